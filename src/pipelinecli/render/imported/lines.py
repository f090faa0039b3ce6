"""An import in lines for people: columns first, then the counts, then what there is to look at.

Plain text is never cut or folded; on a terminal a line is folded under its own beginning. Refuses
to leave out how many there are of what is not shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _, ngettext
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.cells import fit, pad, width
from pipelinecli.render.formats.grid import Line, fold, line
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.exchange.outcome import Touched
    from pipelinecli.exchange.table import Problem
    from pipelinecli.render.imported.report import Report

_INDENT: Final = "  "
_LONGEST: Final = 60
"""Cells of a value."""
_NAMED: Final = 6
"""Columns of one field that are named."""
_WHOLE: Final = -1
"""In place of where a line goes on: it has a path in it, which somebody may copy."""
_BOLD: Final = "bold"
_DIM: Final = "dim"


def lines(report: Report, room: int | None) -> Iterator[Line]:
    """Yield the report, in lines of `room` cells; None is as many as each needs."""
    for part in (_file, _columns, _counts, _updated, _repeated, _likely, _problems, _end):
        for spans, hanging in part(report):
            yield from _folded(spans, hanging, room)


def _file(report: Report) -> Iterator[tuple[Line, int]]:
    yield line(safe_text(report.file), _BOLD), _WHOLE
    for note in report.notes:
        yield line(_INDENT + safe_text(note), _DIM), len(_INDENT)


def _columns(report: Report) -> Iterator[tuple[Line, int]]:
    """Each of our fields with the columns it was taken from; the notes say what was left alone.

    What a vCard has is no question of columns.
    """
    if report.kind == "vcf":
        return
    by_field: dict[str, list[str]] = {}
    for column in report.columns:
        if column.field is not None:
            by_field.setdefault(column.field, []).append(safe_text(column.header))
    cells = max(map(width, by_field), default=0)
    for field, headers in by_field.items():
        beginning = f"{_INDENT}{pad(field, cells)}  "
        more = len(headers) - _NAMED
        named = listed(headers[:_NAMED])
        if more > 0:
            said = ngettext("{names} and {n} more", "{names} and {n} more", more)
            named = said.format(names=named, n=more)
        yield line(beginning + named), width(beginning)


def _counts(report: Report) -> Iterator[tuple[Line, int]]:
    yield line(summed_up(report), _BOLD), 0
    for remark in report.outcome.remarks:
        yield line(safe_text(remark)), 0


def summed_up(report: Report) -> str:
    """Return the counts in a sentence."""
    outcome = report.outcome
    would = not outcome.written and (outcome.new or outcome.updated)
    bad = outcome.left_out - outcome.others - outcome.repeated
    parts = [
        (ngettext("{n} would be new", "{n} would be new", outcome.new) if would
         else ngettext("{n} new", "{n} new", outcome.new), outcome.new),
        (ngettext("{n} there already", "{n} there already", outcome.same), outcome.same),
        (ngettext("{n} would be updated", "{n} would be updated", outcome.updated) if would
         else ngettext("{n} updated", "{n} updated", outcome.updated), outcome.updated),
        (ngettext("{n} twice in the file", "{n} twice in the file", outcome.repeated),
         outcome.repeated),
        (ngettext("{n} of other owners", "{n} of other owners", outcome.others), outcome.others),
        (ngettext("{n} left out with a problem", "{n} left out with problems", bad), bad),
    ]  # fmt: skip
    said = [text.format(n=count) for text, count in parts if count]
    if not said:
        return _("No rows.") if not outcome.rows else _("Nothing new.")
    return _("{said}.").format(said=listed(said))


def _updated(report: Report) -> Iterator[tuple[Line, int]]:
    changed = [one for one in report.outcome.examples if one.changes]
    if not changed:
        return
    yield line(_("Updated:")), 0
    for one in changed:
        yield line(_INDENT + _at(one)), len(_INDENT)
        cells = max(width(field) for field, _before, _after in one.changes)
        for field, before, after in one.changes:
            said = _("{before} → {after}").format(before=_value(before), after=_value(after))
            beginning = f"{_INDENT * 2}{pad(field, cells)}  "
            yield line(beginning + said), width(beginning)
    yield from _more(report.outcome.updated - len(changed), len(changed))


def _repeated(report: Report) -> Iterator[tuple[Line, int]]:
    outcome = report.outcome
    if not outcome.repeats:
        return
    yield line(_("Twice in the file, and left out:")), 0
    for one in outcome.repeats:
        said = _("line {line}, {name}: as in line {other}").format(
            line=one.line, name=_value(one.name), other=one.beside_line
        )
        yield line(_INDENT + said), len(_INDENT) * 2
    yield from _more(outcome.repeated - len(outcome.repeats), len(outcome.repeats))


def _likely(report: Report) -> Iterator[tuple[Line, int]]:
    outcome = report.outcome
    if not outcome.pairs:
        return
    yield line(_("New, and perhaps somebody who is there (pipeline dupes):")), 0
    for one in outcome.pairs:
        other = _value(one.beside)
        if one.beside_card is not None:
            other = _("{name} ({id})").format(name=other, id=one.beside_card)
        elif one.beside_line is not None:
            other = _("{name} in line {line}").format(name=other, line=one.beside_line)
        yield line(f"{_INDENT}{_at(one)} – {other}"), len(_INDENT) * 2
    yield from _more(outcome.likely - len(outcome.pairs), len(outcome.pairs))


def _problems(report: Report) -> Iterator[tuple[Line, int]]:
    outcome = report.outcome
    if not outcome.problems:
        return
    said = ngettext("{n} problem:", "{n} problems:", outcome.problems).format(n=outcome.problems)
    yield line(said, _BOLD), 0
    for problem in outcome.first_problems:
        yield line(_INDENT + problem_text(problem)), len(_INDENT) * 2
    yield from _more(outcome.problems - len(outcome.first_problems), 1)


def _end(report: Report) -> Iterator[tuple[Line, int]]:
    outcome = report.outcome
    if outcome.errors is not None:
        yield (
            line(
                _("The bad rows, with the reasons: {path}").format(path=safe_text(outcome.errors))
            ),
            0,
        )
    if report.dry_run:
        yield line(_("Nothing was written: --dry-run.")), 0
    elif outcome.problems and not report.skip_errors:
        yield line(_said_what_to_do(report)), 0
    if report.preset is not None and outcome.written:
        said = _("Kept as a preset: --preset {name}").format(name=safe_text(report.preset))
        yield line(said), 0
    if outcome.backup is not None:
        said = _("What was there before is kept: {path}").format(path=safe_text(outcome.backup))
        yield line(said), _WHOLE
    # A store that was made of a bundle has nothing to go back to.
    if outcome.written and (report.what != "all" or outcome.backup is not None):
        yield line(_("To take it back: pipeline undo")), 0


def _said_what_to_do(report: Report) -> str:
    if report.outcome.errors is None:
        return _(
            "Nothing was written. Mend the file, or add --skip-errors to take in the other rows, "
            "and --errors FILE to have the bad ones in a file of their own."
        )
    return _("Nothing was written. Mend the file, or add --skip-errors to take in the other rows.")


def problem_text(problem: Problem) -> str:
    """Return a problem with its place and what to do, safe to show."""
    said = safe_text(problem.said)
    value = problem.value
    if value is not None and value.strip() and safe_text(value.strip()) not in said:
        said = _("“{value}”: {said}").format(value=_value(value), said=said)
    if problem.hint:
        said = _("{problem}; {hint}").format(problem=said, hint=safe_text(problem.hint))
    place = [
        *([] if problem.line is None else [_("line {line}").format(line=problem.line)]),
        *([] if problem.column is None else [safe_text(problem.column)]),
    ]
    return _("{place}: {said}").format(place=listed(place), said=said) if place else said


def _at(one: Touched) -> str:
    name = _value(one.name)
    if one.card is not None:
        name = _("{name} ({id})").format(name=name, id=one.card)
    return _("line {line}, {name}").format(line=one.line, name=name)


def _value(text: str | None) -> str:
    return "–" if text is None else fit(safe_text(text), _LONGEST)


def _more(left: int, shown: int) -> Iterator[tuple[Line, int]]:
    if left > 0 and shown:
        more = ngettext("… and {n} more", "… and {n} more", left).format(n=left)
        yield line(_INDENT + more, _DIM), len(_INDENT)


def _folded(spans: Line, hanging: int, room: int | None) -> Iterator[Line]:
    """Fold one line of one style under its own beginning."""
    text, style = spans[0].text, spans[0].style
    if room is None or hanging == _WHOLE or width(text) <= room:
        yield spans
        return
    beginning = text[: len(text) - len(text.lstrip(" "))]
    first, *more = fold(text[len(beginning) :], max(1, room - hanging))
    yield line(beginning + first, style)
    yield from (line(" " * hanging + part, style) for part in more)
