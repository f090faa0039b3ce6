"""What the shell is offered while somebody types."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli.tree import COMMANDS
from pipelinecli.config.settings import KNOWN
from pipelinecli.method.kinds import LOGGED
from pipelinecli.store.cards import LISTS

if TYPE_CHECKING:
    from tests.running import Home, Ran

NAMES = ("王经理", "王小明", "Ann Lee", "Anna Kim", "张老板")


def _asked(home: Home, line: str, shell: str = "bash", **env: str) -> Ran:
    """Ask what the last word of a line can become."""
    if shell == "bash":
        asking = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
    else:
        asking = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    return home.run(env={"_PIPELINE_COMPLETE": f"complete_{shell}", **asking, **env})


def _offered(home: Home, line: str, **env: str) -> list[str]:
    ran = _asked(home, line, **env)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.split("\n")[:-1] if ran.out.strip() else []


@pytest.fixture
def home(home: Home) -> Home:
    for name in NAMES:
        home.run("add", name)
    return home


def test_commands_are_completed(home: Home) -> None:
    assert _offered(home, "pipeline ") == list(COMMANDS)
    assert _offered(home, "pipeline b") == ["book", "back", "board", "backup"]
    assert _offered(home, "pipeline -q --json sho") == ["show"]
    assert _offered(home, "pipeline nonsen") == []
    assert _offered(home, "pipeline config ") == ["list", "get", "set", "path"]
    assert _offered(home, "pipeline config l") == ["list"]
    assert _offered(home, "pipeline checkin ") == ["list", "show", "schedule"]
    assert _offered(home, "pipeline checkin s") == ["show", "schedule"]
    assert _offered(home, "pipeline board ") == []


def test_options_are_completed(home: Home) -> None:
    assert set(_offered(home, "pipeline list --s")) == {
        "--stage", "--source", "--since", "--sort", "--store"
    }  # fmt: skip
    assert sorted(_offered(home, "pipeline met 王经理 --no")) == ["--no-color", "--no-next"]
    assert _offered(home, "pipeline config set --js") == ["--json"]
    assert _offered(home, "pipeline checkin --a") == ["--apply"]
    assert _offered(home, "pipeline checkin show --r") == ["--revision"]
    assert "--store" in _offered(home, "pipeline --s")


@pytest.mark.parametrize(
    "command",
    ["why", "show", "book", "met", "next", "mark", "move", "sign", "close", "back", "lose",
     "reopen", "edit", "forget", "merge", "merge 王经理", "log dial", "add x --referred-by"],
)  # fmt: skip
def test_people_are_completed_from_the_store(command: str, home: Home) -> None:
    assert _offered(home, f"pipeline {command} 王") == ["王小明", "王经理"]
    assert _offered(home, f"pipeline {command} Ann") == ["Ann\\ Lee", "Anna\\ Kim"]
    assert _offered(home, f"pipeline {command} 赵") == []


def test_other_words_are_completed_from_what_there_is(home: Home) -> None:
    stages = ["opportunity", "appointment", "25", "50", "90", "closed"]
    assert _offered(home, "pipeline move 王经理 ") == stages
    assert _offered(home, "pipeline move 王经理 o") == ["opportunity"]
    assert _offered(home, "pipeline list --stage ") == stages
    assert _offered(home, "pipeline list --flag over") == ["overdue", "over-cycle-90"]
    assert sorted(_offered(home, "pipeline list --sort ")) == sorted(LISTS)
    assert _offered(home, "pipeline log ") == list(LOGGED)
    assert _offered(home, "pipeline mark 王经理 ") == [
        "person=", "plan=", "budget=", "timing=", "next="
    ]  # fmt: skip
    assert _offered(home, "pipeline mark 王经理 person=x p") == ["person=", "plan="]
    assert _offered(home, "pipeline config get ") == list(KNOWN)
    assert _offered(home, "pipeline config set limit.") == [
        key for key in KNOWN if key.startswith("limit.")
    ]


def test_people_come_from_the_store_that_the_line_names(home: Home) -> None:
    home.run("add", "王五", "--store", "other.db")
    assert _offered(home, "pipeline --store other.db why 王") == ["王五"]
    assert _offered(home, "pipeline why --store other.db 王") == ["王五"]
    assert _offered(home, "pipeline why 王", PIPELINE_STORE="other.db") == ["王五"]


def test_the_forgotten_and_the_merged_are_not_offered(home: Home) -> None:
    home.run("forget", "王小明", "--yes")
    home.run("merge", "张老板", "Anna Kim")
    assert _offered(home, "pipeline why 王") == ["王经理"]
    assert _offered(home, "pipeline why An") == ["Ann\\ Lee"]


@pytest.mark.parametrize("line", ["pipeline ", "pipeline why 王", "pipeline --store x.db why 王"])
def test_completion_creates_nothing(line: str, home: Home) -> None:
    home.store.unlink()
    before = home.contents()
    _offered(home, line)
    assert home.contents() == before


@pytest.mark.parametrize("damage", ["garbage", "truncated", "directory", "unreadable setting"])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_silent_about_a_store_it_cannot_read(
    damage: str, shell: str, home: Home
) -> None:
    if damage == "garbage":
        home.store.write_bytes(b"not a database at all" * 100)
    elif damage == "truncated":
        whole = home.store.read_bytes()
        home.store.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    elif damage == "directory":
        home.store.unlink()
        home.store.mkdir()
    else:
        home.config.parent.mkdir(parents=True)
        home.config.write_text("store = 3")
    ran = _asked(home, "pipeline why 王", shell)
    assert (ran.code, ran.err) == (0, "")
    assert not any(name in ran.out for name in NAMES)
    assert "board" in _asked(home, "pipeline boa", shell).out


@pytest.mark.parametrize(
    "env",
    [
        {"COMP_WORDS": "pipeline why 'An", "COMP_CWORD": "2"},
        {"COMP_WORDS": "pipeline why An", "COMP_CWORD": "x"},
        {"COMP_WORDS": "pipeline why An", "COMP_CWORD": "99"},
        {"COMP_WORDS": "", "COMP_CWORD": "0"},
        {},
    ],
)
def test_completion_is_silent_about_a_line_it_cannot_read(env: dict[str, str], home: Home) -> None:
    ran = home.run(env={"_PIPELINE_COMPLETE": "complete_bash", **env})
    assert ran.err == ""


def test_zsh_and_fish_are_told_what_each_command_is_for(home: Home) -> None:
    zsh = _asked(home, "pipeline b", "zsh").out.replace("\\", "")
    assert zsh.startswith("_arguments '*: :((")
    assert all(word in zsh for word in ("book", "back", "board", "Show the six columns"))
    assert _asked(home, "pipeline b", "fish").out.splitlines() == [
        "book\tAgree a first meeting, or change its date.",
        "back\tFall back by the rules.",
        "board\tShow the six columns side by side.",
        "backup\tCopy the store, checked, beside it or elsewhere.",
    ]
    assert _asked(home, "pipeline why Ann", "fish").out.splitlines() == ["Ann Lee", "Anna Kim"]


def test_what_completion_says_is_in_the_readers_language(home: Home) -> None:
    assert "并排显示六列看板" in _asked(home, "pipeline b", "fish", PIPELINE_LANG="zh").out


_COMPLETE_AND_SHOW = """
COMP_WORDS=(pipeline why 王); COMP_CWORD=2; _pipeline_completion pipeline
for reply in "${COMPREPLY[@]}"; do eval "printf '%s\\n' $reply"; done
"""
HOSTILE = ("王$(touch pwned)", "王`touch pwned`", "王';touch pwned;'", '王";touch pwned;"', "王*")


def test_a_name_cannot_act_on_the_shell_that_completes_it(home: Home) -> None:
    """The real script of bash, with a store of names that try."""
    for name in HOSTILE:
        home.run("add", name)
    source = home.run(env={"_PIPELINE_COMPLETE": "source_bash"}).out
    assert "_pipeline_completion" in source
    done = subprocess.run(
        [
            "bash",
            "-c",
            f"{source}\n{_COMPLETE_AND_SHOW}",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=home.files,
        env={**home.environment(), "PATH": _path_with_the_program()},
        timeout=60,
    )
    assert (done.stderr, (home.files / "pwned").exists()) == ("", False)
    assert {"王经理", "王小明", *HOSTILE[:4]} <= set(done.stdout.splitlines())


def _path_with_the_program() -> str:
    import sys

    return os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"]))  # noqa: PTH120
