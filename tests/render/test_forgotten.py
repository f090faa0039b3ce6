"""What is said when somebody is erased: their name for the last time, and who still has it."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime

from pipelinecli.method.backups import Backup, Reason
from pipelinecli.render.forgotten import Gone, tell_erased, tell_forgotten
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
        tell_erased(12, "Wang", form, out, quiet=quiet)
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
        },
    }  # fmt: skip
    anew = json.loads(told(Gone(12, "Wang", (COPY,)), Format.JSONL))
    assert (anew["backups"], anew["rewritten"]) == ([], [COPY.path])


def test_what_a_restore_has_set_aside_is_named_for_nobody_looks_into_it() -> None:
    assert told(Gone(12, "Wang", (COPY,), (OTHER,), ("/b/p.db.damaged-2026",))) == (
        "1 backup held them and is written anew without them.\n"
        "1 backup still holds them:\n"
        "  /b/2026-03-01T120000Z-merge.db\n"
        "These files were left over and may hold them too; delete them if you can:\n"
        "  /b/p.db.damaged-2026\n"
    )
