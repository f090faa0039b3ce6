"""Texts after a grammar: what a person types who knows the form, and nearly so.

A rule is a tuple of alternatives; `<name>` in one of them stands for a rule. It refuses a rule
that is not there when the grammar is made, not at the thousandth input.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.fuzz.texts import pick

if TYPE_CHECKING:
    from random import Random

_RULE = re.compile("<([a-z_]+)>")


class Grammar:
    """Rules by name; `start` is what a text is."""

    def __init__(self, **rules: tuple[str, ...]) -> None:
        self._rules = {
            name: [_RULE.split(alternative) for alternative in alternatives]
            for name, alternatives in rules.items()
        }
        named = {part for rule in self._rules.values() for parts in rule for part in parts[1::2]}
        if missing := named - set(rules):
            raise KeyError(*missing)

    def __call__(self, rng: Random, rule: str = "start") -> str:
        """Return a text."""
        parts = pick(rng, self._rules[rule])
        if len(parts) == 1:
            return parts[0]
        return "".join(
            self(rng, part) if at % 2 else part  # rules stand at every second place
            for at, part in enumerate(parts)
        )
