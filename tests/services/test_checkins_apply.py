"""The fall-backs the rules propose, carried out on command: these, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.checkin import Applied
from pipelinecli.method.facts import Facts, Meeting
from pipelinecli.method.fallback import Proposal, fall_back, propose
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, checkins, leaving, meetings, review, undoing
from tests.builders import MONDAY, when
from tests.services.handing_in import FRIDAY, WEDNESDAY, entries, hand_in, known, row_of, window
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.working import Moved
    from tests.builders import Diary

LATER = "2026-03-11"
"""A Wednesday: the next steps of the stories passed on Monday."""
OVER = "2026-04-01"
"""The cycle of the stories ran to 30 March."""


def everyone(diary: Diary) -> None:
    """Put a card in every column, with what the rules say of it from the tenth of March on."""
    at_25(diary, "passed")
    at_50(diary, "both passed")
    ann = at_50(diary, "signing passed")
    meetings.set_next(diary.desk(), ann, when("2026-03-20"))
    bo = at_25(diary, "step ahead")
    meetings.set_next(diary.desk(), bo, when("2026-04-20"))
    at_2(diary, "unanswered")
    at_90(diary, "ninety")
    closed(diary, "closed")
    advance.move(diary.desk(), known(diary, "forced"), Stage.P50, force=True, reason="my uncle")
    no_next = known(diary, "no next step")
    meetings.met(diary.desk(), no_next, when(MONDAY), no_next=True)
    known(diary, "opportunity")


def proposals(diary: Diary, now: str) -> dict[str, Proposal]:
    return {
        card.person.name: card.proposal
        for card in review.flagged(diary.desk(now))
        if card.proposal is not None
    }


def stages(diary: Diary) -> dict[str, str]:
    query = "SELECT card.name, stage FROM card JOIN attempt ON card_id = card.id AND current = 1"
    return dict(diary.rows(query))


def applied(diary: Diary, now: str) -> list[str]:
    return [
        f"{done.card.person.name}: {done.was} -> {done.card.stage} ({done.proposal.reason})"
        for done in checkins.carry_out(diary.desk(now))
    ]


def test_each_proposal_is_carried_out_and_nothing_else_moves(diary: Diary) -> None:
    everyone(diary)
    before, proposed = stages(diary), proposals(diary, LATER)
    assert proposed == {
        "passed": Proposal(Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED),
        "both passed": Proposal(Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED),
        "signing passed": Proposal(Stage.P25, Flag.SIGNING_PASSED),
    }
    assert applied(diary, LATER) == [
        "passed: 25 -> opportunity (next-step-passed)",
        "both passed: 50 -> opportunity (next-step-passed)",
        "signing passed: 50 -> 25 (signing-passed)",
    ]
    after = stages(diary)
    moved = {name: after[name] for name in after if after[name] != before[name]}
    assert moved == {name: proposal.to for name, proposal in proposed.items()}


def test_the_second_time_there_is_nothing_to_carry_out(diary: Diary) -> None:
    everyone(diary)
    checkins.carry_out(diary.desk(LATER))
    before = diary.dump()
    assert proposals(diary, LATER) == {}
    assert checkins.carry_out(diary.desk(LATER)) == ()
    assert diary.dump() == before


def test_over_the_cycle_a_step_ahead_is_waited_for_and_ninety_is_left(diary: Diary) -> None:
    everyone(diary)
    assert applied(diary, OVER) == [
        "passed: 25 -> opportunity (overdue)",
        "both passed: 50 -> opportunity (overdue)",
        "signing passed: 50 -> opportunity (overdue)",
    ]
    after = stages(diary)
    assert (after["step ahead"], after["ninety"], after["unanswered"], after["forced"]) == (
        "25", "90", "appointment", "50",
    )  # fmt: skip


def test_all_are_one_command_each_with_the_flag_as_its_reason(diary: Diary) -> None:
    everyone(diary)
    [(last,)] = diary.rows("SELECT max(id) FROM change_set")
    done = checkins.carry_out(diary.desk(LATER))
    sets = diary.rows("SELECT id, command, recorded_at FROM change_set WHERE id > ?", last)
    assert sets == [(last + 1, "checkin", f"{LATER}T12:00:00Z")]
    moves = diary.rows(
        "SELECT change_set_id, card_id, kind, reason FROM stage_change WHERE change_set_id > ?"
        " ORDER BY id", last,
    )  # fmt: skip
    assert moves == [
        (last + 1, card.card.person.id, "fall-back", reason)
        for card, reason in zip(
            done,
            ("next step passed", "next step passed", "signing date passed"),
            strict=True,
        )
    ]


def test_handing_in_and_falling_back_last_together_or_not_at_all(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone(diary)
    before = diary.dump()
    falling = leaving.carry_out
    fallen: list[int] = []

    def killed_at_the_second(
        desk: Desk, card_id: int, proposal: Proposal, reason: str
    ) -> Moved | None:
        if fallen:
            raise KeyboardInterrupt
        fallen.append(card_id)
        return falling(desk, card_id, proposal, reason)

    monkeypatch.setattr(leaving, "carry_out", killed_at_the_second)
    desk = diary.desk(LATER)
    with pytest.raises(KeyboardInterrupt):
        checkins.take(desk, checkins.due(desk), apply=True)
    assert diary.dump() == before
    monkeypatch.undo()
    assert len(checkins.take(desk, checkins.due(desk), apply=True).applied) == 3
    undoing.undo(desk, undoing.plan(desk))
    assert diary.rows("SELECT count(*) FROM checkin_entry") == [(0,)]
    assert diary.rows("SELECT count(*) FROM stage_change WHERE kind = 'fall-back'") == [(0,)]


def test_what_was_done_is_told_with_the_card_as_it_stands_now(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    [done] = checkins.carry_out(diary.desk(LATER))
    proposal = Proposal(Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED)
    assert done == Applied(review.one(diary.desk(LATER), who), Stage.P25, proposal)


def test_a_fall_back_that_was_applied_is_work_of_that_day(diary: Diary) -> None:
    at_25(diary, "Ann")
    row, _anew = hand_in(diary)
    hand_in(diary, LATER)
    checkins.carry_out(diary.desk(LATER))
    assert hand_in(diary, LATER)[1] is False
    assert row_of(diary) == row
    assert checkins.changes(diary.desk(LATER), window(LATER)) == ()
    friday, _anew = hand_in(diary, "2026-03-13")
    assert entries(friday) == ["opportunity Ann"]
    told = checkins.changes(diary.desk("2026-03-13"), window("2026-03-13"))
    assert [(change.name, change.kind) for change in told] == [("Ann", "fell-back")]


def test_what_wants_an_answer_is_what_is_flagged_today_whichever_is_handed_in(
    diary: Diary,
) -> None:
    everyone(diary)
    desk = diary.desk(LATER)
    flagged = review.flagged(desk)
    assert flagged
    for day in (WEDNESDAY, FRIDAY, LATER):
        assert checkins.report(desk, window(day)).attention == flagged


def test_with_nothing_proposed_nothing_is_written(diary: Diary) -> None:
    at_25(diary, "Ann")
    before = diary.dump()
    assert checkins.carry_out(diary.desk()) == ()
    assert diary.dump() == before


DAYS = st.none() | st.integers(-60, 30).map(lambda days: date(2026, 3, 2) + timedelta(days=days))
ANY = st.builds(
    Facts,
    meeting=st.none() | st.builds(Meeting, DAYS.filter(bool), st.booleans()),
    next_step=DAYS, person=st.booleans(), plan=st.booleans(), budget=st.booleans(),
    signing=DAYS, signed=DAYS, paid=st.booleans(),
)  # fmt: skip


@given(stage=st.sampled_from(Stage), facts=ANY, cycle=st.integers(1, 60))
@pytest.mark.parametrize("today", [date(2026, 3, 2)])
def test_carrying_out_a_proposal_leads_where_it_says(
    stage: Stage, facts: Facts, cycle: int, today: date
) -> None:
    proposal = propose(stage, facts, today, cycle)
    if proposal is None:
        return
    step = fall_back(stage, facts, today, cycle, overridden=False)
    assert step is not None
    assert step.to is proposal.to
