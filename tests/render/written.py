"""Running a writer of `render` as a terminal or a pipe would see it."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

SLOW = ("rich", "decimal", "fractions", "pydantic", "sqlalchemy", "sqlite3", "pathlib", "logging")


def pin_the_terminal(patch: pytest.MonkeyPatch, cells: int) -> None:
    """Make tables `cells` wide, whatever the terminal the tests run in."""
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("COLUMNS", str(cells))
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        patch.delenv(name, raising=False)


def text_of(write: Callable[[io.StringIO], None]) -> str:
    """Return what a writer writes; blanks at the ends of lines, which tables have, are left out."""
    out = io.StringIO()
    write(out)
    return "".join(f"{line.rstrip(' ')}\n" for line in out.getvalue().splitlines())


def loads_nothing_slow(code: str) -> None:
    """Run code in a clean interpreter and look at the modules it has loaded."""
    lines = (
        "import sys",
        f"sys.path[:0] = {sys.path!r}",
        "from tests.render.people import *",
        "from pipelinecli.render.formats.listing import Format",
        code,
        f"loaded = set({SLOW!r}) & set(sys.modules)",
        "assert not loaded, loaded",
    )
    subprocess.run(
        [sys.executable, "-S", "-c", "\n".join(lines)], check=True, stdout=subprocess.DEVNULL
    )
