from __future__ import annotations

import io
import json
from datetime import time

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.agenda import Due, Item, Reason, agenda
from pipelinecli.method.dates import When
from pipelinecli.method.stages import Stage
from pipelinecli.render.agenda import write_agenda
from pipelinecli.render.formats.listing import Format
from pipelinecli.words import due_command, due_label
from tests.render.golden import matches_golden
from tests.render.people import (
    AT_25,
    BOOKED,
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
ITEMS = agenda(CARDS, [(CARDS[3], after(2)), (CARDS[0], after(1)), (AT_25, TODAY)])


def written(form: Format, items: tuple[Item, ...] = ITEMS, most: int | None = None) -> str:
    return text_of(lambda out: write_agenda(items, TODAY, form, out, most=most))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [Format.PLAIN, Format.MD])
def test_the_days_list_in_the_readers_language(form: Format, language: Language) -> None:
    set_language(language)
    matches_golden(f"today-{form}.{language}.txt", written(form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [80, 120])
def test_the_days_list_on_a_terminal(
    cells: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, cells)
    set_language(language)
    matches_golden(f"today-table-{cells}.{language}.txt", written(Format.TABLE))


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV])
def test_the_days_list_for_programs_is_the_same_in_every_language(form: Format) -> None:
    english = written(form)
    matches_golden(f"today.{form}", english)
    set_language("zh")
    assert written(form) == english


@pytest.mark.parametrize("form", [Format.PLAIN, Format.TABLE])
def test_an_empty_day_says_so(form: Format) -> None:
    assert written(form, ()) == "Nothing is due today.\n"


def test_an_empty_day_is_an_empty_list_for_programs() -> None:
    assert json.loads(written(Format.JSON, ())) == {"schema": 1, "kind": "today", "data": []}


def test_a_person_is_shown_the_first_and_told_how_many_more_there_are() -> None:
    assert written(Format.PLAIN, most=1) == (
        "When   Id  Name  Stage              Why            Command\n"
        "14:00   6  Chen  First appointment  first meeting  pipeline met 6 --next WHEN\n"
        "… and 9 more: pipeline today --limit 10\n"
    )
    assert written(Format.PLAIN, most=len(ITEMS)) == written(Format.PLAIN)
    set_language("zh")
    assert written(Format.PLAIN, most=1).splitlines()[-1] == "…另有 9 张：pipeline today --limit 10"


def test_a_program_gets_all_of_them_however_many_a_person_is_shown() -> None:
    assert written(Format.JSONL, most=1).count("\n") == len(ITEMS)


def test_the_title_of_a_table_counts_the_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    pin_the_terminal(monkeypatch, 80)
    assert written(Format.TABLE, most=2).splitlines()[0] == "Fri 2026-11-27: 10 cards"
    assert written(Format.TABLE, ITEMS[:1]).splitlines()[0] == "Fri 2026-11-27: 1 card"


@pytest.mark.parametrize("due", Due)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_and_a_command(due: Due, language: Language) -> None:
    set_language(language)
    assert due_label(due)
    assert due_label(due).isascii() == (language == "en")
    assert due_command(due, 12).startswith("pipeline ")
    line = written(Format.PLAIN, (Item(AT_25, (Reason(due),)),)).splitlines()[1]
    assert due_label(due) in line
    assert due_command(due, 12) in line


def test_a_piped_list_loads_nothing_slow() -> None:
    loads_nothing_slow(
        "from pipelinecli.method.agenda import agenda\n"
        "from pipelinecli.render.agenda import write_agenda\n"
        "for form in (Format.PLAIN, Format.CSV, Format.JSON):\n"
        "    write_agenda(agenda(EVERYONE, ()), TODAY, form, sys.stdout)"
    )


def test_nothing_is_left_in_a_table_of_what_a_terminal_obeys() -> None:
    out = io.StringIO()
    write_agenda(ITEMS, TODAY, Format.TABLE, out)
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
