"""Every rule, in the order of their codes. A new rule is a file beside this one and a line here."""

from papergen.check.rule import Rule
from papergen.check.rules.percent_without_space import percent_without_space

RULES: tuple[Rule, ...] = (percent_without_space,)
