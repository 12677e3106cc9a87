"""Inlines become a flat list of runs: the one list that Word and PDF both print."""

from hypothesis import given
from hypothesis import strategies as st

from papergen.model.blocks import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    LineBreak,
    Link,
    Picture,
    Strikethrough,
    Strong,
    Text,
    plain_text,
)
from papergen.render.runs import Run, runs
from tests.render.papers import HERE, text


def test_marks_inside_marks_are_added_up() -> None:
    inlines = (Strong((text("fet "), Emphasis((text("båda"), Strikethrough((text("alla"),), HERE)), HERE)), HERE),)
    assert runs(inlines) == [
        Run("fet ", bold=True),
        Run("båda", bold=True, italic=True),
        Run("alla", bold=True, italic=True, strike=True),
    ]


def test_neighbours_of_one_look_are_one_run() -> None:
    assert runs((text("rad ett"), text(" "), text("rad två"))) == [Run("rad ett rad två")]


def test_a_no_break_space_is_put_in_across_source_lines() -> None:
    assert runs((text("enligt 12"), text(" "), text("§"))) == [Run("enligt 12\u00a0§")]


def test_spaces_are_folded_except_in_code() -> None:
    assert runs((text("a    b"), CodeSpan("c    d", HERE))) == [Run("a b"), Run("c    d", code=True)]


def test_links_to_the_web_are_links_and_links_to_files_are_text() -> None:
    def target(address: str) -> str:
        return runs((Link((text("x"),), address, "", HERE),))[0].link

    for address in ("https://a.se", "HTTP://a.se", "mailto:a@b.se", "tel:+468"):
        assert target(address) == address
    for address in ("bilagor/a.pdf", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "#avsnitt", ""):
        assert target(address) == ""


def test_what_is_not_text_has_a_run_of_its_own() -> None:
    picture = Picture("alt", "a.png", "", HERE)
    flat = runs((text("a"), LineBreak(HERE), picture, FootnoteReference(2, HERE), text("b")))
    assert flat == [Run("a"), Run(line_break=True), Run(picture=picture), Run(footnote=2), Run("b")]


INLINES = st.recursive(
    st.builds(Text, st.text("ab å1§", max_size=8), st.just(HERE))
    | st.builds(CodeSpan, st.text("ab  1", max_size=8), st.just(HERE)),
    lambda inner: (
        st.builds(Emphasis, st.tuples(inner, inner), st.just(HERE)) | st.builds(Strong, st.tuples(inner), st.just(HERE))
    ),
    max_leaves=8,
)


@given(st.lists(INLINES, max_size=6))
def test_no_character_is_lost_or_moved(inlines: list[Text | CodeSpan | Emphasis | Strong]) -> None:
    assert "".join("".join(run.text for run in runs(inlines)).split()) == "".join(plain_text(inlines).split())
