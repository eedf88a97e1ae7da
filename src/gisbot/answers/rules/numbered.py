"""The rule that finds what a number counts: 65份是什么, 23条是怎么公开的, 报告里哪里出现了198."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import refusals, single
from gisbot.answers.context import Context
from gisbot.answers.rules.patterns import WHAT_NUMBER
from gisbot.answers.rules.readings import doubtful
from gisbot.answers.texts import fits, of_prose
from gisbot.answers.view import Found
from gisbot.model.answer import Answer, Reason
from gisbot.model.report import Figure, FigureKind

ASKING = frozenset({"what", "definition", "where", "which", "how", "summary"})
OTHERWISE = frozenset(
    {"exists", "whether", "exceed", "below", "reach", "equal", "share", "sum", "difference", "average", "more", "less",
     "than", "times", "minus", "growth", "most", "least", "rank", "trend", "problem", "improvement", "practical",
     "zero", "nonzero", "provenance"}
)  # fmt: skip
TEN_THOUSAND = Decimal(10_000)
"""Money may be asked for in 元 and printed in 万元."""
MOST = 6
"""A number that more figures have says nothing: 0, 1, 2."""


def numbered(context: Context) -> Answer | None:
    """Every figure of the report that is this number; a figure that is another one is never given for it."""
    question = context.question
    operations = question.operations
    what_number = WHAT_NUMBER.search(question.normal) is not None
    if not question.numbers or operations & OTHERWISE or not (operations & ASKING or what_number):
        return None
    if ("howmany" in operations and not what_number) or question.number_percent or question.leaves_out:
        return None
    if question.groups and len({key.agency for key in context.scope.reports}) > 1:
        return None
    if question.ordinal is not None or question.row is not None or question.column is not None:
        return None
    said = [Decimal(str(number)) for number in question.numbers]
    numbers = [*said, *(number / TEN_THOUSAND for number in said)]
    named = [
        part
        for target in question.targets
        if target.best is not None and target.best.missing == 0
        if (part := context.find(target.best.metric, None)) is not None
    ]
    if any(part.number is None or part.number in numbers for part in named):
        return None
    stating = _stating(context, numbers)
    if not stating or len(stating) > MOST:
        asks_figure = named and not doubtful(context)
        return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT) if asks_figure else None
    return single.figures(context, stating)


def _stating(context: Context, numbers: Sequence[Decimal]) -> tuple[Found, ...]:
    """The figures that are one of these numbers: rows of the tables by their totals, then the prose."""
    view = context.view(context.main)
    stating = [figure for figure in view.figures if figure.value in numbers and fits(context, figure)]
    found: dict[tuple[str | None, str], Found] = {}
    for figure in stating:
        one = view.find(figure.metric, None, context.language) if figure.metric is not None else None
        if one is None and figure.kind is not FigureKind.PROSE:
            continue
        if one is None or one.number not in numbers:
            one = None if _in_a_column(figure) else of_prose(context.main, figure)
        if one is not None:
            found.setdefault((one.metric, one.label if one.metric is None else ""), one)
    return tuple(found.values())


def _in_a_column(figure: Figure) -> bool:
    return figure.kind is not FigureKind.PROSE
