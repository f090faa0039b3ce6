"""Conversion, cycle and velocity in every format, and with nothing in them."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.figures.cycle import points
from pipelinecli.method.figures.period import Period
from pipelinecli.render.figures.conversion import write_conversion
from pipelinecli.render.figures.cycle import in_force_text, write_cycle
from pipelinecli.render.figures.periods import period_text
from pipelinecli.render.figures.stays import write_curve
from pipelinecli.render.figures.velocity import write_velocity
from pipelinecli.render.formats.listing import Format
from tests.render.figures.samples import (
    CONVERSION,
    CYCLE,
    NO_CONVERSION,
    NO_CYCLE,
    NO_VELOCITY,
    QUARTER,
    VELOCITY,
)
from tests.render.golden import matches_golden
from tests.render.written import loads_nothing_slow, pin_the_terminal, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[Format, io.StringIO], None]

LANGUAGES: tuple[Language, ...] = ("en", "zh")
PAGES: dict[str, Write] = {
    "conversion": partial(write_conversion, CONVERSION),
    "conversion-none": partial(write_conversion, NO_CONVERSION),
    "cycle": partial(write_cycle, CYCLE),
    "cycle-none": partial(write_cycle, NO_CYCLE),
    "cycle-curve": lambda form, out: write_curve(points(CYCLE.cohort.observations), form, out),
    "velocity": partial(write_velocity, VELOCITY),
    "velocity-none": partial(write_velocity, NO_VELOCITY),
}


def written(page: str, form: Format) -> str:
    return text_of(lambda out: PAGES[page](form, out))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("page", PAGES)
def test_on_a_terminal(
    page: str, width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    set_language(language)
    matches_golden(f"figures/{page}-table-{width}.{language}.txt", written(page, Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "ending"), [(Format.PLAIN, "txt"), (Format.MD, "md")])
@pytest.mark.parametrize("page", PAGES)
def test_as_text(page: str, form: Format, ending: str, language: Language) -> None:
    set_language(language)
    matches_golden(f"figures/{page}-{form}.{language}.{ending}", written(page, form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_for_programs_it_is_the_same_in_every_language(page: str, language: Language) -> None:
    set_language(language)
    matches_golden(f"figures/{page}.csv", written(page, Format.CSV))
    matches_golden(f"figures/{page}.json", written(page, Format.JSON))
    data = json.loads(written(page, Format.JSON))["data"]
    lines = [json.loads(line) for line in written(page, Format.JSONL).splitlines()]
    assert lines == (data if isinstance(data, list) else [data])


@pytest.mark.parametrize("page", ["conversion", "cycle", "velocity"])
def test_each_figure_has_a_row_of_its_own(page: str) -> None:
    [head, *rows] = csv.reader(io.StringIO(written(page, Format.CSV)))
    assert head == ["figure", "value", "n", "lower", "upper", "unit"]
    keys = [(row[0], row[-1]) for row in rows]
    assert len(set(keys)) == len(keys)


def test_what_is_undefined_is_a_dash_and_null_and_never_0(monkeypatch: pytest.MonkeyPatch) -> None:
    pin_the_terminal(monkeypatch, 80)
    for page in ("conversion-none", "velocity-none"):
        assert " 0%" not in written(page, Format.TABLE)
        assert "–" in written(page, Format.TABLE)
    data = json.loads(written("conversion-none", Format.JSON))["data"]
    assert data["win_rate"] == {"value": None, "n": 0, "lower": None, "upper": None, "hits": 0}
    assert json.loads(written("velocity-none", Format.JSON))["data"]["velocity"][0] == {
        "currency": "CNY",
        "open": 0,
        "value": {"n": 0, "mean": None},
        "per_day": None,
    }


def test_the_cycle_in_force_says_where_it_comes_from() -> None:
    of = CYCLE.in_force
    assert [
        in_force_text(one)
        for one in (
            of,
            of._replace(measured=None),
            of._replace(days=1, is_auto=True, measured=1),
            NO_CYCLE.in_force,
        )
    ] == [
        "28 days, as set; auto would use 35",
        "28 days, as set; it cannot be measured yet",
        "1 day, auto: the Kaplan–Meier median",
        "42 days, as set: auto needs 5 closed and a median that is reached",
    ]


def test_a_period_in_words() -> None:
    first, last = QUARTER.first, QUARTER.last
    assert [
        period_text(period)
        for period in (Period(), QUARTER, Period(first=first), Period(last=last))
    ] == [
        "everything so far",
        "2026-07-01 to 2026-09-30",
        "from 2026-07-01 on",
        "up to 2026-09-30",
    ]


def test_writing_for_a_pipe_loads_nothing_that_draws() -> None:
    for name in ("conversion", "cycle", "velocity", "stays"):
        loads_nothing_slow(f"import pipelinecli.render.figures.{name}")
