"""When a text is judged to be damaged by text recognition."""

import pytest

from papergen.check.recognition import ENOUGH_LETTERS, damage


class Known:
    def __init__(self, *words):
        self.words = ("och", *words)

    def knows(self, word):
        return word.lower() in self.words

    lists = begins = knows


FIGURES = "f0reslår b4rnet sk0lan m1nnen"
ACCENTS = "vérden pédagog omsérgen sémre"


def test_four_words_with_figures_are_a_sign_and_three_are_not():
    judged = damage(["Ord", FIGURES], Known())
    assert judged
    assert (judged.evidence, judged.text, judged.start, judged.end) == ("4 ord har siffror inuti", 1, 0, 8)
    assert damage(["f0reslår b4rnet sk0lan"], Known()) is None
    assert damage(["f0reslår F0reslår f0reslår f0reslår"], Known()) is None


def test_four_unknown_words_with_an_accent_are_a_sign_and_three_are_not():
    assert damage([ACCENTS], Known()).evidence == "4 ord har ett é som inte hör dit"
    assert damage([ACCENTS], Known("sémre")) is None


def test_without_a_word_list_accents_prove_nothing():
    class Nothing(Known):
        def knows(self, word):
            return False

    assert damage([ACCENTS], Nothing()) is None


def swedish(letters, dots):
    """Give a text of so many letters, so many of them å, ä or ö, with enough of the commonest words."""
    rest = letters - 3 * 20
    return " ".join(["och"] * 20) + " " + " ".join(["ä" * dots + "x" * (rest - dots)])


def test_the_share_of_our_letters_must_be_one_per_cent():
    assert damage([swedish(1000, 9)], Known()).evidence == "bara 9 av 1000 bokstäver är å, ä eller ö"
    assert damage([swedish(1000, 10)], Known()) is None


def test_a_short_text_proves_nothing():
    assert damage([swedish(ENOUGH_LETTERS, 0)], Known())
    assert damage([swedish(ENOUGH_LETTERS - 1, 0)], Known()) is None


@pytest.mark.parametrize(("common", "judged"), [(4, True), (3, False)])
def test_a_text_in_another_language_is_not_judged(common, judged):
    text = " ".join(["och"] * common + ["wonderful"] * (100 - common))
    assert bool(damage([text], Known())) is judged


def test_the_worst_word_is_one_that_lacks_its_dots():
    judged = damage([swedish(700, 0), "fragan"], Known("frågan"))
    assert (judged.text, judged.start, judged.end) == (1, 0, 6)


def test_all_signs_are_told():
    assert damage([f"{FIGURES} {ACCENTS}"], Known()).evidence.count(" och ") == 1
