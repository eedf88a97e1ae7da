"""The arithmetic rules of the forms, tried on what was read; a blank is missing, never 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from gisbot.catalog.forms import Form, Identity, Layout, Relation
from gisbot.model.report import CellState, Evidence, Finding, Severity
from gisbot.reports.rows import TableEntry

_Values = Mapping[str, TableEntry]
_HABIT = 4
"""Rows with a blank total, or with nothing but a total, are a habit unless so many times more rows are whole."""


@dataclass(frozen=True, slots=True)
class IdentitiesTried:
    """How many rules could be tried, and those that do not hold."""

    count: int
    findings: tuple[Finding, ...]


def check_identities(entries: tuple[TableEntry, ...], forms: tuple[Form, ...]) -> IdentitiesTried:
    """Try every identity of the forms met, in every column, and every row total."""
    count = 0
    findings: list[Finding] = []
    for form in forms:
        own = [entry for entry in entries if entry.form == form.id]
        if not own:
            continue
        for outcome in (*_over_columns(form, own), *_over_rows(form, own)):
            count += 1
            if outcome is not None:
                findings.append(outcome)
    return IdentitiesTried(count, tuple(findings))


def _over_columns(form: Form, entries: list[TableEntry]) -> Iterator[Finding | None]:
    columns: dict[str | None, dict[str, TableEntry]] = {}
    for entry in entries:
        if entry.row is not None:
            columns.setdefault(None if form.layout is Layout.LINE else entry.column, {})[entry.row] = entry
    for identity in form.identities:
        for values in columns.values():
            yield from _try(identity, values)


def _over_rows(form: Form, entries: list[TableEntry]) -> Iterator[Finding | None]:
    if form.row_total is None:
        return
    rows: dict[tuple[str, ...], dict[str, TableEntry]] = {}
    for entry in entries:
        if entry.column is not None:
            rows.setdefault(entry.figure.path, {})[entry.column] = entry
    rule = Identity("row_total", Relation.EQUAL, (form.row_total.total,), form.row_total.parts)
    without_total = [
        values for values in rows.values() if _is_blank(values, rule.left) and _is_filled(values, rule.right)
    ]
    without_parts = [
        values for values in rows.values() if _is_blank(values, rule.right) and _is_filled(values, rule.left)
    ]
    whole = sum(_is_filled(values, rule.left) and _is_filled(values, rule.right) for values in rows.values())
    for values in rows.values():
        if values not in without_total and values not in without_parts:
            yield from _try(rule, values)
    for odd in (without_total, without_parts):
        if len(odd) * _HABIT <= whole:
            yield from (_open(rule, _of(rule.left, values), _of(rule.right, values)) for values in odd)


def _is_blank(values: _Values, names: tuple[str, ...]) -> bool:
    """Whether cells are there and all of them blank."""
    entries = _of(names, values)
    return bool(entries) and all(entry.figure.state is CellState.BLANK for entry in entries)


def _is_filled(values: _Values, names: tuple[str, ...]) -> bool:
    """Whether a number other than 0 stands in one of the cells."""
    return any(_number(entry) for entry in _of(names, values))


def _of(names: Iterable[str], values: _Values) -> list[TableEntry]:
    return [values[name] for name in names if name in values]


def _try(identity: Identity, values: _Values) -> Iterator[Finding | None]:
    """One outcome when the identity can be tried: a finding, or None when it holds."""
    left, right = _of(identity.left, values), _of(identity.right, values)
    if len(left) < len(identity.left) or len(right) < len(identity.right):
        return
    found, expected = _sum(left), _sum(right)
    if found is None:
        if expected and identity.relation is Relation.EQUAL:
            yield from _with_blank_side(identity, left, right, expected)
        return
    if expected is None:
        yield from _with_blanks(identity, left, right, found)
        return
    holds = found == expected if identity.relation is Relation.EQUAL else found <= expected
    yield None if holds else _finding(identity, left, right, found, expected)


def _with_blanks(
    identity: Identity, left: list[TableEntry], right: list[TableEntry], found: Decimal
) -> Iterator[Finding | None]:
    """A rule some of whose parts are blank: it holds, or is broken whatever these stand for, or leaves them open."""
    numbers = [number for entry in right if (number := _number(entry)) is not None]
    if not numbers or min(numbers) < 0:
        return
    if sum(numbers) > found:
        yield _finding(identity, left, right, found, sum(numbers, Decimal(0)))
    elif identity.relation is Relation.EQUAL:
        is_open = sum(numbers) < found
        yield _open(identity, left, right) if is_open else None


def _with_blank_side(
    identity: Identity, left: list[TableEntry], right: list[TableEntry], expected: Decimal
) -> Iterator[Finding | None]:
    """A rule whose first side has blanks, the other one none: what these must stand for, where that is not 0."""
    blank = [entry for entry in left if _number(entry) is None]
    numbers = [number for entry in left if (number := _number(entry)) is not None]
    if any(entry.figure.state is not CellState.BLANK for entry in blank) or any(number < 0 for number in numbers):
        return
    found = sum(numbers, Decimal(0))
    if found > expected:
        yield _finding(identity, left, right, found, expected)
    elif found < expected:
        yield _open(identity, left, right)


def _open(identity: Identity, left: list[TableEntry], right: list[TableEntry]) -> Finding:
    """The note that blank cells must stand for more than 0, or a number of theirs was lost."""
    found, expected = (sum((_number(entry) or Decimal(0) for entry in side), Decimal(0)) for side in (left, right))
    told = _finding(identity, left, right, found, expected)
    message = f"{told.message}; blank cells may stand for the rest"
    return replace(told, rule=f"blank.{identity.id}", severity=Severity.NOTE, message=message)


def _number(entry: TableEntry) -> Decimal | None:
    figure = entry.figure
    return figure.value if figure.state is CellState.NUMBER and isinstance(figure.value, Decimal) else None


def _sum(entries: Iterable[TableEntry]) -> Decimal | None:
    """The sum, or None when a part is missing."""
    total = Decimal(0)
    for entry in entries:
        number = _number(entry)
        if number is None:
            return None
        total += number
    return total


def _finding(
    identity: Identity, left: list[TableEntry], right: list[TableEntry], found: Decimal, expected: Decimal
) -> Finding:
    sign = "=" if identity.relation is Relation.EQUAL else "<="
    where = left[0].figure.column
    place = f" ({where})" if where is not None else ""
    message = (
        f"{' + '.join(identity.left)} {sign} {' + '.join(identity.right)} does not hold{place}: {found} and {expected}"
    )
    evidence: dict[Evidence, None] = dict.fromkeys(entry.figure.evidence for entry in (*left, *right))
    metrics = dict.fromkeys(entry.figure.metric for entry in (*left, *right) if entry.figure.metric is not None)
    return Finding(
        rule=f"identity.{identity.id}",
        severity=Severity.ERROR,
        message=message,
        expected=str(expected),
        found=str(found),
        evidence=tuple(evidence),
        metrics=tuple(metrics),
    )


def table_values(
    entries: tuple[TableEntry, ...], forms: tuple[Form, ...]
) -> dict[str, TableEntry | tuple[TableEntry, ...]]:
    """By metric, the entry that states it for all applicants; for sums that a form does not print, the parts."""
    totals = {form.id: form.row_total.total for form in forms if form.row_total is not None}
    stated: dict[str, TableEntry | tuple[TableEntry, ...]] = {}
    for entry in entries:
        metric = entry.figure.metric
        total = totals.get(entry.form)
        if metric is None or (total is not None and entry.column != total and entry.row == metric):
            continue
        stated.setdefault(metric, entry)
    for form in forms:
        for metric, parts in form.sums.items():
            members = [stated.get(part) for part in parts]
            if metric not in stated and all(isinstance(member, TableEntry) for member in members):
                stated[metric] = tuple(member for member in members if isinstance(member, TableEntry))
    return stated


def stated_number(stated: TableEntry | tuple[TableEntry, ...]) -> Decimal | None:
    """The number that the table gives, or None when a cell of it is no number."""
    return _number(stated) if isinstance(stated, TableEntry) else _sum(stated)
