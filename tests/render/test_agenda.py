from __future__ import annotations

import io
import json
from datetime import time

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.agenda import CheckInDue, Day, Due, Item, Reason, agenda
from pipelinecli.method.dates import When
from pipelinecli.method.goal import GoalKind, Progress, progress
from pipelinecli.method.stages import Stage
from pipelinecli.render.agenda import write_day
from pipelinecli.render.cells import width
from pipelinecli.render.formats.listing import Format
from pipelinecli.words import due_command, due_label
from tests.render.golden import matches_golden
from tests.render.people import (
    AT_25,
    BOOKED,
    CLOSED,
    FIVE,
    FORCED,
    HOSTILE,
    LAPSED,
    OVER,
    OVER_WAITING,
    TODAY,
    UNANSWERED,
    after,
    card,
    met,
)
from tests.render.written import loads_nothing_slow, pin_the_terminal, text_of

LANGUAGES: tuple[Language, ...] = ("en", "zh")
CARDS = [
    shown._replace(person=shown.person._replace(id=number))
    for number, shown in enumerate(
        (
            BOOKED,
            UNANSWERED,
            OVER,
            OVER_WAITING,
            LAPSED,
            card(Stage.APPOINTMENT, {"first_meeting": When(TODAY, time(14))}, name="Chen"),
            met(Stage.P50, {"next_step": When(TODAY)}, name="何建国"),
            met(Stage.P50, FIVE | {"signing": When(TODAY)}, name=HOSTILE),
            FORCED._replace(attempt=FORCED.attempt._replace(next_step=When(TODAY, time(9)))),
        ),
        1,
    )
]
CLIENT = CLOSED._replace(person=CLOSED.person._replace(id=13, name="陈静"))
ITEMS = agenda(
    CARDS,
    [
        (CARDS[3], Reason(Due.BIRTHDAY, When(after(2)))),
        (CARDS[0], Reason(Due.BIRTHDAY, When(after(1)))),
        (AT_25, Reason(Due.BIRTHDAY, When(TODAY))),
        (CLIENT, Reason(Due.ANNIVERSARY, When(after(5)), 2)),
        (CARDS[0], Reason(Due.ANNIVERSARY, When(after(6)), 11)),
    ],
)
PLAN = (
    progress(GoalKind.DIALS, 75, 9, 3, TODAY),
    progress(GoalKind.APPOINTMENTS, 5, 0, 1, TODAY),
)
DUE = CheckInDue(TODAY, handed_in=False)


def written(
    form: Format,
    items: tuple[Item, ...] = ITEMS,
    most: int | None = None,
    *,
    plan: tuple[Progress, ...] = (),
    checkin: CheckInDue | None = None,
) -> str:
    day = Day(TODAY, items, plan, checkin)
    return text_of(lambda out: write_day(day, form, out, most=most))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [Format.PLAIN, Format.MD])
def test_the_days_list_in_the_readers_language(form: Format, language: Language) -> None:
    set_language(language)
    matches_golden(f"today-{form}.{language}.txt", written(form, plan=PLAN, checkin=DUE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [50, 80, 99, 120])
def test_the_days_list_on_a_terminal(
    cells: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, cells)
    set_language(language)
    text = written(Format.TABLE, plan=PLAN, checkin=DUE)
    assert max(map(width, text.splitlines())) <= cells
    matches_golden(f"today-table-{cells}.{language}.txt", text)


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV])
def test_the_days_list_for_programs_is_the_same_in_every_language(form: Format) -> None:
    english = written(form, plan=PLAN, checkin=DUE)
    matches_golden(f"today.{form}", english)
    set_language("zh")
    assert written(form, plan=PLAN, checkin=DUE) == english


@pytest.mark.parametrize("form", [Format.PLAIN, Format.TABLE])
def test_an_empty_day_says_so(form: Format) -> None:
    assert written(form, ()) == "Nothing is due today.\n"


def test_an_empty_day_is_an_empty_list_for_programs() -> None:
    assert json.loads(written(Format.JSON, ())) == {
        "schema": 1,
        "kind": "today",
        "data": [],
        "plan": [],
        "checkin": None,
    }


