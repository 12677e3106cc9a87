"""Input that nobody planned for: correct papers or a clear problem, never a traceback."""

import os
import unicodedata
from pathlib import Path

import pytest

from tests.journey.paper_files import assert_valid, picture
from tests.journey.small_project import BODY, FOLDER, FRONT, MADE, MEETING, SmallProject, case_text


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def wide_table(columns: int) -> str:
    return "\n".join("|" + text * columns for text in (" a |", "---|", " cell |"))


def persons(key: str, fields: str) -> str:
    return f"{key}:\n" + "".join(f"  - {{namn: Person {number}, {fields}}}\n" for number in range(300))


BODIES = {
    "a table of 40 columns": wide_table(40),
    "a list 15 deep": "\n".join(f"{'  ' * depth}- nivå {depth}" for depth in range(15)),
    "headings of emphasis only": "### **\n\n### *kursiv*\n\n### **~~båda~~**\n\n### `kod`",
    "a footnote in a table header": "| a[^1] | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Not.",
    "a footnote in a heading": "## Rubrik[^1]\n\nText.\n\n[^1]: Not.",
    "a footnote in a footnote": "Text[^1].\n\n[^1]: Not[^2].\n\n[^2]: Annan.",
    "a table and a list in a footnote": "Text[^1].\n\n[^1]: Not.\n\n    - ett\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |",
    "pictures in odd places": (
        "### Rubrik ![A](x.png)\n\n| ![B](x.png) | b |\n|---|---|\n| 1 | ![C](x.png) |\n\n"
        "- ![D](x.png)\n\n> ![E](x.png)\n\n[![F](x.png)](https://example.se)\n\nText[^1].\n\n[^1]: Not ![G](x.png)."
    ),
    "a link of 3,000 characters": f"[länk](https://example.se/{'a' * 3000})",
    "links with odd characters": "[a](<https://example.se/ å{}|^`>) [b](http://[::1) [c](mailto:x@y.z) [d](#a) [e](b.md) [f](<>)",
    "a line of code of 5,000 characters": f"```\n{'x' * 5000}\n```\n\nOch `{'y' * 5000}`.",
    "a word of 5,000 characters": "x" * 5000,
    "text from right to left": "Text שלום עולם och mera.",
    "sections with nothing but blanks": "## Tom\n\n   \n\n## Mer\n\n&nbsp;\n\n###  Under",
    "empty cells, items and quotes": "| a | b |\n|---|---|\n| | |\n\n- \n- x\n\n1.\n\n> \n\n```\n```",
    "a numbered list from 999999999": "999999999. ett\n1. två",
    "text that looks like templates": '{{ titel }} {% if x %} {# y #} #import "x" $ x^2 $ @ref \\<label> \\{ _ * ~ = - + /',
    "one thousand short paragraphs": "\n\n".join(["Kort."] * 1000),
    "a table of 400 rows": "| a | b |\n|---|---|\n" + "\n".join("| 1 | två |" for _ in range(400)),
    "pictures of extreme shapes": "![A](hog.png)\n\n![B](bred.png)\n\n![C](punkt.png)\n\n![D](fyrfarg.jpg)\n\n![E](djup.png)",
}


@pytest.mark.parametrize("name", BODIES)
def test_an_odd_body_gives_valid_papers(project: SmallProject, name: str) -> None:
    project.write(f"{FOLDER}/x.png", picture())
    project.write(f"{FOLDER}/hog.png", picture((1, 3000)))
    project.write(f"{FOLDER}/bred.png", picture((3000, 1)))
    project.write(f"{FOLDER}/punkt.png", picture((1, 1)))
    project.write(f"{FOLDER}/fyrfarg.jpg", picture(mode="CMYK", form="JPEG"))
    project.write(f"{FOLDER}/djup.png", picture(mode="I;16"))
    project.body(f"{BODY}\n{BODIES[name]}\n")
    ran = project.build()
    links_to_files = ["FIL019", "FIL019"] if name == "links with odd characters" else []
    assert (ran.code, [one.code for one in ran.told]) == (0, links_to_files)
    assert_valid(*(project.root / MADE / f"arende.{form}" for form in ("docx", "pdf")))


