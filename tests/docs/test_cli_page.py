"""`docs/cli.md` and the README say what the command tree and its readers do."""

from __future__ import annotations

import re
from datetime import date

import pytest
from rich.cells import cell_len

from pipelinecli.cli.tree import COMMANDS
from pipelinecli.errors import ExitCode
from pipelinecli.method.amounts import parse_amount
from pipelinecli.method.when import Lean, parse_when
from tools.docs import __main__ as docs
from tools.docs import cli_page
from tools.docs.session import play

READMES = ("README.md", "README.zh.md")


def readme(name: str = "README.md") -> str:
    return (docs.ROOT / name).read_text(encoding="utf-8")


def examples_of(word: str) -> list[str]:
    """Return what the README's table gives as examples of WHO, WHEN or AMOUNT."""
    row = re.search(rf"^\| {word} \| (.*) \|$", readme(), re.MULTILINE)
    assert row is not None
    return [example.strip('"') for example in re.findall(r"`([^`]+)`", row[1])]


def test_the_page_of_the_commands_is_in_step() -> None:
    assert (docs.ROOT / cli_page.PAGE).read_text(encoding="utf-8") == cli_page.page()


def test_the_page_has_every_command_and_nothing_else() -> None:
    words = [words for words, _text in cli_page.helps()]
    assert words[0] == "pipeline"
    assert [word.split()[1] for word in words[1:] if len(word.split()) == 2] == list(COMMANDS)


def test_the_page_says_what_help_prints() -> None:
    pages = dict(cli_page.helps())
    asked = ["pipeline", "pipeline mark", "pipeline config set"]
    printed = play([f"{words} --help" for words in asked], "en")
    assert [text.rstrip() for text in printed] == [pages[words].rstrip() for words in asked]


def test_the_page_fits_on_a_terminal() -> None:
    lines = cli_page.page().splitlines()
    helps = [line for line in lines if not line.startswith(("#", "What"))]
    assert [line for line in helps if cell_len(line) > 80] == []


@pytest.mark.parametrize("name", READMES)
def test_the_readme_names_every_command_and_no_other(name: str) -> None:
    table = re.findall(r"^\| ((?:`[a-z]+`(?: · )?)+) \|", readme(name), re.MULTILINE)
    named = [command for row in table for command in re.findall(r"`([a-z]+)`", row)]
    assert sorted(named) == sorted(COMMANDS)


@pytest.mark.parametrize("name", [*READMES, "examples/README.md", "CHANGELOG.md"])
def test_documents_call_only_commands_that_exist(name: str) -> None:
    called = set(re.findall(r"(?:`|^\$ |^)pipeline ([a-z]+)\b", readme(name), re.MULTILINE))
    assert called <= set(COMMANDS)


def test_the_dates_in_the_readme_can_be_read() -> None:
    today = date(2026, 11, 24)
    examples = examples_of("WHEN")
    assert len(examples) > 5
    for example in examples:
        for lean in Lean:
            parse_when(example, today, lean)


def test_the_amounts_in_the_readme_can_be_read() -> None:
    examples = examples_of("AMOUNT")
    assert len(examples) > 3
    assert [str(parse_amount(example, "CNY").currency) for example in examples] == ["CNY"] * len(
        examples
    )


def test_the_exit_codes_in_the_readme_are_those_of_the_program() -> None:
    sentence = re.search(r"the exit code is ([^.]*)\.", readme().replace("\n", " "))
    assert sentence is not None
    named = {int(number) for number in re.findall(r"\b\d+\b", sentence[1])}
    assert named <= {int(code) for code in ExitCode}
    assert named >= {0, 1, 2, 3, 4, 6, 7, 130}


@pytest.mark.parametrize("name", READMES)
def test_the_readme_begins_with_the_two_commands(name: str) -> None:
    block = readme(name).partition("```sh\n")[2].partition("```")[0]
    assert [line.partition("#")[0].strip() for line in block.splitlines()] == [
        "git clone <this repository> pipelinecli",
        "cd pipelinecli",
        "make demo",
        "make test",
    ]


def test_the_check_names_what_is_not_in_step_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("project")
    (root / "good.md").write_text("as it should be\n", encoding="utf-8")
    (root / "old.md").write_text("old\n", encoding="utf-8")
    texts = {"good.md": "as it should be\n", "old.md": "new\n", "docs/absent.svg": "drawn\n"}
    monkeypatch.setattr(
        docs, "wanted", lambda root: ((root / name, text) for name, text in texts.items())
    )

    assert docs.main(["--check"], root) == 1
    assert capsys.readouterr() == (
        "",
        "".join(
            f"{name} is not in step with the program: run `make docs`\n"
            for name in ("old.md", "docs/absent.svg")
        ),
    )
    assert (root / "old.md").read_text(encoding="utf-8") == "old\n"
    assert not (root / "docs").exists()

    assert docs.main([], root) == 0
    assert capsys.readouterr() == ("written: old.md\nwritten: docs/absent.svg\n", "")
    assert docs.main(["--check"], root) == 0
    assert capsys.readouterr() == ("", "")
