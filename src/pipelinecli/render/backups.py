"""Copies of the store, as a listing and one by one.

Names are shown whole, for they are typed again to put a copy back. Refuses to look into a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.backups import Backup, Reason
from pipelinecli.render.formats.answer import MACHINE, say, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WHY: Final = {
    Reason.DAILY: N_("daily"),
    Reason.MIGRATION: N_("upgrade"),
    Reason.IMPORT: N_("import"),
    Reason.MERGE: N_("merge"),
    Reason.RESTORE: N_("restore"),
    Reason.DOCTOR: N_("repair"),
    Reason.MANUAL: N_("by hand"),
}
_STEP: Final = 1024


def size_text(size: int) -> str:
    """Return a number of bytes as it is told: 320 KB, 1.4 MB. What is begun of a KB counts."""
    kilobytes = -(-size // _STEP)
    if kilobytes < _STEP:
        return f"{kilobytes} KB"
    megabytes = size / _STEP**2
    return f"{megabytes:.1f} MB" if megabytes < _STEP else f"{megabytes / _STEP:.1f} GB"


def write_backups(
    backups: Sequence[Backup], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the copies there are, JSON kind "backups"."""
    write_view(BACKUPS, backups, form, out, no_color=no_color)


def tell_kept(  # noqa: PLR0913 - what was kept, and how to say it
    backup: Backup,
    about: Mapping[str, object],
    rows: Mapping[str, int],
    form: Format,
    out: TextIO,
    *,
    quiet: bool = False,
) -> None:
    """Say that a copy was kept and checked, JSON kind "backup"; only where, if `quiet`.

    `about` goes into the JSON as it is; `rows` are how many there are in each table.
    """
    if form in MACHINE:
        data = {**_record(backup), **about, "rows": dict(rows)}
        write_value("backup", data, form, out)
    elif form not in {Format.TABLE, Format.PLAIN}:
        write_view(BACKUPS, [backup], form, out)
    elif quiet:
        say([backup.path], out)
    else:
        say([_("Backup: {path}").format(path=backup.path), _checked(backup.size, rows)], out)


def tell_poured(size: int, rows: Mapping[str, int], sha256: str, out: TextIO) -> None:
    """Say beside a copy that has gone down a pipe what it is known by."""
    say([_checked(size, rows), _("SHA-256: {sha256}").format(sha256=sha256)], out)


def _checked(size: int, rows: Mapping[str, int]) -> str:
    count = sum(rows.values())
    return ngettext(
        "{size}, {n} row, read back and checked.",
        "{size}, {n} rows, read back and checked.",
        count,
    ).format(size=size_text(size), n=count)


def _record(backup: Backup) -> dict[str, object]:
    return {column.key: column.data(backup) for column in BACKUPS.listing.columns}


BACKUPS: Final[View[Backup]] = View(
    Listing(
        "backups",
        (
            Column(
                "made",
                N_("Made"),
                lambda backup: f"{backup.made:%Y-%m-%d %H:%M}",
                lambda backup: backup.made.isoformat(),
                width=16,
            ),
            Column(
                "reason",
                N_("Why"),
                lambda backup: _(_WHY[backup.reason]),
                lambda backup: backup.reason,
            ),
            Column(
                "size",
                N_("Size"),
                lambda backup: size_text(backup.size),
                lambda backup: backup.size,
                align="right",
            ),
            Column(
                "path",
                N_("File"),
                lambda backup: backup.path.replace("\\", "/").rpartition("/")[2],
                lambda backup: backup.path,
            ),
        ),
    ),
    N_("No backups yet."),
)
