"""Charts as SVG: well formed, said in words, and as long as their values."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.render.charts.svg import Series, bar_chart, line_chart
from pipelinecli.render.charts.text import Bar

SVG = "{http://www.w3.org/2000/svg}"


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def texts(chart: ET.Element) -> list[str]:
    return [element.text or "" for element in chart.iter(f"{SVG}text")]


def test_a_bar_for_each_value_with_its_label_and_its_words() -> None:
    chart = parsed(bar_chart("Funnel", "4 of 8", [Bar("25%", 8, "8"), Bar("50%", 4, "4")]))
    assert texts(chart) == ["25%", "8", "50%", "4"]
    one, two = (float(rect.get("width", "")) for rect in chart.iter(f"{SVG}rect"))
    assert one == pytest.approx(2 * two, abs=0.1)
    assert chart.findtext(f"{SVG}title") == "Funnel"
    assert chart.findtext(f"{SVG}desc") == "4 of 8"


def test_hostile_text_is_text() -> None:
    bar = Bar('</text><script>alert("1")</script>\x1b[31m', 1, "<b>&")
    chart = parsed(bar_chart("<x>", "&", [bar]))
    assert [element.tag for element in chart.iter(f"{SVG}script")] == []
    assert texts(chart)[1] == "<b>&"


def test_a_line_begins_anew_after_a_gap() -> None:
    chart = parsed(line_chart("Trend", "", ["a", "b", "c"], [Series("x", [1, None, 3])]))
    [path] = [path for path in chart.iter(f"{SVG}path") if "line" in path.get("class", "")]
    assert path.get("d", "").count("M") == 2
    assert texts(chart) == ["a", "b", "c"]


def test_stairs_go_across_and_then_up() -> None:
    chart = line_chart("Curve", "", ["0", "7"], [Series("x", [1, 0.5])], steps=True)
    assert "H604.0 V100.0" in chart


def test_no_more_marks_than_there_is_room_for() -> None:
    marks = [str(number) for number in range(100)]
    chart = parsed(line_chart("Long", "", marks, [Series("x", [0.0] * 100)]))
    assert len(texts(chart)) == 8


@given(st.lists(st.floats(0, 1e12), max_size=20), st.text(max_size=20))
def test_whatever_the_values_it_is_well_formed(values: list[float], name: str) -> None:
    parsed(bar_chart(name, name, [Bar(name, value, name) for value in values]))
    parsed(line_chart(name, name, [name] * len(values), [Series(name, values)]))


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf")])
def test_what_has_no_place_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="no place"):
        bar_chart("", "", [Bar("a", value)])
    with pytest.raises(ValueError, match="no place"):
        line_chart("", "", ["a"], [Series("x", [value])])
