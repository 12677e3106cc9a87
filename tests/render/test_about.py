"""What the föredragningslista says of a case in words."""

import pytest

from papergen.read.case import read_case_leniently
from papergen.read.meeting import read_meeting
from papergen.render.about import about
from tests.read.reading import KINDS, SETTINGS, short

FRONT = "---\ntitel: A\nnämnd: Socialnämnden\n---\n\n## Sammanfattning\n\n"
TABLE = "| A | B |\n|---|---|\n| 1 | 2 |\n"

SUMMARIES = {
    "paragraphs": ("Ett *viktigt* ord.\n\nOch\nett till.\n", ("Ett viktigt ord.", "Och ett till.")),
    "points keep their numbers": ("Två förslag:\n\n2. höja\n3. sänka\n", ("Två förslag:", "2. höja", "3. sänka")),
    "bullets": ("- höja\n\n  med mera\n- sänka\n", ("• höja", "med mera", "• sänka")),
    "points in points": ("1. A\n   - B\n", ("1. A", "• B")),
    "a heading and a quotation": ("### Kort\n\n> Citat.\n", ("Kort", "Citat.")),
    "code": ("    a  b\n    c\n", ("a b c",)),
    "a footnote and a link": ("Text[^1] om [lagen](https://a.se).\n\n[^1]: Not.\n", ("Text om lagen.",)),
    "struck text": ("Kostnaden är ~~400 000~~ 365 000 kronor.\n\n*~~Bort~~*\n", ("Kostnaden är 365 000 kronor.",)),
    "a table": (f"Före.\n\n{TABLE}\nEfter.\n", ("Före.", "Efter.")),
}


@pytest.mark.parametrize(("text", "expected"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_summary_is_told_in_words(text: str, expected: tuple[str, ...]) -> None:
    case = read_case_leniently((FRONT + text).encode(), "a.md", KINDS, SETTINGS, None).case
    assert about(case).summary == expected


DECISIONS = {
    "Paragrafen justeras omedelbart.": True,
    "Nämnden antar planen. Beslutet förklaras omedelbart justerat.": True,
    "Socialnämnden beslutar att anta planen, och att paragrafen justeras omedelbart.": True,
    "Nämnden beslutar att paragrafen inte justeras omedelbart.": False,
    "Nämnden uppdrar åt förvaltningen att omedelbart justera avtalet.": False,
    "Protokollet justeras vid nästa möte. Ärendet ska omedelbart återrapporteras.": False,
    "~~Paragrafen justeras omedelbart.~~ Nämnden antar planen.": False,
}


@pytest.mark.parametrize(("decision", "marked"), DECISIONS.items(), ids=DECISIONS)
def test_immediate_adjustment_is_marked_where_a_sentence_says_so(decision: str, marked: bool) -> None:
    front = FRONT.replace("Sammanfattning", "Förslag till beslut")
    case = read_case_leniently(f"{front}1. Nämnden noterar.\n2. {decision}\n".encode(), "a.md", KINDS, SETTINGS, None).case
    assert about(case).marks == (("Omedelbar justering",) if marked else ())


@pytest.mark.parametrize(("asked", "told"), [("ja", ["10:1 MOT040", "14:7 MOT040"]), ("nej", [])])
def test_what_has_no_words_is_warned_of_where_the_list_asks_for_summaries(asked: str, told: list[str]) -> None:
    front = f"---\nnämnd: Socialnämnden\ndatum: 2026-02-17\nsammanfattningar: {asked}\n---\n"
    meeting = read_meeting(front.encode(), "sammanträde.md", SETTINGS).meeting
    reading = read_case_leniently(f"{FRONT}Text.\n\n{TABLE}\nEn ny ~~rad~~.\n".encode(), "a.md", KINDS, SETTINGS, meeting)
    assert [" ".join(short(one).split(" ")[:2]) for one in reading.problems if one.code == "MOT040"] == told
