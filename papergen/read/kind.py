"""A kind.toml's bytes to a `Kind` of paper."""

import re
from typing import Any

from papergen.model.headings import NAMND_MARK, heading_key
from papergen.model.kind import Kind, SectionKind
from papergen.problems import PapergenError, Place
from papergen.read.fields import many, mapping_of, text, true_or_false
from papergen.read.nodes import RawMapping, RawNode
from papergen.read.schema import Field, Notes, did_you_mean, enumerated, read_fields, shortened
from papergen.read.source import decode
from papergen.read.toml_nodes import read_toml

_CANONICAL = re.compile(r"[a-z][a-z0-9_]{0,60}")
_NUMBERS = re.compile(r"([0-9]{1,2})(?:\s?[-–]\s?([0-9]{1,2}))?")


def canonical_name(node: RawNode, key: str, notes: Notes) -> str | None:
    """Read a section's canonical name: a to z, figures and `_`."""
    value = text(node, key, notes)
    if value is not None and not _CANONICAL.fullmatch(value):
        notes.add("017", f"”{shortened(value)}” kan inte vara namn på ett avsnitt.", node.place, "Använd a–z, siffror och _.")
        return None
    return value


def least_and_greatest(node: RawNode, key: str, notes: Notes) -> tuple[int, int] | None:
    """Read a number, "2", or the least and the greatest, "1–3"."""
    value = text(node, key, notes)
    if value is None:
        return None
    match = _NUMBERS.fullmatch(value)
    least, greatest = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if least > greatest:
        hint = "Skriv ett tal, eller det minsta och det största: ”1–3”."
        notes.add("017", f"”{shortened(value)}” är inget antal.", node.place, hint)
        return None
    return least, greatest


TITEL = Field("titel", text, "", required=True, example='"Tjänsteutlåtande"')
UNDERTECKNARE_EFTER = Field("undertecknare_efter", canonical_name, "")
UNDERTECKNARE_ANTAL: Field[tuple[int, int] | None] = Field("undertecknare_antal", least_and_greatest, None)
NAMN = Field("namn", canonical_name, "", required=True, example='"sammanfattning"')
RUBRIKER = many("rubriker", text, required=True, example='["Sammanfattning", "Ärendet i korthet"]')
KRAV = Field("krav", true_or_false, False)
ELLER = many("eller", canonical_name)
ONSKAD = Field("onskad", true_or_false, False)


def _avsnitt(node: RawMapping, key: str, notes: Notes) -> SectionKind:
    values = read_fields(node, (NAMN, RUBRIKER, KRAV, ELLER, ONSKAD), notes, f"{key}.")
    return SectionKind(values[NAMN], values[RUBRIKER], values[KRAV], values[ELLER], values[ONSKAD])


AVSNITT = many("avsnitt", mapping_of(_avsnitt, "Skriv [[avsnitt]] på en egen rad, och nycklarna under."), required=True)
KIND_FIELDS: tuple[Field[Any], ...] = (TITEL, UNDERTECKNARE_EFTER, UNDERTECKNARE_ANTAL, AVSNITT)


def read_kind(data: bytes, path: str, name: str) -> Kind:
    """Read the kind.toml of the template folder `name`.

    Raise PapergenError with everything that is wrong (codes `MALL…`, numbers as in `schema`).
    """
    notes = Notes("MALL")
    values = read_fields(read_toml(decode(data, path), path, "MALL"), KIND_FIELDS, notes)
    kind = Kind(name, values[TITEL], values[AVSNITT], values[UNDERTECKNARE_EFTER], values[UNDERTECKNARE_ANTAL])
    if not notes.problems:
        _judge(kind, notes)
    if notes.problems:
        raise PapergenError(notes.problems)
    return kind


def _judge(kind: Kind, notes: Notes) -> None:
    """Tell what fits no other part: names and headings that mean two sections, and the name of a section that is not there."""
    names: dict[str, Place] = {}
    headings: dict[str, Place] = {}
    for number, section in enumerate(kind.sections):
        place = notes.places[f"avsnitt.{number}.namn"]
        if section.name in names:
            notes.add("017", f"Avsnittet ”{section.name}” finns redan på rad {names[section.name].line}.", place, "Slå ihop dem.")
        names.setdefault(section.name, place)
        for title_number, title in enumerate(section.titles):
            place = notes.places[f"avsnitt.{number}.rubriker.{title_number}"]
            key = heading_key(title)
            if key in headings:
                notes.add(
                    "017", f"Rubriken ”{shortened(title)}” finns redan på rad {headings[key].line}.", place, "Ta bort en av dem."
                )
            elif not key or key.count(heading_key(NAMND_MARK)) > 1:
                hint = f"En rubrik är text, med {NAMND_MARK} högst en gång."
                notes.add("017", f"”{shortened(title)}” kan inte vara en rubrik.", place, hint)
            headings.setdefault(key, place)
    named = [(kind.undertecknare_efter, "undertecknare_efter")] if kind.undertecknare_efter else []
    for number, section in enumerate(kind.sections):
        named += [(name, f"avsnitt.{number}.eller.{at}") for at, name in enumerate(section.instead)]
    for name, key in named:
        if name not in names:
            hint = did_you_mean(name, list(names)) or f"Avsnitt som finns: {enumerated(names)}."
            message = f"Avsnittet ”{name}” finns inte bland dem som heter något under [[avsnitt]]."
            notes.add("017", message, notes.places[key], hint)
