"""`handlingar.pdf` as those who get it see it: numbers, labels, bookmarks, links and tags agree, and every page is there."""

import re
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bundle.attachment_samples import annotate, by_hand
from tests.bundle.reading_back import everything, faults, labels, links, numbers, opened, outline, tag_tree, texts
from tests.golden_files import GoldenFiles
from tests.journey.paper_files import assert_valid
from tests.journey.small_project import FOLDER, MADE
from tests.meeting.small_meeting import (
    LAGET_BODY,
    MEETING_FILE,
    SmallMeeting,
    empty,
    errors,
    full,
    plain,
    text,
    wide,
)

ROOT = Path(__file__).parents[2]
PROFILES = ("PDF_A_2A", "PDF_UA_1")
# Where each item's paper begins and where each attachment's heading page is, in the meeting of `full`.
FIRST_PAGES = {"2": 3, "3.1": 17, "4": 18}
HEADINGS = {1: 4, 2: 7, 3: 9, 4: 10, 5: 12, 6: 14}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> SmallMeeting:
    """Give the built meeting with attachments; not to be changed."""
    made = full(tmp_path_factory.mktemp("handlingar") / "projekt")
    made.make()
    return made


@pytest.fixture(scope="module")
def bundle(project: SmallMeeting) -> bytes:
    return project.bundle.read_bytes()


def plain_page(page: str) -> str:
    return re.sub(r"\s+", " ", page.replace("\u00a0", " ")).strip()


def agenda_pages(page: str) -> dict[str, int]:
    """Give the page that the föredragningslista tells for each item that has one."""
    found: dict[str, int] = {}
    number = ""
    for line in page.splitlines():
        if match := re.match(r"(\d+(?:\.\d+)?) .*?(?: (\d+))?$", line):
            number = match[1]
            if match[2]:
                found[number] = int(match[2])
        elif number and line.strip().isdigit() and number not in found:
            found[number] = int(line)
    return found


# --- numbers --------------------------------------------------------------------------------------------------------


def test_position_label_and_printed_number_are_the_same_on_every_page(bundle: bytes) -> None:
    expected = [str(number) for number in range(1, 19)]
    assert labels(bundle) == expected
    assert numbers(bundle)[1:] == expected[1:]


def test_the_cover_is_not_numbered(bundle: bytes) -> None:
    cover = texts(bundle)[0]
    assert cover.split("\n")[-1] != "1"
    assert "Kallelse till sammanträde" in cover
    assert "Tid klockan 17:30\nPlats Ankaret\nKallade\n• Ledamöter och ersättare" in cover


def test_papers_keep_their_own_numbers(bundle: bytes) -> None:
    assert all("Sida 1 (1)" in texts(bundle)[page - 1] for page in FIRST_PAGES.values())


def test_the_list_tells_the_pages_where_the_papers_begin(bundle: bytes, project: SmallMeeting) -> None:
    assert agenda_pages(texts(bundle)[1]) == FIRST_PAGES
    alone = (project.root / MADE / "föredragningslista.pdf").read_bytes()
    assert agenda_pages(texts(alone)[0]) == FIRST_PAGES
    titles = {"2": "Ansökan om medel", "3.1": "Läget i förvaltningen", "4": "Yttrande över remiss"}
    assert all(f"\n{titles[item]}\n" in texts(bundle)[page - 1] for item, page in FIRST_PAGES.items())


def test_bookmarks_lead_to_items_then_sections_then_attachments(bundle: bytes) -> None:
    assert outline(bundle) == [
        (0, "Kallelse", 1),
        (0, "Föredragningslista", 2),
        (1, "Inledning", 2),
        (1, "Beslut", 2),
        (0, "2. Ansökan om medel", 3),
        (1, "Förslag till beslut", 3),
        (1, "Sammanfattning", 3),
        (1, "Bilagor", 3),
        (1, "Bilaga 1: Avtal med föreningen", 4),
        (1, "Bilaga 2: Karta över området", 7),
        (1, "Bilaga 3: Ritning i original", 9),
        (1, "Bilaga 4: Anteckningar från mötet", 10),
        (1, "Bilaga 5: Bakgrund till ansökan", 12),
        (1, "Bilaga 6: Tabell på bredden", 14),
        (0, "3.1. Läget i förvaltningen", 17),
        (1, "Sammanfattning", 17),
        (0, "4. Yttrande över remiss", 18),
        (1, "Förslag till beslut", 18),
        (1, "Ärendet", 18),
    ]


