"""Help pages: plain text, sections by subject, in the reader's language.

Plain on purpose: a help page should not cost the start-up of a drawing library. It refuses to
repeat the shared options on every page; the root page has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.options import ON_EVERY_PAGE, SHARED
from pipelinecli.i18n import _
from pipelinecli.render.usage import COMMAND, OPTIONS, USAGE

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter


class HelpPages:
    """Mixed into commands and groups: how their help page is written."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [
            _(piece) if piece in {OPTIONS, COMMAND} else piece.strip("{}")
            for piece in self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_(USAGE))

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write arguments, options and, on a group's page, its commands."""
        arguments, own, shared = [], [], []
        root = ctx.parent is None
        for param in self.get_params(ctx):  # type: ignore[attr-defined]
            if param.name not in SHARED:
                param.help = _(param.help) if param.help else param.help
            record = param.get_help_record(ctx)
            if record is None:
                continue
            if param.param_type_name == "argument":
                arguments.append(record)
            elif param.name not in SHARED:
                own.append(record)
            elif root or param.name in ON_EVERY_PAGE:
                shared.append(record)
        groups = (
            (_("Arguments"), arguments),
            (_("Options"), own),
            (_("Options everywhere") if root else _("Output"), shared),
        )
        for title, records in groups:
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
        commands = getattr(self, "format_commands", None)
        if commands is not None:
            commands(ctx, formatter)
