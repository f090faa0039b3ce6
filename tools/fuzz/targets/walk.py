"""The walk through a check-in by hand: keystrokes as a terminal sends them, and answered lines."""

from __future__ import annotations

import shlex
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from pipelinecli.cli.plain_forms import read_plain
from pipelinecli.cli.tree import command_function
from pipelinecli.cli.walk import answers, lines
from pipelinecli.cli.walk.keys import meaning
from pipelinecli.cli.walk.lines import BackToTheKeys
from pipelinecli.cli.walk.questions import Key
from pipelinecli.errors import PipelineError
from pipelinecli.method.cards import Attempt, Person
from pipelinecli.method.dates import When
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage
from pipelinecli.services.reading import read_done, read_plan
from tools.fuzz.grammar import Grammar
from tools.fuzz.target import Target
from tools.fuzz.targets.dates import STEP, WHEN
from tools.fuzz.targets.desks import TUESDAY, desk
from tools.fuzz.targets.lines import by_framework, name_of
from tools.fuzz.targets.sums import AMOUNT
from tools.fuzz.texts import hostile, near, pick, sometimes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from pipelinecli.cli.session import Session

_LONGEST_LINE = 4_096
"""Bytes that a terminal takes for one line."""
_SENT = (
    b"h", b"H", b"\x1b", b"\x1b[A", b"\x1bOP", b"\r", b"\n", b"\x7f", b"\b", b"\x03", b"\x04",
    b"\x1a", b"\t", b" ", b"\xef\xbd\x88", b"\xe6\x98\xaf", b"\xff", b"\xc2", b"\xed\xa0\x80",
    b"\0", b"hello\n", b"\x1b[200~h\x1b[201~", b"\xf0\x9f\x91\x8d", b"\xcc\x80", b"\xe2\x80\xae",
    b"",
)  # fmt: skip
LINE = Grammar(
    start=("", "-", "q", "Q", "ｑ", "fri", "reason: no", "- 0 d", "-0d", "--", "a 'b' $c")
)
_ASKED = (Key.HELD, Key.BOOK, Key.RE_DATE, Key.NEXT, Key.CRITERION, Key.BACK, Key.LOSE)
_FLAGS = (Flag.MEETING_UNANSWERED, Flag.NEXT_STEP_PASSED, Flag.SIGNING_PASSED, Flag.NO_NEXT_STEP)
_KEYS = ("p", "l", "b", "t", "n")


class _Left(Exception):
    """The question was left."""


def _keystroke(rng: Random) -> tuple[bytes, bool]:
    sent = pick(rng, _SENT) + (pick(rng, _SENT) if sometimes(rng, 0.3) else b"")
    if sometimes(rng, 0.3):
        sent = rng.randbytes(int(rng.random() * 12))
    return sent, sometimes(rng, 0.5)


def _pressed(given: tuple[bytes, bool]) -> str | None:
    try:
        return meaning(given[0].decode("utf-8", errors="replace"), leaves=given[1])
    except KeyboardInterrupt:
        raise _Left from None


def _is_one_character(given: tuple[bytes, bool], read: str | None) -> bool:
    if not read:
        return read is None or given[1]
    return len(read) == 1 and read.isprintable() and not read.isspace()


def _answer(rng: Random) -> tuple[Key, Flag, list[str]]:
    typed = [
        near(rng, pick(rng, (LINE, WHEN, STEP, AMOUNT)), _LONGEST_LINE).replace("\n", " ")
        for _line in range(4)
    ]
    if sometimes(rng, 0.02):
        typed[0] = hostile(rng, _LONGEST_LINE)
    return pick(rng, _ASKED), pick(rng, _FLAGS), typed


def _command(given: tuple[Key, Flag, list[str]]) -> answers.Command:
    asked, flag, typed = given
    attempt = Attempt(
        id=1,
        number=1,
        stage=Stage.P25,
        since=TUESDAY,
        opened=TUESDAY,
        first_meeting=When(TUESDAY.date()),
        held=flag is not Flag.MEETING_UNANSWERED,
        next_step=When(TUESDAY.date()),
        agenda="- 签单",
    )
    card = desk().judged(Person(1, "", "Ann", TUESDAY.date()), attempt)
    session = SimpleNamespace(
        desk=desk(),
        plan=lambda text: read_plan(desk(), text),
        done=lambda text: read_done(desk(), text),
    )
    with _typing(typed):
        try:
            asker = answers.Asker(cast("Session", session), card, flag, 80)
            return asker.command(asked)
        except (KeyboardInterrupt, BackToTheKeys):
            raise _Left from None


@contextmanager
def _typing(typed: list[str]) -> Iterator[None]:
    """Let lines be answered with those typed, and keys with the criteria's, one after another."""
    left = iter(typed)

    def read(line: lines.Line, _session: Any) -> str | None:  # noqa: ANN401
        for text in left:
            try:
                return lines.taken(line, text)
            except PipelineError:
                continue
        raise KeyboardInterrupt

    at = len(typed[0]) % len(_KEYS)
    keys = iter(_KEYS[at:] + _KEYS[:at])
    kept = vars(answers)["read"], vars(answers)["key"]
    try:
        vars(answers)["read"] = read
        vars(answers)["key"] = lambda _prompt, **_leaves: next(keys, "")
        yield
    finally:
        vars(answers)["read"], vars(answers)["key"] = kept


def _is_the_line_it_shows(_given: Any, read: answers.Command) -> bool:  # noqa: ANN401
    """Typed into a shell, the line does what the walk does."""
    program, *words = shlex.split(read.typed)
    plain = read_plain(words)
    if plain is None:
        line = by_framework(words)
        if isinstance(line, str) or line.function != name_of(command_function((read.name,))):
            return False
        arguments = line.arguments
    elif plain.words == (read.name,):
        arguments = plain.arguments
    else:
        return False
    typed = {name: value for name, value in arguments.items() if name in read.arguments}
    return program == "pipeline" and typed == read.arguments


TARGETS = (
    Target("keystrokes", _keystroke, _pressed, _is_one_character, (_Left,)),
    Target("answers of the walk", _answer, _command, _is_the_line_it_shows, (_Left, PipelineError)),
)
