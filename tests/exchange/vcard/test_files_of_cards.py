"""Where a card begins and ends, and what is between cards."""

from __future__ import annotations

import pytest

from pipelinecli.exchange.vcard.lines import are_cards
from tests.exchange.vcard.given import card, contact, contacts, filled, names, problems, rows

OUTSIDE = "this is in no card"


def test_cards_follow_each_other_with_and_without_empty_lines() -> None:
    assert names(card("FN:A") + card("FN:B") + "\r\n\r\n" + card("FN:C")) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("begin:vcard", "end:vcard"),
        ("BEGIN:VCARD ", "END:VCARD\t"),
        ("BEGIN: vCard", "END : VCARD"),
        ("home.begin:vcard", "home.end:vcard"),
        ("\ufeffBEGIN:VCARD", "END:VCARD"),
    ],
)
def test_the_first_and_the_last_line_are_known_however_they_are_written(
    begin: str, end: str
) -> None:
    text = f"{begin}\nFN:A\n{end}\n"
    assert names(text + text) == ["A", "A"]


def test_a_card_may_lack_its_version_its_end_or_its_beginning() -> None:
    assert names("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nFN:C\nTEL:1\nEND:VCARD\n") == [
        "A",
        "B",
        "C",
    ]


def test_two_cards_may_share_a_line() -> None:
    assert names("BEGIN:VCARD\nFN:A\nEND:VCARDBEGIN:VCARD\nFN:B\nEND:VCARD\n") == ["A", "B"]


def test_a_file_that_ends_within_a_line_of_a_card_is_a_problem_of_that_card() -> None:
    text = card("FN:A") + "BEGIN:VCARD\r\nFN:B\r\nTEL:13"
    assert problems(text) == [(5, "the file ends in the middle of this card")]
    assert names(text + "8\r\n") == ["A", "B"]


@pytest.mark.parametrize("margin", ["    ", "\t", "> ", "| "])
def test_a_card_may_stand_in_from_the_margin(margin: str) -> None:
    text = card("FN:Ann", "NOTE:lo", " ng", end="\n")
    assert contact("".join(margin + line for line in text.splitlines(keepends=True))) == {
        "name": "Ann",
        "note": "long",
    }


def test_the_margin_may_begin_after_the_first_line() -> None:
    assert contacts(
        "BEGIN:VCARD\n      VERSION:3.0\n      FN:Ann\n      TEL:1\n    END:VCARD\n" + card("FN:B")
    ) == [{"name": "Ann", "phone": "1"}, {"name": "B"}]


@pytest.mark.parametrize("first", ["AGENT:", "AGENT:BEGIN:VCARD", "AGENT;X=1: "])
def test_a_card_inside_a_card_is_the_agent_and_nobody_else(first: str) -> None:
    inner = ["BEGIN:VCARD"] * (not first.endswith("VCARD"))
    text = card(
        "FN:Ann", first, *inner, "VERSION:2.1", "FN:Sue", "TEL:2", "EMAIL:s@b.cc", "END:VCARD",
        "TEL:1", version="2.1",
    )  # fmt: skip
    assert contacts(text + card("FN:Bob")) == [
        {"name": "Ann", "phone": "1", "note": "agent: Sue, 2, s@b.cc"},
        {"name": "Bob"},
    ]


def test_an_agent_may_be_written_in_one_line() -> None:
    agent = r"AGENT:BEGIN:VCARD\nFN:Sue Ray\nTEL:+1-2\nEMAIL\;INTERNET:s@b.cc\nEND:VCARD\n"
    assert contact(card(agent, "FN:A")) == {"name": "A", "note": "agent: Sue Ray, +1-2, s@b.cc"}
    assert contact(card("FN:A", "AGENT;VALUE=uri:CID:x@y.cc")) == {"name": "A"}


def test_an_agent_in_an_agent_does_not_end_the_card() -> None:
    text = card(
        "FN:A", "AGENT:", "BEGIN:VCARD", "FN:B", "AGENT:", "BEGIN:VCARD", "FN:C", "END:VCARD",
        "TEL:2", "END:VCARD", "TEL:1",
    )  # fmt: skip
    assert contact(text) == {"name": "A", "phone": "1", "note": "agent: B, 2"}


def test_text_in_no_card_is_said_once_a_stretch() -> None:
    text = (
        f"From: me\nhello\n\n{card('FN:A', end=chr(10))}-- \nlist\n{card('FN:B', end=chr(10))}bye"
    )
    assert problems(text) == [(1, OUTSIDE), (8, OUTSIDE), (14, OUTSIDE)]


def test_what_is_nothing_in_no_card_is_not_said() -> None:
    assert names(" \n\t\n" + card("FN:A") + "\0\n\x1a") == ["A"]
    assert rows("") == []


@pytest.mark.parametrize(
    ("head", "are"),
    [
        (b"BEGIN:VCARD\r\nVERSION", True),
        (b"\xef\xbb\xbfbegin:vcard\r", True),
        (b"home.begin:vcard\nversion:3.0\n", True),
        (b"From: me\n\n  BEGIN:VCARD \n", True),
        (b"VERSION:2.1\nN:Lee;Ann\n", True),
        (b"name,phone\nBEGIN:VCARD,1\n", False),
        (b"version: 2\n", False),
        (b"", False),
    ],
)
def test_a_file_of_cards_is_told_by_its_beginning(head: bytes, *, are: bool) -> None:
    assert are_cards(head) is are


def test_rows_stand_at_the_line_their_card_begins_at() -> None:
    text = "\n" + card("FN:A", "NOTE:x", " y") + "\n" + card("FN:B", "nothing") + card("FN:C")
    assert [row.line for row in rows(text)] == [2, 9, 12, 14]


def test_a_row_has_the_card_as_it_stood_but_for_folds_and_pictures() -> None:
    text = card("FN:An", " n", "NOTE;QUOTED-PRINTABLE:=41=", "=42", "PHOTO;ENCODING=b:AAAA", "x y")
    first, second = rows(text)
    assert first.raw == (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nNOTE;QUOTED-PRINTABLE:=41=42\nEND:VCARD"
    )
    assert filled(first) == {"name": "Ann", "note": "AB"}
    assert (second.raw, filled(second)) == ("x y", {})
