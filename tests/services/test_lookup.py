"""Who is meant: an id, a whole name, or any unambiguous part of one."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import meetings, review
from tests.builders import refused, when
from tests.services.erasing import forget

if TYPE_CHECKING:
    from tests.builders import Diary


@pytest.fixture
def cast(diary: Diary) -> Diary:
    diary.add("Ann Lee", org="Acme", phone="555-1")
    diary.add("Ann")
    diary.add("王经理", phone="555-2")
    diary.add("王老板")
    diary.add("7")
    diary.add("100% O'Neil_")
    return diary


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("1", 1),
        (" 2 ", 2),
        ("ann", 2),
        ("ANN  LEE", 1),
        ("lee", 1),
        ("ee", 1),
        ("经理", 3),
        ("王老", 4),
        ("7", 5),
        ("0%", 6),
        ("_", 6),
        ("'", 6),
    ],
)
def test_a_card_answers_to_its_id_its_name_and_a_part_that_only_it_has(
    cast: Diary, who: str, found: int
) -> None:
    assert review.one(cast.desk(), who).person.id == found


@pytest.mark.parametrize(
    "who",
    [
        "8",
        "00",
        "0002",
        "Zoe",
        "",
        "  ",
        "%%",
        "99999999999999999999",
        "-1",
        "+1",
        "\udcff",
        "a\0b",
        "*",
    ],
)
def test_nobody_is_not_found(cast: Diary, who: str) -> None:
    assert refused(lambda: review.one(cast.desk(), who)) == (
        f"not_found: no card matches “{who}”; add the person: pipeline add NAME, "
        "or look: pipeline list"
    )


def test_thousands_of_marks_are_nobodys_name_and_are_refused_at_once(cast: Diary) -> None:
    began = process_time()
    for who in ("\u0315" * 30_000 + "\u0300" * 30_000, "王" + "\u0315\u0300" * 30_000):
        assert refused(lambda who=who: review.one(cast.desk(), who)).startswith("not_found: ")  # type: ignore[misc]
    assert process_time() - began < 1


def test_several_are_listed_and_none_is_taken(cast: Diary) -> None:
    meetings.book(cast.desk(), "王经理", when("2026-03-05"))
    assert refused(lambda: review.one(cast.desk(), "王")) == (
        "not_found: “王” matches several cards; name one by its id\n"
        "  3  王经理  First appointment · 555-2\n"
        "  4  王老板  Opportunity"
    )


def test_people_of_one_name_are_told_apart_by_id(cast: Diary) -> None:
    cast.add("Ann Lee", org="Other")
    assert refused(lambda: review.one(cast.desk(), "Ann Lee")) == (
        "not_found: “Ann Lee” matches several cards; name one by its id\n"
        "  1  Ann Lee  Opportunity · Acme · 555-1\n"
        "  7  Ann Lee  Opportunity · Other"
    )


def test_no_more_than_ten_are_listed(diary: Diary) -> None:
    for number in range(12):
        diary.add(f"Card {number}")
    said = refused(lambda: review.one(diary.desk(), "card")).splitlines()
    assert len(said) == 12
    assert said[-1] == "  … and more"


def test_whoever_was_forgotten_answers_to_nothing(cast: Diary) -> None:
    forget(cast.desk(), "3")
    for who in ("3", "王经理"):
        said = refused(lambda who=who: review.one(cast.desk(), who))  # type: ignore[misc]
        assert said.startswith(f"not_found: no card matches “{who}”")
    assert review.one(cast.desk(), "王").person.id == 4


def test_without_a_store_nobody_is_looked_for(diary: Diary) -> None:
    for command in (
        lambda: review.one(diary.desk(), "1"),
        lambda: meetings.book(diary.desk(), "1", when("2026-03-05")),
        lambda: forget(diary.desk(), "1"),
    ):
        assert refused(command) == (
            f"store: there is no store yet at {diary.path}; "
            "begin with pipeline init, or with your first contact: pipeline add NAME"
        )
    assert not diary.store.exists()
