"""From inline elements to our own inlines: unsafe addresses, missing alt texts and comments are dealt with here."""

import re
from collections.abc import Callable, Iterable

from papergen.model.blocks import (
    CodeSpan,
    Comment,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Strikethrough,
    Strong,
    Text,
    plain_text,
    walk_inlines,
)
from papergen.problems import Place
from papergen.read.markdown import faults
from papergen.read.markdown.characters import is_forbidden, without_forbidden
from papergen.read.markdown.content import Node
from papergen.read.markdown.reading import Reading

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WRAPPERS: dict[str, Callable[[Inlines, Place], Inline]] = {
    "emphasis": Emphasis,
    "strong": Strong,
    "strikethrough": Strikethrough,
}


class InlineMaker:
    """Makes inlines; comments and problems go to the lists it is given."""

    def __init__(self, reading: Reading, comments: list[Comment]) -> None:
        """Take places from `reading` and report to it; add comments to `comments`."""
        self.reading = reading
        self.comments = comments

    def inlines(self, leaf: Node) -> Inlines:
        """Give the inlines of a leaf block; where a comment is left out, no second space stays."""
        children = list(self.children(leaf))
        if any(isinstance(child, Comment) for child in children):
            return without_comments(children)
        return tuple(child for child in children if not isinstance(child, Comment))

    def inside(self, node: Node) -> Inlines:
        """Give the inlines in an inline."""
        return tuple(child for child in self.children(node) if not isinstance(child, Comment))

    def children(self, parent: Node) -> Iterable[Inline | Comment]:
        """Give the inlines and comments in an element."""
        place = self.reading.place
        for node in parent:
            if isinstance(node, Node):
                if node.tag == "text":
                    yield Text(node.text or "", place(node.start, node.end))
                else:
                    yield from self.inline(node)

    def inline(self, node: Node) -> Iterable[Inline | Comment]:
        """Give what one element becomes: mostly one inline."""
        place = self.reading.place(node.start, node.end)
        text = node.text or ""
        match node.tag:
            case "softbreak":
                yield Text(" ", place)
            case "hardbreak":
                yield LineBreak(place)
            case "code":
                yield CodeSpan(text, place)
            case "footnoteref":
                yield FootnoteReference(int(node.get("number", "0")), place)
            case "comment":
                comment = Comment(text, place)
                self.comments.append(comment)
                yield comment
            case "link":
                yield from self.link(node, place)
            case "picture":
                yield self.picture(node, place)
            case _:
                yield _WRAPPERS[node.tag](self.inside(node), place)

    def link(self, node: Node, place: Place) -> Iterable[Inline]:
        """Give a link, or what it says if its address may not be used."""
        target, title = self.attributes(node)
        children = self.inside(node)
        if any(isinstance(inline, Link) for inline in walk_inlines(children)):
            # In a browser the inner link ends the outer one.
            self.reading.report(faults.LINK_IN_LINK, node.start, node.end, target=faults.shortened(target))
            yield from children
        elif self.is_allowed(target, node):
            yield Link(children, target, title, place)
        else:
            yield from children

    def picture(self, node: Node, place: Place) -> Inline:
        """Give a picture, or its alt text if its address may not be used."""
        target, title = self.attributes(node)
        alt = plain_text(self.inside(node)).replace("\n", " ")
        if not self.is_allowed(target, node):
            return Text(alt, place)
        if not alt.strip():
            self.reading.report(faults.NO_ALT_TEXT, node.start, node.end, target=target)
        return Picture(alt, target, title, place)

    def attributes(self, node: Node) -> tuple[str, str]:
        """Give the address and the title of a link or picture; a title of several lines becomes one line."""
        return self.checked(node, "target"), self.checked(node, "title")

    def checked(self, node: Node, name: str) -> str:
        """Give an attribute without characters that no document can hold."""
        value = node.get(name, "")
        if name == "title":
            value = value.replace("\n", " ").replace("\t", " ")
        if value.isprintable():
            return value
        for char in value:
            if is_forbidden(char):
                code = f"U+{ord(char):04X}"
                self.reading.report(faults.FORBIDDEN_CHARACTER, node.start, node.end, code=code)
        return without_forbidden(value)

    def is_allowed(self, target: str, node: Node) -> bool:
        """Say whether an address leads to the web, mail, a telephone or a file; report it if not."""
        match = _SCHEME.match(target.strip())
        if not match or match[1].lower() in ALLOWED_SCHEMES:
            return True
        shown = faults.shortened(target)
        self.reading.report(faults.FORBIDDEN_TARGET, node.start, node.end, target=shown, scheme=faults.shortened(match[0]))
        return False


def without_comments(children: Iterable[Inline | Comment]) -> Inlines:
    """Leave out the comments, and with each the spaces that would then be double, or first or last in the block."""
    result: list[Inline] = []
    after_comment = False
    for child in children:
        if isinstance(child, Comment):
            after_comment = True
            continue
        kept: Inline = child
        if after_comment and isinstance(child, Text) and (not result or ends_with_space(result[-1])):
            kept = trimmed(child, len(child.text) - len(child.text.lstrip(" ")), 0)
            if not kept.text:
                continue
        after_comment = False
        result.append(kept)
    while after_comment and result and ends_with_space(result[-1]):
        last = result.pop()
        if isinstance(last, Text) and last.text.strip(" "):
            result.append(trimmed(last, 0, len(last.text) - len(last.text.rstrip(" "))))
    return tuple(result)


def ends_with_space(inline: Inline) -> bool:
    """Say whether a space, or a new line, is the last that an inline shows."""
    return isinstance(inline, LineBreak) or (isinstance(inline, Text) and inline.text.endswith(" "))


def trimmed(text: Text, first: int, last: int) -> Text:
    """Give a text without so many characters at its start and end; its place follows if the text is just the source."""
    place = text.place
    if place.line == place.end_line and place.end_column - place.column == len(text.text):
        place = Place(place.path, place.line, place.column + first, place.end_line, place.end_column - last)
    return Text(text.text[first : len(text.text) - last], place)
