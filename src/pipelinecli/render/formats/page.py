"""A page about one thing, for people: a title, sentences, labelled values, short listings.

Refuses machine formats, which have a value of their own. Text comes raw and is guarded here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TextIO

from pipelinecli.render.cells import pad, width
from pipelinecli.render.formats.listing import Format, Listing, Row
from pipelinecli.render.labels import labelled
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

GAP: Final = "  "


class Sentences(NamedTuple):
    """Whole sentences, a line each."""

    lines: tuple[str, ...]


class Field(NamedTuple):
    """A label and its value, which has several lines only where it may."""

    label: str
    value: str
    multiline: bool = False

    @property
    def shown(self) -> str:
        """The value, safe to show."""
        return safe_text(self.value, multiline=self.multiline)


class Fields(NamedTuple):
    """Labelled values, one below another."""

    fields: tuple[Field, ...]


class Section(NamedTuple, Generic[Row]):
    """A few rows of a listing, under a title."""

    title: str
    listing: Listing[Row]
    rows: tuple[Row, ...]


Part = Sentences | Fields | Section[Any]


def write_page(
    title: str, parts: Sequence[Part], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the page as plain text, as Markdown, or onto a terminal; empty parts are left out."""
    shown = [part for part in parts if part[-1]]
    if form is Format.TABLE:
        from pipelinecli.render.formats.console import make_console

        _draw(title, shown, make_console(out, no_color=no_color))
    elif form is Format.MD:
        _write_markdown(title, shown, out)
    else:
        _write_plain(title, shown, out)


def _write_plain(title: str, parts: Sequence[Part], out: TextIO) -> None:
    from pipelinecli.render.formats import plain

    out.write(f"{safe_text(title)}\n")
    for part in parts:
        if isinstance(part, Section):
            out.write(f"\n{safe_text(part.title)}\n")
            plain.write_listing(part.listing, part.rows, out.write)
        elif isinstance(part, Sentences):
            out.writelines(f"{safe_text(line)}\n" for line in part.lines)
        else:
            out.write("\n")
            out.writelines(f"{line}\n" for line in _field_lines(part))


def _field_lines(fields: Fields) -> Sequence[str]:
    """Labels in one column, values in another, further lines of a value below its first."""
    cells = max(width(field.label) for field in fields.fields)
    lines: list[str] = []
    for field in fields.fields:
        first, *rest = field.shown.split("\n")
        lines.append(f"{pad(field.label, cells)}{GAP}{first}".rstrip(" "))
        lines += [f"{' ' * cells}{GAP}{more}".rstrip(" ") for more in rest]
    return lines


def _write_markdown(title: str, parts: Sequence[Part], out: TextIO) -> None:
    from pipelinecli.render.formats import markdown

    out.write(f"# {markdown.escape(safe_text(title))}\n")
    for part in parts:
        out.write("\n")
        if isinstance(part, Section):
            out.write(f"## {markdown.escape(safe_text(part.title))}\n\n")
            markdown.write_listing(part.listing, part.rows, out.write)
        elif isinstance(part, Sentences):
            lines = (markdown.escape(safe_text(line)) for line in part.lines)
            out.write("\n\n".join(lines) + "\n")
        else:
            out.writelines(
                f"- {labelled(markdown.escape(field.label), markdown.escape(field.shown))}\n"
                for field in part.fields
            )


def _draw(title: str, parts: Sequence[Part], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from pipelinecli.render.formats import table

    console.print(Text(safe_text(title), style="bold"))
    for part in parts:
        if isinstance(part, Sentences):
            for line in part.lines:
                console.print(Text(safe_text(line)))
            continue
        console.print()
        if isinstance(part, Section):
            console.print(Text(safe_text(part.title), style="bold"))
            table.write_listing(part.listing, part.rows, console)
        else:
            grid = Table.grid(padding=(0, len(GAP)))
            for field in part.fields:
                grid.add_row(Text(field.label, style="dim"), Text(field.shown, overflow="fold"))
            console.print(grid)
