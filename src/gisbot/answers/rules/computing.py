"""Rules for questions that compute with a few figures of one report."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import arithmetic, refusals, single
from gisbot.answers.context import Context
from gisbot.answers.followups import operands
from gisbot.answers.rules.readings import doubtful
from gisbot.answers.told import told
from gisbot.answers.view import Found
from gisbot.answers.whole import wholes_of
from gisbot.catalog import Catalog
from gisbot.model.answer import Answer, Reason

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
    if not operations & PAIR_OPERATIONS and not (operations & {"exceed", "below", "reach"} and question.numbers):
        return None
    if doubtful(context):
        return None
    if "share" in operations and (given := told(context)) is not None:
        return given
    found = operands(context)
    if found is None:
        return None
    if isinstance(found, str):
        return refusals.no_item(context, found)
    if len(found) == 1:
        return on_one(context, found[0])
    if len(found) > 1 and {"share", "sum"} <= operations and all(part.number is not None for part in found):
        return arithmetic.share(context, found[0], arithmetic.summed(found if len(found) == 2 else found[1:]))
    if len(found) == 2 and "share" in operations:
        return share_of(context, found)
    if len(found) == 2 and operations & {"more", "less"} and "than" in operations | {"than"}:
        return arithmetic.difference(context, found[0], found[1], signed="more" if "more" in operations else "less")
    if len(found) == 2 and operations & {"difference", "compare"}:
        return arithmetic.difference(context, found[0], found[1])
    if len(found) == 2 and "times" in operations:
        return arithmetic.ratio(context, found[0], found[1])
    if len(found) == 2 and "minus" in operations:
        return arithmetic.difference(context, found[0], found[1], signed="more")
    if len(found) == 2 and "than" in operations and "exists" in operations:
        return arithmetic.higher(context, found[0], found[1])
    if {"equal", "sum"} <= operations and len(found) == 3:
        return arithmetic.sum_equals(context, found[:2], found[2])
    if "equal" in operations:
        return arithmetic.equality(context, found)
    if operations & {"most", "bigger"}:
        return arithmetic.extreme(context, found, "most")
    if "least" in operations:
        return arithmetic.extreme(context, found, "least")
    if len(found) == 2 and "average" in operations and found[0].unit != found[1].unit:
        return average_per(context, found)
    if "average" in operations:
        return arithmetic.average(context, found)
    if "sum" in operations or ("together" in operations and "several" not in operations):
        return arithmetic.total(context, found)
    return None


def average_per(context: Context, found: Sequence[Found]) -> Answer:
    """People for each course, whichever of the two is named first."""
    per, whole = found[0], found[1]
    metrics = context.edition.catalog.metrics
    if per.metric is not None and metrics[per.metric].per == whole.metric:
        per, whole = whole, per
    return arithmetic.average_per(context, whole, per)


def share_of(context: Context, found: Sequence[Found]) -> Answer:
    """The share of one figure in another, whichever way round they are named."""
    part, whole = found
    catalog: Catalog = context.edition.catalog
    if (
        part.metric
        and whole.metric
        and whole.metric not in wholes_of(part.metric, catalog)
        and part.metric in wholes_of(whole.metric, catalog)
    ) or (
        context.language == "en" and part.number is not None and whole.number is not None and part.number > whole.number
    ):
        part, whole = whole, part
    return arithmetic.share(context, part, whole)


def on_one(context: Context, found: Found) -> Answer | None:
    """An operation that names one figure only: its parts, its whole, its months or a number beside it."""
    operations = context.question.operations
    per = context.edition.catalog.metrics[found.metric].per if found.metric else None
    if "average" in operations and per is not None:
        base = context.view(found.key).find(per, None, context.language)
        if base is not None:
            return arithmetic.average_per(context, found, base)
    for operation in arithmetic.PERIODS:
        if operation in operations:
            return arithmetic.average_over_time(context, found, operation)
    if context.question.numbers:
        for relation in ("reach", "exceed", "below", "equal"):
            if relation in operations:
                return arithmetic.threshold(context, found, relation, context.question.numbers[0])
    if "share" in operations and found.metric is not None and found.column is not None:
        every = context.view(found.key).find(found.metric, None, context.language)
        if every is not None:
            return arithmetic.share(context, found, every)
    if "share" in operations and "sum" in operations and found.metric is not None:
        for whole_id in wholes_of(found.metric, context.edition.catalog):
            whole = context.view(found.key).sum_of_parts(whole_id, context.language)
            if whole is not None:
                return arithmetic.share(context, found, whole)
    if "share" in operations and found.metric is not None:
        for whole_id in wholes_of(found.metric, context.edition.catalog):
            whole = context.view(found.key).find(whole_id, None, context.language)
            if whole is not None and whole.value is not None:
                return arithmetic.share(context, found, whole)
        return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
    children = context.view(found.key).children(found.metric) if found.metric else ()
    parts = [f for metric in children if (f := context.view(found.key).find(metric, found.column, context.language))]
    if operations & {"most", "least", "bigger"} and parts:
        return arithmetic.extreme(context, parts, "least" if "least" in operations else "most")
    if "sum" in operations and parts and context.question.operations & {"several"}:
        return arithmetic.total(context, parts)
    if operations & {"difference", "more", "less", "average"} and not operations & {"sum"}:
        return None
    return single.one(context, found)
