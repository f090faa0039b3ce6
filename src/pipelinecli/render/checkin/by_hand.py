"""The check-in as it is walked through by hand: how it begins, one card after another, its end.

Refuses to decide what may be answered: it is handed the keys with their words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import _, ngettext
from pipelinecli.method.flags import Flag
from pipelinecli.render.card.phrases import proposal_text, stage_text, step_text
from pipelinecli.render.cells import fit, width
from pipelinecli.render.formats.grid import Line, Span, flow, fold, line, text_of
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.marks import day_mark, name_text, overridden
from pipelinecli.render.text import safe_text
from pipelinecli.words import (
    day_text,
    flag_label,
    override_label,
    proposal_command,
    stage_label,
    when_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipelinecli.method.cards import Card
    from pipelinecli.method.checkin import Report

_GAP: Final = "  "
_SHORTEST: Final = 8
"""A name is not cut below this many cells."""
_ENDLESS: Final = 10_000
"""Cells of a line of plain text, which is never broken."""


def write_opening(
    report: Report, form: Format, out: TextIO, *, late: bool, no_color: bool = False
) -> None:
    """Write which check-in it is and for which days, its row so far, and what changed in them."""
    from pipelinecli.render.checkin.page import Page, write_page
    from pipelinecli.render.checkin.report import MOST, parts
    from pipelinecli.render.checkin.text import about

    here = report._replace(attention=(), applied=(), missed=())
    page = Page(
        report.row,
        tuple(about(report.row)),
        tuple(parts(here, MOST)),
        tuple(_opening(report, late=late)),
    )
    write_page(page, form, out, no_color=no_color)


def _opening(report: Report, *, late: bool) -> Iterator[str]:
    hand_in, cards = report.row.hand_in, len(report.attention)
    if hand_in is not None and report.row.differences:
        yield _("It was handed in already; at the end it is handed in again.")
    elif hand_in is not None:
        yield _("It was handed in already.")
    elif late:
        yield _("It is late: the next check-in is due already.")
    yield ngettext(
        "{n} card wants an answer. One key answers; ? explains the keys.",
        "{n} cards want an answer. One key answers; ? explains the keys.",
        cards,
    ).format(n=cards)


def write_closing(report: Report, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write the row as it was handed in, what was missed, and how many cards are left."""
    from pipelinecli.render.checkin.page import Page, write_page
    from pipelinecli.render.checkin.report import MOST, closing, parts

    cards = len(report.attention)
    said = closing(report)
    if cards:
        left = ngettext(
            "{n} card still wants an answer: {command}",
            "{n} cards still want an answer: {command}",
            cards,
        )
        said = (left.format(n=cards, command="pipeline flags"), *said)
    shown = parts(report._replace(changes=(), attention=(), applied=()), MOST)
    out.write("\n")
    write_page(Page(report.row, (), tuple(shown), said), form, out, no_color=no_color)


