"""The rep's settings: what is kept, what it means, and what is refused."""

from __future__ import annotations

import pytest

from pipelinecli.config.settings import (
    GOALS,
    KNOWN,
    SETTINGS,
    UnreadableSetting,
    checked,
    count,
    goals,
    rules,
    share,
    value_of,
)
from pipelinecli.method.cards import Rules
from pipelinecli.method.goal import GoalKind
from pipelinecli.method.stages import Stage
from tests.builders import refused


def test_the_settings_and_their_defaults() -> None:
    assert {setting.key: setting.default for setting in SETTINGS} == {
        "name": "",
        "cycle": "28",
        "currency": "CNY",
        "zone": "",
        "lang": "",
        "region": "",
        "factor": "",
        "limit.opportunity": "",
        "limit.appointment": "",
        "limit.25": "",
        "limit.50": "",
        "limit.90": "",
        "goal.dials": "",
        "goal.appointments": "",
        "goal.sales": "",
        "prospects.per.sale": "",
        "weight.25": "0.25",
        "weight.50": "0.5",
        "weight.90": "0.9",
        "shape.top-heavy": "0.7",
        "shape.stale": "0.25",
        "shape.least": "4",
    }
    assert {key: value_of({}, key) for key in KNOWN} == {
        setting.key: setting.default for setting in SETTINGS
    }


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("name", " 艾新华 ", "艾新华"),
        ("cycle", "42", "42"),
        ("cycle", " 028 ", "28"),
        ("cycle", "AUTO", "auto"),
        ("cycle", "3650", "3650"),
        ("currency", "usd", "USD"),
        ("zone", "Asia/Shanghai", "Asia/Shanghai"),
        ("lang", "zh", "zh"),
        ("region", " cn ", "CN"),
        ("region", "GB", "GB"),
        ("factor", "50%", "50%"),
        ("limit.50", "14", "14"),
        ("limit.50", "00000014", "14"),
        ("goal.dials", "75", "75"),
        ("goal.appointments", "10000", "10000"),
        ("goal.sales", "050", "50"),
        ("prospects.per.sale", "4.5", "4.5"),
        ("prospects.per.sale", "1000", "1000"),
        ("weight.25", " 25% ", "25%"),
        ("weight.50", "1/3", "1/3"),
        ("weight.90", "1", "1"),
        ("weight.90", "0", "0"),
        ("shape.top-heavy", "0.000001", "0.000001"),
        ("shape.stale", "1", "1"),
        ("shape.least", "010", "10"),
    ],
)
def test_a_value_is_kept_as_a_later_command_wants_it(key: str, typed: str, kept: str) -> None:
    assert checked(key, typed) == kept


@pytest.mark.parametrize(
    ("key", "typed", "accepts"),
    [
        ("name", "", "any text"),
        ("name", "x" * 201, "any text"),
        ("name", "a\x1b[31m", "any text"),
        *(("cycle", typed, "days, or auto") for typed in (
            "", "0", "-1", "1.5", "3651", "99999999999999999999", "２８", "28 days", "١",
        )),
        ("currency", "XXX", "a code such as CNY"),
        ("currency", "￥", "a code such as CNY"),
        *(("zone", typed, "a zone such as Asia/Shanghai") for typed in (
            "", "Mars", "../../etc/passwd", "/etc/localtime", "Asia", "a\0b", "x" * 5000,
            "Australia/" * 300, "\ud800",
        )),
        ("lang", "fr", "en or zh"),
        *(("region", typed, "a country's two letters, such as CN")
          for typed in ("", "XX", "UK", "+86", "CHN", "中国")),
        ("factor", "two", "a factor such as 0.5"),
        ("factor", "-1", "a factor such as 0.5"),
        ("limit.25", "soon", "days"),
        ("limit.25", "", "days"),
        *((key, typed, "a number, 1 to 10000")
          for key in ("goal.dials", "goal.appointments", "goal.sales", "shape.least")
          for typed in ("", "0", "-5", "7.5", "10001", "99999999999999999999", "many")),
        *(("prospects.per.sale", typed, "a number such as 5 or 4.5, from 1 to 1000")
          for typed in ("", "0.99", "1000.1", "-5", "five")),
        *(("weight.50", typed, "a share such as 0.25, 25% or 1/4")
          for typed in ("", "1.01", "-0.1", "101%", "2/1", "1/0", "half", "0.1234567")),
        *((key, typed, "a share above 0, such as 0.25, 25% or 1/4")
          for key in ("shape.top-heavy", "shape.stale") for typed in ("", "0", "0%", "1.1")),
    ],
)  # fmt: skip
def test_a_value_that_a_later_command_would_stumble_over_is_refused(
    key: str, typed: str, accepts: str
) -> None:
    assert refused(lambda: checked(key, typed)) == (
        f"usage: {key} cannot be “{typed}”; it takes {accepts}"
    )