def test_links_lead_from_the_list_to_papers_and_from_papers_to_attachments(bundle: bytes) -> None:
    assert links(bundle) == [*((2, page) for page in FIRST_PAGES.values()), *((3, page) for page in HEADINGS.values())]


def test_outside_the_bundle_nothing_links_into_it(project: SmallMeeting) -> None:
    for name in ("föredragningslista.pdf", "kallelse.pdf", "laget.pdf", "ansokan.pdf"):
        assert links((project.root / MADE / name).read_bytes()) == []


# --- every page of every part ---------------------------------------------------------------------------------------


def test_every_part_is_there_with_all_its_pages(bundle: bytes, project: SmallMeeting) -> None:
    pages = [plain_page(page) for page in texts(bundle)]
    assert [page for page in (5, 6) if f"Sida {page - 4}" not in pages[page - 1]] == []
    assert pages[10].startswith("Vi talade om lotsen. Åtta kom.")
    assert pages[12].startswith("Bakgrund Sedan 2019 finns en lots.")
    assert "Bredsida ett" in pages[14]
    assert "Bredsida två" in pages[15]
    for name, first in (("laget.pdf", 17), ("yttrande.pdf", 18), ("kallelse.pdf", 1)):
        alone = [plain_page(page) for page in texts((project.root / MADE / name).read_bytes())]
        assert all(page in pages[first - 1 + number] for number, page in enumerate(alone))


def test_pictures_are_there(bundle: bytes) -> None:
    image = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    with pypdfium2.PdfDocument(bundle) as pdf:
        pictures = [len(list(page.get_objects(filter=image, max_depth=5))) for page in pdf]
    assert (pictures[7], pictures[12]) == (1, 1)
    assert pictures[16] == pictures[17] + 1  # beside the logo


def test_pages_on_their_side_stay_so(bundle: bytes) -> None:
    with opened(bundle) as pdf:
        sizes = [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages]
    assert {number for number, (wide, high) in enumerate(sizes, 1) if wide > high} == {8, 15, 16}  # the map is wide too
    assert sizes[14] == sizes[15] == (842, 595)


def test_each_attachment_has_a_page_that_names_it(bundle: bytes) -> None:
    pages = [plain_page(page) for page in texts(bundle)]
    assert {number: pages[page - 1] for number, page in HEADINGS.items()} == {
        1: "Bilaga 1 till ärende 2: Avtal med föreningen Ansökan om medel 2 sidor följer. "
        "Kopia av ett signerat dokument. Signaturen gäller bara originalet. 4",
        2: "Bilaga 2 till ärende 2: Karta över området Ansökan om medel 1 sida följer. 7",
        3: "Bilaga 3 till ärende 2: Ritning i original Ansökan om medel "
        "Bilagan skickas vid sidan av handlingarna, som filen ritning.dwg. 9",
        4: "Bilaga 4 till ärende 2: Anteckningar från mötet Ansökan om medel 1 sida följer. 10",
        5: "Bilaga 5 till ärende 2: Bakgrund till ansökan Ansökan om medel 1 sida följer. 12",
        6: "Bilaga 6 till ärende 2: Tabell på bredden Ansökan om medel 2 sidor följer. 14",
    }


def test_what_is_carried_beside_lies_there_as_it_was(project: SmallMeeting) -> None:
    assert (project.root / MADE / "bilagor/ansokan/ritning.dwg").read_bytes() == b"AC1032 ritning"


# --- claims ---------------------------------------------------------------------------------------------------------


def test_without_attachments_the_bundle_is_archivable_and_accessible(meeting: SmallMeeting, tmp_path: Path) -> None:
    assert meeting.codes() == []
    assert [faults(meeting.bundle.read_bytes(), tmp_path, profile) for profile in PROFILES] == ["", ""]


def test_with_attachments_that_are_so_it_is_too(full_meeting: SmallMeeting, tmp_path: Path) -> None:
    full_meeting.write(f"{FOLDER}/bilagor/avtal.pdf", wide())
    full_meeting.edit(f"{FOLDER}/ansokan.md", "  bilagor/avtal.pdf: kopia\n", "")
    assert full_meeting.codes() == []
    data = full_meeting.bundle.read_bytes()
    assert [faults(data, tmp_path, profile) for profile in PROFILES] == ["", ""]
    assert len(labels(data)) == 18


