from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.agenda import agenda
from pipelinecli.method.settling import ways
from pipelinecli.method.stages import Stage
from pipelinecli.render.agenda import command as command_of
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.formats.plain import AHEAD
from pipelinecli.render.listings import SettingRow, write_cards, write_flags, write_settings
from pipelinecli.words import answer_command
from tests.render.golden import matches_golden
from tests.render.people import (
    AT_50,
    CLOSED,
    EVERYONE,
    FORCED,
    HOSTILE,
    LAPSED,
    NEW,
    NO_NEXT,
    OVER,
    OVER_WAITING,
    UNANSWERED,
    card,
)
from tests.render.written import loads_nothing_slow, pin_the_terminal, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.cards import Card

LANGUAGES: tuple[Language, ...] = ("en", "zh")
LISTED = (
    *EVERYONE[:4],
    AT_50._replace(person=AT_50.person._replace(name="王经理", grade="A")),
    CLOSED,
    OVER,
    FORCED,
    card(Stage.OPPORTUNITY, name=HOSTILE),
    card(Stage.LOST, name=""),
)
FLAGGED = (UNANSWERED, OVER, OVER_WAITING, LAPSED, NO_NEXT)


def listed(form: Format, cards: tuple[Card, ...] = LISTED) -> str:
    return text_of(lambda out: write_cards(cards, form, out))


def flagged(form: Format, cards: tuple[Card, ...] = FLAGGED) -> str:
    return text_of(lambda out: write_flags(cards, form, out))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [Format.PLAIN, Format.MD])
def test_cards_in_the_readers_language(form: Format, language: Language) -> None:
    set_language(language)
    matches_golden(f"list-{form}.{language}.txt", listed(form))
    matches_golden(f"flags-{form}.{language}.txt", flagged(form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [80, 120])
def test_cards_on_a_terminal(
    cells: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, cells)
    set_language(language)
    matches_golden(f"list-table-{cells}.{language}.txt", listed(Format.TABLE))
    matches_golden(f"flags-table-{cells}.{language}.txt", flagged(Format.TABLE))


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV])
def test_cards_for_programs_are_the_same_in_every_language(form: Format) -> None:
    english = listed(form), flagged(form)
    matches_golden(f"flags.{form}", english[1])
    set_language("zh")
    assert (listed(form), flagged(form)) == english


def test_the_list_for_a_spreadsheet() -> None:
    matches_golden("list.csv", listed(Format.CSV))


def test_a_listed_card_is_the_whole_card() -> None:
    (found,) = json.loads(listed(Format.JSON, (AT_50,)))["data"]
    assert found["criteria"]["budget"]["evidence"] == "1000-1500/month"
    assert json.loads(listed(Format.JSON))["kind"] == "cards"


def test_a_flagged_card_comes_with_the_proposal_and_the_command() -> None:
    answer = json.loads(flagged(Format.JSON, (OVER, OVER_WAITING)))
    assert answer["kind"] == "flags"
    assert [(card["flags"], card["proposal"], card["command"]) for card in answer["data"]] == [
        (
            ["next-step-passed", "overdue"],
            {"to": "opportunity", "reason": "overdue", "command": "pipeline back 12"},
            "pipeline back 12",
        ),
        (["overdue"], None, "pipeline move 12 opportunity"),
    ]


def test_a_flagged_card_has_the_command_of_the_days_list() -> None:
    cards = tuple(shown for shown in EVERYONE if shown.flags)
    commands = [card["command"] for card in json.loads(flagged(Format.JSON, cards))["data"]]
    for shown, command in zip(cards, commands, strict=True):
        [item] = agenda((shown,), ())
        assert item.reasons[0].due == shown.flags[0].value
        assert command == command_of(item)


@pytest.mark.parametrize("form", [Format.PLAIN, Format.TABLE])
def test_people_are_told_when_there_is_nothing(form: Format) -> None:
    assert listed(form, ()) == "No cards.\n"
    assert flagged(form, ()) == "Nothing is flagged.\n"
    set_language("zh")
    assert listed(form, ()) == "没有卡片。\n"


