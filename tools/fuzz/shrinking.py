"""Making an input that shows a fault as short and as plain as it can be.

Hypothesis shrinks only what it has drawn itself; what is found among a million inputs is cut
here. It refuses to give back an input that does not show the fault.
"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_TRIES = 2_000
_MOST_SECONDS = 60.0
_PLAIN = "01a "
_MOST_PLAINED = 40
"""Characters of an input that are tried one by one."""


def shrunk(given: Any, shows_it: Callable[[Any], bool]) -> Any:  # noqa: ANN401
    """Return the shortest input that still `shows_it`, as far as a minute of tries goes."""
    tries = 0
    until = process_time() + _MOST_SECONDS
    shorter = True
    while shorter:
        shorter = False
        for other in _simpler(given):
            tries += 1
            if shows_it(other):
                given, shorter = other, True
                break
            if tries >= _MOST_TRIES or process_time() > until:
                break
    return given


def _simpler(given: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield variants of an input, the shortest ones first."""
    if isinstance(given, (str, bytes, list)):
        yield from _cut(given)
    if isinstance(given, str):
        yield from _plainer(given)
    elif isinstance(given, (list, tuple)):
        for at, part in enumerate(given):
            for other in _simpler(part):
                yield _with(given, at, other)
    elif isinstance(given, dict):
        for key, value in given.items():
            yield {other: kept for other, kept in given.items() if other != key}
            yield from ({**given, key: other} for other in _simpler(value))


def _cut(given: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield a sequence without some stretch of it: first halves, at last single places."""
    length = len(given)
    piece = length
    while piece:
        for at in range(0, length, piece):
            yield given[:at] + given[at + piece :]
        piece //= 2


def _plainer(text: str) -> Iterator[str]:
    if len(text) > _MOST_PLAINED:
        return
    for at, char in enumerate(text):
        for plain in _PLAIN[: _PLAIN.find(char)] if char in _PLAIN else _PLAIN:
            yield text[:at] + plain + text[at + 1 :]


def _with(given: Any, at: int, part: Any) -> Any:  # noqa: ANN401
    parts = [*given[:at], part, *given[at + 1 :]]
    if isinstance(given, list):
        return parts
    make = getattr(type(given), "_make", tuple)
    return make(parts)
