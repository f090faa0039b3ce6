"""`pipeline dupes` as it is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.render.golden import matches_golden

if TYPE_CHECKING:
    from tests.running import Home


@pytest.fixture
def used(home: Home) -> Home:
    home.run("add", "Ann Lee", "--phone", "+86 138 1234 5678")
    home.run("add", "王伟", "--org", "大华")
    home.run("add", "Lee, Ann", "--note", "phone: 0086-138-1234-5678")
    home.run("add", "伟 王", "--org", "大华")
    return home


def test_pairs_come_with_their_reasons_and_the_command_that_answers_them(used: Home) -> None:
    done = used.run("dupes")
    assert (done.code, done.err) == (0, "")
    matches_golden("cli/dupes.txt", done.out)
    assert used.run("merge", "1", "3").code == 0
    assert [pair["command"] for pair in used.data("dupes")] == ["pipeline merge 2 4"]
    assert used.run("merge", "2", "4").code == 0
    assert used.run("dupes").out == "No two cards look like one person's.\n"


def test_a_limit_keeps_the_likeliest(used: Home) -> None:
    [pair] = used.data("dupes", "--limit", "1")
    assert (pair["score"], pair["reasons"]) == (85, ["phone", "order"])
    assert [card["name"] for card in pair["cards"]] == ["Ann Lee", "Lee, Ann"]
    assert used.run("dupes", "--limit", "0").code == 2


def test_whoever_an_import_calls_a_likely_pair_is_one(home: Home) -> None:
    (home.files / "list.csv").write_text(
        "Name,Phone,Email\nAnn Lee,13812345678,a@x.cn\nBo,13812345678,\nCy,,a@x.cn\nann lee,,\n"
        "Ann Lee,13900000000,\n",
        encoding="utf-8",
    )
    home.run("import", "contacts", "list.csv")
    pairs = {tuple(card["name"] for card in pair["cards"]) for pair in home.data("dupes")}
    assert pairs == {("Ann Lee", "Bo"), ("Ann Lee", "Cy")}


def test_whoever_was_put_together_does_not_come_back_from_the_same_file(home: Home) -> None:
    (home.files / "list.csv").write_text(
        "Name,Phone,Company\nAnn Lee,13812345678,Acme\nLee Ann,13900000000,Acme\n"
        "Ann M Lee,13600000000,Acme\nBo,,\n",
        encoding="utf-8",
    )
    home.run("import", "contacts", "list.csv")
    assert [pair["command"] for pair in home.data("dupes")] == ["pipeline merge 1 2"]
    home.run("merge", "1", "2")
    home.run("merge", "3", "1")
    again = home.run("import", "contacts", "list.csv", "--json")
    assert (again.code, json.loads(again.out)["data"]["new"]) == (0, 0)
    assert [card["name"] for card in home.data("list")] == ["Ann M Lee", "Bo"]
    home.run("undo", "2")
    assert len(home.data("list")) == 4
    again = home.run("import", "contacts", "list.csv", "--json")
    assert json.loads(again.out)["data"]["new"] == 0


def test_the_setting_says_whose_numbers_those_without_a_country_are(home: Home) -> None:
    home.run("add", "Ann", "--phone", "020 7946 0958")
    home.run("add", "Ann", "--new", "--phone", "+44 20 7946 0958")
    assert home.data("dupes") == []
    assert home.run("config", "set", "region", "uk").code == 2
    assert home.run("config", "set", "region", "gb").code == 0
    assert [pair["reasons"] for pair in home.data("dupes")] == [["phone", "name"]]


def test_without_a_store_it_says_how_to_begin(home: Home) -> None:
    done = home.run("dupes")
    assert (done.code, done.out) == (6, "")
    assert "pipeline add" in done.err
