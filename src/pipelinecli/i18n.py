"""The reader's language: English is the source, Chinese comes from our gettext catalogue.

Wrap what a person reads in `_()` (or `ngettext()`) where it is shown; mark strings that sit in
tables with `N_()` and translate them when they are shown. Refuses to crash over a catalogue that
is missing or damaged: English is always there. Refuses to touch machine formats: their keys are
never translated.
"""

from __future__ import annotations

import gettext as _gettext
import os
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")

_DOMAIN: Final = "pipelinecli"
_NO_DOMAIN: Final = "messages"
_LOCALE: Final = "zh_CN"


class _Reader:
    """Who is reading: the language, and the catalogue that goes with it."""

    language: Language = "en"
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def _(message: str) -> str:
    """Give `message` in the reader's language, looked up now and not at import."""
    # The catalogue answers the empty string with its own header.
    return _Reader.catalogue.gettext(message) if message else message


gettext_ = _


def ngettext(singular: str, plural: str, n: int) -> str:
    """Give the form for `n` things in the reader's language; the caller fills in the number."""
    return _Reader.catalogue.ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for this marker
    """Mark a string in a table for the catalogue; `_()` translates it when it is shown."""
    return message


def language() -> Language:
    """Tell the language being used: the one set, or "en" when its catalogue cannot be read."""
    return _Reader.language


def set_language(code: Language) -> None:
    """Use this language from now on, for our words and for those of the command-line framework.

    Call it before the command tree is built: help texts are translated when they are declared.
    """
    catalogue = _chinese() if code == "zh" else None
    if catalogue is None:
        _Reader.language, _Reader.catalogue = "en", _gettext.NullTranslations()
        _gettext.textdomain(_NO_DOMAIN)
        return
    _Reader.language, _Reader.catalogue = "zh", catalogue
    # Typer asks gettext's default domain, which finds its language in the environment only.
    _gettext.bindtextdomain(_DOMAIN, _directory())
    _gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = _LOCALE


def choose_language(
    flag: str | None, env: str | None, config: str | None, locales: Iterable[str | None]
) -> Language:
    """Decide the language: the first name given wins, and any kind of Chinese is "zh".

    The order is `--lang`, PIPELINE_LANG, the config file, then the locale names in the order
    POSIX reads them: LC_ALL, LC_MESSAGES, LANG. An empty name counts as not given; a name of any
    other language, `C` and `POSIX` among them, is "en".
    """
    for name in (flag, env, config, *locales):
        if name:
            return "zh" if name.lower().startswith("zh") else "en"
    return "en"


def _directory() -> str:
    return os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120


def _chinese() -> _gettext.NullTranslations | None:
    """Read the catalogue; None when it is not there or not a catalogue."""
    from struct import error as not_a_catalogue

    try:
        with open(f"{_directory()}/{_LOCALE}/LC_MESSAGES/{_DOMAIN}.mo", "rb") as file:  # noqa: PTH123
            return _gettext.GNUTranslations(file)
    except (OSError, ValueError, not_a_catalogue):
        return None
