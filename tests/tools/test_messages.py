from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING

import pytest

from tools import messages

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """\
from pipelinecli.i18n import N_, _, ngettext

TABLE = (N_("in a table"),)

def f(n):
    return _("hello {name}") + ngettext("{n} card", "{n} cards", n) + _("100% of " "it")
"""
TRANSLATED = {
    "in a table": "表中",
    "hello {name}": "你好，{name}",
    "{n} card": "{n} 张卡",
    "100% of it": "全部",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project whose catalogue is complete and in step."""
    monkeypatch.setattr(messages, "FRAMEWORK", ())
    (tmp_path / messages.SOURCE / "cli").mkdir(parents=True)
    (tmp_path / messages.SOURCE / "cli" / "words.py").write_text(SOURCE, encoding="utf-8")
    messages.update(tmp_path)
    translate(tmp_path, TRANSLATED)
    messages.update(tmp_path)
    return tmp_path


def translate(root: Path, translations: dict[str, str]) -> None:
    """Write translations into the .po by hand, as a person would."""
    path = root / messages.CATALOGUE
    text = path.read_text(encoding="utf-8")
    for source, chinese in translations.items():
        start = text.index(f'msgid "{source}"')
        entry = re.compile(r'msgstr(\[0\])? ".*"')
        text = text[:start] + entry.sub(rf'msgstr\1 "{chinese}"', text[start:], count=1)
    path.write_text(text, encoding="utf-8")


def found(root: Path) -> list[str]:
    return list(messages.problems(root))


def test_a_complete_catalogue_has_no_problems_and_translates(project: Path) -> None:
    assert found(project) == []
    with (project / messages.CATALOGUE).with_suffix(".mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert catalogue.gettext("hello {name}") == "你好，{name}"
    assert catalogue.ngettext("{n} card", "{n} cards", 1) == "{n} 张卡"
    assert catalogue.ngettext("{n} card", "{n} cards", 7) == "{n} 张卡"


def test_the_written_catalogue_tells_nothing_of_when_and_where(project: Path) -> None:
    text = (project / messages.CATALOGUE).read_text(encoding="utf-8")
    assert text == (
        f"{messages.HEADER}\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: pipelinecli\\n"\n'
        '"Language: zh_CN\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        "\n"
        "#: src/pipelinecli/cli/words.py\n"
        'msgid "in a table"\n'
        'msgstr "表中"\n'
        "\n"
        "#: src/pipelinecli/cli/words.py\n"
        "#, python-brace-format\n"
        'msgid "hello {name}"\n'
        'msgstr "你好，{name}"\n'
        "\n"
        "#: src/pipelinecli/cli/words.py\n"
        "#, python-brace-format\n"
        'msgid "{n} card"\n'
        'msgid_plural "{n} cards"\n'
        'msgstr[0] "{n} 张卡"\n'
        "\n"
        "#: src/pipelinecli/cli/words.py\n"
        'msgid "100% of it"\n'
        'msgstr "全部"\n'
    )


def test_running_again_changes_no_byte(project: Path) -> None:
    po = project / messages.CATALOGUE
    before = po.read_bytes(), po.with_suffix(".mo").read_bytes()
    assert messages.update(project) == []
    assert (po.read_bytes(), po.with_suffix(".mo").read_bytes()) == before


def test_a_new_string_is_missing_until_it_is_collected_and_then_untranslated(project: Path) -> None:
    source = project / messages.SOURCE / "new.py"
    source.write_text('from pipelinecli.i18n import _\n_("new")\n', encoding="utf-8")
    assert found(project) == ["not in pipelinecli.po: 'new' (src/pipelinecli/new.py)"]
    assert messages.update(project) == ["not translated: 'new'"]
    assert found(project) == ["not translated: 'new' (src/pipelinecli/new.py)"]


def test_a_string_that_is_gone_is_named_and_then_dropped_aloud(project: Path) -> None:
    source = project / messages.SOURCE / "cli" / "words.py"
    source.write_text(SOURCE.replace('N_("in a table")', '"x"'), encoding="utf-8")
    assert found(project) == [
        "not used any more: 'in a table'",
        "pipelinecli.mo is not what pipelinecli.po and the source make",
    ]
    assert messages.update(project) == ["dropped, not used any more: 'in a table' = '表中'"]
    assert found(project) == []


def test_an_obsolete_entry_left_in_the_file_is_named(project: Path) -> None:
    with (project / messages.CATALOGUE).open("a", encoding="utf-8") as file:
        file.write('\n#~ msgid "old"\n#~ msgstr "旧"\n')
    assert found(project) == ["not used any more: 'old'"]


def test_a_fuzzy_translation_is_named_and_kept(project: Path) -> None:
    path = project / messages.CATALOGUE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "in a', '#, fuzzy\nmsgid "in a'), encoding="utf-8")
    messages.update(project)
    assert found(project) == ["fuzzy: 'in a table'"]


@pytest.mark.parametrize(
    ("source", "chinese"),
    [
        ("hello {name}", "你好"),
        ("hello {name}", "你好，{Name}"),
        ("hello {name}", "你好，{name} {title}"),
        ("hello {name}", "你好，{name"),
        ("{n} card", "几张卡"),
        ("in a table", "在 %(where)s"),
    ],
)
def test_places_to_fill_in_must_be_the_same_in_both_languages(
    source: str, chinese: str, project: Path
) -> None:
    translate(project, {source: chinese})
    messages.update(project)
    assert found(project) == [f"placeholders differ: '{source}' = '{chinese}'"]


def test_places_may_change_their_order_and_spelling_of_conversion() -> None:
    assert messages._places("{a!r} of {b:>3}") == messages._places("{b} {a}")  # noqa: SLF001
    assert messages._places("{} {}") != messages._places("{}")  # noqa: SLF001
    assert messages._places("a { that is text") is None  # noqa: SLF001


def test_a_stale_or_missing_compiled_catalogue_is_named(project: Path) -> None:
    compiled = (project / messages.CATALOGUE).with_suffix(".mo")
    translate(project, {"in a table": "在表里"})
    expected = ["pipelinecli.mo is not what pipelinecli.po and the source make"]
    assert found(project) == expected
    compiled.unlink()
    assert found(project) == expected


def test_a_string_that_becomes_a_plural_keeps_its_translation(project: Path) -> None:
    source = project / messages.SOURCE / "cli" / "words.py"
    source.write_text(
        SOURCE.replace('_("hello {name}")', 'ngettext("hello {name}", "hellos {name}", n)'),
        encoding="utf-8",
    )
    assert messages.update(project) == []
    assert found(project) == []


def test_the_strings_of_the_framework_are_collected() -> None:
    ids = {message.id for message in messages.extract(messages.ROOT)}
    assert {"Options", "Arguments", "Commands", "Missing command.", "[default: {}]"} <= ids


def test_the_check_fails_by_its_exit_code_and_names_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messages, "problems", lambda: iter(["not translated: 'x'"]))
    assert messages.main(["--check"]) == 1
    assert capsys.readouterr() == (
        "",
        "not translated: 'x'\nRun `make messages`, then translate what is missing.\n",
    )
    monkeypatch.setattr(messages, "problems", lambda: iter([]))
    assert messages.main(["--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_running_it_prints_what_is_left_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messages, "update", lambda: ["not translated: 'x'"])
    assert messages.main([]) == 0
    assert capsys.readouterr().out == "not translated: 'x'\n"
