"""How fast a whole meeting is beside the usual way: forty papers, twenty attachments of five pages, one bundle.

The usual way is `usual.py` for the papers, then pypdf to put them and the attachments into one file in order, which gives neither
tags, outline, labels nor page numbers. Run as `make bench` does, or alone: `python bench/meeting.py`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import inputs
import memory
import usual

ROOT = Path(__file__).parent.parent
PAPERS, ATTACHMENTS, PAGES = 40, 20, 5
SHARE_OF_USUAL, SHARE_AFTER_EDIT, NOTHING_CHANGED = 1 / 3, 0.2, 0.4  # of the usual way, of our own cold time, processor seconds
MANY_PAGES, MEMORY = 1500, 1_000_000_000
ROUNDS = 3  # they take turns, and the best of each counts, since what else runs on the machine only adds
MEETING = "cases/socialnamnden-2026-02-17"

Row = tuple[str, str, str, bool | None]  # what, figure, demand, whether it is met


def make_meeting(folder: Path, papers: int, attachments: int, pages: int = PAGES) -> Path:
    """Make a project of one meeting, every second paper with an attachment of so many pages."""
    meeting = folder / MEETING
    (meeting / "bilagor").mkdir(parents=True)
    (folder / "papergen.toml").write_text(inputs.SETTINGS, encoding="utf-8")
    items = []
    for number in range(papers):
        text = inputs.case_text(number)
        if number < attachments:
            _attachment(meeting / "bilagor" / f"bilaga-{number}.pdf", number, pages)
            text = (
                text.rstrip()
                + f"\n\n{'' if '## Bilagor' in text else '## Bilagor'}\n\n{1}. [Underlag](bilagor/bilaga-{number}.pdf)\n"
            )
        (meeting / f"arende-{number:03}.md").write_text(text, encoding="utf-8")
        items.append(f"{number + 1}. [Ärende {number + 1}](arende-{number:03}.md)")
    front = "---\nnämnd: Socialnämnden\ndatum: 2026-02-17\n---\n\n"
    (meeting / "sammanträde.md").write_text(front + "\n".join(items) + "\n", encoding="utf-8")
    return folder


def _attachment(path: Path, number: int, pages: int) -> None:
    """Write a PDF of so many pages with some text, as reportlab makes them: untagged, with no standard."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), invariant=1)
    for page in range(pages):
        for line in range(40):
            canvas.drawString(72, 770 - 17 * line, f"Bilaga {number}, sida {page + 1}, rad {line + 1}: underlag till ärendet.")
        canvas.showPage()
    canvas.save()


def measure(folder: Path) -> list[Row]:
    """Measure everything in an empty folder."""
    project = make_meeting(folder / "meeting", PAPERS, ATTACHMENTS)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    colds, edits, nothings, usuals = [], [], [], []
    for turn in range(ROUNDS):
        colds.append(build(project)[0])
        if office:
            usuals.append(usual_way(office, folder, project, folder / f"usual-{turn}"))
        edits.append(_edited(project, turn))
        nothings.append(build(project, again=True)[1])
    cold, edited, used = min(colds), min(edits), min(nothings)
    rows: list[Row] = []
    if usuals:
        theirs = min(usuals)
        demand = f"≤ {SHARE_OF_USUAL:.2f} × {theirs:.2f} s, the usual way"
        rows.append(
            (
                f"{PAPERS} papers, {ATTACHMENTS} attachments, cold",
                f"{cold:.2f} s = {cold / theirs:.2f} ×",
                demand,
                cold <= theirs * SHARE_OF_USUAL,
            )
        )
    else:
        rows.append(
            (
                f"{PAPERS} papers, {ATTACHMENTS} attachments, cold",
                f"{cold:.2f} s",
                "LibreOffice is not installed: nothing to compare with",
                None,
            )
        )
    rows.append(
        (
            "one case edited",
            f"{edited:.2f} s = {edited / cold:.2f} × cold",
            f"≤ {SHARE_AFTER_EDIT} × cold",
            edited <= cold * SHARE_AFTER_EDIT,
        )
    )
    rows.append(("nothing changed, processor time", f"{used:.2f} s", f"≤ {NOTHING_CHANGED} s", used <= NOTHING_CHANGED))
    large = make_meeting(folder / "large", PAPERS, PAPERS, (MANY_PAGES - 4 * PAPERS) // PAPERS)
    seconds, _, peak = build(large, watch=memory.MEASURABLE)
    shown = f"{seconds:.1f} s" + (f", {peak / 1e6:.0f} MB" if peak else "")
    rows.append(
        (f"a bundle of over {MANY_PAGES} pages, peak memory", shown, f"< {MEMORY / 1e6:.0f} MB", peak < MEMORY if peak else None)
    )
    return rows


def build(project: Path, again: bool = False, watch: bool = False) -> tuple[float, float, int]:
    """Build a project in a process of its own; gives seconds, processor seconds and peak memory (0: not watched)."""
    if not again:
        shutil.rmtree(project / "build", ignore_errors=True)
    before, begun = os.times(), time.perf_counter()
    with subprocess.Popen(
        inputs.papergen("-C", str(project), "build"),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        watcher = memory.PeakMemory(process) if watch else None
        code = process.wait()
        seconds = time.perf_counter() - begun
        peak = watcher.stop() if watcher else 0
    after = os.times()
    if code:
        raise RuntimeError(f"papergen build ended with {code}")
    return seconds, after.children_user + after.children_system - before.children_user - before.children_system, peak


def _edited(project: Path, turn: int) -> float:
    """Edit one case, each time another, and build; gives seconds."""
    case = project / MEETING / f"arende-{7 + turn:03}.md"
    case.write_text(case.read_text(encoding="utf-8").replace("Förvaltningen", "Vår förvaltning", 1), encoding="utf-8")
    return build(project, again=True)[0]


def usual_way(office: str, folder: Path, project: Path, out: Path) -> float:
    """Make the papers the usual way in `out`, and put them and the attachments into one file; gives seconds.

    LibreOffice's settings are kept in `folder`, so that only its first start ever makes them.
    """
    out.mkdir()
    begun = time.perf_counter()
    subprocess.run([sys.executable, usual.__file__, str(project), str(out)], check=True)
    usual.convert_all(office, folder / "profile", out)
    subprocess.run([sys.executable, __file__, "--merge", str(project / MEETING), str(out)], check=True)
    return time.perf_counter() - begun


def merge(meeting: Path, out: Path) -> None:
    """Put the papers and attachments of a meeting into one PDF with pypdf."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for case in sorted(meeting.glob("arende-*.md")):
        writer.append(out / f"{case.stem}.pdf")
        attachment = meeting / "bilagor" / f"bilaga-{int(case.stem.rpartition('-')[2])}.pdf"
        if attachment.exists():
            writer.append(attachment)
    writer.write(out / "handlingar.pdf")


def main() -> int:
    """Measure, print, and give 1 if a demand is not met."""
    if sys.argv[1:2] == ["--merge"]:
        merge(Path(sys.argv[2]), Path(sys.argv[3]))
        return 0
    inputs.as_installed()
    with tempfile.TemporaryDirectory(prefix="papergen-bench-") as name:
        rows = measure(Path(name))
    for what, figure, demand, ok in rows:
        print(f"{what:45}  {figure:24}  {demand:45}  {'–' if ok is None else 'yes' if ok else 'NO'}")
    return int(any(ok is False for *_, ok in rows))


if __name__ == "__main__":
    sys.exit(main())
