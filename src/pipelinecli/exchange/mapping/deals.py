"""The steps for rows of deals, of their changes, and of activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.mapping import steps
from pipelinecli.exchange.mapping.headers import key
from pipelinecli.exchange.mapping.names import joined as whole_name
from pipelinecli.exchange.mapping.steps import Held, Planned, of_part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelinecli.exchange.mapping.steps import Record

WON: Final = "won"
LOST: Final = "lost"
OPEN: Final = "open"
"""What `outcome` says where the file says it by dates or by yes and no."""

_SUM_UNITS: Final = (("万", "万"), ("萬", "万"), ("千", "千"), ("亿", "亿"), ("thousand", "k"))
_CURRENCIES: Final = {
    "人民币": "CNY",
    "rmb": "CNY",
    "美元": "USD",
    "美金": "USD",
    "港币": "HKD",
    "港元": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
    "台币": "TWD",
}
_TIME_UNITS: Final = {
    "s": " s",
    "sec": " s",
    "secs": " s",
    "second": " s",
    "seconds": " s",
    "秒": " s",
    "ms": " ms",
    "milliseconds": " ms",
    "毫秒": " ms",
    "h": " h",
    "hour": " h",
    "hours": " h",
    "小时": " h",
}


def steps_for(by_field: Mapping[str, list[Held]]) -> list[Planned]:
    """Return the steps in the order they are made in: outcomes before the dates that show them."""
    made: list[Planned] = []
    for field, columns in by_field.items():
        if field in {"contact", "who"} and of_part(columns, "given", "family"):
            made.extend(_person(field, columns))
        elif field == "at":
            made.extend(_moments(columns))
        elif field == "to":
            made.append(steps.first_of(field, of_part(columns, "", "stage")))
        elif field == "note":
            made.append(steps.lines(field, columns))
        elif field == "value":
            made.extend(_sums(columns, stated="currency" in by_field))
        elif field == "minutes":
            made.append(steps.with_unit(field, columns, [_time_unit(one) for one in columns]))
        elif field not in {"outcome", "closed"}:
            made.append(steps.first_of(field, of_part(columns, "", "id")))
    made.extend(_outcome(by_field.get("outcome", ())))
    made.extend(_closed(by_field.get("closed", ())))
    return made


def _person(field: str, columns: Sequence[Held]) -> list[Planned]:
    whole = of_part(columns, "")
    given, family = of_part(columns, "given"), of_part(columns, "family")
    first = given[0].at if given else None
    last = family[0].at if family else None

    def step(cells: Sequence[str], found: Record) -> None:
        if field not in found:
            name = whole_name(
                "" if first is None else cells[first].strip(),
                "",
                "" if last is None else cells[last].strip(),
            )
            if name:
                found[field] = name

    indexes = tuple(index for index in (first, last) if index is not None)
    parts = Planned(field, indexes, step)
    return [steps.first_of(field, whole), parts] if whole else [parts]


def _moments(columns: Sequence[Held]) -> list[Planned]:
    """Tell when: by one column, or by a date and a time; else by when the row was made."""
    whole = of_part(columns, "")
    apart = of_part(columns, "date", "time")
    found = [steps.first_of("at", whole)] if whole else []
    if of_part(columns, "date"):
        return [*found, steps.joined("at", apart)]
    return found or [steps.first_of("at", of_part(columns, "created", "time"))]


def _sums(columns: Sequence[Held], *, stated: bool) -> list[Planned]:
    """Take the sum, in the unit and currency that its header has in brackets."""
    inside = [key(column.header).inside for column in columns]
    units = [next((unit for word, unit in _SUM_UNITS if word in text), "") for text in inside]
    found = [
        steps.with_unit("value", columns, units) if any(units) else steps.first_of("value", columns)
    ]
    currency = next((code for text in inside if (code := _currency(text))), None)
    if currency and not stated:
        found.append(steps.constant("currency", currency))
    return found


def _currency(inside: str) -> str | None:
    from pipelinecli.method.money import is_currency

    if is_currency(code := inside.upper()):
        return code
    return next((code for word, code in _CURRENCIES.items() if word in inside), None)


def _time_unit(column: Held) -> str:
    label = column.role.label
    return _TIME_UNITS.get(label) or _TIME_UNITS.get(key(column.header).inside, "")


def _outcome(columns: Sequence[Held]) -> list[Planned]:
    """Tell how it ended: in words, or by yes and no in columns of their own."""
    from pipelinecli.exchange.mapping.values import is_yes

    if not columns:
        return []
    said = tuple(column.at for column in of_part(columns, ""))
    won = tuple(column.at for column in of_part(columns, "won"))
    lost = tuple(column.at for column in of_part(columns, "lost"))
    ended = tuple(column.at for column in of_part(columns, "ended"))

    def step(cells: Sequence[str], found: Record) -> None:
        for index in said:
            if text := cells[index].strip():
                found["outcome"] = text
                return
        if any(is_yes(cells[index]) for index in won):
            found["outcome"] = WON
        elif any(is_yes(cells[index]) for index in lost):
            found["outcome"] = LOST
        elif any(is_yes(cells[index]) for index in ended):
            if won:
                found["outcome"] = LOST
        elif any(is_yes(cells[index]) is False for index in ended or (*won, *lost)):
            found["outcome"] = OPEN

    indexes = (*said, *won, *lost, *ended)
    return [Planned("outcome", indexes, step, is_simple=indexes == said and len(said) == 1)]


def _closed(columns: Sequence[Held]) -> list[Planned]:
    """Tell when it ended; a day it was won or lost on says which, where nothing else does."""
    from pipelinecli.exchange.mapping.stages import outcome_of

    if not columns:
        return []
    plain = tuple(column.at for column in of_part(columns, ""))
    telling = tuple((column.at, column.role.part) for column in of_part(columns, WON, LOST))

    def step(cells: Sequence[str], found: Record) -> None:
        ended = [(text, how) for index, how in telling if (text := cells[index].strip())]
        said = outcome_of(found.get("outcome", ""))
        if len(ended) == 1 and "outcome" not in found:
            found["outcome"] = said = ended[0][1]
        for index in plain:
            if text := cells[index].strip():
                found["closed"] = text
                return
        fits = [text for text, how in ended if said == how]
        if fits:
            found["closed"] = fits[0]

    indexes = (*plain, *(index for index, _how in telling))
    return [Planned("closed", indexes, step, is_simple=not telling and len(plain) == 1)]
