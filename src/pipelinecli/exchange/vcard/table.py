"""A file of vCards as a table of contacts.

The first cards are looked at before anything is given out: they tell the encoding of what
declares none, and what there is that contacts have no field for. It refuses to leave anything out
without saying so: a card that cannot be read right is a row with a problem, and a line that belongs
to no card is a row of its own, so that the card beside it can be kept.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Final

from pipelinecli.exchange.table import Row, Table
from pipelinecli.exchange.vcard.blocks import Source
from pipelinecli.exchange.vcard.cards import Reading
from pipelinecli.exchange.vcard.charsets import Undeclared
from pipelinecli.exchange.vcard.lines import Cards
from pipelinecli.exchange.vcard.opened import RawCard
from pipelinecli.exchange.vcard.people import HEADER, WANTED, cells, in_short
from pipelinecli.exchange.vcard.texts import unescaped
from pipelinecli.exchange.vcard.wrong import of_card, of_property, of_stray, shown
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.exchange.vcard.cards import Card
    from pipelinecli.exchange.vcard.opened import Stray

_SAMPLE_CARDS: Final = 200
_SAMPLE_BYTES: Final = 1 << 20
_NO_CELLS: Final = ("",) * len(HEADER)
_HOUSEKEEPING: Final = frozenset({"REV", "PRODID", "CLASS", "SORT-STRING", "MAILER", "X-ABUID"})
"""What nobody misses."""
_MOST_NAMES: Final = 12


def vcard_table(stream: BinaryIO, encoding_hint: str | None = None) -> Table:
    """Read cards as rows of contacts, streamed; `encoding_hint` is for bytes that declare none."""
    source = Source(stream, encoding_hint)
    undeclared = Undeclared(None if source.wide else encoding_hint)
    reading = Reading(undeclared, WANTED)
    items = iter(Cards(source))
    sample = list(_sample(items))
    undeclared.learn(
        line.partition(b":")[2]
        for raw in sample
        if isinstance(raw, RawCard)
        for line in raw.lines
        if _says_nothing_of_its_bytes(line)
    )
    size = _size(stream)
    return Table(
        "vcf",
        HEADER,
        _rows(chain(sample, items), reading),
        tuple(_notes(sample, source, undeclared)),
        lambda: (source.read, size),
    )


def _sample(items: Iterator[RawCard | Stray]) -> Iterator[RawCard | Stray]:
    taken = 0
    for count, item in enumerate(items, 1):
        yield item
        if isinstance(item, RawCard):
            taken += sum(map(len, item.lines))
        if count >= _SAMPLE_CARDS or taken >= _SAMPLE_BYTES:
            return


def _says_nothing_of_its_bytes(line: bytes) -> bool:
    """Whether a property is not UTF-8 and does not declare what it is."""
    if line.isascii() or b"CHARSET" in line.partition(b":")[0].upper():
        return False
    try:
        line.decode()
    except UnicodeDecodeError:
        return True
    return False


def _rows(items: Iterable[RawCard | Stray], reading: Reading) -> Iterator[Row]:
    for item in items:
        if not isinstance(item, RawCard):
            yield Row(item.line, _NO_CELLS, of_stray(item), shown(item.text))
            continue
        card = reading.card(item)
        found = cells(card, _agent(item, card, reading))
        wrong = of_card(item, card, found)
        yield Row(item.line, found, wrong, card.raw)
        if wrong is None and card.unreadable:
            for one in card.unreadable:
                yield Row(one.line, _NO_CELLS, of_property(one), f"{one.name}:{one.value}")


def _agent(raw: RawCard, card: Card, reading: Reading) -> str:
    """Return the card inside a card in a line: between lines of its own, or written in one."""
    inside = raw.agent
    if not inside:
        said = next((unescaped(one.value) for one in card.all("AGENT")), "")
        if not said.upper().startswith("BEGIN:VCARD"):
            return ""
        inside = [line.encode() for line in said.split("\n")]
    inside = [line for line in inside if b":" in line and not line[:1].isspace()]
    numbers = [raw.line] * len(inside)
    return in_short(reading.card(raw._replace(lines=inside, numbers=numbers)))


def _notes(
    sample: Iterable[RawCard | Stray], source: Source, undeclared: Undeclared
) -> Iterator[str]:
    """Say what the first cards tell of the file."""
    reading = Reading(undeclared, WANTED)
    versions: dict[str, None] = {}
    pictures: set[str] = set()
    for raw in sample:
        if isinstance(raw, RawCard):
            versions.setdefault(reading.card(raw).version or "?")
            pictures.update(name.decode("ascii", "replace") for name in raw.pictures)
    versions.pop("?", None)
    if versions:
        yield _("vCard {versions}").format(versions=", ".join(sorted(versions)))
    if source.wide:
        yield _("encoding {name}").format(name="UTF-16" if "16" in source.wide else "UTF-32")
    elif undeclared.chinese:
        yield _("encoding {name}").format(name="GB18030")
    names = sorted((reading.unwanted | pictures) - _HOUSEKEEPING)
    if names:
        more = ["…"] if len(names) > _MOST_NAMES else []
        yield _("left out, for want of a field: {names}").format(
            names=", ".join([*names[:_MOST_NAMES], *more])
        )


def _size(stream: BinaryIO) -> int | None:
    """Return how many bytes there are, of a file that has an end."""
    import os
    import stat

    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
