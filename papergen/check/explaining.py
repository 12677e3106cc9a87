"""The rules, told to a person: a list of all, or one explained."""

from difflib import get_close_matches

from papergen.check.permissions import CODES
from papergen.check.rule import Rule
from papergen.check.rules import RULES
from papergen.problems import SWEDISH_SEVERITY

_PERMISSIONS = """Skriv en kommentar på en egen rad före det stycke, den lista eller den tabell som får vara som den är:

    <!-- papergen: tillåt SUM001 därför att raderna är avrundade var för sig -->

Skälet måste finnas, så att den som granskar förstår. Ett tillåt utan skäl gäller inte, och ett som inte döljer något ska bort."""


def codes() -> tuple[str, ...]:
    """Give the codes of all rules."""
    return (*(rule.code for rule in RULES), *CODES)


def nearest(code: str) -> str:
    """Give the code that somebody may have meant, or nothing."""
    return next(iter(get_close_matches(code.upper(), codes(), n=1)), "")


def all_rules() -> str:
    """Give a line for each rule: code, how grave it is, and what is wrong."""
    lines = [f"{rule.code}  {SWEDISH_SEVERITY[rule.severity]:7}  {rule.summary}" for rule in RULES]
    lines += [f"{code}  varning  {text}" for code, text in CODES.items()]
    return "\n".join([*lines, "", "Förklara en regel med: papergen rules SUM001", ""])


def explanation(code: str) -> str:
    """Explain one rule."""
    rule = next((one for one in RULES if one.code == code), None)
    if rule is None:
        return f"{code} (varning)\n{CODES[code]}\n\n{_PERMISSIONS}\n"
    return f"{_head(rule)}\n\n{rule.why}\n\nFel:\n\n{_indented(rule.bad)}\n\nRätt:\n\n{_indented(rule.good)}\n{_foot(rule)}"


def _head(rule: Rule) -> str:
    return f"{rule.code} {rule.name} ({SWEDISH_SEVERITY[rule.severity]})\n{rule.summary}"


def _foot(rule: Rule) -> str:
    mended = "\nPapergen kan rätta det: papergen check --fix\n" if rule.fixable else ""
    comment = f"    <!-- papergen: tillåt {rule.code} därför att … -->\n"
    return f"{mended}\nÄr det rätt som det står? Skriv på en egen rad före stycket:\n\n{comment}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip().split("\n"))
