"""Changes of stage of another system as attempts and moves, as the rep would have made them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.cards import Outcome
from pipelinecli.method.checkup.consistency import Link, is_chain, outcome_fits
from pipelinecli.method.importing.facts import Change, Known, Point, Proof, Run
from pipelinecli.method.importing.histories import history, in_order
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage

BOOK = {"o": Stage.OPPORTUNITY, "a": Stage.APPOINTMENT, "2": Stage.P25, "5": Stage.P50,
        "9": Stage.P90, "c": Stage.CLOSED, "l": Stage.LOST}  # fmt: skip


def on(day: int, at: str | None = None) -> Point:
    return Point(date(2026, 3, day), at)


def story(changes: str, known: Known | None = None, **also: object) -> tuple[Run, ...]:
    """Return the history of a deal opened on the 1st that changed on the 2nd, the 3rd, …."""
    told = [Change(on(day), BOOK[to], **also) for day, to in enumerate(changes, 2)]  # type: ignore[arg-type]
    return history(on(1), told, known or Known())


def moves(runs: tuple[Run, ...]) -> list[str]:
    """Return each attempt's moves, and how it ended."""
    return [
        " ".join(f"{step.on.day.day}:{step.to}:{step.kind}" for step in run.steps)
        + (f" = {run.outcome}" if run.outcome else "")
        for run in runs
    ]


def test_a_deal_that_went_through_to_the_end_is_one_attempt() -> None:
    assert moves(story("a25c")) == [
        "1:opportunity:new 2:appointment:earned 3:25:earned 4:50:earned 5:closed:earned = closed"
    ]


def test_the_first_meeting_was_held_when_the_deal_first_stood_where_it_takes_one() -> None:
    [run] = story("a25c", Known(value=500))
    assert (run.first_meeting, run.held) == (date(2026, 3, 3), True)
    assert (run.ended, run.premium, run.amount) == (on(5), 500, None)


def test_a_loss_is_no_advance_and_what_comes_after_it_is_a_new_attempt() -> None:
    assert moves(story("2l5c")) == [
        "1:opportunity:new 2:25:earned 3:lost:lost = lost",
        "4:opportunity:reopened 4:50:earned 5:closed:earned = closed",
    ]


def test_a_deal_reopened_into_column_1_stands_there() -> None:
    first, second = story("co")
    assert moves((first, second)) == [
        "1:opportunity:new 2:closed:earned = closed",
        "3:opportunity:reopened",
    ]
    assert (second.ended, second.first_meeting, second.held) == (None, None, False)


def test_falling_back_to_column_1_ends_the_attempt_and_the_next_move_begins_another() -> None:
    assert moves(story("25o2l")) == [
        "1:opportunity:new 2:25:earned 3:50:earned 4:opportunity:fall-back = fell-back",
        "5:25:earned 6:lost:lost = lost",
    ]


def test_a_step_back_that_is_no_way_out_stays_in_the_attempt() -> None:
    assert moves(story("525")) == ["1:opportunity:new 2:50:earned 3:25:fall-back 4:50:earned"]


def test_stages_of_theirs_that_are_one_of_ours_are_no_moves() -> None:
    assert moves(story("o2255cc")) == [
        "1:opportunity:new 3:25:earned 5:50:earned 7:closed:earned = closed"
    ]


def test_a_deal_closed_from_column_1_had_met_when_it_was_opened() -> None:
    [run] = story("c")
    assert (run.first_meeting, run.held) == (date(2026, 3, 1), True)


def test_of_a_deal_that_was_opened_by_being_closed_no_meeting_is_known() -> None:
    _lost, won = story("lc")
    assert (won.first_meeting, won.held, won.ended) == (None, False, on(3))
    [straight] = history(on(1), [Change(on(1), Stage.CLOSED)], Known())
    assert (straight.first_meeting, straight.held) == (None, False)


def test_the_other_systems_name_of_a_stage_is_the_evidence_for_three_of_the_five() -> None:
    [run] = story("25", Known(system="HubSpot"), called="Qualified")
    proof = Proof("HubSpot: Qualified", date(2026, 3, 3))
    assert (run.person, run.plan, run.budget) == (proof, proof, proof)
    [run] = story("9", Known(plan="Whole life"))
    assert (run.person, run.plan) == (
        Proof("90", date(2026, 3, 2)),
        Proof("Whole life", date(2026, 3, 2)),
    )
    [run] = story("2", Known(plan="Whole life"))
    assert (run.person, run.plan, run.budget) == (None, None, None)


def test_what_was_bought_is_the_plan_of_what_is_closed() -> None:
    [run] = story("2c", Known(plan="Whole life"))
    assert run.plan == Proof("Whole life", date(2026, 3, 3))
    [run] = story("2c")
    assert run.plan is None


def test_what_is_known_now_is_of_the_last_attempt() -> None:
    known = Known(signing=date(2026, 4, 1), next_step=date(2026, 3, 20), agenda="sign", value=900)
    first, second = story("2l2", known)
    assert (first.signing, first.next_step, first.amount) == (None, None, None)
    assert (second.signing, second.next_step, second.agenda, second.amount) == (
        date(2026, 4, 1),
        date(2026, 3, 20),
        "sign",
        900,
    )
    assert second.marked == date(2026, 3, 4)
    [lost] = story("2l", known)
    assert (lost.signing, lost.next_step, lost.amount) == (None, None, 900)
    [without] = story("2", Known(agenda="sign", value=0))
    assert (without.agenda, without.amount) == (None, None)


