"""Undo, redo and history as they are typed, after every kind of command that writes."""

from __future__ import annotations

import csv
import io
import json
import shlex
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.shapes import check, moment, one_of, perhaps, text, truth, whole
from tests.render.golden import matches_golden

if TYPE_CHECKING:
    from tests.cli.shapes import Shape
    from tests.running import Home, Ran

WRITING = """
2026-11-24 09:00|init --name 艾新华 --cycle 30
|add 王经理 --phone 13800138000 --grade a --tag vip --note "likes tea"
|add "Ann Lee" --email ann@example.com --birthday 1985-04-12 --referred-by 王经理
|edit Ann --name "Ann Li" --org Acme --tag warm
|edit Ann --org "" --untag warm
|log dial 王经理 --note 没接 --minutes 3
|log talk
|tally --dials 15 --talks 7
|tally --dials 3 --on yesterday
|book 王经理 fri 14:00
|book 王经理 sat 15:00 --note "in his office"
2026-11-28 18:00|met 王经理 --next tue --agenda "the plan"
|met Ann --on 2026-11-26 --no-next
|next 王经理 wed 10:00 --agenda "the plan"
|mark 王经理 person=himself plan=养老险 budget=1000-1500/month timing=2026-12-05
|mark 王经理 plan=no
|move 王经理 50 --force --reason 老板的老朋友
|mark 王经理 plan=养老险
|sign 王经理 --received 5000
|back 王经理 --reason 退回体检
|sign 王经理 --received 5000
|close 王经理 --premium 10000 --factor 0.5
|config set cycle auto
|config set cycle ""
|reopen 王经理
|lose Ann --reason 明确拒绝
|reopen Ann
|checkin --note "all of it"
|log visit 王经理 --on 2026-11-26
|checkin
|merge 王经理 Ann
2026-11-29 09:00|mark 王经理 person=himself
"""
"""Every kind of command that writes, with each of its options that alters something."""

LAST = "2026-11-29 09:00"
READING = "list", "show 1", "why 1", "today", "board", "flags", "sheet", "history", "practice"
CHANGE: Shape = {
    "what": one_of("card", "day", "setting", "checkin", "changes"),
    "id": perhaps(whole),
    "name": perhaps(text),
    "field": text,
    "before": lambda _value: True,
    "after": lambda _value: True,
}
CHANGE_SET: Shape = {
    "id": whole,
    "command": text,
    "recorded": moment,
    "effective": moment,
    "undone_by": perhaps(whole),
    "erased": truth,
    "cards": [{"id": whole, "name": perhaps(text)}],
    "changes": [CHANGE],
}


def lines(script: str) -> list[tuple[str, str]]:
    """Give the commands of a script with their days."""
    found, today = [], ""
    for line in filter(None, map(str.strip, script.splitlines())):
        day, _bar, command = line.partition("|")
        today = day or today
        found.append((today, command))
    return found


