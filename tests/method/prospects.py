"""Sample prospects around the first meeting of METHOD §9, in a cycle of 28 days."""

from __future__ import annotations

from datetime import date

from pipelinecli.method.facts import Facts, Meeting

CYCLE = 28
MET = date(2009, 12, 12)
YESTERDAY = date(2009, 12, 14)
TODAY = date(2009, 12, 15)
TOMORROW = date(2009, 12, 16)
LAST_GOOD_DAY = date(2010, 1, 9)
OVERDUE_FROM = date(2010, 1, 10)

GOING_ON = Facts(Meeting(MET, held=True), next_step=TODAY)
"""25 on TODAY."""

FIVE = GOING_ON._replace(person=True, plan=True, budget=True, signing=LAST_GOOD_DAY)
"""50 on TODAY."""

COMPLETE = FIVE._replace(signed=TODAY, paid=True)
"""90, from TODAY on."""
