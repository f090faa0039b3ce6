"""Two months of a rep's log, as it is typed: what the numbers of the activity chain are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.running import Home

TODAY = "2026-11-24 09:00"
_STORY = """
2026-10-05 09:00|tally --dials 60 --talks 30 --appointments 4 --visits 5
2026-10-06 09:00|add "Ann Lee" --source fair
|book 1 2026-10-08
2026-10-08 18:00|met 1 --next 2026-10-20
|mark 1 person=herself plan=whole-life budget=12000 timing=2026-10-30
2026-10-21 18:00|sign 1 --received 12000 --on 2026-10-21
2026-10-27 18:00|close 1
2026-11-02 09:00|add 王伟
|log dial 2
|log talk 2
|book 2 2026-11-05
|book 2 2026-11-06
2026-11-06 18:00|met 2 --next 2026-11-12
|mark 2 person=本人 plan=重疾险 budget=14000 timing=2026-11-20
2026-11-12 18:00|sign 2 --received 14000
2026-11-13 09:00|close 2
2026-11-16 09:00|tally --dials 74 --talks 34 --appointments 4 --visits 7
2026-11-20 09:00|add "Cy Young"
|met 3 --next 2026-11-27
2026-11-23 09:00|add "Di Wu"
|move 4 closed --force --reason "my uncle"
"""


def two_months(home: Home) -> Home:
    """Play the story."""
    home.play(_STORY)
    return home
