"""What click itself says to users is Swedish."""

import re

import pytest
from click.testing import CliRunner

from papergen.cli import main

ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Error|Missing|No such|Invalid|Try|Show|exit|default|unexpected|extra|argument|Aborted|value|"
    r"range|is not|match|format|TEXT|INTEGER|PATH|mean|requires|OPTIONS|COMMAND|ARGS)\b"
)
COMMANDS = [[], ["build"], ["show"], ["verify"], ["new"], ["new", "project"], ["new", "meeting"], ["new", "case"]]
MISTAKES = [
    ["build", "-formt", "pdf"], ["build", "-q"],
    ["bygg"], ["buil"], ["build", "--formt", "pdf"], ["build", "--jobs"], ["build", "--jobs", "0"], ["build", "--jobs", "två"],
    ["build", "--force=ja"], ["show"], ["show", "a.md", "b.md"], ["show", "a.md", "--as", "pdf"], ["new"], ["new", "projekt"],
    ["new", "meeting", "--namnd", "N", "--datum", "i dag"], ["verify"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_no_english_words(command: list[str]) -> None:
    ran = CliRunner().invoke(main, [*command, "--help"], prog_name="papergen")
    words = ran.output.replace("--format", "")
    assert (ran.exit_code, ENGLISH.findall(words)) == (0, [])


@pytest.mark.parametrize("mistake", MISTAKES, ids=" ".join)
def test_wrong_use_is_told_in_swedish(mistake: list[str]) -> None:
    ran = CliRunner().invoke(main, mistake, prog_name="papergen")
    words = re.sub(r"--\w+|”[^”]*”", "", ran.output)
    assert (ran.exit_code, ENGLISH.findall(words)) == (2, [])


def test_no_answer_ends_without_english() -> None:
    ran = CliRunner().invoke(main, ["new", "meeting", "--datum", "2026-01-01"], prog_name="papergen", input="")
    assert ran.exit_code == 1
    assert "Avbrutet." in ran.output
