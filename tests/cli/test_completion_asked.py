"""What a shell hands over with a half-typed line, as no shell would: completion never fails."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.cli.completion import complete
from pipelinecli.cli.session import Session

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = Session()
    session.use_store(str(tmp_path / "none.db"))
    return session


def offered(session: Session, **asked: str) -> list[str]:
    said, code = complete(session, "bash", asked)
    assert code == 0
    return said.split("\n") if said else []


@pytest.mark.parametrize("place", ["", "-5", "1e3", "٣", "99999999999", "9" * 5_000, "x", "2"])
def test_a_place_that_is_none_is_the_end_of_the_line(session: Session, place: str) -> None:
    assert offered(session, COMP_WORDS="pipeline config", COMP_CWORD=place) == [
        "list", "get", "set", "path",
    ]  # fmt: skip


def test_without_a_line_there_is_nothing_to_complete(session: Session) -> None:
    assert "board" in offered(session)
    assert offered(session, COMP_CWORD="7") == offered(session)


def test_words_that_are_no_command_are_completed_with_nothing(session: Session) -> None:
    for line in ("pipeline nonsense x ", "pipeline config nonsense ", "pipeline a b c d "):
        assert offered(session, COMP_WORDS=line) == []


@pytest.mark.parametrize(
    "line",
    [
        "x " * 60_000,
        "x" * 60_000 + " y" * 30_000,
        "config " + "x " * 60_000,
        "list " * 24_000,
        "'" * 120_000,
        "\\" * 120_000,
        "--store " * 15_000,
    ],
)
def test_a_line_of_thousands_of_words_is_answered_at_once(session: Session, line: str) -> None:
    began = process_time()
    offered(session, COMP_WORDS=f"pipeline {line}")
    assert process_time() - began < 1


@given(
    st.sampled_from(["bash", "zsh", "fish", "powershell", "pwsh", "tcsh", ""]),
    st.dictionaries(
        st.sampled_from(
            ["COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS", "_TYPER_COMPLETE_FISH_ACTION"]
        ),
        st.text(max_size=40) | st.sampled_from(["pipeline ", "pipeline config s", "is-args", "1"]),
    ),
)
def test_whatever_a_shell_hands_over_is_answered(shell: str, environ: dict[str, str]) -> None:
    session = Session()
    session.use_store("/nonexistent/none.db")
    said, code = complete(session, shell, environ)
    assert (type(said), code in {0, 1}) == (str, True)
