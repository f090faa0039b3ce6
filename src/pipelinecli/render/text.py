"""User text as it may be shown: text is never markup and never a control code (DESIGN §2.8).

`safe_text` guards everything shown to people. Refuses to let through whatever moves the cursor,
reorders or hides other text, shows nothing at all, or what only a font decides: each such
character is seen as U+FFFD, and every blank is a plain one.
"""

from __future__ import annotations

from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
LINE_BREAK: Final = "\N{SYMBOL FOR LINE FEED}"
MARKS_IN_A_ROW: Final = 4

# Invisible though Unicode calls them letters, marks or nothing yet (Default_Ignorable_Code_Point),
# besides the format characters, which their category gives away.
_INVISIBLE: Final = (
    range(0x034F, 0x0350),
    range(0x115F, 0x1161),
    range(0x17B4, 0x17B6),
    range(0x180B, 0x1810),
    range(0x2065, 0x2066),
    range(0x3164, 0x3165),
    range(0xFDD0, 0xFDF0),  # noncharacters
    range(0xFE00, 0xFE10),
    range(0xFFA0, 0xFFA1),
    range(0xFFF0, 0xFFFC),  # reserved, and the interlinear annotation characters
    range(0xE0000, 0xE1000),
)
# Drawn onto the character before, though Unicode does not call them marks: vowels and finals of
# decomposed Korean, skin tones of emoji.
JOINING: Final = (range(0x1161, 0x1200), range(0xD7B0, 0xD800), range(0x1F3FB, 0x1F400))
NEW_AND_WIDE: Final = (range(0x1F300, 0x1FB00), range(0x20000, 0x3FFFE))
"""Where characters newer than the running Python are wide: emoji, and the later Chinese planes."""
_WIDE_BLANK: Final = "\u3000"


class _Shown(dict[int, str]):
    """What each character is shown as, for `str.translate`: worked out once per character."""

    def __init__(self) -> None:
        super().__init__({ord("\t"): " ", ord("\n"): "\n"})
        self.marks: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        # Everyday Chinese needs no look at the character database.
        shown = char if 0x4E00 <= code <= 0x9FFF else self._judge(char, code)  # noqa: PLR2004
        self[code] = shown
        return shown

    def _judge(self, char: str, code: int) -> str:
        import unicodedata

        category = unicodedata.category(char)
        if category == "Zs":
            return "  " if char == _WIDE_BLANK else " "
        if category in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} or code & 0xFFFE == 0xFFFE:  # noqa: PLR2004
            return REPLACEMENT
        if any(code in block for block in _INVISIBLE):
            return REPLACEMENT
        if category == "Cn" and not any(code in block for block in NEW_AND_WIDE):
            return REPLACEMENT
        if category in {"Mn", "Me"} or any(code in block for block in JOINING):
            self.marks.add(char)
        return char


_SHOWN: Final = _Shown()


def is_seen(char: str) -> bool:
    """Whether a character is shown as itself, or as a blank, and not as U+FFFD."""
    return char == REPLACEMENT or _SHOWN[ord(char)] != REPLACEMENT


def safe_text(text: str, *, multiline: bool = False) -> str:
    """Make `text` safe to show on a terminal and in any document.

    Controls, bidi controls, zero-width and other invisible characters, lone surrogates,
    noncharacters and characters for private use each become U+FFFD; so does a run of combining
    marks beyond MARKS_IN_A_ROW, or one with nothing to stand on. A tab and every other blank is
    a space, the wide one of Chinese text two. A line break (LF or CRLF) stays when `multiline`
    and is seen as "␊" otherwise. Safe text comes back as it is.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.replace("\r\n", "\n").translate(_SHOWN)
    if not _SHOWN.marks.isdisjoint(shown):
        shown = _without_piles(shown)
    return shown if multiline else shown.replace("\n", LINE_BREAK)


def _without_piles(text: str) -> str:
    """Cut piles of combining marks: they would cover the lines above and below."""
    kept: list[str] = []
    pile = MARKS_IN_A_ROW
    for char in text:
        if char in _SHOWN.marks:
            pile += 1
            if pile > MARKS_IN_A_ROW + 1:
                continue
            kept.append(char if pile <= MARKS_IN_A_ROW else REPLACEMENT)
        else:
            pile = MARKS_IN_A_ROW if char == "\n" else 0
            kept.append(char)
    return "".join(kept)


def well_formed(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 file can hold, by U+FFFD; keep all else."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
