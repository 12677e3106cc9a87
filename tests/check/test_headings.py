from papergen.check.headings import MAX_TITLE, headings_below, missing, place_of_title, too_deep, usual_title
from papergen.check.rules.front_matter_incomplete import front_matter_incomplete
from papergen.check.rules.heading_not_usual import heading_not_usual
from papergen.check.rules.sections_out_of_order import sections_out_of_order
from papergen.check.subject import Subject
from papergen.model.kind import SectionKind
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings
from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS


def subject_of(body: str, front: str = "", kind: str = "tjansteutlatande", meeting: Meeting | None = None) -> Subject:
    text = f"---\ntitel: T\nnämnd: N\nmall: {kind}\n{front}---\n\n{body}"
    case = read_case_leniently(text.encode(), "cases/a.md", KINDS, Settings("K"), None).case
    return Subject(case, tuple(text.split("\n")), KINDS[kind], Settings("K"), meeting)


def test_headings_below_are_given_with_what_they_mean():
    subject = subject_of("## Ärendet\n\n### **Samråd**\n\nText.\n\n#### Mål\n\nText.\n")
    assert [(one.level, one.text, one.name, one.section.name) for one in headings_below(subject)] == [
        (3, "Samråd", "beredning", "arendet"),
        (4, "Mål", "", "arendet"),
    ]
    assert [subject.source(one.place) for one in headings_below(subject)] == ["**Samråd**", "Mål"]


def test_a_heading_may_only_be_so_long_to_be_a_section():
    long = "Sammanfattning" + "." * (MAX_TITLE - 14)
    subject = subject_of(f"## Ärendet\n\n### {long}\n\n### {long}.\n")
    assert [one.name for one in headings_below(subject)] == ["sammanfattning", ""]


def test_what_is_missing_is_given_in_the_kinds_order():
    assert [section.name for section in missing(subject_of("## Sammanfattning\n\nText.\n"))] == [
        "forslag_till_beslut",
        "bakgrund",
        "beredning",
        "synpunkter",
    ]
    assert "bakgrund" not in [section.name for section in missing(subject_of("## Vad som hände\n\nText.\n"))]


def test_a_heading_of_several_runs_has_one_place():
    subject = subject_of("## **Bak**grund i *dag*\n\n### **Del** nummer *ett*\n\nText.\n")
    assert subject.source(place_of_title(subject.case.sections[0])) == "**Bak**grund i *dag*"
    assert [subject.source(one.place) for one in headings_below(subject)] == ["**Del** nummer *ett*"]


def test_a_section_too_deep_is_one_that_is_missing():
    subject = subject_of("## Sammanfattning\n\n### Bakgrund\n\n### Ärendet\n\n### Sammanfattning\n")
    assert [heading.text for heading, _ in too_deep(subject)] == ["Bakgrund", "Ärendet"]


def test_the_usual_title_names_no_namnd():
    assert usual_title(SectionKind("a", ("⟨Nämnd⟩ beslutar", "Beslut"))) == "Beslut"
    assert usual_title(SectionKind("a", ("⟨Nämnd⟩ beslutar", "⟨nämnd⟩ föreslår"))) == "⟨Nämnd⟩ beslutar"


def test_a_case_without_a_meeting_has_no_day_of_meeting():
    front = "dnr: SN 2026/0123\ndatum: 2026-01-12\n"
    assert [one.message for one in front_matter_incomplete.of_case(subject_of("## A\n\nText.\n", front))] == [
        "Sammanträdesdatum saknas: mappen har ingen mötesfil."
    ]
    assert not list(front_matter_incomplete.of_case(subject_of("## A\n\nText.\n", front, meeting=Meeting("cases/m.md", "N"))))


def test_a_colon_is_taken_away_but_not_in_the_decision():
    subject = subject_of("## Bakgrund :\n\nText.\n\n## Förslag till beslut:\n\nText.\n")
    found = list(heading_not_usual.of_case(subject))
    assert [
        (subject.source(one.place), [subject.source(edit.place) + "→" + edit.text for edit in one.edits]) for one in found
    ] == [
        (" :", [" :→"]),
        (":", []),
    ]


def sections(*titles: str) -> str:
    return "".join(f"## {title}\n\nText.\n\n" for title in titles)


def test_a_section_out_of_order_is_told_with_one_that_it_is_on_the_wrong_side_of():
    subject = subject_of(sections("Ärendets beredning", "Sammanfattning", "Bakgrund", "Förvaltningens synpunkter"))
    assert [one.message for one in sections_out_of_order.of_case(subject)] == [
        "Avsnittet ”Ärendets beredning” står före ”Sammanfattning”, men brukar stå efter."
    ]
    subject = subject_of(sections("Sammanfattning", "Bakgrund", "Ärendet", "Förslag till beslut"))
    assert [one.message for one in sections_out_of_order.of_case(subject)] == [
        "Avsnittet ”Förslag till beslut” står efter ”Sammanfattning”, men brukar stå före."
    ]
