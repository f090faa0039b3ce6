from __future__ import annotations

import csv
import io
import json

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.render.cells import width
from pipelinecli.render.changes.writing import write_history
from pipelinecli.render.formats.listing import Format
from tests.render.changes.accounts import HISTORY, MARK, NAMES
from tests.render.golden import matches_golden
from tests.render.written import loads_nothing_slow, pin_the_terminal, text_of

LANGUAGES: tuple[Language, ...] = ("en", "zh")
MORE = "pipeline history 王 --limit 100"


def listed(form: Format, *, more: str | None = MORE) -> str:
    return text_of(lambda out: write_history(HISTORY, NAMES, form, out, more=more))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [Format.PLAIN, Format.MD])
def test_history_in_the_readers_language(form: Format, language: Language) -> None:
    set_language(language)
    matches_golden(f"history-{form}.{language}.txt", listed(form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [40, 80, 120])
def test_history_on_a_terminal(
    cells: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, cells)
    set_language(language)
    shown = listed(Format.TABLE)
    matches_golden(f"history-table-{cells}.{language}.txt", shown)
    # A command that is to be copied is never broken.
    assert all(width(line) <= cells for line in shown.splitlines()[:-1])


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV])
def test_history_for_programs_is_the_same_in_every_language(form: Format) -> None:
    english = listed(form)
    matches_golden(f"history.{form}", english)
    set_language("zh")
    assert listed(form) == english


def test_every_change_set_is_a_value_and_every_alteration_a_row() -> None:
    sets = json.loads(listed(Format.JSON))["data"]
    assert [one["id"] for one in sets] == list(range(16, 0, -1))
    lines = list(csv.DictReader(io.StringIO(listed(Format.CSV))))
    assert len(lines) == sum(len(one["changes"]) or 1 for one in sets)
    assert {line["id"] for line in lines} == {str(one["id"]) for one in sets}


@pytest.mark.parametrize("form", Format)
def test_what_was_taken_back_says_so_in_every_format(
    form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, 200)
    holds = MARK._replace(change_set=MARK.change_set._replace(undone_by=None))

    def written(account: object) -> set[str]:
        shown = text_of(lambda out: write_history([account], NAMES, form, out))  # type: ignore[list-item]
        return set(shown.splitlines())

    said = "".join(written(MARK) - written(holds))
    assert "13" in said


@pytest.mark.parametrize("form", Format)
def test_nothing_a_person_typed_moves_the_cursor(
    form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, 80)
    shown = listed(form).replace("\n", "")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("form", [Format.PLAIN, Format.TABLE])
def test_a_store_without_history_is_a_sentence(form: Format) -> None:
    assert text_of(lambda out: write_history((), {}, form, out)) == (
        "Nothing has been recorded yet.\n"
    )


def test_programs_get_an_empty_history() -> None:
    written = text_of(lambda out: write_history((), {}, Format.JSON, out))
    assert json.loads(written) == {"schema": 1, "kind": "history", "data": []}


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV, Format.MD])
def test_programs_are_not_told_of_older_commands(form: Format) -> None:
    assert listed(form) == listed(form, more=None)


def test_a_piped_history_loads_nothing_slow() -> None:
    loads_nothing_slow(
        "from tests.render.changes.accounts import HISTORY, NAMES\n"
        "from pipelinecli.render.changes.writing import UNDO, tell, write_history\n"
        "for form in (Format.PLAIN, Format.CSV, Format.JSON):\n"
        "    write_history(HISTORY, NAMES, form, sys.stdout)\n"
        "    tell(UNDO, HISTORY, NAMES, form, sys.stdout)"
    )
