"""Rules for questions that compute with a few figures of one report."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import arithmetic, proportions, refusals, single, texts, verdicts
from gisbot.answers.context import Context
from gisbot.answers.followups import operands, sum_of_last
from gisbot.answers.patterns import PAIR, PEOPLE, PERSONS
from gisbot.answers.rules.patterns import MONEY, OF_BODIES, PER_HEAD, SEVERAL_PLACES, TOPICS, WHICH_DAY
from gisbot.answers.rules.readings import (
    counted_otherwise,
    doubtful,
    money_of_a_count,
    parts_meant,
    single_found,
    strings_of,
    told_parts,
)
from gisbot.answers.rules.sharing import each_share, share, worked_out
from gisbot.answers.rules.working import between_numbers, worked_from_prose
from gisbot.answers.told import told
from gisbot.answers.view import Found
from gisbot.model.answer import Answer, Reason

COUNTING = frozenset({"total", "quantity", "case", "info", "request", "report", "gov", "received"})
RELATIONS = frozenset({"exceed", "below", "reach", "equal"})
PAIR_OPERATIONS = frozenset(
    {
        "than",
        "times",
        "minus",
        "together",
        "monthly",
        "quarterly",
        "weekly",
        "daily",
        "difference",
        "more",
        "less",
        "share",
        "equal",
        "bigger",
        "sum",
        "average",
        "most",
        "least",
        "compare",
    }
)


def compute(context: Context) -> Answer | None:
    """Sums, differences, shares, averages, comparisons and thresholds over a few figures."""
    question = context.question
    operations = question.operations
    if not doubtful(context) and (given := worked_out(context)) is not None:
        return given
    if (given := between_numbers(context)) is not None:
        return given
    if "howmany" in operations and PER_HEAD.search(question.normal) and question.targets and not doubtful(context):
        return _per_head(context, operands(context) or "")
    if not operations & PAIR_OPERATIONS and not (operations & RELATIONS and question.numbers):
        return None
    if doubtful(context):
        return None
    if "share" in operations and (given := told(context)) is not None:
        return given
    if "share" in operations and len(parts := sum_of_last(context)) > 1:
        whole = single_found(context)
        return proportions.share(context, arithmetic.summed(parts), whole) if whole is not None else None
    if texts.asks_when(context) and WHICH_DAY.search(question.normal) and not strings_of(context):
        return None  # 未办结的件每周哪天汇总
    found = operands(context)
    if found is None:
        return None
    if operations & {"sum", "together"} and (parts := told_parts(context)):
        return arithmetic.total(context, parts)
    if isinstance(found, str):
        return worked_from_prose(context) or refusals.no_item(context, found)
    if len(found) == 1 and not question.targets and _of_more(context):
        return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
    if len(found) == 1 and "average" in operations and (spread := _counted_per(context, found[0])) is not None:
        return arithmetic.average_per(context, spread, found[0])
    if money_of_a_count(context, [part.metric for part in found if part.metric is not None]):
        return None
    if "share" in operations or (question.number_percent and operations & RELATIONS):
        return each_share(context, found) or share(context, found)
    if len(found) == 1 and "sum" in operations and SEVERAL_PLACES.search(question.normal):
        return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
    if len(found) == 1:
        return on_one(context, found[0])
    if len(found) == 2 and "times" in operations and operations & {"more", "less"}:
        return proportions.relative(context, found[0], found[1], less="less" in operations)
    if len(found) == 2 and operations & {"more", "less"} and "than" in operations | {"than"}:
        return arithmetic.difference(context, found[0], found[1], signed="more" if "more" in operations else "less")
    if len(found) == 2 and operations & {"difference", "compare"}:
        return arithmetic.difference(context, found[0], found[1])
    if len(found) == 2 and "times" in operations:
        return proportions.ratio(context, found[0], found[1])
    if len(found) == 2 and "minus" in operations:
        return arithmetic.difference(context, found[0], found[1], signed="more")
    if len(found) == 2 and "than" in operations and "exists" in operations:
        return verdicts.higher(context, found[0], found[1])
    if {"equal", "sum"} <= operations and len(found) == 3:
        return verdicts.sum_equals(context, found[:2], found[2])
    if "equal" in operations:
        return verdicts.equality(context, found)
    if operations & {"most", "bigger"}:
        return arithmetic.extreme(context, found, "most")
    if "least" in operations:
        return arithmetic.extreme(context, found, "least")
    if len(found) == 2 and "average" in operations and found[0].unit != found[1].unit:
        return average_per(context, found)
    if "average" in operations:
        units = context.edition.catalog.words.units
        fits = any(not question.units.isdisjoint((p.unit, *units.get(p.unit or "", ()))) for p in found)
        return arithmetic.average(context, found) if fits or not question.units else None
    if "sum" in operations or ("together" in operations and "several" not in operations and not each_counts(context)):
        return total_of(context, found)
    return None


def _of_more(context: Context) -> bool:
    """Whether a sum of two is asked for, or of what the words name, where only one figure was given before."""
    said = {c for part in context.question.parts for group in part.meaning.split() for c in group.split("|")}
    named = {concept for concept in said if concept[0] not in "!?"} - COUNTING
    return PAIR.search(context.question.normal) is not None or bool(named)


def total_of(context: Context, found: Sequence[Found]) -> Answer:
    """The sum of figures; a row beside the group that holds it is its path, and is never counted twice."""
    rows = [one for one in found if not any(_below(other, one) for other in found)]
    if len(rows) == 1 and len(found) == 2:
        return single.one(context, rows[0])
    found = rows if len(rows) > 1 else found
    return arithmetic.total(context, found)


def _below(row: Found, group: Found) -> bool:
    """Whether a row belongs to a group of rows, of the same applicants."""
    inside = row.metric is not None and group.metric is not None and row.metric.startswith(f"{group.metric}.")
    return inside and row.column == group.column


def each_counts(context: Context) -> bool:
    """Whether every figure has a how many of its own: 几期，一共多少人 is no sum."""
    asking = sum("!howmany" in part.meaning.split() for part in context.question.parts)
    return asking >= len(context.question.targets) > 1


def _per_head(context: Context, found: list[Found] | str) -> Answer:
    """人均: only a figure that is spread over people has one; how often people were trained is not told by 17人次."""
    parts = [] if isinstance(found, str) else found
    people = context.edition.catalog.words.units.get(PERSONS, ())
    heads = [part for part in parts if part.unit in (PERSONS, *people) and part.unit != PEOPLE]
    others = [part for part in parts if part not in heads]
    if len(heads) == len(others) == 1:
        return arithmetic.average_per(context, others[0], heads[0])
    return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)


def average_per(context: Context, found: Sequence[Found]) -> Answer:
    """People for each course, whichever of the two is named first."""
    per, whole = found[0], found[1]
    metrics = context.edition.catalog.metrics
    if per.metric is not None and metrics[per.metric].per == whole.metric:
        per, whole = whole, per
    related = whole.metric is not None and metrics[whole.metric].per == per.metric
    money = context.edition.catalog.words.money_units & {per.unit, whole.unit}
    if money and not related:
        return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
    return arithmetic.average_per(context, whole, per)


def _counted_per(context: Context, found: Found) -> Found | None:
    """每个采购项目平均多少钱: the figure that is spread over the one named, when the measure word is its own."""
    catalog = context.edition.catalog
    for metric in catalog.metrics.values():
        if metric.per is None or metric.per != found.metric:
            continue
        spread = context.view(found.key).find(metric.id, None, context.language)
        unit = spread.unit if spread is not None else None
        if unit is None:
            continue
        asks_money = unit in catalog.words.money_units and MONEY.search(context.question.normal) is not None
        measured = not context.question.units.isdisjoint((unit, *catalog.words.units.get(unit, ())))
        if asks_money or measured:
            return spread
    return None


def on_one(context: Context, found: Found) -> Answer | None:
    """An operation that names one figure only: its parts, its whole, its months or a number beside it."""
    operations = context.question.operations
    per = context.edition.catalog.metrics[found.metric].per if found.metric else None
    if "average" in operations and per is not None:
        base = context.view(found.key).find(per, None, context.language)
        if base is not None:
            return arithmetic.average_per(context, found, base)
    for operation in arithmetic.PERIODS:
        if operation in operations and WHICH_DAY.search(context.question.normal) is None:
            return arithmetic.average_over_time(context, found, operation)
    if context.question.numbers:
        for relation in ("reach", "exceed", "below", "equal"):
            if relation in operations:
                return verdicts.threshold(context, found, relation, context.question.numbers[0])
    children = parts_meant(context, found.metric) if found.metric else ()
    parts = [f for metric in children if (f := context.view(found.key).find(metric, found.column, context.language))]
    if operations & {"most", "least"} and OF_BODIES.search(context.question.normal):
        return None
    if operations & {"most", "least", "bigger"} and parts:
        return arithmetic.extreme(context, parts, "least" if "least" in operations else "most")
    if "sum" in operations and parts and context.question.operations & {"several"}:
        return arithmetic.total(context, parts)
    if operations & {"most", "least"} and TOPICS.search(context.question.normal):
        return None
    if operations & {"difference", "more", "less", "average", "times", "minus"} and not operations & {"sum"}:
        return None
    if "together" in operations and found.metric and counted_otherwise(context, found.metric):
        return None
    return single.one(context, found)
