"""Every command that shows something: how it is called, by the name it has in the command tree.

A command that is not here has no test of what it shows; `test_views.py` says so.
"""

from __future__ import annotations

from typing import Final

ID: Final = "{id}"
VIEWS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "board": (("board",), ("board", "--all")),
    "backup list": (("backup", "list"),),
    "checkin": (("checkin",),),
    "checkin list": (("checkin", "list"),),
    "checkin schedule": (("checkin", "schedule"),),
    "checkin show": (("checkin", "show", "2026-11-23"),),
    "config get": (("config", "get", "name"),),
    "config list": (("config", "list"),),
    "config path": (("config", "path"),),
    "diagnose": (("diagnose",), ("diagnose", "--explain", "25")),
    "conversion": (("conversion",), ("conversion", "--explain=opportunity")),
    "cycle": (("cycle",), ("cycle", "--curve"), ("cycle", "--explain=25")),
    "doctor": (("doctor",),),
    "dupes": (("dupes",),),
    "flags": (("flags",),),
    "forecast": (("forecast",), ("forecast", "--explain", "number")),
    "history": (("history",), ("history", ID)),
    "list": (("list",), ("list", "--limit=9999"), ("list", "--stage=lost", "--sort=name")),
    "plan": (("plan", "--goal=50", "--profile=ai-xinhua"),),
    "ratios": (("ratios",), ("ratios", "--explain=visits")),
    "sheet": (("sheet",), ("sheet", "--long"), ("sheet", "--all")),
    "show": (("show", ID),),
    "tally": (("tally",),),
    "today": (("today",), ("today", "--limit=9999")),
    "velocity": (("velocity",), ("velocity", "--explain=velocity")),
    "whatif": (("whatif", "--profile=ai-xinhua"),),
    "why": (("why", ID),),
}
WRITES: Final = frozenset(
    {
        *("add", "back", "backup", "book", "close", "config set", "edit", "forget", "init"),
        *("log", "lose", "mark", "merge", "met", "move", "next", "redo", "reopen", "restore"),
        *("sign", "undo"),
    }
)
"""What they show is what was typed, or a card: `test_fields.py`, `test_words.py`."""
OF_FILES: Final = frozenset(
    {
        *("import contacts", "import cards", "import activities", "import all", "import presets"),
        *("export contacts", "export cards", "export activities", "export stages"),
        *("export sheets", "export all"),
    }
)
"""What they show comes from a file or goes into one, unchanged: `test_files.py`."""
OF_THEIR_OWN: Final = frozenset({"demo", "practice"})
"""These show sample data, and nothing anybody typed."""
