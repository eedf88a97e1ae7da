"""Views of many reports for one metric, read with one question to the database instead of one a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gisbot.answers.view import LEGAL_PERSON, LEGAL_PERSONS, TOTAL, ReportView
from gisbot.catalog.forms import Layout
from gisbot.knowledge.edition import Edition
from gisbot.model.key import ReportKey
from gisbot.model.report import Figure

FEW = 24
"""Up to so many reports are viewed whole: their figures are remembered, and the next question wants them too."""


def views_of(
    edition: Edition, metric: str, column: str | None, keys: Sequence[ReportKey]
) -> Iterator[tuple[ReportKey, ReportView]]:
    """Each report with a view that can find the metric in the column, be it as a sum of others."""
    if len(keys) <= FEW:
        for key in keys:
            yield key, ReportView(edition, key)
    else:
        yield from narrow_views_of(edition, metric, column, keys)


def narrow_views_of(
    edition: Edition, metric: str, column: str | None, keys: Sequence[ReportKey]
) -> Iterator[tuple[ReportKey, ReportView]]:
    """The same with views that know nothing else."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    agencies, years = tuple({key.agency for key in keys}), tuple({key.year for key in keys})
    named = None if len(agencies) == len(edition.index.agencies) else agencies
    for part in family(edition, metric, column):
        columns = total_columns(edition, part) if column is None else None
        for keyed in edition.figures.by_metric(part, agencies=named, years=years, columns=columns):
            figures[keyed.report_id].append(keyed.figure)
    for key in keys:
        yield key, ReportView(edition, key, figures[key.report_id])


def family(edition: Edition, metric: str, column: str | None) -> tuple[str, ...]:
    """The ids under which the figure or its parts may stand: the metric, its column, what it is summed from."""
    columns = LEGAL_PERSONS if column == LEGAL_PERSON else (column,) if column is not None else ()
    wanted = [metric]
    for one in wanted:
        wanted += [part for form in edition.catalog.forms for part in form.sums.get(one, ()) if part not in wanted]
    named = [f"{one}.{name}" for one in wanted for name in columns]
    return (*wanted, *(name for name in named if name in edition.catalog.metrics))


def total_columns(edition: Edition, metric: str) -> tuple[str | None, ...] | None:
    """The columns that hold the total where a row of a form names the metric in all its columns; else None."""
    labels: list[str] = []
    for form in edition.catalog.forms:
        for block in form.blocks:
            if form.layout is Layout.MATRIX and any(row.metric == metric for row in block.rows):
                labels += [name for one in block.columns if one.id == TOTAL for name in (one.label, *one.also)]
    return (None, *dict.fromkeys(labels)) if labels else None
