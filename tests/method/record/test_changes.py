from __future__ import annotations

from datetime import date

from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.method.record.alterations import Alteration, Done, Field, HandedIn, Subject, What
from pipelinecli.method.record.changes import account, counted
from pipelinecli.method.record.journal import RowChange
from tests.method.journalled import (
    AT,
    WHO,
    activity,
    attempt,
    card,
    done,
    edited,
    gone,
    local,
    made,
    move,
    on,
    read,
)

TUESDAY = date(2026, 11, 24)
CHECKIN = {"id": 3, "day": "2026-11-23", "revision": 2, "late": 1, "note": "all of it"}
ENTRY = {"id": 1, "checkin_id": 3, "card_id": 8, "name": "Li"}


def counts(n: int, kind: str = "dial") -> dict[str, object]:
    return {"id": 1, "uid": "b" * 32, "day": "2026-11-24", "kind": kind, "count": n}


def setting(key: str, value: str) -> dict[str, object]:
    return {"id": 1, "key": key, "value": value}


def of_setting(key: str, before: str | None, after: str | None) -> Alteration:
    return Alteration(Subject(What.SETTING, key), Field.SETTING, before, after)


def test_counts_of_a_day_are_added_up_by_kind() -> None:
    assert read(
        made("tally", counts(10)),
        made("tally", counts(4)),
        made("tally", counts(7, "talk")),
        gone("tally", counts(2, "visit")),
        edited("tally", counts(1, "service"), counts(3, "service")),
        edited("tally", counts(1, "proposal"), {**counts(1, "proposal"), "uid": "c" * 32}),
        command="tally",
    ) == (
        Alteration(on(TUESDAY), TallyKind.DIAL, None, 14),
        Alteration(on(TUESDAY), TallyKind.TALK, None, 7),
        Alteration(on(TUESDAY), TallyKind.VISIT, 2, None),
        Alteration(on(TUESDAY), TallyKind.SERVICE, 1, 3),
    )


def test_what_was_done_with_nobody_is_the_days() -> None:
    dialled = Done(ActivityKind.DIAL, local(AT), None, None, None)
    nobodys = activity(card_id=None)
    assert read(made("activity", nobodys), command="log") == (
        Alteration(on(TUESDAY), Field.ACTIVITY, None, dialled),
    )
    assert read(gone("activity", nobodys), command="log") == (
        Alteration(on(TUESDAY), Field.ACTIVITY, dialled, None),
    )
    assert read(made("activity", {"id": 1}), command="log") == ()


def test_settings_are_told_by_key_whatever_row_they_are_in() -> None:
    assert read(
        gone("setting", setting("cycle", "30"), 1),
        made("setting", setting("cycle", "auto"), 2),
        made("setting", setting("cycle.configured", "30"), 3),
        gone("setting", setting("lang", "zh"), 4),
        edited("setting", setting("name", "Ai"), {**setting("name", "Ai"), "more": 1}, 5),
        command="config",
    ) == (of_setting("cycle", "30", "auto"), of_setting("lang", "zh", None))


def test_what_the_program_keeps_for_itself_is_told_where_no_setting_is() -> None:
    measured = edited("setting", setting("cycle.measured", "20"), setting("cycle.measured", "21"))
    assert read(measured, command="close") == (of_setting("cycle.measured", "20", "21"),)


def test_a_check_in_is_told_by_its_day_with_the_number_of_its_entries() -> None:
    subject = Subject(What.CHECKIN, date(2026, 11, 23))
    handed_in = HandedIn(revision=2, entries=2, late=True, note="all of it")
    rows = (
        made("checkin", CHECKIN, 3),
        made("checkin_entry", ENTRY, 1),
        made("checkin_entry", ENTRY, 2),
        made("checkin_entry", {**ENTRY, "checkin_id": 4}, 3),
    )
    assert read(*rows, command="checkin") == (Alteration(subject, Field.CHECKIN, None, handed_in),)
    back = (gone("checkin", CHECKIN, 3), gone("checkin_entry", ENTRY))
    [alteration] = read(*back, command="restore")
    assert alteration.before == handed_in._replace(entries=1)
    assert alteration.after is None


def test_words_that_a_check_in_lost_are_not_told() -> None:
    stripped = edited("checkin", CHECKIN, {**CHECKIN, "note": None}, 3)
    nameless = edited("checkin_entry", ENTRY, {**ENTRY, "name": None})
    assert read(stripped, nameless, command="forget") == ()


def test_undo_and_redo_are_told_by_the_numbers_and_not_by_what_those_had_done() -> None:
    def mark(number: int) -> dict[str, object]:
        return {"id": number, "by_id": 20}

    changes = Subject(What.CHANGES, None)
    back = (
        gone("card", card()),
        made("undone", mark(13), 13),
        edited("undone", mark(11), {"id": 11, "by_id": 21}, 11),
        made("undone", mark(12), 12),
    )
    assert read(*back, command="undo") == (Alteration(changes, Field.TAKES_BACK, None, (12, 13)),)
    again = (made("card", card()), gone("undone", mark(12), 12))
    assert read(*again, command="redo") == (Alteration(changes, Field.BRINGS_AGAIN, None, (12,)),)


def test_a_restore_is_told_with_what_it_changed() -> None:
    rows = (gone("card", card()), made("undone", {"id": 12, "by_id": 20}, 12))
    assert [one.field for one in read(*rows, command="restore")] == [Field.TAKES_BACK, Field.CARD]


def test_a_change_set_itself_and_a_row_that_is_as_it_was_are_not_told() -> None:
    earlier = edited("change_set", {"id": 1, "effective_at": AT}, {"id": 1, "effective_at": ""})
    assert read(earlier, edited("card", card(), card())) == ()


def test_an_account_names_every_card_that_was_touched() -> None:
    found = account(
        done(
            made("activity", activity(card_id=None)),
            edited("attempt", attempt(card_id=4, current=0), attempt(current=0)),
            edited("stage_change", move(card_id=4), move()),
            RowChange("card", 9, None, card(id=9)),
            made("checkin_entry", ENTRY),
        ),
        local,
    )
    assert found.cards == (4, 1, 9)
    assert found.alterations[0].subject == Subject(What.CARD, 9)


def test_many_alterations_are_counted_by_what_they_are() -> None:
    others = [Subject(What.CARD, number) for number in (2, 3, 4)]
    dialled = Done(ActivityKind.DIAL, local(AT), None, None, None)
    assert counted(
        (
            Alteration(WHO, Field.CARD, None, "Wang"),
            Alteration(WHO, Field.PHONE, None, "138"),
            Alteration(others[0], Field.NAME, "Li", "Lee"),
            Alteration(others[0], Field.PHONE, None, "139"),
            Alteration(others[1], Field.CARD, "Bo", None),
            Alteration(others[2], Field.MERGED_INTO, None, "Wang"),
            Alteration(WHO, Field.ACTIVITY, None, dialled),
            Alteration(on(TUESDAY), TallyKind.DIAL, None, 3),
            of_setting("cycle", None, "30"),
            of_setting("name", None, "Ai"),
        )
    ) == {
        Field.CARD: 1,
        Field.MERGED_INTO: 2,
        Field.NAME: 1,
        Field.ACTIVITY: 1,
        Field.SETTING: 2,
    }
    assert counted((Alteration(on(TUESDAY), TallyKind.DIAL, None, 3),)) == {}
