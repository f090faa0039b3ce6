"""The method's codes in the reader's words: stages, criteria, flags, facts, dates, money.

Everything the method says as a token is said here as a sentence, in one place, so that the
board, a refusal and the sheet use the same words. It refuses to decide anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.i18n import N_, _, language
from pipelinecli.method.criteria import Criterion
from pipelinecli.method.facts import Fact, Why
from pipelinecli.method.flags import Flag
from pipelinecli.method.money import exponent
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.agenda import Due
    from pipelinecli.method.cards import Card, Outcome
    from pipelinecli.method.dates import When
    from pipelinecli.method.facts import Missing
    from pipelinecli.method.fallback import Proposal
    from pipelinecli.method.kinds import ActivityKind, MoveKind, TallyKind
    from pipelinecli.method.money import Amount, Money
    from pipelinecli.method.settling import Answer

_STAGES = {
    Stage.OPPORTUNITY: N_("Opportunity"),
    Stage.APPOINTMENT: N_("First appointment"),
    Stage.P25: N_("25%"),
    Stage.P50: N_("50%"),
    Stage.P90: N_("90%"),
    Stage.CLOSED: N_("Closed"),
    Stage.LOST: N_("Lost"),
}
_CRITERIA = {
    Criterion.PERSON: N_("the right person"),
    Criterion.PLAN: N_("the plan fits the need"),
    Criterion.BUDGET: N_("the budget is reasonable"),
    Criterion.TIMING: N_("the right time"),
    Criterion.NEXT: N_("the next step is clear"),
}
_FLAGS = {
    Flag.MEETING_UNANSWERED: N_("meeting unanswered"),
    Flag.NEXT_STEP_PASSED: N_("next step passed"),
    Flag.NO_NEXT_STEP: N_("no next step"),
    Flag.SIGNING_PASSED: N_("signing date passed"),
    Flag.OVERDUE: N_("over the cycle"),
    Flag.OVER_CYCLE_90: N_("90% over the cycle"),
    Flag.STUCK: N_("stuck"),
}
_MISSING = {
    (Fact.FIRST_MEETING, Why.ABSENT): N_("no first meeting with a date is agreed"),
    (Fact.FIRST_MEETING, Why.PASSED): N_("the first meeting of {day} is unanswered"),
    (Fact.MEETING_HELD, Why.ABSENT): N_("no first meeting has been held"),
    (Fact.INSIDE_CYCLE, Why.OVER_CYCLE): N_("over the cycle: the last good day was {day}"),
    (Fact.PERSON, Why.ABSENT): N_("the decision-maker is not named"),
    (Fact.PLAN, Why.ABSENT): N_("no plan that fits the need and makes sense to the prospect"),
    (Fact.BUDGET, Why.ABSENT): N_("no price or price range has been discussed"),
    (Fact.TIMING, Why.ABSENT): N_("no specific signing date"),
    (Fact.TIMING, Why.PASSED): N_("the signing date {day} has passed"),
    (Fact.TIMING, Why.BEFORE_MEETING): N_("the signing date {day} is before the first meeting"),
    (Fact.TIMING, Why.AFTER_CYCLE): N_("the signing date {day} is outside the cycle"),
    (Fact.NEXT, Why.ABSENT): N_("no dated next step"),
    (Fact.NEXT, Why.PASSED): N_("the next step of {day} has passed without an answer"),
    (Fact.SIGNED, Why.ABSENT): N_("the papers are not signed and handed in"),
    (Fact.PAID, Why.ABSENT): N_("the money has not been received"),
    (Fact.ISSUED, Why.ABSENT): N_("the policy is not issued"),
}
_COMMANDS = {
    Fact.FIRST_MEETING: "pipeline book {id} WHEN",
    Fact.MEETING_HELD: "pipeline met {id} --next WHEN",
    Fact.INSIDE_CYCLE: "pipeline back {id}",
    Fact.PERSON: "pipeline mark {id} person=NAME",
    Fact.PLAN: "pipeline mark {id} plan=PLAN",
    Fact.BUDGET: "pipeline mark {id} budget=AMOUNT",
    Fact.TIMING: "pipeline mark {id} timing=WHEN",
    Fact.NEXT: "pipeline next {id} WHEN",
    Fact.SIGNED: "pipeline sign {id} --received AMOUNT",
    Fact.PAID: "pipeline sign {id} --received AMOUNT",
    Fact.ISSUED: "pipeline close {id}",
}
# Keyed by the tokens: their modules are not loaded for a command that says nothing of theirs.
_DUES = {
    "meeting": N_("first meeting"),
    "next-step": N_("next step"),
    "signing": N_("signing expected"),
    "birthday": N_("birthday"),
    "anniversary": N_("policy anniversary"),
}
_ANSWERS = {
    "book": "pipeline book {id} WHEN",
    "met": "pipeline met {id}",
    "met-next": "pipeline met {id} --next WHEN",
    "held": "pipeline met {id} --on WHEN",
    "held-next": "pipeline met {id} --on WHEN --next WHEN",
    "next": "pipeline next {id} WHEN",
    "signing": "pipeline mark {id} timing=WHEN",
    "sign": "pipeline sign {id} --received AMOUNT",
    "close": "pipeline close {id}",
    "back": "pipeline back {id}",
    "to-opportunity": "pipeline move {id} opportunity",
    "to-90": "pipeline move {id} 90",
    "talk": "pipeline log talk {id}",
    "service": "pipeline log service {id}",
}
_ACTIVITIES = {
    "dial": N_("dial"),
    "talk": N_("conversation"),
    "visit": N_("visit"),
    "proposal": N_("proposal"),
    "service": N_("service"),
    "referral-asked": N_("referral asked for"),
    "referral-got": N_("referral received"),
    "note": N_("note"),
    "booking": N_("booking"),
    "rebooking": N_("booked again"),
}
_TALLIES = {
    "dial": N_("dials"),
    "talk": N_("conversations"),
    "appointment": N_("first appointments"),
    "visit": N_("visits"),
    "proposal": N_("proposals"),
    "service": N_("services"),
    "referral-asked": N_("referrals asked for"),
    "referral-got": N_("referrals received"),
}
_MOVES = {
    "new": N_("new card"),
    "earned": N_("earned"),
    "override": N_("override"),
    "fall-back": N_("fell back"),
    "lost": N_("lost"),
    "reopened": N_("reopened"),
    "merged": N_("merged"),
    "forgotten": N_("forgotten"),
}
_OUTCOMES = {
    "closed": N_("closed"),
    "lost": N_("lost"),
    "fell-back": N_("fell back"),
    "merged": N_("merged"),
}
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_PER = {
    "day": N_("{amount} a day"),
    "week": N_("{amount} a week"),
    "month": N_("{amount} a month"),
    "quarter": N_("{amount} a quarter"),
    "year": N_("{amount} a year"),
    "once": N_("{amount} once"),
}


def stage_label(stage: Stage) -> str:
    """Return the column's name; in Chinese the deck's own."""
    return _(_STAGES[stage])


def criterion_label(criterion: Criterion) -> str:
    """Return what the criterion asks for; in Chinese the deck's own."""
    return _(_CRITERIA[criterion])


