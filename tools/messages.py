"""The Chinese catalogue: collects what users read, keeps the translations, compiles them.

    python -m tools.messages            bring the .po in step with the source, compile the .mo
    python -m tools.messages --check    change nothing; fail, naming whatever is not in step

The strings are those of our source (`_`, `N_`, `ngettext`) and those that the installed Typer
asks gettext for. Refuses to translate, to guess from similar strings, and to write anything that
differs from one run or one machine to the next.
"""

from __future__ import annotations

import argparse
import io
import re
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
LOCALE: Final = "zh_CN"
SOURCE: Final = Path("src/pipelinecli")
CATALOGUE: Final = SOURCE / "locale" / LOCALE / "LC_MESSAGES" / "pipelinecli.po"
HEADER: Final = (
    "# What users read, in simplified Chinese. `make messages` keeps the msgid lines in step with\n"
    "# the source; the msgstr lines are written by people."
)

# What Typer shows to users and looks up in our catalogue; its other modules ask for nothing.
FRAMEWORK: Final = ("core.py", "rich_utils.py")

_KEYWORDS: Final = {"_": None, "gettext_": None, "N_": None, "ngettext": (1, 2)}
_PERCENT_PLACE: Final = re.compile(r"%\(\w+\)[a-z]|%[sdrf]")


class _Written(Catalog):
    """A catalogue whose header says nothing about when, where and by whom it was written."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "pipelinecli"),
            ("Language", LOCALE),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def extract(root: Path) -> Catalog:
    """Collect every string that users read from the source under `root` and from Typer."""
    import typer

    found = Catalog()
    for path in sorted((root / SOURCE).rglob("*.py")):
        _add(found, path, path.relative_to(root).as_posix())
    for name in FRAMEWORK:
        _add(found, Path(typer.__file__).with_name(name), f"typer/{name}")
    return found


def _add(catalog: Catalog, path: Path, shown_as: str) -> None:
    for line, message, _comments, _context in extract_from_file("python", path, keywords=_KEYWORDS):
        catalog.add(message, locations=[(shown_as, line)])


def read(path: Path) -> Catalog:
    """Read a .po file; one that is not there is empty."""
    if not path.exists():
        return Catalog(locale=LOCALE)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE, abort_invalid=True)


def merge(wanted: Catalog, translated: Catalog) -> Catalog:
    """Build the catalogue of the wanted strings with the translations there are."""
    merged = _Written(locale=LOCALE, header_comment=HEADER, fuzzy=False)
    for message in _messages(wanted):
        known = translated.get(message.id) or Message(message.id)
        forms = _forms(known)
        added = merged.add(
            message.id,
            forms[0] if isinstance(message.id, str) else forms,
            locations=message.locations,
            flags=known.flags & {"fuzzy"},
            user_comments=known.user_comments,
        )
        # Babel's guess from any per cent sign; our places are all in braces.
        added.flags.discard("python-format")
    return merged


def to_po(catalog: Catalog) -> bytes:
    """Spell a catalogue as a .po file."""
    file = io.BytesIO()
    write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)
    return file.getvalue().rstrip() + b"\n"


def to_mo(catalog: Catalog) -> bytes:
    """Compile a catalogue; what is fuzzy or not translated stays out."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def problems(root: Path = ROOT) -> Iterator[str]:
    """Name everything that is not in step, a line each; nothing when all is well."""
    wanted, translated = extract(root), read(root / CATALOGUE)
    for message in _messages(wanted):
        known = translated.get(message.id)
        if known is None:
            yield f"not in {CATALOGUE.name}: {_name(message)} ({message.locations[0][0]})"
        elif not all(_forms(known)):
            yield f"not translated: {_name(message)} ({message.locations[0][0]})"
        else:
            if known.fuzzy:
                yield f"fuzzy: {_name(message)}"
            yield from _placeholder_problems(known)
    for message in unused(wanted, translated):
        yield f"not used any more: {_name(message)}"
    compiled = (root / CATALOGUE).with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != to_mo(merge(wanted, translated)):
        yield f"{compiled.name} is not what {CATALOGUE.name} and the source make"


def unused(wanted: Catalog, translated: Catalog) -> list[Message]:
    """List the messages that have a translation and are not wanted by the source any more."""
    gone = [message for message in _messages(translated) if message.id not in wanted]
    return gone + list(translated.obsolete.values())


def update(root: Path = ROOT) -> list[str]:
    """Bring .po and .mo in step with the source; tell what was dropped and what is missing."""
    wanted, translated = extract(root), read(root / CATALOGUE)
    merged = merge(wanted, translated)
    po = root / CATALOGUE
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_bytes(to_po(merged))
    po.with_suffix(".mo").write_bytes(to_mo(merged))
    return [
        f"dropped, not used any more: {_name(message)} = {message.string!r}"
        for message in unused(wanted, translated)
    ] + [f"not translated: {_name(m)}" for m in _messages(merged) if not all(_forms(m))]


def main(arguments: list[str] | None = None) -> int:
    """Run as a command; 1 when `--check` found something."""
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if out of step")
    if parser.parse_args(arguments).check:
        found = list(problems())
        for line in found:
            print(line, file=sys.stderr)
        if found:
            print("Run `make messages`, then translate what is missing.", file=sys.stderr)
        return 1 if found else 0
    for line in update():
        print(line)
    return 0


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _forms(message: Message) -> tuple[str, ...]:
    strings = message.string
    return (strings,) if isinstance(strings, str) else tuple(cast("tuple[str, ...]", strings))


def _name(message: Message) -> str:
    return repr(message.id if isinstance(message.id, str) else message.id[0])


def _placeholder_problems(message: Message) -> Iterator[str]:
    source = message.id if isinstance(message.id, str) else message.id[-1]
    expected = _places(source)
    for form in _forms(message):
        if expected is not None and _places(form) != expected:
            yield f"placeholders differ: {_name(message)} = {form!r}"


def _places(text: str) -> set[str] | None:
    """Collect what a text leaves open, `{name}` and `%(name)s`; None where braces are just text."""
    try:
        fields = [field for _text, field, _spec, _how in string.Formatter().parse(text)]
    except ValueError:
        return None
    named = [field for field in fields if field is not None]
    numbered = {f"{{{field or place}}}" for place, field in enumerate(named)}
    return numbered | set(_PERCENT_PLACE.findall(text))


if __name__ == "__main__":
    sys.exit(main())
