"""What was set for a meeting and is the same this time: heading pages, the kallelse and the like are set once and kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from papergen.steps.manifest import sha256, versions
from papergen.steps.plan import PARTS


@dataclass(slots=True)
class Kept:
    """The files of a meeting in `.delar` whose names say what they are made of.

    `before` has the names and hashes that the manifest knows: a file that is not there, or no longer what it was, is made again.
    `ahead` are files that other processes have made this time, should they be needed. `files` gathers what is new and in use,
    `digests` the hashes of all that are in use.
    """

    folder: Path
    before: Mapping[str, str] = field(default_factory=dict)
    ahead: Mapping[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def get(self, what: str, suffix: str, made_of: Iterable[str], make: Callable[[], bytes]) -> bytes:
        """Give a file as it was made before, or make it; `made_of` is all that its bytes hang on besides the versions."""
        key = sha256("\0".join((*made_of, *versions().values())).encode(errors="surrogateescape"))
        name = f"{PARTS}/{what}-{key[:24]}.{suffix}"
        if name in self.files:
            return self.files[name]
        data = self._read(name)
        if data is None:
            data = self.files[name] = self.ahead[name] if name in self.ahead else make()
        self.digests[name] = sha256(data)
        return data

    def _read(self, name: str) -> bytes | None:
        digest = self.before.get(name)
        if digest is None:
            return None
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        return data if sha256(data) == digest else None
