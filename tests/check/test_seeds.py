"""The helper that makes case files of the real papers."""

import re
from collections import Counter

import pytest

from papergen.check.selection import Selection
from tests.check.fixtures import check, words_at
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


# The faults that a person found in them, by the file, the rule and the words it points at.
FAULTS = [
    ("000.md", "SUM001", "390"),
    ("000.md", "DEC002", "rapport"),
    ("000.md", "META004", "508 25 006"),
    ("001.md", "DEC003", ""),
    ("001.md", "NUM004", "1000 – 1200"),
    ("001.md", "TXT002", "brotts-offren"),
    ("001.md", "TXT005", "Equal"),
    ("001.md", "TXT006", "människan"),
    ("001.md", "TXT007", "”"),
    ("001.md", "TXT008", ""),
    ("003.md", "DEC004", ""),
    ("003.md", "SUM003", "1.040 tkr"),
    ("003.md", "ORG002", "Stockholm län"),
    ("003.md", "TXT005", "traffickning"),
    ("003.md", "META002", ""),
    ("003.md", "TXT002", "nämnden"),
    ("003.md", "TXT009", ""),
    ("003.md", "DAT002", "september"),
    ("003.md", "DAT003", "redan"),
]
# 11 delprojekt of 11, 1.000 + 40 = 1.040, 75 % + 25 % = 100 %, the attachments: right, and not to be told.
RIGHT = ("ATT001", "SUM002", "SUM004", "PRV", "ACC", "TXT001", "TXT004")


@pytest.fixture(scope="module")
def all_found(tmp_path_factory):
    project = write_seeds(tmp_path_factory.mktemp("seeds"))
    checked = {name: check(project, project.cases / name, Selection()) for name in FILES}
    return {name: [(one.problem.code, words_at(read, one)) for one in read.found] for name, read in checked.items()}


@pytest.mark.parametrize(("name", "code", "words"), FAULTS)
def test_a_fault_that_a_person_found_is_found(name, code, words, all_found):
    found = [shown.replace("- ", "") if code == "TXT002" else shown for other, shown in all_found[name] if other == code]
    assert any(words in shown for shown in found), found


@pytest.mark.parametrize("name", FILES)
def test_what_is_right_in_a_real_paper_is_not_told(name, all_found):
    assert [one for one in all_found[name] if one[0].startswith(RIGHT)] == []
