"""The other cells of a card, and what of it goes to the note or is left out."""

from __future__ import annotations

import pytest

from tests.exchange.vcard.given import card, contact, notes


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        (["ORG:Acme"], {"org": "Acme"}),
        (
            ["ORG:Acme\\, Inc.;Sales;North"],
            {"org": "Acme, Inc.", "note": "department: Sales, North"},
        ),
        (["ORG:Acme;"], {"org": "Acme"}),
        (["ORG:;Sales"], {"note": "department: Sales"}),
        (["ORG:Acme", "ORG;PREF=1:Best"], {"org": "Best", "note": "company: Acme"}),
        (["TITLE:Chief\\, North"], {"title": "Chief, North"}),
        (["TITLE:One", "TITLE:Two"], {"title": "One", "note": "position: Two"}),
        (["ROLE:Programmer"], {"title": "Programmer"}),
        (["TITLE:Chief", "ROLE:Buyer"], {"title": "Chief", "note": "position: Buyer"}),
        (["NOTE:a\\nb\\Nc\\, d\\; e\\\\n"], {"note": "a\nb\nc, d; e\\n"}),
        (["NOTE:one", "NOTE:", "NOTE:two"], {"note": "one\ntwo"}),
        (["NOTE:C:\\folder"], {"note": "C:\\folder"}),
        (["NOTE:x\\:y"], {"note": "x:y"}),
        (["CATEGORIES:VIP,Friends\\, old,VIP"], {"tags": "VIP,Friends,old"}),
        (["CATEGORIES:VIP", "CATEGORIES:A"], {"tags": "VIP,A"}),
        (["CATEGORIES:myContacts,My Contacts,* myContacts,x"], {"tags": "x"}),
        (["X-GN:朋友"], {"tags": "朋友"}),
        (["URL:http\\://a.bb/?c=1\\,2"], {"url": "http://a.bb/?c=1,2"}),
        (
            ["URL:a.bb", "item1.URL:c.dd", "item1.X-ABLabel:_$!<HomePage>!$_", "URL:a.bb"],
            {"url": "a.bb", "note": "web page (homepage): c.dd"},
        ),
        (["NICKNAME:Al,Bert"], {"nickname": "Al, Bert"}),
        (
            ["X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Al;1;;;;;;;;;;;;;"],
            {"nickname": "Al"},
        ),
        (["UID:abc-1"], {"uid": "abc-1"}),
        (
            ["UID:urn:uuid:0123ABCD-89ab-cdef-0123-456789abcdef"],
            {"uid": "0123abcd89abcdef0123456789abcdef"},
        ),
        (
            ["UID:0123ABCD-89ab-cdef-0123-456789abcdef:ABPerson"],
            {"uid": "0123ABCD-89ab-cdef-0123-456789abcdef:ABPerson"},
        ),
        (["SOURCE:ldap://x"], {}),
        (["X-PIPELINE-SOURCE:fair", "X-PIPELINE-GRADE:A"], {"source": "fair", "grade": "A"}),
        (["AGENT:CID:x@y.cc"], {}),
        (
            ["KIND:group", "MEMBER:urn:uuid:1", "MEMBER:urn:uuid:2"],
            {"tags": "group", "note": "a group of 2"},
        ),
        (["X-ADDRESSBOOKSERVER-KIND:group"], {"tags": "group"}),
        (["KIND:individual"], {}),
    ],
)
def test_a_property_comes_to_a_cell(lines: list[str], cells: dict[str, str]) -> None:
    assert contact(card("FN:A", *lines)) == {"name": "A", **cells}


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (["ADR:;;1 Main St;Town;CA;91921;USA"], "1 Main St, Town, CA 91921, USA"),
        (["ADR:PO 1;Suite 2;1 Main St;;;;"], "PO 1, Suite 2, 1 Main St"),
        (["ADR:;;中关村大街1号;海淀区;北京市;100080;中国"], "中国北京市海淀区中关村大街1号 100080"),
        (["ADR:;;1 A\\nB\\, C;;;;"], "1 A B, C"),
        (["ADR:somewhere"], "somewhere"),
        (['ADR;LABEL="1 Main St\\nTown":;;;;;;'], "1 Main St, Town"),
        (['ADR;LABEL="a^nb^\'c":;;;;;;'], 'a, b"c'),
        (["LABEL:1 Main St\\nTown\\, CA"], "1 Main St, Town, CA"),
        (["LABEL:x", "ADR:;;1 Main St;;;;"], "1 Main St"),
        (["ADR;PREF=2:;;One;;;;", "ADR;PREF=1:;;One;;;;"], "One"),
    ],
)
def test_an_address_is_one_line_in_the_order_of_its_script(lines: list[str], address: str) -> None:
    assert contact(card("FN:A", *lines)) == {"name": "A", "address": address}


