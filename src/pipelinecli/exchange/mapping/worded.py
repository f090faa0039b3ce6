"""Other people's words for a thing of ours, and how each was understood.

What was typed counts before a saved preset, that before the words of the program the file is
from, that before words in common use. A word is compared without case, width, per cent signs,
punctuation, and a number before it. It refuses to guess: a word nobody knows is a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.mapping.headers import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Words = dict[str, str]
"""Our token by a folded word of theirs."""

LONGEST: Final = 200


class Understood(NamedTuple):
    """One word of theirs, and ours for it."""

    theirs: str
    ours: str
    how: str


class WordMap:
    """Their words and ours. `map(word)` is ours, or None."""

    def __init__(self, sources: Iterable[tuple[Mapping[str, str], str]]) -> None:
        self._sources = [(dict(words), how) for words, how in sources]
        self._known: dict[str, tuple[str, str] | None] = {}

    def __call__(self, word: str) -> str | None:
        """Return our token for a word of theirs, or None for one that nobody knows."""
        found = self.looked_up(word)
        return found and found[0]

    def looked_up(self, word: str) -> tuple[str, str] | None:
        """Return our token and how it was found."""
        if word not in self._known:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            self._known[word] = self._find(word)
        return self._known[word]

    def understood(self, seen: Iterable[str]) -> tuple[Understood, ...]:
        """Return how each distinct word of a file was understood, in their order."""
        both = ((word, self.looked_up(word)) for word in dict.fromkeys(seen) if word.strip())
        return tuple(Understood(word, *found) for word, found in both if found)

    def unknown(self, seen: Iterable[str]) -> tuple[str, ...]:
        """Return the distinct words of a file that nobody knows."""
        return tuple(w for w in dict.fromkeys(seen) if w.strip() and not self.looked_up(w))

    def _find(self, word: str) -> tuple[str, str] | None:
        for form in forms(word):
            for words, how in self._sources:
                if form in words:
                    return words[form], how
        return None


_MOST_KEPT: Final = 10_000


def words(text: str) -> Words:
    """Read a table: our token, and their words for it, one or more lines a token."""
    found: Words = {}
    for line in text.splitlines():
        if line.strip():
            token, _blank, spellings = line.strip().partition(" ")
            for spelling in spellings.split("|"):
                found[whole(spelling)] = token
    return found


def whole(word: str) -> str:
    """Return a word as it is compared: its letters and digits."""
    text = word[:LONGEST].strip()
    letters = key(text).text
    # A header's numbers stand for any; a stage's are what it is.
    if "#" in letters:
        letters = "".join(char for char in _plain(text) if char.isalnum())
    return letters


def forms(word: str) -> tuple[str, ...]:
    """Return what a word may be found by: all of it, then without a number before or after it."""
    text = whole(word)
    bare = text.strip("0123456789")
    return (text, bare) if bare and bare != text else (text,)


def _plain(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFKC", text).casefold()
