"""The files of a paper: attachments and pictures, compared by name and by what is in them."""

from collections.abc import Callable, Mapping

from papergen.model.blocks import Figure, Picture, plain_text
from papergen.model.case import Case
from papergen.model.changes import FileChange, FileVersion

_ROLES = ("bilaga", "bild")


def file_changes(
    old: Case | None, new: Case | None, old_digests: Mapping[str, str], new_digests: Mapping[str, str]
) -> tuple[FileChange, ...]:
    """Give the attachments, then the pictures, that differ; in the order of the new version, with what was removed last.

    A file is the same by its name, else by its bytes, else by its title.
    """
    found: list[FileChange] = []
    before = (_bilagor(old, old_digests), _pictures(old, old_digests))
    after = (_bilagor(new, new_digests), _pictures(new, new_digests))
    for role, gone, come in zip(_ROLES, before, after, strict=True):
        pairs = _paired(gone, come)
        for index, version in enumerate(come):
            earlier = pairs.get(index)
            if earlier != version:
                found.append(FileChange(role, earlier, version))  # type: ignore[arg-type]
        taken = list(pairs.values())
        found += (FileChange(role, version, None) for version in gone if not _took(taken, version))  # type: ignore[arg-type]
    return tuple(found)


def _took(taken: list[FileVersion], version: FileVersion) -> bool:
    if version in taken:
        taken.remove(version)
        return True
    return False


def _paired(old: list[FileVersion], new: list[FileVersion]) -> dict[int, FileVersion]:
    pairs: dict[int, FileVersion] = {}
    left = list(old)
    keys: tuple[Callable[[FileVersion], str], ...] = (
        lambda one: "\n".join(("=", one.target, one.digest, one.title, one.behandling)),
        lambda one: one.target,
        lambda one: one.digest,
        lambda one: " ".join(one.title.split()).casefold(),
    )
    for key in keys:
        free: dict[str, list[FileVersion]] = {}
        for version in reversed(left):
            free.setdefault(key(version), []).append(version)
        for index, version in enumerate(new):
            if index not in pairs and key(version) and free.get(key(version)):
                pairs[index] = free[key(version)].pop()
        taken = list(pairs.values())
        left = [version for version in old if not _took(taken, version)]
    return pairs


def _bilagor(case: Case | None, digests: Mapping[str, str]) -> list[FileVersion]:
    return [
        FileVersion(plain_text(one.title), one.target, one.behandling, digests.get(one.target, ""))
        for one in (case.bilagor if case else ())
    ]


def _pictures(case: Case | None, digests: Mapping[str, str]) -> list[FileVersion]:
    """Give each picture once; what a picture is called and said to show is text, and told where it stands."""
    if case is None:
        return []
    shown: list[Picture] = [inline for inline in case.inlines() if isinstance(inline, Picture)]
    shown += [block.picture for block in case.blocks() if isinstance(block, Figure)]
    targets = dict.fromkeys(picture.target for picture in shown)
    return [FileVersion("", target, "", digests.get(target, "")) for target in targets]
