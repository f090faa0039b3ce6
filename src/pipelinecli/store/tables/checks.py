"""What several tables share: their kind, and CHECKs so that the file itself refuses bad values.

They refuse by form only (a date looks like a date); what a value may mean is the method's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint

if TYPE_CHECKING:
    from enum import StrEnum

STRICT = {"sqlite_strict": True}
NEVER_REUSED = {**STRICT, "sqlite_autoincrement": True}
"""For rows that can be deleted: an id that was somebody's is never somebody else's."""

_DAY = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"
_MOMENT = f"{_DAY}T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z"
_WHEN = f"{_DAY}T[0-2][0-9]:[0-5][0-9]"


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """Check that the column holds one of the tokens, or nothing."""
    tokens = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({tokens})", name=f"{column}_known")


def a_day(column: str) -> CheckConstraint:
    """Check that the column holds a date, or nothing."""
    return CheckConstraint(f"{column} GLOB '{_DAY}'", name=f"{column}_is_a_date")


def a_when(column: str) -> CheckConstraint:
    """Check that the column holds a date, a date and a time to the minute, or nothing."""
    check = f"{column} GLOB '{_DAY}' OR {column} GLOB '{_WHEN}'"
    return CheckConstraint(check, name=f"{column}_is_a_date_or_time")


def a_moment(column: str) -> CheckConstraint:
    """Check that the column holds a UTC moment to the second, or nothing."""
    return CheckConstraint(f"{column} GLOB '{_MOMENT}'", name=f"{column}_is_utc")


def yes_or_no(column: str) -> CheckConstraint:
    """Check that the column holds 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_is_yes_or_no")


def not_negative(column: str) -> CheckConstraint:
    """Check that the column holds no number below 0."""
    return CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative")