FRONTS = {
    "a title of 2,000 characters without a blank": FRONT.replace("Ansökan", "A" * 2000),
    "a title of 2,000 characters": FRONT.replace("Ansökan", "Ansökan " * 250),
    "a title of marks": FRONT.replace(
        "Ansökan om projektmedel", "'# $ * _ @ < > & [ ] \\ ~ = { } % {{ titel }} {% x %} #import'"
    ),
    "British English": FRONT + "språk: en-GB\n",
    "a language with a script": FRONT + "språk: zh-Hant-TW\n",
    "a language with a region in figures": FRONT + "språk: es-419\n",
    "Northern Sami": FRONT + "språk: sme\n",
    "the first year there is": FRONT.replace("2026-01-12", "1800-01-01"),
    "the last year there is": FRONT.replace("2026-01-12", "2199-12-31"),
    "300 who sign": FRONT + persons("undertecknare", "titel: Chef"),
    "300 handläggare": FRONT + persons("handläggare", "telefon: 08-1, e-post: a@b.se"),
    "no date": FRONT.replace("datum: 2026-01-12\n", ""),
    "a dnr": FRONT + "dnr: SN 2026/0123\n",
}


@pytest.mark.parametrize("name", FRONTS)
def test_odd_front_matter_gives_valid_papers(project: SmallProject, name: str) -> None:
    project.body(BODY, FRONTS[name])
    ran = project.build()
    assert (ran.code, ran.err) == (0, "")
    assert_valid(*(project.root / MADE / f"arende.{form}" for form in ("docx", "pdf")))


NAMES = {
    "ett ärende med å och ö.md": "ett ärende med å och ö",
    nfd("ärende å ö.md"): "ärende å ö",
    "-r.md": "-r",
    "--format.md": "--format",
    "a.b.md": "a.b",
    "#[x] {y} $z.md": "#[x] {y} $z",
    "a" * 240 + ".md": "a" * 240,
}


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_of_a_case_gives_papers_with_that_name(project: SmallProject, name: str) -> None:
    project.case(case_text(), name)
    ran = project.build()
    assert (ran.code, ran.err) == (0, "")
    assert {f"namnd-2026-02-17/{NAMES[name]}.{form}" for form in ("docx", "pdf")} < set(project.made())


@pytest.mark.parametrize("name", ["a\nb.md", b"a\xf6.md"])
def test_a_name_that_cannot_be_shown_is_refused(project: SmallProject, name: str | bytes) -> None:
    path = Path(project.root, FOLDER, os.fsdecode(name))
    try:
        path.write_text(case_text(), encoding="utf-8")
    except OSError:
        pytest.skip("no such name on this disk")
    ran = project.build()
    (told,) = ran.told
    assert (told.path, told.code) == (f"{FOLDER}/a\ufffd{'b' if isinstance(name, str) else ''}.md", "FIL118")
    assert (ran.code, [made.rpartition("/")[2] for made in project.made()]) == (1, ["god.docx", "god.pdf"])


def test_two_files_whose_names_are_the_same_to_a_reader_are_refused_and_neither_is_lost(project: SmallProject) -> None:
    project.case(case_text(), "ä.md")
    project.case(case_text(), nfd("ä.md"))
    if len(list((project.root / FOLDER).glob("*.md"))) < 4:
        pytest.skip("this disk has no two such names")
    ran = project.build()
    (told,) = ran.told
    assert (ran.code, told.path, told.code) == (1, f"{FOLDER}/ä.md", "FIL114")
    assert [name.rpartition("/")[2] for name in project.made()] == ["god.docx", "god.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("where", ["case", "meeting", "picture"])
def test_a_pipe_where_a_file_should_be_is_no_wait_without_end(project: SmallProject, where: str) -> None:
    if where == "picture":
        project.body(f"{BODY}\n![Karta](x.png)\n")
    os.mkfifo(project.root / FOLDER / {"case": "arende.md", "meeting": "sammanträde.md", "picture": "x.png"}[where])
    ran = project.build()
    assert ran.code == 1
    assert {told.code for told in ran.told} <= {"FIL109", "FIL101", "MOT020"}


def test_crlf_and_bom_and_nfd_make_the_same_paper(project: SmallProject) -> None:
    project.case(case_text(body=f"{BODY}\n- å\n- ä\n"))
    project.build()
    before = [project.outputs()[name] for name in project.made()]
    project.case(b"\xef\xbb\xbf" + nfd(case_text(body=f"{BODY}\n- å\n- ä")).replace("\n", "\r\n").encode())
    assert project.build().code == 0
    assert [project.outputs()[name] for name in project.made()] == before


def test_a_meeting_file_named_in_nfd_is_found(project: SmallProject) -> None:
    project.write(f"{FOLDER}/{nfd('sammanträde.md')}", MEETING)
    assert project.build().code == 0
    assert f"{MADE.removeprefix('build/')}/handlingar.pdf" in project.made()


def test_a_project_without_cases_says_so(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    project.write("papergen.toml", '[organisation]\nnamn = "X"\n')
    ran = project.build()
    assert (ran.code, ran.out, ran.err) == (0, "Det finns inga ärendefiler att göra papper av.\n", "")
