"""One report as the answers see it: the figure of a metric and column, or why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gisbot.answers.whole import wholes_of
from gisbot.catalog import Catalog
from gisbot.catalog.forms import Form, FormRow
from gisbot.knowledge.edition import Edition
from gisbot.model.key import ReportKey
from gisbot.model.report import CellState, Figure, FigureKind, Report, Scope

LEGAL_PERSONS = ("business", "research", "public_welfare", "legal_service", "other_org")
LEGAL_PERSON = "legal_person"
COLUMNS = ("natural_person", *LEGAL_PERSONS)
"""All applicants, each once."""
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Found:
    """A figure found, with all that states it: the table's cell first, then the prose that agrees.

    `against` are statements of the same thing that differ. A computed one carries its operands in `of`.
    """

    key: ReportKey
    metric: str | None
    column: str | None
    label: str
    value: Decimal | str | None
    unit: str | None
    approximate: bool
    state: CellState
    figures: tuple[Figure, ...]
    against: tuple[Figure, ...] = ()
    of: tuple[Found, ...] = ()

    @property
    def number(self) -> Decimal | None:
        """The value as a number, or None."""
        return self.value if isinstance(self.value, Decimal) else None


class ReportView:
    """A report's figures by metric. Built for one question; the figures themselves are cached by the edition.

    `figures` are given when they were read for many reports at once and are those of some metrics alone.
    """

    def __init__(self, edition: Edition, key: ReportKey, figures: Sequence[Figure] | None = None) -> None:
        self.key = key
        self.catalog: Catalog = edition.catalog
        self._edition = edition
        self.figures = edition.figures.of_report(key.report_id) if figures is None else tuple(figures)
        self._by_metric: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            if figure.metric is not None:
                self._by_metric[figure.metric].append(figure)
        self.forms: tuple[Form, ...] = tuple(form for form in self.catalog.forms if form.id in key.forms)

    @property
    def modern(self) -> bool:
        """Whether the tables are those of the forms since 2019."""
        return bool(self.forms) and all(form.generation != "2014" for form in self.forms)

    @property
    def report(self) -> Report:
        """The whole report."""
        return self._edition.report(self.key.report_id)

    def label(self, metric: str, column: str | None, language: str) -> str:
        """The name of a figure for people."""
        named = self.catalog.metrics[metric]
        name = named.zh_2019 if named.zh_2019 and language == "zh" and self.modern else named.label(language)
        if column is None:
            return name
        words = self.catalog.words.concepts[column]
        return f"{name}（{words.zh[0]}）" if language == "zh" else f"{name} ({words.en[0]})"

    def find(self, metric: str, column: str | None = None, language: str = "zh") -> Found | None:
        """The figure, or None when the report has none; a blank one is found with its state."""
        if column == LEGAL_PERSON:
            return self._sum(metric, [(metric, part) for part in LEGAL_PERSONS], column, language)
        stated = [figure for figure in self._of(metric, column) if figure.scope is not Scope.PREVIOUS]
        if not stated:
            parts = next((form.sums[metric] for form in self.forms if metric in form.sums), None)
            if parts is None:
                return None
            return self._sum(metric, [(part, column) for part in parts], column, language)
        tables = [figure for figure in stated if figure.kind is FigureKind.TABLE]
        if not tables and column is None and (added := self._added(metric, stated, language)) is not None:
            return added
        others = [figure for figure in stated if figure.kind is not FigureKind.TABLE and figure.value is not None]
        others.sort(key=lambda figure: figure.scope is not Scope.CURRENT)
        first = tables[0] if tables else (others or stated)[0]
        agreeing = [f for f in (*tables[1:], *others) if f is not first and same(f, first)]
        against = [
            f
            for f in (*tables[1:], *others)
            if f is not first and not same(f, first) and f.scope is Scope.CURRENT and f.value is not None
        ]
        if not tables:
            against = [f for f in against if f.unit == first.unit and f.subject == first.subject]
        return Found(
            self.key,
            metric,
            column,
            self.label(metric, column, language),
            first.value,
            first.unit,
            first.approximate,
            first.state,
            (first, *agreeing[:1]),
            tuple(against[:1]),
        )

    def _added(self, metric: str, stated: list[Figure], language: str) -> Found | None:
        """The sum of the rows of the form where sentences give the same words another number."""
        parts = next((form.sums[metric] for form in self.forms if metric in form.sums), ())
        if not parts or not all(self.in_table(part) for part in parts):
            return None
        added = self._sum(metric, [(part, None) for part in parts], None, language)
        told = any(added is not None and figure.value == added.number for figure in stated)
        return None if told or added is None or added.number is None else added

    def has(self, metric: str, column: str | None = None) -> bool:
        """Whether the report states the metric, be it blank."""
        if column == LEGAL_PERSON:
            return any(self.has(metric, part) for part in LEGAL_PERSONS)
        if self._of(metric, column):
            return True
        return any(
            metric in form.sums and any(self._by_metric.get(p) for p in form.sums[metric]) for form in self.forms
        )

    def in_table(self, metric: str) -> bool:
        """Whether a table of the report states the metric."""
        return any(figure.kind is FigureKind.TABLE for figure in self._by_metric.get(metric, ()))

    def _of(self, metric: str, column: str | None) -> list[Figure]:
        found = self._by_metric.get(metric, [])
        if column is not None:
            own = self._by_metric.get(f"{metric}.{column}")
            if own:
                return own
            return [figure for figure in found if self._is_column(figure, column)]
        totals = [figure for figure in found if figure.column is not None and self._is_column(figure, TOTAL)]
        columns = {figure.column for figure in found if figure.kind is FigureKind.TABLE}
        if totals and len(columns) > 1:
            return [*totals, *(figure for figure in found if figure.kind is not FigureKind.TABLE)]
        return found

    def _is_column(self, figure: Figure, column: str) -> bool:
        if figure.column is None:
            return False
        last = figure.column.rsplit("/", 1)[-1]
        for form in self.forms:
            for block in form.blocks:
                for form_column in block.columns:
                    if form_column.id == column and last in (form_column.label, *form_column.also):
                        return bool(form_column.parents) == ("/" in figure.column)
        return False

    def sum_of_parts(self, metric: str, language: str) -> Found | None:
        """The sum of a metric's parts, which the printed total need not equal: channels count a piece once each."""
        parts = self.children(metric)
        found = self._sum(metric, [(part, None) for part in parts], None, language) if len(parts) > 1 else None
        if found is None:
            return None
        return replace(found, label=self.catalog.replies[language].text("answer.parts_sum", label=found.label))

    def _sum(self, metric: str, parts: list[tuple[str, str | None]], column: str | None, language: str) -> Found | None:
        found = [self.find(part, part_column, language) for part, part_column in parts]
        present = [part for part in found if part is not None]
        if not present:
            return None
        numbers = [part.number for part in present]
        complete = len(present) == len(parts) and all(number is not None for number in numbers)
        total = sum((number for number in numbers if number is not None), Decimal(0)) if complete else None
        return Found(
            self.key,
            metric,
            column,
            self.label(metric, column, language),
            total,
            present[0].unit,
            any(part.approximate for part in present),
            CellState.NUMBER if complete else CellState.BLANK,
            tuple(part.figures[0] for part in present if part.figures),
            (),
            tuple(present),
        )

    def children(self, metric: str) -> tuple[str, ...]:
        """The metrics that are parts of a metric, in form order: those that name it as their whole, else its rows."""
        named = [part for part in self.order() if metric in wholes_of(part, self.catalog) and self.has(part)]
        parts = tuple(part for part in named if not any(part.startswith(f"{other}.") for other in named))
        if len(parts) > 1:
            return parts
        for form in self.forms:
            for block in form.blocks:
                for index, row in enumerate(block.rows):
                    if metric in _ids(row):
                        below = [r.metric for r in block.rows if r.parent == index and r.metric is not None]
                        if below:
                            return tuple(below)
            if metric in form.sums:
                return form.sums[metric]
        return ()

    def above(self, metric: str) -> str | None:
        """The metric whose parts a metric is one of, by the rows of the forms."""
        return next((whole for whole in self.order() if whole != metric and metric in self.children(whole)), None)

    def order(self) -> dict[str, int]:
        """The place of every metric in the forms of the report; a row that is a sum stands before its first part."""
        places: dict[str, int] = {}
        for form in self.forms:
            sums = {parts[0]: metric for metric, parts in form.sums.items()}
            for metric in form.metric_ids():
                if metric in sums:
                    places.setdefault(sums[metric], len(places))
                places.setdefault(metric, len(places))
        return places


def _ids(row: FormRow) -> tuple[str, ...]:
    return ((row.metric,) if row.metric else ()) + tuple(row.metrics.values())


def same(one: Figure, other: Figure) -> bool:
    """Whether two statements give the same number."""
    return one.value == other.value and one.approximate == other.approximate
