"""A template can print the names it is given and nothing more; what is wrong in one is told as a problem of that template."""

import io
import zipfile

import pytest

from papergen.problems import PapergenError, Problem
from papergen.render.template import open_template
from tests.render.papers import KINDS, body_of, changed_template, paper_of, paragraph, pdf_of, template
from tests.render.template_files import packed, style, unpacked, with_part, with_tag


def told(docx: bytes | None = None, typ: str | None = None) -> tuple[Problem, ...]:
    """Open a template and make a paper with it; give what is told."""
    try:
        paper_of(body_of(paragraph("Text.")), made_with=changed_template(docx, typ.encode() if typ is not None else None))
    except PapergenError as error:
        return error.problems
    return ()


def assert_told(problems: tuple[Problem, ...], code: str, *words: str) -> None:
    assert code in {problem.code for problem in problems}, problems
    one = next(problem for problem in problems if problem.code == code)
    assert one.place is not None
    assert one.place.path.startswith("templates/tjansteutlatande/mall.")
    assert one.hint
    for word in words:
        assert word in one.message + one.hint


@pytest.mark.parametrize("kind", KINDS)
def test_the_built_in_templates_have_no_faults(kind: str) -> None:
    assert changed_template(kind=kind).kind.name == kind


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ nmnd }}", "MALL106"),
        ("{{ handlaggare.0.fnamn }}", "MALL106"),
        ("{{ namnd ", "MALL105"),
        ("{% if namnd %}", "MALL105"),
        ("{% endif %}", "MALL105"),
        ("{{ namnd | finnsinte }}", "MALL105"),
        ("{{ }}", "MALL105"),
        ("{% include 'x' %}", "MALL"),
        ("{% import 'x' as y %}", "MALL"),
        ("{% extends 'x' %}", "MALL"),
        ("{{ namnd() }}", "MALL"),
        ("{{ 1 / 0 }}", "MALL"),
        ("{{ namnd + 1 }}", "MALL"),
    ],
)
def test_a_tag_that_is_wrong_is_told_with_its_template(tag: str, code: str) -> None:
    problems = told(with_tag(tag))
    assert problems
    assert all(problem.code.startswith(code) for problem in problems)
    assert_told(problems, problems[0].code)


def test_an_unknown_name_is_told_with_the_one_that_was_meant() -> None:
    assert_told(told(with_tag("{{ nmnd }}")), "MALL106", "”nmnd”", "Menade du ”namnd”?")


def test_a_broken_tag_is_shown() -> None:
    assert_told(told(with_tag("{% if namnd = 1 %}x{% endif %}")), "MALL105", "{% if namnd = 1")


@pytest.mark.parametrize("part", ["word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"])
def test_tags_in_headers_and_footers_are_looked_at_too(part: str) -> None:
    place = "{{ papperstyp }}" if "header" in part else "{{ organisation }}"
    assert_told(told(with_tag("{{ nmnd }}", part, place)), "MALL106", "nmnd")
    assert_told(told(with_tag("{{ titel.__class__ }}", part, place)), "MALL109")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ titel.__class__.__mro__ }}",
        "{{ namnd.__init__.__globals__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ namnd|attr('__class__') }}",
        "{{ namnd['__class__'] }}",
        "{{ handlaggare.append(1) }}",
        "{{ handlaggare.clear() }}",
        "{{ '%s'.format.__globals__ }}",
        "{{ '{0.__class__}'.format(namnd) }}",
        "{{ range(999999999)|list }}",
        "{% for i in range(999999999) %}x{% endfor %}",
    ],
)
def test_a_template_cannot_reach_the_program(tag: str) -> None:
    problems = told(with_tag(tag))
    assert problems, "nothing was told, so the template had its way"
    assert all(problem.code.startswith("MALL") for problem in problems)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'x' * 999999999 }}",
        "{{ 9**9**9**9 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 'x'|center(999999999) }}",
        "{{ 'x'.center(999999999) }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ namnd|batch(999999999, 'x')|list }}",
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_cannot_use_all_time_or_memory(tag: str) -> None:
    assert told(with_tag(tag))


def test_a_value_that_looks_like_a_tag_is_never_run() -> None:
    made = paper_of(body_of(paragraph("Text."), titel="{{ namnd.__class__ }}"))
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        assert b"{{ namnd.__class__ }}" in package.read("word/document.xml")


@pytest.mark.parametrize("tag", ["{{p text_fore_undertecknare }}", "{{p text_efter_undertecknare }}"])
def test_a_text_tag_that_is_missing_is_told(tag: str) -> None:
    assert_told(told(with_tag("", place=tag)), "MALL108", tag)