def write_card(
    card: Card, place: tuple[int, int], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write who wants an answer and why; `place` is (which one, of how many)."""
    if form is Format.TABLE:
        from pipelinecli.render.formats.console import make_console
        from pipelinecli.render.formats.drawing import draw

        console = make_console(out, no_color=no_color)
        draw([(), *_card(card, place, console.width)], console)
    else:
        out.writelines(text_of(spans) + "\n" for spans in ((), *_card(card, place, None)))


def write_command(words: str, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write the command that an answer comes to, as it would be typed."""
    said = f"$ {safe_text(words)}"
    if form is Format.TABLE:
        from pipelinecli.render.formats.console import make_console
        from pipelinecli.render.formats.drawing import draw

        draw([line(said, "dim")], make_console(out, no_color=no_color))
    else:
        out.write(f"{said}\n")


def keys_text(keys: Iterable[tuple[str, str]], room: int) -> str:
    """Give the keys, each with its word, on one line if `room` cells hold it: a prompt."""
    pieces = [line(f"{key} {word}".strip()) for key, word in keys]
    lines = "\n".join(map(text_of, flow(pieces, room - len(": ") - 1, _GAP)))
    return _("{question}: ").format(question=lines)


def help_lines(keys: Sequence[tuple[str, str]], room: int) -> Iterator[str]:
    """Give the keys one below another, each with what it does."""
    for key, about in keys:
        first, *more = fold(about, max(_SHORTEST, room - 2 * len(_GAP) - 1))
        yield f"{_GAP}{key}{_GAP}{first}"
        yield from (f"{_GAP} {_GAP}{part}" for part in more)


def _card(card: Card, place: tuple[int, int], room: int | None) -> Iterator[Line]:
    yield from _headline(card, place, room)
    for flag in card.flags:
        said = _reason(card, flag)
        style = "yellow"
        yield from (line(part, style) for part in _indented(said, room))
    for said in _more(card):
        yield from map(line, _indented(said, room))


def _headline(card: Card, place: tuple[int, int], room: int | None) -> Iterator[Line]:
    """Who it is and where the card stands, on a second line what the first has no room for."""
    at, total = place
    counted = _("{n} of {total}").format(n=at, total=total)
    who = _("{name} ({id})")
    name = name_text(card.person.name)
    if room is not None:
        others = width(f"{counted}{_GAP}" + who.format(name="", id=card.person.id))
        name = fit(name, max(_SHORTEST, room - others))
    first = (Span(f"{counted}{_GAP}"), Span(who.format(name=name, id=card.person.id), "bold"))
    after = [stage_text(card), *_clock(card)]
    if overridden(card):
        after.append(override_label())
    cells = _ENDLESS if room is None else room - width(_GAP)
    for number, spans in enumerate(flow([first, *map(line, after)], cells, _GAP)):
        yield (Span(_GAP), *spans) if number else spans


def _clock(card: Card) -> Iterator[str]:
    first, age = card.first_meeting, card.age
    if first is not None and age is not None:
        yield ngettext("first meeting {day}, {n} day", "first meeting {day}, {n} days", age).format(
            day=day_mark(first.day), n=age
        )


def _reason(card: Card, flag: Flag) -> str:
    """Say a flag with the date or the days that raise it."""
    what = _what(card, flag)
    label = flag_label(flag)
    return label if what is None else _("{flag}: {what}").format(flag=label, what=what)


def _what(card: Card, flag: Flag) -> str | None:
    attempt, last = card.attempt, card.last_good_day
    if flag is Flag.MEETING_UNANSWERED and attempt.first_meeting is not None:
        return when_text(attempt.first_meeting)
    if flag is Flag.NEXT_STEP_PASSED:
        return step_text(attempt)
    if flag is Flag.SIGNING_PASSED and attempt.signing is not None:
        return when_text(attempt.signing)
    if flag in {Flag.OVERDUE, Flag.OVER_CYCLE_90} and last is not None:
        return _("the last good day was {day}").format(day=day_text(last))
    if flag is Flag.STUCK:
        days = (card.today - attempt.since.date()).days
        return ngettext("{n} day in {stage}", "{n} days in {stage}", days).format(
            n=days, stage=stage_label(card.stage)
        )
    return None


def _more(card: Card) -> Iterator[str]:
    """What is agreed, what the rules would do, and the command where no key will do."""
    attempt, card_id = card.attempt, card.person.id
    step = step_text(attempt)
    if step is not None and Flag.NEXT_STEP_PASSED not in card.flags:
        yield _("Next step: {step}.").format(step=step)
    if card.proposal is not None:
        yield _("The rules propose: {proposal}: {command}").format(
            proposal=proposal_text(card.proposal),
            command=proposal_command(card.proposal, card_id),
        )
    if Flag.SIGNING_PASSED in card.flags:
        yield _("Once signed and paid: {command}").format(
            command=f"pipeline sign {card_id} --received AMOUNT"
        )
    if Flag.OVER_CYCLE_90 in card.flags:
        yield _("When the policy is issued: {command}").format(command=f"pipeline close {card_id}")


def _indented(said: str, room: int | None) -> list[str]:
    text = safe_text(said)
    if room is None:
        return [f"{_GAP}{text}"]
    # What was typed may be long; two lines of it are enough to know it by.
    cells = max(_SHORTEST, room - width(_GAP))
    return [f"{_GAP}{part}" for part in fold(fit(text, 2 * cells), cells)]
