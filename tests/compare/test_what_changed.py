"""What is told of edits that authors make, by paper, section, block, item, cell and word."""

from dataclasses import replace

import pytest

from papergen.compare.apply import apply, revert
from papergen.compare.meetings import compare_meetings, is_changed
from papergen.compare.normal import normal
from papergen.compare.pairs import pair_cases
from papergen.compare.papers import compare_cases
from papergen.compare.passages import passages
from papergen.compare.pieces import side
from papergen.compare.weight import Weight, heaviest, summary
from papergen.model.blocks import plain_text
from papergen.model.changes import CaseChange, Changed, Deleted, Inserted, Kept, ListChange, TableChange
from tests.compare.two_versions import NEW, OLD, REWRAPPED, body, case, change, edited, meeting


def told(found: CaseChange) -> list[tuple[str, str]]:
    """Give each passage that changed, as what happened and its text with marks."""
    marks = {"deleted": "[-{}-]", "inserted": "{{+{}+}}", "reformatted": "<{}>"}
    return [
        (one.what, " | ".join("".join(marks.get(p.what, "{}").format(p.text) for p in cell) for cell in one.cells))
        for one in passages(found)
        if one.what != "same"
    ]


def changed(old: str, new: str) -> list[tuple[str, str]]:
    """Compare two bodies; every comparison must lead from one to the other and back too."""
    before, after = case(body(old)), case(body(new))
    found = compare_cases(before, after)
    assert apply(found, before) == normal(after)
    assert revert(found, after) == normal(before)
    return told(found)


def test_rewrapped_lines_and_notes_to_oneself_are_no_change() -> None:
    assert change(OLD, edited(OLD, REWRAPPED[0])).status == "same"
    assert change(OLD, OLD.replace("## Ärendet\n", "## Ärendet\n\n<!-- kolla med Berit -->\n")).status == "same"


def test_a_word_is_a_word_and_an_amount_is_whole() -> None:
    assert changed("## Bakgrund\n\nNämnden får 460 000 kronor i år.\n", "## Bakgrund\n\nNämnden får 480 000 kronor i år.\n") == [
        ("changed", "Nämnden får [-460 000-]{+480 000+} kronor i år.")
    ]


def test_a_new_sentence_is_one_insertion() -> None:
    assert changed(
        "## Bakgrund\n\nDet ena står här. Det andra står där.\n",
        "## Bakgrund\n\nDet ena står här. Något nytt kom till. Det andra står där.\n",
    ) == [("changed", "Det ena står här. {+Något nytt kom till. +}Det andra står där.")]


def test_a_sentence_written_anew_is_not_shredded() -> None:
    ((_, words),) = changed(
        "## Bakgrund\n\nFöreningen har haft öppet våren och sommaren. Nämnden avslår ansökan ty underlaget brister.\n",
        "## Bakgrund\n\nFöreningen har haft öppet våren och sommaren. Frågan bereds vidare med länet under våren.\n",
    )
    assert words.startswith("Föreningen har haft öppet våren och sommaren. [-Nämnden avslår ansökan ty underlaget brister")
    assert words.count("[-") == words.count("{+") == 1


def test_an_inserted_decision_is_one_insertion_and_renumbering_no_change() -> None:
    old = "## Förslag till beslut\n\n1. Nämnden beviljar bidraget.\n2. Paragrafen justeras omedelbart.\n"
    new = old.replace("1. Nämnden", "1. Nämnden upphäver det tidigare beslutet.\n2. Nämnden").replace("2. Para", "3. Para")
    assert changed(old, new) == [("inserted", "{+Nämnden upphäver det tidigare beslutet.+}")]


def test_decisions_that_change_places_have_moved() -> None:
    old = "## Förslag till beslut\n\n1. Nämnden beviljar bidraget.\n2. Ordföranden får uppdraget.\n3. Paragrafen justeras.\n"
    new = "## Förslag till beslut\n\n1. Ordföranden får uppdraget.\n2. Nämnden beviljar bidraget.\n3. Paragrafen justeras.\n"
    assert sorted(what for what, _ in changed(old, new)) == ["moved_away", "moved_here"]


