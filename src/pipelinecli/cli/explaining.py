"""`--explain` of the activity chain's figures, for the commands that are computed from it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session
    from pipelinecli.method.figures.period import Period


def explain(session: Session, period: Period, name: str) -> None:
    """List what is behind a figure of a period. Raises UsageError, StoreAbsent."""
    from pipelinecli.method.figures.chain import Step
    from pipelinecli.services.figures import steps

    figure = steps.figure_called(name)
    desk, form, no_color = session.desk, session.form, session.no_color
    with desk.store.snapshot():
        if isinstance(figure, Step) and figure in steps.ATTEMPTS:
            from pipelinecli.render.figures.behind import write_behind

            write_behind(steps.attempts(desk, period, figure), form, sys.stdout, no_color=no_color)
        else:
            from pipelinecli.render.figures.done import write_done

            write_done(steps.done(desk, period, figure), form, sys.stdout, no_color=no_color)
