"""A row of the sheet: its order, its counts, what became of it, and who differs since."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.calendar import checkin_of
from pipelinecli.method.sheet import (
    Difference,
    Entry,
    HandIn,
    RowStatus,
    SheetRow,
    differences,
    sheet_row,
)
from pipelinecli.method.stages import BOARD, Stage

WINDOW = checkin_of(date(2026, 3, 2))
FIRST = date(2026, 3, 2)
ANN = Entry(1, "Ann", Stage.P25, FIRST)
BO = Entry(2, "Bo", Stage.APPOINTMENT, date(2026, 3, 5))
CY = Entry(3, "Cy", Stage.OPPORTUNITY, None)
IN_TIME = HandIn(datetime(2026, 3, 4, 9, tzinfo=UTC), 1, late=False, cycle=28)
LATE = IN_TIME._replace(late=True)
ENTRIES = st.lists(
    st.builds(
        Entry,
        id=st.integers(1, 4),
        name=st.sampled_from(["Ann", "Bo"]),
        stage=st.sampled_from(Stage),
        first_meeting=st.sampled_from([None, FIRST, date(2026, 3, 5)]),
        overridden=st.booleans(),
    ),
    unique_by=lambda entry: entry.id,
)


@pytest.mark.parametrize(
    ("hand_in", "differing", "status"),
    [
        (None, (), RowStatus.OPEN),
        (IN_TIME, (), RowStatus.HANDED_IN),
        (LATE, (), RowStatus.LATE),
        (IN_TIME, (Difference(None, ANN),), RowStatus.AMENDED),
        (LATE, (Difference(None, ANN),), RowStatus.AMENDED),
    ],
)
def test_what_has_become_of_a_row(
    hand_in: HandIn | None, differing: tuple[Difference, ...], status: RowStatus
) -> None:
    assert SheetRow(WINDOW, (), hand_in, differing).status is status


def test_the_tokens_are_the_ones_scripts_rely_on() -> None:
    assert [str(status) for status in RowStatus] == ["open", "handed-in", "late", "amended"]


def test_entries_stand_by_column_first_meeting_and_card() -> None:
    later = ANN._replace(id=7, first_meeting=date(2026, 3, 3))
    undated = ANN._replace(id=8, first_meeting=None)
    twin, lost = ANN._replace(id=9), ANN._replace(id=5, stage=Stage.LOST)
    row = sheet_row(WINDOW, [lost, twin, later, ANN, undated, BO, CY])
    assert row == SheetRow(WINDOW, (CY, BO, undated, ANN, twin, later, lost))


@given(entries=ENTRIES)
def test_each_column_is_counted_and_whoever_is_off_the_board_is_not(entries: list[Entry]) -> None:
    row = sheet_row(WINDOW, entries)
    assert list(row.subtotal) == list(BOARD)
    assert row.subtotal == {
        stage: sum(entry.stage is stage for entry in entries) for stage in BOARD
    }
    assert [entry for stage in (*BOARD, Stage.LOST) for entry in row.column(stage)] == list(
        row.entries
    )


def test_a_contact_who_was_added_left_or_stands_elsewhere_differs() -> None:
    up = ANN._replace(stage=Stage.P50)
    earlier = BO._replace(first_meeting=date(2026, 3, 4))
    assert differences([ANN, BO], [up, earlier, CY]) == (
        Difference(ANN, up), Difference(BO, earlier), Difference(None, CY),
    )  # fmt: skip
    assert differences([CY, ANN], [ANN]) == (Difference(CY, None),)


def test_a_corrected_name_and_an_override_are_the_same_work() -> None:
    assert differences([ANN], [ANN._replace(name="Anne", overridden=True)]) == ()


def test_they_are_told_by_card_whatever_their_order() -> None:
    found = differences([BO, ANN], [CY])
    assert found == (Difference(ANN, None), Difference(BO, None), Difference(None, CY))


def test_whoever_is_left_out_does_not_differ() -> None:
    assert differences([ANN, BO], [CY], leaving_out={1, 3}) == (Difference(BO, None),)


def test_whoever_is_another_card_now_is_compared_with_that_one() -> None:
    anew = ANN._replace(id=7, name="Anne")
    assert differences([ANN], [anew], became={1: 7}) == ()
    up = anew._replace(stage=Stage.P50)
    assert differences([ANN], [up], became={1: 7}) == (Difference(ANN, up),)
    assert differences([ANN], [], became={1: 7}) == (Difference(ANN, None),)
    assert differences([ANN], [up], became={1: 7}, leaving_out={7}) == ()


def test_of_several_who_are_one_now_any_place_is_as_before_and_their_own_is_told() -> None:
    dee = Entry(4, "Dee", Stage.P50, FIRST)
    became = {2: 4, 3: 4}
    for stands in (dee, BO._replace(id=4), CY._replace(id=4)):
        assert differences([BO, CY, dee], [stands], became=became) == ()
    up = dee._replace(stage=Stage.P90)
    assert differences([BO, CY, dee], [up], became=became) == (Difference(dee, up),)
    assert differences([BO, CY], [up], became=became) == (Difference(BO, up),)


@given(entries=ENTRIES)
def test_a_row_does_not_differ_from_itself(entries: list[Entry]) -> None:
    assert differences(entries, reversed(entries)) == ()


@given(then=ENTRIES, now=ENTRIES)
def test_each_card_differs_once_and_both_ways_alike(then: list[Entry], now: list[Entry]) -> None:
    found = differences(then, now)
    cards = [(pair.was or pair.now or ANN).id for pair in found]
    assert cards == sorted(set(cards))
    assert differences(now, then) == tuple(Difference(pair.now, pair.was) for pair in found)
