"""What was won with one person on two cards, put together (METHOD §1-§2).

The attempt that goes on keeps all it has, and gets of the other what it lacks. It refuses to
replace anything, and to carry over what an attempt has left behind that is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.cards import Attempt


def united(leading: Attempt, resting: Attempt, today: date) -> Attempt:
    """Return the attempt that goes on, with what another one of the same person has won.

    Both must be under way. A next step that is over gives way to one still to come; an amount in
    another currency stays where it is.
    """
    if leading.ended is not None or resting.ended is not None:
        return leading
    if leading.first_meeting is None:
        leading = leading._replace(first_meeting=resting.first_meeting, held=resting.held)
    if _is_ahead(resting, today) and not _is_ahead(leading, today):
        leading = leading._replace(
            next_step=resting.next_step, agenda=resting.agenda, next_marked=resting.next_marked
        )
    if leading.budget is None and _is_one_currency(leading, resting):
        leading = leading._replace(budget=resting.budget, amount=resting.amount)
    if leading.signing is None:
        leading = leading._replace(signing=resting.signing, signing_marked=resting.signing_marked)
    return leading._replace(
        person=leading.person or resting.person, plan=leading.plan or resting.plan
    )


def _is_ahead(attempt: Attempt, today: date) -> bool:
    return attempt.next_step is not None and attempt.next_step.day >= today


def _is_one_currency(leading: Attempt, resting: Attempt) -> bool:
    """Whether the amount of the one may stand beside the sums of the other."""
    sums = (leading.received, leading.premium, leading.standard, resting.amount)
    return len({money.currency for money in sums if money is not None}) <= 1
