"""Rules on text made to be slow: each must end soon."""

import time

import pytest

from papergen.check.rules import RULES
from papergen.check.subject import Subject
from papergen.model.settings import Settings
from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS

FRONT = "---\ntitel: T\nnämnd: N\n---\n\n"
HOSTILE = {
    "one line": "## Bakgrund\n\n" + "och bilaga 1, 2 " * 6000 + "\n",
    "letters": "## Bakgrund\n\n" + "a" * 100_000 + "\n",
    "brackets": "## Bakgrund\n\n" + "(" * 10_000 + "bilaga" + ")" * 10_000 + "\n",
    "numbers": "## Bakgrund\n\n" + "bilaga 1–2 801-26-060935 " * 4000 + "\n",
    "figures": "## Bakgrund\n\ntelefon: " + "1 " * 50_000 + "\n",
    "dashes": "## Bakgrund\n\n" + "1-" * 50_000 + "\n",
    "blanks": "## Bakgrund\n\n" + "bifogad x" + " inga" * 20_000 + "\n",
    "none": "## Ekonomiska konsekvenser\n\n" + "inga a b c " * 9000 + "\n",
    "headings": "".join(f"## Avsnit {number}\n\n### Del {number}:\n\nText\n\n" for number in range(2500)),
    "attachments": "## Bakgrund\n\n"
    + "Del 1: ett två\n\n" * 1500
    + "## Bilagor\n\n"
    + "".join(f"{n}. Del 1: två tre\n" for n in range(1, 1500)),
    "attached": "## Bakgrund\n\n"
    + "bifogad karta. " * 3000
    + "\n\n## Bilagor\n\n"
    + "".join(f"{n}. Plan {n}\n" for n in range(1, 1500)),
    "other": "## Bakgrund\n\n"
    + "projektplan (bilaga 2). " * 3000
    + "\n\n## Bilagor\n\n"
    + "".join(f"{n}. Avtal {n}\n" for n in range(1, 1500))
    + "1500. Projektplan\n",
    "links": "## Bakgrund\n\n" + "[a.b.pdf](https://exempel.se/a) " * 3000 + "\n",
}
MINE = ("META", "STR", "ATT", "SIG", "CON", "ACC")


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_through_soon(body):
    case = read_case_leniently((FRONT + body).encode(), "cases/a.md", KINDS, Settings("K"), None).case
    lines = tuple((FRONT + body).split("\n"))
    subject = Subject(case, lines, KINDS["tjansteskrivelse"], Settings("K"))
    assert subject.passages
    assert all(passage.sentences is not None for passage in subject.prose)
    for rule in RULES:
        if rule.of_case and rule.code.startswith(MINE):
            start = time.perf_counter()
            list(rule.of_case(subject))
            assert time.perf_counter() - start < 0.5, rule.code


MANY = {
    "abbreviations": "## Bakgrund\n\n"
    + " ".join(f"Ord ({chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676)})" for n in range(6000))
    + "\n",
    "decided": "## Förslag till beslut\n\n"
    + "".join(f"{n}. N beviljar {n} 000 kr till A och {n + 1} 100 kr till B.\n" for n in range(1, 999))
    + "\n## Bakgrund\n\n"
    + "".join(f"{n % 997 + 1} 040 kr " for n in range(20_000))
    + "\n",
}


@pytest.mark.parametrize("body", MANY.values(), ids=MANY)
def test_no_rule_tries_each_of_many_against_all(body):
    case = read_case_leniently((FRONT + body).encode(), "cases/a.md", KINDS, Settings("K"), None).case
    subject = Subject(case, tuple((FRONT + body).split("\n")), KINDS["tjansteskrivelse"], Settings("K"))
    start = time.process_time()
    assert sum(1 for rule in RULES if rule.of_case for _ in rule.of_case(subject))
    assert time.process_time() - start < 5
