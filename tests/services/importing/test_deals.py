"""Deals of all kinds of files: what they become, and every problem with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import UsageError
from pipelinecli.services.checkup import look
from tests.builders import pinned, refused
from tests.services.importing.files import problems, told

if TYPE_CHECKING:
    from pipelinecli.services.importing.outcome import Outcome
    from tests.builders import Diary

TODAY = "2026-03-20"


def take_in(diary: Diary, text: str, **asked: object) -> Outcome:
    return told("cards", diary.desk(TODAY), text, **asked)


def cards(diary: Diary) -> list[tuple[object, ...]]:
    return diary.rows(
        "SELECT name, org, stage, outcome, first_meeting, held, amount_low, currency, note"
        " FROM card JOIN attempt ON card_id = card.id AND current = 1 ORDER BY card.id"
    )


def test_another_systems_export_stands_where_its_stages_say(diary: Diary) -> None:
    outcome = take_in(
        diary,
        """
Deal Name,Deal Stage,Create Date,Close Date,Amount,Deal owner,Associated Contact,Record ID,Pipeline
Roof,Appointment Scheduled,2026-03-01,2026-05-31,1200,Ann,,1,Sales Pipeline
House,Decision Maker Bought-In,2026-03-02,2026-04-30,5000,Ann,Jo Bell,2,Sales Pipeline
Boat,Closed Won,2026-01-02,2026-02-11,900,"Bell, Jo",,3,Sales Pipeline
Car,Closed Lost,2026-01-05,2026-02-12,700,Ann,,4,Sales Pipeline
""",
    )
    assert problems(outcome) == []
    assert cards(diary) == [
        ("Roof", None, "appointment", None, None, 0, 120000, "CNY", "deal: 1"),
        ("House", None, "50", None, "2026-03-02", 1, 500000, "CNY", "contact: Jo Bell\ndeal: 2"),
        ("Boat", None, "closed", "closed", "2026-01-02", 1, None, "CNY", "deal: 3"),
        ("Car", None, "lost", "lost", "2026-01-05", 1, 70000, "CNY", "deal: 4"),
    ]
    assert diary.rows("SELECT DISTINCT name FROM tag ORDER BY 1") == [
        ("owner:Ann",),
        ("owner:Bell Jo",),
    ]
    assert diary.rows("SELECT person, signing FROM attempt WHERE stage = '50'") == [
        ("HubSpot: Decision Maker Bought-In", "2026-04-30")
    ]


def test_a_list_of_ones_own_needs_a_name_and_a_stage(diary: Diary) -> None:
    take_in(
        diary,
        "客户姓名,阶段,金额,下次跟进时间\n张三,面谈,12000,2026-03-25\n李四,约访,,2026-03-26\n",
    )
    assert [card[:6] for card in cards(diary)] == [
        ("张三", None, "25", None, None, 0),
        ("李四", None, "appointment", None, "2026-03-26", 0),
    ]
    again = take_in(diary, "客户姓名,阶段,金额,下次跟进时间\n张三,计划书,15000,\n张三,面谈,1,\n")
    assert (again.new, again.same) == (1, 1)


def test_how_it_ended_may_stand_in_a_column_of_its_own(diary: Diary) -> None:
    outcome = take_in(
        diary,
        """
deal name,stage,status,created,closed
a,Proposal,Won,2026-01-01,2026-02-01
b,Proposal,lost,2026-01-01,2026-02-02
c,Proposal,open,2026-01-01,
d,,Won,2026-01-01,2026-02-03
""",
    )
    assert problems(outcome) == []
    assert [(card[0], card[2]) for card in cards(diary)] == [
        ("a", "closed"), ("b", "lost"), ("c", "50"), ("d", "closed"),
    ]  # fmt: skip
    moves = diary.rows("SELECT to_stage FROM stage_change WHERE card_id = 2 ORDER BY at, id")
    assert moves == [("opportunity",), ("50",), ("lost",)]


def test_every_problem_is_told_with_its_column_and_nothing_is_written(diary: Diary) -> None:
    outcome = take_in(
        diary,
        """
