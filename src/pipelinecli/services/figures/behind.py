"""What is behind a figure: the attempts that were counted, and as what each was.

It refuses to count: it lists what the figure's own rule has chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.figures.behind import Behind
from pipelinecli.store import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.figures.lives import Life
    from pipelinecli.services.desk import Desk


def behind(desk: Desk, chosen: Iterable[tuple[Life, str]]) -> Iterator[Behind]:
    """Yield attempts with the names of their people, in the order in which they were chosen."""
    counted = list(chosen)
    names = figures.called(desk.store, (life.attempt for life, _counted in counted))
    for life, word in counted:
        so_far = life._replace(ended=life.ended or desk.today).days
        yield Behind(life, names[life.attempt], word, so_far)
