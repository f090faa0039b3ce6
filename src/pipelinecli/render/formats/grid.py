"""Lines of styled spans, set side by side in columns of terminal cells.

The terminal draws them with Rich, pipes get their text: one layout for both. Styles are Rich's
names and mean nothing here. Refuses to guess widths by characters, to wrap user text, and to
load Rich.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.render.cells import fit, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP: Final = "   "
"""Between pieces that share a line."""

_RULED: Final = "dim"
_NEVER_FIRST: Final = frozenset("，。、：；！？）》”’…%）]")


class Span(NamedTuple):
    """A piece of one line; `text` is safe to show."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


def line(text: str, style: str = "") -> Line:
    """Make a line of one span."""
    return (Span(text, style),)


def text_of(spans: Line) -> str:
    """Give the text of a line, without blanks at its end."""
    return "".join(span.text for span in spans).rstrip(" ")


def cells_of(spans: Line) -> int:
    """Count the cells of a line."""
    return sum(width(span.text) for span in spans)


def share(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Deal `room` cells out to columns: the least each, then to the narrowest that wants more."""
    widths = list(least)
    left = room - sum(widths)
    while left > 0:
        short = [n for n, cells in enumerate(widths) if cells < wanted[n]]
        if not short:
            break
        widths[min(short, key=widths.__getitem__)] += 1
        left -= 1
    return widths


def abreast(
    columns: Sequence[Sequence[Line]], widths: Sequence[int], between: str
) -> Iterator[Line]:
    """Set columns of lines side by side; a line wider than its column pushes the rest right."""
    for rank in range(max(map(len, columns))):
        spans: list[Span] = []
        for number, (column, cells) in enumerate(zip(columns, widths, strict=True)):
            if number:
                spans.append(Span(between, _RULED))
            cell = column[rank] if rank < len(column) else ()
            spans += cell
            spans.append(Span(" " * (cells - cells_of(cell))))
        yield tuple(spans)


def rule(widths: Sequence[int], between: str) -> Line:
    """Draw a line across the columns, crossing what stands between them."""
    crossing = between.replace(" ", "─").replace("│", "┼")
    return line(crossing.join("─" * cells for cells in widths), _RULED)


def flow(pieces: Iterable[Line], room: int, gap: str = GAP) -> Iterator[Line]:
    """Put as many pieces on each line as `room` cells hold; none at all: a line each."""
    spans: Line = ()
    for piece in pieces:
        if spans and cells_of(spans) + width(gap) + cells_of(piece) <= room:
            spans = (*spans, Span(gap), *piece)
        else:
            if spans:
                yield spans
            spans = piece
    if spans:
        yield spans


def fold(text: str, cells: int) -> list[str]:
    """Break `text` into lines of at most `cells` cells; a longer word is cut with "…".

    Lines break at spaces and between Chinese characters, never before closing punctuation.
    """
    lines = [""]
    for part in _parts(text):
        if lines[-1] and width(lines[-1] + part.rstrip(" ")) > cells:
            lines.append("")
        lines[-1] += fit(part, cells) if width(part.rstrip(" ")) > cells else part
    return [folded.rstrip(" ") for folded in lines]


def balance(text: str, cells: int) -> list[str]:
    """Break `text` as `fold` does, into no more lines, as even as they can be."""
    lines = fold(text, cells)
    for narrower in range(cells - 1, longest_part(text) - 1, -1):
        folded = fold(text, narrower)
        if len(folded) > len(lines):
            break
        lines = folded
    return lines


def longest_part(text: str) -> int:
    """Count the cells of the longest part of `text` that `fold` would not break."""
    return max((width(part.rstrip(" ")) for part in _parts(text)), default=0)


def _parts(text: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if after == " " or after in _NEVER_FIRST or not width(after):
            continue
        if before == " " or width(before) > 1 or width(after) > 1:
            yield text[start:at]
            start = at
    if text:
        yield text[start:]
