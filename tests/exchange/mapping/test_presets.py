"""Presets: the program's own, and those a rep saves as text."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.columns import understood
from pipelinecli.exchange.mapping.fields import CONTACT, DEAL
from pipelinecli.exchange.mapping.presets import (
    Preset,
    about,
    built_in,
    checked_name,
    chosen,
    from_text,
    merged,
    to_text,
)
from pipelinecli.exchange.mapping.recognition import NAMES

MINE = Preset(
    "mine",
    "hubspot",
    {"name": ("Kunde",), "phone": ("Tel, mobil", "Büro"), "tags": ()},
    {"Heiß": "50"},
    {"Anruf": "dial"},
    "dmy",
)
TEXT = """pipelinecli preset 1
program hubspot
dates dmy
map name "Kunde"
map phone "Tel, mobil" "Büro"
map tags
stage "Heiß" "50"
kind "Anruf" "dial"
"""


def test_a_preset_is_text() -> None:
    assert to_text(MINE) == TEXT
    assert from_text("mine", TEXT) == MINE


@given(
    st.builds(
        Preset,
        st.just("p"),
        st.sampled_from([None, *NAMES]),
        st.dictionaries(st.sampled_from([*CONTACT, *DEAL]), st.lists(st.text()).map(tuple)),
        st.dictionaries(st.text(), st.text()),
        st.dictionaries(st.text(), st.text()),
        st.sampled_from([None, "dmy", "mdy", "ymd"]),
    )
)
def test_every_preset_comes_back_from_its_text(preset: Preset) -> None:
    assert from_text("p", to_text(preset)) == preset


@given(st.text() | st.text().map(lambda text: f"pipelinecli preset 1\n{text}"))
def test_other_text_is_refused_or_read(text: str) -> None:
    with suppress(UsageError):
        from_text("p", text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pipelinecli preset 2\n",
        "pipelinecli preset 1\nfly away",
        "pipelinecli preset 1\nprogram nobody",
        "pipelinecli preset 1\ndates never",
        'pipelinecli preset 1\nmap shoe "x"',
        "pipelinecli preset 1\nmap name x",
        "pipelinecli preset 1\nmap name 5",
        'pipelinecli preset 1\nmap name "a""b"',
        'pipelinecli preset 1\nstage "a"',
        "pipelinecli preset 1\n" + "map name\n" * 5_001,
        "pipelinecli preset 1\n" + " " * 300_000,
    ],
)
def test_what_a_later_program_may_have_written_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        from_text("p", text)


def test_a_saved_preset_is_found_before_one_of_the_program_s() -> None:
    saved = {"mine": TEXT, "google": to_text(Preset("google", None, {"name": ("X",)}))}
    assert chosen("mine", saved) == MINE
    assert chosen("google", saved).columns == {"name": ("X",)}
    assert chosen("LinkedIn", {}) == Preset("linkedin", "linkedin")
    assert chosen("ladder", {}).program is None


def test_a_preset_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="there is no preset “x”") as refused:
        chosen("x", {"mine": TEXT})
    assert refused.value.details == (f"there are: mine, {', '.join(built_in())}",)


@pytest.mark.parametrize("name", ["", " ", "x" * 41, "a=b", "a,b", 'a"b', "a\nb", "Google"])
def test_some_names_no_preset_can_have(name: str) -> None:
    with pytest.raises(UsageError):
        checked_name(name)


def test_what_was_typed_goes_over_the_preset_it_was_typed_with() -> None:
    new = merged(" mine two ", MINE, columns={"name": ["X"]}, stages={"Kalt": "25"}, order="mdy")
    assert new == Preset(
        "mine two",
        "hubspot",
        {"name": ["X"], "phone": ("Tel, mobil", "Büro"), "tags": ()},
        {"Heiß": "50", "Kalt": "25"},
        {"Anruf": "dial"},
        "mdy",
    )
    assert merged("m", None, kinds={"a": "dial"}) == Preset("m", kinds={"a": "dial"})


def test_every_built_in_preset_says_what_it_is_for() -> None:
    assert all(about(name) for name in built_in())


def test_the_columns_of_a_preset_count_after_those_typed() -> None:
    header = ["Kunde", "Büro", "Tel, mobil", "X"]
    preset = MINE._replace(program=None)
    found = understood("contacts", header, [], preset=preset, typed={"name": ["X"]})
    assert [(column.field, column.how) for column in found.columns] == [
        (None, "left alone"),
        ("phone", "preset mine"),
        ("phone", "preset mine"),
        ("name", "typed"),
    ]
    assert found.record(["a", "1", "2", "Ada"]) == {
        "name": "Ada",
        "phone": "2",
        "note": "phone: 1",
    }


def test_columns_of_a_preset_that_are_not_there_are_said() -> None:
    found = understood("contacts", ["Name", "Büro"], [], preset=MINE._replace(program=None))
    assert found.notes == ("the preset mine knows columns that are not there: Kunde, Tel, mobil",)


def test_a_built_in_preset_says_which_program_it_is() -> None:
    found = understood("contacts", ["First Name", "Title"], [], preset=built_in()["outlook"])
    assert (found.program, found.columns[1].how) == ("Outlook", "known from Outlook")


def test_a_preset_s_order_of_dates_is_taken() -> None:
    rows = [["1", "x", "03/04/2024"]]
    preset = Preset("mine", order="mdy")
    assert understood("cards", ["id", "stage", "created"], rows, preset=preset).order == "mdy"
