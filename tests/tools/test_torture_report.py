"""The report, and the command that writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools.bench.report import into
from tools.torture import __main__ as torture
from tools.torture import lots
from tools.torture.findings import Finding, Kind, Tally, Unavailable, added
from tools.torture.lots import LOCK, Lot
from tools.torture.report import Caught, rendered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FINE = Tally("kills", "add", 1_500, 700, 200)
BROKEN = Tally(
    "lock held",
    "stopped",
    1,
    0,
    0,
    (Finding(Kind.FAILED, "/var/pipeline-torture-x/place/data/a.db waited"),) * 7,
)
LOT = Lot(LOCK, "IMMEDIATE", 1, "seed")
FAULTY = LOT._replace(fault="no patience")


def test_the_report_counts_what_was_found_and_tells_of_it() -> None:
    assert rendered([FINE, BROKEN], [Caught(FAULTY, FINE)], "s").splitlines() == [
        "Seed `s`.",
        "",
        (
            "| harness   | what    | tried | in the middle | answered | lost | half done | corrupt "
            "| failed |"
        ),
        (
            "| --------- | ------- | ----: | ------------: | -------: | ---: | --------: | ------: "
            "| -----: |"
        ),
        (
            "| kills     | add     | 1,500 |           700 |      200 |    0 |         0 |       0 "
            "|      0 |"
        ),
        (
            "| lock held | stopped |     1 |               |          |    0 |         0 |       0 "
            "|      7 |"
        ),
        "",
        "**lock held, stopped**",
        "",
        *["* failed: data/a.db waited"] * 5,
        "* … and 2 more",
        "",
        "### Planted faults",
        "",
        ("| fault       | harness | what | tried | lost | half done | corrupt | failed | caught |"),
        ("| ----------- | ------- | ---- | ----: | ---: | --------: | ------: | -----: | -----: |"),
        ("| no patience | kills   | add  |  1500 |    0 |         0 |       0 |      0 |     NO |"),
    ]


def test_a_harness_that_tried_nothing_is_told_of_below_the_table() -> None:
    idle = FINE._replace(findings=(Finding(Kind.IDLE, "none of 4 kills came while it wrote"),))
    said = rendered([idle], [], "s")
    assert "* idle: none of 4 kills came while it wrote\n" in said
    assert "|    0 |         0 |       0 |      0 |" in said


def test_shares_of_the_same_thing_are_added_up() -> None:
    assert added([FINE, FINE._replace(findings=BROKEN.findings)]) == Tally(
        "kills", "add", 3_000, 1_400, 400, BROKEN.findings
    )


def test_the_document_has_a_place_for_the_report() -> None:
    document = torture.DOCUMENT.read_text(encoding="utf-8")
    assert "new\n" in into(document, "new\n")


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Callable[[Tally, Tally], int]:
    """Run the command with one lot and one fault, whose outcomes are given."""

    def run(tally: Tally, faulty: Tally) -> int:
        monkeypatch.setattr(lots, "long", lambda _seed: [LOT])
        monkeypatch.setattr(torture, "planted", lambda _seed: [FAULTY])
        monkeypatch.setattr(torture, "run_lot", lambda lot: faulty if lot.fault else tally)
        return torture.main(["--only", LOCK])

    return run


def test_it_ends_well_when_nothing_is_found_but_the_fault(
    running: Callable[[Tally, Tally], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert running(FINE, BROKEN) == 0
    said = capsys.readouterr()
    assert "torture: kills, add: 1500 tried, 0 found\n" in said.err
    assert "with no patience: 1 tried, 7 found\n" in said.err
    assert "| no patience | lock held |" in said.out


@pytest.mark.parametrize(("tally", "faulty"), [(BROKEN, BROKEN), (FINE, FINE)])
def test_it_ends_badly_when_something_is_found_or_a_fault_is_not(
    running: Callable[[Tally, Tally], int], tally: Tally, faulty: Tally
) -> None:
    assert running(tally, faulty) == 1


def test_a_harness_that_cannot_run_is_told_of_and_fails_the_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run_lot(_lot: Lot) -> Tally:
        reason = "there is no C compiler"
        raise Unavailable(reason)

    monkeypatch.setattr(lots, "long", lambda _seed: [LOT])
    monkeypatch.setattr(torture, "planted", lambda _seed: [])
    monkeypatch.setattr(torture, "run_lot", run_lot)
    assert torture.main([]) == 1
    assert "torture: not run: lock: there is no C compiler\n" in capsys.readouterr().err


def test_a_part_is_not_written_as_if_it_were_the_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torture, "DOCUMENT", tmp_path / "page.md")
    assert torture.main(["--only", LOCK, "--write"]) == 2
    assert torture.main(["--short", "--write"]) == 2
    assert torture.main(["--faults", "--write"]) == 2
    assert "--write is for the whole of it" in capsys.readouterr().err
