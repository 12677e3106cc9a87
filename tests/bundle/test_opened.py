"""Parts opened before they are joined give the same bundle, and only if they are the ones that are joined."""

from dataclasses import replace

import pytest

from papergen.bundle.opened import Opened
from papergen.bundle.part import PartError
from tests.bundle.attachment_samples import by_hand
from tests.bundle.parts import TABLE, bundle, foreign, own
from tests.bundle.test_ready import ready

PARTS = [
    own("a", 2, extra='#link("papergen:b")[till b]\n' + TABLE),
    ready(own("b", extra=TABLE)),
    ready(foreign("c", by_hand(2))),
]


def opened(*parts: object) -> Opened:
    already = Opened()
    for part in parts:
        already.add(part)  # type: ignore[arg-type]
    return already


def test_a_bundle_of_opened_parts_is_the_same_to_the_byte() -> None:
    expected = bundle(*PARTS).data
    assert bundle(*PARTS, already=opened(*PARTS)).data == expected
    assert bundle(*PARTS, already=opened(PARTS[2], PARTS[1])).data == expected


def test_a_part_that_has_become_another_since_is_opened_anew() -> None:
    already = opened(*PARTS)
    other = [PARTS[0], ready(own("b", 3)), PARTS[2]]
    assert bundle(*other, already=already).data == bundle(*other).data


def test_opened_parts_that_are_not_joined_leave_no_trace() -> None:
    assert bundle(*PARTS[:2], already=opened(*PARTS)).data == bundle(*PARTS[:2]).data


def test_an_opened_part_is_good_for_one_joining() -> None:
    already = opened(*PARTS)
    first = bundle(*PARTS, already=already).data
    assert bundle(*PARTS, already=already).data == first


def test_a_damaged_part_is_told_of_when_it_is_opened() -> None:
    with pytest.raises(PartError):
        opened(replace(PARTS[0], data=b"%PDF-1.7 nej"))