@pytest.mark.parametrize(("style_id", "name"), [("Heading2", "heading 2"), ("Kod", "Kod"), ("Tabell", "Tabell")])
def test_a_style_that_is_missing_is_told(style_id: str, name: str) -> None:
    renamed = with_part(
        "word/styles.xml",
        lambda xml: style(style_id, xml, lambda one: one.replace(f'w:name w:val="{name}"', 'w:name w:val="Något annat"')),
    )
    assert_told(told(renamed), "MALL103", f"”{name}”")


def test_every_missing_style_is_told_at_once() -> None:
    def rename(xml: str) -> str:
        return xml.replace('w:name w:val="Kod"', 'w:name w:val="X"').replace('w:name w:val="Linje"', 'w:name w:val="Y"')

    assert [problem.message for problem in told(with_part("word/styles.xml", rename))] == [
        "formatmallen ”Kod” saknas",
        "formatmallen ”Linje” saknas",
    ]


def without(name: str) -> bytes:
    return packed({part: data for part, data in unpacked(template().docx).items() if part != name})


@pytest.mark.parametrize(
    "docx",
    [
        b"",
        b"hej",
        b"PK\x03\x04" + b"\0" * 100,
        packed({}),
        packed({"word/document.xml": b"<x/>"}),
        without("word/document.xml"),
        without("[Content_Types].xml"),
        without("_rels/.rels"),
        without("word/styles.xml"),
        without("word/numbering.xml"),
        without("word/header1.xml"),
        template().docx[:5000],
        with_part("word/document.xml", lambda xml: xml[:-20]),
        with_part("word/styles.xml", lambda xml: xml[:-20]),
        with_part("word/header2.xml", lambda xml: xml[:-20]),
        with_part("word/document.xml", lambda xml: xml.replace("<w:body>", "<w:kropp>").replace("</w:body>", "</w:kropp>")),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_what_is_not_a_whole_word_file_is_told(docx: bytes) -> None:
    problems = told_of_bytes(docx)
    assert problems
    assert all(problem.code.startswith("MALL") for problem in problems)


def test_a_word_file_cannot_bring_in_another_file() -> None:
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    docx = with_part("word/document.xml", lambda xml: entity + xml.split("?>", 1)[-1].replace("{{ namnd }}", "&x;"))
    (told,) = told_of_bytes(docx)
    assert (told.code, "root:" in str(told)) == ("MALL105", False)


def told_of_bytes(docx: bytes) -> tuple[Problem, ...]:
    own = template()
    try:
        made_with = open_template(own.kind, own.docx_path, docx, own.typ_path, own.typ)
        paper_of(body_of(paragraph("Text.")), made_with=made_with)
    except PapergenError as error:
        return error.problems
    return ()


def test_a_bomb_is_refused() -> None:
    parts = unpacked(template().docx) | {"word/media/bomb.bin": b"\0" * 150_000_000}
    assert_told(told(packed(parts)), "MALL102")


# --- mall.typ ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        '#read("/etc/passwd")',
        '#read("../../../../../../etc/passwd")',
        '#read("../pyproject.toml")',
        '#read("../pdf_paper.py")',
        '#image("../../x.png")',
        '#image("/etc/passwd")',
        '#import "@preview/x:1.0.0"',
        '#import "@local/x:1.0.0": *',
        '#import ("@pre" + "view/cetz:0.3.0")',
        '#include "/etc/passwd"',
        '#plugin("x.wasm")',
        '#json("/proc/self/environ")',
        '#panic("stopp")',
        "#finnsinte()",
        "#let x = (",
        '#style("Finns inte")',
        "#let f(n) = f(n + 1)\n#f(0)",
    ],
)
def test_a_typst_template_reads_nothing_and_its_faults_are_told(line: str) -> None:
    problems = told(typ=template().typ.decode() + "\n" + line + "\n")
    assert problems
    for problem in problems:
        assert problem.code.startswith("MALL")
        assert problem.place is not None
        assert problem.place.path == "templates/tjansteutlatande/mall.typ"
        assert "root:x" not in problem.as_text()


def test_a_typst_fault_is_told_with_its_line() -> None:
    typ = template().typ.decode() + "\n#finnsinte()\n"
    (problem,) = told(typ=typ)
    assert problem.place is not None
    assert problem.place.line == typ.splitlines().index("#finnsinte()") + 1


def test_a_typst_template_sees_no_font_of_the_machine() -> None:
    typ = template().typ.decode() + '\n#text(font: "Liberation Sans")[x]\n'
    assert [problem.code for problem in paper_of(body_of(), made_with=changed_template(typ=typ.encode())).problems] == ["MALL111"]


def test_a_template_with_a_fault_makes_no_pdf() -> None:
    with pytest.raises(PapergenError):
        pdf_of(body_of(), changed_template(typ=b"#panic()"))
