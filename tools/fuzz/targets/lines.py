"""Lines: the plain forms against the framework, completion, and the answers of the walk."""

from __future__ import annotations

from functools import cache, wraps
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelinecli.cli._forms import FORMS, SHARED
from pipelinecli.cli.app import FrameworkError, Root, load, make_app
from pipelinecli.cli.plain_forms import FLAG, WHOLE, PlainLine, read_plain
from pipelinecli.cli.session import Session
from pipelinecli.cli.tree import COMMANDS, command_function, command_module
from tools.fuzz.target import Target
from tools.fuzz.texts import NUMBERS, hostile, pick, sometimes

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from typer._click import Command as AnyCommand

    from pipelinecli.cli.run import Context

_KEPT = ("store_flag", "today_flag", "form_flag", "json", "no_color", "quiet")
_WORDS = tuple(FORMS)
_TAME = ("王经理", "1", "30", "fri", "", "a b", "person=self", "json", "zh", "no", "5")
_ODD = (
    " ", "-", "--", "-x", "-5", "-2w", "=", "a=b", "--opt=value", "0", "7", "007", "1e3", "٣",
    "１２", "12345678901", "1_0", "+5", " 5", "next", "list", "csv", "en", "fr", "\udc80", "\n",
    "--help", "-h", "--version", "--json", "-q", "-o", "-ojson", "--store", "--stor", "--lang=zh",
    "---", "-qo", "--=", "--no-color=1", "-9", "-٣", "−5", "@file", *NUMBERS,
)  # fmt: skip


_WHOLES = (
    "0", "1", "5", "30", "007", "-1", "+5", " 5", "1_0", "٣", "１２", "1e3", "5.0", "", "999999999",
    "1000000000", "12345678901", "9" * 30, "9" * 5_000,
)  # fmt: skip


class Reading(NamedTuple):
    """What a line comes to: which function, with what, and the shared options."""

    function: str
    arguments: dict[str, object]
    shared: dict[str, object]


class _Called(Exception):
    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading


class _Kept(Root):
    """The tree with its commands built once, each noting its call."""

    def get_command(self, ctx: Any, cmd_name: str) -> AnyCommand | None:  # noqa: ANN401, ARG002
        return _commands().get(cmd_name)


@cache
def _commands() -> dict[str, AnyCommand]:
    built = {}
    for name in COMMANDS:
        module = command_module(name)
        several = dict(getattr(module, "COMMANDS", {}))
        alone = getattr(module, "command", None)
        try:
            for word, (function, about) in several.items():
                module.COMMANDS[word] = (_noted(function), about)
            if alone is not None:
                vars(module)["command"] = _noted(alone)
            built[name] = load(name)
        finally:
            if several:
                module.COMMANDS.update(several)
            if alone is not None:
                vars(module)["command"] = alone
    return built


@cache
def _root() -> Root:
    root = make_app()
    root.__class__ = _Kept
    return root


def _noted(function: Callable[..., None]) -> Callable[..., None]:
    @wraps(function)
    def note(ctx: Context, **arguments: object) -> None:
        raise _Called(_reading(function, arguments, ctx.obj))

    return note


def _reading(
    function: Callable[..., None], arguments: dict[str, object], session: Session
) -> Reading:
    shared = {name: getattr(session, name) for name in _KEPT}
    return Reading(name_of(function), arguments, shared)


def name_of(function: Callable[..., None]) -> str:
    """Return what a command's function is called, its module included."""
    return f"{function.__module__}.{function.__name__}"


def by_framework(argv: list[str]) -> Reading | str:
    """Read a line by Typer; what it says where it cannot."""
    try:
        _root().main(args=list(argv), prog_name="pipeline", standalone_mode=False, obj=Session())
    except _Called as called:
        return called.reading
    except FrameworkError as error:
        return error.format_message()
    return "no command was called"


def _line(rng: Random) -> list[str]:
    """Return a line that may well be right, and may well not."""
    words = pick(rng, _WORDS)
    positions, own, _defaults = FORMS[words]
    parts: list[list[str]] = [[_word(rng)] for _name, required, _rest in positions if required]
    while sometimes(rng, 0.4):
        known = own if own and sometimes(rng, 0.7) else SHARED
        parts.append(_option(rng, known) if sometimes(rng, 0.8) else [_word(rng)])
    rng.shuffle(parts)
    before = _option(rng, SHARED) if sometimes(rng, 0.2) else []
    line = [*before, *words.split(), *(token for part in parts for token in part)]
    while sometimes(rng, 0.1):
        line.insert(int(rng.random() * (len(line) + 1)), pick(rng, _ODD))
    return line


def _option(rng: Random, known: dict[str, tuple[str, str, int | None]]) -> list[str]:
    spelling = pick(rng, tuple(known))
    takes = known[spelling][1]
    if takes == FLAG:
        return [spelling]
    value = pick(rng, _WHOLES) if takes == WHOLE else _word(rng)
    return pick(rng, ([spelling, value], [spelling, value], [f"{spelling}={value}"], [spelling]))


def _word(rng: Random) -> str:
    if sometimes(rng, 0.75):
        return pick(rng, _TAME)
    return pick(rng, _ODD) if sometimes(rng, 0.8) else hostile(rng, 300)


def _read(argv: list[str]) -> PlainLine | None:
    return read_plain(argv)


def _means_the_same_to_the_framework(given: list[str], read: PlainLine | None) -> bool:
    if read is None:
        return True
    session = Session()
    if not session.take(read.shared):
        return True
    plain = _reading(command_function(read.words), read.arguments, session)
    return by_framework(given) == plain


TARGETS = (Target("plain forms", _line, _read, _means_the_same_to_the_framework, ()),)
