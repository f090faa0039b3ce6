"""Files that are generated and committed: written, or compared with what would be written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_or_check(target: Path, text: str, arguments: list[str], mend: str) -> int:
    """Write `text` to `target`, or with `--check` say if it differs; return the exit code.

    `mend` is the command that puts the file in step.
    """
    if "--check" not in arguments:
        target.write_text(text, encoding="utf-8")
        return 0
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write(f"{target.name} is not in step with its sources: run `{mend}`\n")
    return 1
