"""A shell session in a terminal of its own: lines typed, what the terminal showed after each.

The session is sealed: its own home, so its own store; its own time zone and language; nothing of
the environment but PATH. It refuses to ask anybody anything: standard input is empty. Blanks at
the ends of lines are left out, and the home directory is written `~`.
"""

from __future__ import annotations

import os
import re
import select
import shlex
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Language = Literal["en", "zh"]

PATIENCE: Final = 120.0
"""Seconds after which a session has hung."""
_LOCALES: Final = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
_ZONES: Final = {"en": "UTC", "zh": "Asia/Shanghai"}
_AFTER_EACH: Final = "\x1e"
"""Printed after each line. The program never shows a control code, so this is not its own."""
_OUTPUT_FLAGS: Final = 1
"""Where `termios.tcgetattr` has the output flags."""


class Terminal(NamedTuple):
    """What the session is shown on. A dumb one gets no colours."""

    columns: int = 80
    rows: int = 24
    kind: str = "dumb"


class SessionError(RuntimeError):
    """The session did not come to its end."""


def play(
    lines: Sequence[str],
    language: Language,
    terminal: Terminal = Terminal(),  # noqa: B008 - a tuple does not change
    environment: dict[str, str] | None = None,
) -> list[str]:
    """Type the lines into one shell and return what each of them showed.

    Raises SessionError when the shell gives up before the last line, or takes too long.
    """
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory).resolve()
        home = root / "home"
        home.mkdir()
        script = root / "session.sh"
        ending = f"printf '\\{ord(_AFTER_EACH):03o}'\n"
        script.write_text("".join(f"{line}\n{ending}" for line in lines), encoding="utf-8")
        sealed = _sealed(root, home, language, terminal) | (environment or {})
        shown = _run(["sh", str(script)], home, sealed, terminal)
    *outputs, rest = shown.replace(str(home), "~").split(_AFTER_EACH)
    if len(outputs) != len(lines):
        message = f"the session stopped at: {lines[len(outputs)]}\n{rest}"
        raise SessionError(message)
    return [re.sub(r"[ \t]+$", "", output, flags=re.MULTILINE) for output in outputs]


def _sealed(root: Path, home: Path, language: Language, terminal: Terminal) -> dict[str, str]:
    """Return the session's whole environment, with the program under test on its PATH."""
    program = root / "bin" / "pipeline"
    program.parent.mkdir()
    python = shlex.quote(sys.executable)
    program.write_text(f'#!/bin/sh\nexec {python} -m pipelinecli "$@"\n', encoding="utf-8")
    program.chmod(0o700)
    return {
        "PATH": os.pathsep.join([str(program.parent), os.environ.get("PATH", os.defpath)]),
        "HOME": str(home),
        "LANG": _LOCALES[language],
        "TZ": _ZONES[language],
        "TERM": terminal.kind,
        # Not every machine has every locale; the encoding must not depend on that.
        "PYTHONUTF8": "1",
    }


def _run(command: list[str], home: Path, sealed: dict[str, str], terminal: Terminal) -> str:
    ours, theirs = os.openpty()
    try:
        try:
            _prepare(theirs, terminal)
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=theirs,
                stderr=theirs,
                cwd=home,
                env=sealed,
            )
        finally:
            os.close(theirs)
        with process:
            try:
                return _read(ours).decode("utf-8")
            finally:
                process.kill()
    finally:
        os.close(ours)


def _prepare(terminal_side: int, terminal: Terminal) -> None:
    termios.tcsetwinsize(terminal_side, (terminal.rows, terminal.columns))
    attributes = termios.tcgetattr(terminal_side)
    # A terminal turns each end of line into two characters; a document has one.
    attributes[_OUTPUT_FLAGS] &= ~termios.OPOST
    termios.tcsetattr(terminal_side, termios.TCSANOW, attributes)


def _read(terminal_side: int) -> bytes:
    """Read until nobody is left to write; Linux then reports an error instead of an end."""
    deadline = time.monotonic() + PATIENCE
    pieces: list[bytes] = []
    while select.select([terminal_side], [], [], max(0.0, deadline - time.monotonic()))[0]:
        try:
            piece = os.read(terminal_side, 65536)
        except OSError:
            piece = b""
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
    message = f"the session has not ended after {PATIENCE:.0f} seconds"
    raise SessionError(message)
