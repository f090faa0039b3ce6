"""Every target there is, by its name."""

from __future__ import annotations

from tools.fuzz.targets import completing, dates, lines, people, settings, shown, stored, sums, walk

EVERY = {
    target.name: target
    for module in (dates, sums, people, settings, stored, lines, completing, walk, shown)
    for target in module.TARGETS
}
