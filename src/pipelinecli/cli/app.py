"""The command tree: every command by name, each loaded only when it is asked for.

A command is a module of `commands/` with one function of the command's name. Its help line
stands here as well, so that `pipeline --help` and completion load no command.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

import typer
from typer._click.exceptions import ClickException as FrameworkError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from pipelinecli.cli.options import shared_params
from pipelinecli.cli.pages import HelpPages
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command as AnyCommand
    from typer._click import Context, HelpFormatter
    from typer._click.shell_completion import CompletionItem

__all__ = ["COMMANDS", "FrameworkError", "load", "make_app"]

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class Entry(NamedTuple):
    """A command's section in the help page and its line there."""

    section: str
    about: str


_CAPTURE = N_("Capture")
_METHOD = N_("Move by the facts")
_VIEW = N_("Look")
_WEEK = N_("The week")
_CORRECT = N_("Correct")
_SET_UP = N_("Set up")

COMMANDS = {
    "add": Entry(_CAPTURE, N_("Open a card for a new contact.")),
    "log": Entry(_CAPTURE, N_("Record one activity: a dial, a talk, a visit…")),
    "tally": Entry(_CAPTURE, N_("Count the day's dials, talks and appointments without names.")),
    "book": Entry(_METHOD, N_("Agree a first meeting, or change its date.")),
    "met": Entry(_METHOD, N_("Record a meeting held; the first one starts the clock.")),
    "next": Entry(_METHOD, N_("Set the dated next step.")),
    "mark": Entry(_METHOD, N_("Win or withdraw one of the five criteria, with evidence.")),
    "move": Entry(_METHOD, N_("Ask the gate for a stage.")),
    "sign": Entry(_METHOD, N_("Papers handed in and money received: 90%.")),
    "close": Entry(_METHOD, N_("The policy is issued: closed.")),
    "back": Entry(_METHOD, N_("Fall back by the rules.")),
    "lose": Entry(_METHOD, N_("Take a card off the board for a clear no.")),
    "reopen": Entry(_METHOD, N_("Start a new attempt with a lost or closed card.")),
    "why": Entry(_VIEW, N_("Explain where a card stands and what it lacks.")),
    "today": Entry(_VIEW, N_("List what to do today, with the reasons.")),
    "board": Entry(_VIEW, N_("Show the six columns side by side.")),
    "list": Entry(_VIEW, N_("List cards.")),
    "show": Entry(_VIEW, N_("Show a card with its history.")),
    "flags": Entry(_VIEW, N_("List the cards that need attention.")),
    "sheet": Entry(_WEEK, N_("Print the weekly tracking sheet.")),
    "edit": Entry(_CORRECT, N_("Correct what is known of a person.")),
    "merge": Entry(_CORRECT, N_("Put two cards of one person together.")),
    "forget": Entry(_CORRECT, N_("Erase a person for good.")),
    "init": Entry(_SET_UP, N_("Set up your store: name, cycle, currency, language.")),
    "config": Entry(_SET_UP, N_("Look at and change the settings.")),
    "demo": Entry(_SET_UP, N_("See the main job on sample data, without a store of yours.")),
    "practice": Entry(_SET_UP, N_("Test yourself on the four worked cases.")),
}
_MODULES = {"next": "next_step", "list": "listing"}
"""Modules whose name would hide a builtin."""


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

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Complete command names from the table, without loading any, and the shared options."""
        from typer._click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super(TyperGroup, self).shell_complete(ctx, incomplete)
        return [
            CompletionItem(name, help=_(entry.about))
            for name, entry in COMMANDS.items()
            if name.startswith(incomplete)
        ]

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

    A module has a function `command`, or `COMMANDS` with its own commands and their lines.
    """
    module = import_module(f"pipelinecli.cli.commands.{_MODULES.get(name, name)}")
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
        command.params += shared_params()
        return command
    app.callback()(_nothing)
    for word, (function, about) in several.items():
        app.command(word, cls=Command, help=_(about))(function)
    group = cast("Group", get_command(app))
    for command in group.commands.values():
        command.params += shared_params()
    return group


def _about(line: str, module: object) -> str:
    more = getattr(module, "HELP", None)
    return f"{_(line)}\n\n{_(more)}" if more else _(line)


def _root(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _nothing() -> None:
    """Do nothing before a command of a group."""


def _sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    sections: dict[str, list[tuple[str, str]]] = {}
    for name, entry in COMMANDS.items():
        sections.setdefault(entry.section, []).append((name, _(entry.about)))
    for section, rows in sections.items():
        yield _(section), rows
