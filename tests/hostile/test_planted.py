"""Each harness sees the fault it is for: a check that cannot fail is none."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from pipelinecli.render import cells, text
from pipelinecli.render.cells import width
from pipelinecli.services import fields
from pipelinecli.store import _sql
from tests.hostile import test_alignment, test_fields, test_views, test_words
from tests.hostile import words as forms
from tests.hostile.crowd import Person, gather
from tests.hostile.fields import FIELDS, PREPARED, filled, kept

if TYPE_CHECKING:
    from tests.running import Home


def test_a_control_that_is_let_into_a_field_is_found(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "_check", lambda *_: None)
    (found,) = test_fields.findings(home, [(FIELDS[0], "X\x1b[2J")])
    assert "was let in" in found


def test_a_field_that_keeps_another_text_is_found(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = fields.line

    def folded(field: str, value: str, longest: int = fields.LONGEST_LINE) -> str:
        return unicodedata.normalize("NFKC", right(field, value, longest))

    monkeypatch.setattr(fields, "line", folded)
    (found,) = test_fields.findings(home, [(FIELDS[0], "㍿ ok")])
    assert "keeps" in found


def test_a_character_that_is_let_onto_the_screen_is_found(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = home, gather(home, one_in=10)
    monkeypatch.setitem(text._SHOWN, 0x202E, "\u202e")  # noqa: SLF001
    with pytest.raises(AssertionError, match="RIGHT-TO-LEFT OVERRIDE"):
        test_views.test_no_view_shows_anything_but_text(crowd, thorough=False)


def test_markup_that_is_read_is_found(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.text import Text

    typed = "[bold]x[/bold] and"
    home.run("add", typed)
    crowd = home, [Person(1, typed, typed, typed, typed)] * 200
    monkeypatch.setattr(
        "pipelinecli.render.formats.page.safe_text", lambda typed, **_: str(Text.from_markup(typed))
    )
    with pytest.raises(AssertionError):
        test_views.test_what_can_be_shown_is_shown_as_it_was_typed(crowd)


def test_a_pattern_that_finds_somebody_is_found(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.play(forms.PREPARED)
    like = "card.name_key LIKE '%' || :part || '%'"
    loose = _sql.CARDS_BY_PART.replace("instr(card.name_key, :part) > 0", like)
    assert loose != _sql.CARDS_BY_PART
    monkeypatch.setattr(_sql, "CARDS_BY_PART", loose)
    (found,) = test_words.findings(home, [(forms.WHO[-3], "_")], {0, 3})
    assert "somebody was found" in found


def test_columns_that_are_measured_in_characters_are_found(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("王小明", "Ann", "👨 ok"):
        home.run("add", "--new", "--", name)
    monkeypatch.setattr("pipelinecli.render.formats.plain.width", len)
    monkeypatch.setattr(cells, "width", len)
    lines = home.run("list").out.split("\n")[1:-1]
    assert not test_alignment._same(  # noqa: SLF001
        width(line[: line.rindex("Opportunity")]) for line in lines
    )


def test_the_fields_are_filled_in_a_store_where_they_can_be(home: Home) -> None:
    home.play(PREPARED)
    shelf = test_fields.Shelf(home)
    for field in FIELDS:
        ordinary = {"phone": "139 0013 8000", "budget": "1500", "email": "a@b.cn"}
        typed = next((text for key, text in ordinary.items() if key in field.name), "ordinary")
        assert home.run(*filled(field, typed)).code == 0, field.name
        assert kept(home.store, field)[-1] == typed
        shelf.put_back()
