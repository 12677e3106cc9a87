"""NUM001: thousands parted by a point or a comma, or not at all."""

import re
from collections.abc import Iterator

from papergen.check.amounts import Amount
from papergen.check.edits import edit_of
from papergen.check.finding import Finding
from papergen.check.number_words import listed
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.check.table_figures import FigureTable
from papergen.check.units import BLANKS
from papergen.model.blocks import Cell
from papergen.problems import Severity

_PARTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+")
_RUN = re.compile(r"\d{5,15}(?:,\d+)?")
_NOUN = re.compile(rf"[{BLANKS}]([a-zåäö]{{2,}})")
_HEDGE = re.compile(r"\b(?:cirka|ca|omkring|ungefär|drygt|knappt|nästan|högst|minst|totalt|sammanlagt)\s$")
# Words that may follow a number that counts nothing.
_NO_NOUN = listed(
    "och eller i på av till från för med som är var har samt den det de ett en om vid efter hos att men så enligt inom under"
    " mot utan sedan gäller avser ska kan blir fick får"
)
# Columns whose figures are names.
_NAMES = re.compile(r"konto|\bnr\b|nummer|kod\b|dnr|ansvar|projekt\b|fastighet|objekt|\bid\b|löpnr|org", re.IGNORECASE)


@rule("NUM001", "tusental-utan-mellanslag", Severity.WARNING, fixable=True)
def thousands_not_by_space(subject: Subject) -> Iterator[Finding]:
    """Tusental är avskilda med punkt eller komma, eller inte alls.

    På svenska står det ett mellanslag mellan tusentalen: 1 040 och 25 000. Med punkt kan 1.040 läsas som ett decimaltal, och
    långa rader av siffror är svåra att läsa rätt. Fyra siffror får stå tätt ihop: 1200. Årtal, diarienummer, telefonnummer,
    konton och andra nummer räknas inte som belopp. Papergen håller ihop talet på raden.

    Fel:
        Nämnden söker 1.040 tkr och har 25000 kronor kvar.

    Rätt:
        Nämnden söker 1 040 tkr och har 25 000 kronor kvar.
    """
    names = {cell.place for table in subject.tables for cell in _name_cells(table)}
    figures = {figure.cell.place for table in subject.tables for row in table.figures for figure in row if figure}
    for passage, amounts in subject.amounts:
        if passage.around.quoted or (passage.role == "cell" and passage.place in names):
            continue
        for amount in amounts:
            written = passage.text[amount.start : amount.number_end].lstrip("-–−")
            if len(written) > 4 and (problem := _problem(passage.text, written, amount, passage.place in figures)):
                yield _finding(subject, passage, amount, written, problem)


def _name_cells(table: FigureTable) -> Iterator[Cell]:
    for column, header in enumerate(table.headers):
        if _NAMES.search(header):
            yield from (row[column] for row in table.table.rows)


def _problem(text: str, written: str, amount: Amount, in_column: bool) -> str:
    """Say what is wrong with how an amount is written, or nothing."""
    counts = bool(amount.unit) or in_column or _counts(text, amount, written)
    if _RUN.fullmatch(written):
        return f"Tusentalen i {written} är inte avskilda." if counts else ""
    if not _PARTED.fullmatch(written):
        return ""
    mark = "." if "." in written else ","
    if mark == "," and amount.decimals:
        return ""  # 1,040 is a number with three decimals
    told = f"Tusentalen i {written} är avskilda med {'punkt' if mark == '.' else 'komma'}."
    return told if counts or amount.interval or written.count(mark) > 1 else ""


def _counts(text: str, amount: Amount, written: str) -> bool:
    """Tell whether a number without a unit counts something: *25000 invånare*, *omkring 25000*."""
    noun = _NOUN.match(text, amount.end)
    if noun and noun[1] not in _NO_NOUN:
        return True
    start = amount.number_end - len(written)
    return bool(_HEDGE.search(text, max(0, start - 14), start))


def _finding(subject: Subject, passage: Passage, amount: Amount, written: str, problem: str) -> Finding:
    whole, comma, decimals = written.rpartition(",") if amount.decimals else (written, "", "")
    digits = re.sub(r"[.,]", "", whole)
    groups = [digits[max(0, end - 3) : end] for end in range(len(digits), 0, -3)]
    right = " ".join(reversed(groups)) + comma + decimals
    start = amount.number_end - len(written)
    edits = edit_of(subject, passage, start, amount.number_end, right)
    return Finding(passage.place_of(start, amount.number_end), problem, f"Skriv {right}.", edits=edits)
