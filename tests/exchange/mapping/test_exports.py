"""Whole header lines of programs: which program it is, and which column goes where."""

from __future__ import annotations

import pytest

from pipelinecli.exchange.mapping.assigning import ALIKE, LEFT_ALONE
from pipelinecli.exchange.mapping.columns import understood
from pipelinecli.exchange.mapping.fields import Shape
from pipelinecli.exchange.mapping.recognition import programs
from tests.exchange.mapping.exports import EVERY
from tests.render.golden import matches_golden


def taken(name: str) -> str:
    """Say of one export what each of our fields is taken from."""
    export = EVERY[name]
    found = understood(export.kind, export.header, [])
    fields: dict[str, list[str]] = {}
    for column in found.columns:
        unused = "(left alone)" if column.how == LEFT_ALONE else "(not kept)"
        fields.setdefault(column.field or unused, []).append(column.header)
    lines = [f"  {field}: {', '.join(headers)}" for field, headers in fields.items()]
    return "\n".join([f"{name}: {found.shape}, {found.program}", *lines])


def test_every_column_of_every_export_goes_where_it_belongs() -> None:
    matches_golden("import-columns.txt", "\n\n".join(map(taken, EVERY)) + "\n")


@pytest.mark.parametrize("name", EVERY)
def test_a_program_is_told_by_its_header(name: str) -> None:
    export = EVERY[name]
    assert understood(export.kind, export.header, []).program == export.program


@pytest.mark.parametrize("name", [name for name in EVERY if EVERY[name].program])
def test_every_column_of_a_known_export_is_known_from_its_program(name: str) -> None:
    export = EVERY[name]
    found = understood(export.kind, export.header, [])
    hows = {column.header: column.how for column in found.columns}
    assert hows == dict.fromkeys(export.header, f"known from {export.program}")


@pytest.mark.parametrize("name", EVERY)
def test_case_width_and_blanks_of_a_header_do_not_count(name: str) -> None:
    export = EVERY[name]
    wide = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x41, 0x7B)})
    shouted = [f" {header.upper().translate(wide)} " for header in export.header]
    plain = understood(export.kind, export.header, [])
    loud = understood(export.kind, shouted, [])
    assert [column.field for column in loud.columns] == [column.field for column in plain.columns]


@pytest.mark.parametrize("name", EVERY)
def test_the_order_of_the_columns_does_not_count(name: str) -> None:
    export = EVERY[name]
    turned = understood(export.kind, export.header[::-1], [])
    plain = understood(export.kind, export.header, [])
    assert [c.field for c in turned.columns][::-1] == [c.field for c in plain.columns]


def test_a_list_of_no_program_is_known_by_its_words() -> None:
    found = understood("contacts", ["姓名", "手机"], [])
    assert (found.program, [column.how for column in found.columns]) == (None, [ALIKE, ALIKE])


@pytest.mark.parametrize("name", [name for name in EVERY if EVERY[name].program])
def test_no_other_program_knows_a_header_line_as_well(name: str) -> None:
    export = EVERY[name]
    shape = understood(export.kind, export.header, []).shape
    knows = {export.program: 0}
    for known in programs(shape):
        knows[known.name] = max(knows.get(known.name, 0), known.knows(export.header))
    own = knows.pop(export.program)
    assert own == len(export.header)
    assert all(other < own * 0.9 for other in knows.values()), knows


def test_every_shape_has_a_program_of_ours() -> None:
    ours = {shape for shape in Shape for one in programs(shape) if one.name == "pipelinecli"}
    assert ours == {Shape.CONTACT, Shape.CHANGE, Shape.ACTIVITY}
