"""Whole bundles: what is joined, what it claims, and that the same parts give the same bytes."""

import shutil
import subprocess
import time
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.bundle.claims import NONE, OWN, Claims
from papergen.bundle.part import Part, PartError
from papergen.bundle.reading import page_count, read_outline
from tests.bundle.parts import TABLE, bundle, foreign, hand_made, own, sections, typeset
from tests.bundle.reading_back import elements, faults, labels, numbers, opened, outline, tag_tree, texts
from tests.bundle.test_tags import changed
from tests.golden_files import GoldenFiles
from tests.journey.small_project import papergen

ROOT = Path(__file__).parents[2]


def three() -> tuple[Part, ...]:
    return own("kallelse"), own("arende-1", 3, extra=TABLE), own("arende-1-bilaga-1", 2, level=1, extra=TABLE)


def test_own_parts_make_a_bundle_that_keeps_its_claims(tmp_path: Path) -> None:
    made = bundle(*three())
    assert made.claims == OWN
    assert faults(made.data, tmp_path, "PDF_UA_1") == ""
    assert faults(made.data, tmp_path, "PDF_A_2A") == ""


def test_the_tag_trees_are_one(golden: GoldenFiles) -> None:
    golden("bundle/tag-tree.txt", tag_tree(bundle(*three()).data))


def test_the_same_parts_give_the_same_bytes() -> None:
    assert bundle(*three()).data == bundle(*three()).data


def test_first_pages_labels_and_outline_are_told() -> None:
    made = bundle(*three())
    assert made.pages == {"kallelse": 1, "arende-1": 2, "arende-1-bilaga-1": 5}
    assert made.labels == ("1", "2", "3", "4", "5", "6")
    assert outline(made.data) == [
        (0, "Kallelse", 1),
        (1, "kallelse, avsnitt 1", 1),
        (0, "Arende-1", 2),
        (1, "arende-1, avsnitt 1", 2),
        (1, "arende-1, avsnitt 2", 3),
        (1, "arende-1, avsnitt 3", 4),
        (1, "Arende-1-bilaga-1", 5),
        (2, "arende-1-bilaga-1, avsnitt 1", 5),
        (2, "arende-1-bilaga-1, avsnitt 2", 6),
    ]


def test_ids_are_unique_and_found_in_the_id_tree() -> None:
    data = bundle(own("a", 2, extra=TABLE), own("b", 2, extra=TABLE)).data
    ids = [bytes(element.ID) for _, element in elements(data) if "/ID" in element]
    with opened(data) as pdf:
        listed = [bytes(key) for key in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert ids
    assert sorted(ids) == listed == sorted(set(listed))


def test_a_part_without_tags_costs_the_claims_and_is_named(tmp_path: Path) -> None:
    made = bundle(own("a"), foreign("b", hand_made({"text": "Skannad"}), claims=OWN), own("c"))
    assert made.untagged == ("b",)
    assert made.claims == Claims("2b", False)
    with opened(made.data) as pdf:
        assert ["/StructParents" in page.obj for page in pdf.pages] == [True, False, True]
        assert b"pdfuaid:part" not in pdf.Root.Metadata.read_bytes()
        assert [str(part.T) for part in pdf.Root.StructTreeRoot.K[0].K] == ["A", "C"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [(NONE, NONE), (Claims("2b"), Claims("2b")), (Claims("2a"), Claims("2a")), (Claims("", True), Claims("", True))],
)
def test_the_bundle_claims_what_is_true_of_every_part(claims: Claims, expected: Claims) -> None:
    part = Part("b", "B", typeset(sections("b")), claims=claims)
    made = bundle(own("a"), part)
    assert made.claims == expected
    with opened(made.data) as pdf:
        xmp = pdf.Root.Metadata.read_bytes()
        assert (b"<pdfaid:part>2" in xmp, b"<pdfuaid:part>1" in xmp) == (bool(expected.pdfa), expected.pdfua)
        assert ("/OutputIntents" in pdf.Root) == bool(expected.pdfa)


def test_colours_that_mean_something_else_cost_the_pdfa_claim() -> None:
    def press(pdf: pikepdf.Pdf, root: object) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile.N = 4

    made = bundle(own("a"), Part("b", "B", changed(press)), own("c"))
    assert made.mixed_colour == ("b",)
    assert made.claims == Claims("", True)


def test_no_tags_at_all_is_not_called_tagged() -> None:
    with opened(bundle(foreign("a", hand_made({"text": "a"}))).data) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root


def test_a_part_in_another_language_says_so() -> None:
    other = typeset('#set text(lang: "fi", region: none)\n= Liite\nTeksti.\n')
    with opened(bundle(own("a"), Part("b", "B", other)).data) as pdf:
        first, second = pdf.Root.StructTreeRoot.K[0].K
        assert "/Lang" not in first
        assert str(second.Lang) == "fi"
        assert str(pdf.Root.Lang) == "sv-SE"


def test_names_must_be_unique_and_parts_readable() -> None:
    with pytest.raises(ValueError, match="name of its own"):
        bundle(own("a"), own("a"))
    with pytest.raises(ValueError, match="name of its own"):
        bundle()
    with pytest.raises(PartError, match=r"b: no readable PDF"):
        bundle(own("a"), Part("b", "B", b"%PDF-1.7 no more"))


PIECES = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(["own", "turned", "cropped"]), st.integers(0, 1)), min_size=1, max_size=6
)
FOREIGN = {
    "turned": {"text": "turned", "Rotate": 90},
    "cropped": {"text": "cropped", "MediaBox": [-50, -50, 500, 400], "CropBox": [0, 0, 300, 350]},
}


