"""What an import cannot do without, and the refusal that names the columns there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.fields import FIELDS, SKIP, Shape, names
from pipelinecli.exchange.mapping.typed import columns_there
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipelinecli.exchange.mapping.assigning import Assigned

_NEEDS: Final[Mapping[Shape, tuple[tuple[tuple[str, ...], str, str], ...]]] = {
    Shape.CONTACT: ((("name",), N_("no column is the name"), "name"),),
    Shape.DEAL: (
        (
            ("id", "name", "contact", "account"),
            N_("no column says which deal it is"),
            "name",
        ),
        (("stage", "outcome"), N_("no column is the stage"), "stage"),
    ),
    Shape.CHANGE: (
        (("id", "uid", "name"), N_("no column says which deal it is"), "id"),
        (("to",), N_("no column is the stage after the change"), "to"),
        (("at",), N_("no column says when it changed"), "at"),
    ),
    Shape.ACTIVITY: (
        (("at",), N_("no column says when it was done"), "at"),
        (("kind",), N_("no column says what was done"), "kind"),
    ),
}
"""Fields of which one is needed, what is said where there is none, and which to type."""


def check_fields(kind: str, typed: Iterable[str]) -> None:
    """Raise UsageError for a typed field that imports of this kind have not."""
    known = (*names(kind), SKIP)
    for field in typed:
        if field not in known:
            raise UsageError(
                _("“{field}” is no field of {kind}").format(field=field, kind=kind),
                hint=_("one of: {fields}").format(fields=", ".join(names(kind))),
            )


def check_needs(shape: Shape, columns: Sequence[Assigned], header: Sequence[str]) -> None:
    """Raise UsageError where a column that is needed was not found."""
    there = {
        column.role.field
        for column in columns
        if column.role and column.role.part not in {"prefix", "suffix", "label"}
    }
    for fields, said, field in _NEEDS[shape]:
        if there.isdisjoint(fields):
            error = UsageError(
                _(said),
                hint=_("say which one is: --map {field}=COLUMN").format(field=field),
            )
            error.details = (
                columns_there(header),
                _("{field}: {what}").format(field=field, what=_(FIELDS[shape][field])),
            )
            raise error
