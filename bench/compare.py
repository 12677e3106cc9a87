"""How long `papergen diff` takes: a meeting with one paper changed, a long paper rewritten, papers made to be hard to compare.

Run as `make bench` does, or alone: `python bench/compare.py`. Processor seconds of papergen and of the git it runs, each in a
process of its own. Ends with 1 if a demand is not met.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import inputs

ROOT = Path(__file__).parent.parent
PAPERS, PAGES = 40, 15
MEETING, REWRITTEN, HOSTILE = 1.5, 1.0, 5.0  # processor seconds
BLOCKS, TIMES = 1000, 4
GROWTH = TIMES * 1.3  # n log n from 1,000 blocks to 4,000 is 4.8 times
FOLDER = "cases/socialnamnden-2026-02-17"
FRONT = "---\ntitel: Ett ärende\nnämnd: Socialnämnden\n---\n\n## Bakgrund\n\n"
Row = tuple[str, str, str, bool]  # what, figure, demand, whether it is met


def measure(folder: Path) -> list[Row]:
    """Measure everything in an empty folder."""
    meeting = make_meeting(folder / "meeting")
    rows = [_row(f"{PAPERS} papers, one changed", diff(meeting), MEETING)]
    nothing = diff(folder, *_files(folder, "short", "Ett stycke.", "Ett stycke."))
    long = [body(number) for number in (0, 1)]
    rows.append(_row(f"{PAGES} pages rewritten throughout", diff(folder, *_files(folder, "long", *long)), REWRITTEN))
    few, many = (diff(folder, *_files(folder, f"n{count}", *edited(count))) - nothing for count in (BLOCKS, BLOCKS * TIMES))
    shown = f"{many:.2f} s = {many / few:.1f} × {few:.2f} s"
    rows.append(
        (f"{BLOCKS * TIMES} blocks against {BLOCKS}, one in fifty edited", shown, f"≤ {GROWTH:.1f} ×", many <= few * GROWTH)
    )
    equal = "Nämnden beslutar om medel till stödet för unga.\n\n"
    other = "Något annat står här.\n\n"
    for what, old, new in (
        ("10,000 equal paragraphs, one fewer", equal * 10_000, equal * 9_999),
        ("10,000 equal paragraphs, others between", equal * 10_000, (equal + other) * 5_000),
    ):
        rows.append(_row(what, diff(folder, *_files(folder, "hostile", old, new)), HOSTILE))
    return rows


def _row(what: str, seconds: float, demand: float) -> Row:
    return what, f"{seconds:.2f} s", f"≤ {demand} s", seconds <= demand


def make_meeting(folder: Path) -> Path:
    """Make a repository with a meeting saved in git, and change one of its papers."""
    (folder / FOLDER).mkdir(parents=True)
    (folder / "papergen.toml").write_text(inputs.SETTINGS, encoding="utf-8")
    items = []
    for number in range(PAPERS):
        (folder / FOLDER / f"arende-{number:03}.md").write_text(inputs.case_text(number), encoding="utf-8")
        items.append(f"{number + 1}. [Ärende {number + 1}](arende-{number:03}.md)\n")
    front = "---\nnämnd: Socialnämnden\ndatum: 2026-02-17\n---\n\n"
    (folder / FOLDER / "sammanträde.md").write_text(front + "".join(items), encoding="utf-8")
    git = ("git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b.se")
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message=x")):
        subprocess.run([*git, *command], check=True)
    case = folder / FOLDER / "arende-007.md"
    case.write_text(case.read_text(encoding="utf-8").replace("Förvaltningen", "Vår förvaltning", 3), encoding="utf-8")
    return folder


def body(number: int) -> str:
    """Give the text of a paper of `PAGES` pages, no sentence of which another number has."""
    pages = (inputs.case_text(1000 * number + page).partition("\n## ")[2].partition("[^")[0] for page in range(PAGES // 4 + 1))
    return "\n\n".join(line for page in pages for line in page.split("\n\n") if not line.startswith(("#", "|", ">", "[")))


def edited(count: int) -> tuple[str, str]:
    """Give so many paragraphs, and the same with one in fifty edited and one in a hundred gone."""
    old = [f"Stycke {number} handlar om ärende {number * 7 % 1009} och vad nämnden har sagt om det." for number in range(count)]
    new = [
        text.replace("nämnden", "styrelsen") if number % 50 == 0 else text for number, text in enumerate(old) if number % 100 != 7
    ]
    return "\n\n".join(old), "\n\n".join(new)


def _files(folder: Path, name: str, old: str, new: str) -> tuple[str, str]:
    for which, text in (("old", old), ("new", new)):
        (folder / f"{name}-{which}.md").write_text(FRONT + text + "\n", encoding="utf-8")
    return f"{name}-old.md", f"{name}-new.md"


def diff(folder: Path, *words: str) -> float:
    """Run papergen diff; gives the processor seconds of it and of all it started, the best of two runs."""
    return min(_processor(lambda: _run(folder, words)) for _ in range(2))


def _run(folder: Path, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "papergen", "-C", str(folder), "diff", "--format", "markdown", *words]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def _processor(work: Callable[[], None]) -> float:
    before = os.times()
    work()
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> int:
    """Measure, print, and give 1 if a demand is not met."""
    inputs.as_installed()
    with tempfile.TemporaryDirectory(prefix="papergen-bench-") as name:
        rows = measure(Path(name))
    for what, figure, demand, ok in rows:
        print(f"{what:52}  {figure:24}  {demand:12}  {'yes' if ok else 'NO'}")
    return int(not all(ok for *_, ok in rows))


if __name__ == "__main__":
    sys.exit(main())
