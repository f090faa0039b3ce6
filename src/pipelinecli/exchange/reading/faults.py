"""What is wrong with a line's letters, in words, and the refusal where it is most of the lines."""

from __future__ import annotations

from typing import NamedTuple

from pipelinecli.exchange.reading.garbled import LOST, Garbled, Spoilt
from pipelinecli.exchange.reading.refusals import DoubtfulEncoding
from pipelinecli.i18n import _

_EXCERPT = 24
_AS_TYPED = {
    str(Spoilt.WESTERN): "utf-8",
    str(Spoilt.GBK): "utf-8",
    str(Spoilt.WESTERN_GBK): "gb18030",
}


class Fault(NamedTuple):
    """What is wrong with a line, and what to do."""

    said: str
    hint: str
    meant: str | None = None
    """The encoding that would read it right, as `--encoding` takes it."""
    is_of_letters: bool = True
    """Whether an encoding is to blame, and the whole file may be in doubt."""
    at: str | None = None
    """What is found in the cell that has it."""


def spoilt(found: Garbled) -> Fault:
    """Return what is said of text that was spoilt before it came here."""
    if found.how is Spoilt.NUL:
        return Fault(
            _("there is a NUL character in it, which no text has"),
            _("take it out, or export the file again"),
            is_of_letters=False,
            at="\0",
        )
    if found.reads is None:
        shown = "�" if found.found == LOST else found.found
        return Fault(
            _("“{found}” stands where characters were lost before this file was written").format(
                found=shown
            ),
            _("export it again as UTF-8, or write the characters in"),
            at=found.found,
        )
    return Fault(
        _("“{found}” should read “{reads}”").format(
            found=found.found[:_EXCERPT], reads=found.reads[:_EXCERPT]
        ),
        _("export it again as UTF-8, or mend the row"),
        meant=found.how,
        at=found.found,
    )


def unread(encoding: str) -> Fault:
    """Return what is said of bytes that stand for nothing in the file's encoding."""
    return Fault(
        _("some of its bytes are not {encoding}").format(encoding=encoding),
        _("mend the row, or name the encoding: --encoding NAME"),
        at=LOST,
    )


def cut_off() -> Fault:
    """Return what is said of a file that ends in the middle of a character."""
    return Fault(
        _("the file ends in the middle of a character: it was cut off"),
        _("export or copy it again, or mend the row"),
        at=LOST,
    )


def other_encoding(own: str, encoding: str, reads: str) -> Fault:
    """Return what is said of a line in another encoding than its file."""
    return Fault(
        _("this line is in {encoding}, the file in {own}; it reads “{reads}”").format(
            own=own, encoding=encoding, reads=reads.strip()[:_EXCERPT]
        ),
        _("look whether that is right, and import the row again from the file of --errors"),
        meant=encoding,
        at=reads,
    )


def doubt(line: int, fault: Fault, typed: str | None) -> DoubtfulEncoding:
    """Return the refusal of a file most of which has this fault."""
    said = _("line {line}: {said}; so it is in most lines").format(line=line, said=fault.said)
    meant = fault.meant
    if meant is None:
        hint = fault.hint if typed is None else _("leave --encoding out, or name another")
        return DoubtfulEncoding(said, hint=hint)
    if typed is not None:
        # What was done to the text is what reading it so does.
        meant = _AS_TYPED.get(meant, meant)
    return DoubtfulEncoding(
        said, hint=_("to have it read so: --encoding {encoding}").format(encoding=meant)
    )
