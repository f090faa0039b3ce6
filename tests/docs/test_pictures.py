"""The pictures in the README are what the program draws, and fetch nothing."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from pipelinecli import i18n
from tools.docs import pictures, sample
from tools.docs.__main__ import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tools.docs.session import Language

DRAWN = [
    pictures.FOLDER / f"{subject}.{language}.svg"
    for language in pictures.LANGUAGES
    for subject in pictures.SUBJECTS
]
CELL = 12.2
LINE = 24.4


def rows(path: Path) -> dict[float, dict[float, str]]:
    """Return the texts of a picture by the cell and the row where they begin."""
    found: dict[float, dict[float, str]] = {}
    for element in ET.parse(ROOT / path).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314
        if "textLength" in element.attrib:
            row = (float(element.attrib["y"]) - 20) / LINE
            at = float(element.attrib["x"]) / CELL
            found.setdefault(round(row, 3), {})[at] = element.text or ""
    return found


def test_the_pictures_are_in_step() -> None:
    drawn = pictures.draw(ROOT)
    assert list(drawn) == [ROOT / path for path in DRAWN]
    for path, text in drawn.items():
        assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("path", DRAWN, ids=str)
def test_a_picture_fetches_nothing(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert re.findall(r"[a-z]+://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert re.findall(r"@font-face|@import|url\(|href|<script|<image", text) == []


@pytest.mark.parametrize("path", DRAWN, ids=str)
def test_every_text_begins_at_a_cell_of_a_line(path: Path) -> None:
    for row, texts in rows(path).items():
        assert row == int(row)
        for at, text in texts.items():
            # A wide character stands in the middle of its two cells.
            cell = at - (2.2 / CELL if ord(text[0]) >= 0x2E80 else 0)
            assert cell == pytest.approx(round(cell), abs=0.01)


def test_a_chinese_character_takes_two_cells() -> None:
    heading = rows(pictures.FOLDER / "board.zh.svg")[2.0]
    wide = [round(at - 2.2 / CELL) for at, text in heading.items() if ord(text[0]) >= 0x2E80]
    assert "".join(text for text in heading.values() if ord(text[0]) >= 0x2E80) == (
        "销售机会约定初次见面成交"
    )
    assert wide[:4] == [0, 2, 4, 6]


@pytest.mark.parametrize("path", DRAWN, ids=str)
def test_a_picture_has_a_title_for_those_who_cannot_see_it(path: Path) -> None:
    root = ET.parse(ROOT / path).getroot()  # noqa: S314 - our own file
    assert root.attrib["role"] == "img"
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text


def test_the_sample_shows_every_column_an_override_and_cards_over_the_cycle() -> None:
    shown = "\n".join(" ".join(texts.values()) for texts in rows(DRAWN[0]).values())
    assert len(re.findall(r"\(\d+\)", shown)) == 6
    assert "(0)" not in shown
    for said in ("over the cycle", "next step passed", "meeting unanswered", "by override"):
        assert said in shown


@pytest.mark.parametrize("language", pictures.LANGUAGES)
def test_filling_the_sample_leaves_the_language_as_it_was(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    i18n.set_language("en")
    sample.fill(str(tmp_path / "sample.db"), language)
    assert i18n.language() == "en"
    assert os.environ["LANGUAGE"] == "fr"


def test_a_sample_that_the_program_refuses_is_an_error(tmp_path: Path) -> None:
    sample.fill(str(tmp_path / "sample.db"), "en")
    with pytest.raises(ValueError, match="add"):
        sample.fill(str(tmp_path / "sample.db"), "en")
