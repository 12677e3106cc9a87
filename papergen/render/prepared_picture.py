"""A picture made fit for paper: what the writers of Word and PDF get, who need nothing of what makes it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture ready for both outputs; `width` and `height` are its natural size in points."""

    data: bytes
    extension: Literal["png", "jpg"]
    width: float
    height: float

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Give the size at which the picture fits in `width` × `height` points, never larger than it is by nature."""
        factor = min(1.0, width / self.width, height / self.height)
        return round(self.width * factor, 2), round(self.height * factor, 2)
