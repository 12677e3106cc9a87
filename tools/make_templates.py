"""Make the first version of each kind's mall.docx, from nothing but this file.

After that a template is edited in Word; this script is how the shipped ones were born, and how they are made again
(`make templates`) when a style is added to all of them. Same script, same bytes.
"""

import io
import sys
import zipfile
from pathlib import Path

import docx
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

INK = "1F3A5F"  # contrast 11:1 against white
GREY = "595959"  # contrast 7:1 against white
LINE = "8A97A8"
FILL = "E9EEF4"


# --- small pieces of WordprocessingML -------------------------------------------------------------------------------


def run(text: str, properties: str = "") -> str:
    """One run of text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(name: str, cached: str, properties: str = "") -> str:
    """A field Word counts itself, such as PAGE, with the text shown until it has."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{inner}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{inner}<w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        f'<w:r>{inner}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(cached, properties)}"
        f'<w:r>{inner}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, *content: str, extra: str = "") -> str:
    """A paragraph of a named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{"".join(content)}</w:p>'


def tag(text: str) -> str:
    """A paragraph that holds only a template tag, and vanishes with it."""
    return paragraph("Normal", run(text))


TAB = "<w:r><w:tab/></w:r>"


def logo(relation: str) -> str:
    """The logo, 16 × 19 mm, as an inline picture."""
    width, height = 576_000, 684_000
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        '<wp:docPr id="1" name="Logotyp" descr="Logotyp"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="1" name="logotyp.png" descr="Logotyp"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def layout_table(widths: list[int], *cells: str) -> str:
    """A borderless one-row table; widths in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"
    )


# --- the parts ------------------------------------------------------------------------------------------------------


def paragraph_style(  # noqa: C901  # one line for each property Word has
    style_id: str,
    name: str,
    *,
    based_on: str = "Normal",
    next_style: str = "",
    size: float = 0,
    bold: bool = False,
    italic: bool = False,
    colour: str = "",
    font: str = "",
    before: float | None = None,
    after: float | None = None,
    line: float | None = None,
    left: float | None = None,
    right: float | None = None,
    hanging: float | None = None,
    keep_next: bool = False,
    keep_lines: bool = False,
    outline: int | None = None,
    numbering: int | None = None,
    tabs: tuple[tuple[str, float], ...] = (),
    borders: str = "",
    align: str = "",
    shading: str = "",
    custom: bool = True,
    language: str = "",
) -> str:
    """A paragraph style; sizes, spacing and indents in points, `line` a multiple."""
    properties = ["<w:keepNext/>"] if keep_next else []
    if keep_lines:
        properties.append("<w:keepLines/>")
    if numbering is not None:
        properties.append(f'<w:numPr><w:numId w:val="{numbering}"/></w:numPr>')
    if borders:
        properties.append(f"<w:pBdr>{borders}</w:pBdr>")
    if shading:
        properties.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{shading}"/>')
    if tabs:
        stops = "".join(f'<w:tab w:val="{kind}" w:pos="{round(at * 20)}"/>' for kind, at in tabs)
        properties.append(f"<w:tabs>{stops}</w:tabs>")
    spacing = [("before", before, 20), ("after", after, 20), ("line", line, 240)]
    attributes = "".join(f' w:{key}="{round(value * unit)}"' for key, value, unit in spacing if value is not None)
    if attributes:
        rule = ' w:lineRule="auto"' if line is not None else ""
        properties.append(f"<w:spacing{attributes}{rule}/>")
    indents = [("left", left), ("right", right), ("hanging", hanging)]
    attributes = "".join(f' w:{key}="{round(value * 20)}"' for key, value in indents if value is not None)
    if attributes:
        properties.append(f"<w:ind{attributes}/>")
    if align:
        properties.append(f'<w:jc w:val="{align}"/>')
    if outline is not None:
        properties.append(f'<w:outlineLvl w:val="{outline}"/>')
    marks = [f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'] if font else []
    if bold:
        marks.append("<w:b/>")
    if italic:
        marks.append("<w:i/>")
    if colour:
        marks.append(f'<w:color w:val="{colour}"/>')
    if size:
        marks.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    if language:
        marks.append(f'<w:lang w:val="{language}"/>')
    kind = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f'<w:next w:val="{next_style}"/>' if next_style else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{''.join(properties)}</w:pPr>" if properties else "")
        + (f"<w:rPr>{''.join(marks)}</w:rPr>" if marks else "")
        + "</w:style>"
    )


