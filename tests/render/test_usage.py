from __future__ import annotations

import enum
from typing import Annotated

import pytest
import typer
from typer._click.exceptions import UsageError
from typer.main import get_command

from pipelinecli.i18n import _, set_language
from pipelinecli.render.usage import COMMAND, ERRORS, OPTION_HELP, OPTIONS, USAGE, usage_text

app = typer.Typer(add_completion=True, rich_markup_mode=None)


class Kind(enum.Enum):
    DIAL = "dial"
    TALK = "talk"


@app.command()
def log(
    kind: Annotated[Kind, typer.Argument()],
    minutes: Annotated[int, typer.Option(min=1, max=600)] = 1,
    factor: Annotated[float, typer.Option()] = 1.0,
    number: Annotated[int, typer.Option()] = 1,
    pair: Annotated[tuple[int, int], typer.Option()] = (1, 2),
    *,
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> None:
    raise AssertionError(kind, minutes, factor, number, pair, yes)


@app.command()
def add(
    name: str, tag: Annotated[str, typer.Option()], sort: Annotated[Kind, typer.Option()]
) -> None:
    raise AssertionError(name, tag, sort)


def error(*arguments: str) -> str:
    """Let Typer refuse these arguments; what it says, before translation."""
    with pytest.raises(UsageError) as caught:
        get_command(app)(list(arguments), standalone_mode=False, prog_name="pipeline")
    return caught.value.format_message()


WRONG = {
    (): "缺少命令。",
    ("nothing",): "没有命令 'nothing'。",
    ("lok",): "没有命令 'lok'。您是想用 'log' 吗？",
    ("log",): "缺少参数 'kind'。可选：dial, talk",
    ("log", "visit"): "'kind' 的值无效：'visit' 不在可选值之中：'dial', 'talk'。",
    ("log", "dial", "more", "x"): "多出了参数（more x）",
    ("log", "dial", "--minuts", "2"): "没有选项 --minuts（相近的选项：--minutes）",
    ("log", "dial", "--zzz"): "没有选项 --zzz",
    ("log", "dial", "--number"): "选项 '--number' 后面要有一个值。",
    ("log", "dial", "--pair", "1"): "选项 '--pair' 后面要有 2 个值。",
    ("log", "dial", "--yes=1"): "选项 '--yes' 不带值。",
    ("log", "dial", "--number", "x"): "'--number' 的值无效：'x' 不是整数。",
    ("log", "dial", "--factor", "x"): "'--factor' 的值无效：'x' 不是数字。",
    ("log", "dial", "--minutes", "0"): "'--minutes' 的值无效：0 不在范围 1<=x<=600 之内。",
    ("add",): "缺少参数 'name'。",
    ("add", "Ann"): "缺少选项 '--tag'。",
    ("add", "Ann", "--tag", "x"): "缺少选项 '--sort'。可选：dial, talk",
}


@pytest.mark.parametrize(("arguments", "chinese"), WRONG.items())
def test_what_typer_says_is_said_in_chinese(arguments: tuple[str, ...], chinese: str) -> None:
    set_language("zh")
    assert usage_text(error(*arguments)) == chinese


@pytest.mark.parametrize("arguments", WRONG)
def test_what_typer_says_is_one_line_of_english_otherwise(arguments: tuple[str, ...]) -> None:
    said = error(*arguments)
    assert usage_text(said) == said.replace("\n\t", " ")
    assert usage_text(said).isprintable()


def test_an_unknown_sentence_is_shown_as_it_came() -> None:
    set_language("zh")
    assert usage_text("Something new.") == "Something new."
    assert usage_text("Invalid value: something new") == "值无效：something new"
    assert usage_text("") == ""


def test_braces_in_what_the_user_typed_are_text() -> None:
    set_language("zh")
    assert usage_text("No such option: --{x}{0}%s") == "没有选项 --{x}{0}%s"


def test_help_pages_have_the_words_listed_here(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        app(["--help"], prog_name="pipeline")
    page = " ".join(capsys.readouterr().out.split())
    for words in (USAGE, OPTIONS, COMMAND, *OPTION_HELP):
        assert words.strip() in page


def test_all_of_it_is_translated() -> None:
    set_language("zh")
    for words in (USAGE, OPTIONS, COMMAND, *OPTION_HELP, *ERRORS):
        assert not _(words).isascii()
