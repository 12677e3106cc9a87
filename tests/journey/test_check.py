"""`papergen check` and `papergen rules`: what they say, and with which exit code."""

import json

import pytest

from papergen.check.rules import RULES
from tests.journey.small_project import FOLDER, MEETING, case_text, papergen, start, told

PERCENT = "\n## Bakgrund\n\nEn tjänst på 50% ingår.\n"
SUM = "\n## Bakgrund\n\n| Post | tkr |\n| :-- | --: |\n| Lön | 200 |\n| Hyra | 140 |\n| Summa | 390 |\n"
BROKEN = "---\ntitel: [\n---\n"


@pytest.fixture
def project(tmp_path):
    """A project with a meeting and a case that has one tip and, where asked for, an error."""
    project = start(tmp_path / "projekt")
    project.write(f"{FOLDER}/sammanträde.md", MEETING.replace("1. [God](god.md)", "1. [God](god.md)\n2. [Andel](andel.md)"))
    project.case(case_text(body="## Bakgrund\n\nText.\n" + PERCENT.replace("## Bakgrund", "### Andel")), "andel.md")
    return project


def codes(done):
    return [one.code for one in told(done.out.rsplit("\n", 2)[0])]


def test_information_alone_is_exit_code_0(project):
    done = project.run("check", "--select", "NUM003")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{FOLDER}/andel.md:13:16: NUM003 tips: ")
    assert done.out.endswith("1 tips.\n")


def test_nothing_to_tell_is_said(project):
    done = project.run("check", "--select", "SUM001")
    assert (done.code, done.out) == (0, "Inget att anmärka på.\n")


def test_an_error_is_exit_code_1(project):
    project.case(case_text() + SUM, "andel.md")
    done = project.run("check", "--select", "SUM001")
    assert done.code == 1
    assert codes(done) == ["SUM001"]


def test_a_warning_is_exit_code_1(project):
    project.case(case_text() + "\n<!-- papergen: tillåt SUM001 -->\n", "andel.md")
    done = project.run("check", "--select", "TIL")
    assert done.code == 1
    assert [one.kind for one in told(done.out.rsplit("\n", 2)[0])] == ["varning"]


def test_a_case_that_cannot_be_read_is_told_with_what_rules_find_elsewhere(project):
    project.case(BROKEN, "trasig.md")
    done = project.run("check", "--select", "NUM003")
    assert done.code == 1
    assert codes(done)[0] == "NUM003"
    assert any(code.startswith(("FM", "MD")) for code in codes(done)[1:])


def test_a_broken_link_in_the_list_is_told_once_and_with_the_files_that_are_not_there(project):
    project.write(f"{FOLDER}/sammanträde.md", MEETING + "2. Andel](andel.md)\n3. [Protokoll](protokoll.pdf)\n")
    done = project.run("check", "--select", "BUN")
    assert [(one.place.split(":")[-2], one.code) for one in told(done.out.rsplit("\n", 2)[0])] == [
        ("7", "FIL014"),
        ("8", "BUN001"),
    ]


def test_only_the_paths_that_are_named_are_checked(project):
    project.case(case_text() + PERCENT, "god.md")
    assert len(codes(project.run("check", "--select", "NUM003"))) == 2
    done = project.run("check", "--select", "NUM003", f"{FOLDER}/god.md")
    assert [one.path for one in told(done.out.rsplit("\n", 2)[0])] == [f"{FOLDER}/god.md"]


def test_nothing_is_made(project):
    project.run("check")
    assert not (project.root / "build").exists()


def test_the_settings_choose_rules_and_the_command_line_goes_first(project):
    settings = (project.root / "papergen.toml").read_text(encoding="utf-8")
    project.write("papergen.toml", f'{settings}\n[check]\nselect = ["NUM"]\nignore = ["NUM003"]\n')
    assert project.run("check").out == "Inget att anmärka på.\n"
    assert codes(project.run("check", "--select", "NUM003")) == ["NUM003"]


