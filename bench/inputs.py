"""The papers that are measured: four pages each, the same every time, with what real papers have in them."""

import compileall
import random
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

SETTINGS = """[organisation]
namn = "Sävhamns kommun"
forvaltning = "Socialförvaltningen"

[[namnder]]
namn = "Socialnämnden"
forkortning = "SN"
fran = 2011-01-01
"""

PAPERS_IN_A_MEETING = 20

_SUBJECTS = (
    "Förvaltningen",
    "Enheten för projektstöd",
    "Länsstyrelsen",
    "Arbetsgruppen",
    "Avdelningen för vuxna",
    "Samordnaren",
    "Kommunen",
)
_VERBS = ("har gått igenom", "redovisar", "följer upp", "föreslår ändringar i", "har tagit del av", "ansvarar för", "prövar")
_OBJECTS = (
    "underlaget från projektet",
    "kostnaderna för hyra och löner",
    "de åtgärder som beslutades i våras",
    "samtliga ansökningar om projektmedel",
    "rutinerna för samverkan med regionen",
    "resultatet av brukarundersökningen",
    "tidplanen för det fortsatta arbetet",
)
_ENDS = (
    "enligt 4 kap. 1 § socialtjänstlagen",
    "under perioden april till december",
    "tillsammans med de fackliga organisationerna",
    "inom beslutad ram på 1 250 tkr",
    "t.ex. när det gäller skyddat boende",
    "i dialog med föreningarna",
    "så att fler får stöd i tid",
)
_POSTS = (
    "Projektledare, 80 %",
    "Behandlare, 2,0 tjänster",
    "Lokaler",
    "Utbildning och handledning",
    "Tolk och översättning",
    "Uppföljning",
    "Information",
)
_SECTIONS = (
    "Bakgrund",
    "Ärendet",
    "Ärendets beredning",
    "Förvaltningens synpunkter",
    "Konsekvenser för barn",
    "Jämställdhetsanalys",
    "Klimat och miljö",
)


def make_project(folder: Path, papers: int) -> None:
    """Write a project with so many case files into an empty folder; the built-in templates are used. The same bytes each time."""
    (folder / "papergen.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(papers):
        meeting = folder / "cases" / f"socialnamnden-{number // PAPERS_IN_A_MEETING + 1:03}"
        meeting.mkdir(parents=True, exist_ok=True)
        (meeting / f"arende-{number + 1:04}.md").write_text(case_text(number), encoding="utf-8")


def case_text(number: int) -> str:
    """Give case file `number` (from 0): about 8 kB, four pages in print, no two alike."""
    chance = random.Random(number)  # not for secrets: the same text each time
    name = f"verksamhetsutveckling {number + 1}"
    parts = [
        _front_matter(number, name),
        f"## Förslag till beslut\n\n1. Socialnämnden godkänner ansökan om medel för {name}.",
        "2. Socialnämnden ger förvaltningschefen i uppdrag att\n   - teckna avtal, och\n   - redovisa resultatet i december.",
        "3. Paragrafen justeras omedelbart.",
        f"## Sammanfattning\n\n{_paragraph(chance, 3)}",
    ]
    for index, section in enumerate(_SECTIONS):
        parts.append(f"## {section}\n\n{_paragraph(chance, 3)}\n\n{_paragraph(chance, 2)}")
        if index == 0:
            parts.append("Projektet bygger på **tre delar** och ett *gemensamt* arbetssätt:\n\n" + _list(chance))
        if index == 1:
            parts.append(
                f"### Tidigare beslut\n\n{_paragraph(chance, 3)}[^beslut]\n\n### Så arbetar projektet\n\n{_numbered(chance)}"
            )
            parts.append(
                f"[^beslut]: Socialnämndens beslut den 12 december 2024, § {chance.randint(1, 250)}. {_sentence(chance)}"
            )
        if index == 3:
            link = f"[kommunens webbplats](https://www.savhamn.example.se/{number})"
            parts.append(f"> {_sentence(chance)} {_sentence(chance)}\n\nMer finns att läsa på {link}.")
    parts.append(f"## Ekonomiska konsekvenser\n\n{_paragraph(chance, 3)}\n\n{_table(chance)}\n\n{_paragraph(chance, 2)}")
    parts.append("## Bilagor\n\n1. Projektansökan, 2026-01-08\n2. Beslut från länsstyrelsen, 2025-12-10\n3. Kostnadskalkyl")
    return "\n\n".join(parts) + "\n"


def _front_matter(number: int, name: str) -> str:
    return f"""---
mall: tjansteutlatande
titel: Ansökan om projektmedel för {name}
dnr: SN 2026/{number + 1:04}
nämnd: Socialnämnden
datum: 2026-01-{number % 28 + 1:02}
avdelning: Avdelningen för vuxna
handläggare: {{namn: Sara Ek, telefon: 08-465 004 31, e-post: sara.ek@savhamn.example.se}}
undertecknare:
  - {{namn: Karin Lund, titel: Förvaltningschef, tf: ja}}
  - {{namn: Nils Berg, titel: Avdelningschef}}
---"""


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {chance.choice(_OBJECTS)} {chance.choice(_ENDS)}."


def _paragraph(chance: random.Random, sentences: int) -> str:
    return "\n".join(_sentence(chance) for _ in range(sentences))


def _list(chance: random.Random) -> str:
    return "\n".join(f"- {_sentence(chance)}\n  - {_sentence(chance)}" for _ in range(3))


def _numbered(chance: random.Random) -> str:
    return "\n".join(f"{number}. **Steg {number}**: {_sentence(chance)}" for number in range(1, 6))


def _table(chance: random.Random) -> str:
    rows = [(post, [chance.randint(20, 900) * 1000 for _ in range(3)]) for post in _POSTS]
    rows.append(("**Summa**", [sum(row[year] for _, row in rows) for year in range(3)]))
    lines = [
        "Tabell: Kostnader per år, kronor",
        "",
        "| Post | 2026 | 2027 | 2028 | Summa |",
        "| :--- | ---: | ---: | ---: | ---: |",
    ]
    lines += [f"| {post} | {' | '.join(_kronor(amount) for amount in [*amounts, sum(amounts)])} |" for post, amounts in rows]
    return "\n".join(lines)


def _kronor(amount: int) -> str:
    return f"{amount:,}".replace(",", " ")


# docxtpl loads docxcompose where it finds it. It is here for the usual way's sake; papergen does not ask for it, and whoever has
# only papergen's own libraries has none.
_AS_INSTALLED = "import sys; sys.modules['docxcompose'] = None; from papergen.__main__ import run; run()"


def papergen(*arguments: str) -> list[str]:
    """Give the command that runs papergen with the libraries it asks for, in the folder `ROOT`."""
    return [sys.executable, "-c", _AS_INSTALLED, *arguments]


def as_installed() -> None:
    """Compile papergen's code once, as pip and `make` do, and as Python does at the first run of all.

    Where PYTHONDONTWRITEBYTECODE is set, as it is on some build machines, every start would otherwise do it again.
    """
    compileall.compile_dir(ROOT / "papergen", quiet=1)
