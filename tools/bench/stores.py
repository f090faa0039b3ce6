"""A store of a known size for measuring: much past, and the same week's work whatever the size.

`make_store(path, cards, events_per_card, today, seed)` writes it; so does
`python -m tools.bench.stores PATH CARDS`. Equal arguments give equal rows. In every size the
newest `FIXED` cards are the same people at the same work:

* 120 stand in columns 2-5, 30 in each: 10 worked in the current sheet week, 6 flagged, two or
  more due today; three of the 120 have a birthday in the days ahead, and nobody else has, nor a
  policy that was issued on one of those days of another year;
* 240 closed, were lost or fell back in the twelve weeks before, 20 in each.

Their history is written one change set at a time with the journal's triggers in place, as the
commands write it. All the other cards are the past: opportunities, losses and closes of the
fifteen years before, written in bulk with one change set a card and no journal. It refuses an
existing file. Days are counted in UTC.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.occasions import kept_on
from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql
from pipelinecli.store.file.files import CURRENT
from tools.bench import lives
from tools.bench.loading import Bulk, Played
from tools.bench.people import make_person

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_A_COLUMN = 30
WORKED, FLAGGED, DUE_TODAY = 10, 6, 2
COLUMNS = tuple(lives.ON_THE_BOARD)
RECENT_WEEKS, IN_A_WEEK = 12, 20
ACTIVE = IN_A_COLUMN * len(COLUMNS)
FIXED = ACTIVE + RECENT_WEEKS * IN_A_WEEK
FEWEST_CARDS = FIXED + 10
PAST_YEARS = 15
_BATCH = 5_000
_BIRTHDAYS = (1, 2, 3)
"""The cards on the board, by position, whose birthday is as many days ahead."""
_AHEAD = 9
"""Days ahead, at least those the day's list looks at, without an anniversary of the past."""
_NEVER_BOOKED = 3
"""The first cards are opportunities, for commands that need one."""

_PAST = {
    lives.NEVER_BOOKED: 35,
    lives.REFUSED: 15,
    lives.FELL_BACK: 10,
    lives.NEVER_MET_IN_THREE: 3,
    lives.LOST: 12,
    lives.LOST_AT_THE_SECOND: 5,
    lives.CLOSED: 20,
}
_RECENT = (lives.CLOSED,) * 6 + (lives.LOST,) * 8 + (lives.FELL_BACK,) * 6


def make_store(
    path: Path, cards: int, events_per_card: int = 10, today: date | None = None, seed: int = 1
) -> None:
    """Write a store of `cards` cards with `events_per_card` moves and activities each.

    `today` is the day the week's work leads up to, by default today's in UTC. Raises ValueError
    for fewer cards or events than the week's work needs, FileExistsError.
    """
    if cards < FEWEST_CARDS or events_per_card < lives.LONGEST_STORY:
        msg = f"at least {FEWEST_CARDS} cards and {lives.LONGEST_STORY} events a card"
        raise ValueError(msg)
    day = today or datetime.now(UTC).date()
    path.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -100000")
        connection.execute("BEGIN IMMEDIATE")
        _lay_out(connection)
        _write_past(connection, Random(seed), cards - FIXED, events_per_card, day)  # noqa: S311 - no secret
        _finish(connection)
        present = Random(f"{seed} present")  # noqa: S311
        _write_present(connection, present, cards - FIXED, events_per_card, day)
        connection.execute("COMMIT")


def card_in(stage: Stage, cards: int) -> int:
    """Return the id of a card in a column of a store of that size: neither flagged nor due."""
    if stage is Stage.OPPORTUNITY:
        return _NEVER_BOOKED
    first = cards - ACTIVE + COLUMNS.index(stage) * IN_A_COLUMN + 1
    return first + IN_A_COLUMN - FLAGGED - 1


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables; their indexes are quicker made when the past is in."""
    connection.execute(f"PRAGMA application_id = {_sql.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {CURRENT}")
    for statement in filter(_makes_a_table, _sql.SCHEMA):
        connection.execute(statement)


def _finish(connection: sqlite3.Connection) -> None:
    """Make the rest: indexes, and the triggers that would take the past for today's work."""
    for statement in _sql.SCHEMA:
        if not _makes_a_table(statement):
            connection.execute(statement)


