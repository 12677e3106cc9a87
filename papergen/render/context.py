"""The names a template may use, and their values for one case. `docs/templates.md` is generated from `NAMES`."""

from datetime import date
from typing import Any

from papergen.model.case import Case, Person
from papergen.model.kind import Kind
from papergen.model.meeting import Meeting
from papergen.model.months import MONTHS
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
    "sammantradesdatum": "mötets datum som ÅÅÅÅ-MM-DD; tomt om papperet inte hör till ett möte",
    "sammantradesdag": "mötets dag i ord, t.ex. tisdagen den 17 februari 2026",
    "tid": "när mötet börjar, t.ex. 17:30",
    "plats": "var mötet hålls",
    "ordforande": "mötets ordförande",
    "sekreterare": "mötets sekreterare",
    "kallade": "lista med dem som kallas till mötet",
    TEXT_BEFORE: "avsnitten till och med det som undertecknarna följer efter; skrivs {{p text_fore_undertecknare }}",
    TEXT_AFTER: "avsnitten efter undertecknarna; skrivs {{p text_efter_undertecknare }}",
}

_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_NIVAER = {"offentlig": "", "delvis": "Delvis sekretess", "hemlig": "Sekretess"}


def context(case: Case, kind: Kind, settings: Settings, meeting: Meeting | None = None) -> dict[str, Any]:
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
    } | meeting_context(meeting)


def meeting_context(meeting: Meeting | None) -> dict[str, Any]:
    """Give the values that come from a meeting; all empty without one."""
    day = meeting.datum if meeting else None
    return {
        "sammantradesdatum": day.isoformat() if day else "",
        "sammantradesdag": no_break(day_in_words(day)) if day else "",
        "tid": meeting.tid.strftime("%H:%M") if meeting and meeting.tid else "",
        "plats": no_break(meeting.plats) if meeting else "",
        "ordforande": no_break(meeting.ordforande) if meeting else "",
        "sekreterare": no_break(meeting.sekreterare) if meeting else "",
        "kallade": [no_break(kallad) for kallad in meeting.kallade] if meeting else [],
    }


def day_in_words(day: date) -> str:
    """Give a day as it is said in a kallelse: tisdagen den 17 februari 2026."""
    return f"{_DAYS[day.weekday()]}en den {day.day} {MONTHS[day.month - 1]} {day.year}"


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
