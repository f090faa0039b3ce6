"""`pipeline import`: contacts, deals, activities or everything from a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.taking_in import Typed, take_in, take_in_all
from pipelinecli.i18n import N_

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import (
        Columns,
        Context,
        DateOrder,
        DryRun,
        Encoding,
        ErrorsFile,
        FromFile,
        OfSheet,
        Preset,
        Region,
        SavePreset,
        SkipErrors,
        Text,
        Update,
    )
    from pipelinecli.i18n import _

HELP = N_(
    "Reads CSV in any dialect, spreadsheets, vCards and what export writes; what kind of file it "
    "is, its encoding and which column is which are found out and said. Either every row is good "
    "and all of them are taken in, or nothing is and every problem is listed. Whoever is there "
    "already is not added again. A copy of the store is kept before, and pipeline undo takes an "
    "import back.\n\n"
    "\b\nExamples:\n"
    "  pipeline import contacts phone.vcf --dry-run\n"
    "  pipeline import contacts list.csv --map name=Who,phone=Tel --save-preset us\n"
    "  pipeline import contacts list.csv --preset us --skip-errors --errors bad.csv\n"
    "  pipeline import cards deals.csv --stage Demo=25,Contract=90"
)


def contacts(
    ctx: Context,
    file: FromFile,
    columns: Columns = None,
    preset: Preset = None,
    save_preset: SavePreset = None,
    encoding: Encoding = None,
    sheet: OfSheet = None,
    region: Region = None,
    date_order: DateOrder = None,
    skip_errors: SkipErrors = False,
    errors: ErrorsFile = None,
    dry_run: DryRun = False,
    update: Update = False,
) -> None:
    """Take in people."""
    typed = Typed(
        file, columns or (), preset, save_preset, encoding=encoding, sheet=sheet, region=region,
        date_order=date_order, skip_errors=skip_errors, errors=errors, dry_run=dry_run,
        update=update,
    )  # fmt: skip
    take_in(ctx.obj, "contacts", typed)


def cards(
    ctx: Context,
    file: FromFile,
    columns: Columns = None,
    preset: Preset = None,
    save_preset: SavePreset = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(
            "--stage",
            metavar="THEIRS=OURS",
            help=_("Which stage of theirs is which: Demo=25,Contract=90; repeatable."),
        ),
    ] = None,
    owner: Annotated[
        Text, typer.Option("--owner", metavar="NAME", help=_("Only deals of this owner."))
    ] = None,
    encoding: Encoding = None,
    sheet: OfSheet = None,
    date_order: DateOrder = None,
    skip_errors: SkipErrors = False,
    errors: ErrorsFile = None,
    dry_run: DryRun = False,
    update: Update = False,
) -> None:
    """Take in deals."""
    typed = Typed(
        file, columns or (), preset, save_preset, stages=stage or (), encoding=encoding,
        sheet=sheet, owner=owner, date_order=date_order, skip_errors=skip_errors, errors=errors,
        dry_run=dry_run, update=update,
    )  # fmt: skip
    take_in(ctx.obj, "cards", typed)


def activities(
    ctx: Context,
    file: FromFile,
    columns: Columns = None,
    preset: Preset = None,
    save_preset: SavePreset = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="THEIRS=OURS",
            help=_("Which kind of theirs is which: Call=dial,Lunch=visit; repeatable."),
        ),
    ] = None,
    encoding: Encoding = None,
    sheet: OfSheet = None,
    region: Region = None,
    date_order: DateOrder = None,
    skip_errors: SkipErrors = False,
    errors: ErrorsFile = None,
    dry_run: DryRun = False,
    update: Update = False,
) -> None:
    """Take in activities."""
    typed = Typed(
        file, columns or (), preset, save_preset, kinds=kind or (), encoding=encoding, sheet=sheet,
        region=region, date_order=date_order, skip_errors=skip_errors, errors=errors,
        dry_run=dry_run, update=update,
    )  # fmt: skip
    take_in(ctx.obj, "activities", typed)


def everything(ctx: Context, file: FromFile, dry_run: DryRun = False) -> None:
    """Take in a bundle."""
    take_in_all(ctx.obj, Typed(file, dry_run=dry_run))


def presets(ctx: Context) -> None:
    """List the presets."""
    from pipelinecli.cli.presets import every
    from pipelinecli.render.imported.presets import write_presets

    session = ctx.obj
    write_presets(every(session.settings), session.form, sys.stdout, no_color=session.no_color)


COMMANDS = {
    "contacts": (contacts, N_("Take in people: a phone's address book, a list, an export.")),
    "cards": (cards, N_("Take in deals with their history, or a log of stage changes.")),
    "activities": (activities, N_("Take in what was done: calls, visits, notes.")),
    "all": (everything, N_("Take in everything that export all has written.")),
    "presets": (presets, N_("List what is known of files from elsewhere, and was kept.")),
}
