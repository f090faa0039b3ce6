"""Bytes as text: what a card declares, what it does not, and what is left alone."""

from __future__ import annotations

import pytest

from pipelinecli.exchange.vcard.charsets import codec
from pipelinecli.exchange.vcard.hanzi import plain_chinese
from tests.exchange.vcard.given import card, contact, contacts, names, notes, problems, rows

DOUBT = "its encoding cannot be told"
GARBLED = "garbled: it was decoded wrongly before it was written here"


@pytest.mark.parametrize(
    ("declared", "python"),
    [
        ("GBK", "gbk"),
        ("gb2312", "gb2312"),
        ("SHIFT_JIS", "cp932"),
        ("Shift-JIS", "cp932"),
        ("BIG5", "big5"),
        ("EUC-KR", "euc-kr"),
        ("KS_C_5601-1987", "euc-kr"),
        ("UTF-8", "utf-8"),
        ("UTF8", "utf-8"),
    ],
)
@pytest.mark.parametrize("quoted", [False, True])
def test_a_declared_encoding_is_taken_at_its_word(declared: str, python: str, quoted: bool) -> None:
    name = {"cp932": "山田太郎", "big5": "王小明", "euc-kr": "김철수"}.get(python, "张三")
    value = name.encode(python)
    encoding = b";ENCODING=QUOTED-PRINTABLE" if quoted else b""
    if quoted:
        value = b"".join(b"=%02X" % byte for byte in value)
    head = b"FN;CHARSET=" + declared.encode() + encoding
    assert names(b"BEGIN:VCARD\nVERSION:2.1\n" + head + b":" + value + b"\nEND:VCARD\n") == [name]


@pytest.mark.parametrize(("declared", "python"), [("UTF-16LE", "utf-16-le"), ("ISO-2022-JP",) * 2])
def test_an_encoding_whose_bytes_look_like_ascii_is_taken_at_its_word(
    declared: str, python: str
) -> None:
    value = "".join(f"={byte:02X}" for byte in "山田".encode(python))
    assert names(card(f"FN;CHARSET={declared};QUOTED-PRINTABLE:{value}", version="2.1")) == ["山田"]


@pytest.mark.parametrize("declared", ["ISO-8859-1", "Windows-1252", "ISO-8859-2", "GBK", "foobar"])
def test_utf_8_that_declares_something_else_is_utf_8(declared: str) -> None:
    name = "张三丰" if declared == "GBK" else "Łukasz Peña"
    assert names(card(f"FN;CHARSET={declared}:{name}")) == [name]


def test_two_characters_of_gbk_that_happen_to_be_utf_8_are_gbk_where_they_say_so() -> None:
    name = "袁".encode("gbk")
    assert name.decode() == "Ԭ"
    assert names(b"BEGIN:VCARD\nFN;CHARSET=GBK:" + name + b"\nEND:VCARD\n") == ["袁"]


def test_properties_of_one_card_may_be_in_different_encodings() -> None:
    data = b"\n".join(
        [
            b"BEGIN:VCARD",
            b"FN;CHARSET=GBK:" + "张三".encode("gbk"),
            b"ORG;CHARSET=SHIFT_JIS:" + "ソニー表".encode("cp932"),
            "TITLE:经理".encode(),
            b"END:VCARD",
        ]
    )
    assert contact(data + b"\n") == {"name": "张三", "org": "ソニー表", "title": "经理"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_of_any_width_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert names((card("FN:张三") + card("FN:李四")).encode(encoding)) == ["张三", "李四"]
    assert names(card("FN:张三").encode(encoding), encoding) == ["张三"]


def test_undeclared_gb18030_is_known_by_what_people_are_called() -> None:
    text = card("FN:张三", "ORG:北京科技有限公司") + card("FN:王喆") + card("FN:欧阳娜")
    assert names(text.encode("gb18030")) == ["张三", "王喆", "欧阳娜"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("山田太郎", "cp932"),
        ("王小明", "big5"),
        ("김철수", "euc-kr"),
        ("Иван Иванов", "cp1251"),
        ("José Peña", "cp1252"),
        ("Łukasz", "cp1250"),
    ],
)
def test_what_nothing_tells_is_a_problem_and_no_name(name: str, encoding: str) -> None:
    data = card("TEL:1", f"FN:{name}").encode(encoding)
    (row,) = rows(data)
    assert row.problem is not None
    assert row.problem[:2] + row.problem[3:4] == (4, "FN", DOUBT)
    assert row.cells[0] == ""
    assert names(data, encoding) == [name]


