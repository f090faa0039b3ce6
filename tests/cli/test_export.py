"""Exports as a rep types them: where they go, what they never go over, and back again."""

from __future__ import annotations

import gzip
import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.running import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Home

HEADER = (
    "uid,id,name,phone,email,org,title,source,referred_by,grade,birthday,tags,note,opened,stage"
)

ENDINGS = ".csv .json .jsonl .vcf .xlsx"
ONE_BUNDLE = (
    "everything is written as one bundle, in JSON lines; "
    "pipeline export all --to FILE.jsonl, or FILE.jsonl.gz to pack it"
)
EDITED = (
    "it was written to: it is not what its checksum was made for; "
    "nothing was changed; take another copy of it\n"
)


@pytest.fixture
def used(home: Home) -> Home:
    """Return a machine with a store of two people."""
    assert home.run("add", "王经理", "--phone", "+86 138 0013 8000", "--note", "=a; b").code == 0
    assert home.run("met", "1", "--next", "fri", "--agenda", "the plan").code == 0
    assert home.run("add", "Bo", "--referred-by", "1").code == 0
    return home


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_rows_go_to_standard_output_as_csv(used: Home) -> None:
    ran = used.run("export", "contacts")
    header, ann, bo = ran.out.splitlines()
    assert (ran.code, ran.err, header) == (0, "", HEADER)
    assert ann.split('","', 2)[2] == (
        '王经理","\'+86 138 0013 8000","","","","","","","","","\'=a; b","2026-11-24","25"'
    )
    assert bo.split(",", 2)[2] == "Bo,,,,,,王经理,,,,,2026-11-24,opportunity"


def test_a_dash_is_standard_output_as_well(used: Home) -> None:
    assert used.run("export", "stages", "--to", "-").out == used.run("export", "stages").out


def test_a_file_is_private_and_its_ending_names_the_format(used: Home) -> None:
    for name in ("a.csv", "a.json", "a.jsonl", "a.vcf", "a.xlsx"):
        ran = used.run("export", "contacts", "--to", name)
        assert ran == (0, "", f"Written: {name}, 2 rows\n")
        assert mode(used.files / name) == 0o600
    assert (used.files / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfuid,id,name")
    assert json.loads((used.files / "a.json").read_text())["kind"] == "contacts"
    assert len((used.files / "a.jsonl").read_text().splitlines()) == 2
    assert (used.files / "a.vcf").read_text().count("BEGIN:VCARD") == 2
    sheet = openpyxl.load_workbook(used.files / "a.xlsx")["contacts"]
    assert sheet["C2"].value == "王经理"
    assert sorted(os.listdir(used.files)) == ["a.csv", "a.json", "a.jsonl", "a.vcf", "a.xlsx"]  # noqa: PTH208


def test_what_was_asked_for_goes_before_the_ending(used: Home) -> None:
    used.run("export", "contacts", "--to", "a.txt", "-o", "jsonl")
    assert (used.files / "a.txt").read_text().startswith('{"uid":')


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "vcf", "xlsx"])
def test_contacts_come_into_an_empty_store_as_they_were(used: Home, form: str) -> None:
    assert used.run("export", "contacts", "--to", f"a.{form}").code == 0
    before = used.run("export", "contacts", "-o", "jsonl").out
    assert used.run("--store", "b.db", "import", "contacts", f"a.{form}").code == 0
    after = used.run("--store", "b.db", "export", "contacts", "-o", "jsonl").out
    assert after == before.replace('"stage":"25"', '"stage":"opportunity"')


def test_what_is_there_is_replaced_only_when_that_is_meant(used: Home) -> None:
    path = used.files / "a.csv"
    path.write_text("mine")
    ran = used.run("export", "contacts", "--to", "a.csv")
    assert ran == (
        2,
        "",
        "pipeline: error: this would replace a.csv with something else; add --yes if you mean it\n",
    )
    assert path.read_text() == "mine"
    assert used.run("export", "contacts", "--to", "a.csv", "--yes").code == 0
    assert path.read_text().startswith("\ufeffuid")
    assert mode(path) == 0o600


