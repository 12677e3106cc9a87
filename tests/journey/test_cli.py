"""The command line: options in, exit codes out, and what is printed where."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.journey.paper_files import CASE
from tests.journey.small_project import ANSI, FOLDER, MADE, SmallProject, case_text, papergen

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path, cwd: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m papergen` as a user does."""
    command = [sys.executable, "-m", "papergen", *map(str, arguments)]
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    environment = {**clean, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **surroundings}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_without_a_command_the_help_is_shown() -> None:
    ran = papergen()
    assert "build" in ran.out + ran.err
    assert ran.code in (0, 2)  # click 8.2 says 2, older versions 0


@pytest.mark.parametrize(
    "arguments", [["-h"], ["--help"], ["build", "-h"], ["new", "-h"], ["new", "case", "--help"], ["show", "-h"]]
)
def test_help_is_help(arguments: list[str]) -> None:
    ran = papergen(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert "papergen" in ran.out or "main" in ran.out


def test_help_is_in_swedish() -> None:
    assert "Gör papper av ärendefiler" in papergen("build", "--help").out
    assert "Börja på något nytt" in papergen("--help").out


def test_version() -> None:
    from papergen import __version__

    assert papergen("--version").out == f"papergen {__version__}\n"


WRONG_USE = {
    "unknown option": ["build", "--finns-inte"],
    "unknown command": ["bygg"],
    "unknown format": ["build", "--format", "odt"],
    "an empty format": ["build", "--format", ""],
    "no jobs": ["build", "--jobs", "0"],
    "jobs that are no number": ["build", "--jobs", "många"],
    "a missing path": ["build", "finns-inte.md"],
    "a path outside cases": ["build", "papergen.toml"],
    "show without a file": ["show"],
    "an unknown view": ["show", CASE, "--as", "bild"],
    "an unknown kind of new": ["new", "nämnd"],
}


@pytest.mark.parametrize("name", WRONG_USE)
def test_wrong_use_is_exit_code_2_and_makes_nothing(project: SmallProject, name: str) -> None:
    ran = project.run(*WRONG_USE[name])
    assert (ran.code, ran.out, project.made()) == (2, "", [])
    assert ran.err


def test_an_unknown_format_is_told_in_swedish(project: SmallProject) -> None:
    assert "”odt” är inget format. Välj bland docx, pdf" in project.run("build", "--format", "docx,odt").err


def test_paths_that_are_no_cases_are_told_in_swedish(project: SmallProject) -> None:
    project.write(f"{FOLDER}/lista.txt", "x")
    assert "finns inte" in project.run("build", "borta.md").err
    assert "ligger inte i projektets mapp cases" in project.run("build", project.root / "papergen.toml").err
    assert "är ingen ärendefil (.md)" in project.run("build", project.root / FOLDER / "lista.txt").err


MISSPELT = {
    "a folder": ("cases/namd-2026-02-17", "cases/namnd-2026-02-17"),
    "a file": ("cases/namnd-2026-02-17/godd.md", CASE.replace("arende", "god")),
    "other letters": ("Cases/Namnd-2026-02-17", "cases/namnd-2026-02-17"),
    "without cases": ("namnd-2026-02-18", "cases/namnd-2026-02-17"),
}


@pytest.mark.parametrize(("written", "meant"), MISSPELT.values(), ids=MISSPELT)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_path_that_is_misspelt_is_guessed(project: SmallProject, command: str, written: str, meant: str) -> None:
    assert f"{written} finns inte. Menade du {meant}?" in project.run(command, written).err


def test_a_path_outside_cases_is_no_guess(project: SmallProject) -> None:
    assert "Menade du" not in project.run("build", "papergen.tom").err
    assert "Menade du" not in project.run("build", "cases/zzz").err


def test_a_folder_of_build_that_is_misspelt_is_guessed(project: SmallProject) -> None:
    project.run("build")
    assert "Menade du build/namnd-2026-02-17?" in project.run("verify", "build/namd-2026-02-17").err
    assert "Menade du build/namnd-2026-02-17?" in project.run("verify", "namnd-2026-02-17").err


@pytest.mark.parametrize(("written", "flag"), [("-tillagg", "--tillagg"), ("-formt=pdf", "--format"), ("-jobs", "--jobs")])
def test_a_flag_with_one_dash_is_guessed(project: SmallProject, written: str, flag: str) -> None:
    assert f"Flaggan {written} finns inte. Menade du '{flag}'?" in project.run("build", written).err


def test_a_flag_that_is_like_none_is_not_guessed(project: SmallProject) -> None:
    assert "Menade du" not in project.run("build", "-x").err


def test_the_project_is_the_nearest_folder_above_with_a_papergen_toml(project: SmallProject) -> None:
    done = run("build", "god.md", cwd=project.root / FOLDER)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(project.made()) == 2


def test_c_works_in_another_folder(project: SmallProject, tmp_path: Path) -> None:
    assert run("-C", "projekt", "build", cwd=tmp_path).returncode == 0
    assert len(project.made()) == 2


def test_c_and_a_path_as_seen_from_the_project(project: SmallProject, tmp_path: Path) -> None:
    project.case(case_text())
    assert run("-C", "projekt", "build", CASE, cwd=tmp_path).returncode == 0
    assert {Path(name).stem for name in project.made()} == {"arende"}


def test_c_of_a_folder_below_the_project(project: SmallProject) -> None:
    assert papergen("-C", project.root / FOLDER, "build", "--jobs", "1").code == 0
    assert len(project.made()) == 2


def test_c_that_does_not_exist_is_told(tmp_path: Path) -> None:
    ran = papergen("-C", tmp_path / "finns-inte", "build")
    assert ran.code in (1, 2)
    assert ran.err


def test_no_project_is_told_without_a_place(tmp_path: Path) -> None:
    done = run("build", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("papergen: FIL110 fel: här finns inget papergen-projekt")


@pytest.mark.parametrize("no_color", ["", "1"])
def test_no_colours_where_the_output_is_no_terminal(project: SmallProject, no_color: str) -> None:
    project.case("trasig")
    done = run("build", cwd=project.root, **({"NO_COLOR": no_color} if no_color else {}))
    assert done.returncode == 1
    assert "FM001 fel:" in done.stderr
    assert ANSI not in done.stderr + done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pty")
@pytest.mark.parametrize("no_color", [False, True])
def test_colours_on_a_terminal_unless_no_color_is_set(project: SmallProject, no_color: bool) -> None:
    import pty

    project.case("trasig")
    main, side = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm"} | ({"NO_COLOR": "1"} if no_color else {})
    command = [sys.executable, "-m", "papergen", "build"]
    done = subprocess.run(command, cwd=project.root, env=environment, stdout=subprocess.DEVNULL, stderr=side, check=False)
    os.close(side)
    said = os.read(main, 100_000).decode("utf-8", "replace")
    os.close(main)
    assert done.returncode == 1
    assert "FM001 fel" in said
    assert (f"{ANSI}31m" in said) is not no_color


def test_problems_go_to_standard_error_and_results_to_standard_output(project: SmallProject) -> None:
    project.case("trasig")
    done = run("build", cwd=project.root)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == f"klart  {MADE}/god.docx  + pdf"
    assert done.stderr.splitlines()[0].startswith(f"{CASE}:1:1: FM001 fel: ")
    assert done.stderr.splitlines()[1].startswith("    ")


def test_output_works_in_a_locale_that_has_no_swedish_letters(project: SmallProject) -> None:
    project.case("trasig", "ärende.md")
    done = run("build", cwd=project.root, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "FM001" in done.stderr


def test_help_is_quick() -> None:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        assert run("--help", cwd=ROOT).returncode == 0
        times.append(time.perf_counter() - start)
    assert min(times) < 1.0  # 0.25 s is the aim; machines of others are busy


def test_a_process_that_ends_at_once_has_said_everything_and_has_its_exit_code(project: SmallProject) -> None:
    fine = run("rules", cwd=ROOT)
    assert (fine.returncode, fine.stderr) == (0, "")
    assert len(fine.stdout.splitlines()) > 50
    wrong = run("build", "finns-inte.md", cwd=project.root)
    assert wrong.returncode == 2
    assert "finns inte" in wrong.stderr


def test_whoever_stops_listening_gets_no_traceback() -> None:
    command = [sys.executable, "-m", "papergen", "rules"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() in (0, 1)
    assert said == b""
