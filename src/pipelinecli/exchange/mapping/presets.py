"""Sets of what is typed about a file, under a name: the program's own, and those a rep saves.

A saved one is text: a line for each column, stage and kind, with what the file says in JSON's
quotes, so that no header can be taken for anything else. It refuses what a later program may have
written, and more than a file of columns can need.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.fields import FIELDS, SKIP, Shape
from pipelinecli.exchange.mapping.moments import ORDERS
from pipelinecli.exchange.mapping.recognition import NAMES
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipelinecli.exchange.mapping.moments import Order

KEY: Final = "preset."
"""What comes before a saved preset's name in the table of settings."""
LONGEST_NAME: Final = 40
_LONGEST_TEXT: Final = 200_000
_MOST_LINES: Final = 5_000
_FIRST_LINE: Final = "pipelinecli preset 1"
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_NO_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})


class Preset(NamedTuple):
    """What is known about files of one kind before they are looked at."""

    name: str
    program: str | None = None
    """The token of the program whose columns and stages it begins with."""
    columns: Mapping[str, Sequence[str]] = _NO_COLUMNS
    """Our field, and the columns for it; none for a field that no column is."""
    stages: Mapping[str, str] = _NOTHING
    """Their stage, and ours."""
    kinds: Mapping[str, str] = _NOTHING
    """Their word for an activity, and ours."""
    order: Order | None = None
    """The order of day, month and year."""


_ABOUT: Final[Mapping[str, str]] = {
    "google": N_("Google Contacts, both forms of its CSV"),
    "outlook": N_("Outlook, desktop and web, in several languages"),
    "linkedin": N_("LinkedIn, its Connections file"),
    "hubspot": N_("HubSpot: contacts, deals with its stages, activities"),
    "salesforce": N_("Salesforce: people, opportunities with its stages, stage history"),
    "pipedrive": N_("Pipedrive: people, deals with its stages, activities"),
    "zoho": N_("Zoho CRM: people, deals with its stages"),
    "opportunities": N_("a table of opportunities: Prospecting, Engaging, Won, Lost"),
    "ladder": N_("stages as per cents: 5 15 30 40 50 60 70 80 90 100"),
}


def built_in() -> dict[str, Preset]:
    """Return the presets that are always there, by name."""
    return {name: Preset(name, name if name in NAMES else None) for name in _ABOUT}


def about(name: str) -> str:
    """Return what a built-in preset is for."""
    return _(_ABOUT[name])


def chosen(name: str, saved: Mapping[str, str]) -> Preset:
    """Return the preset called `name`, one of the rep's before one of the program's own.

    `saved` has the texts of the rep's by name. Raises UsageError for one that there is not.
    """
    if name in saved:
        return from_text(name, saved[name])
    if name.lower() in _ABOUT:
        return built_in()[name.lower()]
    error = UsageError(
        _("there is no preset “{name}”").format(name=name),
        hint=_("look: pipeline import presets"),
    )
    error.details = (_("there are: {names}").format(names=", ".join((*saved, *_ABOUT))),)
    raise error


def checked_name(name: str) -> str:
    """Return the name for a preset that is saved. Raises UsageError for one that cannot be."""
    kept = name.strip()
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable() or set(kept) & set('=,\\"'):
        raise UsageError(
            _("a preset cannot be called “{name}”").format(name=name),
            hint=_("a word or two, up to {n} characters").format(n=LONGEST_NAME),
        )
    if kept.lower() in _ABOUT:
        raise UsageError(
            _("“{name}” is a preset of the program's own").format(name=kept),
            hint=_("save yours under another name"),
        )
    return kept


def merged(  # noqa: PLR0913 - what can be typed about a file
    name: str,
    base: Preset | None,
    *,
    columns: Mapping[str, Sequence[str]] = _NO_COLUMNS,
    stages: Mapping[str, str] = _NOTHING,
    kinds: Mapping[str, str] = _NOTHING,
    order: Order | None = None,
) -> Preset:
    """Return what was typed, over the preset it was typed with, to be saved as `name`."""
    under = base or Preset(name)
    return Preset(
        checked_name(name),
        under.program,
        {**under.columns, **columns},
        {**under.stages, **stages},
        {**under.kinds, **kinds},
        order or under.order,
    )


def to_text(preset: Preset) -> str:
    """Write a preset as the text that is kept in the settings."""
    return "\n".join(_lines(preset)) + "\n"


def _lines(preset: Preset) -> Iterator[str]:
    yield _FIRST_LINE
    if preset.program:
        yield f"program {preset.program}"
    if preset.order:
        yield f"dates {preset.order}"
    for field, theirs in preset.columns.items():
        yield " ".join((f"map {field}", *map(_quoted, theirs)))
    for what, words in (("stage", preset.stages), ("kind", preset.kinds)):
        for theirs_word, ours in words.items():
            yield f"{what} {_quoted(theirs_word)} {_quoted(ours)}"


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def from_text(name: str, text: str) -> Preset:
    """Read what `to_text` wrote. Raises UsageError for anything else."""
    lines = text.removesuffix("\n").split("\n") if len(text) <= _LONGEST_TEXT else [""]
    if lines[0] != _FIRST_LINE or len(lines) > _MOST_LINES:
        raise _unreadable(name)
    program: str | None = None
    order: Order | None = None
    columns: dict[str, tuple[str, ...]] = {}
    words: dict[str, dict[str, str]] = {"stage": {}, "kind": {}}
    for line in lines[1:]:
        what, _blank, rest = line.partition(" ")
        if what == "program" and rest in NAMES:
            program = rest
        elif what == "dates" and rest in ORDERS:
            order = next(one for one in ORDERS if one == rest)
        elif what == "map" and rest.partition(" ")[0] in _fields():
            field, _blank, theirs = rest.partition(" ")
            columns[field] = tuple(_unquoted(theirs, name))
        elif what in words and len(pair := tuple(_unquoted(rest, name))) == len(("a", "b")):
            words[what][pair[0]] = pair[1]
        else:
            raise _unreadable(name)
    return Preset(name, program, columns, words["stage"], words["kind"], order)


def _fields() -> set[str]:
    return {field for shape in Shape for field in FIELDS[shape]} | {SKIP}


def _unquoted(text: str, name: str) -> Iterable[str]:
    import json

    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        try:
            found, end = decoder.raw_decode(text, at)
        except ValueError:
            raise _unreadable(name) from None
        if not isinstance(found, str) or text[end : end + 1] not in {"", " "}:
            raise _unreadable(name)
        yield found
        at = end + 1


def _unreadable(name: str) -> UsageError:
    return UsageError(
        _("the saved preset “{name}” cannot be read").format(name=name),
        hint=_("save it again: --save-preset {name}").format(name=name),
    )
