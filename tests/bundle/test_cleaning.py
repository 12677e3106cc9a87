"""Nothing active and nothing hidden reaches the bundle; what is seen does."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from tests.bundle.parts import bundle, foreign, hand_made, own
from tests.bundle.reading_back import everything, opened, texts

SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
GONE = {
    "/AA",
    "/OpenAction",
    "/JS",
    "/JavaScript",
    "/EmbeddedFiles",
    "/EF",
    "/AF",
    "/XFA",
    "/AcroForm",
    "/PieceInfo",
    "/Launch",
    "/Ref",
    "/OPI",
    "/FT",
    "/RichMediaContent",
    "/Movie",
    "/Sound",
}


def hostile() -> bytes:
    """Make a PDF with something of everything that must not reach a bundle."""
    with pikepdf.new() as pdf:
        carried = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Filespec, F=pikepdf.String("x.exe"), EF=pikepdf.Dictionary(F=pdf.make_stream(b"MZ"))
            )
        )
        shown = pdf.make_stream(
            b"0 0 1 rg 0 0 40 40 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 40, 40]
        )
        shown["/PieceInfo"] = pikepdf.Dictionary(x=1)
        shown["/Ref"] = pikepdf.Dictionary(F=carried, Page=0)
        shown["/OPI"] = pikepdf.Dictionary()
        actions = pikepdf.Dictionary(E=SCRIPT, U=SCRIPT)
        base = {"Type": pikepdf.Name.Annot, "Rect": [10, 10, 50, 50], "AA": actions, "A": SCRIPT}
        look = pikepdf.Dictionary(N=shown)
        annotations = [
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("f"), TU=pikepdf.String("Namn"), AP=look, **base
            ),
            pikepdf.Dictionary(Subtype=pikepdf.Name.FileAttachment, FS=carried, AP=look, **base),
            pikepdf.Dictionary(Subtype=pikepdf.Name.FileAttachment, FS=carried, **base),
            pikepdf.Dictionary(Subtype=pikepdf.Name.RichMedia, RichMediaContent=pikepdf.Dictionary(Assets=carried), **base),
            pikepdf.Dictionary(Subtype=pikepdf.Name.Movie, Movie=pikepdf.Dictionary(F=carried), **base),
            pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Contents=pikepdf.String("en anteckning"), AF=[carried], **base),
            pikepdf.Dictionary(Subtype=pikepdf.Name.Link, PA=SCRIPT, **base),
        ]
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 300, 300],
            AA=pikepdf.Dictionary(O=SCRIPT),
            Annots=[pdf.make_indirect(annotation) for annotation in annotations],
            AF=[carried],
            PieceInfo=pikepdf.Dictionary(x=1),
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=shown)),
            Contents=pdf.make_stream(b"q 1 0 0 1 100 100 cm /X Do Q"),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        pdf.Root.OpenAction = SCRIPT
        pdf.Root.AA = pikepdf.Dictionary(WC=SCRIPT)
        pdf.Root.AF = pikepdf.Array([carried])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[page.Annots[0]], XFA=pdf.make_stream(b"<xdp/>"))
        pdf.Root.Names = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=[pikepdf.String("x"), SCRIPT]),
            EmbeddedFiles=pikepdf.Dictionary(Names=[pikepdf.String("x.exe"), carried]),
        )
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_nothing_active_survives() -> None:
    data = bundle(own("a"), foreign("b", hostile()), own("c")).data
    found = {key for thing in everything(data) for key in thing}
    values = {str(thing.get("/S")) for thing in everything(data)} | {str(thing.get("/Type")) for thing in everything(data)}
    assert found & GONE == set()
    assert values & {"/JavaScript", "/Launch", "/Filespec", "/EmbeddedFile"} == set()


def test_what_was_seen_is_seen() -> None:
    data = bundle(own("a"), foreign("b", hostile()), printed=lambda label, total: "").data
    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[1].render(draw_annots=True).to_pil().convert("RGB")
    assert picture.getpixel((120, 180)) == (0, 0, 255), "the page's own content"
    assert picture.getpixel((30, 270)) == (0, 0, 255), "the form field"
    with opened(data) as pdf:
        kinds = [(str(annotation.Subtype), str(annotation.get("/Contents", ""))) for annotation in pdf.pages[1].obj.Annots]
    assert kinds == [("/Stamp", "Namn"), ("/Stamp", ""), ("/Text", "en anteckning"), ("/Link", "")]


def test_layers_that_are_off_stay_off() -> None:
    def layered(base: str, **lists: list[int]) -> bytes:
        with pikepdf.open(
            BytesIO(hand_made({"Contents": b"/OC /L0 BDC 0 g 0 0 100 100 re f EMC /OC /L1 BDC 0 g 100 0 100 100 re f EMC"}))
        ) as pdf:
            groups = [
                pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(name))) for name in ("ett", "två")
            ]
            pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(L0=groups[0], L1=groups[1])
            usual = pikepdf.Dictionary({f"/{key}": [groups[at] for at in which] for key, which in lists.items()})
            usual.BaseState = pikepdf.Name(base)
            pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=groups, D=usual)
            out = BytesIO()
            pdf.save(out)
            return out.getvalue()

    data = bundle(
        foreign("a", layered("/ON", OFF=[0])), foreign("b", layered("/OFF", ON=[0])), printed=lambda label, total: ""
    ).data
    with pypdfium2.PdfDocument(data) as pdf:
        for number, dark in enumerate([(False, True), (True, False)]):
            picture = pdf[number].render().to_pil().convert("L")
            assert (picture.getpixel((50, 250)) < 50, picture.getpixel((150, 250)) < 50) == dark


@pytest.mark.parametrize(
    "entries",
    [
        {"Rotate": 90},
        {"CropBox": [20, 20, 380, 280]},
        {"MediaBox": [-100, -100, 400, 300]},
        {"UserUnit": 2},
        {"Rotate": 270, "UserUnit": 3},
    ],
    ids=str,
)
def test_odd_pages_keep_their_shape_and_content(entries: dict[str, Any]) -> None:
    before = hand_made({"text": "kvar", **entries})
    after = bundle(own("a"), foreign("b", before)).data
    assert "kvar" in texts(after)[1]
    with opened(before) as one, opened(after) as other:
        for key in ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit"):
            assert repr(one.pages[0].obj.get(key)) == repr(other.pages[1].obj.get(key))
    with pypdfium2.PdfDocument(before) as one, pypdfium2.PdfDocument(after) as other:
        pictures = [page.render().to_pil().convert("L") for page in (one[0], other[1])]
    width, height = pictures[0].size
    left = (0, 0, width, height - 40)
    assert pictures[0].size == pictures[1].size
    assert pictures[0].crop(left).tobytes() == pictures[1].crop(left).tobytes()


def test_what_pages_inherit_comes_with_them() -> None:
    with pikepdf.open(BytesIO(hand_made({"text": "kvar"}))) as pdf:
        page = pdf.pages[0].obj
        for key in ("/MediaBox", "/Resources"):
            pdf.Root.Pages[key] = page[key]
            del page[key]
        pdf.Root.Pages.Rotate = 90
        out = BytesIO()
        pdf.save(out)
    data = bundle(own("a"), foreign("b", out.getvalue())).data
    assert "kvar" in texts(data)[1]
    with opened(data) as pdf:
        assert pdf.pages[1].obj.Rotate == 90
