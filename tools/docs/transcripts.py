"""Transcripts in the documents: fenced `console` blocks, typed again and their answers renewed.

In such a block a line `$ command` is what a person types; `> ` continues one that ends in a
backslash; every other line is what the terminal showed. All blocks of a document are one session,
from an empty home on; a document whose name ends in `.zh.md` is played in Chinese. It refuses to
touch anything but the answers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tools.docs.session import Language, play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACES: Final = ("README*.md", "docs/*.md", "examples/*.md")

_BLOCK: Final = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND: Final = re.compile(r"^\$ (?P<line>(?:.*\\\n> )*.*)$", re.MULTILINE)


class Typed(NamedTuple):
    """A command as it stands in a block, and as the shell is given it."""

    shown: str
    line: str


def documents(root: Path) -> list[Path]:
    """Return the documents that hold transcripts, in a fixed order."""
    found = [path for place in PLACES for path in sorted(root.glob(place))]
    return [path for path in found if _BLOCK.search(path.read_text(encoding="utf-8"))]


def language_of(path: Path) -> Language:
    """Return the language a document is written in."""
    return "zh" if path.name.endswith(".zh.md") else "en"


def renewed(text: str, language: Language) -> str:
    """Return a document with every answer as the program gives it now.

    Raises SessionError when the session does not come to its end, ValueError for a block that
    does not begin with a command and for an answer that would be taken for one.
    """
    blocks = [list(_commands(found["body"])) for found in _BLOCK.finditer(text)]
    answers = iter(play([typed.line for block in blocks for typed in block], language))
    bodies = iter(["".join(_answered(typed, next(answers)) for typed in block) for block in blocks])
    return _BLOCK.sub(lambda _found: f"```console\n{next(bodies)}```", text)


def _commands(body: str) -> Iterator[Typed]:
    if not body.startswith("$ "):
        message = f"a console block begins with a command, not with: {body.splitlines()[:1]}"
        raise ValueError(message)
    for found in _COMMAND.finditer(body):
        yield Typed(found[0], found["line"].replace("\\\n> ", "\\\n"))


def _answered(typed: Typed, answer: str) -> str:
    if _COMMAND.search(answer) or "```" in answer:
        message = f"the answer to {typed.line} would be taken for a command:\n{answer}"
        raise ValueError(message)
    end = "" if not answer or answer.endswith("\n") else "\n"
    return f"{typed.shown}\n{answer}{end}"
