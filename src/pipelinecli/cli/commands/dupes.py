"""`pipeline dupes`: the cards that may be one person's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.render.dupes import write_pairs
from pipelinecli.render.progress import watched
from pipelinecli.services import duplicates

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Limit

HELP = N_(
    "Each pair comes with what the two have in common and the command that puts them together. "
    "Phone numbers are compared with their country, which is the setting region where a number "
    "names none; e-mail addresses without case; names without width, case, accents and the order "
    "of the words. Numbers and addresses in the note count as well.\n\n"
    "\b\nExamples:\n"
    "  pipeline dupes\n"
    "  pipeline dupes --limit 10 -o csv\n"
    "  pipeline merge 12 34"
)


def command(ctx: Context, limit: Limit = None) -> None:
    """List cards that may be one person's."""
    session = ctx.obj
    with watched(sys.stderr, quiet=session.quiet, no_color=session.no_color) as told:
        found = duplicates.likely(
            session.desk, lambda done, of: told(_("Comparing"), done, of), limit
        )
    write_pairs(found.pairs, session.form, sys.stdout, no_color=session.no_color)
    more = 0 if limit is None else found.total - limit
    if more > 0:
        session.hint(ngettext("{n} more pair.", "{n} more pairs.", more).format(n=more))
