"""What came of an import, in every format: lines for people, JSON kind "import", a row of counts.

The columns of the row are declared once. Machine forms are the same in every language, but for
what is said of a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.grid import text_of
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.render.imported.lines import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelinecli.exchange.outcome import Touched
    from pipelinecli.exchange.table import Problem
    from pipelinecli.render.formats.listing import Scalar
    from pipelinecli.render.imported.report import Report


def tell_imported(
    report: Report, form: Format, out: TextIO, *, quiet: bool = False, no_color: bool = False
) -> None:
    """Say what an import did, or would do, JSON kind "import".

    `quiet` silences what went as it should, never a problem or an answer a program asked for.
    """
    if form in MACHINE:
        write_value("import", _data(report), form, out)
    elif form not in {Format.TABLE, Format.PLAIN}:
        write_listing(Listing("import", _COLUMNS), (report,), form, out)
    elif quiet and not report.outcome.problems:
        return
    elif form is Format.TABLE:
        from pipelinecli.render.formats.console import make_console
        from pipelinecli.render.formats.drawing import draw

        console = make_console(out, no_color=no_color)
        draw(lines(report, console.width), console)
    else:
        out.writelines(f"{text_of(spans)}\n" for spans in lines(report, None))


def _data(report: Report) -> dict[str, object]:
    outcome = report.outcome
    return {
        **{column.key: column.data(report) for column in _COLUMNS},
        "notes": list(report.notes),
        "columns": [
            {"column": header, "field": field, "how": how} for header, field, how in report.columns
        ],
        "first_problems": [_problem(problem) for problem in outcome.first_problems],
        "examples": [_touched(one) for one in outcome.examples],
        "repeats": [_touched(one) for one in outcome.repeats],
        "pairs": [_touched(one) for one in outcome.pairs],
        "remarks": list(outcome.remarks),
        **report.more,
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "line": problem.line,
        "column": problem.column,
        "value": problem.value,
        "message": problem.said,
        "hint": problem.hint,
    }


def _touched(one: Touched) -> dict[str, object]:
    return {
        "line": one.line,
        "id": one.card,
        "name": one.name,
        "changes": [
            {"field": field, "before": before, "after": after}
            for field, before, after in one.changes
        ],
        "beside": None
        if one.beside is None and one.beside_line is None
        else {"id": one.beside_card, "line": one.beside_line, "name": one.beside},
    }


def _column(key: str, title: str, read: Callable[[Report], Scalar]) -> Column[Report]:
    def text(report: Report) -> str:
        value = read(report)
        return "" if value is None else str(value)

    return Column(key, title, text, read)


_COLUMNS: Final[tuple[Column[Report], ...]] = (
    _column("what", N_("What"), lambda report: report.what),
    _column("file", N_("File"), lambda report: report.file),
    _column("format", N_("Format"), lambda report: report.kind),
    _column("dry_run", N_("Dry run"), lambda report: report.dry_run),
    _column("written", N_("Written"), lambda report: report.outcome.written),
    _column("rows", N_("Rows"), lambda report: report.outcome.rows),
    _column("new", N_("New"), lambda report: report.outcome.new),
    _column("same", N_("There already"), lambda report: report.outcome.same),
    _column("updated", N_("Updated"), lambda report: report.outcome.updated),
    _column("left_out", N_("Left out"), lambda report: report.outcome.left_out),
    _column("repeated", N_("Twice in the file"), lambda report: report.outcome.repeated),
    _column("others", N_("Of other owners"), lambda report: report.outcome.others),
    _column("likely", N_("Likely pairs"), lambda report: report.outcome.likely),
    _column("problems", N_("Problems"), lambda report: report.outcome.problems),
    _column("errors", N_("Bad rows"), lambda report: report.outcome.errors),
    _column("backup", N_("Backup"), lambda report: report.outcome.backup),
    _column("preset", N_("Preset"), lambda report: report.preset),
)
