"""The command-line framework's own sentences in the reader's language.

Typer writes its usage errors and parts of its help pages in English without asking gettext. The
sentences it has are listed here as patterns; what it says is matched and said again. Refuses to
lose anything: a sentence that is not listed is shown as it came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _, language

if TYPE_CHECKING:
    from re import Pattern

USAGE: Final = N_("Usage: ")
OPTIONS: Final = N_("[OPTIONS]")
COMMAND: Final = N_("COMMAND [ARGS]...")

# Help that Typer gives to the options it adds by itself.
OPTION_HELP: Final = (
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)

# In the order they are tried: what another one would also match stands after it.
ERRORS: Final = (
    N_("{message}. Did you mean {names}?"),
    N_("No such option: {option} (Possible options: {options})"),
    N_("No such option: {option}"),
    N_("Got unexpected extra argument(s) ({arguments})"),
    N_("Option {option} requires an argument."),
    N_("Option {option} requires {number} arguments."),
    N_("Option {option} does not take a value."),
    N_("Missing argument {name}. Choose from: {choices}"),
    N_("Missing option {name}. Choose from: {choices}"),
    N_("Missing argument {name}."),
    N_("Missing option {name}."),
    N_("Invalid value for {name}: {message}"),
    N_("Invalid value: {message}"),
    N_("{value} is not a valid int."),
    N_("{value} is not a valid float."),
    N_("{value} is not one of {choices}."),
    N_("{value} is not in the range {range}."),
)


def usage_text(english: str) -> str:
    """Say one of Typer's usage errors in the reader's language, and on one line."""
    english = english.replace("\n\t", " ")  # it lists choices on lines of their own
    if language() == "en":
        return english
    for sentence in ERRORS:
        found = _pattern(sentence).fullmatch(english)
        if found is not None:
            said = found.groupdict()
            if "message" in said:
                said["message"] = usage_text(said["message"])
            return _(sentence).format(**said)
    return english


def _pattern(sentence: str) -> Pattern[str]:
    """Turn a sentence with {places} into an expression that captures what stands in them."""
    import re
    from string import Formatter

    parts = (
        re.escape(literal) + (f"(?P<{place}>.+)" if place else "")
        for literal, place, _spec, _conversion in Formatter().parse(sentence)
    )
    return re.compile("".join(parts), re.DOTALL)
