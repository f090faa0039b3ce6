"""What a row of a contact says: names, numbers, and what goes to the note."""

from __future__ import annotations

import pytest

from pipelinecli.exchange.mapping.columns import understood
from pipelinecli.i18n import set_language
from tests.exchange.mapping.exports import (
    EVERY,
    GOOGLE_NEW,
    GOOGLE_OLD,
    LINKEDIN,
    OUTLOOK_CHINESE,
    OUTLOOK_DESKTOP,
    PIPEDRIVE_PEOPLE,
    Export,
)


def record(export: Export, cells: dict[str, str]) -> dict[str, str]:
    """Return what a row with these cells says; its other columns are empty."""
    found = understood(export.kind, export.header, [])
    return found.record([cells.get(header, "") for header in export.header])


def row(header: str, cells: str) -> dict[str, str]:
    """Return what a row of a list with commas says."""
    names = header.split(",")
    return understood("contacts", names, [cells.split(",")]).record(cells.split(","))


def test_a_row_of_google_s_old_form() -> None:
    assert record(
        GOOGLE_OLD,
        {
            "Name": "Dr. Ada Lovelace",
            "Given Name": "Ada",
            "Family Name": "Lovelace",
            "Name Prefix": "Dr.",
            "Group Membership": "Engines ::: * myContacts ::: * starred",
            "E-mail 1 - Type": "* Work",
            "E-mail 1 - Value": "ada@engines.example",
            "Phone 1 - Type": "Work",
            "Phone 1 - Value": "+44 20 7946 0001",
            "Phone 2 - Type": "Mobile",
            "Phone 2 - Value": "+44 7700 900001",
            "Address 1 - Type": "Home",
            "Address 1 - Formatted": "12 St James's Square\nLondon",
            "Address 1 - City": "London",
            "Organization 1 - Name": "Engines",
            "Organization 1 - Title": "Analyst",
            "Website 1 - Type": "Blog",
            "Website 1 - Value": "https://engines.example",
            "Notes": "Met at the fair",
        },
    ) == {
        "name": "Dr. Ada Lovelace",
        "phone": "+44 7700 900001",
        "email": "ada@engines.example",
        "org": "Engines",
        "title": "Analyst",
        "tags": "Engines,starred",
        "note": "Met at the fair\n"
        "phone (Work): +44 20 7946 0001\n"
        "form of address: Dr.\n"
        "web page (Blog): https://engines.example\n"
        "address (Home): 12 St James's Square, London",
    }


def test_a_row_of_google_s_new_form_in_chinese() -> None:
    assert record(
        GOOGLE_NEW,
        {
            "First Name": "伟",
            "Last Name": "张",
            "Labels": "* myContacts ::: 客户",
            "Phone 1 - Label": "手机",
            "Phone 1 - Value": "138 0013 8000 ::: 139 0013 9000",
            "E-mail 1 - Value": "zhang@example.cn",
            "Birthday": "1980-03-05",
            "Event 1 - Label": "Anniversary",
            "Event 1 - Value": "2005-10-01",
            "Relation 1 - Label": "Spouse",
            "Relation 1 - Value": "李娜",
            "Custom Field 1 - Label": "车型",
            "Custom Field 1 - Value": "轿车",
        },
    ) == {
        "name": "张伟",
        "phone": "138 0013 8000",
        "email": "zhang@example.cn",
        "birthday": "1980-03-05",
        "tags": "客户",
        "note": "phone (手机): 139 0013 9000\nAnniversary: 2005-10-01\nSpouse: 李娜\n车型: 轿车",
    }


def test_a_row_of_outlook_s_keeps_every_number_and_address() -> None:
    assert record(
        OUTLOOK_DESKTOP,
        {
            "Title": "Mr.",
            "First Name": "Charles",
            "Last Name": "Babbage",
            "Suffix": "Jr.",
            "Job Title": "Inventor",
            "Business Phone": "020 1",
            "Business Phone 2": "020 2",
            "Home Phone": "020 3",
            "Mobile Phone": "07700 4",
            "Business Fax": "020 9",
            "E-mail Address": "c@babbage.example",
            "E-mail 2 Address": "charles@home.example",
            "Business Street": "1 Dorset Street",
            "Business Street 2": "Floor 2",
            "Business City": "London",
            "Business Postal Code": "W1",
            "Birthday": "26/12/1991",
            "Categories": "Engines;Friends",
            "Referred By": "Ada",
            "Priority": "Normal",
            "Notes": "",
        },
    ) == {
        "name": "Charles Babbage Jr.",
        "title": "Inventor",
        "phone": "07700 4",
        "email": "c@babbage.example",
        "birthday": "26/12/1991",
        "tags": "Engines,Friends",
        "referred_by": "Ada",
        "note": "phone (work): 020 1\n"
        "phone (work): 020 2\n"
        "phone (home): 020 3\n"
        "e-mail: charles@home.example\n"
        "form of address: Mr.\n"
        "fax: 020 9\n"
        "address (work): 1 Dorset Street, Floor 2, London, W1",
    }


def test_a_chinese_address_is_written_as_it_is_there() -> None:
    assert record(
        OUTLOOK_CHINESE,
        {
            "姓": "王",
            "名": "芳",
            "中文称谓": "女士",
            "移动电话": "13800138000",
            "商务地址 国家/地区": "中国",
            "商务地址 省/市/自治区": "浙江省",
            "商务地址 市/县": "杭州市",
            "商务地址 街道": "文三路 1 号",
            "商务地址 邮政编码": "310000",
        },
    ) == {
        "name": "王芳",
        "phone": "13800138000",
        "note": "form of address: 女士\naddress (work): 中国浙江省杭州市文三路 1 号, 310000",
    }


