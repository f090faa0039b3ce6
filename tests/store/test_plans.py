"""How SQLite answers: by an index wherever a store of 100 thousand cards would be felt."""

from __future__ import annotations

import pytest

from pipelinecli.store import _sql, cards
from tests.store.rows import memory
from tests.store.statements import DECLARED, bind_names, text_of

MUST_SCAN = {
    "ACTIVITIES_ANY_AT_ALL": "SCAN activity USING COVERING INDEX activity_of_attempt",  # one row
    "CARDS_BY_PART": "SCAN card USING COVERING INDEX card_by_name",  # a text inside any name
    "CARDS_COUNTS": "SCAN attempt USING COVERING INDEX attempt_newest_on_board",
    "CARDS_LIST_BY_FIRST_MEETING": "SCAN attempt USING INDEX attempt_by_first_meeting",
    "CARDS_LIST_BY_ID": "SCAN card",
    "CARDS_LIST_BY_NAME": "SCAN card USING INDEX card_by_name",
    "CARDS_LIST_BY_NEXT_STEP": "SCAN attempt USING INDEX attempt_by_next_step",
    "CARDS_LIST_BY_SINCE": "SCAN attempt USING INDEX attempt_by_since",
    "CHANGES_TAKEN_BACK": "SCAN change_set",  # until one is found that is in force
    "CHECKINS_NOTES": "SCAN checkin",  # three rows a week, when somebody is erased
    "DUPLICATES_COUNT": "SCAN card",  # everybody is compared
    "DUPLICATES_PEOPLE": "SCAN card",  # with those who have something in common
    "EXPORTING_ACTIVITIES": "SCAN activity",  # all of it goes out, in order
    "EXPORTING_CARDS": "SCAN card",
    "EXPORTING_CONTACTS": "SCAN card",
    "EXPORTING_COUNT_ACTIVITIES": "SCAN activity USING COVERING INDEX activity_of_attempt",
    "EXPORTING_COUNT_CARDS": "SCAN card",
    "EXPORTING_COUNT_CONTACTS": "SCAN card",
    "EXPORTING_COUNT_SHEETS": "SCAN checkin USING COVERING INDEX sqlite_autoindex_checkin_1",
    "EXPORTING_COUNT_STAGES": "SCAN stage_change USING COVERING INDEX stage_change_of_card",
    "EXPORTING_SHEETS": "SCAN checkin USING INDEX checkin_by_day",
    "EXPORTING_STAGES": "SCAN stage_change",
    "FIGURES_COURSES": "SCAN attempt",  # every attempt counts
    "FIGURES_ENDS": "SCAN attempt",
    "FIGURES_LIVES": "SCAN attempt",
    "FIGURES_MOVES": "SCAN stage_change USING INDEX stage_change_of_attempt",  # every stay
    "FIGURES_OPENED": "SCAN attempt",
    "FIGURES_SPANS": "SCAN attempt",  # every attempt counts in a curve
    "FIGURES_STANDING": "SCAN attempt",
    "HISTORIES_ATTEMPTS": "SCAN attempt USING INDEX attempt_of_card",  # whom a file can name
    "HISTORIES_CARDS": "SCAN card",  # a file of deals is compared with every card
    "HISTORIES_PEOPLE": "SCAN card",  # whom a file can name
    "IMPORTING_PEOPLE": "SCAN card",  # a file of contacts is compared with everybody
    "JOURNAL_FIRST_RECORDED": "SCAN change_set",  # one row of it
    "JOURNAL_OF_PERSON": "SCAN journal",  # when somebody is erased, or their history is asked for
    "JOURNAL_LAST_RECORDED": "SCAN change_set",  # a few rows of it
    "MENTIONS_ACTIVITIES": "SCAN activity",  # when somebody is erased
    "MENTIONS_ATTEMPTS": "SCAN attempt",  # when somebody is erased
    "MENTIONS_CARDS": "SCAN card",  # when somebody is erased
    "MENTIONS_MOVES": "SCAN stage_change",  # when somebody is erased
    "MENTIONS_TAGS": "SCAN tag",  # when somebody is erased
    "RATIOS_CONTACTS": "SCAN card",  # whoever was opened in a period
    "RATIOS_COUNT_CLOSED": "SCAN attempt",  # a close has its day in itself
    "RATIOS_COUNT_CONTACTS": "SCAN card",
    "RATIOS_PREMIUMS": "SCAN attempt",
    "RESTORING_CARDS": "SCAN card",  # how many there are, before and after
    "RESTORING_ERASED": "SCAN attempt",  # whoever was erased stays so
    "SETTINGS_EVERY": "SCAN setting USING INDEX sqlite_autoindex_setting_1",
    "STANDINGS_SPECIAL": "SCAN stage_change USING INDEX stage_change_of_card",  # a few of them
}
"""A list streams every card, in its order; the rest have their reason."""
PASSING = (
    "SCAN moved",
    "SCAN latest",
    "SCAN life",
    "SCAN erased_attempt",
    "SCAN each VIRTUAL TABLE INDEX 1:",
    "SCAN wanted VIRTUAL TABLE INDEX 1:",
    "SCAN week VIRTUAL TABLE INDEX 1:",
    "SCAN listed",
    "SCAN CONSTANT ROW",
)
"""What a statement has gathered by itself or was given, and then goes through."""


def plan(name: str) -> list[str]:
    text = text_of(name)
    binds = dict.fromkeys(bind_names(text))
    return [row[3] for row in memory().execute(f"EXPLAIN QUERY PLAN {text}", binds)]


@pytest.mark.parametrize("name", DECLARED)
def test_only_what_needs_every_row_reads_every_row(name: str) -> None:
    scans = [step for step in plan(name) if step.startswith("SCAN") and step not in PASSING]
    assert scans == ([MUST_SCAN[name]] if name in MUST_SCAN else [])


