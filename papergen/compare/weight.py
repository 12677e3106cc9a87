"""What matters of what changed: decisions, amounts and dates, who it is from and to, attachments, the rest, in that order."""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from papergen.compare.passages import Passage, passages
from papergen.compare.pieces import Piece, Pieces
from papergen.compare.swedish import FIELDS, value_words
from papergen.model.changes import CaseChange, FieldChange, FileChange, FileVersion

DECISION_SECTION = "forslag_till_beslut"
ATTACHMENT_SECTION = "bilagor"


class Weight(IntEnum):
    """The classes of changes, in the order they are told."""

    DECISION = 1
    AMOUNT = 2
    PEOPLE = 3
    ATTACHMENT = 4
    REST = 5


TITLES = {
    Weight.DECISION: "Förslag till beslut",
    Weight.AMOUNT: "Belopp och datum",
    Weight.PEOPLE: "Nämnd, mottagare och undertecknare",
    Weight.ATTACHMENT: "Bilagor och bilder",
    Weight.REST: "Övrigt",
}
_PEOPLE = ("namnd", "undertecknare", "expediering")
_WHAT = {
    "changed": "ändrad",
    "inserted": "ny",
    "deleted": "borttagen",
    "moved_here": "flyttad hit",
    "moved_away": "flyttad härifrån",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that changed, for the summary: what (`title`), the words of it (`pieces`), and where (`places`)."""

    weight: Weight
    title: str
    pieces: Pieces = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What changed in one paper: the points by weight, and its passages in reading order."""

    change: CaseChange
    points: tuple[Point, ...]
    passages: tuple[Passage, ...]

    def of(self, weight: Weight) -> tuple[Point, ...]:
        """Give the points of one class."""
        return tuple(point for point in self.points if point.weight is weight)

    @property
    def text_changes(self) -> tuple[Passage, ...]:
        """Give the passages that changed."""
        return tuple(passage for passage in self.passages if passage.what != "same")


def summary(change: CaseChange) -> Summary:
    """Sum up what changed in a paper."""
    found = tuple(passages(change))
    points: list[Point] = []
    if change.old is not None and change.new is not None:
        changed = [passage for passage in found if passage.what != "same"]
        fields = {field.name: field for field in change.fields}
        points += _decisions(changed)
        points += _amounts(changed)
        points += _field_points(change, fields)
        points += (_file_point(file) for file in change.files)
        points += _rest(changed)
        if "bilagor" in fields and not any(file.role == "bilaga" for file in change.files):
            points.append(Point(Weight.ATTACHMENT, "Bilagornas ordning eller formatering är ändrad"))
    else:
        points += (
            Point(Weight.DECISION, _title(passage), passage.cells[0] if passage.cells else ())
            for passage in found
            if passage.name == DECISION_SECTION and passage.form != "title"
        )
        points += (_file_point(file) for file in change.files)
    return Summary(change, tuple(sorted(points, key=lambda point: point.weight)), found)


def heaviest(change: CaseChange) -> Weight | None:
    """Give the weightiest class of what changed in a paper; None if nothing did."""
    points = summary(change).points
    return min((point.weight for point in points), default=None)


def _decisions(changed: list[Passage]) -> list[Point]:
    found = []
    for passage in changed:
        if passage.name == DECISION_SECTION:
            cells = tuple(
                piece for number, cell in enumerate(passage.cells) for piece in ((Piece("same", " | "),) if number else ()) + cell
            )
            found.append(Point(Weight.DECISION, _title(passage), cells, passage.remarks))
    return found


def _title(passage: Passage) -> str:
    what = "bara formateringen ändrad" if passage.only_look else _WHAT.get(passage.what, "oförändrad")
    if passage.form == "title":
        return f"Rubriken ”{passage.section}” {what}"
    return f"{passage.place[:1].upper()}{passage.place[1:]} {what}" if passage.place else f"Stycke {what}"


def _amounts(changed: list[Passage]) -> list[Point]:
    """Tell each number once, with all the places where it changed; what only went from one place to another is no change."""
    places: dict[tuple[str, str], list[str]] = {}
    words: dict[tuple[str, str], tuple[str, str]] = {}
    went: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for passage in changed:
        if passage.name == ATTACHMENT_SECTION:
            continue  # a date in the name of an attachment is told with the attachment
        for amount in passage.amounts:
            column = f"kolumnen ”{amount.column}”" if amount.column else ""
            places.setdefault(amount.values, []).append(", ".join(filter(None, (passage.section, passage.place, column))))
            old, new = words.get(amount.values, ("", ""))
            words[amount.values] = (max(old, amount.old, key=len), max(new, amount.new, key=len))
            went[amount.values[0]] += not amount.new
            came[amount.values[1]] += not amount.old
    points = []
    alone: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for values, (old, new) in words.items():
        where = tuple(dict.fromkeys(places[values]))
        if old and new:
            points.append(Point(Weight.AMOUNT, "Ändrat", (Piece("deleted", old), Piece("inserted", new)), where))
        elif not ((not new and came[values[0]]) or (not old and went[values[1]])):
            rows = tuple(dict.fromkeys(place.partition(", kolumnen ”")[0] for place in where))
            alone.setdefault(("Tillkommer" if new else "Utgår", rows), []).append(new or old)
    for (title, where), found in sorted(alone.items(), key=lambda one: one[0][0]):
        piece = Piece("inserted" if title == "Tillkommer" else "deleted", "; ".join(found))
        points.append(Point(Weight.AMOUNT, title, (piece,), where))
    return points


def _field_points(change: CaseChange, fields: dict[str, FieldChange]) -> list[Point]:
    found = []
    for name, field in fields.items():
        weight = Weight.PEOPLE if name in _PEOPLE else Weight.AMOUNT if name == "datum" else Weight.REST
        if name != "bilagor":
            found.append(Point(weight, FIELDS.get(name, name), field_pieces(field)))
    if change.moved and change.old and change.new:
        found.append(
            Point(Weight.REST, "Ärendet ligger i en annan mapp", _from_to(_folder(change.old.path), _folder(change.new.path)))
        )
    if change.renamed and change.old and change.new:
        found.append(
            Point(Weight.REST, "Filen har fått ett annat namn", _from_to(_file(change.old.path), _file(change.new.path)))
        )
    return found


def _from_to(old: str, new: str) -> Pieces:
    return (Piece("deleted", old), Piece("inserted", new))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def field_pieces(field: FieldChange) -> Pieces:
    """Give what a value of the front matter was and is; of a list what came and went."""
    old, new = value_words(field.old), value_words(field.new)
    if isinstance(field.new, tuple):
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        if not gone and not come:
            return (Piece("reformatted", "; ".join(new), "i annan ordning"),)
        old, new = gone, come
    found = [Piece("deleted", "; ".join(old))] if old else []
    return (*found, Piece("inserted", "; ".join(new))) if new else tuple(found)


def _file_point(file: FileChange) -> Point:
    name = "bilaga" if file.role == "bilaga" else "bild"
    old, new = file.old, file.new
    if old is None or new is None:
        version = new or old
        assert version is not None
        title = f"Ny {name}" if old is None else f"{name.capitalize()} borttagen"
        return Point(Weight.ATTACHMENT, title, (Piece("inserted" if new else "deleted", _version(version)),))
    said = []
    if file.replaced and old.digest and new.digest:
        said.append("filen har annat innehåll")
    elif file.replaced and old.target == new.target:
        said.append("filen har tillkommit" if new.digest else "filen finns inte längre")
    if not old.target and new.target:
        said.append(f"nu med filen {new.target}")
    elif old.target and not new.target:
        said.append(f"nu utan fil (förut {old.target})")
    elif old.target != new.target:
        said.append(f"filen är {new.target} (förut {old.target})")
    if old.behandling != new.behandling:
        said.append(f"behandlas som ”{new.behandling or 'vanlig'}” (förut ”{old.behandling or 'vanlig'}”)")
    words: Pieces = (Piece("same", _version(new)),)
    if old.title != new.title:
        words = (Piece("deleted", old.title), Piece("inserted", new.title))
    return Point(Weight.ATTACHMENT, f"{name.capitalize()} ändrad", words, tuple(said))


def _version(version: FileVersion) -> str:
    return version.title or version.target


def _rest(changed: list[Passage]) -> list[Point]:
    """Count what changed in each section, but in the decision and in the list of attachments, which are told above."""
    counts: dict[str, Counter[str]] = {}
    sections: dict[str, list[str]] = {}
    for passage in changed:
        if passage.name in (DECISION_SECTION, ATTACHMENT_SECTION):
            continue
        if passage.form == "title" and passage.what in _SECTION:
            sections.setdefault(passage.section, []).append(_SECTION[passage.what])
        elif passage.what != "moved_away" or passage.section not in sections:
            counts.setdefault(passage.section, Counter())["look" if passage.only_look else passage.what] += 1
    points = []
    for section in dict.fromkeys((*sections, *counts)):
        said = [word for word in dict.fromkeys(sections.get(section, [])) if word]
        count = counts.get(section, Counter())
        if said:  # what came, went and moved with its section needs no counting
            count = Counter({key: number for key, number in count.items() if key in ("changed", "look")})
        told = "; ".join([*said, *([_counted(count)] if count else [])])
        points.append(Point(Weight.REST, section, (Piece("same", told),)))
    return points


_SECTION = {
    "inserted": "nytt avsnitt",
    "deleted": "avsnittet är borttaget",
    "moved_here": "avsnittet har flyttats",
    "moved_away": "",
}
_COUNTED = (
    ("changed", "ändrat", "ändrade"),
    ("inserted", "nytt", "nya"),
    ("deleted", "borttaget", "borttagna"),
    ("moved_here", "flyttat hit", "flyttade hit"),
    ("moved_away", "flyttat härifrån", "flyttade härifrån"),
    ("look", "med annan formatering", "med annan formatering"),
)


def _counted(count: Counter[str]) -> str:
    said = [(count[key], one if count[key] == 1 else many) for key, one, many in _COUNTED if count[key]]
    first, *others = said
    noun = "stycke" if first[0] == 1 else "stycken"
    return ", ".join((f"{first[0]} {noun} {first[1]}", *(f"{number} {word}" for number, word in others)))
