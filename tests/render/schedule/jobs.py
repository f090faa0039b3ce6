"""Jobs for the tests, and what each scheduler makes of the text it is given."""

from __future__ import annotations

import re
from datetime import time

from hypothesis import strategies as st

from pipelinecli.render.schedule.job import Job

COMMAND = (
    *("/home/mei/.venv/bin/python", "-P", "-m", "pipelinecli"),
    *("--store", "/home/mei/pipeline.db", "--lang", "en", "checkin"),
)
MEI = Job(COMMAND, time(8, 30))
"""The job of the examples: neutral paths, the usual time, the machine's own zone."""
HOSTILE = '/home/o\'neil "q" \\n\\\\%d 100%\\% $HOME ${x} $$ `id` ; # & 陈静/é=~!'
"""A path with something for everybody who reads it on the way."""
_HOSTILE = "\\%$'\"` ;#&=~!*?[]{}()<>|@:-+,.nx0s陈é\u3000\u00a0\u200d\u202e"

paths = st.text(
    st.one_of(
        st.sampled_from(_HOSTILE),
        st.characters(exclude_categories=["Cc", "Cn", "Cs"], exclude_characters="\x00"),
    ),
    min_size=1,
    max_size=40,
).map("/{}".format)
jobs = st.builds(
    lambda python, store, at: Job((python, "-m", "pipelinecli", "--store", store), at),
    paths,
    paths,
    st.times(),
)


def store_at(path: str, python: str = COMMAND[0]) -> Job:
    """Return the job of somebody with a store at that path."""
    return MEI._replace(command=(python, *COMMAND[1:5], path, *COMMAND[6:]))


def shell_is_given(command: str, *, joins_backslashes: bool) -> str:
    """Return what cron hands to `/bin/sh -c` for a crontab's sixth field.

    A backslash before `%` is taken off; Vixie's cron takes the first of two backslashes off as
    well. A bare `%` would end the command.
    """
    given, at = "", 0
    while at < len(command):
        char, after = command[at], command[at + 1 : at + 2]
        if char == "\\":
            dropped = after == "%" or (joins_backslashes and after == "\\")
            given += after if dropped else char + after
            at += 2
            continue
        assert char != "%", f"ends at a bare %: {command}"
        given += char
        at += 1
    return given


_ESCAPES = {"\\": "\\", '"': '"', "'": "'", "s": " ", "n": "\n", "t": "\t"}


def systemd_runs(line: str) -> list[str]:
    """Return the arguments that systemd makes of the text after `ExecStart=`.

    Quotes and backslashes, then specifiers, then, in all but the program's path, variables.
    """
    program, *arguments = (_specified(word) for word in _unquoted(line))
    assert program.startswith("/"), program
    assert not re.search(r"['\"\\]", program), f"no program is called that: {program}"
    return [program, *map(_without_variables, arguments)]


def _unquoted(line: str) -> list[str]:
    words: list[str] = []
    quote, inside, at = "", False, 0
    while at < len(line):
        char = line[at]
        if char == "\\":
            at += 1
            char = _ESCAPES[line[at]]
        elif char == quote:
            quote, char = "", ""
        elif not quote and char in "'\"":
            quote, char = char, ""
            words += [] if inside else [""]
            inside = True
        elif not quote and char in " \t":
            inside, char = False, ""
        if char:
            words += [] if inside else [""]
            inside = True
            words[-1] += char
        at += 1
    assert not quote, f"a quote is left open: {line}"
    return words


def _specified(word: str) -> str:
    assert "%" not in word.replace("%%", ""), f"a specifier: {word}"
    return word.replace("%%", "%")


def _without_variables(word: str) -> str:
    assert not re.search(r"\$", word.replace("$$", "")), f"a variable: {word}"
    return word.replace("$$", "$")
