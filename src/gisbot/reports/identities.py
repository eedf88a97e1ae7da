"""The arithmetic rules of the forms, tried on what was read; a blank is missing, never 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from gisbot.catalog.forms import Form, Identity, Layout, Relation
from gisbot.model.report import CellState, Evidence, Finding, Severity
from gisbot.reports.rows import TableEntry

_Values = Mapping[str, TableEntry]


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
    for values in rows.values():
        yield from _try(rule, values)


def _try(identity: Identity, values: _Values) -> Iterator[Finding | None]:
    """One outcome when the identity can be tried: a finding, or None when it holds."""
    left = [values[name] for name in identity.left if name in values]
    right = [values[name] for name in identity.right if name in values]
    if len(left) < len(identity.left) or len(right) < len(identity.right):
        return
    found, expected = _sum(left), _sum(right)
    if found is None:
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
        told = _finding(identity, left, right, found, sum(numbers, Decimal(0)))
        is_open = sum(numbers) < found
        message = f"{told.message}; blank cells may stand for the rest"
        yield replace(told, rule=f"blank.{identity.id}", severity=Severity.NOTE, message=message) if is_open else None


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
