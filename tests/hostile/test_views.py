"""Every view of a store full of hostile people, in every format: text, and the text that it was."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli._forms import FORMS
from pipelinecli.exchange.guarding import unguard
from pipelinecli.render.text import safe_text
from tests.hostile.crowd import LATER, REP, Person, gather
from tests.hostile.screen import faults
from tests.hostile.views import ID, OF_FILES, OF_THEIR_OWN, VIEWS, WRITES
from tests.running import TODAY, Home

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORMATS = ("plain", "table", "json", "jsonl", "csv", "md")
DATA = frozenset({"json", "jsonl", "csv"})
LANGUAGES = ("en", "zh")
REACHING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, list[Person]]:
    home = Home(tmp_path_factory.mktemp("crowd") / "home")
    return home, gather(home)


def test_every_command_that_shows_something_is_looked_at() -> None:
    assert set(FORMS) <= {*VIEWS, *WRITES, *OF_FILES, *OF_THEIR_OWN}
    assert not set(VIEWS) & WRITES


def test_no_view_shows_anything_but_text(
    crowd: tuple[Home, list[Person]], *, thorough: bool
) -> None:
    home, people = crowd
    found = []
    for number, (argv, form, language, day) in enumerate(_runs(people, everything=thorough)):
        ran = home.run(*argv, "-o", form, lang=language, today=day)
        shown = _acting(ran.out) if form == "csv" else faults(ran.out, data=form in DATA)
        wrong = [*shown, *faults(ran.err)]
        if ran.code:
            wrong.append(f"ended with {ran.code}: {ran.err}")
        found += [f"{number} {' '.join(argv)} -o {form} {language}: {what}" for what in wrong]
    assert found == []


def _acting(cells: str) -> list[str]:
    """Return what may not even be in CSV, which keeps what is merely not seen."""
    return [
        f"U+{ord(char):04X}"
        for char in set(cells) - set("\n\t")
        if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(char) in REACHING
    ]


def _runs(
    people: Sequence[Person], *, everything: bool
) -> Iterator[tuple[list[str], str, str, str]]:
    """Every view in every format, the languages in turns; of one card's views each in turns."""
    turn = 0
    for argv in (argv for name, calls in VIEWS.items() if name in FORMS for argv in calls):
        for person in people if ID in argv else people[:1]:
            words = [word.replace(ID, str(person.id)) for word in argv]
            turn += 1
            for at, form in enumerate(FORMATS):
                for language in LANGUAGES:
                    if not everything and (at + turn + (language == "zh")) % 2:
                        continue
                    if not everything and ID in argv and at != turn % len(FORMATS):
                        continue
                    yield words, form, language, LATER if turn % 2 else TODAY


def test_json_gives_back_every_text(crowd: tuple[Home, list[Person]]) -> None:
    home, people = crowd
    rows = {row["id"]: row for row in home.data("list", "--limit=9999", today=LATER)}
    # What was lost is not on the list.
    for person in people:
        row = rows.get(person.id) or home.data("show", str(person.id))
        typed = (person.name.strip(), *[person.line.strip()] * 3, [person.tag.strip()])
        assert tuple(row[key] for key in ("name", "org", "title", "source", "tags")) == typed
        assert row["note"] == person.note.replace("\r\n", "\n").strip()
    assert home.data("config", "get", "name")["value"] == REP


def test_json_lines_give_back_every_name(crowd: tuple[Home, list[Person]]) -> None:
    home, people = crowd
    lines = home.run("list", "--limit=9999", "-o", "jsonl").out.split("\n")[:-1]
    rows = [json.loads(line) for line in lines]
    names = {person.id: person.name.strip() for person in people}
    assert len(rows) > 100
    assert [row["name"] for row in rows] == [names[row["id"]] for row in rows]


def test_csv_gives_back_every_name_but_what_would_act(crowd: tuple[Home, list[Person]]) -> None:
    home, people = crowd
    out = home.run("list", "--limit=9999", "-o", "csv").out
    rows = list(csv.DictReader(out.split("\n")[:-1]))
    names = {str(person.id): person.name.strip() for person in people}
    assert len(rows) > 100
    for row in rows:
        acting = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
        assert unguard(row["name"]) == acting.sub("\N{REPLACEMENT CHARACTER}", names[row["id"]])
        assert row["name"][:1] not in set("=+-@\t\r")


def test_markdown_gives_back_every_name_as_it_is_shown(crowd: tuple[Home, list[Person]]) -> None:
    home, people = crowd
    head, rule, *lines = home.run("list", "--limit=9999", "-o", "md").out.split("\n")[:-1]
    columns = [cell.strip() for cell in head.strip("|").split("|")]
    assert set(rule) <= set("|-: ")
    names = {str(person.id): person.name.strip() for person in people}
    for line in lines:
        # A reader splits at bars without a backslash before them.
        cells = [cell.strip(" ") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        row = dict(zip(columns, cells, strict=True))
        shown = re.sub(r"\\(.)", r"\1", row["Name"])
        assert shown == safe_text(names[row["Id"]]).strip(" ")


def test_what_can_be_shown_is_shown_as_it_was_typed(crowd: tuple[Home, list[Person]]) -> None:
    """Markup, emoji codes, format strings, SQL: nothing is read, nothing is left out."""
    home, people = crowd
    looked_at = 0
    for person in people:
        name, line = person.name.strip(), person.line.strip()
        if faults(name) or faults(line) or "\t" in person.note:
            continue
        looked_at += 1
        shown = home.run("show", str(person.id)).out
        assert name in shown
        assert line in shown
        rows = safe_text(person.note, multiline=True).split("\n")
        assert all(row.strip() in shown for row in rows)
    assert looked_at > 100


def test_short_texts_are_drawn_as_they_were_typed(crowd: tuple[Home, list[Person]]) -> None:
    home, people = crowd
    short = [one for one in people if len(one.name) < 20 and not faults(one.name.strip())]
    assert len(short) > 30
    for person in short[::3]:
        assert person.name.strip() in home.run("show", str(person.id), "-o", "table").out
        assert person.name.strip() in home.run("why", str(person.id), "-o", "table").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_shell_is_offered_no_name_that_hides_something(
    crowd: tuple[Home, list[Person]], shell: str
) -> None:
    home, people = crowd
    offered = 0
    for start in sorted({person.name.strip()[0] for person in people}):
        line = f"pipeline show {start}"
        asked = {"_PIPELINE_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
        more = {"COMP_WORDS": line, "COMP_CWORD": "2", "_TYPER_COMPLETE_WORD_TO_COMPLETE": start}
        ran = home.run(env={**asked, **more})
        assert (ran.code, ran.err, faults(ran.out)) == (0, "", []), ascii(start)
        offered += bool(ran.out.strip())
    assert offered > 20
