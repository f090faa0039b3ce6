"""A disk that keeps what was synced, and of the rest whatever it likes.

What a process wrote is held back until it asks for it to be kept: the data of a file until that
file is synced, a name in a directory until that directory is. A cut takes any part of what was
held back: nothing, all of it, some calls and not others, single sectors or pages of a write, the
later without the earlier, names without data and data without names; what a file has gained
without its data may be zeros or what was on the disk before. It refuses to be kinder than that:
a file that was synced may still be without its name.
"""

from __future__ import annotations

import os
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from random import Random

    from tools.torture.recording import Op

Tree = dict[str, bytes | None]
"""Every path below a directory: a file's bytes, None for a directory."""
SECTOR, PAGE = 512, 4096


class Unseen(Exception):
    """The record is not of everything that happened."""


class Before(NamedTuple):
    """What was below a directory before a command: all of it is safe."""

    root: int
    """The inode of the directory itself."""
    numbers: dict[str, int]
    """The inode of each path."""
    tree: Tree


def look(root: Path) -> Before:
    """Return what is below a directory now."""
    paths = {str(path.relative_to(root)): path for path in sorted(root.rglob("*"))}
    return Before(
        root.stat().st_ino,
        {name: path.stat().st_ino for name, path in paths.items()},
        {name: None if path.is_dir() else path.read_bytes() for name, path in paths.items()},
    )


def write_tree(tree: Mapping[str, bytes | None], root: Path) -> None:
    """Make the files of a tree below a directory, for their owner alone."""
    for path in sorted(tree):
        content = tree[path]
        if content is None:
            (root / path).mkdir(mode=0o700, parents=True, exist_ok=True)
        else:
            (root / path).write_bytes(content)
            (root / path).chmod(0o600)


class Node:
    """A file or a directory: what is kept of it, and the calls that are not kept yet."""

    def __init__(self, kept: bytes | None) -> None:
        self.kept = kept
        self.held: list[Op] = []

    def content(self, chosen: Chosen | None = None) -> bytes | None:
        """Return a file's bytes with everything held back, or with what was chosen of it."""
        if self.kept is None:
            return None
        found = bytearray(self.kept)
        for op in self.held:
            if chosen is None:
                _do(found, op, filler=bytes)
            else:
                chosen.apply(found, op)
        return bytes(found)

    def sync(self) -> None:
        """Keep everything that was held back."""
        self.kept = self.content()
        self.held.clear()


class Disk:
    """The files below a directory, from the calls made on them."""

    def __init__(self, before: Before) -> None:
        self._kept = {path: Node(content) for path, content in before.tree.items()}
        self._nodes = {before.numbers[path]: node for path, node in self._kept.items()}
        self._nodes[before.root] = Node(None)
        self._where = {id(node): path for path, node in self._kept.items() if node.kept is None}
        self._where[id(self._nodes[before.root])] = ""
        self._held: list[tuple[str, dict[str, Node | None]]] = []

    def take(self, op: Op) -> None:
        """Take in one more call."""
        if op.kind in "WT":
            self._node(op).held.append(op)
        elif op.kind == "S":
            self._sync(self._node(op))
        elif op.kind in "CM":
            node = self._nodes[op.node] = Node(None if op.kind == "M" else b"")
            if op.kind == "M":
                self._where[id(node)] = op.path
            self._name(op.path, {op.path: node})
        elif op.kind == "U":
            self._name(op.path, {op.path: None})
        elif op.kind in "RL":
            self._rename(op, self._now()[op.path])

    def tree(self) -> Tree:
        """Return everything as the process sees it."""
        return _tree(self._now(), lambda node: node.content())

    def cut(self, chosen: Chosen) -> Tree:
        """Return what is there after a cut now."""
        names = dict(self._kept)
        for _directory, change in self._held:
            if chosen.keeps_name():
                _change(names, change)
        return _tree(names, lambda node: node.content(chosen))

    def _now(self) -> dict[str, Node]:
        names = dict(self._kept)
        for _directory, change in self._held:
            _change(names, change)
        return names

    def _rename(self, op: Op, node: Node) -> None:
        """Give a file another name; from one directory to another that is two changes."""
        gone: dict[str, Node | None] = {op.path: None} if op.kind == "R" else {}
        if os.path.dirname(op.path) == os.path.dirname(op.to):  # noqa: PTH120 - texts, not files
            self._name(op.to, {**gone, op.to: node})
        else:
            self._name(op.to, {op.to: node})
            self._name(op.path, gone)

    def _name(self, path: str, change: dict[str, Node | None]) -> None:
        self._held.append((os.path.dirname(path), change))  # noqa: PTH120 - a text, not a file

    def _node(self, op: Op) -> Node:
        try:
            return self._nodes[op.node]
        except KeyError:
            msg = f"{op.kind} on a file that nobody was seen to make"
            raise Unseen(msg) from None

    def _sync(self, node: Node) -> None:
        if node.kept is not None:
            node.sync()
            return
        where = self._where[id(node)]
        for directory, change in self._held:
            if directory == where:
                _change(self._kept, change)
        self._held = [held for held in self._held if held[0] != where]


