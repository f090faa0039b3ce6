"""A listing written in the form that was asked for; only the writer needed is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO, assert_never

from pipelinecli.render.formats.listing import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.render.formats.listing import Listing, Row


def write_listing(  # noqa: PLR0913 - one argument per thing a user can ask for
    listing: Listing[Row],
    rows: Iterable[Row],
    form: Format,
    out: TextIO,
    *,
    no_color: bool = False,
    bom: bool = False,
) -> None:
    """Write `rows` to `out` in the form asked for; only the writer needed is loaded.

    `no_color` is for the table, `bom` (a byte order mark, for Excel) for CSV.
    """
    match form:
        case Format.TABLE:
            from pipelinecli.render.formats import console, table

            table.write_listing(listing, rows, console.make_console(out, no_color=no_color))
        case Format.PLAIN:
            from pipelinecli.render.formats import plain

            plain.write_listing(listing, rows, out.write)
        case Format.JSON:
            from pipelinecli.render.formats import machine

            machine.write_json(listing, rows, out.write)
        case Format.JSONL:
            from pipelinecli.render.formats import machine

            machine.write_jsonl(listing, rows, out.write)
        case Format.CSV:
            from pipelinecli.render.formats import delimited

            delimited.write_listing(listing, rows, delimited.writer(out), bom=bom)
        case Format.MD:
            from pipelinecli.render.formats import markdown

            markdown.write_listing(listing, rows, out.write)
        case _:
            assert_never(form)
