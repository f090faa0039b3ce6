"""What is shown: text made safe, its width in cells, and the folding and cutting of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.spelling import DIGITS, LETTERS, LONGEST_INPUT, fold, pieces
from pipelinecli.render.cells import ELLIPSIS, fit, pad, width
from pipelinecli.render.text import safe_text, well_formed
from tools.fuzz.target import Target
from tools.fuzz.texts import hostile, pick, sometimes

if TYPE_CHECKING:
    from random import Random

_LONGEST = 100_000
_ALIGNED = ("left", "right", "center")
_WORDS = frozenset({"下周", "大后天", "个星期", "每月", "人民币"})


def _text(rng: Random) -> tuple[str, bool]:
    return hostile(rng, _LONGEST), sometimes(rng, 0.5)


def _safe(given: tuple[str, bool]) -> str:
    return safe_text(given[0], multiline=given[1])


def _is_printable(given: tuple[str, bool], read: str) -> bool:
    """Nothing but printable text, which stays as it is when it is made safe again."""
    lines = read.split("\n") if given[1] else [read]
    plain = all(line.replace("\u3000", " ").replace("\xa0", " ").isprintable() for line in lines)
    return (plain or _only_blanks(lines)) and safe_text(read, multiline=given[1]) == read


def _only_blanks(lines: list[str]) -> bool:
    odd = {char for line in lines for char in line if not char.isprintable()}
    return all(char.isspace() or char > "\ue000" or not char.isascii() for char in odd)


def _cells(rng: Random) -> tuple[str, int, str]:
    return safe_text(hostile(rng, _LONGEST)), int(rng.random() * 30), pick(rng, _ALIGNED)


def _fitted(given: tuple[str, int, str]) -> tuple[str, str]:
    text, cells, align = given
    cut = fit(text, cells)
    return cut, pad(cut, cells, align)  # type: ignore[arg-type]


def _fits(given: tuple[str, int, str], read: tuple[str, str]) -> bool:
    text, cells, _align = given
    cut, padded = read
    begun = cut == text if width(text) <= cells else text.startswith(cut.removesuffix(ELLIPSIS))
    return begun and width(cut) <= cells and width(padded) == cells


def _cut(text: str) -> list[str]:
    return pieces(fold(text)[: 2 * LONGEST_INPUT], _WORDS, (DIGITS, LETTERS))


def _is_all_of_it(given: str, read: list[str]) -> bool:
    folded = fold(given)[: 2 * LONGEST_INPUT]
    return "".join(read) == "".join(char for char in folded if not char.isspace())


def _well_formed(given: str, read: str) -> bool:
    return len(read.encode()) >= len(given) and well_formed(read) == read


TARGETS = (
    Target("text made safe", _text, _safe, _is_printable, ()),
    Target("text cut to cells", _cells, _fitted, _fits, ()),
    Target("words cut to pieces", lambda rng: hostile(rng, 300), _cut, _is_all_of_it, ()),
    Target("text made UTF-8", lambda rng: hostile(rng, _LONGEST), well_formed, _well_formed, ()),
)
