"""The table forms of annual reports: rows, columns, units and identities, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gisbot.catalog.strict import Entry


class Layout(StrEnum):
    """How a form is printed.

    LIST is indicator, unit, value; BLOCKS several small tables, each under its own heading row; MATRIX a
    tree of rows by a tree of columns; LINE one row of values under a tree of columns.
    """

    LIST = "list"
    BLOCKS = "blocks"
    MATRIX = "matrix"
    LINE = "line"


class Relation(StrEnum):
    """What holds between the two sides of an identity."""

    EQUAL = "equal"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A value column. `parents` are the labels above it; `money` means that its unit is never assumed."""

    id: str
    label: str
    parents: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unit: str | None = None
    metric: str | None = None
    money: bool = False

    @property
    def path(self) -> str:
        """The label with the labels above it, joined by "/"."""
        return "/".join((*self.parents, self.label))


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row. `parent` is the index of the row above it in the tree; `depth` counts from 0.

    `metric` names the row in every column; `metrics` gives ids of their own to some columns. A row without
    either carries no number.
    """

    label: str
    also: tuple[str, ...]
    depth: int
    parent: int | None
    metric: str | None
    unit: str | None
    metrics: Mapping[str, str]

    @property
    def numbered(self) -> bool:
        """Whether the row carries numbers."""
        return self.metric is not None or bool(self.metrics)

    def metric_in(self, column: FormColumn | None) -> str | None:
        """The metric of the cell in `column`."""
        if column is None:
            return self.metric
        return self.metrics.get(column.id) or self.metric or column.metric


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Columns with the rows under them; `label` is the heading row of a BLOCKS form."""

    label: str | None
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """An arithmetic rule over metrics: the sum of `left` is equal to, or at most, the sum of `right`."""

    id: str
    relation: Relation
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowTotal:
    """The column that is the sum of other columns in every row."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One table form. `sums` are metrics that it does not print, each with the metrics they are the sum of."""

    id: str
    generation: str
    layout: Layout
    captions: tuple[str, ...]
    header: tuple[str, ...]
    blocks: tuple[FormBlock, ...]
    identities: tuple[Identity, ...]
    row_total: RowTotal | None
    sums: Mapping[str, tuple[str, ...]]

    def metric_ids(self) -> Iterator[str]:
        """Every metric that a cell of this form can carry."""
        for block in self.blocks:
            for row in block.rows:
                yield from ([row.metric] if row.metric else [])
                yield from row.metrics.values()
            yield from (column.metric for column in block.columns if column.metric)


def read_form(top: Entry, known_metrics: frozenset[str]) -> Form:
    """The form of one file of knowledge/forms/; unknown metric ids are reported at their entry."""
    layout = Layout(top.choice("layout", tuple(Layout)))
    if layout is Layout.BLOCKS:
        blocks = tuple(
            _block(entry, entry.text("label"), known_metrics) for entry in top.entries("blocks", required=True)
        )
    else:
        blocks = (_block(top, None, known_metrics, layout),)
    form = Form(
        id=top.text("id"),
        generation=top.choice("generation", ("2014", "2019", "2021")),
        layout=layout,
        captions=top.texts("captions", required=True),
        header=top.texts("header", required=True),
        blocks=blocks,
        identities=tuple(_identity(entry, known_metrics) for entry in top.entries("identities")),
        row_total=_row_total(top),
        sums=_sums(top, known_metrics),
    )
    top.finish()
    return form


def _block(entry: Entry, label: str | None, known: frozenset[str], layout: Layout = Layout.BLOCKS) -> FormBlock:
    columns = tuple(_column(item, known) for item in entry.entries("columns", required=layout is not Layout.LIST))
    rows: list[FormRow] = []
    _rows(entry.entries("rows", required=layout is not Layout.LINE), rows, None, columns, known)
    if layout is Layout.BLOCKS:
        entry.finish()
    return FormBlock(label, columns, tuple(rows))


def _column(entry: Entry, known: frozenset[str]) -> FormColumn:
    column = FormColumn(
        id=entry.text("id"),
        label=entry.text("label"),
        parents=entry.texts("parents"),
        also=entry.texts("also"),
        unit=entry.optional("unit"),
        metric=_metric(entry, known),
        money=entry.boolean("money", False),
    )
    entry.finish()
    return column


def _rows(
    entries: tuple[Entry, ...],
    rows: list[FormRow],
    parent: int | None,
    columns: tuple[FormColumn, ...],
    known: frozenset[str],
) -> None:
    for entry in entries:
        row = FormRow(
            label=entry.text("label"),
            also=entry.texts("also"),
            depth=0 if parent is None else rows[parent].depth + 1,
            parent=parent,
            metric=_metric(entry, known),
            unit=entry.optional("unit"),
            metrics=_metrics(entry, columns, known),
        )
        children = entry.entries("rows")
        entry.finish()
        rows.append(row)
        _rows(children, rows, len(rows) - 1, columns, known)


def _metric(entry: Entry, known: frozenset[str]) -> str | None:
    metric = entry.optional("metric")
    if metric is not None and metric not in known:
        entry.problem(f"unknown metric {metric!r}", "metric")
    return metric


def _metrics(entry: Entry, columns: tuple[FormColumn, ...], known: frozenset[str]) -> Mapping[str, str]:
    holder = entry.entry("metrics", required=False)
    if holder is None:
        return {}
    names = holder.names()
    metrics = {column: holder.text(column) for column in names}
    for column, metric in metrics.items():
        if column not in {item.id for item in columns}:
            holder.problem(f"unknown column {column!r}", column)
        if metric not in known:
            holder.problem(f"unknown metric {metric!r}", column)
    return metrics


def _identity(entry: Entry, known: frozenset[str]) -> Identity:
    identity = Identity(
        id=entry.text("id"),
        relation=Relation(entry.choice("relation", tuple(Relation), Relation.EQUAL)),
        left=entry.texts("left", required=True),
        right=entry.texts("right", required=True),
    )
    for metric in (*identity.left, *identity.right):
        if metric not in known:
            entry.problem(f"unknown metric {metric!r}")
    entry.finish()
    return identity


def _row_total(top: Entry) -> RowTotal | None:
    entry = top.entry("row_total", required=False)
    if entry is None:
        return None
    total = RowTotal(total=entry.text("total"), parts=entry.texts("parts", required=True))
    entry.finish()
    return total


def _sums(top: Entry, known: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    entry = top.entry("sums", required=False)
    if entry is None:
        return {}
    names = entry.names()
    sums = {metric: entry.texts(metric) for metric in names}
    for metric, parts in sums.items():
        for name in (metric, *parts):
            if name not in known:
                entry.problem(f"unknown metric {name!r}", metric)
    return sums
