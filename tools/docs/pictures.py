"""The pictures of the board and the sheet: what a terminal shows, as SVG.

Rich draws them. It refuses what Rich would add: no font is fetched from anywhere, and each
piece of text is put at its own cell, so that columns line up in every font and a Chinese
character takes two cells.
"""

from __future__ import annotations

import html
import io
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from tools.docs import sample
from tools.docs.session import Language, Terminal, play

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path("docs/pictures")
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
SUBJECTS: Final = ("board", "sheet")
SCREEN: Final = Terminal(columns=110, rows=60, kind="xterm-256color")

_CELL: Final = 12.2
"""How wide Rich draws a cell: 0.61 of its 20 pixels of height."""
_HEIGHT: Final = 20
_WIDE: Final = 2
_LINE: Final = 24.4
_STROKE: Final = 1.2
_PIECE: Final = re.compile(r" +|─+|[┼│]|[^ ─┼│\u2e80-\U0010ffff]+|.")
"""Blanks, rules, words, and what is none of these: wide characters, one at a time."""
_TITLES: Final = {
    ("board", "en"): "The board: six columns with first-meeting dates, ages and flags",
    ("board", "zh"): "销售看板：六栏，附初次见面日期、天数与标记",
    ("sheet", "en"): "The weekly sheet: Monday, Wednesday and Friday with subtotals",
    ("sheet", "zh"): "潜在客户管理行动工具表：周一、周三、周五与小计",
}
_FRAME: Final = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace; \
font-size: {char_height}px; }}
.{unique_id}-title {{ font-family: sans-serif; font-size: 18px; font-weight: bold; }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_TEXT: Final = re.compile(
    r'<text class="(?P<style>[\w-]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)"'
    r' textLength="[\d.]+" clip-path="url\([^)]*\)">(?P<text>[^<]*)</text>'
)


def draw(root: Path) -> dict[Path, str]:
    """Return the whole text of every picture by its path under `root`."""
    drawn: dict[Path, str] = {}
    for language in LANGUAGES:
        for subject, shown in zip(SUBJECTS, _screens(language), strict=True):
            name = f"{subject}.{language}"
            picture = _picture(shown, name, f"pipeline {subject}", _TITLES[subject, language])
            drawn[root / FOLDER / f"{name}.svg"] = picture
    return drawn


def _screens(language: Language) -> list[str]:
    """Return what the terminal shows of each subject, with its colours."""
    with tempfile.TemporaryDirectory() as directory:
        store = f"{directory}/sample.db"
        sample.fill(store, language)
        environment = {"PIPELINE_STORE": store, "PIPELINE_TODAY": sample.DAY}
        return play([f"pipeline {subject}" for subject in SUBJECTS], language, SCREEN, environment)


def _picture(shown: str, name: str, caption: str, title: str) -> str:
    text = Text("\n").join(Text.from_ansi(line) for line in shown.rstrip("\n").split("\n"))
    columns = max(cell_len(line) for line in text.plain.split("\n"))
    console = Console(record=True, width=columns, file=io.StringIO(), color_system="truecolor")
    console.print(text, no_wrap=True, overflow="ignore", crop=False)
    svg = console.export_svg(
        title=caption, code_format=_FRAME, unique_id=name.replace(".", "-"), font_aspect_ratio=0.61
    )
    svg = svg.replace("TITLE", html.escape(title), 1)
    svg = re.sub(r"^\s+", "", svg, flags=re.MULTILINE)
    return _TEXT.sub(_in_cells, svg)


def _in_cells(found: re.Match[str]) -> str:
    """Set a run of text piece by piece, each at the cell where it begins."""
    left, base, drawn = float(found["x"]), float(found["y"]), []
    text = html.unescape(found["text"]).replace("\N{NO-BREAK SPACE}", " ")
    for piece in re.findall(_PIECE, text):
        length = cell_len(piece) * _CELL
        if piece[0] in "─┼│":
            drawn += [f'<rect class="{found["style"]}" {at}/>' for at in _rules(piece, left, base)]
        elif piece.strip():
            # A wide character is as high as it is wide: it stands in the middle of its two cells.
            spare = length - _HEIGHT if cell_len(piece[0]) == _WIDE else 0.0
            drawn.append(
                f'<text class="{found["style"]}" x="{left + spare / 2:.1f}" y="{base:g}"'
                f' textLength="{length - spare:.1f}">{html.escape(piece, quote=False)}</text>'
            )
        left += length
    return "".join(f"{element}\n" for element in drawn)


def _rules(piece: str, left: float, base: float) -> Iterator[str]:
    """Yield the strokes of box-drawing characters, which in most fonts would leave gaps."""
    length, top = len(piece) * _CELL, base - 0.75 * _LINE
    middle = left + (_CELL - _STROKE) / 2
    if piece != "│":
        across = top + (_LINE - _STROKE) / 2
        yield f'x="{left:.1f}" y="{across:.1f}" width="{length:.1f}" height="{_STROKE}"'
    if piece in "┼│":
        yield f'x="{middle:.1f}" y="{top:.1f}" width="{_STROKE}" height="{_LINE}"'