deal id,deal name,stage,status,created,engaged,closed,value,currency
1,a,Voodoo,,,,,,
2,b,Won,,,2026-01-05,2026-01-04,,
3,c,Won,,,2026-01-05,,,
4,d,Lost,,,2026-01-05,2026-03-21,,
5,e,Won,lost,,2026-01-05,2026-01-08,,
6,f,,,,,,,
7,g,Engaging,,2026-13-01,,,-5,
8,h,Engaging,,,,,12,XXL
9,i,Engaging,,,,,12,EUR
10,j,Engaging,,,,,12,USD
11,k,Engaging,maybe,,2026-04-01,,,
9,i,Engaging,,,,,13,EUR
9,i,Engaging,,,,,12,EUR
""",
    )
    which = "leave one of them out, or say which column tells deals apart: --map id=COLUMN"
    assert problems(outcome) == [
        "2 stage: nothing says which stage “Voodoo” is; say it: --stage Voodoo=STAGE",
        "3 closed: it ended before it was engaged; put the two days right",
        "4 closed: it ended, and no column says when; write the day",
        "5 closed: it ended, on a day that has not come; write the day",
        "6 status: the stage says otherwise: Won; put one of them right",
        "7 stage: it has no stage; write one",
        "8 created: “2026-13-01” is a day that does not exist; write it like 2024-03-05",
        "8 value: “-5” is negative; write what was paid, or nothing",
        "9 value: “XXL” is not a currency; write a code such as CNY",
        "11 value: “12” is in USD, and the sums before are in EUR; import each currency by itself",
        "12 status: “maybe” is no outcome; write won, lost or open",
        f"13 deal id: this deal is in line 10 already, and otherwise; {which}",
    ]
    assert (outcome.new, outcome.left_out, outcome.repeated, outcome.written) == (1, 12, 1, False)
    assert not diary.store.exists()


def test_with_problems_the_good_rows_are_taken_in_where_that_is_asked_for(diary: Diary) -> None:
    text = "deal id,stage\n1,Voodoo\n2,Engaging\n"
    outcome = take_in(diary, text, skip_errors=True)
    assert (outcome.new, outcome.left_out, outcome.written) == (1, 1, True)
    mended = take_in(diary, text, stages={"Voodoo": "90"})
    assert (mended.new, mended.same) == (1, 1)
    assert [card[2] for card in cards(diary)] == ["25", "90"]


def test_a_dry_run_says_the_same_and_writes_nothing(diary: Diary) -> None:
    text = "deal id,stage,created\n1,Engaging,2026-03-01\n"
    outcome = take_in(diary, text, dry_run=True)
    assert (outcome.new, outcome.written, outcome.examples[0].name) == (1, False, "1")
    assert not diary.store.exists()


def test_a_number_that_a_card_has_goes_to_the_note_of_another(diary: Diary) -> None:
    diary.add("Ann", phone="138 0013 8000")
    take_in(
        diary,
        """
contact,stage,phone,email,account
Bo,Engaging,+86 13800138000,bo@x.com,Acme
Cy,Engaging,139,BO@x.com,Acme
""",
    )
    assert diary.rows("SELECT name, phone, email, org, note FROM card WHERE id > 1") == [
        ("Bo", None, "bo@x.com", "Acme", "phone: +86 13800138000"),
        ("Cy", "139", None, "Acme", "e-mail: BO@x.com"),
    ]


def test_sums_of_another_currency_than_ones_own_are_kept_and_it_is_said(diary: Diary) -> None:
    outcome = take_in(diary, "deal id,stage,value,currency\n1,Engaging,12.50,usd\n2,Engaging,3,\n")
    assert outcome.remarks == (
        "2 deals have no day, and begin today.",
        "The sums are in USD, yours are in CNY: pipeline config set currency USD",
    )
    assert diary.rows("SELECT amount_low, currency FROM attempt") == [(1250, "USD"), (300, "USD")]


def test_an_owner_nobody_has_is_told_who_there_are(diary: Diary) -> None:
    text = "deal id,stage,owner\n1,Engaging,Ann\n2,Engaging,Bo\n3,Engaging,\n"
    outcome = take_in(diary, text, owner="Cy")
    assert (outcome.new, outcome.others, outcome.written) == (0, 3, False)
    assert outcome.remarks == ("No deal is of that owner. The owners are: Ann, Bo",)
    with pytest.raises(UsageError):
        take_in(diary, "deal id,stage\n1,Engaging\n", owner="Cy")


def test_a_table_of_products_or_prices_is_refused_with_what_it_lacks(diary: Diary) -> None:
    assert refused(
        lambda: take_in(diary, "product,series,sales_price\nGTX Basic,GTX,550\n")
    ).splitlines() == [
        "usage: no column says which deal it is; say which one is: --map name=COLUMN",
        "  the columns are: product, series, sales_price",
        "  name: what the deal is called",
    ]
    assert refused(
        lambda: take_in(diary, "sales_agent,manager,regional_office\nAnn,Bo,East\n")
    ).startswith("usage: no column says which deal it is")
    assert refused(
        lambda: take_in(diary, "account,sector,revenue\nAcme,tech,1100.04\n")
    ).startswith("usage: no column is the stage")


def test_a_log_may_come_in_any_order_and_names_the_deal_last_as_it_is_now(diary: Diary) -> None:
    outcome = take_in(
        diary,
        """
