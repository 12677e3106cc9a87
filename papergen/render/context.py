"""The names a template may use, and their values for one case. `docs/templates.md` is generated from `NAMES`."""

from typing import Any

from papergen.model.case import Case, Person
from papergen.model.kind import Kind
from papergen.model.settings import Settings
from papergen.render.typography import NO_BREAK_SPACE, no_break

TEXT_BEFORE = "text_fore_undertecknare"
TEXT_AFTER = "text_efter_undertecknare"

NAMES = {
    "organisation": "kommunens namn, ur papergen.toml",
    "forvaltning": "förvaltningen; tom om den saknas",
    "avdelning": "avdelningen; tom om den saknas",
    "papperstyp": "vad papperet kallar sig, t.ex. Tjänsteutlåtande; ur kind.toml",
    "dnr": "diarienumret; tomt om det saknas",
    "externa_dnr": "lista; var och en har .organ och .dnr",
    "datum": "papperets datum som ÅÅÅÅ-MM-DD; tomt om det saknas",
    "namnd": "nämnden som papperet går till",
    "titel": "ärendets titel",
    "antal_bilagor": "”1 bilaga”, ”2 bilagor” …; tomt om inga finns",
    "handlaggare": "lista; var och en har .namn, .titel, .telefon och .epost",
    "undertecknare": "lista i rangordning; var och en har .namn och .titel (med ”T.f.” för tillförordnade)",
    "expediering": "lista med dem som beslutet skickas till, ur front matter",
    "sekretess": "hur hemligt papperet är och enligt vilka lagrum; tomt för offentliga papper",
    TEXT_BEFORE: "avsnitten till och med det som undertecknarna följer efter; skrivs {{p text_fore_undertecknare }}",
    TEXT_AFTER: "avsnitten efter undertecknarna; skrivs {{p text_efter_undertecknare }}",
}

_NIVAER = {"offentlig": "", "delvis": "Delvis sekretess", "hemlig": "Sekretess"}


def context(case: Case, kind: Kind, settings: Settings) -> dict[str, Any]:
    """Give the values of `NAMES` for a case, all but the two texts, which each format writes in its own way."""
    niva = _NIVAER[case.sekretess.niva]
    lagrum = ", ".join(case.sekretess.lagrum)
    return {
        "organisation": no_break(settings.organisation),
        "forvaltning": no_break(case.forvaltning or settings.forvaltning),
        "avdelning": no_break(case.avdelning),
        "papperstyp": kind.title,
        "dnr": case.dnr.replace(" ", NO_BREAK_SPACE),
        "externa_dnr": [
            {"organ": no_break(externt.organ), "dnr": externt.dnr.replace(" ", NO_BREAK_SPACE)} for externt in case.externa_dnr
        ],
        "datum": case.datum.isoformat() if case.datum else "",
        "namnd": no_break(case.namnd),
        "titel": no_break(case.titel),
        "antal_bilagor": antal_bilagor(len(case.bilagor)),
        "handlaggare": [_person(person) for person in case.handlaggare],
        "undertecknare": [_person(person) for person in case.undertecknare],
        "expediering": [no_break(mottagare) for mottagare in case.expediering] if not _section(case, "expediering") else [],
        "sekretess": no_break(f"{niva} enligt {lagrum}" if niva and lagrum else niva),
    }


def antal_bilagor(count: int) -> str:
    """Give the number of attachments as it is printed under the title; empty for none."""
    if not count:
        return ""
    return f"{count}{NO_BREAK_SPACE}{'bilaga' if count == 1 else 'bilagor'}"


def _section(case: Case, name: str) -> bool:
    return any(section.name == name for section in case.sections)


def _person(person: Person) -> dict[str, str]:
    titel = (
        f"T.f. {person.titel[:1].lower()}{person.titel[1:]}"
        if person.tf and person.titel
        else person.titel or ("T.f." if person.tf else "")
    )
    return {
        "namn": person.namn.replace(" ", NO_BREAK_SPACE),
        "titel": no_break(titel),
        "telefon": person.telefon.replace(" ", NO_BREAK_SPACE),
        "epost": person.epost,
    }
