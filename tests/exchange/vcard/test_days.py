"""Birthdays, as vCards of all versions and programs write them."""

from __future__ import annotations

import pytest

from tests.exchange.vcard.given import card, contact


@pytest.mark.parametrize(
    "line",
    [
        "BDAY:1985-04-12",
        "BDAY:19850412",
        "BDAY;VALUE=date:1985-04-12",
        "bday:1985-04-12T23:00:00Z",
        "BDAY:19850412T102200",
        "BDAY:1985-04-12T00:00:00+08:00",
        "BDAY:1985-4-12",
        "BDAY:1985/04/12",
        "BDAY:1985.04.12",
        "BDAY:12.4.1985",
        "BDAY:12. 04. 1985",
        "BDAY:1985年4月12日",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1985-04-12",
        "BDAY;ALTID=1:19850412\r\nBDAY;ALTID=1;VALUE=text:spring",
        "BDAY:\r\nBDAY:1985-04-12",
    ],
)
def test_a_day_with_its_year_is_a_birthday(line: str) -> None:
    assert contact(card("FN:A", line)) == {"name": "A", "birthday": "1985-04-12"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("BDAY:--0412", "04-12"),
        ("BDAY:--04-12", "04-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", "04-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=2000:2000-04-12", "04-12"),
        ("BDAY:1604-04-12", "04-12"),
        ("BDAY:1985", "1985"),
        ("BDAY:1985-04", "1985-04"),
        ("BDAY:---12", "---12"),
        ("BDAY:1985412", "1985412"),
        ("BDAY:04/12/1985", "04/12/1985"),
        ("BDAY:1985-02-30", "1985-02-30"),
        ("BDAY:1985-04.12", "1985-04.12"),
        ("BDAY;VALUE=text:circa 1800", "circa 1800"),
    ],
)
def test_what_is_no_whole_day_is_said_in_the_note(line: str, said: str) -> None:
    assert contact(card("FN:A", line)) == {"name": "A", "note": f"birthday: {said}"}


@pytest.mark.parametrize("text", ["", "0000-00-00", "00000000", "0001-01-01", " ", "--"])
def test_what_means_no_day_says_nothing(text: str) -> None:
    assert contact(card("FN:A", f"BDAY:{text}")) == {"name": "A"}
