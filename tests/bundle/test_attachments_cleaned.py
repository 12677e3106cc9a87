"""What an attachment can do besides being read never reaches the bundle, and the sender is told; what is read stays."""

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Stream, String

from tests.bundle.attachment_samples import annotate, by_hand, codes, look, prepare, reads_as, text_of

RECT = [72, 72, 172, 92]


def link(action: Dictionary) -> Callable[[Pdf], None]:
    return lambda pdf: annotate(pdf, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=RECT, A=action))


def open_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def page_script(pdf: Pdf) -> None:
    pdf.pages[1].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def script_after_address(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    link(Dictionary(S=Name.URI, URI=String("https://example.se"), Next=Array([script])))(pdf)


def bookmark_that_starts_a_program(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Starta", action=Dictionary(S=Name.Launch, F=String("cmd.exe"))))


def embedded(pdf: Pdf) -> None:
    pdf.attachments["hemligt.txt"] = b"hemligt"


def pinned(pdf: Pdf) -> None:
    annotate(pdf, Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=RECT, F=4, FS=Dictionary(Type=Name.Filespec)))


def page_of_another_file(pdf: Pdf) -> None:
    form = Stream(pdf, b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    form.Ref = Dictionary(F=String("annan.pdf"), Page=0)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fx1=form)


def film(pdf: Pdf) -> None:
    annotate(pdf, Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=RECT, F=4, RichMediaContent=Dictionary()))


ACTIVE = {
    "a script when it opens": ("FIL030", open_script),
    "a named script": ("FIL030", named_script),
    "a script on a page": ("FIL030", page_script),
    "a script behind an address": ("FIL030", script_after_address),
    "an address that is a script": ("FIL030", link(Dictionary(S=Name.URI, URI=String("JavaScript:alert(1)")))),
    "a link that starts a program": ("FIL031", link(Dictionary(S=Name.Launch, F=String("cmd.exe")))),
    "a link that sends what is written": ("FIL031", link(Dictionary(S=Name.SubmitForm, F=String("https://x.se")))),
    "a bookmark that starts a program": ("FIL031", bookmark_that_starts_a_program),
    "an embedded file": ("FIL032", embedded),
    "a pinned file": ("FIL032", pinned),
    "a link to a place in another file": (
        "FIL033",
        link(Dictionary(S=Name.GoToR, F=String("annan.pdf"), D=Array([0]))),
    ),
    "a link to a file beside it": ("FIL033", link(Dictionary(S=Name.URI, URI=String("file:///etc/passwd")))),
    "a page of another file": ("FIL033", page_of_another_file),
    "a film": ("FIL035", film),
}
FORBIDDEN = (
    b"/JavaScript",
    b"/JS",
    b"/Launch",
    b"/EmbeddedFile",
    b"/Filespec",
    b"/GoToR",
    b"/SubmitForm",
    b"/AA",
    b"/OpenAction",
)
FORBIDDEN += (b"/Ref", b"/RichMedia", b"file:", b"cmd.exe", b"annan.pdf")


def plain(data: bytes) -> bytes:
    """Give a PDF with nothing packed, so that words can be looked for in its bytes."""
    import io

    with reads_as(data) as pdf:
        out = io.BytesIO()
        pdf.save(out, qdf=True, static_id=True)
        return out.getvalue()


@pytest.mark.parametrize(("code", "change"), ACTIVE.values(), ids=ACTIVE)
def test_it_is_taken_out_and_told(code: str, change: Callable[[Pdf], None]) -> None:
    part = prepare(by_hand(change=change))
    assert code in [note.code for note in part.notes]
    assert part.pages == 2
    bytes_left = plain(part.data)
    assert [word for word in FORBIDDEN if word in bytes_left] == []


def test_a_plain_file_loses_nothing_and_nothing_is_told_but_its_claims() -> None:
    assert codes(by_hand()) == ["FIL050", "FIL052"]
    assert text_of(prepare(by_hand()).data) == text_of(by_hand())