def test_a_row_of_linkedin_s() -> None:
    assert record(
        LINKEDIN,
        {
            "First Name": "Grace",
            "Last Name": "Hopper",
            "URL": "https://www.linkedin.com/in/grace",
            "Company": "Navy",
            "Position": "Rear Admiral",
            "Connected On": "09 Dec 2023",
        },
    ) == {
        "name": "Grace Hopper",
        "org": "Navy",
        "title": "Rear Admiral",
        "note": "web page: https://www.linkedin.com/in/grace\nconnected on: 09 Dec 2023",
    }


def test_of_several_numbers_the_one_somebody_carries_is_the_card_s() -> None:
    assert record(
        PIPEDRIVE_PEOPLE,
        {
            "Person - Name": "Ann",
            "Person - Phone - Work": "1",
            "Person - Phone - Home": "2",
            "Person - Phone - Mobile": "3",
        },
    ) == {"name": "Ann", "phone": "3", "note": "phone (work): 1\nphone (home): 2"}


@pytest.mark.parametrize("name", [name for name in EVERY if EVERY[name].kind == "contacts"])
def test_an_empty_row_says_nothing(name: str) -> None:
    assert record(EVERY[name], dict.fromkeys(EVERY[name].header, "  ")) == {}


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        ("First Name,Middle Name,Last Name", "Ada,King,Lovelace", "Ada King Lovelace"),
        ("First Name,Last Name", ",Lovelace", "Lovelace"),
        ("First Name,Last Name", "Ada,", "Ada"),
        ("姓,名", "欧阳,修", "欧阳修"),
        ("名,姓", "伟,张", "张伟"),
        ("First Name,Last Name", "Wei,张", "Wei 张"),
        ("First Name,Last Name", "민준,김", "김민준"),
        ("姓,名", "さとう,太郎", "さとう太郎"),
        ("Name,First Name,Last Name", "Whole,Ada,Lovelace", "Whole"),
        ("Name,First Name,Last Name", ",Ada,Lovelace", "Ada Lovelace"),
        ("First Name,Nickname", ",Lady A", "Lady A"),
        ("Name,Company", ",Engines", "Engines"),
        ("Name,Email", ",a@b.c", "a@b.c"),
        ("Name,Company,Email", ",Engines,a@b.c", "Engines"),
        ("客户名称,联系人", "华兴公司,李四", "李四"),
        ("客户名称,手机", "李四,138", "李四"),
    ],
)
def test_a_name_is_put_together(header: str, cells: str, name: str) -> None:
    assert row(header, cells)["name"] == name


def test_a_customer_beside_a_contact_is_the_company() -> None:
    assert row("客户名称,联系人", "华兴公司,李四") == {"name": "李四", "org": "华兴公司"}


def test_a_nickname_beside_a_name_is_kept() -> None:
    assert row("Name,Nickname", "Ada,Lady A") == {"name": "Ada", "note": "nickname: Lady A"}


def test_a_second_company_goes_to_the_note_under_its_own_header() -> None:
    assert row("Name,Company,Employer", "Ada,Engines,Mills") == {
        "name": "Ada",
        "org": "Engines",
        "note": "Employer: Mills",
    }


def test_several_notes_are_lines_of_one() -> None:
    assert row("Name,Notes,家庭情况", "Ada,first,两个孩子") == {
        "name": "Ada",
        "note": "first\n家庭情况: 两个孩子",
    }


def test_the_same_number_twice_is_one() -> None:
    assert row("Name,Mobile,Phone", "Ada,1,1") == {"name": "Ada", "phone": "1"}


def test_several_addresses_in_a_cell_are_told_apart() -> None:
    assert row("Name,Email", "Ada,a@b.c; d@e.f") == {
        "name": "Ada",
        "email": "a@b.c",
        "note": "e-mail: d@e.f",
    }


def test_tags_are_told_apart_by_whatever_stands_between_them() -> None:
    assert row("Name,Tags", "Ada,老客户；vip、 warm|老客户") == {
        "name": "Ada",
        "tags": "老客户,vip,warm",
    }


def test_numbered_columns_of_small_programs_are_one_field() -> None:
    assert row("Name,Phone 1,Phone 2,Email (2)", "Ada,1,2,a@b.c") == {
        "name": "Ada",
        "phone": "1",
        "email": "a@b.c",
        "note": "phone: 2",
    }


def test_lines_of_an_address_are_one_address() -> None:
    header = ["Name", "Address Line 1", "Address Line 2", "City", "Address 2 - Formatted"]
    found = understood("contacts", header, [])
    assert found.record(["Ada", "1 Main St", "Floor 2", "London", "Elsewhere"]) == {
        "name": "Ada",
        "note": "address: 1 Main St, Floor 2, London\naddress: Elsewhere",
    }


def test_what_goes_to_the_note_is_in_the_reader_s_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelinecli.exchange.mapping import labels

    words = {"phone": "电话", "work": "单位", "{what} ({which})": "{what}（{which}）", ": ": "："}
    monkeypatch.setattr(labels, "_", lambda text: words.get(text, text))
    set_language("zh")
    assert row("Name,Mobile,Work Phone", "Ada,1,2")["note"] == "电话（单位）：2"


def test_stars_are_no_grade_and_go_to_the_note() -> None:
    assert row("姓名,星级", "张三,五星") == {"name": "张三", "note": "星级: 五星"}


def test_a_class_of_customer_is_a_grade() -> None:
    assert row("姓名,客户等级", "张三,A类") == {"name": "张三", "grade": "A类"}
