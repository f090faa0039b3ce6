"""Where the store and the configuration file live; asking makes nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from time import process_time

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.config.paths import (
    APP,
    CONFIG_NAME,
    STORE_NAME,
    config_file,
    default_store,
    store_named_in,
    store_path,
    write_config,
)
from pipelinecli.errors import UsageError
from tests.builders import refused


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(text: str | bytes) -> None:
    path = Path(config_file())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_the_places_are_the_platforms_and_are_not_made(home: Path) -> None:
    assert Path(default_store()).name == "pipeline.db"
    assert Path(config_file()).name == "config.toml"
    assert "pipelinecli" in default_store()
    assert store_path(None, None) == default_store()
    assert list(home.iterdir()) == []


def test_the_flag_wins_over_the_environment_the_file_and_the_default(home: Path) -> None:
    configure('store = "~/filed.db"\n')
    assert store_path("flagged.db", "named.db") == str(home / "flagged.db")
    assert store_path(None, "named.db") == str(home / "named.db")
    assert store_path(None, "~/named.db") == str(home / "named.db")
    assert store_path(None, None) == str(home / "filed.db")
    assert store_path("", "") == str(home / "filed.db")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", 'store = ""\n'])
def test_a_file_that_names_no_store_leaves_the_default(text: str) -> None:
    configure(text)
    assert store_path(None, None) == default_store()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('cycle = 28\nstore = "a"\n', "cycle"),
        ("store = 5\n", "store"),
        ('store = "a\\u0000b"\n', "store"),
        ("[store]\n", "store"),
    ],
)
def test_a_file_that_says_anything_else_is_refused(text: str, reason: str) -> None:
    configure(text)
    assert refused(lambda: store_path(None, None)) == (
        f"usage: {config_file()} is not a configuration file: {reason}; "
        'it holds one line: store = "FILE"'
    )


@pytest.mark.parametrize("text", ["store = /tmp/x\n", "store", b'store = "\xff"\n', b"\0\0"])
def test_a_file_that_is_no_configuration_is_refused(text: str | bytes) -> None:
    configure(text)
    said = refused(lambda: store_path(None, None))
    assert said.startswith(f"usage: {config_file()} is not a configuration file: ")
    assert said.endswith('; it holds one line: store = "FILE"')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("store = " + "[" * 5_000, "store"),
        ("a = " + "{a = " * 5_000, "a"),
        ("store = " + "9" * 5_000, "store"),
        ("a." * 30_000 + "a = 1", "a." * 30),
        ("[" + "a." * 30_000 + "a]", "a." * 30),
        ("store." + "a." * 30_000 + 'a = "x"', ("store." + "a." * 30)[:60]),
        ('# one\n\nstore = "a"\n[[[', "[[["),
        ("\ufeffstore = 'a'", "\ufeffstore"),
    ],
)
def test_what_would_keep_toml_busy_is_refused_at_once(text: str, reason: str) -> None:
    configure(text)
    began = process_time()
    assert refused(lambda: store_path(None, None)) == (
        f"usage: {config_file()} is not a configuration file: {reason}; "
        'it holds one line: store = "FILE"'
    )
    assert process_time() - began < 1


@pytest.mark.parametrize(
    "text",
    [
        "store='a b'",
        '"store" = "a b" # here',
        "\r\n# none\r\n \t'store'\t= \"a b\"\r\n",
        'store = "a\\u0020b"',
    ],
)
def test_the_one_line_may_be_written_in_any_way_toml_has(home: Path, text: str) -> None:
    configure(text)
    assert store_path(None, None) == str(home / "a b")


@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda text: f"store = '{text}".encode()))
def test_any_bytes_name_a_store_or_none_or_are_refused(raw: bytes) -> None:
    try:
        named = store_named_in(raw, "config.toml")
    except UsageError:
        return
    assert named is None or "\0" not in named


def test_a_directory_in_the_files_place_is_said_so() -> None:
    Path(config_file()).mkdir(parents=True)
    assert refused(lambda: store_path(None, None)) == (
        f"usage: {config_file()} cannot be read: Is a directory"
    )


def test_a_broken_file_does_not_matter_when_the_store_is_named(home: Path) -> None:
    configure("[[[")
    assert store_path("flagged.db", None) == str(home / "flagged.db")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_the_file_and_its_directory_are_private(umask: int) -> None:
    before = os.umask(umask)
    try:
        write_config('store = "a"\n')
    finally:
        os.umask(before)
    path = Path(config_file())
    modes = [stat.S_IMODE(at.stat().st_mode) for at in (path, path.parent, path.parent.parent)]
    assert [oct(mode) for mode in modes] == ["0o600", "0o700", "0o700"]


def test_the_file_is_replaced_whole_and_nothing_is_left_beside_it() -> None:
    write_config('store = "a"\n')
    write_config('store = "b"\n')
    path = Path(config_file())
    assert path.read_text(encoding="utf-8") == 'store = "b"\n'
    assert [at.name for at in path.parent.iterdir()] == ["config.toml"]


def test_a_file_that_cannot_be_written_is_said_so_and_leaves_nothing_beside_it() -> None:
    path = Path(config_file())
    path.mkdir(parents=True)
    assert refused(lambda: write_config("x")) == (
        f"failed: {path} cannot be written: Is a directory"
    )
    assert [at.name for at in path.parent.iterdir()] == ["config.toml"]
    path.rmdir()
    path.parent.rmdir()
    path.parent.touch()
    assert refused(lambda: write_config("x")) == (
        f"failed: {path} cannot be written: Not a directory"
    )


@pytest.mark.parametrize("variable", ["XDG_DATA_HOME", "XDG_CONFIG_HOME"])
@pytest.mark.parametrize("value", [None, "", "  ", "/somewhere/else", "not/absolute", "~/data"])
@pytest.mark.parametrize("home", ["/home/rep", None])
def test_our_answer_is_the_one_platformdirs_gives(
    variable: str, value: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME")
    if home is not None:
        monkeypatch.setenv("HOME", home)
    monkeypatch.delenv(variable, raising=False)
    if value is not None:
        monkeypatch.setenv(variable, value)

    data, config = platformdirs.user_data_dir, platformdirs.user_config_dir
    assert default_store() == f"{data(APP, appauthor=False)}/{STORE_NAME}"
    assert config_file() == f"{config(APP, appauthor=False)}/{CONFIG_NAME}"
