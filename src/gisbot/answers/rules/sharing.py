"""Shares: which figure is the part, and which the whole that is named or meant."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import arithmetic, proportions, refusals, single, verdicts
from gisbot.answers.context import Context
from gisbot.answers.patterns import OF_WHOLE
from gisbot.answers.view import Found
from gisbot.answers.whole import is_part, wholes_of
from gisbot.model.answer import Answer, Reason
from gisbot.model.question import Target

RECEIVED = "requests.received"
COMPLETED = "requests.completed"
WHOLES = (RECEIVED, COMPLETED, "requests.answered")
NAMED_RECEIVED = "received"
COMPARED = frozenset({"difference", "more", "less", "than"})
RELATIONS = ("reach", "exceed", "below", "equal")


def share(context: Context, found: Sequence[Found]) -> Answer | None:
    """The share that is asked for, of the figures that are named or were given last."""
    question = context.question
    if question.operations & {"more", "less"} and len(found) == 2 and question.operations & {"than", "compare"}:
        if _shares_compared(context):
            pairs = [(part, whole) for part in found if (whole := default_whole(context, part)) is not None]
            compared = len(pairs) == len(found)
            return proportions.shares_of_reports(context, pairs, compared=True) if compared else _not_computed(context)
        return proportions.relative(context, found[0], found[1], less="less" in question.operations)
    if len(found) == 1:
        return _compared(context, found[0], default_whole(context, found[0]))
    if "sum" in question.operations or "together" in question.operations:
        return _of_sums(context, found)
    if len(found) == 2 and (found[0].metric, found[0].column, found[0].key) == (
        found[1].metric,
        found[1].column,
        found[1].key,
    ):
        return _compared(context, found[0], default_whole(context, found[0]))  # nothing is a share of itself
    if len(found) == 2:
        pair = _ordered(context, found[0], found[1])
        return _compared(context, *pair) if pair is not None else _not_computed(context)
    return None


def each_share(context: Context, found: Sequence[Found]) -> Answer | None:
    """网站、微信占比分别多少: every figure in the whole that they are all parts of."""
    if len(found) < 2 or "several" not in context.question.operations:
        return None
    wholes = [default_whole(context, part) for part in found]
    first = wholes[0]
    if first is None or any(one is None or (one.metric, one.column) != (first.metric, first.column) for one in wholes):
        return None
    return proportions.shares(context, found, first)


def worked_out(context: Context) -> Answer | None:
    """A rate that the report does not state, as the share that it is: 公开率 is 予以公开 in what was completed."""
    question, metrics = context.question, context.edition.catalog.metrics
    rates = [t for t in question.targets if t.best is not None and metrics[t.best.metric].part is not None]
    if len(rates) != 1 or "request" not in rates[0].concepts:
        return None
    best = rates[0].best
    assert best is not None
    part_of = metrics[best.metric].part
    assert part_of is not None
    if best.missing or best.unexplained or context.present(best.metric):
        return None
    found = [context.find(part_of, rates[0].column)]
    for target in question.targets:
        if target is not rates[0]:
            named = single.chosen(context, target)
            found.append(context.find(named[0], target.column) if len(named) == 1 else None)
    parts = [part for part in found if part is not None and part.number is not None]
    whole = default_whole(context, parts[0]) if parts else None
    if whole is None or len(parts) < len(found):
        return None
    others = [default_whole(context, part) for part in parts[1:]]
    if any(other is None or other.metric != whole.metric for other in others):
        return None
    return proportions.share(context, parts[0] if len(parts) == 1 else arithmetic.summed(parts), whole)


def over_reports(context: Context, metric: str, column: str | None) -> Answer | None:
    """A share over several reports: of each in its own whole; without one, of the first agency in the second."""
    question = context.question
    found = [context.view(key).find(metric, column, context.language) for key in context.scope.reports]
    stated = [part for part in found if part is not None and part.number is not None]
    if len(stated) < len(found) or not stated:
        return _not_computed(context)
    pairs = [(part, whole) for part in stated if (whole := default_whole(context, part)) is not None]
    if len(pairs) == len(stated):
        return proportions.shares_of_reports(context, pairs, compared=bool(question.operations & COMPARED))
    named = [part for agency in question.agencies for part in stated if part.key.agency == agency]
    if len(named) == 2 and len(stated) == 2 and not question.operations & COMPARED:
        return proportions.share(context, *named)
    return _not_computed(context)


def _not_computed(context: Context) -> Answer:
    return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)


def _compared(context: Context, part: Found, whole: Found | None) -> Answer:
    """The share, or whether it is over the percentage that the question names."""
    question = context.question
    if whole is None:
        return _not_computed(context)
    if question.number_percent and question.numbers:
        for relation in RELATIONS:
            if relation in question.operations:
                return verdicts.share_threshold(context, part, whole, relation, question.numbers[0])
    base = _base_named(context, part, whole)
    if base is not None:
        return proportions.share(context, part, base)
    if any(Decimal(str(number)) > (part.number or 0) for number in _foreign_numbers(context, part, whole)):
        return _not_computed(context)
    return proportions.share(context, part, whole)


def _foreign_numbers(context: Context, part: Found, whole: Found) -> tuple[float, ...]:
    """The numbers that the question says and that are neither the part nor the whole."""
    own = {part.number, whole.number}
    percent = context.question.number_percent
    return () if percent else tuple(n for n in context.question.numbers if Decimal(str(n)) not in own)


def _base_named(context: Context, part: Found, whole: Found) -> Found | None:
    """微信23条占221条的比例: the sum of the whole's parts, when that is the number named."""
    if whole.metric is None:
        return None
    summed = context.view(whole.key).sum_of_parts(whole.metric, context.language)
    named = [Decimal(str(number)) for number in _foreign_numbers(context, part, whole)]
    return summed if summed is not None and summed.number in named else None


