"""The disk that power cuts are made from: what was synced stays, of the rest any part."""

from __future__ import annotations

import sys
from random import Random
from typing import TYPE_CHECKING

import pytest

from tools.torture import cuts
from tools.torture.disk import Chosen, Disk, Tree, Unseen, look, states, write_tree
from tools.torture.findings import Unavailable
from tools.torture.outputs import SHEET
from tools.torture.places import Place
from tools.torture.recording import Op, compile_recorder, record

if TYPE_CHECKING:
    from pathlib import Path

FILE = 7
"""The number of a file that is made in these stories."""


def op(kind: str, data: str = "", *, node: int = FILE, at: int = 0, to: str = "") -> Op:
    return Op(kind, node, at, data.encode(), to)


def after(root: Path, *ops: Op) -> Disk:
    disk = Disk(look(root))
    for one in ops:
        disk.take(one)
    return disk


def cuts_of(disk: Disk, times: int = 400) -> list[Tree]:
    rng = Random(1)  # noqa: S311 - drawn again from the same seed
    found: list[Tree] = []
    for _time in range(times):
        tree = disk.cut(Chosen(rng))
        if tree not in found:
            found.append(tree)
    return found


def test_what_was_there_before_is_safe(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_text("old")
    assert cuts_of(after(tmp_path)) == [{"a": None, "a/b": b"old"}]


def test_a_new_file_is_safe_when_it_and_its_directory_are_synced(tmp_path: Path) -> None:
    root = tmp_path.stat().st_ino
    made, written, synced = op("C", "new"), op("W", "text"), op("S")
    named = op("S", node=root)
    empty, whole = {"new": b""}, {"new": b"text"}
    assert cuts_of(after(tmp_path, made, written, synced, named)) == [whole]
    without_a_name = cuts_of(after(tmp_path, made, written, synced))
    assert sorted(without_a_name, key=len) == [{}, whole]
    without_data = cuts_of(after(tmp_path, made, named, written))
    assert empty in without_data
    assert whole in without_data
    assert {"new": bytes(4)} in without_data
    assert all(len(tree["new"] or b"") in {0, 4} for tree in without_data)


def test_a_file_renamed_before_it_was_synced_may_be_empty_under_its_new_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "there").write_text("old")
    ops = (op("C", "part"), op("W", "text"), op("R", "part", to="there"))
    found = cuts_of(after(tmp_path, *ops))
    assert {"there": b"old"} in found
    assert {"there": b""} in found
    assert {"there": b"text"} in found


def test_a_file_renamed_into_another_directory_is_safe_there_and_perhaps_still_here(
    tmp_path: Path,
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "there").write_text("old")
    number, target = (tmp_path / "d").stat().st_ino, tmp_path.stat().st_ino
    ops = [op("C", "d/part"), op("W", "text"), op("S"), op("S", node=number)]
    ops += [op("R", "d/part", to="there"), op("S", node=target)]
    after_all = cuts_of(after(tmp_path, *ops))
    assert sorted(after_all, key=len) == [
        {"d": None, "there": b"text"},
        {"d": None, "d/part": b"text", "there": b"text"},
    ]


def test_what_is_in_a_directory_that_was_not_synced_goes_with_it(tmp_path: Path) -> None:
    ops = (op("M", "d", node=8), op("C", "d/new"), op("W", "text"), op("S"), op("S", node=8))
    assert sorted(cuts_of(after(tmp_path, *ops)), key=len) == [{}, {"d": None, "d/new": b"text"}]


def test_the_later_write_may_be_there_without_the_earlier(tmp_path: Path) -> None:
    path = tmp_path / "store"
    path.write_bytes(b"--")
    number = path.stat().st_ino
    first, second = op("W", "1", node=number), op("W", "2", node=number, at=1)
    found = [tree["store"] for tree in cuts_of(after(tmp_path, first, second))]
    assert sorted(found, key=str) == [b"--", b"-2", b"1-", b"12"]


def test_a_write_may_be_torn_between_sectors_and_nowhere_else(tmp_path: Path) -> None:
    path = tmp_path / "store"
    path.write_bytes(bytes(1024))
    torn = Op("W", path.stat().st_ino, 0, b"x" * 1024, "")
    halves = {bytes(512), b"x" * 512}
    found = [tree["store"] or b"" for tree in cuts_of(after(tmp_path, torn))]
    assert {part for one in found for part in (one[:512], one[512:])} == halves
    assert len(found) == 4


def test_a_cut_after_the_answer_is_told_from_one_before(tmp_path: Path) -> None:
    ops = [op("C", "new"), op("W", "text"), op("A", "Done.\n"), op("S")]
    rng = Random(1)  # noqa: S311 - drawn again from the same seed
    found = list(states(look(tmp_path), ops, rng, 200))
    assert {state.after for state in found if state.answered} <= {3, 4}
    assert {state.after for state in found if not state.answered} <= {0, 1, 2}
    assert {len(state.tree) for state in found if state.answered} == {0, 1}


def test_states_are_different_and_the_same_for_the_same_seed(tmp_path: Path) -> None:
    ops = [op("C", "new"), op("W", "text"), op("S")]

    def drawn() -> list[object]:
        rng = Random(3)  # noqa: S311 - drawn again from the same seed
        return [(state.tree, state.answered) for state in states(look(tmp_path), ops, rng, 50)]

    found = drawn()
    assert found == drawn()
    assert all(found.count(one) == 1 for one in found)


def test_a_tree_is_written_privately_and_read_back(tmp_path: Path) -> None:
    tree: Tree = {"d": None, "d/new": b"text"}
    write_tree(tree, tmp_path)
    assert look(tmp_path).tree == tree
    assert (tmp_path / "d/new").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def library(tmp_path: Path) -> Path:
    try:
        return compile_recorder(tmp_path)
    except Unavailable as reason:
        pytest.skip(str(reason))


_TOUCHING = """
import os
os.mkdir("d")
with open("d/part", "wb") as file:
    file.write(b"text")
    file.flush()
    os.fsync(file.fileno())
os.replace("d/part", "d/new")
file = os.open("d", os.O_RDONLY)
os.fsync(file)
with open("d/new", "r+b") as file:
    os.pwrite(file.fileno(), b"T", 0)
    os.ftruncate(file.fileno(), 3)
os.link("d/new", "d/other")
os.unlink("d/new")
print("Done.")
"""


def test_every_call_is_recorded_in_its_order(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path / "place")
    before = look(place.path)
    monkeypatch.setattr(Place, "_line", lambda *_: [sys.executable, "-c", _TOUCHING])
    ran, ops = record(place, ("touch",), library, tmp_path / "calls")
    assert ran.out == "Done.\n"
    assert [one.kind for one in ops] == [*"MCWSRSWTLUA"]
    disk = Disk(before)
    for one in ops:
        disk.take(one)
    assert disk.tree() == look(place.path).tree
    assert disk.tree()["files/d/other"] == b"Tex"


def test_a_call_that_went_by_unseen_is_not_passed_over(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert library.exists()
    monkeypatch.setattr(
        cuts,
        "record",
        lambda *given: (recorded := record(*given))._replace(
            ops=[one for one in recorded.ops if one.kind != "R"]
        ),
    )
    with pytest.raises(Unseen, match=r"files/week\.csv"):
        cuts.cut_lot(SHEET, 1, Random(1), tmp_path)  # noqa: S311 - drawn again from the same seed
