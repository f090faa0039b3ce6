"""The settings that figures are made with, as exact numbers.

It refuses to go on with a value that nobody could have set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config import settings
from pipelinecli.errors import BadSetting

if TYPE_CHECKING:
    from fractions import Fraction

    from pipelinecli.services.desk import Desk


def share_set(desk: Desk, key: str) -> Fraction | None:
    """Return a setting that is a share, or a number with a point. Raises BadSetting."""
    from fractions import Fraction

    try:
        read = settings.share(desk.settings, key)
    except settings.UnreadableSetting as error:
        raise BadSetting(error.key, error.value, error.settable) from None
    return None if read is None else Fraction(*read)


def share_of(desk: Desk, key: str) -> Fraction:
    """Return a setting that is a share and has a default. Raises BadSetting."""
    from fractions import Fraction

    return share_set(desk, key) or Fraction(0)


def count_set(desk: Desk, key: str) -> int | None:
    """Return a setting that is a whole number. Raises BadSetting."""
    try:
        return settings.count(desk.settings, key)
    except settings.UnreadableSetting as error:
        raise BadSetting(error.key, error.value, error.settable) from None
