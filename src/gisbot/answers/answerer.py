"""From a Question to an Answer: the first rule that answers decides."""

from __future__ import annotations

from datetime import date

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.rules import RULES
from gisbot.answers.shelf import Shelf
from gisbot.knowledge.edition import Edition
from gisbot.model.answer import Answer, Reason
from gisbot.model.conversation import Memory
from gisbot.model.question import Question


def answer(
    question: Question, edition: Edition, memory: Memory, today: date, home: str | None, language: str, shelf: Shelf
) -> tuple[Answer, Context]:
    """The answer to a question, with the context that says which rule gave it and what was asked."""
    context = Context.of(question, edition, memory, today, home, language, shelf)
    for rule in RULES:
        given = rule(context)
        if given is not None:
            context.trace.append(f"rule {rule.__name__}")
            return given, context
    context.unsure = True
    given = refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)
    context.trace.append("rule not_understood")
    return given, context
