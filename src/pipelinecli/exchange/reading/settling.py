"""Which encoding a file without a mark is in.

UTF-8 by its own strictness, GB18030 if what it says then is plainly Chinese. Everything else is
refused, with how it would read in others. It refuses to guess: nearly every file can be read in
nearly every encoding of Asia.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.reading.candidates import CODECS, excerpt, likely, script_of
from pipelinecli.exchange.reading.encodings import (
    GB,
    UTF8,
    is_written_in,
    lines_of,
    whole_characters,
)
from pipelinecli.exchange.reading.plausible import chinese, is_chinese
from pipelinecli.exchange.reading.refusals import DoubtfulEncoding
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEVEN_BITS: Final = (
    ("hz", "hz", rb"~\{[\x21-\x7e]+~\}"),
    ("iso2022_jp", "iso2022_jp_2", rb"\x1b\$"),
    ("iso2022_kr", "iso2022_kr", rb"\x1b\$\)C"),
    ("utf-7", "utf-7", rb"\+[A-Za-z0-9+/]{3,}"),
)
_PLAIN: Final = 0.75
"""What a few Chinese words measure at least; see `plausible.chinese`."""
_CHINESE_MOBILE: Final = rb"(?<!\d)1[3-9]\d{9}(?!\d)"


def settled(sample: bytes, first: int, *, whole: bool) -> str | None:
    """Return the encoding of a sample that begins with line `first`, None while it is all ASCII.

    Raises DoubtfulEncoding.
    """
    if sample.isascii():
        _refuse_seven_bits(sample, first)
        return None
    lines = lines_of(sample, whole=whole)
    if not lines or (not whole and not re.search(rb"[\r\n]", sample)):  # a single line, cut
        lines = [(1, whole_characters(sample))]
    in_utf8 = [line for _number, line in lines if is_written_in(line, UTF8)]
    if len(in_utf8) * 2 > len(lines):
        if _could_be_gb(b"\n".join(in_utf8)):
            raise _doubt(lines, first)
        return UTF8
    # What is UTF-8 can be read as GB18030 as well, but not the other way round.
    rest = [line for _number, line in lines if not is_written_in(line, UTF8)]
    in_gb = [line for line in rest if is_written_in(line, GB)]
    by_phone = re.search(_CHINESE_MOBILE, sample) is not None
    if len(in_gb) * 2 > len(lines) and is_chinese(b"\n".join(in_gb).decode(GB), by_phone=by_phone):
        return GB
    raise _doubt(lines, first)


def refuse_contradicted(sample: bytes, typed: str, codec: str, *, whole: bool) -> None:
    """Raise DoubtfulEncoding where what was typed reads as nonsense, and something else does not.

    Even a person who says so does not want names that nobody can read.
    """
    lines = lines_of(sample, whole=whole)
    if not lines or codec == UTF8:
        return
    text = b"\n".join(line for _number, line in lines)
    own = text.decode(codec, "replace")
    if is_written_in(text, UTF8) and re.search(rb"[\xe0-\xf4]", text):
        meant, reads = UTF8, text.decode(UTF8)
    else:
        meant = next((typed for typed, _reads in likely(lines, most=1)), UTF8)
        if meant not in {"gb18030", "big5"} or CODECS[meant] == codec:
            return
        reads = text.decode(CODECS[meant], "replace")
        if not is_chinese(reads) or chinese(own)[0] > 0.4:  # noqa: PLR2004 - see `chinese`
            return
    raise DoubtfulEncoding(
        _("as {encoding} it reads “{found}”; as {meant} it reads “{reads}”").format(
            encoding=typed, found=excerpt(own), meant=meant, reads=excerpt(reads)
        ),
        hint=_("say which one it is: --encoding {encoding}").format(encoding=meant),
    )


def _could_be_gb(text: bytes) -> bool:
    """Whether valid UTF-8 would be Chinese in GB18030.

    So it is with a few Chinese words whose bytes happen to be in pairs of C2-DF and 80-BF. The
    letters of the West are such pairs, too, but stand alone.
    """
    is_paired = re.fullmatch(rb"(?:[\x00-\x7f]|(?:[\xc2-\xdf][\x80-\xbf]){2,})*", text)
    return is_paired is not None and chinese(text.decode(GB, "replace"))[0] >= _PLAIN


def _refuse_seven_bits(sample: bytes, first: int) -> None:
    """Raise DoubtfulEncoding for Chinese and Japanese that was written in ASCII's bytes."""
    for typed, codec, sign in _SEVEN_BITS:
        for found in re.finditer(sign, sample):
            start = sample.rfind(b"\n", 0, found.start()) + 1
            end = sample.find(b"\n", found.end())
            line = sample[start : end if end >= 0 else len(sample)]
            if not is_written_in(line, codec):
                continue
            reads = excerpt(line.decode(codec))
            if reads and all(script_of(char) in {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
                             for char in reads if char.isalpha()):  # fmt: skip
                raise DoubtfulEncoding(
                    _("line {line} seems to be written in {encoding}: “{reads}”").format(
                        line=first + sample.count(b"\n", 0, start), encoding=typed, reads=reads
                    ),
                    hint=_("if it is: --encoding {encoding}; if not: --encoding utf-8").format(
                        encoding=typed
                    ),
                )


def _doubt(lines: Sequence[tuple[int, bytes]], first: int) -> DoubtfulEncoding:
    number = lines[0][0] + first - 1
    for at, line in lines:
        if not is_written_in(line, UTF8):
            number = at + first - 1
            break
    readings = likely(lines)
    said = _("line {line}: the encoding cannot be told; it is not UTF-8, nor plainly GB18030")
    return DoubtfulEncoding(
        said.format(line=number),
        hint=_("say which one it is: --encoding {encoding}").format(
            encoding=readings[0][0] if readings else "NAME"
        ),
        readings=[
            _("--encoding {encoding} reads “{reads}”").format(encoding=typed, reads=reads)
            for typed, reads in readings
        ],
    )
