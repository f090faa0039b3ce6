"""Stays in a column: when they begin, when they are over, and which of them count."""

from __future__ import annotations

from pipelinecli.method.figures.stays import Move, Stay, stays
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage

OPPORTUNITY, P25, P50, P90 = Stage.OPPORTUNITY, Stage.P25, Stage.P50, Stage.P90
NEW, EARNED, BACK = MoveKind.NEW, MoveKind.EARNED, MoveKind.FALL_BACK


def told(moves: list[Move], opened: dict[int, str] | None = None) -> list[Stay]:
    return list(stays(moves, opened or {}))


def test_a_stay_is_over_with_the_next_move_and_each_visit_is_one() -> None:
    moves: list[Move] = [
        (1, "a", OPPORTUNITY, NEW),
        (1, "b", P25, EARNED),
        (1, "c", P50, EARNED),
        (1, "d", P25, BACK),
        (1, "e", P50, EARNED),
        (2, "a", OPPORTUNITY, NEW),
        (2, "z", Stage.LOST, MoveKind.LOST),
    ]
    assert told(moves) == [
        Stay(1, OPPORTUNITY, "a", "b"),
        Stay(1, P25, "b", "c"),
        Stay(1, P50, "c", "d"),
        Stay(1, P25, "d", "e"),
        Stay(2, OPPORTUNITY, "a", "z"),
    ]


def test_an_override_spoils_the_stay_it_ends_and_the_one_it_begins() -> None:
    moves: list[Move] = [
        (1, "a", OPPORTUNITY, NEW),
        (1, "b", P25, EARNED),
        (1, "c", P90, MoveKind.OVERRIDE),
        (1, "d", Stage.CLOSED, EARNED),
    ]
    assert [(stay.stage, stay.is_forced) for stay in told(moves)] == [
        (OPPORTUNITY, False),
        (P25, True),
        (P90, True),
    ]


def test_a_merge_that_moves_nothing_ends_no_stay() -> None:
    moves: list[Move] = [
        (1, "a", OPPORTUNITY, NEW),
        (1, "b", P25, EARNED),
        (1, "c", P25, MoveKind.MERGED),
        (1, "d", P50, EARNED),
    ]
    assert told(moves)[1:] == [Stay(1, P25, "b", "d")]


def test_who_is_erased_does_not_say_how_long_it_would_have_been() -> None:
    moves: list[Move] = [
        (1, "a", OPPORTUNITY, NEW),
        (1, "b", P25, EARNED),
        (1, "c", Stage.LOST, MoveKind.FORGOTTEN),
    ]
    assert told(moves) == [Stay(1, OPPORTUNITY, "a", "b")]


def test_a_later_attempt_stands_in_column_1_from_when_it_began() -> None:
    moves: list[Move] = [(7, "d", P25, EARNED), (7, "f", P50, EARNED)]
    assert told(moves, {7: "b"}) == [
        Stay(7, OPPORTUNITY, "b", "d"),
        Stay(7, P25, "d", "f"),
    ]


def test_one_that_began_with_its_first_move_did_not_stand_in_column_1() -> None:
    moves: list[Move] = [(7, "d", P25, EARNED), (7, "f", P50, EARNED)]
    assert told(moves, {7: "d"}) == [Stay(7, P25, "d", "f")]


def test_a_reopened_card_stands_in_column_1_from_the_reopening() -> None:
    moves: list[Move] = [(7, "d", OPPORTUNITY, MoveKind.REOPENED), (7, "f", P25, EARNED)]
    assert told(moves, {7: "d"}) == [Stay(7, OPPORTUNITY, "d", "f")]


def test_without_moves_there_are_no_stays() -> None:
    assert told([], {7: "a"}) == []
