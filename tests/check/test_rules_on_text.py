"""The rules on text: their words, what they mend, and what their fixtures cannot say."""

from dataclasses import replace

import pytest

from papergen.check.engine import check_case
from papergen.check.mending import edited, safe_edits
from papergen.check.rules.mixed_marks import mixed_marks
from papergen.check.rules.passive_chain import is_passive
from papergen.check.rules.sentence_repeated import sentence_repeated
from papergen.check.rules.term_spelled_in_two_ways import term_spelled_in_two_ways
from papergen.check.rules.unexplained_abbreviation import is_explained
from papergen.check.selection import Selection
from tests.check.checked_text import case, subject_of


class Words:
    """A word list of the given words."""

    def __init__(self, *words):
        self.words = words

    def knows(self, word):
        return word in self.words

    lists = begins = knows


def found(body, rule, *words):
    subject = replace(subject_of(case(body)), lexicon=Words(*words))
    return check_case(subject, Selection(), [rule])


def told(body, rule, *words):
    return [one.problem.message for one in found(body, rule, *words) if one.problem.code == rule.code]


def mended(body):
    subject = subject_of(case(body))
    text = edited(subject.lines, safe_edits(found(body, mixed_marks), subject.case))
    return text.removeprefix(case(""))


MIXED = """\
## Bakgrund

Kajen – en plats - växer, säger vi - nu.  Det  är bra , eller hur.

Stöd,råd och/ eller hjälp, ja /nej.
"""


def test_blanks_and_dashes_are_mended_in_all_places_at_once():
    assert mended(MIXED) == (
        "## Bakgrund\n\nKajen – en plats – växer, säger vi – nu. Det är bra, eller hur.\n\nStöd, råd och/eller hjälp, ja/nej.\n"
    )


def test_each_mixture_is_told_once_with_its_count():
    assert told(MIXED, mixed_marks) == [
        "Bindestreck står i stället för tankstreck på 2 ställen.",
        "Flera mellanslag står i rad på 2 ställen.",
        "Ett mellanslag står före ett skiljetecken.",
        "Mellanslag saknas efter ett komma.",
        "Ett snedstreck har mellanslag på ena sidan.",
        "Ett snedstreck har mellanslag på ena sidan.",
    ]


def test_nothing_is_mended_in_a_decision_and_the_rest_is():
    body = "## Förslag till beslut\n\nNämnden  beslutar.\n\n## Bakgrund\n\nText  här.\n"
    assert mended(body) == "## Förslag till beslut\n\nNämnden  beslutar.\n\n## Bakgrund\n\nText här.\n"
    (one,) = found(body, mixed_marks)
    assert (one.problem.place.line, len(one.edits)) == (8, 1)


@pytest.mark.parametrize(
    ("text", "column"), [('”a” "b"', 5), ('”a” "b', 5), ('"a" ”b', 5), ('"a" "b" ”c”', 9), ('"a" ”b” ”c”', 1)]
)
def test_the_rarer_quotation_mark_is_pointed_at(text, column):
    (one,) = found(f"## Bakgrund\n\n{text}\n", mixed_marks)
    assert one.problem.place.column == column


def test_where_a_term_is_spelled_otherwise_is_told():
    body = "## Bakgrund\n\nzlatkvir zlatkvir Zlatxvir zlatxvirhus\n"
    assert told(body, term_spelled_in_two_ways, "och") == [
        "”Zlatxvir” stavas ”Zlatkvir” på 2 andra ställen.",
        "”zlatxvir” i ”zlatxvirhus” stavas ”zlatkvir” på 2 andra ställen.",
    ]


def test_the_line_of_the_first_of_two_sentences_is_told():
    sentence = "Projektet har under tre år prövat nya sätt att nå unga utan arbete och studier."
    body = f"## Sammanfattning\n\n{sentence}\n\n## Bakgrund\n\n{sentence}\n"
    assert told(body, sentence_repeated) == ["Texten står ordagrant också på rad 8."]


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("planeras", ["planera", "planerade"]),
        ("sändas", ["sända", "sänder"]),
        ("planerats", ["planerat", "planerade"]),
        ("planerades", ["planerade", "planerar"]),
        ("genomfördes", ["genomförde", "genomföra"]),
        ("genomförs", ["genomför", "genomföra", "genomförde"]),
        ("byggs", ["bygg", "bygga", "bygger"]),
    ],
)
def test_a_verb_in_the_passive_is_known_by_its_other_forms(word, words):
    assert is_passive(word, Words(*words))
    assert not is_passive(word, Words(*words[1:]))
    assert not is_passive(word, Words(words[0]))


@pytest.mark.parametrize(
    "text",
    [
        "hem för vård eller boende (HVB) och",
        "HVB (hem för vård) och",
        "HVB-placering (hem för vård) och",
        "HVB – hem för vård",
        "HVB, dvs. hem för vård",
        "HVB står för hem",
        "i lagen (2001:453) HVB och",
        "vårdlagen, HVB, och",
        "hem som förkortas HVB",
        "det som kallas HVB",
    ],
)
def test_an_abbreviation_may_be_explained_in_many_ways(text):
    assert is_explained("HVB", text)
    assert not is_explained("HVX", text)


@pytest.mark.parametrize("text", ["HVB är", "vid HVB (12)", "vid HVB, IVO och", "(HVB)", "lag HVB", "HVB-placering"])
def test_other_words_explain_nothing(text):
    assert not is_explained("HVB", text)
