"""Whether an answer leaves room for the known question that the words may be."""

from __future__ import annotations

from gisbot.model.answer import Answer, Reason, Status
from gisbot.model.conversation import Memory
from gisbot.model.question import Question

FIGURE_WORDS = frozenset({"howmany", "where", "reach"})
"""With these a figure or a line of the header is asked for, and a sentence may have missed it."""


def open_to_doubt(question: Question, given: Answer) -> bool:
    """Whether an answer gives no figure, so that a known question very near may still tell which one is asked."""
    if given.status is Status.ANSWERED:
        return not given.values and bool(question.operations & FIGURE_WORDS)
    best = question.targets[0].best if len(question.targets) == 1 else None
    if given.reason is Reason.NO_ITEM and best is not None and best.borrowed and not best.missing:
        return False  # the next row of those spoken of: 网络的呢, 信函的呢, 传真的呢
    return given.status is not Status.OUT_OF_SCOPE


def silent(given: Answer) -> bool:
    """Whether an answer gives nothing, so that a question known word for word may still be answered."""
    return not given.values and given.reason not in (Reason.NO_AGENCY, Reason.NO_YEAR)


def plain(question: Question, given: Answer, memory: Memory) -> bool:
    """Whether an answer gives figures to words that lean on no conversation and name no row by its number."""
    leans = question.elliptical and bool(memory.question)
    return bool(given.values) and not leans and question.row is None and question.column is None


def figure_of(question: Question, given: Answer) -> str | None:
    """The metric of the one figure that an answer gives for words that name it, without a row or a column."""
    if len(given.values) != 1 or len(question.targets) != 1 or question.elliptical:
        return None
    if question.row is not None or question.column is not None:
        return None
    return given.values[0].metric
