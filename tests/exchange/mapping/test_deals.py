"""What a row of a deal, of a change and of an activity says, and which of these a file has."""

from __future__ import annotations

import pytest

from pipelinecli.exchange.mapping.columns import Understanding, understood
from pipelinecli.exchange.mapping.fields import Shape
from tests.exchange.mapping.exports import (
    CALL_LOG,
    CHINESE_CALLS,
    CHINESE_DEALS,
    EVERY,
    HUBSPOT_DEALS,
    OPPORTUNITIES,
    PIPEDRIVE_DEALS,
    SALESFORCE_API,
    SALESFORCE_HISTORY,
    Export,
)


def record(export: Export, cells: dict[str, str]) -> dict[str, str]:
    """Return what a row with these cells says; its other columns are empty."""
    found = understood(export.kind, export.header, [])
    return found.record([cells.get(header, "") for header in export.header])


def cards(header: str, *rows: str) -> Understanding:
    """Return how a list of deals or changes with commas is understood."""
    return understood("cards", header.split(","), [row.split(",") for row in rows])


def test_a_row_of_the_public_table_of_opportunities() -> None:
    cells = "1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2016-10-20,2017-03-01,1054"
    assert understood("cards", OPPORTUNITIES.header, []).record(cells.split(",")) == {
        "id": "1C1I7A6R",
        "owner": "Moses Frase",
        "plan": "GTX Plus Basic",
        "account": "Cancity",
        "stage": "Won",
        "engaged": "2016-10-20",
        "closed": "2017-03-01",
        "value": "1054",
    }


def test_a_deal_won_in_pipedrive_says_when() -> None:
    assert record(
        PIPEDRIVE_DEALS,
        {
            "Deal - ID": "7",
            "Deal - Title": "Mills",
            "Deal - Stage": "Negotiations Started",
            "Deal - Status": "Won",
            "Deal - Won time": "2024-03-05 14:00:00",
            "Deal - Lost time": "2024-01-01 09:00:00",
            "Deal - Value": "0",
        },
    ) == {
        "id": "7",
        "name": "Mills",
        "stage": "Negotiations Started",
        "outcome": "Won",
        "closed": "2024-03-05 14:00:00",
        "value": "0",
    }


@pytest.mark.parametrize(
    ("won", "lost", "expected"),
    [
        ("2024-03-05", "", {"outcome": "won", "closed": "2024-03-05"}),
        ("", "2024-03-05", {"outcome": "lost", "closed": "2024-03-05"}),
        ("", "", {}),
        ("2024-03-05", "2024-02-01", {}),
    ],
)
def test_a_day_it_was_won_or_lost_on_says_how_it_ended(
    won: str, lost: str, expected: dict[str, str]
) -> None:
    found = cards("id,stage,Won time,Lost time").record(["1", "x", won, lost])
    assert found == {"id": "1", "stage": "x", **expected}


@pytest.mark.parametrize(
    ("closed", "won", "outcome"),
    [
        ("true", "true", "won"),
        ("true", "false", "lost"),
        ("false", "false", "open"),
        ("", "", None),
    ],
)
def test_yes_and_no_in_columns_of_their_own_are_an_outcome(
    closed: str, won: str, outcome: str | None
) -> None:
    cells = {"Id": "006", "StageName": "Closed", "IsClosed": closed, "IsWon": won}
    assert record(SALESFORCE_API, cells).get("outcome") == outcome


def test_an_end_in_words_counts_before_yes_and_no() -> None:
    found = cards("id,stage,Status,Is Won,Closed,Won Time")
    assert found.record(["1", "x", "Lost", "yes", "2024-03-05", "2024-03-06"]) == {
        "id": "1",
        "stage": "x",
        "outcome": "Lost",
        "closed": "2024-03-05",
    }
    assert found.record(["1", "x", "", "yes", "", "2024-03-06"]) == {
        "id": "1",
        "stage": "x",
        "outcome": "won",
        "closed": "2024-03-06",
    }


def test_a_day_it_was_won_on_counts_for_a_deal_that_says_so_in_chinese() -> None:
    found = cards("商机编号,销售阶段,商机状态,赢单时间,输单时间")
    assert found.record(["1", "x", "赢单", "2024-03-05", "2024-02-01"])["closed"] == "2024-03-05"
    assert found.record(["1", "x", "输单", "2024-03-05", "2024-02-01"])["closed"] == "2024-02-01"


def test_lost_in_a_column_of_its_own_is_lost() -> None:
    found = cards("id,stage,Is Lost,Is Won")
    assert found.record(["1", "x", "yes", "no"])["outcome"] == "lost"
    assert found.record(["1", "x", "no", "no"])["outcome"] == "open"


def test_an_end_without_saying_which_is_none() -> None:
    assert "outcome" not in cards("id,stage,Is Closed").record(["1", "x", "yes"])


def test_the_close_date_of_another_system_is_the_expected_one() -> None:
    cells = {"Record ID": "1", "Deal Name": "Mills", "Deal Stage": "x", "Close Date": "2024-05-01"}
    assert record(HUBSPOT_DEALS, cells)["expected"] == "2024-05-01"


