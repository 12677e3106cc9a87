"""What a bundle says of itself: title, author, language, day and claims, in the XMP and the information dictionary alike.

Written anew, never copied: ISO 19005-2:2011, 6.6; ISO 14289-1:2014, clause 5 and 7.1.
"""

from datetime import date
from html import escape

from papergen.bundle.claims import Claims
from papergen.bundle.pdf_file import PdfFile
from papergen.bundle.pdf_text import dictionary, reference, string

PRODUCER = "papergen"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A wants a description of what it does not know itself, and that is how PDF/UA identifies itself.
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>'
    "<pdfaProperty:description>Part of ISO 14289 that is kept to</pdfaProperty:description>"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
    "</pdfaExtension:schemas>"
)


def write_metadata(file: PdfFile, title: str, author: str, language: str, day: date, claims: Claims) -> tuple[int, bytes]:
    """Write the XMP and the information dictionary; gives the latter's number, and what the catalog says of all this.

    That includes that readers are to show the title instead of the file's name.
    """
    xmp = file.add_stream(b"/Type /Metadata /Subtype /XML", _xmp(title, author, language, day, claims).encode())
    moment = string(f"D:{day:%Y%m%d}000000Z")
    info = {"/Title": string(title), "/Producer": string(PRODUCER), "/CreationDate": moment, "/ModDate": moment}
    if author:
        info["/Author"] = string(author)
    catalog = b"/Metadata %s /Lang %s /ViewerPreferences << /DisplayDocTitle true >>" % (reference(xmp), string(language))
    return file.add(dictionary(info)), catalog


def _xmp(title: str, author: str, language: str, day: date, claims: Claims) -> str:
    moment = f"{day.isoformat()}T00:00:00Z"
    properties = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else "",
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
    ]
    if claims.pdfa:
        part, level = claims.pdfa[0], claims.pdfa[1:].upper()
        properties.append(f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>")
    if claims.pdfua:
        properties.append("<pdfuaid:part>1</pdfuaid:part>")
        if claims.pdfa:
            properties.append(_UA_SCHEMA)
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{"".join(properties)}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
