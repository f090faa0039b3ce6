"""The settings that figures are made with, as exact numbers.

A desk has only settings that can be read. It refuses to make up one that has no default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config import settings

if TYPE_CHECKING:
    from fractions import Fraction

    from pipelinecli.services.desk import Desk


def share_set(desk: Desk, key: str) -> Fraction | None:
    """Return a setting that is a share, or a number with a point; None where there is none."""
    from fractions import Fraction

    read = settings.share(desk.settings, key)
    return None if read is None else Fraction(*read)


def share_of(desk: Desk, key: str) -> Fraction:
    """Return a setting that is a share and has a default."""
    from fractions import Fraction

    return share_set(desk, key) or Fraction(0)


def count_set(desk: Desk, key: str) -> int | None:
    """Return a setting that is a whole number; None where there is none."""
    return settings.count(desk.settings, key)
