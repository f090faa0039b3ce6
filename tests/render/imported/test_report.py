"""What is said of an import, in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from pipelinecli.exchange.outcome import Outcome, Touched
from pipelinecli.exchange.table import Problem
from pipelinecli.i18n import Language, set_language
from pipelinecli.render.cells import width
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.imported.presets import PresetRow, write_presets
from pipelinecli.render.imported.report import Report, Understood
from pipelinecli.render.imported.writing import tell_imported
from tests.render.golden import matches_golden
from tests.render.written import pin_the_terminal, text_of

LANGUAGES: tuple[Language, ...] = ("en", "zh")
PROBLEMS = (
    Problem(
        7, "手机", "abc", "“abc” is not a phone number", "it has digits, such as 138 0013 8000"
    ),
    Problem(9, None, None, "there are 12 cells where the header has 10", None),
    Problem(None, None, None, "the dates can be read in two ways", "say --date-order dmy"),
    Problem(12, "Grade", "Z\x1b[31m", "no such grade", "one of A, B, C, D"),
)
OUTCOME = Outcome(
    new=412, same=31, updated=12, left_out=31, problems=29, written=True,
    backup="/home/wang/.local/share/pipelinecli/pipeline.db-backups/2026-11-24T013000Z-import.db",
    first_problems=PROBLEMS,
    examples=(
        Touched(2, 35, "王经理"),
        Touched(
            3, 12, "Ann Lee",
            (("phone", None, "138 0013 8000"), ("org", "Acme", "Umbra Holdings"),
             ("note", "tea", "tea\nlikes boats and everything that goes with them, says her boss")),
        ),
    ),
    pairs=(
        Touched(4, 36, "李四", beside="王经理", beside_card=3),
        Touched(5, None, "孙七", beside="赵六", beside_line=4),
    ),
    rows=484, errors="bad.csv", repeated=2,
    repeats=(Touched(8, None, "李四", beside_line=4),),
    likely=9,
    remarks=("2 referrers are not the names of exactly one card each, and are kept in the note.",),
)  # fmt: skip
COLUMNS = (
    Understood("姓名", "name", "alike"),
    Understood("手机", "phone", "alike"),
    *(Understood(f"Phone {n}", "phone", "known from Google Contacts") for n in range(2, 9)),
    Understood("备注\x07", "note", "typed"),
    Understood("星座", None, "left alone"),
)
REPORT = Report(
    "contacts", "客户 list.csv", "csv", ("read as gb18030", "1 column is left alone: 星座"),
    COLUMNS, OUTCOME, skip_errors=True, errors="bad.csv", preset="office",
)  # fmt: skip
REFUSED = REPORT._replace(
    skip_errors=False, errors=None, preset=None,
    outcome=OUTCOME._replace(written=False, backup=None, errors=None),
)  # fmt: skip


def told(report: Report, form: Format = Format.PLAIN, *, quiet: bool = False) -> str:
    return text_of(lambda out: tell_imported(report, form, out, quiet=quiet))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [40, 80, 120])
def test_an_import_on_a_terminal(
    cells: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, cells)
    set_language(language)
    text = told(REPORT, Format.TABLE)
    paths = (OUTCOME.backup or "", REPORT.file, REPORT.errors or "")
    others = (one for one in text.splitlines() if not one.endswith(paths))
    assert max(map(width, others)) <= cells
    assert paths[0] in text
    matches_golden(f"imported/table-{cells}.{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["written", "refused", "dry-run", "nothing"])
def test_an_import_in_a_pipe(name: str, language: Language) -> None:
    set_language(language)
    reports = {
        "written": REPORT,
        "refused": REFUSED,
        "dry-run": REFUSED._replace(dry_run=True),
        "nothing": REPORT._replace(outcome=Outcome(same=3, rows=3), columns=(), preset=None),
    }
    matches_golden(f"imported/{name}-plain.{language}.txt", told(reports[name]))


def test_json_is_the_same_in_every_language() -> None:
    texts = []
    for language in LANGUAGES:
        set_language(language)
        texts.append(told(REPORT, Format.JSON))
    assert texts[0] == texts[1]
    matches_golden("imported/written.json", texts[0])
    value = json.loads(texts[0])
    assert value["kind"] == "import"
    assert value["data"]["problems"] == 29
    assert told(REPORT, Format.JSONL).count("\n") == 1


def test_a_row_of_counts_is_the_same_facts() -> None:
    rows = list(csv.reader(io.StringIO(told(REPORT, Format.CSV))))
    facts = dict(zip(*rows, strict=True))
    data = json.loads(told(REPORT, Format.JSONL))
    assert {key: data[key] for key in facts}.keys() == facts.keys()
    assert (facts["new"], facts["problems"], facts["backup"]) == ("412", "29", OUTCOME.backup)
    assert "| contacts |" in told(REPORT, Format.MD)


def test_quiet_silences_what_went_well_and_no_problem() -> None:
    assert told(REPORT._replace(outcome=Outcome(new=3, written=True)), quiet=True) == ""
    assert told(REFUSED, quiet=True) == told(REFUSED)
    assert told(REPORT, Format.JSON, quiet=True) == told(REPORT, Format.JSON)


def test_what_one_vcard_has_is_no_question_of_columns() -> None:
    lines = told(REPORT._replace(kind="vcf")).splitlines()
    assert lines[3].startswith("412 new")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(), "No rows."),
        (Outcome(rows=3), "Nothing new."),
        (Outcome(rows=3, new=1, written=True), "1 new."),
        (Outcome(rows=3, new=2), "2 would be new."),
        (
            Outcome(rows=3, updated=2, others=1, left_out=1),
            "2 would be updated, 1 of other owners.",
        ),
        (
            Outcome(rows=3, left_out=3, repeated=2),
            "2 twice in the file, 1 left out with a problem.",
        ),
    ],
)
def test_counts_are_a_sentence(outcome: Outcome, said: str) -> None:
    assert said in told(REPORT._replace(outcome=outcome)).splitlines()


def test_presets_are_a_listing() -> None:
    rows = [PresetRow("office", None, ("name", "phone"), 2), PresetRow("google", "Google", (), 0),
            PresetRow("odd", None, (), 0)]  # fmt: skip
    assert text_of(lambda out: write_presets(rows, Format.PLAIN, out)) == (
        "Preset  What for\n"
        "office  saved: name, phone, stages: 2\n"
        "google  Google\n"
        "odd     saved: –\n"
    )
    found = json.loads(text_of(lambda out: write_presets(rows, Format.JSON, out)))["data"]
    assert found[0] == {
        "name": "office", "saved": True, "about": None, "fields": ["name", "phone"], "stages": 2,
    }  # fmt: skip
