"""The shape of the board, from the commands a rep types; and what it was in past weeks."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import PipelineError, StoreAbsent
from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.figures.shape import Beside, Counts, Shape, Skipped
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.services import advance, leaving, meetings, people, setup
from pipelinecli.services.figures.diagnose import diagnose
from pipelinecli.services.figures.shape_cards import ended_prospects, explained, is_of_attempts
from pipelinecli.services.past import board_then
from tests.builders import MONDAY, Diary, refused, when
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from pathlib import Path

    from pipelinecli.method.figures.reading import Reading

DAY = date.fromisoformat(MONDAY)


def read(diary: Diary, day: str = MONDAY, weeks: int = 0) -> Reading:
    desk = diary.desk(day)
    last = sheet_week(desk.today)
    return diagnose(
        desk, [sheet_week(last.monday - timedelta(weeks=n)) for n in range(weeks - 1, -1, -1)]
    )


def names(found: Reading) -> dict[str, tuple[int, list[str]]]:
    return {
        group.figure: (group.n, [card.person.name for card in group.cards])
        for group in found.concerned
    }


def test_an_empty_board_says_to_dial_and_whom(diary: Diary) -> None:
    for n in range(7):
        diary.add(f"Card {n}")
    found = read(diary)
    assert (found.diagnosis.shape, found.diagnosis.beside) == (Shape.EMPTY, (Beside.NO_FRONT,))
    assert names(found) == {"opportunity": (7, [f"Card {n}" for n in (6, 5, 4, 3, 2)])}


def test_pending_names_the_50s_that_do_not_hold_first(diary: Diary) -> None:
    at_2(diary, "Front")
    for name in ("Ann", "Bo", "Cy"):
        at_50(diary, name)
    at_25(diary, "Di")
    for who in ("2", "4"):
        meetings.set_next(diary.desk(), who, when("2026-03-20"))
    found = read(diary, "2026-03-09")
    assert found.diagnosis.shape is Shape.PROPOSAL_PENDING
    assert found.standing.counts == Counts(1, 1, 3, 0)
    assert names(found) == {"50": (3, ["Ann", "Bo", "Cy"])}


def test_stale_names_who_is_over_the_cycle_the_longest_first(diary: Diary) -> None:
    for name in ("Ann", "Bo"):
        at_25(diary, name)
    found = read(diary, "2026-03-31")
    assert found.standing.ages == 58
    assert found.diagnosis.beside == (Beside.STALE, Beside.NO_FRONT)
    assert names(found) == {"stale": (2, ["Ann", "Bo"])}
    assert read(diary, "2026-03-30").diagnosis.beside == (Beside.NO_FRONT,)


def test_overridden_cards_are_no_part_of_the_shape(diary: Diary) -> None:
    at_25(diary, "Ann")
    advance.move(diary.desk(), at_25(diary, "Bo"), Stage.P90, force=True, reason="my uncle")
    advance.move(diary.desk(), diary.add("Cy"), Stage.APPOINTMENT, force=True, reason="my aunt")
    found = read(diary, weeks=1)
    assert (found.standing.counts, found.standing.overridden) == (Counts(0, 1, 0, 0), 2)
    assert [week.counts for week in found.weeks] == [Counts(0, 1, 0, 0)]
    assert [card.person.name for card in explained(diary.desk(), "left-out")] == ["Cy", "Bo"]


def test_without_a_goal_or_a_sale_starved_is_not_said_and_why(diary: Diary) -> None:
    at_25(diary, "Ann")
    assert read(diary).wanted.skipped is Skipped.NO_GOAL
    setup.put(diary.desk(), "goal.sales", "50")
    wanted = read(diary).wanted
    assert (wanted.skipped, wanted.measured) == (Skipped.NO_SALES, Ratio(0, 0))
    setup.put(diary.desk(), "prospects.per.sale", "4.5")
    found = read(diary)
    assert (found.diagnosis.shape, found.wanted.prospects) == (Shape.STARVED, 18)
    setup.put(diary.desk(), "prospects.per.sale", "")
    closed(diary, "Bo")
    leaving.lose(diary.desk("2026-03-05"), at_50(diary, "Cy"), "no")
    wanted = read(diary, "2026-03-06").wanted
    assert (wanted.per_sale, wanted.measured, wanted.prospects) == (Fraction(2), Ratio(1, 2), 8)
    behind = [(row.called.name, row.counted) for row in ended_prospects(diary.desk())]
    assert behind == [("Bo", "closed"), ("Cy", "lost")]


def test_thresholds_are_settings(diary: Diary) -> None:
    at_2(diary, "Front")
    for name in ("Ann", "Bo"):
        at_25(diary, name)
    at_50(diary, "Cy")
    assert read(diary).diagnosis.shape is Shape.MIXED
    setup.put(diary.desk(), "shape.least", "3")
    setup.put(diary.desk(), "shape.top-heavy", "2/3")
    assert read(diary).diagnosis.shape is Shape.TOP_HEAVY
    setup.put(diary.desk(), "shape.stale", "100%")
    assert read(diary).thresholds.stale == 1


def test_past_weeks_are_as_they_ended_and_before_any_card_there_is_no_shape(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    at_25(diary, "Bo")
    leaving.lose(diary.desk("2026-03-06"), "2", "no")
    meetings.book(diary.desk("2026-03-13"), diary.add("Cy", "2026-03-13"), when("2026-03-18"))
    leaving.back(diary.desk("2026-03-19"), who)
    found = read(diary, "2026-03-23", weeks=5)
    assert [(week.day.isoformat(), week.counts, week.shape) for week in found.weeks] == [
        ("2026-02-26", Counts(0, 0, 0, 0), None),
        ("2026-03-05", Counts(0, 1, 1, 0), Shape.MIXED),
        ("2026-03-12", Counts(0, 0, 1, 0), Shape.MIXED),
        ("2026-03-19", Counts(1, 0, 0, 0), Shape.EMPTY),
        ("2026-03-23", Counts(1, 0, 0, 0), Shape.EMPTY),
    ]


def test_who_stood_by_an_override_then_is_left_out_of_that_week(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    forced = diary.desk("2026-03-04")
    advance.move(forced, who, Stage.P90, force=True, reason="my uncle")
    leaving.back(diary.desk("2026-03-06"), who)
    found = read(diary, "2026-03-16", weeks=3)
    assert found.weeks[0].counts == Counts(0, 0, 0, 0)
    assert found.weeks[0].shape is Shape.EMPTY
    assert sum(found.weeks[1].counts) == found.standing.counts.total


def test_cards_put_together_stood_where_the_sheet_says(diary: Diary) -> None:
    one, other = at_25(diary, "Ann"), at_50(diary, "Ann Lee")
    people.merge(diary.desk("2026-03-06"), one, other)
    found = read(diary, "2026-03-16", weeks=3)
    assert [week.counts for week in found.weeks] == [Counts(0, 0, 1, 0)] * 3


@pytest.mark.parametrize("seed", range(6))
def test_any_history_counts_in_past_weeks_as_the_sheet_counts_it(diary: Diary, seed: int) -> None:
    """`board_then` reads a day card by card; all the weeks in one pass must come to the same."""
    some = Random(seed)  # noqa: S311 - a test is no secret
    story = (at_2, at_25, at_50, at_90)
    ids = [some.choice(story)(diary, f"Card {n}") for n in range(6)]
    for day in range(2, 40):
        desk = diary.desk((DAY + timedelta(days=day)).isoformat())
        who = some.choice(ids)
        with suppress(PipelineError):  # what the method refuses happens to nobody
            match some.randrange(4):
                case 0:
                    leaving.lose(desk, who, "no")
                case 1:
                    leaving.back(desk, who)
                case 2:
                    leaving.reopen(desk, who)
                case _:
                    ids.append(diary.add(f"New {day}", desk.today.isoformat()))
    last = (DAY + timedelta(days=41)).isoformat()
    desk = diary.desk(last)
    for week in read(diary, last, weeks=8).weeks[:-1]:
        then = board_then(desk, week.day, desk.clock.end_of(week.day))
        stages = (Stage.APPOINTMENT, *EFFECTIVE)
        assert week.counts == Counts(*(then.counts[stage] for stage in stages))


@pytest.mark.parametrize(
    ("figure", "expected"),
    [("opportunity", ["Di"]), ("appointment", ["Cy"]), ("25%", ["Ann"]), ("50", ["Bo"]),
     ("90", []), ("stale", ["Ann", "Bo"]), ("left-out", [])],
)  # fmt: skip
def test_every_figure_lists_the_cards_behind_it(
    diary: Diary, figure: str, expected: list[str]
) -> None:
    at_25(diary, "Ann")
    at_50(diary, "Bo")
    at_2(diary, "Cy")
    diary.add("Di")
    desk = diary.desk("2026-03-31")
    assert [card.person.name for card in explained(desk, figure)] == expected


def test_a_figure_there_is_not_is_refused_with_those_there_are(diary: Diary) -> None:
    at_25(diary, "Ann")
    assert is_of_attempts("PER-SALE")
    assert refused(lambda: explained(diary.desk(), "60")) == (
        "usage: the diagnosis has no figure “60”; one of: opportunity appointment 25 50 90 stale "
        "left-out per-sale"
    )


def test_without_a_store_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreAbsent):
        read(Diary(tmp_path / "none"))
    with pytest.raises(StoreAbsent):
        explained(Diary(tmp_path / "none").desk(), "25")
