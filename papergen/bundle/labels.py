"""Page labels: what a reader shows as the number of a page and takes when asked to go to one (12.4.2)."""

from collections.abc import Sequence

import pikepdf


def counted(pages: int) -> tuple[str, ...]:
    """Give the labels of a bundle that counts from 1: position, label and printed number are the same."""
    return tuple(str(number) for number in range(1, pages + 1))


def write_labels(bundle: pikepdf.Pdf, labels: Sequence[str]) -> None:
    """Give every page its label; a run of whole numbers is one range, any other label (45a) one of its own."""
    ranges: list[object] = []
    expected = None
    for position, label in enumerate(labels):
        number = int(label) if label.isascii() and label.isdigit() and not label.startswith("0") else None
        if number is None:
            ranges += [position, pikepdf.Dictionary(P=pikepdf.String(label))]
        elif number != expected:
            ranges += [position, pikepdf.Dictionary(S=pikepdf.Name.D, St=number)]
        expected = None if number is None else number + 1
    bundle.Root["/PageLabels"] = pikepdf.Dictionary(Nums=pikepdf.Array(ranges))
