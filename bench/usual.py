"""The usual way to the same papers: docxtpl with a subdocument for each, then LibreOffice once over all of them.

So the libraries' own manuals show it, and so such scripts are written: front matter with PyYAML, the text with Markdown, a
subdocument written with python-docx by the names of the template's styles, the shell filled with docxtpl. The template is
papergen's own. A script by itself (`usual.py PROJECT OUT`), so that it starts as cold as papergen does.

It does less than papergen: no places for errors, no real footnotes, numbered lists that do not start anew, no checked standard.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from html.entities import name2codepoint
from pathlib import Path
from typing import Any

import yaml
from docxtpl import DocxTemplate
from markdown import Markdown

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "templates" / "tjansteutlatande" / "mall.docx"
# Markdown writes `&nbsp;` and the like in its footnotes; XML knows only five such names.
XML_OWN = ("lt", "gt", "amp", "quot", "apos")
ENTITIES = "".join(f'<!ENTITY {name} "&#{code};">' for name, code in name2codepoint.items() if name not in XML_OWN)
HEADINGS = {"h2": 1, "h3": 2, "h4": 3}


def write_all(project: Path, out: Path) -> None:
    """Write the Word file of each case in a project into `out`."""
    for case in sorted(path for path in project.glob("cases/*/*.md") if not path.name.startswith("samman")):
        write_docx(case.read_text(encoding="utf-8"), out / f"{case.stem}.docx")


def write_docx(text: str, target: Path) -> None:
    """Write one case as Word: its fields into the shell, its text as a subdocument."""
    _, front_matter, body = text.split("---\n", 2)
    fields = yaml.safe_load(front_matter)
    template = DocxTemplate(TEMPLATE)
    subdocument = template.new_subdoc()
    html = Markdown(extensions=["tables", "footnotes", "sane_lists"], tab_length=2).convert(body)
    for element in ET.fromstring(f"<!DOCTYPE body [{ENTITIES}]><body>{html}</body>"):
        write_block(subdocument, element)
    template.render(
        shell_values(fields) | {"text_fore_undertecknare": subdocument, "text_efter_undertecknare": ""}, autoescape=True
    )
    template.save(target)


def shell_values(fields: dict[str, Any]) -> dict[str, Any]:
    """Give the names that the shell uses."""
    handlaggare = fields["handläggare"]
    return {
        "organisation": "Sävhamns kommun",
        "forvaltning": "Socialförvaltningen",
        "avdelning": fields["avdelning"],
        "papperstyp": "Tjänsteutlåtande",
        "titel": fields["titel"],
        "dnr": fields["dnr"],
        "datum": str(fields["datum"]),
        "namnd": fields["nämnd"],
        "antal_bilagor": "3 bilagor",
        "handlaggare": [
            {"namn": handlaggare["namn"], "titel": "", "telefon": handlaggare["telefon"], "epost": handlaggare["e-post"]}
        ],
        "undertecknare": [{"namn": person["namn"], "titel": person["titel"]} for person in fields["undertecknare"]],
        "externa_dnr": [],
        "expediering": [],
        "sekretess": "",
    }


def write_block(document: Any, element: ET.Element, style: str | None = None) -> None:
    """Write one block of HTML, and the blocks inside it."""
    if element.tag in HEADINGS:
        document.add_heading("".join(element.itertext()), HEADINGS[element.tag])
    elif element.tag == "p":
        write_runs(document.add_paragraph(style=style), element)
    elif element.tag in ("ul", "ol"):
        for item in element:
            write_item(document, item, "List Bullet" if element.tag == "ul" else "List Number")
    elif element.tag == "table":
        write_table(document, element)
    elif element.tag != "hr":
        for child in element:
            write_block(document, child, "Quote" if element.tag == "blockquote" else None)


def write_item(document: Any, item: ET.Element, style: str) -> None:
    """Write a list item: its text, then the blocks below it."""
    if (item.text or "").strip() or any(child.tag not in ("p", "ul", "ol") for child in item):
        write_runs(document.add_paragraph(style=style), item)
    for child in item:
        if child.tag in ("p", "ul", "ol"):
            write_block(document, child, style)


def write_runs(paragraph: Any, element: ET.Element, bold: bool = False, italic: bool = False) -> None:
    """Write the text of an element, bold and italic where it says so."""
    _add(paragraph, element.text, bold, italic)
    for child in element:
        if child.tag not in ("p", "ul", "ol"):
            write_runs(paragraph, child, bold or child.tag == "strong", italic or child.tag == "em")
        _add(paragraph, child.tail, bold, italic)


def _add(paragraph: Any, text: str | None, bold: bool, italic: bool) -> None:
    if text and text.strip("\n"):
        run = paragraph.add_run(text.replace("\n", " "))
        run.bold, run.italic = bold or None, italic or None


def write_table(document: Any, element: ET.Element) -> None:
    """Write a table, row by row."""
    rows = list(element.iter("tr"))
    table = document.add_table(rows=0, cols=len(rows[0]), style="Tabell")
    for row in rows:
        for cell, source in zip(table.add_row().cells, row, strict=True):
            write_runs(cell.paragraphs[0], source, bold=source.tag == "th")


def convert_all(office: str, profile: Path, folder: Path) -> None:
    """Let LibreOffice make a PDF of every Word file in a folder, in one go; `profile` is its folder of settings."""
    files = sorted(map(str, folder.glob("*.docx")))
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *files,
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), Path(sys.argv[2]))
