"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.golden_files import GoldenFiles

TESTS = Path(__file__).parent

# The same examples every time, so that a change is judged by what it changes. `make search` looks for new ones.
settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("search", derandomize=False)
settings.load_profile(os.environ.get("PAPERGEN_EXAMPLES", "same"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--golden`, which `make golden` uses."""
    parser.addoption("--golden", action="store_true", help="keep what comes out as the new tests/golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> GoldenFiles:
    """Give a function: `golden("docx/kort.txt", text)` demands that `text` equals tests/golden/docx/kort.txt."""
    return GoldenFiles(TESTS / "golden", TESTS / "actual", rewrite=request.config.getoption("--golden"))
