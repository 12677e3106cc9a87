"""An item of the föredragningslista with a file of its own: the minutes to be approved."""

import io

import pikepdf
import pytest

from papergen.problems import Severity
from tests.bundle.attachment_samples import by_hand
from tests.meeting.small_meeting import MADE, SmallMeeting, errors, short, wide

AGENDA = "1. [Protokoll att godkänna](bilagor/protokoll.pdf)\n2. [A](laget.md)\n3. [B](yttrande.md)\n"
FILE = "cases/namnd-2026-02-17/bilagor/protokoll.pdf"


@pytest.fixture
def with_file(meeting: SmallMeeting) -> SmallMeeting:
    meeting.agenda(AGENDA)
    meeting.write(FILE, wide())
    return meeting


def test_the_file_of_an_item_follows_a_page_that_names_it(with_file: SmallMeeting) -> None:
    made = with_file.make()
    assert [short(told) for result in made.values() for told in result.problems] == []
    with pikepdf.open(with_file.bundle) as bundle, bundle.open_outline() as outline:
        titles = [item.title for item in outline.root]
        sizes = [float(page.mediabox[2]) for page in bundle.pages]
    assert titles[:3] == ["Kallelse", "Föredragningslista", "1. Protokoll att godkänna"]
    assert sizes[3:5] == [842, 842]  # kallelse, list, heading, then the two pages on their side


def test_a_changed_file_makes_only_the_bundle_anew(with_file: SmallMeeting) -> None:
    with_file.make()
    assert not any(result.fresh for result in with_file.make().values())
    with_file.write(FILE, by_hand(3))
    made = with_file.make()
    assert [name for name, result in made.items() if result.fresh] == ["sammanträde.md"]
    with pikepdf.open(with_file.bundle) as bundle:
        assert len(bundle.pages) == 3 + 3 + 2  # front and heading, the file, two papers of one page


def test_what_a_file_costs_the_bundle_is_told_at_its_item(with_file: SmallMeeting) -> None:
    with_file.write(FILE, by_hand(1))
    told = with_file.make()["sammanträde.md"].problems
    assert {short(problem) for problem in told} >= {"sammanträde.md:10 FIL052", "sammanträde.md:1 MOT017"}
    assert all(problem.severity is not Severity.ERROR for problem in told)


@pytest.mark.parametrize(
    ("target", "code"),
    [("bilagor/finns-inte.pdf", "FIL101"), ("../../../etc/passwd.pdf", "FIL102"), ("bilagor/trasig.pdf", "FIL021")],
)
def test_a_file_that_cannot_be_had_is_told_and_there_is_no_bundle(with_file: SmallMeeting, target: str, code: str) -> None:
    with_file.make()
    broken = io.BytesIO(wide()).getvalue()[:1500]
    with_file.write("cases/namnd-2026-02-17/bilagor/trasig.pdf", broken)
    with_file.agenda(AGENDA.replace("bilagor/protokoll.pdf", target))
    result = with_file.make()["sammanträde.md"]
    assert [short(problem) for problem in errors(result)] == [f"sammanträde.md:10 {code}"]
    assert not with_file.bundle.exists()
    assert (with_file.root / MADE / "laget.pdf").exists()


def test_a_file_that_needs_a_wish_is_told_to_become_a_case(with_file: SmallMeeting) -> None:
    with_file.write("cases/namnd-2026-02-17/bilagor/ritning.dwg", b"AC1032\0\1\2\3")
    with_file.agenda(AGENDA.replace("bilagor/protokoll.pdf", "bilagor/ritning.dwg"))
    (told,) = errors(with_file.make()["sammanträde.md"])
    assert told.code == "FIL040"
    assert told.hint.endswith("Det går bara i ett ärende: gör en kort ärendefil med filen som bilaga, och länka punkten dit.")


def test_a_file_that_is_something_else_than_its_name_says_is_told(with_file: SmallMeeting) -> None:
    with_file.write(FILE, "<!doctype html><title>Logga in</title>")
    (problem,) = errors(with_file.make()["sammanträde.md"])
    assert short(problem) == "sammanträde.md:10 FIL105"
