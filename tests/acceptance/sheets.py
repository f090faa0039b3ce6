"""A sheet and a board as the hand writes them: names under their columns, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.running import Home

Columns = dict[str, list[str]]


def rows_of(home: Home, *argv: str, today: str) -> dict[str, Columns]:
    """Return a sheet's rows: by check-in and column, `MM.DD name` each, empty columns left out."""
    sheet = home.data("sheet", *argv, today=today)
    for row in sheet["rows"]:
        counted = {stage: len(row["entries"][stage]) for stage in row["subtotal"]}
        assert row["subtotal"] == counted
    return {row["checkin"]: _columns(row["entries"]) for row in sheet["rows"]}


def board_of(home: Home, *argv: str, today: str) -> Columns:
    """Return the board of a view (`board` if nothing is said): names by column."""
    shown = home.data(*(argv or ("board",)), today=today)
    found = {
        stage: [card["name"] for card in cards] for stage, cards in shown["board"].items() if cards
    }
    assert shown["counts"] == {stage: len(cards) for stage, cards in shown["board"].items()}
    return found


def _columns(entries: dict[str, list[dict[str, Any]]]) -> Columns:
    return {stage: [_entry(one) for one in found] for stage, found in entries.items() if found}


def _entry(entry: dict[str, Any]) -> str:
    first = entry["first_meeting"]
    return entry["name"] if first is None else f"{first[5:7]}.{first[8:10]} {entry['name']}"
