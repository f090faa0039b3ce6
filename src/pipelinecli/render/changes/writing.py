"""History, and what undo and redo say, in every format.

On a terminal history is one block for each command, newest first; elsewhere it is a row for each
alteration, and for programs a value for each command. Refuses to let a command that was taken
back pass for one that holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.render.changes.blocks import Manner, about, body
from pipelinecli.render.changes.listing import CHANGES, change_set_json, rows
from pipelinecli.render.changes.words import Telling
from pipelinecli.render.formats.answer import MACHINE, say, write_value
from pipelinecli.render.formats.grid import fold, line, text_of
from pipelinecli.render.formats.listing import Format, Listing
from pipelinecli.render.formats.writing import write_listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipelinecli.method.record.alterations import Account
    from pipelinecli.render.changes.values import Names
    from pipelinecli.render.formats.grid import Line

_INDENT: Final = "      "


class Told(NamedTuple):
    """What a command that replays says, done or only planned; `kind` names the JSON envelope."""

    kind: str
    telling: Telling
    head: str
    planned: str


UNDO: Final = Told(
    "undo",
    Telling.BACK,
    N_("Taken back: {what}"),
    N_("Would be taken back: {what}"),
)
REDO: Final = Told(
    "redo",
    Telling.AGAIN,
    N_("Brought again: {what}"),
    N_("Would be brought again: {what}"),
)


def write_history(  # noqa: PLR0913 - what was done, and how to say it
    accounts: Sequence[Account],
    names: Names,
    form: Format,
    out: TextIO,
    *,
    more: str | None = None,
    no_color: bool = False,
) -> None:
    """Write what was done, newest first, JSON kind "history".

    `more` is the command that lists the older ones, where there are some; a person is told.
    """
    for_people = form in {Format.TABLE, Format.PLAIN}
    if for_people and not accounts:
        say([_("Nothing has been recorded yet.")], out)
    elif form is Format.TABLE:
        _draw_blocks(accounts, names, out, no_color=no_color)
    elif form in MACHINE:
        listing: Listing[Account] = Listing(
            CHANGES.kind, (), lambda account: change_set_json(account, names)
        )
        write_listing(listing, accounts, form, out)
    else:
        _write_rows(accounts, names, form, out)
    if more is not None and for_people:
        say([_("… and older ones: {command}").format(command=more)], out)


def tell(  # noqa: PLR0913 - what was replayed, and how to say it
    told: Told,
    accounts: Sequence[Account],
    names: Names,
    form: Format,
    out: TextIO,
    *,
    planned: bool = False,
    quiet: bool = False,
    no_color: bool = False,
) -> None:
    """Say what was taken back or brought again, in that order, or would be where it is `planned`.

    `quiet` silences what is said to a person, never an answer that a program asked for.
    """
    if form in MACHINE:
        sets = [change_set_json(account, names) for account in accounts]
        write_value(told.kind, {"dry_run": planned, "change_sets": sets}, form, out)
    elif form in {Format.CSV, Format.MD}:
        _write_rows(accounts, names, form, out)
    elif not quiet and form is Format.TABLE:
        from pipelinecli.render.formats.console import make_console
        from pipelinecli.render.formats.drawing import draw

        console = make_console(out, no_color=no_color)
        draw(_said(told, accounts, names, console.width, planned=planned), console)
    elif not quiet:
        lines = _said(told, accounts, names, None, planned=planned)
        out.writelines(f"{text_of(spans)}\n" for spans in lines)


def brief(account: Account, names: Names) -> str:
    """Return a change set in a line, for somebody to agree to: its number and what it was."""
    return f"{account.change_set.id}  {about(account, names, cut=True)}"


def _said(
    told: Told, accounts: Sequence[Account], names: Names, room: int | None, *, planned: bool
) -> Iterator[Line]:
    manner = Manner(told.telling, names, room)
    for account in accounts:
        head = _(told.planned if planned else told.head)
        text = head.format(what=about(account, names, cut=room is not None))
        yield from _folded(text, room, "bold")
        yield from body(account, manner)
    if told is UNDO and not planned:
        command = "pipeline redo" + (f" {len(accounts)}" if len(accounts) > 1 else "")
        yield from _folded(_("To bring it again: {command}").format(command=command), room)


def _blocks(accounts: Iterable[Account], names: Names, room: int) -> Iterator[Line]:
    manner = Manner(Telling.DONE, names, room)
    for account in accounts:
        done = account.change_set
        text, number = about(account, names, cut=True), f"{done.id:>4}  "
        style = "bold"
        if done.undone_by is not None:
            style = "dim"
            text = _("{what} (taken back by {id})").format(what=text, id=done.undone_by)
        for part in fold(text, max(1, room - len(number))):
            yield line(number + part, style)
            number = " " * len(number)
        for spans in body(account, manner, _INDENT):
            yield line(text_of(spans), "dim") if style == "dim" else spans


def _draw_blocks(accounts: Sequence[Account], names: Names, out: TextIO, *, no_color: bool) -> None:
    from pipelinecli.render.formats.console import make_console
    from pipelinecli.render.formats.drawing import draw

    console = make_console(out, no_color=no_color)
    draw(_blocks(accounts, names, console.width), console)


def _write_rows(accounts: Sequence[Account], names: Names, form: Format, out: TextIO) -> None:
    write_listing(CHANGES, list(rows(accounts, names)), form, out)


def _folded(text: str, room: int | None, style: str = "") -> Iterator[Line]:
    return (line(part, style) for part in ([text] if room is None else fold(text, room)))