def test_the_mode_decides_how_grave_what_a_draft_lacks_is(project):
    def kinds(*options):
        done = project.run("check", "--select", "META001", *options)
        return {one.kind for one in told(done.out.rsplit("\n", 2)[0])}

    assert kinds("--mode", "publicera") == {"fel"}
    assert kinds("--mode", "utkast") == kinds() == {"varning"}
    settings = (project.root / "papergen.toml").read_text(encoding="utf-8")
    project.write("papergen.toml", f'{settings}\n[check]\nmode = "publicera"\n')
    assert kinds() == {"fel"}


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(project):
    done = project.run("check", "--select", "NUM", "--write-baseline", project.root / "känt.json")
    assert done.code == 0
    assert "1 fynd" in done.out
    assert project.run("check", "--select", "NUM", "--baseline", project.root / "känt.json").out == "Inget att anmärka på.\n"
    project.case(case_text() + PERCENT, "god.md")
    new = project.run("check", "--select", "NUM", "--baseline", project.root / "känt.json")
    assert [one.path for one in told(new.out.rsplit("\n", 2)[0])] == [f"{FOLDER}/god.md"]
    settings = (project.root / "papergen.toml").read_text(encoding="utf-8")
    project.write("papergen.toml", f'{settings}\n[check]\nbaseline = "känt.json"\n')
    assert project.run("check", "--select", "NUM").out == new.out


def test_a_baseline_that_is_not_there_is_a_problem(project):
    done = project.run("check", "--baseline", project.root / "finns-inte.json")
    assert done.code == 1
    assert [one.code for one in done.told] == ["FIL130"]


@pytest.mark.parametrize("output", ["json", "sarif", "github"])
def test_each_form_of_the_report_has_the_finding(project, output):
    done = project.run("check", "--select", "NUM003", "--output", output)
    assert done.code == 0
    assert "NUM003" in done.out
    if output == "json":
        (one,) = json.loads(done.out)
        assert (one["path"], one["line"], one["column"]) == (f"{FOLDER}/andel.md", 13, 16)
    elif output == "sarif":
        assert json.loads(done.out)["version"] == "2.1.0"
    else:
        assert done.out.startswith("::notice ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--select", "XYZ"),
        ("--ignore", "SUM,XYZ"),
        ("--output", "xml"),
        ("--mode", "snabbt"),
        ("finns-inte.md",),
        ("--select", ""),
    ],
)
def test_wrong_use_is_exit_code_2(project, arguments):
    done = project.run("check", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err


def test_a_rule_that_there_is_not_in_the_settings_is_a_problem(project):
    settings = (project.root / "papergen.toml").read_text(encoding="utf-8")
    project.write("papergen.toml", f'{settings}\n[check]\nignore = ["XYZ"]\n')
    done = project.run("check")
    assert done.code == 1
    assert [one.code[:4] for one in done.told] == ["TOML"]


def test_two_runs_say_the_same(project):
    assert project.run("check").out == project.run("check").out


# --- rules ----------------------------------------------------------------------------------------------------------------


def test_rules_lists_every_rule():
    done = papergen("rules")
    assert done.code == 0
    assert [rule.code for rule in RULES] == [line.split()[0] for line in done.out.splitlines() if line[:3].isupper()][
        : len(RULES)
    ]
    assert "TIL001" in done.out


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rules_explains_each_in_swedish(rule):
    done = papergen("rules", rule.code.lower())
    assert done.code == 0
    first, summary = done.out.splitlines()[:2]
    assert first.startswith(f"{rule.code} {rule.name} (")
    assert summary == rule.summary
    assert "\nFel:\n" in done.out
    assert "\nRätt:\n" in done.out
    assert f"papergen: tillåt {rule.code} därför att" in done.out


def test_rules_explains_permissions():
    assert "tillåt SUM001 därför att" in papergen("rules", "TIL002").out


def test_a_rule_that_there_is_not_is_wrong_use_and_a_near_one_is_named():
    done = papergen("rules", "NUM03")
    assert done.code == 2
    assert "Menade du NUM00" in done.err
