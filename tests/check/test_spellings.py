"""Words spelled in two ways, judged by letters and counts alone."""

import pytest

from papergen.check.spellings import Variant, hyphen_variants, near_variants


class Known:
    def __init__(self, *words):
        self.words = ("och", *words)

    def knows(self, word):
        return word in self.words

    lists = begins = knows


def near(usual, word, times=2, count=1, known=()):
    return near_variants({usual: times, word: count}, Known(*known))


@pytest.mark.parametrize(
    ("usual", "word"),
    [
        ("zlatkvir", "zlatvir"),
        ("zlatkvir", "zlatkkvir"),
        ("zlatkvir", "zlatxvir"),
        ("brumskåplar", "brumsskåpplar"),
        ("brumskåplaren", "brumsåparen"),
        ("zlatvirum", "zlatvirrum"),
    ],
)
def test_a_slip_within_the_word_is_a_variant(usual, word):
    assert near(usual, word) == {word: Variant(word, usual, 2)}


@pytest.mark.parametrize(
    ("usual", "word"),
    [
        ("zlatvir", "zlatwir"),  # too short
        ("brumskplar", "brumsskpplar"),  # two slips in ten letters
        ("brumskåplar", "brumsskåppllar"),  # three
        ("zlatkvir", "zlatkvirs"),  # an ending
        ("zlatkvirar", "zlatkvirer" + "na"),
        ("zlatkvir", "zlotkvir"),  # another beginning
    ],
)
def test_other_words_are_no_variants(usual, word):
    assert near(usual, word) == {}


def test_only_the_rarer_spelling_is_a_variant():
    assert near("zlatkvir", "zlatxvir", times=3, count=2) != {}
    assert near("zlatkvir", "zlatxvir", times=2, count=2) == {}
    assert near("zlatkvir", "zlatxvir", times=1, count=1) == {}


def test_a_word_of_the_list_is_no_variant():
    assert near("zlatkvir", "zlatxvir", known=["zlatxvir"]) == {}
    assert near_variants({"zlatkvir": 2, "zlatxvir": 1}, Known().__class__()) != {}


def test_without_a_word_list_nothing_is_certain():
    class Nothing(Known):
        def knows(self, word):
            return False

    assert near_variants({"zlatkvir": 2, "zlatxvir": 1}, Nothing()) == {}


def test_compounds_of_a_slip_are_variants_of_its_spelling():
    counts = {"zlatkvir": 2, "zlatxvir": 1, "zlatxvirhus": 1, "zlatxvirbok": 1, "zlatxvir-x": 1}
    found = near_variants(counts, Known("zlatxvirbok"))
    assert found == {"zlatxvir": Variant("zlatxvir", "zlatkvir", 2), "zlatxvirhus": Variant("zlatxvir", "zlatkvir", 2)}


def test_the_commonest_of_the_near_words_is_meant():
    assert near_variants({"zlatkvir": 2, "zlatyvir": 3, "zlatxvir": 1}, Known("zlatkvir"))["zlatxvir"].usual == "zlatyvir"


def test_hyphens_are_compared_by_count():
    assert hyphen_variants({"kaj-projekt": 2, "kajprojekt": 1}) == {"kajprojekt": Variant("kajprojekt", "kaj-projekt", 2)}
    assert hyphen_variants({"kaj-projekt": 1, "kajprojekt": 2}) == {"kaj-projekt": Variant("kaj-projekt", "kajprojekt", 2)}
    assert hyphen_variants({"kaj-projekt": 1, "kajprojekt": 1}) == {}
    assert hyphen_variants({"e-post": 2, "epost": 1}) == {}
    assert hyphen_variants({"e-posta": 2, "eposta": 1}) != {}


@pytest.mark.parametrize(
    ("usual", "word"), [("brumskåplaren", "brumxyzplaren"), ("zlatkvir", "zlatxyir"), ("zlatkvir", "zlat-kvir")]
)
def test_more_slips_than_the_length_allows_make_another_word(usual, word):
    assert near(usual, word) == {}
