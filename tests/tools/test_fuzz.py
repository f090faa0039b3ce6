"""The short form of the fuzzing: every parser on a few thousand inputs, and planted faults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.cli import plain_forms
from pipelinecli.cli.wholes import MOST
from pipelinecli.errors import UsageError
from pipelinecli.method.when import parse_when
from pipelinecli.services.reading import read_amount, read_factor
from tools.fuzz import __main__ as program
from tools.fuzz import running
from tools.fuzz.every import EVERY
from tools.fuzz.report import page, told
from tools.fuzz.running import BLOCK, run, shrink
from tools.fuzz.shrinking import shrunk
from tools.fuzz.target import Fault, Found, Tally
from tools.fuzz.targets.desks import desk

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from pipelinecli.method.dates import When
    from tools.fuzz.target import Target

SEED = 1
SHORT = 2 * BLOCK
"""Inputs for each target: what all of them may take is half a minute."""


@pytest.mark.parametrize("name", EVERY)
def test_a_parser_reads_or_refuses_whatever_is_typed(name: str) -> None:
    tally = run(EVERY[name], SHORT, SEED)
    assert [told(found, SEED) for found in tally.found] == []
    assert (tally.inputs, tally.uncaught) == (SHORT, 0)


@pytest.mark.parametrize("name", EVERY)
def test_inputs_are_good_ones_as_well_as_bad_ones(name: str) -> None:
    """A generator that makes nothing but nonsense tests the first line of a parser."""
    target = EVERY[name]
    tally = run(target, BLOCK, SEED)
    assert tally.accepted >= BLOCK // 50
    assert tally.refused >= BLOCK // 50 or not target.refusals


def test_all_inputs_follow_from_the_seed() -> None:
    target = EVERY["amounts"]
    seen: list[object] = []
    noting = target._replace(call=seen.append, promise=lambda _given, _read: True)
    run(noting, 3 * BLOCK // 2, SEED)
    whole, seen[:] = list(seen), []
    run(noting, BLOCK // 2, SEED, first=1)
    # The slowest inputs are read once more, to see what time they take by themselves.
    assert [one for one in seen if one in whole] == seen
    assert run(target, BLOCK, 1)[:4] == run(target, BLOCK, 1)[:4] != run(target, BLOCK, 2)[:4]


# --- planted faults: each must be found within the budget of the short form ------------------


def planted(name: str, call: Any) -> Found:  # noqa: ANN401
    """Give a target another parser, and return the one fault that is found in it, shrunk."""
    target: Target = EVERY[name]._replace(call=call)
    tally = run(target, SHORT, SEED)
    assert len(tally.found) == 1, tally
    assert tally.uncaught >= 1
    return shrink(target, tally.found[0])


def test_an_exception_on_a_rare_class_of_dates_is_found() -> None:
    def no_leap_days(given: Any) -> When:  # noqa: ANN401
        when = parse_when(*given)
        if (when.day.month, when.day.day) == (2, 29) and when.time is not None:
            raise KeyError(when.day)
        return when

    found = planted("dates and times", no_leap_days)
    assert (found.fault, found.what.split()[0]) == (Fault.UNCAUGHT, "KeyError")
    assert len(found.given[0]) <= len("2024-02-29 0:00")


def test_an_exception_on_digits_that_are_no_number_is_found() -> None:
    def trusting(phone: str) -> str:
        return "".join(str(int(char)) for char in phone if char.isdigit())

    found = planted("phone numbers folded", trusting)
    assert (found.fault, found.what.split()[0]) == (Fault.UNCAUGHT, "ValueError")
    assert len(found.given) == 1
    assert found.given.isdigit()
    assert not found.given.isdecimal()


def test_quadratic_time_on_long_digits_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SLOW", 0.1)
    monkeypatch.setattr(running, "PATIENCE", 0.2)

    def slow(text: str) -> Fraction:
        digits = [char for char in text if char.isdecimal()]
        sum(1 for first in digits for second in digits if first == second)
        return read_factor(text)

    target = EVERY["factors"]._replace(call=slow)
    tally = run(target, BLOCK, SEED)
    assert {found.fault for found in tally.found} == {Fault.SLOW}
    assert tally.slowest > running.SLOW
    assert len(tally.found[0].given) > running.BLOCK


def test_a_parser_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PATIENCE", 0.1)

    def endless(text: str) -> object:
        while "%" in text:
            continue
        return read_factor(text)

    target = EVERY["factors"]._replace(call=endless)
    tally = run(target, SHORT, SEED)
    assert [(found.fault, found.target) for found in tally.found] == [(Fault.SLOW, "factors")]
    assert tally.inputs < SHORT
    assert shrink(target, tally.found[0]).given == "%"


def test_an_amount_that_is_read_wrong_is_found() -> None:
    def careless(text: str) -> object:
        amount = read_amount(desk(), text)
        return amount._replace(low=-amount.low) if "万" in text else amount

    found = planted("amounts", careless)
    assert found.fault is Fault.BROKEN
    assert found.given == "1万"


def test_a_plain_form_that_typer_reads_otherwise_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_forms, "_LONGEST_WHOLE", 11)
    tally = run(EVERY["plain forms"], SHORT, SEED)
    assert [found.fault for found in tally.found] == [Fault.BROKEN]
    numbers = re.findall("[0-9]+", " ".join(shrink(EVERY["plain forms"], tally.found[0]).given))
    assert [int(number) > MOST for number in numbers] == [True]


def test_a_settings_file_that_is_handed_to_toml_as_it_is_is_found() -> None:
    import tomllib

    def trusting(raw: bytes) -> None:
        try:
            tomllib.loads(raw[:10_000].decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            message = "no configuration"
            raise UsageError(message) from None

    target = EVERY["the settings file"]._replace(call=trusting)
    found = {one.what.split()[0] for one in run(target, SHORT, SEED).found}
    assert "RecursionError" in found


# --- shrinking, the report, the program -------------------------------------------------------


def test_an_input_is_cut_to_what_shows_the_fault() -> None:
    assert shrunk("abc7def" * 50, lambda text: "7" in text) == "7"
    assert shrunk(b"\0x\xff" * 9, lambda raw: b"\xff" in raw) == b"\xff"
    assert shrunk(["a", "bb", "c-d"], lambda line: any("-" in word for word in line)) == ["-"]
    assert shrunk(("xyz", 3), lambda pair: "y" in pair[0]) == ("y", 3)
    assert shrunk({"a": "12", "b": "3"}, lambda kept: "1" in kept.get("a", "")) == {"a": "1"}
    assert shrunk("王五六", lambda text: len(text) == 3) == "000"


def test_a_page_has_figures_and_parsers_and_nothing_else() -> None:
    tallies = [Tally("dates", 900, 99, 1, 0.0123), Tally("WHO", 1_000_000)]
    text = page(tallies, 7)
    assert text[text.index("| target") :] == (
        "| target |    inputs | refused |  accepted | slowest ms | uncaught |\n"
        "| ------ | --------: | ------: | --------: | ---------: | -------: |\n"
        "| dates  |     1,000 |      99 |       900 |       12.3 |        1 |\n"
        "| WHO    | 1,000,000 |       0 | 1,000,000 |        0.0 |        0 |\n"
    )
    assert "the seed, 7 here" in text


def test_a_fault_is_told_with_what_shows_it_and_how_to_see_it_again() -> None:
    found = Found("dates", Fault.UNCAUGHT, "KeyError in when.py _day", "２\x1b" * 300, 12)
    said = told(found, 3).splitlines()
    assert said[0] == "dates: uncaught: KeyError in when.py _day"
    assert said[1].startswith("  '\\uff12\\x1b\\uff12")
    assert said[1].endswith("… (3002 characters)")
    assert said[2] == "  again: --only 'dates' --seed 3 --first 12 --inputs 1000"


def test_the_program_prints_the_figures_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--only", "stages", "factors", "--inputs", "500", "--workers", "1"]
    assert program.main(asked) == 0
    captured = capsys.readouterr()
    rows = [line.split("|")[1:3] for line in captured.out.splitlines()[2:]]
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["factors", "500"],
        ["stages", "500"],
    ]
    assert captured.err == (
        "fuzz: factors: 500 inputs, 0 uncaught\nfuzz: stages: 500 inputs, 0 uncaught\n"
    )


def test_the_figures_are_put_into_the_page_when_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(program, "DOCUMENT", tmp_path / "fuzzing.md")
    asked = ["--only", "stages", "--inputs", "50", "--workers", "1", "--seed", "5"]
    assert program.main(asked) == 0
    assert list(tmp_path.iterdir()) == []
    assert program.main([*asked, "--write"]) == 0
    text = (tmp_path / "fuzzing.md").read_text(encoding="utf-8")
    assert text.startswith("# Fuzzing\n")
    assert "the seed, 5 here" in text
    assert "\n| stages |     50 |" in text


def test_the_program_ends_with_1_where_there_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(EVERY, "stages", EVERY["stages"]._replace(refusals=()))
    assert program.main(["--only", "stages", "--inputs", "50", "--workers", "1"]) == 1
    assert (
        "stages: uncaught: UsageError in reading.py read_stage\n  ''\n" in capsys.readouterr().out
    )


def test_shares_of_the_work_add_up_to_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--only", "stages", "--inputs", "21000", "--workers", "2"]) == 0
    shared = capsys.readouterr().out.splitlines()[-1].split("|")[2:5]
    whole = run(EVERY["stages"], 21_000, program.SEED)
    assert [int(cell.replace(",", "")) for cell in shared] == [
        whole.inputs,
        whole.refused,
        whole.accepted,
    ]


def test_a_target_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--only", "nothing"]) == 2
    assert capsys.readouterr().err.startswith("fuzz: no target is called so; there are: dates and")
