"""The laws of formatting, on random documents: it keeps the model, and formatting again changes nothing."""

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from papergen.fmt.body import format_body
from tests.fmt.forms import form, is_same, is_whole, reading

WORDS = st.sampled_from(
    (
        *("Nämnden", "beslutar.", "t.ex.", "bl.a.", "Avsnitt", "kap.", "4", "§", "12.", "5", "den", "3.", "(se", "bilaga", "1.)"),
        *(
            "”Ja.”",
            "*fet*",
            "**Sats.**",
            "`kod.",
            "Kod`",
            "[länk.",
            "Text](a.md)",
            "[^1]",
            "<https://a.se>",
            "![bild.",
            "Bild](b.png)",
        ),
        *(
            "\\*",
            "&amp;",
            "a_b",
            "~~struken.",
            "Text~~",
            "–",
            "m.m.",
            "Sedan",
            "1.",
            "-",
            "#",
            ">",
            "|",
            "+",
            "=",
            "***",
            "A.",
            "B.",
        ),
        *("Ek…", "[x]", "[d]", "\\", "<!--not-->", "Tabell:", "a@b.se"),
    )
)
GAPS = st.sampled_from((" ", " ", " ", "\n", "\n", "  \n", "\\\n", "  ", "\n   ", "\t", "\n       "))
TEXT = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=12).map(lambda pairs: "".join(word + gap for word, gap in pairs))
PARAGRAPH = TEXT.map(lambda text: "Ord " + text.strip())


def indented(text: str, mark: str, indent: str) -> str:
    lines = text.split("\n")
    return "\n".join([mark + lines[0], *(indent + line if line.strip() else "" for line in lines[1:])])


def a_list(items: list[str], mark: str, apart: bool, counted: bool) -> str:
    marks = [f"{number if counted else 1}{mark[1:]}" if mark[0] == "1" else mark for number in range(1, len(items) + 1)]
    parts = [indented(item, mark, " " * len(mark)) for item, mark in zip(items, marks, strict=True)]
    return ("\n\n" if apart else "\n").join(parts)


TABLE = st.tuples(
    st.lists(
        st.lists(st.sampled_from(("a", "Ö b", "\\|", "**x**", "", "långt ord här", "表")), min_size=2, max_size=2),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(("|---|:-:|", "| --: | - |", ":--|--")),
    st.booleans(),
).map(lambda one: "\n".join((" | ".join(("A", "B")) if one[2] else "| A|B |", one[1], *(f"|{'|'.join(row)}|" for row in one[0]))))
LEAF = st.one_of(
    PARAGRAPH,
    TABLE,
    TABLE.map(lambda table: f"Tabell: Rubrik. Mer\n\n{table}"),
    st.sampled_from(
        (
            "### Rubrik. Mer text",
            "```py\n a.  \n\n- b\n```",
            "~~~\nx",
            "    kod. Kod\n\n     mer",
            "***",
            "- - -",
            "<!-- papergen: tillåt LNG -->",
            "<!-- en not\n\n  på rader  \n-->",
            "[d]: https://a.se\n  'Titel. Mer'",
            '![bild](b.png "Titel. Ord")',
        )
    ),
)
DEEP = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.builds(
            a_list,
            st.lists(st.lists(inner, min_size=1, max_size=2).map("\n\n".join), min_size=1, max_size=3),
            st.sampled_from(("- ", "* ", "+ ", "-   ", "1. ", "1) ", " - ")),
            st.booleans(),
            st.booleans(),
        ),
        st.lists(inner, min_size=1, max_size=2).map(lambda parts: indented("\n\n".join(parts), "> ", "> ")),
        inner.map(lambda text: f"- [ ] {text}"),
    ),
    max_leaves=6,
)
DOCUMENT = st.lists(st.tuples(DEEP, st.sampled_from(("\n", "\n\n", "\n\n", "\n\n\n"))), min_size=1, max_size=5).map(
    lambda parts: (
        "## Avsnitt\n\n"
        + "".join(text + gap for text, gap in parts)
        + "\nSe not.[^1]\n\n[^1]: Noten. Slut\n    mer. Text\n\n    - a\n"
    )
)
SOUP = st.text(alphabet="aB.1 \n\n\t-*+>#|`~_[]()!^:\\<=&;§”", max_size=80)


def see_that_the_law_holds(text: str) -> bool:
    """See that formatting keeps the model and is done once; give False where it would be refused."""
    done = form(text)
    if not is_same(text, done):
        return False
    assert form(done) == done
    return True


@given(DOCUMENT)
@settings(max_examples=70, deadline=None)
def test_a_document_of_sound_blocks_is_never_refused(text: str) -> None:
    assume(is_whole(reading(text)))
    assert see_that_the_law_holds(text), form(text)


@given(SOUP)
@settings(max_examples=70, deadline=None)
def test_any_characters_are_formatted_once_or_refused(text: str) -> None:
    assume(text.strip() and is_whole(reading(text)))
    see_that_the_law_holds(text)


HOSTILE = {
    "one line": "Ord. Mer " * 12_000,
    "brackets": "[" * 10_000,
    "brackets around": "[" * 5_000 + "a" + "]" * 5_000,
    "parentheses": "(a. B " * 15_000,
    "stars": "*a. B " * 15_000,
    "backticks": "`a. B ``" * 10_000,
    "lines": "a.\nB " * 10_000,
    "hard breaks": "a.  \nB" * 7_000,
    "spaces at line ends": "a" + " " * 50_000 + "\n" + "b" + " " * 50_000,
    "items": "- a. B\n" * 3_000,
    "quotes": "> a. B\n" * 5_000,
    "comments": "a <!-- b --> C. D\n" * 5_000,
    "a table": "| a | b |\n|---|---|\n" + "| a. B | c |\n" * 2_500,
    "a wide table": "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n" + ("|a" * 3_000 + "|\n") * 3,
    "numbers": "".join(f"{number}. a\n" for number in range(3_000)),
    "footnotes": "".join(f"[^{number}]\n" for number in range(3_000))
    + "".join(f"\n[^{number}]: a. B\n" for number in range(1_000)),
    "deep lists": "".join(f"{'  ' * (depth % 15)}- a\n" for depth in range(2_000)),
    "quote marks": "> " * 15 + "a\n" + (">" * 15 + "\n") * 3_000 + "> b\n",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.slow
def test_hostile_text_takes_two_seconds_at_most(name: str) -> None:
    text = HOSTILE[name]
    body = reading(text)
    begun = time.process_time()
    done = format_body(text, 7, body.blocks, body.footnotes, body.comments)
    assert time.process_time() - begun < 2
    assert not is_whole(body) or is_same(text, done)
