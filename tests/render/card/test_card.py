from __future__ import annotations

import io
import json
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.cards import Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.history import Activity, Move
from pipelinecli.method.kinds import ActivityKind, MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.pages import write_show, write_why
from pipelinecli.render.formats.listing import Format
from pipelinecli.words import activity_label, move_label, outcome_label
from tests.render import people
from tests.render.golden import matches_golden
from tests.render.people import AT_25, FIRST, HOSTILE, TODAY, after, at, card, met, someone
from tests.render.written import loads_nothing_slow, pin_the_terminal, text_of

if TYPE_CHECKING:
    from pipelinecli.method.cards import Card

LANGUAGES: tuple[Language, ...] = ("en", "zh")
EXPLAINED = {
    "new": people.NEW,
    "appointment": people.BOOKED,
    "unanswered": people.UNANSWERED,
    "25": AT_25,
    "50": people.AT_50,
    "90": people.AT_90,
    "closed": people.CLOSED,
    "lost": people.LOST,
    "fell-back": people.FELL_BACK,
    "over-the-cycle": people.OVER,
    "waiting": people.OVER_WAITING,
    "forced": people.FORCED,
    "forced-closed": met(
        Stage.CLOSED,
        {"override": "old case", "ended": at(TODAY), "outcome": Outcome.CLOSED, "next_step": None},
    ),
    "forced-without-a-step": met(Stage.P25, people.NO_STEP | {"override": "he will call"}),
    "lapsed": people.LAPSED,
    "no-next-step": people.NO_NEXT,
    "too-low": met(Stage.P25, people.FIVE),
    "signed-without-a-step": met(
        Stage.P90, people.FIVE | people.SIGNED | people.NO_STEP | {"signing": None}
    ),
    "hostile": met(Stage.P25, {"agenda": HOSTILE, "override": HOSTILE}, name=HOSTILE),
}
PERSON = someone(
    "王经理",
    phone="138-0013-8000",
    email="w@example.com",
    org="服装店",
    title="经理",
    source="referral",
    referred_by=3,
    grade="A",
    birthday=date(1975, 5, 6),
    note=f"tea, not coffee\n有两个孩子 {HOSTILE}",
    tags=("street", "vip"),
)
SHOWN = AT_25._replace(person=PERSON, attempt=AT_25.attempt._replace(number=2))
EARLIER = SHOWN.attempt._replace(
    id=9,
    number=1,
    current=False,
    stage=Stage.OPPORTUNITY,
    opened=at(after(-60)),
    first_meeting=When(after(-55)),
    ended=at(after(-26)),
    outcome=Outcome.FELL_BACK,
    reason="no dated next step",
    override=HOSTILE,
)
ATTEMPTS = (EARLIER, SHOWN.attempt)
MOVES = (
    Move(1, 9, at(after(-60)), None, Stage.OPPORTUNITY, MoveKind.NEW, None),
    Move(2, 9, at(after(-59)), Stage.OPPORTUNITY, Stage.APPOINTMENT, MoveKind.EARNED, None),
    Move(3, 9, at(after(-50)), Stage.APPOINTMENT, Stage.P25, MoveKind.OVERRIDE, HOSTILE),
    Move(4, 9, at(after(-26)), Stage.P25, Stage.OPPORTUNITY, MoveKind.FALL_BACK, "no answer"),
    Move(5, 1, at(FIRST, 14), Stage.OPPORTUNITY, Stage.P25, MoveKind.EARNED, None),
)
ACTIVITIES = (
    Activity(1, at(after(-60), 13), ActivityKind.DIAL, None, 1, "没接"),
    Activity(2, at(after(-59)), ActivityKind.BOOKING, When(after(-55), time(14)), None, None),
    Activity(3, at(FIRST, 14), ActivityKind.VISIT, None, 60, "line one\nline two"),
    Activity(4, at(TODAY, 9), ActivityKind.NOTE, None, None, HOSTILE),
)


def why(shown: Card, form: Format = Format.PLAIN) -> str:
    return text_of(lambda out: write_why(shown, form, out))


def show(form: Format = Format.PLAIN) -> str:
    return text_of(lambda out: write_show(SHOWN, ATTEMPTS, MOVES, ACTIVITIES, form, out))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXPLAINED)
