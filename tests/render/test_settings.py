"""What `config set` says: what a setting was, and what it is."""

from __future__ import annotations

import io
import json

import pytest

from pipelinecli.render.formats.listing import Format
from pipelinecli.render.settings import tell_set


def told(before: str, value: str, form: Format = Format.PLAIN, *, quiet: bool = False) -> str:
    out = io.StringIO()
    tell_set("cycle", before, value, form, out, quiet=quiet)
    return out.getvalue()


@pytest.mark.parametrize(
    ("before", "value", "line"),
    [
        ("28", "30", "cycle: 28 → 30\n"),
        ("", "30", "cycle: not set → 30\n"),
        ("30", "", "cycle: 30 → not set\n"),
        ("30", "30", "cycle: 30, as before\n"),
        ("\x1b[31m", "x", "cycle: \N{REPLACEMENT CHARACTER}[31m → x\n"),
    ],
)
def test_a_setting_is_told_with_what_it_was(before: str, value: str, line: str) -> None:
    assert told(before, value) == line
    assert told(before, value, quiet=True) == ""


def test_a_program_is_told_both() -> None:
    data = {"key": "cycle", "value": "30", "before": "28"}
    assert json.loads(told("28", "30", Format.JSON, quiet=True))["data"] == data
    assert told("28", "30", Format.CSV) == "key,value\ncycle,30\n"
