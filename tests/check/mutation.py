"""Mutation: each small change of a rule must make one of its own fixtures, or a sample in its docstring, come out otherwise.

    python -m tests.check.mutation [CODE ...]

lists the changes that nothing noticed, and `--write` keeps them in unnoticed_mutants.txt: those that make no difference (how far
back a rule looks, how a message is shortened), and those that are still to be tested. The list may only grow shorter.

A change is one comparison turned (`<` to `<=`, `==` to `!=`), `and` for `or`, a `not` left out, True for False, or a whole
number one more. The rule's file is run anew with the change in it; what it imports stays.
"""

import ast
import inspect
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from papergen.check.engine import check_case, check_meeting
from papergen.check.meeting_subject import MeetingSubject
from papergen.check.rule import Rule
from papergen.check.rules import RULES
from papergen.check.subject import Subject
from papergen.project import open_project
from papergen.steps import checking
from tests.check.fixtures import MODES, PROJECT, check, expectations, fixture_files, only, unmet, words_at, write_sample

UNNOTICED = Path(__file__).parent / "unnoticed_mutants.txt"
SECONDS = 5.0  # for one change on all texts
_TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}


@dataclass(frozen=True)
class Mutant:
    """A changed rule: where in its file, what was written there and what stands there instead."""

    code: str
    file: Path
    line: int
    was: str
    became: str
    tree: ast.Module

    @property
    def key(self) -> str:
        """Give what a change is known by when lines above it come and go."""
        return f"{self.code}: {self.was}  ->  {self.became}"

    def __str__(self) -> str:
        return f"{self.code} {self.file.name}:{self.line}: {self.was}  ->  {self.became}"


# --- the changes ----------------------------------------------------------------------------------------------------------


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Give every change of a rule, in the order of its file."""
    file = Path(inspect.getfile(rule.of_case or rule.of_meeting))
    tree = ast.parse(file.read_text(encoding="utf-8"))
    nodes = [node for node in ast.walk(tree) if hasattr(node, "lineno")]
    told = set(_told(tree))
    for number, node in sorted(enumerate(nodes), key=lambda one: (one[1].lineno, one[1].col_offset)):
        if id(node) in told:
            continue
        for change in _changes(node):
            changed = deepcopy(tree)
            twin = [one for one in ast.walk(changed) if hasattr(one, "lineno")][number]
            change(twin)
            shown = ast.unparse(twin)
            yield Mutant(rule.code, file, node.lineno, _short(ast.unparse(node)), _short(shown), changed)


def _changes(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            for other in _TURNED[type(operator)]:
                yield lambda twin, at=at, other=other: twin.ops.__setitem__(at, other())
    elif isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield lambda twin: setattr(twin, "op", other())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        # Python has no sign for "as it is"; twice `not` is that, but for the type.
        yield lambda twin: setattr(twin, "operand", ast.UnaryOp(ast.Not(), twin.operand))
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield lambda twin: setattr(twin, "value", not twin.value)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield lambda twin: setattr(twin, "value", twin.value + 1)


def _told(tree: ast.Module) -> Iterator[int]:
    """Give the nodes that only shape what is said: the words of a decorator, and messages."""
    for parent in ast.walk(tree):
        spoken = parent.decorator_list if isinstance(parent, ast.FunctionDef) else [parent] * isinstance(parent, ast.JoinedStr)
        for one in spoken:
            yield from map(id, ast.walk(one))


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= 90 else f"{line[:89]}…"


def changed_rule(mutant: Mutant) -> Rule:
    """Run a rule's file with the change in it, and give the rule it makes."""
    module = ModuleType("changed")
    module.__file__ = str(mutant.file)
    sys.modules["changed"] = module  # dataclasses look their module up
    exec(compile(ast.fix_missing_locations(mutant.tree), str(mutant.file), "exec"), module.__dict__)
    return next(one for one in vars(module).values() if isinstance(one, Rule) and one.code == mutant.code)