@pytest.mark.parametrize(
    "key",
    [
        "colour",
        "",
        "limit.closed",
        "limit.lost",
        "Cycle",
        "cycle.measured",
        "goal.talks",
        "weight.closed",
    ],
)
def test_an_unknown_key_is_refused_with_those_there_are(key: str) -> None:
    assert refused(lambda: checked(key, "1")) == (
        f"usage: no setting is called “{key}”; one of: name, cycle, currency, zone, lang, region, "
        "factor, limit.opportunity, limit.appointment, limit.25, limit.50, limit.90, goal.dials, "
        "goal.appointments, goal.sales, prospects.per.sale, weight.25, weight.50, weight.90, "
        "shape.top-heavy, shape.stale, shape.least"
    )


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ({}, Rules(28)),
        ({"cycle": "42", "cycle.measured": "35"}, Rules(42)),
        ({"cycle": "auto"}, Rules(28)),
        ({"cycle": "auto", "cycle.measured": "35"}, Rules(35)),
        (
            {"limit.50": "14", "limit.opportunity": "90"},
            Rules(28, ((Stage.OPPORTUNITY, 90), (Stage.P50, 14))),
        ),
    ],
)
def test_the_rules_the_settings_ask_for(stored: dict[str, str], expected: Rules) -> None:
    assert rules(stored) == expected


@pytest.mark.parametrize(
    ("stored", "key"),
    [
        ({"cycle": "soon"}, "cycle"),
        ({"cycle": "0"}, "cycle"),
        ({"cycle": "028"}, "cycle"),
        ({"cycle": "２８"}, "cycle"),
        ({"cycle": "9" * 5_000}, "cycle"),
        ({"cycle": "3651"}, "cycle"),
        ({"cycle": "auto", "cycle.measured": "-1"}, "cycle.measured"),
        ({"cycle": "auto", "cycle.configured": "auto"}, "cycle.configured"),
        ({"limit.50": "x"}, "limit.50"),
    ],
)
def test_what_nobody_can_have_set_is_no_setting(stored: dict[str, str], key: str) -> None:
    with pytest.raises(UnreadableSetting) as caught:
        rules(stored)
    assert (caught.value.key, caught.value.value) == (key, stored[key])


def test_a_goal_that_nobody_can_have_set_is_no_goal() -> None:
    with pytest.raises(UnreadableSetting):
        goals({"goal.dials": "many"})


def test_the_goals_that_are_set_are_those_a_week_can_have() -> None:
    assert goals({}) == {}
    assert goals({"goal.dials": "75", "cycle": "28"}) == {"dials": 75}
    assert tuple(GoalKind) == GOALS


@pytest.mark.parametrize(
    ("stored", "key", "expected"),
    [
        ({}, "weight.25", (25, 100)),
        ({"weight.25": "1/3"}, "weight.25", (1, 3)),
        ({}, "prospects.per.sale", None),
        ({"prospects.per.sale": "4.5"}, "prospects.per.sale", (45, 10)),
    ],
)
def test_a_share_is_a_numerator_and_a_denominator(
    stored: dict[str, str], key: str, expected: tuple[int, int] | None
) -> None:
    assert share(stored, key) == expected


def test_a_count_is_what_is_stored_or_the_default() -> None:
    assert (count({}, "shape.least"), count({}, "goal.sales")) == (4, None)
    assert count({"goal.sales": "50"}, "goal.sales") == 50


@pytest.mark.parametrize(("key", "value"), [("weight.25", "2"), ("shape.stale", "0")])
def test_a_share_that_nobody_can_have_set_is_none(key: str, value: str) -> None:
    with pytest.raises(UnreadableSetting) as caught:
        share({key: value}, key)
    assert (caught.value.key, caught.value.value) == (key, value)


def test_a_count_that_nobody_can_have_set_is_none() -> None:
    with pytest.raises(UnreadableSetting):
        count({"goal.sales": "many"}, "goal.sales")
