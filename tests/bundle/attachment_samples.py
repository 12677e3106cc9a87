"""Files that people attach, made on the spot by different programs, and what prepares them."""

import io
from collections.abc import Callable
from datetime import date

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from papergen.bundle.attachments.part import AttachmentPart, Makers
from papergen.bundle.attachments.prepare import prepare_attachment
from papergen.model.case import Behandling
from papergen.problems import PapergenError, point
from papergen.read.file_kind import file_kind
from papergen.render.attachment_pages import Setting
from papergen.steps.attachment_makers import Listed, makers
from papergen.steps.conformance import conforms
from tests.render.papers import template

PLACE = point("cases/a/arende.md", 30, 4, 20)


def setting() -> Setting:
    return Setting(template("tjansteutlatande"), "Socialförvaltningen", "sv-SE", date(2026, 1, 12))


def no_pictures(target: str, place: object) -> bytes:
    raise AssertionError(f"nothing should ask for {target}")


def prepare(
    data: bytes, name: str = "bilagor/avtal.pdf", behandling: Behandling = "", own: Makers | None = None
) -> AttachmentPart:
    ready = own or makers(Listed(name, "Avtal med Stödföreningen", PLACE), setting(), no_pictures)
    return prepare_attachment(data, file_kind(data), name, "Avtal med Stödföreningen", PLACE, behandling, ready)


def codes(data: bytes, name: str = "bilagor/avtal.pdf", behandling: Behandling = "", own: Makers | None = None) -> list[str]:
    """Give the codes of what keeps an attachment out, or of its notes."""
    try:
        return [note.code for note in prepare(data, name, behandling, own).notes]
    except PapergenError as error:
        return ["stop", *(problem.code for problem in error.problems)]


def without_verifier() -> Makers:
    ready = makers(Listed("a", "a", PLACE), setting(), no_pictures)
    return Makers(ready.picture, ready.text, ready.markdown, ready.office, None)


def reads_as(data: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(data))


def saved(pdf: Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id="encryption" not in options, **options)
    return out.getvalue()


def by_hand(pages: int = 2, size: tuple[float, float] = (595, 842), change: Callable[[Pdf], None] = lambda pdf: None) -> bytes:
    """Give a plain untagged PDF; `change` spoils or adorns it."""
    pdf = Pdf.new()
    font = Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(pages):
        page = pdf.add_blank_page()
        page.obj.MediaBox = Array([0, 0, *size])
        page.obj.Resources = Dictionary(Font=font)
        page.obj.Contents = Stream(pdf, f"BT /F1 12 Tf 72 700 Td (Sida {number + 1}) Tj ET".encode() * 20)
    change(pdf)
    return saved(pdf)


def annotate(pdf: Pdf, annotation: Dictionary, page: int = 0) -> None:
    on = pdf.pages[page].obj
    on.Annots = Array([*on.get("/Annots", []), pdf.make_indirect(annotation)])


def look(pdf: Pdf, word: bytes = b"0 0 100 20 re f") -> Dictionary:
    return Dictionary(N=Stream(pdf, word, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20]))


def field(pdf: Pdf, kind: str = "/Tx", **more: object) -> Dictionary:
    """Put a form field on the first page."""
    widget = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name(kind), T=String("falt"), Rect=[72, 72, 172, 92], F=4, **more)
    )
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), widget])
    if "/AcroForm" not in pdf.Root:
        pdf.Root.AcroForm = Dictionary(Fields=Array())
    pdf.Root.AcroForm.Fields.append(widget)
    return widget


def sign(pdf: Pdf) -> None:
    """Make what a signed file looks like; the signature itself is worth nothing."""
    value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=[0, 10, 20, 30], Contents=String("x" * 20))
    field(pdf, "/Sig", V=pdf.make_indirect(value), AP=look(pdf))
    pdf.Root.AcroForm.SigFlags = 3


def scan(pages: int = 2) -> bytes:
    """Give what a scanner makes: pictures and nothing else."""
    out = io.BytesIO()
    sheets = [Image.effect_noise((620, 877), 40 + number).convert("L") for number in range(pages)]
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=75)
    return out.getvalue()


def picture(form: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (300, 200), **options: object) -> bytes:
    image = Image.new(mode, size, tuple(range(30, 30 + 20 * len(mode), 20))[: len(Image.new(mode, (1, 1)).getbands())])
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def judged(data: bytes, *standards: str) -> list[str]:
    """Give the standards among those named that page-validation says are kept."""
    return [standard for standard in standards if conforms(data, standard)]


def text_of(data: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
