from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pytest
import typer
from typer.main import get_command

from pipelinecli.cli.commands import reopen
from pipelinecli.cli.options import Context, Who  # noqa: TC001 - Typer reads them
from tools import forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_table_of_plain_forms_is_in_step_with_the_commands() -> None:
    assert forms.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        ("'--reason': ('reason', 'text', None)", "'--reason': ('reason', 'flag', None)"),
        ("('who', True, False)", "('who', False, False)"),
        ("'--limit': ('limit', 'whole', 1)", "'--limit': ('limit', 'whole', 2)"),
        ("'-q': ('quiet', 'flag', None),\n", ""),
    ],
)
def test_a_table_out_of_step_is_told_from_one_in_step_and_written_anew(
    was: str,
    is_now: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    right = forms.TARGET.read_text(encoding="utf-8")
    target = tmp_path / "_forms.py"
    monkeypatch.setattr(forms, "TARGET", target)
    assert was in right
    target.write_text(right.replace(was, is_now, 1), encoding="utf-8")
    assert forms.main(["--check"]) == 1
    said = "_forms.py is not in step with its sources: run `make forms`\n"
    assert capsys.readouterr() == ("", said)
    assert forms.main([]) == 0
    assert target.read_text(encoding="utf-8") == right


def test_a_table_that_is_not_there_is_out_of_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "TARGET", tmp_path / "_forms.py")
    assert forms.main(["--check"]) == 1


def test_an_option_that_a_command_gains_puts_the_table_out_of_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def command(ctx: Context, who: Who, twice: Annotated[int, typer.Option()] = 1) -> None:
        raise AssertionError((ctx, who, twice))

    monkeypatch.setattr(reopen, "command", command)
    assert forms.main(["--check"]) == 1


def _two(pair: Annotated[tuple[int, int], typer.Option()] = (1, 2)) -> None:
    raise AssertionError(pair)


def _real(share: Annotated[float, typer.Option()] = 0.5) -> None:
    raise AssertionError(share)


def _both_ways(keep: Annotated[bool, typer.Option("--keep/--drop")] = True) -> None:  # noqa: FBT002
    raise AssertionError(keep)


@pytest.mark.parametrize("function", [_two, _real, _both_ways])
def test_an_option_the_table_has_no_words_for_is_refused(function: Callable[..., None]) -> None:
    app = typer.Typer(add_completion=False)
    app.command()(function)
    with pytest.raises(TypeError, match=r"cannot be said|no word for"):
        forms.form(get_command(app))
