"""What libraries say of a file, in words of ours: nothing of theirs is repeated."""

from __future__ import annotations

import sqlite3

import pytest

from pipelinecli.errors import (
    NotOurs,
    PipelineError,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreUnreadable,
    StoreUnwritable,
)
from pipelinecli.store.file.translating import found_by_check, said_by, translated


def said(name: str, text: str = "in the library's words") -> sqlite3.Error:
    error = sqlite3.OperationalError(text)
    if name:
        error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "kind", "line"),
    [
        (
            said("", "Could not decode to UTF-8 column 'name' with text 'Wang'"),
            StoreDamaged,
            "/p is damaged: its text cannot be read",
        ),
        (said("", "malformed JSON"), StoreDamaged, "/p is damaged: its text cannot be read"),
        (
            said("SQLITE_CORRUPT_INDEX"),
            StoreDamaged,
            "/p is damaged: its pages do not fit together",
        ),
        (
            said("SQLITE_ERROR", "unsupported file format"),
            StoreDamaged,
            "/p is damaged: its pages do not fit together",
        ),
        (said("SQLITE_BUSY_SNAPSHOT"), StoreLocked, "/p is locked by another program"),
        (said("SQLITE_FULL"), StoreUnwritable, "/p cannot be written: the disk is full"),
        (
            said("SQLITE_READONLY_DBMOVED"),
            StoreUnwritable,
            "/p cannot be written: it may only be read",
        ),
        (
            said("SQLITE_IOERR_WRITE"),
            StoreUnwritable,
            "/p cannot be written: the disk cannot be read or written",
        ),
        (said("SQLITE_CANTOPEN"), StoreUnreadable, "/p cannot be read: it cannot be opened"),
        (
            said("SQLITE_NOTADB"),
            NotOurs,
            "/p is not a pipelinecli store; it has not been touched",
        ),
        (
            said("SQLITE_CONSTRAINT_FOREIGNKEY"),
            StoreError,
            "/p: a row belongs to one that is not there",
        ),
        (said("SQLITE_CONSTRAINT_CHECK"), StoreError, "/p: a row breaks a rule of its table"),
        (
            said("SQLITE_ERROR"),
            StoreError,
            "/p: SQLite cannot do with it what is asked (SQLITE_ERROR)",
        ),
        (said(""), StoreError, "/p: SQLite cannot do with it what is asked (OperationalError)"),
    ],
)
def test_what_sqlite_says_is_said_in_our_words(
    error: sqlite3.Error, kind: type[PipelineError], line: str
) -> None:
    found = translated("/p", error)
    assert (type(found), found.message) == (kind, line)


def test_a_text_that_cannot_be_decoded_is_said_so() -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        b"\x8a".decode()
    assert said_by(caught.value) == "its text cannot be read"


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("CHECK constraint failed in attempt", "a row of attempt breaks a rule"),
        ("row 1 missing from index card_by_name", "the index card_by_name is wrong"),
        ("wrong # of entries in index card_by_name", "the index card_by_name is wrong"),
        ("non-unique entry in index card_by_name", "the index card_by_name is wrong"),
        ("NULL value in card.name", "a value of the wrong kind in card.name"),
        ("TEXT value in card.id", "a value of the wrong kind in card.id"),
        ("Tree 7 page 9: btreeInitPage() returns error code 11", "page 9 is damaged"),
        ("*** in database main ***\nPage 12: never used", "page 12 is damaged"),
        ("Freelist: size is 7 but should be 3", "its pages do not fit together"),
    ],
)
def test_what_the_check_of_a_file_finds_is_said_in_our_words(line: str, meaning: str) -> None:
    assert found_by_check(line) == meaning
