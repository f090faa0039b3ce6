"""A check-up told: a line for each check where all is well, and what is to be done elsewhere."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.checkup.findings import Check, Finding, Remedy, Said, State, in_order
from pipelinecli.method.checkup.meanings import MEANING, found
from pipelinecli.render.cells import width
from pipelinecli.render.checkup import remedy_text, said_text, write_checkup
from pipelinecli.render.checkup_words import CHECKS, COUNTED, REMEDIES, SAID, STATES
from pipelinecli.render.formats.listing import Format
from tests.render.golden import matches_golden
from tests.render.written import pin_the_terminal, text_of

if TYPE_CHECKING:
    from pipelinecli.method.checkup.findings import Fact

LANGUAGES: tuple[Language, ...] = ("en", "zh")
MADE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STORE = "/home/ann/.local/share/pipelinecli/pipeline.db"
BACKUP = f"{STORE}-backups/2026-11-24T090000Z-manual.db"
FACTS: dict[str, Fact] = {
    "path": STORE, "target": "/srv/pipeline.db", "reason": "it cannot be read", "version": "1.2",
    "known": "1.2", "fixed": "3.37.2", "size": 327_680, "free": 9_999_999, "needed": 99_999_999,
    "mode": "0644", "what": "nfs4", "now": MADE, "last": MADE, "n": 2, "rows": "7, 12",
    "table": "attempt", "parent": "card", "column": "signing", "names": "tag_by_name",
    "indexes": "card_by_name", "where": "card.name", "name": "card", "key": "cycle",
    "made": MADE, "days": 9, "rules": "grade_known", "folder": f"{STORE}-backups",
}  # fmt: skip
HEALTHY = in_order(
    found(said, None, **FACTS)
    for said in (
        *(Said.FILE_FINE, Said.SQLITE_FINE, Said.PRIVATE, Said.LOCAL, Said.ROOM),
        *(Said.CONFIG_NONE, Said.CLOCK_FINE, Said.SOUND, Said.REFERENCES_FINE),
        *(Said.SCHEMA_FINE, Said.HISTORY_FINE, Said.JOURNAL_FINE, Said.VALUES_FINE),
        *(Said.BACKUPS_FINE, Said.TRIAL_FINE),
    )
)
ILL = in_order(
    [
        *(found(said, None, **{**FACTS, "version": "3.40.1"}) for said in (Said.SQLITE_FINE,)),
        found(Said.FILE_LINK, None, **FACTS),
        found(Said.MADE_PRIVATE, None, **FACTS),
        found(Said.SYNCED, what="Nutstore 坚果云", path=STORE),
        found(Said.DAMAGED, reason="Tree 7 page 9: btreeInitPage() fails", n=1, good=BACKUP),
        found(Said.STAGE_DIFFERS, n=1, rows="7"),
        found(Said.STORY_GAP, n=6, table="card", rows="1, 2, 3, 4, 5, …"),
        found(Said.BACKUPS_NONE, folder=f"{STORE}-backups"),
        found(Said.FILE_UNREADABLE, reason="\x1b[31m王\u202e"),
    ]
)


def told(findings: list[Finding], form: Format) -> str:
    return text_of(lambda out: write_checkup(findings, form, out))


def test_everything_that_can_be_found_and_done_has_its_words() -> None:
    assert set(SAID) | set(COUNTED) == set(Said)
    assert not set(SAID) & set(COUNTED)
    assert set(REMEDIES) == set(Remedy)
    assert (set(CHECKS), set(STATES)) == (set(Check), set(State))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", Said)
def test_each_is_said_with_its_facts_in_their_places(said: Said, language: Language) -> None:
    set_language(language)
    for count in (1, 2):
        finding = found(said, None, **{**FACTS, "n": count})
        assert "{" not in said_text(finding)
        assert said_text(finding)
        remedy = remedy_text(finding)
        assert (remedy is None) == (MEANING[said].remedy is None)
        assert "{" not in (remedy or "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_healthy_store_fits_on_one_screen(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_language(language)
    pin_the_terminal(monkeypatch, 80)
    assert [finding.check for finding in HEALTHY] == list(Check)
    lines = told(HEALTHY, Format.TABLE).splitlines()
    assert len(lines) < 24
    assert all(width(line) <= 80 for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [50, 80, 120])
@pytest.mark.parametrize("store", ["healthy", "ill"])
def test_the_table_is_as_it_was(
    store: str, cells: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_language(language)
    pin_the_terminal(monkeypatch, cells)
    findings = HEALTHY if store == "healthy" else ILL
    matches_golden(f"doctor-{store}-{cells}.{language}.txt", told(findings, Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [Format.PLAIN, Format.MD])
def test_text_for_pipes_is_as_it_was(form: Format, language: Language) -> None:
    set_language(language)
    matches_golden(f"doctor-{form}.{language}.txt", told(ILL, form))


@pytest.mark.parametrize("form", [Format.CSV, Format.JSON, Format.JSONL])
def test_machines_get_the_same_keys_in_every_language(form: Format) -> None:
    matches_golden(f"doctor.{form}", told(ILL, form))


def test_machines_get_moments_and_numbers_as_such() -> None:
    out = io.StringIO()
    write_checkup([found(Said.BACKUPS_FINE, n=3, made=MADE, path=BACKUP)], Format.JSON, out)
    assert json.loads(out.getvalue()) == {
        "schema": 1,
        "kind": "doctor",
        "data": [
            {
                "check": "backups",
                "state": "ok",
                "code": "backups-fine",
                "said": "3, the newest of 2026-11-24 09:00",
                "fix": None,
                "facts": {"n": 3, "made": "2026-11-24T09:00:00+00:00", "path": BACKUP},
            }
        ],
    }


@pytest.mark.parametrize(
    ("findings", "summed"),
    [
        ([], "All is well."),
        ([found(Said.MADE_PRIVATE, path="x")], "All is well."),
        ([found(Said.FILE_LINK, path="x", target="y")], "1 warning."),
        ([found(Said.NO_MOVES, n=1, rows="1")] * 2, "2 problems."),
        (
            [found(Said.NO_MOVES, n=1, rows="1"), found(Said.FILE_CUT_SHORT)],
            "1 problem, 1 warning. To mend what can be: pipeline doctor --fix",
        ),
    ],
)
def test_the_last_line_sums_up(findings: list[Finding], summed: str) -> None:
    assert told(findings, Format.PLAIN).splitlines()[-1] == summed


def test_a_backup_with_blanks_in_its_path_can_be_typed_as_it_is_told() -> None:
    finding = found(Said.DAMAGED, reason="x", n=1, good="/a b/c.db")
    assert remedy_text(finding) == "put a backup back: pipeline restore '/a b/c.db'"
