"""Every transcript in the documents is typed again, and each answer is compared as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tools.docs import session, transcripts
from tools.docs.__main__ import ROOT
from tools.docs.session import SessionError, Terminal, play

if TYPE_CHECKING:
    from pathlib import Path

TESTED = (
    *("README.md", "README.zh.md", "examples/first-week.md", "examples/first-week.zh.md"),
    *("examples/two-weeks.md", "examples/two-weeks.zh.md"),
    *("examples/in-and-out.md", "examples/in-and-out.zh.md"),
)


def is_in_step(name: str) -> bool:
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    # Not `==` alone: pytest then shows the lines that differ.
    assert transcripts.renewed(text, transcripts.language_of(path)) == text
    return True


def test_the_readme_shows_what_the_program_answers() -> None:
    assert is_in_step("README.md")


def test_the_chinese_readme_shows_what_the_program_answers() -> None:
    assert is_in_step("README.zh.md")


def test_the_first_week_shows_what_the_program_answers() -> None:
    assert is_in_step("examples/first-week.md")


def test_the_chinese_first_week_shows_what_the_program_answers() -> None:
    assert is_in_step("examples/first-week.zh.md")


def test_the_two_weeks_show_what_the_program_answers() -> None:
    assert is_in_step("examples/two-weeks.md")


def test_the_chinese_two_weeks_show_what_the_program_answers() -> None:
    assert is_in_step("examples/two-weeks.zh.md")


def test_in_and_out_shows_what_the_program_answers() -> None:
    assert is_in_step("examples/in-and-out.md")


def test_the_chinese_in_and_out_shows_what_the_program_answers() -> None:
    assert is_in_step("examples/in-and-out.zh.md")


def test_no_other_document_has_a_transcript() -> None:
    found = [path.relative_to(ROOT).as_posix() for path in transcripts.documents(ROOT)]
    assert sorted(found) == sorted(TESTED)


def test_what_is_not_typed_again_is_not_shown_with_a_prompt() -> None:
    for place in (*transcripts.PLACES, "*.md"):
        for path in ROOT.glob(place):
            text = path.read_text(encoding="utf-8")
            other = re.findall(r"^```(?!console)\w+\n(?:.*\n)*?```$", text, re.MULTILINE)
            assert [block for block in other if re.search(r"^\$ ", block, re.MULTILINE)] == []


def test_only_answers_are_renewed() -> None:
    text = "Before.\n\n```console\n$ echo a\nb\n$ true\nc\n```\n\n```sh\n$ echo d\n```\nAfter.\n"
    assert transcripts.renewed(text, "en") == (
        "Before.\n\n```console\n$ echo a\na\n$ true\n```\n\n```sh\n$ echo d\n```\nAfter.\n"
    )


def test_the_blocks_of_a_document_are_one_session() -> None:
    text = "```console\n$ cd /; x=1\n```\n\n```console\n$ pwd\n$ echo $x\n```\n"
    assert transcripts.renewed(text, "en") == (
        "```console\n$ cd /; x=1\n```\n\n```console\n$ pwd\n/\n$ echo $x\n1\n```\n"
    )


def test_a_command_may_go_on_in_the_next_line() -> None:
    text = "```console\n$ echo a \\\n> b \\\n> c\nold\n$ echo d\n```\n"
    assert transcripts.renewed(text, "en") == (
        "```console\n$ echo a \\\n> b \\\n> c\na b c\n$ echo d\nd\n```\n"
    )


def test_an_answer_without_an_end_of_line_gets_one() -> None:
    assert transcripts.renewed("```console\n$ printf a\n```\n", "en") == (
        "```console\n$ printf a\na\n```\n"
    )


def test_a_block_that_does_not_begin_with_a_command_is_refused() -> None:
    with pytest.raises(ValueError, match=r"begins with a command, not with: \['an answer'\]"):
        transcripts.renewed("```console\nan answer\n$ true\n```\n", "en")


@pytest.mark.parametrize("answer", ["$ echo", "```"])
def test_an_answer_that_would_be_read_as_something_else_is_refused(answer: str) -> None:
    with pytest.raises(ValueError, match="would be taken for a command"):
        transcripts.renewed(f"```console\n$ printf '%s' '{answer}'\n```\n", "en")


def test_a_session_has_a_home_of_its_own_and_nothing_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PIPELINE_STORE", "ours.db")
    monkeypatch.setenv("XDG_DATA_HOME", "ours")
    lines = ["ls -A", 'pwd; echo "$HOME"', "pipeline config get store", "env | grep -c XDG"]
    assert play(lines, "en") == [
        "",
        "~\n~\n",
        "~/.local/share/pipelinecli/pipeline.db\n",
        "0\n",
    ]


def test_a_session_speaks_the_language_of_its_document() -> None:
    assert play(["echo $TZ", "pipeline today --today 2026-11-24"], "zh")[0] == "Asia/Shanghai\n"
    assert transcripts.language_of(ROOT / "README.zh.md") == "zh"
    assert transcripts.language_of(ROOT / "README.md") == "en"


def test_a_session_sees_a_terminal_of_the_size_that_was_asked_for() -> None:
    lines = ["test -t 1 && test -t 2 && ! test -t 0 && echo yes", "stty size <&1"]
    assert play(lines, "en", Terminal(columns=100, rows=30)) == ["yes\n", "30 100\n"]


def test_blanks_at_the_ends_of_lines_are_left_out() -> None:
    assert play(["printf 'a  \\n b\\t\\n'"], "en") == ["a\n b\n"]


def test_a_line_that_ends_the_session_is_named() -> None:
    with pytest.raises(SessionError, match="the session stopped at: exit 3"):
        play(["true", "exit 3", "echo never"], "en")


def test_a_session_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "PATIENCE", 0.2)
    with pytest.raises(SessionError, match="has not ended after 0 seconds"):
        play(["sleep 30"], "en")


def test_a_session_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    play(["echo a > b"], "en")
    assert list(tmp_path.iterdir()) == []
