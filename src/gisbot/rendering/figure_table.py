"""The table of an answer, also of one that has only values; and what a cell of it counts."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from gisbot.model.answer import Answer, Operand, Table, Value
from gisbot.rendering.canvas import plain_number

BAR, LINE = "bar", "line"
PARTS = ("agency", "year", "label")


def table_of(answer: Answer) -> Table | None:
    """The answer's table, else one made of its values or the operands of a computed one.

    None when there are not at least two numbers of one unit.
    """
    if answer.table is not None:
        return answer.table
    stated: list[Value | Operand] = [value for value in answer.values if not value.computed]
    if len(stated) < 2:
        stated = [operand for value in answer.values for operand in value.of]
    stated = list(dict.fromkeys(one for one in stated if isinstance(one.value, Decimal)))
    if len(stated) < 2 or len({one.unit for one in stated}) != 1:
        return None
    names, title, series = _named(stated)
    rows = tuple(
        (name, plain_number(one.value))
        for name, one in zip(names, stated, strict=True)
        if isinstance(one.value, Decimal)
    )
    return Table(title, ("", title), rows, stated[0].unit, series)


def years_by_agency(answer: Answer) -> Table | None:
    """One line for each agency over the years, when the answer states one figure of several agencies and years."""
    stated = [value for value in answer.values if value.agency and value.year]
    agencies = list(dict.fromkeys(value.agency or "" for value in stated))
    years = sorted({value.year or 0 for value in stated})
    if min(len(agencies), len(years)) < 2 or len({(value.metric, value.unit) for value in stated}) != 1:
        return None
    cells = {
        (value.agency, value.year): plain_number(value.value) for value in stated if isinstance(value.value, Decimal)
    }
    rows = tuple((str(year), *(cells.get((agency, year), "") for agency in agencies)) for year in years)
    return Table(stated[-1].label, ("", *agencies), rows, stated[-1].unit, LINE)


def number_of(cell: str) -> Decimal | None:
    """The number of a table's cell; None when it is empty or says something else."""
    try:
        number = Decimal(cell.strip().replace(",", "").removesuffix("%"))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _named(stated: list[Value | Operand]) -> tuple[list[str], str, str]:
    """What tells the figures apart, what they have in common, and how they are drawn; years come in order."""
    known = [{_part(one, name) for one in stated} for name in PARTS]
    common = [name for name, values in zip(PARTS, known, strict=True) if len(values) == 1]
    apart = [name for name in PARTS if name not in common] or ["label"]
    if apart == ["year"]:
        stated.sort(key=lambda one: one.year or 0)
    names = [" ".join(_part(one, name) for name in apart) for one in stated]
    title = " ".join(_part(stated[0], name) for name in common)
    return names, title, LINE if apart == ["year"] else BAR


def _part(one: Value | Operand, name: str) -> str:
    part = {"agency": one.agency, "year": one.year, "label": one.label}[name]
    return "" if part is None else str(part)
