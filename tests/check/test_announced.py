"""Announced counts in sentences."""

import pytest

from papergen.check.announced import announced, inline_items
from papergen.check.number_words import count_of, is_label


def told(text):
    return [(one.count, one.noun) for one in announced(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Parterna har enats om fyra mål:", [(4, "mål")]),
        ("Arbetet organiseras i tre temaområden och 11 delprojekt:", [(3, "temaområden"), (11, "delprojekt")]),
        ("Därefter har sex slags ändringar gjorts:", [(6, "ändringar")]),
        ("Nämnden har följande två uppgifter:", [(2, "uppgifter")]),
        ("Projektet har fyra partner:", [(4, "partner")]),
        ("Tre skäl talar för det.", [(3, "skäl")]),
        ("Till ärendet hör 3 bilagor.", [(3, "bilagor")]),
    ],
)
def test_a_count_is_announced(text, counts):
    assert told(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Tre av fyra mål är nådda.",
        "De tre målen är nådda.",
        "Alla tre mål är nådda.",
        "Minst tre mål ska nås.",
        "Två projekt har efter lång tid följande syfte:",
        "Under tre år:",
        "Det kostar 12 kronor:",
        "Projektet har ett mål:",
        "Rådet har fyra möten per år.",
        "Av de tre mål som finns.",
        "Fyra mål var för alla.",
    ],
)
def test_what_is_no_announcement_is_left_alone(text):
    assert told(text) == []


def test_the_label_is_the_singular():
    def label(text):
        return announced(text, 0, len(text))[0].label

    assert label("i 11 delprojekt") == "delprojekt"
    assert label("i tre temaområden") == "temaområde"
    assert label("i tre teman") == "tema"
    assert label("i tre bilagor") == ""


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Det finns tre delar: drift, skötsel och bygge.", (2, 3)),
        ("Det finns tre delar: drift och bygge", (1, 2)),
        ("Det finns tre delar: drift, bygge", (2, 2)),
        ("Det finns tre delar: drift.", None),
        ("Det finns tre delar: två på ön och en i byn.", None),
        ("Det finns tre delar: drift som är bra, bygge.", None),
        ("Det finns tre delar: en mycket lång och svår sats, bygge.", None),
        ("Det finns tre delar.", None),
    ],
)
def test_a_list_in_the_sentence_is_counted(text, items):
    assert inline_items(text, announced(text, 0, len(text))[0], len(text)) == items


def test_number_words_and_figures_are_counts():
    assert [count_of(word) for word in ("elva", "Tre", "12", "tjugo", "ord", "123456", "99999")] == [11, 3, 12, 20, 0, 0, 99999]


def test_some_words_make_the_number_after_them_a_name():
    assert [is_label(word) for word in ("Bilaga", "telefonnummer", "bankkonto", "personer", "kronor")] == [
        True,
        True,
        True,
        False,
        False,
    ]
