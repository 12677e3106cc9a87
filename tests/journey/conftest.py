"""What the journey tests share."""

from pathlib import Path

import pytest

from tests.journey.small_project import SmallProject, start


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """Give a small project with one good case, `god.md`; nothing is built yet."""
    return start(tmp_path / "projekt")
