"""The one answer to a message that asked for several things: what each is, and what the reports do not tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gisbot.answers.context import Context
from gisbot.answers.patterns import PARTICLE, QUANTITY, RATE
from gisbot.answers.prose import Telling
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.tellings import fits, tellings_of
from gisbot.answers.told import figures_told, told_by
from gisbot.answers.wanted import wanted_of, words_asked
from gisbot.answers.wording import Said, Wanted, Word
from gisbot.model.answer import Answer, Status, Value

HELD = 0.75
"""How much of what is asked the clause of a figure must hold."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things asked for, with the answer to it alone."""

    words: str
    answer: Answer

    @property
    def found(self) -> bool:
        """Whether it was answered."""
        return self.answer.status is Status.ANSWERED


def beside(context: Context, parts: Sequence[Part], given: Sequence[Value]) -> Answer | None:
    """The number that a part asks for, out of the sentences that tell of the other parts."""
    if len(context.scope.reports) != 1:
        return None
    quotes = dict.fromkeys(one.quote for part in parts if part.found for one in part.answer.citations)
    known = {(value.label, value.value) for value in given}
    for quote in quotes:
        told = told_by(context, context.main, quote) if context.question.units else None
        told = told or _in_sentence(context, quote)
        if told is not None and not any((value.label, value.value) in known for value in told.values):
            return told
    return None


def _in_sentence(context: Context, quote: str) -> Answer | None:
    """The one figure of a sentence whose clause holds what is asked, or, where nothing but a measure word tells what
    is asked, the one that is so counted."""
    one = _asked_for(context)
    if one is None:
        return None
    inside = [t for t in tellings_of(context, context.main, every=True) if t.figure.evidence.quote == quote]
    fitting = [t for t in inside if fits(context, one, t.figure, t.kind)]
    money = context.edition.catalog.words.money_units
    if one.measure in money:
        fitting = [t for t in fitting if t.figure.unit in money]
    if any(RATE.search(word.text) for word in one.words):
        fitting = [t for t in fitting if t.figure.percent]
    telling = [word for word in one.words if not word.light]
    if telling:
        fitting = [t for t in fitting if one.cover(t.own) >= HELD or all(_stem_in(word, t) for word in telling)]
    elif not one.measure:
        return None
    alone = len({(t.figure.value, t.figure.unit) for t in fitting}) == 1
    return figures_told(context, context.main, [fitting[0].figure]) if alone else None


def _asked_for(context: Context) -> Wanted | None:
    """The one number that a part asks for; 收了多少钱, one word that names a figure, asks for money."""
    wanted = wanted_of(context)
    if wanted:
        return wanted[0] if len(wanted) == 1 else None
    units = context.edition.catalog.words.money_units
    asked = [unit for unit in units if any(part.text.endswith(unit) for part in context.question.parts)]
    return Wanted((), asked[0], share=False) if asked else None


def _stem_in(word: Word, telling: Telling) -> bool:
    """Whether a clause holds what a quantity is of: 满意 of 满意率, 印刷 of 印刷费."""
    stem = QUANTITY.sub("", word.text)
    return len(stem) > 1 and stem in telling.own.text


def absent(part: Part, context: Context) -> bool:
    """Whether a part is of other things, or a word that tells what it asks for stands nowhere in the report."""
    if part.answer.status is Status.OUT_OF_SCOPE:
        return True
    if len(context.scope.reports) != 1 or context.language != "zh":
        return False
    text = context.passages(context.main).text
    said = Said(text, synonyms_of(context.edition.catalog.words.synonyms).named(text))
    words = words_asked(context, context.question.parts)
    nouns = [word for word in words if not word.light and not word.common and len(PARTICLE.sub("", word.text)) > 1]
    return any(not word.cover(said) for word in nouns)


def joined(context: Context, text: str, parts: Sequence[Part]) -> Answer:
    """The answers to the parts as one, in their order; those that have none are named."""
    draft = context.draft()
    draft.question = text
    lines: list[str] = []
    for part in parts:
        given = part.answer
        if not part.found:
            key = "part_unclear" if given.status is Status.CLARIFY else "part_lacking"
            lines.append(draft.say(key, words=part.words))
            continue
        places = []
        for citation in given.citations:
            if citation not in draft.places:
                draft.places[citation] = len(draft.citations)
                draft.citations.append(citation)
            places.append(draft.places[citation])
        for value in given.values:
            of = tuple(replace(operand, citation=places[operand.citation]) for operand in value.of)
            moved = replace(value, of=of, cited=tuple(places[at] for at in value.cited))
            if moved not in draft.values:
                draft.values.append(moved)
        if given.lead not in lines:
            lines.append(given.lead)
        draft.warnings += [one for one in given.warnings if one not in draft.warnings]
        draft.doubts += [one for one in given.doubts if one not in draft.doubts]
        draft.asked += given.about
    return draft.close("\n".join(lines))
