"""A line of the note: what it is, which of several, and what the card says.

It refuses to translate what the card says, and what the person calls it.
"""

from __future__ import annotations

from pipelinecli.i18n import _


def said(what: str, value: str, which: str = "") -> str:
    """Return "phone (work): 010 6552", or "phone: 010 6552" where nothing says which."""
    head = _("{what} ({which})").format(what=what, which=which) if which else what
    return f"{head}{_(': ')}{value}"
