"""Stores that are damaged in every way there is, and the faults this has to find."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from pipelinecli.store import engine
from pipelinecli.store.file import cut_short, files
from tests.running import Home
from tools.torture.damage import JOURNALS, damage_lot, is_told, main
from tools.torture.damages import DAMAGES
from tools.torture.findings import Kind, Tally
from tools.torture.places import Place, Ran

if TYPE_CHECKING:
    from pathlib import Path

    from pipelinecli.store.engine import Store

EVERY = len(DAMAGES) + len(JOURNALS)


def run(place: Place, typed: tuple[str, ...]) -> Ran:
    """Run a command in this process, on the same machine."""
    return Ran(*Home(place.path).run(*typed))


def damaged(work: Path, times: int, seed: str = "1") -> Tally:
    return damage_lot(times, Random(seed), work, run=run)  # noqa: S311 - drawn again


def test_a_damaged_store_is_refused_or_answers_as_if_it_were_not(tmp_path: Path) -> None:
    times = 1_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 60
    tally = damaged(tmp_path, times)
    assert tally.findings == (), "\n".join(finding.what for finding in tally.findings)
    assert tally.tried == times >= EVERY
    assert tally.inside > times / 2
    assert tally.acknowledged > times / 2


def test_damage_that_is_not_looked_for_is_found_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "was_touched", lambda _: False)
    few = {name: DAMAGES[name] for name in DAMAGES if name.startswith(("an index", "a row"))}
    monkeypatch.setattr("tools.torture.damage.DAMAGES", few)
    found = damaged(tmp_path, 16).findings
    assert Kind.CORRUPT in {finding.kind for finding in found}
    assert any("wrote to it" in finding.what for finding in found)
    assert any("answered something else" in finding.what for finding in found)


def test_a_journal_that_is_believed_is_found_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cut_short, "refuse_foreign", lambda _: None)
    monkeypatch.setattr("tools.torture.damage.DAMAGES", {})
    found = damaged(tmp_path, 6).findings
    assert any("changed the file" in finding.what for finding in found)


def test_a_traceback_is_found_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def surprised(self: Store, error: Exception) -> Exception:  # noqa: ARG001
        return KeyError("a surprise")

    monkeypatch.setattr(engine.Store, "_translated", surprised)
    monkeypatch.setattr("pipelinecli.cli.unusable.explained", lambda error, _: error)
    found = damaged(tmp_path, 12).findings
    assert any("went wrong that should not" in finding.what for finding in found)


@pytest.mark.parametrize("what", DAMAGES)
def test_every_kind_of_damage_changes_something(what: str, sound: bytes) -> None:
    assert any(
        DAMAGES[what](sound, Random(seed)) != sound  # noqa: S311 - drawn again
        for seed in range(30)
    )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    home = Home(tmp_path_factory.mktemp("sound") / "home")
    home.play("|add Ann\n|add Bo\n|met Ann --next +3d\n|log note Ann --note called\n|checkin")
    whole = home.store.read_bytes()
    assert not is_told(whole)
    return whole


def test_a_fault_is_looked_for_until_it_is_found(tmp_path: Path) -> None:
    def wrong(place: Place, typed: tuple[str, ...]) -> Ran:
        ran = run(place, typed)
        return ran if ran.code == 0 else ran._replace(code=1)

    rng = Random("1")  # noqa: S311 - drawn again
    tally = damage_lot(EVERY, rng, tmp_path, fault="a code that is another", run=wrong)
    assert tally.findings
    assert tally.tried < EVERY


def test_by_itself_it_says_what_it_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["1"]) == 0
    assert capsys.readouterr().out.startswith("1 stores, ")
