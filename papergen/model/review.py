"""A reviewer's reading of a case, as git knows it."""

from dataclasses import dataclass
from typing import Literal

# Read as it stands; read before the decision or an amount was changed; not read; git cannot say.
ReviewState = Literal["läst", "ändrat", "oläst", "okänt"]


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer (`namn`, as the case says) has read.

    `tag` is the git tag of the latest reading, empty where there is none; `changed` says in Swedish what has changed since.
    """

    namn: str
    state: ReviewState
    tag: str = ""
    changed: str = ""
