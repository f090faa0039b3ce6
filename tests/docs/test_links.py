"""Every relative link in the documents leads to a file that is there, and to a heading in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tools.docs.__main__ import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACES = ("*.md", "docs/**/*.md", "examples/**/*.md")
_CODE = re.compile(r"^(```|~~~).*?^\1$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)[^)]*\)|^\[[^\]]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def documents(root: Path) -> list[Path]:
    return sorted({path for place in PLACES for path in root.glob(place)})


def links(text: str) -> Iterator[str]:
    """Yield the links of a document to what is beside it; what is code is none."""
    for inline, reference in _LINK.findall(_CODE.sub("", text)):
        link = inline or reference
        if not _ELSEWHERE.match(link):
            yield link


def anchors(text: str) -> set[str]:
    """Return what leads to the headings of a document, as it is shown on the web."""
    found: set[str] = set()
    without_fences = re.sub(r"^(```|~~~).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    for heading in _HEADING.findall(without_fences):
        shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
        same = sum(1 for one in found if re.fullmatch(rf"{re.escape(slug)}(-\d+)?", one))
        found.add(f"{slug}-{same}" if same else slug)
    return found


def dead(root: Path) -> list[str]:
    """Name each link that leads nowhere, with the document it is in."""
    return [
        f"{path.relative_to(root).as_posix()}: {link}"
        for path in documents(root)
        for link in links(path.read_text(encoding="utf-8"))
        if not leads_somewhere(root, path, unquote(link))
    ]


def leads_somewhere(root: Path, path: Path, link: str) -> bool:
    name, _hash, anchor = link.partition("#")
    target = (path.parent / name).resolve() if name else path
    if not target.exists() or not target.is_relative_to(root.resolve()):
        return False
    return not anchor or (target.is_file() and anchor in anchors(target.read_text("utf-8")))


def test_no_document_has_a_dead_link() -> None:
    assert dead(ROOT) == []


def test_the_documents_have_links_to_look_at() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in documents(ROOT)}
    assert found >= {"README.md", "README.zh.md", "CONTRIBUTING.md", "docs/cli.md"}
    looked_at = [link for path in documents(ROOT) for link in links(path.read_text("utf-8"))]
    assert "docs/reliability.md" in looked_at
    assert "0014-locks-and-signals.md" in looked_at


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    (tmp_path / "outside.md").write_text("")
    (root / "LICENSE").write_text("")
    (root / "README.md").write_text(
        "# A name\n[a](docs/page.md) [b](docs/page.md#two-words) [c](#a-name) [d](docs)\n"
        "[e](LICENSE)\n"
        "[f](https://example.com/no) `[g](none.md)` [h]\n\n```\n[i](none.md)\n# No heading\n```\n"
        "[none](none.md) ![none](none.svg 'a picture')\n"
        "[no heading](#no-heading) [other](docs/page.md#three) [out](../outside.md)\n\n"
        "[h]: docs/none.md\n"
    )
    (root / "docs" / "page.md").write_text(
        "## Two words\n## Two words\n## The `--to` of [it](../LICENSE), in 2 steps\n"
        "[a](../README.md#a-name) [b](#two-words-1) [c](#the---to-of-it-in-2-steps)\n"
        "[d](page%2Emd)\n"
        "[none](README.md)\n"
    )
    assert dead(root) == [
        "README.md: none.md",
        "README.md: none.svg",
        "README.md: #no-heading",
        "README.md: docs/page.md#three",
        "README.md: ../outside.md",
        "README.md: docs/none.md",
        "docs/page.md: README.md",
    ]
