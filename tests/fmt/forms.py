"""Helpers of these tests: a body in its one form, and whether two bodies read the same."""

from papergen.fmt.body import format_body
from papergen.fmt.sameness import same_letters, same_reading
from papergen.problems import Severity
from papergen.read.markdown import Body, read_markdown


def reading(text: str) -> Body:
    """Read a body."""
    return read_markdown(text, "cases/m/a.md", 7)


def is_whole(body: Body) -> bool:
    """Say whether a body has no error: only such a one is formatted."""
    return all(problem.severity is not Severity.ERROR for problem in body.problems)


def form(text: str) -> str:
    """Give the one form of a body, whatever it is."""
    body = reading(text)
    return format_body(text, 7, body.blocks, body.footnotes, body.comments)


def is_same(old: str, new: str) -> bool:
    """Say whether two bodies read the same."""
    before, after = reading(old), reading(new)
    parts = (before.blocks, before.footnotes, before.comments), (after.blocks, after.footnotes, after.comments)
    return same_reading(*parts) and same_letters(old, new)


def formed(text: str) -> str:
    """Give the one form of a sound body, and see that it is one: the same model, the same form again, no space at line ends."""
    assert is_whole(reading(text)), reading(text).problems
    done = form(text)
    assert is_same(text, done), done
    assert form(done) == done
    return done
