"""The marks of list items (`1.`, `a.`, `•`), as Word counts them from the template's own levels."""

from papergen.render.style import ListLevel, Look

UNCHECKED, CHECKED = "☐", "☒"
DEEPEST = 8  # Word has nine levels, 0 to 8


def level(look: Look, ordered: bool, depth: int) -> ListLevel:
    """Give the list level at a nesting depth counted from 0; deeper lists look like the last level there is."""
    levels = look.numbers if ordered else look.bullets
    return levels[min(depth, DEEPEST, len(levels) - 1)]


def label(at: ListLevel, number: int) -> str:
    """Give the mark of item `number` at a level; parts that count other levels are left out."""
    if at.format == "bullet":
        return at.text
    head, _, tail = at.text.rpartition("%")
    return (head.rpartition("%")[0].rstrip("%0123456789.") if "%" in head else head) + _number(number, at.format) + tail[1:]


def _number(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            # Word doubles the letter after z: z, aa, bb (ECMA-376 part 1, 17.18.59 lowerLetter).
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            roman = _roman(number)
            return roman if form == "upperRoman" else roman.lower()
        case _:
            return str(number)


def _roman(number: int) -> str:
    numerals = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
    )
    text = ""
    for value, numeral in (*numerals, (4, "IV"), (1, "I")):
        text += numeral * (number // value)
        number %= value
    return text
