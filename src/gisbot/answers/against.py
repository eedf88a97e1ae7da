"""Who has more or less than one agency that is named: 申请比公安局多的单位有几个, 哪些乡镇低于城关镇."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import arithmetic, refusals
from gisbot.answers.conditions import Condition
from gisbot.answers.context import Context
from gisbot.answers.draft import value_text
from gisbot.answers.over import LONGEST_LIST, closed, name_of, refused_of, stated
from gisbot.answers.patterns import (
    ASKED_COUNT,
    GOVERNMENT,
    HOW_MUCH_MORE,
    LESS_THAN_ONE,
    MORE_THAN_ONE,
    WHICH,
)
from gisbot.answers.view import Found
from gisbot.knowledge.patterns import place_of
from gisbot.model.answer import Answer
from gisbot.model.question import Question

RELATIONS = ((LESS_THAN_ONE, "below"), (MORE_THAN_ONE, "exceed"))


def held_against(context: Context, metric: str, column: str | None) -> Answer | None:
    """Those of a group over or under the figure of the one agency beside it; None when that is not asked."""
    question = context.question
    relation = next((told for pattern, told in RELATIONS if pattern.search(question.normal)), None)
    asks = any(WHICH.search(word) or ASKED_COUNT.search(word) for word in (*question.agency_words, question.normal))
    named = _held(question)
    extremes = [name for name in ("most", "least") if name in question.operations]
    apart = len(extremes) == 1 and HOW_MUCH_MORE.search(question.normal) is not None
    if named is None or not question.groups or question.numbers or not ((relation and asks) or apart):
        return None
    if len(context.scope.years) != 1 or "growth" in question.operations:
        return None
    [year] = context.scope.years
    key = context.edition.index.find(named, year)
    if key is None:
        return refusals.no_year(context, named, year)
    base = context.view(key).find(metric, column, context.language)
    if base is None:
        return refusals.no_item(context, metric, column, key)
    if base.number is None:
        return refusals.blank(context, base)
    if relation is None or apart:
        return _apart(context, metric, column, base, extremes[0])
    return _listed(context, metric, column, base, Condition(relation, base.number))


def _held(question: Question) -> str | None:
    """The one agency beside the group that is no government of a place which the group lies in."""
    others = [
        agency
        for agency in question.beside
        if not (agency.removesuffix(GOVERNMENT) == place_of(agency) and _holds(agency, question.beside))
    ]
    return others[0] if len(others) == 1 else None


def _apart(context: Context, metric: str, column: str | None, base: Found, which: str) -> Answer:
    """How far the first or the last lies from the one named."""
    given = stated(context, metric, column)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    ordered = sorted(given.figures, key=lambda part: part.number or Decimal(0), reverse=which == "most")
    best = [part for part in ordered if part.number == ordered[0].number]
    first = next((part for part in best if part.key != base.key), best[0])
    return arithmetic.difference(context, first, base, signed="more" if which == "most" else "less")


def _holds(agency: str, others: Sequence[str]) -> bool:
    return any(other != agency and other.startswith(place_of(agency)) for other in others)


def _listed(context: Context, metric: str, column: str | None, base: Found, asked: Condition) -> Answer:
    given = stated(context, metric, column)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    others = [part for part in given.figures if part.key != base.key]
    kept = [part for part in others if part.number is not None and asked.holds(part.number)]
    draft = context.draft()
    if any(ASKED_COUNT.search(word) for word in (*context.question.agency_words, context.question.normal)):
        draft.compute(base.label, Decimal(len(kept)), draft.say("count_unit"), (*kept, base), metric)
    for part in (*kept, base):
        draft.add(part)
    number = draft.say("base", name=base.key.agency, value=value_text(draft, base))
    lines = [f"{base.label}{draft.say(f'condition.{asked.relation}', number=number)}"]
    if kept:
        names = draft.say("list_comma").join(
            draft.say("base", name=name_of(context, part), value=value_text(draft, part)) for part in kept
        )
        lines.append(draft.say("where", count=len(kept), names=names))
    else:
        for part in others[:LONGEST_LIST]:
            draft.add(part)
        lines.append(draft.say("where_none", count=len(others)))
    lines.append(draft.say("coverage", count=given.count, of=given.whole))
    return closed(context, draft, given, [*kept, base], lines, metric, few=False)
