from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.checkin import Change, Report
from pipelinecli.method.stages import Stage
from pipelinecli.render.cells import width as cells
from pipelinecli.render.checkin.writing import write_checkin
from pipelinecli.render.formats.listing import Format
from tests.render.builders import an_entry, handed_in
from tests.render.checkin.samples import AMENDED, ATTENTION, CHANGES, FULL_REPORT, OPEN, OVER
from tests.render.people import HOSTILE
from tests.render.written import pin_the_terminal, text_of

ROOT = Path(__file__).parents[3]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def written(report: Report, form: Format = Format.TABLE) -> str:
    return text_of(lambda out: write_checkin(report, form, out))


@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN, Format.MD, Format.CSV])
def test_what_a_terminal_obeys_is_shown_as_text(form: Format) -> None:
    row = handed_in(
        OPEN._replace(entries=(an_entry(1, HOSTILE, Stage.P25, "12.12"),)), note=HOSTILE
    )
    said = written(FULL_REPORT._replace(row=row), form)
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert ":smile:" in said


@pytest.mark.parametrize("name", ["x" * 10_000, "王小明" * 1_000, "two words " * 500])
@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_a_long_name_pushes_nothing_off_the_screen(
    width: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    card = OVER._replace(person=OVER.person._replace(name=name))
    report = FULL_REPORT._replace(
        row=AMENDED._replace(entries=(an_entry(1, name, Stage.P25, "12.12"),)),
        changes=(Change(9, name, None, Stage.OPPORTUNITY, CHANGES[0].on),),
        attention=(card,),
    )
    lines = written(report).splitlines()
    assert max(map(cells, lines)) <= width
    assert len(lines) < 120
    assert "pipeline back 9" in " ".join(" ".join(lines).split())


@pytest.mark.parametrize("width", range(44, 80))
def test_a_name_keeps_six_cells_or_the_cells_go_below_each_other(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    said = written(FULL_REPORT._replace(changes=(), attention=(OVER,)))
    (cut,) = {line.split("  ")[2] for line in said.splitlines() if line.startswith("  9  ")} or {""}
    if width >= 49:
        assert cells(cut) >= 6
    else:
        assert not cut
        assert "  9 Bartholomew Featherstonehaugh III\n" in said


@given(st.integers(20, 130), st.text("ab 王é", min_size=1, max_size=60), st.sampled_from(LANGUAGES))
def test_no_command_is_ever_cut_and_no_line_too_wide(
    width: int, name: str, language: Language
) -> None:
    set_language(language)
    changed = tuple(change._replace(name=name) for change in CHANGES)
    cards = tuple(card._replace(person=card.person._replace(name=name)) for card in ATTENTION)
    report = FULL_REPORT._replace(changes=changed, attention=cards)
    with pytest.MonkeyPatch.context() as patch:
        pin_the_terminal(patch, width)
        lines = written(report).splitlines()
    assert max(map(cells, lines)) <= width
    said = " ".join(" ".join(lines).split())
    for command in ("pipeline back 9", "pipeline mark 22 timing=WHEN", "pipeline back 22"):
        assert command in said


def test_a_piped_check_in_loads_neither_rich_nor_csv_nor_json() -> None:
    program = (
        "import sys; from tests.render.checkin.samples import AMENDED, FULL_REPORT\n"
        "before = set(sys.modules)\n"
        "from pipelinecli.render.checkin.writing import write_checkin, write_row\n"
        "from pipelinecli.render.formats.listing import Format\n"
        "write_checkin(FULL_REPORT, Format.PLAIN, sys.stdout)\n"
        "write_row(AMENDED, Format.PLAIN, sys.stdout)\n"
        "sys.exit(str(sorted({'rich', 'csv', 'json'} & (set(sys.modules) - before))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == "[]\n"
