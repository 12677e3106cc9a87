"""What an attachment may claim, told by trying: it is given clean metadata that claims a standard, and a verifier judges it.

A claim written in a foreign file is never believed. Many programs write one that is not true, and what was taken out of the file
may have mattered to it. So the file's own metadata (which also holds names, programs and times) is thrown away, and without a
verifier a foreign file claims nothing: an attachment that is set by us (picture, text, Markdown) keeps every claim.
A verifier can judge what a machine can see. Whether an alternative text describes its picture is for people.
Sources: ISO 19005-2 6.6 (PDF/A identification), ISO 14289-1 clause 5 (PDF/UA identification).
"""

from html import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.part import Standard, Verifier
from papergen.bundle.attachments.structure import is_tagged
from papergen.bundle.claims import Claims, PdfaLevel
from papergen.bundle.packing import loose

_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>'
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>'
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def settle_claims(pdf: Pdf, title: str, verify: Verifier | None, about: About) -> tuple[bytes, Claims]:
    """Save a cleaned PDF with metadata that says no more than is true; note each claim that it lacks.

    Gives the bytes and the claims.
    """
    tagged = is_tagged(pdf)
    _forget_metadata(pdf)
    claims = Claims()
    if verify:
        claims = _proven(pdf, title, tagged, verify)
        if claims.pdfa and not tagged:
            claims = Claims("2b", False)
    _note(claims, tagged, verify is not None, about)
    return _saved(pdf, title, claims), claims


def _proven(pdf: Pdf, title: str, tagged: bool, verify: Verifier) -> Claims:
    def holds(claims: Claims, standard: Standard) -> bool:
        return verify(_saved(pdf, title, claims), standard)

    levels: tuple[PdfaLevel, ...] = (("2a", "2b") if tagged else ("2b",)) if _colours_fit(pdf) else ()
    pdfa: PdfaLevel = next((level for level in levels if level and holds(Claims(level, tagged), level)), "")
    return Claims(pdfa, tagged and holds(Claims(pdfa, True), "ua-1"))


def _note(claims: Claims, tagged: bool, verified: bool, about: About) -> None:
    if not tagged:
        about.note(faults.UNTAGGED)
    if not verified:
        about.note(faults.UNVERIFIED, standards="PDF/A och PDF/UA" if tagged else "PDF/A")
        return
    if tagged and not claims.pdfua:
        about.note(faults.NOT_UA)
    if not claims.pdfa:
        about.note(faults.NOT_PDFA)
    elif tagged and claims.pdfa == "2b":
        about.note(faults.ONLY_LEVEL_B)


def _colours_fit(pdf: Pdf) -> bool:
    """Tell whether the file's colours mean the same beside ours: a bundle has one output intent, for red, green and blue."""
    intents = pdf.Root.get("/OutputIntents", Array())
    profiles = [intent.get("/DestOutputProfile") for intent in intents]
    return all(isinstance(profile, Stream) and profile.get("/N") == 3 for profile in profiles)


def _forget_metadata(pdf: Pdf) -> None:
    for holder, key in ((pdf.trailer, "/Info"), (pdf.trailer, "/ID"), (pdf.trailer, "/DocChecksum"), (pdf.Root, "/Metadata")):
        if key in holder:
            del holder[key]


def _saved(pdf: Pdf, title: str, claims: Claims) -> bytes:
    """Write the file; the same content gives the same bytes, identifier and all."""
    pdf.Root["/Metadata"] = Stream(pdf, _xmp(title, claims), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    return loose(pdf, "1.7")


def _xmp(title: str, claims: Claims) -> bytes:
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    parts = [f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>']
    if claims.pdfa:
        parts.append(f"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{claims.pdfa[1].upper()}</pdfaid:conformance>")
    if claims.pdfua:
        parts.append(f"<pdfuaid:part>1</pdfuaid:part>{_UA_SCHEMA}")
    body = f'<rdf:RDF {names}><rdf:Description rdf:about="">{"".join(parts)}</rdf:Description></rdf:RDF>'
    meta = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{body}</x:xmpmeta>'
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{meta}<?xpacket end="r"?>'.encode()