def test_each_close_has_its_own_sum_and_the_deals_own_is_the_last_ones() -> None:
    changes = [
        Change(on(2), Stage.CLOSED, value=300),
        Change(on(3), Stage.OPPORTUNITY),
        Change(on(4), Stage.CLOSED),
    ]
    first, second = history(on(1), changes, Known(value=700))
    assert (first.premium, second.premium) == (300, 700)


def test_a_meeting_that_no_move_shows_is_agreed_or_held() -> None:
    meeting = date(2026, 3, 9)
    [run] = story("a", Known(meeting=meeting))
    assert (run.first_meeting, run.held) == (meeting, False)
    [run] = story("", Known(meeting=meeting, held=True))
    assert (run.first_meeting, run.held, run.marked) == (meeting, True, date(2026, 3, 1))
    [run] = story("2", Known(meeting=meeting))
    assert run.first_meeting == date(2026, 3, 2)


def test_where_nothing_says_when_no_meeting_is_made_up() -> None:
    [run] = story("5", says_when=False)
    assert (run.stage, run.first_meeting, run.held) == (Stage.P50, None, False)


def test_an_override_is_one_here_as_well_until_the_next_move_is_earned() -> None:
    forced = Change(on(2), Stage.P90, reason="my uncle", is_forced=True)
    [run] = history(on(1), [forced], Known())
    assert (run.override, run.steps[-1].kind) == ("my uncle", MoveKind.OVERRIDE)
    [lost] = history(on(1), [forced, Change(on(3), Stage.LOST, reason="no")], Known())
    assert (lost.override, lost.reason) == ("my uncle", "no")
    [back] = history(on(1), [forced, Change(on(3), Stage.P25)], Known())
    assert back.override is None
    [down] = history(on(1), [forced, Change(on(3), Stage.OPPORTUNITY, is_forced=True)], Known())
    assert (down.override, down.outcome) == (None, Outcome.FELL_BACK)


def test_the_stage_a_deal_came_from_when_it_was_first_heard_of_was_its_own_before() -> None:
    first = Change(on(5), Stage.P50, came_from=Stage.P25, reason="why")
    assert moves(history(on(1), [first], Known())) == ["1:opportunity:new 1:25:earned 5:50:earned"]
    again = [Change(on(5), Stage.P50, came_from=Stage.LOST)]
    assert moves(history(on(1), again, Known())) == ["1:opportunity:new 5:50:earned"]
    later = [Change(on(2), Stage.P25), Change(on(3), Stage.P50, came_from=Stage.P90)]
    assert moves(history(on(1), later, Known())) == ["1:opportunity:new 2:25:earned 3:50:earned"]


def test_changes_of_one_time_follow_where_they_came_from_whatever_their_order() -> None:
    first = Change(on(1), Stage.P25, came_from=Stage.OPPORTUNITY)
    second = Change(on(2), Stage.P50, came_from=Stage.P25)
    third = Change(on(2), Stage.P90, came_from=Stage.P50)
    last = Change(on(2), Stage.CLOSED, came_from=Stage.P90)
    assert in_order([last, third, second, first]) == [first, second, third, last]
    assert in_order([last, third, second]) == [second, third, last]
    assert in_order([]) == []


def test_changes_of_one_time_that_say_nothing_stay_as_they_come() -> None:
    changes = [Change(on(2), stage) for stage in (Stage.P50, Stage.P25, Stage.P90)]
    assert in_order(changes) == changes


def test_a_time_decides_within_a_day() -> None:
    early = Change(on(2, "2026-03-02T08:00:00Z"), Stage.P50)
    late = Change(on(2, "2026-03-02T09:00:00Z"), Stage.P25)
    assert in_order([late, early]) == [early, late]
    assert early.on.is_before(late.on)
    assert not late.on.is_before(early.on)
    assert not on(2).is_before(early.on)
    assert on(1).is_before(early.on)


@given(st.text("oa259cl", max_size=12))
def test_any_changes_make_a_history_that_a_check_up_finds_sound(changes: str) -> None:
    runs = story(changes)
    stood: str | None = None
    links = []
    for number, run in enumerate(runs, 1):
        assert run.steps
        assert run.stage is run.steps[-1].to
        assert outcome_fits(run.stage, run.outcome, current=number == len(runs), forgotten=False)
        assert (run.ended is None) == (run.outcome is None)
        assert not run.held or run.first_meeting is not None
        for step in run.steps:
            links.append(Link(stood, step.to.value, step.kind.value))
            stood = step.to.value
    assert is_chain(links)
    days = [step.on.day for run in runs for step in run.steps]
    assert all(before <= after for before, after in pairwise(days))
    closes = sum(b == "c" and a != "c" for a, b in pairwise(f"o{changes}"))
    losses = sum(b == "l" and a != "l" for a, b in pairwise(f"o{changes}"))
    outcomes = [run.outcome for run in runs]
    assert (outcomes.count(Outcome.CLOSED), outcomes.count(Outcome.LOST)) == (closes, losses)
