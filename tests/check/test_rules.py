"""Every rule: its fixtures, the samples in its docstring, its name and its words."""

import inspect
import re
from pathlib import Path

import pytest

from papergen.check.rules import RULES
from papergen.project import MEETING_FILES, open_project
from tests.check.fixtures import PROJECT, expectations, rule_findings, unmet, write_sample

OPEN = open_project(PROJECT)
RULES_FOLDER = Path(inspect.getfile(inspect.getmodule(RULES[0].of_case or RULES[0].of_meeting))).parent


def fixtures(kind):
    found = []
    for rule in RULES:
        for path in sorted((PROJECT / "cases" / rule.code).glob(f"{kind}*")):
            file = next(path / name for name in MEETING_FILES if (path / name).exists()) if path.is_dir() else path
            found.append(pytest.param(rule.code, file, id=f"{rule.code}/{path.name}"))
    return found


@pytest.mark.parametrize(("code", "file"), fixtures("fires"))
def test_a_rule_finds_just_what_its_fixture_expects(code, file):
    expected = expectations(file)
    assert expected, f"{file} har ingen <!-- expect: {code} ... -->"
    assert unmet(expected, rule_findings(OPEN, file, code)) == ([], [])


@pytest.mark.parametrize(("code", "file"), fixtures("silent"))
def test_a_rule_is_silent_where_all_is_right(code, file):
    assert not expectations(file)
    assert rule_findings(OPEN, file, code) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_pair_of_fixtures(rule):
    folder = PROJECT / "cases" / rule.code
    assert list(folder.glob("fires*"))
    assert list(folder.glob("silent*"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_samples_of_a_rule_are_true(rule, tmp_path):
    (tmp_path / "fel").mkdir()
    (tmp_path / "ratt").mkdir()
    assert rule_findings(*write_sample(tmp_path / "fel", rule, rule.bad), rule.code)
    assert rule_findings(*write_sample(tmp_path / "ratt", rule, rule.good), rule.code) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_is_wrong_and_why(rule):
    assert re.fullmatch(r"[A-ZÅÄÖ].*\.", rule.summary)
    assert len(rule.why) > 40
    assert rule.bad.strip()
    assert rule.good.strip()
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert re.fullmatch(r"[A-Z]{3,4}\d{3}", rule.code)


def test_rules_are_listed_by_code_and_each_code_and_name_is_one_rules():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_file_of_rules_is_in_the_tuple():
    files = {path.stem for path in RULES_FOLDER.glob("*.py")} - {"__init__"}
    used = {Path(inspect.getfile(rule.of_case or rule.of_meeting)).stem for rule in RULES}
    assert used <= files
    idle = {name for name in files - used if "@rule(" in (RULES_FOLDER / f"{name}.py").read_text(encoding="utf-8")}
    assert not idle
