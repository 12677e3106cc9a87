"""Words broken by hyphens, and what is mended in them."""

from dataclasses import replace

import pytest

from papergen.check.broken_words import broken_words
from papergen.check.engine import check_case
from papergen.check.mending import edited, safe_edits
from papergen.check.rules.word_broken_by_hyphen import word_broken_by_hyphen
from tests.check.checked_text import case, subject_of
from tests.check.fixtures import only


class Words:
    """A word list of the given words: `first-` begins compounds, `+whole` is a compound that we put together."""

    def __init__(self, *words):
        self.words = words

    def knows(self, word):
        return self.lists(word) or f"+{word.lower()}" in self.words

    def lists(self, word):
        return word.lower() in self.words

    def begins(self, part):
        return f"{part.lower()}-" in self.words


def wholes(text, *words, counts=()):
    return [(one.whole, one.certain) for one in broken_words(text, dict.fromkeys(counts, 1), Words(*words))]


@pytest.mark.parametrize(
    ("text", "words", "counts", "whole", "certain"),
    [
        ("nämn- den", ["nämnden"], [], "nämnden", True),
        ("Nämn- den", [], ["nämnden"], "Nämnden", True),
        ("nämn\u00ad den", ["nämnden"], [], "nämnden", True),
        ("nämn‐\nden", ["nämnden"], [], "nämnden", True),
        ("informa- tions- och", ["informations-"], [], "informations-", True),
        ("informa- tionspaket- och", ["informations-"], [], "", False),
        ("traffickningof- fer", ["offer"], ["traffickning"], "traffickningoffer", True),
        ("kringof- fer", ["offer"], ["king"], "", False),
        ("EU- medel", ["medel", "eumedel"], [], "EU-medel", True),
        ("EU- medel", [], ["eu-medel"], "EU-medel", True),
        ("EU- medel", [], [], "", False),
        ("E- medel", ["medel"], [], "", False),
        ("info- material", ["material"], ["info-material"], "info-material", True),
        ("info\u00ad material", ["material"], ["info-material"], "info-material", False),
        # Two words that only we put together: certain only where the paper has the whole, or a half is no word.
        ("barn vuxen- vård", ["vuxen", "vård", "+vuxenvård"], [], "vuxenvård", False),
        ("barn vuxen- vård", ["vuxen", "vård", "+vuxenvård"], ["vuxenvård"], "vuxenvård", True),
        ("barn vuxen- vård", ["vuxen", "+vuxenvård"], [], "vuxenvård", True),
        ("barn vuxen- vård", ["vård", "+vuxenvård"], [], "vuxenvård", True),
        ("barn vuxen- vård", ["vuxen", "vård", "vuxenvård"], [], "vuxenvård", True),
        ("barn-, vuxen- vård", ["vuxenvård"], [], "vuxenvård", False),
        ("brotts-offren", ["brottsoffren"], [], "brottsoffren", True),
        ("brotts-offren", [], ["brottsoffren"], "brottsoffren", True),
    ],
)
def test_a_broken_word_is_made_whole(text, words, counts, whole, certain):
    assert wholes(text, *words, counts=counts) == [(whole, certain)]


@pytest.mark.parametrize(
    "text",
    [
        "skydds- och hjälp",
        "låg- till medel",
        "Nord- Ost",
        "brotts-offer",
        "stöd-hem",
        "EUs-medel",
        "2- den",
        "a -b",
        "a – b",
        "nämn-",
    ],
)
def test_other_hyphens_are_left_alone(text):
    assert wholes(text, "stödhem", "nordost", "brottsoffe") == []


def mended(body):
    text = case(body)
    subject = replace(subject_of(text), lexicon=Words("nämnden", "medel", "informations-", "förvaltningen"))
    found = check_case(subject, only("TXT002"), [word_broken_by_hyphen])
    assert found
    return edited(subject.lines, safe_edits(found, subject.case)).partition("## Bakgrund\n\n")[2]


def test_the_hyphen_and_the_line_end_go():
    assert mended("## Bakgrund\n\nTill nämn-\nden i mars.\n") == "Till nämnden\ni mars.\n"
    assert mended("## Bakgrund\n\nMed informa-\ntions- och stöd.\n") == "Med informations- och stöd.\n"
    assert mended("## Bakgrund\n\n1. Till nämn-\n   den i mars.\n") == "1. Till nämnden\n   i mars.\n"
    assert mended("## Bakgrund\n\n> Till nämn-\n> den i mars.\n") == "> Till nämnden\n> i mars.\n"


def test_the_line_end_goes_after_the_word_where_a_word_follows():
    assert mended("## Bakgrund\n\nTill nämn-\nden, kom det.\n") == "Till nämnden,\nkom det.\n"
    assert mended("## Bakgrund\n\n1. Till nämn-\n   den kom det.\n") == "1. Till nämnden\n   kom det.\n"
    assert mended("## Bakgrund\n\n> Till nämn-\n> den kom det.\n") == "> Till nämnden\n> kom det.\n"
    assert mended("## Bakgrund\n\nTill nämn-\nden – då\n") == "Till nämnden – då\n"
    assert mended("## Bakgrund\n\nTill nämn-\nden 1. mars\n") == "Till nämnden 1. mars\n"
    assert mended("## Bakgrund\n\nTill nämn-\nden **nu**.\n") == "Till nämnden\n**nu**.\n"
    assert mended("## Bakgrund\n\nTill nämn-\nden\nnu.\n") == "Till nämnden\nnu.\n"
    assert mended("## Bakgrund\n\nTill nämn- den nu.\n") == "Till nämnden nu.\n"


def test_a_hyphen_that_belongs_to_the_word_stays():
    assert mended("## Bakgrund\n\nMed EU- medel och EU-\nmedel.\n") == "Med EU-medel och EU-medel.\n"


@pytest.mark.parametrize(
    "body",
    [
        "## Förslag till beslut\n\nTill nämn-\nden.\n\n## Bakgrund\n\nText.\n",
        "## Bakgrund\n\nTill **nämn-** den.\n",
        "## Bakgrund\n\nTill nämn-<!-- här -->\nden.\n",
        "## Bakgrund\n\nTill xyz-\nzyx.\n",
    ],
)
def test_what_is_not_certain_is_told_but_not_mended(body):
    assert case(body).endswith(mended(body))


def test_without_a_word_list_the_hint_says_so():
    subject = subject_of(case("## Bakgrund\n\nTill nämn-\nden.\n"))
    (found,) = check_case(subject, only("TXT002"), [word_broken_by_hyphen])
    assert "Ordlistan hunspell-sv saknas" in found.problem.hint
    known = replace(subject, lexicon=Words("och"))
    (found,) = check_case(known, only("TXT002"), [word_broken_by_hyphen])
    assert "saknas" not in found.problem.hint


def test_the_line_end_does_not_go_before_a_comment():
    assert mended("## Bakgrund\n\nTill nämn-\nden <!-- not --> i mars.\n") == "Till nämnden <!-- not --> i mars.\n"
