"""Ctrl-C is never lost, also where Python drops the exception: in a fork, a weak reference's callback, somebody's bare except."""

import signal
import sys
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress

import pytest

from papergen.steps.interrupts import Interrupts
from papergen.steps.pool import run_all


class Thing:
    pass


def dropped_in_a_callback() -> None:
    thing = Thing()
    kept = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    assert kept() is None


def dropped_by_a_bare_except() -> None:
    with suppress(BaseException):  # as libraries do when they try an import
        signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("drop", [dropped_in_a_callback, dropped_by_a_bare_except])
def test_what_got_lost_is_raised_when_it_is_asked_for(drop: Callable[[], None], capfd: pytest.CaptureFixture[str]) -> None:
    with Interrupts() as interrupts:
        drop()
        with pytest.raises(KeyboardInterrupt):
            interrupts.check()
    assert capfd.readouterr() == ("", "")


def test_ctrl_c_is_an_exception_at_once() -> None:
    with Interrupts(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_nothing_is_raised_without_it_and_everything_is_put_back() -> None:
    before = signal.getsignal(signal.SIGINT), sys.unraisablehook
    with Interrupts() as interrupts:
        interrupts.check()
        assert signal.getsignal(signal.SIGINT) is not before[0]
    assert (signal.getsignal(signal.SIGINT), sys.unraisablehook) == before


def test_another_thread_and_another_listener_are_left_alone() -> None:
    before = signal.getsignal(signal.SIGINT)

    def elsewhere() -> None:
        with Interrupts():
            pass

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    with Interrupts() as outer, Interrupts():
        dropped_by_a_bare_except()
        with pytest.raises(KeyboardInterrupt):
            outer.check()
    assert signal.getsignal(signal.SIGINT) is before


def test_other_faults_in_callbacks_are_told_as_ever(capfd: pytest.CaptureFixture[str]) -> None:
    def fail(_: object) -> None:
        raise ValueError("något annat")

    told: list[object] = []
    before, sys.unraisablehook = sys.unraisablehook, told.append
    try:
        with Interrupts():
            thing = Thing()
            kept = weakref.ref(thing, fail)
            del thing
            assert kept() is None
    finally:
        sys.unraisablehook = before
    assert len(told) == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_stops_after_one_that_got_lost(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupts = Interrupts()
    monkeypatch.setattr("papergen.steps.pool.CTRL_C", interrupts)
    done = []

    def work() -> None:
        for result in run_all(abs, [1, 2, 3], jobs, lambda task: task):
            done.append(result)
            dropped_by_a_bare_except()

    with interrupts, pytest.raises(KeyboardInterrupt):
        work()
    assert done == [1]
