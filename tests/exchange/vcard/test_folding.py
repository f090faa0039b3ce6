"""Lines that are one property: folded, softly ended, encoded, and left as they were."""

from __future__ import annotations

import pytest

from tests.exchange.vcard.given import card, contact, contacts, names, problems


def test_a_folded_line_is_joined_without_the_blank_that_begins_it() -> None:
    assert contact(card("FN:Ann Marg", " aret", "\t Lee", "NOTE:one ", "  two")) == {
        "name": "Ann Margaret Lee",
        "note": "one  two",
    }


def test_a_fold_may_go_through_the_middle_of_a_character() -> None:
    whole = card("FN:张三丰").encode()
    at = whole.index("三".encode()) + 1
    assert names(whole[:at] + b"\r\n " + whole[at:]) == ["张三丰"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_any_line_end_will_do(end: str) -> None:
    text = card("FN:Ann", "NOTE:long", "  text", "TEL:1", end=end) + card("FN:Bob", end=end)
    assert contacts(text) == [{"name": "Ann", "note": "long text", "phone": "1"}, {"name": "Bob"}]


def test_line_ends_may_differ_within_a_file() -> None:
    text = "BEGIN:VCARD\rFN:Ann\nTEL:1\r\nEND:VCARD\n\rBEGIN:VCARD\r\nFN:Bob\nEND:VCARD"
    assert names(text) == ["Ann", "Bob"]


def test_a_soft_line_end_joins_lines_that_look_like_anything() -> None:
    text = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=",
        "=A0;=E4=B8=89;;;",
        "NOTE;ENCODING=QUOTED-PRINTABLE:call =",
        "TEL 12: =",
        "ask for Bob",
        "TEL;CELL:13800138000",
        version="2.1",
    )
    assert contact(text) == {
        "name": "张三",
        "phone": "13800138000",
        "phone label": "cell",
        "note": "call TEL 12: ask for Bob",
    }


def test_quoted_printable_may_be_a_bare_word_and_in_any_case() -> None:
    text = card("FN;quoted-printable;charset=utf-8:=e5=bc=a0=", "=e4=b8=89", version="2.1")
    assert names(text) == ["张三"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["=E5=BC=A0=", " =E4=B8=89"], "张三"),
        (["=E5=BC=A0=", "\t=E4=B8=89=", "\t=E4=B8=B0"], "张三丰"),
        (["=E5=BC=", " =A0"], "张"),
        (["Ann=", " Lee=", " Moss"], "AnnLeeMoss"),
        (["Ann=", " Lee"], "Ann Lee"),
        (["Ann=  ", "Lee"], "AnnLee"),
        (["=E5=BC=A0", " =E4=B8=89"], "张三"),
    ],
)
def test_a_blank_after_a_soft_end_is_a_fold_where_it_can_be_no_text(
    lines: list[str], name: str
) -> None:
    first, *rest = lines
    head = "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    assert names(card(head + first, *rest, version="2.1")) == [name]


def test_an_empty_line_ends_what_a_soft_end_began() -> None:
    text = card(
        "ORG;ENCODING=QUOTED-PRINTABLE:Acme=", "", "NOTE;QUOTED-PRINTABLE:a=0D=0A=", "=", "b",
        "FN:Ann", version="2.1",
    )  # fmt: skip
    assert contact(text) == {"name": "Ann", "org": "Acme", "note": "a\nb"}


def test_an_equals_sign_that_merely_ends_a_value_swallows_nothing() -> None:
    text = card("TITLE;ENCODING=QUOTED-PRINTABLE:x=", "TEL;CELL:1", "FN:Ann", version="2.1")
    assert contact(text) == {"name": "Ann", "title": "x", "phone": "1", "phone label": "cell"}
    text = card("FN:Ann", "NOTE;ENCODING=QUOTED-PRINTABLE:see http://x/?a=", version="2.1")
    assert contact(text) == {"name": "Ann", "note": "see http://x/?a"}


def test_a_long_line_that_ends_softly_goes_on_even_with_what_looks_like_a_property() -> None:
    long = "NOTE;ENCODING=QUOTED-PRINTABLE:call whoever is there in the morning at ="
    text = card("FN:Ann", long, "TEL:02-1234 or later", version="2.1")
    assert contact(text) == {
        "name": "Ann",
        "note": "call whoever is there in the morning at TEL:02-1234 or later",
    }


def test_a_plain_value_may_end_in_an_equals_sign() -> None:
    assert contact(card("FN:Ann", "NOTE:a QUOTED-PRINTABLE=", "TEL:1")) == {
        "name": "Ann",
        "note": "a QUOTED-PRINTABLE=",
        "phone": "1",
    }


@pytest.mark.parametrize(
    "lines",
    [
        ["PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQ", " AAAAAAAAAAAAAAAA", " AAAA=="],
        ["PHOTO;JPEG;ENCODING=BASE64:", "    /9j/4AAQSkZJRgABAQAAAQ", "    AAAAAAAAAA==", ""],
        ["PHOTO;BASE64;TYPE=JPEG:", "/9j/4AAQSkZJRgABAQAAAQ", "AAAAAAAAAAAAAAAAAAAA", "AAAA"],
        ["item1.PHOTO;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQ", "AAAAAAAAAAAAAAAAAAAA", "AAAA=="],
        ["PHOTO;VALUE=uri:http://example.com/a.jpg"],
        ["KEY:data:application/pgp-keys;base64,AAAAAAAAAAAA"],
        ["X-BLOB;ENCODING=BASE64:AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA"],
        ["SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:?;?"],
    ],
)
def test_pictures_sounds_and_keys_are_left_out_however_they_are_written(lines: list[str]) -> None:
    assert contact(card("FN:Ann", *lines, "TEL:1")) == {"name": "Ann", "phone": "1"}


def test_text_may_be_in_base64() -> None:
    text = card("FN;ENCODING=B;CHARSET=UTF-8:5byg", " 5LiJ", "NOTE;BASE64:eA==")
    assert contact(text) == {"name": "张三", "note": "x"}


def test_a_note_whose_line_ends_nobody_encoded_stays_a_note() -> None:
    text = card("FN:Ann", "NOTE:one", "two words", "see: three", "10:30 four", "TEL:1")
    assert contact(text) == {
        "name": "Ann",
        "phone": "1",
        "note": "one\ntwo words\nsee: three\n10:30 four",
    }
    text = card("FN:Ann", "NOTE;QUOTED-PRINTABLE:=C3=A9", "two", "TEL:1", version="2.1")
    assert contact(text) == {"name": "Ann", "phone": "1", "note": "é\ntwo"}


def test_a_line_without_a_colon_is_said_and_the_card_is_kept() -> None:
    text = card("FN:Ann", "TEL;CELL", "nonsense here", "First name:Ann", "TEL:1")
    said = "this line is no property of a card"
    assert problems(text) == [(4, said), (5, said), (6, said)]
    assert problems(card("FN:Ann", "FNX", "TEL:1")) == [(4, said)]
