"""Tag trees of all sorts become parts of one: names that clash, numbers that mislead, knots and abysses."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from papergen.bundle.part import Part
from tests.bundle.parts import TABLE, bundle, hand_made, sections, typeset
from tests.bundle.reading_back import elements, opened, tag_tree

Change = Callable[[pikepdf.Pdf, Any], None]


def changed(change: Change, data: bytes | None = None) -> bytes:
    """Change a tagged PDF: `change` is given it and its structure tree root."""
    with pikepdf.open(BytesIO(data or typeset(sections("del", 1, TABLE)))) as pdf:
        change(pdf, pdf.Root.StructTreeRoot)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def joined(*changes: Change) -> bytes:
    return bundle(*(Part(f"p{number}", f"Del {number}", changed(change)) for number, change in enumerate(changes, 1))).data


def roles(first: dict[str, str], kind: str) -> Change:
    def change(pdf: pikepdf.Pdf, root: Any) -> None:
        root.RoleMap = pikepdf.Dictionary({key: pikepdf.Name(value) for key, value in first.items()})
        root.K[0].K[0].S = pikepdf.Name(kind)

    return change


def meanings(data: bytes) -> list[list[str]]:
    """Give the kinds of the first elements of each part, each with what the role map makes of it."""
    with opened(data) as pdf:
        mapped = {key: str(value) for key, value in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
        found = []
        for part in pdf.Root.StructTreeRoot.K[0].K:
            way = [str(part.K[0].S)]
            while way[-1] in mapped:
                way.append(mapped[way[-1]])
            found.append(way)
        return found


def test_roles_that_mean_the_same_are_shared_and_others_renamed() -> None:
    data = joined(roles({"/Rubrik": "/H1"}, "/Rubrik"), roles({"/Rubrik": "/P"}, "/Rubrik"), roles({"/Rubrik": "/H1"}, "/Rubrik"))
    assert meanings(data) == [["/Rubrik", "/H1"], ["/Rubrik-2", "/P"], ["/Rubrik", "/H1"]]


def test_chains_of_roles_are_followed_to_their_end() -> None:
    data = joined(roles({"/A": "/B", "/B": "/P"}, "/A"), roles({"/A": "/B", "/B": "/H1"}, "/A"))
    assert meanings(data) == [["/A", "/P"], ["/A-2", "/H1"]]


def test_roles_and_classes_may_have_names_of_an_old_encoding() -> None:
    def old(meaning: str) -> Change:
        def change(pdf: pikepdf.Pdf, root: Any) -> None:
            root.RoleMap = pikepdf.Object.parse(b"<< /Br\xf6d /%s >>" % meaning.encode())
            root.ClassMap = pikepdf.Object.parse(b"<< /Br\xf6d << /O /Layout >> >>")
            root.K[0].K[0].S = root.K[0].K[0].C = pikepdf.Object.parse(b"/Br\xf6d")

        return change

    with opened(joined(old("P"), old("H1"))) as pdf:
        tree = pdf.Root.StructTreeRoot
        assert tree.RoleMap.unparse() == b"<< /Br#f6d /P /Br#f6d-2 /H1 >>"
        assert [(part.K[0].S.unparse(), part.K[0].C.unparse()) for part in tree.K[0].K] == [
            (b"/Br#f6d",) * 2,
            (b"/Br#f6d-2",) * 2,
        ]


def test_a_circle_of_roles_means_nothing() -> None:
    with opened(joined(roles({"/A": "/B", "/B": "/A", "/P": "/P"}, "/H1"))) as pdf:
        assert "/RoleMap" not in pdf.Root.StructTreeRoot


def test_a_standard_role_given_another_meaning_changes_nothing_for_the_others() -> None:
    data = joined(roles({"/H1": "/P"}, "/H1"), roles({}, "/H1"))
    assert meanings(data) == [["/H1-1", "/P"], ["/H1"]]


def test_classes_with_the_same_name_are_told_apart() -> None:
    def classes(kind: str) -> Change:
        def change(pdf: pikepdf.Pdf, root: Any) -> None:
            root.ClassMap = pikepdf.Dictionary(cell=pikepdf.Dictionary(O=pikepdf.Name.Layout, TextAlign=pikepdf.Name(kind)))
            root.K[0].K[0].C = pikepdf.Array([pikepdf.Name.cell, 0])

        return change

    with opened(joined(classes("/Start"), classes("/End"))) as pdf:
        tree = pdf.Root.StructTreeRoot
        found = [str(tree.ClassMap[str(part.K[0].C[0])].TextAlign) for part in tree.K[0].K]
    assert found == ["/Start", "/End"]


def test_ids_that_are_there_twice_become_unique() -> None:
    def twice(pdf: pikepdf.Pdf, root: Any) -> None:
        for element in list(root.K[0].K)[:2]:
            element.ID = pikepdf.String("x")

    ids = [str(element.ID) for _, element in elements(joined(twice)) if "/ID" in element]
    assert len(ids) == len(set(ids)) == 4


def test_header_cells_are_found_from_their_cells() -> None:
    def nothing(pdf: pikepdf.Pdf, root: Any) -> None:
        pass

    data = joined(nothing, nothing)
    ids = {str(element.ID) for _, element in elements(data) if "/ID" in element}
    named = {str(header) for _, element in elements(data) for a in element.get("/A", ()) for header in a.get("/Headers", ())}
    assert named == ids


def test_several_elements_at_the_top_are_put_in_a_part() -> None:
    def flat(pdf: pikepdf.Pdf, root: Any) -> None:
        kids = list(root.K[0].K)
        for kid in kids:
            kid.P = root
        root.K = pikepdf.Array(kids)

    lines = tag_tree(joined(flat)).splitlines()
    assert lines[:3] == ["Document", "  Part T=Del 1", "    H1 T=del, avsnitt 1 sida 1"]


def parents_hold(data: bytes) -> bool:
    """Say whether every page's and annotation's entry in the parent tree is an element of the tree, on that page."""
    known = {element.objgen for _, element in elements(data)}
    with opened(data) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        tree = dict(zip(numbers[::2], numbers[1::2], strict=True))
        assert sorted(tree) == list(range(pdf.Root.StructTreeRoot.ParentTreeNextKey))
        used = []
        for page in pdf.pages:
            if "/StructParents" in page.obj:
                used.append(page.obj.StructParents)
                assert all(element.objgen in known and element.Pg.objgen == page.objgen for element in tree[used[-1]])
            for annotation in page.obj.get("/Annots", ()):
                used.append(annotation.StructParent)
                assert tree[used[-1]].objgen in known
        return sorted(used) == sorted(tree)


def test_the_parent_tree_leads_from_every_page_and_link_to_its_element() -> None:
    part = typeset(sections("x", 3, TABLE))
    assert parents_hold(bundle(Part("a", "A", part), Part("b", "B", part)).data)


def test_a_parent_tree_cut_into_branches_with_wild_numbers_is_read() -> None:
    def wild(pdf: pikepdf.Pdf, root: Any) -> None:
        page = pdf.pages[0].obj
        (annotation,) = page.Annots
        old = list(root.ParentTree.Nums)
        found = dict(zip(old[::2], old[1::2], strict=True))
        first, second = found[page.StructParents], found[annotation.StructParent]
        page.StructParents, annotation.StructParent = 70_000, 2_000_000_000
        branches = [pikepdf.Dictionary(Nums=[70_000, first]), pikepdf.Dictionary(Nums=[2_000_000_000, second])]
        root.ParentTree = pikepdf.Dictionary(Kids=[pikepdf.Dictionary(Kids=branches)])

    assert parents_hold(joined(wild, wild))


def test_numbers_of_forms_that_are_drawn_are_renumbered() -> None:
    def form(pdf: pikepdf.Pdf, root: Any) -> None:
        drawn = pdf.make_stream(b"/P <</MCID 0>> BDC EMC", Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9], StructParents=77)
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(F=drawn)
        element = pdf.make_indirect(
            pikepdf.Dictionary(
                S=pikepdf.Name.P, P=root.K[0], K=pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=pdf.pages[0].obj, Stm=drawn, MCID=0)
            )
        )
        root.K[0].K.append(element)
        root.ParentTree.Nums.extend([77, pikepdf.Array([element])])

    with opened(joined(form, form)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        tree = dict(zip(numbers[::2], numbers[1::2], strict=True))
        for page in pdf.pages:
            drawn = page.obj.Resources.XObject.F
            (element,) = tree[drawn.StructParents]
            assert element.K.Stm.objgen == drawn.objgen
            assert element.K.Pg.objgen == page.objgen


def test_an_annotation_that_goes_takes_its_reference_along() -> None:
    def sound(pdf: pikepdf.Pdf, root: Any) -> None:
        pdf.pages[0].obj.Annots[0].Subtype = pikepdf.Name.Sound

    data = joined(sound)
    with opened(data) as pdf:
        assert "/Annots" not in pdf.pages[0].obj
    assert not [
        kid for _, element in elements(data) for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
    ]


def kids(element: Any) -> list[Any]:
    held = element.get("/K")
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def knot(pdf: pikepdf.Pdf, root: Any) -> None:
    root.K[0].K.append(root.K[0])


def abyss(pdf: pikepdf.Pdf, root: Any) -> None:
    element = root.K[0].K[0]
    for _ in range(600):
        inner = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div))
        element.K = pikepdf.Array([inner])
        element = inner


def no_kids(pdf: pikepdf.Pdf, root: Any) -> None:
    del root["/K"]


@pytest.mark.parametrize("change", [knot, abyss, no_kids])
def test_tags_that_cannot_be_used_make_the_part_untagged(change: Change) -> None:
    made = bundle(Part("a", "A", typeset(sections("a"))), Part("b", "B", changed(change)))
    assert made.untagged == ("b",)
    assert not made.claims.pdfua
    with opened(made.data) as pdf:
        assert "/StructParents" not in pdf.pages[1].obj


def test_a_part_that_is_not_sure_of_its_tags_makes_the_bundle_unsure() -> None:
    def suspect(pdf: pikepdf.Pdf, root: Any) -> None:
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True, Suspects=True)

    with opened(joined(suspect)) as pdf:
        assert pdf.Root.MarkInfo.Suspects is True


def test_a_part_of_pdf_2_0_keeps_its_namespaces() -> None:
    def namespaces(pdf: pikepdf.Pdf, root: Any) -> None:
        space = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Namespace, NS=pikepdf.String("http://iso.org/pdf2/ssn")))
        root.Namespaces = pikepdf.Array([space])
        root.K[0].K[0].NS = space

    with opened(joined(namespaces)) as pdf:
        assert pdf.pdf_version == "2.0"
        assert pdf.Root.StructTreeRoot.Namespaces[0].objgen == pdf.Root.StructTreeRoot.K[0].K[0].K[0].NS.objgen


def test_untagged_pages_are_left_as_they_are() -> None:
    made = bundle(Part("a", "A", hand_made({"text": "x", "StructParents": 0}), foreign=True))
    with opened(made.data) as pdf:
        assert "/StructParents" not in pdf.pages[0].obj
