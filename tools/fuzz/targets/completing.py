"""Completion: lines that are half typed, and environments no shell would set."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, cast

from pipelinecli.cli._forms import FORMS
from pipelinecli.cli.completion import complete
from tools.fuzz.grammar import Grammar
from tools.fuzz.target import Target
from tools.fuzz.targets.people import LONGEST_WORD
from tools.fuzz.texts import NUMBERS, near, pick, sometimes

if TYPE_CHECKING:
    from random import Random

    from pipelinecli.cli.session import Session

_SHELLS = ("bash", "bash", "bash", "zsh", "fish", "powershell", "pwsh", "", "tcsh")
_NAMES = (
    "王经理", "Ann Lee", "$(rm -rf x)", "`id`", "a'b", 'a"b', "a\\b", "a;b&c|d", "-x", "a:b", "~",
    "* ? [x]", "#x", "!x", "{a,b}", "a=b", "\u3000x", "%s %n", "<x>", "é", "(x)", "a:::b",
)  # fmt: skip
LINE = Grammar(
    start=("pipeline <words> <rest>", "pipeline <option> <words> <rest>", "pipeline", ""),
    words=(*FORMS, "lis", "config", "nonsense", ""),
    option=("--store x.db", "--store=x.db", "--store = x.db", "-o", "-o csv", "--lang", "-q"),
    rest=("", "王", "A", "'A", '"$(', "a\\", "--", "--s", "-", "王经理 pers", "1 next=", "'a b' ",
          "--store <open>", *("王",) * 40, "<long>"),
    open=("'", '"', "\\", "'\\''", "$'x"),
    long=("x " * 30_000, "'" * 20_001, "\\" * 20_001, "list " * 10_000),
)  # fmt: skip
_VARIABLES = ("COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS")
_ACTIONS = ("is-args", "get-args", "")


class _Names:
    """A session whose store has a name that begins with everything."""

    def __init__(self) -> None:
        self.store = self

    def use_store(self, _path: str) -> None:
        """Take the store named; there is but one."""

    def exists(self) -> bool:
        """Whether there is one."""
        return True

    def read(self, _statement: str, **_binds: object) -> Any:  # noqa: ANN401
        """Yield the names, whatever they begin with."""
        for key in ("start", "end"):
            str(_binds[key]).encode()
        yield from ((name,) for name in _NAMES)


_SESSION = cast("Session", _Names())


def _asked(rng: Random) -> tuple[str, dict[str, str]]:
    line = near(rng, LINE, LONGEST_WORD).replace("\0", "")
    at = str(len(line.split(" ")) - 1) if sometimes(rng, 0.7) else pick(rng, NUMBERS)
    environ = {
        "COMP_WORDS": line,
        "COMP_CWORD": at,
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line[-1:],
        "_TYPER_COMPLETE_FISH_ACTION": pick(rng, _ACTIONS),
    }
    if sometimes(rng, 0.05):
        del environ[pick(rng, _VARIABLES)]
    return pick(rng, _SHELLS), environ


def _complete(given: tuple[str, dict[str, str]]) -> tuple[str, int]:
    return complete(_SESSION, *given)


def _is_inert(given: tuple[str, dict[str, str]], read: tuple[str, int]) -> bool:
    """Every line is one word to the shell: no name is a command."""
    shell, environ = given
    said, code = read
    if code not in {0, 1}:
        return False
    if shell == "zsh" and said.startswith("_arguments"):
        return len(shlex.split(said)) == len(("_arguments", "action"))
    if shell != "bash" or _has_a_quote(environ):
        return True
    return all(len(shlex.split(line, comments=True)) == 1 for line in said.split("\n") if line)


def _has_a_quote(environ: dict[str, str]) -> bool:
    """Whether a quote may be open, within which other characters act."""
    return any(quote in environ.get("COMP_WORDS", "") for quote in "'\"")


TARGETS = (Target("completion", _asked, _complete, _is_inert, ()),)
