"""Other systems' words for what was done, and our kinds."""

from __future__ import annotations

import pytest

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.kinds import kind_map
from pipelinecli.exchange.mapping.presets import Preset
from pipelinecli.method.kinds import ActivityKind

WORDS = """
Call             dial
电话             dial
Outbound call    dial
Conversation     talk
沟通             talk
Meeting          visit
拜访             visit
Proposal         proposal
计划书           proposal
理赔             service
Asked for referral  referral-asked
转介绍           referral-got
E-mail           note
微信             note
Juggling         -
"""


def test_their_words_are_kinds_of_ours() -> None:
    kinds = kind_map({}, None)
    for line in WORDS.strip().splitlines():
        theirs, _blank, ours = line.rpartition(" ")
        assert (kinds(theirs.strip()) or "-") == ours, line


@pytest.mark.parametrize("kind", ActivityKind)
def test_our_own_are_ours(kind: ActivityKind) -> None:
    assert kind_map({}, None)(kind.value) == kind.value


def test_what_was_typed_counts_before_what_was_saved() -> None:
    preset = Preset("mine", kinds={"Juggling": "note", "Call": "talk"})
    kinds = kind_map({"juggling": "拜访"}, preset)
    assert (kinds("Juggling"), kinds("Call"), kinds("Meeting")) == ("visit", "talk", "visit")


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no kind of activity “golf”"):
        kind_map({"Call": "golf"}, None)
