"""What a check-up can find: each thing has a meaning, and findings come in one order."""

from __future__ import annotations

from pipelinecli.method.checkup.findings import Check, Finding, Said, State, in_order
from pipelinecli.method.checkup.meanings import MEANING, UNUSABLE, found


def test_a_finding_is_told_of_its_check_unless_another_says_it() -> None:
    assert found(Said.ROOM, free=7) == Finding(Check.SPACE, State.OK, Said.ROOM, {"free": 7})
    elsewhere = found(Said.UNCHECKED, Check.JOURNAL, reason="x")
    assert (elsewhere.check, elsewhere.state) == (Check.JOURNAL, State.PROBLEM)


def test_findings_come_check_by_check_and_what_was_done_comes_first() -> None:
    given = [
        found(Said.BACKUPS_OLD),
        found(Said.BACKED_UP),
        found(Said.FILE_FINE),
        found(Said.SOUND),
        found(Said.FILE_LINK),
    ]
    assert [finding.said for finding in in_order(given)] == [
        Said.FILE_LINK,
        Said.SOUND,
        Said.BACKED_UP,
        Said.BACKUPS_OLD,
    ]


def test_that_all_is_well_is_said_where_nothing_else_is() -> None:
    fine = [found(said) for said, meaning in MEANING.items() if meaning.state is State.OK]
    assert in_order(fine) == sorted(fine, key=lambda finding: list(Check).index(finding.check))
    assert {finding.check for finding in fine} == set(Check)


def test_what_makes_a_store_unusable_is_a_problem() -> None:
    assert {MEANING[said].state for said in UNUSABLE} == {State.PROBLEM}
