from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from typer.core import TyperGroup

from pipelinecli.cli._forms import FORMS, SHARED
from pipelinecli.cli.app import load, make_app
from pipelinecli.cli.tree import COMMANDS
from pipelinecli.method.kinds import LOGGED
from pipelinecli.method.stages import BOARD
from pipelinecli.render.formats.listing import Format
from pipelinecli.store.cards import LISTS
from tests.render.golden import matches_golden

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer._click import Command

    from tests.running import Home

PAGES = ["", *COMMANDS, *(words for words in FORMS if " " in words)]
LANGUAGES = ("en", "zh")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_EXAMPLES = ("王经理", "讲计划书", "艾新华", "没接", "本人", "下周二", "下周五", "1.5万")


def _command(words: str) -> Command:
    first, *rest = words.split() or [""]
    command = load(first) if first else make_app()
    if rest:
        assert isinstance(command, TyperGroup)
        command = command.commands[rest[0]]
    return command


def _options(page: str) -> set[str]:
    """The options that a page lists: what stands at the beginning of its lines."""
    listed = re.findall(r"^  (-.*?)(?:  |$)", page, re.MULTILINE)
    return {word for line in listed for word in re.findall(r"-[-\w]+", line)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", PAGES)
def test_every_command_has_a_page_that_names_all_its_options(
    words: str, lang: str, home: Home
) -> None:
    shown = home.run(*words.split(), "--help", lang=lang)
    assert (shown.code, shown.err) == (0, "")
    own = {
        option
        for param in _command(words).params
        if param.param_type_name == "option"
        for option in param.opts
    }
    page = _options(shown.out)
    assert page - own == {"-h", "--help"}
    # The root page has every shared option, the others only those about output; demo has none.
    kept_short = set() if words in {"", "config"} else set(SHARED) | {"--version"}
    output = set() if words == "demo" else {"-o", "--output", "--json"}
    assert own - page <= kept_short - output


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", PAGES)
def test_a_page_mentions_no_command_and_no_option_that_does_not_exist(
    words: str, lang: str, home: Home
) -> None:
    page = home.run(*words.split(), "--help", lang=lang).out
    for line in re.findall(r"(?<!: )\bpipeline ([^\n`]+)", page):
        first, second = [*line.split(), ""][:2]
        if first in {"[OPTIONS]", "[选项]"}:
            continue
        assert first in COMMANDS, line
        known = {option for param in _command(first).params for option in param.opts}
        if f"{first} {second}" in FORMS:
            known = {option for p in _command(f"{first} {second}").params for option in p.opts}
        assert set(re.findall(r"(?<=\s)--?[a-z-]+", line)) <= known | {"--help"}, line
    everywhere = {*SHARED, "--version", "--help", "-h"}
    shown_by = {option for form in FORMS.values() for option in form[1]}
    installing = {"--install-completion", "--show-completion"}
    assert set(re.findall(r"(?<![\w-])--[a-z-]+", page)) <= everywhere | shown_by | installing


@pytest.mark.parametrize("words", PAGES)
def test_a_chinese_page_is_chinese_and_an_english_one_english(words: str, home: Home) -> None:
    english = home.run(*words.split(), "--help", lang="en").out
    chinese = home.run(*words.split(), "--help", lang="zh").out
    for example in _EXAMPLES:
        english = english.replace(example, "")
    assert not _CHINESE.search(english)
    for line in chinese.splitlines():
        about = re.sub(r"^  +\S.*?(?:  +|$)", "", line) if line.startswith("  ") else line
        assert not re.search(r"[A-Za-z]{3,}(?: [a-z]{2,}){2,}", about.replace(words, "")), line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_read_as_they_were_read_by_a_person(lang: str, home: Home) -> None:
    pages = [home.run(*words.split(), "--help", lang=lang).out for words in PAGES]
    matches_golden(f"cli/help.{lang}.txt", "\n".join(pages))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_fit_a_terminal_of_eighty_columns(lang: str, home: Home) -> None:
    from pipelinecli.render.cells import width

    for words in PAGES:
        for line in home.run(*words.split(), "--help", lang=lang).out.splitlines():
            assert width(line) <= 80, line


def test_nothing_typed_is_answered_with_the_help_page(home: Home) -> None:
    assert home.run() == home.run("--help")
    assert home.run("-h") == home.run("--help")
    assert home.run("list", "-h") == home.run("list", "--help")


def test_help_is_given_wherever_it_stands_and_creates_nothing(home: Home) -> None:
    page = home.run("add", "--help")
    assert home.run("add", "王经理", "--help") == page
    assert home.run("--store", "new.db", "add", "--phone", "1", "-h", "王经理") == page
    assert home.contents() == {}


def test_help_for_a_command_that_does_not_exist_says_so(home: Home) -> None:
    assert home.run("nonsense", "--help").code == 2


def test_the_values_that_pages_list_are_those_there_are(home: Home) -> None:
    log = home.run("log", "--help").out
    assert f"KINDS: {' '.join(LOGGED)}\n" in log
    move = home.run("move", "--help").out
    assert f"{_either(BOARD)}." in move
    listed = re.search(r"--sort KEY +(.+?) or (.+?)\.", home.run("list", "--help").out)
    assert listed is not None
    assert {*listed[1].split(", "), listed[2]} == set(LISTS)
    assert f"{_either(Format)}." in home.run("--help").out


def _either(values: Iterable[str]) -> str:
    *first, last = values
    return f"{', '.join(first)} or {last}"


def test_the_version_is_shown_anywhere(home: Home) -> None:
    from pipelinecli import __version__

    said = (0, f"pipeline {__version__}\n", "")
    assert home.run("--version") == said
    assert home.run("list", "--version") == said
    assert home.contents() == {}
