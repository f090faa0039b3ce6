"""The files in examples/checkin are what the program makes of a neutral job.

After a change that is meant: `REGENERATE=1 .venv/bin/pytest tests/render/schedule`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipelinecli.render.schedule.job import Scheduler
from pipelinecli.render.schedule.writing import schedule_for
from tests.render.schedule.jobs import COMMAND, MEI

EXAMPLES = Path(__file__).parents[3] / "examples" / "checkin"


@pytest.mark.parametrize("scheduler", Scheduler)
def test_the_examples_are_what_the_program_makes(scheduler: Scheduler) -> None:
    for file in schedule_for(scheduler, MEI).files:
        path = EXAMPLES / Path(file.path).name
        if os.environ.get("REGENERATE"):
            path.write_bytes(file.content.encode())
            continue
        assert path.read_bytes().decode() == file.content


@pytest.mark.parametrize("guide", ["README.md", "README.zh.md"])
def test_the_guides_name_every_file_and_the_same_program(guide: str) -> None:
    text = (EXAMPLES / guide).read_text(encoding="utf-8")
    named = {path.name for path in EXAMPLES.iterdir()} - {guide}
    assert {name for name in named if f"({name})" not in text} == set()
    language = "zh" if guide == "README.zh.md" else "en"
    program = " ".join((*COMMAND[:-2], language))
    assert f"30 8 * * 1,3,5 /home/mei/bin/checkin-notify.sh {program}\n" in text
