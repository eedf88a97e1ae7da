"""The last question asked anew for another year, another group, or more or fewer agencies: 换成2019年呢, 加上石渡乡."""

from __future__ import annotations

from dataclasses import replace

from gisbot.answers.patterns import THAT_ONE
from gisbot.dialogue.patterns import ADDS, SUMS_UP, TAKES_AWAY
from gisbot.knowledge.patterns import place_of
from gisbot.model.conversation import Memory
from gisbot.model.question import Question, Years

LEANING = frozenset({"followup", "correction"})
CHANGING = LEANING | {"sum", "together", "minus", "howmany", "which"}
COMPARING = frozenset({"more", "less", "difference", "growth"})
SUMMING = frozenset({"sum"})
SEVERAL = 2


def asks_anew(question: Question, memory: Memory) -> bool:
    """Whether nothing but a year, a group or the agencies are new, after an answer that gave figures."""
    plain = not (question.targets or question.column or question.numbers or question.row)
    plain = plain and not (question.left_out or question.ordinal or question.pairs)
    if not plain or not memory.last or not memory.question:
        return False
    if changed_agencies(question, memory):
        return question.operations <= CHANGING and not _dated(question)
    if THAT_ONE.match(question.normal):
        return False
    if _compares_sums(question, memory):
        return True
    if question.unknown or question.leaves_out:
        return False
    several = len(memory.agencies) >= SEVERAL
    return several and question.operations <= LEANING and (_dated(question) != _grouped(question))


def changed_agencies(question: Question, memory: Memory) -> tuple[str, ...]:
    """The agencies spoken of with those that are added (加上石渡乡) or without those taken away (把柳湾镇去掉)."""
    if ADDS.match(question.normal):
        places = {place_of(agency) for agency in memory.agencies} - {""}
        near = tuple(agency for agency in question.ambiguous_agencies if place_of(agency) in places)
        named = (*question.agencies, *near) if len(near) == 1 or not question.ambiguous_agencies else ()
        new = tuple(agency for agency in named if agency not in memory.agencies)
        return (*memory.agencies, *new) if new else ()
    if not TAKES_AWAY.search(question.normal):
        return ()
    gone = {*question.agencies, *question.agencies_left_out, *question.ambiguous_agencies}
    area = question.unknown_agency
    kept = tuple(a for a in memory.agencies if a not in gone and not (area and a.startswith(area)))
    return kept if kept and len(kept) < len(memory.agencies) else ()


def asked_anew(question: Question, earlier: Question, memory: Memory) -> Question | None:
    """The earlier question with what is new; None when it leaned on one before it or does not fit."""
    if changed := changed_agencies(question, memory):
        return _of_others(question, earlier, memory, changed)
    if earlier.elliptical or not earlier.targets or earlier.pairs:
        return None
    if _compares_sums(question, memory):
        years = (*earlier.years.years, *memory.years)
        if earlier.years.mode != "" or len(set(years)) != SEVERAL or len(memory.years) != 1:
            return None
        operations = earlier.operations - {"howmany"} | SUMMING | question.operations
        return replace(
            earlier, text=question.text, years=Years(years, ""), operations=operations, agencies=memory.agencies
        )
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
        years=_spoken(earlier, memory),
    )


def _of_others(question: Question, earlier: Question, memory: Memory, agencies: tuple[str, ...]) -> Question:
    """The earlier question over other agencies; where it leaned on one before it, the figure given last."""
    summed = SUMMING if SUMS_UP.search(question.normal) else frozenset()
    leaned = earlier.elliptical or not earlier.targets or bool(earlier.pairs)
    asked = replace(question, years=Years(), operations=frozenset({"followup"})) if leaned else earlier
    return replace(
        asked,
        text=question.text,
        agencies=agencies,
        agency_words=(),
        groups=() if leaned else earlier.groups,
        beside=(),
        ambiguous_agencies=(),
        unknown_agency=None,
        agencies_left_out=(),
        leaves_out=False,
        unknown=(),
        residue=0,
        operations=asked.operations | summed,
        years=_spoken(asked, memory),
    )


def _compares_sums(question: Question, memory: Memory) -> bool:
    """多了多少 after the sum over agencies in one year and in another."""
    asked = question.operations & COMPARING
    undated = question.years.mode == "none" and not question.agencies and not question.groups
    several = len(memory.agencies) >= SEVERAL and memory.operation == "sum"
    return bool(asked) and question.operations <= COMPARING | CHANGING and undated and several


def _spoken(earlier: Question, memory: Memory) -> Years:
    """The year spoken of last, where the earlier question named one year or none."""
    one = earlier.years.mode == "none" or (earlier.years.mode == "" and len(earlier.years.years) == 1)
    return Years(memory.years, "") if one and len(memory.years) == 1 else earlier.years


def _dated(question: Question) -> bool:
    return question.years.mode not in ("none", "unclear") and not question.agencies


def _grouped(question: Question) -> bool:
    return bool(question.groups) and question.years.mode == "none"
