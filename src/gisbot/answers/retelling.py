"""The sentence that answers a question in words that would be refused: found by what its answer must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gisbot.answers import texts
from gisbot.answers.besides import told_besides
from gisbot.answers.context import Context
from gisbot.answers.named_places import without_the_name
from gisbot.answers.passages import Hit, PassageIndex, Sentence
from gisbot.answers.patterns import (
    ASKS,
    DENIED,
    EACH_WHAT,
    NOTE_ASKED,
    NUMERALS,
    SEVERAL_OF,
    WHETHER_ASKED,
    plain_form,
)
from gisbot.answers.rules.readings import strings_of
from gisbot.answers.shapes import asks_a_shape, asks_no_advice, has_the_shape, named_alike
from gisbot.model.answer import Answer

LONG = 45
"""A sentence with this many characters that denies something says more beside."""
NEAR = 0.8
"""How near to the best sentence one must be that answers in its place."""
PRACTICAL = "practical"
OTHERWISE_TOLD = frozenset({"who", "when", "where", "except"})
"""What asks for a name, a time or a place, or leaves something out, is told by other rules."""
MEMBER = "[^，。；、]{1,4}"


def retold(context: Context) -> Answer | None:
    """The sentence that holds what is asked for, and enough of what it is asked of; or None."""
    question = context.question
    if question.language == "en":
        return None
    if not context.scope.reports:
        return _of_place(context)
    key = context.main
    index = context.passages(key)
    found = _spelt(index, question.normal) or _of_members(index, question.normal)
    if found is None and told_besides(context):
        found = _shaped(context, index) or _whether(context, index) or _alone(context, index)
    if found is None:
        return None
    context.trace.append(f"retold {found.location}")
    return texts.told_again(context, key, found)


def _of_place(context: Context) -> Answer | None:
    """The sentence of a place without a report of its own, in the report that is meant: 鹤苇乡哪几天赶集."""
    name = plain_form(context.question.unknown_agency or "")
    again = without_the_name(context)
    if again is None or not name or context.question.outside:
        return None
    index = again.passages(again.main)
    found = _shaped(again, index)
    return texts.told_again(again, again.main, found) if found is not None and name in plain_form(found.text) else None


def _spelt(index: PassageIndex, normal: str) -> Sentence | None:
    """几审几校 in 三审三校; 转什么、增什么 in 转职能、增效能."""
    said: list[str] = []
    if several := SEVERAL_OF.search(normal):
        said.append(f"[{NUMERALS}]{several['a']}[{NUMERALS}]{several['b']}")
    if each := EACH_WHAT.search(normal):
        said.append(f"{each['a']}{MEMBER}[、，,]{each['b']}{MEMBER}")
    return _only(one for one in index.sentences if any(re.search(form, one.text) for form in said))


def _of_members(index: PassageIndex, normal: str) -> Sentence | None:
    return _only(one for one in index.sentences if named_alike(one.text, normal))


def _only(found: Iterable[Sentence]) -> Sentence | None:
    sentences = list(found)
    return sentences[0] if len(sentences) == 1 else None


def _shaped(context: Context, index: PassageIndex) -> Sentence | None:
    """The nearest sentence that holds a day, a place, a name or as many members as are asked for."""
    normal = context.question.normal
    if not asks_a_shape(normal):
        return None
    advice = PRACTICAL in context.question.operations
    hits = _nearest(context, index)
    for hit in hits:
        if hit.score < max(context.threshold("shaped"), NEAR * hits[0].score):
            return None
        if hit.weight < context.threshold("shaped_weight") or DENIED.match(hit.sentence.text):
            continue
        if advice and not asks_no_advice(hit.sentence.text, normal):
            continue
        if has_the_shape(hit.sentence.text, normal):
            return hit.sentence
    return None


def _whether(context: Context, index: PassageIndex) -> Sentence | None:
    """Asked whether: the sentence that denies it, or one that holds all that is asked."""
    question = context.question
    if not WHETHER_ASKED.search(question.normal) or texts.counts(context):
        return None
    bests = [target.best for target in question.targets if target.best is not None]
    if any(context.present(best.metric) for best in bests):
        return None
    hits = _nearest(context, index)
    if not hits or NOTE_ASKED.search(question.normal):
        return None
    [best, *_] = hits
    denies = DENIED.search(best.sentence.text) is not None
    least = context.threshold("strong" if question.targets else "denied_share" if denies else "passage")
    return best.sentence if best.score >= least and best.weight >= context.threshold("shaped_weight") else None


def _alone(context: Context, index: PassageIndex) -> Sentence | None:
    """The one sentence that speaks of what is asked, when no other comes near and it does not deny it."""
    question = context.question
    if texts.counts(context) or question.outside or strings_of(context) or question.left_out:
        return None
    if (
        PRACTICAL in question.operations
        or (question.elliptical and context.memory.last)
        or OTHERWISE_TOLD & question.operations
    ):
        return None
    hits = _nearest(context, index)
    if not texts.alone(context, hits) or _only_denies(hits[0].sentence.text):
        return None
    return hits[0].sentence if hits[0].weight >= context.threshold("alone_weight") else None


def _only_denies(text: str) -> bool:
    """Whether a short sentence says no more than that something did not happen."""
    return len(text) < LONG and DENIED.search(text) is not None


def _nearest(context: Context, index: PassageIndex) -> tuple[Hit, ...]:
    """The sentences nearest to what is asked of, without the words that only ask."""
    question = context.question
    asked = {_bare(question.content), _bare(question.typed)}
    found = [index.search(one, question.aside) for one in sorted(asked) if len(plain_form(one)) > 1]
    return max(found, key=lambda hits: hits[0].score if hits else 0.0, default=())


def _bare(content: str) -> str:
    return " ".join(ASKS.sub(" ", content).split())
