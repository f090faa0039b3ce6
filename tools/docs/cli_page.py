"""`docs/cli.md`: every command's help page, as the program prints it in English, 80 cells wide.

It refuses to describe: what stands there about a command is what `--help` says.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from typer.core import TyperGroup

from pipelinecli import i18n
from pipelinecli.cli.app import load, make_app
from pipelinecli.cli.run import PROGRAM
from pipelinecli.cli.tree import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command, Context

PAGE: Final = Path("docs/cli.md")
WIDTH: Final = 78
"""An 80-column terminal, of which Typer leaves two free."""
_HEAD: Final = """\
# The commands

What `pipeline --help` and `pipeline COMMAND --help` print. Written by `make docs`; do not edit.
"""


def page() -> str:
    """Return the whole text of the page."""
    spoken = i18n.language()
    i18n.set_language("en")
    try:
        parts = [_HEAD, *(_part(words, text) for words, text in helps())]
    finally:
        i18n.set_language(spoken)
    return "\n".join(parts)


def helps() -> Iterator[tuple[str, str]]:
    """Yield every command's words and its help page, the root first."""
    app = make_app()
    root = _context(app, PROGRAM, None)
    yield PROGRAM, app.get_help(root)
    for name in COMMANDS:
        command = load(name)
        context = _context(command, name, root)
        yield f"{PROGRAM} {name}", command.get_help(context)
        if isinstance(command, TyperGroup):
            for word, inner in command.commands.items():
                yield f"{PROGRAM} {name} {word}", inner.get_help(_context(inner, word, context))


def _context(command: Command, name: str, parent: Context | None) -> Context:
    return command.context_class(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        help_option_names=["-h", "--help"],
    )


def _part(words: str, text: str) -> str:
    return f"## {words}\n\n```text\n{text.rstrip()}\n```\n"
