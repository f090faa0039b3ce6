from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.i18n import set_language
from pipelinecli.method.cards import Evidence
from pipelinecli.method.dates import When
from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.method.money import Amount
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.told import (
    MOST,
    tell_day_counts,
    tell_logged,
    tell_merged,
    tell_moved,
)
from pipelinecli.render.formats.listing import Format
from tests.render.people import (
    AT_25,
    AT_50,
    BOOKED,
    CLOSED,
    EARLIER,
    EVERYONE,
    FIRST,
    HOSTILE,
    NEW,
    OVER,
    TODAY,
    at,
    met,
    someone,
)

if TYPE_CHECKING:
    from pipelinecli.i18n import Language
    from pipelinecli.method.cards import Card


COMMANDS = (
    "add", "book", "met", "next", "mark", "move", "sign", "close", "back", "lose", "reopen", "edit",
)  # fmt: skip


def moved(
    shown: Card,
    before: Stage | None,
    did: str,
    *,
    form: Format = Format.PLAIN,
    on: When | None = None,
    quiet: bool = False,
) -> str:
    out = io.StringIO()
    tell_moved(shown, before, form, out, did=did, on=on, quiet=quiet)
    return out.getvalue()


def logged(
    kind: ActivityKind,
    minutes: int | None,
    note: str | None,
    shown: Card | None,
    form: Format = Format.PLAIN,
    *,
    quiet: bool = False,
) -> str:
    out = io.StringIO()
    tell_logged(kind, at(TODAY, 14, 5), minutes, note, shown, form, out, quiet=quiet)
    return out.getvalue()


def tallied(counts: dict[TallyKind, int], form: Format = Format.PLAIN) -> str:
    out = io.StringIO()
    tell_day_counts(TODAY, dict.fromkeys(TallyKind, 0) | counts, form, out)
    return out.getvalue()


def test_a_later_meeting_is_said_by_its_own_day() -> None:
    first = moved(AT_25, Stage.P25, "met", on=When(FIRST)).splitlines()[1]
    assert first == "First meeting: Tue 2026-11-24 14:00. The cycle runs to Tue 2026-12-22."
    later = moved(AT_25, Stage.P25, "met", on=When(TODAY)).splitlines()[1]
    assert later == "Met: Fri 2026-11-27. Next step: Tue 2026-12-01 10:00, go through the plan."


def test_a_next_step_that_was_agreed_earlier_is_not_said_again() -> None:
    earlier = met(Stage.P25, EARLIER)
    assert "Next step" not in moved(earlier, Stage.P25, "mark")


def test_it_says_the_same_in_chinese() -> None:
    set_language("zh")
    assert moved(AT_25, Stage.APPOINTMENT, "met") == (
        "Wang（12）：约定初次见面 → 25%。\n"
        "初次见面：2026-11-24 周二 14:00。周期到 2026-12-22 周二 为止。\n"
        "下一步：2026-12-01 周二 10:00，go through the plan。\n"
        "五项标准已满足 1 项，还缺合适的人、计划符合需要、预算合理、合适的时间："
        "pipeline mark 12 person=NAME\n"
    )
    assert moved(OVER, Stage.P25, "mark") == (
        "Tang（12）：25%，没有变化。\n"
        "按规则建议：退回销售机会（超过周期）：pipeline back 12\n"
        "超过周期：已 35 天；截止日是 2026-11-20 周五。\n"
        "2026-11-24 周二 的下一步已过，没有答复：pipeline next 12 WHEN\n"
    )
    assert moved(CLOSED, Stage.P90, "close") == (
        "Wang（12）：90% → 成交。\n"
        "承保：2026-11-27 周五。保费：3,000 CNY。标保：1,500 CNY。距初次见面 3 天。\n"
    )


@given(
    shown=st.sampled_from(EVERYONE),
    before=st.none() | st.sampled_from(Stage),
    did=st.sampled_from(COMMANDS),
    language=st.sampled_from(["en", "zh"]),
)
def test_whatever_happened_it_takes_one_to_four_lines(
    shown: Card, before: Stage | None, did: str, language: Language
) -> None:
    set_language(language)
    lines = moved(shown, before, did).splitlines()
    assert 1 <= len(lines) <= MOST
    assert all(line.strip() for line in lines)


def test_what_a_user_typed_is_text_on_its_own_line() -> None:
    shown = met(
        Stage.P50,
        {
            "agenda": HOSTILE,
            "override": HOSTILE,
            "person": Evidence(HOSTILE, TODAY),
            "budget": Evidence(HOSTILE, TODAY),
            "amount": Amount(1, 1, "CNY"),
        },
        name=HOSTILE,
    )
    seen = "Eve�[2J� [red]x[/red] :smile: {name} %s␊=1+1"
    assert moved(shown, Stage.P25, "mark") == (
        f"{seen} (12): 25% → 50%.\n"
        f"Next step: Tue 2026-12-01 10:00, {seen}.\n"
        "Budget: 0.01 CNY.\n"
        f"By override: {seen}. The facts support 25%.\n"
    )