def test_the_unit_and_the_currency_of_a_header_are_said_with_the_sum() -> None:
    assert record(CHINESE_DEALS, {"商机名称": "年金", "金额（万元）": "1.5"}) == {
        "name": "年金",
        "value": "1.5万",
    }
    assert cards("id,stage,Amount (USD)").record(["1", "x", "5"]) == {
        "id": "1",
        "stage": "x",
        "value": "5",
        "currency": "USD",
    }
    assert cards("id,stage,金额（美元）").record(["1", "x", "5"])["currency"] == "USD"


def test_a_currency_in_a_column_of_its_own_counts_before_the_header_s() -> None:
    found = cards("id,stage,Amount (USD),Currency")
    assert found.record(["1", "x", "5", "EUR"])["currency"] == "EUR"


def test_a_sum_with_a_unit_of_its_own_is_left_as_it_is() -> None:
    assert record(CHINESE_DEALS, {"金额（万元）": "15000元"}) == {"value": "15000元"}


def test_the_person_of_a_deal_is_put_together() -> None:
    found = cards("id,stage,First Name,Last Name")
    assert found.record(["1", "x", "Ada", "Lovelace"])["contact"] == "Ada Lovelace"
    both = cards("id,stage,Contact,First Name,Last Name")
    assert both.record(["1", "x", "Whole", "Ada", ""])["contact"] == "Whole"
    assert both.record(["1", "x", "", "Ada", ""])["contact"] == "Ada"
    assert "contact" not in both.record(["1", "x", "", "", ""])


def test_notes_of_a_deal_are_lines() -> None:
    found = cards("id,stage,Note,Comments")
    assert found.record(["1", "x", "first", "second"])["note"] == "first\nComments: second"


def test_a_row_of_salesforce_s_history_is_a_change() -> None:
    assert record(
        SALESFORCE_HISTORY,
        {
            "Opportunity Name": "Mills",
            "From Stage": "Prospecting",
            "To Stage": "Qualification",
            "Last Modified": "3/5/2024 9:14 AM",
            "Created Date": "3/1/2024",
        },
    ) == {
        "name": "Mills",
        "from": "Prospecting",
        "to": "Qualification",
        "at": "3/5/2024 9:14 AM",
        "created": "3/1/2024",
    }


def test_a_stage_and_a_time_are_a_log_where_deals_come_again() -> None:
    header = "OpportunityId,StageName,Amount,CloseDate,CreatedDate"
    again = [f"006{n % 5},S{n},1,2024-05-01,2024-03-0{n % 9 + 1}T09:00:00Z" for n in range(20)]
    once = [f"006{n},S,1,2024-05-01,2024-03-01T09:00:00Z" for n in range(20)]
    log = cards(header, *again)
    assert (log.shape, log.record(again[0].split(","))) == (
        Shape.CHANGE,
        {"id": "0060", "to": "S0", "value": "1", "at": "2024-03-01T09:00:00Z"},
    )
    assert cards(header, *once).shape is Shape.DEAL


def test_a_few_deals_that_were_reopened_make_no_log() -> None:
    rows = [f"{n or 1},Won,2024-01-01,2024-02-01" for n in range(20)]
    assert cards("id,stage,created,closed", *rows).shape is Shape.DEAL
    assert cards("id,stage,date,age", *rows).shape is Shape.DEAL
    twice = [f"{n // 2},Won,2024-01-01,2024-02-01" for n in range(20)]
    assert cards("id,stage,date,closed", *twice).shape is Shape.DEAL
    assert cards("id,stage,date,age", *twice).shape is Shape.CHANGE


def test_what_was_typed_decides_between_a_deal_and_a_change() -> None:
    header, rows = ["id", "stage", "date"], [["1", "x", "2024-01-01"], ["1", "y", "2024-01-02"]]
    assert understood("cards", header, rows).shape is Shape.CHANGE
    as_deals = understood("cards", header, rows, typed={"stage": ["stage"]})
    assert as_deals.shape is Shape.DEAL
    as_log = understood("cards", header, rows[:1], typed={"to": ["stage"], "at": ["date"]})
    assert as_log.shape is Shape.CHANGE


def test_a_field_s_history_tells_which_field() -> None:
    header = "OpportunityId,Field,OldValue,NewValue,CreatedDate"
    assert cards(header).record(["006", "StageName", "A", "B", "2024-03-05T09:00:00Z"]) == {
        "id": "006",
        "what": "StageName",
        "from": "A",
        "to": "B",
        "at": "2024-03-05T09:00:00Z",
    }


def test_a_date_and_a_time_apart_are_a_moment() -> None:
    cells = {"Date": "2024-03-05", "Time": "14:00", "Type": "Call", "Duration": "5"}
    assert record(CALL_LOG, cells) == {
        "at": "2024-03-05 14:00",
        "kind": "Call",
        "minutes": "5",
    }


def test_seconds_say_so() -> None:
    assert record(CHINESE_CALLS, {"通话时长（秒）": "95"}) == {"minutes": "95 s"}
    assert record(CHINESE_CALLS, {"通话时长（秒）": "0:01:35"}) == {"minutes": "0:01:35"}


@pytest.mark.parametrize("name", [name for name in EVERY if EVERY[name].kind != "contacts"])
def test_an_empty_row_says_nothing(name: str) -> None:
    assert record(EVERY[name], dict.fromkeys(EVERY[name].header, "  ")) == {}
