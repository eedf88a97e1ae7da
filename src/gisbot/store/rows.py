"""Reports and figures to table rows and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypedDict

from gisbot.errors import StoreError
from gisbot.model.key import KeyedFigure
from gisbot.model.report import CellState, Evidence, Figure, FigureKind, Report, Scope
from gisbot.store.codec import from_text, to_text
from gisbot.store.schema import figures

# The columns of a figure, in the order `figure_of` reads them.
FIGURE_COLUMNS = (
    figures.c.metric,
    figures.c.path,
    figures.c.column_label,
    figures.c.value,
    figures.c.number,
    figures.c.raw,
    figures.c.unit,
    figures.c.kind,
    figures.c.state,
    figures.c.section,
    figures.c.quote,
    figures.c.location,
    figures.c.approximate,
    figures.c.scope,
    figures.c.subject,
    figures.c.percent,
    figures.c.form,
)


class FigureRow(TypedDict):
    """A row of the figures table."""

    report_id: str
    seq: int
    agency: str
    year: int
    metric: str | None
    path: str
    column_label: str | None
    value: str | None
    number: float | None
    raw: str
    unit: str | None
    kind: str
    state: str
    section: str
    quote: str
    location: str
    approximate: bool
    scope: str
    subject: str
    percent: bool
    form: str | None


def body_of(report: Report) -> bytes:
    """A report without its figures, packed."""
    return zlib.compress(to_text(replace(report, figures=())).encode())


def report_of(body: bytes, its_figures: tuple[Figure, ...]) -> Report:
    """The report of a packed body and its figures. Raises `StoreError` when the body is damaged."""
    try:
        text = zlib.decompress(body).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise StoreError(f"a stored report is damaged: {error}") from error
    return replace(from_text(Report, text), figures=its_figures)


def row_of(report_id: str, seq: int, report: Report, figure: Figure) -> FigureRow:
    """The row of a figure."""
    value = figure.value
    if isinstance(value, Decimal) and not value.is_finite():
        raise StoreError(f"{value} is no figure")
    return FigureRow(
        report_id=report_id,
        seq=seq,
        agency=report.agency,
        year=report.year,
        metric=figure.metric,
        path=_path_text(figure.path),
        column_label=figure.column,
        value=None if value is None else str(value),
        number=float(value) if isinstance(value, Decimal) else None,
        raw=figure.raw,
        unit=figure.unit,
        kind=figure.kind.value,
        state=figure.state.value,
        section=figure.evidence.section,
        quote=figure.evidence.quote,
        location=figure.evidence.location,
        approximate=figure.approximate,
        scope=figure.scope.value,
        subject=figure.subject,
        percent=figure.percent,
        form=figure.form,
    )


def figure_of(row: Sequence[Any]) -> Figure:
    """The figure of a row of `FIGURE_COLUMNS`."""
    (
        metric,
        path,
        column,
        value,
        number,
        raw,
        unit,
        kind,
        state,
        section,
        quote,
        location,
        approximate,
        scope,
        subject,
        percent,
        form,
    ) = row
    return Figure(
        metric=metric,
        path=_path(path),
        column=column,
        value=value if number is None else Decimal(value),
        raw=raw,
        unit=unit,
        kind=FigureKind(kind),
        state=CellState(state),
        evidence=Evidence(section, quote, location),
        approximate=approximate,
        scope=Scope(scope),
        subject=subject,
        percent=percent,
        form=form,
    )


@lru_cache(4096)
def _path_text(path: tuple[str, ...]) -> str:
    """The stored text of a path."""
    return json.dumps(path, ensure_ascii=False)


@lru_cache(4096)
def _path(text: str) -> tuple[str, ...]:
    """The path of a stored text; the reports of one form have the same paths."""
    return tuple(json.loads(text))


def keyed_figure_of(row: Sequence[Any]) -> KeyedFigure:
    """The figure of a row of report id, agency, year and `FIGURE_COLUMNS`."""
    return KeyedFigure(row[0], row[1], row[2], figure_of(row[3:]))
