from __future__ import annotations

import io

import pytest
from rich.cells import cell_len

from pipelinecli.render.formats.console import make_console
from pipelinecli.render.formats.listing import Column, Listing
from pipelinecli.render.formats.table import write_listing

Pair = tuple[str, str]
LISTING: Listing[Pair] = Listing(
    "pairs",
    (
        Column("id", "Identifier", lambda row: row[0], lambda row: row[0]),
        Column("name", "Name", lambda row: row[1], lambda row: row[1], elastic=True),
        Column("note", "Note", lambda row: row[1], lambda row: row[1], elastic=True),
    ),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(*rows: Pair, width: int = 80) -> str:
    out = Terminal()
    write_listing(LISTING, rows, make_console(out, width=width))
    return out.getvalue()


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def test_markup_and_emoji_codes_are_shown_as_typed() -> None:
    text = drawn(("1", "[red]x[/red] :smile: [link=http://x]y[/link]"), width=140)
    assert text.count("[red]x[/red] :smile: [link=http://x]y[/link]") == 2


def test_no_control_code_of_a_users_reaches_the_terminal() -> None:
    assert "\x1b[2J" not in drawn(("1", "a\x1b[2Jb"))
    assert "a�[2Jb" in drawn(("1", "a\x1b[2Jb"))


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("text", ["x" * 10_000, "王小明" * 1_000, "two words " * 500])
def test_a_long_value_is_cut_and_pushes_nothing_off_the_screen(width: int, text: str) -> None:
    out = io.StringIO()
    write_listing(LISTING, [("1234567890", text)], make_console(out, width=width))
    lines = out.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= width
    assert any("1234567890" in line for line in lines)
    assert len(lines) < 40
    assert "…" in "".join(lines)


def test_colour_is_left_out_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.text import Text

    def red(*, no_color: bool = False) -> str:
        out = Terminal()
        make_console(out, no_color=no_color).print(Text("x", style="red"))
        return out.getvalue()

    assert red() == "\x1b[31mx\x1b[0m\n"
    assert red(no_color=True) == "x\n"
    monkeypatch.setenv("NO_COLOR", "1")
    assert red() == "x\n"


def test_a_pipe_gets_no_escape_codes() -> None:
    out = io.StringIO()
    write_listing(LISTING, [("1", "x")], make_console(out))
    assert "\x1b" not in out.getvalue()


def test_the_console_reads_no_markup_no_emoji_codes_and_no_numbers() -> None:
    out = Terminal()
    make_console(out).print("[bold]12[/bold] :smile: 'x' http://example.com")
    assert out.getvalue() == "[bold]12[/bold] :smile: 'x' http://example.com\n"
