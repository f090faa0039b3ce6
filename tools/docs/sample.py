"""The week in the pictures: invented people in every column, with everything a card can show.

One story in two languages. It is told to the program in the program's own commands, so it
refuses to show anything that the program would refuse to record.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
from typing import TYPE_CHECKING, Final

from pipelinecli import i18n
from pipelinecli.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.docs.session import Language

DAY: Final = "2026-11-26T18:00"
"""When the pictures are taken: the last evening of the sheet's week."""

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "me": "Mei Lin",
        "ann": "Ann Lee",
        "ben": "Ben Ortiz",
        "dina": "Dina Cohen",
        "grace": "Grace Park",
        "hana": "Hana Sato",
        "ivan": "Ivan Petrov",
        "julia": "Julia Rossi",
        "lena": "Lena Fischer",
        "mark": "Mark Novak",
        "omar": "Omar Haddad",
        "paul": "Paul Weber",
        "priya": "Priya Nair",
        "rosa": "Rosa Silva",
        "sam": "Sam Cooper",
        "tom": "Tom Baker",
        "self": "decides alone",
        "plan": "whole life",
        "why": "gave his word",
        "quiet": "no answer since",
    },
    "zh": {
        "me": "林小满",
        "ann": "李安然",
        "ben": "吴本立",
        "dina": "顾丹宁",
        "grace": "朴恩惠",
        "hana": "佐藤花",
        "ivan": "彭一凡",
        "julia": "罗佳丽",
        "lena": "费蕾娜",
        "mark": "马克勤",
        "omar": "欧阳明远",
        "paul": "魏保罗",
        "priya": "倪雅",
        "rosa": "席若莎",
        "sam": "孙明",
        "tom": "唐贝克",
        "self": "本人决定",
        "plan": "终身寿险",
        "why": "口头答应",
        "quiet": "一直没有回音",
    },
}
_FIVE: Final = 'person="{self}" plan="{plan}" budget=1000-1500/month'
_STORY: Final = (
    ("2026-10-20", ('init --name "{me}"', 'add "{tom}"', 'met "{tom}" --next 10-28')),
    ("2026-10-22", ('add "{julia}" --source referral', 'met "{julia}" --next 11-02')),
    ("2026-10-26", ('add "{mark}"', 'met "{mark}" --next 11-05')),
    ("2026-10-28", ('add "{dina}"', 'met "{dina}" --next 11-09')),
    ("2026-11-02", ('met "{julia}" --next 11-16',)),
    ("2026-11-05", ('met "{mark}" --next 11-20', f'mark "{{mark}}" {_FIVE} timing=11-20')),
    ("2026-11-09", ('met "{dina}" --next 11-17', f'mark "{{dina}}" {_FIVE} timing=11-17')),
    ("2026-11-10", ('add "{ivan}"', 'met "{ivan}" --next 11-23')),
    ("2026-11-13", ('add "{lena}"', 'met "{lena}" --next 11-20')),
    ("2026-11-16", ('add "{sam}"', 'met "{sam}" --next 11-24', 'met "{julia}" --next 11-25')),
    ("2026-11-17", ('sign "{dina}" --received 9600', 'add "{priya}"')),
    ("2026-11-18", ('add "{paul}"', 'book "{paul}" 11-24', 'add "{grace}"')),
    (
        "2026-11-20",
        (
            'add "{ann}"',
            'met "{ann}" --next 11-25',
            'met "{lena}" --next 11-30',
            f'mark "{{lena}}" {_FIVE} timing=11-30',
            'sign "{mark}" --received 12000',
        ),
    ),
    (
        "2026-11-21",
        ('add "{ben}"', 'book "{ben}" "11-27 10:00"', 'back "{tom}" --reason "{quiet}"'),
    ),
    ("2026-11-23", ('add "{hana}" --source referral', 'book "{hana}" "12-01 14:00"')),
    (
        "2026-11-24",
        (
            'add "{omar}"',
            'met "{omar}" --next 12-02',
            'met "{sam}" --next 12-03',
            'move "{sam}" 50 --force --reason "{why}"',
            'close "{dina}" --factor 0.5',
        ),
    ),
    (
        "2026-11-25",
        (
            'met "{ann}" --next 12-03',
            f'mark "{{ann}}" {_FIVE} timing=12-03',
            'met "{julia}" --next 12-04',
        ),
    ),
    ("2026-11-26", ('met "{grace}" --next 12-01', 'add "{rosa}" --source referral')),
)


def fill(store: str, language: Language) -> None:
    """Record the week in a store that is not there yet. Raises ValueError when refused."""
    spoken, wanted = i18n.language(), os.environ.get("LANGUAGE")
    try:
        for day, line in _lines(language):
            said = io.StringIO()
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                code = run(["--store", store, "--today", day, "--lang", language, *line])
            if code:
                message = f"{shlex.join(line)}: {said.getvalue()}"
                raise ValueError(message)
    finally:
        i18n.set_language(spoken)
        if wanted is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = wanted


def _lines(language: Language) -> Iterator[tuple[str, list[str]]]:
    for day, lines in _STORY:
        for line in lines:
            yield day, shlex.split(line.format(**_WORDS[language]))
