"""How headers are compared, and names put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.mapping.headers import key
from pipelinecli.exchange.mapping.names import is_east_asian, joined, together
from pipelinecli.exchange.mapping.roles import Role, look_up, table

KNOWN = table("phone Phone\nphone@work Business Phone #\nvalue Amount\n- Photo | Bild\n")


@pytest.mark.parametrize(
    ("header", "text", "number"),
    [
        ("E-mail 1 - Value", "email#value", 1),
        ("ＥＭＡＩＬ　１　value*", "email#value", 1),
        ("Straße geschäftlich", "strassegeschaftlich", None),
        ("Téléphone 2 (bureau)", "telephone#bureau", 2),
        ("姓名*", "姓名", None),
        ("フリガナ", "フリガナ", None),
        ("Year 2024", "year2024", None),
        ("金额（万元）", "金额万元", None),
        ("", "", None),
        ("***", "", None),
    ],
)
def test_a_header_is_its_letters_and_digits(header: str, text: str, number: int | None) -> None:
    assert key(header)[:2] == (text, number)


def test_what_stands_in_brackets_is_told_apart() -> None:
    assert key("Amount (USD) net")[2:] == ("amountnet", "usd")
    assert key("金额（万元）")[2:] == ("金额", "万元")
    assert key("a) b (c")[2:] == ("ab", "c")


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Phone", (Role("phone"), None)),
        ("Phone (2)", (Role("phone"), 2)),
        ("Phone 3", (Role("phone"), 3)),
        ("business phone 2", (Role("phone", "", "work"), 2)),
        ("Amount (USD)", (Role("value"), None)),
        ("Bild", (Role("-"), None)),
        ("Business Phone", None),
        ("Megaphone", None),
        ("", None),
        ("(2)", None),
    ],
)
def test_a_header_is_looked_up(header: str, found: tuple[Role, int | None] | None) -> None:
    assert look_up(header, KNOWN) == found


@given(st.text(max_size=60))
def test_any_header_has_a_key_that_is_stable(header: str) -> None:
    again = key(key(header).text)
    assert again.text == key(header).text


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Ada", "M.", "Lovelace", "Jr."), "Ada M. Lovelace Jr."),
        (("伟", "", "张", ""), "张伟"),
        (("伟", "大", "张", ""), "张大伟"),
        (("Wei", "", "张", ""), "Wei 张"),
        (("", "", "张", "先生"), "张 先生"),
        (("", "", "", ""), ""),
    ],
)
def test_a_name_is_joined_as_its_script_does(parts: tuple[str, str, str, str], name: str) -> None:
    assert joined(*parts) == name


def test_pieces_are_put_together_in_their_order() -> None:
    assert (together(["张", "伟"]), together(["Ada", "L"]), together([])) == ("张伟", "Ada L", "")


@pytest.mark.parametrize(
    ("text", "east"),
    [("张", True), ("김", True), ("さ", True), ("𠮷", True), ("張A", False), ("", False)],
)
def test_a_script_without_blanks_is_known(text: str, east: bool) -> None:
    assert is_east_asian(text) is east