def rows(home: Home) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row that a command can write, and none of what is kept about commands."""
    if not home.store.exists():
        return {}
    kept = {"change_set", "journal", "undone", "erased"}
    with sqlite3.connect(home.store) as store:
        tables = [name for (name,) in store.execute("SELECT name FROM sqlite_schema")]
        named = [name for name in tables if not name.startswith(("sqlite_", "journal_"))]
        found = {}
        for name in named:
            if (
                name not in kept
                and store.execute(
                    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (name,)
                ).fetchone()
            ):
                found[name] = sorted(store.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
    store.close()
    return found


def shown(command: str, ran: Ran, home: Home) -> str:
    code = f"[{ran.code}]\n" if ran.code else ""
    return f"$ pipeline {command}\n{ran.out}{ran.err}{code}".replace(str(home.path), "~")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_writing_command_is_told_taken_back_and_brought_again(lang: str, home: Home) -> None:
    read = []
    for today, command in lines(WRITING):
        before = rows(home)
        ran = home.run(*shlex.split(command), today=today, lang=lang)
        assert ran.code == 0, ran
        after = rows(home)
        read.append(f"── {today}\n{shown(command, ran, home)}")
        for told in ("history --limit 1 -o table", "undo", "redo"):
            ran = home.run(*told.split(), today=today, lang=lang)
            assert (ran.code, ran.err) == (0, ""), ran
            read.append(shown(told, ran, home))
            assert rows(home) == (before if told == "undo" and before else after) or not before
    matches_golden(f"cli/undo.{lang}.txt", "\n".join(read))


def test_several_are_taken_back_at_once_and_brought_again_at_once(home: Home) -> None:
    states = []
    for today, command in lines(WRITING):
        home.run(*shlex.split(command), today=today)
        states.append(rows(home))
    for n in (1, 3, len(states) - 4):
        assert home.run("undo", str(n), today=LAST).code == 0
        assert rows(home) == states[-n - 1]
        assert home.run("redo", str(n), today=LAST).code == 0
        assert rows(home) == states[-1]


def test_step_by_step_is_as_far_as_all_at_once(home: Home) -> None:
    states = [rows(home)]
    for today, command in lines(WRITING)[:12]:
        home.run(*shlex.split(command), today=today)
        states.append(rows(home))
    for state in states[-2:0:-1]:
        assert home.run("undo").code == 0
        assert rows(home) == state
    for state in states[2:]:
        assert home.run("redo").code == 0
        assert rows(home) == state


def test_what_undo_would_do_is_said_and_not_done(home: Home) -> None:
    home.play(WRITING)
    before = home.contents()
    ran = home.run("undo", "2", "--dry-run")
    assert ran.code == 0
    assert ran.out == (
        "Would be taken back: mark, 王经理 (1), Sun 2026-11-29 09:00\n"
        "  Right person  himself → back to –\n"
        "Would be taken back: merge, Ann Li (2), 王经理 (1), Sat 2026-11-28 18:00\n"
        "  Ann Li (2)\n"
        "    Merged into  王经理 (1) → two cards again\n"
        "  王经理 (1)\n"
        "    E-mail       ann@example.com → back to –\n"
        "    Birthday     Fri 1985-04-12 → back to –\n"
        "    Note         likes tea␊also called: Ann Li → back to likes tea\n"
    )
    assert home.contents() == before
    home.run("undo")
    before = home.contents()
    assert home.run("redo", "--dry-run").out == (
        "Would be brought again: mark, 王经理 (1), Sun 2026-11-29 09:00\n"
        "  Right person  – → himself\n"
    )
    assert home.contents() == before


def test_history_shows_what_was_taken_back_and_by_what(home: Home) -> None:
    home.play("2026-11-24 09:00|add Wang\n|book Wang fri\n|undo")
    assert home.run("history", "-o", "table").out == (
        "   3  undo, Wang (1), Tue 2026-11-24 09:00\n"
        "      Takes back  2\n"
        "   2  book, Wang (1), Tue 2026-11-24 09:00 (taken back by 3)\n"
        "      First meeting  – → Fri 2026-11-27\n"
        "      Stage          Opportunity → First appointment\n"
        "   1  add, Wang (1), Tue 2026-11-24 09:00\n"
        "      New card  Wang\n"
    )
    home.run("redo")
    [redone, undone, booked, _added] = home.data("history")
    assert [redone["command"], undone["command"], booked["undone_by"]] == ["redo", "undo", None]
    assert redone["changes"][0]["after"] == [2]


def test_history_of_a_person_is_theirs_alone(home: Home) -> None:
    home.play("2026-11-24 09:00|add Wang\n|add Li\n|log dial Li\n|tally --dials 3")
    assert [one["command"] for one in home.data("history", "Li")] == ["log", "add"]
    assert home.run("history", "nobody").code == 3


def test_a_person_is_told_that_there_is_more(home: Home) -> None:
    home.play("2026-11-24 09:00|add 'Wang Min'" + "\n|log dial Wang" * 21)
    ran = home.run("history", "wang m")
    assert ran.out.endswith("… and older ones: pipeline history 'wang m' --limit 100\n")
    assert len(ran.out.splitlines()) == 1 + 20 + 1
    assert len(home.run("history", "--limit", "2").out.splitlines()) == 1 + 2 + 1
    assert "older" not in home.run("history", "--limit", "22").out
    assert len(home.data("history")) == 22
    assert len(home.data("history", "--limit", "2")) == 2


def test_programs_get_the_shape_they_rely_on(home: Home) -> None:
    home.play(WRITING)
    check(home.data("history", today=LAST), [CHANGE_SET])
    done = home.data("undo", "3", today=LAST)
    check(done, {"dry_run": truth, "change_sets": [CHANGE_SET]})
    by = {one["undone_by"] for one in done["change_sets"]}
    assert by == {home.data("history", "--limit", "1", today=LAST)[0]["id"]}
    again = home.data("redo", "2", today=LAST)
    check(again, {"dry_run": truth, "change_sets": [CHANGE_SET]})
    assert {one["undone_by"] for one in again["change_sets"]} == {None}
    assert json.loads(home.run("undo", "--json", today=LAST).out)["kind"] == "undo"
    assert json.loads(home.run("redo", "--json", today=LAST).out)["kind"] == "redo"
    assert (
        len(list(csv.DictReader(io.StringIO(home.run("undo", "-o", "csv", today=LAST).out)))) == 4
    )


def test_quiet_says_nothing_and_does_it(home: Home) -> None:
    home.play("2026-11-24 09:00|add Wang\n|add Li")
    assert home.run("-q", "undo") == (0, "", "")
    assert [one["name"] for one in home.data("list")] == ["Wang"]
    assert home.run("redo", "-q") == (0, "", "")
    assert [one["name"] for one in home.data("list")] == ["Wang", "Li"]


@pytest.mark.parametrize("command", READING)
def test_what_writes_nothing_leaves_nothing_to_take_back(command: str, home: Home) -> None:
    home.play("2026-11-24 09:00|add Wang")
    assert home.run(*command.split()).code == 0
    assert [one["command"] for one in home.data("history")] == ["add"]


def test_the_demo_leaves_nothing_in_ones_own_history(home: Home) -> None:
    home.play("2026-11-24 09:00|add Wang")
    assert home.run("demo").code == 0
    assert [one["command"] for one in home.data("history")] == ["add"]
