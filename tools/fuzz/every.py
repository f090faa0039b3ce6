"""Every target there is, by its name."""

from __future__ import annotations

from tools.fuzz.targets import (
    backups,
    changes,
    completing,
    counts,
    dates,
    lines,
    people,
    settings,
    shown,
    stored,
    sums,
    walk,
)

_MODULES = (
    dates, sums, people, settings, stored, changes, counts, backups, lines, completing, walk,
    shown,
)  # fmt: skip
EVERY = {target.name: target for module in _MODULES for target in module.TARGETS}