@pytest.mark.parametrize(
    ("language", "encoding", "name"),
    [
        ("de", "cp1252", "Günter Groß"),
        ("es-mx", "cp1252", "José Peña"),
        ("PL", "cp1250", "Łukasz Wąs"),
        ("ru", "cp1251", "Иван"),
        ("ja", "cp932", "山田"),
        ("zh-cn", "gbk", "喆堃"),
        ("zh-tw", "big5", "王小明"),
        ("ko", "euc-kr", "김철수"),
    ],
)
def test_the_language_of_a_property_tells_its_code_page(
    language: str, encoding: str, name: str
) -> None:
    assert names(card(f"FN;LANGUAGE={language}:{name}").encode(encoding)) == [name]


def test_letters_that_all_western_code_pages_have_in_one_place_are_not_in_doubt() -> None:
    assert names(card("FN:Jürgen Müßig", "ORG:Çelik").encode("cp1252")) == ["Jürgen Müßig"]
    assert names(card("FN;QUOTED-PRINTABLE:M=FCller", version="2.1")) == ["Müller"]


def test_many_accented_letters_in_a_row_are_in_doubt() -> None:
    assert problems(card("FN:A äöüß").encode("cp1252")) == [(3, DOUBT)]


def test_rare_characters_among_common_ones_are_in_doubt() -> None:
    assert plain_chinese(["张三丰".encode("gbk")])
    assert not plain_chinese(["张三寮犱".encode("gbk")])
    assert not plain_chinese(["张三".encode("gbk"), b"\xff"])
    assert not plain_chinese([b"plain"])


def test_an_encoding_that_was_typed_wins_over_every_guess() -> None:
    assert names(card("FN:Müller").encode("cp1250"), "cp1250") == ["Müller"]
    assert names(card("FN:寮").encode("gbk"), "gb18030") == ["寮"]
    assert names(card("FN;CHARSET=UTF-8:张三").encode(), "cp1252") == ["张三"]
    assert problems(b"BEGIN:VCARD\nFN:\x81\xff\nEND:VCARD\n", "gb18030") == [(2, DOUBT)]


def test_a_property_in_doubt_is_said_and_the_card_is_read_without_it() -> None:
    data = card("FN:Ann", "ORG:Иван", "TEL:1", "N:Иванов;Иван").encode("cp1251")
    first, *others = rows(data)
    assert (first.problem, first.cells[:2]) == (None, ("Ann", "1"))
    assert [(row.line, row.cells[0]) for row in others] == [(4, ""), (6, "")]
    assert problems(data) == [(4, DOUBT), (6, DOUBT)]


def test_an_envelope_in_doubt_is_not_missed_where_the_address_is_there() -> None:
    data = card("FN:Ann", "ADR:;;Weg 1;;;;", "LABEL:Вег").encode("cp1251")
    assert contact(data) == {"name": "Ann", "address": "Weg 1"}


def test_a_value_that_was_cut_within_its_last_character_is_read_up_to_it() -> None:
    text = card("FN:A", "ORG;CHARSET=UTF-8;QUOTED-PRINTABLE:=C3=91=C3", version="2.1")
    assert contact(text) == {"name": "A", "org": "Ñ"}
    text = card("FN:A", "ORG;CHARSET=UTF-8;QUOTED-PRINTABLE:=C3=91=\r\n=80", version="2.1")
    assert contact(text) == {"name": "A", "org": "Ñ"}


@pytest.mark.parametrize(
    "name",
    [
        "张三".encode().decode("latin-1"),
        "李小龙和他的朋友".encode().decode("gbk", "ignore"),
        "José".encode().decode("cp1252"),
        "锟斤拷",
        "Jos\ufffd",
    ],
)
def test_what_was_decoded_wrongly_before_is_a_problem(name: str) -> None:
    assert problems(card(f"FN:{name}")) == [(1, GARBLED)]
    assert problems(card("FN:Ann", f"NOTE:see {name} ")) == [(1, GARBLED)]


@pytest.mark.parametrize("name", ["Ñandú Ãn", "Åse", "München", "丁", "联通公司", "Ça va", "Ö–"])
def test_what_only_looks_unusual_is_no_problem(name: str) -> None:
    assert names(card(f"FN:{name}")) == [name]


def test_only_encodings_of_text_are_declared_encodings() -> None:
    assert [codec(name) for name in ("rot13", "idna", "us-ascii", "unicode_escape", "")] == [""] * 5
    assert codec(" ISO-8859-15 ") == "iso8859-15"
    assert codec("windows-99999") == ""


def test_notes_say_the_encoding_that_was_found_out() -> None:
    assert notes(card("FN:张三").encode("gbk")) == ("vCard 3.0", "encoding GB18030")
    assert notes(card("FN:张三").encode("utf-16")) == ("vCard 3.0", "encoding UTF-16")
    assert contacts(card("FN:张三").encode("gbk")) == [{"name": "张三"}]
