"""What a bundle has to know of a paper, kept beside its part in `.delar`, so that no case is read again to bind a meeting."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papergen.bundle.claims import Claims
from papergen.problems import PapergenError, Problem, point
from papergen.render.about import About
from papergen.steps.manifest import sha256
from papergen.steps.plan import facts_file, part_file
from papergen.steps.sealed import sealed, unsealed

if TYPE_CHECKING:
    from papergen.steps.attachments import Prepared


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A PDF for the bundle that lies in build/<meeting>/, by its name there, and what `Part` says of it."""

    file: str
    sha256: str
    pages: int
    claims: Claims

    def read(self, folder: Path, path: str) -> bytes:
        """Read it; raises PapergenError, with the meeting's `path`, for one that is no longer what it was when it was made."""
        try:
            data = (folder / self.file).read_bytes()
        except OSError:
            data = b""
        if sha256(data) != self.sha256:
            raise PapergenError([_damaged(self.file, path)])
        return data


@dataclass(frozen=True, slots=True)
class BoundAttachment:
    """An attachment as the bundle names it: its number in the case, its title, whether it is a copy of a signed one, its part.

    One that is carried beside the bundle has no part there; `file` is what it is called.
    """

    number: int
    title: str
    copy: bool
    part: KeptPart | None
    file: str = ""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What the föredragningslista says of a paper, its part (none for an item that is a file of its own), and its attachments."""

    about: About
    part: KeptPart | None
    attachments: tuple[BoundAttachment, ...]


@lru_cache(maxsize=1)  # the part of a paper by itself is kept before the paper
def part_files(
    stem: str, about: About, data: bytes, pages: int, attachments: tuple[BoundAttachment, ...]
) -> tuple[PaperFacts, dict[str, bytes]]:
    """Give the facts of a paper, and its files in `.delar`: its part of the bundle, made of the PDF `data`, and the facts."""
    from papergen.bundle.own_part import make_own_ready

    ready = make_own_ready(data)
    part = KeptPart(part_file(stem), sha256(ready), pages, Claims("2a", True))
    facts = PaperFacts(about, part, attachments)
    return facts, {part.file: ready, facts_file(stem): sealed(asdict(facts))}


def bound_attachments(attached: Iterable["Prepared"]) -> tuple[BoundAttachment, ...]:
    """Give the attachments as the bundle names them."""
    return tuple(
        BoundAttachment(
            one.number,
            one.title,
            one.part.copy,
            KeptPart(one.file, sha256(one.part.data), one.part.pages, one.part.claims),
        )
        if one.part
        else BoundAttachment(one.number, one.title, False, None, one.file.rpartition("/")[2])
        for one in attached
    )


def read_facts(folder: Path, stem: str, path: str) -> PaperFacts:
    """Read what `part_files` wrote; raises PapergenError, with the meeting's `path`, where it is not there or was changed."""
    file = facts_file(stem)
    try:
        facts = unsealed((folder / file).read_bytes())
        told = facts["about"]
        shown = About(told["titel"], told["dnr"], tuple(told["handlaggare"]), tuple(told["marks"]), tuple(told["summary"]))
        attachments = tuple(
            BoundAttachment(one["number"], one["title"], one["copy"], one["part"] and _part(one["part"]), one["file"])
            for one in facts["attachments"]
        )
        return PaperFacts(shown, _part(facts["part"]), attachments)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PapergenError([_damaged(file, path)]) from error


def _part(facts: dict[str, Any]) -> KeptPart:
    claims = Claims(facts["claims"]["pdfa"], facts["claims"]["pdfua"])
    return KeptPart(facts["file"], facts["sha256"], facts["pages"], claims)


def _damaged(file: str, path: str) -> Problem:
    message = f"Handlingarna kan inte fogas samman: filen {file} saknas eller är skadad."
    return Problem("MOT015", message, point(path), "Bygg allt på nytt med --force.")
