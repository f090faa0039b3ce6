"""Every text as every other word of a command: answered in a line that is only text."""

from __future__ import annotations

import json
import os
import shutil
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli._forms import FORMS
from tests.hostile import words as forms
from tests.hostile.payloads import BIG_LIST, BYTES, EVERY, OURS
from tests.hostile.screen import faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.running import Home, Ran

SURPRISES = ("went wrong that should not", "出了不该出的错", "Traceback")
LINES = {"en": "pipeline: error: ", "zh": "pipeline: 错误："}
LANGUAGES = tuple(LINES)
_SHARE = 8
"""One in so many of the Big List goes through each kind of command in the short form."""


@pytest.fixture
def home(home: Home) -> Home:
    home.play(forms.PREPARED)
    return home


def _known(lines: Sequence[str]) -> list[str]:
    """Leave out the commands that this program does not have."""
    first = {form.partition(" ")[0] for form in FORMS}
    bare = ((line, line.split()[0]) for line in lines)
    return [line for line, word in bare if word.startswith("-") or "{" in word or word in first]


def _cases(lines: Sequence[str], *, everything: bool) -> Iterator[tuple[str, str]]:
    """Every text with every command; else half of ours and some of the Big List, one in turn."""
    known = _known(lines)
    if everything:
        yield from product(known, EVERY)
        return
    some = (*[*OURS.values()][len(lines) % 2 :: 2], *BIG_LIST[len(lines) % _SHARE :: _SHARE])
    yield from ((known[at % len(known)], text) for at, text in enumerate(some))


def _run(home: Home, lines: Sequence[str], codes: set[int], *, thorough: bool) -> None:
    found = findings(home, _cases(lines, everything=thorough), codes)
    assert found == [], "\n".join(found)


def findings(home: Home, cases: Iterable[tuple[str, str]], codes: set[int]) -> list[str]:
    """Type each text in its command, each time on the same machine, and say what goes wrong."""
    shelf = _Machine(home)
    found = []
    for number, (line, text) in enumerate(cases):
        language, wants_json = LANGUAGES[number % 2], not number % 5
        argv = [*(["--json"] if wants_json else []), *forms.words(line, text)]
        ran = home.run(*argv, lang=language)
        wrong = [*_wrong(ran, codes, language, data=wants_json)]
        if ran.code == 0 and line in forms.WHO and not _names_somebody(line, text):
            wrong.append("somebody was found")
        if ran.code and shelf.is_changed():
            wrong.append("changed something")
        found += [f"{line} {ascii(text)[:80]}: {what} {ran!r:.300}" for what in wrong]
        shelf.put_back()
    return found


def _names_somebody(line: str, text: str) -> bool:
    """Whether a text is the card's id; or no name at all, where that takes one away."""
    return text.strip() == "1" or ("edit --referred-by" in line and not text.strip())


def _wrong(ran: Ran, codes: set[int], language: str, *, data: bool) -> Iterator[str]:
    yield from faults(ran.out, data=data)
    yield from faults(ran.err, data=data and ran.err.startswith("{"))
    if ran.code not in codes:
        yield f"ended with {ran.code}"
    if any(surprise in ran.err for surprise in SURPRISES):
        yield "a surprise"
    if ran.code in {1, 2, 3, 6}:
        if ran.err.startswith("{"):
            json.loads(ran.err)
        elif not ran.err.startswith(LINES[language]) or ran.err.count("\n") != 1:
            yield "said in more than a line"
        elif len(ran.err) > 1_200:
            yield f"{len(ran.err)} characters of error"


def test_no_text_is_taken_for_a_card_it_does_not_name(home: Home, *, thorough: bool) -> None:
    _run(home, forms.WHO, {0, 2, 3, 4}, thorough=thorough)


def test_a_search_is_for_the_text_itself(home: Home, *, thorough: bool) -> None:
    _run(home, forms.SEARCHES, {0, 2}, thorough=thorough)


def test_what_is_no_date_is_refused_in_a_line(home: Home, *, thorough: bool) -> None:
    _run(home, forms.DATES, {0, 2, 3, 4}, thorough=thorough)


def test_what_is_no_number_is_refused_in_a_line(home: Home, *, thorough: bool) -> None:
    _run(home, forms.NUMBERS, {0, 2, 3, 4}, thorough=thorough)


def test_what_is_no_word_of_ours_is_refused_in_a_line(home: Home, *, thorough: bool) -> None:
    _run(home, forms.TOKENS, {0, 2, 3, 4}, thorough=thorough)


