"""Page labels."""

import pytest

from tests.bundle.parts import bundle, own
from tests.bundle.reading_back import labels, numbers, opened


def test_counting_needs_one_range() -> None:
    with opened(bundle(own("a", 3)).data) as pdf:
        assert len(pdf.Root.PageLabels.Nums) == 2


@pytest.mark.parametrize(
    "wanted",
    [["45", "45a", "45b", "46", "47"], ["1", "2", "9", "10", "3"], ["i", "007", "0", "1", "å (b)"]],
    ids=lambda wanted: wanted[1],
)
def test_any_labels_can_be_given_and_are_printed(wanted: list[str]) -> None:
    made = bundle(own("a", 5), labels=wanted, printed=lambda label, total: label)
    assert labels(made.data) == numbers(made.data) == wanted == list(made.labels)


def test_every_page_must_have_a_label() -> None:
    with pytest.raises(ValueError, match="1 labels for 2 pages"):
        bundle(own("a", 2), labels=["1"])