class Chosen:
    """What a cut takes of what was held back, drawn from a manner of its own."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._data, self._names, self._grain = rng.choice(_MANNERS)
        self._garbage = rng.random() < 0.5  # noqa: PLR2004 - as often as not
        self._sizes = rng.random() < 0.5  # noqa: PLR2004 - as often as not

    def keeps_name(self) -> bool:
        """Whether a change of a directory is kept."""
        return self._rng.random() < self._names

    def apply(self, found: bytearray, op: Op) -> None:
        """Do to a file what is kept of a call."""
        if self._grain and op.kind == "W":
            for piece in _pieces(op, self._grain):
                self._one(found, piece)
        else:
            self._one(found, op)

    def _one(self, found: bytearray, op: Op) -> None:
        if self._rng.random() < self._data:
            _do(found, op, filler=self._filler)
        elif op.kind == "W" and self._sizes:
            missing = op.at + len(op.data) - len(found)
            found.extend(self._filler(max(0, missing)))

    def _filler(self, size: int) -> bytes:
        return self._rng.randbytes(size) if self._garbage else bytes(size)


_MANNERS: Sequence[tuple[float, float, int]] = (
    # How likely data is kept, how likely a name is, in pieces of how many bytes.
    (0.0, 0.0, 0),
    (1.0, 1.0, 0),
    (0.0, 1.0, 0),
    (1.0, 0.0, 0),
    (0.5, 0.5, 0),
    (0.5, 1.0, 0),
    (0.5, 0.5, SECTOR),
    (0.9, 0.9, SECTOR),
    (0.5, 1.0, PAGE),
)


class State(NamedTuple):
    """What a power cut left."""

    tree: Tree
    after: int
    """After how many calls the power went."""
    answered: bool
    """Whether the command had given its answer by then, or had ended."""
    said: str
    """What it had said by then."""


def states(before: Before, ops: Sequence[Op], rng: Random, most: int) -> Iterator[State]:
    """Yield up to `most` different states. A quarter of the cuts comes at the end."""
    told = [b"", *accumulate(op.data if op.kind == "A" else b"" for op in ops)]
    answered = [b"\n" in said for said in told]
    answered[-1] = True
    known: set[int] = set()
    found = 0
    for _round in range(_ROUNDS):
        disk, done = Disk(before), 0
        for after in sorted(_moments(ops, rng, most)):
            while done < after:
                disk.take(ops[done])
                done += 1
            tree = disk.cut(Chosen(rng))
            digest = hash((tuple(sorted(tree.items())), answered[after]))
            if digest in known:
                continue
            known.add(digest)
            yield State(tree, after, answered[after], told[after].decode(errors="replace"))
            found += 1
            if found == most:
                return


_ROUNDS = 8


def _moments(ops: Sequence[Op], rng: Random, most: int) -> Iterator[int]:
    """Yield when the power goes: at the end, about a call that is no plain write, anywhere."""
    turns = [at + past for at, op in enumerate(ops) if op.kind != "W" for past in (0, 1)]
    for number in range(most):
        if number % 4 == 0:
            yield len(ops)
        elif number % 4 == 1:
            yield rng.randint(0, len(ops))
        else:
            yield rng.choice(turns)


def _pieces(op: Op, grain: int) -> Iterator[Op]:
    at, end = op.at, op.at + len(op.data)
    while at < end:
        until = min(end, (at // grain + 1) * grain)
        yield op._replace(at=at, data=op.data[at - op.at : until - op.at])
        at = until


def _do(found: bytearray, op: Op, filler: Callable[[int], bytes]) -> None:
    if op.kind == "T":
        del found[op.at :]
    found.extend(filler(max(0, op.at - len(found))))
    if op.kind == "W":
        found[op.at : op.at + len(op.data)] = op.data


def _change(names: dict[str, Node], change: Mapping[str, Node | None]) -> None:
    for path, node in change.items():
        if node is None:
            names.pop(path, None)
        else:
            names[path] = node


def _tree(names: Mapping[str, Node], content: Callable[[Node], bytes | None]) -> Tree:
    """Return what can be reached: what lies in a directory that is not there has gone with it."""
    found: Tree = {}
    for path in sorted(names):
        directory = os.path.dirname(path)  # noqa: PTH120 - a text, not a file
        if not directory or directory in found:
            found[path] = content(names[path])
    return found
