"""DAT002: dates that cannot be right: past deadlines, ended periods, decisions later than the paper, days that do not exist."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from papergen.check.clause import DECISION
from papergen.check.dates import WEEKDAYS, DateInText, in_words, periods_in
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

Dates = tuple[DateInText, ...]
_LISTS = ("bilagor", "beslutsunderlag")
# What is asked for, or is open, when the paper is written; `skulle lämnas` and `gick ut` tell of what was.
_ASKED = re.compile(r"\b(?:ska|skall|måste|behöver|bör|kan|löper|pågår|gäller|inbjud\w+|bjudit\sin|inbjuder)\b", re.I)
_APPLYING = re.compile(
    r"\b(?:ansök\w*|sök\w*|lämna\w*|inlämna\w*|anmäl\w*|ansökningstid\w*|yttra\w*|svara\w*|redovisa\w*)\b", re.I
)
_LATEST = re.compile(r"\bsenast\s(?:måndagen\s|tisdagen\s|onsdagen\s|torsdagen\s|fredagen\s|lördagen\s|söndagen\s)?$")
_TOLD = re.compile(r"\b(?:skulle|gick\sut|var|hade|löpte|pågick|gällde|i\sefterhand)\b", re.I)
# Decisions that look back.
_LOOKING_BACK = re.compile(
    r"rapport|berättelse|redovisning|bokslut|uppfölj|utvärder|efterhand|statistik|protokoll|utfall|till handlingarna|upphäv|"
    r"återbetal|avskriv|avslut|revision",
    re.I,
)
_MOVING = re.compile(r"flytt|tidigare|ändra|senarelägg|framskj|byt|i stället", re.I)
_HISTORY = timedelta(days=365)  # a deadline longer ago is history
# The preterite right before or after a date: `beslutade den 11 mars 2026`, `Den 10 december 2025 fattade`.
_DONE = (
    r"(?:besluta|bevilja|lämna|behandla|starta|inlämna|skicka|informera|remittera|utlys|öppna|avsluta|börja|ansök|"
    r"fastställ|upphäv|godkän|genomför|fatta|underteckna|yttra|inleda?|tillträ|återremittera)d?(?:ade|de|te|tes|des)"
    r"|antog|antogs|gav|fick|inkom|hölls|höll|uppdrog|gick|ägde\srum|skrev|skrevs|tecknades|var|hade"
)
_DONE_BEFORE = re.compile(rf"\b(?:{_DONE})\s(?:därför\s|också\s|redan\s|emellertid\s|sitt\sbeslut\s|beslut\s)?$", re.I)
_DONE_AFTER = re.compile(rf",?\s(?:{_DONE})\b", re.I)
_LOOK_BACK = 45
_SEASON = re.compile(r"\b(?P<season>våren|sommaren|hösten)\s(?P<year>(?:19|20)\d\d)\shar\b", re.I)
_FIRST_MONTH = {"våren": 3, "sommaren": 6, "hösten": 9}
_INTO_A_SEASON = timedelta(days=31)


@rule("DAT002", "datum-som-inte-kan-stamma", Severity.WARNING)
def dates_out_of_order(subject: Subject) -> Iterator[Finding]:
    """Ett datum kan inte stämma med de andra.

    En sista dag som redan har passerat när nämnden sammanträder, ett beslut som är fattat efter den dag då ärendet skrevs, en
    period som slutar innan den börjar: antingen är datumet fel, eller så kommer beslutet för sent.

    Fel:
        Ansökan ska lämnas senast den 2 januari 2026.

    Rätt:
        Ansökan ska lämnas senast den 2 april 2026.
    """
    meeting = subject.meeting.datum if subject.meeting else None
    written = subject.case.datum
    if meeting and written and written > meeting:
        message = f"Ärendet är daterat {written}, efter sammanträdet {meeting}."
        yield Finding(subject.place_of("datum"), message, "Rätta ärendets datum.")
    decided = meeting or subject.day
    for passage, dates in subject.dates:
        if passage.around.quoted:
            continue
        yield from _not_in_calendar(passage, dates)
        yield from _reversed(passage, dates)
        if decided:
            yield from _past(passage, dates, decided)
        if subject.day:
            yield from _not_yet(passage, dates, subject.day)
    if decided is None:
        yield from _past_by_its_own_words(subject)


def _not_in_calendar(passage: Passage, dates: Dates) -> Iterator[Finding]:
    for one in dates:
        written = passage.text[one.start : one.end]
        if one.impossible:
            yield Finding(passage.place_of(one.start, one.end), f"Datumet ”{written}” finns inte.", "Rätta datumet.")
        elif one.day:
            before = passage.text[max(0, one.start - 12) : one.start].rstrip().casefold()
            said = next((name for name in WEEKDAYS if before.endswith((name, f"{name}en"))), "")
            right = WEEKDAYS[one.day.weekday()]
            if said and said != right:
                message = f"{in_words(one.day).capitalize()} är en {right}, inte en {said}."
                yield Finding(passage.place_of(one.start, one.end), message, "Rätta dagen eller datumet.")


def _reversed(passage: Passage, dates: Dates) -> Iterator[Finding]:
    for period in periods_in(passage.text, dates):
        start, end = passage.sentence_at(period.start)
        if period.last < period.first and not _says(_MOVING, passage.text, start, end):
            message = f"Perioden slutar {period.last}, innan den börjar {period.first}."
            yield Finding(passage.place_of(period.start, period.end), message, "Rätta ett av datumen.")


def _past(passage: Passage, dates: Dates, decided: date) -> Iterator[Finding]:
    """Deadlines and periods that are over when the nämnd decides."""
    text = passage.text
    in_decision = passage.section == DECISION
    for one in dates:
        start, end = passage.sentence_at(one.start)
        if one.day and one.day < decided and _LATEST.search(text, max(start, one.start - _LOOK_BACK), one.start):
            asked = in_decision or (_says(_ASKED, text, start, end) and not _says(_TOLD, text, start, end))
            if asked and decided - one.day <= _HISTORY:
                message = f"Sista dagen är {in_words(one.day)}, men nämnden beslutar tidigast {in_words(decided)}."
                yield Finding(passage.place_of(one.start, one.end), message, "Kontrollera datumet.")
    for period in periods_in(text, dates):
        start, end = passage.sentence_at(period.start)
        if not period.first <= period.last < decided:
            continue
        if in_decision:
            over = not _says(_LOOKING_BACK, text, start, end) and not _says(_MOVING, text, start, end)
        else:
            over = _is_open(text, start, end) and decided - period.last <= _HISTORY
        if over:
            message = f"Perioden slutar {in_words(period.last)}, men nämnden beslutar tidigast {in_words(decided)}."
            yield Finding(passage.place_of(period.last_start, period.end), message, "Kontrollera datumet.")


@lru_cache(maxsize=64)
def _says(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Tell whether a sentence has what a pattern looks for; each sentence is read once, however many dates it has."""
    return bool(pattern.search(text, start, end))


