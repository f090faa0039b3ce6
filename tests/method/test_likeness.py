"""Whether two cards may be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.likeness import (
    HIGHEST,
    LEAST,
    Known,
    Likeness,
    Reason,
    alike,
    folded_text,
    likeness,
    name_of,
)

PHONE, EMAIL, NAME, ORDER, PART, SLIP, ORG, BIRTHDAY = Reason


def known(name: str, *ways: str, org: str = "", born: str = "") -> Known:
    phones = frozenset(way for way in ways if "@" not in way)
    return Known(1, name_of(name), phones, frozenset(ways) - phones, org, born)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ann Lee", "ann  LEE", NAME),
        ("Ａｎｎ　Ｌｅｅ", "Ann Lee", NAME),
        ("José Núñez", "Jose Nunez", NAME),
        ("O'Brien", "O’Brien", NAME),
        ("O'Brien", "OBrien", NAME),
        ("Jean-Luc Picard", "Jean Luc Picard", NAME),
        ("Mc Donald", "McDonald", NAME),
        ("Straße", "STRASSE", NAME),
        ("张 三", "张三", NAME),
        ("张　三", "张三", NAME),
        ("约翰·史密斯", "约翰史密斯", NAME),
        ("🙂", "🙂", NAME),
        ("Lee, Ann", "Ann Lee", ORDER),
        ("三 张", "张三", ORDER),
        ("晓明王", "王晓明", ORDER),
        ("娜娜欧阳", "欧阳娜娜", ORDER),
        ("Wei Wang", "Wang Wei", ORDER),
        ("Ann", "Ann Lee", PART),
        ("Ann Lee", "Ann Mary Lee", PART),
        ("J. Smith", "John Smith", PART),
        ("J Smith", "Smith John", PART),
        ("John R Smith", "John Robert Smith", PART),
        ("张三", "张三先生", PART),
        ("小明", "王小明", PART),
        ("李", "李娜", PART),
        ("Wang Wei 王伟", "王伟", PART),
        ("张三（老板）", "张三", PART),
        ("Jon Smith", "John Smith", SLIP),
        ("Jhon Smith", "John Smith", SLIP),
        ("John Smyth", "John Smith", SLIP),
        ("John Smiths", "John Smith", SLIP),
        ("王晓明", "王小明", SLIP),
        ("Ann Lee", "Bo Lee", None),
        ("Ann", "Anna", None),
        ("J S", "John Smith", None),
        ("J Smith", "Ann Smith", None),
        ("Ann B Smith", "Ann Smith Jones", None),
        ("王伟", "王芳", None),
        ("王小明", "李晓明", None),
        ("娜", "李娜", None),
        ("张三", "Ann", None),
        ("がん", "かん", None),
        ("Smith", "Smithson", None),
        ("John Smith", "Joan Smyth", None),
        ("🙂", "Ann", None),
    ],
)
def test_names_are_alike_in_one_way_or_not_at_all(
    one: str, other: str, expected: Reason | None
) -> None:
    assert alike(name_of(one), name_of(other)) is expected
    assert alike(name_of(other), name_of(one)) is expected


def test_a_name_that_is_not_there_is_like_none() -> None:
    assert alike(name_of(""), name_of("Ann")) is None
    assert not name_of("").is_east_asian


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # A number or an address is enough,
        (known("Ann", "1"), known("Ann", "1"), (90, PHONE, NAME)),
        (known("Ann", "1", "a@x"), known("Ann", "1", "a@x"), (100, PHONE, EMAIL, NAME)),
        (known("Ann", "a@x"), known("Bo", "a@x"), (30, EMAIL)),
        (known("Ann", "1", org="A"), known("Bo", "1", org="A"), (40, PHONE, ORG)),
        # unless nothing else fits.
        (known("Ann", "1", born="x"), known("Bo", "1", born="y"), None),
        (known("Ann", "1", born="x"), known("Ann", "1", born="y"), (60, PHONE, NAME)),
        # The same name does where nothing speaks against it,
        (known("Ann"), known("ann"), (40, NAME)),
        (known("Ann", "1"), known("Ann"), (40, NAME)),
        (known("Ann", "1"), known("Ann", "a@x"), (40, NAME)),
        (known("Ann Lee"), known("Lee Ann"), (35, ORDER)),
        (known("Ann", org="A"), known("Ann", org="B"), (30, NAME)),
        (known("Ann", "1"), known("Ann", "2"), None),
        (known("Ann", "a@x"), known("Ann", "b@x"), None),
        (known("Ann", born="x"), known("Ann", born="y"), None),
        # or where something else agrees.
        (known("Ann", "1", org="A"), known("Ann", "2", org="A"), (50, NAME, ORG)),
        (known("Ann", "1", born="x"), known("Ann", "2", born="x"), (60, NAME, BIRTHDAY)),
        (known("Ann", org="A", born="x"), known("Ann", org="A", born="y"), None),
        # Names that are nearly the same need that.
        (known("Ann"), known("Ann Lee"), None),
        (known("Ann", org="A"), known("Ann Lee", org="A"), (30, PART, ORG)),
        (known("Ann", "1", org="A"), known("Ann Lee", "2", org="A"), None),
        (known("Jon Lee", "1", org="A"), known("John Lee", "2", org="A"), None),
        (known("Jon Smith", "1", born="x"), known("John Smith", "2", born="x"),
         (40, SLIP, BIRTHDAY)),
        (known("Ann", org="A"), known("Bo", org="A"), None),
        (known("Ann", born="x"), known("Bo", born="x"), None),
    ],
)  # fmt: skip
def test_how_likely_two_are_one_person_and_why(
    one: Known, other: Known, expected: tuple[int, *tuple[Reason, ...]] | None
) -> None:
    like = None if expected is None else Likeness(expected[0], expected[1:])
    assert likeness(one, other) == likeness(other, one) == like


NAMES = st.text(st.sampled_from("ab éＡ'王小明 .'-"), max_size=8)
PEOPLE = st.builds(
    Known, st.just(1), NAMES.map(name_of), st.frozensets(st.sampled_from("123"), max_size=2),
    st.frozensets(st.sampled_from("xy"), max_size=2), st.sampled_from(["", "A", "B"]),
    st.sampled_from(["", "p", "q"]),
)  # fmt: skip


@given(PEOPLE, PEOPLE)
def test_likeness_has_no_order_and_never_leaves_its_bounds(one: Known, other: Known) -> None:
    like = likeness(one, other)
    assert like == likeness(other, one)
    if like is not None:
        assert LEAST <= like.score <= HIGHEST
        assert like.reasons == tuple(reason for reason in Reason if reason in like.reasons)


@given(st.text())
def test_folding_a_second_time_changes_no_name(text: str) -> None:
    assert name_of(folded_text(text)).letters == name_of(name_of(text).bare).letters


def test_a_long_name_is_compared_by_its_beginning() -> None:
    assert alike(name_of("a" * 5_000), name_of("a" * 200)) is NAME
