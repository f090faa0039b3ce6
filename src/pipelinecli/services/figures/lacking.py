"""A refusal to plan: which ratios say nothing yet, and what would make each say something.

It refuses to take a sample instead; it names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.errors import Refused
from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.figures.chain import Link, Step

if TYPE_CHECKING:
    from pipelinecli.method.figures.chain import Seen

_NOTHING: Final = {
    Step.DIALS: N_("no dial is on record"),
    Step.TALKS: N_("no talk is on record"),
    Step.APPOINTMENTS: N_("no first appointment is on record"),
    Step.VISITS: N_("no visit is on record"),
}
_COMMANDS: Final = {
    Step.DIALS: "pipeline tally --dials N",
    Step.TALKS: "pipeline tally --talks N",
    Step.APPOINTMENTS: "pipeline book WHO WHEN",
    Step.VISITS: "pipeline met WHO",
    Step.SALES: "pipeline close WHO",
}


class NoRates(Refused):
    """The rep's own figures lead from no number of dials to a sale."""

    def __init__(self, seen: Seen, useless: tuple[Link, ...]) -> None:
        super().__init__(
            ngettext(
                "your own ratios do not lead to a sale yet: {n} of them says nothing",
                "your own ratios do not lead to a sale yet: {n} of them say nothing",
                len(useless),
            ).format(n=len(useless)),
            hint=_("log what you do, or take a sample: --profile ai-xinhua"),
        )
        found = [(link, *_lack(seen, link)) for link in useless]
        self.details = tuple(
            _("{fact}: {what}  →  {command}").format(fact=link, what=what, command=command)
            for link, what, command in found
        )
        self.missing = tuple(
            {"for": "plan", "fact": str(link), "command": command} for link, _what, command in found
        )


def _lack(seen: Seen, link: Link) -> tuple[str, str]:
    """Return what a ratio lacks, and the command that supplies it."""
    counted_for, counted = link.ends
    ratio = seen.ratio(link)
    if ratio.n == 0:
        return _(_NOTHING[counted_for]), _COMMANDS[counted_for]
    return _("nothing has come of it: 0 of {n}").format(n=ratio.n), _COMMANDS[counted]
