"""A sales pipeline as a public data set has it, made up: 8,800 deals of 30 owners."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

HEADER = (
    *("opportunity_id", "sales_agent", "product", "account", "deal_stage"),
    *("engage_date", "close_date", "close_value"),
)
AGENTS = 30
SIZE = 8_800
TODAY = "2017-12-31"


class Opportunity(NamedTuple):
    """One row of it."""

    id: str
    agent: str
    product: str
    account: str
    stage: str
    engaged: date | None
    closed: date | None
    value: int | None

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it stands in the file."""
        return (
            *(self.id, self.agent, self.product, self.account, self.stage),
            "" if self.engaged is None else self.engaged.isoformat(),
            "" if self.closed is None else self.closed.isoformat(),
            "" if self.value is None else str(self.value),
        )


def opportunities(seed: int = 7) -> list[Opportunity]:
    """Return the rows: blank accounts, open ones without dates, sales worth nothing."""
    chance = random.Random(seed)  # noqa: S311 - made up, and the same each time
    stages = ["Won", "Lost", "Engaging", "Prospecting"]
    made = []
    for number in range(SIZE):
        stage = chance.choices(stages, [4238, 2473, 1589, 500])[0]
        ended = stage in {"Won", "Lost"}
        engaged = date(2016, 10, 20) + timedelta(days=chance.randrange(290))
        closed = engaged + timedelta(days=chance.choice([0, chance.randrange(1, 139)]))
        value = {"Won": chance.choice([0, *[chance.randrange(38, 30_289)] * 50]), "Lost": 0}
        blank = not ended and chance.random() < 0.66
        made.append(
            Opportunity(
                f"{number * 7919:08X}",
                f"Agent {chance.randrange(AGENTS):02}",
                chance.choice(["GTX Basic", "GTXPro", "MG Special", "GTK 500"]),
                "" if blank else f"Account {chance.randrange(85)}",
                stage,
                None if stage == "Prospecting" else engaged,
                closed if ended else None,
                value.get(stage),
            )
        )
    return made
