"""A row's values as a card may keep them, or everything that is wrong with them.

What `add` refuses is refused here, and the same words say so. White space within a line of a card
is one blank; it refuses to mend anything else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.spoilt import read_phone
from pipelinecli.exchange.mapping.unreadable import Unreadable, YearMissing
from pipelinecli.exchange.mapping.values import read_grade
from pipelinecli.i18n import _
from pipelinecli.services import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

_UID: Final = 32
_HEX: Final = frozenset("0123456789abcdef")
_URN: Final = "urn:uuid:"


class Wrong(NamedTuple):
    """What is wrong with one field."""

    field: str
    value: str | None
    said: str
    hint: str | None


class Values(NamedTuple):
    """What a row says about a person; None where it says nothing."""

    name: str | None
    phone: str | None
    email: str | None
    org: str | None
    title: str | None
    source: str | None
    referred_by: str | None
    grade: str | None
    birthday: str | None
    note: str | None
    tags: tuple[str, ...]
    uid: str | None
    opened: str | None


class Judge:
    """What judges every row of a file; `day` reads a day as the file writes them."""

    def __init__(self, today: date, day: Callable[[str, str], date | None]) -> None:
        self._today = today
        self._day = day

    def judged(self, record: Mapping[str, str]) -> tuple[Values, list[Wrong]]:
        """Return the values of a record, and what is wrong with those that are not kept."""
        wrong: list[Wrong] = []
        kept: dict[str, str | None] = {}
        for field, check in _CHECKS.items():
            kept[field] = None
            text = record.get(field)
            if text:
                try:
                    kept[field] = check(text)
                except (UsageError, Unreadable) as error:
                    wrong.append(_wrong(field, text, error))
        tags = self._tags(record.get("tags"), wrong)
        birthday, month_day = self._birthday(record.get("birthday"), wrong)
        if month_day is not None:
            said = _("birthday: {day}").format(day=month_day)
            kept["note"] = "\n".join(filter(None, (kept["note"], said)))
        opened = self._opened(record.get("opened"), wrong)
        uid = uid_of(record.get("uid"))
        return Values(**kept, tags=tags, birthday=birthday, opened=opened, uid=uid), wrong

    def _birthday(self, text: str | None, wrong: list[Wrong]) -> tuple[str | None, str | None]:
        """Return a day of birth, or what there is of one without its year."""
        if not text:
            return None, None
        try:
            day = self._day("birthday", text)
        except YearMissing as error:
            return None, error.month_day
        except Unreadable as error:
            wrong.append(_wrong("birthday", text, error))
            return None, None
        if day is not None and day > self._today:
            said = _("{day} is in the future").format(day=day.isoformat())
            wrong.append(Wrong("birthday", text, said, _("a birthday is the day of birth")))
        return (None if day is None else day.isoformat()), None

    def _opened(self, text: str | None, wrong: list[Wrong]) -> str | None:
        """Return when a card was opened; one of the future is opened today."""
        if not text:
            return None
        try:
            day = self._day("opened", text)
        except Unreadable as error:
            wrong.append(_wrong("opened", text, error))
            return None
        return None if day is None or day > self._today else day.isoformat()

    def _tags(self, text: str | None, wrong: list[Wrong]) -> tuple[str, ...]:
        if not text:
            return ()
        try:
            return fields.tags(part for part in map(_line, text.split(",")) if part.strip())
        except UsageError as error:
            wrong.append(_wrong("tags", text, error))
            return ()


def _wrong(field: str, text: str, error: UsageError | Unreadable) -> Wrong:
    said = error.said if isinstance(error, Unreadable) else error.message
    return Wrong(field, text, said, error.hint)


def _line(text: str) -> str:
    """Return a text on one line: a cell may have several."""
    return text if text.isprintable() else " ".join(text.split())


def _named(field: str) -> Callable[[str], str | None]:
    return lru_cache(maxsize=_REMEMBERED)(lambda text: fields.optional_line(field, _line(text)))


_REMEMBERED: Final = 4_096
"""Values that come again and again: companies, sources, grades, days."""
_CHECKS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "name": lambda text: fields.name(_line(text)),
    "phone": lambda text: fields.phone(read_phone(_line(text))),
    "email": lambda text: fields.email(_line(text)),
    "org": _named("org"),
    "title": _named("title"),
    "source": _named("source"),
    "referred_by": lambda text: fields.optional_line("referred_by", _line(text)),
    "grade": lru_cache(maxsize=_REMEMBERED)(read_grade),
    "note": lambda text: fields.note(text.replace("\r\n", "\n").replace("\r", "\n")),
}


def uid_of(text: str | None) -> str | None:
    """Return a uid as ours are; None for what is none of ours."""
    if not text:
        return None
    digits = text.lower().removeprefix(_URN).replace("-", "")
    return digits if len(digits) == _UID and _HEX.issuperset(digits) else None
