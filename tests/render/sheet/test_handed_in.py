from __future__ import annotations

import csv
import io
import json
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.sheet import Difference, RowStatus, differences, sheet_row
from pipelinecli.method.stages import Stage
from pipelinecli.render.cells import width as cells
from pipelinecli.render.formats.grid import text_of
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.sheet.data import row_json
from pipelinecli.render.sheet.form import row_lines
from pipelinecli.render.sheet.handed_in import difference_text, since_text, status_label
from pipelinecli.render.sheet.writing import write_sheet
from tests.render.builders import (
    DECK,
    FULL,
    HANDED_IN,
    SINCE,
    a_board,
    a_sheet,
    an_entry,
    handed_in,
)
from tests.render.golden import matches_golden
from tests.render.people import HOSTILE
from tests.render.written import pin_the_terminal

if TYPE_CHECKING:
    from pipelinecli.method.sheet import Entry, SheetRow

LANGUAGES: tuple[Language, ...] = ("en", "zh")
STATUSES = ("handed in", "late", "amended")


def written(rows: tuple[SheetRow, ...], form: Format, *, long: bool = False) -> str:
    out = io.StringIO()
    write_sheet(HANDED_IN._replace(rows=rows), form, out, long=long)
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [50, 80, 120])
def test_a_sheet_that_was_handed_in_on_a_terminal(
    width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    set_language(language)
    text = written(HANDED_IN.rows, Format.TABLE)
    matches_golden(f"sheet-handed-in-table-{width}.{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("form", "ending"), [(Format.PLAIN, "txt"), (Format.CSV, "csv"), (Format.MD, "md")]
)
def test_a_sheet_that_was_handed_in_as_a_form(
    form: Format, ending: str, language: Language
) -> None:
    set_language(language)
    matches_golden(f"sheet-handed-in-{form}.{language}.{ending}", written(HANDED_IN.rows, form))


def test_an_open_row_has_no_status() -> None:
    assert status_label(RowStatus.OPEN) == ""
    for form in (Format.TABLE, Format.PLAIN, Format.CSV, Format.MD):
        assert not any(status in written(FULL.rows, form) for status in STATUSES)


@pytest.mark.parametrize(("number", "status"), list(enumerate(["amended", "handed in", "late"])))
def test_the_status_of_a_row_stands_below_its_days(number: int, status: str) -> None:
    row = HANDED_IN.rows[number]
    days = "-".join(f"{day:%m.%d}" for day in (row.window.first, row.window.last))
    below = [line.split("  ")[0] for line in written((row,), Format.PLAIN).splitlines()]
    assert below[below.index(days) + 1] == status
    cell = next(csv.reader(io.StringIO(written((row,), Format.CSV).split("Closed\n")[1])))[0]
    assert cell.split("\n")[1:] == [days, status]
    assert f"{days}<br>{status} |" in written((row,), Format.MD)


def test_one_entry_a_row_says_the_status_last() -> None:
    late = written(HANDED_IN.rows[2:], Format.CSV, long=True).splitlines()
    assert late[0].endswith(",overridden,status")
    assert late[1].endswith(",7,张老板,2008-12-05,false,late")
    (first, *_more) = written(HANDED_IN.rows[:1], Format.JSONL, long=True).splitlines()
    assert json.loads(first)["status"] == "amended"
    assert written(HANDED_IN.rows[1:2], Format.MD, long=True).count("| handed in |") == 3
    entries = sum(len(row.entries) for row in FULL.rows)
    assert written(FULL.rows, Format.CSV, long=True).count(",open\n") == entries


@pytest.mark.parametrize("width", [80, 120])
def test_one_entry_a_row_on_a_terminal_has_room_for_the_status(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    rows = (handed_in(DECK.rows[0]),)
    lines = [line.rstrip() for line in written(rows, Format.TABLE, long=True).splitlines()]
    assert lines[0].endswith(" Status")
    assert lines[2].endswith(" handed in")
    assert max(map(cells, lines)) <= width


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (SINCE[0], "12.22 Zhao [b]Qi[/b] added to First appointment"),
        (SINCE[1], "何建国 is not in First appointment any more"),
        (SINCE[2], "12.12 刘岩 *: 25% → 50%"),
        (SINCE[3], "范学东: first meeting 12.13 → 12.14"),
    ],
)
def test_each_way_a_row_can_differ_has_words(difference: Difference, said: str) -> None:
    assert difference_text(difference) == said


def test_a_date_that_is_gone_or_new_is_said_as_a_dash() -> None:
    with_day = an_entry(1, "Ann", Stage.LOST, "12.12")
    without = an_entry(1, "Ann", Stage.LOST)
    assert difference_text(Difference(with_day, without)) == "Ann: first meeting 12.12 → –"
    assert difference_text(Difference(without, with_day)) == "Ann: first meeting – → 12.12"


