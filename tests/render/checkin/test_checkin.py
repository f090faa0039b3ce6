from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.checkin import ChangeKind
from pipelinecli.method.flags import Flag
from pipelinecli.render.checkin.writing import write_checkin
from pipelinecli.render.formats.listing import Format
from pipelinecli.words import due_command
from tests.render.builders import handed_in
from tests.render.checkin.samples import (
    AGAIN,
    AMENDED,
    ATTENTION,
    CHANGES,
    FULL_REPORT,
    IN_TIME,
    LATE,
    OPEN,
    OVER,
    QUIET,
    SIGNING,
    STUCK,
    UNANSWERED,
)
from tests.render.golden import matches_golden
from tests.render.written import pin_the_terminal, text_of

if TYPE_CHECKING:
    from pipelinecli.method.checkin import Report
    from pipelinecli.method.sheet import SheetRow

ROOT = Path(__file__).parents[3]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
FOR_PEOPLE = (Format.TABLE, Format.PLAIN, Format.MD)


def written(report: Report = FULL_REPORT, form: Format = Format.PLAIN) -> str:
    return text_of(lambda out: write_checkin(report, form, out))


def below(title: str, report: Report = FULL_REPORT) -> list[str]:
    """Return the lines of a part, each without what it is set in by."""
    lines = written(report).splitlines()
    part = lines[lines.index(title) + 1 :]
    return [line.removeprefix("  ") for line in part[: part.index("")]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [24, 40, 80, 120])
