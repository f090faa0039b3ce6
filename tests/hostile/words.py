"""Every word of a command line that is not a text field: WHO, dates, amounts, keys, files."""

from __future__ import annotations

from typing import Final

from tests.hostile.fields import TEXT

PREPARED: Final = "|add 王经理九\n|met 1 --next +3d"
"""A store with one card, whose name no text of the lists is a part of."""
WHO: Final = (
    f"back -- {TEXT}",
    f"book -- {TEXT} fri",
    f"close -- {TEXT}",
    f"edit --org=x -- {TEXT}",
    f"forget --yes -- {TEXT}",
    f"log dial -- {TEXT}",
    f"lose --reason=x -- {TEXT}",
    f"mark -- {TEXT} plan=x",
    f"merge -- 1 {TEXT}",
    f"merge -- {TEXT} 1",
    f"met --no-next -- {TEXT}",
    f"move -- {TEXT} 25",
    f"next -- {TEXT} fri",
    f"reopen -- {TEXT}",
    f"show -- {TEXT}",
    f"sign --received=1 -- {TEXT}",
    f"why -- {TEXT}",
    f"add --referred-by={TEXT} -- New",
    f"edit --referred-by={TEXT} 1",
    f"history -- {TEXT}",
)
"""None of the texts may be taken for that card, whatever SQL or LIKE would make of it."""
SEARCHES: Final = (
    f"list --flag={TEXT}",
    f"list --grade={TEXT}",
    f"list --sort={TEXT}",
    f"list --source={TEXT}",
    f"list --stage={TEXT}",
    f"list --tag={TEXT}",
)
DATES: Final = (
    f"--today={TEXT} list",
    f"add --birthday={TEXT} -- New",
    f"book -- 1 {TEXT}",
    f"checkin --for={TEXT}",
    f"checkin schedule cron --at={TEXT}",
    f"checkin show -- {TEXT}",
    f"list --since={TEXT}",
    f"mark -- 1 next={TEXT}",
    f"mark -- 1 timing={TEXT}",
    f"met --next={TEXT} 1",
    f"met --on={TEXT} 1",
    f"next -- 1 {TEXT}",
    f"sheet --as-of={TEXT}",
    f"sheet --week={TEXT}",
    f"tally --on={TEXT}",
)
NUMBERS: Final = (
    f"board --limit={TEXT}",
    f"checkin list --limit={TEXT}",
    f"checkin show 2026-11-23 --revision={TEXT}",
    f"close --factor={TEXT} 1",
    f"close --premium={TEXT} 1",
    f"close --standard={TEXT} 1",
    f"config set -- cycle {TEXT}",
    f"config set -- factor {TEXT}",
    f"config set -- goal.dials {TEXT}",
    f"config set -- limit.25 {TEXT}",
    f"init --cycle={TEXT}",
    f"log dial --minutes={TEXT}",
    f"redo -- {TEXT}",
    f"sign --received={TEXT} 1",
    f"tally --dials={TEXT}",
    f"undo -- {TEXT}",
    f"undo --yes --change={TEXT}",
)
TOKENS: Final = (
    TEXT,
    f"--{TEXT}",
    f"--lang {TEXT} list",
    f"-o {TEXT} list",
    f"add --grade={TEXT} -- New",
    f"checkin schedule -- {TEXT}",
    f"config get -- {TEXT}",
    f"config set -- currency {TEXT}",
    f"config set -- lang {TEXT}",
    f"config set -- zone {TEXT}",
    f"config set -- {TEXT} x",
    f"init --currency={TEXT}",
    f"init --language={TEXT}",
    f"init --zone={TEXT}",
    f"list {TEXT}",
    f"log -- {TEXT}",
    f"mark -- 1 {TEXT}",
    f"mark -- 1 {TEXT}=x",
    f"move -- 1 {TEXT}",
)
FILES: Final = (
    f"--store={TEXT} add x",
    f"--store={TEXT} checkin schedule cron",
    f"--store={TEXT} checkin schedule launchd",
    f"--store={TEXT} checkin schedule systemd",
    f"--store={TEXT} config path",
    f"--store={TEXT} list",
    f"backup --to={TEXT}",
    f"checkin schedule cron --to={TEXT} --yes",
    f"config set -- store {TEXT}",
    f"restore --yes -- {TEXT}",
    f"sheet --to={TEXT}.csv",
)
ENVIRONMENT: Final = (
    "COLUMNS",
    "LANG",
    "LANGUAGE",
    "NO_COLOR",
    "PIPELINE_LANG",
    "PIPELINE_STORE",
    "PIPELINE_TODAY",
    "TERM",
    "TZ",
)
"""Variables that the program or what it stands on reads."""


def words(form: str, text: str) -> list[str]:
    """Return the words of a command with the text in its place, blanks and all."""
    return [word.replace(TEXT, text) for word in form.split(" ")]
