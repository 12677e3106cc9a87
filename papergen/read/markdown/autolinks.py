"""Addresses that GitHub makes links of although nothing marks them: www., http://, https://, ftp:// and e-mail (GFM §6.9)."""

import re
from typing import NamedTuple

from papergen.read.markdown.emphasis import is_punctuation

_BEFORE_WWW = frozenset("*_~( \t\n")
_SPACE_OR_TAG = re.compile(r"[ \t\n<]")
_SCHEME_BEFORE = re.compile(r"(?<![A-Za-z])(?:https?|ftp)\Z", re.IGNORECASE)
_WHITE_SPACE = frozenset(
    "\t\n\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_TRAILING_ENTITY = re.compile(r"&[A-Za-z]+;\Z")
_LOCAL = re.compile(r"[A-Za-z0-9.+_-]")
_LONGEST_SCHEME = 6
_MAX_CHECKED_SEGMENTS = 10


class MailLink(NamedTuple):
    """A mail address in a text: where it begins and ends there, and the link's address."""

    start: int
    end: int
    address: str


def is_host_char(char: str) -> bool:
    """Say whether a character may stand in a host name."""
    return char not in _WHITE_SPACE and not is_punctuation(char)


def domain_length(text: str, start: int, needs_dot: bool) -> int:
    """Give how many characters from `start` make a domain, 0 for none; no underscore in its last two segments."""
    size = len(text) - start
    if text[start] > "\x7f":
        return 0 if needs_dot else 1
    dots = before_dot = after_dot = 0
    index = 1
    while index < size - 1:
        char = text[start + index]
        if char == "\\" and index < size - 2:
            index += 1
            char = text[start + index]
        if char == "_":
            after_dot += 1
        elif char == ".":
            before_dot, after_dot = after_dot, 0
            dots += 1
        elif char > "\x7f" or (char != "-" and not is_host_char(char)):
            # cmark looks at bytes here, so it stops inside the first character that has more than one.
            break
        index += 1
    if (before_dot or after_dot) and dots <= _MAX_CHECKED_SEGMENTS:
        return 0
    return index if dots or not needs_dot else 0


def without_trailing_punctuation(text: str, start: int, end: int) -> int:
    """Give where an address ends when the punctuation after it is left out, and `)` that has no `(` before it."""
    tag = text.find("<", start, end)
    end = tag if tag >= 0 else end
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")":
            if surplus <= 0:
                return end
            surplus -= 1
            end -= 1
        elif last in "?!.,:*_~'\"":
            end -= 1
        elif last == ";":
            entity_start = end - 2
            while entity_start > start and text[entity_start].isascii() and text[entity_start].isalpha():
                entity_start -= 1
            end = entity_start if entity_start < end - 2 and text[entity_start] == "&" else end - 1
        else:
            return end
    return end


def _end_of_address(text: str, start: int, domain_end: int) -> int:
    stop = _SPACE_OR_TAG.search(text, domain_end)
    return without_trailing_punctuation(text, start, stop.start() if stop else len(text))


def www_link_end(text: str, position: int) -> int:
    """Give where the link that begins with `www.` at `position` ends, or `position` if it is none."""
    if position and text[position - 1] not in _BEFORE_WWW:
        return position
    length = domain_length(text, position, needs_dot=True)
    return _end_of_address(text, position, position + length) if length else position


def url_link(text: str, colon: int) -> tuple[int, int] | None:
    """Give the start and end of the link whose `://` stands at `colon`."""
    match = _SCHEME_BEFORE.search(text[max(colon - _LONGEST_SCHEME, 0) : colon])
    host = colon + 3
    if not match or host >= len(text) or not is_host_char(text[host]):
        return None
    length = domain_length(text, host, needs_dot=False)
    if not length:
        return None
    end = _end_of_address(text, colon, host + length)
    return (colon - len(match[0]), end) if end > colon else None


def mail_links(text: str) -> list[MailLink]:
    """Give the mail addresses in a text, as cmark-gfm's `postprocess_text` finds them."""
    links: list[MailLink] = []
    begin = 0
    at = text.find("@")
    while at >= 0:
        start, address = _local_part(text, begin, at)
        if start == at:
            begin = at + 1
            at = text.find("@", begin)
            continue
        end, dots = _mail_domain(text, at, address.startswith("xmpp:"))
        if end < len(text) and text[end] == "@":
            begin, at = at + 1, end
            continue
        last = text[end - 1]
        if end - at < 2 or not dots or not (last == "." or (last.isascii() and last.isalpha())):
            begin = end
        else:
            end = without_trailing_punctuation(text, at, end)
            links.append(MailLink(start, end, address + text[at:end]))
            begin = end
        at = text.find("@", begin)
    return links


def _local_part(text: str, begin: int, at: int) -> tuple[int, str]:
    """Give where the part before `@` begins, and the address up to `@`, with the scheme that it needs."""
    start, prefix = at, "mailto:"
    while start > begin:
        char = text[start - 1]
        if _LOCAL.match(char):
            start -= 1
            continue
        scheme = _mail_scheme(text, begin, start) if char == ":" else ""
        if not scheme:
            break
        prefix = ""
        start -= 1
    return start, prefix + text[start:at]


def _mail_scheme(text: str, begin: int, end: int) -> str:
    for scheme in ("mailto:", "xmpp:"):
        start = end - len(scheme)
        if start >= begin and text.startswith(scheme, start):
            before = text[start - 1] if start > begin else ""
            if not (before.isascii() and before.isalnum()):
                return scheme
    return ""


def _mail_domain(text: str, at: int, is_xmpp: bool) -> tuple[int, int]:
    """Give where the part after `@` ends and how many dots it has."""
    end, dots = at + 1, 0
    while end < len(text):
        char = text[end]
        if char == "." and text[end + 1 : end + 2].isascii() and text[end + 1 : end + 2].isalnum():
            dots += 1
        elif not ((char.isascii() and char.isalnum()) or char in "-_" or (char == "/" and is_xmpp)):
            break
        end += 1
    return end, dots
