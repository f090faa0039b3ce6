from __future__ import annotations

import gettext
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli import i18n
from pipelinecli.i18n import N_, _, choose_language, gettext_, language, ngettext, set_language

LOCALE = Path(i18n.__file__).with_name("locale")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    set_language("en")


def test_english_is_the_source_and_needs_no_catalogue() -> None:
    assert language() == "en"
    assert _("Usage: ") == "Usage: "
    assert ngettext("{n} card", "{n} cards", 1) == "{n} card"
    assert ngettext("{n} card", "{n} cards", 2) == "{n} cards"


def test_a_string_is_looked_up_when_it_is_shown() -> None:
    marked = N_("Usage: ")
    set_language("zh")
    assert language() == "zh"
    assert marked == "Usage: "
    assert _(marked) == gettext_(marked) == "用法："
    set_language("en")
    assert _(marked) == "Usage: "


def test_a_string_without_translation_is_shown_in_english() -> None:
    set_language("zh")
    assert _("never translated") == "never translated"
    assert ngettext("{n} never", "{n} nevers", 3) == "{n} nevers"


def test_the_empty_string_is_not_the_header_of_the_catalogue() -> None:
    set_language("zh")
    assert _("") == ""


def test_the_framework_finds_our_catalogue_too() -> None:
    set_language("zh")
    assert gettext.gettext("Missing command.") == "缺少命令。"
    set_language("en")
    assert gettext.gettext("Missing command.") == "Missing command."


def test_the_framework_speaks_english_to_who_asked_for_it_on_a_chinese_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(name, "zh_CN")
    set_language("zh")
    set_language("en")
    assert gettext.gettext("Missing command.") == "Missing command."


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"not a catalogue",
        b"\xde\x12\x04\x95" + b"\xff" * 24,
        b"\xde\x12\x04\x95",
    ],
)
def test_a_missing_or_damaged_catalogue_leaves_english(
    content: bytes | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if content is not None:
        catalogue = tmp_path / "zh_CN" / "LC_MESSAGES" / "pipelinecli.mo"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_bytes(content)
    monkeypatch.setattr(i18n, "_directory", lambda: str(tmp_path))
    set_language("zh")
    assert language() == "en"
    assert _("Usage: ") == "Usage: "


def test_a_cut_off_catalogue_leaves_english_or_translates_but_never_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(LOCALE, tmp_path, dirs_exist_ok=True)
    catalogue = tmp_path / "zh_CN" / "LC_MESSAGES" / "pipelinecli.mo"
    whole = catalogue.read_bytes()
    monkeypatch.setattr(i18n, "_directory", lambda: str(tmp_path))
    for length in range(0, len(whole), 97):
        catalogue.write_bytes(whole[:length])
        set_language("zh")
        assert _("Usage: ") in {"Usage: ", "用法："}


@pytest.mark.parametrize(
    ("flag", "env", "config", "locales", "expected"),
    [
        ("en", "zh", "zh", ["zh_CN.UTF-8"], "en"),
        ("zh", "en", "en", ["en_GB"], "zh"),
        (None, "zh", "en", ["en_GB"], "zh"),
        (None, None, "zh", ["en_GB"], "zh"),
        (None, "", "zh", [], "zh"),
        (None, None, None, ["C", None, "zh_CN.UTF-8"], "en"),
        (None, None, None, ["", "zh_TW.Big5", "en_US"], "zh"),
        (None, None, None, [None, None, "zh_CN.UTF-8"], "zh"),
        (None, None, None, ["POSIX"], "en"),
        (None, None, None, ["C.UTF-8"], "en"),
        (None, None, None, ["de_DE.UTF-8"], "en"),
        ("zh-Hans", None, None, [], "zh"),
        ("ZH", None, None, [], "zh"),
        (None, None, None, [None, "", None], "en"),
        (None, None, None, [], "en"),
    ],
)
def test_a_flag_beats_the_environment_beats_the_config_beats_the_locale(
    flag: str | None, env: str | None, config: str | None, locales: list[str | None], expected: str
) -> None:
    assert choose_language(flag, env, config, locales) == expected


@given(st.lists(st.none() | st.text(), max_size=6))
def test_any_locale_name_gives_one_of_the_two_languages(names: list[str | None]) -> None:
    assert choose_language(None, None, None, names) in i18n.LANGUAGES


def test_english_reads_no_catalogue() -> None:
    code = (
        "from pipelinecli.i18n import _, set_language; set_language('en'); _('Usage: ');"
        "assert not {'locale', 'struct', 'pathlib'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"], check=True
    )
