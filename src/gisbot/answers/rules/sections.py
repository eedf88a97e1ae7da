"""Rules for parts of the report named by their place or their heading: 第二部分（三）, 引言, 平台建设这块."""

from __future__ import annotations

from gisbot.answers import lists, refusals, texts
from gisbot.answers.context import Context
from gisbot.answers.ordinals import section_place
from gisbot.answers.patterns import OTHER
from gisbot.answers.rules.patterns import CHAPTER_POINTED, OTHER_MATTERS, PREAMBLE, SECTION_POINTED
from gisbot.answers.rules.readings import reads_well
from gisbot.model.answer import Answer, Reason

FIGURES = frozenset({"howmany", "share", "sum", "difference", "growth", "exists", "provenance", "more", "less", "than"})
TELLING = frozenset({"summary", "expand", "quote"})
LEADING = ("problem", "improvement")


def placed(context: Context) -> Answer | None:
    """A part of the report named by its number, or its opening; one that is not there is refused."""
    question = context.question
    place = section_place(question.normal)
    opening = PREAMBLE.search(question.normal)
    if not context.scope.reports or question.operations & FIGURES:
        return None
    if place is None and opening is None:
        return _unknown(context) if CHAPTER_POINTED.search(question.normal) else None
    if reads_well(context, question.targets) and not question.operations & TELLING:
        return None
    index = context.passages(context.main)
    first = index.preamble()
    named = index.section_named(question.normal)
    if place is None:
        return texts.section(context, first) if first is not None and named in (None, first) else None
    if place[1] is None and named is not None:
        return texts.section(context, named)
    top = index.numbered_section(place[0])
    if top is None:
        return absent(context)
    if place[1] is None:
        return texts.section(context, top)
    below = index.below(top)
    if below:
        return texts.section(context, below[place[1] - 1]) if 0 < place[1] <= len(below) else absent(context)
    return lists.members(context, top, place[1]) or absent(context)


def _unknown(context: Context) -> Answer | None:
    """A chapter is spoken of by a name that no heading bears: 党建那一章."""
    question, index = context.question, context.passages(context.main)
    if question.targets or question.operations & set(LEADING) or not question.unknown:
        return None
    near = index.section_keyed(question.normal) or index.section_named(question.normal)
    return absent(context) if near is None and index.section_like(question.content) is None else None


def keyed(context: Context) -> Answer | None:
    """A part of the report named by what its heading says of its own: 说说平台建设这块, 监督保障怎么写的."""
    question = context.question
    index = context.passages(context.main)
    if OTHER_MATTERS.search(question.normal) and (others := index.section_keyed(OTHER)) is not None:
        return texts.section(context, others)
    tells = question.operations & TELLING or SECTION_POINTED.search(question.normal)
    if not tells or question.operations & (FIGURES - {"provenance"}):
        return None
    if question.operations & set(LEADING) or question.ordinal is not None:
        return None
    number = index.section_keyed(question.normal)
    return texts.section(context, number) if number is not None else None


def absent(context: Context) -> Answer:
    """There is no such part; those there are are named."""
    index, key = context.passages(context.main), context.main
    tops = [part.heading for part in index.report.sections if part.level == 1 and part.heading]
    names = context.draft().say("list_comma").join(tops)
    return refusals.refuse(
        context, "no_section", Reason.NOT_IN_REPORT, agency=key.agency, year=key.year, sections=names
    )
