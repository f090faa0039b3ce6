"""Arguments and options that several commands share, declared once.

Types carry what Typer needs; a command's signature names them. The shared options (`--store`,
`--today`, `-o` …) are read before or after the command's name and go to the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipelinecli.i18n import _
from pipelinecli.render.formats.listing import Format

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session

Context = typer.Context

Who = Annotated[
    str,
    typer.Argument(metavar="WHO", help=_("An id, a name, or an unambiguous part of one.")),
]
MaybeWho = Annotated[
    str | None,
    typer.Argument(
        metavar="[WHO]",
        help=_("With whom; leave it out to count without a name."),
        show_default=False,
    ),
]
WhenAhead = Annotated[
    list[str],
    typer.Argument(
        metavar="WHEN...", help=_("A day still to come: 2026-11-24, fri, +3d, 下周二 14:00.")
    ),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="WHEN", help=_("The day it was done; today if left out.")),
]
Note = Annotated[
    str | None,
    typer.Option("--note", metavar="TEXT", help=_("A note.")),
]
Agenda = Annotated[
    str | None,
    typer.Option("--agenda", metavar="TEXT", help=_("What the next step is for.")),
]
Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", help=_("Why.")),
]
Yes = Annotated[bool, typer.Option("--yes", help=_("Answer yes to the question."))]
StageToken = Annotated[
    str,
    typer.Argument(metavar="STAGE", help=_("opportunity, appointment, 25, 50, 90 or closed.")),
]
OfStage = Annotated[
    str | None,
    typer.Option("--stage", metavar="STAGE", help=_("Only this stage.")),
]
OfFlag = Annotated[
    str | None,
    typer.Option("--flag", metavar="FLAG", help=_("Only cards with this flag.")),
]
Text = str | None
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help=_("At most this many."))
]
AllCards = Annotated[bool, typer.Option("--all", help=_("Every card, however long the column."))]
ExitCodeFlag = Annotated[
    bool, typer.Option("--exit-code", help=_("Exit with 7 when something needs attention."))
]
SettingKey = Annotated[str, typer.Argument(metavar="KEY", help=_("A setting."))]
ToFile = Annotated[
    str | None,
    typer.Option("--to", metavar="FILE", help=_("Write to a file; its ending names the format.")),
]

SHARED = ("store", "today", "lang", "form", "json", "no_color", "quiet", "version")
"""The names of the shared options, in the order of the help page."""

ON_EVERY_PAGE = ("form", "json")
"""Those that every command's own help page shows."""


def shared_params() -> list[typer._click.Parameter]:
    """Return fresh parameters for the shared options."""
    app = typer.Typer(add_completion=False)
    app.command()(_shared)
    return [param for param in typer.main.get_command(app).params if param.name in SHARED]


def _session(ctx: Context) -> Session:
    return ctx.obj  # type: ignore[no-any-return]


def _store(ctx: Context, value: str | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        _session(ctx).use_store(value)


def _today(ctx: Context, value: str | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        _session(ctx).today_flag = value


def _lang(ctx: Context, value: str | None) -> None:
    """Check the language; it was set before the help texts were declared."""
    if value is not None and value not in {"en", "zh"}:
        raise typer.BadParameter(
            _("“{value}” is not a language; one of en, zh").format(value=value)
        )


def _form(ctx: Context, value: Format | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        _session(ctx).form_flag = value.value


def _json(ctx: Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        _session(ctx).json = True


def _no_color(ctx: Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        _session(ctx).no_color = True


def _quiet(ctx: Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        _session(ctx).quiet = True


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
            callback=_today,
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
            callback=_form,
            expose_value=False,
        ),
    ] = None,
    json: Annotated[
        bool,
        typer.Option("--json", help=_("The same as -o json."), callback=_json, expose_value=False),
    ] = False,
    no_color: Annotated[
        bool,
        typer.Option("--no-color", help=_("No colour."), callback=_no_color, expose_value=False),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "-q",
            "--quiet",
            help=_("Say only what was asked for."),
            callback=_quiet,
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
