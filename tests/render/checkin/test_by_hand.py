"""What is shown of a card that wants an answer, its keys and their explanation."""

from __future__ import annotations

from io import StringIO

import pytest

from pipelinecli.method.cards import Card, Rules, judged
from pipelinecli.method.stages import Stage
from pipelinecli.render.cells import width
from pipelinecli.render.checkin.by_hand import help_lines, keys_text, write_card, write_command
from pipelinecli.render.formats.listing import Format
from tests.render import people
from tests.terminal import plain

LONG = "Christopher Longfellow-Montgomery of the Third House on the Left, 欧阳娜娜的表姐夫"
STUCK = judged(
    people.NEW.person, people.NEW.attempt, people.TODAY, Rules(limits=((Stage.OPPORTUNITY, 1),))
)
OVER_90 = people.met(
    Stage.P90, people.FIVE | people.SIGNED | {"signed": people.after(-10)}, first=people.after(-35)
)
FORCED = people.met(Stage.P50, people.NO_STEP | {"override": "the boss said so"})
ERASED = people.UNANSWERED._replace(person=people.someone(""))


CASES = {
    "a meeting": (people.UNANSWERED, """
2 of 5  Li (12)  First appointment
  meeting unanswered: Wed 2026-11-25
"""),
    "a step, over the cycle": (people.OVER, """
2 of 5  Tang (12)  25%  first meeting 10.23, 35 days
  next step passed: Tue 2026-11-24
  over the cycle: the last good day was Fri 2026-11-20
  The rules propose: back to Opportunity (over the cycle): pipeline back 12
"""),
    "over the cycle, a step to come": (people.OVER_WAITING, """
2 of 5  Zhou (12)  25%  first meeting 10.23, 35 days
  over the cycle: the last good day was Fri 2026-11-20
  Next step: Tue 2026-12-01 10:00, go through the plan.
"""),
    "no step": (people.NO_NEXT, """
2 of 5  Wang (12)  Opportunity  first meeting 11.24, 3 days
  no next step
"""),
    "a signing": (people.LAPSED, """
2 of 5  Wang (12)  50%  first meeting 11.24, 3 days
  signing date passed: Thu 2026-11-26
  Next step: Tue 2026-12-01 10:00, go through the plan.
  The rules propose: back to 25% (signing date passed): pipeline back 12
  Once signed and paid: pipeline sign 12 --received AMOUNT
"""),
    "90 %": (OVER_90, """
2 of 5  Wang (12)  90%  first meeting 10.23, 35 days
  90% over the cycle: the last good day was Fri 2026-11-20
  Next step: Tue 2026-12-01 10:00, go through the plan.
  When the policy is issued: pipeline close 12
"""),
    "stuck": (STUCK, """
2 of 5  Wang (12)  Opportunity
  stuck: 3 days in Opportunity
"""),
    "an override": (FORCED, """
2 of 5  Wang (12)  50%  first meeting 11.24, 3 days  override
  no next step
"""),
    "somebody who was erased": (ERASED, """
2 of 5  (forgotten) (12)  First appointment
  meeting unanswered: Wed 2026-11-25
"""),
}  # fmt: skip


def _shown(card: Card, form: Format = Format.PLAIN) -> str:
    out = StringIO()
    write_card(card, (2, 5), form, out)
    return out.getvalue()


@pytest.mark.parametrize("case", CASES)
def test_a_card_is_shown_with_every_reason_and_what_could_be_done(case: str) -> None:
    card, shown = CASES[case]
    assert _shown(card) == shown
    assert plain(_shown(card, Format.TABLE)) == shown


def test_what_was_typed_cannot_act_on_the_terminal() -> None:
    card = people.met(
        Stage.P25, {"next_step": people.OVER.attempt.next_step, "agenda": people.HOSTILE},
        name=people.HOSTILE,
    )  # fmt: skip
    for form in (Format.PLAIN, Format.TABLE):
        shown = plain(_shown(card, form))
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert shown.splitlines()[1].startswith("2 of 5  Eve\ufffd[2J\ufffd [red]x[/red] :smile:")
    assert "␊=1+1" in _shown(card)


@pytest.mark.parametrize("room", [40, 80, 120])
@pytest.mark.parametrize("agenda", ["sign", LONG * 6, "长" * 300])
def test_no_line_is_wider_than_the_terminal(
    room: int, agenda: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(room))
    card = people.met(Stage.P25, people.EARLIER | {"agenda": agenda}, name=LONG)
    lines = plain(_shown(card, Format.TABLE)).splitlines()
    assert max(map(width, lines)) <= room
    assert len(lines) <= 6


def test_a_long_name_is_cut_only_where_it_would_not_fit_on_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    name = LONG[:60]
    lines = plain(_shown(people.met(Stage.P25, name=name), Format.TABLE)).splitlines()
    assert lines[1:3] == [
        f"2 of 5  {name} (12)  25%", "  first meeting 11.24, 3 days",
    ]  # fmt: skip
    lines = plain(_shown(people.met(Stage.P25, name=LONG), Format.TABLE)).splitlines()
    assert lines[1].endswith("… (12)")


def test_the_keys_stand_on_one_line_where_it_holds_them() -> None:
    keys = [("r", "re-date"), ("s", "skip"), ("?", "")]
    assert keys_text(keys, 80) == "r re-date  s skip  ?: "
    assert keys_text(keys, 22) == "r re-date  s skip\n?: "
    assert keys_text(keys, 5) == "r re-date\ns skip\n?: "


def test_the_explanation_is_folded_beside_its_key() -> None:
    keys = [("s", "Leave the card as it is."), ("q", "停在这里，已经回答的都保留。")]
    assert list(help_lines(keys, 22)) == [
        "  s  Leave the card as",
        "     it is.",
        "  q  停在这里，已经回",
        "     答的都保留。",
    ]


def test_a_command_is_shown_as_it_is_typed_and_is_safe() -> None:
    for form in (Format.PLAIN, Format.TABLE):
        out = StringIO()
        write_command("pipeline lose 12 --reason 'a [red]b[/red] \x1b[2J'", form, out)
        assert out.getvalue() == "$ pipeline lose 12 --reason 'a [red]b[/red] \ufffd[2J'\n"
