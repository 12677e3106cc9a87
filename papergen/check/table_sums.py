"""Sums in tables that are not what their rows or columns come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from papergen.check.table_figures import Figure, FigureTable, spread

# Rows that are looked through for sums without a name; more are no table a person made by hand.
MAX_NAMELESS = 60
_NO_PARTS = ("budget", "utfall", "prognos", "avvikelse", "bokslut", "föregående", "à", "pris", "antal")


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A sum that is wrong: the `addends` above or below it, or beside it, come to `comes_to` (in kronor if money).

    `tolerance`: how far rounding of the addends may have moved it.
    """

    total: Figure
    comes_to: Decimal
    tolerance: Decimal
    over: Literal["rows", "columns"]


def wrong_sums(table: FigureTable) -> Iterator[WrongSum]:
    """Give every wrong sum of a table: by columns, then by rows."""
    for column in table.columns:
        if table.can_be_added(column):
            yield from _down(table, column)
    for column in table.columns:
        if table.is_total_column(column) and table.can_be_added(column):
            yield from _across(table, column)


def _down(table: FigureTable, column: int) -> Iterator[WrongSum]:
    kinds = [row.kind for row in table.rows]
    figures = [row[column] for row in table.figures]
    totals = [number for number, kind in enumerate(kinds) if kind in ("total", "subtotal")]
    if not totals or "balance" in kinds[: totals[-1]]:
        return
    first = next(number for number, kind in enumerate(kinds) if kind != "empty")
    if totals == [first]:
        yield from _total_first(table, column, first)
        return
    every: list[Figure] = []
    section: list[Figure] = []
    upper: list[Figure] = []  # subtotals, and rows under none
    named = plain_before = False
    for number, kind in enumerate(kinds):
        figure = figures[number]
        if figure is None or kind in ("part", "empty", "balance"):
            continue
        if kind == "item":
            every.append(figure)
            section.append(figure)
            continue
        plain = table.plain_total(number)
        own_section = section if kind == "subtotal" or not plain or plain_before else []
        wrong = _compared(figure, (own_section, every, [*upper, *section]), upper if named else [])
        if wrong and not _otherwise(table, figure, every):
            yield wrong
        upper.append(figure)
        section, named, plain_before = [], True, plain


def _compared(total: Figure, candidates: Sequence[list[Figure]], subtotals: list[Figure]) -> WrongSum | None:
    """Compare a sum with what it may be the sum of; gives the first of these where it is none's."""
    shown = [addends for addends in candidates if addends]
    if not shown or any(_agrees(total, addends) for addends in shown):
        return None
    if len(subtotals) == 2 and abs(subtotals[0].amount.base - subtotals[1].amount.base) == abs(total.amount.base):
        return None  # income less costs
    return WrongSum(total, _sum(shown[0]), spread(shown[0]), "rows")


def _agrees(total: Figure, addends: list[Figure]) -> bool:
    # A total with fewer decimals than its rows is rounded itself.
    return abs(_sum(addends) - total.amount.base) <= max(spread(addends), total.amount.half)


def _sum(addends: list[Figure]) -> Decimal:
    return sum((figure.amount.base for figure in addends), Decimal(0))


def _otherwise(table: FigureTable, total: Figure, items: list[Figure]) -> bool:
    """Tell whether a total is something else than the sum of all: an average, or of rows that hold sums without a name."""
    values = [figure.amount.base for figure in items]
    if len(values) > 1 and abs(sum(values, Decimal(0)) / len(values) - total.amount.base) <= total.amount.half:
        return True
    if values and table.perhaps_average(total.column) and min(values) <= total.amount.base <= max(values):
        return True
    return len(items) <= MAX_NAMELESS and any(_agrees(total, rest) for rest in _without_nameless_sums(items))


def _without_nameless_sums(items: list[Figure]) -> Iterator[list[Figure]]:
    """Give the rows without those that are the sum of two or more rows just above or below, first all such, then each."""
    sums = [number for number in range(len(items)) if _is_nameless_sum(items, number)]
    if sums:
        yield [figure for number, figure in enumerate(items) if number not in sums]
    for one in sums:
        yield [*items[:one], *items[one + 1 :]]


def _is_nameless_sum(items: list[Figure], number: int) -> bool:
    value = items[number].amount.base
    for near in (items[number + 1 :], items[:number][::-1]):
        so_far = Decimal(0)
        for count, figure in enumerate(near, 1):
            so_far += figure.amount.base
            if count > 1 and so_far == value != 0:
                return True
    return False


def _total_first(table: FigureTable, column: int, first: int) -> Iterator[WrongSum]:
    total = table.figures[first][column]
    rows = range(first + 1, len(table.rows))
    items = [figure for row in rows if table.rows[row].kind == "item" and (figure := table.figures[row][column])]
    if total is None or len(items) < 2 or not table.plain_total(first):
        return
    so_far = Decimal(0)
    for count, figure in enumerate(items, 1):
        so_far += figure.amount.base
        if abs(so_far - total.amount.base) <= spread(items[:count]) and count > 1:
            return  # women and men, and then the same divided in another way
    if not _otherwise(table, total, items):
        yield WrongSum(total, _sum(items), spread(items), "rows")


def _across(table: FigureTable, column: int) -> Iterator[WrongSum]:
    columns = _parts_of(table, column)
    if len(columns) < 2:
        return
    right, wrong = 0, []
    for row, kind in enumerate(table.rows):
        total = table.figures[row][column]
        addends = [figure for other in columns if (figure := table.figures[row][other])]
        if total is None or not addends or kind.kind == "empty" or _kind(addends[0]) != _kind(total):
            continue
        if _agrees(total, addends):
            right += 1
        elif _is_product(total, addends):
            return
        else:
            wrong.append(WrongSum(total, _sum(addends), spread(addends), "columns"))
    # Where hardly any row agrees the column is the sum of something else.
    if len(wrong) <= max(1, right):
        yield from wrong


def _parts_of(table: FigureTable, column: int) -> list[int]:
    """Give the columns that a sum column adds up: those to its left, up to another sum; or to its right.

    Where the first figures of a table are a sum, each sum stands before what it adds up, if anything stands there.
    """
    totals = [other for other in table.columns if table.is_total_column(other)]
    before = max((other for other in totals if other < column), default=-1)
    left = [other for other in table.columns if before < other < column]
    after = min((other for other in totals if other > column), default=len(table.headers))
    right = [other for other in table.columns if column < other < after]
    beside = right if not left or (right and totals[0] == table.columns[0]) else left
    headers = [table.headers[other].lower() for other in beside]
    if any(word in header.split() for header in headers for word in _NO_PARTS):
        return []
    return [other for other in beside if table.can_be_added(other) and not table.headers[other].lower().startswith("varav")]


def _kind(figure: Figure) -> str:
    return "kr" if figure.amount.is_money else figure.amount.unit


def _is_product(total: Figure, addends: list[Figure]) -> bool:
    return len(addends) == 2 and addends[0].amount.value * addends[1].amount.value == total.amount.value