def styles() -> str:
    """styles.xml: the whole look of the body."""
    heading = {"next_style": "Normal", "colour": INK, "bold": True, "keep_next": True, "keep_lines": True, "custom": False}
    side_line = f'<w:left w:val="single" w:sz="18" w:space="10" w:color="{LINE}"/>'
    parts = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        paragraph_style(
            "Title",
            "Title",
            next_style="Normal",
            size=20,
            bold=True,
            colour=INK,
            before=20,
            after=4,
            line=1.05,
            keep_next=True,
            keep_lines=True,
            custom=False,
        ),
        paragraph_style("Heading1", "heading 1", size=14, before=18, after=5, line=1.05, outline=0, **heading),
        paragraph_style("Heading2", "heading 2", size=12, before=14, after=4, line=1.05, outline=1, **heading),
        paragraph_style("Heading3", "heading 3", size=11, before=12, after=3, outline=2, **heading),
        paragraph_style("Heading4", "heading 4", size=11, before=10, after=2, outline=3, italic=True, **heading),
        paragraph_style("ListBullet", "List Bullet", after=4, numbering=1, custom=False),
        paragraph_style("ListNumber", "List Number", after=4, numbering=2, custom=False),
        paragraph_style("Caption", "caption", size=9.5, bold=True, colour=INK, before=8, after=4, keep_next=True, custom=False),
        paragraph_style("Bildtext", "Bildtext", based_on="Caption", before=4, after=10),
        paragraph_style("Bild", "Bild", before=6, after=4, line=1),
        paragraph_style("Quote", "Quote", left=14, right=14, colour="3B3B3B", borders=side_line, custom=False),
        paragraph_style("Kod", "Kod", font="Courier New", size=9, after=8, line=1.1, shading="F3F4F6"),
        paragraph_style("Tabelltext", "Tabelltext", size=9.5, before=2, after=2, line=1.05),
        paragraph_style("Tabellhuvud", "Tabellhuvud", based_on="Tabelltext", bold=True, colour=INK, keep_next=True),
        paragraph_style("Uppgift", "Uppgift", size=10, after=1, line=1.1, left=90, hanging=90, tabs=(("left", 90),)),
        paragraph_style("Mottagare", "Mottagare", after=0, before=18, keep_next=True, colour=GREY, size=10),
        paragraph_style("Namnd", "Nämnd", after=0, bold=True),
        paragraph_style("AntalBilagor", "Antal bilagor", after=6, colour=GREY, size=10),
        paragraph_style("Underskrift", "Underskrift", before=22, after=0, keep_next=True, keep_lines=True),
        paragraph_style("UnderskriftTitel", "Underskrift titel", after=0, colour=GREY, size=10, keep_next=True, keep_lines=True),
        paragraph_style(
            "Linje",
            "Linje",
            before=4,
            after=10,
            size=4,
            borders=f'<w:bottom w:val="single" w:sz="6" w:space="1" w:color="{LINE}"/>',
        ),
        paragraph_style("Header", "header", size=9, after=0, line=1.1, custom=False, tabs=(("right", 425),)),
        paragraph_style("SidhuvudRubrik", "Sidhuvud rubrik", based_on="Header", bold=True, size=11, colour=INK),
        paragraph_style(
            "Footer",
            "footer",
            size=8,
            after=0,
            line=1.1,
            colour=GREY,
            custom=False,
            tabs=(("right", 425),),
            borders=f'<w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/>',
        ),
        paragraph_style("FootnoteText", "footnote text", size=9, after=2, line=1.05, custom=False),
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/>'
        '<w:rPr><w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>',
        '<w:style w:type="character" w:customStyle="1" w:styleId="Kodtecken"><w:name w:val="Kodtecken"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
        '<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
        '<w:style w:type="table" w:customStyle="1" w:styleId="Tabell"><w:name w:val="Tabell"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="C5CDD8"/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
        f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{FILL}"/></w:tcPr></w:tblStylePr></w:style>',
    ]
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return f'{XML}<w:styles xmlns:w="{W}">{defaults}{"".join(parts)}</w:styles>'


