"""Who is to be erased: those taken back are meant as everybody is, and nobody by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import people
from pipelinecli.services.whom import Where, meant
from tests.builders import refused
from tests.services.erasing import forget
from tests.services.undone import undo

if TYPE_CHECKING:
    from tests.builders import Diary


def taken_back(diary: Diary, *names: str) -> list[int]:
    """Add people and take them back again: they are in the journal only."""
    ids = [int(diary.add(name)) for name in names]
    undo(diary, len(ids))
    return ids


@pytest.mark.parametrize("who", ["2", " 2 ", "Ann Lee", "ann  LEE", "lee", "nn", " ann "])
def test_somebody_who_was_taken_back_is_meant_by_any_part_of_the_name(
    diary: Diary, who: str
) -> None:
    diary.add("Zoe")
    undo(diary)
    [ann] = taken_back(diary, "Ann Lee")
    diary.add("Bo")
    assert meant(diary.desk(), who) == (ann, "Ann Lee", Where.JOURNAL)


def test_several_who_were_taken_back_are_listed_and_nobody_is_erased(diary: Diary) -> None:
    taken_back(diary, "Ann Lee", "Annie", "Bo")
    before = diary.dump()
    assert refused(lambda: forget(diary.desk(), "ann")) == (
        "not_found: “ann” matches several cards; name one by its id\n"
        "  1  Ann Lee  only in the journal\n"
        "  2  Annie  only in the journal"
    )
    assert diary.dump() == before


def test_between_somebody_who_is_there_and_somebody_who_was_nothing_is_guessed(
    diary: Diary,
) -> None:
    [gone] = taken_back(diary, "Ann Lee")
    there = diary.add("Ann Kay")
    assert refused(lambda: meant(diary.desk(), "ann")) == (
        "not_found: “ann” matches several cards; name one by its id\n"
        "  2  Ann Kay  Opportunity\n"
        "  1  Ann Lee  only in the journal"
    )
    assert meant(diary.desk(), there) == (2, "Ann Kay", Where.CARDS)
    assert meant(diary.desk(), str(gone)) == (1, "Ann Lee", Where.JOURNAL)


def test_whoever_was_taken_back_and_added_again_is_one_person(diary: Diary) -> None:
    taken_back(diary, "Ann Lee")
    diary.add("Ann Lee")
    for who in ("Ann Lee", "ann"):
        assert meant(diary.desk(), who) == (2, "Ann Lee", Where.CARDS)


def test_a_whole_name_is_meant_before_a_part_of_one(diary: Diary) -> None:
    [gone] = taken_back(diary, "Ann")
    diary.add("Annie")
    assert meant(diary.desk(), "ann") == (gone, "Ann", Where.JOURNAL)
    diary.add("Bo")
    taken_back(diary, "Bob")
    assert meant(diary.desk(), "bo") == (3, "Bo", Where.CARDS)


def test_somebody_who_is_part_of_another_card_is_erased_with_it(diary: Diary) -> None:
    for name in ("Bo", "Ann Lee", "Annie", "Cy"):
        diary.add(name)
    people.merge(diary.desk(), "1", "2")
    said = "refused: Ann Lee (2) is part of card 1 now; erase that one: pipeline forget 1"
    for who in ("2", "ann lee", "lee"):
        assert refused(lambda who=who: meant(diary.desk(), who)) == said  # type: ignore[misc]
    assert meant(diary.desk(), "ann") == (3, "Annie", Where.CARDS)
    people.merge(diary.desk(), "4", "3")
    assert refused(lambda: meant(diary.desk(), "ann")) == (
        "not_found: “ann” matches several cards; name one by its id\n"
        "  2  Ann Lee  part of card 1 now\n"
        "  3  Annie  part of card 4 now"
    )


@pytest.mark.parametrize("who", ["5", "", "  ", "5550001", "nobody", "0", "9" * 40])
def test_what_nobody_is_called_is_nobody(diary: Diary, who: str) -> None:
    diary.add("Zoe")
    taken_back(diary, "Room 5")
    assert refused(lambda: meant(diary.desk(), who)).startswith("not_found: no card matches")


def test_ten_are_listed_and_that_there_are_more(diary: Diary) -> None:
    for n in range(6):
        diary.add(f"Ann {n}")
    taken_back(diary, *(f"Anna {n}" for n in range(6)))
    lines = refused(lambda: meant(diary.desk(), "ann")).splitlines()
    assert (len(lines), lines[-1]) == (12, "  … and more")
