"""What a person typed about a person, checked before it is kept.

Text is kept as it was typed, but for white space at its ends. This module refuses control
characters, which no name has and every terminal obeys, and lengths no card can show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 200
LONGEST_LINE = 500
LONGEST_NOTE = 20_000
_GRADES = ("A", "B", "C", "D")
_NOTE_CONTROLS = "\n\t"
_CONTROL, _SURROGATE = "Cc", "Cs"
"""Unicode's categories of what no text may hold."""


def line(field: str, value: str, longest: int = LONGEST_LINE) -> str:
    """Return one line of text. Raises UsageError if it is empty, too long or not plain text."""
    kept = value.strip()
    if not kept:
        raise UsageError(_("{field} is empty").format(field=field))
    _check(field, kept, longest)
    return kept


def optional_line(field: str, value: str | None, longest: int = LONGEST_LINE) -> str | None:
    """Return one line of text, or None where nothing or white space was typed."""
    return None if value is None or not value.strip() else line(field, value, longest)


def note(value: str | None) -> str | None:
    """Return a note, which may have several lines; None where nothing was typed."""
    if value is None or not value.strip():
        return None
    kept = value.replace("\r\n", "\n").strip()
    _check("note", "".join(char for char in kept if char not in _NOTE_CONTROLS), LONGEST_NOTE)
    return kept


def name(value: str) -> str:
    """Return a person's name."""
    kept = line("name", value, LONGEST_NAME)
    # The first character of a line is no blank.
    if not (kept.isprintable() or any(map(_is_seen, kept))):
        raise UsageError(_("“{value}” cannot be seen").format(value=kept), hint=_("type a name"))
    return kept


def _is_seen(char: str) -> bool:
    return char.isprintable() and not char.isspace()


def email(value: str | None) -> str | None:
    """Return an e-mail address. Raises UsageError for what cannot be one."""
    kept = optional_line("email", value)
    if kept is None:
        return None
    local, at, domain = kept.rpartition("@")
    if not (at and local and domain) or any(map(str.isspace, kept)):
        raise UsageError(
            _("“{value}” is not an e-mail address").format(value=kept),
            hint=_("it looks like name@example.com"),
        )
    return kept


def phone(value: str | None) -> str | None:
    """Return a phone number. Raises UsageError for what has no digit in it."""
    kept = optional_line("phone", value)
    if kept is not None and not any(map(str.isdecimal, kept)):
        raise UsageError(
            _("“{value}” is not a phone number").format(value=kept),
            hint=_("it has digits, such as 138 0013 8000"),
        )
    return kept


def grade(value: str | None) -> str | None:
    """Return a grade A to D."""
    if value is None or not value.strip():
        return None
    kept = value.strip().upper()
    if kept not in _GRADES:
        raise UsageError(
            _("“{value}” is not a grade").format(value=value), hint=_("one of A, B, C, D")
        )
    return kept


def tags(values: Iterable[str]) -> tuple[str, ...]:
    """Return tags without their repeats; a comma separates several."""
    split = [part for value in values for part in value.replace("，", ",").split(",")]
    return tuple(dict.fromkeys(line("tag", part, LONGEST_NAME) for part in split))


def _check(field: str, kept: str, longest: int) -> None:
    if len(kept) > longest:
        raise UsageError(
            _("{field} is too long: {n} characters").format(field=field, n=len(kept)),
            hint=_("at most {n}").format(n=longest),
        )
    if kept.isprintable():
        return
    from unicodedata import category

    for char in kept:
        kind = category(char)
        if kind == _CONTROL:
            raise UsageError(
                _("{field} contains a control character (U+{code})").format(
                    field=field, code=f"{ord(char):04X}"
                ),
                hint=_("type it without"),
            )
        if kind == _SURROGATE:
            raise UsageError(
                _("{field} is not valid UTF-8 text").format(field=field), hint=_("type it again")
            )
