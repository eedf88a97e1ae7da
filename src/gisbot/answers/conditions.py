"""Which agencies or years meet a condition: over, under or exactly a number, between two, any at all, none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, number_text, value_text
from gisbot.answers.over import LONGEST_LIST, closed, name_of, stated
from gisbot.answers.patterns import ASKED_COUNT
from gisbot.model.answer import Answer


@dataclass(frozen=True, slots=True)
class Condition:
    """A relation to a number (exceed, reach, below, at_most, equal); to a second, larger one where two are named."""

    relation: str
    bound: Decimal
    upper: str = ""
    second: Decimal | None = None

    def holds(self, number: Decimal) -> bool:
        """Whether a number meets the condition."""
        above = _holds(number, self.relation, self.bound)
        return above if self.second is None else above and _holds(number, self.upper, self.second)


def _holds(number: Decimal, relation: str, bound: Decimal) -> bool:
    return {
        "exceed": number > bound,
        "reach": number >= bound,
        "below": number < bound,
        "at_most": number <= bound,
        "equal": number == bound,
    }[relation]


def condition_text(draft: Draft, asked: Condition) -> str:
    """The condition in words."""
    condition = draft.say(f"condition.{asked.relation}", number=number_text(asked.bound))
    if asked.second is None:
        return condition
    second = draft.say(f"condition.{asked.upper}", number=number_text(asked.second))
    return draft.say("condition.both", first=condition, second=second)


def having(context: Context, metric: str, column: str | None, asked: Condition) -> Answer:
    """Who has a figure over, under, at least, at most or exactly a number; how many, when that is asked."""
    given = stated(context, metric, column)
    if not given.figures:
        return refusals.no_item(context, metric, column)
    kept = [part for part in given.figures if part.number is not None and asked.holds(part.number)]
    draft = context.draft()
    words = (*context.question.agency_words, context.question.normal)
    if any(ASKED_COUNT.search(word) for word in words):
        counted = kept or given.figures[:LONGEST_LIST]
        draft.compute(counted[0].label, Decimal(len(kept)), draft.say("count_unit"), counted, metric)
    for part in kept:
        draft.add(part)
    if kept:
        names = "、".join(f"{name_of(context, part)}（{value_text(draft, part)}）" for part in kept)
        lead = draft.say("where", count=len(kept), names=names)
    else:
        for part in given.figures[:LONGEST_LIST]:
            draft.add(part)
        lead = draft.say("where_none", count=given.count)
    label = max(given.figures, key=lambda part: part.key.year).label
    lines = [f"{label}{condition_text(draft, asked)}", lead]
    lines.append(draft.say("coverage", count=given.count, of=given.whole))
    return closed(context, draft, given, kept, lines, metric, few=False)
