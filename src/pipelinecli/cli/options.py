"""Arguments and options that several commands share, declared once.

Types carry what Typer needs; a command's signature names them. What every command shares is in
`shared`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from pipelinecli.i18n import _

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
Name = Annotated[Text, typer.Option("--name", metavar="NAME", help=_("The person's name."))]
Phone = Annotated[Text, typer.Option("--phone", metavar="NUMBER", help=_("Phone number."))]
Email = Annotated[Text, typer.Option("--email", metavar="ADDRESS", help=_("E-mail address."))]
Org = Annotated[Text, typer.Option("--org", metavar="NAME", help=_("Company."))]
Title = Annotated[Text, typer.Option("--title", metavar="TEXT", help=_("Position."))]
Source = Annotated[Text, typer.Option("--source", metavar="TEXT", help=_("Where from."))]
ReferredBy = Annotated[
    Text, typer.Option("--referred-by", metavar="WHO", help=_("Who referred them."))
]
Grade = Annotated[Text, typer.Option("--grade", metavar="A..D", help=_("Grade A, B, C or D."))]
Birthday = Annotated[Text, typer.Option("--birthday", metavar="DATE", help=_("Day of birth."))]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help=_("A tag; repeatable."))
]