def _is_open(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence speaks of a time for applying or answering that is not over."""
    return _says(_ASKED, text, start, end) and _says(_APPLYING, text, start, end) and not _says(_TOLD, text, start, end)


def _not_yet(passage: Passage, dates: Dates, written: date) -> Iterator[Finding]:
    """Find what is told as done, or listed as a paper, though its day is later than the paper's own."""
    text = passage.text
    listed = passage.section in _LISTS
    for one in dates:
        if one.day is None or one.day <= written:
            continue
        before = text[max(0, one.start - _LOOK_BACK) : one.start]
        if listed and one.style == "siffror":
            message = f"Handlingen är daterad {one.day}, efter ärendets eget datum {written}."
        elif _DONE_BEFORE.search(before) or _DONE_AFTER.match(text, one.end):
            message = f"Texten talar om {in_words(one.day)} som något som har varit, men ärendet är skrivet {in_words(written)}."
        else:
            continue
        yield Finding(passage.place_of(one.start, one.end), message, "Kontrollera datumet.")


def _past_by_its_own_words(subject: Subject) -> Iterator[Finding]:
    """In a paper without a date: a time for applying that ends in a season whose events the paper tells of."""
    seasons = [
        (match, date(int(match["year"]), _FIRST_MONTH[match["season"].casefold()], 1))
        for passage in subject.prose
        for match in _SEASON.finditer(passage.text)
    ]
    if not seasons:
        return
    match, latest = max(seasons, key=lambda one: one[1])
    told: set[date] = set()
    for passage, dates in subject.dates:
        for period in periods_in(passage.text, dates):
            start, end = passage.sentence_at(period.start)
            recent = latest - _HISTORY < period.last < latest + _INTO_A_SEASON
            if recent and period.last not in told and _is_open(passage.text, start, end):
                told.add(period.last)
                season = f"{match['season'].casefold()} {match['year']}"
                message = f"Perioden slutar {in_words(period.last)}, men texten berättar redan vad som har hänt under {season}."
                hint = "Kontrollera att nämnden hinner besluta innan tiden går ut, och skriv ärendets datum."
                yield Finding(passage.place_of(period.last_start, period.end), message, hint)
