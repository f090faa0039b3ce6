"""Numbers and addresses: which there are, which comes first, what kind they are."""

from __future__ import annotations

import pytest

from tests.exchange.vcard.given import card, contact, ways


def phones(*lines: str, version: str = "3.0") -> list[str]:
    return ways(contact(card("FN:A", *lines, version=version)), "phone")


def emails(*lines: str) -> list[str]:
    return ways(contact(card("FN:A", *lines)), "email")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("TEL:+86 138 0013 8000", "+86 138 0013 8000"),
        ("tel;type=cell: 1 ", "1"),
        ("TEL;HOME;VOICE:1", "1"),
        ("TEL;CELL;;:1", "1"),
        ("TEL ;TYPE=CELL:1", "1"),
        ('TEL;TYPE="voice,home";X="a;b:c":1', "1"),
        ("TEL;VALUE=uri:tel:+1-555-555-5555;ext=5555", "+1-555-555-5555 ext. 5555"),
        ("TEL;VALUE=uri;EXT=12:tel:+1-555", "+1-555 ext. 12"),
        ("TEL;VALUE=URI:TEL:+49%2089%201", "+49 89 1"),
        ("TEL:tel:7042;phone-context=example.com", "7042"),
        ('TEL;X-COUCHDB-UUID="a:b";TYPE=CELL:905-666\r\n -1234', "905-666-1234"),
        ("TEL:\u202a+49 89 1\u202c", "+49 89 1"),
        ("TEL:138\\,0013", "138,0013"),
        ("TEL;ENCODING=QUOTED-PRINTABLE:=2B86=20138", "+86 138"),
        ("TEL:1-800-MY-APPLE", "1-800-MY-APPLE"),
        ("TEL:１３８", "１３８"),
    ],
)  # fmt: skip
def test_a_number_is_kept_as_it_stands(line: str, number: str) -> None:
    assert phones(line) == [number]


def test_preferred_numbers_come_first_then_mobile_ones_and_faxes_last() -> None:
    assert phones(
        "TEL;TYPE=FAX,PREF:6",
        "TEL:5",
        "TEL;TYPE=WORK:4",
        "TEL;TYPE=CELL:3",
        "TEL;TYPE=HOME,pref:1",
        "TEL;TYPE=HOME;PREF=50:2",
        "TEL;PAGER:7",
    ) == ["1", "2", "3", "4", "5", "6", "7"]


def test_numbers_of_2_1_are_preferred_by_a_bare_word() -> None:
    assert phones("TEL;WORK:2", "TEL;HOME;PREF;VOICE:1", version="2.1") == ["1", "2"]


def test_the_same_number_twice_is_one_with_what_was_said_of_it() -> None:
    assert contact(card("FN:A", "TEL;PREF:1", "TEL;TYPE=CELL:1", "TEL;TYPE=WORK:1", "TEL:")) == {
        "name": "A",
        "phone": "1",
        "phone label": "cell",
    }


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("TEL;TYPE=work,voice:1", "work"),
        ("TEL;TYPE=fax;TYPE=home;TYPE=pref:1", "home fax"),
        ("TEL;TYPE=MOBILE,CELL:1", "cell"),
        ("TEL;TYPE=x-useless:1", ""),
        ("TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E7=A7=81=E4=BA=BA):1", "私人"),
        ("TEL;X-CUSTOM(Soccer coach):1", "soccer coach"),
        ("item1.TEL;TYPE=CELL:1\r\nitem1.X-ABLabel:_$!<AssistantPhone>!$_", "assistantphone"),
        ("ITEM1.TEL:1\r\nitem1.X-ABLABEL:秘书", "秘书"),
        ("item1.TEL:1\r\nitem2.X-ABLabel:other", ""),
    ],
)
def test_a_number_is_of_the_kind_the_card_or_the_person_calls_it(line: str, label: str) -> None:
    assert contact(card("FN:A", line)).get("phone label", "") == label


@pytest.mark.parametrize(
    ("line", "addresses"),
    [
        ("EMAIL;INTERNET:a@b.cc", ["a@b.cc"]),
        ("EMAIL:mailto:a%2Bb@b.cc?subject=hi", ["a+b@b.cc"]),
        ("EMAIL:Ann Lee <a@b.cc>", ["a@b.cc"]),
        ('EMAIL:"Lee\\, Ann" <a@b.cc>', ["a@b.cc"]),
        ("EMAIL:<a@b.cc>", ["a@b.cc"]),
        ("EMAIL:a@b.cc,d@e.ff", ["a@b.cc", "d@e.ff"]),
        ("EMAIL:a@b.cc; d@e.ff;", ["a@b.cc", "d@e.ff"]),
        ("EMAIL:a@b.cc,d@e\\,ff", ["a@b.cc", "d@e,ff"]),
        ("EMAIL:a@b.cc;", ["a@b.cc"]),
        ("EMAIL:", []),
    ],
)
def test_an_address_is_taken_out_of_what_is_around_it(line: str, addresses: list[str]) -> None:
    assert emails(line) == addresses


def test_preferred_addresses_come_first() -> None:
    assert emails("EMAIL;TYPE=home:b@x.yy", "EMAIL;TYPE=work,pref:a@x.yy", "EMAIL:c@x.yy") == [
        "a@x.yy",
        "b@x.yy",
        "c@x.yy",
    ]


def test_what_is_no_number_and_no_address_goes_to_the_note() -> None:
    text = card("FN:A", "TEL;TYPE=HOME:ask Bob", "TEL:1", "EMAIL;TLX:10395", "EMAIL:a b@c.dd")
    assert contact(text) == {
        "name": "A",
        "phone": "1",
        "note": "phone (home): ask Bob\ne-mail: 10395\ne-mail: a b@c.dd",
    }


def test_more_numbers_than_columns_go_to_the_note() -> None:
    found = contact(card("FN:A", *(f"TEL;TYPE=WORK:{n}" for n in range(10, 21))))
    assert ways(found, "phone") == [str(n) for n in range(10, 18)]
    assert found["note"] == "phone (work): 18\nphone (work): 19\nphone (work): 20"
