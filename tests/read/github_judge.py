"""What GitHub's own parser (cmark-gfm) shows, and what our blocks say, both brought to one form that can be compared."""

import re
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import etree

from papergen.model import blocks as model
from papergen.read.markdown import Body

ALLOWED = re.compile(r"(?:https?|mailto|tel):|(?![A-Za-z][A-Za-z0-9+.-]*:)", re.IGNORECASE)
TASK = re.compile(r"\[([ xX])\][ \t\n]+")
# GitHub finds tasks in the finished page, by the text an item begins with, so the judge runs without `tasklist`.
EXTENSIONS = ["table", "autolink", "strikethrough"]


def github_html(text, unsafe=False):
    options = Options.CMARK_OPT_FOOTNOTES | (Options.CMARK_OPT_UNSAFE if unsafe else 0)
    return cmarkgfm.cmark.markdown_to_html_with_extensions(text, options, EXTENSIONS)


def has_html(text):
    return "<!-- raw HTML omitted -->" in github_html(text)


def github_form(text):
    html = re.sub(r" data-footnote[a-z-]*(?=[ >])", "", github_html(text, unsafe=True))
    root = etree.fromstring(f"<body>{html}</body>", etree.XMLParser(huge_tree=True))
    notes = []
    for section in root.findall("section"):
        root.remove(section)
        for note in section.findall("ol/li"):
            for back in note.xpath(".//a[@class='footnote-backref']"):
                before = back.getprevious()
                if before is not None:
                    before.tail = (before.tail or "") + (back.tail or "")
                else:
                    back.getparent().text = (back.getparent().text or "") + (back.tail or "")
                back.getparent().remove(back)
            notes.append(html_blocks(note))
    return html_blocks(root), notes


def html_blocks(parent, in_list=False):
    """In a list without space between its items, text stands in the item itself."""
    found, loose = [], []

    def end_text():
        inlines = tidy(loose)
        if inlines:
            found.append(("p", "tight" if in_list else "", inlines))
        loose.clear()

    loose.append(parent.text or "")
    for child in parent:
        if child.tag in BLOCKS:
            end_text()
            found.extend(BLOCKS[child.tag](child))
        else:
            loose.extend(html_inline(child))
        loose.append(child.tail or "")
    end_text()
    return found


def html_list(element):
    items = []
    for item in element.findall("li"):
        inside = html_blocks(item, in_list=True)
        checked = None
        if inside and inside[0][0] == "p" and inside[0][2] and isinstance(inside[0][2][0], str):
            text = inside[0][2][0]
            match = TASK.match(text)
            if match:
                checked = match[1] != " "
                rest = [text[match.end() :], *inside[0][2][1:]]
                inside[0] = ("p", inside[0][1], tidy(rest))
        items.append((checked, inside))
    return [("list", element.tag, int(element.get("start", "1")), items)]


def html_table(element):
    rows = [[(cell.get("align") or "", tidy(html_inlines(cell))) for cell in row] for row in element.iter("tr")]
    return [("table", rows)]


BLOCKS = {
    "p": lambda e: [("p", "", tidy(html_inlines(e)))],
    **{f"h{n}": lambda e, n=n: [("h", n, tidy(html_inlines(e)))] for n in range(1, 7)},
    "ul": html_list,
    "ol": html_list,
    "blockquote": lambda e: [("quote", html_blocks(e))],
    "pre": lambda e: [("code", "".join(e.itertext()).removesuffix("\n"))],
    "hr": lambda e: [("hr",)],
    "table": html_table,
}


def html_inlines(parent):
    found = [parent.text or ""]
    for child in parent:
        found.extend(html_inline(child))
        found.append(child.tail or "")
    return found


def html_inline(element):
    match element.tag:
        case "em" | "strong" | "del":
            return [(element.tag, tidy(html_inlines(element), edges=False))]
        case "code":
            return [("code", element.text or "")]
        case "br":
            return [("br",)]
        case "sup":
            return [("note", element.find("a").text)]
        case "a" | "img":
            target = element.get("href") or element.get("src") or ""
            inside = tidy(html_inlines(element), edges=False)
            alt = re.sub(r"\s+", " ", element.get("alt") or "")
            if not ALLOWED.match(unquote(target)):
                return inside if element.tag == "a" else [alt]
            title = (element.get("title") or "").replace("\n", " ").replace("\t", " ")
            if element.tag == "a":
                return [("a", unquote(target), title, inside)]
            return [("img", unquote(target), title, alt)]
    raise AssertionError(element.tag)


def tidy(inlines, edges=True):
    """Join text, make white space single, drop it beside line breaks and (with `edges`) at the ends of a block."""
    joined = []
    for inline in inlines:
        if isinstance(inline, str) and joined and isinstance(joined[-1], str):
            joined[-1] += inline
        else:
            joined.append(inline)
    for index, inline in enumerate(joined):
        if not isinstance(inline, str):
            continue
        text = re.sub(r"[ \t\n]+", " ", inline)
        if (index == 0 and edges) or (index and joined[index - 1] == ("br",)):
            text = text.lstrip(" ")
        if (index == len(joined) - 1 and edges) or (index < len(joined) - 1 and joined[index + 1] == ("br",)):
            text = text.rstrip(" ")
        joined[index] = text
    return [inline for inline in joined if inline != ""]


def our_form(body: Body):
    return our_blocks(body.blocks), [our_blocks(note.blocks) for note in body.footnotes]


def our_blocks(blocks, tight=False):
    return [form for block in blocks if (form := our_block(block, tight))]


def our_block(block, tight):
    match block:
        case model.Heading():
            return ("h", block.level, our_inlines(block.children))
        case model.Paragraph():
            return ("p", "tight" if tight else "", our_inlines(block.children))
        case model.Figure():
            return ("p", "tight" if tight else "", our_inlines((block.picture,)))
        case model.List():
            items = [(item.checked, our_blocks(item.blocks, block.tight)) for item in block.items]
            return ("list", "ol" if block.ordered else "ul", block.start if block.ordered else 1, items)
        case model.Table():
            rows = [block.header, *block.rows]
            return (
                "table",
                [[(side, our_inlines(cell.children)) for side, cell in zip(block.alignments, row, strict=True)] for row in rows],
            )
        case model.Quote():
            return ("quote", our_blocks(block.blocks))
        case model.CodeBlock():
            return ("code", block.text)
        case model.Rule():
            return ("hr",)


def our_inlines(inlines, edges=True, in_strong=False):
    return tidy([form for inline in inlines for form in our_inline(inline, in_strong)], edges)


def our_inline(inline, in_strong=False):
    match inline:
        case model.Text():
            return [inline.text]
        case model.CodeSpan():
            return [("code", inline.text)]
        case model.LineBreak():
            return [("br",)]
        case model.FootnoteReference():
            return [("note", str(inline.number))]
        case model.Picture():
            return [("img", unquote(inline.target), inline.title, re.sub(r"\s+", " ", inline.alt))]
        case model.Link():
            return [("a", unquote(inline.target), inline.title, our_inlines(inline.children, edges=False))]
        case model.Strong():
            inside = our_inlines(inline.children, edges=False, in_strong=True)
            # cmark-gfm writes strong directly in strong only once.
            return inside if in_strong else [("strong", inside)]
        case model.Emphasis() | model.Strikethrough():
            tag = "em" if isinstance(inline, model.Emphasis) else "del"
            return [(tag, our_inlines(inline.children, edges=False))]
