"""Setting up: the store made, the settings looked at and changed.

It refuses a value a later command would stumble over, and to make a store twice.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config import paths
from pipelinecli.config.clock import machine_zone
from pipelinecli.config.settings import (
    AUTO,
    CONFIGURED,
    KNOWN,
    SETTINGS,
    checked,
    readable,
    value_of,
)
from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.services.measuring import keep_measured
from pipelinecli.store import settings

if TYPE_CHECKING:
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Transaction

STORE = "store"
"""The one key that lives in the configuration file and not in the store."""


class Made(NamedTuple):
    """What `init` did."""

    path: str
    created: bool
    values: dict[str, str]


class SettingValue(NamedTuple):
    """A setting as it holds now; `about` is not translated yet."""

    key: str
    value: str
    default: str
    about: str


class StoreNamed(NamedTuple):
    """Where the store is from now on, and what named it before: "" where nothing did."""

    path: str
    before: str


def init(desk: Desk, values: dict[str, str]) -> Made:
    """Make the store if there is none, and keep the settings given. Raises UsageError."""
    kept = {key: checked(key, value) for key, value in values.items()}
    created = not desk.store.exists()
    if created or kept:
        with desk.store.write("init", desk.clock) as tx:
            for key, value in kept.items():
                settings.put(tx, key, value)
            if kept.get("cycle") == AUTO:
                _measure(tx, desk)
            tx.commit()
    known = {key: value for key, value in desk.settings.items() if key in KNOWN}
    return Made(desk.store.path, created, {**known, **kept})


def every(desk: Desk) -> list[SettingValue]:
    """Return every setting with its value and default."""
    return [
        SettingValue(item.key, value_of(desk.settings, item.key), item.default, item.about)
        for item in SETTINGS
    ]


def get(desk: Desk, key: str) -> str:
    """Return one setting's value. Raises UsageError for an unknown key."""
    if key not in KNOWN:
        checked(key, "")
    return value_of(desk.settings, key)


def put(desk: Desk, key: str, value: str) -> str:
    """Set a setting and return the value as it is kept; an empty value goes back to the default.

    Raises UsageError.
    """
    value = value.strip()
    if key not in KNOWN or value:
        value = checked(key, value)
    if not value and key not in desk.settings:
        return KNOWN[key].default
    with desk.store.write("config", desk.clock) as tx:
        if value:
            settings.put(tx, key, value)
        else:
            settings.remove(tx, key)
        if (key, value) == ("cycle", AUTO):
            _measure(tx, desk)
        tx.commit()
    return value or KNOWN[key].default


def _measure(tx: Transaction, desk: Desk) -> None:
    """Measure the cycle, and keep the days configured so far for as long as it cannot be."""
    could_be = readable(desk.settings)
    before = value_of(could_be, "cycle")
    if before != AUTO:
        settings.put(tx, CONFIGURED, before)
    elif CONFIGURED in desk.settings.keys() - could_be.keys():
        settings.remove(tx, CONFIGURED)
    keep_measured(tx, desk.clock)


def detected_zone() -> str | None:
    """Return the machine's IANA zone name where the system tells it."""
    named = machine_zone()
    try:
        return checked("zone", named)
    except UsageError:
        return None


def name_store(value: str) -> StoreNamed:
    """Name the store in the configuration file, which is private and replaced whole.

    No name goes back to the default. No store is looked at: there may be one that cannot be used.
    Raises UsageError for what is no path.
    """
    import json

    typed = value.strip()
    path = os.path.abspath(os.path.expanduser(typed)) if typed else ""  # noqa: PTH100, PTH111
    if not path.isprintable():
        raise UsageError(_("“{value}” is not a path").format(value=value))
    before = None
    with suppress(UsageError):  # one that nobody can read is replaced
        before = paths.configured()
    if typed:
        paths.write_config(f"store = {json.dumps(path, ensure_ascii=False)}\n")
    elif os.path.lexists(paths.config_file()):
        paths.write_config("")
    return StoreNamed(path or paths.default_store(), before or "")
