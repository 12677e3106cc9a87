"""The keys a case's front matter may have, and readers of those whose values are more than one word or line."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from papergen.model.case import Behandling, ExterntDnr, Person, Sekretess, SekretessNiva
from papergen.problems import Place
from papergen.read.dates import iso_date
from papergen.read.fields import choice, many, mapping_of, text, yes_or_no
from papergen.read.nodes import RawMapping, RawNode, RawScalar, is_empty
from papergen.read.schema import Field, Notes, Reader, read_fields, shortened

MAX_DNR = 100


@dataclass(frozen=True, slots=True)
class Onskemal:
    """How the author wants one attachment treated; `fil` is the file or title as written, `place` that of the key."""

    fil: str
    behandling: Behandling
    place: Place


def dnr_text(node: RawNode, key: str, notes: Notes) -> str | None:
    """Read a registration number; a bound on its length keeps every nämnd's own pattern quick."""
    value = text(node, key, notes)
    if value is not None and len(value) > MAX_DNR:
        notes.add("017", f"Diarienumret är för långt: {len(value)} tecken.", node.place, f"Det får ha högst {MAX_DNR} tecken.")
        return None
    return value


NAMN = Field("namn", text, "", required=True, example="Anna Andersson")
TITEL_PERSON = Field("titel", text, "")
TELEFON = Field("telefon", text, "")
EPOST = Field("e-post", text, "")
TF = Field("tf", yes_or_no, False)
HANDLAGGARE_FIELDS: tuple[Field[Any], ...] = (NAMN, TITEL_PERSON, TELEFON, EPOST)
UNDERTECKNARE_FIELDS: tuple[Field[Any], ...] = (NAMN, TITEL_PERSON, TF)


def person(fields: tuple[Field[Any], ...], hint: str) -> Reader[Person]:
    """Make a reader of one person with these keys; a bare text is the person's name."""

    def from_mapping(node: RawMapping, key: str, notes: Notes) -> Person | None:
        values = read_fields(node, fields, notes, f"{key}.")
        if not values[NAMN]:
            return None
        return Person(values[NAMN], values[TITEL_PERSON], values[TELEFON], values[EPOST], values[TF], node.place)

    read_mapping = mapping_of(from_mapping, hint)

    def read_person(node: RawNode, key: str, notes: Notes) -> Person | None:
        if not isinstance(node, RawScalar):
            return read_mapping(node, key, notes)
        namn = text(node, key, notes)
        notes.places[f"{key}.namn"] = node.place
        return None if namn is None else Person(namn, place=node.place)

    return read_person


ORGAN = Field("organ", text, "", required=True, example="Länsstyrelsen")
EXTERNT_DNR = Field("dnr", dnr_text, "", required=True, example="801-3809-2026")


def _externt_dnr(node: RawMapping, key: str, notes: Notes) -> ExterntDnr | None:
    values = read_fields(node, (ORGAN, EXTERNT_DNR), notes, f"{key}.")
    return ExterntDnr(values[ORGAN], values[EXTERNT_DNR], node.place)


# Secrecy that is not stated is never guessed: whoever writes `sekretess` says the level too.
NIVA: Field[SekretessNiva] = Field("nivå", choice(*get_args(SekretessNiva)), "hemlig", required=True, example="delvis")
LAGRUM = many("lagrum", text)


def _sekretess(node: RawMapping, key: str, notes: Notes) -> Sekretess:
    values = read_fields(node, (NIVA, LAGRUM), notes, f"{key}.")
    return Sekretess(values[NIVA], values[LAGRUM])


_behandling: Reader[Behandling] = choice("medföljer", "kopia")


def _onskemal(node: RawMapping, key: str, notes: Notes) -> tuple[Onskemal, ...]:
    """Read `bilagor`: any key is a file or a title, and its value how it is treated."""
    found: dict[str, Onskemal] = {}
    for name, value in node.entries:
        fil = unicodedata.normalize("NFC", name.value.strip())
        if is_empty(value):
            continue
        if fil in found:
            notes.add(
                "011",
                f"Bilagan ”{shortened(fil)}” är redan skriven på rad {found[fil].place.line}.",
                name.place,
                "Ta bort en av dem.",
            )
            continue
        behandling = _behandling(value, f"{key}.{fil}", notes)
        if behandling is not None:
            notes.places[f"{key}.{fil}"] = value.place
            found[fil] = Onskemal(fil, behandling, name.place)
    return tuple(found.values())


# RFC 5646, the parts in use: language, script, region, variants.
_BCP47 = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?((?:-[a-z0-9]{5,8}){0,3})", re.IGNORECASE)
_LANGUAGES = {"svenska": "sv-SE", "engelska": "en-GB", "finska": "fi-FI", "norska": "nb-NO", "danska": "da-DK", "tyska": "de-DE"}


def language_tag(node: RawNode, key: str, notes: Notes) -> str | None:
    """Read a language tag, and give it in its usual upper and lower case: `sv-SE`."""
    value = text(node, key, notes)
    if value is None:
        return None
    match = _BCP47.fullmatch(value)
    if not match:
        hint = f"Skriv {_LANGUAGES.get(value.casefold(), 'till exempel sv-SE eller en-GB')}."
        notes.add("014", f"”{shortened(value)}” är ingen språkkod.", node.place, hint)
        return None
    language, script, region, rest = match.groups(default="")
    return "-".join(part for part in (language.lower(), script.title(), region.upper()) if part) + rest.lower()


MALL = Field("mall", text, "")
TITEL = Field("titel", text, "", required=True, example="Ansökan om projektmedel")
DNR = Field("dnr", dnr_text, "")
EXTERNA_DNR = many("externa_dnr", mapping_of(_externt_dnr, "Skriv {organ: Länsstyrelsen, dnr: 801-3809-2026}."))
NAMND = Field("nämnd", text, "")
FORVALTNING = Field("förvaltning", text, "")
AVDELNING = Field("avdelning", text, "")
DATUM: Field[date | None] = Field("datum", iso_date, None)
HANDLAGGARE = many("handläggare", person(HANDLAGGARE_FIELDS, "Skriv {namn: Anna Andersson, telefon: 08-508 25 006}."))
UNDERTECKNARE = many("undertecknare", person(UNDERTECKNARE_FIELDS, "Skriv {namn: Anna Andersson, titel: Förvaltningschef}."))
BILAGOR: Field[tuple[Onskemal, ...]] = Field(
    "bilagor",
    mapping_of(
        _onskemal, "Bilagorna listas under rubriken ## Bilagor. Här skrivs bara hur en fil behandlas: {bilagor/avtal.pdf: kopia}."
    ),
    (),
)
EXPEDIERING = many("expediering", text)
SEKRETESS = Field("sekretess", mapping_of(_sekretess, "Skriv {nivå: delvis, lagrum: [26 kap. 1 § OSL]}."), Sekretess())
GRANSKARE = many("granskare", text)
SPRAK = Field("språk", language_tag, "sv-SE")

CASE_FIELDS: tuple[Field[Any], ...] = (
    MALL,
    TITEL,
    DNR,
    EXTERNA_DNR,
    NAMND,
    FORVALTNING,
    AVDELNING,
    DATUM,
    HANDLAGGARE,
    UNDERTECKNARE,
    BILAGOR,
    EXPEDIERING,
    SEKRETESS,
    GRANSKARE,
    SPRAK,
)
