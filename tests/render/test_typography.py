"""No-break spaces stand where Swedish typography wants a line never to break, and nothing else is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papergen.render.typography import NO_BREAK_SPACE, no_break
from tests.render.papers import body_of, markdown, paper_of, paragraph
from tests.render.pdf_text import body_and_notes
from tests.render.word_text import Word

# What is held together, with `~` for the no-break space.
HELD = [
    "§~12",
    "§§~12 och 13",
    "12~§",
    "4~a~§",
    "12a~§",
    "7~b~kap.~2~§",
    "2~kap.~3~§",
    "26~kap.~1~§ OSL",
    "10~000~kr",
    "22~979~840~kr",
    "1~250~000 invånare bor här",
    "250~tkr",
    "20~%",
    "3,5~procent",
    "den 10~december 2026",
    "nr~5",
    "kap.~3",
    "bilaga~2",
    "t.~ex.",
    "bl.~a.",
    "fr.~o.~m.",
    "m.~m.",
]
LEFT = [
    "från 1 till 3 möten",
    "Anna Ek",
    "paragrafen justeras",
    "2025-12-10",
    "se sidan om",
    "klockan fem",
    "kr 10",
    "a. b",
]


@pytest.mark.parametrize("text", HELD)
def test_what_belongs_together_is_held_together(text: str) -> None:
    assert no_break(text.replace("~", " ")) == text.replace("~", NO_BREAK_SPACE)


@pytest.mark.parametrize("text", LEFT)
def test_other_spaces_are_left_alone(text: str) -> None:
    assert no_break(text) == text


@given(st.text("abckrtex.§%0123456789 -,()\u00a0åäö", max_size=60))
def test_nothing_but_spaces_is_ever_changed(text: str) -> None:
    assert no_break(text).replace(NO_BREAK_SPACE, " ") == text.replace(NO_BREAK_SPACE, " ")


@given(st.text("kr§%0123456789 .", max_size=40))
def test_typography_done_twice_is_typography_done_once(text: str) -> None:
    assert no_break(no_break(text)) == no_break(text)


def test_a_long_row_of_figures_takes_no_time() -> None:
    text = "1 000 " * 20_000
    assert len(no_break(text)) == len(text)


def test_both_outputs_have_the_no_break_spaces() -> None:
    made = paper_of(body_of(paragraph("Enligt 2 kap. 3 § kostar det 10 000 kr."), titel="Beslut enligt § 12"))
    for words in ("2~kap.~3~§", "10~000~kr", "§~12"):
        held = words.replace("~", NO_BREAK_SPACE)
        assert held in Word(made.docx).text()
        assert held in body_and_notes(made.pdf)[0]


def test_code_is_left_as_it_is_written() -> None:
    made = paper_of(markdown("`10 000 kr` och\n\n```\n20 000 kr\n```"))
    for words in ("10 000 kr", "20 000 kr"):
        assert words in Word(made.docx).text()
        assert words in body_and_notes(made.pdf)[0]


def test_the_title_in_the_file_properties_has_plain_spaces() -> None:
    made = paper_of(body_of(titel="Beslut enligt § 12"))
    assert Word(made.docx).parts["docProps/core.xml"].findtext("{*}title") == "Beslut enligt § 12"
