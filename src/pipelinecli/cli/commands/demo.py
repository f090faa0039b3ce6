"""`pipeline demo`: the deck's own sample, as commands with their answers."""

from __future__ import annotations

import shlex
import sys
import tempfile
from typing import TYPE_CHECKING

from pipelinecli.errors import ExitCode, UsageError
from pipelinecli.i18n import N_, _, language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Text

HELP = N_("Runs on a store of its own, which is deleted afterwards; your data is not touched.")

_TOUR = (
    ("2008-12-12", N_("Friday. Two contacts: one meets at once, one agrees a first meeting."), (
        "add 刘岩 --source referral",
        "met 刘岩 --next 2008-12-16 --agenda proposal",
        "add 何建国 --phone 13800138000",
        "book 何建国 2008-12-15",
    )),
    ("2008-12-13", N_("Saturday. The gate holds the standard."), (
        "add 范学东",
        "met 范学东 --next 2008-12-17",
        "move 范学东 50",
    )),
    ("2008-12-14", N_("Sunday. All five criteria in one sitting."), (
        "add 艾新华",
        'met 艾新华 --next "2008-12-18 14:00" --agenda sign',
        "mark 艾新华 person=self plan=endowment budget=1000-1500/month timing=2008-12-18",
        "why 艾新华",
    )),
    ("2008-12-15", N_("Monday. The board, and the week's sheet for the check-in."), (
        "today",
        "board",
        "sheet",
    )),
    ("2009-01-12", N_("Four weeks later. Who has outlived the cycle?"), ("flags",)),
)  # fmt: skip


def command(
    ctx: Context,
    keep: Annotated[
        Text, typer.Option("--keep", metavar="FILE", help=_("Keep the sample store as this file."))
    ] = None,
) -> None:
    """Show the main job."""
    session = ctx.obj
    with tempfile.TemporaryDirectory() as directory:
        store = keep or f"{directory}/demo.db"
        if keep is not None and _is_there(keep):
            raise UsageError(_("{path} exists already").format(path=keep))
        for day, said, lines in _TOUR:
            sys.stdout.write(f"\n# {day}  {_(said)}\n")
            for line in lines:
                _show(line, ["--store", store, "--today", day, *_shared(no_color=session.no_color)])
    if keep is not None:
        sys.stdout.write("\n" + _("The sample is in {path}.").format(path=keep) + "\n")


def _show(line: str, shared: list[str]) -> None:
    """Print a command as it would be typed, and run it."""
    from pipelinecli.cli.run import run

    sys.stdout.write(f"\n$ pipeline {line}\n")
    sys.stdout.flush()
    if run([*shared, *shlex.split(line)]) == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    sys.stdout.flush()


def _shared(*, no_color: bool) -> Iterator[str]:
    yield from ("--lang", language())
    if no_color:
        yield "--no-color"


def _is_there(path: str) -> bool:
    import os

    return os.path.lexists(path)
