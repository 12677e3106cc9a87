"""Tables with figures: which columns can be added up, which rows and columns are sums, and of what."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from papergen.check.amounts import MINUS, Amount, cell_amount, is_nothing
from papergen.check.passage import Around, Passage, passage_of
from papergen.check.units import BLANKS, unit_said
from papergen.model.blocks import Cell, Table, plain_text
from papergen.problems import Place

RowKind = Literal["item", "total", "subtotal", "part", "balance", "empty"]

_TOTAL = re.compile(r"(?:del|slut|total)?summa\b|summering\b|totalt?\b|totala\b|sammanlagt\b|tillsammans\b", re.IGNORECASE)
_PLAIN_TOTAL = re.compile(r"(?:(?:total|slut)?summa|totalt?|sammanlagt|tillsammans)(?: (?:summa|totalt))?:?", re.IGNORECASE)
_SUBTOTAL = re.compile(r"del(?:summa|belopp)\b|summa delprojekt\b", re.IGNORECASE)
_PART = re.compile(r"(?:[-–•]\s*)?(?:varav|därav|härav|av vilka|av vilket|av detta|av dessa|inkl\b|inklusive)\b", re.IGNORECASE)
_BALANCE = re.compile(
    r"(?:netto|saldo|differens|skillnad|avvikelse|återstå|kvar\b|över-?\s?/?\s?(?:och )?underskott|överskott|underskott|"
    r"(?:årets |budgeterat )?resultat\b|balans)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[-–•]\s*\w")
_NUMBERED = re.compile(r"(\d{1,4}(?:\.\d{1,4}){0,5})[.)]?\s")
_TOTAL_COLUMN = re.compile(r"(?:summa|totalt?|sammanlagt|tillsammans)\b.*|.* (?:totalt|summa)", re.IGNORECASE)
# What cannot be added up: shares, averages, years, numbers of things, and what is measured by the piece.
_NOT_ADDED = re.compile(
    r"\bandel|procent|%|snitt\b|genomsnitt|medel(?:värde|tal|ålder|kostnad|pris|lön|hyra|inkomst|betyg|tid|längd)|median|\bper\b"
    r"|\bindex|\bkvot|(?:ränta|grad|takt)\b|förändring i|^(?:år|årtal|nr|nummer|löpnr|punkt|konto|kod|ansvar|dnr|kapitel|§|rad"
    r"|bilaga|sida|sid|etapp|klass|ålder|rang|prioritet|betyg|plats nr)\.?$|à|á|styckpris|timpris|pris per|\bkr/|/(?:år|mån|st)",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"[{MINUS}]?\d{{1,4}}(?:[{BLANKS}]\d{{3}})*")
_COUNTED = re.compile(r"antal\b|\w{0,40}(?:platser|personer|elever|timmar)\b", re.IGNORECASE)
# What is as often averaged as added up.
_PERHAPS_AVERAGE = re.compile(
    r"dag|minut|veck|månad|tid|ålder|år\b|betyg|poäng|index|temperatur|kvot|pris|nöjd|nivå|medel\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell with an amount."""

    amount: Amount
    row: int
    column: int
    cell: Cell

    @property
    def place(self) -> Place:
        """Give the place of the amount in the source."""
        passage = passage_of(self.cell.children, self.cell.place, "cell", Around())
        return passage.place_of(self.amount.start, self.amount.end)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the body by what it is and what it is called."""

    kind: RowKind
    label: str


@dataclass(frozen=True)
class FigureTable:
    """A table with at least one column of figures.

    `figures[row][column]` is None where a cell says nothing, or is no figure. `columns` are the columns with nothing but figures,
    `headers` the words of the header row and `units` the unit of each column.
    """

    table: Table
    headers: tuple[str, ...]
    units: tuple[str, ...]
    columns: tuple[int, ...]
    rows: tuple[Row, ...]
    figures: tuple[tuple[Figure | None, ...], ...]
    caption: str = ""

    def can_be_added(self, column: int) -> bool:
        """Tell whether a column's figures are amounts of the same kind, whose sum means something."""
        if column not in self.columns or _NOT_ADDED.search(self.headers[column]):
            return False
        found = [row[column] for row in self.figures]
        units = {figure.amount.unit for figure in found if figure}
        if "%" in units or "procentenheter" in units or self.units[column] in ("%", "procentenheter"):
            return False
        return len({"kr" if figure.amount.is_money else figure.amount.unit for figure in found if figure}) <= 1

    def perhaps_average(self, column: int) -> bool:
        """Tell whether the last figure of a column may as well be an average."""
        return bool(_PERHAPS_AVERAGE.search(self.headers[column]))

    def is_total_column(self, column: int) -> bool:
        """Tell whether a column is called a sum of others."""
        return bool(_TOTAL_COLUMN.fullmatch(self.headers[column].strip(" :")))

    def plain_total(self, row: int) -> bool:
        """Tell whether a row is called Summa or Totalt and nothing more."""
        return bool(_PLAIN_TOTAL.fullmatch(self.rows[row].label))


