"""What a rule looks for, said again and again in one sentence of 100,000 characters: every rule must end soon.

A rule that reads the whole sentence for each thing it finds there takes minutes.
"""

import re
import time
from dataclasses import replace

import pytest

from papergen.check.rules import RULES
from papergen.project import open_project
from tests.check.checked_text import case, subject_of
from tests.check.fixtures import PROJECT

SETTINGS = open_project(PROJECT).settings
LENGTH = 100_000
SECONDS = 3.0  # for one rule; a rule that is linear takes a tenth
WORDS = [
    "socialtjänst- och arbetsmarknadsnämnden och ",
    "kommunallagen (1991:900) och ",
    "den 12 maj 2024–1 mars 2023 ",
    "två barn i familjehem ",
    "811218-9876 ",
    "Anna Ek bor på Storgatan 1 ",
    "fördelade på 1 tkr och ",
    "nämn- den ",
    "1 ",
]
FRONT = "titel: T\nnämnd: Socialnämnden\ndatum: 2026-01-12"
DECISION = "## Förslag till beslut\n\n1. Socialnämnden godkänner ansökan om 460 000 kronor.\n\n"


def prose_of(sample: str) -> str:
    """Give the paragraphs of a rule's sample as one sentence without its stop."""
    body = re.sub(r"\A---\n.*?\n---\n", "", sample, flags=re.DOTALL)
    lines = [line for line in body.splitlines() if line.strip() and not line.startswith(("#", "|", "```"))]
    return re.sub(r"\.(?=\s|$)", ",", " ".join(re.sub(r"^(?:\d+\.|-|•)\s+", "", line) for line in lines))


SAMPLES = {rule.code: f"{text} " for rule in RULES if rule.of_case and (text := prose_of(rule.bad))}


@pytest.mark.slow
@pytest.mark.parametrize("words", [*WORDS, *SAMPLES.values()], ids=[*WORDS, *SAMPLES])
def test_a_sentence_that_never_ends_is_read_through_soon(words):
    text = case(f"{DECISION}## Bakgrund\n\n{words * (LENGTH // len(words))}\n", FRONT)
    subject = replace(subject_of(text), settings=SETTINGS)
    for rule in RULES:
        if rule.of_case:
            start = time.process_time()
            list(rule.of_case(subject))
            assert time.process_time() - start < SECONDS, rule.code
