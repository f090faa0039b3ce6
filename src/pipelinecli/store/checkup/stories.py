"""One row's story in the journal, judged: whether its images follow on one another up to the row.

It refuses to call wrong what went with a person who was forgotten, and what a restore has brought
along of another history.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelinecli.method.checkup.findings import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.store.checkup.erasures import Erasures

Row = tuple[Any, ...]
"""As SQLite returns one."""
_READ = json.JSONDecoder().raw_decode
OF_CHANGES = "change_set"
"""Of this table only those images are kept that change something later."""
_OF_THE_UNDONE = "undone"
_WITH_NOTES = "checkin"
"""A note that names somebody who is forgotten takes its story along."""


class Entry(NamedTuple):
    """One image before and after, as JSON, and the change set that made the one of the other."""

    row: int
    change_set: int
    before: str | None
    after: str | None
    is_json: int


class Story(NamedTuple):
    """A row's images in their order, and its values as they are; None where it is not there."""

    table: str
    row: int
    entries: Sequence[Entry]
    columns: Sequence[str]
    values: tuple[Any, ...] | None


def plainly_told(entries: Sequence[Row], columns: tuple[str, ...], values: Row | None) -> bool:
    """Whether a row's story goes from nothing to its values without a letter amiss.

    Nothing is wrong with such a story; most are, and this takes a fraction of the time.
    `entries` are the fields of an `Entry` each.
    """
    last: str | None = None
    for _row, _change_set, before, after, is_json in entries:
        if before != last or not is_json:
            return False
        last = after
    if last is None or values is None:
        return bool(entries) and last is None and values is None
    try:
        image, _end = _READ(last)
    except ValueError:
        return False
    return isinstance(image, dict) and (*image,) == columns and (*image.values(),) == values


def judged(story: Story, erasures: Erasures) -> Iterator[Said]:
    """Yield what is wrong with a row's story."""
    if not story.entries:
        told = story.table == OF_CHANGES or story.values is None
        if not (told or _was_brought(story, erasures) or _excused(story, erasures, None, None)):
            yield Said.STORY_MISSING
        return
    if not all(entry.is_json for entry in story.entries):
        yield Said.STORY_UNREADABLE
        return
    try:
        left, gap = _followed(story, erasures)
        agrees = any(agree(after, story.columns, story.values) for after in left)
        if gap:
            yield Said.STORY_GAP
        last = story.entries[-1].change_set
        if not (agrees or _was_brought(story, erasures) or _excused(story, erasures, last, None)):
            yield Said.STORY_DIFFERS
    except (ValueError, TypeError):
        yield Said.STORY_UNREADABLE


def agree(after: str | None, columns: Sequence[str], values: tuple[Any, ...] | None) -> bool:
    """Whether an image is that of a row, as far as both have the same columns."""
    image = _image(after)
    if image is None or values is None:
        return image is None and values is None
    pairs = zip(columns, values, strict=True)
    return all(image[name] == value for name, value in pairs if name in image)


def _followed(story: Story, erasures: Erasures) -> tuple[set[str | None], bool]:
    """Return the images the row may have come to have, and whether its story has a gap.

    What a restore brought along tells how the row was in another history: whether an image is of
    this one is seen only by whether the next one follows on it.
    """
    left: set[str | None] = {story.entries[0].before if story.table == OF_CHANGES else None}
    since, gap = None, False
    for entry in story.entries:
        follows = entry.before in left or _is_one_of(entry.before, left)
        brought = erasures.may_be_brought(entry.change_set)
        if follows or brought:
            left = {*(left if brought else ()), *({entry.after} if follows else ())}
        else:
            excused = _was_brought(story, erasures)
            gap = gap or not (excused or _excused(story, erasures, since, entry.change_set))
            left = {entry.after}
        since = entry.change_set
    return left, gap


def _was_brought(story: Story, erasures: Erasures) -> bool:
    """Whether a row says that a change set is undone which a restore has brought along so."""
    return story.table == _OF_THE_UNDONE and erasures.may_be_brought(story.row)


def _excused(story: Story, erasures: Erasures, after: int | None, before: int | None) -> bool:
    """Whether a part of the story from one change set up to another may have been erased."""
    if not erasures.between(after, before, somebodys=False):
        return False
    if story.table == _WITH_NOTES or erasures.between(after, before, somebodys=True):
        return True
    return not erasures.are_of_somebody(_cards(story))


def _cards(story: Story) -> set[int]:
    """Return the cards a row is or was of."""
    if story.table == "card":
        return {story.row}
    images = [_image(text) for entry in story.entries for text in entry[2:4]]
    if story.values is not None:
        images.append(dict(zip(story.columns, story.values, strict=True)))
    cards = (image.get("card_id") for image in images if image is not None)
    return {card for card in cards if isinstance(card, int)}


def _is_one_of(text: str | None, others: set[str | None]) -> bool:
    """Whether an image is one of others, however it is spelt."""
    image = _image(text)
    return any(_image(other) == image for other in others)


def _image(text: str | None) -> dict[str, Any] | None:
    """Read an image. Raises ValueError or TypeError for what is none."""
    return None if text is None else dict(json.loads(text))
