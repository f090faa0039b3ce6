"""Bytes into text, whole lines together, with what is wrong with which line.

UTF-8 and GB18030 are read strictly: a line that is in another encoding than its file is that
line's fault, and so is one that was spoilt before it came here. It refuses a file that is mostly
so, and a line that goes on for ever.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, AnyStr, NamedTuple

from pipelinecli.exchange import limits
from pipelinecli.exchange.reading import encodings, faults
from pipelinecli.exchange.reading.encodings import BY_LINES, GB, UNREAD, UTF8
from pipelinecli.exchange.reading.garbled import LOST, garbled, is_suspicious, undoing
from pipelinecli.exchange.reading.plausible import chinese
from pipelinecli.exchange.reading.refusals import TooLarge
from pipelinecli.exchange.reading.settling import refuse_contradicted, settled
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelinecli.exchange.reading.faults import Fault
    from pipelinecli.exchange.reading.source import Source

_LINE = rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z"
_UTF8_IN_GB = (  # a whole run of Chinese in UTF-8
    rb"[\xe3-\xe9\xef](?<![\x80-\xff][\x80-\xff])[\x80-\xbf]{2}(?:[\xe3-\xe9\xef][\x80-\xbf]{2})+"
    rb"(?![\x80-\xff])"
)
LONE_SURROGATES = "[\ud800-\udfff]"


class _Looked(NamedTuple):
    """A piece of text, and what is wrong with it by line."""

    text: str
    faults: dict[int, Fault]


class Text:
    """A source as text. `faults` says what is wrong with lines of what was handed out so far."""

    def __init__(self, source: Source, typed: str | None) -> None:
        self._source = source
        self._stream = io.BufferedReader(source, limits.CHUNK)
        self._typed = typed
        self._undo: Callable[[str], str] | None = None
        self.encoding: str | None = None
        """None as long as all is ASCII, which reads the same in all it could be."""
        self.faults: dict[int, Fault] = {}
        """By line, counted from 1. Whoever has said one takes it out."""
        skip = self._choose(source.head)
        self._stream.read(skip)
        self.begins = self._beginning(source.head[skip:])
        """The text that the head is, without a last line that is not whole."""

    def _choose(self, head: bytes) -> int:
        """Settle on the encoding where it is typed or marked; return the bytes of the mark."""
        mark = encodings.marked(head)
        if self._typed is None:
            self.encoding = None if mark is None else mark.name
            return 0 if mark is None else mark.skip
        self.encoding, how = encodings.by_name(self._typed)
        self._undo = None if how is None else undoing(how)
        # `--encoding utf-16` leaves it to the mark, or to the zeros, which end is first.
        if mark is not None and mark.name.startswith(self.encoding):
            self.encoding = mark.name
            return mark.skip
        if self.encoding in {"utf-16", "utf-32"}:
            self.encoding += "-le"  # nothing says which, and it is what Windows writes
        # Some put UTF-8's mark before whatever follows.
        skip = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
        if mark is None or skip:
            refuse_contradicted(
                head[skip:], self._typed, self.encoding, whole=self._source.is_whole
            )
        return skip

    def _beginning(self, head: bytes) -> str:
        is_whole = self._source.is_whole
        if self.encoding is None:
            self.encoding = settled(head, 1, whole=is_whole)
        if self._is_by_lines():
            end = _end_of_lines(head)
            cut = head[:end] if end else encodings.whole_characters(head)
            text = head if is_whole else cut
            looked = self._by_lines(text, last=is_whole)
        else:
            decoder = codecs.getincrementaldecoder(str(self.encoding))(UNREAD)
            looked = self._marked(decoder.decode(head, is_whole))
        self._refuse_mostly_wrong(looked, 1)
        end = len(looked.text) if is_whole else _end_of_lines(looked.text) or len(looked.text)
        return looked.text[:end]

    def _is_by_lines(self) -> bool:
        return self.encoding is None or self.encoding in BY_LINES

    def chunks(self) -> Iterator[str]:
        """Yield the text, whole lines together. Raises DoubtfulEncoding and TooLarge."""
        line = 1
        for looked in self._pieces() if self._is_by_lines() else self._decoded():
            self.faults.update(
                (line + number - 1, fault) for number, fault in looked.faults.items()
            )
            line += _count_lines(looked.text)
            yield looked.text

    def characters(self) -> Iterator[str]:
        """Yield the text for a reader to whom lines are nothing; nothing is looked for in it.

        A byte that cannot be read is a lone surrogate.
        """
        decoder = codecs.getincrementaldecoder(self.encoding or UTF8)(UNREAD)
        while data := self._stream.read(limits.CHUNK):
            yield decoder.decode(data)
        yield decoder.decode(b"", final=True)

    def _pieces(self) -> Iterator[_Looked]:
        """Decode pieces that end where lines do; the lines are counted from 1 in each."""
        held = b""
        line = 1
        while data := self._stream.read(limits.CHUNK):
            held += data
            end = _end_of_lines(held)
            if not end and len(held) > limits.LINE:
                raise self._endless(line)
            if end:
                piece, held = held[:end], held[end:]
                looked = self._settled_piece(piece, held, line)
                line += _count_lines(looked.text)
                yield looked
        if held:
            yield self._settled_piece(held, b"", line, last=True)

    def _settled_piece(
        self, piece: bytes, more: bytes, line: int, *, last: bool = False
    ) -> _Looked:
        if self.encoding is not None or piece.isascii():
            return self._by_lines(piece, last=last)
        # From the first line on that is not ASCII; its end alone may be too little to tell by.
        begins = next(
            found.start() for found in re.finditer(_LINE, piece) if not found[0].isascii()
        )
        first = line + _count_lines(piece[:begins].decode("ascii"))
        self.encoding = settled(piece[begins:] + more, first, whole=not more)
        looked = self._by_lines(piece, last=last)
        self._refuse_mostly_wrong(looked, line)
        return looked

    def _by_lines(self, data: bytes, *, last: bool) -> _Looked:
        encoding = self.encoding or UTF8
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            return self._one_by_one(data, encoding, last=last)
        if encoding == GB and re.search(_UTF8_IN_GB, data):
            return self._one_by_one(data, encoding, last=last)
        return self._looked_at(text, {})

    def _one_by_one(self, data: bytes, encoding: str, *, last: bool) -> _Looked:
        found: dict[int, Fault] = {}
        texts: list[str] = []
        lines = re.findall(_LINE, data)
        for number, line in enumerate(lines, 1):
            text, fault = _read_line(line, encoding)
            if fault is not None:
                is_cut = last and number == len(lines) and line[-1:] not in b"\r\n"
                found[number] = faults.cut_off() if is_cut and LOST in text[-1:] else fault
            texts.append(text)
        return self._looked_at("".join(texts), found)

    def _decoded(self) -> Iterator[_Looked]:
        """Decode what cannot be cut into lines as bytes."""
        decoder = codecs.getincrementaldecoder(str(self.encoding))(UNREAD)
        held = ""
        line = 1
        while data := self._stream.read(limits.CHUNK):
            held += decoder.decode(data)
            end = _end_of_lines(held)
            if not end and len(held) > limits.LINE:
                raise self._endless(line)
            if end:
                looked = self._marked(held[:end])
                held = held[end:]
                line += _count_lines(looked.text)
                yield looked
        held += decoder.decode(b"", final=True)
        if held:
            yield self._marked(held)

    def _marked(self, text: str) -> _Looked:
        """Look for the bytes that could not be read, which are lone surrogates now."""
        if text.isascii() or not re.search(LONE_SURROGATES, text):
            return self._looked_at(text, {})
        fault = faults.unread(self._typed or str(self.encoding))
        found = {
            number: fault
            for number, line in enumerate(io.StringIO(text, newline=""), 1)
            if re.search(LONE_SURROGATES, line)
        }
        return self._looked_at(re.sub(LONE_SURROGATES, LOST, text), found)

    def _looked_at(self, text: str, found: dict[int, Fault]) -> _Looked:
        if self._undo is not None and not text.isascii():
            text = "".join(map(self._undo, io.StringIO(text, newline="")))
        if is_suspicious(text):
            for number, line in enumerate(io.StringIO(text, newline=""), 1):
                what = garbled(line) if number not in found else None
                if what is not None:
                    found[number] = faults.spoilt(what)
        return _Looked(text, found)

    def _refuse_mostly_wrong(self, looked: _Looked, first: int) -> None:
        wrong = {line: fault for line, fault in looked.faults.items() if fault.is_of_letters}
        if not wrong:
            return
        lines = list(enumerate(io.StringIO(looked.text, newline=""), 1))
        spoken = sum(not line.isascii() or number in wrong for number, line in lines)
        # A few among many in ASCII are their rows' problem.
        if len(wrong) * 2 > spoken and len(wrong) * 10 >= len(lines):
            line, fault = min(wrong.items(), key=lambda each: each[0])
            raise faults.doubt(first + line - 1, fault, self._typed)

    def _endless(self, line: int) -> TooLarge:
        return TooLarge(
            _("line {line} is longer than {n} MB").format(line=line, n=limits.LINE // limits.MIB),
            hint=_("take it out; or a quote may be open, or it is no list at all"),
        )


def _read_line(line: bytes, encoding: str) -> tuple[str, Fault | None]:
    """Read one line of a file: in its encoding, or in the other of the two if it makes sense."""
    other = GB if encoding == UTF8 else UTF8
    is_own = encodings.is_written_in(line, encoding)
    if line.isascii() or (is_own and encoding == UTF8):
        return line.decode(encoding), None
    if encodings.is_written_in(line, other):
        text = line.decode(other)
        points, seen = chinese(text)
        if seen > 1 and points >= 0.4:  # noqa: PLR2004 - see `chinese`
            reads = "".join(re.findall(r"[^\x00-\x7f]+", text)[:1])
            return text, faults.other_encoding(encoding, other, reads)
    if is_own:
        return line.decode(encoding), None
    return line.decode(encoding, "replace"), faults.unread(encoding)


def _end_of_lines(data: AnyStr) -> int:
    """Return where the last whole line ends, 0 if none does."""
    if isinstance(data, str):
        return data.rfind("\n") + 1 or data.rfind("\r", 0, -1) + 1
    # A CR at the very end may be the half of a line end.
    return data.rfind(b"\n") + 1 or data.rfind(b"\r", 0, -1) + 1


def _count_lines(text: str) -> int:
    """Count the line ends, as an editor does: LF, CR LF, or CR alone."""
    count = text.count("\n")
    return count + text.count("\r") - text.count("\r\n") if "\r" in text else count
