"""Compare text with what is kept in tests/golden; tests/golden/README.md says how to look at a difference."""

import difflib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class GoldenFiles:
    """The kept texts in `kept`; those that differ are left in `actual`; `rewrite` keeps what comes instead of comparing."""

    kept: Path
    actual: Path
    rewrite: bool = False

    def __call__(self, name: str, text: str) -> None:
        """Demand that `text` equals the kept file `name` (relative, with `/`), to the last newline."""
        kept, actual = self.kept / name, self.actual / name
        if self.rewrite:
            write(kept, text)
            return
        expected = kept.read_bytes().decode() if kept.is_file() else None
        if expected == text:
            actual.unlink(missing_ok=True)
            return
        write(actual, text)
        raise AssertionError(explain(name, expected, text))


def write(path: Path, text: str) -> None:
    """Write bytes, not text: the same file on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def explain(name: str, expected: str | None, text: str) -> str:
    """Give the difference as a unified diff, and what to do about it."""
    lines = difflib.unified_diff(
        (expected or "").splitlines(), text.splitlines(), f"tests/golden/{name}", f"tests/actual/{name}", lineterm=""
    )
    what = "is not kept yet" if expected is None else "differs from what is kept"
    shown = "\n".join(lines) or "(only line ends differ)"
    return f"{name} {what}.\n{shown}\nIf the new text is right: make golden, and look at git diff before you commit."
