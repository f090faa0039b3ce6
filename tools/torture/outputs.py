"""Files beside the store that a command puts in place: a sheet, the configuration file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.torture.scenarios import Job, Scenario, Seen, must, prepared

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.torture.places import Place

_SHEET = ("sheet", "--to", "week.csv")
_CONFIG = ("config", "set", "store", "kept.db")


def _sheet_ready(place: Place) -> None:
    prepared(place, "add Ann", "log visit 1")
    (place.files / "week.csv").write_text("last week's")


def _sheet_jobs(ready: Place) -> Callable[[Place, int], Job]:
    reference = ready.copy(ready.path.with_name(f"{ready.path.name}-reference"))
    must(reference, *_SHEET)
    new = (reference.files / "week.csv").read_bytes()

    def seen(place: Place) -> Seen:
        try:
            found = (place.files / "week.csv").read_bytes()
        except FileNotFoundError:
            return Seen.HALF
        return {new: Seen.WHOLE, b"last week's": Seen.ABSENT}.get(found, Seen.HALF)

    return lambda _place, _number: Job(_SHEET, seen)


def _config_jobs(_ready: Place) -> Callable[[Place, int], Job]:
    def seen(place: Place) -> Seen:
        try:
            found = (place.path / "config/pipelinecli/config.toml").read_text(encoding="utf-8")
        except FileNotFoundError:
            return Seen.ABSENT
        whole = found.startswith('store = "') and found.endswith('/kept.db"\n')
        return Seen.WHOLE if whole else Seen.HALF

    return lambda _place, _number: Job(_CONFIG, seen)


def _parts(place: Place) -> object:
    return sorted(place.path.rglob("*.part")) or None


SHEET = Scenario("sheet --to", _sheet_ready, _sheet_jobs, traces=_parts)
CONFIG = Scenario(
    "config set store", lambda _: None, _config_jobs, may_be_absent=True, traces=_parts
)
