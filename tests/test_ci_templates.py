"""The templates under docs/ci: they are read as GitHub and GitLab read them, and their scripts are run."""

import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import yaml

from tests.journey.small_project import FOLDER, ROOT, SETTINGS, case_text, start

CI = ROOT / "docs" / "ci"
MARK = "<!-- papergen: ändringar -->"
OWN = ("-c", "user.name=Prov", "-c", "user.email=prov@exempel.se", "-c", "commit.gpgsign=false")


def template(name):
    return yaml.safe_load((CI / name).read_text(encoding="utf-8"))


def git(folder, *arguments):
    subprocess.run(["git", *OWN, *arguments], cwd=folder, capture_output=True, check=True)


def program(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def branch(tmp_path):
    """A project with a branch that changes an amount, and adds a case that cannot be read."""
    project = start(tmp_path / "projekt")
    # The small project's papers are drafts without most of their sections.
    project.write("papergen.toml", SETTINGS + '\n[check]\nignore = ["STR001"]\n')
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "Först")
    git(project.root, "checkout", "-q", "-b", "gren")
    project.case(case_text(body="## Bakgrund\n\nNytt.\n"), "ny.md")
    god = project.root / FOLDER / "god.md"
    god.write_text(god.read_text(encoding="utf-8").replace("godkänner ansökan", "avslår ansökan"), encoding="utf-8")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "Sedan")
    return project


