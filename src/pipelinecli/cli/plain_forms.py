"""Reading the plain forms of the command line without the framework.

Typer declares every command and has the last word on it: `make forms` writes what it says into
`_forms.py`, and a line that is plainly one of those forms is read from that table in a tenth of
the time it takes to import Typer. Anything else (help, completion, an abbreviation, an unknown
option, a value that looks like one, a mistake of any kind) is not read here at all: None sends
the line to Typer. It refuses to explain and to guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.cli._forms import FORMS, SHARED

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT, WHOLE, FLAG, LIST = "text", "whole", "flag", "list"
"""What an option takes: a text, a whole number of at least its minimum, nothing, texts."""
_LONGEST_WHOLE = 9

Option = tuple[str, str, "int | None"]
"""(parameter, what it takes, the least value of a whole number)."""


class PlainLine(NamedTuple):
    """A line that was read: the command's words, its arguments, and the shared options."""

    words: tuple[str, ...]
    arguments: dict[str, object]
    shared: dict[str, object]


class _NotPlainError(Exception):
    """The line is the framework's to read."""


def read_plain(line: Sequence[str]) -> PlainLine | None:
    """Return what the line says, or None if the framework must read it."""
    try:
        return _read(list(line))
    except _NotPlainError:
        return None


def _read(line: list[str]) -> PlainLine:
    shared: dict[str, object] = {}
    rest, positional = _options(line, SHARED, shared, stop_at_word=True)
    words = tuple(positional[:1])
    if " ".join((*words, *rest[:1])) in FORMS:
        words, rest = (*words, *rest[:1]), rest[1:]
    form = FORMS.get(" ".join(words))
    if form is None or any(" " in word for word in words):
        raise _NotPlainError
    positions, options, defaults = form
    given: dict[str, object] = {}
    _rest, positional = _options(rest, {**SHARED, **options}, given)
    for name in [name for name in given if name in _SHARED_NAMES]:
        if name in shared:
            raise _NotPlainError
        shared[name] = given.pop(name)
    arguments = {**defaults, **_placed(positional, positions), **given}
    if any(option[0] not in arguments for option in options.values()):
        raise _NotPlainError  # an option that must be there
    return PlainLine(words, arguments, shared)


_SHARED_NAMES = frozenset(option[0] for option in SHARED.values())


def _options(
    line: list[str],
    known: dict[str, Option],
    given: dict[str, object],
    *,
    stop_at_word: bool = False,
) -> tuple[list[str], list[str]]:
    """Read options into `given`; return what is left of the line, and the words between them."""
    words: list[str] = []
    at = 0
    while at < len(line):
        token = line[at]
        at += 1
        if not token.startswith("-"):
            words.append(token)
            if stop_at_word:
                break
            continue
        name, equals, value = token.partition("=")
        option = known.get(name)
        if option is None or (equals and not name.startswith("--")):
            raise _NotPlainError
        parameter, takes, least = option
        if takes == FLAG:
            if equals or parameter in given:
                raise _NotPlainError
            given[parameter] = True
            continue
        if not equals:
            if at == len(line) or _looks_like_an_option(line[at]):
                raise _NotPlainError
            value, at = line[at], at + 1
        _take(given, parameter, takes, least, value)
    return line[at:], words


def _looks_like_an_option(value: str) -> bool:
    """Whether a value begins like an option; a span such as -2w does not."""
    return value.startswith("-") and not value[1:2].isdigit()


def _take(
    given: dict[str, object], parameter: str, takes: str, least: int | None, value: str
) -> None:
    if takes == LIST:
        texts = given.setdefault(parameter, [])
        if isinstance(texts, list):
            texts.append(value)
        return
    if parameter in given:
        raise _NotPlainError
    if takes == WHOLE:
        if not (value.isascii() and value.isdigit() and len(value) <= _LONGEST_WHOLE):
            raise _NotPlainError
        if least is not None and int(value) < least:
            raise _NotPlainError
        given[parameter] = int(value)
        return
    given[parameter] = value


def _placed(words: list[str], positions: tuple[tuple[str, bool, bool], ...]) -> dict[str, object]:
    """Give the words to the positional parameters: (name, required, takes all the rest)."""
    placed: dict[str, object] = {}
    left = list(words)
    for name, required, all_the_rest in positions:
        if not left:
            if required:
                raise _NotPlainError
        elif all_the_rest:
            placed[name], left = left, []
        else:
            placed[name] = left.pop(0)
    if left:
        raise _NotPlainError
    return placed
