"""Which figure `--explain` asks for.

It refuses one that the command does not have, and names those it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def asked_figure(
    typed: str,
    figures: Sequence[str],
    parts: Sequence[str] = (),
    details: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Return the figure that was typed, in capitals or not, with - for _ or not.

    `parts` are what each stage among the figures has, typed 50.lost; the error names them once.
    `details` are what else is told of a figure, 50.mean, with the same behind it: then it is the
    figure. Raises UsageError.
    """
    figure = typed.strip().lower().replace("-", "_")
    if figure in figures:
        return figure
    base, _dot, detail = figure.partition(".")
    if details is not None and detail.partition(".")[0] in details.get(base, ()):
        return base
    named = " ".join(name for name in figures if "." not in name)
    if parts:
        hint = _("one of: {figures}; of a stage also {parts}").format(
            figures=named, parts=" ".join(f"25.{part}" for part in parts)
        )
    else:
        hint = _("one of: {figures}").format(figures=named)
    raise UsageError(_("there is no figure “{value}” here").format(value=typed), hint=hint)
