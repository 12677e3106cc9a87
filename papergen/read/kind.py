"""A kind.toml's bytes to a `Kind` of paper."""

import re
from typing import Any

from papergen.model.kind import Kind, SectionKind
from papergen.problems import PapergenError, Place
from papergen.read.fields import many, mapping_of, text, true_or_false
from papergen.read.nodes import RawMapping, RawNode
from papergen.read.schema import Field, Notes, did_you_mean, enumerated, read_fields, shortened
from papergen.read.sections import NAMND_MARK, heading_key
from papergen.read.source import decode
from papergen.read.toml_nodes import read_toml

_CANONICAL = re.compile(r"[a-z][a-z0-9_]{0,60}")


def canonical_name(node: RawNode, key: str, notes: Notes) -> str | None:
    """Read a section's canonical name: a to z, figures and `_`."""
    value = text(node, key, notes)
    if value is not None and not _CANONICAL.fullmatch(value):
        notes.add("017", f"”{shortened(value)}” kan inte vara namn på ett avsnitt.", node.place, "Använd a–z, siffror och _.")
        return None
    return value


TITEL = Field("titel", text, "", required=True, example='"Tjänsteutlåtande"')
UNDERTECKNARE_EFTER = Field("undertecknare_efter", canonical_name, "")
NAMN = Field("namn", canonical_name, "", required=True, example='"sammanfattning"')
RUBRIKER = many("rubriker", text, required=True, example='["Sammanfattning", "Ärendet i korthet"]')
KRAV = Field("krav", true_or_false, False)


def _avsnitt(node: RawMapping, key: str, notes: Notes) -> SectionKind:
    values = read_fields(node, (NAMN, RUBRIKER, KRAV), notes, f"{key}.")
    return SectionKind(values[NAMN], values[RUBRIKER], values[KRAV])


AVSNITT = many("avsnitt", mapping_of(_avsnitt, "Skriv [[avsnitt]] på en egen rad, och nycklarna under."), required=True)
KIND_FIELDS: tuple[Field[Any], ...] = (TITEL, UNDERTECKNARE_EFTER, AVSNITT)


def read_kind(data: bytes, path: str, name: str) -> Kind:
    """Read the kind.toml of the template folder `name`.

    Raise PapergenError with everything that is wrong (codes `MALL…`, numbers as in `schema`).
    """
    notes = Notes("MALL")
    values = read_fields(read_toml(decode(data, path), path, "MALL"), KIND_FIELDS, notes)
    kind = Kind(name, values[TITEL], values[AVSNITT], values[UNDERTECKNARE_EFTER])
    if not notes.problems:
        _judge(kind, notes)
    if notes.problems:
        raise PapergenError(notes.problems)
    return kind


def _judge(kind: Kind, notes: Notes) -> None:
    """Tell what fits no other part: names and headings that mean two sections, signatories after a section that is not there."""
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
    after = kind.undertecknare_efter
    if after and after not in names:
        hint = did_you_mean(after, list(names)) or f"Avsnitt som finns: {enumerated(names)}."
        notes.add(
            "017",
            f"Avsnittet ”{after}” finns inte bland dem som heter något under [[avsnitt]].",
            notes.places["undertecknare_efter"],
            hint,
        )
