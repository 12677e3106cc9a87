"""How fast `papergen check` is: one case in a running process, a thousand cases, twice as many, and hostile texts.

There is no usual way to compare with: nobody's program reads these papers. Run as `make bench` does, or alone:
`python bench/check.py`.
"""

import cProfile
import pstats
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import inputs

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
ONE, THOUSAND, HOSTILE, GROWTH = 0.030, 20.0, 2.0, 2.3  # seconds, and the time of twice as many cases
CASES = 1000

Row = tuple[str, str, str, bool | None]  # what, figure, demand, whether it is met

HEAD = "---\ntitel: Ansökan\ndnr: SN 2026/0001\nnämnd: Socialnämnden\ndatum: 2026-01-12\n---\n\n"
PROSE = "Socialnämnden beviljade 1 250 tkr till projektet, varav 40 procent avser t.ex. skyddat boende enligt 4 kap. 1 § SoL, "
ROW = "| 1 040 " * 10 + "|\n"
TEXTS = {
    "100 kB on one line": "## Bakgrund\n\n" + PROSE * (100_000 // len(PROSE)) + "slut.\n",
    "100 kB of one word": "## Bakgrund\n\n" + "å" * 100_000 + "\n",
    "10,000 nested brackets": "## Bakgrund\n\n" + "(" * 10_000 + "ord" + ")" * 10_000 + "\n",
    "50,000 numbers": "## Bakgrund\n\n" + "1 040 " * 50_000 + "\n",
    "50,000 numbers, ten in a row of a table": "## Bakgrund\n\n" + "| a " * 10 + "|\n" + "| --: " * 10 + "|\n" + ROW * 5_000,
    "100 kB of hyphens": "## Bakgrund\n\n" + "ord- " * 20_000 + "\n",
    "50,000 quotation marks": "## Bakgrund\n\n" + '"' * 50_000 + "\n",
    "a decision of 5,000 clauses": "## Förslag till beslut\n\n" + "1. Socialnämnden godkänner det.\n" * 5_000,
}


def main() -> int:
    """Measure, print the table, give the exit code."""
    inputs.as_installed()
    with tempfile.TemporaryDirectory(prefix="papergen-bench-") as name:
        rows = [*one_case(Path(name) / "one"), *thousand(Path(name) / "many"), *hostile(Path(name) / "hostile")]
    for what, figure, demand, met in rows:
        print(f"{what:48}  {figure:>12}  {demand:>12}  {'' if met is None else 'yes' if met else 'NO'}")
    return 0 if all(met is not False for *_, met in rows) else 1


def one_case(folder: Path) -> list[Row]:
    """Check four-page cases one by one in this process, after a first one that loads everything."""
    from papergen.project import open_project
    from papergen.steps.checking import CheckTask, check_file, how_to_check

    folder.mkdir()
    inputs.make_project(folder, 21)
    project = open_project(folder)
    how = how_to_check(project, None, (), ())
    tasks = [CheckTask(project, path, how) for path in project.case_files()]
    check_file(tasks[0])
    begun = time.process_time()
    for task in tasks[1:]:
        check_file(task)
    each = (time.process_time() - begun) / 20
    if "--profile" in sys.argv:
        with cProfile.Profile() as profile:
            for task in tasks[1:]:
                check_file(task)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    return [("a four-page case, read and checked", f"{each * 1000:.0f} ms", f"<= {ONE * 1000:.0f} ms", each <= ONE)]


def thousand(folder: Path) -> list[Row]:
    """Check a thousand cases with the program, on the cores there are, and half as many."""
    folder.mkdir()
    took = []
    for number in (CASES // 2, CASES):
        project = folder / str(number)
        project.mkdir()
        inputs.make_project(project, number)
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "papergen", "-C", str(project), "check"], cwd=ROOT, stdout=subprocess.DEVNULL, check=False
        )
        took.append(time.perf_counter() - begun)
    ratio = took[1] / took[0]
    return [
        (f"{CASES} cases, {_cores()} cores", f"{took[1]:.1f} s", f"<= {THOUSAND:.0f} s", took[1] <= THOUSAND),
        ("the same against half as many", f"{ratio:.1f} x", f"<= {GROWTH} x", ratio <= GROWTH),
    ]


def hostile(folder: Path) -> list[Row]:
    """Check texts that nobody writes by hand, each in a process of its own."""
    folder.mkdir()
    inputs.make_project(folder, 1)
    case = next((folder / "cases").rglob("*.md"))
    rows: list[Row] = []
    for what, text in TEXTS.items():
        case.write_text(HEAD + text, encoding="utf-8")
        begun = time.perf_counter()
        command = [sys.executable, "-m", "papergen", "-C", str(folder), "check"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        took = time.perf_counter() - begun
        sound = "Traceback" not in done.stderr
        rows.append((what, f"{took:.1f} s" if sound else "a traceback", f"< {HOSTILE:.0f} s", sound and took < HOSTILE))
    return rows


def _cores() -> int:
    from papergen.steps.pool import cores

    return cores()


if __name__ == "__main__":
    sys.exit(main())
