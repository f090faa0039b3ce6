"""A history from elsewhere is one like any other: read as of old days, gone on with, taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, meetings, setup, undoing
from pipelinecli.services.capture import log, read_kind
from pipelinecli.services.checkup import look
from pipelinecli.services.sheets import sheet
from tests.builders import Diary, pinned, when
from tests.services.importing.files import told

if TYPE_CHECKING:
    from pathlib import Path

    from pipelinecli.method.sheet import Sheet
    from pipelinecli.services.importing.outcome import Outcome

TODAY = "2026-03-20"
DEALS = """
opportunity_id,deal_stage,created,engage_date,close_date,expected close,close_value,next step date
won,Won,2026-01-05,2026-01-14,2026-02-04,,1000,
lost,Lost,2026-01-06,2026-01-15,2026-01-30,,0,
open,Engaging,2026-01-07,2026-01-16,,2026-04-01,500,2026-03-25
new,Prospecting,2026-01-08,,,,,
"""
LOG = """
key,from stage,to stage,changed at,value
d,Prospecting,Engaging,2026-01-14,
d,Engaging,Proposal,2026-01-20,
d,Proposal,Lost,2026-01-28,
d,Lost,Engaging,2026-02-09,
d,Engaging,Won,2026-02-23,700
"""


def take_in(diary: Diary, text: str = DEALS, moment: str = TODAY) -> Outcome:
    outcome = told("cards", diary.desk(moment), text)
    assert outcome.first_problems == []
    return outcome


def sound(diary: Diary, today: str = TODAY) -> None:
    findings = look(diary.path, pinned(today))
    assert [one.said for one in findings if one.state.value == "problem"] == []


def stood(seen: Sheet) -> dict[str, str]:
    """Return who stood where on the board beneath, with what is shown of each."""
    return {
        card.person.name: " ".join(
            str(part)
            for part in (
                stage,
                card.first_meeting and card.first_meeting.text(),
                card.age,
                *card.flags,
            )
            if part is not None
        )
        for stage, column in seen.board.columns.items()
        for card in column
    }


def worked(seen: Sheet) -> list[str]:
    return [f"{row.window.date} {e.name} {e.stage} {e.first_meeting}"
            for row in seen.rows for e in row.entries]  # fmt: skip


def test_the_board_of_an_old_week_shows_what_was_so_then(diary: Diary) -> None:
    take_in(diary)
    desk = diary.desk(TODAY)
    assert stood(sheet(desk, week=date(2026, 1, 5))) == {
        "won": "opportunity",
        "lost": "opportunity",
        "open": "opportunity",
        "new": "opportunity",
    }
    assert stood(sheet(desk, as_of=when("2026-01-20"))) == {
        "won": "25 2026-01-14 6 no-next-step",
        "lost": "25 2026-01-15 5 no-next-step",
        "open": "25 2026-01-16 4",
        "new": "opportunity",
    }
    assert stood(sheet(desk, as_of=when("2026-02-03"))) == {
        "won": "25 2026-01-14 20 no-next-step",
        "open": "25 2026-01-16 18",
        "new": "opportunity",
    }
    assert stood(sheet(desk, as_of=when("2026-02-04"))) == {
        "won": "closed 2026-01-14 21",
        "open": "25 2026-01-16 19",
        "new": "opportunity",
    }


def test_nobody_is_on_a_board_before_the_deal_was_opened(diary: Diary) -> None:
    take_in(diary)
    assert stood(sheet(diary.desk(TODAY), as_of=when("2026-01-04"))) == {}


def test_the_rows_of_an_old_week_have_the_deals_that_moved_in_it(diary: Diary) -> None:
    take_in(diary)
    assert worked(sheet(diary.desk(TODAY), week=date(2026, 1, 12))) == [
        "2026-01-16 won 25 2026-01-14",
        "2026-01-16 lost 25 2026-01-15",
    ]
    assert worked(sheet(diary.desk(TODAY), week=date(2026, 2, 2))) == [
        "2026-02-02 lost lost 2026-01-15",
        "2026-02-06 won closed 2026-01-14",
    ]


def test_a_log_is_read_as_of_any_day(diary: Diary) -> None:
    take_in(diary, LOG)
    desk = diary.desk(TODAY)
    for day, stands in {
        "2026-01-14": "25 2026-01-14 0 no-next-step",
        "2026-01-21": "50 2026-01-14 7 no-next-step",
        "2026-01-28": None,
        "2026-02-09": "25 2026-02-09 0 no-next-step",
        "2026-02-23": "closed 2026-02-09 14",
    }.items():
        assert stood(sheet(desk, as_of=when(day))).get("d") == stands
    assert diary.rows(
        "SELECT number, current, stage, outcome, first_meeting, premium, person FROM attempt"
    ) == [
        (1, 0, "lost", "lost", "2026-01-14", None, "Proposal"),
        (2, 1, "closed", "closed", "2026-02-09", 70000, None),
    ]
    sound(diary)


def test_an_agreed_meeting_is_shown_from_when_it_was_agreed(diary: Diary) -> None:
    take_in(
        diary,
        """
