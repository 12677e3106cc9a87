"""The golden files themselves: a difference is told, kept for a look, and never passes by mistake."""

from pathlib import Path

import pytest

from tests.golden_files import GoldenFiles


@pytest.fixture
def files(tmp_path: Path) -> GoldenFiles:
    (tmp_path / "golden").mkdir()
    (tmp_path / "golden" / "a.txt").write_bytes("å\nä\n".encode())
    return GoldenFiles(tmp_path / "golden", tmp_path / "actual")


def test_equal_text_passes_and_takes_an_old_difference_away(files: GoldenFiles) -> None:
    files.actual.mkdir()
    (files.actual / "a.txt").write_text("old", encoding="utf-8")
    files("a.txt", "å\nä\n")
    assert not (files.actual / "a.txt").exists()


def test_a_difference_is_shown_as_a_diff_and_kept_for_a_look(files: GoldenFiles) -> None:
    with pytest.raises(AssertionError, match="make golden") as caught:
        files("a.txt", "å\nö\n")
    assert "-ä\n+ö" in str(caught.value)
    assert (files.actual / "a.txt").read_bytes() == "å\nö\n".encode()
    assert (files.kept / "a.txt").read_bytes() == "å\nä\n".encode()


@pytest.mark.parametrize("text", ["å\nä", "å\r\nä\r\n"], ids=["no final newline", "other line ends"])
def test_line_ends_count(files: GoldenFiles, text: str) -> None:
    with pytest.raises(AssertionError, match="only line ends differ"):
        files("a.txt", text)


def test_a_file_not_kept_yet_fails(files: GoldenFiles) -> None:
    with pytest.raises(AssertionError, match=r"new/b\.txt is not kept yet"):
        files("new/b.txt", "")


def test_rewrite_keeps_the_new_text(files: GoldenFiles) -> None:
    GoldenFiles(files.kept, files.actual, rewrite=True)("new/b.txt", "ö\n")
    assert (files.kept / "new" / "b.txt").read_bytes() == "ö\n".encode()