def review(project, tmp_path, output="text"):
    """Run granska.sh with nothing in its surroundings but what the templates give it."""
    programs = tmp_path / "program"
    programs.mkdir()
    program(programs, "papergen", f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m papergen "$@"\n')
    surroundings = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": f"{programs}:/usr/bin:/bin", "PAPERGEN_OUTPUT": output}
    command = ["sh", str(CI / "granska.sh"), "main", str(tmp_path / "ut")]
    return subprocess.run(command, cwd=project.root, env=surroundings, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_branch_gets_its_comment_its_papers_and_its_redlines(branch, tmp_path):
    done = review(branch, tmp_path, "github")
    assert done.returncode == 0, done.stdout + done.stderr
    comment = (tmp_path / "ut" / "kommentar.md").read_text(encoding="utf-8")
    assert comment.startswith(MARK)
    assert "avslår" in comment
    assert "::" in done.stdout  # annotations, as GitHub takes them
    names = {path.relative_to(tmp_path / "ut").as_posix() for path in (tmp_path / "ut").rglob("*") if path.is_file()}
    folder = FOLDER.removeprefix("cases/")
    assert {f"papper/{folder}/god.pdf", f"andringar/{folder}/god.html", f"andringar/{folder}/god.docx", "fynd.sarif"} <= names
    assert json.loads((tmp_path / "ut" / "fynd.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_an_error_in_a_paper_fails_the_job_but_all_else_is_there(branch, tmp_path):
    branch.case("---\ntitel: Trasigt\nnämnd: Socialnämnden\ndatum: 2026-02-30\n---\n\n## Bakgrund\n\nText.\n", "ny.md")
    done = review(branch, tmp_path)
    assert done.returncode == 1
    assert "FM013" in done.stdout
    assert (tmp_path / "ut" / "kommentar.md").stat().st_size > len(MARK)


def test_github_gives_a_pull_request_nothing_but_leave_to_read():
    workflow = template("github/papergen.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request" in workflow[True]  # YAML 1.1 reads `on` as yes
    text = (CI / "github/papergen.yml").read_text(encoding="utf-8") + (CI / "github/action.yml").read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    checkout = workflow["jobs"]["granska"]["steps"][0]
    assert checkout["with"]["persist-credentials"] is False


def test_what_a_branch_is_called_never_becomes_part_of_a_script():
    """An expression inside `run` would be pasted into the script: a branch named `$(…)` would be run."""
    for name in ("github/action.yml", "github/papergen.yml", "github/papergen-kommentar.yml"):
        for run in re.findall(r"(?m)^( *)run: \|\n((?:\1 +.*\n|\n)+)", (CI / name).read_text(encoding="utf-8")):
            assert "${{" not in run[1], name


def test_the_comment_takes_no_file_of_the_branch():
    workflow = template("github/papergen-kommentar.yml")
    uses = [step.get("uses", "") for step in workflow["jobs"]["kommentera"]["steps"]]
    assert not [one for one in uses if one.startswith("actions/checkout")]
    assert workflow["permissions"] == {"actions": "read", "pull-requests": "write"}


FAKE_GH = """#!{python}
import json, pathlib, sys
words = sys.argv[1:]
seen = pathlib.Path("anrop.json")
calls = json.loads(seen.read_text()) if seen.exists() else []
body = pathlib.Path(words[words.index("--input") + 1]).read_text() if "--input" in words else ""
seen.write_text(json.dumps([*calls, [words, body]]))
if any(word.endswith("/pulls") for word in words):
    print("7")
elif "--paginate" in words:
    print("{own}")
"""


@pytest.mark.parametrize(
    ("own", "method", "address"), [("", "POST", "/issues/7/comments"), ("99", "PATCH", "/issues/comments/99")]
)
def test_github_gets_one_comment_that_is_written_anew(tmp_path, own, method, address):
    (tmp_path / "granskning").mkdir()
    (tmp_path / "granskning/kommentar.md").write_bytes(f"{MARK}\nÄndrat `$(touch hit)`\n".encode() + b"\xff" + b"x" * 90_000)
    program(tmp_path, "gh", FAKE_GH.format(python=sys.executable, own=own))
    step = template("github/papergen-kommentar.yml")["jobs"]["kommentera"]["steps"][1]
    values = {"REPO": "a/b", "HEAD": "c:gren", "SHA": "abc", "RUN": "https://exempel.se/1", "GH_TOKEN": "x"}
    surroundings = {"PATH": f"{tmp_path}:{os.environ['PATH']}"} | values
    assert set(step["env"]) == set(values)
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=surroundings, check=True)
    words, body = json.loads((tmp_path / "anrop.json").read_text(encoding="utf-8"))[-1]
    assert method in words
    assert [word for word in words if word.endswith(address)]
    text = json.loads(body)["body"]
    assert text.startswith(MARK)
    assert text.endswith("[körningen](https://exempel.se/1)")
    assert len(text) < 65_536
    assert not (tmp_path / "hit").exists()


class Notes(http.server.BaseHTTPRequestHandler):
    """GitLab's list of notes, as far as the template needs it."""

    def do_GET(self):
        self.answer([] if self.path.endswith("page=2") else self.server.notes)

    def do_POST(self):
        self.take()

    def do_PUT(self):
        self.take()

    def take(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((self.command, self.path, self.headers["PRIVATE-TOKEN"], body["body"]))
        self.answer({})

    def answer(self, value):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, *words):
        """Say nothing."""


@pytest.mark.parametrize("known", [False, True], ids=["the first time", "again"])
def test_gitlab_gets_one_note_that_is_written_anew(tmp_path, known):
    (tmp_path / "granskning").mkdir()
    (tmp_path / "granskning/kommentar.md").write_text(f"{MARK}\nÄndrat\n", encoding="utf-8")
    (script,) = template("gitlab/papergen.gitlab-ci.yml")["papergen-kommentar"]["script"]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Notes) as server:
        server.notes = [{"id": 1, "body": "Hej"}, *([{"id": 5, "body": f"{MARK}\nförut"}] if known else [])]
        server.taken = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        values = {
            "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api",
            "CI_PROJECT_ID": "3",
            "CI_MERGE_REQUEST_IID": "4",
            "CI_PIPELINE_URL": "https://exempel.se/2",
            "PAPERGEN_TOKEN": "hemlig",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        subprocess.run(["sh", "-e", "-c", script], cwd=tmp_path, env=values, check=True)
        server.shutdown()
    ((method, path, token, body),) = server.taken
    assert (method, token) == (("PUT" if known else "POST"), "hemlig")
    assert path.endswith("/merge_requests/4/notes/5" if known else "/merge_requests/4/notes")
    assert body.startswith(MARK)


def test_gitlab_runs_the_review_without_the_projects_variables():
    (line,) = template("gitlab/papergen.gitlab-ci.yml")["papergen"]["script"]
    assert line.startswith("env -i ")
