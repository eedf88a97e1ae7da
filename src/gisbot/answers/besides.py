"""Words that belong to other things than reports, in a question that a report answers all the same."""

from __future__ import annotations

from gisbot.answers.context import Context
from gisbot.answers.patterns import plain_form

FORM_WORD = "form_word"
OTHERWISE = frozenset({"knowledge", "weather"})
"""Topics that people also speak of when they begin: 下大雨我家淹了, 我卖菜的."""


def said_by_the_report(context: Context) -> bool:
    """Whether the report itself uses words of each topic that is outside elsewhere: 赶集日公开."""
    if not context.scope.reports:
        return False
    told_of = context.passages(context.main).text
    outside = [part for part in context.question.parts if part.meaning.startswith("?")]
    said = {part.meaning for part in outside if plain_form(part.text) in told_of}
    return bool(outside) and said.issuperset(part.meaning for part in outside)


def told_besides(context: Context) -> bool:
    """Whether nothing is outside, or only a word beside what a sentence tells: 食品抽检不合格的几批, 我卖菜的."""
    question = context.question
    if not question.outside:
        return True
    if not question.outside <= OTHERWISE or not context.scope.reports:
        return False
    if said_by_the_report(context):
        return True
    rest = question.typed
    for part in question.parts:
        if part.meaning.startswith("?"):
            rest = rest.replace(part.text, " ")
    hits = context.passages(context.main).search(rest, question.aside)
    return (
        bool(hits) and hits[0].weight >= context.threshold("telling") and hits[0].score >= context.threshold("besides")
    )


def speaks_of_prose(context: Context) -> bool:
    """Whether a word that means nothing to gisbot stands in the prose, so that no known question of a row is meant."""
    question = context.question
    leans = question.elliptical and bool(context.memory.last)
    if not context.scope.reports or leans or any(part.meaning == FORM_WORD for part in question.parts):
        return False
    said = context.passages(context.main).text
    strange = [plain_form(part.text) for part in question.parts if part.kind == "unknown"]
    return any(len(word) > 1 and word in said for word in strange)
