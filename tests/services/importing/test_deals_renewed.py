"""Deals that are there already, brought up to what a later export says: `--update`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.stages import Stage
from pipelinecli.services import leaving, meetings
from pipelinecli.services.checkup import look
from pipelinecli.services.sheets import sheet
from tests.builders import pinned, when
from tests.services.erasing import forget
from tests.services.importing.files import told

if TYPE_CHECKING:
    from pipelinecli.services.importing.outcome import Outcome
    from tests.builders import Diary

FIRST, LATER = "2026-02-01", "2026-03-20"
HEADER = "opportunity_id,account,deal_stage,engage_date,expected close,close_date,close_value\n"
OPEN = "d,Acme,Engaging,2026-01-14,2026-04-01,,500\n"


def again(diary: Diary, rows: str, moment: str = LATER, header: str = HEADER) -> Outcome:
    outcome = told("cards", diary.desk(moment), header + rows, update=True)
    assert outcome.first_problems == []
    findings = look(diary.path, pinned(moment))
    assert [one.said for one in findings if one.state.value == "problem"] == []
    return outcome


def first(diary: Diary, rows: str = OPEN) -> None:
    told("cards", diary.desk(FIRST), HEADER + rows)


def changes(outcome: Outcome) -> list[tuple[str, str | None, str | None]]:
    return [change for one in outcome.examples for change in one.changes]


def moves(diary: Diary) -> list[str]:
    rows = diary.rows(
        "SELECT attempt_id, substr(at, 1, 10), to_stage, kind FROM stage_change ORDER BY at, id"
    )
    return [" ".join(map(str, row)) for row in rows]


def test_a_deal_that_was_won_since_has_moved_on_the_day_it_was(diary: Diary) -> None:
    first(diary)
    outcome = again(diary, "d,Acme,Won,2026-01-14,,2026-03-02,700\n")
    assert (outcome.new, outcome.updated, outcome.same) == (0, 1, 0)
    assert changes(outcome) == [
        ("stage", "25", "closed"),
        ("premium", None, "700 CNY"),
    ]
    assert moves(diary)[-1] == "1 2026-03-02 closed earned"
    assert diary.rows(
        "SELECT outcome, first_meeting, issued_on, premium, substr(ended_at, 1, 10) FROM attempt"
    ) == [("closed", "2026-01-14", "2026-03-02", 70000, "2026-03-02")]


def test_a_deal_that_is_further_along_is_so_since_it_was_heard_of(diary: Diary) -> None:
    first(diary)
    again(diary, "d,Acme,Proposal,2026-01-14,2026-04-01,,500\n")
    assert moves(diary)[-1] == "1 2026-03-20 50 earned"


def test_what_is_planned_and_what_it_is_worth_is_replaced(diary: Diary) -> None:
    first(diary)
    outcome = again(diary, "d,Acme,Engaging,2026-01-14,2026-05-01,,900\n")
    assert changes(outcome) == [
        ("signing", "2026-04-01", "2026-05-01"),
        ("amount_low", "500 CNY", "900 CNY"),
    ]
    assert diary.rows("SELECT signing_marked, amount_high FROM attempt") == [(LATER, 90000)]
    assert len(moves(diary)) == 2


def test_a_sum_that_was_corrected_is_replaced_and_the_standard_premium_with_it(
    diary: Diary,
) -> None:
    first(diary, "d,Acme,Won,2026-01-14,,2026-01-20,700\n")
    outcome = again(diary, "d,Acme,Won,2026-01-14,,2026-01-20,750\n")
    assert changes(outcome) == [("premium", "700 CNY", "750 CNY")]
    assert diary.rows("SELECT received, premium FROM attempt") == [(75000, 75000)]


def test_what_a_file_says_nothing_about_stays(diary: Diary) -> None:
    first(diary)
    assert again(diary, OPEN).same == 1
    header = "opportunity_id,deal_stage,engage_date\n"
    outcome = again(diary, "d,Engaging,2026-01-14\n", header=header)
    assert (outcome.same, outcome.updated) == (1, 0)
    assert diary.rows("SELECT name FROM card") == [("Acme (d)",)]
    assert diary.rows("SELECT amount_low, signing FROM attempt") == [(50000, "2026-04-01")]


def test_a_deal_that_was_reopened_begins_a_new_attempt(diary: Diary) -> None:
    first(diary, "d,Acme,Lost,2026-01-14,,2026-01-20,0\n")
    again(diary, "d,Acme,Engaging,2026-03-10,,,300\n")
    assert moves(diary)[-2:] == ["2 2026-03-10 opportunity reopened", "2 2026-03-10 25 earned"]
    assert diary.rows(
        "SELECT number, current, outcome, first_meeting, amount_low FROM attempt"
    ) == [
        (1, 0, "lost", "2026-01-14", None),
        (2, 1, None, "2026-03-10", 30000),
    ]


def test_what_a_deal_brought_stays_with_the_attempt_that_brought_it(diary: Diary) -> None:
    first(diary, "d,Acme,Won,2026-01-14,,2026-01-20,250\n")
    again(diary, "d,Acme,Engaging,2026-03-10,,,100\n")
    assert diary.rows("SELECT number, outcome, received, premium, amount_low FROM attempt") == [
        (1, "closed", 25000, 25000, None),
        (2, None, None, None, 10000),
    ]


def test_where_the_rep_has_gone_on_by_hand_only_a_later_day_moves_the_card(diary: Diary) -> None:
    first(diary)
    meetings.met(diary.desk("2026-02-20"), "1", when("2026-02-20"), no_next=True)
    assert moves(diary)[-1] == "1 2026-02-20 opportunity fall-back"
    kept = again(diary, OPEN)
    assert (kept.same, kept.remarks) == (
        1,
        ("1 deal stays where you have moved it since, whatever the file says.",),
    )
    assert again(diary, "d,Acme,Lost,2026-01-14,,2026-03-01,0\n").remarks == ()
    assert moves(diary)[-1] == "1 2026-03-01 lost lost"


def test_the_reason_of_a_loss_is_filled_in(diary: Diary) -> None:
    first(diary, "d,Acme,Lost,2026-01-14,,2026-01-20,0\n")
    header = "opportunity_id,account,deal_stage,engage_date,close_date,lost reason\n"
    outcome = again(diary, "d,Acme,Lost,2026-01-14,2026-01-20,too dear\n", header=header)
    assert changes(outcome) == [("reason", None, "too dear")]


def test_a_deal_that_was_renamed_there_is_renamed_here(diary: Diary) -> None:
    header = "deal id,deal name,stage,owner\n"
    told("cards", diary.desk(FIRST), f"{header}d,Acme roof,Engaging,Ann\n")
    outcome = again(diary, "d,Acme house,Engaging,Bob\n", header=header)
    assert changes(outcome) == [
        ("name", "Acme roof", "Acme house"),
        ("tags", "owner:Ann", "owner:Ann,owner:Bob"),
    ]


def test_a_log_adds_the_changes_since(diary: Diary) -> None:
    header = "id,from stage,to stage,date\n"
    rows = "d,,Engaging,2026-01-14\n"
    told("cards", diary.desk(FIRST), header + rows)
    rows += (
        "d,Engaging,Proposal,2026-02-10\nd,Proposal,Lost,2026-02-20\nd,Lost,Engaging,2026-03-01\n"
    )
    outcome = again(diary, rows, header=header)
    assert outcome.updated == 1
    assert moves(diary)[2:] == [
        "1 2026-02-10 50 earned",
        "1 2026-02-20 lost lost",
        "2 2026-03-01 opportunity reopened",
        "2 2026-03-01 25 earned",
    ]
    assert again(diary, rows, header=header).same == 1


def test_without_update_nothing_changes(diary: Diary) -> None:
    first(diary)
    rows = OPEN.replace("Engaging", "Proposal").replace("500", "900")
    assert told("cards", diary.desk(LATER), HEADER + rows).same == 1
    assert len(moves(diary)) == 2


def test_whoever_was_erased_is_not_known_by_the_number_of_the_deal(diary: Diary) -> None:
    first(diary)
    leaving.lose(diary.desk(LATER), "1", "no")
    forget(diary.desk(LATER), "1")
    assert again(diary, OPEN).new == 1


def test_a_meeting_before_its_import_moves_nobody_elses_past(diary: Diary) -> None:
    """A card that turns out to be older than the import pulls only itself back."""
    first(diary)
    told("cards", diary.desk(LATER), f"{HEADER}d,Acme,Engaging,2026-01-14,2026-05-01,,900\n"
         "e,Best,Prospecting,,,,\n", update=True)  # fmt: skip
    seen = "2026-03-10"
    before = sheet(diary.desk(LATER), as_of=when(seen)).board
    meetings.met(diary.desk(LATER), "2", when("2026-03-05"), upcoming=when("2026-03-30"))
    after = sheet(diary.desk(LATER), as_of=when(seen)).board
    assert before.columns[Stage.P25] == after.columns[Stage.P25][:1]
    assert [card.person.id for card in after.columns[Stage.P25]] == [1, 2]
