"""One command line read twice: from the table of plain forms, and by Typer.

Every command's function is replaced by one that notes what it is called with, so that nothing is
done and what counts is compared: the function, its arguments, the shared options.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.cli.app import FrameworkError, make_app
from pipelinecli.cli.plain_forms import read_plain
from pipelinecli.cli.run import Context
from pipelinecli.cli.session import Session
from pipelinecli.cli.tree import COMMANDS, command_function, command_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHARED = ("store_flag", "today_flag", "form_flag", "json", "no_color", "quiet")


class Reading(NamedTuple):
    """What a command line comes to: which function, with what, and the shared options."""

    function: str
    arguments: dict[str, object]
    shared: dict[str, object]


class Called(Exception):
    """A command was called: not an error, but the way out of the framework."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading


@contextmanager
def noted_calls() -> Iterator[None]:
    """Let every command note its call and do nothing."""
    kept: list[tuple[dict[str, object], str, object]] = []
    for name in COMMANDS:
        module = command_module(name)
        if hasattr(module, "COMMANDS"):
            for word, (function, about) in list(module.COMMANDS.items()):
                kept.append((module.COMMANDS, word, (function, about)))
                module.COMMANDS[word] = (_noted(function), about)
        if hasattr(module, "command"):
            kept.append((vars(module), "command", module.command))
            vars(module)["command"] = _noted(module.command)
    try:
        yield
    finally:
        for where, key, function in kept:
            where[key] = function


def plainly(argv: Sequence[str]) -> Reading | None:
    """Read a line from the table; None where it must go to Typer."""
    line, session = read_plain(argv), Session()
    if line is None or not session.take(line.shared):
        return None
    try:
        command_function(line.words)(Context(session), **line.arguments)
    except Called as called:
        return called.reading
    message = "the command was not called"
    raise AssertionError(message)


def by_typer(argv: Sequence[str]) -> Reading | str:
    """Read a line by Typer; what it says where it cannot."""
    try:
        make_app().main(args=list(argv), prog_name="pipeline", standalone_mode=False, obj=Session())
    except Called as called:
        return called.reading
    except FrameworkError as error:
        return error.format_message()
    return "no command was called"


def _noted(function: Callable[..., None]) -> Callable[..., None]:
    @wraps(function)
    def note(ctx: Context, **arguments: object) -> None:
        shared = {name: getattr(ctx.obj, name) for name in SHARED}
        raise Called(Reading(function.__module__ + "." + function.__name__, arguments, shared))

    return note
