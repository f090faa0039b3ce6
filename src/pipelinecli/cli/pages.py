"""Help pages: plain text, sections by subject, in the reader's language.

Plain on purpose: a help page should not cost the start-up of a drawing library. It refuses to
repeat the shared options on every page; the root page has them.
"""

from __future__ import annotations

from typer._click import Context, HelpFormatter

from pipelinecli.cli.shared import ON_EVERY_PAGE, SHARED, WITHOUT_FORMAT
from pipelinecli.i18n import _
from pipelinecli.render.cells import pad, width
from pipelinecli.render.formats.grid import fold
from pipelinecli.render.usage import COMMAND, OPTIONS, USAGE

AS_IT_STANDS = "\b"
"""A paragraph that begins with this line is not wrapped."""


class _Formatter(HelpFormatter):
    """Writes headings with the colon of the reader's language."""

    def write_heading(self, heading: str) -> None:
        """Write what the rows below it are."""
        said = _("{what}:").format(what=heading)
        self.write(f"{'':>{self.current_indent}}{said}\n")


class _Context(Context):
    """A context whose help page is written by our formatter."""

    formatter_class = _Formatter


class HelpPages:
    """Mixed into commands and groups: how their help page is written."""

    context_class: type[Context] = _Context

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [
            _(piece) if piece in {OPTIONS, COMMAND} else piece.strip("{}")
            for piece in self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_(USAGE))

    def format_help_text(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write what the command is for: a Chinese character takes two cells of the line."""
        indent = "  "
        for paragraph in (self.help or "").split("\n\n"):  # type: ignore[attr-defined]
            formatter.write_paragraph()
            lines = paragraph.splitlines()
            if lines[:1] == [AS_IT_STANDS]:
                lines = lines[1:]
            else:
                lines = fold(" ".join(lines), formatter.width - len(indent))
            formatter.write("".join(f"{indent}{line}\n" for line in lines))

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
            elif root or (param.name in ON_EVERY_PAGE and ctx.info_name not in WITHOUT_FORMAT):
                shared.append(record)
        groups = (
            (_("Arguments"), arguments),
            (_("Options"), own),
            (_("Options everywhere") if root else _("Output"), shared),
        )
        for title, records in groups:
            if records:
                with formatter.section(title):
                    _write_rows(formatter, records)
        commands = getattr(self, "format_commands", None)
        if commands is not None:
            commands(ctx, formatter)


def _write_rows(formatter: HelpFormatter, rows: list[tuple[str, str]]) -> None:
    """Write names with what they are for beside them, as wide as they are on a terminal."""
    indent, gap = " " * formatter.current_indent, "  "
    widest = max(width(name) for name, _about in rows)
    room = formatter.width - len(indent) - widest - len(gap)
    for name, about in rows:
        first, *more = fold(about, room)
        formatter.write(f"{indent}{pad(name, widest)}{gap}{first}".rstrip() + "\n")
        formatter.write("".join(f"{indent}{'':{widest}}{gap}{line}\n" for line in more))
