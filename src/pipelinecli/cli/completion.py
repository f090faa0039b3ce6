"""Shell completion, answered from the table of forms while somebody is typing.

Typer's `--install-completion` writes the scripts; this module speaks to them. It refuses to fail
aloud and to create a store: where it cannot know, it offers nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.cli._forms import FORMS, SHARED
from pipelinecli.cli.completing import COMPLETERS, Candidate
from pipelinecli.cli.plain_forms import FLAG
from pipelinecli.cli.tree import COMMANDS
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelinecli.cli.session import Session


_MOST_WORDS = 2
"""A command's name has no more."""
_BASH_ACTS_ON_IN_QUOTES = frozenset('$`"\\')
_BASH_ACTS_ON = frozenset(" \t\"'\\$`&|;<>()*?[]{}!#~^")


class Asked(NamedTuple):
    """A line as far as it has been typed: the words before the cursor's, and the cursor's."""

    words: tuple[str, ...]
    incomplete: str
    quote: str = ""
    """The quote that is open at the cursor, if any."""


def complete(session: Session, shell: str, environ: Mapping[str, str]) -> tuple[str, int]:
    """Return what the shell expects on standard output, and the exit code."""
    asked = _asked(shell, environ)
    found = candidates(asked, session)
    if shell == "fish" and environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return "", 0 if found else 1
    if shell == "bash":
        return _bash(found, asked.quote), 0
    return _SAID[shell](found) if shell in _SAID else "", 0


def candidates(asked: Asked, session: Session) -> list[Candidate]:
    """Return what the word at the cursor can become."""
    words, known, place, awaited = _walk(asked.words, session)
    incomplete = asked.incomplete
    if awaited is not None:
        return _of(awaited, incomplete, session)
    if incomplete.startswith("-"):
        options = [*known, "--help"]
        return [Candidate(option) for option in options if option.startswith(incomplete)]
    form = FORMS.get(" ".join(words))
    if form is None:
        return _commands(words, incomplete) if len(words) < _MOST_WORDS else []
    positions = form[0]
    if not positions:
        return _commands(words, incomplete) if place == 0 else []
    name, _required, all_the_rest = positions[min(place, len(positions) - 1)]
    return _of(name, incomplete, session) if place < len(positions) or all_the_rest else []


def _walk(
    typed: tuple[str, ...], session: Session
) -> tuple[tuple[str, ...], Mapping[str, tuple[str, str, int | None]], int, str | None]:
    """Read the line so far: the command, its options, how many words it has, what is awaited."""
    words: tuple[str, ...] = ()
    known = dict(SHARED)
    place = 0
    awaited: str | None = None
    command = ""
    for token in typed:
        if awaited is not None:
            if token == "=":  # noqa: S105 - a word of the line
                continue  # bash takes --store=FILE for three words
            if awaited == "store":
                session.use_store(token)
            awaited = None
        elif token.startswith("-"):
            name, equals, value = token.partition("=")
            parameter, takes, _least = known.get(name, ("", FLAG, None))
            if equals and parameter == "store":
                session.use_store(value)
            awaited = parameter if takes != FLAG and not equals else None
        elif place or len(words) == _MOST_WORDS or _begins_arguments(command, token):
            place += 1
        else:
            words = (*words, token)
            command = " ".join(words)
            known |= FORMS.get(command, ((), {}, {}))[1]
    return words, known, place, awaited


def _begins_arguments(command: str, token: str) -> bool:
    return command in FORMS and f"{command} {token}" not in FORMS


def _commands(words: tuple[str, ...], incomplete: str) -> list[Candidate]:
    if not words:
        return [
            Candidate(name, _(entry.about))
            for name, entry in COMMANDS.items()
            if name.startswith(incomplete)
        ]
    start = f"{words[0]} {incomplete}"
    return [Candidate(form.partition(" ")[2]) for form in FORMS if form.startswith(start)]


def _of(parameter: str, incomplete: str, session: Session) -> list[Candidate]:
    completer = COMPLETERS.get(parameter)
    return [] if completer is None else completer(incomplete, session)


def _asked(shell: str, environ: Mapping[str, str]) -> Asked:
    if shell == "bash":
        line = environ.get("COMP_WORDS", "")
        words = _split(line)
        at = _place(environ.get("COMP_CWORD", ""), len(words))
        incomplete = words[at] if at < len(words) else ""
        return Asked(tuple(words[1:at]), incomplete.removeprefix("="), _open_quote(line))
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if shell in {"powershell", "pwsh"}:
        typed = environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return Asked(tuple(words[:-1] if typed else words), typed)
    if not words or line[-1:].isspace():
        return Asked(tuple(words), "")
    return Asked(tuple(words[:-1]), words[-1])


def _place(typed: str, last: int) -> int:
    """Return which word the cursor is in; the end of the line where nobody says."""
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(last))
    return min(int(typed), last) if is_number else last


def _split(line: str) -> list[str]:
    """Split a line as a shell does, a quote that is still open included."""
    if not any(char in line for char in "'\"\\"):
        return line.split()
    import shlex

    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:
        words.append(lexer.token)
    return words


def _open_quote(line: str) -> str:
    """Return the quote that is open at the end of a line."""
    quote = ""
    escaped = False
    for char in line:
        if escaped:
            escaped = False
        elif char == "\\" and quote != "'":
            escaped = True
        elif char in {"'", '"'} and quote in {"", char}:
            quote = "" if quote else char
    return quote


def _bash(found: list[Candidate], quote: str) -> str:
    """One a line; bash puts it on the command line as it is, so a name must not be a command."""
    acted_on = {"": _BASH_ACTS_ON, '"': _BASH_ACTS_ON_IN_QUOTES, "'": frozenset()}[quote]
    return "\n".join(
        "".join(f"\\{char}" if char in acted_on else char for char in one.value)
        for one in found
        if quote != "'" or "'" not in one.value
    )


def _zsh(found: list[Candidate]) -> str:
    """An `_arguments` call for `eval`: every character a shell could act on has a backslash."""
    if not found:
        return "_files"
    items = (
        _inert(found_one.value.replace(":", "\\:"))
        + (f":{_inert(found_one.about)}" if found_one.about else "")
        for found_one in found
    )
    action = f"*: :(({' '.join(items)}))".replace("'", "'\\''")
    return f"_arguments '{action}'"


def _inert(text: str) -> str:
    return "".join(f"\\{c}" if c.isascii() and not (c.isalnum() or c in "_-") else c for c in text)


def _fish(found: list[Candidate]) -> str:
    return "\n".join(
        f"{one.value}\t{' '.join(one.about.split())}" if one.about else one.value for one in found
    )


def _powershell(found: list[Candidate]) -> str:
    return "\n".join(f"{one.value}:::{one.about or ' '}" for one in found)


_SAID = {
    "zsh": _zsh,
    "fish": _fish,
    "powershell": _powershell,
    "pwsh": _powershell,
}
