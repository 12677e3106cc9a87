"""Where the sentences of a Swedish text end. When unsure it says nothing.

Two sentences taken as one do less harm than one cut in two.

The abbreviations are those of Svenska skrivregler (Språkrådet) and of the papers of Swedish municipalities and courts.
"""

import re

_CLOSING = "”\"'’»«)]}›¹²³⁰⁴⁵⁶⁷⁸⁹"
_OPENING = "”“\"'‘’»«„([{‹–—-"
_TERMINATORS = ".!?…"
_NO_BREAK = "\u00a0\u202f\u2007\u2060"

_WORD = re.compile(r"\S+")
# What may end a sentence with another after it.
_TERMINATOR = re.compile(r"[.!?…]\S{0,20}\s")
# With a full stop, and more of the sentence after it. Those with stops inside (t.ex., fr.o.m., p.g.a.) are known by their shape.
_ABBREVIATIONS = frozenset(
    _WORD.findall("""
    adj adv alt ang ank anm ansv apr ass aug avd avg avs bet betr bif bih bil bilj bitr bl bla bost ca cit civ dec dep
    dir disp dnr doc dr ds dvs ekon em enh enl ev ex exkl exp exv feb ff fg fl fm forts fr frk förb föreg fören förf
    förk förv gm godk handl hr ibid ill ing inkl inst instr jan jfr jfrt jmf jmfr jnr jun jur kand kap kapt kl komp
    konf kvm lic lpnr max mdr mf milj min mob mom motsv mån nov nr nuv okt op ordf perf pga pkt prel proc prof prop
    red ref reg resp rskr s:t sek sekr sept sid sign skr st stk str särsk tekn tel telef temp tex tf tfn tidn tim tjf
    tjg tors undert univ uppl urspr utg utr vard vers vol årg övers övr
    """)
)
# Those that end an enumeration: before a capital letter they most often end the sentence too.
_ENDINGS = frozenset({"m.m", "m.fl", "mfl", "osv", "o.s.v", "etc", "o.d", "o.dyl", "e.d", "e.dyl", "dyl", "o.likn", "m.fl.a"})
_BEFORE_AN_ORDINAL = frozenset({"den", "det", "de", "nr", "nr."})
_NUMBER = re.compile(r"\d{1,2}(\.\d{1,2}){0,3}")
_ROMAN = re.compile(r"[IVXLC]{2,}")


def sentence_ends(text: str) -> list[int]:
    """Give the offset just after each sentence of `text`, its closing quotes and brackets included, in rising order.

    `text` is plain text, as `plain_text` gives it. The last offset is the end of the text without the space after it (a text of
    nothing but space has none), whether or not a full stop stands there. Space after a sentence belongs to no sentence.
    Full stops after abbreviations, initials and ordinals end nothing, nor does anything inside a parenthesis in a sentence, nor
    what is followed by a small letter or by a no-break space. Time is linear in the length of `text`.
    """
    if not _TERMINATOR.search(text):
        whole = len(text.rstrip())
        return [whole] if whole else []
    words = list(_WORD.finditer(text))
    pairs = _pairs(text) if "(" in text or "[" in text else {}
    ends = []
    first, bracketed_until = 0, -1
    for index, word in enumerate(words):
        if pairs:
            bracketed_until = _bracketed(text, word.start(), word.end(), index == first, pairs, bracketed_until)
        if index + 1 == len(words):
            ends.append(word.end())
            break
        body = word[0].rstrip(_CLOSING)
        if not body or body[-1] not in _TERMINATORS or word.start() + len(body) - 1 < bracketed_until:
            continue
        if any(space in text[word.end() : words[index + 1].start()] for space in _NO_BREAK):
            continue
        before = words[index - 1][0] if index > first else ""
        following = "".join(later[0] for later in words[index + 1 : index + 3])  # a dash stands alone
        if _ends(body, before, body != word[0], following):
            ends.append(word.end())
            first = index + 1
    return ends


def _pairs(text: str) -> dict[int, int]:
    """Give, for the offset of each opening bracket that is closed, the offset of its end."""
    pairs: dict[int, int] = {}
    open_round: list[int] = []
    open_square: list[int] = []
    for found in re.finditer(r"[()\[\]]", text):
        stack = open_round if found[0] in "()" else open_square
        if found[0] in "([":
            stack.append(found.start())
        elif stack:
            pairs[stack.pop()] = found.start()
    return pairs


def _bracketed(text: str, start: int, end: int, begins: bool, pairs: dict[int, int], until: int) -> int:
    """Give where the parenthesis ends that is open after the word from `start` to `end`.

    One round a whole sentence does not count; `begins`: the word is the first of its sentence.
    """
    for at in range(start, end):
        if at in pairs and not begins:
            until = max(until, pairs[at])
        elif text[at] not in _OPENING:
            begins = False
    return until


def _ends(body: str, before: str, closed: bool, following: str) -> bool:
    """Say whether the word `body`, which ends in a full stop or the like, ends a sentence.

    `before` is the word before it in the sentence; `closed`: a quote or bracket follows it; `following`: what follows the space.
    """
    start = following.lstrip(_OPENING)[:1]
    if not (start.isupper() or start.istitle() or start.isdigit() or start == "§"):
        return False
    core = body.rstrip(_TERMINATORS)
    stops = body[len(core) :]
    name = core.lstrip(_OPENING)
    if not name:
        return False
    if "…" in stops or ".." in stops:
        return False  # as often a pause, or what is left out of a quotation
    if stops != ".":
        return True
    if _NUMBER.fullmatch(name):
        return bool(before) and before.lower() not in _BEFORE_AN_ORDINAL
    if name.lower() in _ENDINGS:
        return not closed and not start.isdigit()
    return not _shortened(name) and not (start.isdigit() and len(name) < 4 and name.isalpha())


def _shortened(name: str) -> bool:
    """Say whether a word before a full stop is an abbreviation, an initial or a numeral."""
    last = re.split(r"[-/–]", name)[-1] or name
    if len(last) == 1:
        return last.isalpha() and "/" not in name  # a unit: mg/l, km/h
    parts = last.split(".")
    if len(parts) > 1:
        return all(len(part) <= 4 and part.isalpha() for part in parts)
    if last.isupper():  # IVO and MBL are names; XIV may be the number of a king or a chapter
        return bool(_ROMAN.fullmatch(last))
    return last.lower() in _ABBREVIATIONS
