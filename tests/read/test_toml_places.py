import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.read.toml_places import Path, TomlPlaces

SAMPLE = '''# först
a = 1
"b c" . d = [1, "x, ]", # en kommentar ]
    { e = 2026-01-12, 'f' = """
"hej" \\"""" }, []]   # slut
[t.u]
'v' = 'w # inte'
[[n]]
p = 1979-05-27 07:32:00
[n.sub]
q = -0.1
[[n]]
p . r.s = true
'''


def text_at(places: TomlPlaces, text: str, path: Path) -> str:
    place = places.values[path]
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: place.line - 1])) + place.column - 1
    return text[start : sum(map(len, lines[: place.end_line - 1])) + place.end_column - 1]


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("a",), "1"),
        (("b c", "d", 0), "1"),
        (("b c", "d", 1), '"x, ]"'),
        (("b c", "d", 2, "e"), "2026-01-12"),
        (("b c", "d", 2, "f"), '"""\n"hej" \\""""'),
        (("b c", "d", 3), "[]"),
        (("t", "u", "v"), "'w # inte'"),
        (("t", "u"), "[t.u]"),
        (("n",), "[[n]]"),
        (("n", 0), "[[n]]"),
        (("n", 0, "p"), "1979-05-27 07:32:00"),
        (("n", 0, "sub", "q"), "-0.1"),
        (("n", 1, "p", "r", "s"), "true"),
    ],
)
def test_the_place_of_a_value_is_where_it_is_written(path: Path, written: str) -> None:
    tomllib.loads(SAMPLE)
    assert text_at(TomlPlaces(SAMPLE, "a.toml"), SAMPLE, path) == written


def test_the_second_of_several_tables_has_its_own_place() -> None:
    places = TomlPlaces(SAMPLE, "a.toml")
    assert [places.values["n", number].line for number in (0, 1)] == [8, 12]
    assert str(places.keys["n", 1, "p", "r"]) == "a.toml:13:5"


def paths(value: Any, at: Path = ()) -> list[Path]:
    if isinstance(value, dict):
        return [at, *(path for key, inner in value.items() for path in paths(inner, (*at, key)))]
    if isinstance(value, list):
        return [at, *(path for number, inner in enumerate(value) for path in paths(inner, (*at, number)))]
    return [at]


keys = st.sampled_from(["a", "b", '"c d"', "'e.f'", '"g\\"\\u00e5"', "1", "-"])
scalars = st.sampled_from(
    ["1", "-1.5e3", "true", '"x # ]"', "'}'", "2026-01-12", "08:30:00", '"""\na"" \\\\ """', "'''b'' '''", '"\\\\"', "inf"]
)
inline = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda values: "[" + ", # x ]\n".join(values) + "\n]"),
        st.dictionaries(keys, inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{k} = {v}" for k, v in table.items()) + " }"
        ),
    ),
    max_leaves=6,
)
lines = st.one_of(
    st.tuples(st.lists(keys, min_size=1, max_size=3), inline).map(lambda pair: f"{' . '.join(pair[0])} = {pair[1]} # y"),
    st.lists(keys, min_size=1, max_size=3).map(lambda parts: f"[ {'.'.join(parts)} ]"),
    st.lists(keys, min_size=1, max_size=2).map(lambda parts: f"[[{'.'.join(parts)}]]"),
    st.just("  # [z"),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(lines, max_size=6).map("\n".join))
def test_every_value_that_tomllib_finds_has_a_place_where_it_can_be_read_again(text: str) -> None:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    places = TomlPlaces(text, "a.toml")
    for path in paths(values)[1:]:
        value: Any = values
        for step in path:
            value = value[step]
        assert path in places.values
        if not isinstance(value, dict | list):
            assert tomllib.loads(f"x = {text_at(places, text, path)}")["x"] == value