def test_a_link_is_not_followed_and_a_store_not_written_over(used: Home, tmp_path: Path) -> None:
    target = tmp_path / "target.csv"
    target.write_text("theirs")
    (used.files / "link.csv").symlink_to(target)
    (used.files / "nowhere.csv").symlink_to(tmp_path / "gone")
    (used.files / "d.csv").mkdir()
    os.mkfifo(used.files / "pipe.csv")
    (used.files / "other.csv").write_bytes(b"SQLite format 3\0")
    store = str(used.store)
    for to, said in (
        ("link.csv", f"link.csv is a link; name what it leads to: {target}"),
        ("nowhere.csv", f"nowhere.csv is a link; name what it leads to: {tmp_path}/gone"),
        ("d.csv", "d.csv is a directory; name a file in it: --to FILE"),
        ("pipe.csv", "pipe.csv is not a plain file; name another file: --to FILE"),
        (
            "other.csv",
            "other.csv is a database and is not written over; name another file: --to FILE",
        ),
        (store, f"{store} is the store itself; name another file: --to FILE"),
        (f"{store}-journal", f"{store}-journal is the store itself; name another file: --to FILE"),
        ("gone/a.csv", f"there is no directory {used.files}/gone; make it first"),
        ("", "--to names nothing; name another file: --to FILE"),
    ):
        ran = used.run("export", "contacts", "-o", "csv", "--to", to, "--yes")
        assert ran == (2, "", f"pipeline: error: {said}\n")
    assert target.read_text() == "theirs"
    assert used.run("list").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "contacts --to a.doc",
            f"the ending of a.doc names no format; one of: {ENDINGS}, or say -o FORMAT",
        ),
        (
            "activities --to a.vcf",
            "activities are not written as vcf; one of: csv json jsonl xlsx",
        ),
        (
            "all --to a.xlsx",
            ONE_BUNDLE,
        ),
        (
            "all -o csv",
            ONE_BUNDLE,
        ),
    ],
)
def test_a_format_that_it_cannot_have_is_refused(used: Home, words: str, said: str) -> None:
    assert used.run("export", *words.split()) == (2, "", f"pipeline: error: {said}\n")
    assert os.listdir(used.files) == []  # noqa: PTH208


def test_formats_of_lists_are_none_of_a_file(used: Home) -> None:
    ran = used.run("export", "contacts", "-o", "table")
    assert (ran.code, ran.out) == (2, "")
    assert "csv" in ran.err
    assert used.run("list", "-o", "xlsx").code == 2


def test_bytes_do_not_go_to_a_terminal(used: Home) -> None:
    ran = used.run("export", "contacts", "-o", "xlsx", tty=True)
    assert ran.code == 2
    assert "these bytes are not for a terminal; name a file: --to FILE" in ran.out
    assert "王经理" in used.run("export", "contacts", tty=True).out


def test_bytes_go_through_a_pipe(used: Home) -> None:
    done = subprocess.run(
        [*PROGRAM, "export", "contacts", "-o", "xlsx"],
        capture_output=True,
        check=True,
        env={**used.environment(), "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=used.files,
    )
    assert done.stdout.startswith(b"PK\x03\x04")
    assert done.stderr == b""


def test_without_a_store_there_is_nothing_to_write(home: Home) -> None:
    for what in ("contacts", "all"):
        ran = home.run("export", what, "--to", "a.jsonl")
        assert ran.code == 6
        assert "there is no store yet" in ran.err
    assert os.listdir(home.files) == []  # noqa: PTH208


def test_everything_goes_out_and_in_again(used: Home) -> None:
    assert used.run("export", "all", "--to", "all.jsonl.gz").err == (
        "Written: all.jsonl.gz, 21 rows\n"
    )
    assert mode(used.files / "all.jsonl.gz") == 0o600
    plain = used.run("export", "all").out
    assert gzip.decompress((used.files / "all.jsonl.gz").read_bytes()).decode() == plain
    ran = used.run("--store", "b.db", "import", "all", "all.jsonl.gz")
    assert ran == (0, "all.jsonl.gz\n2 new.\n", "")
    assert used.run("--store", "b.db", "export", "all").out == plain
    assert used.run("--store", "c.db", "import", "all", "-", stdin=plain).code == 0
    assert used.run("--store", "c.db", "export", "all").out == plain


def test_a_bundle_into_a_store_that_is_there_can_be_taken_back(used: Home) -> None:
    used.run("export", "all", "--to", "all.jsonl")
    used.run("add", "Cy")
    would = used.run("import", "all", "all.jsonl", "--dry-run")
    assert would.out == (
        "all.jsonl\n2 there already.\n1 card is not in the bundle and goes.\n"
        "Nothing was written: --dry-run.\n"
    )
    assert "Cy" in used.run("list").out
    done = used.run("import", "all", "all.jsonl")
    assert done.out.splitlines()[-1] == "To take it back: pipeline undo"
    assert "Cy" not in used.run("list").out
    used.run("undo")
    assert "Cy" in used.run("list").out


def test_a_damaged_bundle_is_refused_with_its_line(used: Home) -> None:
    used.run("export", "all", "--to", "all.jsonl")
    path = used.files / "all.jsonl"
    path.write_text(path.read_text().replace("王经理", "王经里", 1))
    ran = used.run("import", "all", "all.jsonl")
    assert ran == (
        5,
        "",
        f"pipeline: error: all.jsonl, line 23: {EDITED}",
    )


def test_a_failed_export_leaves_what_was_there(used: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    path = used.files / "a.csv"
    path.write_text("mine")

    def fail(*_row: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipelinecli.exchange.writing.delimited.moment_text", fail)
    ran = used.run("export", "contacts", "--to", "a.csv", "--yes")
    assert ran.code == 1
    assert ran.err == f"pipeline: error: {path} cannot be written: No space left on device\n"
    assert path.read_text() == "mine"
    assert os.listdir(used.files) == ["a.csv"]  # noqa: PTH208
