"""Role maps and class maps of many parts in one (14.7.3, 14.7.5.3): the same name must mean the same for all, or is renamed."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet

# 14.8.4: mapping one of these is an override, which must not reach the other parts.
_HEADINGS = {"/H", *(f"/H{level}" for level in range(1, 7))}
_LONGEST = 64  # steps from a role to its meaning
_STANDARD = _HEADINGS | {
    *(
        "/Document",
        "/Part",
        "/Art",
        "/Sect",
        "/Div",
        "/BlockQuote",
        "/Caption",
        "/TOC",
        "/TOCI",
        "/Index",
        "/NonStruct",
        "/Private",
    ),
    *("/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot"),
    *("/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code", "/Link", "/Annot", "/Figure", "/Formula", "/Form"),
    *("/Ruby", "/RB", "/RT", "/RP", "/Warichu", "/WT", "/WP"),
}


def last_meaning(role: str, steps: Mapping[str, str]) -> str:
    """Follow a chain of roles to its end; empty if it has none."""
    met = {role}
    while role in steps:
        role = steps[role]
        if role in met or len(met) > _LONGEST:
            return ""
        met.add(role)
    return role


def document_roles(mine: Mapping[str, str]) -> set[str]:
    """Give the names that mean a whole document in a part with this role map."""
    return {"/Document"} | {role for role, meaning in mine.items() if meaning == "/Document"}


def join_roles(mine: Mapping[str, str], all_roles: dict[str, str], suffix: str) -> dict[str, str]:
    """Add a part's role map to the bundle's; give the new names of those that clash, or override a standard one."""
    clash = [role for role, meaning in mine.items() if role in _STANDARD or all_roles.get(role, meaning) != meaning]
    renamed = _renamed(clash, mine.keys() | all_roles.keys(), suffix)
    all_roles.update({renamed.get(role, role): meaning for role, meaning in mine.items()})
    return renamed


def class_renames(mine: Collection[str], taken: Collection[str], suffix: str) -> dict[str, str]:
    """Give the new names of a part's classes whose name is taken in the bundle."""
    return _renamed([name for name in mine if name in taken], {*mine, *taken}, suffix)


def _renamed(names: Iterable[str], taken: AbstractSet[str], suffix: str) -> dict[str, str]:
    """Give each name a new one that nobody has."""
    renamed = {}
    for name in names:
        new = name + suffix
        while new in taken:
            new += suffix
        renamed[name] = new
    return renamed
