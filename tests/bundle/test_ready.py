"""Parts that were made ready beforehand give the bundle that the same parts give as they are."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from papergen.bundle.part import Part
from papergen.bundle.ready import make_ready
from papergen.bundle.trees import names
from tests.bundle.attachment_samples import by_hand
from tests.bundle.parts import TABLE, bundle, foreign, hand_made, own
from tests.bundle.reading_back import elements, faults, labels, links, numbers, opened, outline, tag_tree, texts


def ready(part: Part, mark: str = "") -> Part:
    data = make_ready(part.data, mark or part.name, foreign=part.foreign)
    assert data
    return replace(part, data=data, ready=True)


def said(data: bytes) -> list[Any]:
    """Give all that a bundle says but for its IDs, which are other ones."""
    tags = re.sub(r"(?<=[=, ])(\d+|p[a-z])-", "", tag_tree(data))
    return [outline(data), labels(data), texts(data), numbers(data), links(data), tags]


def ids(data: bytes) -> list[bytes]:
    return [bytes(element.ID) for _, element in elements(data) if "/ID" in element]


PARTS = [
    own("a", 2, extra='#link("papergen:b")[till b]\n' + TABLE),
    own("b", extra=TABLE + "#footnote[En not.]\n"),
    foreign("c", by_hand(2)),
    foreign("d", hand_made({"Contents": b"q q 0 g BT"})),
]


def test_a_bundle_of_ready_parts_says_what_one_of_the_parts_as_they_are_says() -> None:
    plain, made = bundle(*PARTS), bundle(*map(ready, PARTS))
    assert said(made.data) == said(plain.data)
    assert (made.pages, made.labels, made.claims, made.untagged) == (plain.pages, plain.labels, plain.claims, plain.untagged)


def test_ready_parts_and_parts_as_they_are_go_together() -> None:
    mixed = bundle(ready(PARTS[0]), PARTS[1], ready(PARTS[2]), PARTS[3])
    assert said(mixed.data) == said(bundle(*PARTS).data)
    assert len(set(ids(mixed.data))) == len(ids(mixed.data))


def test_a_bundle_of_ready_parts_keeps_to_the_standards(tmp_path: Path) -> None:
    data = bundle(*map(ready, PARTS[:2])).data
    assert faults(data, tmp_path, "PDF_A_2A") == ""
    assert faults(data, tmp_path, "PDF_UA_1") == ""


def test_ids_of_ready_parts_are_found_in_the_id_tree_in_byte_order() -> None:
    data = bundle(ready(PARTS[0]), PARTS[1], ready(own("c", extra=TABLE))).data
    with opened(data) as pdf:
        listed = list(names(pdf.Root.StructTreeRoot.IDTree))
        limits = [bytes(limit) for kid in pdf.Root.StructTreeRoot.IDTree.Kids for limit in kid.Limits]
    assert listed == sorted(listed)
    assert limits == sorted(limits)
    assert set(listed) == set(ids(data))


def test_the_same_part_twice_gets_ids_that_differ() -> None:
    twice = [ready(PARTS[1], "x"), replace(ready(PARTS[1], "x"), name="e")]
    found = ids(bundle(*twice).data)
    assert len(found) == len(set(found)) > 0


def test_making_ready_gives_the_same_bytes_each_time() -> None:
    assert make_ready(PARTS[0].data, "x") == make_ready(PARTS[0].data, "x")


@pytest.mark.parametrize(("key", "value"), [("ClassMap", {"/C": {"/O": "/Layout"}}), ("RoleMap", {"/P": "/H1"})])
def test_names_that_only_all_parts_together_can_settle_are_left_for_the_bundle(key: str, value: dict[str, Any]) -> None:
    with opened(own("a").data) as pdf:
        entries = {
            name: pikepdf.Name(what) if isinstance(what, str) else pikepdf.Dictionary(O=pikepdf.Name.Layout)
            for name, what in value.items()
        }
        pdf.Root.StructTreeRoot[f"/{key}"] = pikepdf.Dictionary(entries)
        data = pikepdf_bytes(pdf)
    assert make_ready(data, "x") is None


def pikepdf_bytes(pdf: pikepdf.Pdf) -> bytes:
    from io import BytesIO

    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_what_is_no_pdf_is_not_made_ready() -> None:
    assert make_ready(b"nej", "x") is None
    assert make_ready(PARTS[0].data[:500], "x") is None
