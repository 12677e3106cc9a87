"""What a clause decides on: its verb, and the objects that follow it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papergen.check.clause import Clause
from papergen.check.decision_verbs import is_finite, is_infinitive
from papergen.check.namnder import Namnder

_WORD = re.compile(r"[^\W_]+(?:[-:.][^\W_]+)*-?")
_NEXT = re.compile(r"\s{0,3}(?P<word>[^\W\d_]+)")
# Verbs that only lead to what is decided: `beslutar att godkänna`, `föreslår kommunfullmäktige besluta`.
_LEADING = frozenset({"beslutar", "besluta", "föreslår", "föreslås", "hemställer", "rekommenderar"})
_STOPS = frozenset(
    re.findall(
        r"\w+",
        """av bland den det där efter emot enligt från för förutom genom gentemot hos i inklusive inom inför intill kring med
        mellan mot när om på rörande samtliga sedan senast som trots till tills under upp ur ut utan utifrån utöver varav vars vid
        vilka vilken vilket åt över att då så dock men avseende gällande angående beträffande""",
    )
)
_BETWEEN = frozenset({"och", "samt", "eller", "respektive"})
_SKIPPED = frozenset(
    {"sig", "härmed", "därmed", "även", "också", "samtidigt", "därutöver", "dessutom", "vidare", "inte", "alltså"}
)
_PHRASES = re.compile(r"\s{0,3}(?:i efterhand|för (?:egen|sin) del|(?<=sig )bakom|(?<=ansöker )om|(?<=ansöka )om)\b")
_PUNCTUATION = re.compile(r"[.;:?!()\[\]”\"]")
_DEFINITE = re.compile(r"(?!egen|liten|annan|sådan)[a-zåäö]{3,}(?:en|et|na|an)")
_TURNS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """An object of a clause: the characters from `start` up to `end` of its text; `head` is its last word."""

    start: int
    end: int
    head: str


def action_of(clause: Clause, namnder: Namnder) -> tuple[int, int]:
    """Give start and end of the verb that says what is done; (0, 0) where none is found."""
    text = clause.text
    at, found, after_body = 0, (0, 0), False
    for _ in range(_TURNS):
        body = namnder.leading(text[at:].lstrip())
        if body and not after_body:
            at = text.index(body, at) + len(body)
            after_body = True
            continue
        match = _NEXT.match(text, at)
        if not match:
            return found
        word = match["word"].casefold()
        if word == "att":
            at, after_body = match.end(), False
        elif (after_body and is_finite(word)) or is_infinitive(word):
            found, at, after_body = match.span("word"), match.end(), False
            if word not in _LEADING:
                return found
        else:
            return found
    return found


def objects_of(clause: Clause, namnder: Namnder) -> Iterator[Part]:
    """Give the objects of the verb up to the first preposition, `att` or `som`."""
    start, at = action_of(clause, namnder)
    if at == start:
        return
    text = clause.text
    while phrase := _PHRASES.match(text, at):
        at = phrase.end()
    stop = _PUNCTUATION.search(text, at)
    words: list[re.Match[str]] = []
    before = at
    for word in _WORD.finditer(text, at, stop.start() if stop else len(text)):
        folded = word[0].casefold()
        if folded in _SKIPPED and not words:
            phrase = _PHRASES.match(text, word.end())
            before = phrase.end() if phrase else word.end()
            continue
        if word.start() < before:
            continue
        comma = "," in text[before : word.start()]
        if folded in _STOPS:
            break
        if folded in _BETWEEN or comma:
            yield from _part(words)
            words = []
            if folded in _BETWEEN:
                before = word.end()
                continue
        if not words and (is_infinitive(folded) or (is_finite(folded) and folded.endswith("r"))) and before != at:
            return
        words.append(word)
        before = word.end()
    yield from _part(words)


def _part(words: list[re.Match[str]]) -> Iterator[Part]:
    # After a noun in its definite form comes an adverb: `fördelar medlen jämnt`.
    if len(words) > 1 and _DEFINITE.fullmatch(words[-2][0]):
        words = words[:-1]
    if words and not words[-1][0].endswith("-") and not any(char.isdigit() for word in words for char in word[0]):
        yield Part(words[0].start(), words[-1].end(), words[-1][0])
