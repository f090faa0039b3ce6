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
ToNewFile = Annotated[
    str | None,
    typer.Option("--to", metavar="FILE|-", help=_("Write to a file; its ending names the format.")),
]
Bom = Annotated[bool, typer.Option("--bom", help=_("Begin CSV with a byte order mark, for Excel."))]
Overwrite = Annotated[bool, typer.Option("--yes", help=_("Replace a file that is there."))]
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
FromFile = Annotated[
    str, typer.Argument(metavar="FILE|-", help=_("The file, or - for standard input."))
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="OURS=THEIRS",
        help=_("Which column is which field: name=Client,phone=Tel; repeatable."),
    ),
]
Preset = Annotated[
    Text, typer.Option("--preset", metavar="NAME", help=_("What is known of such files: a preset."))
]
SavePreset = Annotated[
    Text,
    typer.Option(
        "--save-preset", metavar="NAME", help=_("Keep what was typed about the file as a preset.")
    ),
]
Encoding = Annotated[
    Text,
    typer.Option("--encoding", metavar="NAME", help=_("The file's encoding: utf-8, gb18030, …")),
]
OfSheet = Annotated[
    Text, typer.Option("--sheet", metavar="NAME", help=_("Which sheet of a spreadsheet."))
]
Region = Annotated[
    Text,
    typer.Option(
        "--region", metavar="CC", help=_("Whose numbers those without a country are: CN, GB, …")
    ),
]
DateOrder = Annotated[
    Text,
    typer.Option("--date-order", metavar="dmy|mdy|ymd", help=_("How the file writes dates.")),
]
SkipErrors = Annotated[
    bool, typer.Option("--skip-errors", help=_("Take in the good rows although others are bad."))
]
ErrorsFile = Annotated[
    Text,
    typer.Option(
        "--errors",
        metavar="FILE",
        help=_("Write the bad rows there with the reasons, to be mended and imported."),
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=_("Say what would come of it and write nothing."))
]
Update = Annotated[
    bool, typer.Option("--update", help=_("Fill in and correct what is there already."))
]
Since = Annotated[
    Text, typer.Option("--from", metavar="DATE", help=_("The first day that counts."))
]
Until = Annotated[Text, typer.Option("--to", metavar="DATE", help=_("The last day that counts."))]
OfPeriod = Annotated[
    Text,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help=_("The week, month, quarter or year of today; or 2026, 2026-Q3, 2026-11."),
    ),
]
Explain = Annotated[
    Text,
    typer.Option(
        "--explain", metavar="FIGURE", help=_("List what is behind a figure instead of it.")
    ),
]
OfProfile = Annotated[
    Text,
    typer.Option(
        "--profile",
        metavar="NAME",
        help=_("Go by a sample instead of your own ratios: ai-xinhua or 20-5-1."),
    ),
]
WorkDays = Annotated[
    int, typer.Option("--days", metavar="N", min=1, help=_("Working days a week, 1 to 7."))
]
WorkWeeks = Annotated[
    int, typer.Option("--weeks", metavar="N", min=1, help=_("Working weeks a year, 1 to 52."))
]
