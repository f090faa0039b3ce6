"""Columns stay columns, whatever is in them, by two measures: the program's own and Rich's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from pipelinecli.render.cells import width
from pipelinecli.render.text import safe_text
from tests.hostile.crowd import fits
from tests.hostile.payloads import EVERY
from tests.running import Home
from tests.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MEASURES: tuple[Callable[[str], int], ...] = (width, cell_len)
SIZES = ((80, 24), (120, 40))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A store in which cards differ in nothing but their names."""
    home = Home(tmp_path_factory.mktemp("aligned") / "home")
    names = [text for text in EVERY if fits("name", text) and _is_short(text)]
    # The widest ones decide how wide a column is, so each kind is there beside plain ones.
    for name in names[: len(names) // 2] + names[len(names) // 2 :: 5]:
        assert home.run("add", "--new", "--", name).code == 0
    return home


def _is_short(name: str) -> bool:
    """Short enough for a column of its own, and of a width on which the measures agree.

    Terminals do not agree on the vowel signs of India's scripts, nor on half a flag.
    """
    shown = safe_text(name)
    return "│" not in name and width(shown) <= 18 and width(shown) == cell_len(shown)


def _same(offsets: Iterable[int]) -> bool:
    return len(set(offsets)) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("form", ["plain", "table"])
def test_a_list_has_its_stages_below_each_other(lang: str, form: str, home: Home) -> None:
    head, *lines = home.run("list", "--limit=999", "-o", form, lang=lang).out.split("\n")[:-1]
    stage, label = {"en": ("Stage", "Opportunity"), "zh": ("阶段", "销售机会")}[lang]
    rows = [line for line in lines if label in line]
    assert len(rows) == len(home.data("list", "--limit=999")) > 100
    for measure in MEASURES:
        offsets = [measure(row[: row.rindex(label)]) for row in rows]
        assert _same([measure(head[: head.index(stage)]), *offsets])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("command", ["board --all", "sheet --all"])
def test_the_rules_between_columns_are_straight_on_a_terminal(
    command: str, size: tuple[int, int], home: Home
) -> None:
    lines = plain(home.terminal(*command.split(), size=size).out).split("\n")
    looked_at = 0
    for table in _tables(lines):
        (crossing,) = {_offsets(line, "┼", width) for line in table if "┼" in line}
        ruled = [line for line in table if "│" in line]
        looked_at += len(ruled)
        for measure in MEASURES:
            assert {_offsets(line, "│", measure) for line in ruled} == {crossing}
    assert looked_at > 50
    assert all(measure(line) <= size[0] for line in lines for measure in MEASURES)


def _tables(lines: list[str]) -> list[list[str]]:
    """Return the lines between empty ones, where they have columns."""
    tables: list[list[str]] = [[]]
    for line in lines:
        tables.append([]) if not line.strip() else tables[-1].append(line)
    return [table for table in tables if any("┼" in line for line in table)]


def _offsets(line: str, mark: str, measure: Callable[[str], int]) -> tuple[int, ...]:
    return tuple(measure(line[:at]) for at, char in enumerate(line) if char == mark)


@pytest.mark.parametrize("command", ["list --limit=999", "today --limit=999", "history"])
def test_no_line_is_wider_than_the_terminal(command: str, home: Home) -> None:
    for size in SIZES:
        shown = plain(home.terminal(*command.split(), size=size).out)
        assert max(map(width, shown.split("\n"))) <= size[0]
        assert max(map(cell_len, shown.split("\n"))) <= size[0]
