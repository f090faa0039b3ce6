"""The compiled SQL is in step with the statements it comes from, and readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.store import _sql
from tools import sql

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_in_the_repository_is_the_one_that_would_be_written() -> None:
    assert sql.main(["--check"]) == 0


def test_a_file_that_is_out_of_step_is_said_so_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "_sql.py"
    stale.write_text("SCHEMA = ()\n", encoding="utf-8")
    monkeypatch.setattr(sql, "TARGET", stale)
    assert sql.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert said.endswith("_sql.py is not in step with its sources: run `make sql`\n")
    assert stale.read_text(encoding="utf-8") == "SCHEMA = ()\n"
    assert sql.main([]) == 0
    assert stale.read_text(encoding="utf-8") == sql.rendered()
    assert sql.main(["--check"]) == 0


def test_what_is_written_reads_back_as_what_was_declared() -> None:
    assert [text.strip() for text in _sql.SCHEMA] == list(sql.schema())
    written = {name: text.strip() for name, text in vars(_sql).items() if name.isupper()
               and isinstance(text, str)}  # fmt: skip
    assert written == dict(sql.compiled())


def test_every_line_fits_a_screen() -> None:
    assert [line for line in sql.rendered().splitlines() if len(line) > 100] == []


@pytest.mark.parametrize(
    ("name", "binds"),
    [("CARDS_BY_ID", [":id"]), ("CARDS_BY_NAME", [":key", ":most"]), ("TAGS_CLEAR", [":card_id"])],
)
def test_what_a_caller_supplies_is_named_and_constants_are_written_out(
    name: str, binds: list[str]
) -> None:
    text = getattr(_sql, name)
    assert [word for word in text.split() if word.startswith(":")] == binds
    assert "?" not in text
