"""The rule for what is loaded: 有哪些单位的报告, 云渚县有哪些年份的报告, 一共装了多少份报告."""

from __future__ import annotations

from gisbot.answers.context import Context
from gisbot.answers.holdings import holdings
from gisbot.answers.rules.patterns import HAS_REPORT, HELD, NOT_HELD
from gisbot.answers.rules.readings import doubtful
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey

SPEAKS_OTHERWISE = frozenset(
    {"problem", "improvement", "summary", "provenance", "quote", "definition", "most", "least", "rank", "share"}
)

TAKEN_IN = frozenset({"received", "report", "gov"})
"""What may be said of the reports themselves: 收了哪些单位的年报."""


def holding(context: Context) -> Answer | None:
    """Of whom and of which years there are reports; of those named, or of all."""
    question = context.question
    concepts = {concept for target in question.targets for concept in target.concepts}
    if (
        not concepts <= TAKEN_IN
        or question.operations & SPEAKS_OTHERWISE
        or question.unknown_agency
        or doubtful(context)
    ):
        return None
    asked = HELD.search(question.normal) or HAS_REPORT.search(question.normal)
    if asked is None or NOT_HELD.search(question.normal) or question.row or question.ordinal is not None:
        return None
    reports = _asked(context)
    return holdings(context, reports) if reports else None


def _asked(context: Context) -> tuple[ReportKey, ...]:
    """The reports of the agencies and years named; of those beside a word such as 哪些 alone, that says nobody."""
    question = context.question
    named = (*question.agencies, *question.ambiguous_agencies)
    years = question.years.years
    return tuple(
        key
        for key in context.edition.reports
        if (not named or key.agency in named) and (not years or key.year in years)
    )
