"""The check-in by hand: what is to be seen, card by card what wants an answer, the handing-in.

An answer is a command of the program, run as if it had been typed. It refuses to hand in a walk
that was left: what was answered by then is kept, and said.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from pipelinecli.cli.diagnostics import report as tell_error
from pipelinecli.cli.run import Context
from pipelinecli.cli.tree import command_function
from pipelinecli.cli.walk.answers import Asker
from pipelinecli.cli.walk.keys import key
from pipelinecli.cli.walk.lines import BackToTheKeys
from pipelinecli.cli.walk.questions import Key, asking, explained, offered, word
from pipelinecli.errors import ExitCode, NotFound, PipelineError
from pipelinecli.i18n import _, ngettext
from pipelinecli.method.flags import Flag
from pipelinecli.render.card.told import tell_moved
from pipelinecli.render.checkin import by_hand
from pipelinecli.render.checkin.writing import write_checkin
from pipelinecli.render.text import safe_text
from pipelinecli.services import checkins, review
from pipelinecli.words import day_text

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session
    from pipelinecli.cli.walk.answers import Command
    from pipelinecli.method.calendar import Window
    from pipelinecli.method.cards import Card
    from pipelinecli.method.checkin import Report


def walk(
    session: Session, window: Window, note: str | None, *, apply: bool, exit_code: bool
) -> None:
    """Walk through a check-in and hand it in, unless it is left; `apply` falls back first."""
    left = Walk(session, window).take(note, apply=apply)
    if left is None:
        session.exit_code = ExitCode.INTERRUPTED
    elif left and exit_code:
        session.exit_code = ExitCode.ATTENTION


class Walk:
    """One check-in with somebody at the keyboard."""

    def __init__(self, session: Session, window: Window) -> None:
        self.session = session
        self.window = window
        self.answers = 0
        """How many answers were carried out."""

    def take(self, note: str | None, *, apply: bool) -> int | None:
        """Walk and hand in; return how many cards still want an answer, None when it was left."""
        report = None
        try:
            report = checkins.report(self.session.desk, self.window)
            if apply:
                self._carry_out()
                report = checkins.report(self.session.desk, self.window)
            self._ask(report)
        except KeyboardInterrupt:
            if report is not None:
                self._say_stopped(report)
            return None
        return self._hand_in(report, note)

    def _carry_out(self) -> None:
        """Let every card fall back that the rules would let fall back, and say each."""
        applied = checkins.carry_out(self.session.desk)
        for done in applied:
            # However quiet it is to be: no card is moved silently (METHOD §3).
            tell_moved(done.card, done.was, self.session.form, sys.stdout, did="back")
            self.answers += 1
        if applied:
            sys.stdout.write("\n")

    def _ask(self, report: Report) -> None:
        cards = report.attention
        if not cards:
            return
        late = checkins.is_late(self.session.desk, self.window)
        by_hand.write_opening(
            report, self.session.form, sys.stdout, late=late, no_color=self.session.no_color
        )
        for at, card in enumerate(cards, 1):
            self._ask_about(card.person.id, (at, len(cards)))

    def _ask_about(self, card_id: int, place: tuple[int, int]) -> None:
        """Ask about one card, as it is by now, until nothing more is to be asked or it is left."""
        asked: set[Flag] = set()
        again = False
        while (card := self._now(card_id)) is not None:
            flag = asking(card, asked, again=again)
            if flag is None:
                return
            by_hand.write_card(
                card, place, self.session.form, sys.stdout, no_color=self.session.no_color
            )
            answer = self._answer(card, flag)
            if answer is None:
                return
            again = True
            # A criterion that was won does not say what became of a date.
            if answer.name != "mark":
                asked.add(flag)
            if answer.arguments.get("no_next"):
                asked.add(Flag.NO_NEXT_STEP)

    def _now(self, card_id: int) -> Card | None:
        """Return the card as it stands; None for one that was erased or merged meanwhile."""
        try:
            return review.one(self.session.desk, str(card_id))
        except NotFound:
            return None

    def _answer(self, card: Card, flag: Flag) -> Command | None:
        """Ask until an answer was carried out; None where the card is left as it is."""
        answers = offered(card, flag)
        while True:
            room = get_terminal_size().columns
            pressed = key(by_hand.keys_text([(at, word(at)) for at in answers], room))
            if pressed not in answers:
                _say(_("“{key}” is not one of these keys; ? explains them.").format(key=pressed))
            elif pressed == Key.HELP:
                self._explain(answers, flag, room)
            elif pressed == Key.STOP:
                raise KeyboardInterrupt
            elif pressed == Key.SKIP:
                return None
            else:
                with suppress(BackToTheKeys):
                    command = Asker(self.session, card, flag, room).command(Key(pressed))
                    if self._run(command):
                        return command
                    if self._now(card.person.id) is None:
                        return None

    def _run(self, command: Command) -> bool:
        """Run a command as if it had been typed; False where it was refused, which is said."""
        # The answer may have taken an hour to come, or a night.
        self.session.renew()
        by_hand.write_command(
            command.typed, self.session.form, sys.stdout, no_color=self.session.no_color
        )
        try:
            command_function((command.name,))(Context(self.session), **command.arguments)
        except PipelineError as error:
            sys.stdout.flush()
            tell_error(error, self.session)
            return False
        self.answers += 1
        return True

    def _explain(self, answers: tuple[Key, ...], flag: Flag, room: int) -> None:
        for said in by_hand.help_lines(list(explained(answers, flag)), room):
            _say(said)
        _say(_("At a question after a key, - goes back to the keys, and q stops here."))

    def _hand_in(self, report: Report, note: str | None) -> int:
        session = self.session
        session.renew()
        now = checkins.take(session.desk, self.window, note)
        write = by_hand.write_closing if report.attention else write_checkin
        write(now, session.form, sys.stdout, no_color=session.no_color)
        return len(now.attention)

    def _say_stopped(self, report: Report) -> None:
        """Say what was kept, and that nothing was handed in."""
        day, n = day_text(self.window.date), self.answers
        try:
            _say(_stopped(n, again=report.row.hand_in is not None).format(n=n, day=day))
        except OSError:
            _leave_the_terminal()


def _leave_the_terminal() -> None:
    """Let what is still to be written go nowhere: the terminal has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def _stopped(n: int, *, again: bool) -> str:
    if again and not n:
        return _("Stopped: nothing was answered; the check-in of {day} stays as it was handed in.")
    if again:
        return ngettext(
            "Stopped: {n} answer is kept; the check-in of {day} stays as it was handed in.",
            "Stopped: {n} answers are kept; the check-in of {day} stays as it was handed in.",
            n,
        )
    if not n:
        return _("Stopped: nothing was answered; the check-in of {day} was not handed in.")
    return ngettext(
        "Stopped: {n} answer is kept; the check-in of {day} was not handed in.",
        "Stopped: {n} answers are kept; the check-in of {day} was not handed in.",
        n,
    )


def _say(text: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"{safe_text(text)}\n")
    sys.stderr.flush()
