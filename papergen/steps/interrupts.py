"""Ctrl-C, remembered: it gets lost where it comes in the middle of a fork or of an import, and the work would go on."""

import signal
import sys
import threading
from types import FrameType, TracebackType


class Interrupts:
    """Whether Ctrl-C has been pressed: a KeyboardInterrupt as ever, and if that got lost `check` raises it again."""

    def __init__(self) -> None:
        """Begin without any."""
        self._pressed = False
        self._listens = False

    def __enter__(self) -> "Interrupts":
        """Listen, in the main thread, and unless somebody else does."""
        alone = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        self._listens = alone and threading.current_thread() is threading.main_thread()
        if self._listens:
            signal.signal(signal.SIGINT, self._press)
            self._told_before, sys.unraisablehook = sys.unraisablehook, self._tell
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Listen no more."""
        if self._listens:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            sys.unraisablehook = self._told_before
            self._listens = self._pressed = False

    def check(self) -> None:
        """Raise KeyboardInterrupt if Ctrl-C has been pressed."""
        if self._pressed:
            raise KeyboardInterrupt

    def _press(self, number: int, frame: FrameType | None) -> None:
        self._pressed = True
        raise KeyboardInterrupt

    def _tell(self, lost: "sys.UnraisableHookArgs") -> None:
        """Say nothing of a lost Ctrl-C, which `check` is going to raise; of anything else what is usually said."""
        if not isinstance(lost.exc_value, KeyboardInterrupt):
            self._told_before(lost)


CTRL_C = Interrupts()
