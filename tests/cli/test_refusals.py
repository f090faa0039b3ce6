"""Bad input gets a clear line that says what is wrong and what to type, and changes nothing."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.running import Home

PEOPLE = """
2026-11-20 09:00|add 王经理 --phone "138 0013 8000" --email Wang@Example.com
|met 王经理 --next fri --agenda 讲计划书
|add 王小明
|add "Ann Lee"
|book "Ann Lee" fri
|add 赵六
|lose 赵六 --reason 明确拒绝
"""
NOT_A_DAY = "not a day in the calendar"
UNREADABLE = "is not a date this program can read; type it like 2026-11-24"
PAST = "is in the past; "
FUTURE = "is in the future; "
NEGATIVE = "is negative; type it like 1500"
REFUSALS = (
    # Days that there are not.
    ("book 王小明 2026-02-30", 2, NOT_A_DAY),
    ("book 王小明 2025-02-29", 2, NOT_A_DAY),
    ("book 王小明 11-31", 2, NOT_A_DAY),
    ("book 王小明 2026-13-01", 2, NOT_A_DAY),
    ("book 王小明 0000-01-01", 2, "is too far away"),
    ("met 王小明 --on 2026-04-31", 2, NOT_A_DAY),
    ("next 王经理 2月30日", 2, NOT_A_DAY),
    ("mark 王经理 timing=2026-06-31", 2, NOT_A_DAY),
    ("sheet --week 2026-02-30", 2, NOT_A_DAY),
    ("sheet --as-of 2026-02-30", 2, NOT_A_DAY),
    ("list --since 2026-02-30", 2, NOT_A_DAY),
    ("add 李四 --birthday 1990-02-30", 2, NOT_A_DAY),
    ("log dial 王小明 --on 2026-02-30", 2, NOT_A_DAY),
    ("tally --on 2026-02-30 --dials 1", 2, NOT_A_DAY),
    ("book 王小明 'fri 25:00'", 2, "not a time of day"),
    ("book 王小明 whenever", 2, UNREADABLE),
    ("book 王小明 ''", 2, "a date is missing"),
    ("book 王小明 99999-01-01", 2, UNREADABLE),
    # Plans for days that have gone, and deeds on days that have not come.
    ("book 王小明 yesterday", 2, f"{PAST}if the meeting was held: pipeline met 2 --on 2026-11-23"),
    ("book 王小明 2026-11-02", 2, f"{PAST}if the meeting was held: pipeline met 2 --on 2026-11-02"),
    ("book 王小明 '昨天 14:00'", 2, f"{PAST}if the meeting was held: pipeline met 2 --on"),
    ("next 王经理 yesterday", 2, PAST),
    ("met 王经理 --next yesterday", 2, PAST),
    ("mark 王经理 timing=yesterday", 2, PAST),
    ("mark 王经理 next='yesterday 签单'", 2, PAST),
    ("met 王小明 --on tomorrow", 2, f"{FUTURE}to plan it: pipeline book 2 2026-11-25"),
    ("met 王小明 --on +1d --next +2d", 2, f"{FUTURE}to plan it: pipeline book 2 2026-11-25"),
    ("log visit 王小明 --on tomorrow", 2, FUTURE),
    ("tally --on tomorrow --dials 1", 2, FUTURE),
    ("sign 王经理 --received 5 --on tomorrow", 2, FUTURE),
    ("close 王经理 --on tomorrow", 2, FUTURE),
    ("add 李四 --birthday 2027-01-01", 2, FUTURE),
    ("sheet --as-of tomorrow", 2, FUTURE),
    # Money.
    ("sign 王经理 --received -5", 2, NEGATIVE),
    ("sign 王经理 --received -1.5万", 2, NEGATIVE),
    ("close 王经理 --premium -5", 2, NEGATIVE),
    ("close 王经理 --standard -5", 2, NEGATIVE),
    ("mark 王经理 budget=-5", 2, NEGATIVE),
    ("sign 王经理 --received 0", 2, "nothing has been received; 90% needs the money"),
    ("sign 王经理 --received much", 2, "is not an amount; type it like 1500"),
    ("sign 王经理 --received 1.234", 2, "has more decimals than its currency"),
    ("sign 王经理 --received 1e9", 2, "is not an amount"),
    ("sign 王经理 --received 99999999999999999999", 2, "is too large"),
    ("sign 王经理 --received 10-20", 2, "is a range; one sum is wanted"),
    ("sign 王经理 --received 5/month", 2, "is per period; one sum is wanted"),
    ("sign 王经理 --received ''", 2, "an amount is missing"),
    # People who are not there, or are not the only ones.
    ("show nobody", 3, "no card matches “nobody”; add the person: pipeline add NAME"),
    ("book 99 fri", 3, "no card matches “99”"),
    ("met ''", 3, "no card matches “”"),
    ("show 王", 3, "“王” matches several cards; name one by its id\n  1  王经理  25%"),
    ("lose 王 --reason x", 3, "\n  2  王小明  Opportunity\n"),
    ("merge 1 王", 3, "“王” matches several cards"),
    ("add 李四 --referred-by nobody", 3, "no card matches “nobody”"),
    ("add 李四 --referred-by 王", 3, "“王” matches several cards"),
    # People who are there already.
    ("add 李四 --phone 13800138000", 4, "13800138000 already belongs to 王经理 (1); look: "),
    ("add 李四 --phone +8613800138000", 4, "already belongs to 王经理 (1); look: "),
    ("add 李四 --phone 138.0013.8000", 4, "already belongs to 王经理 (1); look: pipeline show 1"),
    ("add 李四 --phone '１３８００１３８０００'", 4, "already belongs to 王经理 (1); look: "),
    ("add 李四 --email wang@EXAMPLE.com", 4, "already belongs to 王经理 (1); look: "),
    ("edit 王小明 --phone 13800138000", 4, "already belongs to 王经理 (1); look: pipeline show 1"),
    ("add 王经理", 4, "王经理 (1); for another person of that name add --new"),
    ("add ' 王经理 '", 4, "王经理 (1); for another person of that name add --new"),
    ("add 'ann  LEE'", 4, "Ann Lee (3); for another person of that name add --new"),
    # What the method says no to.
    ("book 王经理 fri", 4, "王经理 has had a first meeting; the next meeting is a next step: "),
    ("move 王小明 appointment", 4, "first-meeting: no first meeting with a date is agreed"),
    ("move 王小明 25", 4, "2 facts are missing\n  meeting-held: "),
    ("sign 王经理 --received 5", 4, "王经理 cannot move to 90%: "),
    ("close 王经理", 4, "王经理 cannot move to Closed: "),
    ("back 王小明", 4, "王小明 is an opportunity already; if it is a clear no: pipeline lose 2"),
    ("reopen 王经理", 4, "王经理 is still on the board; look: pipeline show 1"),
    ("met 赵六", 4, "赵六 is off the board; start a new attempt: pipeline reopen 4"),
    ("lose 赵六 --reason x", 4, "赵六 is off the board; start a new attempt: pipeline reopen 4"),
    # What does not go together, or says nothing.
    ("met 王经理 --next fri --no-next", 2, "--next and --no-next do not go together"),
    ("met 王经理 --agenda x", 2, "--agenda needs --next; say when: --next WHEN"),
    ("close 王经理 --standard 1 --factor 1", 2, "--standard and --factor do not go together"),
    ("move 王小明 50 --force", 2, '--force needs a reason; add --reason "TEXT"'),
    ("move 王小明 lost", 2, "a loss is recorded with its reason; pipeline lose 2 --reason TEXT"),
    ("mark 王经理 happy=yes", 2, "“happy=yes” is not a criterion; "),
    ("mark 王经理 plan=", 2, "plan is empty"),
    ("mark 王经理 plan=a plan=b", 2, "plan is given twice"),
    ("edit 王经理", 2, "nothing to correct; name a field"),
    ("edit 王经理 --name ''", 2, "name is empty"),
    ("edit 王经理 --referred-by 王经理", 2, "nobody refers themselves"),
    ("merge 王经理 1", 2, "both are the same card; name two cards"),
    ("lose 王经理 --reason ' '", 2, "reason is empty"),
    ("log note 王经理", 2, 'a note needs its text; add --note "TEXT"'),
    ("log dial --minutes 1441", 2, "--minutes cannot be 1441; at most 1440, and not negative"),
    ("tally --dials 10001", 2, "cannot be 10001; at most 10000, and not negative"),
    (
        "forget 王经理",
        2,
        "王经理 (1) would be erased for good: the card, 1 activity; 1 backup holds them too;",
    ),
    ("init --cycle 0", 2, "cycle cannot be “0”; it takes days, or auto"),
    ("init --currency money", 2, "currency cannot be “money”; it takes a code such as CNY"),
    ("init --zone Moon/Base", 2, "zone cannot be “Moon/Base”; it takes a zone such as"),
    ("init --language fr", 2, "lang cannot be “fr”; it takes en or zh"),
    ("config set colour red", 2, "no setting is called “colour”; one of: name, cycle"),
    ("config set limit.90 0", 2, "limit.90 cannot be “0”; it takes days"),
    ("list --stage 60", 2, "“60” is not a stage; one of: opportunity appointment 25 50 90 closed"),
    ("list --flag red", 2, "“red” is not a flag; one of: meeting-unanswered"),
    ("list --grade E", 2, "“E” is not a grade; one of A, B, C, D"),
    ("list --sort luck", 2, "cards cannot be sorted by “luck”; one of: id name"),
)


@pytest.mark.parametrize(("line", "code", "said"), REFUSALS)
def test_a_refusal_says_what_to_type_and_leaves_the_store_as_it_was(
    line: str, code: int, said: str, home: Home
) -> None:
    home.play(PEOPLE)
    before = home.contents()
    for lang in ("en", "zh"):
        refused = home.run(*shlex.split(line), lang=lang)
        assert (refused.code, refused.out) == (code, "")
        assert refused.err.startswith(("pipeline: error: ", "pipeline: 错误："))
        assert said in refused.err or lang == "zh"
    assert home.contents() == before
