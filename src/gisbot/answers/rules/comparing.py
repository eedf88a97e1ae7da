"""Rules for questions over several years or agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gisbot.answers import across, arithmetic, derived, grid, over, places, refusals, single
from gisbot.answers.against import held_against
from gisbot.answers.along import along
from gisbot.answers.conditions import having
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft
from gisbot.answers.grid import Item
from gisbot.answers.group_shares import share_of_groups
from gisbot.answers.ordinals import place_asked, small_number
from gisbot.answers.patterns import (
    ALL_ALONG,
    ASKED_PLACE,
    ASKS_WHO,
    FIRST_ADDED,
    FIRST_SHARE,
    HOW_MUCH_MORE,
    NEXT_PLACE,
    SHARES,
    WHICH,
    WHICH_YEARS,
)
from gisbot.answers.rules import sharing
from gisbot.answers.rules.asking import EXTREMES, asks_place, asks_sum, bare_extreme, is_pair, relation, stands_between
from gisbot.answers.rules.patterns import OF_SHARE
from gisbot.answers.rules.readings import doubtful, one_year
from gisbot.answers.streaks import streaks
from gisbot.answers.summed import growth_of_sum, shares_of_sums
from gisbot.answers.told import told_change
from gisbot.answers.totals import totals
from gisbot.model.answer import Answer, Reason

ASKS_NUMBERS = frozenset({"howmany", "most", "least", "rank", "sum", "average", "share", "difference", "more", "less"})
ORDERS = frozenset({"most", "least", "rank", "sum", "average", "share"})
CHANGES = frozenset({"growth", "more", "less", "difference", "than", "compare", "minus", "times"})


def over_reports(context: Context) -> Answer | None:
    """Years and agencies: growth, trend, ranking, totals over several reports."""
    question = context.question
    scope = context.scope
    agencies = {key.agency for key in scope.reports} | {agency for agency, _ in scope.missing}
    items = None if doubtful(context) or not (question.targets or context.memory.last) else _items(context)
    if items is None and len(agencies) > 1 and _orders_nothing(context):
        return refusals.clarify_metric(context)
    if items is None:
        return _not_for_one(context) if len(agencies) > 1 else None
    spans = question.years.mode in ("near", "range") and bool(scope.missing)
    dated = scope.dated and (spans or len({key.year for key in scope.reports}) > 1)
    if "spread" in question.operations or ("median" in question.operations and not _one_median(context, items)):
        return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
    strings = any(context.edition.catalog.metrics[metric].string for metric, _ in items)
    condition = relation(context) if len(items) == 1 and not strings else None
    if condition is not None and (given := along(context, *items[0], condition)) is not None:
        return given
    if "streak" in question.operations and len(items) == 1:
        return streaks(context, *items[0]) or refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)
    if len(agencies) > 1:
        one_year(context, {metric for metric, _ in items})
        if "rest" in question.operations and (given := _of_the_rest(context, items)) is not None:
            return given
        return _side_by_side(context, items) if len(items) > 1 or strings else _over_agencies(context, *items[0])
    if strings:
        return None
    if len(items) > 1:
        return _side_by_side(context, items) if dated and len(scope.reports) > 1 else None
    return _over_years(context, *items[0], dated=dated)


def _orders_nothing(context: Context) -> bool:
    """Whether agencies are to be put in order, and no word says by what: 我们在全县排第几."""
    question = context.question
    asks = question.operations & {"most", "least", "rank", "streak"} or question.top is not None
    return bool(asks) and not question.targets and not context.memory.last and not question.unknown


def _one_median(context: Context, items: Sequence[Item]) -> bool:
    """Whether nothing else is asked than the number in the middle of one figure over several reports."""
    several = len(context.scope.reports) > 1 and not context.question.operations & (ORDERS - {"sum"} | CHANGES)
    return several and len(items) == 1 and context.question.top is None


def _not_for_one(context: Context) -> Answer | None:
    """What is asked of several agencies and not understood must not be answered for the first of them alone."""
    question = context.question
    leans = not question.targets and not question.groups and not question.operations & ORDERS
    counts = question.operations & ASKS_NUMBERS or question.units or question.targets
    if leans or not counts or question.operations & {"problem", "improvement", "how", "why_cause"}:
        return None
    return refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)


def _items(context: Context) -> tuple[Item, ...] | None:
    """The figures asked for, those given last when none is named; None when one of them does not read as one metric."""
    question, last = context.question, context.memory.last
    if not question.targets:
        named = dict.fromkeys((asked.metric, asked.column) for asked in last if asked.metric is not None)
        items = tuple((metric, column) for metric, column in named if metric is not None)
        alike = len(items) == 1 or not question.operations & (ORDERS | ASKS_NUMBERS)
        return items if items and alike else None
    chosen: list[Item] = []
    for target in question.targets:
        metrics = single.chosen(context, target)
        if len(metrics) != 1:
            return None
        chosen.append((metrics[0], target.column))
    return tuple(dict.fromkeys(chosen))


def _of_the_rest(context: Context, items: Sequence[Item]) -> Answer | None:
    """What those have who were not named in the last answer: 其余的一共多少 after the first three."""
    question, last = context.question, context.memory.last
    if question.targets or len(items) != 1 or question.agencies:
        return None
    named = {asked.agency for asked in last}
    rest = tuple(key for key in context.scope.reports if key.agency not in named)
    if not rest or len({asked.year for asked in last}) > 1:
        return None
    absent = tuple(place for place in context.scope.missing if place[0] not in named)
    context.scope = replace(context.scope, reports=rest, missing=absent)
    if question.operations & {"sum", "together", "howmany", "average"} and "several" not in question.operations:
        operation = "average" if "average" in question.operations else "sum"
        return over.aggregate(context, *items[0], [operation])
    return over.ranking(context, *items[0], None)


def _side_by_side(context: Context, items: Sequence[Item]) -> Answer:
    """Several figures of several reports; of two of them the share when it is asked for, of all the sum."""
    operations = context.question.operations
    numbers = all(not context.edition.catalog.metrics[metric].string for metric, _ in items)
    if numbers and "share" in operations and len(items) == 2:
        part, whole = sorted(items, key=lambda item: item[1] is None) if items[0][0] == items[1][0] else items
        return shares_of_sums(context, part, whole) or derived.shares(context, *part, whole[0])
    if numbers and asks_sum(context) and "several" not in operations:
        found = [
            context.view(key).find(metric, column, context.language)
            for key in context.scope.reports
            for metric, column in items
        ]
        if all(part is not None for part in found) and not context.scope.missing:
            return arithmetic.total(context, [part for part in found if part is not None])
    return grid.items_by_reports(context, items)


def _over_years(context: Context, metric: str, column: str | None, *, dated: bool) -> Answer | None:
    """One figure of one agency: its change, or its course over the years."""
    question, scope = context.question, context.scope
    operations = question.operations
    if question.years.mode == "previous" or (
        "growth" in operations and question.years.mode in ("none", "", "latest") and len(question.years.years) < 2
    ):
        return told_change(context, metric) or across.growth(
            context, metric, column, rate=bool(operations & {"growth", "share"})
        )
    if len(question.years.years) == 2 and operations & (CHANGES | {"equal", "exists"}) and scope.missing:
        return refusals.no_year(context, *scope.missing[0])
    if not dated and "trend" not in operations:
        return None
    if "share" in operations and "growth" not in operations and len(scope.reports) > 1 and "times" not in operations:
        if len(scope.reports) == 2 and operations & sharing.COMPARED:
            return sharing.over_reports(context, metric, column)
        return derived.shares(context, metric, column, None)
    if len(scope.reports) == 2 and question.years.mode != "all" and operations & CHANGES:
        return _between(context, metric, column)
    if len(scope.reports) > 1 and (given := _put_together(context, metric, column)) is not None:
        return given
    if len(scope.reports) > 1 or scope.missing:
        return across.trend(context, metric, column, scope.reports)
    return None


def _between(context: Context, metric: str, column: str | None) -> Answer:
    """Two years of one agency: the newer against the older, unless they are divided."""
    operations = context.question.operations
    keys = context.scope.reports
    if "times" in operations or ("share" in operations and "growth" not in operations):
        pair = [context.view(key).find(metric, column, context.language) for key in keys]
        if pair[0] is not None and pair[1] is not None:
            given = derived.of_pair(context, pair[0], pair[1])
            if given is not None:
                return given
    new, old = sorted(keys, key=lambda key: -key.year)
    return across.between(context, metric, column, new, old, rate="growth" in operations)


def _over_agencies(context: Context, metric: str, column: str | None) -> Answer:
    """One figure over several agencies, of one year or of several."""
    question = context.question
    operations = question.operations
    if "minus" in operations and question.groups:
        kept = tuple(key for key in context.scope.reports if key.agency not in question.beside)
        if kept:
            context.scope = replace(context.scope, reports=kept)
    keys = context.scope.reports
    if question.beside and ASKED_PLACE.search(question.normal) and not {k.agency for k in keys} & {*question.beside}:
        return refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)
    if (given := growth_of_sum(context, metric, column)) is not None:
        return given
    if question.years.mode == "previous" or "growth" in operations:
        return derived.growths(context, metric, column)
    if (given := held_against(context, metric, column)) is not None:
        return given
    if _beyond(context):
        return _one_against_the_other(context, metric, column) or refusals.refuse(
            context, "not_computed", Reason.NOT_IN_REPORT
        )
    if question.top is not None and FIRST_SHARE.search(question.normal) and len({key.year for key in keys}) == 1:
        return _ranked(context, metric, column)
    if "share" in operations or (operations & EXTREMES and OF_SHARE.search(question.normal)):
        if (given := share_of_groups(context, metric, column)) is not None:
            return given
        part = next((agency for agency in question.beside if agency in {key.agency for key in keys}), None)
        given = derived.share_of_group(context, metric, column, part) if part is not None else None
        if given is not None:
            return given
        if not is_pair(context, keys):
            return derived.shares(context, metric, column, None)
        if not stands_between(question, SHARES) and not asks_sum(context):
            return sharing.over_reports(context, metric, column) or derived.shares(context, metric, column, None)
        if asks_sum(context):
            return refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)
    if is_pair(context, keys):
        pair = [context.view(key).find(metric, column, context.language) for key in keys]
        if pair[0] is not None and pair[1] is not None:
            given = derived.of_pair(context, pair[0], pair[1])
            if given is None and HOW_MUCH_MORE.search(question.normal):
                given = arithmetic.difference(context, pair[0], pair[1])
            if given is not None:
                return given
    given = _put_together(context, metric, column)
    if given is not None:
        return given
    if len({key.year for key in keys}) > 1:
        return grid.agencies_by_years(context, metric, column)
    return _ranked(context, metric, column)


def _ranked(context: Context, metric: str, column: str | None) -> Answer:
    """All in order, the one in a place (第二多), or all with the place of the one that is named (排第几)."""
    question = context.question
    asked = place_asked(question.normal)
    descending = over.downwards(context)
    if asked is None and question.elliptical and (match := NEXT_PLACE.fullmatch(question.normal)) is not None:
        number = small_number(match["n"] or match["word"])
        asked = (number, context.memory.operation == "least") if number else None
    if asked is not None:
        place, lowest = asked
        return places.at_place(context, metric, column, place, descending=descending and not lowest)
    if not question.beside or not (ASKED_PLACE.search(question.normal) or asks_place(question)):
        added = question.top is not None and FIRST_ADDED.search(question.normal) is not None
        share = question.top is not None and FIRST_SHARE.search(question.normal) is not None
        return over.ranking(context, metric, column, question.top, added=added, share=share)

    def own(draft: Draft, given: over.Stated) -> list[str]:
        return places.places_of(context, draft, metric, column, given, descending=descending)

    return over.ranking(context, metric, column, question.top, own=own)


def _beyond(context: Context) -> bool:
    """Whether more is asked than one order, sum or condition: a place or a sum compared, a condition of every year."""
    question = context.question
    operations = question.operations
    compares = operations & {"than", "difference", "more", "less"} and not question.pairs
    if place_asked(question.normal) is not None:
        return bool(compares)
    if compares and question.groups and asks_sum(context) and not operations & EXTREMES:
        return True
    years = {key.year for key in context.scope.reports}
    which = any(WHICH.search(word) for word in question.agency_words)
    if operations & {"than", "more", "less"} and question.groups and which and len(years) > 1:
        return True
    asks = ASKS_WHO.search(question.normal) is not None or bool(question.groups)
    return asks and ALL_ALONG.search(question.normal) is not None and relation(context) is not None


def _one_against_the_other(context: Context, metric: str, column: str | None) -> Answer | None:
    """哪些部门比2023年少: the change of each from the year before to the later of the two that are named."""
    years = sorted({key.year for key in context.scope.reports})
    change = context.question.operations & {"than", "more", "less"} and not ALL_ALONG.search(context.question.normal)
    if not change or len(years) != 2 or years[1] != years[0] + 1 or asks_sum(context):
        return None
    late = tuple(key for key in context.scope.reports if key.year == years[1])
    absent = tuple(place for place in context.scope.missing if place[1] == years[1])
    context.scope = replace(context.scope, reports=late, missing=absent)
    return derived.growths(context, metric, column)


def _put_together(context: Context, metric: str, column: str | None) -> Answer | None:
    """The condition, extreme, sum, mean or order asked for over the reports of the scope; None when none is."""
    question = context.question
    operations = question.operations
    years, agencies = {key.year for key in context.scope.reports}, {key.agency for key in context.scope.reports}
    bare = bare_extreme(question)
    operations |= bare
    condition = None if bare else relation(context)
    if condition is not None:
        return having(context, metric, column, condition)
    means = [name for name in ("average", "median") if name in operations]
    aggregates = ["sum", *means] if asks_sum(context) else means
    extremes = operations & {"most", "least"}
    if (
        (extremes or "rank" in operations or question.top)
        and len(years) > 1
        and len(agencies) > 1
        and (not question.pairs)
    ):
        return totals(context, metric, column, by_year=WHICH_YEARS.search(question.normal) is not None)
    if extremes and aggregates and question.top is None:
        return over.aggregate(context, metric, column, [*aggregates, *sorted(extremes, reverse=True)])
    if len(extremes) == 1 and question.pairs and "several" in operations:
        return _ranked(context, metric, column)
    if extremes and question.top is None and "rank" not in operations:
        apart = operations & {"difference", "more", "less", "than", "minus"}
        if len(extremes) == 2 or (apart and not question.groups and "compare" not in operations):
            return over.spread(context, metric, column)
        return over.extreme(context, metric, column, next(iter(extremes)))
    if question.top is not None and (FIRST_ADDED.search(question.normal) or FIRST_SHARE.search(question.normal)):
        return _ranked(context, metric, column)
    if aggregates:
        return over.aggregate(context, metric, column, aggregates)
    if "rank" in operations or extremes or question.top is not None or asks_place(question):
        return _ranked(context, metric, column)
    return None
