"""Cards, boards and sheets to draw: the deck's own sample (METHOD §4), and a full, hostile week."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pipelinecli.method.board import make_board
from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.cards import Attempt, Evidence, Outcome, Person, Rules, judged
from pipelinecli.method.dates import When
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.sheet import Difference, Entry, HandIn, Sheet, SheetRow, sheet_row
from pipelinecli.method.stages import BOARD, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.board import Board
    from pipelinecli.method.cards import Card

MONDAY = date(2008, 12, 15)
LAST_DAY = date(2008, 12, 18)
RULES = Rules(cycle=28, limits=((Stage.P25, 20),))
MET_FROM = (Stage.P25, Stage.P50, Stage.P90, Stage.CLOSED)
SOON = When(LAST_DAY + timedelta(days=2))


def a_day(text: str) -> date:
    """Read `12.15` as a day of the sample's winter."""
    month, day = map(int, text.split("."))
    return date(2008 if month > 6 else 2009, month, day)


def a_person(number: int, name: str, **more: object) -> Person:
    person = Person(number, f"{number:032x}", name, date(2008, 11, 3))
    return person._replace(**more)  # type: ignore[arg-type]


def an_attempt(stage: Stage, first: str | None = None, **more: object) -> Attempt:
    """Build what a card in `stage` usually has; `more` says otherwise."""
    since = datetime(2008, 12, 1, 9, tzinfo=UTC)
    met = stage in MET_FROM
    attempt = Attempt(
        1,
        1,
        stage,
        since,
        since,
        first_meeting=None if first is None else When(a_day(first)),
        held=met,
        next_step=SOON if met else None,
    )
    return attempt._replace(**more)  # type: ignore[arg-type]


def a_card(number: int, name: str, stage: Stage, first: str | None = None, **more: object) -> Card:
    return judged(a_person(number, name), an_attempt(stage, first, **more), LAST_DAY, RULES)


def a_board(shown: Iterable[Card], **more: int) -> Board:
    """Put cards on a board; `more` counts, by stage name, cards that are not listed."""
    columns: dict[Stage, tuple[Card, ...]] = dict.fromkeys(BOARD, ())
    for card in shown:
        columns[card.stage] = (*columns[card.stage], card)
    counts = {stage: len(columns[stage]) + more.get(stage.name, 0) for stage in BOARD}
    return make_board(LAST_DAY, 28, columns, counts)


def an_entry(
    number: int, name: str, stage: Stage, first: str | None = None, *, overridden: bool = False
) -> Entry:
    return Entry(number, name, stage, None if first is None else a_day(first), overridden)


def a_sheet(
    *rows: Iterable[Entry], board: Board, rep: str = "", as_of: date | None = None
) -> Sheet:
    week = sheet_week(MONDAY)
    entries = (*rows, *((),) * (3 - len(rows)))
    return Sheet(
        week,
        28,
        tuple(map(sheet_row, week.windows, entries)),
        board,
        rep,
        as_of,
    )


def handed_in(
    row: SheetRow,
    *differences: Difference,
    revision: int = 1,
    late: bool = False,
    note: str | None = None,
) -> SheetRow:
    """Hand a row in on the day it was due, at nine, or two days later."""
    at = datetime.combine(row.window.date, time(9), UTC) + timedelta(days=2 * late)
    return row._replace(hand_in=HandIn(at, revision, late, 28, note), differences=differences)


HE = a_card(1, "何建国", Stage.APPOINTMENT, "12.15")
LIU = a_card(2, "刘岩", Stage.P25, "12.12")
FAN = a_card(3, "范学东", Stage.P25, "12.13")
AI = a_card(4, "艾新华", Stage.P50, "12.14", signing=SOON)

DECK_BOARD = a_board([HE, LIU, FAN, AI])
DECK = a_sheet(
    [
        an_entry(1, "何建国", Stage.APPOINTMENT, "12.15"),
        an_entry(2, "刘岩", Stage.P25, "12.12"),
        an_entry(3, "范学东", Stage.P25, "12.13"),
        an_entry(4, "艾新华", Stage.P50, "12.14"),
    ],
    board=DECK_BOARD,
)
"""The deck's own sheet."""

EMPTY_BOARD = a_board([])
EMPTY = a_sheet(board=EMPTY_BOARD)