def test_a_person_is_shown_the_first_and_told_how_many_more_there_are() -> None:
    assert written(Format.PLAIN, most=1) == (
        "When   Id  Name  Stage              Why            Command\n"
        "14:00   6  Chen  First appointment  first meeting  pipeline met 6 --next WHEN\n"
        "… and 10 more: pipeline today --limit 11\n"
    )
    assert written(Format.PLAIN, most=len(ITEMS)) == written(Format.PLAIN)
    set_language("zh")
    assert (
        written(Format.PLAIN, most=1).splitlines()[-1] == "…另有 10 张：pipeline today --limit 11"
    )


def test_a_program_gets_all_of_them_however_many_a_person_is_shown() -> None:
    assert written(Format.JSONL, most=1).count("\n") == len(ITEMS)


def test_the_title_of_a_table_counts_the_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    pin_the_terminal(monkeypatch, 80)
    assert written(Format.TABLE, most=2).splitlines()[0] == "Fri 2026-11-27: 11 cards"
    assert written(Format.TABLE, ITEMS[:1]).splitlines()[0] == "Fri 2026-11-27: 1 card"


@pytest.mark.parametrize("due", Due)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_and_a_command(due: Due, language: Language) -> None:
    set_language(language)
    assert due_label(due)
    assert due_label(due).isascii() == (language == "en")
    assert due_command(due, AT_25).startswith("pipeline ")
    line = written(Format.PLAIN, (Item(AT_25, (Reason(due),)),)).splitlines()[1]
    assert due_label(due) in line
    assert due_command(due, AT_25) in line


def test_a_piped_list_loads_nothing_slow() -> None:
    loads_nothing_slow(
        "from pipelinecli.method.agenda import CheckInDue, Day, agenda\n"
        "from pipelinecli.method.goal import GoalKind, progress\n"
        "from pipelinecli.render.agenda import write_day\n"
        "plan = (progress(GoalKind.DIALS, 75, 9, 3, TODAY),)\n"
        "day = Day(TODAY, agenda(EVERYONE, ()), plan, CheckInDue(TODAY, handed_in=False))\n"
        "for form in (Format.PLAIN, Format.CSV, Format.JSON):\n"
        "    write_day(day, form, sys.stdout)"
    )


@pytest.mark.parametrize("cells", [40, 60, 76, 77, 99])
def test_nothing_is_left_of_what_a_terminal_obeys(
    cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, cells)
    typed = card(Stage.OPPORTUNITY, {"next_step": When(TODAY), "agenda": HOSTILE * 500})
    out = io.StringIO()
    write_day(Day(TODAY, (*ITEMS, *agenda((typed,), ()))), Format.TABLE, out)
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert out.getvalue().count("\n") < 150


@pytest.mark.parametrize("cells", [30, 50, 60, 72, 76, 80, 90, 99, 100, 110, 120, 160])
@pytest.mark.parametrize("number", [7, 123456])
def test_however_narrow_the_terminal_every_command_can_be_copied(
    cells: int, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, cells)
    named = AT_25.person._replace(id=number, name="Christopher Longfellow-Montgomery")
    busy = AT_25._replace(person=named)
    for due in Due:
        text = written(Format.TABLE, (Item(busy, (Reason(due, When(TODAY)),)),))
        [line] = [line for line in text.splitlines() if "pipeline" in line]
        assert line.endswith(due_command(due, busy))
        assert due_label(due).split()[0] in text
        if cells > 50:
            assert max(map(width, text.splitlines())) <= cells


def test_on_a_narrow_terminal_another_year_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pin_the_terminal(monkeypatch, 80)
    last_year = When(TODAY.replace(year=TODAY.year - 1))
    next_year = When(TODAY.replace(year=TODAY.year + 1))
    item = Item(AT_25, (Reason(Due.STUCK, last_year), Reason(Due.BIRTHDAY, next_year)))
    row = written(Format.TABLE, (item,)).splitlines()[4]
    assert row.startswith("2025-11-27  12  Wang  stuck, birthday 2027-11-27")


def test_an_anniversary_says_which_it_is() -> None:
    labels = {
        years: written(
            Format.PLAIN, (Item(AT_25, (Reason(Due.ANNIVERSARY, When(TODAY), years),)),)
        ).split("  ")[-2]
        for years in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)
    }
    assert labels == {
        1: "1st policy anniversary",
        2: "2nd policy anniversary",
        3: "3rd policy anniversary",
        4: "4th policy anniversary",
        11: "11th policy anniversary",
        12: "12th policy anniversary",
        13: "13th policy anniversary",
        21: "21st policy anniversary",
        22: "22nd policy anniversary",
        101: "101st policy anniversary",
        111: "111th policy anniversary",
    }
