"""The rules' own fixtures: case files that carry their expectations in the text, and the samples in the rules' docstrings.

`tests/check/project/cases/<CODE>/fires*.md` must give exactly the findings it expects of the rule CODE, and `silent*.md` none.
An expectation is a comment: `<!-- expect: SUM001 "390" -->`, the code and the very words that the finding points at; line ends
count as blanks, and `…` stands for any characters. A finding that points at nothing is expected as `""`. For rules on meetings
the fixtures are folders, `fires*/` and `silent*/`, with a meeting file that carries the expectations.
"""

import re
import unicodedata
from pathlib import Path

from papergen.check.finding import Found
from papergen.check.rule import Rule
from papergen.check.selection import Selection
from papergen.problems import Place
from papergen.project import MEETING_FILES, Project, open_project
from papergen.steps.checking import Checked, CheckTask, How, check_file

HERE = Path(__file__).parent
PROJECT = HERE / "project"
CLEAN = HERE / "clean"
MEETING = "---\nnämnd: Socialnämnden\ndatum: 2026-02-17\n---\n"
EXPECT = re.compile(r'<!-- expect: (?P<code>[A-Z]+\d+) "(?P<words>.*?)" -->', re.DOTALL)
MODES = re.compile(r"<!-- mode: (utkast|publicera) -->")
FRONT = """\
---
titel: Ansökan om projektmedel
dnr: SN 2026/0123
nämnd: Socialnämnden
datum: 2026-01-12
---
"""


def check(project: Project, file: Path, selection: Selection, mode: str = "publicera") -> Checked:
    """Check one case or meeting file with the selected rules."""
    is_meeting = unicodedata.normalize("NFC", file.name) in MEETING_FILES
    return check_file(CheckTask(project, file, How(selection, mode), is_meeting))


def only(code: str) -> Selection:
    return Selection(own_select=(code,))


def rule_findings(project: Project, file: Path, code: str) -> list[tuple[str, str]]:
    """Give code and words of what one rule finds in a file, in publicera unless the file says `<!-- mode: utkast -->`."""
    mode = MODES.search(file.read_text(encoding="utf-8"))
    checked = check(project, file, only(code), mode[1] if mode else "publicera")
    return [(one.problem.code, words_at(checked, one)) for one in checked.found if one.problem.code == code]


def words_at(checked: Checked, found: Found) -> str:
    """Give the words that a finding points at, line ends as blanks."""
    place = found.problem.place
    return " ".join(_source(checked.lines, place).split()) if place else ""


def _source(lines: tuple[str, ...], place: Place) -> str:
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    last = lines[place.end_line - 1][: place.end_column - 1] if place.end_line <= len(lines) else ""
    return "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line : place.end_line - 1], last])


def fixture_files(code: str, *kinds: str) -> list[Path]:
    """Give a rule's fixtures, of "fires" or "silent" or both: case files, and the meeting files of folders."""
    paths = [path for kind in kinds for path in sorted((PROJECT / "cases" / code).glob(f"{kind}*"))]
    return [next(path / name for name in MEETING_FILES if (path / name).exists()) if path.is_dir() else path for path in paths]


def expectations(file: Path) -> list[tuple[str, str]]:
    """Give the expectations that a fixture carries."""
    text = unicodedata.normalize("NFC", file.read_text(encoding="utf-8"))
    return [(match["code"], " ".join(match["words"].split())) for match in EXPECT.finditer(text)]


def unmet(expected: list[tuple[str, str]], found: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Give the expectations that nothing met, and the findings that nothing expected."""
    left = list(found)
    missing = []
    for code, words in expected:
        pattern = re.compile(".*".join(map(re.escape, words.split("…"))))
        met = next((one for one in left if one[0] == code and pattern.fullmatch(one[1])), None)
        if met:
            left.remove(met)
        else:
            missing.append((code, words))
    return missing, left


def sample_case(sample: str) -> str:
    """Make a case file of a sample in a rule's docstring: a whole file, a body, or what stands under Bakgrund."""
    if sample.startswith("---"):
        return sample
    return f"{FRONT}\n{sample}" if sample.startswith("## ") else f"{FRONT}\n## Bakgrund\n\n{sample}"


def write_sample(folder: Path, rule: Rule, sample: str) -> tuple[Project, Path]:
    """Write a sample as a project of its own; gives it and the file to check.

    A meeting's sample has a case beside it, `ansokan.md`; a case's sample has a meeting.
    """
    (folder / "papergen.toml").write_text((PROJECT / "papergen.toml").read_text(encoding="utf-8"), encoding="utf-8")
    cases = folder / "cases" / "mote"
    cases.mkdir(parents=True)
    if rule.of_meeting:
        (cases / "ansokan.md").write_text(sample_case("Text.\n"), encoding="utf-8")
        file = cases / "sammantrade.md"
    else:
        file = cases / "arende.md"
        (cases / "sammantrade.md").write_text(MEETING, encoding="utf-8")
    file.write_text(sample if rule.of_meeting else sample_case(sample), encoding="utf-8")
    return open_project(folder), file
