"""Write the generated parts of docs/ and its pictures; with --check only say whether something there is out of date.

The pictures are left out of the check: they are photographs of papers in cases/, taken anew with `make docs`.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps
from rule_pages import counts_table, rules_text

from papergen.read.case_fields import CASE_FIELDS, HANDLAGGARE_FIELDS, UNDERTECKNARE_FIELDS
from papergen.read.meeting import MEETING_FIELDS
from papergen.render.context import NAMES
from papergen.render.template import BODY_STYLES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
HANDBOOK, CODES, TEMPLATES, RULES = (DOCS / name for name in ("handbok.md", "felkoder.md", "templates.md", "rules.md"))
KINDS = ("tjansteutlatande", "tjansteskrivelse", "informationsarende")  # those a handläggare chooses between

LITERAL_CODE = re.compile(r'"((?:FM|MD|FIL|MOT|MALL|TOML)\d{3})"')
SHARED_NUMBER = re.compile(r'(?:notes\.add\(\s*|^\s+)"(01\d)",', re.MULTILINE)  # the schema's: the same in FM, TOML and MALL
HEADING_CODE = re.compile(r"^#+ .*", re.MULTILINE)


# --- the generated parts --------------------------------------------------------------------------------------------


def names_table() -> str:
    """The names a template may use."""
    return "\n".join(["| name | what it gives |", "|---|---|", *(f"| `{name}` | {means} |" for name, means in NAMES.items())])


def styles_list() -> str:
    """The styles a mall.docx must have."""
    return ", ".join(f"`{name}`" for name in BODY_STYLES) + "."


def sections_tables() -> str:
    """For each kind of paper its sections, with the headings that mean them."""
    parts = []
    for name in KINDS:
        kind = tomllib.loads((ROOT / "templates" / name / "kind.toml").read_text(encoding="utf-8"))
        parts += [f"**{kind['titel']}** (`mall: {name}`)", "", "| rubrik | går också bra | ska finnas |", "|---|---|---|"]
        usual_of = {section["namn"]: section["rubriker"][0] for section in kind["avsnitt"]}
        for section in kind["avsnitt"]:
            usual, *others = section["rubriker"]
            instead = "".join(f", eller {usual_of[name]}" for name in section.get("eller", ()))
            must = f"ja{instead}" if section.get("krav") else "bör" if section.get("onskad") else ""
            parts.append(f"| {usual} | {', '.join(others)} | {must} |")
        parts.append("")
    return "\n".join(parts).rstrip()


GENERATED = {
    TEMPLATES: {"names": names_table, "styles": styles_list},
    HANDBOOK: {"sections": sections_tables},
    RULES: {"rules": rules_text, "counts": counts_table},
}


def with_generated(text: str, makers: dict) -> str:
    """Put what each maker gives between its two markers."""
    for name, make in makers.items():
        begin, end = f"<!-- generated: {name} -->", "<!-- end -->"
        before, found, rest = text.partition(begin)
        if not found or end not in rest:
            raise SystemExit(f"the markers {begin} … {end} are missing")
        text = f"{before}{begin}\n{make()}\n{end}{rest.partition(end)[2]}"
    return text


# --- what is written by hand but must be complete -------------------------------------------------------------------


def codes_in_source() -> set[str]:
    """The problem codes that a user can meet."""
    found = set()
    for path in sorted((ROOT / "papergen").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found |= set(LITERAL_CODE.findall(text))
        found |= {f"FM{number}" for number in SHARED_NUMBER.findall(text)}
        if 'f"{prefix}' in text:
            found |= {f"TOML{number}" for number in re.findall(r'f"\{prefix\}(\d{3})"', text)}
    return found


def codes_in_docs() -> set[str]:
    """The problem codes that have a heading in docs/felkoder.md."""
    headings = "\n".join(HEADING_CODE.findall(CODES.read_text(encoding="utf-8")))
    return set(re.findall(r"(?:FM|MD|FIL|MOT|MALL|TOML)\d{3}", headings))


def missing() -> list[str]:
    """What the pages written by hand leave out, or tell of although it is gone."""
    handbook, told, explained = HANDBOOK.read_text(encoding="utf-8"), codes_in_source(), codes_in_docs()
    keys = {one.key for one in (*CASE_FIELDS, *HANDLAGGARE_FIELDS, *UNDERTECKNARE_FIELDS, *MEETING_FIELDS)}
    shared = {f"{prefix}{number}" for prefix in ("TOML", "MALL") for number in (code[-3:] for code in told)}
    return [
        *(f"docs/handbok.md: the key {key} is missing" for key in sorted(keys) if f"`{key}`" not in handbook),
        *(f"docs/felkoder.md: {code} is missing" for code in sorted(told - explained)),
        *(f"docs/felkoder.md: {code} is not told by any code" for code in sorted(explained - told - shared)),
    ]


# --- the pictures ---------------------------------------------------------------------------------------------------


def page(source: str, pdf: str, width: int, number: int = 1) -> Image.Image:
    """Make what `source` in cases/ names and give page `number` of `pdf` in build/ as a picture `width` pixels wide.

    Nothing is written in the project's own build/.
    """
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copy(ROOT / "papergen.toml", project)
        for name in ("cases", "templates"):
            shutil.copytree(ROOT / name, project / name)
        build = [sys.executable, "-m", "papergen", "-C", folder, "build", str(project / "cases" / source)]
        subprocess.run(build, cwd=ROOT, check=True)
        shown = pypdfium2.PdfDocument((project / "build" / pdf).read_bytes())[number - 1]
    height = round(width * shown.get_height() / shown.get_width())
    large = shown.render(scale=2 * width / shown.get_width()).to_pil().convert("RGB")
    return large.resize((width, height), Image.Resampling.LANCZOS)


def save(picture: Image.Image, name: str) -> None:
    """Write a picture with a thin grey border, in few colours."""
    bordered = ImageOps.expand(picture, 1, "#c8c8c8").quantize(64, dither=Image.Dither.NONE)
    (DOCS / "pictures").mkdir(exist_ok=True)
    bordered.save(DOCS / "pictures" / name, optimize=True)


def pictures() -> None:
    """A whole page, the upper part of the one whose case file the README shows, and the list at the head of a bundle."""
    meeting = "socialnamnden-2026-02-17"
    save(page(f"{meeting}/projektmedel-lotsen.md", f"{meeting}/projektmedel-lotsen.pdf", 898), "page.png")
    whole = page(f"{meeting}/andrad-sammantradesdag.md", f"{meeting}/andrad-sammantradesdag.pdf", 900)
    save(whole.crop((100, 30, 800, 655)), "paper.png")
    save(page(meeting, f"{meeting}/handlingar.pdf", 700, number=2), "list.png")


def main() -> None:
    """Write everything, or check."""
    check = "--check" in sys.argv[1:]
    faults = []
    for path, makers in GENERATED.items():
        text = path.read_text(encoding="utf-8")
        new = with_generated(text, makers)
        if new != text and check:
            faults.append(f"{path.relative_to(ROOT)}: out of date, run make docs")
        elif new != text:
            path.write_text(new, encoding="utf-8")
    faults += missing()
    if not check:
        pictures()
    print(*faults, sep="\n", end="\n" if faults else "")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
