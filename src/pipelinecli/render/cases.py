"""The four worked cases told as stories, and what the method says of them (METHOD §5).

It refuses to give an answer of its own: the stage and the reasons are the classifier's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.words import missing_text, stage_label

if TYPE_CHECKING:
    from pipelinecli.method.cases import Case
    from pipelinecli.method.stages import Stage

_TITLES = {
    1: N_("The clothing-shop clerk"),
    2: N_("Manager Wang"),
    3: N_("Owner Zhang"),
    4: N_("Director Tang"),
}
_STORIES = {
    1: N_(
        "You left a message. Two days later, on the phone, she is keen; but she travels next week "
        "and will arrange a meeting when she is back."
    ),
    2: N_(
        "You met two days after the call. Needs and budget were discussed. His brother-in-law "
        "works for another insurer. You meet again in three days to go through the plan."
    ),
    3: N_(
        "You met the day after the call. A week later you spent an hour on benefits and budget, "
        "at most 1,500 a month. He asks for the written plan. You agreed on next Tuesday, 14:00."
    ),
    4: N_(
        "You met on day 7. On day 21 you handed over the proposal: it looks good, he will ask his "
        "wife. On day 42, by phone: no agreement at home, he will come back to you. The cycle is "
        "28 days."
    ),
}
_MORALS = {
    1: N_("No dated meeting. Enthusiasm is not an appointment."),
    2: N_("No signing date, and the plan has not been discussed."),
    3: N_("All five: the dated meeting is the expected signing date. Nothing is signed: not 90%."),
    4: N_("35 days are more than 28, and there is no dated next step."),
}


def case_text(case: Case) -> str:
    """Return a case as a question, wrapped for a terminal."""
    import textwrap

    title = _("Case {n}: {title}").format(n=case.number, title=_(_TITLES[case.number]))
    return "\n".join(["", title, *textwrap.wrap(_(_STORIES[case.number]), 76), ""])


def explain(case: Case, given: Stage) -> str:
    """Return whether an answer was right, the right one, and why."""
    answer = case.answer
    right = stage_label(answer.stage)
    said = (
        _("Right: {stage}.").format(stage=right)
        if given is answer.stage
        else _("No: {stage}.").format(stage=right)
    )
    return f"{said} {_(_MORALS[case.number])}\n{_missing(case)}"


def score_text(right: int, of: int) -> str:
    """Return the score of a quiz."""
    return "\n" + _("{right} of {of} right.").format(right=right, of=of) + "\n"


def write_cases(cases: tuple[Case, ...], form: Format, out: TextIO) -> None:
    """Write the cases with their answers; as a text for people, as rows for machines."""
    if form in {Format.TABLE, Format.PLAIN}:
        for case in cases:
            answer = _("Answer: {stage}.").format(stage=stage_label(case.answer.stage))
            out.write(f"{case_text(case)}{answer} {_(_MORALS[case.number])}\n{_missing(case)}")
        return
    write_listing(_LISTING, cases, form, out)


def _missing(case: Case) -> str:
    answer = case.answer
    if answer.toward is None or not answer.missing:
        return ""
    missing = _("; ").join(missing_text(item) for item in answer.missing)
    lacking = _("For {stage} it lacks: {missing}.").format(
        stage=stage_label(answer.toward), missing=missing
    )
    return f"{lacking}\n"


_LISTING: Listing[Case] = Listing(
    "practice",
    (
        Column(
            "case", N_("Case"), lambda case: str(case.number), lambda case: case.number, width=4
        ),
        Column(
            "title",
            N_("Title"),
            lambda case: _(_TITLES[case.number]),
            lambda case: _TITLES[case.number],
        ),
        Column(
            "story",
            N_("Story"),
            lambda case: _(_STORIES[case.number]),
            lambda case: _STORIES[case.number],
        ),
        Column(
            "answer",
            N_("Answer"),
            lambda case: stage_label(case.answer.stage),
            lambda case: case.answer.stage.value,
        ),
    ),
)
