"""Every statement the store declares, by the name `_sql.py` gives it, and values to bind."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from sqlalchemy.sql.expression import Executable

from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql, statements
from tests.store.rows import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

_INSERTED = {
    "ACTIVITIES_CORRECT": "activity",
    "ACTIVITIES_INSERT": "activity",
    "ACTIVITIES_TALLY_INSERT": "tally",
    "ATTEMPTS_INSERT": "attempt",
    "CARDS_INSERT": "card",
    "JOURNAL_BEGIN": "change_set",
    "MOVES_INSERT": "stage_change",
    "CHECKINS_INSERT": "checkin",
    "CHECKINS_ENTRY_INSERT": "checkin_entry",
    "TAGS_INSERT": "tag",
    "CARDS_SAVE": "card",
    "ATTEMPTS_SAVE": "attempt",
}
_ID = st.integers(1, 3)
_TEXT = st.sampled_from(["ann", "Ann", "vip", "王经理", "it's", 'a "b"', "100%", "\\", ""])
_DAY = st.sampled_from(["2026-03-01", "2026-03-02", "2026-03-03"])
_MOMENT = st.sampled_from(["2026-03-01T00:00:00Z", "2026-03-02T12:00:00Z", "2026-03-04T00:00:00Z"])
_BINDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(
        ("id", "of_id", "of_card", "referrer", "kept", "card_id", "row", "but", "most"), _ID
    ),
    **dict.fromkeys(("as_number", "change_set_id", "attempt_id", "checkin_id", "place"), _ID),
    **dict.fromkeys(("of", "card", "attempt"), _ID),
    **dict.fromkeys(("after", "revision", "below", "by_id"), st.integers(0, 3)),
    **dict.fromkeys(("key", "part", "name", "tag", "source", "value", "command"), _TEXT),
    **dict.fromkeys(("day", "today", "tomorrow"), _DAY),
    **dict.fromkeys(("first_day", "last_day", "day_after"), _DAY | st.sampled_from(["", "~"])),
    **dict.fromkeys(("moment", "before", "at", "since", "until"), _MOMENT),
    **dict.fromkeys(
        ("first", "last", "end", "start"), _MOMENT | st.sampled_from(["a", "z", "03-01"])
    ),
    "as_current": st.integers(0, 1),
    "moments": st.just('{"2026-03-02": "2026-03-02T12:00:00Z"}'),
    "ids": st.sampled_from(["[]", "[1]", "[3,1]"]),
    "weeks": st.sampled_from(["[]", '[["","~","","~"],["2026-03-02T12:00:00Z","a","a","b"]]']),
    "logged": st.sampled_from(["dial", "booking"]),
    "tallied": st.sampled_from(["dial", "appointment"]),
    "uids": st.sampled_from(["[]", f'["{1:032x}","{2:032x}"]']),
    "grade": st.sampled_from(["A", None]),
    "stage": st.sampled_from([*(stage.value for stage in Stage), None]),
    "of_table": st.sampled_from(["attempt", "card", "tag", "stage_change", "checkin_entry"]),
    "uid": st.integers(0, 2**128 - 1).map("{:032x}".format),
}


def declared() -> Iterator[tuple[str, Executable]]:
    """Yield each statement with the name of its constant."""
    for found in pkgutil.iter_modules(statements.__path__):
        module = importlib.import_module(f"{statements.__name__}.{found.name}")
        for name, value in vars(module).items():
            if isinstance(value, Executable) and not name.startswith("_"):
                yield f"{found.name}_{name}".upper(), value


DECLARED = dict(declared())


def text_of(name: str) -> str:
    """Return the SQL that the everyday commands run."""
    text: str = getattr(_sql, name)
    return text


def bind_names(text: str) -> list[str]:
    return sorted(set(re.findall(r":([a-z_]+)", text)))


@st.composite
def binds(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Draw values for a statement's binds: a good row where it writes one."""
    row = GOOD.get(_INSERTED.get(name, ""), {})
    drawn: dict[str, Any] = {}
    for bind in bind_names(text_of(name)):
        if bind in row and bind != "uid":
            usual = st.just(row[bind])
            drawn[bind] = draw(usual | _BINDS[bind] if bind in _BINDS else usual)
        else:
            drawn[bind] = draw(_BINDS[bind])
    if name == "ATTEMPTS_INSERT":
        drawn |= {"number": draw(st.integers(1, 3)), "current": draw(st.integers(0, 1))}
    return drawn
