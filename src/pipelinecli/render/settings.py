"""What `init` and `config` say: one setting, the paths, the store that was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.render.formats.answer import MACHINE, say, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing

if TYPE_CHECKING:
    from collections.abc import Mapping

_PAIRS: Listing[tuple[str, str]] = Listing(
    "settings",
    (
        Column("key", N_("Setting"), lambda pair: pair[0], lambda pair: pair[0], width=8),
        Column(
            "value", N_("Value"), lambda pair: pair[1], lambda pair: pair[1], width=12, elastic=True
        ),
    ),
)


def write_setting(key: str, value: str, form: Format, out: TextIO) -> None:
    """Write one setting: bare for people and scripts, JSON kind "setting"."""
    if form in MACHINE:
        write_value("setting", {"key": key, "value": value or None}, form, out)
    elif form in {Format.TABLE, Format.PLAIN}:
        say([value], out)
    else:
        write_listing(_PAIRS, [(key, value)], form, out)


def tell_set(  # noqa: PLR0913 - what was set, and how to say it
    key: str, before: str, value: str, form: Format, out: TextIO, *, quiet: bool = False
) -> None:
    """Say what a setting was and is, JSON kind "setting"; `quiet` silences it for people."""
    if form in MACHINE:
        data = {"key": key, "value": value or None, "before": before or None}
        write_value("setting", data, form, out)
    elif form not in {Format.TABLE, Format.PLAIN}:
        write_listing(_PAIRS, [(key, value)], form, out)
    elif not quiet:
        was, now = (text or _("not set") for text in (before, value))
        said = _("{key}: {after}, as before") if was == now else _("{key}: {before} → {after}")
        say([said.format(key=key, before=was, after=now)], out)


def write_paths(paths: Mapping[str, str], form: Format, out: TextIO) -> None:
    """Write where things are, JSON kind "paths"."""
    if form in MACHINE:
        write_value("paths", dict(paths), form, out)
    elif form in {Format.TABLE, Format.PLAIN}:
        say((f"{name:<8}{path}" for name, path in paths.items()), out)
    else:
        write_listing(_PAIRS, paths.items(), form, out)


def tell_made(  # noqa: PLR0913 - what was made, and how to say it
    path: str,
    created: bool,  # noqa: FBT001 - a field of what was made
    values: Mapping[str, str],
    form: Format,
    out: TextIO,
    *,
    quiet: bool = False,
) -> None:
    """Say what `init` did, JSON kind "store"."""
    if form in MACHINE:
        data = {"path": path, "created": created, "settings": dict(values)}
        write_value("store", data, form, out)
        return
    if quiet:
        return
    lines = [
        _("Your store is {path}.").format(path=path)
        if created
        else _("Your store was there already: {path}.").format(path=path)
    ]
    lines += [f"  {key} = {value}" for key, value in sorted(values.items())]
    if created:
        lines.append(_("Log your first contact: pipeline add NAME"))
    say(lines, out)
