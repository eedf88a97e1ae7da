"""The rule for what else the sentence told last says: 组长是谁 → 副组长呢, 首批入库几人 → 归谁管, 得了几分 → 排第几."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gisbot.answers import texts
from gisbot.answers.context import Context
from gisbot.answers.followups import look_up
from gisbot.answers.passages import Sentence, pairs_of
from gisbot.answers.patterns import LISTED, TIMED, WHO_TOLD, plain_form
from gisbot.answers.rules.patterns import PLACE_TOLD, PLACED_AT, REMAINING
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey

LONGEST = 14
SHORTEST = 2
LEANING = frozenset({"followup", "who", "where", "when", "list", "which", "what", "how", "all", "rank", "improvement"})
TELLS: Mapping[str, re.Pattern[str]] = {
    "who": WHO_TOLD,
    "where": PLACED_AT,
    "when": TIMED,
    "rank": PLACE_TOLD,
    "list": LISTED,
}
"""What the sentence must hold that a question without a word of its own asks for."""


def resuming(context: Context) -> Answer | None:
    """The sentence told last, or one beside it, when it holds the word that is asked about or tells what is asked."""
    question = context.question
    if not _leans(context):
        return None
    asked = "".join(question.unknown) or ("" if not question.targets else None)
    if REMAINING.search(question.normal):
        asked = ""
    if asked is None:
        return None
    word = plain_form(asked)
    for key, told, beside in _told_last(context):
        if len(word) >= SHORTEST:
            found = next((one for one in (told, *beside) if word in plain_form(one.text)), None)
        elif REMAINING.search(question.normal):
            found = told if pairs_of(question.content) & told.pairs or REMAINING.search(question.normal) else None
        else:
            patterns = [TELLS[name] for name in sorted(question.operations & TELLS.keys())]
            found = next(
                (one for one in (told, *beside) if patterns and all(p.search(one.text) for p in patterns)), None
            )
        if found is not None:
            context.trace.append(f"resumed {found.location}")
            return texts.told_again(context, key, found)
    return None


def _leans(context: Context) -> bool:
    """Whether a question may be about the sentence told last: short, of words, nothing named anew."""
    question = context.question
    if not context.memory.last or not context.scope.reports or question.years.mode != "none":
        return False
    if question.agencies or (question.groups and "rank" not in question.operations) or question.outside:
        return False
    if question.units or question.numbers or question.ordinal is not None or question.row or question.column:
        return False
    if len(plain_form(question.normal)) > LONGEST or not question.operations or not question.operations <= LEANING:
        return False
    best = [target.best for target in question.targets if target.best is not None]
    return not any(one.missing == 0 and one.unexplained == 0 and context.present(one.metric) for one in best)


def _told_last(context: Context) -> Iterator[tuple[ReportKey, Sentence, list[Sentence]]]:
    """The sentences told last, each with those after it and before it in its paragraph."""
    for asked in reversed(context.memory.last):
        key = context.edition.index.find(asked.agency, asked.year)
        if key is None or key not in context.scope.reports:
            continue
        found = look_up(context, asked)
        quotes = [figure.evidence.quote for figure in found.figures] if found is not None else [asked.words]
        for sentence in context.passages(key).sentences:
            if any(quote and (quote in sentence.text or sentence.text in quote) for quote in quotes):
                yield key, sentence, _beside(context, key, sentence)


def _beside(context: Context, key: ReportKey, told: Sentence) -> list[Sentence]:
    return [one for one in context.passages(key).sentences if one.passage == told.passage and one is not told]
