"""Rules for questions that lean on the last answer."""

from __future__ import annotations

from dataclasses import replace

from gisbot.answers import across, lists, refusals, single, sources
from gisbot.answers.context import Context
from gisbot.answers.followups import COMPARING, about_last, look_up
from gisbot.answers.patterns import NEXT_PLACE
from gisbot.answers.rules.patterns import FORMER_OR_LATTER, POINTED_AT
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

OF_ANOTHER = frozenset({"which", "where", "who", "when", "how", "why_cause", "what"})
ALL_OF_IT = frozenset({"all", "summary"})
"""都是啥情况."""


def last_answer(context: Context) -> Answer | None:
    """What is asked of the last answer: 出处呢, 是准数吗, 换成英文, 展开说说, 都是什么理由."""
    question = context.question
    if POINTED_AT.match(question.normal) and question.operations == {"followup", "where"} and not question.targets:
        context.question = question = replace(question, operations=frozenset({"followup", "provenance"}))
    about = question.operations & ABOUT_LAST or question.operations == ALL_OF_IT
    if not about or question.targets or question.ordinal is not None:
        return None
    listed = question.operations & {"list", "why_cause", "several", "which"} or question.operations == ALL_OF_IT
    if listed and not question.units:
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
    """The third item of a list: of the one the question names, else of the one given last; 后面那个呢."""
    question = context.question
    if question.ordinal is None:
        return _former_or_latter(context)
    extreme = context.memory.operation in ("most", "least") and len(context.memory.agencies) > 1
    if extreme and NEXT_PLACE.fullmatch(question.normal):
        return None  # the next place of the order, not the second of those who share the first
    if question.operations & {"problem", "improvement"} or (
        "howmany" in question.operations and question.content.strip()
    ):
        return None
    plain = not question.known and not question.unknown
    if plain and (given := _of_last(context, question.ordinal)) is not None:
        return given
    content = f"{question.content} {question.loose}"
    named = lists.best_enumeration(context, (), content)
    if named is not None and context.passages(named[0]).enumeration_score(named[1], content) >= context.threshold(
        "named_list"
    ):
        return lists.enumeration(context, *named, ordinal=question.ordinal)
    return _of_last(context, question.ordinal)


def _former_or_latter(context: Context) -> Answer | None:
    """One of two things given last, by its place: 后面那个呢, 前者具体说说."""
    question = context.question
    match = FORMER_OR_LATTER.search(question.normal)
    if match is None or question.content.strip() or question.operations - {"followup", "expand", "howmany"}:
        return None
    return _of_last(context, 1 if match["former"] else -1)


def _of_last(context: Context, place: int) -> Answer | None:
    """One of the list given last, or of several figures given last."""
    for asked in reversed(context.memory.last):
        key = context.edition.index.find(asked.agency, asked.year)
        if asked.metric is None and key is not None:
            for found in context.passages(key).report.enumerations:
                if found.lead == asked.words:
                    return lists.enumeration(context, key, found, ordinal=place)
            given = lists.inline_member(context, key, asked.words, place)
            if given is not None:
                return given
    parts = [part for asked in context.memory.last if (part := look_up(context, asked)) is not None]
    if len(parts) < 2 or len(parts) != len(context.memory.last) or not 0 < abs(place) <= len(parts):
        return None
    part = parts[place - 1 if place > 0 else place]
    if "provenance" in context.question.operations:
        return sources.place_of_figure(context, part)
    return sources.around(context, part) if "expand" in context.question.operations else single.one(context, part)


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
    if question.operations & OF_ANOTHER and question.unknown:
        return None  # 河口在哪个县
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