def test_a_card_is_explained_completely(name: str, language: Language) -> None:
    set_language(language)
    matches_golden(f"why-{name}.{language}.txt", why(EXPLAINED[name]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [80, 120])
def test_a_card_on_a_terminal(
    cells: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, cells)
    set_language(language)
    matches_golden(f"why-table-{cells}.{language}.txt", why(people.LAPSED, Format.TABLE))
    matches_golden(f"show-table-{cells}.{language}.txt", show(Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_in_a_document(language: Language) -> None:
    set_language(language)
    matches_golden(f"why-md.{language}.md", why(people.OVER, Format.MD))
    matches_golden(f"show-md.{language}.md", show(Format.MD))
    matches_golden(f"show-plain.{language}.txt", show())


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV])
def test_a_card_for_programs_is_the_same_in_every_language(form: Format) -> None:
    english = why(people.LAPSED, form), show(form)
    matches_golden(f"why.{form}", english[0])
    matches_golden(f"show.{form}", english[1])
    set_language("zh")
    assert (why(people.LAPSED, form), show(form)) == english


def explained(shown: Card) -> tuple[str, list[tuple[str, str, str]]]:
    data = json.loads(why(shown, Format.JSON))["data"]
    missing = [(item["for"], item["fact"], item["command"]) for item in data["missing"]]
    return data["supported"], missing


def test_what_is_missing_is_for_the_next_stage_or_the_one_that_is_not_held() -> None:
    assert explained(people.NEW) == (
        "opportunity",
        [("appointment", "first-meeting", "pipeline book 12 WHEN")],
    )
    assert explained(people.AT_50)[1] == [
        ("90", "signed", "pipeline sign 12 --received AMOUNT"),
        ("90", "paid", "pipeline sign 12 --received AMOUNT"),
    ]
    assert explained(people.OVER) == (
        "opportunity",
        [
            ("25", "inside-cycle", "pipeline back 12"),
            ("25", "next", "pipeline next 12 WHEN"),
        ],
    )
    lapsed_twice = met(Stage.P50, people.FIVE | {"next_step": None, "signing": None})
    assert explained(lapsed_twice) == (
        "opportunity",
        [
            ("50", "timing", "pipeline mark 12 timing=WHEN"),
            ("50", "next", "pipeline next 12 WHEN"),
        ],
    )


def test_nothing_is_missing_where_there_is_no_way_up() -> None:
    assert explained(people.CLOSED) == ("closed", [])
    assert explained(people.LOST) == ("lost", [])


def test_every_event_is_told_in_time_order_and_what_was_done_before_what_it_led_to() -> None:
    data = json.loads(show(Format.JSON))["data"]
    assert [(event["at"][:10], event["type"], event["kind"]) for event in data["history"]] == [
        ("2026-09-28", "move", "new"),
        ("2026-09-28", "activity", "dial"),
        ("2026-09-29", "activity", "booking"),
        ("2026-09-29", "move", "earned"),
        ("2026-10-08", "move", "override"),
        ("2026-11-01", "move", "fall-back"),
        ("2026-11-24", "activity", "visit"),
        ("2026-11-24", "move", "earned"),
        ("2026-11-27", "activity", "note"),
    ]
    assert len({tuple(event) for event in data["history"]}) == 1, "one set of keys"
    assert [attempt["number"] for attempt in data["attempts"]] == [1, 2]


def test_at_one_moment_one_thing_leads_to_another() -> None:
    noon = at(TODAY)
    moves = (
        Move(1, 1, noon, None, Stage.OPPORTUNITY, MoveKind.NEW, None),
        Move(2, 1, noon, Stage.OPPORTUNITY, Stage.APPOINTMENT, MoveKind.EARNED, None),
        Move(3, 1, noon, Stage.APPOINTMENT, Stage.P25, MoveKind.EARNED, None),
    )
    activities = (
        Activity(1, noon, ActivityKind.BOOKING, When(TODAY), None, None),
        Activity(2, noon, ActivityKind.VISIT, None, None, None),
    )
    told = text_of(
        lambda out: write_show(AT_25, (AT_25.attempt,), moves, activities, Format.CSV, out)
    )
    assert [row.split(",")[1] for row in told.splitlines()[1:]] == [
        "new",
        "booking",
        "earned",
        "visit",
        "earned",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_has_words(language: Language) -> None:
    set_language(language)
    labels = [
        *map(move_label, MoveKind),
        *map(activity_label, ActivityKind),
        *map(outcome_label, Outcome),
    ]
    assert all(label.isascii() == (language == "en") for label in labels)
    assert all(labels)


def test_a_card_with_nothing_on_it_is_shown_too() -> None:
    out = io.StringIO()
    write_show(card(Stage.OPPORTUNITY), (), (), (), Format.PLAIN, out)
    assert out.getvalue() == (
        "Wang (12): Opportunity\n"
        "The facts support Opportunity.\n"
        "\n"
        "Card opened    Mon 2026-11-02\n"
        "Stage since    Tue 2026-11-24\n"
        "First meeting  none agreed\n"
    )


def test_a_piped_card_loads_nothing_slow() -> None:
    loads_nothing_slow(
        "from pipelinecli.render.card.pages import write_show, write_why\n"
        "for form in (Format.PLAIN, Format.CSV, Format.JSON):\n"
        "    write_why(AT_50, form, sys.stdout)\n"
        "    write_show(AT_50, [AT_50.attempt], (), (), form, sys.stdout)"
    )
