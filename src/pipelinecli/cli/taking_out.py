"""What the commands of `export` share: the format, the place, and what is said in the end.

A file is written beside its place and put there whole, for its owner only. It refuses to follow a
link, to replace what is there without being told to, the store in any case, and to fill a terminal
with bytes.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, cast

from pipelinecli.cli.asking import confirm
from pipelinecli.config.private import private_bytes
from pipelinecli.errors import StoreAbsent, UsageError
from pipelinecli.i18n import _, ngettext
from pipelinecli.render.progress import watched
from pipelinecli.render.text import safe_text
from pipelinecli.services.exporting.place import place
from pipelinecli.services.exporting.writing import BINARY, Form, Out, What, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from pipelinecli.cli.session import Session

_STANDARD_OUTPUT = "-"
_PACKED = ".gz"
_BUNDLE = (".jsonl", ".json", ".bundle", ".gz")


class Asked(NamedTuple):
    """What was typed about the file."""

    to: str | None
    bom: bool = False
    yes: bool = False


def take_out(session: Session, what: str, asked: Asked) -> None:
    """Write the rows of one kind."""
    form = _form(session, what, asked.to)
    _see_there_is_a_store(session)
    with _target(session, asked, is_text=form not in BINARY) as out, _watched(session) as told:
        count = write_rows(
            session.desk, What(what), form, out, told, bom=asked.bom or _is_for_excel(form, asked)
        )
    _say(session, asked, count)


def take_out_all(session: Session, asked: Asked) -> None:
    """Write a bundle of everything, packed where the name says so."""
    from pipelinecli.services.exporting.whole import write_all

    to = _file(asked.to)
    _see_it_is_a_bundle(session, to)
    _see_there_is_a_store(session)
    packs = to is not None and to.lower().endswith(_PACKED)
    with (
        _target(session, asked, is_text=True) as out,
        _packed(out.binary, packs=packs) as file,
        _watched(session) as told,
    ):
        count = write_all(session.desk, file, told)
    _say(session, asked, count)


def _file(to: str | None) -> str | None:
    return None if to == _STANDARD_OUTPUT else to


def _is_for_excel(form: Form, asked: Asked) -> bool:
    """Whether a byte order mark does good: in a file that is opened, not in what is piped."""
    return form is Form.CSV and _file(asked.to) is not None


def _see_there_is_a_store(session: Session) -> None:
    if not session.store.exists():
        raise StoreAbsent(session.store.path)


def _form(session: Session, what: str, to: str | None) -> Form:
    """Return the format: as typed, else by the file's ending, else CSV. Raises UsageError."""
    typed = "json" if session.json else session.form_flag
    to = _file(to)
    if typed is None and to is not None:
        ending = os.path.splitext(to)[1].lower().removeprefix(".")  # noqa: PTH122
        if ending not in set(Form):
            raise UsageError(
                _("the ending of {path} names no format").format(path=to),
                hint=_("one of: {endings}, or say -o FORMAT").format(
                    endings=" ".join(f".{form}" for form in _forms_of(what))
                ),
            )
        typed = ending
    if typed is not None and typed not in _forms_of(what):
        raise UsageError(
            _("{what} are not written as {form}").format(what=what, form=typed),
            hint=_("one of: {forms}").format(forms=" ".join(_forms_of(what))),
        )
    return Form.CSV if typed is None else Form(typed)


def _forms_of(what: str) -> list[Form]:
    """Return the formats that rows of a kind can have: only people go on vCards."""
    return [form for form in Form if form is not Form.VCF or what == What.CONTACTS]


def _see_it_is_a_bundle(session: Session, to: str | None) -> None:
    """Refuse formats that not everything goes into."""
    typed = "json" if session.json else session.form_flag
    ending = "" if to is None else os.path.splitext(to)[1].lower()  # noqa: PTH122
    other = ending.removeprefix(".") in set(Form) and ending not in _BUNDLE
    if typed not in {None, Form.JSONL} or other:
        raise UsageError(
            _("everything is written as one bundle, in JSON lines"),
            hint=_("pipeline export all --to FILE.jsonl, or FILE.jsonl.gz to pack it"),
        )


@contextmanager
def _target(session: Session, asked: Asked, *, is_text: bool) -> Iterator[Out]:
    to = _file(asked.to)
    if to is None:
        if not sys.stdout.isatty():
            yield Out(sys.stdout, sys.stdout.buffer)
        elif is_text:
            shown = _Shown()
            yield Out(shown, cast("IO[bytes]", _AsBytes(shown)))
        else:
            raise UsageError(
                _("these bytes are not for a terminal"),
                hint=_("name a file: --to FILE, or send them on: | …"),
            )
        return
    path, is_there = place(session.store.path, to)
    if is_there:
        said = _("this would replace {path} with something else").format(path=to)
        question = _("Replace {path} with something else?").format(path=safe_text(to))
        confirm(session, question, said, yes=asked.yes)
    with private_bytes(path, replaces=is_there) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
        yield Out(text, file)
        text.detach()


class _Shown:
    """Text on a terminal, without what would act on it."""

    def write(self, text: str, /) -> object:
        """Show some more."""
        return sys.stdout.write(safe_text(text, multiline=True))


class _AsBytes:
    """The same, for what comes in bytes of whole lines."""

    def __init__(self, shown: _Shown) -> None:
        self._shown = shown

    def write(self, data: bytes, /) -> object:
        """Show some more."""
        return self._shown.write(data.decode())


@contextmanager
def _packed(file: IO[bytes], *, packs: bool) -> Iterator[IO[bytes]]:
    """Pack what is written, without a name or a time in it."""
    if not packs:
        yield file
        return
    import gzip

    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=6) as packed:
        yield cast("IO[bytes]", packed)


@contextmanager
def _watched(session: Session) -> Iterator[Callable[[int, int], None]]:
    """Show how far it is, unless the rows themselves are on the terminal."""
    quiet = session.quiet or sys.stdout.isatty()
    with watched(sys.stderr, quiet=quiet, no_color=session.no_color) as told:
        yield lambda done, of: told(_("Writing"), done, of)


def _say(session: Session, asked: Asked, count: int) -> None:
    to = _file(asked.to)
    if to is None or session.quiet:
        return
    said = ngettext("Written: {path}, {n} row", "Written: {path}, {n} rows", count)
    sys.stderr.write(said.format(path=safe_text(to), n=count) + "\n")
