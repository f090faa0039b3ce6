"""Where a store's copies are kept, and what the day's is called.

Every write asks for both, so this module refuses to load anything to answer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def folder(store_path: str) -> str:
    """Return the path of the folder in which a store's copies are kept; it may not be there.

    It is beside the file, wherever a link to it is.
    """
    if os.path.islink(store_path):  # noqa: PTH114
        store_path = os.path.realpath(store_path)
    return f"{store_path}-backups"


def is_folder(path: str) -> bool:
    """Whether there is a directory that is no link: nothing is written or deleted through one."""
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114


def daily_name(day: date) -> str:
    """Return what the copy of a day is called."""
    return f"daily-{day.isoformat()}.db"