def numbering() -> str:
    """numbering.xml: list 1 bulleted, list 2 numbered, nine levels each."""
    bullets, numbers = [], []
    for level in range(9):
        indent = f'<w:pPr><w:ind w:left="{397 * (level + 1)}" w:hanging="397"/></w:pPr>'
        mark = ("•", "–", "◦")[level % 3]
        bullets.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
        )
        form = ("decimal", "lowerLetter", "lowerRoman")[level % 3]
        numbers.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%{level + 1}."/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
        )
    return (
        f'{XML}<w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{"".join(bullets)}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{"".join(numbers)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def document(body: str) -> str:
    """document.xml: the shell with its tags; A4, margins 30 mm at the sides."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId11"/>'
        '<w:footerReference w:type="default" r:id="rId12"/><w:footerReference w:type="first" r:id="rId13"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1701" w:bottom="1588" w:left="1701" w:header="680" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    return f"{XML}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"


def first_header() -> str:
    """The first page's header: logo, organisation, kind, page, dnr, date."""
    cells = (
        paragraph("Header", logo("rId1")),
        paragraph("SidhuvudRubrik", run("{{ organisation }}"))
        + paragraph("Header", run("{{ forvaltning }}"))
        + tag("{%p if avdelning %}")
        + paragraph("Header", run("{{ avdelning }}"))
        + tag("{%p endif %}"),
        paragraph("SidhuvudRubrik", run("{{ papperstyp }}"))
        + paragraph("Header", run("Sida "), field("PAGE", "1"), run(" ("), field("NUMPAGES", "1"), run(")"))
        + tag("{%p if dnr %}")
        + paragraph("Header", run("Dnr {{ dnr }}"))
        + tag("{%p endif %}")
        + tag("{%p if datum %}")
        + paragraph("Header", run("Datum {{ datum }}"))
        + tag("{%p endif %}"),
    )
    return f"{XML}<w:hdr {NAMESPACES}>{layout_table([1200, 4504, 2800], *cells)}{paragraph('Header')}</w:hdr>"


def next_header() -> str:
    """The header of later pages: one line."""
    line = paragraph(
        "Header",
        run("{{ papperstyp }}{% if dnr %}, dnr {{ dnr }}{% endif %}"),
        TAB,
        run("Sida "),
        field("PAGE", "2"),
        run(" ("),
        field("NUMPAGES", "2"),
        run(")"),
    )
    return f"{XML}<w:hdr {NAMESPACES}>{line}</w:hdr>"


def footer() -> str:
    """The footer: who the paper comes from."""
    line = paragraph("Footer", run("{{ organisation }}{% if forvaltning %}, {{ forvaltning }}{% endif %}"))
    return f"{XML}<w:ftr {NAMESPACES}>{line}</w:ftr>"


def details() -> str:
    """What the header says too, for readers to whom headers are not read aloud; then handläggare and contact."""
    return (
        tag("{%p if datum %}")
        + paragraph("Uppgift", run("Datum"), TAB, run("{{ datum }}"))
        + tag("{%p endif %}")
        + tag("{%p if dnr %}")
        + paragraph("Uppgift", run("Diarienummer"), TAB, run("{{ dnr }}"))
        + tag("{%p endif %}")
        + tag("{%p for externt in externa_dnr %}")
        + paragraph("Uppgift", run("Externt dnr"), TAB, run("{{ externt.organ }} {{ externt.dnr }}"))
        + tag("{%p endfor %}")
        + tag("{%p if sekretess %}")
        + paragraph("Uppgift", run("Sekretess"), TAB, run("{{ sekretess }}"))
        + tag("{%p endif %}")
        + tag("{%p for person in handlaggare %}")
        + paragraph(
            "Uppgift", run("Handläggare"), TAB, run("{{ person.namn }}{% if person.titel %}, {{ person.titel }}{% endif %}")
        )
        + tag("{%p if person.telefon %}")
        + paragraph("Uppgift", run("Telefon"), TAB, run("{{ person.telefon }}"))
        + tag("{%p endif %}")
        + tag("{%p if person.epost %}")
        + paragraph("Uppgift", run("E-post"), TAB, run("{{ person.epost }}"))
        + tag("{%p endif %}")
        + tag("{%p endfor %}")
    )


def signatures() -> str:
    """The signatories, in order of rank; each name is kept with its title."""
    return (
        tag("{%p for person in undertecknare %}")
        + paragraph("Underskrift", run("{{ person.namn }}"))
        + tag("{%p if person.titel %}")
        + paragraph("UnderskriftTitel", run("{{ person.titel }}"))
        + tag("{%p endif %}")
        + tag("{%p endfor %}")
    )


def shell(recipient: str) -> str:
    """The body of a paper: details, addressee, title, text, signatories, text."""
    return (
        details()
        + paragraph("Mottagare", run(recipient))
        + paragraph("Namnd", run("{{ namnd }}"))
        + paragraph("Title", run("{{ titel }}"))
        + tag("{%p if antal_bilagor %}")
        + paragraph("AntalBilagor", run("({{ antal_bilagor }})"))
        + tag("{%p endif %}")
        + tag("{{p text_fore_undertecknare }}")
        + signatures()
        + tag("{{p text_efter_undertecknare }}")
        + tag("{%p if expediering %}")
        + paragraph("Heading1", run("Beslutet skickas till"))
        + tag("{%p for mottagare in expediering %}")
        + paragraph("Normal", run("{{ mottagare }}"), extra='<w:keepNext/><w:spacing w:after="0"/>')
        + tag("{%p endfor %}")
        + tag("{%p endif %}")
    )


def footnotes() -> str:
    """footnotes.xml with the two separators Word wants."""
    return (
        f'{XML}<w:footnotes xmlns:w="{W}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )


def settings() -> str:
    """settings.xml: no hyphenation, Word 2013 layout."""
    return (
        f'{XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table() -> str:
    """fontTable.xml: the fonts the styles name."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:family w:val="{family}"/></w:font>'
        for name, family in (("Arial", "swiss"), ("Courier New", "modern"))
    )
    return f'{XML}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def office_theme() -> bytes:
    """theme1.xml: the one of python-docx's own empty document; no style here refers to it, but Word wants one."""
    with zipfile.ZipFile(Path(docx.__file__).parent / "templates" / "default.docx") as package:
        return package.read("word/theme/theme1.xml")


def placeholder_logo() -> bytes:
    """A plain shield with waves, to be replaced in Word by the organisation's own."""
    scale, width, height = 8, 240, 285  # on paper 16 × 19 mm, so 380 dots per inch; every paper and bundle reads all of them
    picture = Image.new("RGB", (width * scale // 2, height * scale // 2), "white")
    draw = ImageDraw.Draw(picture)
    w, h = picture.size
    ink = f"#{INK}"
    outline = [(w * 0.04, h * 0.03), (w * 0.96, h * 0.03), (w * 0.96, h * 0.55)]
    outline += [(w * (0.5 + 0.46 * (1 - t * t) ** 0.5), h * (0.55 + 0.42 * t)) for t in (i / 40 for i in range(41))]
    outline += [(w * (0.5 - 0.46 * (1 - t * t) ** 0.5), h * (0.55 + 0.42 * t)) for t in (i / 40 for i in range(40, -1, -1))]
    draw.polygon(outline, fill=ink)
    from math import sin

    for middle in (0.42, 0.56, 0.70):
        wave = [(w * x / 100, h * (middle + 0.022 * sin(x / 7.5))) for x in range(12, 89)]
        draw.line(wave, fill="white", width=int(h * 0.035), joint="curve")
    for x in (0.3, 0.5, 0.7):
        draw.regular_polygon((w * x, h * 0.2, h * 0.07), 4, fill="white", rotation=45)
    picture = picture.resize((width, height), Image.Resampling.LANCZOS).quantize(16)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True, dpi=(380, 380))
    return out.getvalue()


CONTENT_TYPES = (
    f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN_TYPE}.{kind}+xml"/>'
        for name, kind in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("footnotes", "footnotes"),
            ("fontTable", "fontTable"),
            ("header1", "header"),
            ("header2", "header"),
            ("footer1", "footer"),
            ("footer2", "footer"),
        )
    )
    + '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)


def relationships(*rows: tuple[str, str, str]) -> str:
    """A .rels part: (id, type, target)."""
    inner = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in rows)
    return f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def mall(body: str) -> bytes:
    """A whole template as bytes."""
    core = (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title><dc:creator>papergen</dc:creator>'
        "<dc:language>sv-SE</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
    )
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships(
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            (
                "rId2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": core,
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relationships(
            ("rId1", f"{OFFICE}/styles", "styles.xml"),
            ("rId2", f"{OFFICE}/numbering", "numbering.xml"),
            ("rId3", f"{OFFICE}/settings", "settings.xml"),
            ("rId4", f"{OFFICE}/footnotes", "footnotes.xml"),
            ("rId5", f"{OFFICE}/fontTable", "fontTable.xml"),
            ("rId6", f"{OFFICE}/theme", "theme/theme1.xml"),
            ("rId10", f"{OFFICE}/header", "header1.xml"),
            ("rId11", f"{OFFICE}/header", "header2.xml"),
            ("rId12", f"{OFFICE}/footer", "footer1.xml"),
            ("rId13", f"{OFFICE}/footer", "footer2.xml"),
        ),
        "word/_rels/header2.xml.rels": relationships(("rId1", f"{OFFICE}/image", "media/logotyp.png")),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/footnotes.xml": footnotes(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": office_theme(),
        "word/header1.xml": next_header(),
        "word/header2.xml": first_header(),
        "word/footer1.xml": footer(),
        "word/footer2.xml": footer(),
        "word/media/logotyp.png": placeholder_logo(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return out.getvalue()


def meeting_details() -> str:
    """When and where a meeting is, and who leads it."""
    lines = (
        ("Sammanträde", "{{ namnd }}", ""),
        ("Dag", "{{ sammantradesdag }}", "sammantradesdag"),
        ("Tid", "klockan {{ tid }}", "tid"),
        ("Plats", "{{ plats }}", "plats"),
        ("Ordförande", "{{ ordforande }}", "ordforande"),
        ("Sekreterare", "{{ sekreterare }}", "sekreterare"),
    )
    out = ""
    for label, value, name in lines:
        line = paragraph("Uppgift", run(label), TAB, run(value))
        out += tag(f"{{%p if {name} %}}") + line + tag("{%p endif %}") if name else line
    return out


def meeting_shell() -> str:
    """The body of a paper about a meeting: its title, when and where, then its text."""
    return (
        paragraph("Title", run("{{ titel }}"))
        + meeting_details()
        + tag("{{p text_fore_undertecknare }}")
        + tag("{{p text_efter_undertecknare }}")
    )


KINDS = {
    "kallelse": meeting_shell(),
    "foredragningslista": meeting_shell(),
    "tjansteutlatande": shell("Till"),
    "tjansteskrivelse": shell("Till"),
    "informationsarende": shell("Information till"),
}


def main() -> None:
    """Write every kind's mall.docx, or those named on the command line."""
    for name in sys.argv[1:] or KINDS:
        target = ROOT / "templates" / name / "mall.docx"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(mall(KINDS[name]))


if __name__ == "__main__":
    main()