def test_a_check_in_on_a_terminal(
    width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    set_language(language)
    matches_golden(f"checkin-table-{width}.{language}.txt", written(form=Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("form", "ending"), [(Format.PLAIN, "txt"), (Format.MD, "md"), (Format.CSV, "csv")]
)
def test_a_check_in_follows_the_language(form: Format, ending: str, language: Language) -> None:
    set_language(language)
    matches_golden(f"checkin-{form}.{language}.{ending}", written(form=form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_in_for_programs_is_the_same_in_every_language(language: Language) -> None:
    set_language(language)
    matches_golden("checkin.json", written(form=Format.JSON))
    assert json.loads(written(form=Format.JSONL)) == json.loads(written(form=Format.JSON))["data"]


def test_a_check_in_with_nothing_in_it_is_short() -> None:
    assert written(QUIET) == (
        "Check-in of Mon 2008-12-15 · Fri 2008-12-12 … Sun 2008-12-14\n"
        "\n"
        "             1-Opportunity  2-First appointment  3-(25%)  4-(50%)  5-(90%)  6-Closed\n"
        "Monday\n"
        "12.12-12.14\n"
        "handed in\n"
        "Subtotal     0              0                    0        0        0        0\n"
        "\n"
        "Nothing wants an answer.\n"
        "Handed in Mon 2008-12-15 09:00.\n"
    )


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_empty_parts_are_left_out(form: Format) -> None:
    said = written(QUIET, form)
    parts = ("What changed", "Carried out", "Wants an answer", "Not handed in", "Recorded since")
    assert not any(part in said for part in parts)
    assert "Nothing wants an answer." in said
    assert "Nothing wants an answer." not in written(form=form)


@pytest.mark.parametrize(
    ("row", "anew", "said"),
    [
        (OPEN, False, ["Not handed in yet: pipeline checkin --for 2008-12-15"]),
        (IN_TIME, True, ["Handed in Mon 2008-12-15 09:00."]),
        (IN_TIME, False, ["Handed in already, Mon 2008-12-15 09:00; nothing new."]),
        (
            LATE,
            True,
            [
                "Handed in Wed 2008-12-17 09:00.",
                "It was late: the next check-in was due already.",
            ],
        ),
        (AGAIN, True, ["Handed in again Mon 2008-12-15 09:00: revision 2."]),
        (AGAIN, False, ["Handed in already, Mon 2008-12-15 09:00, revision 2; nothing new."]),
    ],
)
@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_the_last_words_are_whether_it_was_handed_in(
    row: SheetRow, anew: bool, said: list[str], form: Format
) -> None:
    lines = written(FULL_REPORT._replace(row=row, anew=anew), form).splitlines()
    assert list(filter(None, lines))[-len(said) :] == said
    before = {Format.MD: -2 * len(said)}.get(form, -1 - len(said))
    assert not lines[before]


def test_a_change_of_each_kind_is_told_with_its_day() -> None:
    assert {change.kind for change in CHANGES} == set(ChangeKind)
    told = [" ".join(line.split()) for line in below("What changed")]
    assert told[0] == "5 Wang Min new Opportunity Fri 2008-12-12"
    assert told[1] == "2 刘岩 advanced First appointment → 25% Fri 2008-12-12"
    assert told[3].endswith("=1+1 fell back 50% → Opportunity Sat 2008-12-13")
    assert told[4].endswith("III closed 90% → Closed Fri 2008-12-12")
    assert told[5] == "16 Li Si lost new → Lost Sun 2008-12-14"
    assert told[6] == "17 (forgotten) lost 25% → Lost Sun 2008-12-14"
    assert told[7] == "21 欧阳娜娜 reopened Lost → Opportunity Sat 2008-12-13"


def test_what_was_carried_out_is_told_with_its_reason() -> None:
    assert below("Carried out") == ["24  唐主任  25% → Opportunity  over the cycle"]


def test_every_flag_has_a_line_and_the_fall_back_one_below() -> None:
    assert below("Wants an answer", FULL_REPORT._replace(attention=(OVER, SIGNING))) == [
        " 9  Bartholomew Featherstonehaugh III  next step passed",
        " 9  Bartholomew Featherstonehaugh III  over the cycle",
        "                                       back to Opportunity  pipeline back 9",
        "22  Chen                               signing date passed  pipeline mark 22 timing=WHEN",
        "                                       or back to 25%       pipeline back 22",
        "All fall-backs at once: pipeline checkin --apply",
    ]


def test_what_settles_a_flag_is_said_as_the_days_list_says_it() -> None:
    (line,) = below("Wants an answer", FULL_REPORT._replace(attention=(UNANSWERED,)))
    assert line.endswith(f"  {due_command(Flag.MEETING_UNANSWERED, UNANSWERED)}")


def test_the_sample_has_every_flag_that_a_row_of_its_own_can_have() -> None:
    flags = {flag for card in ATTENTION for flag in card.flags}
    assert flags == set(Flag)
    assert len(below("Wants an answer")) == sum(len(card.flags) for card in ATTENTION) + 2 + 1


def test_an_override_is_said_with_its_flag() -> None:
    (line,) = [line for line in below("Wants an answer") if "孙立" in line]
    assert " override, no next step " in line


def test_cards_that_are_only_counted_can_fall_back_with_the_rest() -> None:
    told = below("Wants an answer", FULL_REPORT._replace(attention=(*(STUCK,) * 40, OVER, OVER)))
    assert told[-2:] == [
        "… and 2 more: pipeline flags",
        "All fall-backs at once: pipeline checkin --apply",
    ]


def test_one_fall_back_needs_no_way_to_do_all_of_them() -> None:
    assert "--apply" not in written(FULL_REPORT._replace(attention=(OVER,)))


def test_a_person_is_shown_the_first_cards_and_told_how_many_more_there_are() -> None:
    many = FULL_REPORT._replace(attention=(STUCK,) * 45, changes=CHANGES[:1] * 43)
    settled = due_command(Flag.STUCK, STUCK)
    for form in (Format.PLAIN, Format.TABLE):
        said = written(many, form)
        assert said.count(f"  {settled}\n") == 40
        assert "  … and 5 more: pipeline flags\n" in said
        assert said.count(" new ") == 40
        assert "  … and 3 more: pipeline checkin --for 2008-12-15 -o json\n" in said
    assert written(many, Format.MD).count(f"| {settled} |\n") == 45
    assert written(many, Format.MD).count("| new |") == 43
    assert len(json.loads(written(many, Format.JSON))["data"]["attention"]) == 45


def test_the_last_six_that_were_missed_are_named_and_the_rest_counted() -> None:
    assert below("Not handed in") == [
        "Mon 2008-12-01  11.28-11.30  pipeline checkin --for 2008-12-01",
        "Wed 2008-12-03  12.01-12.02  pipeline checkin --for 2008-12-03",
        "Fri 2008-12-05  12.03-12.04  pipeline checkin --for 2008-12-05",
        "Mon 2008-12-08  12.05-12.07  pipeline checkin --for 2008-12-08",
        "Wed 2008-12-10  12.08-12.09  pipeline checkin --for 2008-12-10",
        "Fri 2008-12-12  12.10-12.11  pipeline checkin --for 2008-12-12",
        "… and 3 before these",
    ]
    six = FULL_REPORT._replace(missed=FULL_REPORT.missed[-6:])
    assert len(below("Not handed in", six)) == 6


def test_the_note_stands_under_the_title_and_no_line_of_it_passes_for_ours() -> None:
    lines = written(FULL_REPORT._replace(row=handed_in(OPEN, note="a\nHanded in late."))).split(
        "\n"
    )
    assert lines[1:4] == ["Note: a", "  Handed in late.", ""]


def test_a_row_that_differs_by_now_says_so_in_a_part_of_its_own() -> None:
    assert below("Recorded since", FULL_REPORT._replace(row=AMENDED)) == [
        "18  12.22 Zhao [b]Qi[/b] added to First appointment",
        " 1  何建国 is not in First appointment any more",
        " 2  12.12 刘岩 *: 25% → 50%",
        " 3  范学东: first meeting 12.13 → 12.14",
    ]
    assert "Recorded since:" not in written(FULL_REPORT._replace(row=AMENDED))


def test_the_paper_form_is_that_of_the_row_alone() -> None:
    rows = list(csv.reader(io.StringIO(written(form=Format.CSV), newline=""), strict=True))
    assert {len(row) for row in rows} == {7}
    assert [row[0].split("\n")[0] for row in rows] == [
        "Prospect management action sheet",
        "Period",
        "Handed in",
        "My sales cycle",
        "Note",
        "Check-in",
        "Monday",
        "Subtotal",
        "Lost: (forgotten), Li Si",
    ]


def test_no_line_of_a_note_runs_in_a_spreadsheet() -> None:
    rows = list(csv.reader(io.StringIO(written(FULL_REPORT._replace(row=AMENDED), Format.CSV))))
    assert next(row[1] for row in rows if row[0] == "Note") == "'=1+1\n'=2+2"
