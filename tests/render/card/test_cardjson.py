from __future__ import annotations

from datetime import UTC, date, datetime

from pipelinecli.method.cards import Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.money import Money
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.data import card_json
from tests.render.builders import ZHANG, a_card, a_day

NOTHING = {"met": False, "evidence": None, "marked": None}
CRITERIA = ("person", "plan", "budget", "timing", "next")


def test_a_whole_card() -> None:
    assert card_json(ZHANG) == {
        "id": 7,
        "uid": "00000000000000000000000000000007",
        "name": "张老板",
        "stage": "50",
        "attempt": 2,
        "opened": "2008-11-03",
        "first_meeting": "2008-12-05T10:30",
        "age_days": 13,
        "cycle_days": 28,
        "last_good_day": "2009-01-02",
        "overdue": False,
        "overridden": False,
        "override_reason": None,
        "flags": [],
        "criteria": {
            "person": {
                "met": True,
                "evidence": "himself; his wife decides with him",
                "marked": "2008-12-05",
            },
            "plan": {"met": True, "evidence": "终身寿险", "marked": "2008-12-12"},
            "budget": {"met": True, "evidence": "at most 1,500 a month", "marked": "2008-12-12"},
            "timing": {"met": True, "evidence": "2008-12-23T14:00", "marked": "2008-12-16"},
            "next": {
                "met": True,
                "evidence": "2008-12-23T14:00 the written plan",
                "marked": "2008-12-16",
            },
        },
        "next_step": {"at": "2008-12-23T14:00", "agenda": "the written plan"},
        "amount": {"min": "0.00", "max": "1500.00", "currency": "CNY", "per": "month"},
        "received": None,
        "standard": None,
        "premium": None,
        "outcome": None,
        "reason": None,
        "proposal": None,
        "phone": "138-0000-0000",
        "email": "zhang@example.com",
        "org": "服装店",
        "title": "老板",
        "source": "referral",
        "referred_by": 2,
        "grade": "A",
        "birthday": "1975-05-06",
        "tags": ["street", "vip"],
        "note": "tea, not coffee",
        "forgotten": False,
    }


def test_a_new_card_has_every_key_and_null_for_what_is_not_there() -> None:
    card = card_json(a_card(1, "Ann", Stage.OPPORTUNITY))
    assert list(card) == list(card_json(ZHANG))
    assert card["criteria"] == dict.fromkeys(CRITERIA, NOTHING)
    for key in ("first_meeting", "age_days", "last_good_day", "next_step", "amount", "received"):
        assert card[key] is None


def test_flags_and_the_proposal_that_follows() -> None:
    card = card_json(a_card(1, "Ann", Stage.P25, "11.08", next_step=When(a_day("12.16"))))
    assert card["flags"] == ["next-step-passed", "overdue"]
    assert card["overdue"] is True
    assert card["proposal"] == {
        "to": "opportunity",
        "reason": "overdue",
        "command": "pipeline back 1",
    }
    assert card["criteria"] == {
        **dict.fromkeys(CRITERIA, NOTHING),
        "next": {"met": False, "evidence": "2008-12-16", "marked": None},
    }


def test_an_override_says_why() -> None:
    card = card_json(a_card(1, "Ann", Stage.P90, "12.12", override="the boss said so"))
    assert (card["overridden"], card["override_reason"]) == (True, "the boss said so")


def test_a_sale_has_its_money_and_its_signing_day_stands_for_the_timing() -> None:
    card = card_json(
        a_card(
            1,
            "Ann",
            Stage.CLOSED,
            "11.20",
            next_step=None,
            signed=a_day("12.10"),
            issued=a_day("12.12"),
            received=Money(1300000, "CNY"),
            premium=Money(1000000, "JPY"),
            standard=Money(5, "CNY"),
            outcome=Outcome.CLOSED,
            ended=datetime(2008, 12, 12, tzinfo=UTC),
        )
    )
    assert card["received"] == {"amount": "13000.00", "currency": "CNY"}
    assert card["premium"] == {"amount": "1000000", "currency": "JPY"}
    assert card["standard"] == {"amount": "0.05", "currency": "CNY"}
    assert (card["outcome"], card["age_days"]) == ("closed", 22)
    assert card["criteria"] == {
        **dict.fromkeys(CRITERIA, NOTHING),
        "timing": {"met": True, "evidence": "2008-12-10", "marked": "2008-12-10"},
        "next": {"met": True, "evidence": None, "marked": None},
    }


def test_what_expired_with_a_fall_back_is_no_evidence_any_more() -> None:
    card = card_json(
        ZHANG._replace(
            attempt=ZHANG.attempt._replace(
                stage=Stage.OPPORTUNITY,
                outcome=Outcome.FELL_BACK,
                ended=datetime(2008, 12, 17, tzinfo=UTC),
                reason="went quiet",
                next_step=None,
            )
        )
    )
    assert card["criteria"] == dict.fromkeys(CRITERIA, NOTHING)
    assert (card["stage"], card["outcome"]) == ("opportunity", "fell-back")
    assert card["reason"] == "went quiet"
    assert (card["first_meeting"], card["age_days"]) == (None, None)


def test_someone_forgotten_has_no_name() -> None:
    gone = ZHANG.person._replace(name="", forgotten=True, birthday=date(1975, 5, 6))
    card = card_json(ZHANG._replace(person=gone))
    assert (card["name"], card["forgotten"]) == ("", True)
