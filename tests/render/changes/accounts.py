"""Change sets with everything a command can alter, to be told and listed."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from pipelinecli.method.cards import Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.kinds import ActivityKind, MoveKind, TallyKind
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.record.alterations import (
    Account,
    Alteration,
    Done,
    Field,
    HandedIn,
    Moved,
    Step,
    Subject,
    What,
    Who,
)
from pipelinecli.method.record.journal import ChangeSet
from pipelinecli.method.stages import Stage
from tests.render.people import FIRST, HOSTILE, TODAY, at

if TYPE_CHECKING:
    from pipelinecli.method.record.alterations import Value

NAMES = {1: "王经理", 2: "李五", 3: HOSTILE, 4: "Bartholomew Featherstonehaugh III"}
LONG = "she said that it is all a question of the price and of her brother-in-law " * 8
TUESDAY = When(date(2026, 12, 1), time(14))


def of(card: int, field: Field, before: Value = None, after: Value = None) -> Alteration:
    return Alteration(Subject(What.CARD, card), field, before, after)


def counted(kind: TallyKind | str, before: int | None, after: int | None) -> Alteration:
    return Alteration(Subject(What.DAY, FIRST), kind, before, after)


def configured(key: str, before: str | None, after: str | None) -> Alteration:
    return Alteration(Subject(What.SETTING, key), Field.SETTING, before, after)


def handed_in(row: HandedIn) -> Alteration:
    return Alteration(Subject(What.CHECKIN, TODAY), Field.CHECKIN, None, row)


def replayed(field: Field, *numbers: int) -> Alteration:
    return Alteration(Subject(What.CHANGES, None), field, None, numbers)


def done(number: int, command: str, *alterations: Alteration, **more: object) -> Account:
    """A change set of that number; the cards are those altered unless `cards` says otherwise."""
    recorded = at(TODAY, 9) + timedelta(minutes=number)
    effective = more.pop("effective", recorded)
    altered = [one.subject.key for one in alterations if isinstance(one.subject.key, int)]
    cards = more.pop("cards", tuple(dict.fromkeys(altered)))
    made = ChangeSet(number, recorded, effective, command, None, erased=False, rows=())  # type: ignore[arg-type]
    return Account(made._replace(**more), alterations, cards)  # type: ignore[arg-type]


ADD = done(
    1,
    "add",
    of(3, Field.CARD, None, HOSTILE),
    of(3, Field.PHONE, None, "=1+1"),
    of(3, Field.REFERRED_BY, None, Who(1)),
    of(3, Field.BIRTHDAY, None, date(1980, 1, 31)),
    of(3, Field.TAG, None, "vip"),
    of(3, Field.NOTE, None, "first line\nsecond line"),
)
MET = done(
    2,
    "met",
    of(1, Field.FIRST_MEETING, None, When(FIRST)),
    of(1, Field.HELD, before=False, after=True),
    of(1, Field.NEXT_STEP, None, Step(TUESDAY, "go through the plan")),
    of(1, Field.STAGE, Stage.OPPORTUNITY, Stage.P25),
    of(1, Field.ACTIVITY, None, Done(ActivityKind.VISIT, at(FIRST), None, 45, "tea")),
    effective=at(FIRST),
)
MARK = done(
    3,
    "mark",
    of(1, Field.PLAN, "term", "whole life"),
    of(1, Field.NEXT_STEP, Step(TUESDAY, None), Step(TUESDAY, "sign")),
    of(1, Field.BUDGET, None, Amount(150_000, 150_000, "CNY", Per.MONTH)),
    of(1, Field.STAGE, Stage.P25, Stage.P50),
    undone_by=13,
)
MONEY = done(
    4,
    "close",
    of(1, Field.RECEIVED, None, Money(500_000, "CNY")),
    of(1, Field.BUDGET, None, Amount(100_000, 150_050, "CNY")),
    of(1, Field.OUTCOME, None, Outcome.FELL_BACK),
    of(1, Field.MOVE, None, Moved(MoveKind.OVERRIDE, Stage.P50)),
    of(1, Field.ATTEMPT, None, 2),
    of(1, Field.PLAN_MARKED, FIRST, TODAY),
)
TALLY = done(
    5,
    "tally",
    counted(TallyKind.DIAL, None, 15),
    counted(TallyKind.TALK, 3, 7),
    counted("video-call\x1b", None, 1),
)
CONFIG = done(6, "config", configured("cycle", None, "30"), configured("cycle.\x1b", "1", None))
CHECKIN = done(7, "checkin", handed_in(HandedIn(2, 5, late=True, note="all of it")))
CHECKED_IN = done(8, "checkin", handed_in(HandedIn(1, 1, late=False, note=None)))
MERGE = done(
    9,
    "merge",
    of(2, Field.MERGED_INTO, None, Who(1)),
    of(1, Field.PHONE, None, "13800138000"),
    of(1, Field.TAG, "warm", None),
    of(4, Field.REFERRED_BY, Who(2), Who(1)),
    of(5, Field.REFERRED_BY, Who(2), Who(1)),
)
LONG_NOTE = done(
    10,
    "edit",
    of(4, Field.NOTE, LONG, f"{LONG}!"),
    of(4, Field.ACTIVITY, Done(ActivityKind.BOOKING, at(FIRST), TUESDAY, None, None), None),
)
FORGET = done(11, "forget", erased=True)
HALF_ERASED = done(12, "edit", of(2, Field.REFERRED_BY, Who(9), None), erased=True)
UNDO_SET = done(13, "undo", replayed(Field.TAKES_BACK, 3), cards=(1,))
REDO_SET = done(14, "redo", replayed(Field.BRINGS_AGAIN, 2, 4), cards=(1,))
IMPORT = done(
    15, "import", *(of(number, Field.CARD, None, f"No. {number}") for number in range(20, 60))
)
INIT = done(16, "init\x1b[2J")

HISTORY = (
    INIT, IMPORT, REDO_SET, UNDO_SET, HALF_ERASED, FORGET, LONG_NOTE, MERGE, CHECKED_IN, CHECKIN,
    CONFIG, TALLY, MONEY, MARK, MET, ADD,
)  # fmt: skip
"""Newest first, as history gives them."""
