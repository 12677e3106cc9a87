"""Good PDF files, cut off or with bytes flipped, as attachments: refused at their line, or in the bundle with all their pages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bundle.attachment_samples import by_hand, picture, scan
from tests.bundle.reading_back import labels, numbers, texts
from tests.journey.small_project import FOLDER
from tests.meeting.small_meeting import SmallMeeting, empty, errors, text, wide

GOOD = {"untagged": by_hand(3), "tagged": wide(), "scan": scan(2)}
PAGES = {"untagged": 3, "tagged": 2, "scan": 2}
LINE = 11  # where the case lists the attachment
BEFORE = 4  # kallelse, föredragningslista, the paper and the heading page


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> SmallMeeting:
    """Give a meeting with one case that has one attachment."""
    made = empty(tmp_path_factory.mktemp("skadat") / "projekt")
    made.agenda("1. [Ärende](a.md)\n")
    made.case(text("titel: Ärende\n", "## Ärendet\n\nText.\n\n## Bilagor\n\n1. [Avtal](bilagor/a.pdf)\n"), "a.md")
    return made


def assert_refused_or_whole(project: SmallMeeting, data: bytes, pages: int) -> str:
    """Build with this file as the attachment; gives what became of it."""
    project.write(f"{FOLDER}/bilagor/a.pdf", data)
    ran = project.build()
    errors = [one for one in ran.told if one.kind == "fel"]
    if ran.code == 0:
        assert not errors
        made = project.bundle.read_bytes()
        assert labels(made) == [str(number) for number in range(1, BEFORE + pages + 1)]
        assert len(texts(made)) == BEFORE + pages
        assert numbers(made)[1:] == labels(made)[1:]
        return "whole"
    assert ran.code == 1
    assert [one.code for one in errors][-1] == "MOT020"
    of_case = [one for one in errors if one.path == f"{FOLDER}/a.md"]
    assert of_case
    assert all(one.place == f"{LINE}:1" and one.hint for one in of_case), of_case
    assert not project.bundle.exists()
    assert not [name for name in project.made() if name.endswith(("a.pdf", "a.docx"))]
    return "refused"


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_whole(project: SmallMeeting, name: str) -> None:
    assert assert_refused_or_whole(project, GOOD[name], PAGES[name]) == "whole"


def test_half_a_file_is_refused_and_the_older_bundle_goes(project: SmallMeeting) -> None:
    assert assert_refused_or_whole(project, GOOD["tagged"], 2) == "whole"
    assert assert_refused_or_whole(project, GOOD["tagged"][: len(GOOD["tagged"]) // 2], 2) == "refused"
    assert assert_refused_or_whole(project, GOOD["tagged"], 2) == "whole"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n", b"%PDF-" + b"\0" * 4000, b"<html>ingen PDF</html>", b""])
def test_what_only_looks_like_a_file_is_refused(project: SmallMeeting, data: bytes) -> None:
    assert assert_refused_or_whole(project, data, 0) == "refused"


@pytest.mark.parametrize("share", [0.02, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_refused_or_whole(project: SmallMeeting, share: float) -> None:
    for name, data in GOOD.items():
        assert_refused_or_whole(project, data[: int(len(data) * share)], PAGES[name])


@pytest.mark.slow
@given(name=st.sampled_from(sorted(GOOD)), share=st.floats(0, 1))
@settings(max_examples=25, deadline=None)
def test_a_file_cut_off_anywhere_is_refused_or_whole(project: SmallMeeting, name: str, share: float) -> None:
    assert_refused_or_whole(project, GOOD[name][: int(len(GOOD[name]) * share)], PAGES[name])


@pytest.mark.slow
@given(
    name=st.sampled_from(sorted(GOOD)), flips=st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 7)), min_size=1, max_size=8)
)
@settings(max_examples=40, deadline=None)
def test_a_file_with_flipped_bits_is_refused_or_whole(project: SmallMeeting, name: str, flips: list[tuple[float, int]]) -> None:
    data = bytearray(GOOD[name])
    for where, bit in flips:
        data[int(where * len(data))] ^= 1 << bit
    assert_refused_or_whole(project, bytes(data), PAGES[name])


def test_no_other_case_suffers(tmp_path: Path) -> None:
    project = empty(tmp_path / "projekt")
    project.agenda("1. [A](a.md)\n2. [B](b.md)\n")
    for name in "ab":
        project.case(text(f"titel: {name}\n", f"## Bilagor\n\n1. [Avtal](bilagor/{name}.pdf)\n"), f"{name}.md")
    project.write(f"{FOLDER}/bilagor/a.pdf", by_hand(2))
    project.write(f"{FOLDER}/bilagor/b.pdf", by_hand(2)[:200])
    ran = project.build()
    assert ran.code == 1
    assert [one.path.rpartition("/")[2] for one in ran.told if one.kind == "fel"] == ["b.md", "sammanträde.md"]
    assert [name for name in project.made() if name.endswith(".docx")] == ["namnd-2026-02-17/a.docx"]


THREE = "titel: Ärende\n{}", "## Ärendet\n\nText.\n\n## Bilagor\n\n1. [A](bilagor/a.pdf)\n2. [B](bilagor/b.pdf)\n3. [C](c.png)\n"


def test_what_cannot_be_opened_is_told_with_what_is_misnamed_and_missing(meeting: SmallMeeting) -> None:
    meeting.write(f"{FOLDER}/bilagor/a.pdf", wide()[:1500])
    meeting.write(f"{FOLDER}/bilagor/b.pdf", "Bara text.\n")
    meeting.case(text(THREE[0].format(""), THREE[1]), "laget.md")
    assert [one.code for one in errors(meeting.make()["laget.md"])] == ["FIL021", "FIL105", "FIL101"]


def test_what_cannot_be_opened_is_told_with_what_is_wrong_in_the_text(meeting: SmallMeeting) -> None:
    for name in ("bilagor/a.pdf", "bilagor/b.pdf"):
        meeting.write(f"{FOLDER}/{name}", wide()[:1500])
    meeting.write(f"{FOLDER}/c.png", picture())
    meeting.case(text(THREE[0].format("datum: 2026-02-31\n"), THREE[1]), "laget.md")
    assert [one.code for one in errors(meeting.make()["laget.md"])] == ["FM013", "FIL021", "FIL021"]


def test_where_only_word_is_made_attachments_are_not_opened(meeting: SmallMeeting) -> None:
    meeting.write(f"{FOLDER}/bilagor/a.pdf", wide()[:1500])
    meeting.write(f"{FOLDER}/bilagor/b.pdf", "Bara text.\n")
    meeting.case(text(THREE[0].format(""), THREE[1]), "laget.md")
    assert [one.code for one in errors(meeting.make(formats=("docx",))["laget.md"])] == ["FIL105", "FIL101"]
