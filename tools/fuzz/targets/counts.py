"""How many commands undo and redo are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.taking_back import read_count
from pipelinecli.cli.wholes import MOST
from tools.fuzz.grammar import Grammar
from tools.fuzz.target import Target
from tools.fuzz.texts import NUMBERS, near

if TYPE_CHECKING:
    from random import Random

COUNT = Grammar(
    start=("<count>", "<count>", " <count> ", "<zeros><count>", "<edge>"),
    count=("1", "2", "3", "7", "12", "999999999", "1000000000"),
    zeros=("0", "00", "000000000", "0000000000"),
    edge=NUMBERS,
)


def _count(rng: Random) -> str:
    return near(rng, COUNT)


def _is_what_is_there(typed: str, read: int) -> bool:
    """It is the number that is typed, in digits that everybody reads alike."""
    digits = typed.strip().lstrip("0")
    return 1 <= read <= MOST and digits == str(read)


TARGETS = (Target("how many to undo", _count, read_count, _is_what_is_there),)