id,from stage,to stage,changed at
d,,New,2026-01-12
d,New,Meeting scheduled,2026-01-14
d,Meeting scheduled,First meeting,2026-01-20
""",
    )
    desk = diary.desk(TODAY)
    assert stood(sheet(desk, as_of=when("2026-01-13"))) == {"d": "opportunity"}
    assert stood(sheet(desk, as_of=when("2026-01-16"))) == {"d": "appointment 2026-01-20"}
    assert stood(sheet(desk, as_of=when("2026-01-20"))) == {"d": "25 2026-01-20 0 no-next-step"}


def test_a_card_goes_on_from_where_it_stands_and_old_days_stay_as_they_were(diary: Diary) -> None:
    take_in(diary)
    before = stood(sheet(diary.desk(TODAY), as_of=when("2026-01-20")))
    advance.move(diary.desk(TODAY), "open", Stage.P90, force=True, reason="paper")
    leaving.lose(diary.desk(TODAY), "open", "no")
    leaving.reopen(diary.desk(TODAY), "won")
    meetings.met(diary.desk(TODAY), "new", when(TODAY))
    assert stood(sheet(diary.desk(TODAY), as_of=when("2026-01-20"))) == before
    assert stood(sheet(diary.desk(TODAY), as_of=when("2026-02-04")))["won"] == (
        "closed 2026-01-14 21"
    )
    sound(diary)


def test_what_was_done_before_the_import_counts_from_its_own_day(diary: Diary) -> None:
    take_in(diary)
    meetings.met(diary.desk(TODAY), "open", when("2026-03-10"), upcoming=when("2026-03-30"))
    log(diary.desk(TODAY), read_kind("dial"), "won", when("2026-03-09"))
    effective = "SELECT effective_at FROM change_set WHERE id > 1 ORDER BY id"
    assert diary.rows(effective) == [("2026-03-10T12:00:00Z",), ("2026-03-09T12:00:00Z",)]
    seen = stood(sheet(diary.desk(TODAY), as_of=when("2026-03-09")))
    assert seen["open"] == "25 2026-01-16 52 overdue"
    sound(diary)


def test_a_card_that_was_only_opened_is_opened_earlier_and_the_others_are_not(
    diary: Diary,
) -> None:
    take_in(diary)
    meetings.met(diary.desk(TODAY), "new", when("2026-01-03"))
    opened = dict(diary.rows("SELECT name, opened_on FROM card"))
    assert opened == {
        "won": "2026-01-05",
        "lost": "2026-01-06",
        "open": "2026-01-07",
        "new": "2026-01-03",
    }
    assert diary.rows("SELECT effective_at FROM change_set WHERE id = 1") == [
        ("2026-03-20T12:00:00Z",)
    ]
    assert stood(sheet(diary.desk(TODAY), as_of=when("2026-01-04"))) == {
        "new": "opportunity 2026-01-03 1 no-next-step"
    }
    sound(diary)


def test_an_import_is_taken_back_and_brought_again(diary: Diary) -> None:
    diary.add("Ann", "2026-01-01")
    before = diary.rows("SELECT * FROM attempt")
    take_in(diary)
    after = diary.rows("SELECT * FROM stage_change")
    undoing.undo(diary.desk(TODAY), undoing.plan(diary.desk(TODAY)))
    assert diary.rows("SELECT * FROM attempt") == before
    assert stood(sheet(diary.desk(TODAY), as_of=when("2026-01-20"))) == {"Ann": "opportunity"}
    undoing.redo(diary.desk(TODAY), undoing.redo_plan(diary.desk(TODAY)))
    assert diary.rows("SELECT * FROM stage_change") == after
    sound(diary)
    assert take_in(diary).new == 0


def test_a_day_is_a_day_of_the_reps_zone(tmp_path: Path) -> None:
    diary = Diary(tmp_path, ZoneInfo("Asia/Shanghai"))
    take_in(diary)
    assert diary.rows("SELECT min(at) FROM stage_change") == [("2026-01-04T16:00:00Z",)]
    assert stood(sheet(diary.desk(TODAY), as_of=when("2026-02-03")))["won"].startswith("25")
    assert stood(sheet(diary.desk(TODAY), as_of=when("2026-02-04")))["won"].startswith("closed")
    diary.store.close()


def test_a_time_is_kept_and_the_history_never_runs_backwards(diary: Diary) -> None:
    take_in(diary, """
