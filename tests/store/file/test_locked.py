"""A store that another program holds: how long it is waited for, and who is named."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli import diagnostics
from pipelinecli.cli.session import Session
from pipelinecli.errors import StoreLocked
from pipelinecli.services.capture import Contact, add
from pipelinecli.store import cards, engine
from pipelinecli.store.engine import Store
from pipelinecli.store.file import holder
from tests.running import PATIENCE, PROGRAM, Home
from tests.store.holding import LOCKS, held

if TYPE_CHECKING:
    from tests.builders import Diary

PYTHON = Path(sys.executable).name[:15]
COMMAND = (*PROGRAM, "add", "Bob")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.run("add", "Ann")
    return home


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.2)


def locked(home: Home, who: str, hint: str) -> tuple[int, str, str]:
    """Return how a command ends that has waited for somebody in vain."""
    said = f"{home.store} is locked by another program{who}; nothing was changed; {hint}"
    return 6, "", f"pipeline: error: {said}\n"


@on_linux
@pytest.mark.usefixtures("_hurried")
@pytest.mark.parametrize("lock", LOCKS)
def test_a_stopped_program_is_named_with_what_can_be_done(lock: str, home: Home) -> None:
    before = home.run("list")
    with held(home.store, lock, stopped=True) as process:
        refused = locked(
            home,
            f" ({PYTHON}, process {process}, which is stopped)",
            f"let it go on with fg or kill -CONT {process}, or end it",
        )
        assert home.run("add", "Bob") == refused
        reads = before if lock in {"SHARED", "RESERVED"} else refused
        assert home.run("list") == reads
    assert home.run("list") == before


@on_linux
@pytest.mark.usefixtures("_hurried")
@pytest.mark.parametrize("lock", LOCKS)
def test_a_program_that_is_running_may_be_waited_for(lock: str, home: Home) -> None:
    with held(home.store, lock) as process:
        assert home.run("add", "Bob") == locked(
            home, f" ({PYTHON}, process {process})", "try again when it has finished"
        )
    assert home.run("add", "Bob").code == 0


def test_whoever_waits_gives_up_after_fifteen_seconds_in_all(tmp_path: Path) -> None:
    """As a user waits: in real time, for every lock, and with the language still to be read."""
    homes = {lock: Home(tmp_path / lock) for lock in LOCKS}
    with ExitStack() as stack:
        running = {}
        for lock, home in homes.items():
            home.run("add", "Ann")
            stack.enter_context(held(home.store, lock, stopped=True))
            running[lock] = subprocess.Popen(
                COMMAND,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=home.environment(lang=None, measured=False),
            )
        began = time.monotonic()
        took = {}
        for lock, process in running.items():
            _out, said = process.communicate(timeout=PATIENCE)
            took[lock] = time.monotonic() - began
            assert (process.returncode, b"is locked by another program" in said) == (6, True)
    assert {lock: 13.5 <= seconds <= 16.5 for lock, seconds in took.items()} == dict.fromkeys(
        LOCKS, True
    ), took


@pytest.mark.parametrize(
    "argv", [("list",), ("add", "Bob"), ("list", "--limit=3"), ("show", "--", "Ann")]
)
def test_the_language_is_not_waited_for_besides(
    argv: tuple[str, ...], home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 1.0)
    with held(home.store, "EXCLUSIVE", stopped=True):
        began = time.monotonic()
        assert home.run(*argv, lang=None).code == 6
        assert 0.9 < time.monotonic() - began < 1.8


@pytest.mark.parametrize("argv", [("--help",), ("add", "--help"), ("--version",), ()])
def test_help_is_there_while_the_store_is_locked(argv: tuple[str, ...], home: Home) -> None:
    with held(home.store, "EXCLUSIVE", stopped=True):
        began = time.monotonic()
        assert home.run(*argv, lang=None).code == 0
        assert time.monotonic() - began < 5


def test_a_completion_does_not_keep_whoever_is_typing(home: Home) -> None:
    asked = {
        "_PIPELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": "pipeline show A",
        "COMP_CWORD": "2",
    }
    assert home.run(env=asked).out == "Ann\n"
    with held(home.store, "EXCLUSIVE", stopped=True):
        began = time.monotonic()
        assert home.run(env=asked, lang=None)[1:] == ("", "")
        assert time.monotonic() - began < 5


def test_a_lock_that_is_given_up_in_time_is_no_matter(diary: Diary) -> None:
    diary.add("Ann")
    with held(Path(diary.path), "EXCLUSIVE") as process:
        threading.Timer(0.5, lambda: subprocess.run(["kill", str(process)], check=True)).start()
        diary.store.close()
        assert diary.add("Bo") == "2"


def test_what_was_waited_for_one_statement_is_not_there_for_the_next(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.6)
    diary.add("Ann")
    diary.store.close()
    with held(Path(diary.path), "RESERVED"):
        for most in (1.2, 0.2):
            began = time.monotonic()
            with pytest.raises(StoreLocked):
                add(diary.desk(), Contact("Bo"))
            assert time.monotonic() - began < most
        diary.store.be_patient()
        began = time.monotonic()
        with pytest.raises(StoreLocked):
            add(diary.desk(), Contact("Bo"))
        assert time.monotonic() - began > 0.5


def test_the_next_command_of_a_walk_waits_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.1)
    monkeypatch.delenv("PIPELINE_LANG", raising=False)
    session = Session()
    session.use_store(str(home.store))
    with held(home.store, "EXCLUSIVE"):
        session.choose_language()
    patience = [session.patience, session.store.patience]
    session.renew()
    patience += [session.patience, session.store.patience]
    assert patience == [0.0, 0.0, None, None]


@on_linux
@pytest.mark.usefixtures("_hurried")
def test_what_a_program_calls_itself_cannot_act_on_the_terminal(home: Home) -> None:
    with held(home.store, "RESERVED", name="a) T\x1b]0;x\x07\udcff") as process:
        said = home.run("add", "Bob").err
        assert said.startswith(
            f"pipeline: error: {home.store} is locked by another program "
            f"(a) T\N{REPLACEMENT CHARACTER}]0;x\N{REPLACEMENT CHARACTER}"
            f"\N{REPLACEMENT CHARACTER}, process {process}); "
        )
        message = json.loads(home.run("add", "Bob", "--json").err)["data"]["message"]
        assert f", process {process})" in message


@on_linux
@pytest.mark.usefixtures("_hurried")
def test_a_programs_command_line_is_not_told(home: Home) -> None:
    with held(home.store, "RESERVED", "王经理", "13800138000", stopped=True):
        said = home.run("add", "Bob").err
    assert "which is stopped" in said
    assert not any(told in said for told in ("王经理", "13800138000"))


@on_linux
def test_who_is_stopped_is_named_before_who_waits_for_it(diary: Diary) -> None:
    diary.add("Ann")
    diary.store.close()
    path = Path(diary.path)
    with held(path, "SHARED", stopped=True) as stopped, held(path, "RESERVED") as waiting:
        assert holder.holder_of(diary.path) == holder.Holder(stopped, PYTHON, stopped=True)
        assert waiting != stopped


def test_where_nothing_is_known_of_a_process_its_number_stands_alone(diary: Diary) -> None:
    said = holder.LockedBy(diary.path, holder.Holder(1234))
    assert said.message == f"{diary.path} is locked by another program (process 1234)"
    assert said.hint == "nothing was changed; try again when it has finished"
    assert holder._known(2**22 + 1) == holder.Holder(2**22 + 1)  # noqa: SLF001 - there is no such


def test_where_the_system_does_not_tell_nobody_is_named(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    assert holder.holder_of(diary.path) is None
    assert holder.holder_of(f"{diary.path}-absent") is None
    with held(Path(diary.path), "RESERVED") as process:
        found = holder.holder_of(diary.path)
        assert found is not None
        assert found.process == process
        monkeypatch.setattr(sys, "platform", "win32")
        assert holder.holder_of(diary.path) is None


def test_to_look_who_it_is_our_own_connection_is_closed(diary: Diary) -> None:
    diary.add("Ann")
    session = Session()
    session.use_store(diary.path)
    assert sum(cards.counts(session.store).values()) == 1
    diagnostics.report(StoreLocked(diary.path), session)
    assert session.store._connection is None  # noqa: SLF001 - it is what has to be seen


def test_several_stores_in_one_process_have_a_patience_each(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.1)
    diary.add("Ann")
    diary.store.close()
    with held(Path(diary.path), "EXCLUSIVE"):
        for _time in range(2):
            store, began = Store(diary.path), time.monotonic()
            with pytest.raises(StoreLocked):
                cards.counts(store)
            assert time.monotonic() - began > 0.09
