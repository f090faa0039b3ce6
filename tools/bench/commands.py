"""What is measured: a rep's commands on stores of different sizes, piped and on a terminal.

Commands that write do so to the same store in every round: what a round adds is a few rows among
thousands. It refuses to pin the day: `--today` is not part of an ordinary command.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.paths import APP, STORE_NAME
from pipelinecli.method.stages import Stage
from tools.bench.people import PART_OF_IT, START_OF_IT
from tools.bench.stores import card_in
from tools.bench.timing import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PROGRAM = str(Path(sys.executable).with_name("pipeline"))
REFERENCE = "python -c pass"
FULL_LIST = "list"
LISTED = 50
ONE_CARD = (
    "show ID",
    "add NAME",
    "log dial ID",
    "log dial PART",
    "mark ID person=…",
    "next ID WHEN",
    "book ID WHEN",
    "move ID STAGE",
)
"""A card looked up, logged or moved."""
THE_WEEK = ("today", "sheet", "sheet --week -4w", "checkin", "checkin --note …")
"""The last two as a job runs them: a row that is handed in already, and one handed in anew."""
DRAWN = ("today", f"list --limit {LISTED}", "board", "sheet")
"""What is drawn as a table on a terminal."""
COMPLETION = "completion: "


class Place(NamedTuple):
    """Where the measured commands live: a sealed home, and the sizes of the stores in it."""

    home: Path
    sizes: tuple[int, ...]

    def store(self, cards: int) -> Path:
        """Return where the store of that size is: in the data directory of its own."""
        return self.home / str(cards) / APP / STORE_NAME

    def environment(self, cards: int = 0) -> dict[str, str]:
        """Return the whole environment of a command, nothing of ours in it.

        The store is found where a rep has it, without being named.
        """
        home = str(self.home)
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_DATA_HOME": str(self.home / str(cards)),
            "XDG_CACHE_HOME": home,
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "TZ": "UTC",
        }


def reference(place: Place) -> Command:
    """Return what everything is a multiple of: the interpreter starting and leaving."""
    arguments = [sys.executable, "-c", "pass"]
    return Command(REFERENCE, lambda _: arguments, place.environment(), silent=True)


def commands(place: Place) -> list[Command]:
    """Return everything that is timed, the sizes of a store next to each other."""
    found = [_on(place, "--help", lambda _: ["--help"])]
    found.append(_completing(place, "a command", "lo"))
    typed = [_typed(size) for size in place.sizes]
    for name in typed[0]:
        for size, lines in zip(place.sizes, typed, strict=True):
            if name != FULL_LIST or size == min(place.sizes):
                found.append(_on(place, name, lines[name], size))
        if name in DRAWN:
            found += [
                _on(place, name, lines[name], size, terminal=True)
                for size, lines in zip(place.sizes, typed, strict=True)
            ]
    found += [_completing(place, "a name", f"show {START_OF_IT}", size) for size in place.sizes]
    return found


def full_lists(place: Place) -> list[Command]:
    """Return the list of every card in each store, for weighing: a large one is long in coming."""
    return [_on(place, FULL_LIST, lambda _: ["list"], size) for size in place.sizes]


def _typed(size: int) -> dict[str, Callable[[int], Sequence[str]]]:
    """Return what is typed, by name; a round books one card and the next moves it back."""
    contact = str(card_in(Stage.OPPORTUNITY, size))
    prospect = str(card_in(Stage.P25, size))
    logged = str(card_in(Stage.P50, size))
    shown = str(card_in(Stage.P90, size))
    return {
        "add NAME": lambda number: ["add", f"Newcomer {number}"],
        "log dial ID": lambda _: ["log", "dial", logged],
        "log dial PART": lambda _: ["log", "dial", PART_OF_IT],
        "mark ID person=…": lambda _: ["mark", prospect, "person=本人"],
        "next ID WHEN": lambda _: ["next", prospect, "+6d"],
        "book ID WHEN": lambda _: ["book", contact, "+7d"],
        "move ID STAGE": lambda _: ["move", contact, "opportunity"],
        "show ID": lambda _: ["show", shown],
        "today": lambda _: ["today"],
        f"list --limit {LISTED}": lambda _: ["list", "--limit", str(LISTED)],
        FULL_LIST: lambda _: ["list"],
        "board": lambda _: ["board"],
        "sheet": lambda _: ["sheet"],
        "sheet --week -4w": lambda _: ["sheet", "--week", "-4w"],
        "checkin": lambda _: ["checkin"],
        "checkin --note …": lambda number: ["checkin", "--note", f"round {number}"],
    }


def _on(
    place: Place,
    name: str,
    typed: Callable[[int], Sequence[str]],
    cards: int = 0,
    *,
    terminal: bool = False,
) -> Command:
    return Command(
        name, lambda number: [PROGRAM, *typed(number)], place.environment(cards), cards, terminal
    )


def _completing(place: Place, what: str, typed: str, cards: int = 0) -> Command:
    """Return what the shell runs when the rep presses the tabulator key after `typed`."""
    asked: Mapping[str, str] = {
        "_PIPELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": f"pipeline {typed}",
        "COMP_CWORD": str(len(typed.split())),
    }
    environment = {**place.environment(cards), **asked}
    return Command(f"{COMPLETION}{what}", lambda _: [PROGRAM], environment, cards)
