"""What formatting makes of each sort of block, and what it leaves alone."""

import pytest

from tests.fmt.forms import form, formed, is_same, is_whole, reading

# A sentence that names the case: the text, and its one form.
FORMS = {
    "each sentence has its line": ("Sats ett. Sats två! Sats tre?", "Sats ett.\nSats två!\nSats tre?\n"),
    "lines of one sentence become one": ("En sats\nsom är   \nlång.", "En sats som är\\\nlång.\n"),
    "an abbreviation ends no line": (
        "Stöd ges bl.a. Solgården enligt 5 kap. 4 §.\nSe m.m.",
        "Stöd ges bl.a. Solgården enligt 5 kap. 4 §.\nSe m.m.\n",
    ),
    "what leads in a paragraph stays in it": ("**Trygghet.** Bytet sker. Snart.", "**Trygghet.** Bytet sker.\nSnart.\n"),
    "no line begins with what would be a list": ("Sats. 1. Nej. - Ja. # Nej.", "Sats. 1. Nej. - Ja. # Nej.\n"),
    "no line begins with a picture of a table or a caption": ("Sats. Tabell: Nej.", "Sats. Tabell: Nej.\n"),
    "a hard break is a backslash": ("Gatan 1  \nStaden", "Gatan 1\\\nStaden\n"),
    "a backslash before a hard break keeps its meaning": ("a\\\\  \nb", "a\\\\  \nb\n"),
    "two spaces between sentences are the author's": ("Sats.  Sats.", "Sats.  Sats.\n"),
    "links and code and pictures stay whole": (
        "Se [Sats. Sats](a.md) och `a. B` och ![A. B](b.png).",
        "Se [Sats. Sats](a.md) och `a. B` och ![A. B](b.png).\n",
    ),
    "a link over two lines is on one": ("Se [ett\navtal](a.md 'Ett\nord').", "Se [ett avtal](a.md 'Ett ord').\n"),
    "emphasis may go over lines": ("Text *Sats. Sats.* Slut.", "Text *Sats.\nSats.* Slut.\n".replace("* Slut", "*\nSlut")),
    "escapes and entities are as they were": ("1\\. A &amp; Ord. Sats \\*.", "1\\. A &amp; Ord.\nSats \\*.\n"),
    "a heading is left alone": ("###   A. B  ##\nText", "###   A. B  ##\n\nText\n"),
    "blank lines are one": ("A\n\n\n\nB\n### C\nD\n\n\n", "A\n\nB\n\n### C\n\nD\n"),
    "numbers are as the reader reads them": ("1. a\n1. b\n1. c", "1. a\n2. b\n3. c\n"),
    "the first number is the author's": ("7. a\n7. b", "7. a\n8. b\n"),
    "no number is too long": ("999999999. a\n1. b", "999999999. a\n999999999. b\n"),
    "bullets are dashes": ("* a\n* b\n  + c", "- a\n- b\n  - c\n"),
    "two lists in a row stay two": ("* a\n\n- b\n\n+ c", "- a\n\n* b\n\n- c\n"),
    "two numbered lists in a row stay two": ("1. a\n\n1) b", "1. a\n\n1) b\n"),
    "an item goes on under its text": ("-    Sats. Sats.\n10) a\n\n    b", "- Sats.\n  Sats.\n\n10. a\n\n    b\n"),
    "a loose list is loose all through": ("- a\n\n- b\n- c", "- a\n\n- b\n\n- c\n"),
    "tasks": ("- [ ] Ett. Två.\n- [x] Tre.", "- [ ] Ett.\n  Två.\n- [x] Tre.\n"),
    "an item that begins on the next line": ("-\n  a\n-\n- c", "- a\n-\n- c\n"),
    "a quotation": ("> Sats. Sats.\nlat\n>\n>\n> - a", "> Sats.\n> Sats. lat\n>\n> - a\n"),
    "code is left alone": ("```text\nA. B  \n\n\n- c\n```\n\n    D. E\n", "```text\nA. B  \n\n\n- c\n```\n\n    D. E\n"),
    "indented code after a list is fenced": ("100. a\n\n    b", "100. a\n\n```\nb\n```\n"),
    "code with a fence in it": ("  ```\n    ```\n  ```", "````\n  ```\n````\n"),
    "an underlined heading is left alone": ("a\n    - b\n---\nc", "a\n    - b\n---\n\nc\n"),
    "a rule": ("a\n\n* * *\n\n- ***", "a\n\n---\n\n- ___\n"),
    "a comment stays right before its block": (
        "A\n\n<!-- papergen: tillåt LNG -->\nSats. Sats.\n\n<!-- not\n\n  mer  -->\n\nB",
        "A\n\n<!-- papergen: tillåt LNG -->\nSats.\nSats.\n\n<!-- not\n\n  mer  -->\n\nB\n",
    ),
    "a comment in a paragraph stays in its line": (
        "Sats. <!-- not --> Sats två.\nSats <!-- a -->\ntre.",
        "Sats. <!-- not --> Sats två.\nSats <!-- a -->\ntre.\n",
    ),
    "link definitions stay": ("[a]: b.md\n[c]: d.md 'E. F'\nSe [a] och [c].", "[a]: b.md\n[c]: d.md 'E. F'\nSe [a] och [c].\n"),
    "a table is padded": (
        "|A|Bb|C|\n|-|:-:|--:|\n|ett långt ord|x|1|\n|a \\| b||22 000|",
        "| A             | Bb  |      C |\n| ------------- | :-: | -----: |\n"
        "| ett långt ord |  x  |      1 |\n| a \\| b        |     | 22 000 |\n",
    ),
    "a table without outer lines gets them": ("A|B\n-|-\n1|2", "| A   | B   |\n| --- | --- |\n| 1   | 2   |\n"),
    "a table too wide is not padded": (
        f"| A | B |\n|:---|--:|\n| {'x' * 170} | 1 |",
        f"| A | B |\n| :-- | --: |\n| {'x' * 170} | 1 |\n",
    ),
    "a caption is left alone, apart from its table": ("Tabell: A. B\n| C |\n|---|", "Tabell: A. B\n\n| C   |\n| --- |\n"),
    "footnotes": (
        "Ord.[^1] Sats.[^långt]\n\n[^1]: Sats. Sats.\n[^långt]:   C\n\n    - d\n\n\n    e",
        "Ord.[^1]\nSats.[^långt]\n\n[^1]: Sats.\n    Sats.\n\n[^långt]: C\n\n    - d\n\n    e\n",
    ),
    "tabs": ("-\ta\n\n\tb\n\n1.\tc", "- a\n\n  b\n\n1. c\n"),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_block_has_its_one_form(name: str) -> None:
    text, wanted = FORMS[name]
    assert formed(text) == wanted


def test_a_file_in_its_form_stays_as_it_is() -> None:
    for _, wanted in FORMS.values():
        assert form(wanted) == wanted


def test_the_proof_sees_what_is_not_the_same() -> None:
    assert is_same("a\nb", "a b")
    assert not is_same("a  b", "a b")
    assert not is_same("- a\n- b", "- a\n\n- b")
    assert not is_same("<!-- x -->\n\na\n\nb", "a\n\n<!-- x -->\n\nb")
    assert not is_same("[a]: b\n\nc", "c")
    assert not is_same("1. a", "2. a")


def test_what_has_errors_is_not_whole() -> None:
    assert not is_whole(reading("<b>a</b>"))
