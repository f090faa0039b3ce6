"""The presets there are for files from elsewhere, as a listing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view

if TYPE_CHECKING:
    from collections.abc import Sequence


class PresetRow(NamedTuple):
    """One preset: the program's own, with what it is for, or one that was saved."""

    name: str
    about: str | None
    fields: tuple[str, ...]
    """Of our fields those it names columns for."""
    stages: int
    """How many stages of theirs it names."""


def write_presets(
    rows: Sequence[PresetRow], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the presets, JSON kind "presets"."""
    write_view(PRESETS, rows, form, out, no_color=no_color)


def _about(row: PresetRow) -> str:
    if row.about is not None:
        return row.about
    said = [listed(row.fields)] if row.fields else []
    if row.stages:
        said.append(_("stages: {n}").format(n=row.stages))
    return _("saved: {what}").format(what=listed(said) if said else "–")


def _record(row: PresetRow) -> dict[str, object]:
    return {
        "name": row.name,
        "saved": row.about is None,
        "about": row.about,
        "fields": list(row.fields),
        "stages": row.stages,
    }


PRESETS: Final[View[PresetRow]] = View(
    Listing(
        "presets",
        (
            Column("name", N_("Preset"), lambda row: row.name, lambda row: row.name, width=14),
            Column("about", N_("What for"), _about, _about, elastic=True),
        ),
        _record,
    ),
    N_("No presets."),
)
