"""The metrics: what can be counted, how it is named, and how far it compares across forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gisbot.catalog.strict import Entry


class Comparability(StrEnum):
    """How a metric's meaning carries over a boundary between two form generations."""

    SAME = "same"
    CLOSE = "close"
    NARROWER = "narrower"
    WIDER = "wider"
    NONE = "none"


BOUNDARIES = (2019, 2021)
"""The years in which a new form began: 2018|2019 and 2020|2021."""

YEARS_TOLD = {"its_own": 0, "year_before": -1, "year_after": 1}
"""The year that the words of a metric speak of, counted from the report's own."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that reports count or state.

    `asks` are the alternatives in which it is asked for: each a conjunction of groups, each group the
    concepts of which any will do. `context` are concepts that may stand beside them. `across` gives the
    comparability at each year of BOUNDARIES. `string` marks contacts, dates and names. `also` are asks that mean
    this metric only when nothing else reads better. `per` is the metric that an average is taken over;
    `zh_2019` the name in the forms since 2019, where it differs. `part` is the metric whose share in its whole a rate
    is, for reports that do not state the rate. `kinds` are the concepts that name its parts: 结果, 理由, 渠道.
    `tells_of` is the year that its words speak of beside the report's own: -1 for 上年结转, 1 for 结转下年度, else 0.
    """

    id: str
    zh: str
    en: str
    unit: str | None
    means_zh: str
    means_en: str
    asks: tuple[tuple[frozenset[str], ...], ...]
    context: frozenset[str]
    aliases: tuple[str, ...]
    aliases_en: tuple[str, ...]
    across: Mapping[int, Comparability]
    string: bool = False
    line: int = 0
    also: tuple[tuple[frozenset[str], ...], ...] = ()
    per: str | None = None
    zh_2019: str | None = None
    part: str | None = None
    kinds: frozenset[str] = frozenset()
    tells_of: int = 0

    def label(self, language: str) -> str:
        """The name for people."""
        return self.en if language == "en" else self.zh


def _groups(text: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split("|")) for group in text.split())


def read_metrics(top: Entry) -> dict[str, Metric]:
    """The metrics of knowledge/metrics.yaml by id."""
    metrics = {}
    shared = {name: frozenset(top_context.split()) for name, top_context in _contexts(top)}
    for metric_id, entry in top.named("metrics", required=True):
        context: set[str] = set()
        for word in entry.text("with", "").split():
            context |= shared.get(word[1:], frozenset()) if word.startswith("+") else {word}
        across_entry = entry.entry("across", required=False)
        across = {}
        if across_entry is not None:
            for year in BOUNDARIES:
                word = across_entry.choice(str(year), tuple(Comparability), "none")
                across[year] = Comparability(word)
            across_entry.finish()
        metrics[metric_id] = Metric(
            id=metric_id,
            zh=entry.text("zh"),
            en=entry.text("en"),
            unit=entry.optional("unit"),
            means_zh=entry.text("means_zh"),
            means_en=entry.text("means_en"),
            asks=tuple(_groups(text) for text in entry.texts("asks")),
            context=frozenset(context),
            aliases=entry.texts("aliases"),
            aliases_en=entry.texts("aliases_en"),
            across=across,
            string=entry.boolean("string", False),
            line=entry.line,
            per=entry.optional("per"),
            zh_2019=entry.optional("zh_2019"),
            part=entry.optional("part"),
            kinds=frozenset(entry.text("kinds", "").split()),
            tells_of=YEARS_TOLD[entry.choice("tells_of", tuple(YEARS_TOLD), "its_own")],
            also=tuple(_groups(text) for text in entry.texts("also")),
        )
        entry.finish()
    return metrics


def _contexts(top: Entry) -> list[tuple[str, str]]:
    holder = top.entry("contexts", required=False)
    return [] if holder is None else [(name, holder.text(name)) for name in holder.names()]


def read_wholes(top: Entry, known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """What metrics are parts of: "family.*" or a metric, with the wholes to try in order."""
    holder = top.entry("wholes")
    wholes: dict[str, tuple[str, ...]] = {}
    if holder is not None:
        for part in holder.names():
            wholes[part] = tuple(holder.text(part).split())
            for metric in (*wholes[part], *([] if part.endswith(".*") else [part])):
                if metric not in known:
                    holder.problem(f"unknown metric {metric!r}", part)
    return wholes
