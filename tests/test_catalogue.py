from __future__ import annotations

import re

from babel.messages.catalog import Catalog

from tests.render.golden import GOLDEN
from tools import messages

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
FULL = "\u3000-\u303f\uff00-\uffef“”…"
OPEN = "(:,;!"
"""Marks that have a full-width form; `?` is a key as well, and then has a blank on both sides."""
HALF_WIDTH = re.compile(
    rf"[{HAN}{FULL}}}] ?[{OPEN}]|[{HAN}{FULL}}}]\?|[)?:,;!][{HAN}{{]|[{HAN}{FULL}] \?$"
)
PROGRAM = re.compile(r"^pipeline: ")
"""How a program names itself before what it says."""
BESIDE = re.compile(rf"[{HAN}][):,;?!](?= |$)|\)[{HAN}]|\([^()0-9%]*[{HAN}][^()]*\)", re.MULTILINE)

FORM_HEAD = re.compile(r"(?:- |│ )?(?:我的销售周期|时间段|姓名|截至): ")
"""The head of the paper form is printed as METHOD §4 has it."""


def half_width(catalogue: Catalog) -> list[str]:
    """Return the translations with a mark of English beside Chinese, or beside what is filled in.

    That may be a name, and whatever comes next to it is read as Chinese.
    """
    return [
        form
        for message in catalogue
        if message.id
        for form in ([message.string] if isinstance(message.string, str) else message.string or ())
        if HALF_WIDTH.search(PROGRAM.sub("", form))
    ]


def test_everything_a_user_reads_is_there_in_chinese() -> None:
    """The Chinese catalogue is complete, in step with the source, and compiled."""
    assert list(messages.problems()) == []


def test_chinese_has_the_marks_of_chinese() -> None:
    assert half_width(messages.read(messages.ROOT / messages.CATALOGUE)) == []


def test_a_mark_of_english_beside_chinese_is_found() -> None:
    good = (
        *("{who}已删除：{n} 张（{what}）", "按 ? 看说明。", "pipeline: 错误：{said}"),
        *("3-(25%)，-h, --help", "例如：pipeline mark 3 person=NAME"),
    )
    bad = (
        *("参数:", "{who} ({id})已删除", "也会一起撤销: {n}", "确定吗?", "{a}, {b}", "好!"),
        *("删除 (永久)", "{a}: 好", "（{a}）, 好"),
    )
    catalogue = Catalog()
    for text in (*good, *bad):
        catalogue.add(text, text)
    assert half_width(catalogue) == list(bad)


def test_what_is_printed_in_chinese_has_the_marks_of_chinese() -> None:
    """Beside a mark that the program itself puts between two words, too."""
    found = [
        f"{path.relative_to(GOLDEN).as_posix()}: {line}"
        for path in sorted(GOLDEN.rglob("*.zh.*"))
        if path.suffix != ".csv"
        for line in path.read_text(encoding="utf-8").splitlines()
        if BESIDE.search(line) and not FORM_HEAD.match(line)
    ]
    assert found == []
