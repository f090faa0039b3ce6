"""`--map ours=theirs,…` and `--stage theirs=ours,…` as they are typed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.columns import understood
from pipelinecli.exchange.mapping.typed import read_map, read_pairs

HEADER = ["Kunde", "Tel, mobil", "Büro", "A=B", "3", "E-Mail", "Größe", "Notiz", "notiz"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["name=Kunde"], {"name": ["Kunde"]}),
        (["name=Kunde,phone=Büro"], {"name": ["Kunde"], "phone": ["Büro"]}),
        (["name=Kunde", "phone=Büro"], {"name": ["Kunde"], "phone": ["Büro"]}),
        (['phone="Tel, mobil"'], {"phone": ["Tel, mobil"]}),
        (["phone=“Tel, mobil”"], {"phone": ["Tel, mobil"]}),
        ([r"phone=Tel\, mobil,name=Kunde"], {"phone": ["Tel, mobil"], "name": ["Kunde"]}),
        (["note=A=B"], {"note": ["A=B"]}),
        (["phone=Büro,phone=Tel\\, mobil"], {"phone": ["Büro", "Tel, mobil"]}),
        (["姓名＝Kunde，手机＝Büro"], {"name": ["Kunde"], "phone": ["Büro"]}),
        (["name=kunde"], {"name": ["Kunde"]}),
        (["phone=BURO"], {"phone": ["Büro"]}),
        (["name=#1"], {"name": ["Kunde"]}),
        (["name=3"], {"name": ["3"]}),
        (["tags="], {"tags": []}),
        (["skip=Größe"], {"skip": ["Größe"]}),
        (["NAME = Kunde ,, "], {"name": ["Kunde"]}),
        (["note=notiz"], {"note": ["notiz"]}),
        ([], {}),
    ],
)
def test_columns_are_typed(typed: list[str], expected: dict[str, list[str]]) -> None:
    assert read_map(typed, HEADER) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("name=Nobody", "the file has no column “Nobody”"),
        ("name=NOTIZ", "the file has no column “NOTIZ”"),
        ("name=#10", "the file has no column “#10”"),
        ("name=#0", "the file has no column “#0”"),
        ("shoe=Kunde", "there is no field “shoe”"),
        ("=Kunde", "there is no field “”"),
        ("Kunde", "--map “Kunde” has no equals sign"),
        ('name="Kunde', '--map “name="Kunde” ends within quotes'),
    ],
)
def test_what_cannot_be_meant_is_refused(typed: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_map([typed], HEADER)
    assert refused.value.message == said
    assert refused.value.hint


def test_a_column_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UsageError) as refused:
        read_map(["name=X"], ["One", "Two\nlines", "L" * 90, *map(str, range(50))])
    assert refused.value.details == (
        f"the columns are: One, Two lines, {'L' * 60}…, "
        + ", ".join(map(str, range(37)))
        + ", … and 13 more",
    )


def test_stages_are_typed_with_their_word_first() -> None:
    assert read_pairs(["Negotiation=50,Contract Sent = 90", 'a\\,b="c"'], "stage") == {
        "Negotiation": "50",
        "Contract Sent": "90",
        "a,b": "c",
    }


def test_the_last_equals_sign_of_a_stage_divides() -> None:
    assert read_pairs(["p=5%=opportunity"], "stage") == {"p=5%": "opportunity"}


@pytest.mark.parametrize("typed", ["Negotiation", "=50", "Negotiation="])
def test_half_a_pair_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match=r"--stage"):
        read_pairs([typed], "stage")


@given(st.lists(st.text(min_size=1, max_size=8).map(str.strip).filter(bool), unique=True))
def test_any_name_can_be_typed_in_quotes(names: list[str]) -> None:
    quoted = [name.replace("\\", "\\\\").replace('"', '\\"') for name in names]
    typed = ",".join(f'note="{name}"' for name in quoted)
    assert read_map([typed] if names else [], names) == ({"note": names} if names else {})


@given(st.text(max_size=40))
def test_nothing_typed_is_anything_but_read_or_refused(text: str) -> None:
    for read in (lambda: read_map([text], HEADER), lambda: read_pairs([text], "kind")):
        with suppress(UsageError):
            read()


def test_what_was_typed_counts_before_what_is_known() -> None:
    header = ["Name", "Company", "Phone"]
    found = understood("contacts", header, [], typed={"name": ["Company"], "org": ["Name"]})
    assert [(column.field, column.how) for column in found.columns] == [
        ("org", "typed"),
        ("name", "typed"),
        ("phone", "alike"),
    ]
    assert found.record(["Engines", "Ada", "1"]) == {"org": "Engines", "name": "Ada", "phone": "1"}


def test_names_typed_twice_are_joined_in_that_order() -> None:
    header = ["Rufname", "Zuname", "Name"]
    found = understood("contacts", header, [], typed={"name": ["Zuname", "Rufname"]})
    assert found.record(["Ada", "Lovelace", "x"]) == {"name": "Lovelace Ada"}
    assert found.record(["伟", "张", "x"]) == {"name": "张伟"}
    assert found.notes == ("1 column is left alone: Name",)


def test_a_typed_phone_comes_first_and_the_others_stay() -> None:
    header = ["Name", "Mobile", "Geheim"]
    found = understood("contacts", header, [], typed={"phone": ["Geheim"]})
    assert found.record(["Ada", "1", "2"]) == {
        "name": "Ada",
        "phone": "2",
        "note": "phone (mobile): 1",
    }


def test_a_field_typed_without_a_column_has_none() -> None:
    found = understood("contacts", ["Name", "Tags"], [], typed={"tags": []})
    assert found.record(["Ada", "x"]) == {"name": "Ada"}
    assert found.columns[1].field is None


def test_a_column_typed_as_skipped_is_not_taken() -> None:
    found = understood("contacts", ["Name", "Note"], [], typed={"skip": ["Note"]})
    assert found.record(["Ada", "x"]) == {"name": "Ada"}
    assert (found.columns[1].field, found.columns[1].how, found.notes) == (None, "typed", ())


def test_a_typed_single_column_puts_the_known_one_aside() -> None:
    found = understood("contacts", ["Name", "Title", "Amt"], [], typed={"title": ["Amt"]})
    assert found.record(["Ada", "x", "y"]) == {"name": "Ada", "title": "y"}
