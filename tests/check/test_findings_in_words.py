"""What the rules on a paper's parts say, word for word, of their own fixtures."""

from papergen.check.finding import Found
from papergen.check.rules import RULES
from papergen.problems import point
from papergen.project import MEETING_FILES, open_project
from tests.check.fixtures import MODES, PROJECT, check, only

FAMILIES = ("ACC", "ATT", "BUN", "CON", "META", "SIG", "STR")


def told(found: list[Found]) -> str:
    """Give findings as lines: where, how grave, what is wrong, what to do, and how it is mended."""
    lines = []
    for one in found:
        problem, place = one.problem, one.problem.place or point("")
        mend = "".join(f" ({edit.place.column}–{edit.place.end_column} → ”{edit.text}”)" for edit in one.edits)
        where = f"{place.line}:{place.column}–{place.end_line}:{place.end_column}"
        lines.append(f"{where} {problem.severity.name}: {problem.message} | {problem.hint}{mend}\n")
    return "".join(lines)


def test_the_words_of_findings(golden):
    project = open_project(PROJECT)
    parts = []
    for rule in RULES:
        if rule.code.startswith(FAMILIES):
            for path in sorted((PROJECT / "cases" / rule.code).glob("fires*")):
                file = next(path / name for name in MEETING_FILES if (path / name).exists()) if path.is_dir() else path
                mode = MODES.search(file.read_text(encoding="utf-8"))
                found = check(project, file, only(rule.code), mode[1] if mode else "publicera").found
                parts.append(f"{rule.code}/{path.name}\n{told([one for one in found if one.problem.code == rule.code])}\n")
    golden("check/findings_of_papers.txt", "".join(parts))
