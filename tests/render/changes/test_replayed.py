"""What undo and redo say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.record.alterations import Field
from pipelinecli.render.cells import width
from pipelinecli.render.changes.writing import REDO, UNDO, Told, brief, tell
from pipelinecli.render.formats.listing import Format
from tests.render.changes.accounts import (
    ADD,
    CHECKED_IN,
    CHECKIN,
    CONFIG,
    HALF_ERASED,
    IMPORT,
    INIT,
    LONG,
    LONG_NOTE,
    MARK,
    MERGE,
    MET,
    MONEY,
    NAMES,
    TALLY,
    done,
    of,
)
from tests.render.golden import matches_golden
from tests.render.written import pin_the_terminal, text_of

if TYPE_CHECKING:
    from pipelinecli.method.record.alterations import Account

LANGUAGES: tuple[Language, ...] = ("en", "zh")
EVERY = (
    INIT, IMPORT, LONG_NOTE, MERGE, CHECKED_IN, CHECKIN, CONFIG, TALLY, MONEY, MARK, MET, ADD,
)  # fmt: skip
REPLAYS = pytest.mark.parametrize("told", [UNDO, REDO], ids=["undo", "redo"])


def said(
    told: Told, form: Format, *accounts: Account, planned: bool = False, quiet: bool = False
) -> str:
    return text_of(lambda out: tell(told, accounts, NAMES, form, out, planned=planned, quiet=quiet))


@REPLAYS
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_replayed_in_the_readers_language(
    told: Told, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_language(language)
    matches_golden(f"{told.kind}-plain.{language}.txt", said(told, Format.PLAIN, *EVERY))
    for cells in (40, 80, 120):
        pin_the_terminal(monkeypatch, cells)
        shown = said(told, Format.TABLE, *EVERY)
        matches_golden(f"{told.kind}-table-{cells}.{language}.txt", shown)
        assert all(width(line) <= cells for line in shown.splitlines())


@REPLAYS
def test_what_is_replayed_for_programs(told: Told) -> None:
    answer = said(told, Format.JSON, *EVERY)
    matches_golden(f"{told.kind}.json", answer)
    set_language("zh")
    assert said(told, Format.JSON, *EVERY) == answer
    assert json.loads(said(told, Format.JSONL, MARK)) == {
        "dry_run": False,
        "change_sets": json.loads(said(told, Format.JSON, MARK))["data"]["change_sets"],
    }
    assert said(told, Format.CSV, MARK).count("\n") == 1 + len(MARK.alterations)
    assert said(told, Format.MD, MARK).count("\n") == 2 + len(MARK.alterations)


@pytest.mark.parametrize("form", [Format.PLAIN, Format.TABLE])
def test_the_arrow_points_at_what_holds_then(form: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    pin_the_terminal(monkeypatch, 80)
    assert said(UNDO, form, MARK) == (
        "Taken back: mark, 王经理 (1), Fri 2026-11-27 09:03\n"
        "  Plan       whole life → back to term\n"
        "  Next step  Tue 2026-12-01 14:00, sign → back to Tue 2026-12-01 14:00\n"
        "  Budget     1,500 CNY a month → back to –\n"
        "  Stage      50% → back to 25%\n"
        "To bring it again: pipeline redo\n"
    )
    assert said(REDO, form, MARK) == (
        "Brought again: mark, 王经理 (1), Fri 2026-11-27 09:03\n"
        "  Plan       term → whole life\n"
        "  Next step  Tue 2026-12-01 14:00 → Tue 2026-12-01 14:00, sign\n"
        "  Budget     – → 1,500 CNY a month\n"
        "  Stage      25% → 50%\n"
    )


def test_what_is_only_planned_is_not_said_to_be_done() -> None:
    assert said(UNDO, Format.PLAIN, MET, INIT, planned=True).startswith(
        "Would be taken back: met, 王经理 (1), Fri 2026-11-27 09:02, as of Tue 2026-11-24\n"
    )
    assert "pipeline redo" not in said(UNDO, Format.PLAIN, MET, planned=True)
    assert said(REDO, Format.PLAIN, INIT, planned=True) == (
        "Would be brought again: init�[2J, Fri 2026-11-27 09:16\n"
    )
    assert json.loads(said(UNDO, Format.JSON, MET, planned=True))["data"]["dry_run"] is True


def test_several_are_brought_again_by_as_many() -> None:
    assert said(UNDO, Format.PLAIN, MET, INIT).endswith("To bring it again: pipeline redo 2\n")


@REPLAYS
@pytest.mark.parametrize("form", Format)
def test_quiet_silences_what_is_said_to_a_person_only(told: Told, form: Format) -> None:
    for_people = form in {Format.PLAIN, Format.TABLE}
    assert bool(said(told, form, MARK, quiet=True)) is not for_people


def test_very_many_are_said_by_what_they_come_to() -> None:
    shown = said(UNDO, Format.PLAIN, IMPORT).splitlines()
    assert shown[1] == "  40 new cards"
    assert shown[-2] == "  … and 32 more lines"
    assert len(shown) < 22


def test_a_change_set_in_a_line_says_whose_it_was() -> None:
    assert brief(MERGE, NAMES) == (
        "9  merge, 李五 (2), 王经理 (1), Bartholomew Featherston… (4) and 1 more, "
        "Fri 2026-11-27 09:09"
    )
    assert brief(HALF_ERASED, {}) == "12  edit, card 2, Fri 2026-11-27 09:12"


def test_long_texts_that_begin_alike_are_cut_where_they_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pin_the_terminal(monkeypatch, 120)
    before, after = LONG + "before the end", LONG + "after the end"
    shown = said(UNDO, Format.TABLE, done(1, "edit", of(4, Field.NOTE, before, after)))
    assert shown.splitlines()[1] == (
        "  Note  …her brother-in-law after the end → back to …her brother-in-law before the end"
    )
    longer = said(UNDO, Format.TABLE, done(1, "edit", of(4, Field.NOTE, LONG, LONG + "!")))
    assert longer.splitlines()[1] == ("  Note  …her brother-in-law ! → back to …her brother-in-law")
