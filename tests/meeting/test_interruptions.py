"""A build that is killed, interrupted or loses a process: what is left is whole, and what is told is true."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from papergen.steps.office import find_office
from papergen.steps.pool import run_all
from tests.journey.small_project import FOLDER, MADE
from tests.meeting.small_meeting import SmallMeeting, full, plain, text

ROOT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


def _hear_ctrl_c() -> None:
    """Let a program hear Ctrl-C also where the tests run in the background, whose programs a shell lets ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(project: SmallMeeting, *options: str, **more: Any) -> "subprocess.Popen[str]":
    """Start a build in a process group of its own."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "papergen", "-C", str(project.root), "build", *options]
    return subprocess.Popen(
        command,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=_hear_ctrl_c if os.name == "posix" else None,
        **more,
    )


def group_is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(done: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return True
        time.sleep(0.01)
    return False


def many(root: Path, count: int = 30) -> SmallMeeting:
    """Make a meeting of so many cases that a build takes a while."""
    project = plain(root)
    for number in range(count):
        body = "## Ärendet\n\n" + f"Stycke i ärende {number}.\n\n" * 60
        project.case(text(f"titel: Ärende {number}\n", body), f"a{number:02}.md")
    links = "".join(f"{number + 3}. [Ärende](a{number:02}.md)\n" for number in range(count))
    project.agenda(f"1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n{links}")
    return project


def whole(project: SmallMeeting) -> bool:
    """Tell whether every finished file in build/ can be opened; temporary ones do not count."""
    import zipfile

    import pikepdf

    for path in (project.root / "build").rglob("*.*"):
        if path.name.startswith(".papergen-") or path.is_dir():
            continue
        if path.suffix == ".pdf":
            pikepdf.open(path).close()
        elif path.suffix == ".docx":
            assert zipfile.ZipFile(path).testzip() is None
    return True


@pytest.fixture(scope="module")
def clean_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallMeeting, dict[str, bytes]]:
    """Give a project that is not built, and what a clean build of it gives."""
    project = full(tmp_path_factory.mktemp("ren") / "projekt")
    project.make()
    made = project.outputs()
    shutil.rmtree(project.root / "build")
    return project, made


@posix_only
@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("moment", [0.15, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 1.2])
def test_a_build_after_a_killed_one_is_a_clean_build(
    clean_build: tuple[SmallMeeting, dict[str, bytes]], tmp_path: Path, jobs: str, moment: float
) -> None:
    source, expected = clean_build
    shutil.copytree(source.root, tmp_path / "projekt")
    project = SmallMeeting(tmp_path / "projekt")
    killed = start(project, "--jobs", jobs)
    time.sleep(moment)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert whole(project)
    project.make()
    assert project.outputs() == expected


@posix_only
def test_a_build_killed_in_its_middle_and_built_again_is_a_clean_build(
    clean_build: tuple[SmallMeeting, dict[str, bytes]], tmp_path: Path
) -> None:
    source, expected = clean_build
    shutil.copytree(source.root, tmp_path / "projekt")
    project = SmallMeeting(tmp_path / "projekt")
    killed = start(project, "--jobs", "2")
    assert wait_until(lambda: any((project.root / "build").rglob("*.pdf")))
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert whole(project)
    project.make()
    assert project.outputs() == expected


@posix_only
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_at_once_in_swedish_and_leaves_build_whole(tmp_path: Path, jobs: str) -> None:
    project = many(tmp_path / "projekt")
    running = start(project, "--jobs", jobs)
    assert wait_until(lambda: any((project.root / MADE).glob("*.pdf")))
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all of them
    begun = time.monotonic()
    out, err = running.communicate(timeout=20)
    assert time.monotonic() - begun < 5
    assert (running.returncode, err) == (130, "Avbrutet. Det som var klart ligger kvar i build.\n")
    assert "handlingar" not in out
    assert wait_until(lambda: not group_is_alive(running.pid), 3)
    assert whole(project)
    assert not (project.root / MADE / "handlingar.pdf").exists()


@posix_only
@pytest.mark.slow
def test_when_only_the_first_process_is_killed_the_others_end_too(tmp_path: Path) -> None:
    project = many(tmp_path / "projekt")
    running = start(project, "--jobs", "2")
    assert wait_until(lambda: any((project.root / MADE).glob("*.pdf")))
    os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=20)  # which waits for all who could still write
    assert wait_until(lambda: not group_is_alive(running.pid), 10)


@posix_only
@pytest.mark.slow
@pytest.mark.skipif(not find_office() or not sys.platform.startswith("linux"), reason="needs LibreOffice and /proc")
def test_ctrl_c_ends_libreoffice_too(tmp_path: Path) -> None:
    def offices() -> set[str]:
        found = set()
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                line = path.read_bytes()
            except OSError:
                continue
            if b"soffice" in line and str(tmp_path).encode() in line:
                found.add(path.parent.name)
        return found

    project = plain(tmp_path / "projekt")
    shutil.copy(next((ROOT / "cases").rglob("*.docx")), project.root / FOLDER / "a.docx")
    for name in ("laget", "yttrande"):
        project.case(text("titel: Läget\n", "## Bilagor\n\n1. [A](a.docx)\n"), f"{name}.md")
    (tmp_path / "tmp").mkdir()
    os.environ["TMPDIR"], before = str(tmp_path / "tmp"), os.environ.get("TMPDIR")
    try:
        running = start(project, "--jobs", "2")
    finally:
        os.environ.pop("TMPDIR") if before is None else os.environ.update(TMPDIR=before)
    assert wait_until(lambda: bool(offices()))
    os.killpg(running.pid, signal.SIGINT)
    running.communicate(timeout=20)
    assert running.returncode == 130
    assert wait_until(lambda: not offices(), 2)


# --- a process that dies --------------------------------------------------------------------------------------------


def work(task: int) -> str:
    """Do a task: one that is negative ends its process, as a lack of memory does."""
    if task < 0:
        os._exit(9)
    return f"klar {task}"


def gone(task: int) -> str:
    return f"borta {task}"


RARE = [pytest.param(tasks, marks=pytest.mark.slow) for tasks in ([-1, 2], [1, 2, -3], [-1, -2, -3], [1, 2, 3])]


@pytest.mark.parametrize("tasks", [[1, -2, 3, 4], *RARE])
def test_a_task_whose_process_dies_is_named_and_the_rest_is_done(tasks: list[int]) -> None:
    expected = [f"borta {task}" if task < 0 else f"klar {task}" for task in tasks]
    assert list(run_all(work, tasks, 2, gone)) == expected


class Bad(Executor):
    """An executor that does some tasks and then is broken: when a task is handed in, or when its result is asked for."""

    def __init__(self, good: int, *, late: bool) -> None:
        self.good, self.late = good, late

    def submit(self, do: Callable[..., Any], /, *arguments: Any, **more: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        self.good -= 1
        if self.good >= 0:
            future.set_result(do(*arguments, **more))
        elif self.late:
            future.set_exception(BrokenExecutor("borta"))
        else:
            raise BrokenExecutor("borta")
        return future


@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize("good", [0, 1, 2])
def test_any_executor_may_break_at_any_time(good: int, late: bool) -> None:
    made = []

    def make(jobs: int) -> Executor:
        made.append(jobs)
        return Bad(good, late=late) if len(made) == 1 else Bad(1, late=late)

    assert list(run_all(work, [1, 2, 3], 2, gone, make)) == ["klar 1", "klar 2", "klar 3"]
    assert made == [2] + [1] * (3 - good)


def test_what_breaks_again_is_named(tmp_path: Path) -> None:
    assert list(run_all(work, [1, 2], 2, gone, lambda jobs: Bad(0, late=True))) == ["borta 1", "borta 2"]


def test_threads_will_do_and_results_come_in_the_order_of_the_tasks() -> None:
    def slow_first(task: int) -> int:
        time.sleep(0.05 if task == 0 else 0)
        return task

    assert list(run_all(slow_first, range(6), 3, gone, ThreadPoolExecutor)) == list(range(6))


def test_a_fault_in_a_task_is_not_hidden() -> None:
    def fail(task: int) -> str:
        raise ZeroDivisionError(task)

    with pytest.raises(ZeroDivisionError):
        list(run_all(fail, [1, 2], 2, gone, ThreadPoolExecutor))


class Inline(Executor):
    """An executor of our own that does each task at once; the paper named `dies` takes its process with it."""

    def __init__(self, dies: str) -> None:
        self.dies = dies

    def submit(self, do: Callable[..., Any], /, *arguments: Any, **more: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        if self.dies in str(arguments[0]):
            future.set_exception(BrokenExecutor("borta"))
        else:
            future.set_result(do(*arguments, **more))
        return future


def test_more_tasks_come_when_the_first_results_have_been_taken() -> None:
    taken: list[int] = []

    def more() -> list[int]:
        return [10 * number for number in taken]

    results = run_all(lambda number: number, [1, 2, 3], 2, gone, ThreadPoolExecutor, more)
    for result in results:
        taken.append(result)
        if result == 30:
            break
    assert taken == [1, 2, 3, 10, 20, 30]
    assert list(run_all(lambda number: number, [1], 1, gone, then=lambda: [2])) == [1, 2]


def test_a_paper_whose_process_dies_is_named_and_the_rest_is_built(meeting: SmallMeeting) -> None:
    meeting.make()
    meeting.edit(f"{FOLDER}/laget.md", "berättar", "talar")
    meeting.edit(f"{FOLDER}/yttrande.md", "december", "januari")
    results = meeting.make(jobs=2, make_executor=lambda jobs: Inline("laget.md"))
    assert [(one.code, one.place.path if one.place else "") for one in results["laget.md"].problems] == [
        ("FIL115", f"{FOLDER}/laget.md")
    ]
    assert results["laget.md"].problems[0].hint.startswith("Stäng andra program")
    assert results["yttrande.md"].files
    assert [one.code for one in results["sammanträde.md"].problems] == ["MOT020"]
    left = (".delar/yttrande.del", ".delar/yttrande.json", "yttrande.docx", "yttrande.pdf")
    assert meeting.made() == [f"{Path(MADE).name}/{name}" for name in left]
    assert [name for name, result in meeting.make().items() if result.fresh] == ["laget.md", "sammanträde.md"]


def test_threads_build_what_processes_build(clean_build: tuple[SmallMeeting, dict[str, bytes]], tmp_path: Path) -> None:
    source, expected = clean_build
    shutil.copytree(source.root, tmp_path / "projekt")
    project = SmallMeeting(tmp_path / "projekt")
    project.make(jobs=2, make_executor=ThreadPoolExecutor)
    assert project.outputs() == expected


# --- what is shown on the way ---------------------------------------------------------------------------------------


def on_a_terminal(project: SmallMeeting, *options: str) -> str:
    """Build with a terminal for output and errors, and give all that was shown."""
    import pty

    master, slave = pty.openpty()
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": "100"}
    surroundings.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "papergen", "-C", str(project.root), "build", "--jobs", "1", *options]
    with subprocess.Popen(command, env=surroundings, stdin=slave, stdout=slave, stderr=slave) as running:
        os.close(slave)
        shown = b"".join(iter(lambda: read_some(master), b""))
        running.wait(30)
    os.close(master)
    return shown.decode()


def read_some(master: int) -> bytes:
    try:
        return os.read(master, 4096)
    except OSError:
        return b""


def rows(shown: str) -> Iterator[list[str]]:
    lines = shown.replace("\r", "").splitlines()
    start = next(number for number, line in enumerate(lines) if line.split() == ["Papper", "Sidor", "Problem", "Tid"])
    for line in lines[start + 1 :]:
        if re.search(r"\d,\d\d s$", line):
            yield line.split()


@posix_only
def test_a_terminal_gets_a_bar_and_a_table(full_meeting: SmallMeeting) -> None:
    shown = on_a_terminal(full_meeting)
    assert "Gör papper" in shown
    assert "100%" in shown
    assert "klart" not in shown
    assert "Traceback" not in shown
    assert [row[:3] for row in rows(shown)] == [
        [f"{FOLDER}/ansokan.md", "1", "2"],
        [f"{FOLDER}/laget.md", "1", "–"],
        [f"{FOLDER}/yttrande.md", "1", "–"],
        [f"{FOLDER}/sammanträde.md", "18", "2"],
    ]


def test_elsewhere_each_paper_gets_a_line_and_no_bar(full_meeting: SmallMeeting) -> None:
    ran = full_meeting.start_papergen("build", "--jobs", "1")
    assert [line for line in ran.out.splitlines() if line.startswith("klart")] == [
        f"klart  {MADE}/ansokan.docx  + pdf",
        f"klart  {MADE}/laget.docx  + pdf",
        f"klart  {MADE}/yttrande.docx  + pdf",
        f"klart  {MADE}/handlingar.pdf  + kallelse.docx  + kallelse.pdf  + föredragningslista.docx  + föredragningslista.pdf",
    ]
    assert [row[1:3] for row in rows(ran.out)] == [["1", "2"], ["1", "–"], ["1", "–"], ["18", "2"]]
    assert ran.out.splitlines()[-1].startswith("4 färdiga. Filerna ligger i ")
    assert "\r" not in ran.out + ran.err
    assert "\x1b" not in ran.out + ran.err
    assert "Gör papper" not in ran.out + ran.err


def test_the_table_shows_what_failed(full_meeting: SmallMeeting) -> None:
    full_meeting.case("trasig", "laget.md")
    ran = full_meeting.build()
    assert [row[:3] for row in rows(ran.out)][1] == [f"{FOLDER}/laget.md", "–", "2"]
    assert "2 färdiga, 2 med fel." in ran.out
