from __future__ import annotations

from tools import messages


def test_everything_a_user_reads_is_there_in_chinese() -> None:
    """The Chinese catalogue is complete, in step with the source, and compiled."""
    assert list(messages.problems()) == []
