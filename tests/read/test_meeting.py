from datetime import date, time

import pytest

from papergen.model.meeting import Meeting
from papergen.read.meeting import read_meeting
from tests.read.reading import SETTINGS, problems, told

PATH = "cases/m/sammanträde.md"


def read(front_matter: str) -> Meeting:
    return read_meeting(f"---\n{front_matter}\n---\n\n1. Val av justerare\n".encode(), PATH, SETTINGS).meeting


def test_a_meeting_is_read() -> None:
    meeting = read(
        "nämnd: Socialnämnden\ndatum: 2026-02-17\ntid: 17:30\nplats: Ankaret, kommunhuset\nordforande: A\nsekreterare: B\n"
        "kallade:\n  - C\n  - D\nsammanfattningar: ja\nstatus: Hallen\nutskick: 2026-02-10"
    )
    assert meeting == Meeting(
        path=PATH,
        namnd="Socialnämnden",
        datum=date(2026, 2, 17),
        tid=time(17, 30),
        plats="Ankaret, kommunhuset",
        ordforande="A",
        sekreterare="B",
        kallade=("C", "D"),
        sammanfattningar=True,
        status="hållen",
        utskick="2026-02-10",
    )
    assert str(meeting.places["kallade.1"]) == f"{PATH}:10:5"


@pytest.mark.parametrize(
    ("written", "expected"), [("08:30", time(8, 30)), ("8.30", time(8, 30)), ("0:00", time(0, 0)), ("23.59", time(23, 59))]
)
def test_a_time_may_have_colon_or_full_stop(written: str, expected: time) -> None:
    assert read(f"nämnd: A\ndatum: 2026-02-17\ntid: {written}").tid == expected


FAULTS = {
    "tid: 24:00": ("4:6 FM013 Klockslaget 24:00 finns inte.", "Timmarna är 00–23 och minuterna 00–59."),
    "tid: 8.60": ("4:6 FM013 Klockslaget 8.60 finns inte.", "Timmarna är 00–23 och minuterna 00–59."),
    "tid: kl. 8.30": ("4:6 FM013 ”tid” ska vara ett klockslag, inte ”kl. 8.30”.", "Skriv 08:30."),
    "tid: klockan 9": ("4:6 FM013 ”tid” ska vara ett klockslag, inte ”klockan 9”.", "Skriv 09:00."),
    "tid: sen": ("4:6 FM013 ”tid” ska vara ett klockslag, inte ”sen”.", "Skriv timmar och minuter, till exempel 08:30."),
    "tid: [1]": ("4:6 FM012 ”tid” ska vara ett klockslag, inte en lista.", "Skriv timmar och minuter, till exempel 08:30."),
    "status: utskickat": (
        "4:9 FM014 ”status” ska vara utkast, utskickad eller hållen, inte ”utskickat”.",
        "Menade du ”utskickad”?",
    ),
    "sammanfattningar: true": ("4:19 FM014 ”sammanfattningar” ska vara ja eller nej, inte ”true”.", "Skriv ja."),
    "titel: x": ("4:1 FM010 Nyckeln ”titel” finns inte.", "Nycklar som finns här: nämnd, datum, tid"),
    "sekretterare: x": ("4:1 FM010 Nyckeln ”sekretterare” finns inte.", "Menade du ”sekreterare”?"),
}


@pytest.mark.parametrize(("line", "expected"), FAULTS.items(), ids=FAULTS)
def test_what_is_wrong_is_told_with_its_place(line: str, expected: tuple[str, str]) -> None:
    def reading() -> Meeting:
        return read(f"nämnd: A\ndatum: 2026-02-17\n{line}")

    assert told(reading) == [expected[0]]
    assert problems(reading)[0].hint.startswith(expected[1])


def test_a_meeting_needs_namnd_and_date() -> None:
    assert told(lambda: read("tid: 8.30")) == ["1:1 FM015 Nyckeln ”datum” saknas.", "1:1 FM015 Nyckeln ”nämnd” saknas."]


def test_without_front_matter_that_is_all_that_is_told() -> None:
    assert told(lambda: read_meeting(b"1. Val av justerare\n", PATH, SETTINGS)) == [
        "1:1 FM001 Filen börjar inte med uppgifter mellan två rader med ---."
    ]
