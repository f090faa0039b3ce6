"""The gate: a move the facts do not support is refused, naming every missing fact (METHOD §1).

`sign` and `close` supply the last facts; `move` asks for a stage outright. An override is kept
with its reason and marks the card. Nothing here lowers the standard quietly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import InTheFuture, Refused, Unsupported, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.cards import Outcome
from pipelinecli.method.classify import classify, missing_for
from pipelinecli.method.facts import Fact, Missing, Why
from pipelinecli.method.fallback import fall_back
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import fields
from pipelinecli.services.leaving import falling_back
from pipelinecli.services.reading import read_factor
from pipelinecli.services.working import Moved, working_on
from pipelinecli.words import day_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.cards import Attempt
    from pipelinecli.method.dates import When
    from pipelinecli.method.money import Money
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.working import Working


def move(
    desk: Desk, who: str, target: Stage, *, force: bool = False, reason: str | None = None
) -> Moved:
    """Move a card to a stage if its facts support it, or by force with a reason.

    A card that is there already is left alone. Raises Unsupported with every missing fact,
    Refused for a step down that the facts do not call for, UsageError for force without a reason.
    """
    kept = fields.optional_line("reason", reason)
    if force and kept is None:
        raise UsageError(_("--force needs a reason"), hint=_('add --reason "TEXT"'))
    with working_on(desk, "move", who) as working:
        if target is Stage.LOST:
            hint = _("pipeline lose {id} --reason TEXT").format(id=working.card.person.id)
            raise UsageError(_("a loss is recorded with its reason"), hint=hint)
        working.on_board()
        shown = working.card.stage
        if target is shown:
            return Moved(working.card, shown)
        if force and target is not Stage.OPPORTUNITY:
            return _overridden(working, target, kept)
        if target.rank > shown.rank:
            return _up(working, target)
        return _down(working, target, kept)


def sign(desk: Desk, who: str, received: Money, when: When) -> Moved:
    """Record signed papers handed in and the money received: 90 %.

    All five criteria must hold on that day; the signing itself is the signing date, and answers
    the next step that led to it. Raises Unsupported, InTheFuture, UsageError or Refused.
    """
    if received.minor == 0:
        raise UsageError(
            _("nothing has been received"), hint=_("90% needs the money: --received AMOUNT")
        )
    if desk.clock.is_future(when):
        raise InTheFuture(when, hint=_("record it when it has happened"))
    with working_on(desk, "sign", who, when) as working:
        attempt = working.open_attempt()
        if attempt.signed is not None and working.card.stage is Stage.P90:
            name, card_id = working.card.person.name, working.card.person.id
            raise Refused(
                _("{name} has signed on {day}").format(name=name, day=day_text(attempt.signed)),
                hint=_("to correct it: pipeline back {id}, then sign again").format(id=card_id),
            )
        _refuse_before_meeting(attempt, when)
        signed = attempt._replace(signed=when.day, received=received)
        if working.card.stage is not Stage.P90:
            missing = list(missing_for(Stage.P90, signed.facts, when.day, desk.rules.cycle))
            if attempt.facts.next_step is None and Missing(Fact.NEXT) not in missing:
                missing.append(Missing(Fact.NEXT))
            _refuse(working, Stage.P90, missing, hint=_too_late(working, missing))
        return working.settle(signed)


def close(  # noqa: PLR0913 - one for each thing that was typed
    desk: Desk,
    who: str,
    when: When,
    *,
    premium: Money | None = None,
    standard: Money | None = None,
    factor: str | None = None,
) -> Moved:
    """Record that the policy is issued: closed.

    The premium is what was received unless said otherwise; the standard premium is given, or
    premium times a factor (the setting's if none is given). Raises Unsupported for a card that
    is not at 90 %, InTheFuture, UsageError or Refused.
    """
    if standard is not None and factor is not None:
        raise UsageError(_("--standard and --factor do not go together"))
    if factor is not None:
        read_factor(factor)
    if desk.clock.is_future(when):
        raise InTheFuture(when, hint=_("record it when it has happened"))
    with working_on(desk, "close", who, when) as working:
        attempt = working.open_attempt()
        _refuse_before_meeting(attempt, when)
        if attempt.signed is not None and when.day < attempt.signed:
            raise UsageError(
                _("it cannot be issued before it was signed"), hint=_("name a later day: --on WHEN")
            )
        issued = attempt._replace(
            issued=when.day,
            premium=premium or attempt.received,
            ended=working.moment,
            outcome=Outcome.CLOSED,
        )
        if working.card.stage is not Stage.P90:
            facts = issued.facts
            _refuse(
                working,
                Stage.CLOSED,
                missing_for(Stage.CLOSED, facts, when.day, desk.rules.cycle),
            )
        issued = issued._replace(standard=standard or _standard(desk, issued.premium, factor))
        if attempt.override is not None:
            return working.put(issued, Stage.CLOSED, MoveKind.OVERRIDE, attempt.override)
        return working.put(issued, Stage.CLOSED, MoveKind.EARNED)


def _refuse_before_meeting(attempt: Attempt, when: When) -> None:
    if attempt.met is not None and when.day < attempt.met:
        raise UsageError(
            _("that is before the first meeting"), hint=_("name a later day: --on WHEN")
        )


def _standard(desk: Desk, premium: Money | None, factor: str | None) -> Money | None:
    """Return premium x factor; None without a premium or a factor."""
    typed = factor or desk.settings.get("factor")
    if typed is None:
        return None
    read = read_factor(typed)
    if premium is None:
        if factor is None:
            return None
        raise UsageError(_("--factor needs a premium"), hint=_("add --premium AMOUNT"))
    from pipelinecli.method.money import standard_premium

    return standard_premium(premium, read)


def _up(working: Working, target: Stage) -> Moved:
    desk, attempt = working.desk, working.card.attempt
    _refuse(working, target, missing_for(target, attempt.facts, desk.today, desk.rules.cycle))
    return working.put(attempt._replace(override=None), target, MoveKind.EARNED)


def _down(working: Working, target: Stage, reason: str | None) -> Moved:
    """Apply a step down that the rules call for, or drop the card to column 1."""
    desk, card = working.desk, working.card
    facts, cycle = card.attempt.facts, desk.rules.cycle
    if target is Stage.OPPORTUNITY:
        return falling_back(working, reason, all_the_way=True)
    supported = classify(facts, desk.today, cycle).stage
    overridden = card.attempt.override is not None
    step = fall_back(card.stage, facts, desk.today, cycle, overridden=overridden)
    if supported is target and step is not None and step.to is target:
        return falling_back(working, reason)
    if target is not Stage.APPOINTMENT:
        _refuse(working, target, missing_for(target, facts, desk.today, cycle))
    raise Refused(
        _("the facts put {name} at {stage}").format(
            name=card.person.name, stage=stage_label(card.stage)
        ),
        hint=_(
            "withdraw what no longer holds: pipeline mark {id} KEY=no, or pipeline back {id}"
        ).format(id=card.person.id),
    )


def _overridden(working: Working, target: Stage, reason: str | None) -> Moved:
    attempt: Attempt = working.open_attempt()
    attempt = attempt._replace(override=reason)
    if target is Stage.CLOSED:
        attempt = attempt._replace(ended=working.moment, outcome=Outcome.CLOSED)
    supported = classify(attempt.facts, working.desk.today, working.desk.rules.cycle).stage
    if supported is target:
        attempt = attempt._replace(override=None)
    return working.put(attempt, target, MoveKind.OVERRIDE, reason)


def _too_late(working: Working, missing: list[Missing]) -> str | None:
    """Return how to record money that came after the cycle: no fact can be supplied any more."""
    if all(item.why is not Why.AFTER_CYCLE for item in missing):
        return None
    hint = _(
        "after the cycle only an override records it: "
        "pipeline move {id} 90 --force --reason TEXT, then sign again"
    )
    return hint.format(id=working.card.person.id)


def _refuse(
    working: Working,
    target: Stage,
    missing: Sequence[Missing],
    hint: str | None = None,
) -> None:
    if missing:
        person = working.card.person
        raise Unsupported(person.name, person.id, target, missing, hint=hint)
