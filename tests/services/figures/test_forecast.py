"""The forecast, from the commands a rep types to the figures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import StoreAbsent
from pipelinecli.method.figures.distribution import How
from pipelinecli.method.figures.forecast import Left, Source
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.money import Money
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, marking, setup
from pipelinecli.services.figures.counted import ended_after, explained, rate_of
from pipelinecli.services.figures.forecast import Asked, forecast
from tests.builders import MONDAY, Diary, refused, when
from tests.services.erasing import forget
from tests.services.stories import at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from pathlib import Path

    from pipelinecli.method.figures.forecasted import Forecast

HALF = Fraction(1, 2)


def made(diary: Diary, asked: Asked = Asked(), day: str = MONDAY) -> Forecast:  # noqa: B008
    return forecast(diary.desk(day), asked)


def weights(found: Forecast) -> dict[str, tuple[Fraction, Source]]:
    return {stage.value: (weight.p, weight.source) for stage, weight in found.weights.items()}


def test_the_money_of_the_method(diary: Diary) -> None:
    marking.mark(diary.desk(), at_25(diary, "Ann"), ["budget=10000"])
    marking.mark(diary.desk(), at_50(diary, "Bo"), ["budget=20000"])
    who = at_50(diary, "Cy")
    advance.sign(diary.desk(), who, Money(500_000, "CNY"), when(MONDAY))
    found = made(diary, Asked(goal=1, premium=Money(2_000_000, "CNY")))
    money = found.money["CNY"]
    assert money.n == 3
    assert money.mean == 1_700_000
    assert money.variance == 1_100_000**2
    assert money.distribution.at_least(2_000_000) == HALF
    assert money.goal == 2_000_000
    assert [money.distribution.quantile(Fraction(q, 10)) for q in (1, 5, 9)] == [
        *(500_000, 1_500_000, 3_500_000)
    ]
    assert (found.number.n, found.number.mean, found.number.goal) == (3, Fraction(33, 20), 1)
    assert found.number.distribution.how is How.EXACT


def test_without_anybody_it_is_nothing_for_sure(diary: Diary) -> None:
    diary.add("Ann")
    found = made(diary, Asked(premium=Money(1, "USD")))
    assert found.number.mean == found.number.n == 0
    assert found.number.distribution.values == (0,)
    assert list(found.money) == ["USD"]
    assert found.money["USD"].distribution.at_least(1) == 0


def test_weights_are_as_set_unless_they_are_typed(diary: Diary) -> None:
    at_25(diary, "Ann")
    setup.put(diary.desk(), "weight.50", "40%")
    assert weights(made(diary, Asked(weights="90=0.95，25%=1/5"))) == {
        "25": (Fraction(1, 5), Source.TYPED),
        "50": (Fraction(2, 5), Source.SETTING),
        "90": (Fraction(19, 20), Source.TYPED),
    }
    setup.put(diary.desk(), "weight.50", "")
    assert weights(made(diary))["50"] == (HALF, Source.DEFAULT)


@pytest.mark.parametrize("typed", ["", "25", "25=", "25=2", "closed=1", "25=0.1,25=0.2", "1/2"])
def test_what_is_no_weight_is_refused(diary: Diary, typed: str) -> None:
    at_25(diary, "Ann")
    said = refused(lambda: made(diary, Asked(weights=typed)))
    assert said.startswith("usage: “")
    assert "is no weight of a stage; type shares from 0 to 1" in said


def test_own_rates_and_typed_weights_do_not_go_together(diary: Diary) -> None:
    at_25(diary, "Ann")
    assert refused(lambda: made(diary, Asked(own=True, weights="25=1"))) == (
        "usage: --own and --weights cannot be given together; type one or the other"
    )


def test_own_rates_are_of_the_attempts_that_ended_and_else_the_weights_hold(diary: Diary) -> None:
    at_25(diary, "Di")
    found = made(diary, Asked(own=True))
    assert weights(found)["90"] == (Fraction(9, 10), Source.DEFAULT)
    assert found.weights[Stage.P90].ratio == Ratio(0, 0)
    closed(diary, "Ann")
    leaving.lose(diary.desk("2026-03-05"), at_50(diary, "Bo"), "no")
    leaving.back(diary.desk("2026-03-20"), at_25(diary, "Cy"))
    forced = at_25(diary, "Ed")
    advance.move(diary.desk(), forced, Stage.CLOSED, force=True, reason="my uncle")
    found = made(diary, Asked(own=True), "2026-03-21")
    assert {stage: weight.ratio for stage, weight in found.weights.items()} == {
        Stage.P25: Ratio(1, 3),
        Stage.P50: Ratio(1, 2),
        Stage.P90: Ratio(1, 1),
    }
    assert weights(found)["25"] == (Fraction(1, 3), Source.OWN)
    behind = list(ended_after(diary.desk("2026-03-21"), Stage.P25))
    assert [(row.called.name, row.counted) for row in behind] == [
        *(("Ann", "closed"), ("Bo", "lost"), ("Cy", "fell-back"))
    ]


def test_a_reopened_card_counts_as_it_stands_and_a_lost_one_not(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    leaving.lose(diary.desk("2026-03-05"), who, "no")
    assert made(diary).number.n == 0
    leaving.reopen(diary.desk("2026-03-09"), who)
    assert made(diary).number.n == 0


def test_overridden_cards_are_left_out_and_listed_as_such(diary: Diary) -> None:
    at_50(diary, "Ann")
    forced = at_25(diary, "Bo")
    advance.move(diary.desk(), forced, Stage.P90, force=True, reason="my uncle")
    found = made(diary)
    assert (found.number.n, found.left[Left.OVERRIDDEN]) == (1, 1)
    [row] = explained(diary.desk(), Asked(), "left-out")
    assert (row.name, row.p, row.left) == ("Bo", None, Left.OVERRIDDEN)


def test_whoever_is_forgotten_is_not_on_the_board_any_more(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    forget(diary.desk(), who)
    assert made(diary).number.n == 0


def test_several_currencies_are_several_forecasts(diary: Diary) -> None:
    at_50(diary, "Ann")
    setup.put(diary.desk(), "currency", "USD")
    at_50(diary, "Bo")
    found = made(diary)
    assert {code: one.n for code, one in found.money.items()} == {"CNY": 1, "USD": 1}
    assert found.money["CNY"].mean == found.money["USD"].mean == 12 * 100_000 * HALF
    assert (found.annualised, found.low_ends) == (2, 2)


def test_a_board_too_large_to_convolve_is_simulated_the_same_for_a_seed(diary: Diary) -> None:
    for n in range(24):
        marking.mark(diary.desk(), at_50(diary, f"Card {n}"), [f"budget={10**7 + 3**n}"])
    found = made(diary, Asked(seed=5)).money["CNY"]
    assert (found.distribution.how, found.distribution.total) == (How.SIMULATED, 20_000)
    assert found == made(diary, Asked(seed=5)).money["CNY"]
    assert found != made(diary, Asked(seed=6)).money["CNY"]


@pytest.mark.parametrize(
    ("figure", "names"),
    [
        ("25", ["Ann"]),
        ("50%", ["Bo"]),
        ("90", ["Cy"]),
        ("number", ["Ann", "Bo", "Cy"]),
        ("MONEY", ["Bo", "Cy"]),
        ("no-date", ["Ann"]),
        ("2026-03", ["Bo", "Cy"]),
        ("2026-04", []),
        ("signing-passed", []),
        ("without-amount", ["Ann"]),
        ("left-out", ["Ann"]),
        ("outside-period", []),
    ],
)
def test_every_figure_lists_the_cards_behind_it(
    diary: Diary, figure: str, names: list[str]
) -> None:
    at_25(diary, "Ann")
    at_50(diary, "Bo")
    at_90(diary, "Cy")
    assert [row.name for row in explained(diary.desk(), Asked(), figure)] == names


def test_a_figure_there_is_not_is_refused_with_those_there_are(diary: Diary) -> None:
    at_25(diary, "Ann")
    assert rate_of("own-25") is Stage.P25
    assert rate_of("25") is None
    assert refused(lambda: explained(diary.desk(), Asked(), "2026-13")) == (
        "usage: the forecast has no figure “2026-13”; one of: 25 50 90 YYYY-MM signing-passed "
        "no-date number money left-out overridden outside-period without-amount own-25 own-50 "
        "own-90"
    )


def test_without_a_store_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreAbsent):
        made(Diary(tmp_path / "none"))
