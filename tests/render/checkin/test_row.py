from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.stages import Stage
from pipelinecli.render.cells import width as cells
from pipelinecli.render.checkin.writing import write_row
from pipelinecli.render.formats.listing import Format
from tests.render.builders import SINCE, an_entry, handed_in
from tests.render.checkin.samples import AGAIN, AMENDED, FRIDAY, IN_TIME, LATE, OPEN
from tests.render.golden import matches_golden
from tests.render.written import pin_the_terminal, text_of

if TYPE_CHECKING:
    from pipelinecli.method.sheet import SheetRow

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def written(row: SheetRow, form: Format = Format.PLAIN) -> str:
    return text_of(lambda out: write_row(row, form, out))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_row_that_was_handed_in_on_a_terminal(
    width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    set_language(language)
    matches_golden(f"checkin-show-table-{width}.{language}.txt", written(AMENDED, Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("form", "ending"), [(Format.PLAIN, "txt"), (Format.MD, "md"), (Format.CSV, "csv")]
)
def test_a_row_follows_the_language(form: Format, ending: str, language: Language) -> None:
    set_language(language)
    matches_golden(f"checkin-show-{form}.{language}.{ending}", written(AMENDED, form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_for_programs_is_the_same_in_every_language(language: Language) -> None:
    set_language(language)
    matches_golden("checkin-show.json", written(AMENDED, Format.JSON))
    data = json.loads(written(AMENDED, Format.JSON))["data"]
    assert json.loads(written(AMENDED, Format.JSONL)) == data
    assert written(AMENDED, Format.JSONL).count("\n") == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (OPEN, []),
        (
            IN_TIME,
            [
                "Handed in: Mon 2008-12-15 09:00",
                "My sales cycle: 28 days",
                "Note: three calls left",
                "  for Tuesday",
            ],
        ),
        (LATE, ["Handed in: Wed 2008-12-17 09:00, late", "My sales cycle: 28 days"]),
        (AGAIN, ["Handed in: Mon 2008-12-15 09:00", "Revision: 2", "My sales cycle: 28 days"]),
    ],
)
def test_what_is_known_of_a_handing_in_stands_under_the_title(
    row: SheetRow, said: list[str]
) -> None:
    title, *head = written(row).partition("\n\n")[0].splitlines()
    assert title == "Check-in of Mon 2008-12-15 · Fri 2008-12-12 … Sun 2008-12-14"
    assert head == said


def test_the_cycle_is_that_of_the_day_it_was_handed_in() -> None:
    assert IN_TIME.hand_in is not None
    row = IN_TIME._replace(hand_in=IN_TIME.hand_in._replace(cycle=1))
    assert "My sales cycle: 1 day\n" in written(row)


def test_a_friday_check_in_answers_for_the_days_before_it() -> None:
    title = written(FRIDAY).splitlines()[0]
    assert title == "Check-in of Fri 2008-12-19 · Wed 2008-12-17 … Thu 2008-12-18"


@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN, Format.MD, Format.CSV])
def test_a_row_that_reads_as_it_did_says_nothing_of_later(form: Format) -> None:
    assert "Recorded since" not in written(IN_TIME, form)


def test_what_was_recorded_since_is_said_below_and_only_there() -> None:
    then = written(handed_in(OPEN, late=True))
    now = written(handed_in(OPEN, *SINCE[:2], late=True))
    assert now == then.replace("\nlate\n", "\namended\n") + (
        "\n"
        "Recorded since\n"
        "  18  12.22 Zhao [b]Qi[/b] added to First appointment\n"
        "   1  何建国 is not in First appointment any more\n"
        "\n"
        "To hand it in again as it is now: pipeline checkin --for 2008-12-15\n"
    )


def test_the_paper_form_says_it_in_one_line_as_the_sheet_does() -> None:
    rows = list(csv.reader(io.StringIO(written(AMENDED, Format.CSV), newline=""), strict=True))
    assert {len(row) for row in rows} == {7}
    since = [row for row in rows if row[0].startswith("Recorded since: ")]
    assert len(since) == 1
    assert rows[-1] == ["* moved by override, not earned", *[""] * 6]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_long_name_in_what_was_recorded_since_stays_on_the_screen(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    added = SINCE[0]._replace(now=an_entry(9, "王小明" * 1000, Stage.P25, "12.12"))
    lines = written(handed_in(OPEN, added), Format.TABLE).splitlines()
    assert max(map(cells, lines)) <= width
    assert "added to 25%" in " ".join(" ".join(lines).split())
    assert len(lines) < 60


def test_an_earlier_revision_says_which_it_is_and_where_the_last_one_is() -> None:
    shown = text_of(lambda out: write_row(AMENDED, Format.PLAIN, out, last=4))
    day = AMENDED.window.date.isoformat()
    assert "Revision: 3 of 4" in shown
    assert shown.endswith(f"It was handed in again since: pipeline checkin show {day}\n")
    assert "To hand it in again" not in shown
