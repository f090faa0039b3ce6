"""Whatever has become of a card, an answer that is offered is not refused, and is what it says."""

from __future__ import annotations

import shlex
import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from hypothesis import event, given, settings
from hypothesis import strategies as st

from pipelinecli.cli.plain_forms import read_plain
from pipelinecli.cli.session import Session
from pipelinecli.cli.walk import answers
from pipelinecli.cli.walk.answers import Asker
from pipelinecli.cli.walk.questions import Key, missing, offered
from pipelinecli.services import review
from tests.cli.walk.typist import Typist
from tests.running import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.cli.walk.answers import Command
    from pipelinecli.method.cards import Card
    from pipelinecli.method.flags import Flag

Deed = tuple[str, int, int]

BEGIN = date(2026, 3, 2)
DEEDS = st.sampled_from(
    [
        "book 1 {ahead}",
        "met 1 --next {ahead}",
        "met 1 --no-next",
        "next 1 {ahead}",
        "mark 1 person=her plan=life budget=100 timing={ahead}",
        "mark 1 plan=no",
        "sign 1 --received 100",
        "back 1",
        "move 1 50 --force --reason why",
    ]
)
AHEAD = st.sampled_from([0, 2, 9])
GONE_BY = st.sampled_from([0, 1, 5, 12, 30])
BEGUN = st.sampled_from(["book 1 {ahead}", "met 1 --next {ahead}", "met 1 --no-next"])
LIFE = st.tuples(
    st.tuples(BEGUN, AHEAD, GONE_BY),
    st.lists(st.tuples(DEEDS, AHEAD, GONE_BY), max_size=4),
)
"""What is done, for how many days ahead, and how many days go by after it."""
EVIDENCE = {"p": "herself", "l": "life", "b": "100/month", "t": "+2d", "n": "+2d sign"}
TYPED = {
    Key.HELD: [[], ["", "+3d", "why not"], ["today", "tomorrow 14:00"]],
    Key.BOOK: [["+3d"]],
    Key.RE_DATE: [["+3d"]],
    Key.NEXT: [["+3d"], ["+3d", "-- it's “his” needs --"]],
    Key.BACK: [[], ["no answer"]],
    Key.LOSE: [["-- no --"]],
}
"""What somebody may type after a key; the rest of it is Enter."""


@settings(max_examples=25)
@given(life=LIFE)
def test_an_answer_that_is_offered_is_not_refused(life: tuple[Deed, list[Deed]]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        home, today = Home(Path(directory)), BEGIN
        home.store.parent.mkdir()
        home.store.write_bytes(_begun())
        for deed, ahead, days in (life[0], *life[1]):
            line = deed.format(ahead=today + timedelta(days=ahead))
            home.run(*shlex.split(line), today=f"{today}")
            today += timedelta(days=days)
        kept = home.store.read_bytes()
        for flag, answer, command in _commands(home, f"{today}"):
            event(f"{flag}: {answer.name}")
            home.store.write_bytes(kept)  # each answer is tried on the same card
            line = command.typed
            ran = home.run(*shlex.split(line)[1:], today=f"{today}")
            assert ran.code == 0, (line, ran)
            # The walk runs the function with these arguments, and shows these words.
            read = read_plain(shlex.split(line)[1:])
            assert read is not None
            given_words = {**read.arguments, **command.arguments}
            assert (read.words, read.arguments) == ((command.name,), given_words)


@cache
def _begun() -> bytes:
    """Return a store with one card, where none may stay in a column for long."""
    with tempfile.TemporaryDirectory() as directory:
        home = Home(Path(directory))
        home.run("add", "Ann", today=f"{BEGIN}")
        for stage in ("opportunity", "appointment", "25", "50", "90"):
            home.run("config", "set", f"limit.{stage}", "8", today=f"{BEGIN}")
        return home.store.read_bytes()


def _commands(home: Home, today: str) -> Iterator[tuple[Flag, Key, Command]]:
    """Yield every command that the walk could come to with the card as it is."""
    session = Session()
    session.use_store(str(home.store))
    session.today_flag = today
    try:
        card = review.one(session.desk, "1")
        made = [
            (flag, answer, _command(session, card, flag, answer, typist))
            for flag in card.flags
            for answer in offered(card, flag)
            for typist in _typists(card, flag, answer)
        ]
    finally:
        session.close()
    yield from made


def _typists(card: Card, flag: Flag, answer: Key) -> Iterator[Typist]:
    if answer is Key.CRITERION:
        for key in missing(card):
            yield Typist(EVIDENCE[key], keys=key)
    for lines in TYPED.get(answer, []):
        planned = answer is not Key.HELD or Asker(Session(), card, flag, 80).planned is not None
        yield Typist(*(lines if planned else ["today", *lines[1:]]))


def _command(session: Session, card: Card, flag: Flag, answer: Key, typist: Typist) -> Command:
    with (
        mock.patch.object(answers, "read", typist.read),
        mock.patch.object(answers, "key", typist.key),
    ):
        return Asker(session, card, flag, 80).command(answer)
