"""The marks of list items in the PDF are those that Word counts."""

import pytest

from papergen.render.list_labels import label, level
from papergen.render.style import ListLevel
from tests.render.papers import markdown, paper_of, template
from tests.render.pdf_text import read_tags
from tests.render.word_text import Word


def at(form: str, text: str = "%1.") -> ListLevel:
    return ListLevel(18, 18, form, text)


@pytest.mark.parametrize(
    ("form", "text", "number", "expected"),
    [
        ("decimal", "%1.", 1, "1."),
        ("decimal", "%1)", 12, "12)"),
        ("decimal", "(%1)", 3, "(3)"),
        ("decimal", "%1", 4, "4"),
        ("decimal", "%2.", 5, "5."),
        ("decimal", "§ %1", 6, "§ 6"),
        ("lowerLetter", "%1.", 1, "a."),
        ("lowerLetter", "%1.", 26, "z."),
        ("lowerLetter", "%1.", 27, "aa."),
        ("lowerLetter", "%1.", 28, "bb."),
        ("lowerLetter", "%1.", 53, "aaa."),
        ("upperLetter", "%1.", 28, "BB."),
        ("lowerRoman", "%1.", 4, "iv."),
        ("lowerRoman", "%1.", 1999, "mcmxcix."),
        ("upperRoman", "%1.", 14, "XIV."),
        ("bullet", "•", 7, "•"),
    ],
)
def test_a_mark_is_as_word_counts_it(form: str, text: str, number: int, expected: str) -> None:
    assert label(at(form, text), number) == expected


def test_deeper_lists_than_the_template_has_look_like_its_last() -> None:
    look = template().look
    assert level(look, True, 50) == look.numbers[-1]
    assert level(look, False, 50) == look.bullets[-1]


@pytest.mark.parametrize("start", [0, 1, 3, 26, 99])
def test_the_marks_are_the_same_in_word_and_pdf(start: int) -> None:
    body = (
        f"{start}. ett\n{start + 1}. två\n"
        + "".join(f"     {number}. djupare\n" for number in range(1, 31))
        + f"{start + 2}. tre"
    )
    made = paper_of(markdown(body))
    word = [line.mark for line in Word(made.docx).lines() if not isinstance(line, list) and line.mark]
    assert [tag.text() for tag in read_tags(made.pdf).all("Lbl")] == word
    assert len(word) == 33
