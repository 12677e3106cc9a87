"""The docs hold true: commands, options, codes and keys in the code stand in them, and no place of the makers' machine does."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

from papergen.cli import main
from papergen.model.case import Behandling
from papergen.model.meeting import Status
from papergen.model.settings import Settings
from papergen.read.case_fields import CASE_FIELDS, HANDLAGGARE_FIELDS, UNDERTECKNARE_FIELDS
from papergen.read.meeting import MEETING_FIELDS, read_meeting
from papergen.render.context import NAMES

ROOT = Path(__file__).parent.parent
CODE = re.compile(r"\b(?:FM|FMT|MD|FIL|MOT|MALL|TOML|GIT)\d{3}\b")
# Codes that are put together from a room's letters and a number: `notes.add("010", …)` is FM010, MALL010 and TOML010.
PREFIXES = ("FM", "TOML", "MALL")
TEXT = {".md", ".py", ".toml", ".typ", ".sh", ".yaml", ".yml", ".lock", ".cfg", ".txt", ".json", ""}


def text_of(name: str) -> str:
    path = ROOT / name
    if not path.is_file():
        pytest.fail(f"{name} is missing")
    return path.read_text(encoding="utf-8")


def commands(group: click.Group = main, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command with the words it is called by."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        elif not command.hidden:
            yield (*before, name), command


def codes() -> set[str]:
    """Give every problem code that the source writes whole."""
    return {code for path in (ROOT / "papergen").rglob("*.py") for code in CODE.findall(without_docstrings(path))}


def without_docstrings(path: Path) -> str:
    return re.sub(r'"""(?:[^"]|"(?!""))*"""', "", path.read_text(encoding="utf-8"))


def test_every_command_is_in_readme_or_handbook() -> None:
    docs = text_of("README.md") + text_of("docs/handbok.md")
    assert [words for words, _ in commands() if f"papergen {' '.join(words)}" not in docs] == []


def test_every_option_is_in_readme_or_handbook() -> None:
    docs = text_of("README.md") + text_of("docs/handbok.md")
    options = {
        option
        for command in (main, *(command for _, command in commands()))
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for option in [max(parameter.opts, key=len)]
    }
    missing = sorted(option for option in options if not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", docs))
    assert missing == []


def sections(text: str) -> dict[str, str]:
    """Give what stands under each heading, up to the next; fenced lines are no headings."""
    found: dict[str, str] = {}
    title, fenced = "", False
    for line in text.splitlines():
        fenced ^= line.lstrip().startswith("```")
        if not fenced and re.match(r"#+ ", line):
            title = line.lstrip("#").strip()
        found[title] = found.get(title, "") + line + "\n"
    return found


def test_every_command_has_its_place_in_the_handbook_and_all_its_options_there() -> None:
    told = sections(text_of("docs/handbok.md"))
    missing = []
    for words, command in commands():
        heading = f"`papergen {' '.join(words)}"
        under = "".join(text for title, text in told.items() if re.match(rf"{re.escape(heading)}[ `]", title))
        options = [max(one.opts, key=len) for one in command.params if isinstance(one, click.Option) and not one.hidden]
        missing += [heading] if not under else [f"{heading} {name}" for name in options if f"`{name}" not in under]
    assert missing == []


def test_every_choice_of_the_keys_of_a_meeting_and_an_attachment_is_in_the_handbook() -> None:
    handbook = text_of("docs/handbok.md")
    choices = {*get_args(Status), *get_args(Behandling)} - {""}
    assert sorted(choice for choice in choices if f"`{choice}`" not in handbook) == []


def examples(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL)


def test_the_meetings_in_the_handbook_can_be_read() -> None:
    settings = Settings(organisation="Exempelstads kommun")
    agendas = [text for text in examples("docs/handbok.md", "markdown") if "Val av justerare" in text]
    assert len(agendas) >= 2
    for text in agendas:
        whole = text if text.startswith("---") else f"---\nnämnd: Socialnämnden\ndatum: 2026-03-17\n---\n{text}"
        reading = read_meeting(whole.encode(), "cases/m/sammanträde.md", settings, agenda=True)
        assert reading.problems == ()
        numbers = [item.number for group in reading.meeting.agenda for item in group.items]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def anchor(heading: str) -> str:
    """Give the address that GitHub gives a heading."""
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")


def test_links_to_headings_lead_somewhere() -> None:
    pages = {path.name: text_of(f"docs/{path.name}") for path in (ROOT / "docs").glob("*.md")}
    anchors = {name: {anchor(title) for title in sections(text)} for name, text in pages.items()}
    broken = [
        (name, target)
        for name, text in pages.items()
        for target in re.findall(r"\]\(([\w.-]*#[^)\s]+)\)", text)
        for page, _, heading in [target.partition("#")]
        if heading not in anchors.get(page or name, set())
    ]
    assert broken == []


def test_every_code_is_explained() -> None:
    explained = text_of("docs/felkoder.md")
    assert sorted(code for code in codes() if code not in explained) == []


def test_every_explained_code_is_in_the_code() -> None:
    written = codes()
    numbers = {
        number
        for path in (ROOT / "papergen" / "read").rglob("*.py")
        for number in re.findall(r'["}](0\d\d)"', without_docstrings(path))
    }
    headed = set(re.findall(rf"^#+ .*?({CODE.pattern})", text_of("docs/felkoder.md"), re.MULTILINE))
    unknown = {code for code in headed - written if not (code[:-3] in PREFIXES and code[-3:] in numbers)}
    assert sorted(unknown) == []


def test_the_code_names_codes_at_all() -> None:
    assert {"FM001", "MD001", "FIL001", "MALL101"} <= codes()


@pytest.mark.parametrize(
    "fields",
    [CASE_FIELDS, HANDLAGGARE_FIELDS, UNDERTECKNARE_FIELDS, MEETING_FIELDS],
    ids=["case", "handläggare", "undertecknare", "meeting"],
)
def test_every_key_is_in_the_handbook(fields: tuple[object, ...]) -> None:
    handbook = text_of("docs/handbok.md")
    keys = [field.key for field in fields]  # type: ignore[attr-defined]
    assert [key for key in keys if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", handbook)] == []


def test_every_name_a_template_may_use_is_explained() -> None:
    explained = text_of("docs/templates.md")
    assert [name for name in NAMES if not re.search(rf"\b{re.escape(name)}\b", explained)] == []


@pytest.mark.slow  # `make lint` looks too
def test_generated_docs_are_what_the_generator_gives(tmp_path: Path) -> None:
    generator = ROOT / "tools" / "make_docs.py"
    if not generator.is_file():
        pytest.skip("tools/make_docs.py is not there")
    done = subprocess.run(
        [sys.executable, str(generator), "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def files_of_the_project() -> list[Path]:
    """Give the text files that git knows of or would take, and all there are where git is not."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        skipped = {".git", ".venv", "build", "dist"}
        listed = [
            path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if not skipped & set(path.relative_to(ROOT).parts)
        ]
    return [ROOT / name for name in listed if name and (ROOT / name).is_file() and (ROOT / name).suffix in TEXT]


def test_no_file_speaks_of_the_makers_machine() -> None:
    elsewhere = re.compile("/" + r"work\b|\bshared" + r"/|\." + r"library\b")
    found = {
        path.relative_to(ROOT).as_posix(): words
        for path in files_of_the_project()
        if (words := elsewhere.findall(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


def links() -> Iterator[tuple[str, str]]:
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]:
        if path.is_file():
            text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            for target in re.findall(r"\]\(([^)\s]+)\)", text):
                if not re.match(r"[a-z]+:|#", target):
                    yield path.relative_to(ROOT).as_posix(), target.partition("#")[0]


def test_links_between_the_docs_lead_somewhere() -> None:
    assert [(page, target) for page, target in links() if not (ROOT / page).parent.joinpath(target).exists()] == []
