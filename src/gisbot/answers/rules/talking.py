"""The rule for what people say that asks nothing: 你好, 谢谢, 在吗, 你是谁, 你能干啥."""

from __future__ import annotations

from functools import lru_cache

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.patterns import plain_form
from gisbot.catalog.words import WordGroup
from gisbot.model.answer import Answer

LONGEST = 30
SOFTENED, SCOLDING = "softened", "scolding"
SAID_AS = {"capability": "self"}
"""Kinds of small talk that are answered as another kind is."""


def talking(context: Context) -> Answer | None:
    """A kind word that says what can be asked, when a message is made of small talk and nothing else."""
    question = context.question
    said = plain_form(question.text)
    if not said or len(said) > LONGEST or question.numbers or (question.targets and question.known):
        return None
    kind = _kind(said, tuple(context.edition.catalog.words.small_talk.values()))
    if kind is None:
        return None
    return (
        refusals.outside(context) if kind == SCOLDING else refusals.outside(context, f"talk.{SAID_AS.get(kind, kind)}")
    )


@lru_cache(maxsize=1024)
def _kind(said: str, groups: tuple[WordGroup, ...]) -> str | None:
    """The kind named last in the yaml of those that the whole text is made of; None when something else is said."""
    order = [group.id for group in groups]
    forms = {plain_form(form): group.id for group in groups for form in (*group.zh, *group.en)}
    reached: dict[int, frozenset[str]] = {0: frozenset()}
    for start in range(len(said)):
        for end in range(start + 1, len(said) + 1) if start in reached else ():
            kind = forms.get(said[start:end])
            if kind is not None:
                kinds = reached[start] | {kind}
                if end not in reached or max(map(order.index, kinds)) > max(map(order.index, reached[end])):
                    reached[end] = kinds
    kinds = reached.get(len(said), frozenset()) - {SOFTENED}
    return max(kinds, key=order.index) if kinds else None
