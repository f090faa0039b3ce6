from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.backups import Backup, Reason
from pipelinecli.render.backups import size_text, tell_kept, write_backups
from pipelinecli.render.formats.listing import Format
from tests.render.golden import matches_golden
from tests.render.written import pin_the_terminal, text_of

LANGUAGES: tuple[Language, ...] = ("en", "zh")
FOLDER = "/home/wang/.local/share/pipelinecli/pipeline.db-backups"
ZONE = timezone(timedelta(hours=8))


def backup(day: int, reason: Reason, name: str, size: int = 327_680) -> Backup:
    made = datetime(2026, 11, day, 1, 30, tzinfo=UTC).astimezone(ZONE)
    return Backup(f"{FOLDER}/{name}", made, reason, size, date(2026, 11, day))


BACKUPS = [
    backup(24, Reason.MANUAL, "2026-11-24T013000Z-manual-12.db", 1_468_006),
    backup(24, Reason.DAILY, "daily-2026-11-24.db"),
    *(
        backup(20, reason, f"2026-11-20T013000Z-{reason}.db", 1024)
        for reason in Reason
        if reason not in {Reason.MANUAL, Reason.DAILY}
    ),
    backup(1, Reason.MANUAL, "two words 王 \x1b[31m.db"),
]
ROWS = {"card": 34, "journal": 1_200}
ABOUT = {"version": "1.2", "sha256": "0" * 64}


def listed(form: Format, backups: list[Backup] = BACKUPS) -> str:
    return text_of(lambda out: write_backups(backups, form, out))


def told(form: Format, *, quiet: bool = False) -> str:
    return text_of(lambda out: tell_kept(BACKUPS[0], ABOUT, ROWS, form, out, quiet=quiet))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_copies_on_a_terminal(
    width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    set_language(language)
    text = listed(Format.TABLE)
    matches_golden(f"backups-table-{width}.{language}.txt", text)
    # It is typed again to put a copy back, so it is there whole.
    assert "2026-11-24T013000Z-manual-12.db" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "ending"), [(Format.PLAIN, "txt"), (Format.MD, "md")])
def test_copies_follow_the_language(form: Format, ending: str, language: Language) -> None:
    set_language(language)
    matches_golden(f"backups-{form}.{language}.{ending}", listed(form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_copies_are_the_same_for_programs_in_every_language(language: Language) -> None:
    set_language(language)
    matches_golden("backups.csv", listed(Format.CSV))
    matches_golden("backups.json", listed(Format.JSON))
    rows = json.loads(listed(Format.JSON))["data"]
    assert [json.loads(line) for line in listed(Format.JSONL).splitlines()] == rows
    [head, *lines] = csv.reader(io.StringIO(listed(Format.CSV)))
    assert [[str(row[key]) for key in head] for row in rows][:-1] == lines[:-1]


def test_without_copies_a_person_reads_a_sentence_and_a_program_nothing() -> None:
    assert listed(Format.PLAIN, []) == listed(Format.TABLE, []) == "No backups yet.\n"
    assert json.loads(listed(Format.JSON, [])) == {"schema": 1, "kind": "backups", "data": []}
    assert listed(Format.CSV, []) == "made,reason,size,path\n"


@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN])
def test_what_was_kept_is_told_in_two_lines_and_quietly_in_one(form: Format) -> None:
    assert told(form) == (
        f"Backup: {FOLDER}/2026-11-24T013000Z-manual-12.db\n"
        "1.4 MB, 1234 rows, read back and checked.\n"
    )
    assert told(form, quiet=True) == f"{FOLDER}/2026-11-24T013000Z-manual-12.db\n"


def test_what_was_kept_is_one_value_for_programs() -> None:
    value = {
        "made": "2026-11-24T09:30:00+08:00",
        "reason": "manual",
        "size": 1_468_006,
        "path": f"{FOLDER}/2026-11-24T013000Z-manual-12.db",
        "version": "1.2",
        "sha256": "0" * 64,
        "rows": {"card": 34, "journal": 1_200},
    }
    assert json.loads(told(Format.JSON)) == {"schema": 1, "kind": "backup", "data": value}
    assert json.loads(told(Format.JSONL, quiet=True)) == value
    assert told(Format.CSV) == listed(Format.CSV, BACKUPS[:1])
    assert told(Format.MD) == listed(Format.MD, BACKUPS[:1])


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (1024, "1 KB"),
        (1025, "2 KB"),
        (327_680, "320 KB"),
        (1024**2 - 1, "1.0 MB"),
        (1024**2, "1.0 MB"),
        (7_360_512, "7.0 MB"),
        (1024**3, "1.0 GB"),
        (3 * 1024**4, "3072.0 GB"),
    ],
)
def test_a_size_is_told_in_the_unit_that_suits_it(size: int, told: str) -> None:
    assert size_text(size) == told
