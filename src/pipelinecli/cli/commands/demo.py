"""`pipeline demo`: the deck's own sample, as commands with their answers."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

from pipelinecli.errors import ExitCode, UsageError
from pipelinecli.i18n import N_, _, language
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Text
    from pipelinecli.cli.session import Session

HELP = N_("Runs on a store of its own, which is deleted afterwards; your data is not touched.")

_BEGINNING = (
    N_("One long weekend of an insurance rep, from the deck the method comes from."),
    N_("25% has met and goes on; 50% meets all five criteria; 90% has signed and paid."),
    N_("After each $ is what is typed, below it the answer. Your data is not touched."),
)
_TOUR = (
    ("2008-12-12", N_("Friday. One contact is met at once, one agrees a first meeting."), (
        "add 刘岩 --source referral",
        N_('met 刘岩 --next 2008-12-16 --agenda "go through the plan"'),
        "add 何建国 --phone 13800138000",
        "book 何建国 2008-12-15",
    )),
    ("2008-12-13", N_("Saturday. A good talk is not yet 50%: the gate says why."), (
        "add 范学东",
        "met 范学东 --next 2008-12-17",
        "move 范学东 50",
    )),
    ("2008-12-14", N_("Sunday. All five criteria in one sitting, with their evidence."), (
        "add 艾新华",
        N_('met 艾新华 --next "2008-12-18 14:00" --agenda "sign the papers"'),
        N_("mark 艾新华 person=self plan=annuity budget=1500/month timing=12-18"),
        "why 艾新华",
    )),
    ("2009-01-12", N_("Four weeks on, if nothing more happens: who is over the cycle?"), (
        "flags",
    )),
    ("2008-12-15", N_("Back on Monday: what is due, and the weekly sheet to hand in."), (
        "today",
        "sheet",
    )),
)  # fmt: skip
_END = (
    N_("That is the main job. Your own first contact: {command}"),
    N_("Test yourself on the method: {command}"),
)


def command(
    ctx: Context,
    keep: Annotated[
        Text, typer.Option("--keep", metavar="FILE", help=_("Keep the sample store as this file."))
    ] = None,
) -> None:
    """Show the main job."""
    session = ctx.obj
    if session.form not in {Format.TABLE, Format.PLAIN}:
        raise UsageError(
            _("demo shows commands as they answer a person, and has no other format"),
            hint=_("keep its store, and ask that: {command}").format(
                command=f"{_called()} demo --keep FILE"
            ),
        )
    with tempfile.TemporaryDirectory() as directory:
        store = keep or f"{directory}/demo.db"
        if keep is not None and os.path.lexists(keep):
            raise UsageError(_("{path} exists already").format(path=keep))
        sys.stdout.writelines(f"{_(line)}\n" for line in _BEGINNING)
        for day, said, lines in _TOUR:
            sys.stdout.write(f"\n# {day}  {_(said)}\n")
            for line in lines:
                # A bare command is not translated, though its name may be a word of ours.
                typed = _(line) if " " in line else line
                _show(typed, ["--store", store, "--today", day, *_shared(session)])
    sys.stdout.write("\n")
    for line, words in zip(_END, ("add NAME", "practice"), strict=True):
        sys.stdout.write(_(line).format(command=f"{_called()} {words}") + "\n")
    if keep is not None:
        sys.stdout.write(_("The sample is in {path}.").format(path=safe_text(keep)) + "\n")


def _show(line: str, shared: list[str]) -> None:
    """Print a command as it would be typed, and run it; a refusal is an answer like any other."""
    from pipelinecli.cli.run import run

    sys.stdout.write(f"\n$ pipeline {line}\n")
    sys.stdout.flush()
    with redirect_stderr(sys.stdout):
        code = run([*shared, *shlex.split(line)], keeps_copies=False)
    sys.stdout.flush()
    if code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt


def _shared(session: Session) -> Iterator[str]:
    """The options of the demo that its commands are given too."""
    yield from ("--lang", language(), "--output", session.form)
    if session.no_color:
        yield "--no-color"


def _called() -> str:
    """Return how to call the program from here, which `make demo` has not put on the PATH."""
    from shutil import which

    name, typed = "pipeline", sys.argv[0]
    return typed if os.path.basename(typed) == name and which(name) is None else name  # noqa: PTH119
