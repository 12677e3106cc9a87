"""What changed as one HTML page: no script, nothing from a network, to be read on a screen, by ear and on paper.

Two views of the text, in line and side by side, are both in the page; two radio buttons and CSS choose. What came and went is in
`ins` and `del`, said in words for those who listen, and told apart by lines as well as colour.
"""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from papergen.compare.passages import Passage
from papergen.compare.pieces import Piece, Pieces
from papergen.compare.report.characters import one_line
from papergen.compare.report.headings import (
    READ_AGAIN,
    change_count,
    meeting_points,
    meeting_title,
    nothing_words,
    paper_title,
    status_words,
    version_words,
)
from papergen.compare.report.html_style import STYLE
from papergen.compare.report.shortening import apart
from papergen.compare.weight import TITLES, Point, Summary, Weight, summary
from papergen.model.changes import Comparison, MeetingChange

_IN_NUMBER = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")  # a number is not broken at a line's end
_TAGS = {
    "inserted": "Nytt",
    "deleted": "Borttaget",
    "moved_here": "Flyttat hit",
    "moved_away": "Flyttat härifrån",
    "changed": "",
    "same": "",
}
_TABLE = ("header", "row")
_HIDDEN = {"old": "inserted", "new": "deleted", "both": ""}


def html_report(comparison: Comparison, links: dict[str, str] | None = None) -> str:
    """Give the page of the whole comparison; with `links`, by the case's path, an index to pages of their own for each paper."""
    papers = [summary(change) for change in comparison.cases]
    body = [_table(papers, links)] if papers else []
    body += (_meeting(meeting) for meeting in comparison.meetings)
    body += (_article(one, number, links is None) for number, one in enumerate(papers, 1))
    if not papers and not comparison.meetings:
        body.append(f"<p>{nothing_words(comparison)}</p>")
    notes = [f'<p class="note"><strong>Obs!</strong> {_text(note)}</p>' for note in comparison.notes]
    readers = "".join(f"<li>{_text(reader)}</li>" for reader in comparison.readers)
    again = [f"<h2>{READ_AGAIN}</h2>", f"<ul>{readers}</ul>"] if readers else []
    return _page("Vad som har ändrats", version_words(comparison), [*notes, *again, *body])


def paper_html(one: Summary, comparison: Comparison) -> str:
    """Give a page of one paper's changes."""
    return _page(paper_title(one.change), version_words(comparison), [_article(one, 1, True)])


