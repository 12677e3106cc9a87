"""How fast papergen is beside the usual way, and whether time and memory grow no faster than the number of papers.

Run with `make bench`. Everything is made in a temporary folder, nothing is fetched, and only what is compared within one run
counts: the seconds depend on the machine, the ratios hardly do. Ends with 1 if a demand is not met.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import inputs
import memory
import usual

ROOT = Path(__file__).parent.parent
CORES = 2
FEW, MANY = 40, 1000
QUICK_FEW, QUICK_MANY = 8, 40
SHARE_OF_USUAL = 0.25  # of the usual way's time
GROWTH = 27 / (MANY / FEW)  # 1,000 papers in 27 times the time of 40: 8 % more per paper
MEMORY = 400_000_000  # bytes
HELP = 0.25  # seconds
BUSY = 0.5  # mean number of programs that want to run, before we begin


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: texts as they are shown, and whether the demand is met (None: nothing to judge)."""

    what: str
    ours: str
    theirs: str = ""
    ratio: str = ""
    demand: str = ""
    ok: bool | None = None


@dataclass(frozen=True, slots=True)
class Took:
    """What one run of a program took: seconds by the clock, seconds of all its processors, bytes at its peak (0: not watched)."""

    seconds: float
    processor: float = 0
    peak: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help=f"{QUICK_FEW} and {QUICK_MANY} papers instead of {FEW} and {MANY}; judges nothing"
    )
    parser.add_argument("--rounds", type=int, metavar="N", help="times each comparison is made; the best counts (3; quick: 1)")
    options = parser.parse_args(arguments)
    inputs.as_installed()
    few, many = (QUICK_FEW, QUICK_MANY) if options.quick else (FEW, MANY)
    rounds = options.rounds or (1 if options.quick else 3)
    cores = _use_cores()
    print(f"{platform.system()} {platform.machine()}, {cores} cores used, Python {platform.python_version()}; rounds: {rounds}\n")
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    with tempfile.TemporaryDirectory(prefix="papergen-bench-") as name:
        rows = measure(Path(name), few, many, rounds)
    if options.quick:
        rows = [replace(row, ok=None) for row in rows]
    print(table(rows))
    if busy > BUSY:
        print(
            f"\nThe machine was busy with other things (load {busy:.1f}). That counts against papergen, which needs both cores."
        )
    if options.quick:
        print("\nA quick run: too few papers to judge by.")
        return 0
    return int(any(row.ok is False for row in rows))


def measure(folder: Path, few: int, many: int, rounds: int) -> list[Row]:
    """Measure everything in an empty folder."""
    small, large = _project(folder / "small", few), _project(folder / "large", many)
    _build(_project(folder / "warm", 1))  # so that neither way reads its libraries from a disk that has never been read
    rows = []
    ours, theirs = compare(folder, small, rounds)
    print(f"Pages in a paper: {pages(small / 'build')}\n")
    best = min(ours, key=lambda took: took.seconds)
    if theirs:
        usual_best = min(theirs)
        ratio = best.seconds / usual_best
        ok = ratio <= SHARE_OF_USUAL
        rows.append(Row(f"{few} papers", _s(best.seconds), _s(usual_best), f"{ratio:.2f}", f"≤ {SHARE_OF_USUAL}", ok))
    else:
        print("LibreOffice (soffice) is not installed, so the usual way cannot be measured here.\n")
        rows.append(Row(f"{few} papers", _s(best.seconds), "not installed", "", f"≤ {SHARE_OF_USUAL}"))
    took = _build(large, watch=True)
    growth, limit = took.seconds / best.seconds, GROWTH * many / few
    rows.append(Row(f"{many} papers", _s(took.seconds), "", f"{growth:.1f} × {few} papers", f"≤ {limit:.0f} ×", growth <= limit))
    if best.processor:
        work = f"{took.processor / best.processor:.1f} × {few} papers"
        rows.append(Row(f"{many} papers, processor time", _s(took.processor), "", work))
    peak = took.peak
    if memory.MEASURABLE:
        rows.append(Row(f"{many} papers, peak memory", f"{peak / 1e6:.0f} MB", "", "", f"< {MEMORY / 1e6:.0f} MB", peak < MEMORY))
    else:
        rows.append(Row(f"{many} papers, peak memory", "not measured: needs Linux"))
    waited = min(_time(inputs.papergen("--help")).seconds for _ in range(max(rounds, 3)))
    rows.append(Row("papergen --help", _s(waited), "", "", f"< {HELP} s", waited < HELP))
    return rows