def test_an_untagged_attachment_costs_the_claims_and_is_named_with_how_to_mend_it(project: SmallMeeting, bundle: bytes) -> None:
    told = {one.code: one for result in project.make().values() for one in result.problems}
    assert sorted(told) == ["FIL050", "FIL052", "MOT017", "MOT018"]
    assert told["FIL050"].message.startswith("bilagan bilagor/avtal.pdf saknar taggar")
    assert "spara om det som PDF med taggar" in told["FIL050"].hint
    place = told["FIL050"].place
    line = (
        (project.root / FOLDER / "ansokan.md")
        .read_text(encoding="utf-8")
        .splitlines()
        .index("1. [Avtal med föreningen](bilagor/avtal.pdf)")
    )
    assert place
    assert (place.path, place.line, place.column) == (f"{FOLDER}/ansokan.md", line + 1, 1)
    assert [told[code].place.path for code in ("MOT017", "MOT018") if told[code].place] == [MEETING_FILE, MEETING_FILE]
    with opened(bundle) as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes())
    assert b"pdfuaid:part" not in metadata
    assert b"pdfaid:conformance" not in metadata


@pytest.mark.slow
def test_the_bundles_of_the_showcase_are_without_fault(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "cases", tmp_path / "p" / "cases")
    shutil.copy(ROOT / "papergen.toml", tmp_path / "p")
    found = SmallMeeting(tmp_path / "p").make(jobs=2)
    assert [one.as_text() for result in found.values() for one in errors(result)] == []
    bundles = sorted((tmp_path / "p" / "build").rglob("handlingar.pdf"))
    assert len(bundles) == 2
    for path in bundles:
        data = path.read_bytes()
        told = {one.code for result in found.values() for one in result.problems if path.parent.name in str(result.name)}
        wanted = [profile for profile, code in zip(PROFILES, ("MOT017", "MOT018"), strict=True) if code not in told]
        assert [faults(data, tmp_path, profile) for profile in wanted] == [""] * len(wanted)
        assert labels(data) == [str(number) for number in range(1, len(labels(data)) + 1)]
        assert numbers(data)[1:] == labels(data)[1:]
        assert_the_list_tells_where_items_begin(data)


# --- nothing active -------------------------------------------------------------------------------------------------


def test_nothing_active_reaches_the_bundle(tmp_path: Path) -> None:
    from pikepdf import Dictionary, Name, Pdf, String

    def change(pdf: Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("a"), script]))
        pdf.pages[0].obj.AA = Dictionary(O=script)
        annotate(
            pdf, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.Launch, F=String("x.exe")))
        )
        annotate(
            pdf, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.GoToR, F=String("x.pdf")))
        )

    project = plain(tmp_path / "projekt")
    project.case(text("titel: Läget\n", "## Bilagor\n\n1. [A](bilagor/a.pdf)\n"), "laget.md")
    project.write(f"{FOLDER}/bilagor/a.pdf", by_hand(2, change=change))
    assert {"laget.md:7 FIL030", "laget.md:7 FIL031"} <= set(project.codes())
    data = project.bundle.read_bytes()
    bad = {"/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/Movie", "/Sound", "/Rendition", "/GoToE"}
    for thing in everything(data):
        assert not {"/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/AcroForm"} & set(thing.keys())
        assert str(thing.get("/S", "")) not in bad
    assert b"x.exe" not in data
    assert len(labels(data)) == 7


# --- the meeting's own papers ---------------------------------------------------------------------------------------


def test_the_papers_of_the_meeting_are_valid(project: SmallMeeting) -> None:
    folder = project.root / MADE
    assert_valid(*(folder / f"{name}.{form}" for name in ("kallelse", "föredragningslista") for form in ("docx", "pdf")))


def test_the_list_shows_dnr_handlaggare_and_marks(bundle: bytes, project: SmallMeeting) -> None:
    import docx

    listed = plain_page(texts(bundle)[1])
    assert "2 Ansökan om medel Dnr SN 2026/0101. Handläggare: Eva Lind Omedelbar justering 3" in listed
    assert "4 Yttrande över remiss" not in listed  # the list's own words, not the case's
    assert "4 Yttrande Delvis sekretess enligt OSL 26 kap. 1 § 18" in listed
    tables = docx.Document(str(project.root / MADE / "föredragningslista.docx")).tables
    words = plain_page(" ".join(cell.text for table in tables for row in table.rows for cell in row.cells))
    assert "2 Ansökan om medel Dnr SN 2026/0101. Handläggare: Eva Lind Omedelbar justering 3" in words
    assert "4 Yttrande Delvis sekretess enligt OSL 26 kap. 1 § 18" in words


