"""What was typed as a WHEN, an AMOUNT or a factor, read with the desk's day and currency.

The grammars are the method's; here their refusals get words. Nothing that cannot be read is
ever stored as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import UsageError
from pipelinecli.i18n import N_, _
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from pipelinecli.method.dates import When
    from pipelinecli.method.money import Amount, Money
    from pipelinecli.method.when import Lean
    from pipelinecli.services.desk import Desk

_WHEN_PROBLEMS = {
    "empty": N_("a date is missing"),
    "too-long": N_("“{text}” is too long for a date"),
    "unknown": N_("“{text}” is not a date this program can read"),
    "impossible-date": N_("“{text}” is not a day in the calendar"),
    "impossible-time": N_("“{text}” is not a time of day"),
    "out-of-range": N_("“{text}” is too far away"),
}
_AMOUNT_PROBLEMS = {
    "empty": N_("an amount is missing"),
    "too-long": N_("“{text}” is too long for an amount"),
    "unknown": N_("“{text}” is not an amount"),
    "negative": N_("“{text}” is negative"),
    "misplaced-comma": N_("“{text}” has a comma in an odd place"),
    "too-precise": N_("“{text}” has more decimals than its currency"),
    "too-large": N_("“{text}” is too large"),
    "low-above-high": N_("“{text}” starts higher than it ends"),
    "other-currency": N_("“{text}” is in another currency than yours"),
    "not-one-sum": N_("“{text}” is a range; one sum is wanted"),
    "has-period": N_("“{text}” is per period; one sum is wanted"),
}
_SHOWN = 60


def read_plan(desk: Desk, text: str) -> When:
    """Return the day something is planned for. Raises UsageError."""
    from pipelinecli.method.when import Lean

    return _read_when(desk, text, Lean.PLAN)


def read_done(desk: Desk, text: str | None) -> When:
    """Return the day something was done, today where nothing was typed. Raises UsageError."""
    from pipelinecli.method.dates import When

    if text is None:
        return When(desk.today)
    from pipelinecli.method.when import Lean

    return _read_when(desk, text, Lean.DONE)


def read_birthday(desk: Desk, text: str) -> date:
    """Return a day of birth, which is typed with its year. Raises UsageError."""
    import re

    if re.search(r"\d{4}", text) is None:
        raise UsageError(
            _("“{text}” has no year").format(text=_short(text)),
            hint=_("type a birthday like 1985-04-12"),
        )
    return read_done(desk, text).day


def read_plan_and_rest(desk: Desk, text: str) -> tuple[When, str | None]:
    """Return a planned day and the text after it: the longest beginning that is a WHEN counts."""
    from pipelinecli.method.spelling import LONGEST_INPUT
    from pipelinecli.method.when import Lean, UnreadableWhen, parse_when

    words = text.split()
    for taken in range(min(len(words), LONGEST_INPUT), 0, -1):
        try:
            when = parse_when(" ".join(words[:taken]), desk.today, Lean.PLAN, desk.clock.now.time())
        except UnreadableWhen:
            continue
        return when, " ".join(words[taken:]) or None
    return read_plan(desk, text), None


def read_amount(desk: Desk, text: str) -> Amount:
    """Return a price or price range. Raises UsageError."""
    from pipelinecli.method.amounts import UnreadableAmount, parse_amount

    try:
        return parse_amount(text, desk.currency)
    except UnreadableAmount as error:
        raise _unreadable_amount(text, error.problem) from None


def read_money(desk: Desk, text: str) -> Money:
    """Return one sum of money. Raises UsageError."""
    from pipelinecli.method.amounts import UnreadableAmount, parse_money

    try:
        return parse_money(text, desk.currency)
    except UnreadableAmount as error:
        raise _unreadable_amount(text, error.problem) from None


def read_stage(text: str) -> Stage:
    """Return the stage that was typed, as its token or its name. Raises UsageError."""
    typed = text.strip().lower()
    for stage in Stage:
        if typed in {stage.value, f"{stage.value}%", stage_label(stage).lower()}:
            return stage
    raise UsageError(
        _("“{stage}” is not a stage").format(stage=text),
        hint=_("one of: {stages}").format(stages=" ".join(BOARD)),
    )


def read_factor(text: str) -> Fraction:
    """Return a product factor. Raises UsageError."""
    from pipelinecli.method.money import UnreadableFactor, parse_factor

    try:
        return parse_factor(text)
    except UnreadableFactor:
        raise UsageError(
            _("“{text}” is not a factor").format(text=_short(text)),
            hint=_("type it like 0.5, 50% or 1/2"),
        ) from None


def _read_when(desk: Desk, text: str, lean: Lean) -> When:
    from pipelinecli.method.when import UnreadableWhen, parse_when

    try:
        return parse_when(text, desk.today, lean, desk.clock.now.time())
    except UnreadableWhen as error:
        raise UsageError(
            _(_WHEN_PROBLEMS[error.problem]).format(text=_short(text)),
            hint=_("type it like 2026-11-24, fri, next tue 14:00, +3d, 明天 or 下周二"),
        ) from None


def _unreadable_amount(text: str, problem: str) -> UsageError:
    return UsageError(
        _(_AMOUNT_PROBLEMS[problem]).format(text=_short(text)),
        hint=_("type it like 1500, 1,500.00, 1000-1500/month or 1.5万"),
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
