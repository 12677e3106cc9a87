"""Page labels: what a reader shows as the number of a page and takes when asked to go to one (12.4.2)."""

from collections.abc import Sequence

from papergen.bundle.pdf_text import string


def counted(pages: int) -> tuple[str, ...]:
    """Give the labels of a bundle that counts from 1: position, label and printed number are the same."""
    return tuple(str(number) for number in range(1, pages + 1))


def page_labels(labels: Sequence[str]) -> bytes:
    """Write the label of every page; a run of whole numbers is one range, any other label (45a) one of its own."""
    ranges: list[bytes] = []
    expected = None
    for position, label in enumerate(labels):
        number = int(label) if label.isascii() and label.isdigit() and not label.startswith("0") else None
        if number is None:
            ranges.append(b"%d << /P %s >>" % (position, string(label)))
        elif number != expected:
            ranges.append(b"%d << /S /D /St %d >>" % (position, number))
        expected = None if number is None else number + 1
    return b"<< /Nums [ " + b" ".join(ranges) + b" ] >>"
