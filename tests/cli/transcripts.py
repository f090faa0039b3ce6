"""Sessions as they are typed, and transcripts of them as they are read.

A session is lines: `@ 2026-11-24 09:00` says what day it is from here on, everything else is a
command without the program's name. What a person would see on the screen makes the transcript.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.running import Home


def transcript(home: Home, session: str, lang: str) -> str:
    """Run a session and return what was typed and answered, errors and exit codes included."""
    today = None
    shown = []
    for line in filter(None, map(str.strip, session.splitlines())):
        if line.startswith("@"):
            today = line.removeprefix("@").strip()
            shown.append(f"── {today}\n")
            continue
        ran = home.run(*shlex.split(line), today=today, lang=lang)
        code = f"[{ran.code}]\n" if ran.code else ""
        said = (ran.out + ran.err).replace(str(home.path), "~")
        shown.append(f"$ pipeline {line}\n{said}{code}")
    return "\n".join(shown)
