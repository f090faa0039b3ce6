"""The command tree: every command by name, each loaded only when it is asked for.

A command is a module of `commands/` with one function of the command's name. Its help line
stands here as well, so that `pipeline --help` and completion load no command.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, cast

import typer
from typer._click.exceptions import ClickException as FrameworkError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from pipelinecli.cli import options
from pipelinecli.cli.pages import HelpPages
from pipelinecli.cli.shared import shared_params
from pipelinecli.cli.tree import COMMANDS, command_module
from pipelinecli.cli.wholes import say_wholes_plainly
from pipelinecli.errors import UsageError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from typer._click import Command as AnyCommand
    from typer._click import Context, HelpFormatter

__all__ = ["FrameworkError", "load", "make_app"]

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class Command(HelpPages, TyperCommand):
    """One command, with the shared options after its own."""


class Group(HelpPages, TyperGroup):
    """A command that has commands."""


class Root(Group):
    """The whole tree; a command's module is imported when the command is called."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> AnyCommand | None:
        """Load one command."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command meant; a mistyped one is answered with the nearest names."""
        if args[0] not in COMMANDS:
            self.commands = dict.fromkeys(COMMANDS, TyperCommand(None))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands by section."""
        for section, rows in _sections():
            with formatter.section(section):
                formatter.write_dl(rows)


def make_app() -> Root:
    """Build the root of the tree: the shared options and no command yet."""
    app = typer.Typer(
        cls=Root,
        rich_markup_mode=None,
        invoke_without_command=True,
        context_settings=_SETTINGS,
        help=_("Run your sales pipeline: contacts, five criteria, the cycle, the weekly sheet."),
    )
    app.callback()(_root)
    root = cast("Root", get_command(app))
    root.params[:0] = shared_params()
    return root


def load(name: str) -> AnyCommand:
    """Import a command's module and build the command, shared options included.

    A module has a function `command`, or `COMMANDS` with its own commands and their lines, or
    both: then the function is what the command does alone. One with `WRITES_FILES` has the formats
    of files.
    """
    module = command_module(name)
    # Typer evaluates a command's annotations in the command's module, which itself imports
    # neither Typer nor the options: without them it is fast enough to be run directly.
    for word, value in vars(options).items():
        vars(module).setdefault(word, value)
    app = typer.Typer(
        name=name,
        cls=Group,
        help=_about(COMMANDS[name].about, module),
        add_completion=False,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
    )
    several = getattr(module, "COMMANDS", None)
    if several is None:
        app.command(name, cls=Command, help=_about(COMMANDS[name].about, module))(module.command)
        command = get_command(app)
        _finish(command, module)
        return command
    alone = getattr(module, "command", None)
    if alone is None:
        app.callback()(_nothing)
    else:
        app.callback(invoke_without_command=True)(_alone(alone))
    for word, (function, about) in several.items():
        app.command(word, cls=Command, help=_(about))(function)
    group = cast("Group", get_command(app))
    for command in (*group.commands.values(), *([] if alone is None else [group])):
        _finish(command, module)
    return group


def _finish(command: AnyCommand, module: ModuleType) -> None:
    say_wholes_plainly(command)
    command.params += shared_params(of_files=getattr(module, "WRITES_FILES", False))


def _about(line: str, module: object) -> str:
    more = getattr(module, "HELP", None)
    return f"{_(line)}\n\n{_(more)}" if more else _(line)


def _root(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _alone(function: Callable[..., None]) -> Callable[..., None]:
    """Run a group's own function when none of its commands is called; its options are its own."""

    @wraps(function)
    def run(ctx: typer.Context, **typed: object) -> None:
        if ctx.invoked_subcommand is None:
            function(ctx, **typed)
        elif any(value not in {None, False} for value in typed.values()):
            raise UsageError(
                _("options of {command} do not go with {word}").format(
                    command=ctx.command_path, word=ctx.invoked_subcommand
                ),
                hint=_("put options after {word}").format(word=ctx.invoked_subcommand),
            )

    return run


def _nothing() -> None:
    """Do nothing before a command of a group."""


def _sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    sections: dict[str, list[tuple[str, str]]] = {}
    for name, entry in COMMANDS.items():
        sections.setdefault(entry.section, []).append((name, _(entry.about)))
    for section, rows in sections.items():
        yield _(section), rows
