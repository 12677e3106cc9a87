"""The Word redline: accepting all gives the new paper, rejecting all the old one."""

import io
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from papergen.compare.normal import normal
from papergen.compare.papers import compare_cases
from papergen.model.blocks import FootnoteReference, Paragraph
from papergen.model.case import Case
from papergen.model.changes import CaseChange
from papergen.model.kind import Kind
from papergen.model.settings import Settings
from papergen.project import BUILT_IN_TEMPLATES
from papergen.read.kind import read_kind
from papergen.render.docx_paper import render_docx
from papergen.render.paper import make_paper
from papergen.render.pictures import PreparedPicture
from papergen.render.redline import Redline
from papergen.render.redline_docx import render_redline_docx
from papergen.render.template import Template, open_template
from tests.compare.papers import pairs
from tests.render.redlines import parts, shape

SETTINGS = Settings("Exempelstads kommun")
NAME = "tjansteutlatande"


@cache
def kind() -> Kind:
    found = read_kind((BUILT_IN_TEMPLATES / NAME / "kind.toml").read_bytes(), "kind.toml", NAME)
    return replace(found, undertecknare_efter="")


@cache
def template() -> Template:
    folder = BUILT_IN_TEMPLATES / NAME
    return open_template(kind(), "mall.docx", (folder / "mall.docx").read_bytes(), "mall.typ", (folder / "mall.typ").read_bytes())


def picture(colour: str) -> PreparedPicture:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return PreparedPicture(out.getvalue(), "png", 40, 40)


PICTURES = {"a.png": picture("red"), "b.png": picture("blue")}


def word(case: Case) -> bytes:
    return render_docx(make_paper(case, kind(), SETTINGS), template(), PICTURES).data


def redline(change: CaseChange, **others: Any) -> bytes:
    assert change.new is not None
    paper = make_paper(change.new, kind(), SETTINGS)
    moment = datetime(2026, 2, 3, 14, 30)
    made = Redline(paper, change.sections, change.footnotes, change.note_numbers, "Eva Lind", moment, **others)
    return render_redline_docx(made, template(), PICTURES, PICTURES).data


def comparable(pair: tuple[Case, Case]) -> tuple[Case, Case]:
    """Give a pair that differs in its body only, and whose footnotes refer to none."""
    bare = (replace(case, footnotes=tuple(replace(note, blocks=_plain(note.blocks)) for note in case.footnotes)) for case in pair)
    old, new = map(normal, bare)
    return replace(new, sections=old.sections, footnotes=old.footnotes), new


def _plain(blocks: Any) -> Any:
    return tuple(
        Paragraph(tuple(one for one in block.children if not isinstance(one, FootnoteReference) and not hasattr(one, "children")), block.place)
        for block in blocks
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs)
def test_accepting_all_gives_the_new_paper_and_rejecting_all_the_old(pair: tuple[Case, Case]) -> None:
    old, new = comparable(pair)
    made = redline(compare_cases(old, new))
    assert shape(parts(made), "accept", layout=False) == shape(parts(word(new)), None, layout=False)
    assert shape(parts(made), "reject", layout=False) == shape(parts(word(old)), None, layout=False)
