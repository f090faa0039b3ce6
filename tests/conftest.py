"""How hard hypothesis tries: HYPOTHESIS_PROFILE picks ci (the default), dev or thorough.

ci draws the same examples on every run, so a red build is red again when it is repeated; dev
draws new ones each time; thorough is for an evening.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A slow machine is not a failing property: no deadlines, no health check on speed.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
