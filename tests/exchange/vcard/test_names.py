"""What a card's person is called."""

from __future__ import annotations

import pytest

from tests.exchange.vcard.given import card, names, problems


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Ann Lee", "N:Moss;Bob;;;"], "Ann Lee"),
        (["N:Lee;Ann;Mary;Dr.;Jr."], "Dr. Ann Mary Lee Jr."),
        (["N:Stevenson;John;Philip,Paul;Dr.;Jr.,M.D."], "Dr. John Philip Paul Stevenson Jr. M.D."),
        (["N:Lee\\, Jr.;Ann"], "Ann Lee, Jr."),
        (["N:;Ann"], "Ann"),
        (["N:Ann Lee"], "Ann Lee"),
        (["N:Lee, Ann"], "Lee, Ann"),
        (["N:a\\;b;c"], "c a;b"),
        (["N:\\\\;x"], "x \\"),
        (["n:lee;ann"], "ann lee"),
        (["item1.N:Lee;Ann", "item1.X-ABLabel:x"], "Ann Lee"),
        (["FN: Ann\\nLee "], "Ann Lee"),
        (["FN:;;;;", "N:Lee;Ann"], "Ann Lee"),
        (["FN:Lee;Ann;;;"], "Ann Lee"),
        (["FN:Lee;Ann", "N:Lee;Ann"], "Ann Lee"),
        (["FN:One\\;Two"], "One;Two"),
        (["FN;PREF=2:Two", "FN;PREF=1:One"], "One"),
        (["FN:", "FN:One"], "One"),
        (["N;ALTID=1:;;;;", "N;ALTID=1;LANGUAGE=en:Lee;Ann"], "Ann Lee"),
        (["N:;😀;;;"], "😀"),
    ],
)
def test_the_shown_name_counts_else_its_parts(lines: list[str], name: str) -> None:
    assert names(card(*lines)) == [name]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:张;三;;;"], "张三"),
        (["N:张;三;;;", "FN:三 张"], "张三"),
        (["N:张;三;;;", "FN:三张"], "张三"),
        (["N:张;三;;;", "FN:张 三"], "张 三"),
        (["N:张;三;;;", "FN:张三(老客户)"], "张三(老客户)"),
        (["N:山田;太郎;;;", "FN:太郎 山田"], "山田太郎"),
        (["N:김;철수;;;"], "김철수"),
        (["N:ヤマダ;タロウ;;;"], "ヤマダタロウ"),
        (["N:张;三;;;先生"], "张三 先生"),
        (["N:陈;Tom;;;"], "Tom 陈"),
        (["N:;张三;;;"], "张三"),
        (["N:𠮷田;一;;;"], "𠮷田一"),
    ],
)
def test_an_eastern_name_is_family_and_given_name_without_a_blank(
    lines: list[str], name: str
) -> None:
    assert names(card(*lines)) == [name]


def test_commas_separate_nothing_in_a_name_of_2_1() -> None:
    assert names(card("N:Lee, Jr.;Ann,Mary", version="2.1")) == ["Ann,Mary Lee, Jr."]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:;;;;", "FN:", "ORG:Acme;Sales", "NICKNAME:Al"], "Acme"),
        (["ORG:;Sales"], "Sales"),
        (["NICKNAME:Al,Bert", "EMAIL:a@b.cc"], "Al,Bert"),
        (["EMAIL;PREF:ann@b.cc", "TEL:1"], "ann@b.cc"),
        (["EMAIL:mailto:ann@b.cc"], "ann@b.cc"),
        (["FN:ann@b.cc", "N:Lee;Ann", "EMAIL:ann@b.cc"], "Ann Lee"),
        (["FN:ann@b.cc", "EMAIL:ann@b.cc"], "ann@b.cc"),
        (["N:Lee;Ann", "ORG:Acme", "X-ABShowAs:COMPANY"], "Acme"),
        (["N:Lee;Ann", "ORG:Acme", "KIND:org"], "Acme"),
        (["N:Lee;Ann", "X-ABShowAs:COMPANY"], "Ann Lee"),
        (["N:Lee;Ann", "ORG:Acme"], "Ann Lee"),
    ],
)
def test_who_has_no_name_is_called_by_company_nickname_or_address(
    lines: list[str], name: str
) -> None:
    assert names(card(*lines)) == [name]


def test_a_card_that_says_only_numbers_has_no_name_and_says_so() -> None:
    said = "this card has no name"
    assert problems(card("N:;;;;", "FN:", "TEL:13800138000") + "BEGIN:VCARD\nEND:VCARD\n") == [
        (1, said),
        (7, said),
    ]


def test_how_a_name_is_spoken_is_no_name() -> None:
    text = card("N:山田;太郎;;;", "SORT-STRING:やまだ", "X-PHONETIC-FIRST-NAME:たろう")
    assert names(text) == ["山田太郎"]
