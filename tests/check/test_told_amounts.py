"""Amounts looked up among all that a paper tells."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.check.amounts import Amount
from papergen.check.told_amounts import ToldAmounts

amounts = st.builds(
    lambda value, decimals, unit: Amount(Decimal(value).scaleb(-decimals), decimals, unit, unit, 0, 1, 1),
    st.integers(-60, 60),
    st.integers(0, 2),
    st.sampled_from(["kr", "tkr", "mnkr", ""]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(amounts, max_size=8), amounts)
def test_looking_up_finds_what_trying_each_finds(told, one):
    found = ToldAmounts(told)
    assert found.has(one.base, one.half) == any(abs(one.base - other.base) <= max(one.half, other.half) for other in told)
    assert found.has_bare(one.value) == any(not other.unit and other.value == one.value for other in told)
