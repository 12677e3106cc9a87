"""Three real papers as case files: text extracted from old files, with every fault of its own.

They are not part of the project, and lie in a folder beside it on the machines that have them; elsewhere what needs them is
skipped (`HAVE_SEEDS`). All their words stay, with broken lines as soft line breaks; what stands before the first heading and the
signatories go to the front matter, headings become `##`, and a table with tabs a Markdown table.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from papergen.project import Project, open_project

FOLDER = Path(__file__).parents[2].parent / "shared" / "seeds"
FILES = ("000.md", "001.md", "003.md")
HAVE_SEEDS = FOLDER.is_dir() and all(list(FOLDER.glob(f"{name[:3]}_*.txt")) for name in FILES)
SETTINGS = """\
[organisation]
namn = "Stockholms stad"
forvaltning = "Socialtjänstförvaltningen"

[[namnder]]
namn = "Socialtjänstnämnden"
till = 2008-12-31

[[namnder]]
namn = "Socialtjänst- och arbetsmarknadsnämnden"
fran = 2009-01-01
foregangare = "Socialtjänstnämnden"
"""

Block = list[str]  # lines without the blanks at their ends; those at their beginnings mark what was a bullet
_HEADING = re.compile(r"(#+) (.*)")
_ITEM = re.compile(r"\d+\. ")
_OF_SUBJECT = re.compile(r"Utvecklings(?:medel|områden) ")
_LONG = 40  # characters; a line of its own that is shorter and has no full stop is a heading, or a name below a decision


def write_seeds(folder: Path) -> Project:
    """Write a project with the three papers, `cases/000.md`, `001.md` and `003.md`, in an empty folder, and open it."""
    (folder / "papergen.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "cases").mkdir()
    project = open_project(folder)
    titles = {title.casefold() for one in project.kinds["tjansteutlatande"].kind.sections for title in one.titles}
    for name in FILES:
        (seed,) = FOLDER.glob(f"{name[:3]}_*.txt")
        text = case_file(seed.read_text(encoding="utf-8"), titles)
        (project.cases / name).write_text(text, encoding="utf-8")
    return project


def case_file(text: str, titles: set[str]) -> str:
    """Make a case file of a paper; `titles` are the headings of known sections, in lower case."""
    blocks = list(_sections(_blocks(text), titles))
    first = next(index for index, block in enumerate(blocks) if block[0].startswith("## "))
    second = next(index for index, block in enumerate(blocks) if index > first and block[0].startswith("## "))
    decision = blocks[first:second]
    names = []
    while len(decision[-1][-1]) <= _LONG and not decision[-1][-1].endswith("."):
        names.insert(0, decision.pop())
    body = [*decision, *blocks[second:]]
    return "\n".join([*_front_matter(blocks[:first], names), *("\n" + "\n".join(_markdown(block)) for block in body)]) + "\n"


def _blocks(text: str) -> list[Block]:
    """Split a paper in paragraphs; where each line has an empty one after it, they stand between lines with a blank only."""
    lines = text.split("\n")
    airy = sum(line == "" for line in lines) > 0.4 * len(lines) and any(line == " " for line in lines)
    blocks: list[Block] = [[]]
    before = ""
    for line in lines:
        kept = line.rstrip(" ")
        new_page = airy and line[:1] == " " and before.strip() != "" and before.rstrip().endswith(".")
        if new_page or (not kept and (line or not airy)):
            blocks.append([])
        if kept:
            # What looks like a bullet after a page break is only the mark of the new page.
            blocks[-1].append(kept.strip(" ") if before.strip() or not airy else kept)
        before = line
    return [block for block in blocks if block]


def _sections(blocks: list[Block], titles: set[str]) -> Iterator[Block]:
    """Give the blocks with each heading as a block of its own, in Markdown."""
    started = False
    for block in blocks:
        heading = _HEADING.fullmatch(block[0])
        title = heading[2].strip("* ") if heading else block[0].strip()
        if title.rstrip(":").casefold() in titles:
            started = True
            yield [f"## {heading[2] if heading else title}"]
            yield from _of_subject(block[1:])
        elif heading and not started:
            yield [title]
        elif started and not heading and len(block) == 1 and _is_short(title) and _between_texts(blocks, block):
            yield [f"## {title}"]
        elif started:
            yield from _of_subject(block)
        else:
            yield block


def _of_subject(block: Block) -> Iterator[Block]:
    """Give the heading of a subject that stands first in a block, and the rest of the block."""
    end = 0
    if block and _OF_SUBJECT.match(block[0]):
        end = next((at for at, line in enumerate(block) if line[0] == " " or line.startswith("Projekt")), len(block))
        yield [f"### {' '.join(line.strip() for line in block[:end])}"]
    if block[end:]:
        yield block[end:]


def _is_short(line: str) -> bool:
    return len(line) <= _LONG and line[0].isupper() and line[-1] != "." and ":" not in line


def _between_texts(blocks: list[Block], block: Block) -> bool:
    """Tell whether running text stands right before and after a block: names below a decision have none."""
    at = blocks.index(block)
    return 0 < at < len(blocks) - 1 and len(blocks[at - 1][-1]) > _LONG and len(blocks[at + 1][0]) > _LONG


def _front_matter(head: list[Block], names: list[Block]) -> Iterator[str]:
    lines = [line.strip() for block in head for line in block]
    to = lines.index("Till")
    namnd, *rest = lines[to + 1 :]
    if namnd.endswith("-"):
        namnd, rest = namnd[:-1] + rest[0], rest[1:]
    known = dict(line.split(": ", 1) for line in lines[:to])
    yield from ("---", f"titel: {' '.join(rest)}", f"nämnd: {namnd}")
    if "Handläggare" in known:
        yield f"handläggare: {{namn: {known['Handläggare']}, telefon: {known['Telefon']}}}"
    yield "undertecknare:"
    for block in names:
        namn, *titel = (line.strip() for line in block)
        yield f"  - {{namn: {namn}, titel: {titel[0]}}}" if titel else f"  - {{namn: {namn}}}"
    yield "---"


def _markdown(block: Block) -> Iterator[str]:
    if any("\t" in line for line in block):
        yield from _table(block)
        return
    in_item = False
    for line in block:
        in_item = in_item or bool(_ITEM.match(line))
        yield line if not in_item or _ITEM.match(line) else f"   {line.strip()}"


def _table(block: Block) -> Iterator[str]:
    for index, line in enumerate(block):
        cells = (cell.strip().replace("<", "\\<") for cell in line.split("\t"))
        yield f"| {' | '.join(cells)} |"
        if index == 0:
            yield "| :-- | --: |"
