"""The rep's settings in the store, as the texts they were set to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.store import _sql

if TYPE_CHECKING:
    from pipelinecli.store.transaction import Reads, Transaction


def every(reads: Reads) -> dict[str, str]:
    """Return every setting that was set."""
    return {row[0]: row[1] for row in reads.read(_sql.SETTINGS_EVERY)}


def put(tx: Transaction, key: str, value: str) -> None:
    """Set a setting."""
    tx.execute(_sql.SETTINGS_PUT, key=key, value=value)


def remove(tx: Transaction, key: str) -> None:
    """Go back to a setting's default."""
    tx.execute(_sql.SETTINGS_REMOVE, key=key)