id,from stage,to stage,timestamp
d,,Engaging,2026-01-14 15:30:05
d,Engaging,Proposal,2026-01-14
d,Proposal,Won,2026-01-14T18:00:00+02:00
""")  # fmt: skip
    moved = diary.rows("SELECT at, to_stage FROM stage_change ORDER BY at, id")
    assert [at for at, _ in moved] == sorted(at for at, _ in moved)
    assert ("2026-01-14T16:00:00Z", "closed") in moved
    sound(diary)


def test_moves_of_one_day_follow_each_other_by_seconds(diary: Diary) -> None:
    take_in(diary, "id,stage,created,engaged,closed\nd,Won,2026-01-05,2026-01-05,2026-01-05\n")
    assert diary.rows("SELECT at, to_stage FROM stage_change ORDER BY at") == [
        ("2026-01-05T00:00:00Z", "opportunity"),
        ("2026-01-05T00:00:01Z", "25"),
        ("2026-01-05T00:00:02Z", "closed"),
    ]
    take_in(
        diary,
        "id,from,to,date\n"
        + "".join(f"l,,{stage},2026-01-09\n" for stage in ["Engaging", "Proposal"] * 40),
    )
    moments = [at for (at,) in diary.rows("SELECT at FROM stage_change WHERE card_id = 2")]
    assert len(set(moments)) == len(moments) == 81
    assert (moments[0], moments[-1]) == ("2026-01-09T00:00:00Z", "2026-01-09T00:01:20Z")


@pytest.mark.parametrize("cycle", ["28", "auto"])
def test_a_measured_cycle_is_measured_again(diary: Diary, cycle: str) -> None:
    diary.add("Ann", "2026-01-01")
    setup.put(diary.desk(TODAY), "cycle", cycle)
    rows = [f"d{n},Won,2026-01-0{n},2026-01-2{n}" for n in range(1, 7)]
    take_in(diary, "\n".join(["opportunity_id,deal_stage,engage_date,close_date", *rows]))
    measured = diary.rows("SELECT value FROM setting WHERE key = 'cycle.measured'")
    assert measured == ([("20",)] if cycle == "auto" else [])


def test_the_standard_premium_is_by_the_factor_that_is_set(diary: Diary) -> None:
    diary.add("Ann", "2026-01-01")
    setup.put(diary.desk(TODAY), "factor", "0.5")
    setup.put(diary.desk(TODAY), "currency", "JPY")
    take_in(diary)
    assert diary.rows(
        "SELECT received, premium, standard, currency, signed_on, issued_on FROM attempt"
        " WHERE outcome = 'closed'"
    ) == [(1000, 1000, 500, "JPY", "2026-02-04", "2026-02-04")]
