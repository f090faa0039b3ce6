"""What others may see or do: files are the rep's, links are not followed, faults name nobody."""

from __future__ import annotations

import ast
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pipelinecli
from tests.running import PATIENCE, Home

if TYPE_CHECKING:
    from collections.abc import Callable

PERSONAL = ("王经理", "13800138000")
WRITING = (
    ("add", "王经理", "--phone", "13800138000"),
    ("config", "set", "store", "kept/here.db"),
    ("add", "李四", "--note", "she asked about pensions"),
    ("checkin",),
    *(("sheet", "--to", f"week.{ending}") for ending in ("csv", "json", "jsonl", "md", "txt")),
    ("demo", "--keep", "demo.db"),
    *(
        ("checkin", "schedule", scheduler, "--to", f"timers/{scheduler}")
        for scheduler in ("cron", "systemd", "launchd")
    ),
    ("backup",),
    ("backup", "--to", "copy.db"),
    ("forget", "1", "--yes", "--backups"),
    ("undo",),
)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=oct)
def test_every_file_is_private_and_so_is_every_directory_we_make(umask: int, home: Home) -> None:
    there = {home.path, *home.path.rglob("*")}
    before = os.umask(umask)
    try:
        for argv in WRITING:
            ran = home.run(*argv)
            assert ran.code in {0, 4}, (argv, ran)
    finally:
        os.umask(before)
    made = {path for path in home.path.rglob("*") if path not in there}
    assert {path.name for path in made} >= {
        "here.db", "here.db-journal", "config.toml", "week.csv", "demo.db", "copy.db", "timers",
    }  # fmt: skip
    loose = {
        str(path.relative_to(home.path)): oct(mode)
        for path in made
        if (mode := stat.S_IMODE(path.stat().st_mode)) != (0o700 if path.is_dir() else 0o600)
    }
    assert loose == {}


def _symbolic(path: Path, victim: Path) -> None:
    path.symlink_to(victim)


def _dangling(path: Path, victim: Path) -> None:
    path.symlink_to(victim.with_name("absent"))


def _second_name(path: Path, victim: Path) -> None:
    path.hardlink_to(victim)


LINKS = {"symbolic": _symbolic, "dangling": _dangling, "second name": _second_name}
OUTPUTS = {
    "files/week.csv": ("sheet", "--to", "week.csv"),
    "files/week.md": ("sheet", "--to", "week.md"),
    "files/demo.db": ("demo", "--keep", "demo.db"),
    "files/copy.db": ("backup", "--to", "copy.db"),
    "files/copy.db.sha256": ("backup", "--to", "copy.db"),
    "files/timers/pipeline-checkin.timer": ("checkin", "schedule", "systemd", "--to", "timers"),
    "config/pipelinecli/config.toml": ("config", "set", "store", "other.db"),
    "data/pipelinecli/pipeline.db-backups": ("add", "Bob"),
    "data/pipelinecli/pipeline.db-journal": ("add", "Bob"),
    "data/pipelinecli/pipeline.db-wal": ("add", "Bob"),
    "data/pipelinecli/pipeline.db-shm": ("add", "Bob"),
    "files/new.db": ("add", "Bob", "--store", "new.db"),
    "files/new.db-journal": ("add", "Bob", "--store", "new.db"),
    "files/new.db-backups": ("add", "Bob", "--store", "new.db"),
}
"""Every path a command writes to, with the command."""


@pytest.mark.parametrize("content", [b"", bytes(4096), b"dear diary\n" * 500, b'store = "x"\n'])
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("place", OUTPUTS)
def test_a_link_planted_where_we_write_is_never_written_through(
    place: str, link: str, content: bytes, home: Home
) -> None:
    home.run("add", "Ann")
    victim = home.path / "victim"
    victim.write_bytes(content)
    victim.chmod(0o644)
    path = home.path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if path.is_dir():
        for kept in path.iterdir():
            kept.unlink()
        path.rmdir()
    LINKS[link](path, victim)
    ran = home.run(*OUTPUTS[place])
    assert "Traceback" not in ran.err
    assert ran.err.count("went wrong") == 0
    assert (victim.read_bytes(), stat.S_IMODE(victim.stat().st_mode)) == (content, 0o644)
    assert not (home.path / "absent").exists()


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("link", LINKS)
def test_what_sqlite_would_write_to_is_refused_before_it_is_opened(
    link: str, ending: str, home: Home
) -> None:
    home.run("add", "Ann")
    (home.path / "victim").write_bytes(bytes(4096))
    path = Path(f"{home.store}{ending}")
    path.unlink(missing_ok=True)
    LINKS[link](path, home.path / "victim")
    before = home.store.read_bytes()
    said = (
        f"{path} is not a plain file of its own: a link, a directory, or a second name; "
        "nothing was touched; look what it is, and take it away"
    )
    for argv in (
        ("list",),
        ("add", "Bob"),
        ("today",),
        ("undo",),
        ("config", "set", "cycle", "30"),
    ):
        assert home.run(*argv) == (6, "", f"pipeline: error: {said}\n")
    assert home.store.read_bytes() == before
    assert os.path.lexists(path)


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_beside_a_store_that_a_link_leads_to_it_is_refused_as_well(ending: str, home: Home) -> None:
    home.run("add", "Ann", "--store", "kept.db")
    (home.files / "linked.db").symlink_to("kept.db")
    assert home.run("show", "Ann", "--store", "linked.db").code == 0
    (home.path / "victim").write_bytes(bytes(4096))
    path = home.files / f"kept.db{ending}"
    path.unlink(missing_ok=True)
    path.hardlink_to(home.path / "victim")
    failed = home.run("add", "Bob", "--store", "linked.db")
    assert (failed.code, str(path) in failed.err) == (6, True)
    assert (home.path / "victim").read_bytes() == bytes(4096)