def _page(title: str, versions: str, body: Iterable[str]) -> str:
    return f"""\
<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{_text(title)}</title>
<style>
{STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Hoppa till ändringarna</a>
<header>
<h1>{_text(title)}</h1>
<p class="soft">{_text(versions)}.
<ins><span class="vh">Tillagt: </span>Så här</ins> visas det som har lagts till, och
<del><span class="vh">Borttaget: </span>så här</del> det som har tagits bort.</p>
<fieldset><legend>Visa texten</legend>
<label><input type="radio" name="view" id="line" checked> i löpande text</label>
<label><input type="radio" name="view" id="side"> med gammalt och nytt sida vid sida</label>
</fieldset>
</header>
<main id="main" tabindex="-1">
{_joined(body)}
</main>
</body>
</html>
"""


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _table(papers: list[Summary], links: dict[str, str] | None) -> str:
    rows = []
    for number, one in enumerate(papers, 1):
        target = links.get(one.change.case.path, "") if links else f"#papper-{number}"
        cells = [change_count(one, weight) for weight in Weight]
        cells[0] = f"<strong>{cells[0]}</strong>" if one.of(Weight.DECISION) else cells[0]
        name = f'<a href="{html.escape(target)}">{_text(paper_title(one.change))}</a>'
        rows.append(f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>')
    head = "".join(f'<th scope="col">{title}</th>' for title in ("Papper", *(TITLES[weight] for weight in Weight)))
    return f"""\
<h2>I korthet</h2>
<div class="wide" tabindex="0" role="group" aria-label="Ändringarna i korthet">
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{_joined(rows)}
</tbody>
</table>
</div>"""


def _meeting(change: MeetingChange) -> str:
    points = [f"<li>{_text(title)}{': ' if pieces else ''}{_words(pieces)}</li>" for title, pieces in meeting_points(change)]
    inside = f"<ul>\n{_joined(points)}\n</ul>" if points else ""
    return f"<article>\n<h2>{_text(meeting_title(change))}</h2>\n{inside}\n</article>"


def _article(one: Summary, number: int, whole: bool) -> str:
    parts = [f'<article id="papper-{number}" aria-labelledby="rubrik-{number}">']
    parts.append(f'<h2 id="rubrik-{number}">{_text(paper_title(one.change))}</h2>')
    parts.append(f'<p class="soft">{_text(status_words(one.change))}</p>')
    for weight in Weight:
        points = one.of(weight)
        if points:
            mark = ' class="decision"' if weight is Weight.DECISION else ""
            parts.append(f"<h3>{TITLES[weight]}</h3>\n<ul{mark}>")
            parts += (f"<li>{_point(point)}</li>" for point in points)
            parts.append("</ul>")
    if whole:
        parts.append("<h3>Hela texten</h3>")
        for _, group in groupby(one.passages, lambda passage: (passage.section, passage.name)):
            parts += _section(list(group))
    return _joined([*parts, "</article>"])


def _point(point: Point) -> str:
    words = _words(point.pieces, between=" → " if point.weight is Weight.AMOUNT else "")
    where = f' <span class="soft">({_text("; ".join(point.places))})</span>' if point.places else ""
    return f"{_text(point.title)}: {words}{where}" if words else f"{_text(point.title)}{where}"


# --- the text ---------------------------------------------------------------------------------------------------------


def _section(passages: list[Passage]) -> Iterator[str]:
    title, rest = passages[0], passages[1:]
    if title.form == "title":
        words = _words(title.cells[0] if title.cells else ())
        tag = f' <span class="tag">({_TAGS[title.what].lower()})</span>' if _TAGS[title.what] else ""
        yield f"<h4>{words or _text(title.section)}{tag}</h4>"
    else:
        yield f"<h4>{_text(title.section)}</h4>"
        rest = passages
    for same, group in groupby(_chunks(rest), lambda chunk: all(passage.what == "same" for passage in chunk)):
        chunks = list(group)
        if same:
            count = sum(map(len, chunks))
            yield f"<details><summary>{count} {'oförändrat stycke' if count == 1 else 'oförändrade stycken'}</summary>"
            yield from (_chunk(chunk, "both") for chunk in chunks)
            yield "</details>"
        else:
            for chunk in chunks:
                yield f'<div class="inline">{_chunk(chunk, "both")}</div>'
                yield '<div class="beside">'
                yield f'<div><span class="vh">Gammalt: </span>{_chunk(chunk, "old")}</div>'
                yield f'<div><span class="vh">Nytt: </span>{_chunk(chunk, "new")}</div></div>'


def _chunks(passages: list[Passage]) -> Iterator[list[Passage]]:
    """Give passages one by one, but the rows of a table together."""
    table: list[Passage] = []
    for passage in passages:
        if table and (passage.form != "row"):
            yield table
            table = []
        if passage.form in _TABLE:
            table.append(passage)
        else:
            yield [passage]
    if table:
        yield table


def _chunk(chunk: list[Passage], side: str) -> str:
    if chunk[0].form in _TABLE:
        rows = _joined(_row(passage, side) for passage in chunk if not _is_absent(passage, side))
        name = _text(chunk[0].place.removesuffix(", rubrikraden"))
        return f'<div class="wide" tabindex="0" role="group" aria-label="{html.escape(name)}"><table>{rows}</table></div>'
    return _joined(_passage(passage, side) for passage in chunk if not _is_absent(passage, side))


def _is_absent(passage: Passage, side: str) -> bool:
    gone = passage.what in ("deleted", "moved_away")
    come = passage.what in ("inserted", "moved_here")
    return (side == "old" and come) or (side == "new" and gone)


def _row(passage: Passage, side: str) -> str:
    cell = "th" if passage.form == "header" else "td"
    scope = ' scope="col"' if passage.form == "header" else ""
    return f"<tr>{''.join(f'<{cell}{scope}>{_words(one, side)}</{cell}>' for one in passage.cells)}</tr>"


def _passage(passage: Passage, side: str) -> str:
    words = "".join(_words(cell, side) for cell in passage.cells)
    label = f"{_text(passage.label)} " if passage.label else ""
    look = "Bara formateringen" if passage.only_look and not passage.remarks else ""
    tag = _TAGS[passage.what] or look
    told = f' <span class="tag">({tag.lower()})</span>' if tag and side != "old" else ""
    remarks = f' <span class="remark">{_text(" ".join(passage.remarks))}</span>' if passage.remarks and side != "old" else ""
    indent = f' style="margin-left: {min(passage.level - 1, 8) * 1.4:g}rem"' if passage.level > 1 else ""
    return f'<div class="passage {passage.what} {passage.form}"{indent}>{label}{words}{told}{remarks}</div>'


def _words(pieces: Pieces, side: str = "both", between: str = "") -> str:
    seen = tuple(piece for piece in pieces if piece.what != _HIDDEN[side])
    blanks = [*([between] * (len(seen) - 1) if between else apart(seen)), ""]
    return "".join(_piece(piece) + blank for piece, blank in zip(seen, blanks, strict=False))


def _piece(piece: Piece) -> str:
    text = _lines(piece.text)
    match piece.what:
        case "deleted":
            return f'<del><span class="vh">borttaget: </span>{text}</del>'
        case "inserted":
            return f'<ins><span class="vh">tillagt: </span>{text}</ins>'
        case "reformatted":
            return f'<span class="look">{text}</span> <span class="remark">({_text(piece.note)})</span>'
        case _:
            return text


def _lines(text: str) -> str:
    return "<br>".join(_text(line) for line in text.split("\n"))


def _text(text: str) -> str:
    return html.escape(_IN_NUMBER.sub("\u00a0", one_line(text)))
