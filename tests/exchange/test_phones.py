"""Phone numbers: whatever way one is written, what is compared is the same."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelinecli.exchange import phones
from pipelinecli.exchange.phones import e164, every_e164

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
CODES = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
MARKS = st.sampled_from(["", "", "", " ", "-", ".", "(", ")", " (", ") ", "--", " - "])


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str | None]:
    """A number as it may be written, and the region it is read in: right or wrong ones."""
    region = draw(st.sampled_from(["CN", "US", "GB", "DE", "BR", "AR", "MX", *REGIONS]))
    known = phonenumbers.example_number(region)
    national = phonenumbers.national_significant_number(known) if known else "12345678"
    digits = draw(
        st.one_of(
            st.just(national),
            st.text("0123456789", min_size=4, max_size=16),
            st.text("0123456789", min_size=4, max_size=9).map(lambda end: national[:3] + end),
            st.text("0123456789", min_size=9, max_size=9).map(lambda end: f"1{end}0"),
        )
    )
    code = str(phonenumbers.country_code_for_region(region))
    other = str(draw(st.sampled_from(CODES)))
    own, abroad = (f"+{code}", code, f"00{code}", f"011{code}"), (f"+{other}", other, "00", "+")
    before = draw(st.sampled_from(["", "", "0", "1", "8", *own, *abroad]))
    text = "".join(draw(MARKS) + char for char in before + digits) + draw(MARKS)
    reads = draw(st.sampled_from([region, region, region, "CN", "US", None]))
    return text, reads


@settings(max_examples=600, deadline=None)
@given(written())
@example(("17912345678", "CN"))
@example(("12012345678", "CN"))
@example(("+1 1 415 555 0100", None))
@example(("+7 7 7012345678", None))
@example(("4930 1234567", "DE"))
@example(("0 0 30 1234567", "DE"))
@example(("+86 179 1234 5678", "CN"))
@example(("1 7951 138 1234 5678", "CN"))
@example(("0086 138 1234 5678", "CN"))
@example(("0086 138 1234 5678", None))
@example(("001 300 000 0000", "CN"))
@example(("86 138 1234 5678", "CN"))
@example(("8 (495) 123-45-67", "RU"))
@example(("+39 06 1234567", "IT"))
@example(("06 1234567", "IT"))
@example(("0011 61 2 1234 5678", "AU"))
@example(("15 1234 5678", "AR"))
@example(("011 15 1234 5678", "AR"))
@example(("(204) 234-5678", "CA"))
@example(("2345678", "JM"))
@example(("3244401", "CA"))
@example(("+375 8 33 746 82 42", "BY"))
@example(("8 973 431 263", "BY"))
@example(("11971235", "CU"))
def test_what_is_read_without_the_library_is_what_the_library_reads(
    found: tuple[str, str | None],
) -> None:
    text, region = found
    plainly = phones._plainly(text, region)  # noqa: SLF001 - the shortcut is what is proven
    if plainly is not None:
        assert plainly == phones._by_the_library(text, region)  # noqa: SLF001


@pytest.mark.parametrize("region", REGIONS)
def test_the_example_number_of_every_country_is_read_in_every_common_form(region: str) -> None:
    number = phonenumbers.example_number(region)
    assert number is not None
    expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    abroad = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    assert e164(expected, None) == expected
    assert e164(abroad, "CN") == expected
    assert e164("00" + expected[1:], None) == expected
    assert e164(national, region) == expected


def test_most_numbers_need_no_library() -> None:
    texts = [
        ("138 1234 5678", "CN"), ("+86 138-1234-5678", None), ("0086 13812345678", "CN"),
        ("010-62785001", "CN"), ("(415) 555-0100", "US"), ("+1 415.555.0100", "CN"),
        ("020 7946 0958", "GB"), ("+49 30 1234567", "CN"), ("030 1234567", "DE"),
    ]  # fmt: skip
    assert [phones._plainly(*text) for text in texts] == [  # noqa: SLF001
        "+8613812345678", "+8613812345678", "+8613812345678",
        "+861062785001", "+14155550100", "+14155550100",
        "+442079460958", "+49301234567", "+49301234567",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("＋８６ １３８ １２３４ ５６７８", None, "+8613812345678"),
        ("１３８１２３４５６７８", "CN", "+8613812345678"),
        ("013812345678", "CN", "+8613812345678"),
        ("tel: 138-1234-5678", "CN", "+8613812345678"),
        ("手机：13812345678", "CN", "+8613812345678"),
        ("\u202a+86 138 1234 5678\u202c", None, "+8613812345678"),
        ("138\u00a01234\u00a05678", "CN", "+8613812345678"),
        ("138–1234–5678", "CN", "+8613812345678"),
        ("+86 (0)10 6278 5001", None, "+861062785001"),
        ("+44 (0)20 7946 0958", "CN", "+442079460958"),
        ("0044 20 7946 0958", "US", "+442079460958"),
        ("(0044) 20 7946 0958", "US", "+442079460958"),
        ("00 86 138 1234 5678", None, "+8613812345678"),
        ("011 86 138 1234 5678", "US", "+8613812345678"),
        ("tel:+86-138-1234-5678", None, "+8613812345678"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("415 555 0100 mobile", "US", "+14155550100"),
        ("(415) 555-0100 (work 2)", "US", "+14155550100"),
        ("030/1234567", "DE", "+49301234567"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, region: str | None, expected: str) -> None:
    assert e164(text, region) == expected
    assert every_e164(text, region) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "010-62785001 ext. 801", "010-62785001x801", "010-62785001#801", "010-62785001转801",
        "010-62785001 分机 801", "010-62785001-801", "010-62785001-8001", "+86-10-62785001-1",
        "+86 10 6278 5001;ext=801", "010-62785001,,801",
    ],
)  # fmt: skip
def test_an_extension_is_not_part_of_the_number(text: str) -> None:
    assert e164(text, "CN") == "+861062785001"
    assert every_e164(text, "CN") == ("+861062785001",)


def test_the_last_digits_after_a_dash_are_an_extension_only_where_a_number_stands_before() -> None:
    assert e164("0086-138-1234-5678", "CN") == "+8613812345678"
    assert e164("1-415-555-0100", "US") == "+14155550100"
    assert e164("0571-88888888-1", "CN") == "+8657188888888"


@pytest.mark.parametrize(
    "text",
    [
        "13812345678 / 010-62785001", "13812345678/010-62785001", "13812345678;010-62785001",
        "13812345678，010-62785001", "13812345678、010-62785001", "13812345678\n010-62785001",
        "13812345678 010-62785001", "138 1234 5678 +86 10 62785001", "13812345678 或 010-62785001",
        "13812345678 (mobile), 010-62785001 (work)", "13812345678,010-62785001,13812345678",
    ],
)  # fmt: skip
def test_several_numbers_in_one_cell_are_all_read(text: str) -> None:
    assert every_e164(text, "CN") == ("+8613812345678", "+861062785001")
    assert e164(text, "CN") == "+8613812345678"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("", "CN"), ("n/a", "CN"), ("12", "CN"), ("95588", "CN"), ("13812345678", None),
        ("+999 1234567", "CN"), ("0" * 30, "CN"), ("1" * 5000, "CN"), ("+", None), ("--", "US"),
        ("13812345678", "XX"), ("555-0100", "US"), ("a\0b", "CN"), ("\ud800", "CN"),
    ],
)  # fmt: skip
def test_what_is_no_whole_number_is_none(text: str, region: str | None) -> None:
    assert e164(text, region) is None
    assert every_e164(text, region) == ()


@given(st.text(), st.sampled_from(["CN", "US", None]))
def test_any_text_at_all_is_read_or_is_not(text: str, region: str | None) -> None:
    found = every_e164(text, region)
    assert e164(text, region) == next(iter(found), None)
    for number in found:
        assert number[0] == "+"
        assert number[1:].isdecimal()
        assert number[1:].isascii()
