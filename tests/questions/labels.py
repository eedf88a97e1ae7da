"""Every name of every metric, and what it is understood as when asked for by that name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gisbot.catalog import Catalog
from gisbot.model.conversation import Memory
from gisbot.model.question import Question, Target
from gisbot.questions.understand import Understanding

DAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a metric, the question asked with it, and the metrics it was taken for, best first."""

    metric: str
    kind: str
    name: str
    question: str
    understood: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the name alone leads to the metric."""
        return self.understood[:1] == (self.metric,)


def names(catalog: Catalog) -> list[tuple[str, str, str, str]]:
    """Metric, kind of name, name, and the question asked with it."""
    found = []
    for metric in catalog.metrics.values():
        chinese = [("label", metric.zh), *(("alias", alias) for alias in metric.aliases)]
        english = [("label_en", metric.en), *(("alias_en", alias) for alias in metric.aliases_en)]
        found += [(metric.id, kind, name, f"{name}是多少？") for kind, name in chinese]
        found += [(metric.id, kind, name, f"What is the figure for {name}?") for kind, name in english]
    return found


def understood(understanding: Understanding, catalog: Catalog) -> list[Named]:
    """What every name is understood as."""
    return [
        Named(metric, kind, name, text, _readings(understanding.understand(text, Memory(), DAY), catalog))
        for metric, kind, name, text in names(catalog)
    ]


def _readings(question: Question, catalog: Catalog) -> tuple[str, ...]:
    """The readings of the one thing asked for, best first; several things are joined by +."""
    bests = [
        _with_column(target, target.best.metric, catalog) for target in question.targets if target.best is not None
    ]
    if len(bests) != 1:
        return ("+".join(bests),) if bests else ()
    target = question.targets[0]
    return tuple(_with_column(target, candidate.metric, catalog) for candidate in target.candidates[:3])


def _with_column(target: Target, metric: str, catalog: Catalog) -> str:
    """The metric of the cell, where a row has one of its own in the column."""
    cell = f"{metric}.{target.column}"
    return cell if cell in catalog.metrics else metric
