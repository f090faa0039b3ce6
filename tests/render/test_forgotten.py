"""What is said when somebody is erased: their name for the last time, and who still has it."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime

import pytest

from pipelinecli.method.backups import Backup, Reason
from pipelinecli.method.record.alterations import Field
from pipelinecli.method.record.mentions import Mention
from pipelinecli.render.forgotten import Goes, Gone, question_lines, tell_erased, tell_forgotten
from pipelinecli.render.formats.listing import Format

COPY = Backup(
    "/b/daily-2026-03-02.db", datetime(2026, 3, 2, tzinfo=UTC), Reason.DAILY, 9, date(2026, 3, 2)
)
OTHER = COPY._replace(path="/b/2026-03-01T120000Z-merge.db", reason=Reason.MERGE)


def told(gone: Gone, form: Format = Format.PLAIN, *, quiet: bool = False) -> str:
    out = io.StringIO()
    tell_forgotten(gone, form, out, quiet=quiet)
    return out.getvalue()


def test_a_person_who_is_forgotten_is_named_for_the_last_time() -> None:
    gone = Gone(12, "Wang")
    assert told(gone) == ""
    out = io.StringIO()
    for form, quiet in ((Format.PLAIN, False), (Format.PLAIN, True), (Format.JSON, False)):
        tell_erased(gone, form, out, quiet=quiet)
    assert out.getvalue() == ("Wang (12) is erased for good. The counts stay, without a name.\n")
    assert told(gone, Format.CSV) == "id,name\n12,Wang\n"
    assert told(gone, quiet=True) == ""


def test_the_copies_that_still_hold_them_are_named_with_what_to_type() -> None:
    assert told(Gone(12, "Wang", left=(COPY, OTHER))) == (
        "2 backups still hold them:\n"
        "  /b/daily-2026-03-02.db\n"
        "  /b/2026-03-01T120000Z-merge.db\n"
        "To write them anew without them: pipeline forget 12 --backups\n"
    )


def test_copies_that_were_written_anew_are_counted() -> None:
    assert told(Gone(12, "", (COPY,))) == ("1 backup held them and is written anew without them.\n")


def test_a_program_is_told_which_copies() -> None:
    left = told(Gone(12, "Wang", left=(COPY,)), Format.JSON)
    assert json.loads(left) == {
        "schema": 1, "kind": "forgotten",
        "data": {
            "id": 12, "name": "Wang", "backups": [COPY.path], "rewritten": [], "set_aside": [],
            "taken_back": 0, "notes": 0, "still_named": [],
        },
    }  # fmt: skip
    anew = json.loads(told(Gone(12, "Wang", (COPY,)), Format.JSONL))
    assert (anew["backups"], anew["rewritten"]) == ([], [COPY.path])


def test_what_a_restore_has_set_aside_is_named_for_nobody_looks_into_it() -> None:
    assert told(Gone(12, "Wang", (COPY,), (OTHER,), ("/b/p.db.damaged-2026",), tried=True)) == (
        "1 backup held them and is written anew without them.\n"
        "1 backup still holds them:\n"
        "  /b/2026-03-01T120000Z-merge.db\n"
        "These files were left over and may hold them too; delete them if you can:\n"
        "  /b/p.db.damaged-2026\n"
    )


def test_what_went_with_them_is_said_and_where_the_name_still_stands() -> None:
    named = [
        Mention(2, "Bo", Field.NOTE, changeable=True),
        Mention(2, "Bo", Field.PLAN, changeable=False),
        Mention(3, "Cy", Field.TAG, changeable=True),
        Mention(4, "Dee", Field.NEXT_STEP, changeable=True),
        Mention(4, "Dee", Field.ACTIVITY, changeable=False),
        Mention(5, "Eve", Field.REASON, changeable=False),
        Mention(None, "", Field.ACTIVITY, changeable=False),
    ]
    gone = Gone(12, "Wang", taken_back=1, notes=2, named=named)
    out = io.StringIO()
    tell_erased(gone, Format.PLAIN, out)
    assert out.getvalue() == (
        "Wang (12) is erased for good. The counts stay, without a name.\n"
        "1 card that was taken back went with them.\n"
        "2 check-in notes had the name in them and are erased.\n"
        "The name still stands in what was written of others, which was not touched:\n"
        "  Bo (2): Note  pipeline edit 2 --note TEXT\n"
        "  Bo (2): Plan\n"
        "  Cy (3): Tag  pipeline edit 3 --untag TAG\n"
        "  Dee (4): Next step  pipeline next 4 WHEN --agenda TEXT\n"
        "  Dee (4): Logged\n"
        "  … and 2 more\n"
        "The journal keeps what such a text said before, as long as that card is there.\n"
    )
    data = json.loads(told(gone, Format.JSONL))
    assert (data["taken_back"], data["notes"]) == (1, 2)
    assert data["still_named"][:2] + data["still_named"][-1:] == [
        {"id": 2, "field": "note", "command": "pipeline edit 2 --note TEXT"},
        {"id": 2, "field": "plan", "command": None},
        {"id": None, "field": "activity", "command": None},
    ]


@pytest.mark.parametrize(
    ("goes", "before", "said"),
    [
        (Goes(), "What goes: the card.", "Wang (12) would be erased for good: the card"),
        (
            Goes(3, 1, 2, 4),
            (
                "What goes: the card, 3 activities, 1 card that was taken back, "
                "2 check-in notes with the name. 4 backups hold them too."
            ),
            (
                "Wang (12) would be erased for good: the card, 3 activities, 1 card that was taken "
                "back, 2 check-in notes with the name; 4 backups hold them too"
            ),
        ),
    ],
)
def test_the_question_says_first_what_goes(goes: Goes, before: str, said: str) -> None:
    assert question_lines("Wang", 12, goes) == (before, said)
