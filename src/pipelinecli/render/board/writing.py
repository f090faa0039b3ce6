"""The board: the six columns as they stand on a day, in every format.

On a terminal it is drawn side by side (`table`); everywhere else it is one card a row.
Refuses to hide: what is not listed is counted, with the command that lists it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.method.stages import BOARD
from pipelinecli.render.board.text import how_to_begin, is_empty, more_hints, title
from pipelinecli.render.formats.listing import Format
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from pipelinecli.method.board import Board
    from pipelinecli.method.stages import Stage


def write_board(
    board: Board, form: Format, out: TextIO, *, no_color: bool = False, bom: bool = False
) -> None:
    """Write the board to `out`; `no_color` is for the terminal, `bom` for CSV."""
    if form is Format.TABLE:
        from pipelinecli.render.board.table import board_lines
        from pipelinecli.render.formats.console import make_console
        from pipelinecli.render.formats.drawing import draw

        console = make_console(out, no_color=no_color)
        draw(board_lines(board, console.width), console)
    elif form is Format.PLAIN:
        write_plain(board, out)
    elif form is Format.MD:
        out.write("# ")
        write_markdown(board, out)
    elif form is Format.JSON:
        from pipelinecli.render.formats.machine import envelope, to_json

        out.write(to_json(envelope("board", _board_json(board))) + "\n")
    else:
        from pipelinecli.render.board.listing import LISTING, cards
        from pipelinecli.render.formats.writing import write_listing

        write_listing(LISTING, cards(board), form, out, bom=bom)


def write_plain(board: Board, out: TextIO) -> None:
    """Write the title, the counts, and one card a line under a header."""
    from pipelinecli.render.board.listing import LISTING, cards
    from pipelinecli.render.formats import plain

    out.write(f"{title(board)}\n{_counts(board)}\n")
    if is_empty(board):
        out.write(f"{how_to_begin()}\n")
        return
    out.write("\n")
    plain.write_listing(LISTING, list(cards(board)), out.write)
    out.writelines(f"{hint}\n" for hint in more_hints(board))


def write_markdown(board: Board, out: TextIO) -> None:
    """Write the title, for a heading to be put before it, then the counts and one card a row."""
    from pipelinecli.render.board.listing import LISTING, cards
    from pipelinecli.render.formats import markdown

    out.write(f"{markdown.escape(title(board))}\n\n{markdown.escape(_counts(board))}\n\n")
    markdown.write_listing(LISTING, cards(board), out.write)
    out.writelines(f"\n{markdown.escape(hint)}\n" for hint in more_hints(board))


def columns_json(board: Board) -> dict[Stage, object]:
    """Give the cards of each column."""
    from pipelinecli.render.card.data import card_json

    return {stage: [card_json(card) for card in board.columns[stage]] for stage in BOARD}


def _board_json(board: Board) -> dict[str, object]:
    return {
        "day": board.day.isoformat(),
        "cycle_days": board.cycle,
        "board": columns_json(board),
        "counts": board.counts,
    }


def _counts(board: Board) -> str:
    return " · ".join(f"{stage_label(stage)} {board.counts[stage]}" for stage in BOARD)