def test_summaries_stand_there_only_when_asked_for(full_meeting: SmallMeeting) -> None:
    full_meeting.make()
    assert "lots" not in texts(full_meeting.bundle.read_bytes())[1]
    full_meeting.edit(MEETING_FILE, "plats:", "sammanfattningar: ja\nplats:")
    full_meeting.make()
    data = full_meeting.bundle.read_bytes()
    assert "Nämnden föreslås söka medel för en lots." in plain_page(texts(data)[1])
    assert_the_list_tells_where_items_begin(data)


def assert_the_list_tells_where_items_begin(data: bytes) -> None:
    """Demand that links and printed page numbers of the list, whatever else stands in it, lead to the items in their order."""
    first = [page for level, title, page in outline(data) if level == 0 and title[0].isdigit()]
    assert first
    assert [target for page, target in links(data) if page < first[0]] == first
    listed = "\n".join(texts(data)[1 : first[0] - 1])
    told = [int(found) for found in re.findall(r"(?m)(?:^| )(\d+)$", listed)]
    rest = iter(told)
    assert all(page in rest for page in first), (first, told)


def test_a_list_that_runs_over_pages_tells_the_right_ones(tmp_path: Path) -> None:
    project = plain(tmp_path / "projekt")
    many = "".join(f"{number}. Anmälan av beslut nummer {number}\n" for number in range(3, 120))
    project.agenda(f"1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n{many}")
    assert project.codes() == []
    data = project.bundle.read_bytes()
    first = {title: page for level, title, page in outline(data) if level == 0}
    assert first["1. Läget i förvaltningen"] > 4
    assert agenda_pages(texts(data)[1])["1"] == first["1. Läget i förvaltningen"]
    assert agenda_pages(texts(data)[1])["2"] == first["2. Yttrande över remiss"]


def test_an_attached_text_is_read_aloud_in_swedish(bundle: bytes) -> None:
    assert "Lang=en" not in tag_tree(bundle)


# --- as text --------------------------------------------------------------------------------------------------------


def summary(tree: str) -> str:
    """Give a tag tree down to the third level, same neighbours counted together."""
    lines: list[tuple[str, int]] = []
    for line in tree.splitlines():
        if len(line) - len(line.lstrip()) > 4:
            continue
        shown = re.sub(r" sida \d+$", "", line)
        if lines and lines[-1][0] == shown:
            lines[-1] = (shown, lines[-1][1] + 1)
        else:
            lines.append((shown, 1))
    return "".join(f"{line}{f' × {count}' if count > 1 else ''}\n" for line, count in lines)


def test_the_bundle_as_text(bundle: bytes, golden: GoldenFiles) -> None:
    data = bundle
    marks = "".join(f"{'  ' * level}{title} … {page}\n" for level, title, page in outline(data))
    ways = "".join(f"{page} → {target}\n" for page, target in links(data))
    pages = "".join(f"--- {label} ---\n{page.strip()}\n" for label, page in zip(labels(data), texts(data), strict=True))
    parts = (("BOKMÄRKEN", marks), ("LÄNKAR", ways), ("TAGGAR", summary(tag_tree(data))), ("SIDOR", pages))
    golden("bundle/handlingar.txt", "\n".join(f"# {name}\n{part}" for name, part in parts))


# --- any meeting ----------------------------------------------------------------------------------------------------

ATTACHMENTS = st.lists(st.tuples(st.sampled_from(["txt", "pdf", "medföljer"]), st.integers(1, 3)), max_size=2)
CASES = st.lists(st.tuples(st.integers(1, 3), ATTACHMENTS), min_size=0, max_size=3)
SHAPES = st.lists(st.sampled_from(["case", "plain", "group", "sub"]), min_size=1, max_size=6)


