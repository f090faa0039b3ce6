"""Delimiters, quotes and escapes are found out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.reading.files import read

if TYPE_CHECKING:
    from pathlib import Path

SEMICOLONS = "cells are separated by “;”"
BARS = "cells are separated by “|”"
BACKSLASH = "a backslash makes the next character plain"


@pytest.mark.parametrize(
    ("text", "kind", "cells", "notes"),
    [
        ("a\tb\n1\t2\n", "tsv", [("1", "2")], ()),
        ("a;b\n1;2\n", "csv", [("1", "2")], (SEMICOLONS,)),
        ("a|b\n1|2\n", "csv", [("1", "2")], (BARS,)),
        (
            "Name;Betrag;Ort\nMüller, Hans;1,5;Ulm\nMaier, Eva;2,5;Wien\n",
            "csv",
            [("Müller, Hans", "1,5", "Ulm"), ("Maier, Eva", "2,5", "Wien")],
            (SEMICOLONS,),
        ),
        ("sep=;\nName;Tel\nA;1\n", "csv", [("A", "1")], (SEMICOLONS,)),
        ('\ufeff"sep=|"\r\nName|T,l\r\nA|1,2\r\n', "csv", [("A", "1,2")], (BARS,)),
        ("'a','b'\n'x, y','it''s'\n", "csv", [("x, y", "it's")], ()),
        ('a, "b", c\nx, "1, 2", z\n', "csv", [("x", "1, 2", "z")], ()),
        (
            'name,note\n1,"he said \\"hi, you\\" x"\n2,"back\\\\slash"\n',
            "csv",
            [("1", 'he said "hi, you" x'), ("2", "back\\slash")],
            (BACKSLASH,),
        ),
        ("name\tnote\nx\t\\N\ny\ttab\\\tin\n", "tsv", [("x", ""), ("y", "tab\tin")], (BACKSLASH,)),
        ('name,path\nx,"C:\\dir\\"\ny,"C:\\b"\n', "csv", [("x", "C:\\dir\\"), ("y", "C:\\b")], ()),
        ("name,path\nx,C:\\new\\table\n", "csv", [("x", "C:\\new\\table")], ()),
        ("name,note\nx,a; b; c\ny,d; e; f\n", "csv", [("x", "a; b; c"), ("y", "d; e; f")], ()),
    ],
)  # fmt: skip
def test_the_dialect_is_found_out(
    tmp_path: Path, text: str, kind: str, cells: list[tuple[str, ...]], notes: tuple[str, ...]
) -> None:
    found = read(tmp_path, text)
    assert (found.kind, found.cells, found.problems, found.notes) == (kind, cells, [], notes)
