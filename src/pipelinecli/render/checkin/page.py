"""A check-in as a page for people: its row as the deck's form, what goes with it below.

Refuses a layout of its own for the row: it is the sheet's. Plain text is never cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TextIO

from pipelinecli.render.checkin import text
from pipelinecli.render.checkin.parts import part_lines, write_part
from pipelinecli.render.formats.grid import Line, flow, fold, line, text_of
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.labels import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.sheet import SheetRow
    from pipelinecli.render.checkin.parts import Part


class Page(NamedTuple):
    """What is said of a row: labelled values above it, parts and sentences below."""

    row: SheetRow
    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    said: tuple[str, ...] = ()


def write_page(page: Page, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write a page as plain text, as Markdown, or onto a terminal."""
    if form is Format.TABLE:
        from pipelinecli.render.formats.console import make_console
        from pipelinecli.render.formats.drawing import draw

        console = make_console(out, no_color=no_color)
        draw(_lines(page, console.width), console)
    elif form is Format.MD:
        _write_markdown(page, out)
    else:
        out.writelines(text_of(spans) + "\n" for spans in _lines(page, None))


def _lines(page: Page, room: int | None) -> Iterator[Line]:
    from pipelinecli.render.sheet.form import row_lines

    yield from (line(part, "bold") for part in _folded(text.title(page.row.window), room))
    about = (_folded(labelled(label, value), room) for label, value in page.about)
    yield from flow((line(part) for parts in about for part in parts), room or 0)
    if (note := text.note(page.row)) is not None:
        yield from map(line, _note_lines(note, room))
    yield ()
    yield from row_lines([page.row], room, since=False)
    for told in page.parts:
        yield ()
        yield from part_lines(told, room)
    if page.said:
        yield ()
    for sentence in page.said:
        yield from map(line, _folded(sentence, room))


def _note_lines(note: str, room: int | None) -> Iterator[str]:
    """Its lines; all but the first are set in, so that none passes for a line of ours."""
    first, *more = note.split("\n")
    yield from _folded(first, room)
    for further in more:
        yield from (f"  {part}" for part in _folded(further, room and room - 2))


def _folded(said: str, room: int | None) -> list[str]:
    return [said] if room is None else fold(said, room)


def _write_markdown(page: Page, out: TextIO) -> None:
    from pipelinecli.render.formats.markdown import escape
    from pipelinecli.render.sheet.markdown import write_rows

    out.write(f"# {escape(text.title(page.row.window))}\n\n")
    out.writelines(f"- {labelled(escape(label), escape(value))}\n" for label, value in page.about)
    if (note := text.note(page.row)) is not None:
        out.write(f"- {escape(note)}\n")
    if page.about or note is not None:
        out.write("\n")
    write_rows([page.row], out, since=False)
    for told in page.parts:
        out.write("\n")
        write_part(told, out)
    out.writelines(f"\n{escape(sentence)}\n" for sentence in page.said)
