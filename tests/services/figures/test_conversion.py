"""Conversion from the commands a rep types: what is counted, as what, and what is behind it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.figures.conversion import LeftOut, Rung, Worth
from pipelinecli.method.figures.period import EVERYTHING, Period
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, meetings, people
from pipelinecli.services.figures import conversion
from tests.builders import MONDAY, refused, when
from tests.services.erasing import forget
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from tests.builders import Diary

TODAY = "2026-04-20"
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
APRIL = Period(date(2026, 4, 1), date(2026, 4, 30))


def rung(diary: Diary, stage: Stage, period: Period = EVERYTHING) -> Rung:
    found = conversion.conversion(diary.desk(TODAY), period)
    return next(rung for rung in found.ladder.rungs if rung.stage is stage)


def behind(diary: Diary, figure: str, period: Period = EVERYTHING) -> dict[str, list[str]]:
    """Return the names behind a figure by as what they count."""
    found: dict[str, list[str]] = {}
    for one in conversion.explained(diary.desk(TODAY), period, figure):
        found.setdefault(one.counted, []).append(one.called.name)
    return found


@pytest.fixture
def used(diary: Diary) -> Diary:
    """Every way an attempt can go."""
    at_2(diary, "Booked")
    at_25(diary, "Met")
    at_50(diary, "Qualified")
    at_90(diary, "Signed")
    closed(diary, "Bought")
    leaving.lose(diary.desk("2026-03-05"), at_50(diary, "No"), "no")
    leaving.lose(diary.desk("2026-04-05"), at_25(diary, "No later"), "no")
    leaving.back(diary.desk("2026-04-06"), at_25(diary, "Cooled"))
    forced = at_25(diary, "Forced")
    advance.move(diary.desk("2026-03-06"), forced, Stage.CLOSED, force=True, reason="my uncle")
    one, other = at_25(diary, "Twice"), at_25(diary, "Twice again")
    people.merge(diary.desk("2026-03-07"), one, other)
    return diary


def test_each_stage_has_who_earned_it_and_what_became_of_them(used: Diary) -> None:
    out = LeftOut(overridden=1, merged=1)
    assert rung(used, Stage.P25) == Rung(
        Stage.P25, advanced=4, fell_back=1, lost=1, open=2, left_out=out
    )
    assert rung(used, Stage.P50) == Rung(Stage.P50, advanced=2, lost=1, open=1)
    assert rung(used, Stage.P90) == Rung(Stage.P90, advanced=1, open=1)
    assert rung(used, Stage.APPOINTMENT) == Rung(Stage.APPOINTMENT, open=1)


def test_closed_lost_and_the_rest_are_of_all_that_ended(used: Diary) -> None:
    found = conversion.conversion(used.desk(TODAY), EVERYTHING)
    totals = found.totals
    assert (totals.closed, totals.lost, totals.fell_back, totals.open) == (1, 2, 1, 5)
    assert totals.left_out == LeftOut(overridden=1, merged=1)
    assert totals.win_rate == Ratio(1, 3)
    assert totals.worth == (Worth("CNY", 1, 1_000_000),)
    assert found.ladder.first_to_last == Ratio(1, 9)


def test_in_a_period_the_stages_are_of_who_earned_them_then_and_the_ends_of_then(
    used: Diary,
) -> None:
    assert rung(used, Stage.P25, APRIL) == Rung(Stage.P25)
    assert rung(used, Stage.P25, MARCH) == rung(used, Stage.P25)
    totals = conversion.conversion(used.desk(TODAY), APRIL).totals
    assert (totals.closed, totals.lost, totals.fell_back, totals.open) == (0, 1, 1, 5)
    assert totals.win_rate == Ratio(0, 1)
    assert totals.worth == ()
    totals = conversion.conversion(used.desk(TODAY), MARCH).totals
    assert (totals.closed, totals.lost, totals.fell_back) == (1, 1, 0)


def test_an_empty_month_has_no_ratio(used: Diary) -> None:
    empty = Period(date(2026, 2, 1), date(2026, 2, 28))
    found = conversion.conversion(used.desk(TODAY), empty)
    ratios = [found.totals.win_rate, found.ladder.first_to_last]
    ratios += [rung.ratio for rung in found.ladder.rungs]
    assert [ratio.value for ratio in ratios] == [None] * 7


def test_what_is_behind_a_figure_is_what_it_counts(used: Diary) -> None:
    assert behind(used, "25") == {
        "open": ["Met", "Twice"],
        "advanced": ["Qualified", "Signed", "Bought", "No"],
        "lost": ["No later"],
        "fell-back": ["Cooled"],
        "left-out": ["Forced", "Twice"],
    }
    assert behind(used, "50.lost") == {"lost": ["No"]}
    assert behind(used, "25.left-out") == {"left-out": ["Forced", "Twice"]}
    assert behind(used, "won") == behind(used, "premium") == {"closed": ["Bought"]}
    assert behind(used, "win_rate") == {"closed": ["Bought"], "lost": ["No", "No later"]}
    assert behind(used, "Win-Rate", APRIL) == {"lost": ["No later"]}
    assert behind(used, "left_out") == {"overridden": ["Forced"], "merged": ["Twice"]}


@pytest.mark.parametrize("period", [EVERYTHING, MARCH, APRIL, Period(last=date(2026, 3, 4))])
def test_every_figure_has_as_many_behind_it_as_it_counts(used: Diary, period: Period) -> None:
    found = conversion.conversion(used.desk(TODAY), period)
    counted: Counter[str] = Counter()
    for figure in conversion.FIGURES:
        counted[figure] = sum(map(len, behind(used, figure, period).values()))
    for rung in found.ladder.rungs:
        assert counted[rung.stage] == rung.entered + rung.left_out.n
        assert counted[f"{rung.stage}.advanced"] == rung.advanced
        assert counted[f"{rung.stage}.fell_back"] == rung.fell_back
        assert counted[f"{rung.stage}.lost"] == rung.lost
        assert counted[f"{rung.stage}.open"] == rung.open
        assert counted[f"{rung.stage}.left_out"] == rung.left_out.n
    totals = found.totals
    assert counted["first_to_last"] == found.ladder.first_to_last.n
    assert counted["win_rate"] == totals.win_rate.n
    assert counted["premium"] == sum(worth.n for worth in totals.worth)
    ends = (totals.closed, totals.lost, totals.fell_back, totals.open, totals.left_out.n)
    assert ends == tuple(
        counted[figure] for figure in ("closed", "lost", "fell_back", "open", "left_out")
    )


def test_an_unknown_figure_is_refused_with_those_there_are(used: Diary) -> None:
    assert refused(lambda: behind(used, "50.won")) == (
        "usage: there is no figure “50.won” here; one of: opportunity appointment 25 50 90"
        " first_to_last win_rate closed lost fell_back open left_out premium; of a stage also"
        " 25.advanced 25.fell_back 25.lost 25.open 25.left_out"
    )


def test_a_visit_that_is_repeated_counts_once(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    leaving.back(diary.desk("2026-03-03"), who)
    advance.move(diary.desk("2026-03-04"), who, Stage.OPPORTUNITY)
    assert rung(diary, Stage.P25).entered == rung(diary, Stage.P50).entered == 1


def test_a_reopened_card_enters_again_and_its_loss_stays_one(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    leaving.lose(diary.desk("2026-03-05"), who, "no")
    leaving.reopen(diary.desk("2026-03-09"), who)
    meetings.met(diary.desk("2026-03-10"), who, when("2026-03-10"), upcoming=when("2026-03-12"))
    assert rung(diary, Stage.P25) == Rung(Stage.P25, lost=1, open=1)
    assert rung(diary, Stage.OPPORTUNITY) == Rung(Stage.OPPORTUNITY, advanced=2)


def test_whoever_was_forgotten_still_counts_without_a_name(diary: Diary) -> None:
    who = closed(diary, "Ann")
    forget(diary.desk("2026-03-20"), who)
    assert conversion.conversion(diary.desk(TODAY), EVERYTHING).totals.win_rate == Ratio(1, 1)
    assert behind(diary, "closed") == {"closed": [""]}


def test_sums_of_very_many_premiums_are_exact(diary: Diary) -> None:
    """A hundred thousand of the largest amount would not fit SQLite's whole numbers."""
    closed(diary, "Ann")
    columns = [name for _i, name, *_rest in diary.rows("PRAGMA table_info(attempt)")]
    copied = ", ".join(name for name in columns if name not in {"id", "uid", "number", "current"})
    many = 10_000
    numbers = "WITH RECURSIVE n(i) AS (VALUES(2) UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
    rows = f"SELECT hex(randomblob(16)), i, 0, {copied} FROM n, attempt"  # noqa: S608 - ours
    connection = diary.store._open()  # noqa: SLF001 - rows as an import would write them
    connection.execute("UPDATE attempt SET premium = 999999999999999")
    into = f"INSERT INTO attempt (uid, number, current, {copied})"
    connection.execute(f"{into} {numbers} {rows}", (many,))
    [worth] = conversion.conversion(diary.desk(MONDAY), EVERYTHING).totals.worth
    assert worth == Worth("CNY", many, many * 999_999_999_999_999)
    assert worth.minor > 2**63
