"""Forgetting a person: no byte of them stays in the file, and every count does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import StoreLocked
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, capture, leaving, meetings, people, review, sheets
from pipelinecli.services.marking import mark
from pipelinecli.store import engine
from pipelinecli.store.engine import Store
from tests.builders import MONDAY, refused, when
from tests.services.erasing import forget
from tests.services.stories import at_25, closed, yuan

if TYPE_CHECKING:
    from tests.builders import Diary

SENTINELS = [f"Sentinel{number:02d}x" for number in range(20)]
"""Twenty texts, one for every place that a person leaves something in."""


def a_life(diary: Diary, texts: list[str], phone: str) -> str:
    """Record a person with a text in every field there is, changed and changed again."""
    (name, email, org, title, source, note, tag, agenda, person, plan) = texts
    who = diary.add(
        name, phone=phone, email=f"{email}@x", org=org, title=title, source=source,
        note=f"{note}\n" * 50, tags=[tag, "kept"], birthday=date(1980, 1, 1), grade="A",
    )  # fmt: skip
    desk = diary.desk()
    capture.log(desk, ActivityKind.TALK, who, when(MONDAY), note=note * 10)
    meetings.book(desk, who, when(MONDAY), note)
    meetings.met(desk, who, when(MONDAY), upcoming=when("2026-03-09"), agenda=agenda)
    mark(desk, who, [f"person={person}", f"plan={plan}", "budget=98765432", "timing=2026-03-09"])
    people.edit(
        desk, who, {"name": f"{name} the second", "org": f"{org} Ltd", "tags": [agenda]}, [tag]
    )
    advance.move(desk, who, Stage.P90, force=True, reason=plan)
    leaving.back(desk, who, person)
    leaving.lose(desk, who, plan)
    leaving.reopen(desk, who)
    meetings.met(desk, who, when(MONDAY), upcoming=when("2026-03-09"), agenda=agenda)
    return who


def bytes_of(diary: Diary) -> bytes:
    """Return everything on the disk, in UTF-8 as SQLite keeps it."""
    diary.store.close()
    path = Path(diary.path)
    beside = {path.name, f"{path.name}-journal", f"{path.name}-backups"}
    assert {at.name for at in path.parent.iterdir()} <= beside
    return path.read_bytes() + path.with_name(f"{path.name}-journal").read_bytes()


def test_no_byte_of_twenty_sentinels_is_left(diary: Diary) -> None:
    for number in range(40):
        diary.add(f"Somebody {number}", note="x" * 300)
    first = a_life(diary, SENTINELS[:10], "700000001")
    for number in range(40):
        diary.add(f"Another {number}", note="y" * 300)
    second = a_life(diary, SENTINELS[10:], "700000002")
    people.merge(diary.desk(), first, second)
    before = bytes_of(diary)
    found = [
        text
        for text in (*SENTINELS, "700000001", "700000002", "98765432")
        if text.encode() in before
    ]
    assert len(found) == 23
    forget(diary.desk(), first)
    after = bytes_of(diary)
    folded = after.lower()
    assert [text for text in found if text.lower().encode() in folded] == []
    assert b"Somebody 39" in after
    assert b"Another 39" in after
    assert diary.rows("PRAGMA integrity_check") == [("ok",)]


def test_the_journal_holds_nothing_of_the_person(diary: Diary) -> None:
    bo = diary.add("Bo", tags=["vip"])
    who = a_life(diary, SENTINELS[:10], "7")
    forget(diary.desk(), who)
    rows = diary.rows("SELECT table_name, row_id FROM journal WHERE table_name != 'change_set'")
    assert set(rows) == {("card", int(bo)), ("tag", 1), ("attempt", 1), ("stage_change", 1)}


def test_the_counts_they_were_part_of_stay(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    capture.log(diary.desk(), ActivityKind.TALK, who, when(MONDAY))
    day = date(2026, 3, 2)
    counted = capture.tally(diary.desk(), day, {})
    moved = diary.rows("SELECT at, from_stage, to_stage, kind FROM stage_change ORDER BY id")
    forget(diary.desk("2026-03-10"), who)
    assert capture.tally(diary.desk("2026-03-10"), day, {}) == counted
    after = diary.rows("SELECT at, from_stage, to_stage, kind FROM stage_change ORDER BY id")
    assert after == [*moved, ("2026-03-10T12:00:00Z", "25", "lost", "forgotten")]
    then = sheets.sheet(diary.desk("2026-03-10"), as_of=when("2026-03-05")).board
    assert then.counts[Stage.P25] == 1
    assert [card.person.name for card in then.columns[Stage.P25]] == [""]
    assert set(review.board(diary.desk("2026-03-10")).counts.values()) == {0}


def test_a_closed_card_stays_closed_with_its_sums(diary: Diary) -> None:
    who = closed(diary, "Ann")
    forget(diary.desk(), who)
    assert diary.rows("SELECT stage, outcome, premium, plan, person FROM attempt") == [
        ("closed", "closed", yuan(10_000).minor, None, None)
    ]
    assert review.board(diary.desk()).counts[Stage.CLOSED] == 1


def test_what_was_not_earned_is_still_known_as_such(diary: Diary) -> None:
    who = diary.add("Ann")
    advance.move(diary.desk(), who, Stage.CLOSED, force=True, reason="my uncle")
    forget(diary.desk(), who)
    assert diary.rows("SELECT override FROM attempt") == [("",)]


def test_forgetting_is_not_work_with_a_contact(diary: Diary) -> None:
    who = diary.add("Ann", "2026-02-20")
    forget(diary.desk(), who)
    rows = sheets.sheet(diary.desk()).rows
    assert [row.entries for row in rows] == [(), (), ()]


def test_whoever_was_referred_by_them_stays_without_a_pointer(diary: Diary) -> None:
    ann = diary.add("Ann")
    bo = diary.add("Bo", referred_by=ann)
    forget(diary.desk(), ann)
    assert review.one(diary.desk(), bo).person.referred_by is None


def test_it_says_who_it_was_for_the_last_time(diary: Diary) -> None:
    who = diary.add("Ann", phone="1")
    assert forget(diary.desk(), who).whom.name == "Ann"
    assert refused(lambda: forget(diary.desk(), "Ann")).startswith("not_found")
    [card] = diary.rows("SELECT * FROM card")
    assert card == (int(who), card[1], "", "", MONDAY, *[None] * 11, 1)


def test_pages_that_were_split_and_joined_hold_nothing_either(diary: Diary) -> None:
    diary.add("Zoe")
    people_known = [diary.add(f"Secret{n:03d}", note=f"Secret{n}" * (n % 60)) for n in range(60)]
    for who in people_known:
        people.edit(diary.desk(), who, {"org": f"Secret{who}" * (int(who) % 20 + 1)})
    for who in sorted(people_known, key=lambda who: int(who) * 7919 % 101):
        forget(diary.desk(), who)
    held = bytes_of(diary)
    assert b"secret" not in held.lower()
    assert held[68:72] == b"PPLC"
    assert diary.rows("SELECT count(*), sum(forgotten) FROM card") == [(61, 60)]


def test_a_file_that_cannot_be_written_anew_is_said_so_after_forgetting(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = diary.add("Ann")

    def locked(store: Store) -> None:
        raise StoreLocked(store.path)

    monkeypatch.setattr(Store, "rewrite", locked)
    assert refused(lambda: forget(diary.desk(), who)) == (
        "failed: Ann is forgotten, but the file could not be written anew; "
        "traces may be left in it until the next pipeline forget"
    )
    assert diary.rows("SELECT name, forgotten FROM card") == [("", 1)]


def test_writing_anew_waits_for_nobody_for_ever(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    other = Store(diary.path)
    clock = diary.desk().clock
    with diary.store.write("test", clock), pytest.raises(StoreLocked):
        other.rewrite()
    other.close()
