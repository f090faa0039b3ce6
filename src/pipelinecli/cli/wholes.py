"""Whole numbers as option values. What is not one is refused in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer import BadParameter
from typer._click.types import IntParamType

from pipelinecli.i18n import _

if TYPE_CHECKING:
    from typer._click import Command, Context, Parameter


MOST = 999_999_999
"""Beyond any count a rep can mean, and within what every part of the program can hold."""


class Whole(IntParamType):
    """A whole number, of at least `min` where there is one."""

    def __init__(self, least: int | None) -> None:
        self.min = least

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> int:  # noqa: ANN401
        """Return the number. Raises BadParameter."""
        try:
            number = int(value)
        except ValueError:
            message = _("“{value}” is not a whole number").format(value=value)
            raise BadParameter(message, ctx=ctx, param=param) from None
        if number > MOST:
            message = _("{value} is too large; at most {n}").format(value=value, n=MOST)
            raise BadParameter(message, ctx=ctx, param=param)
        if self.min is not None and number < self.min:
            message = _("{value} is too small; at least {n}").format(value=value, n=self.min)
            raise BadParameter(message, ctx=ctx, param=param)
        return number


def say_wholes_plainly(command: Command) -> None:
    """Give every whole number of a command its plain words."""
    for param in command.params:
        if isinstance(param.type, IntParamType):
            param.type = Whole(getattr(param.type, "min", None))
