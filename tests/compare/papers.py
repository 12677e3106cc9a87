"""Random papers, and pairs of which the second is the first, edited."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from papergen.model.blocks import (
    Block,
    Cell,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strikethrough,
    Strong,
    Table,
    Text,
)
from papergen.model.case import Bilaga, Case, Person, Section
from papergen.problems import point

HERE = point("a.md")
WORDS = (
    "nämnden",
    "beslutar",
    "om",
    "460 000 kronor",
    "och",
    "den 14 november 2025.",
    "Åsa",
    "får",
    "medel",
    "till",
    "stöd",
    ".",
    " ",
)
NAMES = ("forslag_till_beslut", "sammanfattning", "bakgrund", "", "")

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
leaves: st.SearchStrategy[Inline] = st.one_of(
    words.map(lambda text: Text(text, HERE)),
    words.map(lambda text: Text(text, HERE)),
    st.just(Text(" ", HERE)),
    words.map(lambda text: CodeSpan(text, HERE)),
    st.just(LineBreak(HERE)),
    st.builds(Picture, words, st.sampled_from(("a.png", "b.png")), st.sampled_from(("", "Kurva")), st.just(HERE)),
    st.integers(1, 4).map(lambda number: FootnoteReference(number, HERE)),
)


def nested(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Emphasis, children, st.just(HERE)),
        st.builds(Strong, children, st.just(HERE)),
        st.builds(Strikethrough, children, st.just(HERE)),
        st.builds(Link, children, st.sampled_from(("https://a.se", "b.pdf")), st.sampled_from(("", "titel")), st.just(HERE)),
    )


inlines = st.lists(st.one_of(leaves, leaves, nested(leaves), nested(nested(leaves))), max_size=3).map(tuple)


def tables() -> st.SearchStrategy[Block]:
    def of_width(width: int) -> st.SearchStrategy[Block]:
        row = st.lists(inlines.map(lambda one: Cell(one, HERE)), min_size=width, max_size=width).map(tuple)
        return st.builds(
            Table,
            row,
            st.lists(row, max_size=4).map(tuple),
            st.lists(st.sampled_from(("left", "right", "")), min_size=width, max_size=width).map(tuple),
            inlines,
            st.just(HERE),
        )

    return st.integers(1, 3).flatmap(of_width)


simple: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, inlines, st.just(HERE)),
    st.builds(Paragraph, inlines, st.just(HERE)),
    st.builds(Heading, st.integers(3, 5), inlines, st.just(HERE)),
    st.lists(words, max_size=4).map(lambda lines: CodeBlock("\n".join(lines), HERE)),
    st.just(Rule(HERE)),
    st.builds(lambda alt, target: Figure(Picture(alt, target, "", HERE), HERE), words, st.sampled_from(("a.png", "b.png"))),
    tables(),
)


def holding(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    item = st.builds(ListItem, blocks, st.sampled_from((None, True, False)), st.just(HERE))
    return st.one_of(
        st.builds(List, st.booleans(), st.integers(1, 3), st.booleans(), st.lists(item, max_size=4).map(tuple), st.just(HERE)),
        st.builds(Quote, blocks, st.just(HERE)),
    )


blocks = st.lists(st.one_of(simple, simple, holding(simple), holding(holding(simple))), max_size=4).map(tuple)
sections = st.lists(st.builds(Section, st.sampled_from(NAMES), inlines, blocks, st.just(HERE)), max_size=4).map(tuple)
notes = inlines.map(lambda text: (Paragraph(text, HERE),))
people = st.lists(st.builds(Person, st.sampled_from(("Eva Lind", "Åke Berg")), st.sampled_from(("", "Chef"))), max_size=2).map(
    tuple
)


def notes_of(texts: list[tuple[Block, ...]]) -> tuple[Footnote, ...]:
    return tuple(Footnote(number, text, HERE) for number, text in enumerate(texts, 1))


cases: st.SearchStrategy[Case] = st.builds(
    Case,
    st.sampled_from(("cases/m/a.md", "cases/n/b.md")),
    st.just("tjansteutlatande"),
    words,
    st.sampled_from(("Socialnämnden", "Kulturnämnden")),
    sections,
    dnr=st.sampled_from(("", "SN 2026/1")),
    datum=st.sampled_from((None, date(2026, 1, 2), date(2026, 2, 3))),
    undertecknare=people,
    expediering=st.lists(words, max_size=2).map(tuple),
    bilagor=st.lists(st.builds(Bilaga, inlines, st.sampled_from(("", "bilagor/a.pdf"))), max_size=2).map(tuple),
    footnotes=st.lists(notes, min_size=4, max_size=4).map(notes_of),  # as many as are referred to,
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Case, Case]:
    """Give a case, and the same with some parts dropped, doubled, swapped and replaced."""
    old = draw(cases)
    new = draw(cases)
    kept = list(old.sections)
    for _ in range(draw(st.integers(0, 3))):
        what = draw(st.integers(0, 3))
        at = draw(st.integers(0, max(0, len(kept) - 1)))
        if what == 0 and kept:
            kept.append(kept.pop(at))
        elif what == 1 and kept:
            inside = list(kept[at].blocks)
            inside[len(inside) // 2 : len(inside) // 2] = draw(blocks)
            kept[at] = replace(kept[at], blocks=tuple(inside[::-1] if draw(st.booleans()) else inside))
        elif what == 2:
            kept[at:at] = new.sections[:1]
        elif kept:
            kept[at] = replace(kept[at], title=draw(inlines), blocks=kept[at].blocks[1:])
    notes = notes_of([note.blocks for note in draw(st.permutations(old.footnotes + new.footnotes[:1]))])
    return old, replace(old, sections=tuple(kept), footnotes=notes, titel=new.titel, undertecknare=new.undertecknare)


pairs = st.one_of(edited(), st.tuples(cases, cases))
