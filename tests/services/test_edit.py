"""People corrected: fields set, cleared and refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.services import people, review
from tests.builders import MONDAY, refused

if TYPE_CHECKING:
    from pipelinecli.method.cards import Person
    from tests.builders import Diary


@pytest.fixture
def ann(diary: Diary) -> str:
    return diary.add(
        "Ann", phone="1", email="a@b", org="Acme", title="boss", source="fair", grade="A",
        birthday=date(1980, 2, 29), note="first", tags=["vip", "old"],
        referred_by=diary.add("Bo"),
    )  # fmt: skip


def edit(diary: Diary, who: str, untag: tuple[str, ...] = (), **changes: Any) -> Person:  # noqa: ANN401
    return people.edit(diary.desk(), who, changes, untag).card.person


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name", " Ann Lee ", "Ann Lee"),
        ("phone", "2", "2"),
        ("email", "c@d", "c@d"),
        ("org", "Other", "Other"),
        ("title", "clerk", "clerk"),
        ("source", "street", "street"),
        ("grade", "d", "D"),
        ("birthday", date(1981, 1, 1), date(1981, 1, 1)),
        ("note", "a\nb", "a\nb"),
        ("tags", ["new，vip"], ("new", "old", "vip")),
        *((field, "", None) for field in ("phone", "email", "org", "title", "source", "note")),
        ("grade", "", None),
        ("birthday", None, None),
        ("referred_by", "", None),
    ],
)
def test_one_field_is_corrected_and_the_others_stay(
    diary: Diary,
    ann: str,
    field: str,
    typed: Any,  # noqa: ANN401
    kept: Any,  # noqa: ANN401
) -> None:
    before = review.one(diary.desk(), ann).person
    edit(diary, ann, **{field: typed})
    assert review.one(diary.desk(), "2").person == before._replace(**{field: kept})


def test_a_corrected_name_is_found_and_the_old_one_is_not(diary: Diary, ann: str) -> None:
    edit(diary, ann, name="Zoe")
    assert review.one(diary.desk(), "zoe").person.id == 2
    assert refused(lambda: review.one(diary.desk(), "Ann")).startswith("not_found")


def test_tags_are_added_and_taken_off(diary: Diary, ann: str) -> None:
    assert edit(diary, ann, ("vip", "absent"), tags=["new"]).tags == ("old", "new")
    assert review.one(diary.desk(), ann).person.tags == ("new", "old")
    assert diary.rows("SELECT name FROM tag WHERE card_id = 2 ORDER BY name") == [
        ("new",), ("old",),
    ]  # fmt: skip


def test_a_referrer_is_changed(diary: Diary, ann: str) -> None:
    cy = diary.add("Cy")
    assert edit(diary, ann, referred_by="cy").referred_by == int(cy)


def test_the_same_phone_typed_again_is_no_duplicate(diary: Diary, ann: str) -> None:
    assert edit(diary, ann, phone="(1)").phone == "(1)"


def test_correcting_moves_nothing_and_leaves_the_facts(diary: Diary, ann: str) -> None:
    moved = people.edit(diary.desk("2026-03-09"), ann, {"org": "Other"})
    assert not moved.changed
    assert moved.card.attempt == review.one(diary.desk(), ann).attempt
    assert len(review.show(diary.desk(), ann).moves) == 1


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "usage: nothing to correct; name a field, such as --phone NUMBER"),
    ({"name": ""}, "usage: name is empty"),
    (
        {"phone": "none"},
        "usage: “none” is not a phone number; it has digits, such as 138 0013 8000",
    ),
    ({"phone": "+86 1"}, "refused: +86 1 already belongs to Cy (3); look: pipeline show 3"),
    ({"email": "CY@x"}, "refused: CY@x already belongs to Cy (3); look: pipeline show 3"),
    (
        {"birthday": date(2027, 1, 1)},
        "usage: Fri 2027-01-01 is in the future; a birthday is the day of birth",
    ),
    ({"referred_by": "ann"}, "usage: nobody refers themselves; name another card"),
    ({"tags": [""]}, "usage: tag is empty"),
    (
        {"note": "\x1b]0;owned\x07"},
        "usage: note contains a control character (U+001B); type it without",
    ),
]


@pytest.mark.parametrize(("changes", "said"), REFUSED)
def test_what_cannot_be_kept_is_refused_and_corrects_nothing(
    diary: Diary, ann: str, changes: dict[str, Any], said: str
) -> None:
    diary.add("Cy", MONDAY, phone="861", email="cy@x")
    before = diary.dump()
    assert refused(lambda: people.edit(diary.desk(), ann, changes)) == said
    assert diary.dump() == before
