"""The rule for what became of the problems that the report of the year before told: 上年度报告指出的问题改了没有."""

from __future__ import annotations

from gisbot.answers import refusals, texts
from gisbot.answers.context import FIGURES_ASKED, Context
from gisbot.answers.passages import pairs_of
from gisbot.answers.patterns import POINTED_OUT, TOLD_BEFORE
from gisbot.model.answer import Answer, Reason


def remedied(context: Context) -> Answer | None:
    """The sentence that takes up what the year before was found lacking: the nearest one."""
    question = context.question
    if not POINTED_OUT.search(question.normal) or question.operations & FIGURES_ASKED or question.units:
        return None
    key = context.main
    found = [one for one in context.passages(key).sentences if TOLD_BEFORE.search(one.text)]
    if not found:
        return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
    asked = pairs_of(question.content) | pairs_of(question.loose)
    return texts.told_again(context, key, max(found, key=lambda one: len(asked & one.pairs)))