def is_plain_cell(passage: Passage) -> bool:
    """Tell whether a passage is a cell with a number without a unit, whose thousands are parted by blanks."""
    return passage.role == "cell" and _PLAIN.fullmatch(passage.text) is not None


def figure_tables(tables: Iterable[Table]) -> Iterator[FigureTable]:
    """Give those tables that have a column of figures."""
    for table in tables:
        found = figure_table(table)
        if found.columns:
            yield found


def figure_table(table: Table) -> FigureTable:
    """Read a table's figures."""
    headers = tuple(_words(cell) for cell in table.header)
    caption = " ".join(plain_text(table.caption).split())
    corner = unit_said(headers[0]) if headers else ""
    # A caption's unit stands last: "Kostnader per enhet, kronor".
    general = corner or unit_said(" ".join(caption.split()[-3:]))
    units = tuple(unit_said(header) or ("" if _COUNTED.match(header) else general) for header in headers)
    texts = [[plain_text(cell.children) for cell in row] for row in table.rows]
    # Long tables say the same again and again.
    known = {said: cell_amount(*said) for said in {said for row in texts for said in zip(row, units, strict=True)}}
    amounts = [[known[said] for said in zip(row, units, strict=True)] for row in texts]
    for column in range(len(headers)):
        _share_unit(column, amounts)
    columns = tuple(column for column in range(len(headers)) if _is_figures(column, texts, amounts))
    rows = tuple(_rows(texts, amounts, columns))
    figures = tuple(
        tuple(
            Figure(amount, number, column, cell) if amount else None
            for column, (cell, amount) in enumerate(zip(cells, found, strict=True))
        )
        for number, (cells, found) in enumerate(zip(table.rows, amounts, strict=True))
    )
    return FigureTable(table, headers, units, columns, rows, figures, caption)


def _share_unit(column: int, amounts: list[list[Amount | None]]) -> None:
    """Let the one unit that some cells of a column name be that of those that name none."""
    units = {amount.unit for row in amounts if (amount := row[column])}
    if "" in units and len(units) == 2:
        unit = max(units)
        for row in amounts:
            amount = row[column]
            row[column] = replace(amount, unit=unit) if amount and not amount.unit else amount


def _words(cell: Cell) -> str:
    return " ".join(plain_text(cell.children).split())


def _is_figures(column: int, texts: list[list[str]], amounts: list[list[Amount | None]]) -> bool:
    some = False
    for row, found in zip(texts, amounts, strict=True):
        if found[column] is not None:
            some = True
        elif not is_nothing(row[column]):
            return False
    return some


def _rows(texts: list[list[str]], amounts: list[list[Amount | None]], columns: tuple[int, ...]) -> Iterator[Row]:
    labels = [_label(row, columns) for row in texts]
    filled = [any(found[column] is not None for column in columns) for found in amounts]
    totals = [number for number, label in enumerate(labels) if filled[number] and _TOTAL.match(label)]
    last = totals[-1] if totals else -1
    numbers: set[str] = set()
    before_dashes = False
    for number, label in enumerate(labels):
        dashed = bool(_DASHED.match(label))
        kind: RowKind = "item"
        if not filled[number]:
            kind = "empty"
        elif _TOTAL.match(label):
            kind = "subtotal" if _SUBTOTAL.match(label) or number != last else "total"
        elif _PART.match(label) or (dashed and before_dashes) or _is_below(label, numbers):
            kind = "part"
        elif _BALANCE.match(label):
            kind = "balance"
        if match := _NUMBERED.match(label + " "):
            numbers.add(match[1])
        if kind == "item":
            before_dashes = not dashed
        elif kind != "part":
            before_dashes = False
        yield Row(kind, label)


def _label(row: list[str], columns: tuple[int, ...]) -> str:
    """Give the words of a row's first cell that is not among its figures and is not empty."""
    return next((" ".join(text.split()) for column, text in enumerate(row) if column not in columns and text.strip()), "")


def _is_below(label: str, numbers: set[str]) -> bool:
    """Tell whether a row numbered 1.2 stands below one numbered 1."""
    match = _NUMBERED.match(label + " ")
    parts = match[1].split(".") if match else []
    return any(".".join(parts[:length]) in numbers for length in range(1, len(parts)))


def spread(figures: Iterable[Figure]) -> Decimal:
    """Give how far rounding may have moved a sum: half a unit of the last decimal shown, for each addend."""
    return sum((figure.amount.half for figure in figures), Decimal(0))