def _of_sums(context: Context, found: Sequence[Found]) -> Answer | None:
    """予以公开和部分公开加起来占办结的比例: what stands on one side of 占 is added up."""
    if any(part.number is None for part in found):
        return None
    at = context.question.boundary
    if at is None and len(context.question.targets) == 1 and len(found) > 2:
        at = len(found) - 1  # what was given before is added up; the whole is named now
    if at is None or not 0 < at < len(found):
        if _sum_named_last(context):
            return proportions.share(context, found[0], arithmetic.summed(found if len(found) == 2 else found[1:]))
        whole = default_whole(context, found[0])
        parts = [default_whole(context, part) for part in found]
        if whole is not None and all(one is not None and one.metric == whole.metric for one in parts):
            return proportions.share(context, arithmetic.summed(found), whole)
        return None
    sides = [found[:at], found[at:]]
    part, whole = (side[0] if len(side) == 1 else arithmetic.summed(side) for side in sides)
    if part.number is not None and whole.number is not None and part.number > whole.number:
        return _not_computed(context)
    return proportions.share(context, part, whole)


def _shares_compared(context: Context) -> bool:
    """予以公开的占比比部分公开高多少: whether the share is named before what it is compared with."""
    meanings = [set(part.meaning.split()) for part in context.question.parts]
    share_at = next((at for at, meaning in enumerate(meanings) if "!share" in meaning), len(meanings))
    than_at = next((at for at, meaning in enumerate(meanings) if meaning & {"!than", "!compare"}), -1)
    return share_at < than_at


def _sum_named_last(context: Context) -> bool:
    """网站占网站和微信之和的, not 网站和微信合计占: whether the sum is what the share is of."""
    meanings = [set(part.meaning.split()) for part in context.question.parts]
    shares = [at for at, meaning in enumerate(meanings) if "!share" in meaning]
    sums = [at for at, meaning in enumerate(meanings) if "!sum" in meaning or "!together" in meaning]
    return bool(shares and sums) and shares[0] < sums[-1]


def default_whole(context: Context, part: Found, *, of_column: bool = False) -> Found | None:
    """The whole that a share names no base for: the row above, of the same applicants when they are named first."""
    view, catalog = context.view(part.key), context.edition.catalog
    if part.metric is None:
        return None
    target = next((one for one in context.question.targets if one.column == part.column), None)
    led = of_column or (target is not None and target.led and not target.bare and context.language == "zh")
    above = [*wholes_of(part.metric, catalog)] or ([one] if (one := view.above(part.metric)) else [])
    if part.column is not None and not (led and above):
        return view.find(part.metric, None, context.language)
    wholes = (view.find(metric, part.column, context.language) for metric in above)
    whole = next((whole for whole in wholes if whole is not None and whole.value is not None), None)
    if "sum" in context.question.operations and whole is not None and whole.metric is not None:
        summed = view.sum_of_parts(whole.metric, context.language)
        if summed is not None and summed.number is not None and summed.number != whole.number:
            return summed
    return whole


