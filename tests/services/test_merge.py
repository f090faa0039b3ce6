"""Two cards of one person put together: one is kept, the other's history goes into it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import capture, leaving, marking, people, review, undoing
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
    assert (person.tags, person.grade) == (("a", "b"), "B")
    assert person.note == "first\nsecond\nalso called: Anne\nphone: 2\ngrade: A"
    assert (person.birthday, person.referred_by) == (date(1980, 1, 1), int(bo))
    assert person.opened == date(2026, 2, 28)


def test_of_what_both_have_the_other_s_is_noted_and_nothing_is_lost(diary: Diary) -> None:
    bo, cy = diary.add("Bo"), diary.add("Cy")
    keep = diary.add(
        "Ann", phone="1", email="a@x", org="A", title="T", source="S", grade="A",
        birthday=date(1980, 1, 1), referred_by=bo, note="same",
    )  # fmt: skip
    go = diary.add(
        "Anne Lee", phone="2", email="b@x", org="B", title="U", source="R", grade="B",
        birthday=date(1981, 1, 1), referred_by=cy, note="same",
    )  # fmt: skip
    before = review.one(diary.desk(), keep).person
    people.merge(diary.desk(), keep, go)
    person = review.one(diary.desk(), keep).person
    assert person == before._replace(note=person.note)
    assert person.note == (
        "same\nalso called: Anne Lee\nphone: 2\ne-mail: b@x\ncompany: B\nposition: U\nsource: R\n"
        f"grade: B\nbirthday: 1981-01-01\nreferred by: Cy ({cy})"
    )


def test_what_is_the_same_in_both_but_for_its_spelling_is_not_noted(diary: Diary) -> None:
    keep = diary.add("Ann", note="same\nalso called: Anne")
    go = diary.add("ＡＮＮ", phone="138 1234 5678", email="a@x")
    people.merge(diary.desk(), keep, go)
    go = diary.add("Anne", org="A")
    people.merge(diary.desk(), keep, go)
    person = review.one(diary.desk(), keep).person
    assert person.note == "same\nalso called: Anne"
    assert (person.phone, person.email, person.org) == ("138 1234 5678", "a@x", "A")


def test_who_referred_the_other_is_kept_where_the_one_was_referred_by_the_other(
    diary: Diary,
) -> None:
    bo = diary.add("Bo")
    go = diary.add("Anne", referred_by=bo)
    keep = diary.add("Ann", referred_by=go)
    people.merge(diary.desk(), keep, go)
    assert review.one(diary.desk(), keep).person.referred_by == int(bo)


@pytest.mark.parametrize("keep_first", [True, False])
def test_what_was_won_on_both_cards_counts_on_the_one(diary: Diary, keep_first: bool) -> None:
    one, other = at_25(diary, "Ann"), at_25(diary, "Anne")
    marking.mark(diary.desk(), one, ["person=she decides", "plan=term life"])
    marking.mark(diary.desk(), other, ["budget=1000/month", "timing=2026-03-20"])
    keep, go = (one, other) if keep_first else (other, one)
    merged = people.merge(diary.desk(), keep, go)
    attempt = merged.card.attempt
    assert merged.card.stage is Stage.P50
    assert [kept and kept.text for kept in (attempt.person, attempt.plan)] == [
        "she decides", "term life",
    ]  # fmt: skip
    assert (attempt.amount is None, attempt.signing) == (False, when("2026-03-20"))
    shown = review.show(diary.desk(), keep)
    assert [(move.kind, move.to_stage) for move in shown.moves][-1] == ("merged", Stage.P50)
    undoing.undo(diary.desk(), undoing.plan(diary.desk()))
    assert [review.one(diary.desk(), who).stage for who in (one, other)] == [Stage.P25, Stage.P25]


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
