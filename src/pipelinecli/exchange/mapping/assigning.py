"""Which column has which role, and how that was found out.

What was typed counts before a saved preset, that before the program the file is from, that before
what such columns are called anywhere, and a likeness of words last. It refuses to guess against
the values: a guessed phone number looks like one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.mapping.guessing import guessed, looks_right
from pipelinecli.exchange.mapping.headers import key
from pipelinecli.exchange.mapping.recognition import general, recognised
from pipelinecli.exchange.mapping.roles import NOTHING, Role, look_up
from pipelinecli.exchange.mapping.settling import settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelinecli.exchange.mapping.fields import Shape
    from pipelinecli.exchange.mapping.presets import Preset
    from pipelinecli.exchange.mapping.recognition import Program
    from pipelinecli.exchange.mapping.roles import Table

TYPED: Final = "typed"
ALIKE: Final = "alike"
LEFT_ALONE: Final = "left alone"
SEVERAL: Final = frozenset({"name", "phone", "email", "tags", "note", "address", "url", "wechat"})
"""What several columns may hold parts of: one that is typed does not put the others aside."""


class Assigned(NamedTuple):
    """A column and what it holds."""

    at: int
    header: str
    role: Role | None
    """None for what nobody knows."""
    number: int | None
    """Which of several like it, where they are numbered."""
    how: str
    typed: int | None = None
    """Its place among those typed for its field."""


class Sources(NamedTuple):
    """What is known about the columns of a file beforehand."""

    typed: Mapping[str, Sequence[str]]
    preset: Preset | None


def assign(
    shape: Shape, header: Sequence[str], samples: Sequence[Sequence[str]], sources: Sources
) -> tuple[list[Assigned], Program | None]:
    """Give every column its role, and say which program the file is from, if that is known."""
    preset = sources.preset
    program = recognised(shape, header, preset.program if preset else None)
    chosen = _chosen(header, sources)
    columns = []
    for index, name in enumerate(header):
        if index in chosen:
            field, place, how = chosen[index]
            columns.append(_typed(shape, index, name, field, place, how))
        else:
            columns.append(_found(shape, index, name, program, _column(samples, index)))
    taken = {column.role.field for column in columns if column.typed is not None and column.role}
    taken |= {field for field, theirs in sources.typed.items() if not theirs}
    return settled([_beside(column, taken, sources) for column in columns]), program


def _chosen(header: Sequence[str], sources: Sources) -> dict[int, tuple[str, int, str]]:
    """Return the columns that were typed or saved: field, place among its columns, and how."""
    found: dict[int, tuple[str, int, str]] = {}
    preset = sources.preset
    if preset:
        for field, theirs in preset.columns.items():
            if field in sources.typed:
                continue
            for place, name in enumerate(theirs):
                index = find(header, name)
                if index is not None:
                    found[index] = (field, place, f"preset {preset.name}")
    for field, theirs in sources.typed.items():
        for place, name in enumerate(theirs):
            index = find(header, name)
            if index is not None:
                found[index] = (field, place, TYPED)
    return found


def find(header: Sequence[str], name: str) -> int | None:
    """Return the column that is called `name`: exactly, or alike and the only one, or by `#3`."""
    wanted = name.strip()
    for index, column in enumerate(header):
        if column.strip() == wanted:
            return index
    asked = key(wanted)
    if asked.text:
        alike = [i for i, column in enumerate(header) if _same(key(column), asked)]
        if len(alike) == 1:
            return alike[0]
    place = wanted.removeprefix("#")
    if place != wanted and place.isascii() and place.isdigit() and len(place) < len("10000"):
        return int(place) - 1 if 0 < int(place) <= len(header) else None
    return None


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return one[:2] == other[:2]


def _typed(  # noqa: PLR0913, PLR0917 - one column's whole story
    shape: Shape, index: int, name: str, field: str, place: int, how: str
) -> Assigned:
    if field == "skip":
        return Assigned(index, name, NOTHING, None, how, place)
    if field == "name" and shape == "contact":
        return Assigned(index, name, Role(field, "piece"), None, how, place)
    known = look_up(name, general(shape))
    same = known is not None and known[0].field == field and field in {"phone", "email", "address"}
    label = known[0].label if known and same else ""
    return Assigned(index, name, Role(field, "", label), None, how, place)


def _found(
    shape: Shape, index: int, name: str, program: Program | None, values: Sequence[str]
) -> Assigned:
    tables: list[tuple[Table, str]] = [(general(shape), ALIKE)]
    if program:
        tables.insert(0, (program.columns, f"known from {program.name}"))
    for columns, how in tables:
        known = look_up(name, columns)
        if known is not None:
            role, number = known
            fits = looks_right(role, values)
            return Assigned(index, name, role if fits else _to_the_note(shape, name), number, how)
    likely = guessed(shape, name, values)
    return Assigned(index, name, likely, None, ALIKE if likely else LEFT_ALONE)


def _to_the_note(shape: Shape, name: str) -> Role | None:
    """Keep what cannot be what its column says, a grade of three stars: under its own header."""
    return Role("more", "", name.strip()) if shape == "contact" else None


def _beside(column: Assigned, taken: set[str], sources: Sources) -> Assigned:
    """Put aside a column for whose field others were typed, unless several may hold it."""
    role = column.role
    if column.typed is not None or role is None or role.field not in taken:
        return column
    off = role.field in sources.typed and not sources.typed[role.field]
    if role.field in SEVERAL - {"name"} and not off:
        return column
    return column._replace(role=None, how=LEFT_ALONE)


def _column(samples: Sequence[Sequence[str]], index: int) -> list[str]:
    """Return the values of one column that are not empty."""
    return [text for row in samples if index < len(row) and (text := row[index].strip())]
