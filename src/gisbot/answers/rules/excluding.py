"""The rule for what remains when something is left out: 除了网站, 微信以外的渠道, 从总数里减掉微信."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gisbot.answers import arithmetic, proportions, refusals, single
from gisbot.answers.context import Context
from gisbot.answers.patterns import OTHERS, RESPONDING
from gisbot.answers.rules.patterns import OTHER_WAYS, TAKEN_OFF, WAYS
from gisbot.answers.rules.readings import doubtful
from gisbot.answers.view import COLUMNS, LEGAL_PERSON, LEGAL_PERSONS, Found
from gisbot.answers.whole import is_part, wholes_of
from gisbot.model.answer import Answer, Reason
from gisbot.model.question import Target

MANY = 6
"""With more remaining parts, and when they add up to their whole, the whole less what is left out is told instead."""
LISTING = frozenset({"list", "which", "several", "kinds", "what"})
NUMBERING = frozenset({"howmany", "sum", "together", "share", "average"})

ALL_WAYS = 3
"""So many ways left out are all that the form names; of fewer the rest is added up."""
ADDED = frozenset({"sum", "together"})
OTHER_CHANNELS, OTHER_RESPONSES = "proactive.via.other", "response.other"

Place = tuple[str, str | None]
"""A metric and its column."""


@dataclass(frozen=True, slots=True)
class Remainder:
    """The whole, what is left out of it, and the parts that remain (none when they do not stand beside it)."""

    whole: Place
    gone: tuple[Place, ...]
    parts: tuple[Place, ...]


def excluding(context: Context) -> Answer | None:
    """The sum of the parts that remain, or those parts; the whole less what is left out when that is said."""
    question = context.question
    if question.leaves_out and (other := _other_ways(context)) is not None:
        return other
    if question.leaves_out and (other := _names_other(context)) is not None:
        return other
    gone = _gone(context)
    if not gone:
        unread = question.leaves_out and question.targets and not question.agencies_left_out
        return _not_computed(context) if unread else None
    if doubtful(context) or (context.scope.dated and len(context.scope.reports) > 1):
        return _not_computed(context)
    if _speaks_of_another(context, gone):
        return None
    found = _columns_left(context, gone) if gone[0].column is not None else _rows_left(context, gone)
    return _answer(context, found) if found is not None else _not_computed(context)


def _other_ways(context: Context) -> Answer | None:
    """The row of other ways, when ways of its form are left out: 除了微博、微信、网站，用别的渠道公开了几条."""
    normal = context.question.normal
    if (
        len(set(WAYS.findall(normal))) < ALL_WAYS
        or OTHER_WAYS.search(normal) is None
        or context.question.operations & {"list", "which", "share"}
    ):
        return None
    metric = OTHER_RESPONSES if RESPONDING.search(normal) else OTHER_CHANNELS
    found = context.find(metric, None)
    return single.one(context, found) if found is not None else None


def _names_other(context: Context) -> Answer | None:
    """The row of other ways that the words name without lack: 不算微博微信，用其他方式回应的事件."""
    best = context.question.targets[0].best if len(context.question.targets) == 1 else None
    added = context.question.subtracts or context.question.operations & ADDED
    if best is None or best.metric != OTHER_RESPONSES or best.missing or best.unexplained or added:
        return None
    found = context.find(best.metric, None)
    return single.one(context, found) if found is not None else None


def _not_computed(context: Context) -> Answer:
    return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)


def _gone(context: Context) -> tuple[Target, ...]:
    """What is left out: what the question says, or after an answer (其余呢) what that was about."""
    question, memory = context.question, context.memory
    if question.left_out:
        return question.left_out
    last = tuple(asked for asked in memory.last if asked.metric is not None)
    if "rest" not in question.operations or question.targets or not question.elliptical or not last:
        return ()
    if len(memory.agencies) > 1 and len({(asked.metric, asked.column) for asked in last}) == 1:
        return ()  # the rest are the other agencies
    return tuple(Target(asked.metric or "", (), (), asked.column) for asked in last)


def _metric(context: Context, target: Target) -> str | None:
    """The one metric that a target means; one remembered bears its id as its words."""
    if not target.candidates:
        return target.words if target.words in context.edition.catalog.metrics else None
    metrics = single.chosen(context, target)
    return metrics[0] if len(metrics) == 1 else None


def _is_rest(target: Target) -> bool:
    """Whether a target is but the rest: 其他渠道, 其他申请人."""
    return OTHERS.match(target.words) is not None


def _speaks_of_another(context: Context, gone: Sequence[Target]) -> bool:
    """Whether the question asks for a figure of its own beside what it mentions: 除了微信，网站发了多少."""
    question = context.question
    asked = [target for target in question.targets if not _is_rest(target)]
    if not asked or question.subtracts:
        return False
    if gone[0].column is not None:
        return asked[0].column is not None and asked[0].column not in (gone[0].column, LEGAL_PERSON)
    out, own = _metric(context, gone[0]), _metric(context, asked[0])
    if out is None or own is None or asked[0].bare:
        return False
    catalog = context.edition.catalog
    if own == out or is_part(out, own, catalog):
        return False
    return _family(own) != _family(out) or not set(wholes_of(own, catalog)).isdisjoint(wholes_of(out, catalog))


def _family(metric: str) -> str:
    return metric.partition(".")[0]


def _columns_left(context: Context, gone: Sequence[Target]) -> Remainder | None:
    """Left out are applicants: the other columns of the row."""
    asked = [target for target in context.question.targets if not target.bare and not _is_rest(target)]
    named = next((target for target in (*gone, *asked) if not target.bare), None)
    last = next((one.metric for one in reversed(context.memory.last) if one.metric), None)
    elliptical = context.question.elliptical and last is not None
    metric = _metric(context, named) if named is not None else last if elliptical else _metric(context, gone[0])
    if metric is None or any(target.column is None for target in gone):
        return None
    columns = {target.column for target in gone}
    if LEGAL_PERSON in columns:
        columns |= set(LEGAL_PERSONS)
    whole = next((target.column for target in asked if target.column == LEGAL_PERSON), None)
    every = LEGAL_PERSONS if whole is not None else COLUMNS
    left = tuple((metric, column) for column in every if column not in columns)
    return Remainder((metric, whole), tuple((metric, target.column) for target in gone), left)


def _rows_left(context: Context, gone: Sequence[Target]) -> Remainder | None:
    """Left out are rows: the other rows of the whole that is asked for, or that they are parts of."""
    catalog, view = context.edition.catalog, context.view(context.main)
    out = [metric for target in gone if (metric := _metric(context, target)) is not None]
    if len(out) < len(gone):
        return None
    column = next((target.column for target in context.question.targets if target.bare), None)
    asked = [t for t in context.question.targets if not t.bare and not _is_rest(t)]
    own = _metric(context, asked[0]) if asked else None
    if asked and (own is None or own in out):
        return None
    if own is None or not all(is_part(metric, own, catalog) for metric in out):
        above = [whole for whole in wholes_of(out[0], catalog) if context.present(whole)]
        own = above[0] if above else view.above(out[0])
    if own is None:
        return None
    children = view.children(own)
    left = tuple((child, column) for child in children if child not in out) if set(out) <= set(children) else ()
    return Remainder((own, column), tuple((metric, column) for metric in out), left)


def _answer(context: Context, left: Remainder) -> Answer:
    view, operations = context.view(context.main), context.question.operations
    subtracts = context.question.subtracts and TAKEN_OFF.search(context.question.normal) is not None
    whole = view.find(*left.whole, context.language)
    gone = [found for place in left.gone if (found := view.find(*place, context.language)) is not None]
    parts = [found for place in left.parts if (found := view.find(*place, context.language)) is not None]
    if len(gone) < len(left.gone):
        missing = next(place for place in left.gone if view.find(*place) is None)
        return refusals.no_item(context, *missing)
    if parts and len(parts) == len(left.parts) and not subtracts:
        if operations & {"most", "least", "bigger"}:
            return arithmetic.extreme(context, parts, "least" if "least" in operations else "most")
        if operations & LISTING and not operations & NUMBERING:
            return single.figures(context, parts)
        if "average" in operations:
            return arithmetic.average(context, parts)
        told = _told(gone, parts)
        if (
            whole is None
            or whole.number is None
            or told > whole.number
            or (told == whole.number and _places(parts) <= MANY)
        ):
            return _sum(context, whole, gone, parts)
    if whole is None:
        return _not_computed(context)
    if "share" in operations:
        return proportions.share(context, arithmetic.summed(parts), whole) if parts else _not_computed(context)
    return arithmetic.remainder(context, whole, gone)


def _sum(context: Context, whole: Found | None, gone: Sequence[Found], parts: Sequence[Found]) -> Answer:
    if "share" in context.question.operations:
        if whole is None or any(part.number is None for part in parts):
            return _not_computed(context)
        return proportions.share(context, arithmetic.summed(parts), whole)
    if len(parts) == 1:
        return single.one(context, parts[0])
    overlaps = whole is not None and whole.number is not None and _told(gone, parts) > whole.number
    return arithmetic.total(context, parts, overlaps=overlaps)


def _places(parts: Sequence[Found]) -> int:
    """How many places state the figures: a sum is stated by its parts."""
    return sum(max(1, len(part.of)) for part in parts)


def _told(gone: Sequence[Found], parts: Sequence[Found]) -> Decimal:
    return sum((part.number for part in (*gone, *parts) if part.number is not None), Decimal(0))