@settings(max_examples=20, deadline=None)
@given(PIECES)
def test_numbers_labels_and_outline_agree_in_any_bundle(pieces: list[tuple[int, str, int]]) -> None:
    parts = [
        own(f"del-{at}", pages, level=level)
        if sort == "own"
        else foreign(f"del-{at}", hand_made(*[FOREIGN[sort]] * pages), level=level)
        for at, (pages, sort, level) in enumerate(pieces)
    ]
    made = bundle(*parts, printed=lambda label, total: label)
    total = sum(pages for pages, _, _ in pieces)
    assert numbers(made.data) == labels(made.data) == list(made.labels) == [str(number) for number in range(1, total + 1)]
    assert {title: page for _, title, page in outline(made.data) if title.startswith("Del-")} == {
        name.capitalize(): page for name, page in made.pages.items()
    }
    text = texts(made.data)
    for _, title, page in outline(made.data):
        assert title.startswith("Del-") or title in text[page - 1]


@pytest.mark.slow
def test_a_large_meeting_is_joined_in_no_time() -> None:
    data = typeset(sections("del", 5, TABLE * 3))
    parts = [Part(f"p{number}", f"Del {number}", data, read_outline(data)) for number in range(60)]
    begun = time.process_time()
    assert len(bundle(*parts).labels) == 300
    assert time.process_time() - begun < 4  # measured 1.0; the rest is for slow machines


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Give the PDF papers of one of the meetings in cases/."""
    root = tmp_path_factory.mktemp("cases")
    shutil.copy(ROOT / "papergen.toml", root)
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copytree(ROOT / "cases" / "kommunstyrelsen-2026-03-10", root / "cases" / "kommunstyrelsen-2026-03-10")
    ran = papergen("-C", root, "build", "--format", "pdf", "--jobs", "1")
    assert ran.code == 0, ran.err
    return [path.read_bytes() for path in sorted((root / "build").rglob("*.pdf")) if ".delar" not in path.parts]


@pytest.mark.slow
def test_real_papers_make_a_bundle_that_keeps_its_claims(papers: list[bytes], tmp_path: Path) -> None:
    parts = [Part(f"arende-{number}", f"Ärende {number}", data, read_outline(data)) for number, data in enumerate(papers, 1)]
    assert len(parts) > 3
    made = bundle(*parts)
    assert faults(made.data, tmp_path, "PDF_UA_1") == ""
    assert faults(made.data, tmp_path, "PDF_A_2A") == ""
    assert numbers(made.data)[1:] == labels(made.data)[1:]
    assert len(made.labels) == sum(page_count(data) for data in papers)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_tagged_pdf_from_libreoffice_keeps_its_tags(tmp_path: Path) -> None:
    table = "<table><tr><th>Post</th></tr><tr><td>Hyra</td></tr></table>"
    html = f"<html lang=sv><title>Kalkyl</title><h1>Kalkyl</h1><p>Text</p>{table}</html>"
    (tmp_path / "kalkyl.html").write_text(html, encoding="utf-8")
    options = 'pdf:writer_web_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        options,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "kalkyl.html"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = bundle(own("a"), foreign("kalkyl", (tmp_path / "kalkyl.pdf").read_bytes()))
    assert made.untagged == ()
    tree = tag_tree(made.data)
    assert "Part T=Kalkyl" in tree
    with opened(made.data) as pdf:
        roles = dict(pdf.Root.StructTreeRoot.RoleMap.items())
    kinds = [str(element.S) for _, element in elements(made.data)]
    assert {"/Table", "/TH", "/TD"} <= {str(roles.get(kind, kind)) for kind in kinds}


def test_a_bundle_can_be_a_part_of_a_bundle(tmp_path: Path) -> None:
    inner = bundle(own("a"), own("b", extra=TABLE), printed=lambda label, total: f"inre {label}")
    made = bundle(own("x", extra=TABLE), foreign("inre", inner.data, claims=inner.claims))
    assert made.claims == OWN
    assert faults(made.data, tmp_path, "PDF_UA_1") == ""
    assert faults(made.data, tmp_path, "PDF_A_2A") == ""
    assert numbers(made.data)[1:] == ["2", "3"]
    assert "inre 2" in texts(made.data)[2]


def test_parts_that_share_names_of_fonts_and_numbers_do_not_mix() -> None:
    made = bundle(foreign("a", hand_made({"text": "ett"}, {"text": "tva"})), foreign("b", hand_made({"text": "tre"})))
    assert [text.split()[0] for text in texts(made.data)] == ["ett", "tva", "tre"]
    with opened(made.data) as pdf:
        assert isinstance(pdf.pages[1].obj.Resources.Font.PapergenNumber, pikepdf.Dictionary)
