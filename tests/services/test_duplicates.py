"""Likely pairs in a store: who is compared, and by what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.likeness import Reason
from pipelinecli.method.pairing import Likely, Side
from pipelinecli.method.stages import Stage
from pipelinecli.services import duplicates, forgetting, people, review, setup
from pipelinecli.services.whom import meant
from pipelinecli.store import cards
from pipelinecli.store import duplicates as stored
from tests.builders import refused

if TYPE_CHECKING:
    from tests.builders import Diary

PHONE, EMAIL, NAME, ORDER, PART, SLIP, ORG, BIRTHDAY = Reason


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no locale say which country it is."""
    for name in ("LC_ALL", "LC_TELEPHONE", "LANG"):
        monkeypatch.delenv(name, raising=False)


def found(diary: Diary, limit: int | None = None) -> list[Likely]:
    return list(duplicates.likely(diary.desk(), lambda _done, _of: None, limit).pairs)


def reasons(diary: Diary) -> dict[tuple[int, int], tuple[Reason, ...]]:
    return {(pair.one.id, pair.other.id): pair.reasons for pair in found(diary)}


def test_a_pair_is_two_cards_as_they_are_kept_and_what_they_share(diary: Diary) -> None:
    diary.add("王伟", phone="138 1234 5678", email="W@x.cn", org="大华", birthday=date(1980, 1, 31))
    diary.add("伟 王", phone="+44 20 7946 0958", org="大华", note="e-mail: w@X.CN")
    diary.add("李四")
    [pair] = found(diary)
    one, other = (review.one(diary.desk(), who).person for who in ("1", "2"))
    assert pair == Likely(
        Side(
            1, one.uid, "王伟", Stage.OPPORTUNITY, "138 1234 5678", "W@x.cn", "大华", "1980-01-31"
        ),
        Side(2, other.uid, "伟 王", Stage.OPPORTUNITY, "+44 20 7946 0958", None, "大华", None),
        95,
        (EMAIL, ORDER, ORG),
    )


def test_numbers_are_compared_with_their_country(diary: Diary) -> None:
    diary.add("Ann", phone="020 7946 0958")
    diary.add("Ann", phone="+44 20 7946 0958")
    diary.add("Bo", phone="０１３８ 1234 5678")
    diary.add("Bo", phone="0086-138-1234-5678")
    assert reasons(diary) == {}
    setup.put(diary.desk(), "region", "GB")
    assert reasons(diary) == {(1, 2): (PHONE, NAME)}
    setup.put(diary.desk(), "region", "CN")
    assert reasons(diary) == {(3, 4): (PHONE, NAME)}


def test_a_number_that_is_none_anywhere_is_compared_by_its_digits(diary: Diary) -> None:
    diary.add("Ann", phone="95588")
    diary.add("Bo", email="a@x")
    desk = diary.desk()
    person = review.one(desk, "2").person._replace(phone="955-88")
    with desk.store.write("import", desk.clock) as tx:
        cards.save(tx, person)
        tx.commit()
    assert reasons(diary) == {(1, 2): (PHONE,)}


@pytest.mark.parametrize(
    "note",
    [
        "phone: +86 138 1234 5678", "likes tea\nphone (work): +86 138 1234 5678\nmore",
        "电话：+86 138 1234 5678", "电话（公司）：+86 138 1234 5678", "e-mail (home): ANN@x.cn",
        "邮箱: ann@x.cn", "phone: 010 6278 5001 / +86 138 1234 5678",
    ],
)  # fmt: skip
def test_a_number_or_address_in_a_note_counts(diary: Diary, note: str) -> None:
    diary.add("Ann", phone="+86 138 1234 5678", email="ann@x.cn")
    diary.add("Ann", phone="+86 139 0000 0000", email="other@x.cn", note=note)
    [(why, *_)] = reasons(diary).values()
    assert why in {PHONE, EMAIL}


@pytest.mark.parametrize(
    "note",
    ["fax: +86 138 1234 5678", "call +86 138 1234 5678", "phone: none", "his phone: 1",
     "phone: 1\n" * 30 + "phone: +86 138 1234 5678"],
)  # fmt: skip
def test_what_else_stands_in_a_note_does_not(diary: Diary, note: str) -> None:
    diary.add("Ann", phone="+86 138 1234 5678")
    diary.add("Ann", phone="+86 139 0000 0000", note=note)
    assert reasons(diary) == {}


def test_the_likeliest_come_first_and_no_more_than_were_asked_for(diary: Diary) -> None:
    diary.add("Ann", email="x@x")
    diary.add("Ann")
    diary.add("Bo", phone="13812345678")
    diary.add("Bo", phone="13812345670", note="phone: 13812345678")
    setup.put(diary.desk(), "region", "CN")
    assert list(reasons(diary)) == [(3, 4), (1, 2)]
    assert [(pair.one.id, pair.other.id) for pair in found(diary, 1)] == [(3, 4)]
    all_of_them = duplicates.likely(diary.desk(), lambda _done, _of: None, 1)
    assert all_of_them.total == 2


def test_two_that_were_put_together_are_no_pair_and_the_forgotten_are_nobody(
    diary: Diary,
) -> None:
    for _ in range(3):
        diary.add("Ann")
    assert list(reasons(diary)) == [(1, 2), (1, 3), (2, 3)]
    people.merge(diary.desk(), "1", "2")
    assert list(reasons(diary)) == [(1, 3)]
    desk = diary.desk()
    forgetting.forget(desk, meant(desk, "3"))
    assert reasons(diary) == {}


def test_a_card_that_is_gone_before_its_pair_is_shown_is_left_out(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    diary.add("Ann")
    monkeypatch.setattr(stored, "sides", lambda _reads, _ids: {})
    assert found(diary) == []


def test_more_than_a_page_of_pairs_comes_whole(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "_PAGE", 2)
    for _ in range(4):
        diary.add("Ann")
    assert len(found(diary)) == 6


def test_how_far_it_has_come_is_told(diary: Diary) -> None:
    diary.add("Ann")
    told: list[tuple[int, int]] = []
    duplicates.likely(diary.desk(), lambda done, of: told.append((done, of)))
    assert told == [(0, 1)]


def test_without_a_store_there_is_nobody_to_compare(diary: Diary) -> None:
    assert refused(lambda: found(diary)).startswith("store: there is no store yet")


def test_nothing_is_written(diary: Diary) -> None:
    diary.add("Ann")
    diary.add("Ann")
    before = diary.dump()
    assert found(diary)
    assert diary.dump() == before