DEEP = """
import sys
from pipelinecli.services import review
def board(*arguments):
    name, phone = "王经理", "13800138000"
    raise ZeroDivisionError(name)
review.board = board
sys.argv = ["pipeline", *sys.argv[1:]]
from pipelinecli.__main__ import main
main()
"""
BEYOND = DEEP.replace(
    "sys.argv =",
    "from pipelinecli.cli import diagnostics, run\ndiagnostics.tell = board\nsys.argv =",
)
"""As well where what ought to answer it fails itself."""
NOWHERE = DEEP.replace(
    "    raise ZeroDivisionError(name)",
    "    class Fails:\n        def __del__(self):\n            raise ZeroDivisionError(name)\n"
    "    Fails()\n    sys.exit(0)",
)
"""As well where it can only be told, not raised."""


def _fails(home: Home, script: str, *argv: str, debug: bool = False) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *argv],
        capture_output=True,
        text=True,
        check=False,
        cwd=home.files,
        env=home.environment(measured=False, more={"PIPELINE_DEBUG": "1"} if debug else {}),
        timeout=PATIENCE,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr


@pytest.mark.parametrize(("script", "code"), [(DEEP, 1), (BEYOND, 1), (NOWHERE, 0)])
def test_a_fault_of_ours_names_nobody(script: str, code: int, home: Home) -> None:
    home.run("add", *PERSONAL[:1], "--phone", PERSONAL[1])
    for form in ([], ["--json"]):
        ended, said = _fails(home, script, "board", *form)
        assert (ended, "Traceback" in said) == (code, False)
        assert not any(word in said for word in (*PERSONAL, str(home.path)))


@pytest.mark.parametrize("script", [DEEP, BEYOND, NOWHERE])
def test_whoever_asks_for_it_sees_where_but_not_with_what(script: str, home: Home) -> None:
    _code, said = _fails(home, script, "board", debug=True)
    assert "Traceback (most recent call last)" in said
    assert PERSONAL[1] not in said


def test_a_module_that_is_missing_is_named(home: Home) -> None:
    script = 'import sys\nsys.modules["pipelinecli.cli.run"] = None\n'
    script += "from pipelinecli.__main__ import main\nmain()\n"
    code, said = _fails(home, script)
    assert (code, said.count("\n")) == (1, 1)
    assert "pipelinecli.cli.run" in said


def test_nothing_is_written_but_the_store_and_what_was_asked_for(home: Home) -> None:
    home.run("add", *PERSONAL[:1], "--phone", PERSONAL[1])
    home.run("add", *PERSONAL[:1])
    home.run("nonsense")
    _fails(home, DEEP, "board")
    beside = {Path(name).name for name in home.contents()}
    copies = {name for name in beside if name.startswith(("daily-", "20"))}
    assert beside - copies == {"pipeline.db", "pipeline.db-journal"}


STARTS_ANOTHER = ("system", "popen", "exec", "spawn", "posix_spawn", "fork", "startfile")


def _starts_programs(tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [str(node.module)]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            known: Callable[[str], bool] = node.attr.startswith
            if node.value.id == "os" and any(map(known, STARTS_ANOTHER)):
                return True
        if any(name.split(".")[0] in {"subprocess", "multiprocessing", "pty"} for name in names):
            return True
    return False


def test_no_program_is_started_on_whose_command_line_somebody_could_stand() -> None:
    """Whoever starts another program has to say here with what on its command line."""
    source = Path(pipelinecli.__file__).parent
    starting = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if _starts_programs(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert starting == set()
    assert _starts_programs(ast.parse("import subprocess"))
    assert _starts_programs(ast.parse("import os\nos.execvp('less', [])"))
