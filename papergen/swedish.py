"""Click's own words in Swedish, whatever language the machine is set to.

Click looks its messages up with gettext, which follows the machine's locale; ours follow the people who use papergen. Its modules
each hold the look-up under the name `_`, so that is what is replaced. A message that is not in the table stays English, and a
test goes through what a user can meet.
"""

import importlib
from collections.abc import Callable
from typing import Any

import click

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types", "_termui_impl")
_WORDS = {
    "Usage:": "Skriv:",
    "Options": "Flaggor",
    "Commands": "Kommandon",
    "Aborted!": "Avbrutet.",
    "Error: {message}": "Fel: {message}",
    "Error: invalid input": "Fel: det går inte att läsa",
    "default: {default}": "annars: {default}",
    "Show the version and exit.": "Visa versionen.",
    "Show this message and exit.": "Visa den här texten.",
    "Try '{command} {option}' for help.": "Hjälp får du med ”{command} {option}”.",
    "Missing argument": "Det saknas",
    "Missing option": "Det saknas",
    "Missing parameter": "Det saknas",
    "Missing command.": "Skriv också vad som ska göras.",
    "Missing {param_type}": "Det saknas",
    "Missing parameter: {param_name}": "Det saknas: {param_name}",
    "No such command {name!r}.": "Kommandot ”{name}” finns inte.",
    "No such option {name!r}.": "Flaggan {name} finns inte.",
    "Invalid value for {param_hint}: {message}": "{param_hint} är fel: {message}",
    "Invalid value: {message}": "Fel värde: {message}",
    "Option {name!r} does not take a value.": "Flaggan {name} tar inget värde.",
    "Option {name!r} requires an argument.": "Flaggan {name} behöver ett värde.",
    "Got unexpected extra argument ({args})": "Det är för många ord: {args}",
    "Got unexpected extra arguments ({args})": "Det är för många ord: {args}",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Menade du någon av {possibilities}?)",
    "{value!r} is not {choice}.": "”{value}” är inte {choice}.",
    "{value!r} is not one of {choices}.": "”{value}” är ingen av {choices}.",
    "{value!r} is not a valid {number_type}.": "”{value}” är inget heltal.",
    "{value} is not in the range {range}.": "{value} går inte, det ska vara {range}.",
    "{value!r} does not match the format {format}.": "”{value}” är inget datum. Skriv det som 2026-02-17.",
    "{value!r} does not match the formats {formats}.": "”{value}” är inget datum. Skriv det som 2026-02-17.",
}


def _swedish(message: str) -> str:
    return _WORDS.get(message, message)


def _swedish_number(one: str, many: str, number: int) -> str:
    return _swedish(one if number == 1 else many)


def speak_swedish() -> None:
    """Replace click's look-up of its own messages."""
    replacements: dict[str, Callable[..., str]] = {"_": _swedish, "ngettext": _swedish_number}
    for name in _MODULES:
        module = importlib.import_module(f"click.{name}")
        for alias, replacement in replacements.items():
            if hasattr(module, alias):
                setattr(module, alias, replacement)


class AtLeastOne(click.IntRange):
    """A whole number from 1."""

    def __init__(self) -> None:
        """Take no limits: there is one."""
        super().__init__(min=1)

    def _describe_range(self) -> str:
        return "minst 1"


class Command(click.Command):
    """A command whose line of use is Swedish too, and that guesses at a flag with one dash: `-tillagg`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say [FLAGGOR] where click says [OPTIONS]."""
        super().__init__(*args, **{"options_metavar": "[FLAGGOR]"} | kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words apart; click would say of `-tillagg` that there is no flag -t, and no more."""
        written = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if not error.option_name.startswith("--"):
                from difflib import get_close_matches

                word = next((word for word in written if word.startswith(error.option_name)), error.option_name)
                flags = [flag for one in self.get_params(ctx) for flag in one.opts if flag.startswith("--")]
                near = get_close_matches(f"-{word.partition('=')[0]}", flags, n=1)
                if near:
                    raise click.NoSuchOption(word, possibilities=near, ctx=ctx) from error
            raise


class Group(click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say [FLAGGOR] KOMMANDO … where click says [OPTIONS] COMMAND [ARGS]."""
        super().__init__(*args, **{"options_metavar": "[FLAGGOR]", "subcommand_metavar": "KOMMANDO …"} | kwargs)
