from __future__ import annotations

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from pipelinecli.cli._forms import FORMS, SHARED
from pipelinecli.cli.plain_forms import FLAG, PlainLine, read_plain
from tests.cli.readings import by_typer, noted_calls, plainly

ODD = (
    "", " ", "-", "--", "-x", "-5", "=", "a=b", "--opt=value", "0", "7", "007", "1e3",
    "12345678901", "٣", "王经理", "下周二 14:00", "next", "list", "json", "csv", "en", "zh",
    "fr", "\udc80", "\n",
    "--help", "-h", "--version", "--json", "-q", "-o", "-ojson", "--store", "--stor", "--lang=zh",
)  # fmt: skip
VALUES = st.one_of(st.sampled_from(ODD), st.text(max_size=4), st.integers().map(str))
TAME = st.sampled_from(("王经理", "1", "30", "fri", "", "a b", "person=self", "json", "zh"))


@st.composite
def options(draw: st.DrawFn, known: dict[str, tuple[str, str, int | None]]) -> list[str]:
    """One option as somebody may type it: with a value or without, in either form."""
    spelling = draw(st.sampled_from(sorted(known)))
    if known[spelling][1] == FLAG:
        return [spelling]
    value = draw(st.one_of(TAME, TAME, VALUES))
    apart, joined = [spelling, value], [f"{spelling}={value}"]
    return draw(st.sampled_from((apart, apart, apart, joined, joined, [spelling])))


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A command line that may well be right, and may well not."""
    words = draw(st.sampled_from(sorted(FORMS)))
    positions, own, _defaults = FORMS[words]
    before = draw(st.lists(options(SHARED), max_size=1))
    least = sum(required for _name, required, _rest in positions)
    typed = st.one_of(TAME, TAME, TAME, VALUES)
    given_words = draw(st.lists(typed, min_size=least, max_size=least + 1))
    after = [
        *([word] for word in given_words),
        *draw(st.lists(options({**SHARED, **own}), max_size=3)),
    ]
    pieces = [*before, words.split(), *draw(st.permutations(after))]
    return [token for piece in pieces for token in piece]


@settings(max_examples=400)
@given(lines())
def test_whatever_is_read_plainly_typer_reads_the_same(argv: list[str]) -> None:
    with noted_calls():
        plain = plainly(argv)
        event("left to Typer" if plain is None else "read plainly")
        if plain is not None:
            assert by_typer(argv) == plain


@settings(max_examples=200)
@given(lines(), st.sampled_from(("--help", "-h", "--version", "--bogus", "-x")), st.integers(0, 9))
def test_help_and_unknown_options_are_left_to_typer_wherever_they_stand(
    argv: list[str], option: str, place: int
) -> None:
    assert read_plain([*argv[:place], option, *argv[place:]]) is None


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["nonsense"],
        ["lis"],
        ["config"],
        ["config", "nonsense"],
        ["config", "--json", "list"],
        ["add"],
        ["add", "Ann", "Lee"],
        ["add", "Ann", "--phone"],
        ["add", "Ann", "--phone", "--email"],
        ["add", "Ann", "--pho", "1"],
        ["add", "Ann", "--new=yes"],
        ["--lang", "fr", "add", "Ann", "--lang", "en"],
        ["add", "Ann", "--phone", "1", "--phone", "2"],
        ["add", "--", "Ann"],
        ["book", "Ann"],
        ["book", "Ann", "-2w"],
        ["mark", "Ann"],
        ["lose", "Ann"],
        ["sign", "Ann"],
        ["log", "dial", "--minutes", "-5"],
        ["log", "dial", "--minutes", "5.5"],
        ["log", "dial", "--minutes", "٣"],
        ["log", "dial", "--minutes", "12345678901"],
        ["list", "--limit", "0"],
        ["list", "-ojson"],
        ["list", "-o=json"],
        ["-qo", "json", "list"],
    ],
)
def test_what_is_not_plainly_a_form_is_left_to_typer(argv: list[str]) -> None:
    assert read_plain(argv) is None


@pytest.mark.parametrize(
    ("argv", "read"),
    [
        (["board"], PlainLine(("board",), {"limit": None, "everything": False}, {})),
        (
            ["--store", "x.db", "-q", "config", "set", "cycle", "30", "--json", "--today=fri"],
            PlainLine(
                ("config", "set"),
                {"key": "cycle", "value": "30"},
                {"store": "x.db", "quiet": True, "json": True, "today": "fri"},
            ),
        ),
        (
            ["--today", "tue", "next", "王经理", "下周二", "14:00", "--agenda=签单"],
            PlainLine(
                ("next",),
                {"who": "王经理", "when": ["下周二", "14:00"], "agenda": "签单"},
                {"today": "tue"},
            ),
        ),
        (
            ["log", "--minutes", "008", "talk", "-o", "csv", ""],
            PlainLine(
                ("log",),
                {"kind": "talk", "who": "", "on": None, "note": None, "minutes": 8},
                {"form": "csv"},
            ),
        ),
        (
            ["edit", "1", "--tag", "a", "--tag=", "--untag", "b", "--org", ""],
            PlainLine(
                ("edit",),
                {
                    **FORMS["edit"][2],
                    "who": "1",
                    "tag": ["a", ""],
                    "untag": ["b"],
                    "org": "",
                },
                {},
            ),
        ),
        (
            ["lose", "1", "--reason", "no"],
            PlainLine(("lose",), {"who": "1", "reason": "no"}, {}),
        ),
    ],
)
def test_a_plain_form_is_read_as_it_stands(argv: list[str], read: PlainLine) -> None:
    assert read_plain(argv) == read


def test_every_command_has_a_form_that_is_read_plainly() -> None:
    for words, (positions, own, _defaults) in FORMS.items():
        required = [f"{name}" for name, needed, _rest in positions if needed]
        wanted = {"lose": ["--reason", "no"], "sign": ["--received", "5"]}.get(words, [])
        assert read_plain([*words.split(), *required, *wanted]) is not None, (words, own)
