"""What an import cannot do without, and what is said of a file's columns."""

from __future__ import annotations

import pytest

from pipelinecli.errors import ExitCode, UsageError
from pipelinecli.exchange.mapping.columns import how_said, understood
from pipelinecli.exchange.table import Problem, Row


@pytest.mark.parametrize(
    ("kind", "header", "said", "hint"),
    [
        ("contacts", "Company,Phone", "no column is the name", "name"),
        ("contacts", "Name Prefix,Phone 1 - Label", "no column is the name", "name"),
        ("cards", "stage,amount", "no column says which deal it is", "name"),
        ("cards", "Deal Name,Amount", "no column is the stage", "stage"),
        ("cards", "Deal,From Stage,Date", "no column is the stage after the change", "to"),
        ("activities", "Type,Who", "no column says when it was done", "at"),
        ("activities", "Date,Who", "no column says what was done", "kind"),
    ],
)
def test_a_column_that_is_missing_is_named(kind: str, header: str, said: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        understood(kind, header.split(","), [])
    error = refused.value
    assert (error.message, error.hint, error.code) == (
        said,
        f"say which one is: --map {hint}=COLUMN",
        ExitCode.USAGE,
    )
    assert error.details[0] == f"the columns are: {header.replace(',', ', ')}"


def test_a_change_needs_to_know_when() -> None:
    with pytest.raises(UsageError, match="no column says when it changed"):
        understood("cards", ["id", "a", "b"], [], typed={"from": ["a"], "to": ["b"]})


def test_a_change_needs_to_know_of_which_deal() -> None:
    with pytest.raises(UsageError, match="no column says which deal it is"):
        understood("cards", ["from", "to", "at"], [])


def test_a_field_of_another_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="“minutes” is no field of contacts"):
        understood("contacts", ["Name", "Min"], [], typed={"minutes": ["Min"]})


def test_what_nobody_knows_is_left_alone_and_said() -> None:
    found = understood("contacts", ["Name", "Shoe size", "Hat", ""], [])
    assert found.notes == ("2 columns are left alone: Shoe size, Hat",)
    assert [column.how for column in found.columns] == ["alike", *["left alone"] * 3]


def test_very_many_columns_nobody_knows_are_not_all_listed() -> None:
    found = understood("contacts", ["Name", *(f"zz{n:03}" for n in range(100, 120))], [])
    listed = ", ".join(f"zz{n}" for n in range(100, 112))
    assert found.notes == (f"20 columns are left alone: {listed}, …",)


def test_the_program_is_said() -> None:
    header = ["First Name", "Last Name", "URL", "Position", "Connected On"]
    found = understood("contacts", header, [])
    assert found.notes == ("the columns are those of LinkedIn",)


def test_dates_that_may_be_two_days_are_asked_about() -> None:
    found = understood("cards", ["id", "stage", "created"], [["1", "x", "03/04/2024"]])
    assert found.problems == (
        Problem(
            None,
            "created",
            "03/04/2024",
            "the dates may be day or month first, and nothing in the file says which",
            "say it: --date-order dmy, mdy or ymd",
        ),
    )
    assert found.order is None


def test_one_date_that_can_only_be_one_day_decides_for_all_columns() -> None:
    header = ["id", "stage", "created", "closed"]
    found = understood("cards", header, [["1", "x", "03/04/2024", "25/04/2024"]])
    assert (found.order, found.problems) == ("dmy", ())


def test_a_typed_order_leaves_no_doubt() -> None:
    rows = [["1", "x", "03/04/2024"]]
    found = understood("cards", ["id", "stage", "created"], rows, order="mdy")
    assert (found.order, found.problems) == ("mdy", ())


def test_dates_that_contradict_each_other_are_asked_about() -> None:
    rows = [["1", "x", "25/04/2024"], ["2", "x", "04/25/2024"]]
    found = understood("cards", ["id", "stage", "created"], rows)
    assert found.order is None
    assert found.problems[0].value is None


def test_dates_with_the_year_first_need_no_order() -> None:
    found = understood("cards", ["id", "stage", "created"], [["1", "x", "2024-04-03"]])
    assert (found.order, found.problems) == (None, ())


def test_rows_are_taken_as_they_were_read_too() -> None:
    rows = [Row(2, ("1", "x", "13/04/2024"))]
    assert understood("cards", ["id", "stage", "created"], rows).order == "dmy"


def test_a_field_knows_its_columns() -> None:
    found = understood("contacts", ["Name", "Mobile", "Work Phone"], [])
    assert [column.header for column in found.by_field("phone")] == ["Mobile", "Work Phone"]
    assert (found.header_of("phone"), found.header_of("email")) == ("Mobile", None)


def test_how_a_column_was_understood_is_said_in_words() -> None:
    tokens = ("typed", "preset mine", "known from LinkedIn", "alike", "left alone", "ladder")
    assert [how_said(token) for token in tokens] == [
        "typed",
        "preset mine",
        "known from LinkedIn",
        "by its name",
        "left alone",
        "the ladder of per cents",
    ]


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("客户联系手机号", ["13800138000", "13900139000"], "phone"),
        ("Customer mobile no.", ["+86 138 0013 8000"], "phone"),
        ("注册邮箱", ["a@b.cn"], "email"),
        ("Your e-mail", ["a@b.cn", "c@d.org"], "email"),
        ("客户微信号码", ["wx_1"], "wechat"),
        ("孩子妈生日", ["1980-01-02"], "birthday"),
        ("客户联系手机号", ["是", "否"], None),
        ("客户联系手机号", [], None),
        ("推荐人手机", ["13800138000"], None),
        ("Emergency phone", ["13800138000"], None),
        ("Phone verified", ["13800138000"], None),
        ("Email opt out", ["a@b.cn"], None),
        ("Telephone system", ["13800138000"], None),
    ],
)
def test_a_likeness_counts_only_if_the_values_look_like_it(
    header: str, values: list[str], field: str | None
) -> None:
    found = understood("contacts", ["姓名", header], [["x", value] for value in values])
    assert found.columns[1].field == field
