"""Write `cli/_forms.py`: every command's parameters, as Typer has them.

`python -m tools.forms` writes it, `--check` says whether it is in step. It refuses a parameter
it cannot say in the table's few words; such a command would be read by Typer only.
"""

from __future__ import annotations

import sys
from pathlib import Path
from pprint import pformat
from typing import TYPE_CHECKING

from typer._click import types
from typer._types import TyperChoice
from typer.core import TyperArgument, TyperGroup, TyperOption

from pipelinecli.cli.app import load
from pipelinecli.cli.shared import SHARED, shared_params
from pipelinecli.cli.tree import COMMANDS
from tools.generated import write_or_check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command, Parameter

TARGET = Path(__file__).parent.parent / "src/pipelinecli/cli/_forms.py"
HEADER = '''"""What Typer says each command takes, written by `make forms`. Do not edit.

A form is (positional parameters as (name, required, takes all the rest), options as
{spelling: (parameter, what it takes, least value)}, defaults).
"""

from __future__ import annotations

from typing import Any

'''
NOT_PLAIN = frozenset({"help", "version", "install_completion", "show_completion"})


def commands() -> Iterator[tuple[str, Command]]:
    """Yield every command that can be called, by its words."""
    for name in COMMANDS:
        command = load(name)
        if isinstance(command, TyperGroup):
            for word, inner in command.commands.items():
                yield f"{name} {word}", inner
        if not isinstance(command, TyperGroup) or command.invoke_without_command:
            yield name, command


def form(command: Command) -> tuple[object, ...]:
    """Return a command's form."""
    positions, options, defaults = [], {}, {}
    for param in command.params:
        if param.name in SHARED or param.name in NOT_PLAIN or param.name is None:
            continue
        if isinstance(param, TyperArgument):
            positions.append((param.name, param.required, param.nargs == -1))
        else:
            options.update(_option(param))
        if not param.required:
            defaults[param.name] = param.default
    return tuple(positions), options, defaults


def _option(param: Parameter) -> dict[str, tuple[str, str, int | None]]:
    if not isinstance(param, TyperOption) or param.secondary_opts or param.nargs != 1:
        message = f"{param.name} cannot be said in a plain form"
        raise TypeError(message)
    least = getattr(param.type, "min", None)
    if param.is_flag:
        takes = "flag"
    elif param.multiple:
        takes = "list"
    elif isinstance(param.type, types.IntParamType):
        takes = "whole"
    elif isinstance(param.type, types.StringParamType | TyperChoice):
        takes = "text"
    else:
        message = f"{param.name} is of a type the table has no word for: {param.type.name}"
        raise TypeError(message)
    return {spelling: (str(param.name), takes, least) for spelling in param.opts}


def rendered() -> str:
    """Return the whole text of `_forms.py`."""
    shared: dict[str, tuple[str, str, int | None]] = {}
    for param in shared_params():
        if param.name not in NOT_PLAIN:
            shared.update(_option(param))
    forms = {name: form(command) for name, command in commands()}
    return (
        f"{HEADER}SHARED: dict[str, tuple[str, str, int | None]] = "
        f"{pformat(shared, width=96, sort_dicts=False)}\n\n"
        f"FORMS: dict[str, tuple[Any, Any, Any]] = {pformat(forms, width=96, sort_dicts=False)}\n"
    )


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` compare it; return the exit code."""
    return write_or_check(TARGET, rendered(), arguments, "make forms")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
