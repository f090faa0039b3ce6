"""vCards 4.0, and the same contacts read back."""

from __future__ import annotations

import datetime as dt
import io

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.vcard.people import HEADER
from pipelinecli.exchange.vcard.table import vcard_table
from pipelinecli.exchange.vcard.writing import vcards
from tests.exchange.vcard.given import filled

ZHANG = {
    "name": "张三",
    "phone": "+86 138 0013 8000",
    "phone label": "cell",
    "phone 2": "010 6552",
    "phone 2 label": "work main",
    "email": "a@b.cc",
    "org": "Acme; Inc, 上海",
    "title": "经理",
    "birthday": "1985-04-12",
    "note": "one, two;\nC:\\new",
    "tags": "暖,VIP",
    "uid": "0123456789abcdef0123456789abcdef",
    "source": "fair",
    "grade": "A",
    "referred_by": "李四",
    "opened": "2026-11-24",
    "url": "http://x.yy/?a=1,2;3",
    "address": "上海市; 1号",
    "nickname": "老张",
}
WRITTEN = r"""BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:01234567-89ab-cdef-0123-456789abcdef
FN:张三
N:;张三;;;
TEL;PREF=1;TYPE=cell:+86 138 0013 8000
TEL;TYPE=work:010 6552
EMAIL:a@b.cc
ORG:Acme\; Inc\, 上海
TITLE:经理
NICKNAME:老张
NOTE:one\, two\;\nC:\\new
X-PIPELINE-SOURCE:fair
X-PIPELINE-GRADE:A
X-PIPELINE-REFERRED-BY:李四
X-PIPELINE-OPENED:2026-11-24
BDAY:19850412
ADR:;;上海市\; 1号;;;;
URL:http://x.yy/?a=1,2;3
CATEGORIES:暖,VIP
END:VCARD
"""


def back(written: bytes) -> list[dict[str, str]]:
    return [filled(row) for row in vcard_table(io.BytesIO(written)).rows]


def test_a_contact_is_written_as_4_0_and_read_back_as_it_was() -> None:
    (written,) = vcards([ZHANG])
    assert written.decode() == WRITTEN.replace("\n", "\r\n")
    assert back(written) == [{**ZHANG, "phone 2 label": "work"}]


def test_what_is_not_there_is_not_written() -> None:
    assert b"".join(vcards([{"name": "Ann", "phone": "", "note": ""}, {"phone 2": "1"}])) == (
        b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ann\r\nN:;Ann;;;\r\nEND:VCARD\r\n"
        b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:\r\nN:;;;;\r\nTEL:1\r\nEND:VCARD\r\n"
    )


def test_a_uid_of_others_and_a_day_in_words_are_written_as_they_stand() -> None:
    (written,) = vcards([{"name": "A", "uid": "pas,id", "birthday": "spring"}])
    assert b"UID:pas\\,id\r\n" in written
    assert b"BDAY;VALUE=text:spring\r\n" in written


# What the store keeps: no control characters but line ends in notes, no blanks at the ends.
letters = st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters="\ufffd")
lines = st.text(letters, min_size=1, max_size=120).map(str.strip).filter(bool)
texts = st.lists(lines, min_size=1, max_size=4).map("\n".join)
words = st.text("abcXYZ019 ,;:\\\"'=-張三é", min_size=1, max_size=90).map(str.strip).filter(bool)
visible = words.filter(lambda text: any(char.isalnum() for char in text))
contacts = st.fixed_dictionaries(
    {"name": visible},
    optional={
        "org": words,
        "title": words,
        "note": st.lists(words, min_size=1, max_size=5).map("\n".join),
        "source": words,
        "grade": st.sampled_from("ABCD"),
        "referred_by": words,
        "phone": st.from_regex(r"\A[+]?[0-9][0-9 ()./-]{0,20}[0-9]\Z"),
        "email": st.from_regex(r"\A[a-z]{1,60}@[a-z]{1,9}\.[a-z]{2}\Z"),
        "birthday": st.dates(min_value=dt.date(1800, 1, 1)).map(str),
        "uid": st.from_regex(r"\A[0-9a-f]{32}\Z"),
        "tags": st.lists(st.text("abc é张", min_size=1).map(str.strip).filter(bool), unique=True)
        .filter(bool)
        .map(",".join),
    },
)


@given(st.lists(contacts, max_size=4))
def test_contacts_come_back_as_they_were(people: list[dict[str, str]]) -> None:
    assert back(b"".join(vcards(people))) == people


@given(lines, texts)
def test_any_text_comes_back_as_it_was(line: str, note: str) -> None:
    (written,) = vcards([{"name": f"Ann {line}", "note": note}])
    row = next(vcard_table(io.BytesIO(written)).rows)
    cells = dict(zip(HEADER, row.cells, strict=True))
    assert (cells["name"], cells["note"]) == (f"Ann {line}", note)


@given(lines)
def test_no_line_is_longer_than_75_octets_or_cut_within_a_character(name: str) -> None:
    (written,) = vcards([{"name": name * 20}])
    for line in written.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
