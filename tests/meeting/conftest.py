"""What the tests of meetings share."""

from pathlib import Path

import pytest

from tests.meeting.small_meeting import SmallMeeting, full, plain


@pytest.fixture
def meeting(tmp_path: Path) -> SmallMeeting:
    """Give a meeting with two short cases; nothing is built yet."""
    return plain(tmp_path / "projekt")


@pytest.fixture
def full_meeting(tmp_path: Path) -> SmallMeeting:
    """Give a meeting with attachments; nothing is built yet."""
    return full(tmp_path / "projekt")
