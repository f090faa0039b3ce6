"""Hostile text that comes in a file and goes out in one: shown as text, kept as it was."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.hostile.payloads import EVERY
from tests.hostile.screen import faults

if TYPE_CHECKING:
    from tests.running import Home

NAMES = [
    text
    for text in dict.fromkeys(" ".join(text.split()) for text in EVERY)
    if 0 < len(text) <= 200 and "\x00" not in text and text.isprintable()
]
ACTING = "\x1b[31m\x07"


def written(home: Home, names: list[str]) -> str:
    """Write a list of contacts, each with a number of its own."""
    file = home.files / "list.csv"
    out = io.StringIO()
    csv.writer(out).writerows(
        [["Name", "Phone"], *([name, f"1{3800000000 + at}"] for at, name in enumerate(names))]
    )
    file.write_text(out.getvalue(), encoding="utf-8", errors="surrogatepass", newline="")
    return str(file)


def test_names_that_look_like_code_come_in_and_go_out_as_they_are(home: Home) -> None:
    ran = home.run("import", "contacts", written(home, NAMES), "--skip-errors")
    assert (ran.code, faults(ran.out), faults(ran.err)) == (0, [], [])
    kept = [card["name"] for card in home.data("list", "--limit", "9999")]
    assert len(kept) > len(NAMES) * 0.9
    assert set(kept) <= set(NAMES)
    home.run("export", "contacts", "--to", "out.csv")
    again = home.run("--store", "other.db", "import", "contacts", "out.csv")
    assert again.code == 0
    back = home.data("--store", "other.db", "list", "--limit", "9999")
    assert [card["name"] for card in back] == kept


@pytest.mark.parametrize("columns", [80, 120])
def test_what_acts_on_a_terminal_is_a_problem_that_is_shown_as_text(
    home: Home, columns: int
) -> None:
    names = ["Ann", f"Bo{ACTING}", *(name for name in EVERY if _acts(name))][:60]
    ran = home.terminal("import", "contacts", written(home, names), size=(columns, 24))
    assert ran.code == 5
    assert faults(ran.out, terminal=True) == []
    assert not home.store.exists()


def _acts(text: str) -> bool:
    return any(unicodedata.category(char) == "Cc" for char in text)
