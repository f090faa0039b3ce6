"""The stages of other systems, and ours for them."""

from __future__ import annotations

import pytest

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.presets import built_in
from pipelinecli.exchange.mapping.stages import (
    LADDER,
    is_stage_field,
    outcome_of,
    stage_map,
)
from pipelinecli.exchange.mapping.worded import Understood
from pipelinecli.method.stages import BOARD, Stage

HUBSPOT = """
Appointment Scheduled     appointment
appointmentscheduled      appointment
Qualified To Buy          25
Presentation Scheduled    25
Decision Maker Bought-In  50
Contract Sent             50
Closed Won                closed
Closed Lost               lost
"""
SALESFORCE = """
Prospecting           opportunity
Qualification         appointment
Needs Analysis        25
Value Proposition     25
Id. Decision Makers   25
Perception Analysis   25
Proposal/Price Quote  50
Negotiation/Review    50
Closed Won            closed
Closed Lost           lost
"""
PIPEDRIVE = """
Lead In               opportunity
Qualified             opportunity
Contact Made          opportunity
Demo Scheduled        appointment
Proposal Made         50
Negotiations Started  50
Won                   closed
Lost                  lost
"""
ZOHO = """
Qualification               appointment
Needs Analysis              25
Value Proposition           25
Identify Decision Makers    25
Proposal/Price Quote        50
Negotiation/Review          50
Closed Won                  closed
Closed Lost                 lost
Closed Lost to Competition  lost
"""
OPPORTUNITIES = """
Prospecting  opportunity
Engaging     25
Won          closed
Lost         lost
"""
STEPS = """
5%     opportunity
15%    appointment
30 %   25
40     25
50％   50
60%    50
70%    50
80%    50
９０%  90
100%   closed
"""
COMMON = """
NEW               opportunity
1. Lead           opportunity
02-初步接触       opportunity
约访              appointment
Discovery Call    25
需求确认          25
（方案/报价）     50
Negotiation       50
合同签订          90
Contract Signed   90
赢单              closed
WON!              closed
closed-won        closed
ＬＯＳＴ          lost
输单              lost
输单（价格）      -
30% 需求分析      25
商机 80%          50
Nirvana 90%       90
Nirvana           -
10%               -
33                -
"""


@pytest.mark.parametrize(
    ("preset", "table"),
    [
        ("hubspot", HUBSPOT),
        ("salesforce", SALESFORCE),
        ("pipedrive", PIPEDRIVE),
        ("zoho", ZOHO),
        ("opportunities", OPPORTUNITIES),
        ("ladder", STEPS),
        (None, COMMON),
    ],
)
def test_a_stage_of_theirs_is_one_of_ours(preset: str | None, table: str) -> None:
    stages = stage_map({}, built_in()[preset] if preset else None)
    for line in table.strip().splitlines():
        theirs, _blank, ours = line.rpartition(" ")
        assert (stages(theirs.strip()) or "-") == ours, line


@pytest.mark.parametrize("stage", [*BOARD, Stage.LOST])
def test_our_own_are_ours_by_token_and_label(stage: Stage) -> None:
    assert stage_map({}, None)(stage.value) == stage.value


def test_every_step_of_the_ladder_is_a_stage_of_the_board() -> None:
    tokens = {line.split()[0] for line in LADDER.strip().splitlines()}
    assert tokens == {stage.value for stage in BOARD}


def test_the_program_that_was_recognised_knows_its_stages() -> None:
    assert stage_map({}, None, program="Pipedrive")("Qualified") == "opportunity"
    assert stage_map({}, None)("Qualified") == "25"


def test_what_was_typed_counts_first() -> None:
    stages = stage_map({"negotiation": "90", "Nirvana": "won"}, None, ["Negotiation", "Nirvana"])
    assert (stages("NEGOTIATION"), stages("Nirvana")) == ("90", "closed")


def test_a_saved_preset_counts_before_common_words() -> None:
    preset = built_in()["hubspot"]._replace(name="mine", stages={"Qualified To Buy": "50"})
    stages = stage_map({}, preset)
    assert (stages("qualified to buy"), stages("Contract Sent")) == ("50", "50")


def test_a_file_s_words_are_shown_with_ours_and_the_unknown_apart() -> None:
    stages = stage_map({"Foo": "25"}, None, ["Foo", "Won", "Bar", "", "Won"])
    seen = ["Foo", "Won", "Bar", "", "Won"]
    assert stages.understood(seen) == (
        Understood("Foo", "25", "typed"),
        Understood("Won", "closed", "common"),
    )
    assert stages.unknown(seen) == ("Bar",)


def test_a_stage_of_ours_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no stage “75”") as refused:
        stage_map({"Foo": "75"}, None)
    assert refused.value.hint == "one of: opportunity, appointment, 25, 50, 90, closed, lost"


def test_a_stage_of_theirs_that_no_row_has_is_refused() -> None:
    with pytest.raises(UsageError, match="no row has the stage “Fo”") as refused:
        stage_map({"Fo": "25"}, None, ["Foo", "Bar"])
    assert refused.value.details == ("it has: Foo, Bar",)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Won", "won"),
        ("赢单", "won"),
        ("Lost", "lost"),
        ("输单", "lost"),
        ("Closed Lost", "lost"),
        ("open", "open"),
        ("进行中", "open"),
        ("", None),
        ("maybe", None),
    ],
)
def test_an_end_is_told_by_its_words(text: str, outcome: str | None) -> None:
    assert outcome_of(text) == outcome


def test_the_history_of_a_stage_is_told_from_that_of_another_field() -> None:
    fields = ("StageName", "Stage", "销售阶段", "Amount", "CloseDate")
    assert [is_stage_field(field) for field in fields] == [True, True, True, False, False]


def test_very_many_words_are_not_kept_for_ever() -> None:
    stages = stage_map({}, None)
    for n in range(20_000):
        assert stages(f"word {n} zz") is None
    assert stages("Won") == "closed"