def _ordered(context: Context, first: Found, second: Found) -> tuple[Found, Found] | None:
    """The part and the whole: by what is a part of what, else as the words stand; never a whole below its part."""
    question = context.question
    targets = question.targets if len(question.targets) == 2 else ()
    if targets and question.whole_first and targets[0].bare and targets[1].column is None:
        part = _moved(context, second, second.metric, first.column)
        whole = default_whole(context, part, of_column=True)
        return (part, whole) if whole is not None else None
    if targets:
        first, second = _same_row(context, targets, first, second)
    if _within(context, first, second):
        return _whole_meant(context, targets[1:2], first, second)
    if _within(context, second, first):
        return _whole_meant(context, targets[:1], second, first)
    part, whole = (second, first) if question.whole_first else (first, second)
    related = part.unit == whole.unit and part.number is not None and whole.number is not None
    if not related or part.number is None or whole.number is None:
        return (part, whole) if part.number is None or whole.number is None else None
    if part.metric is None or whole.metric is None:
        return _of_prose(context, *sorted((part, whole), key=lambda one: one.number or 0))
    if question.boundary is None or question.whole_first or context.language == "en":
        if part.number > whole.number:
            part, whole = whole, part
        bounded = question.boundary is not None or question.normal.startswith(OF_WHOLE)
        if not bounded and not (_one_family(part, whole) and whole.metric in WHOLES):
            return None
    return _whole_meant(context, targets[:1] if question.whole_first else targets[1:2], part, whole)


def _of_prose(context: Context, part: Found, whole: Found) -> tuple[Found, Found] | None:
    """A part that the prose tells: of a figure of its sentence, or of the whole named after it: 占申请的."""
    quotes = [{figure.evidence.quote for figure in one.figures} for one in (part, whole)]
    named = context.question.boundary is not None or (part.metric is None and len(context.question.targets) == 1)
    return (part, whole) if named or quotes[0] & quotes[1] else None


def _one_family(part: Found, whole: Found) -> bool:
    return (part.metric or "").partition(".")[0] == (whole.metric or "").partition(".")[0]


def _within(context: Context, part: Found, whole: Found) -> bool:
    """Whether a figure is a part of another: one of its applicants, or a row below it."""
    if part.metric is None or whole.metric is None:
        return False
    if part.metric == whole.metric:
        return part.column is not None and whole.column is None
    return is_part(part.metric, whole.metric, context.edition.catalog) and part.column == whole.column


def _same_row(context: Context, targets: Sequence[Target], first: Found, second: Found) -> tuple[Found, Found]:
    """A column named alone is one of the other figure's row, and a row beside a column one of that column."""
    one, other = targets
    if one.bare != other.bare:
        if one.bare and other.column is None:
            return _moved(context, first, second.metric, first.column), second
        if other.bare and one.column is None:
            return first, _moved(context, second, first.metric, second.column)
    if first.column is not None and second.column is None and first.metric != second.metric:
        return first, _moved(context, second, second.metric, first.column)
    return first, second


def _moved(context: Context, found: Found, metric: str | None, column: str | None) -> Found:
    if metric is None:
        return found
    moved = context.view(found.key).find(metric, column, context.language)
    return moved if moved is not None else found


def _whole_meant(context: Context, target: Sequence[Target], part: Found, whole: Found) -> tuple[Found, Found]:
    """自然人申请中予以公开的: results are parts of what was completed, unless what was received is named."""
    names_received = not target or NAMED_RECEIVED in target[0].concepts
    results = part.metric is not None and is_part(part.metric, COMPLETED, context.edition.catalog)
    if whole.metric == RECEIVED and not names_received and results:
        meant = context.view(whole.key).find(COMPLETED, whole.column, context.language)
        if meant is not None and meant.number is not None and meant.number >= (part.number or Decimal(0)):
            return part, meant
    return part, whole
