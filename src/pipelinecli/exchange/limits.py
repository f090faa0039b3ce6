"""How much of a file from elsewhere is taken: what is beyond it is refused with a clear line.

They bound what a reader holds at a time, and each is far beyond what an honest list of people has.
"""

from __future__ import annotations

from typing import Final

KIB: Final = 1 << 10
MIB: Final = 1 << 20

HEAD: Final = 256 * KIB
"""Bytes that are looked at before anything is read: what kind of file, encoding, header."""
CHUNK: Final = MIB
"""Bytes decoded at a time."""
CELL: Final = MIB
"""Characters of one cell."""
COLUMNS: Final = 2_000
LINE: Final = 16 * MIB
"""Bytes of one line, and of one row of several lines."""
ROWS: Final = 5_000_000
"""Contacts in one import; activities have no limit."""
VCARD_LINE: Final = MIB
"""Bytes of one unfolded vCard property that are kept."""

SPREADSHEET: Final = 256 * MIB
"""Bytes of a spreadsheet, packed."""
UNPACKED: Final = 2_048 * MIB
"""Bytes of a spreadsheet's rows, unpacked; they are streamed."""
STRINGS: Final = 96 * MIB
"""Bytes of a spreadsheet's texts, unpacked; they have to be held."""
PART: Final = 32 * MIB
"""Bytes of any other part of a spreadsheet, unpacked."""
PARTS: Final = 10_000
"""Files in a spreadsheet."""
