from __future__ import annotations

from pipelinecli.render.labels import labelled


def test_a_label_stands_before_its_value() -> None:
    assert labelled("My sales cycle", 28) == "My sales cycle: 28"
