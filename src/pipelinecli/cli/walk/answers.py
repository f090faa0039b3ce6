"""What an answer comes to: the ordinary command, made of what is asked after the key.

Nothing is done here. It refuses to know the method: what the command's own service refuses, it
refuses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.cli.walk.keys import key
from pipelinecli.cli.walk.lines import BackToTheKeys, Line, read
from pipelinecli.cli.walk.questions import Key, missing
from pipelinecli.i18n import N_, _
from pipelinecli.method.criteria import Criterion
from pipelinecli.method.facts import Fact
from pipelinecli.method.flags import Flag
from pipelinecli.render.card.phrases import fact_short
from pipelinecli.render.checkin.by_hand import keys_text
from pipelinecli.services import fields
from pipelinecli.services.reading import read_amount, read_plan_and_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelinecli.cli.session import Session
    from pipelinecli.method.cards import Card
    from pipelinecli.method.dates import When

_EVIDENCE: Final = {
    Criterion.PERSON: N_("Who decides"),
    Criterion.PLAN: N_("Which plan"),
    Criterion.BUDGET: N_("Which price, such as 1500/month"),
    Criterion.TIMING: N_("Signing expected on"),
    Criterion.NEXT: N_("Next step on, and what for"),
}


class Command(NamedTuple):
    """A command of the program: its name, its function's arguments, and its words as typed."""

    name: str
    arguments: dict[str, object]
    words: tuple[str, ...]

    @property
    def typed(self) -> str:
        """The whole line, as a shell reads it."""
        import shlex

        return shlex.join(("pipeline", self.name, *self.words))


class Asker:
    """Asks what an answer needs to know of one card; `room` is the width of the terminal.

    Every method raises BackToTheKeys where nothing is answered after all, and KeyboardInterrupt.
    """

    def __init__(self, session: Session, card: Card, flag: Flag, room: int) -> None:
        self.session = session
        self.card = card
        self.flag = flag
        self.room = room
        self.who = str(card.person.id)

    def command(self, answer: Key) -> Command:
        """Return the command that an answer comes to."""
        forms: dict[Key, Callable[[], Command]] = {
            Key.HELD: self._held,
            Key.BOOK: self._book,
            Key.RE_DATE: self._re_date,
            Key.NEXT: self._next,
            Key.CRITERION: self._criterion,
            Key.BACK: self._back,
            Key.LOSE: self._lose,
        }
        return forms[answer]()

    @property
    def planned(self) -> When | None:
        """When the meeting was to be that has passed, or the next step."""
        attempt = self.card.attempt
        unanswered = self.flag is Flag.MEETING_UNANSWERED
        return attempt.first_meeting if unanswered else attempt.next_step

    def _held(self) -> Command:
        """The day it was planned for is the answer that Enter takes."""
        on = self._text(Line(_("Held on"), self.session.done, default=_day(self.planned)))
        upcoming = self._line(Line(_("Next step on"), self.session.plan, nothing=_("none agreed")))
        agenda = None if upcoming is None else self._agenda()
        return Command(
            "met",
            {
                "who": self.who,
                "on": on,
                "upcoming": upcoming,
                "agenda": agenda,
                "no_next": upcoming is None,
            },
            (
                self.who,
                *_option("--on", on),
                *_option("--next", upcoming),
                *_option("--agenda", agenda),
                *(("--no-next",) if upcoming is None else ()),
            ),
        )

    def _book(self) -> Command:
        day = self._text(Line(_("First meeting on"), self.session.plan))
        return Command("book", {"who": self.who, "when": [day]}, self._dated(day))

    def _re_date(self) -> Command:
        if self.card.attempt.facts.met is None:
            return self._book()
        if self.flag is Flag.SIGNING_PASSED:
            return self._mark(Criterion.TIMING)
        return self._next_step(self.card.attempt.agenda)

    def _next(self) -> Command:
        return self._next_step(None)

    def _next_step(self, agenda: str | None) -> Command:
        """What a step is for stays what it was, where only its day changes."""
        day = self._text(Line(_("Next step on"), self.session.plan))
        kept = self._agenda(agenda)
        return Command(
            "next",
            {"who": self.who, "when": [day], "agenda": kept},
            self._dated(day, *_option("--agenda", kept)),
        )

    def _criterion(self) -> Command:
        choices = missing(self.card)
        pairs = [(at, fact_short(Fact(criterion))) for at, criterion in choices.items()]
        prompt = keys_text([*pairs, ("-", _("back"))], self.room)
        while (pressed := key(prompt, leaves=True)) not in choices:
            if pressed in {"", "-"}:
                raise BackToTheKeys
            if pressed == Key.STOP:
                raise KeyboardInterrupt
        return self._mark(choices[pressed])

    def _mark(self, criterion: Criterion) -> Command:
        checks: dict[Criterion, Callable[[str], object]] = {
            Criterion.BUDGET: lambda text: read_amount(self.session.desk, text),
            Criterion.TIMING: self.session.plan,
            Criterion.NEXT: lambda text: read_plan_and_rest(self.session.desk, text),
        }
        check = checks.get(criterion, lambda text: fields.line(criterion, text))
        pair = f"{criterion}={self._text(Line(_(_EVIDENCE[criterion]), check))}"
        return Command("mark", {"who": self.who, "pairs": [pair]}, (self.who, pair))

    def _back(self) -> Command:
        reason = self._line(Line(_("Reason"), _reason, nothing=_("none")))
        return Command(
            "back",
            {"who": self.who, "reason": reason},
            (self.who, *_option("--reason", reason)),
        )

    def _lose(self) -> Command:
        reason = self._text(Line(_("Reason"), _reason))
        words = (self.who, *_option("--reason", reason))
        return Command("lose", {"who": self.who, "reason": reason}, words)

    def _agenda(self, before: str | None = None) -> str | None:
        check = "agenda"
        return self._line(
            Line(
                _("What it is for"),
                lambda text: fields.line(check, text),
                default=before,
                nothing=_("not said"),
            )
        )

    def _dated(self, day: str, *options: str) -> tuple[str, ...]:
        """Give the words of a command with a day; one that looks like an option is set apart."""
        if day.startswith("-"):
            return (self.who, *options, "--", day)
        return (self.who, day, *options)

    def _line(self, line: Line) -> str | None:
        return read(line, self.session)

    def _text(self, line: Line) -> str:
        """Ask for what must be answered: there Enter takes a default, or goes back."""
        answered = self._line(line)
        if answered is None:
            raise BackToTheKeys
        return answered


def _day(when: When | None) -> str | None:
    return None if when is None else when.day.isoformat()


def _reason(text: str) -> str:
    return fields.line("reason", text)


def _option(name: str, value: str | None) -> tuple[str, ...]:
    """Give an option's words; a value that looks like an option is tied to its name."""
    if value is None:
        return ()
    return (f"{name}={value}",) if value.startswith("-") else (name, value)
