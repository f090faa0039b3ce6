"""Which presets there are: the rep's saved ones first, then the program's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import UsageError
from pipelinecli.render.imported.presets import PresetRow

if TYPE_CHECKING:
    from collections.abc import Mapping


def every(settings: Mapping[str, str]) -> list[PresetRow]:
    """Return every preset; of a saved one that cannot be read only the name."""
    from pipelinecli.exchange.mapping.presets import about, built_in, from_text
    from pipelinecli.services.importing.frame import presets_kept

    rows = []
    for name, text in sorted(presets_kept(settings).items()):
        try:
            preset = from_text(name, text)
        except UsageError:
            rows.append(PresetRow(name, None, (), 0))
        else:
            rows.append(PresetRow(name, None, tuple(preset.columns), len(preset.stages)))
    rows += [PresetRow(name, about(name), (), 0) for name in built_in()]
    return rows
