"""Read Python source without running it: which modules a file imports, and which names it calls or looks at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Functions that name a module or package in a string.
BY_NAME = {"import_module", "__import__", "find_spec", "files"}


@dataclass(frozen=True, order=True)
class Import:
    """`path` (relative to the tree, with `/`) imports `module`, a full dotted name; for `from a import b` it is `a.b`."""

    path: str
    line: int
    module: str


def python_files(tree: Path) -> list[Path]:
    """Give all Python files of the package `papergen` in `tree`, in a fixed order."""
    return sorted((tree / "papergen").rglob("*.py"))


def imports(tree: Path) -> list[Import]:
    """Give every import at any depth: in functions, under `if TYPE_CHECKING`, relative, and by name in a string."""
    found = []
    for path in python_files(tree):
        name = path.relative_to(tree).as_posix()
        package = path.relative_to(tree).parent.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), name)):
            found += [Import(name, node.lineno, module) for module in imported(node, package)]
    return found


def imported(node: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    """Give the full names of the modules that one node imports, in a file of `package`."""
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            start = package[: len(package) - level + 1] if level else ()
            base = ".".join([*start, *([module] if module else [])])
            yield from (f"{base}.{alias.name}" for alias in names)
        case ast.Call(func=ast.Name(id=function) | ast.Attribute(attr=function), args=[ast.Constant(value=str(name)), *_]):
            if function in BY_NAME:
                yield name


def names_used(path: Path) -> Iterator[tuple[int, str]]:
    """Give line and dotted name of each name used in a file, its imports resolved: `date.today` as `datetime.date.today`."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    known: dict[str, str] = {}
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                known |= {alias.asname: alias.name for alias in names if alias.asname}
            case ast.ImportFrom(module=str(base), names=names, level=0):
                known |= {alias.asname or alias.name: f"{base}.{alias.name}" for alias in names}
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute | ast.Name) and (dotted := dotted_name(node)):
            first, _, rest = dotted.partition(".")
            yield node.lineno, ".".join(filter(None, [known.get(first, first), rest]))


def dotted_name(node: ast.AST) -> str | None:
    """Give `a.b.c` for a chain of names, None for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            before = dotted_name(value)
            return f"{before}.{name}" if before else None
    return None
