from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipelinecli.render.formats.markdown import escape, table_row
from pipelinecli.render.text import safe_text

TEXT = st.text(
    st.characters(categories=["L", "N", "P", "S"])
    | st.sampled_from("\\`*_[]<>|~&!$#(){}:/-+.=\"' \na1")
)


def read_back(cells: list[str]) -> list[str]:
    """Read a table of one row with an independent reader; the literal text of each cell."""
    lines = "".join(
        (table_row("h" for _ in cells), table_row("---" for _ in cells), table_row(cells))
    )
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(lines)
    )
    found = []
    inside = [token.children or [] for token in tokens if token.type == "inline"]
    for children in inside[len(cells) :]:
        assert {child.type for child in children} <= {"text", "text_special", "html_inline"}
        found.append("".join(child.content for child in children))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "plain 王小明",
        "[bold]x[/bold] :smile:",
        "a|b \\| c \\",
        "**bold** _it_ ~~gone~~ `code`",
        "<script>alert(1)</script> <!-- x -->",
        "[link](http://example.com) ![image](x)",
        "&amp; &#65; &lt;",
        "# not a heading",
        "<br>",
    ],
)
def test_what_a_user_typed_is_read_as_text(text: str) -> None:
    assert read_back([escape(text), "2"]) == [text, "2"]


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_any_text_is_read_back_as_it_was_typed(texts: list[str]) -> None:
    expected = [safe_text(text, multiline=True).replace("\n", "<br>").strip(" ") for text in texts]
    assert [cell.strip(" ") for cell in read_back([escape(text) for text in texts])] == expected


def test_a_line_break_becomes_a_br_and_a_control_is_seen() -> None:
    assert escape("one\ntwo\x1b") == "one<br>two�"
