"""A claim is made only where a verifier has agreed; each one that an attachment costs the bundle is told, with how to mend it."""

import typst

from papergen.bundle.attachments.part import Makers
from papergen.bundle.claims import NONE, OWN, Claims, joined
from tests.bundle.attachment_samples import by_hand, judged, prepare, reads_as, saved, scan, without_verifier

LETTER = '#set document(title: "Avtal", date: datetime(year: 2026, month: 1, day: 1))\n#set text(lang: "sv")\n= Avtal\nText.\n'


def typst_pdf(standards: list[str]) -> bytes:
    return typst.compile({"main.typ": LETTER.encode()}, format="pdf", pdf_standards=standards)


def test_a_foreign_file_that_keeps_every_standard_keeps_its_claims() -> None:
    part = prepare(typst_pdf(["a-2a", "ua-1"]))
    assert (part.claims, part.tagged, part.notes) == (OWN, True, ())
    assert judged(part.data, "2a", "ua-1") == ["2a", "ua-1"]


def test_without_a_verifier_no_foreign_file_claims_anything() -> None:
    part = prepare(typst_pdf(["a-2a", "ua-1"]), own=without_verifier())
    assert part.claims == NONE
    assert part.tagged
    assert [note.code for note in part.notes] == ["FIL053"]
    assert b"pdfaid:part" not in part.data


def test_a_file_without_tags_costs_ua_and_level_a_but_may_be_archived() -> None:
    part = prepare(typst_pdf(["a-2b"]), "bilagor/avtal.pdf")
    bare = reads_as(part.data)
    for key in ("/StructTreeRoot", "/MarkInfo"):
        if key in bare.Root:
            del bare.Root[key]
    part = prepare(saved(bare))
    assert part.claims == Claims("2b", False)
    assert not part.tagged
    assert [note.code for note in part.notes] == ["FIL050"]
    assert judged(part.data, "2b") == ["2b"]


def test_a_claim_that_is_not_true_is_not_believed() -> None:
    lying = reads_as(by_hand())
    with lying.open_metadata() as meta:
        meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"] = "2", "A", "1"
    part = prepare(saved(lying))
    assert part.claims == NONE
    assert b"pdfaid:part" not in part.data
    assert [note.code for note in part.notes] == ["FIL050", "FIL052"]


def test_tags_that_are_not_good_enough_are_told() -> None:
    careless = reads_as(typst_pdf(["a-2a", "ua-1"]))
    del careless.Root.Lang
    part = prepare(saved(careless))
    assert part.tagged
    assert not part.claims.pdfua
    (told,) = [note for note in part.notes if note.code == "FIL051"]
    assert told.hint == (
        "Rätta tillgängligheten i originalet (språk, rubriker, bildbeskrivningar) och spara om det som PDF. "
        "Ett kalkylblad eller bildspel blir bäst om du sparar det som PDF i Excel eller PowerPoint och lägger in PDF:en."
    )


def test_colours_for_a_printing_press_cannot_stand_in_our_archive() -> None:
    other = reads_as(typst_pdf(["a-2a"]))
    for intent in other.Root.OutputIntents:
        intent.DestOutputProfile.N = 4
    assert prepare(saved(other)).claims.pdfa == ""


def test_a_scan_costs_every_claim_and_the_hints_say_how_to_mend_it() -> None:
    part = prepare(scan())
    assert part.claims == NONE
    assert [note.code for note in part.notes] == ["FIL050", "FIL052"]
    assert all("Spara" in note.hint or "spara" in note.hint for note in part.notes)


def test_a_verifier_is_asked_about_the_cleaned_file() -> None:
    asked: list[bytes] = []

    def verify(data: bytes, standard: str) -> bool:
        asked.append(data)
        return standard == "2b"

    part = prepare(by_hand(change=lambda pdf: pdf.attachments.update({"a.txt": b"x"})), own=_with(verify))
    assert part.claims == Claims("2b", False)
    assert asked == [part.data]


def _with(verify: object) -> Makers:
    own = without_verifier()
    return Makers(own.picture, own.text, own.markdown, own.office, verify)


def test_a_bundle_claims_what_is_true_of_all_its_parts() -> None:
    assert joined([OWN, Claims("2b", True)]) == Claims("2b", True)
    assert joined([OWN, NONE, OWN]) == NONE
    assert joined([OWN, OWN]) == OWN
    assert joined([]) == NONE
