"""Whose reports words mean that lean on the conversation: 两家加起来呢, 它前一年呢, 第二名的行政处罚是多少."""

from __future__ import annotations

from dataclasses import replace

from gisbot.answers.ordinals import place_asked, small_number
from gisbot.answers.patterns import NAMED_GROUP, THAT_ONE
from gisbot.model.conversation import Memory
from gisbot.model.question import Question

SEVERAL = 2


def spoken_of(question: Question, memory: Memory) -> Question:
    """The question with the agencies of the last answers that its words point back to; else as it is."""
    if not memory.last or question.beside or question.ambiguous_agencies or question.unknown_agency:
        return question
    last = tuple(dict.fromkeys(asked.agency for asked in memory.last))
    if question.groups:
        number = _number_said(question)
        known = tuple(dict.fromkeys(asked.agency for asked in reversed(memory.history)))
        if number is None or len(memory.agencies) >= number or len(known) < number:
            return question
        return _of(question, tuple(reversed(known[:number])))
    if question.agencies or len(memory.agencies) < SEVERAL:
        return question
    if THAT_ONE.match(question.normal) and len(last) == 1:
        return _of(question, last)
    asked = place_asked(question.normal) if question.targets else None
    metrics = {one.metric for one in memory.last}
    ordered = memory.operation in ("most", "least", "rank") and len(metrics) == 1 and len(last) == len(memory.last)
    other = any(target.best is not None and target.best.metric not in metrics for target in question.targets)
    if asked is None or not ordered or not other or asked[1] or not 0 < asked[0] <= len(last):
        return question
    return _of(replace(question, ordinal=None), (last[asked[0] - 1],))


def _number_said(question: Question) -> int | None:
    """How many agencies a group is said to have: 两家, 这三个局."""
    found = [NAMED_GROUP.match(word) for word in question.agency_words]
    numbers = [small_number(match["n"]) for match in found if match is not None]
    return numbers[0] if len(numbers) == 1 and len(question.agency_words) == 1 else None


def _of(question: Question, agencies: tuple[str, ...]) -> Question:
    return replace(question, agencies=agencies, groups=(), agency_words=())
