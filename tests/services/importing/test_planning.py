"""Who a row is: everybody who is there, looked up by what they can be known by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.services.importing.planning import (
    Candidate,
    How,
    Match,
    People,
    derived_uid,
    names_alike,
)

ANN = Candidate("u1", "ann lee", "8613800138000", "ann@example.com", "acme", "13800138000")


def everybody(*people: Candidate) -> People:
    """Return people whose places are their order."""
    known = People(names_alike)
    for number, person in enumerate(people, 1):
        known.add(number, person)
    return known


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ann lee", "ann lee", True),
        ("ann", "ann lee", True),
        ("lee, ann", "ann lee", True),
        ("ann lee", "", True),
        ("王伟", "王伟", True),
        ("王伟 (老客户)", "王伟", True),
        ("王伟", "王伟东", False),
        ("ann", "annie lee", False),
        ("ann lee", "ann smith", False),
        ("---", "ann", False),
    ],
)
def test_names_are_alike_word_by_word(one: str, other: str, *, alike: bool) -> None:
    assert names_alike(one, other) is alike
    assert names_alike(other, one) is alike


@pytest.mark.parametrize(
    ("person", "match"),
    [
        (ANN, Match((0,), How.UID)),
        (ANN._replace(uid="x"), Match((0,), How.PHONE)),
        (ANN._replace(uid="x", phone="", digits=""), Match((0,), How.EMAIL)),
        (Candidate("x", "ann", "13800138000"), Match((0,), How.PHONE)),
        (Candidate("x", "bo", "8613800138000"), Match(near=0)),
        (Candidate("x", "ann lee"), Match((0,), How.NAME)),
        (Candidate("x", "ann lee", org="umbra"), Match()),
        (Candidate("x", "ann lee", phone="1"), Match()),
        (Candidate("x", "ann lee", phone="1", org="acme"), Match(near=0)),
        (Candidate("x", ""), Match()),
        (Candidate("x", "cy"), Match()),
    ],
)
def test_a_row_is_known_by_uid_then_number_then_address_then_name(
    person: Candidate, match: Match
) -> None:
    assert everybody(ANN).match(person) == match


def test_all_who_answer_are_found_each_once() -> None:
    bo = Candidate("u2", "ann", email="ann@example.com")
    people = everybody(ANN, bo, Candidate("u3", "cy", "8613800138000"))
    assert people.match(ANN._replace(uid="x")) == Match((0, 1), How.PHONE)
    assert list(people.called("ann lee")) == [0]
    assert (len(people), people.name(1)) == (3, "ann")


def test_a_number_that_thousands_share_does_not_take_thousands_of_looks() -> None:
    looks = 0

    def counting(_one: str, _other: str) -> bool:
        nonlocal looks
        looks += 1
        return False

    people = People(counting)
    for number in range(500):
        people.add(number + 1, Candidate(f"u{number}", f"p{number}", phone="1"))
    assert people.match(Candidate("x", "q", phone="1")).near == 0
    assert looks <= 50


@given(st.lists(st.none() | st.text(max_size=5), max_size=5))
def test_the_same_values_give_the_same_uid(values: list[str | None]) -> None:
    uid = derived_uid(*values)
    assert uid == derived_uid(*values)
    assert (len(uid), int(uid, 16) >= 0) == (32, True)
    assert uid != derived_uid(*values, "x")
