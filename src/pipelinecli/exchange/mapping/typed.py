"""What was typed on the command line about a file: `--map ours=theirs,…`, `--stage theirs=ours,…`.

A comma separates several, in quotes or after a backslash it is part of a name; the comma and the
equals sign of a Chinese keyboard do as well. It refuses a column that is not there, naming those
that are, and a field that is none of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.assigning import find
from pipelinecli.exchange.mapping.fields import FIELDS, SKIP, Shape
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SEPARATORS: Final = ",，"
_EQUALS: Final = "=＝"
_QUOTES: Final = {'"': '"', "“": "”"}
_ESCAPE: Final = "\\"
_MOST_SHOWN: Final = 40
_LONGEST_SHOWN: Final = 60


def read_map(texts: Iterable[str], header: Sequence[str]) -> dict[str, list[str]]:
    """Read every `--map`: our field, and the columns typed for it, as the file has them.

    `phone=Mobile,phone=Office` has two; `tags=` has none, and then no column is the tags;
    `skip=Photo` leaves a column alone. A column is named by its header, by one that differs in
    case, width or punctuation only, or by its place: `#3`. Raises UsageError.
    """
    found: dict[str, list[str]] = {}
    for ours, theirs in _pairs(texts, "map"):
        field = _field(ours)
        columns = found.setdefault(field, [])
        if not theirs:
            continue
        index = find(header, theirs)
        if index is None:
            raise no_such_column(theirs, header)
        columns.append(header[index])
    return found


def read_pairs(texts: Iterable[str], what: str) -> dict[str, str]:
    """Read every `--stage` or `--kind`: their word and ours, as typed. Raises UsageError.

    The last equals sign divides, so that their word may have one.
    """
    found: dict[str, str] = {}
    for theirs, ours in _pairs(texts, what, last=True):
        if not ours or not theirs:
            raise UsageError(
                _("--{option} “{text}” says nothing").format(option=what, text=f"{theirs}={ours}"),
                hint=_form(what),
            )
        found[theirs] = ours
    return found


def no_such_column(name: str, header: Sequence[str]) -> UsageError:
    """Return the refusal of a column that the file does not have."""
    error = UsageError(
        _("the file has no column “{name}”").format(name=name),
        hint=_("name one of those it has, or its place: #1"),
    )
    error.details = (columns_there(header),)
    return error


def columns_there(header: Sequence[str]) -> str:
    """Return the columns of a file on one line, the first of very many."""
    names = [_short(name) for name in header[:_MOST_SHOWN]]
    more = [_("… and {n} more").format(n=len(header) - _MOST_SHOWN)]
    listed = names + more if len(header) > _MOST_SHOWN else names
    return _("the columns are: {columns}").format(columns=", ".join(listed))


def _short(name: str) -> str:
    bare = " ".join(name.split())
    return bare if len(bare) <= _LONGEST_SHOWN else f"{bare[:_LONGEST_SHOWN]}…"


def _field(ours: str) -> str:
    """Return the field that was typed: by its token, or by what columns of it are called."""
    token = ours.strip().lower()
    known = {name for shape in Shape for name in FIELDS[shape]} | {SKIP}
    if token in known:
        return token
    from pipelinecli.exchange.mapping.recognition import general
    from pipelinecli.exchange.mapping.roles import look_up

    for shape in Shape:
        found = look_up(ours, general(shape))
        if found and found[0].field in known and not found[0].part:
            return found[0].field
    raise UsageError(
        _("there is no field “{name}”").format(name=ours.strip()),
        hint=_("one of: {fields}").format(fields=", ".join(FIELDS[Shape.CONTACT])),
    )


def _pairs(texts: Iterable[str], what: str, *, last: bool = False) -> Iterator[tuple[str, str]]:
    for text in texts:
        for piece in _split(text, what):
            yield _divided(piece, what, last=last)


class _Piece(list[tuple[str, bool]]):
    """The characters of one pair, each with whether it was quoted or escaped."""

    def text(self, first: int = 0, last: int | None = None) -> str:
        """Return some of it, without blanks at the ends that were not quoted."""
        found = self[first:last]
        while found and not found[0][1] and found[0][0].isspace():
            found = found[1:]
        while found and not found[-1][1] and found[-1][0].isspace():
            found = found[:-1]
        return "".join(char for char, _literal in found)


def _split(text: str, what: str) -> Iterator[_Piece]:
    """Cut a line into its pairs."""
    piece = _Piece()
    chars = iter(text)
    closing = ""
    for char in chars:
        if char == _ESCAPE:
            piece.append((next(chars, _ESCAPE), True))
        elif closing:
            if char == closing:
                closing = ""
            else:
                piece.append((char, True))
        elif char in _QUOTES:
            closing = _QUOTES[char]
        elif char in _SEPARATORS:
            yield from _worth(piece)
            piece = _Piece()
        else:
            piece.append((char, False))
    if closing:
        raise UsageError(
            _("--{option} “{text}” ends within quotes").format(option=what, text=text),
            hint=_form(what),
        )
    yield from _worth(piece)


def _worth(piece: _Piece) -> Iterator[_Piece]:
    if piece.text():
        yield piece


def _divided(piece: _Piece, what: str, *, last: bool) -> tuple[str, str]:
    at = [i for i, (char, literal) in enumerate(piece) if char in _EQUALS and not literal]
    if not at:
        raise UsageError(
            _("--{option} “{text}” has no equals sign").format(option=what, text=piece.text()),
            hint=_form(what),
        )
    cut = at[-1] if last else at[0]
    return piece.text(0, cut), piece.text(cut + 1)


def _form(what: str) -> str:
    if what == "map":
        return _("type our field, =, and the column: --map name=Customer,phone=Mobile")
    return _("type their word, =, and ours: --{option} Negotiation=50").format(option=what)
