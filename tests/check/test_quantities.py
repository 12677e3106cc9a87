"""What an amount of money is an amount of."""

import pytest

from papergen.check.amounts import amounts_in
from papergen.check.one_or_many import named_things
from papergen.check.passage import Around, passage_of
from papergen.check.quantities import quantities
from papergen.model.blocks import Text
from papergen.problems import point


def passage(text, around=None):
    return passage_of((Text(text, point("x.md", 1, 1, len(text))),), point("x.md"), "paragraph", around or Around())


def found(text, around=None):
    made = passage(text, around)
    return list(quantities([(made, amounts_in(text))]))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Nämnden godkänner projektansökan om 460 000 kronor.", ("projektansökan",)),
        ("Projektets budget är sammanlagt 460 000 kronor.", ("projektets", "budget")),
        ("Länsstyrelsen har beviljat 365 000 kronor.", ("länsstyrelsen", "beviljat")),
        ("Det är bra, och ansökan omfattar 12 tkr.", ("ansökan",)),
        ("Sammanlagt 12 tkr.", ()),
        ("Beviljat 12 tkr.", ()),
    ],
)
def test_an_amount_belongs_to_the_word_before_it(text, head):
    assert [one.head for one in found(text)] == [head]


def test_two_amounts_are_of_the_same_only_with_the_same_word_purpose_and_circumstances():
    def same(first, second):
        return found(first)[0].is_of_the_same(found(second)[0])

    assert same("Ansökan om 12 tkr.", "Ansökan om 13 tkr till löner.")
    assert same("Ansökan om 12 tkr till stora löner.", "Ansökan om 13 tkr till löner.")
    assert not same("Ansökan om 12 tkr till resor.", "Ansökan om 13 tkr till löner.")
    assert not same("Ansökan om 12 tkr.", "Ansökningar om 13 tkr.")
    assert not same("Ansökan för 2025 om 12 tkr.", "Ansökan för 2026 om 13 tkr.")
    assert not same("Ansökan om 12 tkr.", "Tidigare var ansökan om 13 tkr.")
    assert not same("Sammanlagt 12 tkr.", "Sammanlagt 13 tkr.")


def test_rounding_makes_no_difference():
    def differ(first, second):
        return found(f"Ansökan om {first}.")[0].differs(found(f"Ansökan om {second}.")[0])

    assert not differ("1,8 mnkr", "1 755 tkr")
    assert not differ("1,8 mnkr", "1 750 tkr")
    assert differ("1,8 mnkr", "1 749 tkr")
    assert differ("12 tkr", "13 tkr")


@pytest.mark.parametrize("around", [Around(quoted=True), Around(footnote=1)])
def test_quotations_and_footnotes_say_nothing(around):
    assert found("Ansökan om 12 tkr.", around) == []


def test_amounts_about_and_between_say_nothing():
    assert found("Ansökan om cirka 12 tkr och 13–14 tkr och 12 timmar.") == []


def things(text, only_proposals=False):
    return [(one.word, one.first, one.many) for one in named_things(passage(text), only_proposals=only_proposals)]


def test_things_that_are_decided_on_are_one_or_many():
    assert things("Nämnden godkänner projektansökan.") == [("projektansökan", "projekt", False)]
    assert things("Nämnden godkänner Ansökningarna.") == [("Ansökningarna", "", True)]
    assert things("Nämnden godkänner den enligt planen och pengar till ansökan.") == []
    assert things("Nämnden är klok.") == []


def test_only_sentences_that_propose_count_in_the_body():
    assert things("Ansökan är bra. Planen bör antas.", only_proposals=True) == [("Planen", "", False)]
    assert things("Det föreslås att rapporten godkänns.", only_proposals=True) == [("rapporten", "", False)]