ZHOU = a_card(12, "周敏", Stage.P90, "11.10", signed=a_day("12.10"), received=Money(1300000, "CNY"))
ZHANG = judged(
    a_person(
        7,
        "张老板",
        phone="138-0000-0000",
        email="zhang@example.com",
        org="服装店",
        title="老板",
        source="referral",
        referred_by=2,
        grade="A",
        birthday=date(1975, 5, 6),
        note="tea, not coffee",
        tags=("street", "vip"),
    ),
    an_attempt(
        Stage.P50,
        "12.05",
        number=2,
        first_meeting=When(a_day("12.05"), time(10, 30)),
        next_step=When(date(2008, 12, 23), time(14)),
        agenda="the written plan",
        next_marked=a_day("12.16"),
        person=Evidence("himself; his wife decides with him", a_day("12.05")),
        plan=Evidence("终身寿险", a_day("12.12")),
        budget=Evidence("at most 1,500 a month", a_day("12.12")),
        amount=Amount(0, 150000, "CNY", Per.MONTH),
        signing=When(date(2008, 12, 23), time(14)),
        signing_marked=a_day("12.16"),
    ),
    LAST_DAY,
    RULES,
)

FULL_BOARD = a_board(
    [
        a_card(5, "Wang Min", Stage.OPPORTUNITY),
        a_card(6, "赵六", Stage.OPPORTUNITY, "11.01", outcome=Outcome.FELL_BACK),
        HE,
        a_card(8, "Zhang Xiaoming", Stage.APPOINTMENT, "12.22"),
        LIU,
        FAN,
        a_card(9, "Bartholomew Featherstonehaugh III", Stage.P25, "11.08"),
        a_card(10, "欧阳娜娜", Stage.P25, "12.02", next_step=When(a_day("12.16"))),
        a_card(11, "孙立", Stage.P25, "12.09", next_step=None, override="the boss said so"),
        AI,
        ZHANG,
        ZHOU,
        a_card(13, "[b]陈[/b]=1+1 :smile:", Stage.CLOSED, "11.20", issued=a_day("12.12")),
        a_card(14, "", Stage.CLOSED, "11.25", issued=a_day("12.17")),
    ],
    OPPORTUNITY=9,
)
"""A board with everything: flags, an override, long and hostile names, more than is listed."""

FULL = a_sheet(
    [
        an_entry(5, "Wang Min", Stage.OPPORTUNITY),
        an_entry(15, "=1+1", Stage.OPPORTUNITY),
        an_entry(1, "何建国", Stage.APPOINTMENT, "12.15"),
        an_entry(2, "刘岩", Stage.P25, "12.12"),
        an_entry(3, "范学东", Stage.P25, "12.13"),
        an_entry(4, "艾新华", Stage.P50, "12.14"),
        an_entry(16, "Li Si", Stage.LOST, "11.30"),
        an_entry(17, "", Stage.LOST),
    ],
    [
        an_entry(8, "Zhang Xiaoming", Stage.APPOINTMENT, "12.22"),
        an_entry(11, "孙立", Stage.P25, "12.09", overridden=True),
        an_entry(9, "Bartholomew Featherstonehaugh III", Stage.P25, "11.08"),
    ],
    [
        an_entry(7, "张老板", Stage.P50, "12.05"),
        an_entry(12, "周敏", Stage.P90, "11.10"),
        an_entry(14, "", Stage.CLOSED, "11.25"),
        an_entry(13, "[b]陈[/b]=1+1 :smile:", Stage.CLOSED, "11.20"),
    ],
    board=FULL_BOARD,
    rep="艾丽",
    as_of=LAST_DAY,
)
"""The sheet above that board: a lost contact, an override, someone forgotten."""

SINCE = (
    Difference(None, an_entry(18, "Zhao [b]Qi[/b]", Stage.APPOINTMENT, "12.22")),
    Difference(an_entry(1, "何建国", Stage.APPOINTMENT, "12.15"), None),
    Difference(
        an_entry(2, "刘岩", Stage.P25, "12.12"),
        an_entry(2, "刘炎", Stage.P50, "12.12", overridden=True),
    ),
    Difference(
        an_entry(3, "范学东", Stage.P25, "12.13"), an_entry(3, "范学东", Stage.P25, "12.14")
    ),
)
"""Whatever can be recorded for a row's days since it was handed in."""

HANDED_IN = FULL._replace(
    rows=(
        handed_in(FULL.rows[0], *SINCE, late=True),
        handed_in(FULL.rows[1]),
        handed_in(FULL.rows[2], late=True),
    )
)
"""The full sheet with every row handed in: amended, in time, late."""
