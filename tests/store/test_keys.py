"""When two names, numbers or addresses are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.store.cards import email_key, name_key, names_starting, phone_key

if TYPE_CHECKING:
    from tests.builders import Diary


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Ann Lee", "ann lee"),
        ("  ANN \t LEE ", "ann lee"),
        ("Ａｎｎ　Ｌｅｅ", "ann lee"),
        ("王经理", "王经理"),
        ("Straße", "strasse"),
        ("ﾜﾝ", "ワン"),
        ("\udcff", "\ufffd\ufffd\ufffd"),
    ],
)
def test_width_case_and_white_space_do_not_tell_names_apart(typed: str, key: str) -> None:
    assert name_key(typed) == key


@given(st.text())
def test_a_name_can_always_be_looked_for(text: str) -> None:
    assert name_key(text).encode().decode() == name_key(text)


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "0086-13800138000",
        "8613800138000",
        "(+86)13800138000",
        "１３８００１３８０００",
    ],
)
def test_a_chinese_mobile_number_is_the_same_however_it_is_written(typed: str) -> None:
    assert phone_key(typed) == "13800138000"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("+1 (212) 555-0100", "12125550100"),
        ("010-6552 9988", "01065529988"),
        ("+49 170 1234567", "491701234567"),
        ("no digits", "no digits"),
    ],
)
def test_other_numbers_are_their_digits(typed: str, key: str) -> None:
    assert phone_key(typed) == key


def test_case_and_ends_do_not_tell_addresses_apart() -> None:
    assert email_key(" Ann@Example.COM ") == "ann@example.com"


def test_names_are_completed_from_their_beginning(diary: Diary) -> None:
    for name in ("Ann Lee", "ann mo", "Bo", "安娜", "100%"):
        diary.add(name)
    desk = diary.desk()
    assert names_starting(desk.store, "AN", 10) == ["Ann Lee", "ann mo"]
    assert names_starting(desk.store, "安", 10) == ["安娜"]
    assert names_starting(desk.store, "100%", 10) == ["100%"]
    assert names_starting(desk.store, "%", 10) == []
    assert names_starting(desk.store, "", 2) == ["100%", "Ann Lee"]
    assert names_starting(desk.store, "\udcff", 2) == []
