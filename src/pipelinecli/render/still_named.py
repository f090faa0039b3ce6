"""Where the name of somebody who was erased still stands, and the command that changes it there.

It refuses to change anything itself: what was written of others is the rep's to word anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _, ngettext
from pipelinecli.method.record.alterations import Field
from pipelinecli.render.changes.words import field_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.record.mentions import Mention

SHOWN: Final = 5
_COMMANDS: Final = {
    Field.NAME: "pipeline edit {id} --name NAME",
    Field.NOTE: "pipeline edit {id} --note TEXT",
    Field.SOURCE: "pipeline edit {id} --source TEXT",
    Field.ORG: "pipeline edit {id} --org TEXT",
    Field.TITLE: "pipeline edit {id} --title TEXT",
    Field.TAG: "pipeline edit {id} --untag TAG",
    Field.PERSON: "pipeline mark {id} person=NAME",
    Field.PLAN: "pipeline mark {id} plan=PLAN",
    Field.BUDGET: "pipeline mark {id} budget=AMOUNT",
    Field.NEXT_STEP: "pipeline next {id} WHEN --agenda TEXT",
}


def named_lines(mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield what is said of the texts that still have a name: the first few, and how many more."""
    if not mentions:
        return
    yield _("The name still stands in what was written of others, which was not touched:")
    for mention in mentions[:SHOWN]:
        command = changing(mention)
        yield f"  {_where(mention)}" + (f"  {command}" if command else "")
    more = len(mentions) - SHOWN
    if more > 0:
        yield "  " + ngettext("… and {n} more", "… and {n} more", more).format(n=more)
    yield _("The journal keeps what such a text said before, as long as that card is there.")


def changing(mention: Mention) -> str | None:
    """Return the command that words the text anew; None where there is none."""
    command = _COMMANDS.get(mention.field) if mention.changeable else None
    return None if command is None else command.format(id=mention.card)


def _where(mention: Mention) -> str:
    field = field_label(mention.field)
    if mention.card is None:
        return _("{field} without a card").format(field=field)
    who = _("{name} ({id})").format(name=mention.name, id=mention.card)
    return _("{who}: {field}").format(who=who, field=field)
