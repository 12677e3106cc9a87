"""Quantities: what an amount of money in running text is an amount of, so that it can be known again in another section."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from papergen.check.amounts import Amount
from papergen.check.number_words import listed
from papergen.check.parts import MAX_AMOUNTS, by_sentence, is_about
from papergen.check.passage import Passage

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLAUSE = re.compile(r"[;:()]|,\s|\b(?:och|men|samt|medan|som|att|varav|vilket|där|när|eftersom)\b", re.IGNORECASE)
# Between the thing and its amount.
_LINKS = listed(
    "om på är var blir blev till med uppgår uppgick uppgå beräknas beräknad beräknat beräknade bli vara omfattar omfattade gäller"
    " gällde motsvarar motsvarade utgör utgjorde avser avsåg innehåller bedöms uppskattas totalt sammanlagt har hade ska kan får"
    " därmed alltså också då i av för en ett den det nu idag redan samt"
)
# A verb that itself says what the amount is: *nämnden avsätter 50 000 kronor*.
_VERBS = listed(
    "avsätter avsatt avsätts återbetalar återbetalas återbetalat söker sökt ansöker beviljar beviljat beviljade beviljas bidrar"
    " kostar kostat betalar betalat betalas anslår anslås anvisar anvisas tilldelar tilldelas finansierar investerar lånar sparar"
    " fördelar fördelas ger får fått överför köper säljer erhåller erhållit"
)
_SMALL = listed(
    "en ett den det de i på av till för från med om och eller som är att vid hos inom under ur per samt sin sitt sina dess deras"
    " har hade ska kan får därför också även då nu redan totalt sammanlagt behövs krävs söks finns saknas föreslås"
)
# With one of these in one sentence but not in the other the amounts are of different things.
_CONTRAST = re.compile(
    r"\b(?:tidigare|ursprunglig\w*|preliminär\w*|reviderad\w*|ny|nya|nytt|förra|föregående|dåvarande|i stället|minska\w*|öka\w*"
    r"|ytterligare|därutöver|resterande|återstå\w*|del|delen|hälften|per|vardera|varje|årlig\w*|årligen|månad\w*|högst|minst"
    r"|vara[v]|sammanlagt|totalt|sökt\w*|bevilja\w*|beslutad\w*|beräkna\w*|utfall\w*|budget\w*|faktisk\w*|först\w*|andra|tredje"
    r"|timme|person|elev|plats)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of money with what it is of.

    `head` is the word it belongs to (*projektansökan*), with the owner or the doer before it if one is named, `purpose` the words
    of weight after it, `circumstances` the years and words of contrast in its sentence. `part` is the name of the section, or of
    its heading if it has none.
    """

    passage: Passage
    amount: Amount
    head: tuple[str, ...]
    purpose: frozenset[str]
    circumstances: frozenset[str]
    part: str

    def is_of_the_same(self, other: "Quantity") -> bool:
        """Tell whether two amounts are of one thing."""
        if not self.head or self.head != other.head or self.circumstances != other.circumstances:
            return False
        return not self.purpose or not other.purpose or bool(self.purpose & other.purpose)

    def differs(self, other: "Quantity") -> bool:
        """Tell whether two amounts differ by more than rounding explains."""
        return abs(self.amount.base - other.amount.base) > max(self.amount.half, other.amount.half)


def quantities(found: Iterable[tuple[Passage, tuple[Amount, ...]]]) -> Iterator[Quantity]:
    """Give the amounts of money of running text with what they are of; `found` are passages with their amounts."""
    for passage, amounts in found:
        if passage.role == "paragraph" and not passage.around.quoted and not passage.around.footnote:
            money = [one for one in amounts if one.is_money]
            for (start, end), here in by_sentence(passage.sentences, money) if money else ():
                if here and len(here) <= MAX_AMOUNTS:
                    yield from _of_sentence(passage, start, end, here)


def _of_sentence(passage: Passage, start: int, end: int, here: list[Amount]) -> Iterator[Quantity]:
    text = passage.text
    said = text[start : min(end, start + 2000)]
    circumstances = frozenset(_YEAR.findall(said)) | {word.lower() for word in _CONTRAST.findall(said)}
    for before, one, after in zip([None, *here], here, [*here[1:], None], strict=False):
        if not is_about(text, one):
            # No thing and its amount stand further apart than this.
            left = text[max(before.end if before else start, one.start - 150) : one.start]
            right = text[one.end : min(after.start if after else end, one.end + 150)]
            yield Quantity(passage, one, _head(left), _purpose(right), circumstances, passage.section)


def _head(left: str) -> tuple[str, ...]:
    cuts = [match.end() for match in _CLAUSE.finditer(left)]
    words = [match[0].lower() for match in _WORD.finditer(left[cuts[-1] if cuts else 0 :])]
    while words and words[-1] in _LINKS:
        words.pop()
    if not words:
        return ()
    last = words.pop()
    if last in _VERBS:
        doer = next((word for word in reversed(words) if word not in _SMALL), "")
        return (doer, last) if doer else ()
    owner = words[-1] if words and words[-1].endswith("s") and words[-1] not in _SMALL else ""
    return (owner, last) if owner else (last,)


def _purpose(right: str) -> frozenset[str]:
    stop = re.search(r"[,;.:()]|\b(?:som|vilket|men|medan|varav)\b", right)
    words = _WORD.findall(right[: stop.start()] if stop else right)
    return frozenset(word.lower() for word in words[:8] if word.lower() not in _SMALL and len(word) > 3)
