"""A row's values as a card may keep them."""

from __future__ import annotations

from datetime import date

import pytest

from pipelinecli.exchange.mapping.values import read_birthday, read_day
from pipelinecli.services.importing.judging import Judge, Values

TODAY = date(2026, 3, 2)
NOBODY = Values(None, None, None, None, None, None, None, None, None, None, (), None, None)


def judged(**record: str) -> tuple[Values, list[tuple[str, str]]]:
    """Return values, and what is wrong with which field."""

    def day(field: str, text: str) -> date | None:
        return read_birthday(text, None, TODAY) if field == "birthday" else read_day(text)

    values, wrong = Judge(TODAY, day).judged(record)
    return values, [(one.field, one.said) for one in wrong]


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        ({}, {}),
        ({"name": "  Ann\n Lee\t"}, {"name": "Ann Lee"}),
        ({"org": "Acme\r\nInc"}, {"org": "Acme Inc"}),
        ({"note": "one\r\ntwo\rthree\n"}, {"note": "one\ntwo\nthree"}),
        ({"grade": "b级"}, {"grade": "B"}),
        ({"tags": "vip, warm，vip,,"}, {"tags": ("vip", "warm")}),
        ({"birthday": "1980-01-31"}, {"birthday": "1980-01-31"}),
        ({"birthday": "--04-12", "note": "tea"}, {"note": "tea\nbirthday: 04-12"}),
        ({"opened": "2026-02-01"}, {"opened": "2026-02-01"}),
        ({"opened": "2027-02-01"}, {}),
        ({"uid": "A" * 32}, {"uid": "a" * 32}),
        ({"uid": "urn:uuid:" + "a" * 8 + "-" + "b" * 24}, {"uid": "a" * 8 + "b" * 24}),
        ({"uid": "1234"}, {}),
    ],
)
def test_what_can_be_kept_is_kept(record: dict[str, str], kept: dict[str, object]) -> None:
    assert judged(**record) == (NOBODY._replace(**kept), [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", "n" * 201, "name is too long: 201 characters"),
        ("name", "a\x07", "name contains a control character (U+0007)"),
        ("phone", "none", "“none” is not a phone number"),
        ("email", "ann", "“ann” is not an e-mail address"),
        ("org", "o" * 501, "org is too long: 501 characters"),
        ("note", "n" * 20_001, "note is too long: 20001 characters"),
        ("grade", "E", "“E” is not a grade"),
        ("tags", "t" * 201, "tag is too long: 201 characters"),
        ("birthday", "2027-01-01", "2027-01-01 is in the future"),
    ],
)
def test_what_cannot_be_kept_is_said(field: str, text: str, said: str) -> None:
    assert judged(**{field: text})[1] == [(field, said)]


@pytest.mark.parametrize("field", ["birthday", "opened"])
def test_a_day_that_cannot_be_read_is_said(field: str) -> None:
    values, wrong = judged(**{field: "soon"})
    assert values == NOBODY
    assert [one[0] for one in wrong] == [field]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    _values, wrong = judged(name="\x00", phone="x", email="y", grade="z")
    assert [field for field, _said in wrong] == ["name", "phone", "email", "grade"]
