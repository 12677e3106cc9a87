"""Both outputs of a paper hold the same text in the same order: what Word shows is what the PDF reads aloud."""

import pytest

from tests.render.papers import CASES, Made, case_paper, everything
from tests.render.pdf_text import artifact_texts, body_and_notes
from tests.render.word_text import Word

# Lines break in other places, so white space tells nothing; no-break spaces are kept, and are compared.
WHITE = str.maketrans("", "", " \n\t\r\u200b")


def squeezed(text: str) -> str:
    return text.translate(WHITE)


def assert_same_text(made: Made) -> None:
    word = Word(made.docx)
    body, notes = body_and_notes(made.pdf)
    assert squeezed(body) == squeezed(word.text())
    assert [squeezed(note) for note in notes] == [squeezed(note) for note in word.notes()]


def assert_same_stories(made: Made) -> None:
    """Demand that every page has the header and the footer that Word would give it."""
    word, pages = Word(made.docx), artifact_texts(made.pdf)
    for number, shown in enumerate(pages, 1):
        kind = "first" if number == 1 else "default"
        for name in ("header", "footer"):
            for segment in word.story(f"{name}/{kind}").replace("\t", "\n").splitlines():
                expected = segment.replace("‹sida›", str(number)).replace("‹sidor›", str(len(pages)))
                assert squeezed(expected) in squeezed(shown)


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_the_same_text_in_word_and_pdf(name: str) -> None:
    assert_same_text(case_paper(name))


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_the_same_headers_and_footers_in_word_and_pdf(name: str) -> None:
    assert_same_stories(case_paper(name))


def test_a_paper_with_one_of_everything_has_the_same_text_in_word_and_pdf() -> None:
    assert_same_text(everything())
    assert_same_stories(everything())


def test_nothing_a_case_says_is_missing_from_its_paper() -> None:
    """Guard the comparison itself: two equal but empty texts would pass it."""
    word = Word(everything().docx)
    text = word.text() + "".join(word.notes())
    for words in ("Allt på en gång", "i.skriva och", "T.f. förvaltningschef", "Rubrik fem", "Tredje", "Sista stycket", "Akten"):
        assert words in text
