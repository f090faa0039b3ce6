"""Write what the program writes of its own documents.

    python -m tools.docs            renew docs/cli.md, the pictures, the transcripts' answers
    python -m tools.docs --check    change nothing; name whatever is not in step and fail

It refuses to touch anything that people wrote.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tools.docs import cli_page, pictures, transcripts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]


def wanted(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every document that the program has a hand in, with its text as it should be."""
    documents = transcripts.documents(root)
    with ThreadPoolExecutor() as players:
        # The sessions wait for their processes most of the time; the rest is made meanwhile.
        played = players.map(_renewed, documents)
        yield root / cli_page.PAGE, cli_page.page()
        yield from pictures.draw(root).items()
        yield from zip(documents, played, strict=True)


def _renewed(path: Path) -> str:
    return transcripts.renewed(path.read_text(encoding="utf-8"), transcripts.language_of(path))


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Write the documents, or with `--check` compare them; return the exit code."""
    check, code = "--check" in arguments, 0
    for path, text in wanted(root):
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        name = path.relative_to(root)
        if check:
            sys.stderr.write(f"{name} is not in step with the program: run `make docs`\n")
            code = 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"written: {name}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
