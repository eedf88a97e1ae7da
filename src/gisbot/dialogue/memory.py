"""What is remembered of a conversation, as json text for the store, and how it changes with an answer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

from gisbot.answers.context import Context
from gisbot.model.answer import Answer, Reason, Status
from gisbot.model.conversation import Asked, Memory
from gisbot.model.question import Question

HISTORY = 8
ORDERS = ("least", "most", "rank")
SUMS = frozenset({"sum", "together"})
FIELDS = ("concepts", "agencies", "options", "option_texts")


def remembered(
    memory: Memory, question: Question, answer: Answer, context: Context, asked: tuple[Asked, ...]
) -> Memory:
    """The memory after an answer."""
    meant = [c for target in question.targets for c in target.concepts]
    for metric in dict.fromkeys(one.metric for one in asked if one.metric is not None):
        meant += _needed(metric, context)
    concepts = tuple(dict.fromkeys(meant))
    if answer.status is Status.OUT_OF_SCOPE:
        return replace(memory, options=(), option_texts=())
    years = context.question.years
    dated = years.mode == "" and len(years.years) == 1 and answer.reason is not Reason.NO_YEAR
    memory = replace(
        memory,
        concepts=concepts or memory.concepts,
        options=tuple(choice.code for choice in answer.options),
        option_texts=tuple(choice.text for choice in answer.options),
        language=context.language,
        question=question.text,
        agencies=context.question.agencies or memory.agencies,
        years=years.years if dated else memory.years,
    )
    if answer.status is Status.ANSWERED and asked:
        given = frozenset(asked)
        known = [one for one in memory.history if one not in given]
        order = next((name for name in ORDERS if name in question.operations), "")
        added = any(value.computed for value in answer.values) and question.operations & SUMS and len(asked) > 1
        summed = "sum" if added and "share" not in question.operations else ""
        before = memory.operation if memory.operation in ORDERS else ""
        operation = order or summed or before
        memory = replace(memory, last=asked, history=(*known, *asked)[-HISTORY:], operation=operation)
    elif answer.reason in (Reason.NO_YEAR, Reason.NO_AGENCY, Reason.NO_ITEM) or context.scope.choose:
        memory = replace(memory, last=_still_asked(memory, question, context) or memory.last)
    return memory


def _still_asked(memory: Memory, question: Question, context: Context) -> tuple[Asked, ...]:
    """What was asked where no report answers it, so that another year or agency completes the question: 那2018."""
    year = next((year for _, year in context.scope.missing), 0)
    wanted = [
        Asked(target.best.metric, target.column, "", year, target.words)
        for target in question.targets
        if target.best is not None and target.best.missing == 0 and target.best.unexplained == 0
    ]
    if wanted or question.targets:
        return tuple(wanted)
    return tuple(replace(one, agency="", year=year) for one in memory.last if one.metric is not None)


def _needed(name: str, context: Context) -> tuple[str, ...]:
    """The concepts that a metric stands for, so that the next question may leave them out."""
    metric = context.edition.catalog.metrics[name]
    needs = tuple(min(group) for group in metric.asks[0]) if metric.asks else ()
    return (*needs, *(["request"] if "request" in metric.context and name.startswith("requests.") else []))


def dump(memory: Memory, now: datetime) -> str:
    """The memory as json text, with the time at which it was made."""
    return json.dumps(
        {
            "at": now.isoformat(),
            "concepts": memory.concepts,
            "history": [_asked(one) for one in memory.history],
            "last": [_asked(one) for one in memory.last],
            "agencies": memory.agencies,
            "years": memory.years,
            "options": memory.options,
            "option_texts": memory.option_texts,
            "language": memory.language,
            "question": memory.question,
            "operation": memory.operation,
            "before": memory.before,
        },
        ensure_ascii=False,
    )


def load(text: str | None, now: datetime, lasting: timedelta) -> Memory:
    """The memory of a json text; an unreadable one, and one older than `lasting`, is an empty memory."""
    if text is None:
        return Memory()
    try:
        state = json.loads(text)
        if now - datetime.fromisoformat(state["at"]) > lasting:
            return Memory()
        return Memory(
            concepts=_texts(state["concepts"]),
            history=tuple(_asked_of(one) for one in state["history"]),
            last=tuple(_asked_of(one) for one in state["last"]),
            agencies=_texts(state["agencies"]),
            years=tuple(int(year) for year in state["years"]),
            options=_texts(state["options"]),
            option_texts=_texts(state["option_texts"]),
            language=str(state["language"]),
            question=str(state["question"]),
            operation=str(state["operation"]),
            before=str(state.get("before", "")),
        )
    except (ValueError, KeyError, TypeError):
        return Memory()


def _asked(one: Asked) -> list[str | int | None]:
    return [one.metric, one.column, one.agency, one.year, one.words]


def _asked_of(parts: list[str | int | None]) -> Asked:
    metric, column, agency, year, words = parts
    return Asked(
        str(metric) if metric is not None else None,
        str(column) if column is not None else None,
        str(agency),
        int(year) if year is not None else 0,
        str(words),
    )


def _texts(values: list[str]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
