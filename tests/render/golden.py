"""Golden files: what the program writes, one file per format and language, compared as bytes.

After a change that is meant: `REGENERATE=1 .venv/bin/pytest tests/render`, then read the diff of
`tests/golden/` as a user would before committing it. Such a run fails nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden"


def matches_golden(name: str, text: str) -> None:
    """Compare `text` with the golden file of that name, or write the file when regenerating."""
    path = GOLDEN / name
    if os.environ.get("REGENERATE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return
    assert text.encode().decode() == path.read_bytes().decode()
