"""What GitHub's own parser shows is what we read: the same structure and the same text."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from papergen.read.markdown import read_markdown
from tests.read.github_judge import github_form, github_html, has_html, our_form

SNIPPETS = {
    "list after a paragraph line": "Text\n- a\n- b",
    "numbers after a paragraph line": "Text\n1. a\n2. b",
    "a number other than one does not end a paragraph": "Text\n2. a",
    "two-space nesting": "- a\n  - b\n    - c",
    "three-space nesting": "1. a\n   - b\n   - c\n2. d",
    "one-space nesting": "- a\n - b\n  - c\n   - d\n    - e",
    "too little indentation under a number": "1. a\n  - b\n2. c",
    "numbering from three": "3. a\n4. b",
    "numbers that do not follow": "1. a\n1. b\n7. c",
    "parenthesis and full stop are two lists": "1. a\n2. b\n1) c\n2) d",
    "a new sign is a new list": "- a\n- b\n* c\n+ d",
    "loose list": "- a\n\n- b\n- c",
    "tight list with a loose one inside": "- a\n  - b\n\n  - c\n- d",
    "two blocks in an item": "- a\n\n  b\n- c",
    "blank line at the end only": "- a\n- b\n\ntext",
    "code in a list": "- a\n\n      kod\n- b",
    "fenced code in a list": "1. a\n   ```\n   kod\n     mer\n   ```\n2. b",
    "table in a list": "- a\n\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n- b",
    "table right after an item's text": "- | x |\n  |---|\n  | 1 |\n\n- b",
    "quote in a list": "- a\n  > b\n  c\n- d",
    "list in a quote": "> - a\n>   - b\n> - c",
    "lazy line": "> a\nb\n- c\nd",
    "lazy line after a nested list": "- a\n  - b\nc",
    "no lazy line after code": ">     a\n    b",
    "empty items": "-\n- a\n-\n\nb",
    "item that begins with a blank line": "-\n\n  a",
    "item with code first": "-     kod\n- a",
    "tab after the sign": "-\ta\n\n\tb",
    "tabs nest": "- a\n\t- b\n\t\t- c",
    "ten digits are no number": "1234567890. a",
    "heading in an item": "- # a\n- ## b ##",
    "rule and list": "- a\n***\n- b",
    "rule is no list": "* * *\n- - -\n_ _ _",
    "underlined headings": "a\n===\n\nb\nc\n---\n\nd\n--",
    "heading marks": "# a\n## b #\n### c \\#\n####### d\n#e\n#",
    "heading ends a paragraph": "a\n# b\nc",
    "indented code": "a\n\n    b\n\n    c\n\nd",
    "indented line goes on with a paragraph": "a\n    b",
    "fences": "```\na\n~~~\n```\n~~~ x\nb\n~~~",
    "fence without an end": "> ```\n> a\nb",
    "long fence": "````\n```\n````",
    "table": "| a | b |\n|---|:-:|\n| 1 | 2 |",
    "table without outer lines": "a | b\n--- | --:\n1 | 2",
    "table after a paragraph line": "text\n| a |\n|---|\n| 1 |",
    "table ended by a quote": "| a |\n|---|\n| 1 |\n> q",
    "table takes in a line of text": "| a |\n|---|\nb\n\nc",
    "marks in cells": "| *a* | `b` |\n|---|---|\n| [c](d) | ~~e~~ |",
    "escaped pipes in cells": "| a \\| b | c |\n|---|---|\n| `d \\| e` | \\\\| |",
    "code with a pipe splits cells": "| `a | b` |\n|---|---|\n| 1 | 2 |",
    "short and long rows": "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |",
    "header and line of unlike length": "| a | b |\n|---|\n| 1 |",
    "empty cells": "| a | b |\n|---|---|\n| | 2 |\n|  |  |",
    "one column": "| a |\n| - |\n| 1 |",
    "emphasis": "*a* _b_ **c** __d__ ***e***",
    "emphasis inside words": "a*b*c d_e_f **g**h __i__j",
    "a star alone": "2 * 3 * 4 och 2*3*4",
    "underscores": "snake_case_namn och _hela_ __init__",
    "nested emphasis": "***a** b* **a *b* c** *a **b***",
    "emphasis with punctuation": '**"a"**b *(c)* "*d*"',
    "unpaired marks": "**a* *b** ***c _d* e_",
    "rule of three": "*a**b*c **a*b**c* *a***b**c",
    "strikethrough": "~~a~~ ~b~ ~~c~ ~~~d~~~ e~~f~~g",
    "strikethrough and emphasis": "**~~a~~** ~~*b*~~ *~~c*~~",
    "links": "[a](b) [c](<d e> \"f\") [g](h 'i') [j](k (l)) [m]()",
    "brackets in links": "[a [b] c](d) [e\\]](f) [g](h(i)j) [k](l\\)m)",
    "marks in links": "[*a* `b` **c**](d) *[e*](f)",
    "link in a link": "[a ![b](c) d](e)",
    "spaces in links": "[a]( b ) [c] (d) [e](f g) [h](\ni\n)",
    "reference links": "[a][b] [b] [b][] [c][d]\n\n[b]: /x 'y'\n[D]: <z>",
    "reference before its definition": "> [a]\n\n[a]: b",
    "definition in a paragraph": "a\n[b]: c\n\n[b]",
    "labels fold case and space": "[Å  ä]\n\n[å\nÄ]: /x",
    "pictures": '![a](b) ![*c* d](e "f") ![g][h]\n\n[h]: i',
    "picture alone": "![a](b)",
    "autolinks": "<http://a.se/?b=c&d> <a@b.se> <a:b>",
    "bare addresses": "http://a.se www.b.se https://c.se/d_e(f) a.b@c.se",
    "punctuation after addresses": 'Se www.a.se. (www.b.se) http://c.se/d, www.e.se/(f)? "www.g.se" www.h.se&amp;',
    "addresses in marks": "*www.a.se* ~~http://b.se~~ **c@d.se**",
    "no address": "www. http:// a@b @c.se xwww.a.se www.a_b.se",
    "no bare address in brackets": "[www.a.se [b](www.c.se)",
    "code spans": "`a` ``b`c`` ` d ` `` ` `` `e",
    "code is not read": "`*a*` `[b](c)` `\\*` *d`e*`f",
    "code over two lines": "`a\nb`",
    "entities": "&amp; &ouml; &#233; &#xE9; &nbsp; &nej; &amp &#0; &;",
    "escapes": "\\* \\# \\[a](b) \\\\ \\a 1\\. 5\\% \\&amp;",
    "hard breaks": "a  \nb\\\nc   \n  d",
    "no hard break at the end": "a  \n\n# b  \n\nc\\",
    "soft breaks": "a\n b\nc \nd",
    "task list": "- [ ] a\n- [x] b\n- [X] c\n- [y] d\n- [x]e",
    "task list in a quote": "> - [x] a\n>\n> - [ ] b",
    "numbered tasks": "1. [ ] a\n   - [x] b",
    "footnote": "a[^1] b[^x]\n\n[^x]: c\n[^1]: d *e*",
    "footnote of several paragraphs": "a[^1]\n\n[^1]: b\n\n    c\n\n    - d\n\ne",
    "footnote referred to twice": "a[^1] b[^1] c[^2]\n\n[^2]: d\n[^1]: e",
    "footnote in a footnote": "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c",
    "footnote nobody refers to": "a\n\n[^1]: b",
    "reference to no footnote": "a[^1] [^ b] [^]",
    "footnote after a paragraph line": "a[^1]\n[^1]: b",
    "footnote after an exclamation mark": "a![^1]\n\n[^1]: b",
    "what GitHub adds elsewhere is text": "$x^2$ :smile: @namn #12 > [!NOTE]",
    "quote with a note": "> [!NOTE]\n> a",
    "odd spaces": "a\u00a0*b*\u00a0c “*d*” €*e*",
}


@pytest.mark.parametrize("text", SNIPPETS.values(), ids=SNIPPETS.keys())
def test_a_snippet_reads_as_on_github(text):
    assert our_form(read_markdown(text, "a.md")) == github_form(text)


# Pieces that change the meaning of what stands around them.
FRAGMENTS = [
    "a", "å", "ord ", "två ord", "\n", "\n", "\n\n", "  \n", "\n   ", "\n    ", "\n\t", " ", "  ", "    ",
    "*", "**", "***", "_", "__", "~", "~~", "`", "``", "```\n", "[", "](", "](/u)", '](<u v> "t")', "]('t'", "]", "][]", "![",
    "[^1]", "[^1]: ", "[^x]: ", '[x]: /y "z"\n', "[x]", "[a]: b\n", "[a][x]", "(", ")", '"', "'", "\\", "\\\\", "\\*", "\\|",
    "\\\n", "&", "&amp;", "&ouml;", "&#42;", "<", "<http://a.b>", "<a@b.cd>", "http://", "https://ab.cd", "www.", "www.a.b",
    "a@b.cd", ".", ",", ";", ":", "!", "?", "# ", "## ", "#", "- ", "* ", "+ ", "1. ", "1) ", "3. ", "10. ", "> ", ">",
    "- [ ] ", "- [x] ", "---\n", "***\n", "===\n", "\n---\n", "|", "| a | b |\n", "|---|---|\n", "|:-:|--:|\n", "--- | ---\n",
    "-", "=", "\u00a0", "“", "$", "€",
]  # fmt: skip
# Where we mean something else: a task mark with nothing after it on its line, and code with a tab at a line's start.
OTHERWISE = re.compile(r"\[[ xX]\][ \t>]*(\\\\|\\\n|\n|\u00a0|&)|`[^`]*\n[^`]*\t|\[\^[^\]]*\n")
LINK_IN_LINK = re.compile(r"<a (?:(?!</a>).)*<a ", re.DOTALL)
HTML_IN_ALT = re.compile(r'alt="[^"]*&lt;')


def assert_as_on_github(text):
    assume(not OTHERWISE.search(text) and not has_html(text))
    html = github_html(text)
    assume(not LINK_IN_LINK.search(html) and not HTML_IN_ALT.search(html))
    assert our_form(read_markdown(text, "a.md")) == github_form(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_any_mix_of_marks_reads_as_on_github(text):
    assert_as_on_github(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab *_~`[]()!|-\\\n#>1.:&@<^", max_size=40))
def test_any_characters_read_as_on_github(text):
    assert_as_on_github(text)


LINES = [
    "text", "- punkt", "1. nummer", "3. nummer", "> citat", "| a | b |", "|---|---|", "    kod", "```", "# rubrik", "---",
    "[^1]: not",
    "se[^1]", "- [ ] gör", "***", "===", "", "",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from(LINES)), max_size=12))
def test_any_nesting_reads_as_on_github(lines):
    assert_as_on_github("\n".join(" " * indent + line for indent, line in lines))
