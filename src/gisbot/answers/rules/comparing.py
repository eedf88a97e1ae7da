"""Rules for questions over several years or agencies."""

from __future__ import annotations

from dataclasses import replace

from gisbot.answers import across, arithmetic, proportions, refusals, single
from gisbot.answers.context import Context
from gisbot.answers.patterns import TOTALLED, WHICH
from gisbot.answers.rules import sharing
from gisbot.answers.rules.readings import doubtful
from gisbot.answers.told import told_change
from gisbot.model.answer import Answer
from gisbot.model.question import Question


def over_reports(context: Context) -> Answer | None:
    """Years and agencies: growth, trend, ranking, totals over several reports."""
    question = context.question
    if not question.targets and not context.memory.last:
        return None
    target = question.targets[0] if question.targets else None
    metrics = single.chosen(context, target) if target is not None else ()
    column = target.column if target is not None else None
    if target is None and context.memory.last and context.memory.last[-1].metric:
        metrics, column = (context.memory.last[-1].metric,), context.memory.last[-1].column
    if len(metrics) != 1 or len(question.targets) > 1 or doubtful(context):
        return None
    metric = metrics[0]
    if context.edition.catalog.metrics[metric].string:
        return None
    operations = question.operations
    if "share" in operations and "growth" not in operations and question.years.mode != "previous":
        several = len(context.scope.reports) > 1 and not context.scope.newest
        return sharing.over_reports(context, metric, column) if several else None
    if question.years.mode == "previous" or (
        "growth" in operations and question.years.mode in ("none", "", "latest") and len(question.years.years) < 2
    ):
        return told_change(context, metric) or across.growth(
            context, metric, column, rate=bool(operations & {"growth", "share"})
        )
    compares = operations & {"growth", "more", "less", "difference", "than", "compare", "equal", "exists"}
    if len(question.years.years) == 2 and compares and context.scope.missing:
        return refusals.no_year(context, *context.scope.missing[0])
    several_agencies = len({key.agency for key in context.scope.reports}) > 1
    spans = question.years.mode in ("near", "range") and bool(context.scope.missing)
    dated = context.scope.dated and (spans or len({key.year for key in context.scope.reports}) > 1)
    if several_agencies:
        return over_agencies(context, metric, column)
    if dated or "trend" in operations:
        keys = context.scope.reports
        if "times" in operations and len(keys) == 2:
            first, second = (context.view(key).find(metric, column, context.language) for key in keys)
            return proportions.ratio(context, first, second) if first and second else None
        if (
            len(question.years.years) == 2
            and operations & {"growth", "more", "less", "difference", "than", "compare"}
            and len(keys) == 2
        ):
            new, old = sorted(keys, key=lambda key: -key.year)
            return across.between(context, metric, column, new, old, rate="growth" in operations)
        if operations & {"exceed", "below"} and question.numbers and len(keys) > 1:
            return across.over_agencies(context, metric, column, "having")
        if len(keys) > 1 and (operations & {"average", "most", "least", "rank"} or totals(question)):
            return across.over_agencies(
                context, metric, column, "sum" if totals(question) else aggregate_of(operations)
            )
        if len(keys) > 1 or context.scope.missing:
            return across.trend(context, metric, column, keys)
    return None


def totals(question: Question) -> bool:
    """Whether one number for all the years is asked for: 一共, 总数, 累计."""
    operations = question.operations
    if operations & {"average", "most", "least", "rank", "trend", "several"}:
        return False
    return bool(operations & {"sum", "together"}) or TOTALLED.search(question.normal) is not None


def aggregate_of(operations: frozenset[str]) -> str:
    """Which aggregate over several reports is asked for; a ranking when none is named."""
    for operation in ("average", "most", "least", "sum"):
        if operation in operations:
            return operation
    return "sum" if "together" in operations and "several" not in operations else "rank"


def over_agencies(context: Context, metric: str, column: str | None) -> Answer | None:
    """One metric over several agencies: of one year when none is named, the newest that any of them reports on."""
    operations = context.question.operations
    if context.scope.newest:
        newest: dict[str, int] = {}
        for key in context.scope.reports:
            newest[key.agency] = max(newest.get(key.agency, 0), key.year)
        year = max(newest.values())
        reports = tuple(key for key in context.scope.reports if key.year == year)
        absent = tuple((agency, year) for agency, last in newest.items() if last != year)

        context.scope = replace(context.scope, reports=reports, missing=(*context.scope.missing, *absent))
    named = len(context.question.agencies) > 1 and not context.question.groups
    if len(context.scope.reports) == 2 and named and operations & {"difference", "more", "less", "than", "times"}:
        pair = [context.view(key).find(metric, column, context.language) for key in context.scope.reports]
        if pair[0] is not None and pair[1] is not None:
            if "times" in operations:
                return proportions.ratio(context, pair[0], pair[1])
            signed = "less" if "less" in operations else "more" if operations & {"more", "bigger"} else ""
            return arithmetic.difference(context, pair[0], pair[1], signed=signed)
    aggregate = aggregate_of(operations)
    which = operations & {"list", "exists", "exceed", "below", "reach", "which"} or any(
        WHICH.match(group) for group in context.question.groups
    )
    if which and context.question.groups and aggregate == "rank" and not operations & {"rank", "howmany"}:
        return across.over_agencies(context, metric, column, "having")
    return across.over_agencies(context, metric, column, aggregate, context.question.top)