def test_a_paragraph_may_move_to_another_section() -> None:
    moved = "Här står en längre text om föreningens arbete med unga."
    old = f"## Bakgrund\n\n{moved}\n\nOch mer om läget.\n\n## Ärendet\n\nNågot annat sägs i det här stycket.\n"
    new = f"## Bakgrund\n\nOch mer om läget.\n\n## Ärendet\n\nNågot annat sägs i det här stycket.\n\n{moved}\n"
    assert changed(old, new) == [("moved_away", f"[-{moved}-]"), ("moved_here", moved)]


def test_a_table_is_told_by_cell() -> None:
    old = "## Ärendet\n\n| Post | Kr |\n|---|---:|\n| Resor | 14 000 |\n| Lokal | 9 000 |\n"
    assert changed(old, old.replace("14 000", "21 000")) == [("changed", "Resor | [-14 000-]{+21 000+}")]
    assert changed(old, old.replace("| Lokal", "| Mat | 100 |\n| Lokal")) == [("inserted", "{+Mat+} | {+100+}")]


def test_a_new_column_is_new_cells_and_the_rest_is_kept() -> None:
    old = "## Ärendet\n\n| Post | Kr |\n|---|---:|\n| Resor | 14 000 |\n"
    new = "## Ärendet\n\n| Post | 2025 | Kr |\n|---|---:|---:|\n| Resor | 12 000 | 14 000 |\n"
    assert ("changed", "Resor | {+12 000+} | 14 000") in changed(old, new)


def test_a_renamed_column_keeps_its_cells() -> None:
    old = "## Ärendet\n\n| Post | Kr |\n|---|---:|\n| Resor | 14 000 |\n"
    assert changed(old, old.replace("| Kr |", "| Belopp |")) == [("changed", "Post | [-Kr-]{+Belopp+}")]


def test_formatting_is_told_apart_from_wording() -> None:
    found = change(body("## Bakgrund\n\nNämnden får pengar.\n"), body("## Bakgrund\n\nNämnden **får** pengar.\n"))
    (passage,) = [one for one in passages(found) if one.what != "same"]
    assert passage.only_look
    assert side(passage.cells[0], "deleted") == "Nämnden får pengar."
    assert [piece.note for piece in passage.cells[0] if piece.note] == ["nu fet"]


def test_a_link_to_another_place_is_formatting() -> None:
    old = "## Bakgrund\n\nLäs [lagen](https://a.example.se).\n"
    assert changed(old, old.replace("a.example", "b.example")) == [("changed", "Läs <lagen>.")]


def test_a_new_footnote_renumbers_the_others_without_a_change() -> None:
    old = "## Bakgrund\n\nFörst kom det ena. Sedan det andra[^a].\n\n[^a]: En not om det andra.\n"
    new = "## Bakgrund\n\nFörst kom det ena[^b]. Sedan det andra[^a].\n\n[^a]: En not om det andra.\n[^b]: Helt ny upplysning.\n"
    assert changed(old, new) == [
        ("changed", "Först kom det ena{+[1]+}. Sedan det andra[2]."),
        ("inserted", "{+Helt ny upplysning.+}"),
    ]


def test_a_heading_reworded_is_the_same_section() -> None:
    assert (
        changed(
            "## Verksamheten under året\n\nFöreningen har haft öppet hela våren och sommaren.\n",
            "## Föreningens verksamhet\n\nFöreningen har haft öppet hela våren och sommaren.\n",
        )[0][0]
        == "changed"
    )


def test_the_list_is_told_as_a_list_and_the_table_as_a_table() -> None:
    kinds = {
        type(edit.inside)
        for part in change(OLD, NEW).sections
        if isinstance(part, Changed)
        for edit in part.inside.blocks
        if isinstance(edit, Changed)
    }
    assert {ListChange, TableChange} <= kinds


