"""A small change of a rule makes one of its fixtures fail: each third change is tried."""

import pytest

from papergen.check.rules import RULES
from tests.check.mutation import changed_rule, mutants, survivors, trials, unnoticed

EVERY = 3


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(RULES)), ids=[rule.code for rule in RULES])
def test_a_changed_rule_is_noticed(number):
    rule = RULES[number]
    known = unnoticed()
    new = [str(mutant) for mutant in survivors(rule, EVERY, number % EVERY) if mutant.key not in known]
    assert new == [], "add a fixture that tells the two apart (python -m tests.check.mutation)"


def test_a_rule_without_changes_does_what_it_must(tmp_path):
    rule = next(one for one in RULES if one.code == "PRV002")
    assert all(trial.is_met_by(rule) for trial in trials(rule, tmp_path))


def test_a_changed_rule_is_another(tmp_path):
    rule = next(one for one in RULES if one.code == "PRV002")
    tried = trials(rule, tmp_path)
    mutant = next(one for one in mutants(rule) if one.was.startswith("not few"))
    assert not all(trial.is_met_by(changed_rule(mutant)) for trial in tried)