def test_somebody_who_was_erased_is_named_as_such() -> None:
    gone = Difference(an_entry(1, "", Stage.P25, "12.12"), None)
    assert difference_text(gone) == "(forgotten) is not in 25% any more"


def test_nothing_differs_in_a_row_that_was_only_handed_in() -> None:
    assert since_text(handed_in(FULL.rows[0])) == ""


def test_what_differs_stands_below_who_was_lost() -> None:
    said = f"Recorded since: {'; '.join(map(difference_text, SINCE))}"
    rows = HANDED_IN.rows[:1]
    plain = written(rows, Format.PLAIN).splitlines()
    assert plain[plain.index("Lost: (forgotten), Li Si") + 1] == said
    paper = list(csv.reader(io.StringIO(written(rows, Format.CSV))))
    assert paper[paper.index(["Lost: (forgotten), Li Si", *[""] * 6]) + 1] == [said, *[""] * 6]


@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN, Format.CSV, Format.MD])
def test_an_override_that_was_recorded_since_is_explained(form: Format) -> None:
    row = handed_in(DECK.rows[0], SINCE[2])
    sheet = a_sheet(board=a_board([]))._replace(rows=(row,))
    out = io.StringIO()
    write_sheet(sheet, form, out)
    assert "moved by override, not earned" in out.getvalue()


def test_a_name_that_a_terminal_obeys_is_shown_as_text() -> None:
    row = handed_in(DECK.rows[0], Difference(None, an_entry(9, HOSTILE, Stage.P25, "12.12")))
    for form in (Format.TABLE, Format.PLAIN, Format.CSV, Format.MD):
        said = written((row,), form)
        assert "\x1b" not in said
        assert "\u202e" not in said
    (line,) = [t for t in written((row,), Format.PLAIN).splitlines() if t.startswith("Recorded")]
    assert "[red]x[/red] :smile: {name} %s␊=1+1 added to 25%" in line


@pytest.mark.parametrize("width", [20, 50, 80, 160])
def test_what_differs_never_leaves_the_screen(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pin_the_terminal(monkeypatch, width)
    long = Difference(None, an_entry(9, "王小明" * 1000, Stage.P25, "12.12"))
    head = written((handed_in(DECK.rows[0], long),), Format.TABLE).partition("\nBoard")[0]
    assert "Recorded since:" in " ".join(head.split())
    assert max(map(cells, head.splitlines())) <= width
    assert len(head.splitlines()) < 60


ENTRIES = st.lists(
    st.builds(
        an_entry,
        st.integers(1, 9),
        st.text("ab 王=[", min_size=1, max_size=30),
        st.sampled_from(list(Stage)),
        st.sampled_from([None, "12.12", "12.15"]),
        overridden=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda entry: entry.id,
)


def as_shown(row: SheetRow, room: int | None) -> list[str]:
    """Return the lines of a row but for its status and what may be added below it."""
    lines = [text_of(spans) for spans in row_lines([row], room, since=False)]
    status = status_label(row.status)
    shown = [f"{line:100}".replace(status.ljust(9), " " * 9, 1).rstrip() for line in lines]
    assert sum(line != f"{was:100}".rstrip() for line, was in zip(shown, lines, strict=True)) == 1
    return list(takewhile(lambda line: not line.startswith("* moved"), filter(None, shown)))


@given(ENTRIES, ENTRIES, st.sampled_from([None, 20, 40, 60, 66, 80, 100, 120]), st.booleans())
def test_a_row_looks_as_it_was_handed_in_whatever_is_recorded_later(
    then: list[Entry], now: list[Entry], room: int | None, late: bool
) -> None:
    frozen = handed_in(sheet_row(DECK.rows[0].window, then), late=late)
    amended = frozen._replace(differences=differences(frozen.entries, now))
    assert as_shown(amended, room) == as_shown(frozen, room)


def as_written(row: SheetRow, form: Format) -> list[str]:
    """Return the lines of a sheet but for the status and what may be added for what differs."""
    added = ("Recorded since:", "moved by override")
    lines = written((row,), form).replace(status_label(row.status), "STATUS", 1).splitlines()
    return [line for line in lines if line and not any(words in line for words in added)]


@given(ENTRIES, ENTRIES, st.sampled_from([Format.CSV, Format.MD]))
def test_a_row_reads_as_it_was_handed_in_in_every_format(
    then: list[Entry], now: list[Entry], form: Format
) -> None:
    frozen = handed_in(sheet_row(DECK.rows[0].window, then))
    amended = frozen._replace(differences=differences(frozen.entries, now))
    assert ("Recorded since:" in written((amended,), form)) == bool(amended.differences)
    assert as_written(amended, form) == as_written(frozen, form)
    before, after = (row_json(row) for row in (frozen, amended))
    assert after["entries"] == before["entries"]
    assert after["subtotal"] == before["subtotal"]
