"""What a person sees on a terminal, in both languages, narrow and wide."""

from __future__ import annotations

import pytest

from pipelinecli.render.cells import width
from tests.render.golden import matches_golden
from tests.running import Home
from tests.terminal import plain

WEEKS = """
2026-11-13 09:00|add 王经理 --phone 13800138000 --source 转介绍 --grade A --birthday 1985-11-26
2026-11-13 09:10|book 王经理 2026-11-16 10:00
2026-11-16 11:00|met 王经理 --next "2026-11-24 14:00" --agenda 讲计划书
2026-11-16 11:05|mark 王经理 person=本人 budget=1000-1500/month
2026-11-17 10:00|add "Ann Lee" --org Acme --source fair
2026-11-17 10:30|met "Ann Lee" --next 2026-11-20 --agenda proposal
2026-11-18 10:30|mark "Ann Lee" person="Ann and Bob" plan=annuity budget=2万 timing=2026-11-30
2026-10-12 10:00|add 张老板
2026-10-12 10:00|met 张老板 --next 2026-10-20
2026-11-19 10:00|add 李四
2026-11-20 10:00|book 李四 2026-11-23 15:00
2026-11-20 10:00|add 赵六
2026-11-23 10:00|add 欧阳娜娜
2026-11-23 10:00|move 欧阳娜娜 50 --force --reason 老板的老朋友
2026-11-23 12:00|add "Christopher Longfellow-Montgomery"
2026-11-23 12:00|book Chris 2026-11-25
2026-11-23 12:00|add 陈静
2026-11-23 12:00|met 陈静 --next 2026-11-26
2026-11-23 12:00|mark 陈静 person=本人 plan=重疾险 budget=5000 timing=2026-11-24
2026-11-23 12:00|sign 陈静 --received 5000
2026-11-23 12:00|add 周星
2026-11-23 12:00|met 周星 --next 2026-11-26
2026-11-23 12:00|mark 周星 person=本人 plan=重疾险 budget=5000 timing=2026-11-24
2026-11-23 12:00|sign 周星 --received 5000
2026-11-24 08:00|close 周星 --factor 0.5
2026-11-24 08:00|log dial 赵六 --note 没接
2026-11-24 08:00|add 孙七
2026-11-24 08:00|lose 孙七 --reason 明确拒绝
"""
VIEWS = ["today", "board", "sheet", "list", "why 王", "flags", "show Ann"]
SIZES = [(80, 24), (120, 40)]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("lived"))
    home.play(WEEKS)
    return home


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_a_view_on_a_terminal_reads_as_it_was_accepted(
    view: str, lang: str, size: tuple[int, int], lived: Home
) -> None:
    shown = lived.terminal(*view.split(), lang=lang, size=size)
    screen = plain(shown.out)
    assert shown.code == 0
    assert max(width(line) for line in screen.splitlines()) <= size[0]
    matches_golden(f"cli/terminal-{view.split(maxsplit=1)[0]}-{size[0]}.{lang}.txt", screen)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_same_view_piped_reads_as_it_was_accepted(view: str, lang: str, lived: Home) -> None:
    shown = lived.run(*view.split(), lang=lang)
    assert (shown.code, shown.err) == (0, "")
    matches_golden(f"cli/piped-{view.split(maxsplit=1)[0]}.{lang}.txt", shown.out)


def test_a_very_narrow_terminal_is_still_served(lived: Home) -> None:
    for view in ("board", "sheet", "list", "today"):
        assert lived.terminal(view, size=(40, 24)).code == 0
