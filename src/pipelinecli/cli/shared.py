"""The options every command shares (`--store`, `--today`, `-o` …), declared once.

They are read before or after the command's name and go to the session. A command's own options
are in `options`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from pipelinecli.i18n import _
from pipelinecli.render.formats.listing import Format
from pipelinecli.services.exporting.writing import Form

Context = typer.Context

SHARED = ("store", "today", "lang", "form", "json", "no_color", "quiet", "version")
"""The names of the shared options, in the order of the help page."""

ON_EVERY_PAGE = ("form", "json")
"""Those that every command's own help page shows."""
WITHOUT_FORMAT = frozenset({"demo"})
"""But for these commands, which show others as they answer a person."""


def shared_params(*, of_files: bool = False) -> list[typer._click.Parameter]:
    """Return fresh parameters for the shared options.

    `of_files` are those of commands that write files: their formats are others.
    """
    params = _params(_shared)
    if not of_files:
        return params
    [form] = _params(_of_files)
    return [form if param.name == form.name else param for param in params]


def _params(declared: Callable[..., None]) -> list[typer._click.Parameter]:
    app = typer.Typer(add_completion=False)
    app.command()(declared)
    return [param for param in typer.main.get_command(app).params if param.name in SHARED]


def _keep(attribute: str) -> Callable[[Context, object], None]:
    """Return a callback that keeps what was typed in an attribute of the session."""

    def keep(ctx: Context, value: object) -> None:
        if value not in {None, False} and not ctx.resilient_parsing:
            setattr(ctx.obj, attribute, value)

    return keep


def _store(ctx: Context, value: str | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        ctx.obj.use_store(value)


def _lang(ctx: Context, value: str | None) -> None:
    """Check the language; it was set before the help texts were declared."""
    if value is not None and value not in {"en", "zh"}:
        raise typer.BadParameter(
            _("“{value}” is not a language; one of en, zh").format(value=value)
        )


def _version(ctx: Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from pipelinecli import __version__

        typer.echo(f"pipeline {__version__}")
        raise typer.Exit


def _shared(
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="FILE",
            help=_("The store to use."),
            callback=_store,
            expose_value=False,
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="DATE",
            help=_("Take this day, or day and time, for now."),
            callback=_keep("today_flag"),
            expose_value=False,
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="en|zh",
            help=_("The language."),
            callback=_lang,
            expose_value=False,
            is_eager=True,
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FORMAT",
            help=_("table, plain, json, jsonl, csv or md."),
            callback=_keep("form_flag"),
            expose_value=False,
        ),
    ] = None,
    json: Annotated[
        bool,
        typer.Option(
            "--json", help=_("The same as -o json."), callback=_keep("json"), expose_value=False
        ),
    ] = False,
    no_color: Annotated[
        bool,
        typer.Option(
            "--no-color", help=_("No colour."), callback=_keep("no_color"), expose_value=False
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "-q",
            "--quiet",
            help=_("Say only what was asked for."),
            callback=_keep("quiet"),
            expose_value=False,
        ),
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=_("Show the version and exit."),
            callback=_version,
            expose_value=False,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Carry the shared options; never called."""


def _of_files(
    form: Annotated[
        Form | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FORMAT",
            help=_("csv, json, jsonl, vcf or xlsx."),
            callback=_keep("form_flag"),
            expose_value=False,
        ),
    ] = None,
) -> None:
    """Carry the format of a file; never called."""
