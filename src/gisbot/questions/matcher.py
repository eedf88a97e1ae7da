"""From concepts to metrics: every metric that the words can mean, with what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gisbot.catalog import Catalog
from gisbot.catalog.metrics import Metric
from gisbot.model.question import Candidate

UNEXPLAINED = 1.0
MISSING = 0.7
BORROWED = 0.1
NAMED = 0.05
UNFIT_UNIT = 0.4
SECONDARY = 0.25

Groups = Sequence[frozenset[str]]
"""Ideas in the order of the question: each the concepts that its words can mean."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What asks for a metric: the ideas of each of its ways to be asked for, from the one numbered `secondary` on less
    likely ones, and every concept that it allows beside them."""

    id: str
    unit: str | None
    needs: tuple[tuple[frozenset[str], ...], ...]
    secondary: int
    allowed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matcher:
    """The metrics of a catalog, found by the concepts they need."""

    metrics: tuple[Asked, ...]
    by_concept: dict[str, tuple[int, ...]]
    weak: frozenset[str]
    units: dict[str, frozenset[str]]
    money: frozenset[str]

    def candidates(
        self,
        groups: Groups,
        *,
        borrow: frozenset[str] = frozenset(),
        units: frozenset[str] = frozenset(),
        prefer_borrowed: bool = False,
    ) -> tuple[Candidate, ...]:
        """All readings of these ideas, best first.

        `borrow` are concepts that the conversation or the rest of the question lends; `units` the measure
        words used; `prefer_borrowed` ranks readings that use what is lent first (an elliptical question).
        """
        strong = [group for group in groups if group.isdisjoint(self.weak)]
        pool = {index for group in strong for concept in group for index in self.by_concept.get(concept, ())}
        found = [self._candidate(self.metrics[index], strong, borrow, units, prefer_borrowed) for index in sorted(pool)]
        ranked = sorted((c for c in found if c is not None), key=lambda c: (round(c.penalty, 6), -c.named))
        return tuple(ranked)

    def of_unit(self, units: frozenset[str]) -> tuple[str, ...]:
        """The metrics that are counted in one of these units exactly."""
        return tuple(metric.id for metric in self.metrics if metric.unit in units)

    def _unfit(self, metric: Asked, units: frozenset[str]) -> float:
        """What a measure word says against a metric; money against what is no money weighs most."""
        if not units or metric.unit is None:
            return 0.0
        if units <= self.money and metric.unit not in self.money:
            return UNEXPLAINED
        return UNFIT_UNIT if units.isdisjoint(self.units.get(metric.unit, frozenset({metric.unit}))) else 0.0

    def _candidate(
        self, metric: Asked, strong: Groups, borrow: frozenset[str], units: frozenset[str], prefer_borrowed: bool
    ) -> Candidate | None:
        best: Candidate | None = None
        unfit = self._unfit(metric, units)
        unexplained = UNEXPLAINED * sum(map(metric.allowed.isdisjoint, strong))
        for at, needs in enumerate(metric.needs):
            named = borrowed = missing = 0
            for need in needs:
                if not all(map(need.isdisjoint, strong)):
                    named += 1
                elif not need.isdisjoint(borrow):
                    borrowed += 1
                else:
                    missing += 1
            if not named:
                continue
            lent = (-2 * BORROWED if prefer_borrowed else BORROWED) * borrowed
            penalty = (
                unexplained
                + MISSING * missing
                + lent
                + unfit
                - NAMED * named
                + (SECONDARY if at >= metric.secondary else 0.0)
            )
            if best is None or penalty < best.penalty:
                best = Candidate(metric.id, penalty, missing, unexplained, borrowed, named)
        return best


def build_matcher(catalog: Catalog) -> Matcher:
    """The matcher over all metrics of a catalog."""
    metrics = tuple(_asked(metric) for metric in catalog.metrics.values() if metric.asks)
    by_concept: dict[str, list[int]] = defaultdict(list)
    for index, metric in enumerate(metrics):
        for concept in {concept for needs in metric.needs for need in needs for concept in need}:
            by_concept[concept].append(index)
    return Matcher(
        metrics,
        {concept: tuple(indexes) for concept, indexes in by_concept.items()},
        frozenset(concept.id for concept in catalog.words.concepts.values() if concept.weak),
        {unit: frozenset(words) for unit, words in catalog.words.units.items()},
        catalog.words.money_units,
    )


def _asked(metric: Metric) -> Asked:
    needs = (*metric.asks, *metric.also)
    allowed = metric.context.union(*(need for ask in needs for need in ask))
    return Asked(metric.id, metric.unit, needs, len(metric.asks), allowed)


def flat(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    """All concepts of the ideas."""
    return frozenset(concept for group in groups for concept in group)
