"""What a writing command says: what became of the card, the dates as they were read, what next.

Never more than MOST lines, and without Rich, for these are the commands typed all day. Refuses to
be quiet towards programs: JSON is written whatever `quiet` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import _, ngettext
from pipelinecli.method.cards import Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.facts import Fact, Why
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.render.listing import Column, Format, Listing, write_listing
from pipelinecli.render.machine import write_answer
from pipelinecli.render.phrases import (
    criterion_short,
    lacking,
    listed,
    over_text,
    proposal_text,
    sentences,
    stage_text,
    step_text,
    who_text,
)
from pipelinecli.render.text import safe_text
from pipelinecli.words import (
    activity_label,
    amount_text,
    day_text,
    missing_command,
    missing_text,
    money_text,
    stage_label,
    tally_label,
    when_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from pipelinecli.method.cards import Card, Person
    from pipelinecli.method.kinds import TallyKind

MOST: Final = 4
