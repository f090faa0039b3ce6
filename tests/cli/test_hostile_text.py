"""Hostile text is text: too long, control characters, markup, formulas, bytes that are no UTF-8."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.terminal import plain

if TYPE_CHECKING:
    from tests.running import Home

LONG = "王" * 10_000
SEEN = "\N{REPLACEMENT CHARACTER}"


@pytest.fixture
def home(home: Home) -> Home:
    home.run("add", "Ann")
    return home


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["add", LONG], 2, "name is too long: 10000 characters; at most 200"),
        (["add", "x", "--org", LONG], 2, "org is too long: 10000 characters; at most 500"),
        (
            ["add", "x", "--note", LONG * 3],
            2,
            "note is too long: 30000 characters; at most 20000",
        ),
        (["edit", "Ann", "--name", LONG], 2, "name is too long: 10000 characters; at most 200"),
        (
            ["lose", "Ann", "--reason", LONG],
            2,
            "reason is too long: 10000 characters; at most 500",
        ),
        (["book", "Ann", LONG], 2, f"“{'王' * 60}…” is too long for a date; "),
        (["mark", "Ann", f"budget={'9' * 10_000}"], 2, "too long"),
        (["mark", "Ann", f"person={LONG}"], 2, "person is too long: 10000 characters"),
        (["sign", "Ann", "--received", LONG], 2, "is too long for an amount; type it like 1500"),
        (["show", LONG], 3, "王”; add the person: pipeline add NAME, or look: pipeline list"),
        (["move", "Ann", LONG], 2, "王” is not a stage; one of: opportunity appointment 25"),
        (["log", LONG], 2, "王” is not a kind of activity; one of: dial talk"),
        (["list", "--sort", LONG], 2, "cards cannot be sorted by “王"),
        (["list", "--flag", LONG], 2, "王” is not a flag; one of: "),
        (["list", "--limit", LONG], 2, "王” is not a whole number; see pipeline list --help"),
        (["config", "set", "name", LONG], 2, "name cannot be “王"),
        (["config", "get", LONG], 2, "no setting is called “王"),
        ([LONG], 2, "No such command '王"),
        (["--today", LONG, "list"], 2, "is not a date this program can read"),
        (["sheet", "--to", f"{LONG}.csv"], 1, ".csv cannot be written: File name too long"),
    ],
)
def test_what_is_too_long_is_answered_in_a_short_line(
    argv: list[str], code: int, said: str, home: Home
) -> None:
    before = home.contents()
    failed = home.run(*argv)
    assert (failed.code, failed.out) == (code, "")
    assert failed.err.startswith("pipeline: error: ")
    assert said in failed.err
    assert failed.err.count("\n") == 1
    assert len(failed.err) < 800
    assert home.contents() == before


CONTROLS = (
    "\x1b[31mred",
    "bell\a",
    "null" + chr(1),
    "back\b",
    "del\x7f",
    "c1\x9b31m",
    "a\nb",
    "a\tb",
)


@pytest.mark.parametrize("text", CONTROLS)
@pytest.mark.parametrize(
    "argv",
    [
        ["add", "{}"],
        ["add", "x", "--org", "{}"],
        ["edit", "Ann", "--title", "{}"],
        ["edit", "Ann", "--tag", "{}"],
        ["met", "Ann", "--next", "fri", "--agenda", "{}"],
        ["mark", "Ann", "plan={}"],
        ["lose", "Ann", "--reason", "{}"],
        ["move", "Ann", "50", "--force", "--reason", "{}"],
        ["init", "--name", "{}"],
    ],
)
def test_control_characters_are_refused_and_never_shown(
    argv: list[str], text: str, home: Home
) -> None:
    before = home.contents()
    failed = home.run(*(word.replace("{}", text) for word in argv))
    assert (failed.code, failed.out) == (2, "")
    assert failed.err[:-1].isprintable()
    assert home.contents() == before


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b31m", "\u202etxt", "a\rb"])
@pytest.mark.parametrize(
    "argv",
    [
        ["show", "{}"],
        ["{}"],
        ["list", "--{}"],
        ["list", "--flag", "{}"],
        ["log", "{}"],
        ["book", "Ann", "{}"],
        ["mark", "Ann", "{}=1"],
        ["--today", "{}", "list"],
        ["-o", "{}", "list"],
        ["--lang", "{}", "list"],
        ["config", "get", "{}"],
        ["sheet", "--to", "{}"],
        ["--store", "{}/x", "list"],
    ],
)
@pytest.mark.parametrize("form", ["plain", "json"])
def test_what_an_error_repeats_cannot_act_on_a_terminal(
    argv: list[str], text: str, form: str, home: Home
) -> None:
    failed = home.run(*(word.replace("{}", text) for word in argv), "--json" * (form == "json"))
    assert failed.code in ({0, 2} if argv[0] == "sheet" else {2, 3, 6})
    assert failed.err.replace("\n", "").isprintable()


MARKUP = ("[bold]x[/bold]", "[/]", "[red]", ":smile:", "[link=http://x]y[/link]", "**a** _b_ `c`")


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("view", ["list", "board", "sheet", "show {}", "why {}", "today"])
def test_markup_is_shown_as_it_was_typed(text: str, view: str, home: Home) -> None:
    home.run("add", text, "--org", text, "--note", text, "--tag", text)
    home.run("met", text, "--next", "today", "--agenda", text)
    home.run("mark", text, f"person={text}")
    argv = [word.replace("{}", text) for word in view.split(" ", 1)]
    assert text in home.run(*argv).out
    assert text in plain(home.terminal(*argv, size=(200, 50)).out)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_json_and_csv_is_as_it_was_typed(text: str, home: Home) -> None:
    home.run("add", text)
    assert json.loads(home.run("show", "2", "--json").out)["data"]["name"] == text
    assert home.run("list", "-o", "csv").out.splitlines()[2].split(",")[1] == text


def test_invisible_and_reordering_characters_are_seen(home: Home) -> None:
    home.run("add", "ok\u202eevil\u200b")
    for view in ("list", "board", "show 2", "why 2"):
        shown = home.run(*view.split()).out
        assert f"ok{SEEN}evil{SEEN}" in shown
        assert not {"\u202e", "\u200b"} & set(shown)


@pytest.mark.parametrize(
    "argv",
    [
        [b"add", b"\xff"],
        [b"add", b"x", b"--note", b"\xff"],
        [b"show", b"\xff"],
        [b"\xff"],
        [b"list", b"--tag", b"\xff"],
        [b"list", b"--stage", b"\xff"],
        [b"mark", b"Ann", b"plan=\xff"],
        [b"lose", b"Ann", b"--reason", b"\xff"],
        [b"--today", b"\xff", b"list"],
        [b"-o", b"\xff", b"list", b"--json"],
        [b"config", b"set", b"name", b"\xff"],
        [b"config", b"set", b"store", b"\xff"],
        [b"log", b"note", b"--note", b"\xff"],
    ],
)
def test_bytes_that_are_no_text_are_refused_in_one_line(argv: list[bytes], home: Home) -> None:
    before = home.contents()
    failed = home.process(*argv)
    assert (failed.code in {2, 3}, failed.out) == (True, "")
    assert failed.err.startswith(("pipeline: error: ", "{"))
    assert "Traceback" not in failed.err
    assert home.contents() == before


def test_a_file_may_have_a_name_that_is_no_text(home: Home) -> None:
    """Such a file is there on many machines, so it is used and named as well as can be."""
    written = home.process(b"sheet", b"--to", b"\xff.csv")
    assert written == (0, "", f"Written: {SEEN}.csv\n")
    assert home.process(b"--store", b"\xff.db", b"add", b"Bob").code == 0
    assert home.process(b"--store", b"\xff.db", b"show", b"Bob").code == 0
    shown = home.process(b"--store", b"\xff.db", b"config", b"path", b"--json")
    assert json.loads(shown.out)["data"]["store"].endswith(f"{SEEN}.db")
