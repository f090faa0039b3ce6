"""Styled lines onto a terminal, through Rich.

Refuses to wrap or cut: the lines are laid out already. Their text is shown as it is, never read
as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from pipelinecli.render.formats.grid import Line


def draw(lines: Iterable[Line], console: Console) -> None:
    """Print the lines, without blanks at their ends."""
    from rich.text import Text

    drawn: list[Text] = []
    for spans in lines:
        text = Text()
        for span in spans:
            text.append(span.text, span.style)
        text.rstrip()
        drawn.append(text)
    console.print(Text("\n").join(drawn), soft_wrap=True)
