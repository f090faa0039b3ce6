"""Settings: their values as typed and as stored, the configuration file, criteria and stages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pipelinecli.config.paths import store_named_in
from pipelinecli.config.settings import KNOWN, checked, goals, rules
from pipelinecli.method.cards import Attempt
from pipelinecli.method.stages import Stage
from pipelinecli.services.desk import sit_down
from pipelinecli.services.marking import marked, read_marks
from pipelinecli.services.reading import read_stage
from tools.fuzz.grammar import Grammar
from tools.fuzz.target import Target
from tools.fuzz.targets.dates import STEP, WHEN, ZONE
from tools.fuzz.targets.desks import TUESDAY, desk
from tools.fuzz.targets.people import LONGEST_WORD
from tools.fuzz.targets.stored import same_when_stored
from tools.fuzz.targets.sums import AMOUNT, FACTOR
from tools.fuzz.texts import NUMBERS, hostile, near, pick, sometimes

if TYPE_CHECKING:
    from random import Random

    from pipelinecli.services.desk import Desk

_KEYS = tuple(KNOWN)
_DAMAGED = (*_KEYS, "cycle.measured", "cycle.configured")
VALUE = Grammar(
    start=("<number>", "auto", "AUTO", "CNY", "usd", "en", "zh", "艾新华", "0.5", "<number> days"),
    number=NUMBERS,
)
CONFIG = Grammar(
    start=("<line>", "<line>", "<blank><line><blank>", "<line><line>", "<bom><line>"),
    line=("store = <text>\n", "store=<text>", "store = <value>\n", "<key> = <value>\r\n",
          "[<key>]\nstore = <text>", "[[<key>]]", "store.<key> = <text>", '"store" = <text>'),
    text=('"/tmp/x.db"', "'~/x.db'", '"""a\nb"""', "'''x'''", '"\\u0000"', '"\\ud800"',
          '"\\U0010ffff"', '""', '"x" # y', '"\\x41"', '"unended'),
    value=("<number>", "[<value>, <value>]", "{<key> = <value>}", "true", "1979-05-27T07:32:00Z",
           "1979-13-27", "24:61", "<text>", "<deep>", "+inf", "0xdeadbeef", "1__0"),
    key=("store", "a", "a.b", '"a b"', "cycle", "<dotted>", "''", "ſtore"),
    dotted=("a." * 3 + "a", "a." * 200 + "a", "a." * 20_000 + "a"),
    deep=("[" * 40, "[" * 3_000, "{a=" * 3_000, "[[" * 20 + "]]" * 20),
    number=(*NUMBERS, "9" * 5_000),
    blank=("", "\n\n", "# a comment\n", "  \t", "#\0\n"),
    bom=("\ufeff", "\0", "\x1b"),
)  # fmt: skip
PAIR = Grammar(
    start=("person=<text>", "plan=<text>", "budget=<amount>", "timing=<when>", "next=<step>",
           "<key>=<text>", "<key>=no", "<key>", "=<text>", " NEXT =<step>"),
    key=("person", "plan", "budget", "timing", "next", "Person", "happy", ""),
    text=("本人", "no", "NO", " ", "a=b", "x" * 600),
    amount=("1500/month", "1000-1500", "0", "1.5万", "USD5"),
    when=("2026-12-22", "fri", "yesterday", "+3w", "2026-02-30"),
    step=("fri 签单", "tomorrow 14:00 the plan", "yesterday", "sign", "next tue"),
)  # fmt: skip
STAGE = Grammar(start=("25", "50%", "first appointment", "closed", "LOST", "opportunity", "25 %"))
_FORMS = {"zone": ZONE, "factor": FACTOR}


def _setting(rng: Random) -> tuple[str, str]:
    key = pick(rng, _KEYS) if sometimes(rng, 0.95) else hostile(rng)
    return key, near(rng, _FORMS.get(key, VALUE), LONGEST_WORD)


def _is_kept_as_it_is(given: tuple[str, str], read: str) -> bool:
    """What is kept is kept again, and a later command can work with it."""
    key, stored = given[0], {given[0]: read}
    return checked(key, read) == read and bool(rules(stored)) and goals(stored) is not None


def _stored(rng: Random) -> dict[str, str]:
    return {pick(rng, _DAMAGED): near(rng, VALUE) for _one in range(1 + int(rng.random() * 3))}


def _sit_down(stored: dict[str, str]) -> Desk:
    return sit_down(desk().store, desk().clock, stored)


def _is_a_desk(given: dict[str, str], read: Desk) -> bool:
    goals(given)
    return 1 <= read.rules.cycle <= 10**6 and all(days >= 1 for _s, days in read.rules.limits)


def _config(rng: Random) -> bytes:
    raw = near(rng, CONFIG, 60_000).encode("utf-8", "surrogatepass")
    if sometimes(rng, 0.1):
        at = int(rng.random() * (len(raw) + 1))
        raw = raw[:at] + rng.randbytes(int(rng.random() * 8)) + raw[at:]
    return raw


def _is_a_path(_given: bytes, read: str | None) -> bool:
    """It can be opened, and would be named the same by the line the program itself writes."""
    if read is None:
        return True
    line = f"store = {json.dumps(read, ensure_ascii=False)}\n"
    as_we_write_it = not read.isprintable() or store_named_in(line.encode(), "config") == read
    return "\0" not in read and as_we_write_it


def _pairs(rng: Random) -> list[str]:
    grammars = (PAIR, PAIR, PAIR, AMOUNT, WHEN, STEP)
    count = 1 + int(rng.random() * 3)
    return [near(rng, pick(rng, grammars), LONGEST_WORD) for _pair in range(count)]


def _mark(pairs: list[str]) -> Attempt:
    blank = Attempt(id=1, number=1, stage=Stage.OPPORTUNITY, since=TUESDAY, opened=TUESDAY)
    return marked(desk(), blank, read_marks(pairs))


def _can_be_stored(_given: list[str], read: Attempt) -> bool:
    return same_when_stored(read)


def _is_a_stage(given: str, read: Stage) -> bool:
    return read_stage(read.value) is read and bool(given)


TARGETS = (
    Target("settings", _setting, lambda given: checked(*given), _is_kept_as_it_is),
    Target("settings as stored", _stored, _sit_down, _is_a_desk),
    Target("the settings file", _config, lambda raw: store_named_in(raw, "config"), _is_a_path),
    Target("criteria", _pairs, _mark, _can_be_stored),
    Target("stages", lambda rng: near(rng, STAGE), read_stage, _is_a_stage),
)