def flag_label(flag: Flag) -> str:
    """Return the flag in two or three words."""
    return _(_FLAGS[flag])


def missing_text(missing: Missing) -> str:
    """Return in one clause what is missing."""
    text = _(_MISSING[missing.fact, missing.why])
    return text if missing.day is None else text.format(day=day_text(missing.day))


def missing_command(missing: Missing, card_id: int) -> str:
    """Return the command that would supply the fact, for the card of that id."""
    if missing.fact is Fact.FIRST_MEETING and missing.why is Why.PASSED:
        return f"pipeline met {card_id} --on WHEN --next WHEN"
    return _COMMANDS[missing.fact].format(id=card_id)


def due_label(due: Due | Flag) -> str:
    """Return in two or three words why a card is on the day's list."""
    return _(_DUES[due]) if due in _DUES else flag_label(Flag(due.value))


def anniversary_label(years: int) -> str:
    """Return the policy anniversary of that number: 2nd policy anniversary."""
    return _("{nth} policy anniversary").format(nth=_nth(years))


def due_command(due: Due | Flag, card: Card) -> str:
    """Return the command that settles what is due of a card."""
    from pipelinecli.method.settling import settling

    return answer_command(settling(due, card), card.person.id)


def answer_command(answer: Answer | Missing, card_id: int) -> str:
    """Return what is typed to give an answer, or to supply the fact that is one."""
    from pipelinecli.method.facts import Missing

    if isinstance(answer, Missing):
        return missing_command(answer, card_id)
    return _ANSWERS[answer].format(id=card_id)


def proposal_command(proposal: Proposal, card_id: int) -> str:
    """Return the command that carries a proposed fall-back out."""
    from pipelinecli.method.settling import carrying_out

    return answer_command(carrying_out(proposal), card_id)


def activity_label(kind: ActivityKind) -> str:
    """Return what was done, in a word or two."""
    return _(_ACTIVITIES[kind])


def tally_label(kind: TallyKind) -> str:
    """Return what is counted, in the plural."""
    return _(_TALLIES[kind])


def move_label(kind: MoveKind) -> str:
    """Return why a card moved, in a word or two."""
    return _(_MOVES[kind])


def outcome_label(outcome: Outcome) -> str:
    """Return how an attempt ended, in a word or two."""
    return _(_OUTCOMES[outcome])


def override_label() -> str:
    """Return the mark of a card that stands where its facts do not support it."""
    return _("override")


def weekday(day: date) -> str:
    """Return the short name of the day's weekday."""
    return _(_WEEKDAYS[day.weekday()])


def day_text(day: date) -> str:
    """Return a day with its weekday, so that a slip of a week is seen: Tue 2026-11-24."""
    if language() == "zh":
        return f"{day.isoformat()} {weekday(day)}"
    return f"{weekday(day)} {day.isoformat()}"


def when_text(when: When) -> str:
    """Return a day, with the time if there is one: Tue 2026-11-24 14:00."""
    day = day_text(when.day)
    return day if when.time is None else f"{day} {when.time.isoformat('minutes')}"


def money_text(money: Money) -> str:
    """Return money for a person: 1,500 CNY; decimals only where they say something."""
    return f"{_grouped(money.minor, money.currency)} {money.currency}"


def amount_text(amount: Amount) -> str:
    """Return a price or range for a person: 1,000-1,500 CNY a month."""
    low = _grouped(amount.low, amount.currency)
    text = low if not amount.is_range else f"{low}-{_grouped(amount.high, amount.currency)}"
    text = f"{text} {amount.currency}"
    return text if amount.per is None else _(_PER[amount.per]).format(amount=text)


def _nth(number: int) -> str:
    """Return an ordinal number: 1st, 2nd, 3rd, 11th; in Chinese the number alone."""
    if language() == "zh":
        return str(number)
    tens, ones = divmod(number % 100, 10)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(ones, "th")
    return f"{number}{'th' if tens == 1 else ending}"


def _grouped(minor: int, currency: str) -> str:
    places = exponent(currency)
    major, rest = divmod(minor, 10**places)
    return f"{major:,}" + (f".{rest:0{places}d}" if rest else "")
