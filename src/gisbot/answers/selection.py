"""Figures by metric, agency and year, each as an answer would give it: for exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gisbot.answers.bulk import views_of
from gisbot.answers.draft import citation_of
from gisbot.answers.view import Found
from gisbot.answers.warnings import told_of
from gisbot.knowledge.edition import Edition
from gisbot.model.key import ReportKey
from gisbot.model.selection import Absent, Selected, Selection


def select(
    edition: Edition, metrics: Sequence[str], agencies: Sequence[str], years: Sequence[int], *, language: str = "zh"
) -> Selection:
    """The figures of some metrics over agencies and years (no column: the total), with all that is missing.

    A year in which an agency has no report is missing once, an item that a report does not have by its name.
    """
    figures: list[Selected] = []
    absent: list[Absent] = []
    wanted = [(agency, year, edition.index.find(agency, year)) for agency in agencies for year in years]
    absent += [Absent(agency, year) for agency, year, key in wanted if key is None]
    keys = [key for _, _, key in wanted if key is not None]
    for metric in metrics:
        for key, found in _found(edition, metric, keys, language):
            if found is None:
                label = edition.catalog.metrics[metric].label(language)
                absent.append(Absent(key.agency, key.year, label))
            else:
                figures.append(selected(found, metric, told_of(edition, found, language)))
    return Selection(tuple(figures), tuple(absent), edition.id)


def selected(found: Found, metric: str, warnings: tuple[str, ...] = ()) -> Selected:
    """A figure found, with everything that states it and the warnings beside it."""
    citations = (citation_of(found.key, figure.evidence) for figure in (*found.figures, *found.against))
    return Selected(
        metric,
        found.label,
        found.key.agency,
        found.key.year,
        found.value,
        found.unit,
        found.state,
        found.approximate,
        bool(found.of),
        tuple(dict.fromkeys(citations)),
        warnings,
    )


def _found(
    edition: Edition, metric: str, keys: Iterable[ReportKey], language: str
) -> Iterator[tuple[ReportKey, Found | None]]:
    for key, view in views_of(edition, metric, None, tuple(keys)):
        yield key, view.find(metric, None, language)