def test_programs_get_an_empty_list() -> None:
    assert json.loads(listed(Format.JSON, ())) == {"schema": 1, "kind": "cards", "data": []}
    assert not listed(Format.JSONL, ())
    assert listed(Format.CSV, ()).startswith("id,name,stage,first_meeting,age_days,next_step")


@pytest.mark.parametrize("form", [Format.PLAIN, Format.JSONL, Format.JSON, Format.CSV, Format.MD])
def test_cards_are_written_as_they_come(form: Format) -> None:
    """Plain text looks at the first hundred, to know how wide its columns are."""
    out = io.StringIO()
    ahead = AHEAD if form is Format.PLAIN else 1

    def cards() -> Iterator[Card]:
        for number in range(101, 350):
            assert number < 102 + ahead or str(number - 1 - ahead) in out.getvalue()
            yield NEW._replace(person=NEW.person._replace(id=number))

    write_cards(cards(), form, out)
    assert "349" in out.getvalue()


def test_plain_columns_fit_the_names_among_the_first_cards() -> None:
    long = NEW._replace(person=NEW.person._replace(name="Bartholomew Featherstonehaugh"))
    head, *lines = listed(Format.PLAIN, (NEW, long)).splitlines()
    stages = {line.index("Opportunity") for line in lines}
    assert stages == {head.index("Stage")}


def test_a_byte_order_mark_is_for_excel() -> None:
    out = io.StringIO()
    write_cards(LISTED, Format.CSV, out, bom=True)
    assert out.getvalue().startswith("\ufeffid,name")


SETTINGS = (
    SettingRow("cycle", "auto", "28", "the sales cycle in days"),
    SettingRow("zone", "", "", "your time zone"),
    SettingRow("name", HOSTILE, "", "your name, as it stands on the sheet"),
)


def test_settings_are_shown_with_their_defaults_and_what_they_are_for() -> None:
    assert text_of(lambda out: write_settings(SETTINGS, Format.PLAIN, out)) == (
        "Setting  Value                                         Default  What for\n"
        "cycle    auto                                          28       the sales cycle in days\n"
        "zone     –                                             –        your time zone\n"
        "name     Eve�[2J� [red]x[/red] :smile: {name} %s␊=1+1  –        your "
        "name, as it stands on the sheet\n"
    )
    set_language("zh")
    assert text_of(lambda out: write_settings(SETTINGS[:2], Format.PLAIN, out)) == (
        "设置   值    默认  用途\ncycle  auto  28    销售周期（天）\nzone   –     –     您的时区\n"
    )
    assert text_of(lambda out: write_settings(SETTINGS[:2], Format.JSONL, out)) == (
        '{"key":"cycle","value":"auto","default":"28","about":"the sales cycle in days"}\n'
        '{"key":"zone","value":null,"default":null,"about":"your time zone"}\n'
    )


def test_a_piped_list_loads_nothing_slow() -> None:
    loads_nothing_slow(
        "from pipelinecli.render.listings import write_cards, write_flags\n"
        "for form in (Format.PLAIN, Format.CSV, Format.JSON):\n"
        "    write_cards(EVERYONE, form, sys.stdout)\n"
        "    write_flags([OVER], form, sys.stdout)"
    )


def test_what_is_proposed_has_its_own_command_beside_that_of_the_flag() -> None:
    lines = [line.rstrip() for line in flagged(Format.PLAIN).splitlines()[1:]]
    for shown, line in zip(FLAGGED, lines, strict=True):
        first, *rest = dict.fromkeys(answer_command(way.answer, 12) for way in ways(shown))
        back = [command for command in rest if command == "pipeline back 12"]
        assert line.endswith(f"  {first}")
        assert [part for part in back if f": {part}  " not in line] == []
        assert line.count("pipeline") == 1 + len(back)
