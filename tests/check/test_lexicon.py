"""Word lists in Hunspell's form, from a small one of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.check.affixes import read_affixes
from papergen.check.hunspell_list import HunspellLexicon
from papergen.check.lexicon import EmptyLexicon, LimitedLexicon

AFF = """\
SET UTF-8
FORBIDDENWORD %
COMPOUNDBEGIN X
COMPOUNDMIDDLE U
COMPOUNDEND Y
ONLYINCOMPOUND Z

SFX A Y 1
SFX A 0 s .

SFX D Y 2
SFX D 0 en [^a]
SFX D 0 n a

SFX G Y 1
SFX G a or [^s]a

SFX v N 2
SFX v a s/WXZ a
SFX v 0 s/WXZ [^a]

SFX f N 1
SFX f e s/WUZ e
"""
DIC = """\
12
nämnd/ADY
nämnd/v
skola/ADGvY
rosa/G
plan/XY
arbete/f
arbet/Z
Kvarnås/A
glasögon
fel/%
marknad/Y
ko/XY
år/XY
sats/U
"""


@pytest.fixture
def lexicon():
    return HunspellLexicon(lambda: (DIC, AFF))


WORDS = "nämnd nämnds nämnden Nämnden NÄMNDEN skolor skolan Kvarnås Kvarnåss KVARNÅS glasögon"
COMPOUNDS = "plannämnden nämndsplan Nämndsplan skolsplan planarbetsplan planarbetsnämnden nämnd-plan plansatsplan"
NO_WORDS = "nämndor rosor rosaen kvarnås fel arbet nämnds- - xnämnd nämndplan plannämnds-x"
# Parts of less than three letters; one that may only stand last stands first; one that may not stand last does.
NO_COMPOUNDS = "koplan planko årplan planår marknadplan planarbete arbetplan satsplanx nämndsarbete"


@pytest.mark.parametrize("word", f"{WORDS} {COMPOUNDS}".split())
def test_words_inflections_and_compounds_are_known(lexicon, word):
    assert lexicon.knows(word)


@pytest.mark.parametrize("word", ["", "skola n", *f"{NO_WORDS} {NO_COMPOUNDS}".split()])
def test_other_words_are_not_known(lexicon, word):
    assert not lexicon.knows(word)


def test_a_list_has_its_own_words_but_not_compounds(lexicon):
    assert lexicon.lists("nämnden")
    assert lexicon.lists("Nämnden-Skolan")
    assert not lexicon.lists("plannämnden")


def test_what_may_begin_a_compound(lexicon):
    assert lexicon.begins("plan")
    assert lexicon.begins("Nämnds")
    assert lexicon.begins("planarbets")
    assert not lexicon.begins("nämnd")
    assert not lexicon.begins("marknad")
    assert not lexicon.begins("ko")


def test_words_too_long_for_the_language_are_not_taken_apart(lexicon):
    assert lexicon.begins("plan" * 1)
    assert not lexicon.knows("plan" * 15 + "plan")
    assert not lexicon.begins("s" * 61)


def test_the_list_is_read_when_the_first_word_is_asked_for():
    asked = []
    lexicon = HunspellLexicon(lambda: asked.append(1) or (DIC, AFF))
    assert not asked
    lexicon.knows("nämnd")
    lexicon.knows("skola")
    assert asked == [1]


def test_without_a_list_nothing_is_known():
    nothing = HunspellLexicon(lambda: ("", ""))
    for lexicon in (EmptyLexicon(), nothing):
        assert not lexicon.knows("och")
        assert not lexicon.lists("och")
        assert not lexicon.begins("och")


def test_a_limited_list_answers_so_many_questions(lexicon):
    limited = LimitedLexicon(lexicon, 3)
    assert limited.knows("nämnd")
    assert limited.lists("nämnd")
    assert limited.begins("plan")
    assert not limited.knows("nämnd")


@given(st.text(max_size=80))
@settings(max_examples=50, deadline=None)
def test_any_text_may_be_asked_for(word):
    assert HunspellLexicon(lambda: (DIC, AFF)).knows(word) in (True, False)


def test_conditions_say_how_a_stem_ends():
    affixes = read_affixes("SFX K Y 1\nSFX K a er [^r][kx]a\n")
    ((stem, (ending,)),) = [one for one in affixes.stems("söker") if one[0] == "söka"]
    assert (stem, affixes.longest) == ("söka", 2)
    assert ending.fits("söka")
    assert not ending.fits("sörka")
    assert not ending.fits("söga")
    assert not ending.fits("ka")
    assert ending.fits("öka")


@given(st.text(max_size=300))
@settings(max_examples=50, deadline=None)
def test_any_text_may_be_read_as_endings(text):
    assert read_affixes(text).longest >= 0
    assert read_affixes(f"SFX A Y 1\nSFX A 0 {text} x\n").longest >= 0
