"""The report of a check in each of its forms.

`sarif-schema-2.1.0.json` is the OASIS schema (https://docs.oasis-open.org/sarif/sarif/v2.1.0/) less its descriptions.
"""

import json
from pathlib import Path

import jsonschema
import pytest

from papergen.check.report import REPORTS, as_github, as_json, as_text, counted
from papergen.check.rules import RULES
from papergen.check.sarif import sarif
from papergen.problems import Place, Problem, Severity

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
ERROR = Problem("SUM001", "Raderna blir 340, men summan är 390.", Place("cases/möte å/a.md", 4, 7, 4, 10), "Räkna om.")
WARNING = Problem("TXT003", "Stycket är brutet.", Place("cases/b.md", 2, 5, 3, 4), "", Severity.WARNING)
INFO = Problem("NUM003", "50%, alltså: tätt\noch brutet", Place("cases/c,d:e.md", 1, 1, 1, 1), "100 %", Severity.INFO)
NOWHERE = Problem("FIL001", "Disken är full.")
ALL = [NOWHERE, ERROR, WARNING, INFO]


def test_the_forms_are_those_of_the_command():
    assert sorted(REPORTS) == ["github", "json", "sarif", "text"]


def test_text_has_a_line_and_a_hint_for_each_and_counts_them():
    assert as_text(ALL).splitlines() == [
        "papergen: FIL001 fel: Disken är full.",
        "cases/möte å/a.md:4:7: SUM001 fel: Raderna blir 340, men summan är 390.",
        "    Räkna om.",
        "cases/b.md:2:5: TXT003 varning: Stycket är brutet.",
        "cases/c,d:e.md:1:1: NUM003 tips: 50%, alltså: tätt",
        "och brutet",
        "    100 %",
        "2 fel, 1 varning och 1 tips.",
    ]


@pytest.mark.parametrize(
    ("problems", "sentence"),
    [
        ([], "Inget att anmärka på."),
        ([ERROR], "1 fel."),
        ([WARNING, WARNING], "2 varningar."),
        ([INFO, ERROR], "1 fel och 1 tips."),
        ([WARNING, INFO, INFO], "1 varning och 2 tips."),
    ],
)
def test_problems_are_counted_in_a_sentence(problems, sentence):
    assert counted(problems) == sentence


def test_github_gets_a_workflow_command_for_each():
    assert as_github(ALL).splitlines() == [
        "::error title=FIL001::Disken är full.",
        "::error title=SUM001,file=cases/möte å/a.md,line=4,endLine=4,col=7,endColumn=9"
        "::Raderna blir 340, men summan är 390.%0ARäkna om.",
        "::warning title=TXT003,file=cases/b.md,line=2,endLine=3::Stycket är brutet.",
        "::notice title=NUM003,file=cases/c%2Cd%3Ae.md,line=1,endLine=1,col=1,endColumn=1"
        "::50%25, alltså: tätt%0Aoch brutet%0A100 %25",
    ]


def test_nothing_to_tell_is_nothing_to_github():
    assert as_github([]) == ""


def test_json_is_a_list_of_the_problems_fields():
    read = json.loads(as_json(ALL))
    assert read[0] == {
        "code": "FIL001",
        "severity": "error",
        "path": None,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        "message": "Disken är full.",
        "hint": "",
    }
    assert [read[1][key] for key in ("path", "line", "column", "end_line", "end_column")] == ["cases/möte å/a.md", 4, 7, 4, 10]
    assert [one["severity"] for one in read] == ["error", "error", "warning", "info"]
    assert json.loads(as_json([])) == []


@pytest.mark.parametrize("problems", [[], ALL, [ERROR, ERROR]], ids=["none", "all", "twice"])
def test_sarif_is_as_its_schema_says(problems):
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(sarif(problems)))


def test_the_schema_refuses_what_is_not_sarif():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate(json.loads(sarif(ALL).replace('"startLine": 4', '"startLine": 0')))


def test_sarif_tells_where_and_how_grave():
    run = json.loads(sarif(ALL))["runs"][0]
    nowhere, error, warning, info = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [one["level"] for one in run["results"]] == ["error", "error", "warning", "note"]
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "cases/m%C3%B6te%20%C3%A5/a.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 4, "startColumn": 7, "endLine": 4, "endColumn": 10}
    assert warning["locations"][0]["physicalLocation"]["region"]["endLine"] == 3
    assert info["message"]["text"].endswith("100 %")
    assert nowhere["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "papergen.toml"


def test_sarif_has_all_rules_and_each_result_names_its_own():
    run = json.loads(sarif(ALL))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert {rule.code for rule in RULES} <= {rule["id"] for rule in rules}
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert all(rule["shortDescription"]["text"] for rule in rules)


def test_a_fingerprint_outlives_lines_above_and_tells_twins_apart():
    def prints(*problems):
        return [one["partialFingerprints"]["papergen/v1"] for one in json.loads(sarif(problems))["runs"][0]["results"]]

    lower = Problem(ERROR.code, ERROR.message, Place("cases/möte å/a.md", 9, 7, 9, 10), ERROR.hint)
    assert prints(ERROR) == prints(lower)
    assert len({*prints(ERROR, lower)}) == 2
    assert prints(ERROR) != prints(WARNING)
