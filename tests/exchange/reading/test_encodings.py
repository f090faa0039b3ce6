"""One list of Chinese contacts in every encoding: read rightly, or refused with what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.errors import PipelineError
from pipelinecli.exchange.reading.opening import Hints
from pipelinecli.exchange.reading.plausible import common
from tests.exchange.reading.files import HEADER, LINES, LIST, ROWS, read, refused, spelt

if TYPE_CHECKING:
    from pathlib import Path

TRADITIONAL = spelt(
    [("張三", "0912345678", "上海遠東貿易有限公司", "老客戶"), ("陳大文", "1", "國泰銀行", "好友")],
    ("姓名", "手機", "公司", "備註"),
)
JAPANESE = "氏名,電話,会社\n田中 洋介,09012345678,森電気有限会社\n山田 たろう,0801,カネカ株式会社\n"
KOREAN = "이름,전화\n김철수,010-1234-5678\n이민수,010-9999-8888\n"
RUSSIAN = "Имя,Телефон\nИван Петров,1\nСергей,2\n"
WESTERN = "Name,Phone\nJürgen Müller,1\nZoë,2\nJosé Núñez,3\n"


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ("read as utf-16-le",)),
        ("utf-16-le", ("read as utf-16-le",)),
        ("utf-16-be", ("read as utf-16-be",)),
        ("utf-32", ("read as utf-32-le",)),
        ("utf-32-be", ("read as utf-32-be",)),
        ("gb2312", ("read as gb18030",)),
        ("gbk", ("read as gb18030",)),
        ("gb18030", ("read as gb18030",)),
    ],
)
def test_a_chinese_list_is_read_without_being_told(
    tmp_path: Path, encoding: str, note: tuple[str, ...]
) -> None:
    found = read(tmp_path, LIST.encode(encoding))
    assert found == ("csv", HEADER, LINES, ROWS, [], note)


def test_big_endian_with_its_mark_and_an_odd_byte_too_many_loses_nothing(tmp_path: Path) -> None:
    content = b"\xfe\xff" + LIST.encode("utf-16-be")
    assert read(tmp_path, content).cells == ROWS
    found = read(tmp_path, content + b"\x00")
    assert found.cells[:4] == ROWS
    assert [problem.line for problem in found.problems] == [7]


def test_four_byte_characters_of_gb18030_are_read(tmp_path: Path) -> None:
    rows = [*ROWS, ("王𠮷㐂😀", "1", "", "")]
    assert read(tmp_path, spelt(rows).encode("gb18030")).cells == rows


def test_old_forms_in_gb18030_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, TRADITIONAL.encode("gbk")).cells[1][0] == "陳大文"


@pytest.mark.parametrize(
    ("text", "codec", "typed", "reads"),
    [
        (TRADITIONAL, "big5", "big5", "姓名"),
        (JAPANESE, "cp932", "shift_jis", "氏名"),
        (JAPANESE, "euc_jp", "euc_jp", "氏名"),
        (KOREAN, "cp949", "euc_kr", "이름"),
        (RUSSIAN, "cp1251", "cp1251", "Имя"),
        (RUSSIAN, "koi8-r", "koi8-r", "Имя"),
        (WESTERN, "cp1252", "cp1252", "Jürgen"),
    ],
)
def test_other_encodings_are_refused_and_read_when_told(
    tmp_path: Path, text: str, codec: str, typed: str, reads: str
) -> None:
    code, said, hint, first, *_more = refused(tmp_path, text.encode(codec))
    assert code == "5"
    assert said.endswith("the encoding cannot be told; it is not UTF-8, nor plainly GB18030")
    assert hint == f"say which one it is: --encoding {typed}"
    assert first == f"--encoding {typed} reads “{reads}”"
    told = read(tmp_path, text.encode(codec), Hints(encoding=typed))
    assert told[:5] == read(tmp_path, text)[:5]


@pytest.mark.parametrize(
    ("codec", "typed"), [("hz", "hz"), ("utf-7", "utf-7"), ("iso2022_jp", "iso2022_jp")]
)
def test_chinese_in_the_bytes_of_ascii_is_refused_and_read_when_told(
    tmp_path: Path, codec: str, typed: str
) -> None:
    text = JAPANESE if codec == "iso2022_jp" else LIST
    name = "氏名" if codec == "iso2022_jp" else "姓名"
    assert refused(tmp_path, text.encode(codec)) == (
        "5",
        f"line 1 seems to be written in {typed}: “{name}”",
        f"if it is: --encoding {typed}; if not: --encoding utf-8",
    )
    told = read(tmp_path, text.encode(codec), Hints(encoding=typed))
    assert told[:5] == read(tmp_path, text)[:5]


def test_phone_numbers_and_pluses_are_no_utf_7(tmp_path: Path) -> None:
    text = "name,phone\nA,+8613800138000-1\nB,+852-2345-6789\nC,a+b-c\n"
    assert read(tmp_path, text).cells[0] == ("A", "+8613800138000-1")


def test_the_first_letters_may_come_late(tmp_path: Path) -> None:
    plain = "name,phone\n" + "John Smith,12345\n" * 100_000
    found = read(tmp_path, (plain + "张三,13800138000\n").encode("gbk"))
    assert found.cells[-1] == ("张三", "13800138000")
    assert found.lines[-1] == 100_002
    code, said, *_ = refused(tmp_path, (plain + "Müller,1\n").encode("cp1252"))
    assert (code, said[:11]) == ("5", "line 100002")


def test_a_single_name_is_enough_beside_a_chinese_phone_and_else_it_is_asked_for(
    tmp_path: Path,
) -> None:
    assert read(tmp_path, "name,phone\n张三,13800138000\n".encode("gbk")).cells[0][0] == "张三"
    assert refused(tmp_path, "name,phone\n张三,1\n".encode("gbk"))[2:4] == (
        "say which one it is: --encoding gb18030",
        "--encoding gb18030 reads “张三”",
    )


@pytest.mark.parametrize(
    ("content", "typed", "said", "meant"),
    [
        (LIST.encode(), "cp1252", "as cp1252 it reads “å§“å��”; as utf-8 it reads “姓名”", "utf-8"),
        (LIST.encode(), "gbk", "as gbk it reads “濮撳悕”; as utf-8 it reads “姓名”", "utf-8"),
        (
            LIST.encode("gbk"),
            "latin-1",
            "as latin-1 it reads “ÐÕÃû”; as gb18030 it reads “姓名”",
            "gb18030",
        ),
        (
            TRADITIONAL.encode("big5"),
            "gbk",
            "as gbk it reads “﹎\ue6bd”; as big5 it reads “姓名”",
            "big5",
        ),
    ],
)
def test_what_is_typed_wrong_is_refused_as_well(
    tmp_path: Path, content: bytes, typed: str, said: str, meant: str
) -> None:
    assert refused(tmp_path, content, Hints(encoding=typed)) == (
        "5",
        said,
        f"say which one it is: --encoding {meant}",
    )


def test_a_list_that_is_not_what_was_typed_is_refused(tmp_path: Path) -> None:
    said = "this line is in gb18030, the file in utf-8; it reads “姓名”"
    assert refused(tmp_path, LIST.encode("gbk"), Hints(encoding="utf-8")) == (
        "5",
        f"line 1: {said}; so it is in most lines",
        "to have it read so: --encoding gb18030",
    )
    assert refused(tmp_path, WESTERN.encode("cp1252"), Hints(encoding="gbk")) == (
        "5",
        "line 3: some of its bytes are not gb18030; so it is in most lines",
        "leave --encoding out, or name another",
    )


@pytest.mark.parametrize("typed", ["nope", "rot13", "hex", "idna", "undefined", "", "a\0b"])
def test_what_is_no_encoding_of_files_is_said(tmp_path: Path, typed: str) -> None:
    assert refused(tmp_path, LIST, Hints(encoding=typed)) == (
        "2",
        f"there is no encoding “{typed}”",
        "common ones: utf-8 gb18030 big5 shift_jis euc_kr cp1252 cp1251 utf-16",
    )


def test_chinese_that_happens_to_be_utf_8_is_asked_for_and_letters_with_accents_are_not(
    tmp_path: Path,
) -> None:
    for name in ("一一", "丁一"):
        said = refused(tmp_path, f"name,n\n{name},1\n".encode("gbk"))
        assert f"--encoding gb18030 reads “{name}”" in said
    text = "name\nRamón\nSimón\nJosé\nЯнь\nΑθηνά\n"
    assert [cells[0] for cells in read(tmp_path, text).cells] == text.split()[1:]


def test_a_mark_of_utf_8_before_another_encoding_is_not_believed(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + LIST.encode("gbk")
    assert refused(tmp_path, content)[2] == "to have it read so: --encoding gb18030"
    assert read(tmp_path, content, Hints(encoding="gbk")).cells == ROWS


NAMES = st.lists(
    st.text(st.sampled_from(sorted(common())), min_size=2, max_size=4), min_size=1, max_size=8
)
CODECS = ["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5hkscs", "cp932", "euc_kr"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep one folder for all examples."""
    return tmp_path_factory.mktemp("lists")


@given(names=NAMES, codec=st.sampled_from(CODECS), phones=st.booleans())
def test_no_list_of_names_is_ever_read_as_other_names(
    folder: Path, names: list[str], codec: str, *, phones: bool
) -> None:
    kept = [name for name in names if _goes(name, codec)]
    rows = [(name, "13800138000" if phones else "n/a") for name in kept]
    content = spelt(rows, ("name", "phone")).encode(codec)
    hint = None
    try:
        found = read(folder, content)
    except PipelineError as error:
        hint = error.hint
    assert ("--encoding" in hint) if hint is not None else found.cells == rows


def _goes(name: str, codec: str) -> bool:
    try:
        return name.encode(codec).decode(codec) == name
    except UnicodeError:
        return False
