"""Many papers at a time, in processes of their own: whatever happens to one of them, the others are made."""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from papergen.steps.interrupts import CTRL_C

if TYPE_CHECKING:  # loaded where there is something to do: most builds change little, and some nothing
    from concurrent.futures import Executor, Future

Task = TypeVar("Task")
Result = TypeVar("Result")

MakeExecutor: TypeAlias = "Callable[[int], Executor]"


def process_pool(jobs: int) -> "Executor":
    """Give an executor of `jobs` processes. They are forked where that is safe, which saves each of them the imports."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if _forks() else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_process)


def _forks() -> bool:
    return sys.platform == "linux" and _is_alone()


def _is_alone() -> bool:
    """Tell whether this process has one thread only.

    Once typst has set a paper here, its threads run on, and a fork would wait for ever for the copies of them that it lacks.
    """
    for _ in range(10):  # the threads of an executor that has just been shut down need a moment to go
        if len(list(Path("/proc/self/task").iterdir())) == 1:
            return True
        time.sleep(0.002)
    return False


def _begin_process() -> None:
    """Make a process ready for work: Ctrl-C is heard once, by the process the user talks to, which then ends the others.

    Each keeps to one core: typst (rayon) would start as many threads in each process as there are cores, and 15 % of the time
    would go to their waiting for each other.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.putenv("RAYON_NUM_THREADS", "1")  # putenv, since nothing of ours reads it
    seldom_collect()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def seldom_collect() -> None:
    """Let Python look for rubbish seldom: papers are many small objects that are all needed until the paper is done."""
    gc.freeze()  # what has been imported is there to stay, and need not be searched again and again
    gc.set_threshold(100_000, 20, 20)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone (killed, out of memory): nobody would ever ask for its results."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def works_apart(jobs: int, make_executor: MakeExecutor) -> bool:
    """Tell whether even a single task is worth a process: where one can be forked, and there is a core for it."""
    return jobs > 1 and make_executor is process_pool and _forks()


def begin_to_load(load: Callable[[], None]) -> "Executor":
    """Give an executor of one process that begins by doing `load`; `stop` ends it if it is not used."""
    executor = process_pool(1)
    executor.submit(load)
    return executor


def run_all(
    do: Callable[[Task], Result],
    tasks: Sequence[Task],
    jobs: int,
    died: Callable[[Task], Result],
    make_executor: MakeExecutor = process_pool,
    then: Callable[[], Sequence[Task]] | None = None,
    meanwhile: Callable[[], None] | None = None,
    begun: "Executor | None" = None,
) -> Iterator[Result]:
    """Do every task, `jobs` at a time, and give the results in the order of the tasks.

    `then` is asked for more tasks, for the same processes, when the results of the first ones have been taken. `meanwhile` is
    what this process can do while they work, each time more is handed in; with it even a single task gets a process, where
    `works_apart` says so, or where an executor has `begun` to load what the task takes (see `begin_to_load`).
    Any executor with the interface of `concurrent.futures.Executor` will do. When a process dies (out of memory, killed), the
    tasks it took with it are done again, each in a process of its own; for one that dies again `died` says what became of it.
    """
    stages: list[Callable[[], Sequence[Task]]] = [lambda: tasks, *([then] if then else [])]
    apart = tasks and meanwhile and (begun or works_apart(jobs, make_executor))
    if min(jobs, len(tasks)) <= 1 and not apart:
        for stage in stages:
            for task in stage():
                CTRL_C.check()
                yield do(task)
        return
    from concurrent.futures import BrokenExecutor

    executor = begun or make_executor(min(jobs, len(tasks)))
    try:
        for stage in stages:
            waiting = stage()
            futures = [_hand_in(executor, do, task) for task in waiting]
            CTRL_C.check()
            if meanwhile:
                meanwhile()
            for task, future in zip(waiting, futures, strict=True):
                CTRL_C.check()
                try:
                    result = future.result()
                except BrokenExecutor:
                    result = _alone(do, task, died, make_executor)
                CTRL_C.check()
                if stage is stages[-1] and future is futures[-1]:
                    executor.shutdown()  # now: whoever takes the results one by one does not come back after the last
                yield result
        executor.shutdown()
    except BaseException:  # Ctrl-C above all: nobody waits for papers that are no longer wanted
        stop(executor)
        raise


def _hand_in(executor: "Executor", do: Callable[[Task], Result], task: Task) -> "Future[Result]":
    """Hand in a task; an executor that has broken before it could take it gives a future that says so."""
    from concurrent.futures import BrokenExecutor, Future

    try:
        return executor.submit(do, task)
    except BrokenExecutor as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _alone(do: Callable[[Task], Result], task: Task, died: Callable[[Task], Result], make_executor: MakeExecutor) -> Result:
    from concurrent.futures import BrokenExecutor

    with make_executor(1) as executor:
        try:
            return _hand_in(executor, do, task).result()
        except BrokenExecutor:
            return died(task)


def stop(executor: "Executor") -> None:
    """End an executor's processes at once; what they were writing lies under temporary names and is cleared by the next build."""
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


def cores() -> int:
    """Give how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
