"""A message that asks for several things is a conversation in one breath: each is asked by itself, in its turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from gisbot.answers.context import Context
from gisbot.answers.joining import Part, absent, beside, joined
from gisbot.dialogue import memory as memories
from gisbot.dialogue.patterns import POINTS
from gisbot.model.answer import Answer, Reason, Status, Value
from gisbot.model.conversation import Memory
from gisbot.model.question import Question
from gisbot.questions.askings import Asking

MOST = 8
ONE_OF_ALL = frozenset({"most", "least", "rank", "correction"})
LONG_ENOUGH = 4
"""Characters of a topic that stands for itself."""
CONTINUED = "rule continuing"
Asked = tuple[Question, Answer, Context]
Ask = Callable[[str, Memory], Asked]


def each(text: str, asked: Sequence[Asking], whole: Asked, memory: Memory, ask: Ask) -> Asked:
    """The answers to the single questions joined; the answer to the whole where that tells as much."""
    listed = not any(one.asks for one in asked) and bool(whole[1].values)
    more = _tells_more(*whole[:2], asked)
    if not 1 < len(asked) <= MOST or listed or _is_one(*whole[:2]) or (_tells_all(whole[1], asked) and not more):
        return whole
    memory = _settled(whole[0], memory)
    turns: list[tuple[Part, Context]] = []
    given: list[Value] = []
    last = whole
    for number, one in enumerate(asked):
        lost = bool(turns) and not turns[-1][0].found
        tried = [ask(words, memory) for words in _ways(one, asked[:number], lost=lost)[:1]]
        for words in _ways(one, asked[:number], lost=lost)[1:]:
            if _answers(tried[-1], one, given, leans=number > 0):
                break
            tried.append(ask(words, memory))
        elsewhere = not _quotes(tried[-1][1]) & _quotes(last[1])
        if elsewhere and number and turns[-1][0].found and _of_prose(last[1]) and one.numeric:
            leaning = (ask(words, memory) for words in _leaning(one, asked[:number]))
            same = (turn for turn in leaning if _quotes(turn[1]) & _quotes(last[1]))
            tried += [turn for turn in same if _answers(turn, one, given, leans=True)][:1]
        if not _answers(tried[-1], one, given, leans=number > 0):
            turns.append((Part(one.words, _unanswered(tried[0][1])), tried[0][2]))
            continue
        last = tried[-1]
        given += last[1].values
        turns.append((Part(one.words, last[1]), last[2]))
        memory = memories.remembered(memory, *last, last[1].about)
    parts = [part for part, _ in turns]
    for at, (one, (part, context)) in enumerate(zip(asked, turns, strict=True)):
        if not part.found and one.counted and (told := beside(context, parts, given)) is not None:
            parts[at] = Part(part.words, told)
            given += told.values
    if more and not all(part.found for part in parts):
        return whole
    told_of = sum(part.found for part in parts)
    counted = any(one.counted for one in asked)
    if not told_of or (told_of < _told(whole[1], asked) and not more) or (told_of < len(parts) and not counted):
        return whole
    rest = [(part, turn[1]) for one, part, turn in zip(asked, parts, turns, strict=True) if one.counted]
    if not whole[1].values and not all(part.found or absent(part, context) for part, context in rest):
        return whole  # a sentence, or a refusal, rather than a part while the rest may stand in the report
    context = last[2]
    context.trace.append(f"several {' | '.join(one.words for one in asked)}")
    return replace(last[0], text=text), joined(context, text, parts), context


def _ways(one: Asking, before: Sequence[Asking], *, lost: bool) -> list[str]:
    """How a question may be asked: alone, with what was said before it, with what those before it were about.

    It is not asked alone where it is about what was said before it, or leans on a question that got no answer."""
    framed = f"{one.frame},{one.words}"
    if one.frame and not one.states:
        return [framed]
    ways = [one.words, framed] if one.frame else [one.words]
    leaning = _leaning(one, before)
    bound = lost and (len(one.topic) < LONG_ENOUGH or POINTS.match(one.words) is not None)
    return leaning if bound and leaning else [*ways, *leaning]


def _leaning(one: Asking, before: Sequence[Asking]) -> list[str]:
    """A question with what those before it were about."""
    near = [named for named in (*before[-1:], *before[:1]) if named.topic and (one.counted or not named.leans)]
    topics = (named.topic if named.states else f"{named.frame}{named.topic}" for named in near)
    return [topic + one.words for topic in dict.fromkeys(topics)]


def _of_prose(given: Answer) -> bool:
    """Whether an answer states figures that only a sentence tells: what is asked next may stand in it too."""
    return bool(given.values) and all(value.metric is None for value in given.values)


def _quotes(given: Answer) -> frozenset[str]:
    return frozenset(citation.quote for citation in given.citations) if given.values else frozenset()


def _numbers(given: Answer) -> list[Value]:
    return [value for value in given.values if value.value is None or isinstance(value.value, Decimal)]


def _told(given: Answer, asked: Sequence[Asking]) -> int:
    """How many of the questions the answer to the whole tells."""
    counted = all(one.numeric for one in asked)
    return len(_numbers(given) if counted else given.values)


def _is_one(question: Question, given: Answer) -> bool:
    """Whether a message is one question all the same: an order, a calculation, or of whom nothing is loaded."""
    elsewhere = given.reason in (Reason.NO_AGENCY, Reason.NO_YEAR) or bool(question.groups)
    computed = any(value.computed for value in given.values)
    return elsewhere or computed or bool(question.operations & ONE_OF_ALL)


def _settled(question: Question, memory: Memory) -> Memory:
    """Whose report and of which year is asked about holds for every part, wherever in the message it is named."""
    if len(question.agencies) == 1:
        memory = replace(memory, agencies=question.agencies)
    years = question.years
    return replace(memory, years=years.years) if years.mode == "" and len(years.years) == 1 else memory


def _tells_all(given: Answer, asked: Sequence[Asking]) -> bool:
    """Whether the whole message got a figure for each of its questions."""
    if given.status is not Status.ANSWERED:
        return False
    if not any(one.counted for one in asked):
        return True
    told = [one for one in asked if one.counted or not one.whether]
    counted = sum(one.numeric for one in asked)
    return len(given.values) >= len(told) and len(_numbers(given)) >= counted


def _tells_more(question: Question, given: Answer, asked: Sequence[Asking]) -> bool:
    """Whether the whole got more numbers than it asks for: one of what a clause only speaks of."""
    single = "several" not in question.operations and all(one.numeric and one.asks for one in asked)
    return single and len(_numbers(given)) > len(asked)


def _answers(turn: Asked, asked: Asking, before: Sequence[Value], *, leans: bool) -> bool:
    """Whether an answer is one to the question: a number where one is asked for, not one that was given before; to
    one that leans on those before it, only out of what they were told."""
    _, given, context = turn
    alone = leans and context.question.text == asked.words and context.trace[-1:] != [CONTINUED]
    if alone and (asked.leans or (len(asked.topic) < LONG_ENOUGH and _counted_otherwise(given, asked))):
        return False  # 规范性文件出了几件，公开了几件 does not ask for all that was disclosed
    if given.status is not Status.ANSWERED:
        return False
    if asked.reason:
        return not given.values
    if any(replace(value, cited=(), of=()) in _bare(before) for value in given.values):
        return False
    if asked.numeric:
        return bool(_numbers(given))
    return bool(given.values) or not asked.counted


def _counted_otherwise(given: Answer, asked: Asking) -> bool:
    return bool(asked.units) and not any(value.unit in asked.units for value in given.values)


def _bare(values: Sequence[Value]) -> list[Value]:
    return [replace(value, cited=(), of=()) for value in values]


def _unanswered(given: Answer) -> Answer:
    return given if given.status is not Status.ANSWERED else replace(given, status=Status.CLARIFY, values=(), about=())
