"""Two cards of one person put together: one is kept, the other's history goes into it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import capture, leaving, people, review
from tests.builders import MONDAY, refused, when
from tests.services.stories import at_2, at_25, at_50, closed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Diary


def at_1(diary: Diary, name: str) -> str:
    return diary.add(name)


def lost(diary: Diary, name: str) -> str:
    who = at_25(diary, name)
    leaving.lose(diary.desk(), who, "no")
    return who


def fallen(diary: Diary, name: str) -> str:
    who = at_25(diary, name)
    leaving.back(diary.desk(), who)
    return who


@pytest.mark.parametrize(
    ("kept", "gone", "stage", "outcome"),
    [
        (at_50, at_25, Stage.P50, Outcome.MERGED),
        (at_25, at_50, Stage.P50, Outcome.MERGED),
        (at_1, at_2, Stage.APPOINTMENT, Outcome.MERGED),
        (at_2, at_2, Stage.APPOINTMENT, Outcome.MERGED),
        (lost, at_1, Stage.OPPORTUNITY, Outcome.LOST),
        (at_1, lost, Stage.OPPORTUNITY, Outcome.LOST),
        (fallen, at_1, Stage.OPPORTUNITY, Outcome.MERGED),
        (closed, at_25, Stage.P25, Outcome.CLOSED),
        (closed, lost, Stage.CLOSED, Outcome.LOST),
        (lost, lost, Stage.LOST, Outcome.LOST),
    ],
)
def test_the_open_attempt_that_is_further_along_goes_on(
    diary: Diary,
    kept: Callable[[Diary, str], str],
    gone: Callable[[Diary, str], str],
    stage: Stage,
    outcome: Outcome,
) -> None:
    keep, go = kept(diary, "Ann"), gone(diary, "Anne")
    merged = people.merge(diary.desk("2026-03-03"), keep, go)
    assert (merged.card.stage, merged.gone.name) == (stage, "Anne")
    shown = review.show(diary.desk("2026-03-03"), keep)
    assert shown.card == merged.card
    assert [attempt.number for attempt in shown.attempts] == [1, 2]
    [current] = [attempt for attempt in shown.attempts if attempt.current]
    [resting] = [attempt for attempt in shown.attempts if not attempt.current]
    assert (current.stage, resting.outcome) == (stage, outcome)
    assert (shown.moves[-1].kind, shown.moves[-1].to_stage) == ("merged", stage)


def test_the_whole_history_is_on_the_card_that_is_kept(diary: Diary) -> None:
    keep, go = at_25(diary, "Ann"), at_2(diary, "Anne")
    capture.log(diary.desk(), ActivityKind.TALK, go, when(MONDAY), note="hello")
    people.merge(diary.desk(), keep, go)
    shown = review.show(diary.desk(), keep)
    assert [move.to_stage for move in shown.moves] == [
        "opportunity", "25", "opportunity", "appointment", "25",
    ]  # fmt: skip
    assert [done.kind for done in shown.activities] == ["visit", "booking", "talk"]
    assert diary.rows("SELECT id FROM card") == [(int(keep),)]


def test_what_is_known_of_the_one_fills_the_gaps_of_the_other(diary: Diary) -> None:
    bo = diary.add("Bo")
    keep = diary.add("Ann", phone="1", note="first", tags=["a"], grade="B")
    go = diary.add(
        "Anne", "2026-02-28", phone="2", email="a@b", org="Acme", note="second",
        tags=["b", "a"], grade="A", birthday=date(1980, 1, 1), referred_by=bo,
    )  # fmt: skip
    people.merge(diary.desk(), keep, go)
    person = review.one(diary.desk(), keep).person
    assert (person.name, person.phone, person.email, person.org) == ("Ann", "1", "a@b", "Acme")
    assert (person.note, person.tags, person.grade) == ("first\nsecond\nphone: 2", ("a", "b"), "B")
    assert (person.birthday, person.referred_by) == (date(1980, 1, 1), int(bo))
    assert person.opened == date(2026, 2, 28)


def test_whoever_was_referred_by_the_one_is_referred_by_the_other(diary: Diary) -> None:
    keep, go = diary.add("Ann"), diary.add("Anne")
    cy = diary.add("Cy", referred_by=go)
    people.merge(diary.desk(), keep, go)
    assert review.one(diary.desk(), cy).person.referred_by == int(keep)


@pytest.mark.parametrize("keep_first", [True, False])
def test_nobody_is_referred_by_themselves_afterwards(diary: Diary, keep_first: bool) -> None:
    ann = diary.add("Ann")
    anne = diary.add("Anne", referred_by=ann)
    keep, go = (ann, anne) if keep_first else (anne, ann)
    people.merge(diary.desk(), keep, go)
    assert review.one(diary.desk(), keep).person.referred_by is None


def test_three_cards_become_one(diary: Diary) -> None:
    ids = [at_25(diary, name) for name in ("Ann", "Anne", "Anna")]
    people.merge(diary.desk(), ids[1], ids[2])
    people.merge(diary.desk(), ids[0], ids[1])
    shown = review.show(diary.desk(), ids[0])
    assert [(attempt.number, attempt.current) for attempt in shown.attempts] == [
        (1, True), (2, False), (3, False),
    ]  # fmt: skip
    assert review.board(diary.desk()).counts[Stage.P25] == 1


def test_a_merge_counts_from_the_later_of_both_histories(diary: Diary) -> None:
    keep = diary.add("Ann", "2026-03-02")
    go = diary.add("Anne", "2026-03-09")
    leaving.lose(diary.desk("2026-03-10"), go, "no")
    people.merge(diary.desk("2026-03-05"), keep, go)  # the clock was set back
    assert review.show(diary.desk(), keep).moves[-1].at.date() == date(2026, 3, 10)
    [(effective,)] = diary.rows("SELECT effective_at FROM change_set ORDER BY id DESC LIMIT 1")
    assert effective == "2026-03-10T12:00:00Z"


def test_the_one_card_twice_is_refused(diary: Diary) -> None:
    ann = diary.add("Ann")
    assert refused(lambda: people.merge(diary.desk(), ann, "ann")) == (
        "usage: both are the same card; name two cards"
    )


def test_both_must_be_there(diary: Diary) -> None:
    diary.add("Ann")
    before = diary.dump()
    for keep, go in (("ann", "bo"), ("bo", "ann")):
        said = refused(lambda keep=keep, go=go: people.merge(diary.desk(), keep, go))  # type: ignore[misc]
        assert said.startswith("not_found: no card matches “bo”")
    assert diary.dump() == before
