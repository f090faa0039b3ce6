"""Zones whose clocks change in every way that clocks do, and the days on which they did."""

from __future__ import annotations

CHANGES = (
    ("America/New_York", "2026-03-08"),  # 02:00 -> 03:00
    ("America/New_York", "2026-11-01"),  # 02:00 -> 01:00
    ("Europe/Berlin", "2026-03-29"),
    ("Europe/Berlin", "2026-10-25"),
    ("America/Sao_Paulo", "2018-11-04"),  # 00:00 -> 01:00
    ("America/Sao_Paulo", "2018-02-17"),  # 24:00 -> 23:00
    ("Africa/Cairo", "2024-04-26"),  # 00:00 -> 01:00
    ("Africa/Cairo", "2024-10-31"),  # 24:00 -> 23:00
    ("Asia/Beirut", "2024-03-31"),
    ("Asia/Beirut", "2024-10-26"),
    ("Australia/Lord_Howe", "2026-10-04"),  # by half an hour
    ("Australia/Lord_Howe", "2026-04-05"),
    ("America/Nuuk", "2026-03-28"),  # 23:00 -> 24:00
    ("America/Nuuk", "2026-10-25"),
    ("America/Havana", "2026-11-01"),  # 01:00 -> 00:00
    ("Pacific/Apia", "2011-12-30"),  # from the 29th to the 31st
    ("Asia/Shanghai", "1986-05-04"),
    ("Asia/Shanghai", "1986-09-14"),
    ("Asia/Shanghai", "1991-04-14"),
    ("Asia/Shanghai", "1991-09-15"),
    ("Asia/Pyongyang", "2018-05-04"),  # 23:30 -> 24:00
    ("America/St_Johns", "2010-11-07"),  # 00:01 -> 23:01 of the day before
    ("Antarctica/Casey", "2010-03-05"),  # 02:00 -> 23:00 of the day before
)
"""Days on which the clocks changed, or would have."""
NO_SUCH_DAY = ("Pacific/Apia", "2011-12-30")
"""A day that was left out, between two that were not."""
