"""The rep's settings: what is kept, what it means, and what is refused."""

from __future__ import annotations

import pytest

from pipelinecli.config.settings import (
    GOALS,
    KNOWN,
    SETTINGS,
    UnreadableSetting,
    checked,
    goals,
    rules,
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
          for key in ("goal.dials", "goal.appointments")
          for typed in ("", "0", "-5", "7.5", "10001", "99999999999999999999", "many")),
    ],
)  # fmt: skip
def test_a_value_that_a_later_command_would_stumble_over_is_refused(
    key: str, typed: str, accepts: str
) -> None:
    assert refused(lambda: checked(key, typed)) == (
        f"usage: {key} cannot be “{typed}”; it takes {accepts}"
    )


@pytest.mark.parametrize(
    "key", ["colour", "", "limit.closed", "limit.lost", "Cycle", "cycle.measured", "goal.talks"]
)
def test_an_unknown_key_is_refused_with_those_there_are(key: str) -> None:
    assert refused(lambda: checked(key, "1")) == (
        f"usage: no setting is called “{key}”; one of: name, cycle, currency, zone, lang, region, "
        "factor, limit.opportunity, limit.appointment, limit.25, limit.50, limit.90, goal.dials, "
        "goal.appointments"
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