def test_quiet_is_for_people_not_for_programs() -> None:
    assert not moved(NEW, None, "add", quiet=True)
    assert not logged(ActivityKind.DIAL, None, None, None, quiet=True)
    out = io.StringIO()
    tell_day_counts(TODAY, {}, Format.PLAIN, out, quiet=True)
    assert not out.getvalue()
    assert moved(NEW, None, "add", form=Format.JSON, quiet=True)
    assert moved(NEW, None, "add", form=Format.CSV, quiet=True).startswith("id,name,stage")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (None, {"from": None, "to": "25"}),
        (Stage.APPOINTMENT, {"from": "appointment", "to": "25"}),
        (Stage.P25, None),
    ],
)
def test_a_program_gets_the_card_with_the_move(
    before: Stage | None, expected: dict[str, str] | None
) -> None:
    answer = json.loads(moved(AT_25, before, "met", form=Format.JSON))
    assert (answer["schema"], answer["kind"]) == (1, "card")
    assert (answer["data"]["id"], answer["data"]["stage"]) == (12, "25")
    assert (answer["data"]["moved"], answer["data"]["did"]) == (expected, "met")
    assert json.loads(moved(AT_25, before, "met", form=Format.JSONL)) == answer["data"]


def test_a_table_for_a_document_is_the_cards_row() -> None:
    assert moved(AT_25, Stage.APPOINTMENT, "met", form=Format.MD).splitlines()[2] == (
        "| 12 | Wang | 25% | 2026-11-24 | 3 | 2026-12-01 |  |  |  |"
    )


def test_an_activity_is_said_with_the_moment_it_counts_for() -> None:
    assert logged(ActivityKind.DIAL, None, None, None) == "Logged: dial, Fri 2026-11-27 14:05.\n"
    assert logged(ActivityKind.TALK, 1, "x", AT_25) == (
        "Logged: conversation (1 minute), Wang (12), Fri 2026-11-27 14:05.\n"
    )
    set_language("zh")
    assert logged(ActivityKind.TALK, 8, None, AT_25) == (
        "已记录：交谈（8 分钟），Wang（12），2026-11-27 周五 14:05。\n"
    )


def test_a_visit_before_the_first_meeting_points_to_the_command_that_starts_the_clock() -> None:
    assert logged(ActivityKind.VISIT, None, None, BOOKED) == (
        "Logged: visit, Wang (12), Fri 2026-11-27 14:05.\n"
        "If it was the first meeting, say so: pipeline met 12 --on 2026-11-27 --next WHEN\n"
    )
    assert logged(ActivityKind.VISIT, None, None, AT_25).count("\n") == 1


def test_an_activity_for_a_program() -> None:
    assert json.loads(logged(ActivityKind.VISIT, 30, HOSTILE, AT_25, Format.JSON)) == {
        "schema": 1,
        "kind": "activity",
        "data": {
            "at": "2026-11-27T14:05:00+08:00",
            "kind": "visit",
            "id": 12,
            "name": "Wang",
            "minutes": 30,
            "note": HOSTILE,
        },
    }
    assert logged(ActivityKind.DIAL, None, None, None, Format.CSV) == (
        "at,kind,id,name,minutes,note\n2026-11-27T14:05:00+08:00,dial,,,,\n"
    )


def test_a_days_counts_leave_out_what_did_not_happen() -> None:
    assert tallied({}) == "Fri 2026-11-27: nothing counted yet.\n"
    some = {TallyKind.DIAL: 15, TallyKind.REFERRAL_GOT: 1}
    assert tallied(some) == "Fri 2026-11-27: dials 15, referrals received 1.\n"
    set_language("zh")
    assert tallied(some) == "2026-11-27 周五：拨打 15、获得转介绍 1。\n"


def test_a_days_counts_for_a_program_are_all_there() -> None:
    answer = json.loads(tallied({TallyKind.DIAL: 15}, Format.JSON))
    assert answer == {
        "schema": 1,
        "kind": "tally",
        "data": {
            "day": "2026-11-27",
            "counts": dict.fromkeys(map(str, TallyKind), 0) | {"dial": 15},
        },
    }
    rows = tallied({TallyKind.DIAL: 15}, Format.CSV).splitlines()
    assert rows[:2] == ["day,kind,count", "2026-11-27,dial,15"]
    assert len(rows) == 1 + len(TallyKind)


def test_a_merge_says_who_went_into_whom() -> None:
    out = io.StringIO()
    tell_merged(AT_50, someone("Wang Wei", id=5), Format.PLAIN, out)
    assert out.getvalue() == (
        "Wang Wei (5) is now part of Wang (12): 50%.\n"
        "All five criteria hold. Once signed and paid: pipeline sign 12 --received AMOUNT\n"
    )
    out = io.StringIO()
    tell_merged(AT_50, someone("Wang Wei", id=5), Format.JSON, out)
    data = json.loads(out.getvalue())["data"]
    assert (data["did"], data["merged"]) == ("merge", {"id": 5, "name": "Wang Wei"})


SLOW = {"rich", "json", "csv", "decimal", "fractions", "pydantic", "sqlalchemy", "pathlib"}


def test_what_is_said_to_a_person_loads_nothing_slow() -> None:
    code = (
        "from pipelinecli.method.stages import Stage\n"
        "from pipelinecli.render.formats.listing import Format\n"
        "from pipelinecli.render.card.told import tell_moved\n"
        "from tests.render.people import AT_50\n"
        "tell_moved(AT_50, Stage.P25, Format.TABLE, sys.stdout, did='mark')\n"
        f"assert not {SLOW} & set(sys.modules), sorted({SLOW} & set(sys.modules))"
    )
    subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
