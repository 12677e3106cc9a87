"""How much memory a program and all the processes it starts hold, as the kernel counts it (Linux only)."""

import contextlib
import subprocess
import threading
from pathlib import Path

PROC = Path("/proc")
MEASURABLE = (PROC / "self" / "smaps_rollup").exists()
INTERVAL = 0.2  # seconds; each look costs the kernel some milliseconds


class PeakMemory:
    """Looks at a running process again and again; `peak` is the most seen at once, in bytes.

    What is added up is each process's proportional share (Pss): a page that two processes share counts once, not twice.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Begin to look at a process that has just been started."""
        self.peak = 0
        self._process = process
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Stop looking, and give the peak."""
        self._done.set()
        self._thread.join()
        return self.peak

    def _watch(self) -> None:
        while not self._done.wait(INTERVAL):
            self.peak = max(self.peak, sum(_share(pid) for pid in family(self._process.pid)))


def family(pid: int) -> list[int]:
    """Give a process and all below it that are running now."""
    found, waiting = [], [pid]
    while waiting:
        process = waiting.pop()
        found.append(process)
        for children in (PROC / str(process) / "task").glob("*/children"):
            with contextlib.suppress(OSError):
                waiting += map(int, children.read_text().split())
    return found


def _share(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
