from __future__ import annotations

import json
import plistlib

import pytest

from pipelinecli.render.formats.listing import Format
from pipelinecli.render.schedule.job import Scheduler
from pipelinecli.render.schedule.writing import schedule_for, write_schedule
from tests.builders import refused
from tests.render.schedule.jobs import COMMAND, HOSTILE, MEI, store_at
from tests.render.written import text_of

CRON, SYSTEMD, LAUNCHD = Scheduler


def _written(scheduler: Scheduler, form: Format, path: str = "/home/mei/pipeline.db") -> str:
    made = schedule_for(scheduler, store_at(path))
    return text_of(lambda out: write_schedule(made, form, out))


@pytest.mark.parametrize("form", [Format.PLAIN, Format.TABLE])
def test_people_get_the_file_itself_and_several_with_their_paths(form: Format) -> None:
    (line,) = schedule_for(CRON, MEI).files
    assert _written(CRON, form) == line.content
    (agent,) = schedule_for(LAUNCHD, MEI).files
    assert _written(LAUNCHD, form) == agent.content
    assert plistlib.loads(agent.content.encode())["ProgramArguments"] == list(COMMAND)
    service, timer = schedule_for(SYSTEMD, MEI).files
    assert _written(SYSTEMD, form) == (
        f"# ~/.config/systemd/user/pipeline-checkin.service\n{service.content}\n"
        f"# ~/.config/systemd/user/pipeline-checkin.timer\n{timer.content}"
    )


def test_programs_get_the_command_and_the_files() -> None:
    (file,) = schedule_for(CRON, MEI).files
    data = {
        "kind": "cron",
        "at": "08:30",
        "zone": None,
        "command": list(COMMAND),
        "files": [{"path": "pipeline-checkin.cron", "content": file.content}],
        "install": ["crontab -e"],
    }
    answer = {"schema": 1, "kind": "schedule", "data": data}
    assert json.loads(_written(CRON, Format.JSON)) == answer
    assert json.loads(_written(CRON, Format.JSONL)) == data


def test_a_listing_has_a_row_for_each_file() -> None:
    assert _written(SYSTEMD, Format.CSV) == "path,content\n" + "".join(
        f'{file.path},"{file.content}"\n' for file in schedule_for(SYSTEMD, MEI).files
    )
    assert _written(CRON, Format.MD) == (
        "| File | Content |\n| --- | --- |\n| pipeline-checkin.cron "
        r"| \# The Monday, Wednesday and Friday check-in, handed in by itself.<br>"
        r"\# To install it, add the line below to your crontab: crontab -e<br>"
        r"\# cron mails you what it prints, names and all; to stop that, end it in \>/dev/null<br>"
        r"30 8 \* \* 1,3,5 /home/mei/.venv/bin/python -P -m pipelinecli "
        "--store /home/mei/pipeline.db --lang en checkin<br> |\n"
    )


@pytest.mark.parametrize("scheduler", Scheduler)
@pytest.mark.parametrize(
    ("path", "without"),
    [
        ("/a\nb", "a line break"),
        ("/a\rb", "a line break"),
        ("/a\tb", "the character U+0009"),
        ("/a\x1b[31m", "the character U+001B"),
        ("/a\x9b31m", "the character U+009B"),
        ("/a\x7f", "the character U+007F"),
        ("/a\ufffe", "the character U+FFFE"),
        ("/a\ufdd0", "the character U+FDD0"),
        ("/a\udcff", "bytes that are not UTF-8"),
    ],
)
def test_a_path_that_no_line_can_hold_is_refused(
    scheduler: Scheduler, path: str, without: str
) -> None:
    assert refused(lambda: schedule_for(scheduler, store_at(path))) == (
        f"usage: a scheduled command cannot hold the path {path}; use one without {without}"
    )


@pytest.mark.parametrize("form", [Format.PLAIN, Format.TABLE, Format.CSV, Format.MD])
def test_a_path_that_cannot_be_shown_is_not_shown_as_another(form: Format) -> None:
    path = "/a\u202eb"
    assert refused(lambda: _written(CRON, form, path)) == (
        f"usage: {path} has a character that cannot be shown; "
        "write the schedule to a file: --to DIR, or say -o json"
    )
    assert json.loads(_written(CRON, Format.JSON, path))["data"]["command"][5] == path


@pytest.mark.parametrize("scheduler", Scheduler)
def test_what_can_be_shown_is_shown_to_the_letter(scheduler: Scheduler) -> None:
    for file in schedule_for(scheduler, store_at(HOSTILE)).files:
        assert file.content in _written(scheduler, Format.PLAIN, HOSTILE)
