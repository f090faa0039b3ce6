"""Every command by name, with its section and its line in the help page.

The table is all that `pipeline --help` and completion need; a command's module is imported when
the command is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from pipelinecli.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


class Entry(NamedTuple):
    """A command's section in the help page and its line there."""

    section: str
    about: str


_CAPTURE = N_("Capture")
_METHOD = N_("Move by the facts")
_VIEW = N_("Look")
_WEEK = N_("The week")
_NUMBERS = N_("The numbers")
_CORRECT = N_("Correct")
_SAFETY = N_("Safety")
_IN_AND_OUT = N_("In and out")
_SET_UP = N_("Set up")

COMMANDS = {
    "add": Entry(_CAPTURE, N_("Open a card for a new contact.")),
    "log": Entry(_CAPTURE, N_("Record one activity: a dial, a talk, a visit…")),
    "tally": Entry(_CAPTURE, N_("Count the day's dials, talks and appointments without names.")),
    "book": Entry(_METHOD, N_("Agree a first meeting, or change its date.")),
    "met": Entry(_METHOD, N_("Record a meeting held; the first one starts the clock.")),
    "next": Entry(_METHOD, N_("Set the dated next step.")),
    "mark": Entry(_METHOD, N_("Win or withdraw one of the five criteria, with evidence.")),
    "move": Entry(_METHOD, N_("Ask the gate for a stage.")),
    "sign": Entry(_METHOD, N_("Papers handed in and money received: 90%.")),
    "close": Entry(_METHOD, N_("The policy is issued: closed.")),
    "back": Entry(_METHOD, N_("Fall back by the rules.")),
    "lose": Entry(_METHOD, N_("Take a card off the board for a clear no.")),
    "reopen": Entry(_METHOD, N_("Start a new attempt with a lost or closed card.")),
    "why": Entry(_VIEW, N_("Explain where a card stands and what it lacks.")),
    "today": Entry(_VIEW, N_("List what to do today, with the reasons.")),
    "board": Entry(_VIEW, N_("Show the six columns side by side.")),
    "list": Entry(_VIEW, N_("List cards.")),
    "show": Entry(_VIEW, N_("Show a card with its history.")),
    "flags": Entry(_VIEW, N_("List the cards that need attention.")),
    "sheet": Entry(_WEEK, N_("Print the weekly tracking sheet.")),
    "checkin": Entry(_WEEK, N_("Hand in the Monday, Wednesday or Friday check-in.")),
    "ratios": Entry(_NUMBERS, N_("Show what each step from dial to sale makes of the next.")),
    "conversion": Entry(_NUMBERS, N_("Show how many advance from stage to stage.")),
    "cycle": Entry(_NUMBERS, N_("Measure the days from the first meeting to the close.")),
    "velocity": Entry(_NUMBERS, N_("Show what the board brings in a day.")),
    "forecast": Entry(_NUMBERS, N_("Forecast sales and premium from the open prospects.")),
    "plan": Entry(_NUMBERS, N_("Work back from a goal to the dials a day.")),
    "whatif": Entry(_NUMBERS, N_("Move the five levers and see what comes of it.")),
    "diagnose": Entry(_NUMBERS, N_("Read the shape of the board, and what it asks for.")),
    "edit": Entry(_CORRECT, N_("Correct what is known of a person.")),
    "merge": Entry(_CORRECT, N_("Put two cards of one person together.")),
    "forget": Entry(_CORRECT, N_("Erase a person for good.")),
    "undo": Entry(_SAFETY, N_("Take back the last command, or the last few.")),
    "redo": Entry(_SAFETY, N_("Bring again what undo took back.")),
    "history": Entry(_SAFETY, N_("List what was done, command by command.")),
    "backup": Entry(_SAFETY, N_("Copy the store, checked, beside it or elsewhere.")),
    "restore": Entry(_SAFETY, N_("Put a backup back.")),
    "doctor": Entry(_SAFETY, N_("Check the store from end to end, and mend what can be.")),
    "import": Entry(_IN_AND_OUT, N_("Take in contacts, deals and activities from a file.")),
    "export": Entry(_IN_AND_OUT, N_("Write contacts, cards, activities or everything to a file.")),
    "dupes": Entry(_IN_AND_OUT, N_("List cards that may be one person's.")),
    "init": Entry(_SET_UP, N_("Set up your store: name, cycle, currency, language.")),
    "config": Entry(_SET_UP, N_("Look at and change the settings.")),
    "demo": Entry(_SET_UP, N_("See the main job on sample data, without a store of yours.")),
    "practice": Entry(_SET_UP, N_("Test yourself on the four worked cases.")),
}
_MODULES = {
    "next": "next_step",
    "list": "listing",
    "import": "importing",
    "export": "exporting",
}
"""Modules whose name would hide a builtin, or is a word of the language."""


def command_module(name: str) -> ModuleType:
    """Import a command's module."""
    return import_module(f"pipelinecli.cli.commands.{_MODULES.get(name, name)}")


def command_function(words: tuple[str, ...]) -> Callable[..., None]:
    """Import the function behind a command's words: one word, or a group's and its own."""
    module = command_module(words[0])
    if len(words) == 1:
        return cast("Callable[..., None]", module.command)
    function, _about = module.COMMANDS[words[1]]
    return cast("Callable[..., None]", function)
