"""What keeps an attachment out of the bundle, each with its own code, and what that says to the sender."""

import zlib

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Permissions, Stream, String

from papergen.bundle.attachments import opening
from papergen.bundle.attachments.faults import About
from papergen.problems import PapergenError, Severity
from tests.bundle.attachment_samples import PLACE, by_hand, codes, field, look, picture, prepare, reads_as, saved, sign


def xfa(pdf: Pdf) -> None:
    field(pdf)
    pdf.Root.AcroForm.XFA = Stream(pdf, b"<xdp/>")


def portfolio(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = b"inlaga"
    pdf.Root.Collection = Dictionary(Type=Name.Collection)


def hidden_layer(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Sekretess")))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=Array([group])))


def not_printed_layer(pdf: Pdf) -> None:
    usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Utkast"), Usage=usage))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary())


def missing_picture(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = Stream(pdf, b"q /Im1 Do Q")


def content_elsewhere(pdf: Pdf) -> None:
    outside = Stream(pdf, b"", F=String("karta.jpg"), Type=Name.XObject, Subtype=Name.Image)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=outside)


def in_large_units(pdf: Pdf) -> None:
    pdf.pages[1].obj.UserUnit = 100


def timestamp_only(pdf: Pdf) -> None:
    value = Dictionary(Type=Name.DocTimeStamp, Contents=String("x"))
    field(pdf, "/Sig", V=value)


def certified(pdf: Pdf) -> None:
    pdf.Root.Perms = Dictionary(DocMDP=Dictionary(Type=Name.Sig))


REFUSED = {
    "a form": ("FIL023", by_hand(change=lambda pdf: field(pdf, V=String("ifyllt"), AP=look(pdf)))),
    "a form nobody has filled in": ("FIL023", by_hand(change=field)),
    "a place to sign that is empty": ("FIL023", by_hand(change=lambda pdf: field(pdf, "/Sig"))),
    "a signature": ("FIL024", by_hand(change=sign)),
    "a time stamp": ("FIL024", by_hand(change=timestamp_only)),
    "a certificate of the whole": ("FIL024", by_hand(change=certified)),
    "XFA": ("FIL025", by_hand(change=xfa)),
    "a portfolio": ("FIL026", by_hand(change=portfolio)),
    "too large pages": ("FIL028", by_hand(size=(20_000, 842))),
    "user units that make pages too large": ("FIL028", by_hand(change=in_large_units)),
    "a hidden layer": ("FIL029", by_hand(change=hidden_layer)),
    "a layer that is not printed": ("FIL029", by_hand(change=not_printed_layer)),
    "a picture that is not there": ("FIL021", by_hand(change=missing_picture)),
    "content in another file": ("FIL036", by_hand(change=content_elsewhere)),
    "a page count that is not true": ("FIL021", by_hand().replace(b"/Count 2", b"/Count 3")),
    "no pages": ("FIL022", saved(Pdf.new())),
    "nothing at all": ("FIL022", b""),
    "a few words called PDF": ("FIL021", b"%PDF-1.7\nhej"),
}


@pytest.mark.parametrize(("code", "data"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_one_problem_that_says_why_and_what_to_do(code: str, data: bytes) -> None:
    with pytest.raises(PapergenError) as caught:
        prepare(data)
    (problem,) = (problem for problem in caught.value.problems if problem.severity is Severity.ERROR)
    assert problem.code == code
    assert problem.place == PLACE
    assert problem.message.startswith(("bilagan bilagor/avtal.pdf", "sida", "en del av det som bilagan bilagor/avtal.pdf"))
    assert problem.hint.endswith(".")


LOCKS = [Encryption(owner="a", user="b"), Encryption(owner="a", user="", allow=Permissions(extract=False))]


@pytest.mark.parametrize("encryption", LOCKS)
def test_a_locked_file_is_refused_even_if_anyone_may_open_it(encryption: Encryption) -> None:
    with reads_as(by_hand()) as pdf:
        locked = saved(pdf, encryption=encryption)
    assert codes(locked) == ["stop", "FIL020"]
    with pytest.raises(PapergenError) as refused:
        opening.open_pdf(locked, About("a.pdf", PLACE))
    asks_for_password = "lösenord eller kryptering" in refused.value.problems[0].message
    assert asks_for_password == (encryption is LOCKS[0])


def test_more_than_two_thousand_pages_are_refused() -> None:
    pdf = Pdf.new()
    for _ in range(2001):
        pdf.add_blank_page()
    assert codes(saved(pdf)) == ["stop", "FIL027"]


def test_a_file_that_unpacks_to_gigabytes_is_refused_without_unpacking_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_UNPACKED", 10_000_000)
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(11)) + packer.flush()

    def change(pdf: Pdf) -> None:
        image = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        image.write(bomb, filter=Name.FlateDecode)
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=image)

    assert codes(by_hand(change=change)) == ["stop", "FIL038"]


def test_a_signed_file_goes_in_as_a_copy_that_looks_signed_but_is_no_longer_a_form() -> None:
    part = prepare(by_hand(change=sign), behandling="kopia")
    with reads_as(part.data) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj
        assert any("/Fxo" in name or "/Subtype" in thing for name, thing in pdf.pages[0].obj.Resources.XObject.items())
    assert part.copy
    assert b"ByteRange" not in part.data


def test_a_signed_form_whose_text_only_a_viewer_would_draw_is_no_copy() -> None:
    def change(pdf: Pdf) -> None:
        sign(pdf)
        field(pdf, V=String("ifyllt"))

    assert codes(by_hand(change=change), behandling="kopia") == ["stop", "FIL023"]


def test_a_copy_of_what_is_not_signed_is_told() -> None:
    assert "FIL054" in codes(by_hand(), behandling="kopia")
    assert codes(picture(), "bilagor/avtal.png", "kopia") == ["FIL054"]
    assert codes(b"Avtal", "bilagor/avtal.txt", "kopia") == ["FIL054"]
    assert codes(b"# Avtal\n\nText.\n", "bilagor/avtal.md", "kopia") == ["FIL054"]


UNKNOWN = {
    "GIF": b"GIF89a" + bytes(50),
    "TIFF": b"II*\0" + bytes(50),
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50),
    "zip": b"PK\x03\x04" + bytes(50),
    "who knows": bytes(range(256)),
}


@pytest.mark.parametrize("data", UNKNOWN.values(), ids=UNKNOWN)
def test_a_sort_of_file_that_cannot_be_shown_is_refused(data: bytes) -> None:
    assert codes(data, "bilagor/fil.bin") == ["stop", "FIL040"]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("karta.svg", "är en SVG-bild"),
        ("sida.html", "är en webbsida"),
        ("tal.CSV", "är en tabell för program (CSV)"),
        ("brev.eml", "är ett sparat mejl"),
        ("protokoll", "är en textfil som inte heter .txt"),
    ],
)
def test_text_for_programs_is_not_printed_as_if_for_people(name: str, what: str) -> None:
    with pytest.raises(PapergenError) as caught:
        prepare(b"<a>b;c</a>\n", f"bilagor/{name}")
    (told,) = caught.value.problems
    assert told.code == "FIL040"
    assert what in told.message
