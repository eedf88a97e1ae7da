"""Everyday words for who applied (公民, 老百姓): a column where the form has columns, else anybody."""

from __future__ import annotations

from dataclasses import replace

from gisbot.answers import refusals, single
from gisbot.answers.context import Context
from gisbot.model.answer import Answer
from gisbot.model.question import Target

RECEIVED = "requests.received"


def settle(context: Context) -> Answer | None:
    """Give targets the column that their everyday words mean; asked back where they may mean everybody as well.

    All who apply are 老百姓 to many who ask, so only a row of results is taken for that of natural persons.
    """
    question = context.question
    if not context.scope.reports or all(target.people is None for target in question.targets):
        return None
    settled: list[Target] = []
    for target in question.targets:
        metrics = single.chosen(context, target) if target.people is not None else ()
        if target.people is None or len(metrics) != 1 or not context.present(metrics[0], target.people):
            settled.append(target)
        elif metrics[0] != RECEIVED:
            settled.append(replace(target, column=target.people))
        else:
            both = [context.find(RECEIVED, column) for column in (None, target.people)]
            if len({found.value for found in both if found is not None}) > 1 and len(question.targets) == 1:
                keys = [found.key for found in both if found is not None]
                return refusals.clarify(
                    context,
                    tuple(
                        context.figure_question(RECEIVED, column, keys[0].agency, keys[0].year)
                        for column in (None, target.people)
                    ),
                )
            settled.append(target)
    column = next((target.column for target in settled if target.column), None)
    context.question = replace(question, targets=tuple(settled), column=column)
    return None
