"""The verbs that decisions are written with, and a rule of thumb for what else is a finite verb."""

import re

# Present tense and infinitive, as the decisions of Swedish municipal committees have them.
_VERBS = {
    "accepterar": "acceptera",
    "anser": "anse",
    "anslår": "anslå",
    "ansöker": "ansöka",
    "anställer": "anställa",
    "antar": "anta",
    "anvisar": "anvisa",
    "avger": "avge",
    "avskriver": "avskriva",
    "avslutar": "avsluta",
    "avslår": "avslå",
    "avstyrker": "avstyrka",
    "avstår": "avstå",
    "avsätter": "avsätta",
    "begär": "begära",
    "ber": "be",
    "bemyndigar": "bemyndiga",
    "besvarar": "besvara",
    "beslutar": "besluta",
    "beviljar": "bevilja",
    "bidrar": "bidra",
    "bifaller": "bifalla",
    "delegerar": "delegera",
    "deltar": "delta",
    "entledigar": "entlediga",
    "fastslår": "fastslå",
    "fastställer": "fastställa",
    "finansierar": "finansiera",
    "flyttar": "flytta",
    "fördelar": "fördela",
    "fördömer": "fördöma",
    "förklarar": "förklara",
    "förlänger": "förlänga",
    "förordnar": "förordna",
    "föreslår": "föreslå",
    "ger": "ge",
    "godkänner": "godkänna",
    "hemställer": "hemställa",
    "hänskjuter": "hänskjuta",
    "hyr": "hyra",
    "inför": "införa",
    "inrättar": "inrätta",
    "justerar": "justera",
    "lägger": "lägga",
    "lämnar": "lämna",
    "meddelar": "meddela",
    "medger": "medge",
    "noterar": "notera",
    "omfördelar": "omfördela",
    "redovisar": "redovisa",
    "rekommenderar": "rekommendera",
    "remitterar": "remittera",
    "reserverar": "reservera",
    "står": "stå",
    "ställer": "ställa",
    "säger": "säga",
    "tackar": "tacka",
    "tar": "ta",
    "tecknar": "teckna",
    "tillsätter": "tillsätta",
    "tillstyrker": "tillstyrka",
    "tilldelar": "tilldela",
    "uppdrar": "uppdra",
    "upphäver": "upphäva",
    "uppmanar": "uppmana",
    "uppmärksammar": "uppmärksamma",
    "utser": "utse",
    "utökar": "utöka",
    "vidarebefordrar": "vidarebefordra",
    "väljer": "välja",
    "yttrar": "yttra",
    "återbetalar": "återbetala",
    "återkallar": "återkalla",
    "återremitterar": "återremittera",
    "ändrar": "ändra",
    "överlåter": "överlåta",
    "överlämnar": "överlämna",
}
PRESENT = frozenset(_VERBS)
INFINITIVE = frozenset(_VERBS.values())
# Those of people's hands and of a paper's course, where a word like a decision verb is as often part of what another shall do.
_MODALS = frozenset({"ska", "skall", "bör", "kan", "vill", "får", "måste", "må", "har"})
_PRESENT_SHAPE = re.compile(r"[a-zåäöé]{2,40}(?:ar|er|år|ör|är|yr|or)")
_PASSIVE_SHAPE = re.compile(r"[a-zåäöé]{2,40}(?:as|es|ås|js|ns|rs|ls|ks|ds|ts|ps|gs|vs|ms)")
# Words that end like a verb in the present tense but are none, and may follow a nämnd.
_NO_VERBS = frozenset({"eller", "efter", "under", "över", "inför", "utanför", "samt", "däremot", "dess", "hos", "oss", "bakom"})


def is_finite(word: str) -> bool:
    """Tell whether a word may be the finite verb after a nämnd: a known one, a modal, or one shaped like the present tense."""
    folded = word.casefold()
    if folded in PRESENT or folded in _MODALS:
        return True
    return folded not in _NO_VERBS and bool(_PRESENT_SHAPE.fullmatch(folded) or _PASSIVE_SHAPE.fullmatch(folded))


def is_infinitive(word: str) -> bool:
    """Tell whether a word is the infinitive of a known verb of decision."""
    return word.casefold() in INFINITIVE