@pytest.mark.parametrize("statement", cards.LISTS.values(), ids=cards.LISTS.keys())
def test_a_list_comes_in_order_without_being_sorted_first(statement: str) -> None:
    [name] = [name for name in DECLARED if text_of(name) == statement]
    assert not any("TEMP B-TREE" in step for step in plan(name))


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("CARDS_BY_ID", "SEARCH card USING INTEGER PRIMARY KEY (rowid=?)"),
        ("CARDS_BY_NAME", "SEARCH card USING INDEX card_by_name (name_key=?)"),
        ("CARDS_SAME_PHONE", "SEARCH card USING INDEX card_by_phone (phone_key=?)"),
        ("CARDS_SAME_EMAIL", "SEARCH card USING INDEX card_by_email (email_key=?)"),
        (
            "CARDS_NAMES_STARTING",
            "SEARCH card USING INDEX card_by_name (name_key>? AND name_key<?)",
        ),
        ("CARDS_ON_BOARD", "SEARCH attempt USING INDEX attempt_on_board (stage=?)"),
        ("CARDS_NEWEST_ON_BOARD", "SEARCH attempt USING INDEX attempt_newest_on_board (stage=?)"),
        (
            "CARDS_ANNIVERSARIES",
            "SEARCH policy USING INDEX attempt_by_anniversary (<expr>>? AND <expr><?)",
        ),
        (
            "CARDS_BIRTHDAYS",
            "SEARCH card USING INDEX card_by_birthday (<expr>>? AND <expr><?)",
        ),
        (
            "GOALS_DONE",
            "SEARCH activity USING COVERING INDEX activity_by_time (at>? AND at<?)",
        ),
        ("GOALS_DONE", "SEARCH tally USING INDEX tally_by_day (day>? AND day<?)"),
        ("CARDS_SPOKEN_TO", "SEARCH activity USING INDEX activity_by_time (at>? AND at<?)"),
        ("CARDS_WANTING_ATTENTION", "SEARCH each USING INDEX attempt_in_play (ended_at=?)"),
        (
            "MOVES_STAGE_BEFORE",
            "SEARCH stage_change USING COVERING INDEX stage_change_of_card (card_id=? AND at<?)",
        ),
        (
            "MOVES_MOVED_SINCE",
            "SEARCH stage_change USING COVERING INDEX stage_change_by_time (at>?)",
        ),
        (
            "MOVES_MOVED_BETWEEN",
            "SEARCH stage_change USING INDEX stage_change_by_time (at>? AND at<?)",
        ),
        (
            "ACTIVITIES_WORKED_BETWEEN",
            "SEARCH activity USING INDEX activity_by_time (at>? AND at<?)",
        ),
        (
            "CHECKINS_DAYS",
            "SEARCH checkin USING COVERING INDEX checkin_by_day (day>? AND day<?)",
        ),
        ("CHECKINS_BETWEEN", "SEARCH checkin USING INDEX checkin_by_day (day>? AND day<?)"),
        (
            "CHECKINS_ENTRIES",
            "SEARCH checkin_entry USING INDEX checkin_entry_of_checkin (checkin_id=?)",
        ),
        (
            "CHECKINS_STRIP",
            "SEARCH checkin_entry USING INDEX checkin_entry_of_card (card_id=?)",
        ),
        (
            "CHECKINS_PAPERWORK",
            "SEARCH stage_change USING INDEX stage_change_of_card (card_id=?)",
        ),
        (
            "CHECKINS_WORK",
            "SEARCH stage_change USING INDEX stage_change_of_card (card_id=? AND at<?)",
        ),
        ("CHECKINS_WORK", "SEARCH activity USING INDEX activity_of_card (card_id=? AND at<?)"),
        (
            "CHECKINS_WORK",
            "SEARCH journal USING INDEX journal_of_row (table_name=? AND row_id=?)",
        ),
        ("PROSPECTS_EFFECTIVE", "SEARCH attempt USING INDEX attempt_on_board (stage=?)"),
        ("STANDINGS_MOVED", "SEARCH stage_change USING COVERING INDEX stage_change_by_time (at>?)"),
        ("STANDINGS_MOVES", "SEARCH stage_change USING COVERING INDEX stage_change_by_time (at>?)"),
        ("CHANGES_TAKEN_BACK", "SEARCH undone USING COVERING INDEX undone_by (by_id>?)"),
        ("CHANGES_ROWS", "SEARCH journal USING INDEX journal_of_change_set (change_set_id=?)"),
        ("CHANGES_NEWEST", "SEARCH change_set USING INTEGER PRIMARY KEY (rowid<?)"),
    ],
)
def test_what_is_asked_every_day_is_looked_up(name: str, step: str) -> None:
    assert step in plan(name)


@pytest.mark.parametrize("name", ["CARDS_ON_BOARD", "CARDS_NEWEST_ON_BOARD"])
def test_the_first_cards_of_a_column_are_read_and_no_more(name: str) -> None:
    assert not any("TEMP B-TREE" in step for step in plan(name))


@pytest.mark.parametrize("name", ["CHECKINS_BETWEEN", "CHECKINS_ENTRIES", "JOURNAL_FIRST_RECORDED"])
def test_rows_that_were_handed_in_come_in_order_without_being_sorted(name: str) -> None:
    assert not any("TEMP B-TREE" in step for step in plan(name))


def test_the_statements_named_here_are_all_there() -> None:
    assert MUST_SCAN.keys() <= DECLARED.keys()
    assert cards.LISTS["stage"] == _sql.CARDS_LIST_OF_STAGE