def test_links_to_the_web_and_to_its_own_pages_work_as_before() -> None:
    def change(pdf: Pdf) -> None:
        link(Dictionary(S=Name.URI, URI=String("https://example.se/a b")))(pdf)
        place = Array([pdf.pages[1].obj, Name.XYZ, 0, 700, 0])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("sida-två"), place])))
        annotate(pdf, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=RECT, Dest=String("sida-två")))

    with reads_as(prepare(by_hand(change=change)).data) as pdf:
        web, inner = pdf.pages[0].obj.Annots
        assert str(web.A.URI) == "https://example.se/a b"
        assert inner.Dest[0].objgen == pdf.pages[1].obj.objgen
        assert float(inner.Dest[3]) == 700


def test_its_bookmarks_stay() -> None:
    def change(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(OutlineItem("Kapitel 1", 0))
            outline.root.append(OutlineItem("Kapitel 2", 1))

    with reads_as(prepare(by_hand(change=change)).data) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Kapitel 1", "Kapitel 2"]


def test_a_tangle_of_bookmarks_is_dropped_and_the_pages_stay() -> None:
    def change(pdf: Pdf) -> None:
        entry = pdf.make_indirect(Dictionary(Title=String("a")))
        entry.Next = entry
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=entry, Last=entry))

    assert prepare(by_hand(change=change)).pages == 2


def test_a_stamp_that_prints_becomes_part_of_the_page() -> None:
    def change(pdf: Pdf) -> None:
        annotate(pdf, Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=RECT, F=4, AP=look(pdf), Contents=String("INKOM")))

    part = prepare(by_hand(change=change))
    assert "FIL034" not in [note.code for note in part.notes]
    with reads_as(part.data) as pdf:
        assert "/Annots" not in pdf.pages[0].obj
        assert b" Do" in b"".join(stream.read_bytes() for stream in pdf.pages[0].obj.Contents)


@pytest.mark.parametrize("flags", [0, 2, 6])
def test_comments_that_do_not_print_go_and_are_counted(flags: int) -> None:
    def change(pdf: Pdf) -> None:
        for _ in range(3):
            note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=RECT, F=flags, Contents=String("ta bort"))
            annotate(pdf, note)

    part = prepare(by_hand(change=change))
    assert [note.message for note in part.notes if note.code == "FIL034"] == [
        "bilagan bilagor/avtal.pdf har 3 kommentarer eller markeringar som inte skrivs ut; de är borttagna"
    ]
    assert b"ta bort" not in plain(part.data)


def test_layers_that_are_all_shown_are_only_content() -> None:
    def change(pdf: Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Karta")))
        pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(ON=Array([group])))

    assert b"/OCProperties" not in plain(prepare(by_hand(change=change)).data)


def test_names_programs_and_times_in_the_file_do_not_reach_the_bundle() -> None:
    def change(pdf: Pdf) -> None:
        pdf.docinfo["/Author"] = "Anna Handläggare"
        with pdf.open_metadata() as meta:
            meta["dc:creator"] = ["Anna Handläggare"]

    assert b"Anna" not in plain(prepare(by_hand(change=change)).data)


SHAPES = {
    "on its side": {"Rotate": 90},
    "cropped": {"CropBox": [50, 50, 300, 300]},
    "not from the corner": {"MediaBox": [-100, -50, 495, 792]},
    "in large units": {"UserUnit": 2},
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_pages_keep_their_shape(shape: dict[str, object]) -> None:
    def change(pdf: Pdf) -> None:
        for key, value in shape.items():
            pdf.pages[0].obj[f"/{key}"] = value if isinstance(value, int) else Array(value)

    with reads_as(prepare(by_hand(change=change)).data) as pdf:
        for key, value in shape.items():
            found = pdf.pages[0].obj[f"/{key}"]
            assert (found if isinstance(value, int) else [int(side) for side in found]) == value


def test_mixed_sizes_stay_mixed() -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[1].obj.MediaBox = Array([0, 0, 1191, 842])

    with reads_as(prepare(by_hand(change=change)).data) as pdf:
        assert [[int(side) for side in page.mediabox] for page in pdf.pages] == [[0, 0, 595, 842], [0, 0, 1191, 842]]


def test_an_empty_page_is_told_but_kept() -> None:
    part = prepare(by_hand(change=lambda pdf: pdf.add_blank_page()))
    assert part.pages == 3
    assert "FIL037" in [note.code for note in part.notes]


def test_the_same_file_gives_the_same_bytes() -> None:
    assert prepare(by_hand(change=embedded)).data == prepare(by_hand(change=embedded)).data
