"""Rules for questions that lean on the last answer."""

from __future__ import annotations

from dataclasses import replace

from gisbot.answers import across, lists, refusals, single
from gisbot.answers.context import Context
from gisbot.answers.followups import COMPARING, about_last
from gisbot.answers.rules.readings import children_of, unknown_weight
from gisbot.model.answer import Answer

ABOUT_LAST = frozenset(
    {
        "list",
        "why_cause",
        "several",
        "which",
        "exactness",
        "expand",
        "english_please",
        "chinese_please",
        "provenance",
        "definition",
        "quote",
    }
)


def last_answer(context: Context) -> Answer | None:
    """What is asked of the last answer: 出处呢, 是准数吗, 换成英文, 展开说说, 都是什么理由."""
    question = context.question
    if not question.operations & ABOUT_LAST or question.targets or question.ordinal is not None:
        return None
    if question.operations & {"list", "why_cause", "several", "which"} and not question.units:
        if len({(asked.agency, asked.year) for asked in context.memory.last}) > 1:
            return None
        asked = context.memory.last[-1] if context.memory.last else None
        children = context.view(context.main).children(asked.metric) if asked is not None and asked.metric else ()
        return children_of(context, children) if len(children) > 1 and not question.unknown else None
    asks_language = question.operations & {"english_please", "chinese_please"}
    if (
        not asks_language
        and unknown_weight(question) >= context.threshold("unknown")
        and "provenance" not in question.operations
    ):
        return None
    return about_last(context)


def ordinal(context: Context) -> Answer | None:
    """The third item of a list: of the one the question names, else of the one given last."""
    question = context.question
    if question.ordinal is None or question.operations & {"problem", "improvement", "howmany"}:
        return None
    content = f"{question.content} {question.loose}"
    named = lists.best_enumeration(context, (), content)
    if named is not None and context.passages(named[0]).enumeration_score(named[1], content) >= context.threshold(
        "named_list"
    ):
        return lists.enumeration(context, *named, ordinal=question.ordinal)
    for asked in reversed(context.memory.last):
        key = context.edition.index.find(asked.agency, asked.year)
        if asked.metric is None and key is not None:
            for found in context.passages(key).report.enumerations:
                if found.lead == asked.words:
                    return lists.enumeration(context, key, found, ordinal=question.ordinal)
            given = lists.inline_member(context, key, asked.words, question.ordinal)
            if given is not None:
                return given
    return None


def _same_years(context: Context, column: str | None) -> Answer | None:
    """One figure over several years was given last, and now another agency is named: the same years of it."""
    question, last = context.question, context.memory.last
    years = sorted({asked.year for asked in last})
    metrics = {(asked.metric, asked.column) for asked in last}
    if len(years) < 2 or len(metrics) != 1 or len(question.agencies) != 1 or question.years.mode != "none":
        return None
    [(metric, known)] = metrics
    if metric is None or len({asked.agency for asked in last}) != 1:
        return None
    pairs = [(year, context.edition.index.find(question.agencies[0], year)) for year in years]
    keys = tuple(key for _, key in pairs if key is not None)
    if not keys:
        return None
    missing = tuple((question.agencies[0], year) for year, key in pairs if key is None)
    context.scope = replace(context.scope, reports=keys, missing=missing, dated=True, newest=False)
    return across.trend(context, metric, column or known, keys)


def same_again(context: Context) -> Answer | None:
    """Only a year, an agency or a column is new: the last figures again."""
    question, memory = context.question, context.memory
    anew = question.years.mode != "none" or question.agencies or question.column or question.groups
    if (question.targets and question.known) or not anew or not memory.last or question.operations & COMPARING:
        return None
    column = question.column
    if (given := _same_years(context, column)) is not None:
        return given
    found = []
    unique = {(asked.metric, asked.column): asked for asked in memory.last}
    for asked in unique.values():
        if asked.metric is None:
            continue
        part = context.find(asked.metric, column or asked.column)
        if part is None:
            return refusals.no_item(context, asked.metric, column or asked.column)
        found.append(part)
    return single.figures(context, found) if found else None