def _makes_a_table(statement: str) -> bool:
    return statement.lstrip().startswith("CREATE TABLE")


def _write_past(
    connection: sqlite3.Connection, rng: Random, cards: int, events: int, today: date
) -> None:
    bulk = Bulk(connection, rng)
    for number in range(1, cards + 1):
        life = _past_life(rng, number, events, today)
        bulk.add(make_person(rng, number, _opened(life), _some_birthday(rng, today)), life)
        if number % _BATCH == 0:
            bulk.write()
    bulk.write()


def _write_present(
    connection: sqlite3.Connection, rng: Random, past: int, events: int, today: date
) -> None:
    """Write the cards that are the same in every store; only their numbers follow the past."""
    played = Played(connection, rng)
    for number, life in enumerate(_present_lives(rng, events, today), past + 1):
        on_board = number - past - (FIXED - ACTIVE)
        soon = today + timedelta(days=on_board)
        birthday = f"1985-{soon:%m-%d}" if on_board in _BIRTHDAYS else None
        played.add(make_person(rng, number, _opened(life), birthday), life)


def _opened(life: list[lives.Step]) -> date:
    return date.fromisoformat(life[0].at[:10])


def _past_life(rng: Random, number: int, events: int, today: date) -> list[lives.Step]:
    story = rng.choices(tuple(_PAST), tuple(_PAST.values()))[0]
    if number <= _NEVER_BOOKED:
        story = lives.NEVER_BOOKED
    end = today - timedelta(weeks=RECENT_WEEKS + 4)
    last = end - timedelta(days=rng.randrange(PAST_YEARS * 365))
    if f"{last:%m-%d}" in kept_on(today, _AHEAD):
        last -= timedelta(days=_AHEAD + 1)
    return lives.live(rng, story, events, last)


def _present_lives(rng: Random, events: int, today: date) -> Iterator[list[lives.Step]]:
    """Yield the lives of the newest cards, those of the board last."""
    first = sheet_week(today).first
    for week in range(RECENT_WEEKS, 0, -1):
        for number, story in enumerate(_RECENT):
            last = first - timedelta(weeks=week) + timedelta(days=number % 7)
            yield lives.live(rng, story, events, last)
    for stage in COLUMNS:
        for number in range(IN_A_COLUMN):
            yield _life_on_board(rng, stage, number, events, today)


def _life_on_board(
    rng: Random, stage: Stage, number: int, events: int, today: date
) -> list[lives.Step]:
    """Return the life of a column's card: the first worked this week, the last flagged."""
    story = lives.ON_THE_BOARD[stage]
    if stage is Stage.P25 and number % 5 == 0:
        story = lives.BACK_AGAIN
    so_far = (today - sheet_week(today).first).days + 1
    last = today - timedelta(days=8 + number % 6)
    upcoming = today + timedelta(days=1 + number % 6)
    if number < WORKED:
        last = today - timedelta(days=number % so_far)
    elif number < WORKED + DUE_TODAY:
        upcoming = today
    elif number >= IN_A_COLUMN - FLAGGED:
        last = today - timedelta(days=36 + number)
        upcoming = last + timedelta(days=4)
    return lives.live(rng, story, events, last, upcoming)


def _some_birthday(rng: Random, today: date) -> str | None:
    """Return a birthday for three people in ten, never one in the days ahead."""
    if rng.random() > 3 / 10:
        return None
    return f"{rng.randrange(1950, 2000)}{today + timedelta(days=rng.randrange(10, 350)):-%m-%d}"


def main(arguments: list[str]) -> int:
    """Write a store as asked for: PATH CARDS."""
    path, cards = arguments
    make_store(Path(path), int(cards))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