def compare(folder: Path, project: Path, rounds: int) -> tuple[list[Took], list[float]]:
    """Give what both ways took, turn about, so that a machine that grows busy or hot is so for both."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = folder / "libreoffice-profile"
    if office:
        once = folder / "once"
        once.mkdir()
        usual.write_docx(inputs.case_text(0), once / "first.docx")
        usual.convert_all(office, profile, once)  # its first start ever makes its settings; that is not counted against it
    ours, theirs = [], []
    for turn in range(rounds):
        ours.append(_build(project))
        if office:
            theirs.append(_usual(office, profile, project, folder / f"usual-{turn}"))
    return ours, theirs


def pages(build: Path) -> str:
    """Give how many pages the PDFs in a folder have: the least and the most."""
    import pypdfium2

    counts = []
    for file in build.rglob("*.pdf"):
        with pypdfium2.PdfDocument(file) as document:
            counts.append(len(document))
    return f"{min(counts)}" if min(counts) == max(counts) else f"{min(counts)}–{max(counts)}"


def table(rows: Sequence[Row]) -> str:
    """Give the rows with a heading, in columns."""
    judged = {True: "yes", False: "NO", None: "–"}
    lines = [("what", "ours", "theirs", "ratio", "demand", "ok")]
    lines += [(row.what, row.ours, row.theirs, row.ratio, row.demand, judged[row.ok]) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def _project(folder: Path, papers: int) -> Path:
    folder.mkdir()
    inputs.make_project(folder, papers)
    return folder


def _build(project: Path, watch: bool = False) -> Took:
    """Build a project in a process of its own, from nothing."""
    shutil.rmtree(project / "build", ignore_errors=True)
    return _time(inputs.papergen("-C", str(project), "build"), memory.PeakMemory if watch and memory.MEASURABLE else None)


def _usual(office: str, profile: Path, project: Path, out: Path) -> float:
    """Build a project the usual way, from nothing; gives seconds."""
    out.mkdir()
    begun = time.perf_counter()
    subprocess.run([sys.executable, usual.__file__, str(project), str(out)], check=True)
    usual.convert_all(office, profile, out)
    seconds = time.perf_counter() - begun
    cases, made = len(list(project.glob("cases/*/*.md"))), len(list(out.glob("*.pdf")))
    if made != cases:
        raise RuntimeError(f"LibreOffice made {made} PDFs of {cases}")
    return seconds


def _time(command: list[str], watcher: Callable[[subprocess.Popen[bytes]], memory.PeakMemory] | None = None) -> Took:
    """Run a command, and watch its memory if there is a watcher. Raises if it fails."""
    begun, used = time.perf_counter(), _processor()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        watch = watcher(process) if watcher else None
        said = process.stderr.read() if process.stderr else b""
        code = process.wait()
        seconds = time.perf_counter() - begun
        peak = watch.stop() if watch else 0
    if code:
        raise subprocess.CalledProcessError(code, command, stderr=said)
    return Took(seconds, _processor() - used, peak)


def _processor() -> float:
    """Give the processor time of all programs that have been run and have ended (0 where the system does not tell)."""
    times = os.times()
    return times.children_user + times.children_system


def _use_cores() -> int:
    """Keep to two cores where there are more and the system lets us choose; gives how many are used. Children inherit it."""
    if not hasattr(os, "sched_setaffinity"):
        return os.cpu_count() or 1
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    return len(os.sched_getaffinity(0))


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s"


if __name__ == "__main__":
    sys.exit(main())
