"""`pipeline practice`: the four worked cases as a quiz."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.asking import ask
from pipelinecli.cli.diagnostics import report
from pipelinecli.errors import UsageError
from pipelinecli.i18n import N_, _
from pipelinecli.method.cases import CASES
from pipelinecli.render.cases import case_text, explain, score_text, write_cases
from pipelinecli.render.formats.listing import Format
from pipelinecli.services.reading import read_stage

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context
    from pipelinecli.cli.session import Session
    from pipelinecli.method.stages import Stage

HELP = N_("Asks on a terminal; elsewhere it prints the cases with their answers.")


def command(ctx: Context) -> None:
    """Practise."""
    session = ctx.obj
    if not session.interactive or session.form is not Format.TABLE:
        write_cases(CASES, session.form, sys.stdout)
        return
    right = 0
    for case in CASES:
        sys.stdout.write(case_text(case))
        given = _answer(session)
        right += given is case.answer.stage
        sys.stdout.write(explain(case, given))
    sys.stdout.write(score_text(right, len(CASES)))


def _answer(session: Session) -> Stage:
    """Ask until the answer is a stage."""
    while True:
        typed = ask(_("Which stage"))
        try:
            return read_stage(typed)
        except UsageError as error:
            report(error, session)
