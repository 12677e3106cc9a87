"""The helper that makes case files of the real papers."""

import re
from collections import Counter

import pytest

from papergen.check.selection import Selection
from tests.check.fixtures import check
from tests.check.seeds import FILES, FOLDER, HAVE_SEEDS, write_seeds

pytestmark = pytest.mark.skipif(not HAVE_SEEDS, reason="the real papers are not on this machine")
OF_FRONT_MATTER = {"titel", "nämnd", "namn", "telefon", "handläggare", "undertecknare", "Till", "Telefon", "Handläggare"}


@pytest.mark.parametrize("name", FILES)
def test_a_real_paper_can_be_read_as_a_case(name, tmp_path):
    project = write_seeds(tmp_path)
    checked = check(project, project.cases / name, Selection())
    codes = {one.problem.code for one in checked.found}
    assert checked.lines
    assert not [code for code in codes if re.match(r"(FM|MD|FIL|MOT|MALL|TOML)\d", code)]


@pytest.mark.parametrize("name", FILES)
def test_a_real_paper_keeps_its_words(name, tmp_path):
    project = write_seeds(tmp_path)
    (seed,) = FOLDER.glob(f"{name[:3]}_*.txt")
    before, after = (_words(path.read_text(encoding="utf-8")) for path in (seed, project.cases / name))
    assert {*(before - after), *(after - before)} <= OF_FRONT_MATTER


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.replace("nämn-\n\nden", "nämnden")))
