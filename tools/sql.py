"""Write `store/_sql.py`: the schema and every statement as plain SQL text.

`python -m tools.sql` writes it, `--check` says whether it is in step. It refuses to invent SQL:
each constant is a statement declared in `store/statements/` or the schema in `store/tables/`.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.expression import BindParameter, ClauseElement, Executable

from pipelinecli.store import statements
from pipelinecli.store.tables import schema as declared
from pipelinecli.store.tables.triggers import triggers
from tools.generated import write_or_check

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Readable(SQLiteCompiler):
    """Writes constants as they are, and keeps binds for what a caller must supply."""

    def visit_bindparam(  # type: ignore[override]
        self, bindparam: BindParameter[object], **kwargs: object
    ) -> str:
        if not bindparam.required:
            kwargs["literal_binds"] = True
        return str(super().visit_bindparam(bindparam, **kwargs))  # type: ignore[no-untyped-call]


TARGET = Path(__file__).parent.parent / "src/pipelinecli/store/_sql.py"
DIALECT = sqlite.dialect(paramstyle="named")
DIALECT.statement_compiler = _Readable
WIDTH = 96
HEADER = '''"""SQL from `store/tables/` and `store/statements/` by `make sql`. Do not edit."""

from __future__ import annotations
'''


def schema() -> Iterator[str]:
    """Yield the statements that make an empty store, in an order that works."""
    for table in declared.METADATA.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=DIALECT)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=DIALECT)))
    yield from map(_tidy, triggers())


def compiled() -> Iterator[tuple[str, str]]:
    """Yield (constant name, SQL text) for every statement, module by module."""
    for module_info in pkgutil.iter_modules(statements.__path__):
        if module_info.name == "schema":
            continue
        module = importlib.import_module(f"{statements.__name__}.{module_info.name}")
        for name, value in vars(module).items():
            statement = isinstance(value, ClauseElement) and isinstance(value, Executable)
            if statement and not name.startswith("_"):
                constant = f"{module_info.name}_{name}".upper()
                yield constant, _tidy(str(value.compile(dialect=DIALECT)))


def rendered() -> str:
    """Return the whole text of `_sql.py`."""
    parts = [
        HEADER,
        "".join(
            f"{name} = {getattr(declared, name)}\n"
            for name in ("APPLICATION_ID", "SCHEMA_MAJOR", "SCHEMA_MINOR")
        ),
        "SCHEMA = (\n" + "".join(f"{_literal(text, 4)},\n" for text in schema()) + ")\n",
    ]
    parts += [f"{name} = {_literal(text, 0).lstrip()}\n" for name, text in compiled()]
    return "\n".join(parts)


def _tidy(text: str) -> str:
    lines = (line.replace("\t", "  ").rstrip() for line in text.strip().splitlines())
    return "\n".join(folded for line in lines for folded in _fold(line))


def _fold(line: str) -> list[str]:
    if len(line) <= WIDTH:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(
        line,
        WIDTH,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _literal(text: str, indent: int) -> str:
    pad = " " * indent
    escaped = text.replace("\\", "\\\\")
    escaped = "".join(c if c == "\n" or c.isprintable() else f"\\x{ord(c):02x}" for c in escaped)
    return f'{pad}"""\n{escaped}\n"""'


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` compare it; return the exit code."""
    return write_or_check(TARGET, rendered(), arguments, "make sql")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
