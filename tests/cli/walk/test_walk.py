"""The check-in by hand at a terminal: what is asked of which card, and what an answer does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Literal

import pytest

from pipelinecli.i18n import _, set_language
from tests.cli.walk.stories import (
    EVERYBODY,
    KEYS,
    MONDAY,
    NO_STEP,
    OVERDUE,
    QUIET,
    SIGNING_PASSED,
    STEP_PASSED,
    STUCK,
    UNANSWERED,
    asked,
    begin,
    done,
    walked,
)
from tests.render.golden import matches_golden
from tests.terminal import plain

if TYPE_CHECKING:
    from tests.running import Home

HELD = "Held on [2026-11-20] (-: back): "
NEXT = "Next step on (Enter: none agreed, -: back): "
FOR = "What it is for (Enter: not said, -: back): "
REASON = "Reason (Enter: none, -: back): "


def _everything(lang: Literal["en", "zh"]) -> list[tuple[str, str]]:
    """One answer for every card of EVERYBODY, each another."""
    set_language(lang)
    keys = _("{question}: ").format(question="?")
    return [
        (keys, "?"),
        (keys, "x"),
        (keys, "n"),  # Ann Lee is over the cycle
        (_("Next step on"), "tomorrow\r"),
        (_("What it is for"), "\r"),
        (keys, "h"),  # the next step of 王芳 has passed
        (_("Held on"), "\r"),
        (_("Next step on"), "soon\r"),
        (_("Next step on"), "周五 10:00\r"),
        (_("What it is for"), "签单\r"),
        (keys, "C"),  # the signing date of 赵强 has passed
        (_("back"), "ｔ"),
        (_("Signing expected on"), "-\r"),
        (keys, "ｒ"),
        (_("Signing expected on"), "+3d\r"),
        (keys, "f"),  # 周星 has no next step
        (_("Reason"), "no answer\r"),
        (keys, "l"),  # the meeting with 李明 is unanswered
        (_("Reason"), "already insured\r"),
        (keys, "b"),  # Bo is stuck in column 1
        (_("First meeting on"), "2026-11-26 14:00\r"),
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_walk_reads_as_it_was_accepted(
    lang: Literal["en", "zh"], size: tuple[int, int], home: Home
) -> None:
    begin(home, EVERYBODY)
    ran = home.terminal("checkin", today=MONDAY, lang=lang, size=size, answers=_everything(lang))
    assert (ran.code, done(home)) == (
        0, ["next", "met", "mark", "back", "lose", "book", "checkin"]
    )  # fmt: skip
    matches_golden(f"cli/checkin-by-hand-{size[0]}.{lang}.txt", plain(ran.out))


def test_the_commands_that_are_shown_do_what_the_answers_did(home: Home) -> None:
    begin(home, EVERYBODY)
    ran = home.terminal("checkin", today=MONDAY, answers=_everything("en"))
    by_hand = _cards(home)
    begin(home, EVERYBODY)
    shown = [line for line in plain(ran.out).splitlines() if line.startswith("$ pipeline ")]
    for line in shown:
        # A line that is wider than the terminal is not broken by us.
        assert home.run(*shlex.split(line)[2:], today=MONDAY).code == 0, line
    assert len(shown) == 6
    assert _cards(home) == by_hand


def _cards(home: Home) -> object:
    return [
        {key: value for key, value in card.items() if key != "uid"}
        for card in home.data("list", today=MONDAY)
    ]


@pytest.mark.parametrize(
    ("story", "answers", "command", "told"),
    [
        (UNANSWERED, [(KEYS, "h"), (HELD, "\r"), (NEXT, "\r")],
         "met 1 --on 2026-11-20 --no-next", "李明 (1): First appointment → Opportunity."),
        (UNANSWERED, [(KEYS, "h"), (HELD, "sat\r"), (NEXT, "+3d\r"), (FOR, "\r")],
         "met 1 --on sat --next +3d", "李明 (1): First appointment → 25%."),
        (UNANSWERED, [(KEYS, "r"), ("First meeting on: ", "fri 10:00\r")],
         "book 1 'fri 10:00'", "李明 (1): First appointment, as before."),
        (UNANSWERED, [(KEYS, "f"), (REASON, "\r")],
         "back 1", "李明 (1): First appointment → Opportunity."),
        (UNANSWERED, [(KEYS, "l"), ("Reason: ", "no\r")],
         "lose 1 --reason no", "李明 (1): First appointment → Lost."),
        (STEP_PASSED, [(KEYS, "H"), (HELD, "\r"), (NEXT, "周五\r"), (FOR, "签单\r")],
         "met 1 --on 2026-11-20 --next '周五' --agenda '签单'", "王芳 (1): 25%, as before."),
        (STEP_PASSED, [(KEYS, "ｒ"), ("Next step on: ", "+2d\r"), ("[讲计划书]", "\r")],
         "next 1 +2d --agenda '讲计划书'", "王芳 (1): 25%, as before."),
        (NO_STEP, [(KEYS, "n"), ("Next step on: ", "fri\r"), (FOR, "his needs\r")],
         "next 1 fri --agenda 'his needs'", "周星 (1): Opportunity → 25%."),
        (NO_STEP, [(KEYS, "h"), ("Held on: ", "sat\r"), (NEXT, "fri\r"), (FOR, "\r")],
         "met 1 --on sat --next fri", "周星 (1): Opportunity → 25%."),
        (SIGNING_PASSED, [(KEYS, "r"), ("Signing expected on: ", "+3d\r")],
         "mark 1 timing=+3d", "赵强 (1): 50%, as before."),
        (OVERDUE, [(KEYS, "f"), (REASON, "no answer\r")],
         "back 1 --reason 'no answer'", "Ann Lee (1): 25% → Opportunity."),
        (STUCK, [(KEYS, "Ｂ"), ("First meeting on: ", "fri\r")],
         "book 1 fri", "Bo Stuck (1): Opportunity → First appointment."),
    ],
)  # fmt: skip
def test_a_key_is_an_ordinary_command_and_gets_its_answer(
    story: str, answers: list[tuple[str, str]], command: str, told: str, home: Home
) -> None:
    begin(home, story)
    ran = walked(home, *answers)
    assert f"$ pipeline {command}\n{told}\n" in ran.out
    assert (ran.code, done(home)) == (0, [command.split(maxsplit=1)[0], "checkin"])


def test_a_key_that_is_not_offered_does_nothing_and_is_said(home: Home) -> None:
    begin(home, UNANSWERED)
    ran = walked(home, (KEYS, "n"), ("“n” is not one of these keys", ""), (KEYS, "s"))
    assert (ran.code, done(home)) == (0, ["checkin"])


def test_a_refusal_is_the_command_s_own_and_the_card_is_asked_about_again(home: Home) -> None:
    begin(home, UNANSWERED)
    refused = home.run("met", "1", "--on", "tomorrow", "--no-next", today=MONDAY)
    ran = walked(
        home, (KEYS, "h"), (HELD, "tomorrow\r"), (NEXT, "\r"), (refused.err[:40], ""), (KEYS, "s")
    )
    assert refused.code == 2
    assert f"$ pipeline met 1 --on tomorrow --no-next\n{refused.err}" in ran.out
    assert (ran.code, done(home)) == (0, ["checkin"])


def test_what_cannot_be_read_is_said_as_the_command_says_it_and_asked_again(home: Home) -> None:
    begin(home, STEP_PASSED)
    refused = home.run("next", "1", "soon", today=MONDAY)
    ran = walked(
        home, (KEYS, "r"), ("Next step on: ", "soon\r"), ("Next step on: ", "\r"), (KEYS, "s")
    )
    assert f"Next step on: soon\n{refused.err}Next step on: \n" in ran.out
    assert (ran.code, done(home)) == (0, ["checkin"])


def test_text_that_is_no_text_is_asked_for_again(home: Home) -> None:
    begin(home, UNANSWERED)
    ran = home.terminal(
        "checkin",
        today=MONDAY,
        env={"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        answers=[(KEYS, "l"), ("Reason: ", "\x07\r"), ("Reason: ", "-\r"), (KEYS, "s")],
    )
    assert "pipeline: error: reason contains a control character (U+0007); type it without" in (
        ran.out
    )
    assert (ran.code, done(home)) == (0, ["checkin"])


def test_after_an_answer_a_date_that_is_still_open_is_asked_about_and_nothing_else(
    home: Home,
) -> None:
    begin(
        home,
        """
        2026-10-12 09:00|add Cleo
        2026-10-12 10:00|met 1 --next 2026-11-19
        2026-10-13 10:00|mark 1 person=self plan=annuity budget=1500/month timing=2026-11-09
        """,
    )
    ran = walked(
        home,
        (KEYS, "r"),
        ("Next step on: ", "+2d\r"),
        (FOR, "\r"),
        (KEYS, "f"),
        (REASON, "\r"),
    )
    head = "1 of 1  Cleo (1)  50%  first meeting 10.12, 42 days"
    assert asked(ran.out) == [
        f"{head} | next step passed: Thu 2026-11-19",
        f"{head} | signing date passed: Mon 2026-11-09",
    ]
    assert "1 card still wants an answer: pipeline flags\n" in ran.out
    assert (ran.code, done(home)) == (0, ["next", "back", "checkin"])


def test_who_was_met_and_has_no_next_step_is_not_asked_for_one_again(home: Home) -> None:
    begin(home, STEP_PASSED)
    ran = walked(home, (KEYS, "h"), (HELD, "\r"), (NEXT, "\r"))
    assert len(asked(ran.out)) == 1
    assert (ran.code, done(home)) == (0, ["met", "checkin"])


def test_a_criterion_that_was_won_does_not_say_what_became_of_a_date(home: Home) -> None:
    begin(home, STEP_PASSED)
    ran = walked(
        home,
        (KEYS, "c"),
        ("next  - back: ", "b"),
        ("Which price, such as 1500/month: ", "a lot\r"),
        ("such as 1500/month: ", "1500/month\r"),
        (KEYS, "c"),
        ("p person  l plan  t timing  n next  - back: ", "-"),
        (KEYS, "s"),
    )
    assert "“a lot” is not an amount" in ran.out
    assert "$ pipeline mark 1 budget=1500/month\n王芳 (1): 25%, as before.\n" in ran.out
    assert [line.partition(" | ")[2] for line in asked(ran.out)] == [
        "next step passed: Fri 2026-11-20, 讲计划书"
    ] * 2
    assert (ran.code, done(home)) == (0, ["mark", "checkin"])


def test_a_card_over_the_cycle_is_asked_about_once(home: Home) -> None:
    begin(home, OVERDUE)
    ran = walked(
        home, (KEYS, "c"), ("- back: ", "p"), ("Who decides: ", "herself\r"),
    )  # fmt: skip
    head = "1 of 1  Ann Lee (1)  25%  first meeting 10.05, 49 days"
    assert asked(ran.out) == [f"{head} | over the cycle: the last good day was Mon 2026-11-02"]
    assert "1 card still wants an answer: pipeline flags\n" in ran.out
    assert (ran.code, done(home)) == (0, ["mark", "checkin"])


def test_a_paste_answers_one_card_only(home: Home) -> None:
    begin(home, UNANSWERED + STEP_PASSED + NO_STEP)
    ran = walked(home, (KEYS, "sssss\nlll\n"), (KEYS, "ss"), (KEYS, "s"))
    assert len(asked(ran.out)) == 3
    assert (ran.code, done(home)) == (0, ["checkin"])


def test_quiet_leaves_out_what_an_answer_did(home: Home) -> None:
    begin(home, UNANSWERED)
    ran = home.terminal("-q", "checkin", today=MONDAY, answers=[(KEYS, "f"), (REASON, "\r")])
    assert "$ pipeline back 1\n\nCheck-in of " in plain(ran.out)


def test_what_is_chosen_with_o_plain_is_asked_too(home: Home) -> None:
    begin(home, UNANSWERED)
    ran = home.terminal(
        "checkin", "-o", "plain", today=MONDAY, answers=[(KEYS, "f"), (REASON, "\r")]
    )
    assert "\x1b" not in ran.out
    assert "\n$ pipeline back 1\n李明 (1): First appointment → Opportunity.\n" in ran.out


def test_a_narrow_terminal_has_the_keys_and_the_card_on_more_lines(home: Home) -> None:
    begin(home, SIGNING_PASSED)
    ran = home.terminal("checkin", today=MONDAY, size=(40, 24), answers=[(KEYS, "s")])
    assert (
        "\n1 of 1  赵强 (1)  50%\n"
        "  first meeting 11.03, 20 days\n"
        "  signing date passed: Fri 2026-11-20\n"
        "  Next step: Wed 2026-11-25, sign.\n"
        "  The rules propose: back to 25%\n"
        "  (signing date passed): pipeline back 1\n"
        "  Once signed and paid: pipeline sign 1\n"
        "  --received AMOUNT\n"
        "r re-date  n next step  c criterion\n"
        "f fall back  l lost  s skip  q stop\n"
        "?: s\n"
    ) in plain(ran.out)


def test_with_nobody_to_ask_about_it_is_handed_in_at_once(home: Home) -> None:
    begin(home, QUIET)
    ran = walked(home)
    assert (ran.code, done(home)) == (0, ["checkin"])
    assert ran.out.count("Check-in of Mon 2026-11-23") == 1
    assert "\nWhat changed\n  1  陈静  new  25%  Sat 2026-11-21\n" in ran.out
    assert "\nNothing wants an answer.\nHanded in Mon 2026-11-23 09:00.\n" in ran.out
