"""What the rules on sums and decided amounts tell: the evidence, in plain Swedish."""

import pytest

from papergen.project import open_project
from tests.check.fixtures import FRONT, PROJECT, check, only

SETTINGS = (PROJECT / "papergen.toml").read_text(encoding="utf-8")
DECISION = "## Förslag till beslut\n\n1. {}\n\n## Förvaltningens synpunkter\n\n{}\n"


def messages(folder, code, body):
    (folder / "papergen.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "cases").mkdir()
    file = folder / "cases" / "arende.md"
    file.write_text(FRONT + "\n" + body, encoding="utf-8")
    return [one.problem.message for one in check(open_project(folder), file, only(code)).found if one.problem.code == code]


@pytest.mark.parametrize(
    ("code", "body", "told"),
    [
        (
            "SUM001",
            "## Bakgrund\n\n| Post | tkr |\n| - | - |\n| A | 300 |\n| B | 40 |\n| Summa | 390 |\n",
            "Raderna blir 340 tkr, men summan är 390 tkr. Avrundning förklarar högst 1 tkr.",
        ),
        (
            "SUM001",
            "## Bakgrund\n\n| Post | A | B | Summa |\n| - | - | - | - |\n| x | 300 | 40 | 390 |\n",
            "Kolumnerna blir 340, men summan är 390. Avrundning förklarar högst 1.",
        ),
        (
            "SUM002",
            "## Bakgrund\n\nDet kostar 1,5 mnkr, fördelade på 900 tkr till löner och 700 tkr till annat.\n",
            "Delarna blir 1,6 mnkr, men helheten är 1,5 mnkr. Avrundning förklarar högst 0,05 mnkr.",
        ),
        (
            "SUM002",
            "## Bakgrund\n\nDet kostar 100 kr, varav 120 kr till löner.\n",
            "Delarna blir 120 kronor, men helheten är bara 100 kronor. Avrundning förklarar högst 0,5 kronor.",
        ),
        (
            "SUM003",
            DECISION.format("Socialnämnden godkänner en lokal.", "Lokalens hyra är 12 tkr.")
            + "\n## Lokal\n\nLokalens hyra är 15 tkr.\n",
            "Texten säger 15 tkr om ”lokalens hyra”, men synpunkterna säger 12 tkr.",
        ),
        (
            "SUM003",
            DECISION.format("Socialnämnden ger 12 tkr till A och 15 tkr till B.", "Det är bra."),
            "Beloppen i beslutet blir tillsammans 27 tkr, men det står ingenstans.",
        ),
        (
            "SUM004",
            "## Bakgrund\n\nArbetet har två teman och fyra delprojekt:\n\n1. Ett\n   1. A\n   2. B\n2. Två\n   1. C\n",
            "Texten säger ”fyra delprojekt”, men listan har 3.",
        ),
        (
            "SUM004",
            "## Bakgrund\n\nArbetet har tre teman och fyra delprojekt:\n\n1. Ett\n   1. A\n   2. B\n2. Två\n   1. C\n   2. D\n",
            "Texten säger ”tre teman”, men listan har 2.",
        ),
        (
            "DEC004",
            DECISION.format(
                "Socialnämnden avsätter 50 000 kronor till handledning.", "Nämnden bör avsätta 55 tkr till handledning."
            ),
            "Beslutet säger 50 000 kronor, men texten säger 55 tkr.",
        ),
        (
            "DEC004",
            DECISION.format("Socialnämnden avsätter 50 000 kronor till handledning.", "Nämnden bör avsätta 55 tkr till resor."),
            "Beloppet 50 000 kronor i beslutet står inte i texten.",
        ),
        (
            "DEC004",
            DECISION.format("Socialnämnden godkänner ansökan.", "Ansökningarna bör godkännas."),
            "Beslutet gäller ett enda (”ansökan”), men synpunkterna gäller flera (”Ansökningarna”).",
        ),
        (
            "DEC004",
            DECISION.format("Socialnämnden godkänner ansökningarna.", "Ansökan bör godkännas."),
            "Beslutet gäller flera (”ansökningarna”), men synpunkterna gäller ett enda (”Ansökan”).",
        ),
    ],
)
def test_the_message_has_the_evidence(code, body, told, tmp_path):
    assert messages(tmp_path, code, body) == [told]


@pytest.mark.parametrize(("many", "found"), [(50, 50), (51, 0)])
def test_a_decision_that_is_a_list_of_prices_is_left_alone(many, found, tmp_path):
    prices = "\n".join(f"{number}. Socialnämnden tar {number + 100} kr." for number in range(1, many + 1))
    body = f"## Förslag till beslut\n\n{prices}\n\n## Förvaltningens synpunkter\n\nDet kostar 9 kr.\n"
    assert len(messages(tmp_path, "DEC004", body)) == found
