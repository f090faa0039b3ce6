"""The personal sheet, 潜在客户管理行动工具表 (METHOD §4), in every format.

Table, plain, CSV and Markdown are the paper form in the reader's language; JSON and the long
listing are for programs and the same in every language. Refuses to put a lost contact into a
column, and to show an overridden card as earned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.render.formats.listing import Format

if TYPE_CHECKING:
    from pipelinecli.method.sheet import Sheet


def write_sheet(  # noqa: PLR0913 - one argument per thing a user can ask for
    sheet: Sheet,
    form: Format,
    out: TextIO,
    *,
    no_color: bool = False,
    long: bool = False,
    bom: bool = False,
) -> None:
    """Write the sheet to `out`, or, when `long`, its entries one a row (JSON lines always so).

    `no_color` is for the terminal, `bom` (a byte order mark, for Excel) for CSV.
    """
    if long or form is Format.JSONL:
        from pipelinecli.render.sheet import long as sheet_long

        sheet_long.write_entries(sheet, form, out, no_color=no_color, bom=bom)
    elif form is Format.TABLE:
        from pipelinecli.render.sheet import form as sheet_form

        sheet_form.draw_form(sheet, out, no_color=no_color)
    elif form is Format.PLAIN:
        from pipelinecli.render.sheet import form as sheet_form

        sheet_form.write_plain(sheet, out)
    elif form is Format.CSV:
        from pipelinecli.render.sheet import paper as sheet_csv

        sheet_csv.write_paper(sheet, out, bom=bom)
    elif form is Format.MD:
        from pipelinecli.render.sheet import markdown as sheet_markdown

        sheet_markdown.write_markdown(sheet, out)
    else:
        from pipelinecli.render.formats.machine import envelope, to_json
        from pipelinecli.render.sheet.data import sheet_json

        out.write(to_json(envelope("sheet", sheet_json(sheet))) + "\n")
