"""All parts' tags as one structure tree: a `/Document` with a `/Part` for each (ISO 14289-1, 7.1; ISO 32000-1, 14.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from papergen.bundle.pdf_file import PdfFile
from papergen.bundle.pdf_text import byte_string, name, reference
from papergen.bundle.ready_part import Tags
from papergen.bundle.roles import class_renames, join_roles


@dataclass(frozen=True, slots=True)
class Names:
    """What a part's own names are called in the bundle: what goes before its IDs, and the new names of roles and classes.

    `first` is its first number in the parent tree.
    """

    prefix: bytes
    roles: Mapping[str, str]
    classes: Mapping[str, str]
    first: int

    def identity(self, own: bytes) -> bytes:
        """Write an ID of the part as it is in the bundle."""
        return byte_string(self.prefix + own)


@dataclass(slots=True)
class JoinedTags:
    """The tags of the parts joined so far. For each part: `settle` before its objects are put into the file, `take` after."""

    document: int
    _parts: list[int] = field(default_factory=list)
    _parents: list[bytes] = field(default_factory=list)
    _ids: list[tuple[bytes, Sequence[tuple[bytes, int]], int]] = field(default_factory=list)
    _roles: dict[str, str] = field(default_factory=dict)
    _classes: dict[str, int] = field(default_factory=dict)
    _namespaces: list[int] = field(default_factory=list)
    _suspects: bool = False

    @property
    def has_namespaces(self) -> bool:
        """Whether a part has namespaces, which came with PDF 2.0."""
        return bool(self._namespaces)

    def settle(self, tags: Tags | None, number: int) -> Names:
        """Give the names of part number `number`, so that none is another part's."""
        suffix, prefix = f"-{number}", b"%d-" % number
        if tags is None:
            return Names(prefix, {}, {}, len(self._parents))
        classes = class_renames(tags.classes, self._classes, suffix)
        return Names(prefix, join_roles(tags.roles, self._roles, suffix), classes, len(self._parents))

    def take(self, tags: Tags, names: Names, first: int, parents: Sequence[bytes]) -> None:
        """Take up a part whose objects have got the numbers from `first` on; `parents` are what its parent tree leads to."""
        self._parts.append(tags.part + first - 1)
        self._parents += parents
        if tags.ids:
            self._ids.append((names.prefix, tags.ids, first))
        self._classes |= {names.classes.get(name, name): number + first - 1 for name, number in tags.classes.items()}
        self._namespaces += [number + first - 1 for number in tags.namespaces]
        self._suspects = self._suspects or tags.suspects

    def write(self, file: PdfFile) -> bytes:
        """Write the structure tree; gives what the catalog says of it.

        A bundle without any tagged part gets none, and does not say that it is tagged.
        """
        if not self._parts:
            return b""
        tree, document = file.reserve(), reference(self.document)
        kids = b" ".join(map(reference, self._parts))
        file.put(self.document, b"<< /Type /StructElem /S /Document /P %s /K [ %s ] >>" % (reference(tree), kids))
        parents = file.add(b"<< /Nums [ %s ] >>" % b" ".join(b"%d %s" % pair for pair in enumerate(self._parents)))
        entries = [b"/Type /StructTreeRoot /K [ %s ] /ParentTree %s" % (document, reference(parents))]
        entries.append(b"/ParentTreeNextKey %d" % len(self._parents))
        if self._ids:
            entries.append(b"/IDTree " + reference(file.add(b"<< /Names [ %s ] >>" % b" ".join(self._id_pairs()))))
        if self._roles:
            roles = (name(role) + b" " + name(meaning) for role, meaning in sorted(self._roles.items()))
            entries.append(b"/RoleMap << %s >>" % b" ".join(roles))
        if self._classes:
            pairs = (name(key) + b" " + reference(number) for key, number in sorted(self._classes.items()))
            entries.append(b"/ClassMap << %s >>" % b" ".join(pairs))
        if self._namespaces:
            entries.append(b"/Namespaces [ %s ]" % b" ".join(map(reference, self._namespaces)))
        file.put(tree, b"<< %s >>" % b" ".join(entries))
        doubt = b" /Suspects true" if self._suspects else b""
        return b"/StructTreeRoot %s /MarkInfo << /Marked true%s >>" % (reference(tree), doubt)

    def _id_pairs(self) -> list[bytes]:
        """Write IDs and their elements one after the other, in byte order as a name tree wants them (7.9.6).

        All of one part's begin alike, and no beginning is another's beginning.
        """
        return [
            byte_string(prefix + identity) + b" " + reference(number + first - 1)
            for prefix, ids, first in sorted(self._ids, key=lambda one: one[0])
            for identity, number in ids
        ]