def test_a_file_of_any_name_is_used_or_refused_in_a_line(home: Home, *, thorough: bool) -> None:
    lines = forms.FILES
    shelf = _Machine(home)
    found = []
    for number, (line, text) in enumerate(_cases(lines, everything=thorough)):
        if not _is_inside(home, text):
            continue
        language = LANGUAGES[number % 2]
        ran = home.run(*forms.words(line, text), lang=language)
        # The schedule is a file, in which a path is what it is.
        wrong = [*_wrong(ran, {0, 1, 2, 3, 6}, language, data="schedule" in line)]
        found += [f"{line} {ascii(text)[:80]}: {what} {ran!r:.300}" for what in wrong]
        shelf.put_back()
    assert found == [], "\n".join(found)


def _is_inside(home: Home, text: str) -> bool:
    """Whether a text is a path below the rep's own directory. No argument has a NUL."""
    if "\0" in text:
        return False
    path = os.path.normpath(home.files / os.path.expanduser(text))  # noqa: PTH111
    return Path(path).is_relative_to(home.path)


@pytest.mark.parametrize("name", forms.ENVIRONMENT)
def test_a_variable_of_the_environment_is_text(name: str, home: Home, *, thorough: bool) -> None:
    found = []
    first = forms.ENVIRONMENT.index(name)
    for text in EVERY if thorough else EVERY[first :: 3 * len(forms.ENVIRONMENT)]:
        if not _is_inside(home, text):
            continue
        for argv in (["list"], ["book", "nobody", "fri"]):
            ran = home.run(*argv, env={name: text})
            wrong = [*faults(ran.out), *faults(ran.err)]
            if ran.code not in {0, 2, 3, 6} or any(one in ran.err for one in SURPRISES):
                wrong.append(f"ended with {ran.code}")
            found += [f"{name}={ascii(text)[:80]} {argv}: {what} {ran.err}" for what in wrong]
    assert found == [], "\n".join(found)


def test_a_configuration_file_may_name_any_store(home: Home) -> None:
    home.config.parent.mkdir(parents=True)
    for number, text in enumerate(OURS.values()):
        if len(text) > 1_000:
            continue
        spelled = json.dumps(text, ensure_ascii=number % 3 > 0).replace("\x7f", "\\u007f")
        home.config.write_text(f"store = {spelled}\n", encoding="utf-8")
        argv = (["list"], ["config", "path"], ["config", "path", "--json"])[number % 4 % 3]
        ran = home.run(*argv)
        assert ran.code in {0, 2, 6}, (text, ran)
        assert faults(ran.out, data="--json" in argv) + faults(ran.err) == [], text
        assert not any(surprise in ran.err for surprise in SURPRISES), (text, ran)


@pytest.mark.parametrize("text", ["%", "_", "%%", "a_b", "100%", "\\", "\\%", "[a]", "*", "?"])
def test_wildcards_are_searched_for_literally(text: str, home: Home) -> None:
    home.run("add", "--new", f"--tag={text}", f"--source={text}", "--", f"x{text}y")
    home.run("add", "--tag=a1b", "--source=a1b", "--", "xaby 1000")
    ids = [home.data("list", f"--{key}={text}") for key in ("tag", "source")]
    assert [[row["id"] for row in rows] for rows in ids] == [[2], [2]]
    shown = json.loads(home.run("--json", "show", "--", text).out)["data"]
    assert (shown["id"], shown["name"]) == (2, f"x{text}y")


@pytest.mark.parametrize("raw", BYTES)
def test_bytes_that_are_no_text_reach_no_screen(raw: bytes, home: Home) -> None:
    before = home.contents()
    lines: tuple[tuple[bytes, ...], ...] = (
        (b"add", raw),
        (b"add", b"x", b"--note", raw),
        (b"edit", b"1", b"--name", raw),
        (b"show", raw),
        (b"mark", b"1", b"person=" + raw),
        (b"mark", b"1", raw + b"=x"),
        (b"config", b"set", b"name", raw),
        (b"list", b"--" + raw),
        (raw,),
    )
    for line in lines:
        ran = home.process(*line)
        assert (ran.code in {2, 3}, ran.out, ran.err.count("\n")) == (True, "", 1), (line, ran)
        assert faults(ran.err) == []
    assert home.contents() == before


class _Machine:
    """The rep's machine as it was: one store, nothing where commands are typed, no settings."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._journal = f"{home.store}-journal"
        self._whole = home.store.read_bytes()

    def is_changed(self) -> bool:
        return self.home.store.read_bytes() != self._whole

    def put_back(self) -> None:
        if self.is_changed():
            self.home.store.write_bytes(self._whole)
            os.utime(self._journal)
        self.home.config.unlink(missing_ok=True)
        for path in self.home.files.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
