"""SUM001: a sum in a table is not the sum of its rows or columns."""

from collections.abc import Iterator

from papergen.check.amounts import swedish
from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.check.table_sums import WrongSum, wrong_sums
from papergen.check.units import in_unit
from papergen.problems import Severity


@rule("SUM001", "summan-stammer-inte", Severity.ERROR)
def sum_in_table(subject: Subject) -> Iterator[Finding]:
    """Summan i en tabell stämmer inte med raderna eller kolumnerna.

    Den som beslutar om pengar litar på summan. Är den fel vet ingen om det är summan eller någon av raderna som ska ändras,
    och beslutet kan komma att gälla fel belopp. Papergen räknar efter i alla tabeller som har en rad eller en kolumn som
    heter Summa eller Totalt, med delsummor. För varje tal som läggs ihop godtas en avrundning på en halv enhet av den sista
    siffran. Procent, medelvärden och rader som börjar med ”varav” läggs inte ihop. Papergen ändrar aldrig en siffra.

    Fel:
        Tabell: Kostnader, tkr

        | Post | Belopp |
        | :-- | --: |
        | Personal | 240 |
        | Resor | 60 |
        | Summa | 350 |

    Rätt:
        Tabell: Kostnader, tkr

        | Post | Belopp |
        | :-- | --: |
        | Personal | 240 |
        | Resor | 60 |
        | Summa | 300 |
    """
    for table in subject.tables:
        for wrong in wrong_sums(table):
            yield Finding(wrong.total.place, _message(wrong), "Räkna om summan, eller rätta det tal som är fel.")


def _message(wrong: WrongSum) -> str:
    amount = wrong.total.amount
    what = "Raderna" if wrong.over == "rows" else "Kolumnerna"
    comes_to, tolerance = (swedish(in_unit(value, amount.unit), amount.unit) for value in (wrong.comes_to, wrong.tolerance))
    told = swedish(amount.value, amount.unit)
    return f"{what} blir {comes_to}, men summan är {told}. Avrundning förklarar högst {tolerance}."