# --- fields, files, weight --------------------------------------------------------------------------------------------


def test_fields_that_differ_are_told_with_both_values() -> None:
    found = change(OLD, OLD.replace("datum: 2026-01-20", "datum: 2026-01-27").replace("Berit Ahlgren", "Stina Åberg"))
    assert [field.name for field in found.fields] == ["datum", "undertecknare"]
    assert {point.weight for point in summary(found).points} == {Weight.AMOUNT, Weight.PEOPLE}


def test_an_attachment_with_other_bytes_is_replaced_though_the_text_is_the_same() -> None:
    one = case(OLD)
    found = compare_cases(one, one, {"bilagor/ansokan.pdf": "a"}, {"bilagor/ansokan.pdf": "b"})
    assert found.status == "changed"
    assert found.files[0].replaced
    assert heaviest(found) is Weight.ATTACHMENT


def test_a_renamed_attachment_is_the_same_by_its_bytes() -> None:
    found = compare_cases(
        case(OLD), case(OLD.replace("ansokan.pdf", "ansökan-2.pdf").replace("Ansökan från", "Ansökan av")),
        {"bilagor/ansokan.pdf": "a"}, {"bilagor/ansökan-2.pdf": "a"},
    )  # fmt: skip
    (file,) = found.files
    assert file.old is not None
    assert file.new is not None
    assert not file.replaced


def test_what_matters_most_comes_first() -> None:
    weights = [point.weight for point in summary(change(OLD, NEW)).points]
    assert weights == sorted(weights)
    assert weights[0] is Weight.DECISION


def test_an_amount_is_told_once_with_all_its_places() -> None:
    old = "## Förslag till beslut\n\n1. Nämnden ger 10 000 kronor.\n\n## Bakgrund\n\nFöreningen får 10 000 kronor.\n"
    found = change(body(old), body(old.replace("10 000", "12 000")))
    (point,) = summary(found).of(Weight.AMOUNT)
    assert point.places == ("Förslag till beslut, punkt 1", "Bakgrund")


def test_a_moved_amount_is_no_changed_amount() -> None:
    old = "## Bakgrund\n\nNämnden gav 10 000 kronor. Det var då.\n\n## Ärendet\n\nDet här är läget nu i år.\n"
    new = "## Bakgrund\n\nDet var då.\n\n## Ärendet\n\nDet här är läget nu i år. Nämnden gav 10 000 kronor.\n"
    assert summary(change(body(old), body(new))).of(Weight.AMOUNT) == ()


def test_what_changed_in_a_paragraph_on_its_way_elsewhere_is_told() -> None:
    moved = "Föreningen Fyrljuset får tillsammans 10 000 kronor till sina ledare och lokaler."
    old = f"## Bakgrund\n\n{moved}\n\nOch mer om läget.\n\n## Ärendet\n\nNågot annat sägs i det här stycket.\n"
    new = old.replace(f"{moved}\n\n", "") + f"\n{moved.replace('10 000', '12 000')}\n"
    found = change(body(old), body(new))
    assert ("moved_here", moved.replace("10 000", "[-10 000-]{+12 000+}")) in told(found)
    (point,) = summary(found).of(Weight.AMOUNT)
    assert [piece.text for piece in point.pieces] == ["10 000 kronor", "12 000 kronor"]


def test_the_numbers_of_a_row_that_went_are_told_together() -> None:
    old = "## Ärendet\n\n| Post | 2025 | 2026 |\n|---|---:|---:|\n| Resor | 14 000 | 15 000 |\n| Lokal | 9 000 | 8 000 |\n"
    (point,) = summary(change(body(old), body(old.replace("| Resor | 14 000 | 15 000 |\n", "")))).of(Weight.AMOUNT)
    assert (point.title, point.pieces[0].text) == ("Utgår", "14 000; 15 000")


