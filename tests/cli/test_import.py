"""`pipeline import` as it is typed: files in, what came of it, and its exit codes."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.running import Home

LIST = """姓名,手机,公司,生日,标签,推荐人,星座
王经理,138 0013 8000,大华,1980-01-31,"vip,warm",,
李四,13900139000,,,,王经理,白羊
"""
BAD = """Name,Phone,Email
Ann Lee,none,ann@example.com
,13700137000,
Bo,13600136000,bo@example
"""
LIKE_LIST = (
    "list.csv\n"
    "  1 column is left alone: 星座\n"
    "  name         姓名\n"
    "  phone        手机\n"
    "  org          公司\n"
    "  birthday     生日\n"
    "  tags         标签\n"
    "  referred_by  推荐人\n"
)
LIKE_BAD = "bad.csv\n  name   Name\n  phone  Phone\n  email  Email\n"


@pytest.fixture
def home(home: Home) -> Home:
    """Keep two lists where commands are typed."""
    (home.files / "list.csv").write_text(LIST, encoding="utf-8")
    (home.files / "bad.csv").write_text(BAD, encoding="utf-8")
    return home


def test_a_list_is_taken_in_and_the_same_list_again_adds_nobody(home: Home) -> None:
    done = home.run("import", "contacts", "list.csv")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{LIKE_LIST}2 new.\nTo take it back: pipeline undo\n"
    again = home.run("import", "contacts", "list.csv")
    assert (again.code, again.out) == (0, f"{LIKE_LIST}2 there already.\n")
    assert [card["name"] for card in home.data("list")] == ["王经理", "李四"]
    assert home.data("show", "李四")["referred_by"] == 1


def test_a_problem_is_told_with_its_place_and_nothing_is_written(home: Home) -> None:
    before = home.contents()
    done = home.run("import", "contacts", "bad.csv")
    assert (done.code, done.err) == (5, "")
    assert done.out == (
        f"{LIKE_BAD}"
        "1 would be new, 2 left out with problems.\n"
        "2 problems:\n"
        "  line 2, Phone: “none” is not a phone number; it has digits, such as 138 0013 8000\n"
        "  line 3, Name: no name; fill it in, or leave the row out\n"
        "Nothing was written. Mend the file, or add --skip-errors to take in the other rows, and "
        "--errors FILE to have the bad ones in a file of their own.\n"
    )
    assert home.contents() == before


def test_bad_rows_are_mended_and_imported_again(home: Home) -> None:
    asked = ("import", "contacts", "bad.csv", "--skip-errors", "--errors", "mend.csv")
    done = home.run(*asked)
    assert done.code == 0
    assert done.out.splitlines()[-2:] == [
        "The bad rows, with the reasons: mend.csv",
        "To take it back: pipeline undo",
    ]
    mend = home.files / "mend.csv"
    assert stat.S_IMODE(mend.stat().st_mode) == 0o600
    rows = mend.read_text("utf-8-sig").splitlines()
    assert rows[0] == "Name,Phone,Email,line,reason"
    assert [row.split(",")[:4] for row in rows[1:]] == [
        ["Ann Lee", "none", "ann@example.com", "2"],
        ["", "13700137000", "", "3"],
    ]
    mended = mend.read_text("utf-8").replace("none,", "13500135000,").replace("\n,", "\nCy,")
    mend.write_text(mended, encoding="utf-8")
    again = home.run("import", "contacts", "mend.csv", "--json")
    assert again.code == 0
    data = json.loads(again.out)["data"]
    assert (data["new"], data["problems"]) == (2, 0)
    assert [card["name"] for card in home.data("list")] == ["Bo", "Ann Lee", "Cy"]


def test_a_dry_run_says_so_and_writes_nothing(home: Home) -> None:
    home.run("add", "王经理", "--phone", "13800138000")
    before = home.contents()
    done = home.run("import", "contacts", "list.csv", "--dry-run", "--save-preset", "office")
    assert (done.code, done.out) == (
        0,
        f"{LIKE_LIST}1 would be new, 1 there already.\nNothing was written: --dry-run.\n",
    )
    assert home.contents() == before


def test_a_dry_run_works_on_a_store_that_cannot_be_written(home: Home) -> None:
    home.run("add", "王经理", "--phone", "13800138000")
    os.chmod(home.store, 0o400)  # noqa: PTH101
    os.chmod(home.store.parent, 0o500)  # noqa: PTH101
    try:
        done = home.run("import", "contacts", "list.csv", "--dry-run", "--json")
    finally:
        os.chmod(home.store.parent, 0o700)  # noqa: PTH101
    data = json.loads(done.out)["data"]
    assert (done.code, data["new"], data["same"], data["written"]) == (0, 1, 1, False)


def test_an_update_shows_before_and_after(home: Home) -> None:
    home.run("add", "王经理", "--phone", "+86 138 0013 8000", "--org", "小华")
    done = home.run("import", "contacts", "list.csv", "--update")
    assert done.code == 0
    assert (
        "1 new, 1 updated.\n"
        "Updated:\n"
        "  line 2, 王经理 (1)\n"
        "    org       小华 → 大华\n"
        "    birthday  – → 1980-01-31\n"
        "    tags      – → vip,warm\n"
    ) in done.out
    assert home.run("undo").code == 0
    assert home.data("show", "1")["org"] == "小华"


def test_standard_input_is_a_file_as_well(home: Home) -> None:
    done = home.run("import", "contacts", "-", stdin="Name,Phone\nAnn,13800138000\n")
    assert (done.code, done.out.splitlines()[0]) == (0, "-")
    assert home.data("list")[0]["name"] == "Ann"


def test_columns_are_named_and_kept_as_a_preset(home: Home) -> None:
    odd = "Wer,Wie\nAnn,13800138000\n"
    (home.files / "odd.csv").write_text(odd, encoding="utf-8")
    refused = home.run("import", "contacts", "odd.csv")
    assert refused.code == 2
    assert "Wer, Wie" in refused.err
    typed = ("--map", "name=Wer,phone=Wie", "--save-preset", "office")
    done = home.run("import", "contacts", "odd.csv", *typed)
    assert done.code == 0
    assert "Kept as a preset: --preset office\n" in done.out
    (home.files / "odd.csv").write_text(odd.replace("Ann", "Bo").replace("138", "139"))
    assert home.run("import", "contacts", "odd.csv", "--preset", "office").code == 0
    assert [card["name"] for card in home.data("list")] == ["Ann", "Bo"]
    presets = home.data("import", "presets")
    assert presets[0] == {
        "name": "office", "saved": True, "about": None, "fields": ["name", "phone"], "stages": 0,
    }  # fmt: skip
    assert home.run("undo", "2").code == 0
    assert home.data("import", "presets")[0]["name"] != "office"


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["list.csv", "--preset", "nobody"], 2, "there is no preset “nobody”"),
        (["list.csv", "--map", "nobody=姓名"], 2, "there is no field “nobody”"),
        (["list.csv", "--map", "name=Name"], 2, "the file has no column “Name”"),
        (["list.csv", "--date-order", "xyz"], 2, "--date-order cannot be “xyz”"),
        (["list.csv", "--region", "China"], 2, "“China” is not a country's code"),
        (["list.csv", "--errors", "list.csv"], 2, "list.csv is the file that is being read"),
        (["list.csv", "--save-preset", "google"], 2, "is a preset of the program's own"),
        (["nothing.csv"], 1, "nothing.csv cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_line(
    argv: list[str], code: int, said: str, home: Home
) -> None:
    before = home.contents()
    done = home.run("import", "contacts", *argv)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert home.contents() == before


def test_with_nothing_good_to_take_in_the_data_is_bad_even_if_errors_are_skipped(
    home: Home,
) -> None:
    (home.files / "bad.csv").write_text("Name,Phone\n,13800138000\n", encoding="utf-8")
    done = home.run("import", "contacts", "bad.csv", "--skip-errors")
    assert done.code == 5
    assert not home.store.exists()


def test_an_import_is_silent_on_stderr_however_long_it_lasts(home: Home) -> None:
    rows = "".join(f"P{n},1380{n:07}\n" for n in range(3_000))
    (home.files / "long.csv").write_text(f"Name,Phone\n{rows}", encoding="utf-8")
    done = home.run("import", "contacts", "long.csv", "-o", "csv")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1].split(",")[5:7] == ["3000", "3000"]
