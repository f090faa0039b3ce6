from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tools.bench import commands
from tools.bench.__main__ import main
from tools.bench.bulk import Bulk, judged
from tools.bench.commands import Place
from tools.bench.report import BEGIN, END, in_bulk, into, rendered
from tools.bench.stores import FEWEST_CARDS
from tools.bench.targets import verdicts
from tools.bench.timing import Command, Failed, Run, Series, Times, measure, run_once, times, weigh

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {"PATH": os.defpath}
SMALL, LARGE = 1_000, 100_000


def python(code: str, *, terminal: bool = False, silent: bool = True) -> Command:
    arguments = [sys.executable, "-S", "-c", code]
    return Command("python", lambda _: arguments, ENVIRONMENT, 0, terminal, silent)


def a_series(
    name: str, cards: int, seconds: list[float], *, cpu: float = 0.5, terminal: bool = False
) -> Series:
    command = Command(name, lambda _: [], {}, cards, terminal)
    runs = [Run(wall, cpu) for wall in seconds]
    return Series(command, runs, [Run(1.0, 0.5) for _ in runs])


def test_a_run_counts_what_the_process_took() -> None:
    run = run_once(python("import time; time.sleep(0.2)"), 0)
    assert run.wall > 0.2
    assert 0 < run.cpu < run.wall


def test_a_terminal_is_one_of_120_by_40_on_every_stream() -> None:
    check = (
        "import os, sys;"
        "at = [os.get_terminal_size(fd) for fd in (0, 1, 2)];"
        "sys.exit(at != [(120, 40)] * 3)"
    )
    run_once(python(check, terminal=True), 0)
    with pytest.raises(Failed):
        run_once(python("import sys; sys.exit(not sys.stdout.isatty())"), 0)


@pytest.mark.parametrize("terminal", [False, True])
def test_everything_printed_is_read_however_long(terminal: bool) -> None:
    run_once(python("print('x' * 3_000_000)", terminal=terminal, silent=False), 0)


def test_a_command_that_fails_or_says_nothing_is_not_timed() -> None:
    with pytest.raises(Failed, match="ended with 3: no such card"):
        run_once(python("print('no such card'); raise SystemExit(3)"), 0)
    with pytest.raises(Failed, match="ended with 0: nothing printed"):
        run_once(python("pass", silent=False), 0)
    with pytest.raises(Failed, match="ended with 4: out of cards"):
        weigh(python("import sys; print('out of cards', file=sys.stderr); sys.exit(4)"))


def test_the_memory_weighed_is_the_commands_and_not_ours() -> None:
    ours = bytearray(b"x") * 150_000_000
    assert 5_000 < weigh(python("pass")) < 50_000
    assert weigh(python("b'x' * 100_000_000")) > 100_000
    assert len(ours) == 150_000_000


def test_commands_take_turns_with_the_reference_and_the_first_round_does_not_count(
    tmp_path: Path,
) -> None:
    told = tmp_path / "told"

    def writing(name: str) -> Command:
        code = f"import sys; open({str(told)!r}, 'a').write({name!r} + sys.argv[1])"
        return Command(
            name,
            lambda number: [sys.executable, "-S", "-c", code, str(number)],
            ENVIRONMENT,
            silent=True,
        )

    said: list[str] = []
    series = measure(writing("r"), [writing("a"), writing("b")], 2, said.append)
    assert told.read_text() == "r0a0r0b0r1a1r1b1r2a2r2b2"
    assert said == ["warming up", "round 1 of 2", "round 2 of 2"]
    assert [len(found.runs) for found in series] == [2, 2, 2]
    assert series[0].times == Times(1.0, 1.0)


def test_a_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    fast, slow = [Run(1, 2), Run(10, 2), Run(4, 2)], [Run(3, 2), Run(20, 4), Run(20, 6)]
    assert times(slow, fast) == Times(3.0, 2.0)


def all_series() -> list[Series]:
    found = [a_series(commands.REFERENCE, 0, [1.0])]
    found += [a_series("--help", 0, [6.9]), a_series("completion: a command", 0, [7.1])]
    for name in (*commands.ONE_CARD, *commands.THE_WEEK):
        found += [a_series(name, SMALL, [4.0]), a_series(name, LARGE, [5.0])]
    found += [a_series("sheet", SMALL, [12.0], terminal=True)]
    found += [a_series("sheet", LARGE, [13.0], terminal=True)]
    return found


