import re
import time

import pytest

from papergen.read.pattern_cost import MAX_LENGTH, MAX_WAYS, ways

USUAL = [
    r"SN \d{4}/\d{4}",
    r"\d{3}-\d{4}/\d{4}",
    r"\d+(\.\d{1,3}){0,4}-\d+/\d{4}",
    r"[A-ZÅÄÖ]{2,5}[ -]\d{4}[-/]\d{2,6}( Dpl \d{1,3})?",
    r"(SN|KS|BUN) \d{4}/\d+(-\d+(\.\d+)?)?",
    r"SLK-\d{4}-\d{5}",
    r"T \d{4}-\d{3}-\d{5}",
    r"\(SN\) [\]\d]+",
    "",
]
SLOW = [
    r"(a+)+",
    r"(?:a|a)*",
    r"((a+))*",
    r"(a*)*b",
    r"(a|aa)+$",
    r"([a-z]+)*",
    r"a?" * 30 + "a" * 30,
    r".*" * 12 + "b",
    r"(.*){1,20}b",
    r"(a{0,9}){0,20}b",
    r"((a?)?)+b",
    r"(?P<x>a+)+b",
    r"(a+|b){30,}",
    r"(x(a+(b+)?){0,8}){0,8}",
]


@pytest.mark.parametrize("pattern", USUAL)
def test_the_usual_patterns_are_taken(pattern):
    re.compile(pattern)
    assert ways(pattern) <= MAX_WAYS


@pytest.mark.parametrize("pattern", SLOW)
def test_patterns_that_explode_are_not(pattern):
    re.compile(pattern)
    assert ways(pattern) == MAX_WAYS + 1


def test_the_ways_are_counted():
    assert ways("abc") == 1
    assert ways(r"a?b?") == 4
    assert ways(r"a{2,4}b") == 3
    assert ways("a{3}") == 1
    assert ways("a+") == MAX_LENGTH + 1
    assert ways("a|b|c?") == 4
    assert ways("(ab?){2}") == 7
    assert ways("[*+]") == ways(r"\*") == 1


@pytest.mark.parametrize("pattern", [r"\d*" * 4 + "x", r"(\.\d{1,3}){0,4}-\d+x", r"[0-9]+[0-9]+[0-9]+x"])
def test_what_is_taken_is_quick_on_the_longest_text(pattern):
    assert ways(pattern) <= MAX_WAYS
    start = time.perf_counter()
    assert not re.fullmatch(pattern, "1" * MAX_LENGTH)
    assert time.perf_counter() - start < 1


def test_the_estimate_itself_is_quick():
    start = time.perf_counter()
    for pattern in ("(" * 95 + "a" + ")*" * 95, "(a{0,9}){0,99999}", "a*" * 100, "[a" * 66 + "]", "(a{0,9999999999}){0,9}"):
        ways(pattern)
    assert time.perf_counter() - start < 0.5
