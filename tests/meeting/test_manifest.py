"""The manifest says again what it was told, and which versions are installed."""

from importlib.metadata import version
from pathlib import Path

import pytest

from papergen.problems import Place, Problem, Severity
from papergen.steps.manifest import Hashes, Made, Manifest, parse_manifest, sha256, versions

WARNING = Problem("FIL050", "bilagan saknar taggar", Place("cases/n/a.md", 3, 1, 3, 9), "Spara om den.", Severity.WARNING)
ONE = {"cases/n/a.md": "1" * 64, "papergen.toml": "2" * 64}
OTHER = {"cases/n/b.md": "3" * 64, "papergen.toml": "2" * 64}
FILES = {
    "a.docx": Made("cases/n/a.md", "a" * 64, ONE, 4, (WARNING,)),
    "a.pdf": Made("cases/n/a.md", "b" * 64, dict(ONE), 4, (WARNING,)),
    "b.docx": Made("cases/n/b.md", "c" * 64, OTHER, 2),
    "b.pdf": Made("cases/n/b.md", "d" * 64, OTHER, 2, (WARNING,)),
    "c.pdf": Made("cases/n/c.md", "e" * 64, OTHER, 1),
}


def test_a_manifest_that_is_read_is_the_one_that_was_written() -> None:
    written = Manifest({"papergen": "1"}, FILES)
    assert parse_manifest(written.as_json()) == written
    assert parse_manifest(written.as_json()).as_json() == written.as_json()


def test_files_of_one_paper_share_what_they_are_made_of_when_read() -> None:
    files = parse_manifest(Manifest({}, FILES).as_json()).files
    assert files["a.docx"].inputs is files["a.pdf"].inputs
    assert files["a.pdf"].inputs is not files["b.docx"].inputs


def test_versions_are_those_of_the_installed_libraries() -> None:
    libraries = {name: found for name, found in versions().items() if not name.startswith("papergen")}
    assert {"typst", "docxtpl", "python-docx", "pikepdf", "page-validation"} <= set(libraries)
    assert libraries == {name: version(name) for name in libraries}


def test_versions_are_found_whatever_lies_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    from papergen.steps.manifest import _installed

    first, second = tmp_path / "first", tmp_path / "second"
    (first / "Some_Package-1.2.dist-info").mkdir(parents=True)
    (second / "some.package-1.1.dist-info").mkdir(parents=True)
    (second / "other-2.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "gone"), str(first), str(second), ""])
    assert _installed(["some-package", "other", "missing"]) == {"some-package": "1.2", "other": "2.0"}


def test_a_hash_that_is_known_is_not_looked_up(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"new")
    hashes = Hashes(tmp_path)
    hashes.know("a", b"old")
    assert hashes.of("a") == sha256(b"old")
    assert Hashes(tmp_path).of("a") == sha256(b"new")