def test_each_target_is_judged_by_the_worst_command() -> None:
    told = [
        (verdict.target, verdict.worst, verdict.value.wall, verdict.met)
        for verdict in verdicts(all_series(), {SMALL: 100, LARGE: 130})
    ]
    across = "100,000 cards × 1,000"
    assert told == [
        ("piped, 1,000 cards", "`show ID`", 4.0, True),
        ("piped, 100,000 cards", "`show ID`", 5.0, True),
        ("a table on a terminal, 1,000 cards", "`sheet`", 12.0, True),
        ("a table on a terminal, 100,000 cards", "`sheet`", 13.0, False),
        ("help", "`--help`", 6.9, True),
        ("completion", "`completion: a command`", 7.1, False),
        (f"a card looked up, logged, moved: {across}", "`show ID`", 1.25, True),
        (f"the week's work: {across}", "`today`", 1.25, True),
        (f"memory: {across}", "`list`", 1.3, False),
    ]


def test_with_one_store_nothing_is_said_of_growth() -> None:
    small = [one for one in all_series() if one.command.cards != LARGE]
    targets = [verdict.target for verdict in verdicts(small, {SMALL: 100})]
    assert targets == [
        "piped, 1,000 cards",
        "a table on a terminal, 1,000 cards",
        "help",
        "completion",
    ]


def test_the_report_is_tables_a_person_can_read() -> None:
    series = [a_series(commands.REFERENCE, 0, [0.011]), a_series("board", SMALL, [0.05, 0.07])]
    lines = rendered(series, {SMALL: 15 * 1024}, []).splitlines()
    assert lines[2:7] == [
        "| command          | output | cards | wall ms | CPU ms | × wall | × CPU |",
        "| ---------------- | ------ | ----: | ------: | -----: | -----: | ----: |",
        "| `python -c pass` | piped  |       |    11.0 |  500.0 |   0.01 |  1.00 |",
        "| `board`          | piped  | 1,000 |    60.0 |  500.0 |   0.06 |  1.00 |",
        "",
    ]
    assert lines[7] == "Most memory held by the whole `list`, piped: 15.0 MiB of 1,000 cards."


def test_a_report_replaces_what_stands_between_the_markers_and_nothing_else() -> None:
    document = f"# Before\n{BEGIN}\nold\n{END}\nafter\n"
    once = into(document, "new\n")
    assert once == f"# Before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert into(once, "new\n") == once
    with pytest.raises(ValueError, match="lacks"):
        into("# no markers", "new\n")


def test_every_command_that_a_target_names_is_measured(tmp_path: Path) -> None:
    measured = commands.commands(Place(tmp_path, (SMALL, LARGE)))
    keys = [(one.name, one.cards, one.terminal) for one in measured]
    assert len(set(keys)) == len(keys)
    for size in (SMALL, LARGE):
        for name in (*commands.ONE_CARD, *commands.THE_WEEK, *commands.DRAWN):
            assert (name, size, False) in keys
        for name in commands.DRAWN:
            assert (name, size, True) in keys


def test_the_quick_bench_runs_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quick", "--cards", str(FEWEST_CARDS)]) == 0
    said = capsys.readouterr().out
    for command in (*commands.ONE_CARD, *commands.THE_WEEK, *commands.DRAWN):
        assert f"`{command}`" in said
    assert "| piped, 370 cards " in said
    assert "| import contacts " in said
    assert "| import activities, again " in said


def test_the_targets_of_bulk_are_of_the_sizes_they_are_for() -> None:
    slow = [Bulk("import contacts", 100_000, 10.1, 299 * 1024)]
    slow += [Bulk("import activities", 1_000_000, 25.0, 100_000)]
    told = [(one.target, one.measured, one.met) for one in judged(slow)]
    assert told == [
        ("import contacts, 100,000 rows: CPU", "10.1 s", False),
        ("import contacts, 100,000 rows: memory", "299 MiB", True),
        ("import activities, 1,000,000 rows", "40,000 rows/s", True),
    ]
    assert list(judged([one._replace(rows=one.rows // 10) for one in slow])) == []


def test_a_program_that_is_not_installed_is_named() -> None:
    lines = in_bulk([Bulk("import contacts", 500, 0.5, 30 * 1024)], ["sqlite3"]).splitlines()
    assert lines[1:] == [
        "| in bulk, once each | rows | CPU s | rows/s | MiB |",
        "| ------------------ | ---: | ----: | -----: | --: |",
        "| import contacts    |  500 |   0.5 |  1,000 |  30 |",
        "",
        "Not installed here: sqlite3.",
    ]
