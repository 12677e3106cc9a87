"""The Swedish words for what changed, shared by all reports."""

from datetime import date, time

from papergen.model.blocks import plain_text
from papergen.model.case import Bilaga, ExterntDnr, Person, Sekretess
from papergen.model.changes import Attribute, Marks

FIELDS = {
    "kind": "Mall",
    "titel": "Titel",
    "namnd": "Nämnd",
    "dnr": "Diarienummer",
    "externa_dnr": "Andras diarienummer",
    "forvaltning": "Förvaltning",
    "avdelning": "Avdelning",
    "datum": "Datum",
    "handlaggare": "Handläggare",
    "undertecknare": "Undertecknare",
    "bilagor": "Bilagor",
    "expediering": "Expediering",
    "sekretess": "Sekretess",
    "granskare": "Granskare",
    "sprak": "Språk",
    "tid": "Tid",
    "plats": "Plats",
    "ordforande": "Ordförande",
    "sekreterare": "Sekreterare",
    "kallade": "Kallade",
    "sammanfattningar": "Sammanfattningar i föredragningslistan",
    "status": "Status",
    "utskick": "Utskick",
}
_ALIGNMENT = {"left": "vänster", "center": "mitten", "right": "höger", "": "ingen"}


def value_words(value: object) -> list[str]:
    """Give a front-matter value as lines: one for each element of a list, none for what is empty."""
    if isinstance(value, tuple):
        return [line for one in value for line in value_words(one)]
    match value:
        case None | "":
            return []
        case Person():
            acting = "T.f. " if value.tf else ""
            return [", ".join(filter(None, (value.namn, f"{acting}{value.titel}".strip(), value.telefon, value.epost)))]
        case ExterntDnr():
            return [f"{value.organ} {value.dnr}".strip()]
        case Sekretess():
            return [", ".join((value.niva, *value.lagrum))]
        case Bilaga():
            return [plain_text(value.title) + (f" ({value.behandling})" if value.behandling else "")]
        case bool():
            return ["ja" if value else "nej"]
        case date():
            return [value.isoformat()]
        case time():
            return [value.strftime("%H:%M")]
        case _:
            return [str(value)]


def attribute_words(one: Attribute) -> str:  # noqa: C901  # one line for each property
    """Say in a sentence how a property that is no text changed."""
    match one.name:
        case "level":
            return f"Rubrikens nivå är {one.new} (förut {one.old})."
        case "ordered":
            return "Listan är numrerad (förut med punkter)." if one.new else "Listan har punkter (förut numrerad)."
        case "start":
            return f"Numreringen börjar på {one.new} (förut {one.old})."
        case "tight":
            return "Listan är tätare satt." if one.new else "Listan är glesare satt."
        case "checked":
            names = {None: "ingen ruta", True: "ikryssad", False: "inte ikryssad"}
            return f"Punkten: {names.get(one.new)} (förut {names.get(one.old)})."  # type: ignore[call-overload]
        case "alignments":
            return "Kolumnernas justering har ändrats."
        case "shares":
            return "Kolumnernas bredd har ändrats."
        case "alt":
            return "Bildens beskrivning har ändrats."
        case "target":
            return f"Bilden hämtas ur {one.new} (förut {one.old})."
        case "title":
            return f"Bildtexten är ”{one.new}” (förut ”{one.old}”)." if one.old else f"Bilden har fått bildtexten ”{one.new}”."
        case "name":
            return "Rubriken betyder ett annat avsnitt än förut."
        case _:
            return f"{one.name}: {one.old} → {one.new}"


def mark_words(old: tuple[Marks, ...], new: tuple[Marks, ...]) -> str:
    """Say how the look of a text changed: "nu fet", "inte längre kursiv", "länken går nu till …"."""
    said = []
    for field, word in (("bold", "fet"), ("italic", "kursiv"), ("struck", "överstruken"), ("code", "i fast bredd")):
        was, now = any(getattr(one, field) for one in old), all(getattr(one, field) for one in new)
        if now and not all(getattr(one, field) for one in old):
            said.append(f"nu {word}")
        elif was and not any(getattr(one, field) for one in new):
            said.append(f"inte längre {word}")
    before, after = {one.target for one in old} - {None}, {one.target for one in new} - {None}
    if before != after:
        to, earlier = ", ".join(sorted(map(str, after))), ", ".join(sorted(map(str, before)))
        said.append("ingen länk längre" if not after else f"länk till {to}" + (f" (förut {earlier})" if before else ""))
    return ", ".join(said) or "annan formatering"
