"""The generated parts of docs/rules.md: each rule as its docstring tells it, and how many times it fires on what we have.

The three real papers are only on some machines; where they are not, what the page says of them is kept as it is.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from papergen.check.rule import Rule
from papergen.check.rules import RULES
from papergen.check.selection import Selection
from papergen.problems import SWEDISH_SEVERITY
from papergen.project import Project, open_project

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
GROUPS = {
    "ACC": "tillgänglighet",
    "ATT": "bilagor",
    "BUN": "mötets handlingar",
    "CON": "konsekvenser",
    "DAT": "datum",
    "DEC": "förslag till beslut",
    "GRA": "granskare",
    "LAW": "lagar",
    "LNG": "klarspråk",
    "META": "uppgifterna överst",
    "NUM": "tal och belopp",
    "ORG": "nämnder och andra namn",
    "PRV": "personuppgifter",
    "SIG": "undertecknare",
    "STR": "avsnitt och rubriker",
    "SUM": "summor",
    "TXT": "text",
}
SEEDS = ("000", "001", "003")


# --- each rule --------------------------------------------------------------------------------------------------------


def rules_text() -> str:
    """Every rule, in groups by the letters of its code."""
    parts = []
    for letters, group in groupby(RULES, key=lambda rule: rule.code.rstrip("0123456789")):
        parts += [f"## {letters}: {GROUPS.get(letters, letters)}", *(_rule(rule) for rule in group)]
    return "\n\n".join(parts)


def _rule(rule: Rule) -> str:
    mended = " Papergen kan rätta det: `papergen check --fix`." if rule.fixable else ""
    return "\n\n".join(
        [
            f"### {rule.code} {rule.name}",
            f"**{rule.summary}** ({SWEDISH_SEVERITY[rule.severity]})",
            f"{_unwrapped(rule.why)}{mended}",
            f"Fel:\n\n{_fenced(rule.bad)}",
            f"Rätt:\n\n{_fenced(rule.good)}",
        ]
    )


def _unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _fenced(sample: str) -> str:
    fence = "````" if "```" in sample else "```"
    return f"{fence}markdown\n{sample.rstrip()}\n{fence}"


# --- how many times each fires ----------------------------------------------------------------------------------------


def counts_table() -> str:
    """How many times each rule fires on cases/, on its own fixtures and on each of the real papers, in publicera."""
    sys.path.insert(0, str(ROOT))
    from tests.check.fixtures import PROJECT, fixture_files, rule_findings

    ours = _fired(open_project(ROOT))
    fixtures = open_project(PROJECT)
    seeds = _on_seeds() or _written()
    lines = ["| regel | `cases/` | reglernas prov | papper 000 | papper 001 | papper 003 |", "|---|--:|--:|--:|--:|--:|"]
    for rule in RULES:
        files = fixture_files(rule.code, "fires", "silent")
        tried = sum(len(rule_findings(fixtures, file, rule.code)) for file in files)
        counts = (ours[rule.code], tried, *seeds.get(rule.code, ("",) * len(SEEDS)))
        lines.append(f"| {rule.code} | {' | '.join(map(str, counts))} |")
    return "\n".join(lines)


def _fired(project: Project, files: Iterable[Path] = ()) -> Counter[str]:
    from tests.check.fixtures import check

    tried = [*files] or [*project.meeting_files(), *project.case_files()]
    return Counter(found.problem.code for file in tried for found in check(project, file, Selection()).found)


def _on_seeds() -> dict[str, tuple[int, ...]]:
    """What the real papers give; nothing where they are not on the machine."""
    from tests.check.seeds import FILES, HAVE_SEEDS, write_seeds

    if not HAVE_SEEDS:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        project = write_seeds(Path(folder))
        fired = [_fired(project, [project.cases / name]) for name in FILES]
    return {rule.code: tuple(one[rule.code] for one in fired) for rule in RULES}


def _written() -> dict[str, tuple[str, ...]]:
    """What the page says of the real papers."""
    rows = re.findall(r"^\| ([A-Z]+\d+) \|(.*)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {code: tuple(cell.strip() for cell in rest.split("|")[-len(SEEDS) :]) for code, rest in rows}
