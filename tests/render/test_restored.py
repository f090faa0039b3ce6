"""What is said of a backup that was put back, in every format."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

from pipelinecli.render.formats.listing import Format
from pipelinecli.render.restored import Told, tell_restored

ROWS = Told(
    path="/b/daily-2026-03-02.db",
    last=datetime(2026, 3, 2, 18, 30, tzinfo=UTC),
    changed=True,
    whole=False,
    before=124,
    after=120,
    taken_back=5,
    latest=("12  mark, 范学东 (3), Mon 2026-03-02 10:02",),
    brought=2,
    erased_again=1,
    unknown=False,
    settings=("cycle", "lang"),
    kept="/b/2026-03-06T120000Z-restore.db",
    damaged=False,
)
WHOLE = ROWS._replace(
    whole=True, before=None, after=1, taken_back=0, latest=(), brought=0, erased_again=0,
    unknown=True, settings=(), kept="/pipeline.db.damaged-2026-03-06T120000Z", damaged=True,
)  # fmt: skip


def told(restore: Told, form: Format = Format.PLAIN, *, quiet: bool = False) -> str:
    out = io.StringIO()
    tell_restored(restore, form, out, quiet=quiet)
    return out.getvalue()


def test_everything_that_follows_from_it_is_said() -> None:
    assert told(ROWS) == (
        "Put back: /b/daily-2026-03-02.db\n"
        "The last command in it: Mon 2026-03-02 18:30.\n"
        "120 cards, 124 before.\n"
        "Taken back: 5 commands, the last of them:\n"
        "  12  mark, 范学东 (3), Mon 2026-03-02 10:02\n"
        "Brought in: 2 commands that were not in force here.\n"
        "1 person in it had been erased since, and stays so.\n"
        "Settings are those of the backup as well: cycle, lang.\n"
        "What was there before is kept: /b/2026-03-06T120000Z-restore.db\n"
        "To take it back: pipeline undo\n"
    )


def test_what_there_is_not_is_not_said() -> None:
    alone = ROWS._replace(taken_back=1, brought=0, erased_again=0, settings=(), last=None)
    assert told(alone) == (
        "Put back: /b/daily-2026-03-02.db\n"
        "120 cards, 124 before.\n"
        "Taken back: 1 command:\n"
        "  12  mark, 范学东 (3), Mon 2026-03-02 10:02\n"
        "What was there before is kept: /b/2026-03-06T120000Z-restore.db\n"
        "To take it back: pipeline undo\n"
    )


def test_that_undo_does_not_take_it_back_is_said() -> None:
    assert told(WHOLE) == (
        "Put back: /b/daily-2026-03-02.db\n"
        "The last command in it: Mon 2026-03-02 18:30.\n"
        "1 card.\n"
        "Whoever was erased since that backup may be in it again.\n"
        "The damaged store is kept: /pipeline.db.damaged-2026-03-06T120000Z\n"
        "pipeline undo does not take this back.\n"
    )
    replaced = WHOLE._replace(damaged=False, unknown=False, kept="/p.replaced", before=3)
    assert told(replaced).splitlines()[2:] == [
        "1 card, 3 before.",
        "What was there before is kept: /p.replaced",
        "pipeline undo does not take this back.",
    ]
    assert told(replaced._replace(kept=None)).splitlines()[3:] == []


def test_nothing_to_do_is_a_line() -> None:
    nothing = ROWS._replace(changed=False, kept=None, erased_again=0)
    assert told(nothing) == (
        "Nothing to put back: the store holds what /b/daily-2026-03-02.db holds.\n"
    )
    assert told(nothing._replace(erased_again=2)) == (
        "Nothing to put back: the store holds what /b/daily-2026-03-02.db holds, but for whoever "
        "was erased since.\n"
        "2 people in it had been erased since, and stay so.\n"
    )


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL])
def test_a_program_gets_every_value(form: Format) -> None:
    read = json.loads(told(ROWS, form, quiet=True))
    data = read["data"] if form is Format.JSON else read
    assert data == {
        "file": "/b/daily-2026-03-02.db",
        "last_recorded": "2026-03-02T18:30:00+00:00",
        "changed": True,
        "undoable": True,
        "cards_before": 124,
        "cards": 120,
        "taken_back": 5,
        "brought": 2,
        "erased_again": 1,
        "settings": ["cycle", "lang"],
        "kept": "/b/2026-03-06T120000Z-restore.db",
    }


def test_a_table_of_one_row_for_who_wants_it() -> None:
    assert told(WHOLE, Format.CSV) == (
        "file,last_recorded,changed,undoable,cards_before,cards,taken_back,brought,erased_again,"
        "settings,kept\n"
        "/b/daily-2026-03-02.db,2026-03-02T18:30:00+00:00,true,false,,1,0,0,0,,"
        "/pipeline.db.damaged-2026-03-06T120000Z\n"
    )
    assert told(ROWS, Format.MD).splitlines()[-1] == (
        "| /b/daily-2026-03-02.db | Mon 2026-03-02 18:30 | yes | yes | 124 | 120 | 5 | 2 | 1 | "
        "cycle, lang | /b/2026-03-06T120000Z-restore.db |"
    )


def test_quiet_is_silent_for_a_person() -> None:
    assert told(ROWS, quiet=True) == ""


def test_what_is_in_a_name_stays_on_its_line() -> None:
    hostile = WHOLE._replace(path="/b/a\x1b[2J\nb", changed=False, unknown=False)
    assert told(hostile).count("\n") == 1
