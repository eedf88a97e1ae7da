"""The last question over several agencies asked anew, for another year or another group: 换成2019年呢, 那各乡镇呢."""

from __future__ import annotations

from dataclasses import replace

from gisbot.answers.patterns import place_of
from gisbot.model.conversation import Memory
from gisbot.model.question import Question

LEANING = frozenset({"followup", "correction"})
SEVERAL = 2


def asks_anew(question: Question, memory: Memory) -> bool:
    """Whether nothing but a year or a group is new, after an answer over several agencies."""
    plain = not (question.targets or question.unknown or question.column or question.numbers or question.row)
    plain = plain and not (question.left_out or question.leaves_out or question.ordinal or question.pairs)
    several = len(memory.agencies) >= SEVERAL and bool(memory.last) and bool(memory.question)
    return plain and several and question.operations <= LEANING and (_dated(question) != _grouped(question))


def asked_anew(question: Question, earlier: Question, memory: Memory) -> Question | None:
    """The earlier question with what is new; None when it leaned on one before it or does not fit."""
    if earlier.elliptical or not earlier.targets or earlier.pairs:
        return None
    if _dated(question):
        several = len(question.years.years) > 1 or question.years.mode == "all"
        spans = len(earlier.years.years) > 1 or earlier.years.mode in ("all", "near", "range")
        if several != spans:
            return None
        return replace(earlier, text=question.text, years=question.years, agencies=memory.agencies)
    if not earlier.groups:
        return None
    places = {place_of(agency) for agency in memory.agencies}
    inside = tuple(agency for agency in question.agencies if place_of(agency) in places)
    return replace(
        earlier,
        text=question.text,
        agencies=inside or question.agencies,
        agency_words=(*earlier.agency_words, *question.agency_words),
        groups=question.groups,
        beside=question.beside or earlier.beside,
    )


def _dated(question: Question) -> bool:
    return question.years.mode not in ("none", "unclear") and not question.agencies


def _grouped(question: Question) -> bool:
    return bool(question.groups) and question.years.mode == "none"
