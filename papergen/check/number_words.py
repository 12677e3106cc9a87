"""Numbers in words, months, and the words before a number that make it a name and not an amount."""


def listed(words: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(words.split())


NUMBER_WORDS = {
    word: number
    for number, words in {
        1: "en ett",
        2: "två",
        3: "tre",
        4: "fyra",
        5: "fem",
        6: "sex",
        7: "sju",
        8: "åtta",
        9: "nio",
        10: "tio",
        11: "elva",
        12: "tolv",
        13: "tretton",
        14: "fjorton",
        15: "femton",
        16: "sexton",
        17: "sjutton",
        18: "arton",
        19: "nitton",
        20: "tjugo",
    }.items()
    for word in words.split()
}
MONTHS = listed(
    "januari februari mars april maj juni juli augusti september oktober november december jan feb apr jun jul aug sept okt"
    " nov dec"
)
# A number after one of these names something: bilaga 2, årskurs 4, konto 4010.
_LABELS = listed(
    "anmärkning artikel avsnitt bild bilaga bilagor brandposten del delprojekt etapp fas fastighet figur grupp"
    " handling kapitel kap kl klockan klass klasser kod konto konton kvarter kvarteret mål målnr nivå not nr nummer paragraf"
    " paragrafen paragraferna plan programpunkt punkt punkten punkterna rad ram ruta rum sid sida sidan sidorna spår stadium"
    " steg tabell tel telefon tema temaområde tfn upplaga v vecka veckorna version etapperna årskurs årskurserna åk åren"
    " ärende dnr diarienr lag iban bankgiro bg plusgiro pg postgiro moment mom fax mobil"
)
_LABEL_ENDS = ("nummer", "nr", "konto", "telefon", "bilaga", "tabell")


def is_label(word: str) -> bool:
    """Tell whether a number after `word` is a name, not an amount."""
    lower = word.lower()
    return lower in _LABELS or lower.endswith(_LABEL_ENDS)


def count_of(word: str) -> int:
    """Give the number that a word or a figure means; 0 if it is none."""
    if word.isdecimal() and len(word) < 6:
        return int(word)
    return NUMBER_WORDS.get(word.lower(), 0)