deal id,deal name,account,owner,from stage,to stage,date,field
7,New name,Acme,Ann,Proposal,Won,2026-02-03,Stage
8,Other,,Bo,,Engaging,2026-01-05,Stage
7,Old name,Acme,Ann,,Engaging,2026-01-02,Stage
7,Old name,Acme,Ann,100,200,2026-01-09,Amount
7,Old name,Acme,Ann,Engaging,Proposal,2026-01-09,Stage
""",
    )
    assert problems(outcome) == []
    assert outcome.remarks == ("1 change is not one of the stage.",)
    assert (outcome.new, outcome.rows) == (2, 5)
    stages = diary.rows("SELECT substr(at, 1, 10), to_stage FROM stage_change WHERE card_id = 1")
    assert stages == [
        ("2026-01-02", "opportunity"),
        ("2026-01-02", "25"),
        ("2026-01-09", "50"),
        ("2026-02-03", "closed"),
    ]
    assert [card[0] for card in cards(diary)] == ["New name", "Other"]


def test_of_a_deal_with_a_bad_row_no_row_is_taken_in(diary: Diary) -> None:
    text = """
deal id,owner,from stage,to stage,date
1,Ann,,Engaging,2026-01-02
1,Ann,Engaging,Voodoo,2026-01-05
2,Ann,,Engaging,2026-01-02
1,Ann,Voodoo,Won,2026-01-09
,Ann,,Engaging,2026-01-02
3,Ann,,Engaging,2026-03-21
3,Ann,,,
4,Bo,,Engaging,2026-01-02
"""
    outcome = take_in(diary, text, skip_errors=True, owner="ann")
    assert problems(outcome) == [
        "3 to stage: nothing says which stage “Voodoo” is; say it: --stage Voodoo=STAGE",
        "5 from stage: nothing says which stage “Voodoo” is; say it: --stage Voodoo=STAGE",
        "6 deal id: nothing says which deal it is; fill it in",
        "7 date: that day has not come; write when it changed",
        "8 to stage: it has no stage; write one",
        "8 date: nothing says when; write the day",
        "2 None: of the same deal as line 3; put that one right",
    ]
    assert (outcome.new, outcome.others, outcome.left_out) == (1, 1, 7)
    findings = look(diary.path, pinned(TODAY))
    assert [one.said for one in findings if one.state.value == "problem"] == []


def test_a_card_that_cannot_be_kept_is_a_problem_of_its_first_row(diary: Diary) -> None:
    name = "x" * 300
    outcome = take_in(
        diary, f"deal name,from,to,date\n{name},,Won,2026-01-02\n{name},Won,Lost,2026-01-03\n"
    )
    assert problems(outcome) == [
        "2 deal name: name is too long: 300 characters; at most 200",
        "3 None: of the same deal as line 2; put that one right",
    ]


def test_the_same_log_again_is_nothing_new(diary: Diary) -> None:
    text = "deal id,from,to,date\n1,,Engaging,2026-01-02\n1,Engaging,Lost,2026-01-05\n"
    assert take_in(diary, text).new == 1
    again = take_in(diary, text)
    assert (again.new, again.same, again.written) == (0, 1, False)
