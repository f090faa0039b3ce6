from __future__ import annotations

import csv
import io
import json

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.likeness import Reason
from pipelinecli.method.pairing import Likely, Side
from pipelinecli.method.stages import Stage
from pipelinecli.render.dupes import write_pairs
from pipelinecli.render.formats.listing import Format
from tests.render.golden import matches_golden
from tests.render.written import loads_nothing_slow, pin_the_terminal, text_of

LANGUAGES: tuple[Language, ...] = ("en", "zh")
ANN = Side(1, "a" * 32, "Ann Lee", Stage.P25, "020 7946 0958", "ann@x.uk", "Acme", "1980-01-31")
LEE = Side(12, "b" * 32, "Lee, Ann", Stage.OPPORTUNITY, "+442079460958", None, "Acme", None)
WANG = Side(12345, "c" * 32, "王晓明", Stage.LOST, None, "w@x.cn", None, "1990-05-05")
HOSTILE = Side(
    99999, "d" * 32, "王小明\x1b[31m=1+1" + "长" * 60, Stage.CLOSED, None, None, None, None
)
PAIRS = [
    Likely(ANN, LEE, 95, (Reason.PHONE, Reason.ORDER, Reason.ORG)),
    Likely(WANG, HOSTILE, 90, tuple(Reason)),
    Likely(ANN, WANG, 30, (Reason.EMAIL,)),
]


def listed(form: Format, pairs: list[Likely] = PAIRS) -> str:
    return text_of(lambda out: write_pairs(pairs, form, out))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_pairs_on_a_terminal(
    width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    set_language(language)
    text = listed(Format.TABLE)
    matches_golden(f"dupes-table-{width}.{language}.txt", text)
    # It is typed next, so it is there whole.
    assert "pipeline merge 12345 99999" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "ending"), [(Format.PLAIN, "txt"), (Format.MD, "md")])
def test_pairs_follow_the_language(form: Format, ending: str, language: Language) -> None:
    set_language(language)
    matches_golden(f"dupes-{form}.{language}.{ending}", listed(form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pairs_are_the_same_for_programs_in_every_language(language: Language) -> None:
    set_language(language)
    matches_golden("dupes.csv", listed(Format.CSV))
    matches_golden("dupes.json", listed(Format.JSON))
    rows = json.loads(listed(Format.JSON))["data"]
    assert [json.loads(line) for line in listed(Format.JSONL).splitlines()] == rows
    [head, *lines] = csv.reader(io.StringIO(listed(Format.CSV)))
    command = head.index("command")
    assert [line[command] for line in lines] == [row["command"] for row in rows]
    assert rows[0]["cards"][0] == {**ANN._asdict(), "stage": "25"}


def test_without_pairs_a_person_reads_a_sentence_and_a_program_nothing() -> None:
    said = "No two cards look like one person's.\n"
    assert listed(Format.PLAIN, []) == listed(Format.TABLE, []) == said
    assert json.loads(listed(Format.JSON, [])) == {"schema": 1, "kind": "dupes", "data": []}
    assert listed(Format.JSONL, []) == ""


def test_plain_output_loads_nothing_slow() -> None:
    loads_nothing_slow("import pipelinecli.render.dupes")
