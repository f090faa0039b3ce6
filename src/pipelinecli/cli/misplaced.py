"""What is said, once, when a store is made where it had better not be.

`pipeline doctor` says it whenever it is asked. It refuses to keep anybody from making it there.
"""

from __future__ import annotations

from pipelinecli.i18n import _


def misplaced(path: str) -> str | None:
    """Return what to say of a store that is being made at `path`; None where it may well be."""
    from pipelinecli.config.places import doubtful

    if doubtful(path) is None:
        return None
    from pipelinecli.render.checkup import remedy_text, said_text
    from pipelinecli.services.checkup import location

    finding = location(path)
    said = _("the store is {where}").format(where=said_text(finding))
    return _("{problem}; {hint}").format(problem=said, hint=remedy_text(finding))
