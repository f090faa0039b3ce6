"""`pipeline export`: contacts, cards, activities, moves, sheets or everything, to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.taking_out import Asked, take_out, take_out_all
from pipelinecli.i18n import N_

if TYPE_CHECKING:
    from pipelinecli.cli.options import Bom, Context, Overwrite, ToNewFile

WRITES_FILES = True
HELP = N_(
    "Columns are called the same in every language, and import takes back what export writes. "
    "People who were erased do not go out. Without --to it goes to standard output. In a "
    "spreadsheet no cell runs as a formula.\n\n"
    "\b\nExamples:\n"
    "  pipeline export contacts --to contacts.csv\n"
    "  pipeline export contacts --to phone.vcf\n"
    "  pipeline export activities -o jsonl\n"
    "  pipeline export all --to everything.jsonl.gz"
)


def contacts(
    ctx: Context,
    to: ToNewFile = None,
    bom: Bom = False,
    yes: Overwrite = False,
) -> None:
    """Write contacts."""
    take_out(ctx.obj, "contacts", Asked(to, bom=bom, yes=yes))


def cards(
    ctx: Context,
    to: ToNewFile = None,
    bom: Bom = False,
    yes: Overwrite = False,
) -> None:
    """Write cards."""
    take_out(ctx.obj, "cards", Asked(to, bom=bom, yes=yes))


def activities(
    ctx: Context,
    to: ToNewFile = None,
    bom: Bom = False,
    yes: Overwrite = False,
) -> None:
    """Write activities."""
    take_out(ctx.obj, "activities", Asked(to, bom=bom, yes=yes))


def stages(
    ctx: Context,
    to: ToNewFile = None,
    bom: Bom = False,
    yes: Overwrite = False,
) -> None:
    """Write stages."""
    take_out(ctx.obj, "stages", Asked(to, bom=bom, yes=yes))


def sheets(
    ctx: Context,
    to: ToNewFile = None,
    bom: Bom = False,
    yes: Overwrite = False,
) -> None:
    """Write sheets."""
    take_out(ctx.obj, "sheets", Asked(to, bom=bom, yes=yes))


def everything(ctx: Context, to: ToNewFile = None, yes: Overwrite = False) -> None:
    """Write a bundle."""
    take_out_all(ctx.obj, Asked(to, yes=yes))


COMMANDS = {
    "contacts": (contacts, N_("People, with their phone numbers and addresses.")),
    "cards": (cards, N_("Every attempt with its facts: criteria, days, sums, outcome.")),
    "activities": (activities, N_("What was done: dials, talks, visits, notes.")),
    "stages": (stages, N_("Every move of a card, which import cards takes back.")),
    "sheets": (sheets, N_("What was handed in: the rows of the sheet, every revision.")),
    "all": (everything, N_("Everything, from which import all makes the same store again.")),
}