# --- what the rule is tried on --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Trial:
    """A text that the rule reads, and what it must find: exactly `expected`, or something, or nothing."""

    subject: Subject | MeetingSubject
    checked: checking.Checked
    expected: list[tuple[str, str]] | bool

    def is_met_by(self, rule: Rule) -> bool:
        """Tell whether a rule finds in the text what it must."""
        if isinstance(self.subject, Subject):
            # What was worked out for the rule before must not be kept for the changed one.
            found = check_case(replace(self.subject), only(rule.code), [rule])
        else:
            found = check_meeting(replace(self.subject), only(rule.code), [rule])
        told = [(one.problem.code, words_at(self.checked, one)) for one in found if one.problem.code == rule.code]
        if isinstance(self.expected, bool):
            return bool(told) == self.expected
        return unmet(self.expected, told) == ([], [])


def trials(rule: Rule, folder: Path) -> list[Trial]:
    """Give all that a rule is tried on; `folder` is for its samples."""
    project = open_project(PROJECT)
    found = [_trial(project, file, rule, expectations(file)) for file in fixture_files(rule.code, "fires", "silent")]
    for name, sample in (("fel", rule.bad), ("ratt", rule.good)):
        (folder / name).mkdir()
        found.append(_trial(*write_sample(folder / name, rule, sample), rule, name == "fel"))
    return found


def _trial(project, file: Path, rule: Rule, expected: list[tuple[str, str]] | bool) -> Trial:
    mode = MODES.search(file.read_text(encoding="utf-8"))
    kept: list[Subject | MeetingSubject] = []

    def keep(subject, selection):
        kept.append(subject)
        return []

    # The steps make the subject, as for a user; it is taken where they would check it.
    before = checking.check_case, checking.check_meeting
    checking.check_case = checking.check_meeting = keep
    try:
        checked = check(project, file, only(rule.code), mode[1] if mode else "publicera")
    finally:
        checking.check_case, checking.check_meeting = before
    return Trial(kept[0], checked, expected)


# --- which changes nothing notices ----------------------------------------------------------------------------------------


def survivors(rule: Rule, every: int = 1, first: int = 0) -> Iterator[Mutant]:
    """Give the changes that nothing noticed, of each one in `every` from number `first` on."""
    with tempfile.TemporaryDirectory() as folder:
        tried = trials(rule, Path(folder))
        # Those that take no time and see most come first.
        tried.sort(key=lambda trial: (isinstance(trial.expected, bool), not trial.expected))
        if not all(trial.is_met_by(rule) for trial in tried):
            raise AssertionError(f"{rule.code} fails its own fixtures as it is")
        for mutant in list(mutants(rule))[first::every]:
            if not _is_noticed(mutant, tried):
                yield mutant


def unnoticed() -> set[str]:
    """Give the changes that are known to go unnoticed."""
    return set(UNNOTICED.read_text(encoding="utf-8").splitlines()) if UNNOTICED.exists() else set()


def _is_noticed(mutant: Mutant, tried: list[Trial]) -> bool:
    try:
        with _at_most(SECONDS):
            rule = changed_rule(mutant)
            return not all(trial.is_met_by(rule) for trial in tried)
    except Exception:  # a change that breaks the rule, or makes it go on for ever, is noticed by whoever runs it
        return True


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise TimeoutError if what is done takes longer; where there are no alarms (Windows) it may take as long as it likes."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number, frame):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def main() -> None:
    """List the survivors of the rules that are named, or of all."""
    write = "--write" in sys.argv
    wanted = tuple(word for word in sys.argv[1:] if word != "--write") or ("",)
    keys = set()
    for rule in RULES:
        if rule.code.startswith(wanted):
            for mutant in survivors(rule):
                keys.add(mutant.key)
                sys.stdout.write(f"{mutant}\n")
                sys.stdout.flush()
        elif write:
            keys |= {line for line in unnoticed() if line.startswith(f"{rule.code}: ")}
    if write:
        UNNOTICED.write_text("\n".join(sorted(keys)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
