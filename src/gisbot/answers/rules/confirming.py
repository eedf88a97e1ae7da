"""The rule for yes and no: 是不是全部, 都办完了吗, 会议开了三次对不对, 申请数是零吗, 有20人没有."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from gisbot.answers import arithmetic, single, verdicts
from gisbot.answers.context import Context
from gisbot.answers.followups import operands
from gisbot.answers.patterns import plain_form
from gisbot.answers.rules.patterns import NEARLY, REACHES
from gisbot.answers.rules.readings import doubtful, unknown_weight
from gisbot.answers.rules.sharing import COMPLETED, RECEIVED, default_whole
from gisbot.answers.view import Found
from gisbot.answers.whole import is_part
from gisbot.model.answer import Answer, Status

CARRIED_IN = "requests.carried_in"
ASKING = frozenset({"exists", "whether"})
OTHERWISE = frozenset(
    {"howmany", "which", "list", "several", "share", "than", "sum", "difference", "average", "most", "least", "nonzero",
     "exceed", "below", "reach", "growth", "compare", "bigger", "times", "minus", "definition", "provenance",
     "practical", "rank", "trend", "exactness", "who", "where", "when", "how", "why_cause"}
)  # fmt: skip


def confirming(context: Context) -> Answer | None:
    """Yes or no about a figure, with every figure that decides it."""
    question, operations = context.question, context.question.operations
    if not operations & ASKING or operations & OTHERWISE or question.leaves_out or question.negated:
        return None
    if context.scope.dated and len(context.scope.reports) > 1:
        return None
    if (given := _name(context)) is not None:
        return given
    if doubtful(context):
        return None
    found = operands(context) if question.targets else None
    if not isinstance(found, list) or not found or any(part.number is None for part in found):
        return None
    if "zero" in operations:
        return verdicts.all_zero(context, found)
    if "all" in operations:
        return _all(context, found)
    if len(found) == 1 and question.numbers and "equal" not in operations and not NEARLY.search(question.normal):
        if question.number_percent:
            whole = default_whole(context, found[0])
            return verdicts.share_threshold(context, found[0], whole, "reach", question.numbers[0]) if whole else None
        relation = "reach" if _asks_reach(context) else "equal"
        return verdicts.threshold(context, found[0], relation, question.numbers[0])
    return None


def _asks_reach(context: Context) -> bool:
    """有20人没有 asks whether there are as many; 是20人吗, 收到5件对吗 whether there are exactly as many."""
    question = context.question
    if "whether" in question.operations:
        return False
    before = any("!exists" in part.meaning.split() for part in question.parts[:-1])
    return before or REACHES.search(question.normal) is not None


def _name(context: Context) -> Answer | None:
    """负责人是保德贤吗: whether a name or a date of the report is the one that the question says."""
    question = context.question
    if len(question.targets) != 1 or not unknown_weight(question) or "whether" not in question.operations | {"whether"}:
        return None
    metrics = single.chosen(context, question.targets[0])
    found = context.find(metrics[0], None) if len(metrics) == 1 else None
    if found is None or not isinstance(found.value, str) or not context.edition.catalog.metrics[metrics[0]].string:
        return None
    given = single.one(context, found)
    if given.status is not Status.ANSWERED:
        return None
    draft = context.draft()
    is_so = plain_form(found.value) in plain_form(question.normal)
    word = draft.say("is_higher" if is_so else "is_not_higher")
    return replace(given, lead=f"{word}{given.lead}", text=f"{word}{given.text}")


def _all(context: Context, found: Sequence[Found]) -> Answer | None:
    """都, 全部: the part against its whole."""
    if len(found) == 2:
        whole, part = found if _within(context, found[1], found[0]) else (found[1], found[0])
        return verdicts.whole_reached(context, part, whole) if _within(context, part, whole) else None
    part = found[0]
    if part.metric == COMPLETED:
        return _all_completed(context, part)
    whole_of = default_whole(context, part)
    return verdicts.whole_reached(context, part, whole_of) if whole_of is not None else None


def _within(context: Context, part: Found, whole: Found) -> bool:
    if part.metric is None or whole.metric is None:
        return False
    if part.metric == whole.metric:
        return part.column is not None and whole.column is None
    return is_part(part.metric, whole.metric, context.edition.catalog) or (part.metric, whole.metric) == (
        COMPLETED,
        RECEIVED,
    )


def _all_completed(context: Context, part: Found) -> Answer | None:
    """What was completed is all when it is as much as came in, with what the year before left."""
    view = context.view(part.key)
    came = [view.find(metric, part.column, context.language) for metric in (RECEIVED, CARRIED_IN)]
    known = [one for one in came if one is not None and one.number is not None]
    if not known or known[0].metric != RECEIVED:
        return None
    carried = [one for one in known if one.number != Decimal(0) or one.metric == RECEIVED]
    return verdicts.whole_reached(context, part, carried[0] if len(carried) == 1 else arithmetic.summed(carried))