def test_line_ends_of_quoted_printable_are_those_of_the_text() -> None:
    text = card("FN:A", "NOTE;ENCODING=QUOTED-PRINTABLE:C:\\new=0D=0Aline=0D=0A", version="2.1")
    assert contact(text) == {"name": "A", "note": "C:\\new\nline"}
    assert contact(card("FN:A", "NOTE:one\\ntwo", version="2.1"))["note"] == "one\ntwo"


def test_further_addresses_go_to_the_note_by_what_they_are_called() -> None:
    text = card("FN:A", "i.ADR:;;Two;;;;", "i.X-ABLabel:Lake", "ADR;TYPE=home,pref:;;One;;;;")
    assert contact(text) == {"name": "A", "address": "One", "note": "address (lake): Two"}


def test_what_a_person_would_miss_goes_to_the_note() -> None:
    text = card(
        "FN:A",
        "X-QQ:12345",
        "X-SKYPE-USERNAME:al",
        "X-SPOUSE:Bob",
        "X-EVOLUTION-MANAGER:Chief",
        "X-EVOLUTION-ANNIVERSARY:2010-05-01",
        "ANNIVERSARY:--0501",
        "IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:al%20b",
        "IMPP;TYPE=QQ:x-apple:1",
        "IMPP:aim:im?id=1",
        "X-SOCIALPROFILE;type=twitter;x-user=al:https://twitter.com/al",
        "item1.X-ABRELATEDNAMES:Sue",
        "item1.X-ABLabel:_$!<Mother>!$_",
        "RELATED;TYPE=friend;VALUE=text:Max",
        "X-MS-TEL;ASSISTANT;VOICE:030",
        "X-PHONETIC-LAST-NAME:Yamada",
        "X-PHONETIC-FIRST-NAME:Taro",
    )
    assert contact(text)["note"].split("\n") == [
        "QQ: 12345",
        "Skype: al",
        "spouse: Bob",
        "manager: Chief",
        "anniversary: 05-01",
        "anniversary: 2010-05-01",
        "Skype: al b",
        "qq: 1",
        "aim: im?id=1",
        "twitter: al",
        "mother: Sue",
        "friend: Max",
        "assistant: 030",
        "reading: Yamada Taro",
    ]


def test_what_is_left_out_is_said_and_housekeeping_is_not() -> None:
    text = card("FN:A", "REV:1", "PRODID:x", "X-ABUID:1", "X-FOO:1", "PHOTO:x", "GEO:1;2", "TZ:1")
    assert notes(text) == ("vCard 3.0", "left out, for want of a field: GEO, PHOTO, TZ, X-FOO")
    many = card("FN:A", *(f"X-{n}:1" for n in range(100, 120)), version="4.0")
    said = ", ".join(f"X-{n}" for n in range(100, 112))
    assert notes(many + card("FN:B", version="2.1")) == (
        "vCard 2.1, 4.0",
        f"left out, for want of a field: {said}, …",
    )


def test_a_nul_is_padding() -> None:
    assert contact(card("FN:Ann\0\0", "NOTE:a\0b")) == {"name": "Ann", "note": "ab"}
