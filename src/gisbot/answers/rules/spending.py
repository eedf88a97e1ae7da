"""The rule for what money went into: 这钱分别花在哪了, 专项经费用到哪些地方去了."""

from __future__ import annotations

from gisbot.answers import refusals, texts
from gisbot.answers.context import Context
from gisbot.answers.followups import look_up
from gisbot.answers.rules.patterns import SPENT, THIS_MONEY
from gisbot.answers.rules.readings import single_found
from gisbot.answers.told import figures_told
from gisbot.answers.view import Found
from gisbot.model.answer import Answer, Reason
from gisbot.model.report import Figure, FigureKind


def spending(context: Context) -> Answer | None:
    """The parts of a sum as the prose tells them beside it; the sum itself is no answer."""
    question = context.question
    if SPENT.search(question.normal) is None or not context.scope.reports or "howmany" in question.operations:
        return None
    money = _money(context)
    if money is None:
        return None
    parts = _parts(context, money)
    if parts:
        return figures_told(context, money.key, parts)
    return texts.passage(context) or refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)


def _money(context: Context) -> Found | None:
    """The sum that is named, or the one given last when the question points back to it."""
    last = context.memory.last
    back = THIS_MONEY.search(context.question.normal) is not None
    found = look_up(context, last[-1]) if back and len(last) == 1 else single_found(context)
    units = context.edition.catalog.words.money_units
    return found if found is not None and found.unit in units else None


def _parts(context: Context, money: Found) -> list[Figure]:
    """The other sums of the sentence that tells it."""
    units = context.edition.catalog.words.money_units
    prose = [figure for figure in context.view(money.key).figures if figure.kind is FigureKind.PROSE]
    for whole in prose:
        if whole.value == money.number and whole.unit == money.unit:
            return [
                one
                for one in prose
                if one.evidence == whole.evidence and one.unit in units and one.value != whole.value
            ]
    return []
