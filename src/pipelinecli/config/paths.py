"""Where the store and the configuration file live.

Asking for a path creates nothing. The configuration file holds the one thing that cannot live
in the store, which is where the store is; this module refuses any other key in it.
"""

from __future__ import annotations

import os
import sys

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _

APP = "pipelinecli"
STORE_NAME = "pipeline.db"
CONFIG_NAME = "config.toml"
_MOST_CONFIG = 64 * 1024
_SHOWN = 60


def config_file() -> str:
    """Return the path of the configuration file, whether or not it exists."""
    directory = _on_linux("XDG_CONFIG_HOME", ".config")
    if directory is None:
        from platformdirs import user_config_dir

        directory = user_config_dir(APP, appauthor=False)
    return os.path.join(directory, CONFIG_NAME)  # noqa: PTH118


def default_store() -> str:
    """Return the store's path when nobody names one: in the platform's data directory."""
    directory = _on_linux("XDG_DATA_HOME", ".local/share")
    if directory is None:
        from platformdirs import user_data_dir

        directory = user_data_dir(APP, appauthor=False)
    return os.path.join(directory, STORE_NAME)  # noqa: PTH118


def _on_linux(variable: str, at_home: str) -> str | None:
    """Return our directory as the XDG base directories have it; None is platformdirs' to answer.

    Every command asks for the path, and importing platformdirs costs three quarters of starting
    an interpreter; a test holds the two to the same answer.
    """
    home = os.environ.get("HOME", "")
    base = os.environ.get(variable, "").strip() or (home and f"{home}/{at_home}")
    return f"{base}/{APP}" if sys.platform == "linux" and base.startswith("/") else None


def store_path(flag: str | None, env: str | None) -> str:
    """Return the store's path: `--store`, PIPELINE_STORE, the configuration file, the default.

    Raises UsageError when the configuration file cannot be read as one.
    """
    named = flag or env or configured()
    if not named:
        return default_store()
    return os.path.abspath(os.path.expanduser(named))  # noqa: PTH100, PTH111


def configured() -> str | None:
    """Return the store that the configuration file names, if it names one. Raises UsageError."""
    path = config_file()
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            raw = file.read(_MOST_CONFIG)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            _("{path} cannot be read: {reason}").format(path=path, reason=reason)
        ) from None
    return store_named_in(raw, path)


def store_named_in(raw: bytes, path: str) -> str | None:
    """Return the store that the configuration file at `path` names, if it names one.

    Raises UsageError.
    """
    import tomllib

    try:
        text = raw.decode("utf-8")
        other = _other_key(text)
        if other is not None:
            raise _not_a_configuration(path, other)
        store = tomllib.loads(text).get("store")
    except UnicodeDecodeError:
        raise _not_a_configuration(path, _("it is not text in UTF-8")) from None
    except tomllib.TOMLDecodeError:
        raise _not_a_configuration(path, _("its line cannot be read")) from None
    if store is None:
        return None
    if "\0" in (named := str(store)):
        raise _not_a_configuration(path, "store")
    return named


def _other_key(text: str) -> str | None:
    """Return what else the file says than where the store is, if anything.

    It is looked for line by line: of tables in tables, keys of thousands of parts and numbers of
    thousands of digits the reader of TOML would make an hour's work or a failure.
    """
    import re

    ours = re.compile(r"""\s*(?:\#.*|(?:store|"store"|'store')[ \t]*=[ \t]*["'].*)?""", re.DOTALL)
    other = next((line for line in text.split("\n") if not ours.fullmatch(line)), None)
    if other is None:
        return None
    return (other.partition("=")[0].strip(" \t[]") or other)[:_SHOWN]


def _not_a_configuration(path: str, reason: str) -> UsageError:
    return UsageError(
        _("{path} is not a configuration file: {reason}").format(path=path, reason=reason),
        hint=_('it holds one line: store = "FILE"'),
    )


def named_since(store: str) -> bool:
    """Whether the configuration file was written after the store at a path, as files tell."""
    try:
        return os.stat(config_file()).st_mtime_ns > os.stat(store).st_mtime_ns  # noqa: PTH116
    except OSError:
        return False


def make_directory(path: str) -> None:
    """Make a directory and those it is in, each private; those that are there stay as they are."""
    if path and not os.path.isdir(path):  # noqa: PTH112
        make_directory(os.path.dirname(path))  # noqa: PTH120
        try:
            os.mkdir(path, 0o700)  # noqa: PTH102
        except FileExistsError:
            return
        from pipelinecli.config.private import sync_directory

        # What is put into it and synced would be lost with the directory's own name.
        sync_directory(os.path.dirname(path))  # noqa: PTH120


def write_config(text: str) -> None:
    """Replace the configuration file, privately and whole. Raises PipelineError."""
    from pipelinecli.config.private import private_file, unwritable

    path = config_file()
    try:
        make_directory(os.path.dirname(path))  # noqa: PTH120
    except OSError as error:
        raise unwritable(path, error) from None
    with private_file(path) as file:
        file.write(text)