def test_a_section_that_moved_is_told_once() -> None:
    parts = [
        "## Bakgrund\n\nDet var en gång en förening.\n",
        "## Ärendet\n\nNu vill den ha bidrag.\n",
        "## Samråd\n\nAlla fick säga sitt.\n",
    ]
    (point,) = summary(change(body("\n".join(parts)), body("\n".join([parts[1], parts[2], parts[0]])))).points
    assert point.pieces[0].text == "avsnittet har flyttats"


@pytest.mark.parametrize("old", ["31 mars 2026", "2026-03-31", "50 %", "1,5 miljoner kronor", "kl. 17.30", "12 §"])
def test_dates_shares_and_counts_weigh_as_amounts(old: str) -> None:
    found = change(body(f"## Bakgrund\n\nDet gäller {old} i avtalet.\n"), body("## Bakgrund\n\nDet gäller 99 saker i avtalet.\n"))
    assert heaviest(found) is Weight.AMOUNT


# --- which case is which ----------------------------------------------------------------------------------------------


def test_a_case_is_the_same_by_its_number_wherever_it_lies() -> None:
    old, new = case(OLD, "cases/a/x.md"), case(NEW, "cases/b/y.md")
    assert pair_cases([old], [new]) == [(old, new)]
    found = compare_cases(old, new)
    assert found.moved
    assert found.renamed


def test_a_case_without_a_number_is_the_same_by_what_it_says() -> None:
    text = OLD.replace("dnr: SN 2026/0077\n", "")
    old, new = case(text, "cases/a/x.md"), case(edited(text, ("240 000", "250 000")), "cases/a/y.md")
    assert pair_cases([old], [new]) == [(old, new)]


def test_two_numbers_are_two_cases_however_alike() -> None:
    old, new = case(OLD, "cases/a/x.md"), case(OLD.replace("0077", "0078"), "cases/a/y.md")
    assert pair_cases([old], [new]) == [(old, None), (None, new)]


def test_files_that_exchange_names_are_told_apart_by_number() -> None:
    one, other = case(OLD, "cases/a/x.md"), case(OLD.replace("0077", "0078"), "cases/a/y.md")
    swapped = [replace(one, path="cases/a/y.md"), replace(other, path="cases/a/x.md")]
    assert {(a.dnr, b.dnr) for a, b in pair_cases([one, other], swapped) if a and b} == {
        ("SN 2026/0077",) * 2,
        ("SN 2026/0078",) * 2,
    }


# --- meetings ---------------------------------------------------------------------------------------------------------

AGENDA = "1. Val av justerare\n2. [Bidrag](bidrag.md)\n3. [Yttrande](yttrande.md)\n4. Övriga frågor\n"


def titles(items: tuple) -> list[str]:
    return [plain_text(item.title) for item in items]


def test_items_added_and_withdrawn_are_told_and_new_numbers_are_not() -> None:
    found = compare_meetings(
        meeting(AGENDA), meeting("1. Val av justerare\n2. Information\n3. [Yttrande](yttrande.md)\n4. Övriga frågor\n")
    )
    assert titles(found.added) == ["Information"]
    assert titles(found.withdrawn) == ["Bidrag"]
    assert not found.reordered
    assert not found.reworded


def test_an_item_that_changed_places_is_told_once() -> None:
    found = compare_meetings(
        meeting(AGENDA), meeting("1. Val av justerare\n2. [Yttrande](yttrande.md)\n3. [Bidrag](bidrag.md)\n4. Övriga frågor\n")
    )
    assert len(found.reordered) == 1
    assert not found.added


def test_the_same_meeting_has_not_changed() -> None:
    assert not is_changed(compare_meetings(meeting(AGENDA), meeting(AGENDA)))


def test_kept_blocks_are_kept_as_one_element_each() -> None:
    found = change(OLD, NEW)
    assert sum(isinstance(edit, Kept) for edit in found.sections) == 2
    assert not any(isinstance(edit, Inserted | Deleted) for edit in found.sections)
