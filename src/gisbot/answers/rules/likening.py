"""The rule for whether two different rows compare: 收到申请和公开规范性文件能不能直接比."""

from __future__ import annotations

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.rules.patterns import CAN_COMPARE
from gisbot.catalog.metrics import Metric
from gisbot.model.answer import Answer, Reason

PAIR = 2


def likening(context: Context) -> Answer | None:
    """No, with what each of them counts, where they count different things or in different units."""
    question = context.question
    asked = CAN_COMPARE.search(question.normal)
    if asked is None or len(question.targets) != PAIR or any(piece not in asked.group() for piece in question.unknown):
        return None
    best = [one.best for one in question.targets if one.best is not None]
    if len(best) < PAIR or any(one.missing or one.unexplained for one in best):
        return None
    first, second = (context.edition.catalog.metrics[one.metric] for one in best)
    one_kind = first.id.partition(".")[0] == second.id.partition(".")[0]
    if first.string or second.string or (one_kind and first.unit == second.unit):
        return None
    language = context.language
    return refusals.refuse(
        context,
        "not_alike",
        Reason.NOT_IN_REPORT,
        first=first.label(language),
        second=second.label(language),
        counts=_means(first, language),
        counts_second=_means(second, language),
    )


def _means(metric: Metric, language: str) -> str:
    return metric.means_en if language == "en" else metric.means_zh
