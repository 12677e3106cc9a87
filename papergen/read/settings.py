"""papergen.toml's bytes to `Settings`."""

import re
from datetime import date
from typing import Any

from papergen.model.settings import CheckSettings, Lag, Namnd, Settings
from papergen.problems import PapergenError
from papergen.read.dates import iso_date
from papergen.read.fields import choice, many, mapping_of, name, text
from papergen.read.nodes import RawMapping, RawNode
from papergen.read.pattern_cost import MAX_WAYS, ways
from papergen.read.schema import Field, Notes, read_fields, shortened
from papergen.read.source import decode
from papergen.read.toml_nodes import read_toml

MAX_PATTERN = 200

_SFS = re.compile(r"[0-9]{4}:[0-9]{1,4}")


def dnr_pattern(node: RawNode, key: str, notes: Notes) -> str | None:
    """Read a regular expression for registration numbers."""
    pattern = text(node, key, notes)
    if pattern is None:
        return None
    if len(pattern) > MAX_PATTERN:
        notes.add(
            "017",
            f"Mönstret för diarienummer är för långt. Det får ha högst {MAX_PATTERN} tecken.",
            node.place,
            "Förenkla mönstret.",
        )
        return None
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        hint = "Mönstret är ett reguljärt uttryck, till exempel 'SN \\d{4}/\\d{4}'. En parentes som ska synas skrivs \\(."
        notes.add("017", f"”{name(key)}” är inget giltigt mönster.", node.place, hint)
        return None
    if ways(pattern) > MAX_WAYS:
        hint = "Skriv hur många gånger det högst får upprepas, till exempel \\d{1,6} eller (\\.\\d{1,3}){0,4}."
        notes.add("017", "Mönstret upprepar något som redan upprepas, och kan bli mycket långsamt.", node.place, hint)
        return None
    return pattern


NAMN = Field("namn", text, "", required=True, example='"Exempelstads kommun"')
FORVALTNING = Field("forvaltning", text, "")
NAMNDENS_NAMN = Field("namn", text, "", required=True, example='"Socialnämnden"')
FORKORTNING = Field("forkortning", text, "")
FRAN: Field[date | None] = Field("fran", iso_date, None)
TILL: Field[date | None] = Field("till", iso_date, None)
FOREGANGARE = Field("foregangare", text, "")
DNR = Field("dnr", dnr_pattern, "")
MALL = Field("mall", text, Settings("").standard_mall)
MODE = Field("mode", choice("utkast", "publicera"), CheckSettings().mode)
SELECT = many("select", text)
IGNORE = many("ignore", text)
BASELINE = Field("baseline", text, "")

Organisation = tuple[str, str]


def _organisation(node: RawMapping, key: str, notes: Notes) -> Organisation:
    values = read_fields(node, (NAMN, FORVALTNING), notes, f"{key}.")
    return values[NAMN], values[FORVALTNING]


def _namnd(node: RawMapping, key: str, notes: Notes) -> Namnd:
    values = read_fields(node, (NAMNDENS_NAMN, FORKORTNING, FRAN, TILL, FOREGANGARE, DNR), notes, f"{key}.")
    fran, till = values[FRAN], values[TILL]
    if fran and till and till < fran:
        notes.add(
            "017",
            f"Nämnden slutar ({till}) innan den börjar ({fran}).",
            notes.places[f"{key}.till"],
            "Byt plats på fran och till.",
        )
    return Namnd(values[NAMNDENS_NAMN], values[FORKORTNING], fran, till, values[FOREGANGARE], values[DNR], node.place)


def _standard(node: RawMapping, key: str, notes: Notes) -> str:
    return read_fields(node, (MALL,), notes, f"{key}.")[MALL]


def sfs_number(node: RawNode, key: str, notes: Notes) -> str | None:
    """Read a statute's number in Svensk författningssamling."""
    written = text(node, key, notes)
    if written is not None and not _SFS.fullmatch(written):
        hint = "Skriv år, kolon och nummer, till exempel 2001:453."
        notes.add("017", f"”{shortened(written)}” är inget SFS-nummer.", node.place, hint)
        return None
    return written


SFS = Field("sfs", sfs_number, "", required=True, example='"2001:453"')
LAGENS_NAMN = Field("namn", text, "", required=True, example='"socialtjänstlagen"')
UPPHAVD: Field[date | None] = Field("upphavd", iso_date, None, required=True, example="2025-07-01")
ERSATT_AV = Field("ersatt_av", text, "")


def _lag(node: RawMapping, key: str, notes: Notes) -> Lag | None:
    values = read_fields(node, (SFS, LAGENS_NAMN, UPPHAVD, ERSATT_AV), notes, f"{key}.")
    upphavd = values[UPPHAVD]
    return Lag(values[SFS], values[LAGENS_NAMN], upphavd, values[ERSATT_AV]) if upphavd else None


OMEDELBAR_JUSTERING = many("omedelbar_justering", text)
LAGAR = many("lagar", mapping_of(_lag, "Skriv [[check.lagar]] på en egen rad, och nycklarna under."))


def _check(node: RawMapping, key: str, notes: Notes) -> CheckSettings:
    values = read_fields(node, (MODE, SELECT, IGNORE, BASELINE, OMEDELBAR_JUSTERING, LAGAR), notes, f"{key}.")
    return CheckSettings(
        values[MODE], values[SELECT], values[IGNORE], values[BASELINE], values[OMEDELBAR_JUSTERING], values[LAGAR]
    )


ORGANISATION: Field[Organisation] = Field(
    "organisation",
    mapping_of(_organisation, "Skriv [organisation] på en egen rad, och nycklarna under."),
    ("", ""),
    required=True,
)
NAMNDER = many("namnder", mapping_of(_namnd, "Skriv [[namnder]] på en egen rad, och nycklarna under."))
STANDARD = Field("standard", mapping_of(_standard, "Skriv [standard] på en egen rad, och nycklarna under."), MALL.default)
CHECK = Field("check", mapping_of(_check, "Skriv [check] på en egen rad, och nycklarna under."), CheckSettings())

SETTINGS_FIELDS: tuple[Field[Any], ...] = (ORGANISATION, NAMNDER, STANDARD, CHECK)


def read_settings(data: bytes, path: str) -> Settings:
    """Read papergen.toml; raise PapergenError with everything that is wrong in it (codes `TOML…`, numbers as in `schema`)."""
    notes = Notes("TOML")
    values = read_fields(read_toml(decode(data, path), path, "TOML"), SETTINGS_FIELDS, notes)
    if notes.problems:
        raise PapergenError(notes.problems)
    namn, forvaltning = values[ORGANISATION]
    return Settings(namn, forvaltning, values[NAMNDER], values[STANDARD], values[CHECK])
