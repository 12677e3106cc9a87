"""Words of a redline: cut where something changed, and otherwise the very runs of the papers."""

from hypothesis import HealthCheck, given, settings

from papergen.compare.words import inlines_of, tokens_of, word_edits
from papergen.model.blocks import Inlines, Text
from papergen.problems import point
from papergen.render.redline_words import Piece, pieces
from papergen.render.runs import Run, runs
from tests.compare.papers import inlines

HERE = point("a.md")


def edits(old: str, new: str) -> list[Piece]:
    return pieces(word_edits(tokens_of((Text(old, HERE),)), tokens_of((Text(new, HERE),))))


def joined(found: list[Run]) -> list[Run]:
    out: list[Run] = []
    for run in found:
        if out and run.text and out[-1].text and out[-1]._replace(text="") == run._replace(text=""):
            out[-1] = out[-1]._replace(text=out[-1].text + run.text)
        else:
            out.append(run)
    return out


def plain(run: Run) -> Run:
    """Give a run without marks that are not seen: what is no text is neither bold nor a link to a file."""
    run = run._replace(file="")
    return run if run.text else Run(line_break=run.line_break, picture=run.picture, footnote=run.footnote, link=run.link)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(inlines, inlines)
def test_each_side_prints_what_its_paper_prints(old: Inlines, new: Inlines) -> None:
    found = pieces(word_edits(tokens_of(old), tokens_of(new)))
    for side, text in (("old", old), ("new", new)):
        shown = [plain(run) for piece in found if (run := getattr(piece, side)) is not None]
        assert joined(shown) == joined([plain(run) for run in runs(inlines_of(tokens_of(text)))])


def test_a_new_amount_is_one_deletion_and_one_insertion() -> None:
    found = edits("avsätter 50 000 kronor", "avsätter 80 000 kronor")
    assert [(piece.old and piece.old.text, piece.new and piece.new.text) for piece in found] == [
        ("avsätter ", "avsätter "),
        ("50\u00a0000", None),
        (None, "80\u00a0000"),
        ("\u00a0kronor", "\u00a0kronor"),
    ]


def test_a_space_that_may_no_longer_be_broken_is_changed_with_its_number() -> None:
    found = edits("många kronor", "80 kronor")
    assert [(piece.old and piece.old.text, piece.new and piece.new.text) for piece in found] == [
        ("många ", None),
        (None, "80\u00a0"),
        ("kronor", "kronor"),
    ]
