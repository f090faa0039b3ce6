"""The rep's desk: the store, the clock and the settings a use case works with.

One desk serves one command. It refuses to read the clock or the environment itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config import settings as known_settings
from pipelinecli.errors import BadSetting
from pipelinecli.method.cards import judged

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.cards import Attempt, Card, Person, Rules
    from pipelinecli.store.engine import Store


class Desk(NamedTuple):
    """What every service is handed first."""

    store: Store
    clock: Clock
    rules: Rules
    settings: dict[str, str]
    """The settings that were set, as they are stored."""

    @property
    def today(self) -> date:
        """The rep's calendar day."""
        return self.clock.today

    @property
    def currency(self) -> str:
        """The currency of amounts that name none."""
        return known_settings.value_of(self.settings, "currency")

    def judged(self, person: Person, attempt: Attempt) -> Card:
        """Return the card as it stands today under the rep's rules."""
        return judged(person, attempt, self.today, self.rules)


def sit_down(store: Store, clock: Clock, settings: dict[str, str]) -> Desk:
    """Return a desk with the rules the settings ask for. Raises BadSetting."""
    try:
        known_settings.goals(settings)
        known_settings.see_figures(settings)
        return Desk(store, clock, known_settings.rules(settings), settings)
    except known_settings.UnreadableSetting as error:
        raise BadSetting(error.key, error.value, error.settable) from None


def make_do(store: Store, clock: Clock, settings: dict[str, str]) -> Desk:
    """Return a desk at which a setting that nobody could have set is as if nobody had."""
    return Desk(store, clock, known_settings.rules(known_settings.readable(settings)), settings)
