"""A new card: what is kept, and who is not taken in twice."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.method.cards import Person
from pipelinecli.method.history import Move
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import capture, leaving, review
from pipelinecli.services.capture import Contact, SameName
from tests.builders import MONDAY, refused
from tests.services.erasing import forget

if TYPE_CHECKING:
    from tests.builders import Diary


def add(diary: Diary, name: str, **contact: Any) -> str:  # noqa: ANN401
    return refused(lambda: capture.add(diary.desk(), Contact(name, **contact)))


def test_a_new_card_stands_in_column_1_with_everything_that_was_typed(diary: Diary) -> None:
    referrer = diary.add("Bo")
    contact = Contact(
        "  王 经理 ", " 138 0013 8000", "wang@example.com", "Acme", "Manager", "fair", "bo", "b",
        date(1980, 2, 29), "first line\n\tsecond", ["vip，old", "vip"],
    )  # fmt: skip
    moved = capture.add(diary.desk(), contact)
    assert moved.before is None
    assert moved.changed
    assert moved.card.person == Person(
        id=2,
        uid=moved.card.person.uid,
        name="王 经理",
        opened=date(2026, 3, 2),
        phone="138 0013 8000",
        email="wang@example.com",
        org="Acme",
        title="Manager",
        source="fair",
        referred_by=int(referrer),
        grade="B",
        birthday=date(1980, 2, 29),
        note="first line\n\tsecond",
        tags=("old", "vip"),
    )
    assert moved.card == review.one(diary.desk(), "2")
    noon = datetime(2026, 3, 2, 12, tzinfo=diary.zone)
    assert review.show(diary.desk(), "2").moves == (
        Move(2, 2, noon, None, Stage.OPPORTUNITY, MoveKind.NEW, None),
    )


def test_a_name_is_enough(diary: Diary) -> None:
    person = review.one(diary.desk(), diary.add("Ann")).person
    assert person == Person(1, person.uid, "Ann", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("138 0013 8000", "+86 13800138000"),
        ("0086-138-0013-8000", "13800138000"),
        ("+49 (170) 123", "0049170123"),
    ],
)
def test_the_same_phone_however_it_is_written_is_the_same_person(
    diary: Diary, first: str, second: str
) -> None:
    diary.add("Ann", phone=first)
    before = diary.dump()
    assert add(diary, "Bo", phone=second) == (
        f"refused: {second} already belongs to Ann (1); look: pipeline show 1"
    )
    assert diary.dump() == before


def test_the_same_address_in_another_case_is_the_same_person(diary: Diary) -> None:
    diary.add("Ann", email="Ann@Example.com")
    assert add(diary, "Bo", email="ann@EXAMPLE.COM") == (
        "refused: ann@EXAMPLE.COM already belongs to Ann (1); look: pipeline show 1"
    )


def test_a_person_who_was_lost_is_still_the_same_person(diary: Diary) -> None:
    leaving.lose(diary.desk(), diary.add("Ann", phone="123"), "no")
    assert add(diary, "Bo", phone="1-2-3").startswith("refused: 1-2-3 already belongs to Ann (1)")


def test_a_person_who_was_forgotten_may_come_again(diary: Diary) -> None:
    forget(diary.desk(), diary.add("Ann", phone="123", email="a@b"))
    capture.add(diary.desk(), Contact("Ann", phone="123", email="a@b"))


def test_the_same_name_is_asked_about(diary: Diary) -> None:
    diary.add("Ann Lee")
    with pytest.raises(SameName) as caught:
        capture.add(diary.desk(), Contact("ＡＮＮ  lee"))
    assert caught.value.question == "Ann Lee (1) is there already. Is this somebody else?"
    assert add(diary, "ann lee") == (
        "refused: the name Ann Lee already belongs to Ann Lee (1); "
        "for another person of that name add --new"
    )
    moved = capture.add(diary.desk(), Contact("ann lee"), another=True)
    assert moved.card.person.id == 2


def test_another_of_the_name_is_still_refused_with_the_same_phone(diary: Diary) -> None:
    diary.add("Ann", phone="123")
    assert refused(
        lambda: capture.add(diary.desk(), Contact("Ann", phone="123"), another=True)
    ) == ("refused: 123 already belongs to Ann (1); look: pipeline show 1")


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ({"name": ""}, "name is empty"),
        ({"name": " \t "}, "name is empty"),
        ({"name": "x" * 10_000}, "name is too long: 10000 characters; at most 200"),
        ({"name": "a\nb"}, "name contains a control character (U+000A); type it without"),
        ({"name": "\x1b[31mAnn"}, "name contains a control character (U+001B); type it without"),
        ({"name": "A\x9bnn"}, "name contains a control character (U+009B); type it without"),
        ({"name": "\udcff"}, "name is not valid UTF-8 text; type it again"),
        (
            {"phone": "none"},
            "“none” is not a phone number; it has digits, such as 138 0013 8000",
        ),
        (
            {"email": "ann"},
            "“ann” is not an e-mail address; it looks like name@example.com",
        ),
        (
            {"email": "a b@c"},
            "“a b@c” is not an e-mail address; it looks like name@example.com",
        ),
        ({"grade": "E"}, "“E” is not a grade; one of A, B, C, D"),
        ({"org": "x" * 501}, "org is too long: 501 characters; at most 500"),
        ({"note": "x" * 20_001}, "note is too long: 20001 characters; at most 20000"),
        ({"note": "a\rb"}, "note contains a control character (U+000D); type it without"),
        ({"tags": ["a,,b"]}, "tag is empty"),
        ({"tags": ["x" * 201]}, "tag is too long: 201 characters; at most 200"),
        (
            {"birthday": date(2026, 3, 3)},
            "Tue 2026-03-03 is in the future; a birthday is the day of birth",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_made(
    diary: Diary, contact: dict[str, Any], said: str
) -> None:
    assert add(diary, **{"name": "Ann", **contact}) == f"usage: {said}"
    assert not diary.store.exists()


def test_hostile_text_is_kept_as_text(diary: Diary) -> None:
    hostile = ["[red]Ann[/red] :smile:", "=1+1", "'; DROP TABLE card; --", "a\u202eb", "%_", '"']
    for name in hostile:
        diary.add(name, note=name, org=name, tags=[name.replace(",", "")])
    listed = list(review.listed(diary.desk(), review.Wanted()))
    assert [card.person.name for card in listed] == hostile
    assert [card.person.note for card in listed] == hostile


def test_who_referred_them_must_be_there(diary: Diary) -> None:
    diary.add("Ann Lee")
    diary.add("Ann Mo")
    assert add(diary, "Bo", referred_by="Cy") == (
        "not_found: no card matches “Cy”; add the person: pipeline add NAME, or look: pipeline list"
    )
    assert add(diary, "Bo", referred_by="ann") == (
        "not_found: “ann” matches several cards; name one by its id\n"
        "  1  Ann Lee  Opportunity\n"
        "  2  Ann Mo  Opportunity"
    )
    assert diary.rows("SELECT count(*) FROM card") == [(2,)]


def test_a_card_is_opened_on_the_reps_day(diary: Diary) -> None:
    diary.add("Ann", f"{MONDAY}T23:59")
    assert diary.rows("SELECT opened_on FROM card") == [(MONDAY,)]
