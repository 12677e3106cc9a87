"""Sentences of Swedish office prose: where they end, and above all where they do not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.model.sentences import sentence_ends

# `|` stands where a sentence ends; the end of the text is an end of its own and is not marked.
SENTENCES = (
    "Nämnden godkänner planen.| Beslutet gäller från nyår.",
    "Vad kostar det?| Det vet vi inte!| Ännu.",
    "Stöd ges till bl.a. Röda stugan, t.ex. Lilla huset och d.v.s. Alla andra.",
    "Detta gäller t. ex. Storskolan och bl. a. Lillskolan.",
    "Avtalet gäller fr.o.m. Januari t.o.m. Mars.",
    "T.f. Förvaltningschef Anna Ek skriver under.| Hon är f.d. Rektor.",
    "Tf. Förvaltningschef, bitr. Chef och dnr. SN 2026/1.",
    "Enligt 5 kap. 4 § gäller det.| Se även 6 kap. Socialtjänstlagen.",
    "Enligt 4 § 2 st. 3 mom. Lagen gäller detta.| Jfr. Prop. 2024/25:89 s. 12 f. Där står mer.",
    "Skr. 2023/24:7 och bet. Utskottet, resp. Nämnden, ca. 50, p.g.a. Brist, s.k. Trygghetsboende.",
    "Vi köpte stolar, bord m.m. och lampor.| Vi köpte stolar m.m.| Sedan gick vi hem.",
    "Föräldrar, lärare m.fl. deltog.| Kaffe, te osv.| Nämnden tackar.",
    "Lokaler (kök, matsal m.m.) Nämnden hyr.",
    "Mötet börjar kl. 17.30 och slutar kl. 19.| Alla är välkomna.",
    "Den 3. Punkten utgår.| Den 12. Januari sker det.",
    "1. Nämnden godkänner planen.| 2. Paragrafen justeras.",
    "2.1. Bakgrund till ärendet.",
    "Antalet är nu 25.| Nämnden avgör.| Det var år 2025.| Nu är det nytt år.",
    "Avgiften är 1 250,50 kr.| Nämnden beslutar om 2 procent.| 12 personer deltog.",
    "Se bil. 2 och avd. 3 samt kol. 4.",
    "A. B. Karlsson och Per-E. Ek talade.| C. Dal tog över.",
    "Karl XII. Konungen av Sverige.",
    "IVO.| SN.| Så heter de.",
    "”Vi går.”| Nämnden gick.| ”Stanna!” ropade ordföranden.",
    "Hon sade: ”Nej.| Vi stannar.”| ”Varför då?”| Ingen svarade.",
    "»Ja.»| 'Nej.'| Så löd svaren.",
    "Och så vidare… Sedan blev det tyst.",
    "Han läste: … Nämnden lyssnade [...] Sedan teg den.",
    "Beslutet togs den 2026-01-12.| Det gäller nu.",
    "Nämnden (se bilaga 1. Den är lång.) godkänner detta.| Nämnden (vem annars?) Ja.",
    "(Se bilagan.| Den är lång.)| Nämnden har läst den.",
    "Lagen (2025:400) gäller (jfr 2 kap. Boken).| Nämnden följer den.",
    "En öppen ( parentes hindrar inget.| Inte heller ] en stängd.",
    "Läs mer på www.exempelstad.se.| Skriv till anna.ek@exempelstad.se.| Tack.",
    "Not efter punkt.¹| Ny mening.",
    "Det gäller § 5.| § 6 gäller inte.",
    "Så står det. men inte här.",
    "Summan är 5 000.\u00a0Kronor alltså.",
    "Sats ett.| – Sats två.| (Sats tre.)| [Sats fyra.]",
    "Sats ett.|\nSats två.",
    "Åtgärden är klar.| Ännu en.| Örebro nämns.",
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_a_sentence_ends_where_a_reader_would_say_and_nowhere_else(marked: str) -> None:
    text = marked.replace("|", "")
    ends = sentence_ends(text)
    assert ends[-1] == len(text)
    starts = [0, *ends[:-1]]
    assert "|".join(text[a:b] for a, b in zip(starts, ends, strict=True)) == marked


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_a_text_of_nothing_has_no_sentences(text: str) -> None:
    assert sentence_ends(text) == []


def test_space_around_a_text_belongs_to_no_sentence() -> None:
    assert sentence_ends("  Hej. Då.  ") == [6, 10]


@given(st.text(alphabet="aB1.!?…”\"'()[] \n\u00a0§–-", max_size=60))
@settings(max_examples=300, deadline=None)
def test_ends_rise_and_stand_between_a_character_and_space(text: str) -> None:
    ends = sentence_ends(text)
    assert ends == sorted(set(ends))
    assert all(not text[end - 1].isspace() and not text[end : end + 1].strip() for end in ends)
    assert bool(ends) == bool(text.strip())


HOSTILE = (
    "a." * 100_000,
    "A. " * 60_000,
    "(" * 100_000 + " A. B",
    "(a. B) " * 30_000,
    "((A. " * 30_000,
    "." * 200_000,
    ")" * 200_000,
    "(" * 50_000 + "a" + ")" * 50_000,
    "([" * 30_000 + "A. B" + "])" * 30_000,
    "a" + "(" * 50_000 + "a. B" + ")" * 50_000,
    "A-" * 50_000 + ". B",
    "!?" * 50_000 + " B",
    "”" * 100_000 + ". ”B",
)


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8] for text in HOSTILE])
def test_hostile_text_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    sentence_ends(text)
    assert time.process_time() - begun < 2
