"""Text that was spoilt before: never imported, and what it should read is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.reading.garbled import Spoilt, garbled, is_suspicious, undoing
from pipelinecli.exchange.reading.opening import Hints
from pipelinecli.exchange.reading.plausible import common
from tests.exchange.reading.files import LINES, LIST, ROWS, read, refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exchange.reading.files import Read

LOST = "stands where characters were lost before this file was written"
WESTERN = LIST.encode().decode("latin-1")
CP1252 = "".join(
    bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
    for byte in LIST.encode()
)
GBK_AS_WESTERN = LIST.encode("gbk").decode("latin-1")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (WESTERN, "utf-8+cp1252"),
        (CP1252, "utf-8+cp1252"),
        (GBK_AS_WESTERN, "utf-8+cp1252+gb18030"),
    ],
)
def test_a_list_written_twice_is_refused_and_undone_when_told(
    tmp_path: Path, text: str, typed: str
) -> None:
    code, said, hint = refused(tmp_path, text.encode())
    assert code == "5"
    assert said.endswith("should read “姓名”; so it is in most lines")
    assert hint == f"to have it read so: --encoding {typed}"
    found = read(tmp_path, text.encode(), Hints(encoding=typed))
    assert (found.cells, found.problems) == (ROWS, [])


def test_utf_8_that_was_read_as_gbk_is_refused_and_undone_when_told(tmp_path: Path) -> None:
    # Only where characters come in pairs is nothing lost.
    twice = "姓名,公司\n小明,北京\n".encode().decode("gb18030").encode()
    assert refused(tmp_path, twice) == (
        "5",
        "line 1: “濮撳悕” should read “姓名”; so it is in most lines",
        "to have it read so: --encoding utf-8+gb18030",
    )
    told = read(tmp_path, twice, Hints(encoding="utf-8+gb18030"))
    assert told.cells == [("小明", "北京")]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (LIST.encode("gbk").decode("utf-8", "replace"), "�"),
        (LIST.encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "replace"), "锟斤拷"),
        (LIST.encode("ascii", "replace").decode(), "??"),
    ],
)
def test_a_list_that_lost_its_letters_is_refused(tmp_path: Path, content: str, shown: str) -> None:
    assert refused(tmp_path, content) == (
        "5",
        f"line 1: “{shown}” {LOST}; so it is in most lines",
        "export it again as UTF-8, or write the characters in",
    )


def _with_one_line(tmp_path: Path, name: str, spoilt: bytes, encoding: str = "utf-8") -> Read:
    return read(tmp_path, LIST.encode(encoding).replace(name.encode(encoding), spoilt))


def test_one_line_in_gbk_is_its_rows_problem_and_reads_as_it_should(tmp_path: Path) -> None:
    lines = LIST.encode().split(b"\n")
    lines[4] = lines[4].decode().encode("gbk")
    found = read(tmp_path, b"\n".join(lines))
    assert (found.cells, found.lines) == (ROWS, LINES)
    assert found.problems == [
        (
            5,
            "姓名",
            "欧阳娜娜",
            "this line is in gb18030, the file in utf-8; it reads “欧阳娜娜”",
            "look whether that is right, and import the row again from the file of --errors",
        )
    ]


def test_one_line_in_utf_8_in_a_gbk_file_is_its_rows_problem(tmp_path: Path) -> None:
    lines = LIST.encode("gbk").split(b"\n")
    lines[4] = LIST.encode().split(b"\n")[4]
    found = read(tmp_path, b"\n".join(lines))
    assert (found.cells, found.notes) == (ROWS, ("read as gb18030",))
    assert [(problem.line, problem.said) for problem in found.problems] == [
        (5, "this line is in utf-8, the file in gb18030; it reads “欧阳娜娜”")
    ]


def test_one_name_written_twice_is_its_rows_problem(tmp_path: Path) -> None:
    spoilt = "欧阳娜娜".encode().decode("latin-1")
    found = _with_one_line(tmp_path, "欧阳娜娜", spoilt.encode())
    assert found.problems == [
        (
            5,
            "姓名",
            spoilt,
            f"“{spoilt}” should read “欧阳娜娜”",
            "export it again as UTF-8, or mend the row",
        )
    ]


def test_one_lost_character_is_its_rows_problem(tmp_path: Path) -> None:
    for lost, shown in (("欧�娜娜", "�"), ("锟斤拷", "锟斤拷"), ("???", "???")):
        found = _with_one_line(tmp_path, "欧阳娜娜", lost.encode())
        assert found.problems == [
            (
                5,
                "姓名",
                lost,
                f"“{shown}” {LOST}",
                "export it again as UTF-8, or write the characters in",
            )
        ]


def test_one_lost_character_among_ascii_is_its_rows_problem(tmp_path: Path) -> None:
    text = "name,phone\n" + "John,1\n" * 20 + "Jos\ufffd,2\nJosÃ©,3\n"
    found = read(tmp_path, text)
    assert [problem.line for problem in found.problems] == [22, 23]


def test_a_nul_is_its_rows_problem(tmp_path: Path) -> None:
    found = _with_one_line(tmp_path, "李四", "李\0四".encode())
    assert [(problem.line, problem.column, problem.said) for problem in found.problems] == [
        (3, "姓名", "there is a NUL character in it, which no text has")
    ]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "the file ends in the middle of a character: it was cut off"),
        ("gbk", "the file ends in the middle of a character: it was cut off"),
        ("utf-16", "some of its bytes are not utf-16-le"),
    ],
)
def test_a_file_cut_in_a_character_keeps_its_rows_but_the_last(
    tmp_path: Path, encoding: str, said: str
) -> None:
    content = LIST.encode(encoding)
    at = content.index("介绍".encode(encoding.replace("utf-16", "utf-16-le")))
    found = read(tmp_path, content[: at + 1])
    assert found.cells[:2] == ROWS[:2]
    assert found.cells[2] == (*ROWS[2][:3], "朋友�")
    assert [(problem.line, problem.column, problem.said) for problem in found.problems] == [
        (5, "备注", said)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Société Générale, à Paris, déjà vu",
        "« très bien »; “É” „Ä“ ‘À’",
        "naïve café, Ärger, São João, coração",
        "Größe 5½ × 3² µm, 20 °C, £5, 50 €",
        "à\N{NO-BREAK SPACE}Paris",
        "MÜLLER GmbH & Co. KGaA",
        "čeština žluťoučký kůň, Łódź, Żółć",
        "Здравствуйте, Ελληνικά",
        "欧阳娜娜，上海·浦东（老客户）“好”",
        "陳大文，國泰銀行；喆堃祎㐂𠮷😀",
        "瑾芳，瑾峰，琪瑶，玥，翀，煜",
        "what?? really? yes!!",
        "김철수 田中たろう",
    ],
)
def test_honest_text_is_left_alone(text: str) -> None:
    assert garbled(text) is None


@pytest.mark.parametrize(
    ("text", "how", "reads"),
    [
        ("JosÃ©", Spoilt.WESTERN, "é"),
        ("MÃ¼ller", Spoilt.WESTERN, "ü"),
        ("å¼ ä¸‰", Spoilt.WESTERN, "张三"),
        ("å¼\N{NO-BREAK SPACE}ä¸‰", Spoilt.WESTERN, "张三"),
        ("ÕÅÈý", Spoilt.WESTERN_GBK, "张三"),
        ("濮撳悕", Spoilt.GBK, "姓名"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", Spoilt.WESTERN, "Привет"),
    ],
)
def test_spoilt_text_is_known_by_what_it_should_read(text: str, how: Spoilt, reads: str) -> None:
    found = garbled(text)
    assert found is not None
    assert (found.how, found.reads) == (how, reads)


EVERYDAY = sorted(char for char in common() if char.encode("gb2312", "ignore"))


@given(st.text(st.sampled_from(EVERYDAY), min_size=2, max_size=12))
def test_what_is_done_to_chinese_is_found_and_undone(name: str) -> None:
    for how, twice in (
        (Spoilt.WESTERN, name.encode().decode("latin-1")),
        (Spoilt.WESTERN_GBK, name.encode("gbk").decode("latin-1")),
    ):
        found = garbled(twice)
        assert is_suspicious(twice)
        assert found is not None
        assert undoing(how)(twice) == name


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_the_quick_look_misses_nothing_that_the_close_look_finds(text: str) -> None:
    line = text.replace("\n", " ").replace("\r", " ")
    assert is_suspicious(line) or garbled(line) is None


@given(st.text(st.sampled_from(sorted(common())), max_size=40))
def test_no_chinese_is_taken_for_spoilt(text: str) -> None:
    assert garbled(text) is None