def written(project: SmallMeeting, cases: list[tuple[int, list[tuple[str, int]]]], shapes: list[str]) -> list[str]:
    """Write a meeting of these cases, in groups and sub-items as `shapes` says; gives the number of each case's item."""
    lines: list[str] = []
    found: list[str] = []
    number = sub = 0
    left = list(enumerate(cases))
    for shape in [*shapes, *("case" for _ in cases)]:
        if shape == "group":
            lines += ["", f"## Grupp {len(lines)}", ""]
            sub = -1  # a list that begins anew has no item for a sub-item to stand under
        elif shape == "sub" and number and sub >= 0:
            sub += 1
            title = f"[Ärende {left[0][0]}](a{left[0][0]}.md)" if left else "Anmälan"
            lines.append(f"    {sub}. {title}")
            found += [f"{number}.{sub}"] if left else []
            left = left[1:]
        elif shape == "plain" or (shape == "case" and left):
            number, sub = number + 1, 0
            title = f"[Ärende {left[0][0]}](a{left[0][0]}.md)" if shape == "case" else "Val av justerare"
            lines.append(f"{number}. {title}")
            found += [f"{number}"] if shape == "case" else []
            left = left[1:] if shape == "case" else left
    project.agenda("\n".join(lines if number else [*lines, "1. Upprop"]) + "\n")
    for index, (length, attachments) in enumerate(cases):
        wishes, listed = "", ""
        for order, (sort, size) in enumerate(attachments, 1):
            name = f"bilagor/a{index}-{order}.{'txt' if sort == 'medföljer' else sort}"
            wishes += f"  {name}: medföljer\n" if sort == "medföljer" else ""
            listed += f"{order}. [Bilaga {order} av {index}]({name})\n"
            project.write(f"{FOLDER}/{name}", by_hand(size) if sort == "pdf" else "Rad\n" * (60 * size))
        body = "## Ärendet\n\n" + "".join(f"Stycke {line} i ärende {index}.\n\n" for line in range(28 * length))
        front = f"titel: Ärende {index}\n" + (f"bilagor:\n{wishes}" if wishes else "")
        project.case(text(front, body + (f"## Bilagor\n\n{listed}" if listed else "")), f"a{index}.md")
    return found


@pytest.mark.slow
@given(cases=CASES, shapes=SHAPES)
@settings(max_examples=10, deadline=None)
def test_in_any_meeting_numbers_labels_bookmarks_and_links_agree(
    tmp_path_factory: pytest.TempPathFactory, cases: list[tuple[int, list[tuple[str, int]]]], shapes: list[str]
) -> None:
    project = empty(tmp_path_factory.mktemp("moten") / "p")
    items = written(project, cases, shapes)
    results = project.make()
    assert [one.as_text() for result in results.values() for one in errors(result)] == []
    data = project.bundle.read_bytes()
    expected = [str(number) for number in range(1, len(labels(data)) + 1)]
    assert labels(data) == expected
    assert numbers(data)[1:] == expected[1:]
    marks = outline(data)
    pages = texts(data)
    tops = [(title, page) for level, title, page in marks if level == 0]
    assert [title.partition(". ")[0] for title, _ in tops[2:]] == items
    assert [target for page, target in links(data) if page < tops[2][1]] == [page for _, page in tops[2:]] if items else True
    for title, page in tops[2:]:
        assert f"\n{title.partition('. ')[2]}\n" in pages[page - 1]
    named = [sort for _, attachments in cases for sort, _ in attachments]
    heads = [(title, page) for level, title, page in marks if level == 1 and title.startswith("Bilaga ")]
    assert len(heads) == len(named)
    for title, page in heads:
        name, _, called = title.partition(": ")
        assert re.match(rf"{name} till ärende [\d.]+: {called} Ärende ", plain_page(pages[page - 1]))
    from_papers = [target for page, target in links(data) if not tops[2:] or page >= tops[2][1]]
    assert from_papers == [page for _, page in heads]
    papers = sum(result.pages for name, result in results.items() if name.startswith("a"))
    assert sum("skickas vid sidan av handlingarna" in plain_page(page) for page in pages) == named.count("medföljer")
    attached = sum(int(found) for page in pages for found in re.findall(r"\n(\d+) sid(?:a|or) följer\.", page))
    front = tops[2][1] - 1 if items else len(pages)
    assert len(pages) == front + papers + len(named) + attached


def test_the_written_agenda_is_what_was_drawn(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    case = (1, [])
    assert written(project, [case, case], ["plain", "sub", "group", "case"]) == ["1.1", "2"]
    assert LAGET_BODY  # the other meetings' bodies are made by hand


def test_a_fault_in_an_attached_text_is_told_with_its_folder_and_the_case_that_lists_it(full_meeting: SmallMeeting) -> None:
    full_meeting.write(f"{FOLDER}/bilagor/bakgrund.md", "| A | B |\n|---|---|\n| 1 |\n")
    told = {one.code: one for one in full_meeting.build().told if one.kind == "fel"}
    assert (told["MD006"].path, told["MD006"].place) == (f"{FOLDER}/bilagor/bakgrund.md", "3:1")
    assert "ansokan.md har fel" in told["MOT020"].message
    assert "bakgrund.md" not in told["MOT020"].message
