"""Likely pairs among many people."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method import pairing
from pipelinecli.method.likeness import Known, likeness, name_of
from pipelinecli.method.pairing import MOST, Pair, likely_pairs

NAMES = ["Ann Lee", "Lee Ann", "Ann", "ANN LEE", "Bo", "J Smith", "Jon Smith", "John Smith",
         "张三", "三张", "张三先生", "小三", "王小三", "王晓三"]  # fmt: skip


def known(number: int, name: str, *ways: str, org: str = "", born: str = "") -> Known:
    phones = frozenset(way for way in ways if "@" not in way)
    return Known(number, name_of(name), phones, frozenset(ways) - phones, org, born)


def all_pairs(people: list[Known]) -> list[Pair]:
    """Compare each with each."""
    found = [
        Pair(one.id, other.id, like)
        for one, other in combinations(people, 2)
        if (like := likeness(one, other))
    ]
    return sorted(found, key=lambda pair: (-pair.likeness.score, pair.one, pair.other))


PERSON = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(["", "1", "2"]), st.sampled_from(["", "a@x", "b@x"]),
    st.sampled_from(["", "A", "B"]), st.sampled_from(["", "p", "q"]),
)  # fmt: skip


@given(st.lists(PERSON, max_size=MOST))
def test_of_a_few_people_the_pairs_are_those_of_each_with_each(
    rows: list[tuple[str, str, str, str, str]],
) -> None:
    people = [
        known(number, name, *filter(None, (phone, email)), org=org, born=born)
        for number, (name, phone, email, org, born) in enumerate(rows, 1)
    ]
    # Two names of one word each that are a slip apart have no word in common.
    assert likely_pairs(people) == all_pairs(people)


def test_the_older_card_comes_first_whatever_the_order() -> None:
    people = [known(7, "Ann", "1"), known(3, "Ann", "1")]
    assert [(pair.one, pair.other) for pair in likely_pairs(people)] == [(3, 7)]


def test_a_telephone_that_a_whole_company_shares_makes_pairs_only_of_like_names() -> None:
    names = [f"{first}{last}" for first in "王李张刘陈" for last in "伟芳娜秀英敏"]
    people = [known(number, name, "1") for number, name in enumerate(names, 1)]
    people += [known(101, "伟王", "1"), known(102, "王伟先生", "1")]
    found = [(pair.one, pair.other) for pair in likely_pairs(people)]
    assert found == [(1, 101), (1, 102)]


def test_a_common_name_makes_pairs_only_where_more_agrees() -> None:
    people = [known(number, "王伟") for number in range(1, 101)]
    people[9] = known(10, "王伟", org="A")
    people[49] = known(50, "王伟", org="A")
    found = [(pair.one, pair.other) for pair in likely_pairs(people)]
    assert found == [(10, 50)]


def test_one_person_a_thousand_times_is_beside_the_first_card_each_time() -> None:
    people = [known(number, "Ann Lee", "1") for number in range(1, 1001)]
    pairs = likely_pairs(people)
    assert [(pair.one, pair.other) for pair in pairs] == [(1, other) for other in range(2, 1001)]


def test_what_is_compared_grows_with_the_people_and_not_with_their_square() -> None:
    draw = random.Random(5)  # noqa: S311 - the same people each time

    def crowd(count: int) -> list[Known]:
        return [
            known(
                number,
                draw.choice("王李张刘陈") + "".join(draw.choices("伟芳娜秀英敏", k=2)),
                f"{draw.randrange(count // 100)}",
                org=draw.choice("ABCDE"),
                born=draw.choice(["", "p", "q"]),
            )
            for number in range(count)
        ]

    counts = [sum(1 for _ in pairing._candidates(crowd(count))) for count in (1_000, 4_000)]  # noqa: SLF001
    assert counts[1] < 8 * counts[0]  # and not 16 times as many
    assert counts[1] < 4_000 * 10 * MOST


def test_nobody_is_paired_with_nobody() -> None:
    assert likely_pairs([]) == []
    assert likely_pairs([known(1, "Ann", "1")]) == []
    assert likely_pairs([known(1, ""), known(2, "")]) == []
