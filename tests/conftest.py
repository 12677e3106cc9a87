"""What all tests share."""

from pathlib import Path

import pytest

from tests.golden_files import GoldenFiles

TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--golden`, which `make golden` uses."""
    parser.addoption("--golden", action="store_true", help="keep what comes out as the new tests/golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> GoldenFiles:
    """Give a function: `golden("docx/kort.txt", text)` demands that `text` equals tests/golden/docx/kort.txt."""
    return GoldenFiles(TESTS / "golden", TESTS / "actual", rewrite=request.config.getoption("--golden"))
