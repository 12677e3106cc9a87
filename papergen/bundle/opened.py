"""Parts opened before they are joined: whoever waits for the last of them need not wait to read the rest."""

import pikepdf

from papergen.bundle.part import Part, PartError
from papergen.bundle.reading import DAMAGE, open_part


class Opened:
    """Parts by their names, each opened and read to its end, and good for one joining.

    They are not copied into the bundle yet: the order in which objects come into it shows in its bytes. They and the bundle are
    let go all at once, with this: to take them apart one by one is a tenth of the work of joining them, and whoever has opened
    parts beforehand ends soon after.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._opened: dict[str, tuple[bytes, pikepdf.Pdf]] = {}
        self._kept: list[pikepdf.Pdf] = []

    def add(self, part: Part) -> None:
        """Open a part and read all of its objects; raises PartError."""
        pdf = open_part(part.name, part.data)
        try:
            for _ in pdf.objects:  # reads them
                pass
        except DAMAGE as error:
            raise PartError(part.name, f"damaged ({type(error).__name__}: {error})") from error
        self._opened[part.name] = part.data, pdf

    def take(self, part: Part) -> pikepdf.Pdf:
        """Give a part as it was opened, or open it; raises PartError."""
        data, pdf = self._opened.pop(part.name, (b"", None))
        return self.keep(pdf) if pdf and data == part.data else open_part(part.name, part.data)

    def keep(self, pdf: pikepdf.Pdf) -> pikepdf.Pdf:
        """Keep a PDF open; gives it."""
        self._kept.append(pdf)
        return pdf
