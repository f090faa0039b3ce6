"""A public data set's pipeline, taken in: every total is that of the file, by SQL."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pipelinecli.services.checkup import look
from tests.builders import Diary, pinned
from tests.services.importing.files import taken
from tests.services.importing.pipeline import AGENTS, HEADER, SIZE, TODAY, opportunities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.services.importing.outcome import Outcome
    from tests.services.importing.pipeline import Opportunity

ROWS = opportunities()
DAYS = "CAST(julianday(issued_on) - julianday(first_meeting) AS INTEGER)"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Diary, Outcome]]:
    """Take in the whole file, once."""
    diary = Diary(tmp_path_factory.mktemp("whole"))
    yield diary, taken("cards", diary.desk(TODAY), HEADER, [row.cells for row in ROWS])
    diary.store.close()


def totals(diary: Diary, of: str = "1") -> dict[str, tuple[int, int]]:
    """Return how many attempts ended how, and the sum of their premiums, by SQL."""
    sums = "SELECT coalesce(outcome, 'open'), count(*), coalesce(sum(premium), 0) FROM attempt"
    rows = diary.rows(f"{sums} JOIN card ON card.id = card_id WHERE {of} GROUP BY 1")
    return {how: (count, minor) for how, count, minor in rows}


def expected(rows: Sequence[Opportunity]) -> dict[str, tuple[int, int]]:
    """Return the same of the file."""
    names = {"Won": "closed", "Lost": "lost"}
    counts = Counter(names.get(row.stage, "open") for row in rows)
    won = sum(row.value or 0 for row in rows if row.stage == "Won") * 100
    return {how: (count, won if how == "closed" else 0) for how, count in counts.items()}


def test_every_row_is_a_card(whole: tuple[Diary, Outcome]) -> None:
    diary, outcome = whole
    assert (outcome.new, outcome.rows, outcome.problems, outcome.written) == (SIZE, SIZE, 0, True)
    prospecting = sum(row.engaged is None for row in ROWS)
    assert outcome.remarks == (f"{prospecting} deals have no day, and begin today.",)
    assert diary.rows("SELECT count(*), count(DISTINCT uid) FROM card") == [(SIZE, SIZE)]


def test_won_lost_and_open_and_their_sums_are_those_of_the_file(
    whole: tuple[Diary, Outcome],
) -> None:
    assert totals(whole[0]) == expected(ROWS)


def test_so_they_are_for_each_owner_by_tag(whole: tuple[Diary, Outcome]) -> None:
    for number in range(AGENTS):
        name = f"Agent {number:02}"
        of = f"card_id IN (SELECT card_id FROM tag WHERE name = 'owner:{name}')"  # noqa: S608
        assert totals(whole[0], of) == expected([row for row in ROWS if row.agent == name])


def test_every_duration_from_engaged_to_closed_is_that_of_the_file(
    whole: tuple[Diary, Outcome],
) -> None:
    days = {
        row.id: (row.closed - row.engaged).days
        for row in ROWS
        if row.stage == "Won" and row.closed and row.engaged
    }
    found = whole[0].rows(
        f"SELECT name, {DAYS} FROM attempt JOIN card ON card.id = card_id"  # noqa: S608 - ours
        " WHERE outcome = 'closed' AND held = 1"
    )
    names = {row.id: f"{row.account} ({row.id})" for row in ROWS}
    assert dict(found) == {names[number]: lasted for number, lasted in days.items()}
    lost = "SELECT count(*), sum(held) FROM attempt WHERE outcome = 'lost'"
    assert whole[0].rows(lost) == [(expected(ROWS)["lost"][0],) * 2]


def test_who_reached_which_stage_is_what_the_file_says(whole: tuple[Diary, Outcome]) -> None:
    moved = whole[0].rows(
        "SELECT to_stage, kind, count(DISTINCT attempt_id) FROM stage_change GROUP BY 1, 2"
    )
    stages = Counter(row.stage for row in ROWS)
    assert {(stage, kind): count for stage, kind, count in moved} == {
        ("opportunity", "new"): SIZE,
        ("25", "earned"): SIZE - stages["Prospecting"],
        ("closed", "earned"): stages["Won"],
        ("lost", "lost"): stages["Lost"],
    }


def test_a_blank_account_leaves_the_number_of_the_deal_as_its_name(
    whole: tuple[Diary, Outcome],
) -> None:
    blank = next(row for row in ROWS if not row.account)
    assert whole[0].rows("SELECT org, note FROM card WHERE name = ?", blank.id) == [
        (None, f"product: {blank.product}")
    ]


def test_a_sale_worth_nothing_is_a_sale(whole: tuple[Diary, Outcome]) -> None:
    free = sum(row.value == 0 for row in ROWS if row.stage == "Won")
    assert free
    assert whole[0].rows(
        "SELECT count(*) FROM attempt WHERE premium = 0 AND received = 0 AND currency = 'CNY'"
    ) == [(free,)]


def test_a_check_up_finds_it_sound(whole: tuple[Diary, Outcome]) -> None:
    findings = look(whole[0].path, pinned(TODAY))
    assert [one.said for one in findings if one.state.value == "problem"] == []


def test_the_same_file_again_is_nothing_new(whole: tuple[Diary, Outcome]) -> None:
    diary, _ = whole
    before = diary.rows("SELECT count(*), max(id) FROM journal")
    again = taken("cards", diary.desk("2018-01-05"), HEADER, [row.cells for row in ROWS])
    assert (again.new, again.same, again.written, again.remarks) == (0, SIZE, False, ())
    assert diary.rows("SELECT count(*), max(id) FROM journal") == before


@pytest.mark.parametrize("number", range(0, AGENTS, 7))
def test_with_an_owner_only_those_deals_are_taken_in(diary: Diary, number: int) -> None:
    name = f"Agent {number:02}"
    rows = [row.cells for row in ROWS]
    outcome = taken("cards", diary.desk(TODAY), HEADER, rows, owner=name.upper())
    own = [row for row in ROWS if row.agent == name]
    assert (outcome.new, outcome.others, outcome.left_out) == (
        len(own),
        SIZE - len(own),
        SIZE - len(own),
    )
    assert totals(diary) == expected(own)
    assert diary.rows("SELECT count(*) FROM tag") == [(0,)]
