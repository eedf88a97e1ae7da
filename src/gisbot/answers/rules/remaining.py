"""The rule for what is left: 还剩几封没回, 行政复议还剩几件没结, 预算多少 → 花了多少 → 还剩多少."""

from __future__ import annotations

from gisbot.answers import arithmetic, refusals, texts
from gisbot.answers.context import Context
from gisbot.answers.followups import look_up
from gisbot.answers.patterns import LEFT_ASKED, LEFT_TOLD, plain_form
from gisbot.answers.rules.patterns import LEFT_AFTER, NOT_DONE
from gisbot.answers.rules.readings import value
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.told import told
from gisbot.answers.view import Found
from gisbot.answers.wanted import words_asked
from gisbot.answers.wording import Said
from gisbot.model.answer import Answer, Reason
from gisbot.model.question import Part
from gisbot.model.report import Figure, FigureKind

ASKS = frozenset({"howmany", "rest", "followup", "exists", "difference", "together", "correction", "what"})
STILL = frozenset({"pending", "carried_out", "carried_in", "unanswered", "items_change"})
"""Concepts of what was left over."""
HELD = 0.5
"""How much of what was not done the clause of what was done must hold."""


def remaining(context: Context) -> Answer | None:
    """What is left of the figures given last; else the row, or the clause of the report, that tells what is left."""
    question = context.question
    leans = bool(context.memory.last) and LEFT_AFTER.search(question.normal) is not None
    if (LEFT_ASKED.search(question.normal) is None and not leans) or not question.operations <= ASKS:
        return None
    if (
        question.leaves_out
        or question.subtracts
        or not context.scope.reports
        or question.row
        or len(question.targets) > 1
    ):
        return None
    concepts = {concept for target in question.targets for concept in target.concepts}
    still = concepts & STILL and not _prose_last(context)
    if not still and (given := _of_last(context)) is not None:
        return given
    if (
        not question.targets
        or (leans and concepts - STILL)
        or concepts & STILL
        or question.elliptical
        or not question.units
    ):
        return None
    metrics = context.edition.catalog.metrics
    candidates = [c.metric for c in question.targets[0].candidates if c.missing < 2]
    left = [
        one for one in candidates if STILL & {name for asked in metrics[one].asks for group in asked for name in group}
    ]
    if len(left) == 1 and NOT_DONE.search(question.normal) and context.present(left[0]):
        return value(context, left[0], question.targets[0].column)
    given = told(context) or texts.passage(context)
    return given or refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)


def _of_last(context: Context) -> Answer | None:
    """The first of the two figures given last less the second; or the figure of their sentence that tells the rest."""
    question = context.question
    named = question.agencies or question.years.mode != "none" or question.column or question.unknown_agency
    history = [found for one in context.memory.history[-2:] if (found := look_up(context, one)) is not None]
    if named or not context.memory.last or not history or len(plain_form(question.normal)) > 12:
        return None
    last = history[-1]
    if not _leans_on(context, history):
        return None
    told_left = [
        figure for figure in _beside(context, last) if LEFT_TOLD.search(figure.subject) and figure.unit == last.unit
    ]
    if len(told_left) == 1:
        return texts.prose_answer(context, last.key, told_left[0])
    prose = last.figures and all(figure.kind is FigureKind.PROSE for figure in last.figures)
    if len(history) < 2 or history[0].key != last.key or history[0].unit != last.unit:
        before = _before(context, last)
        if before is None:
            return None
        history = [before, last]
    elif not prose:
        return None
    whole, part = history
    percent = any(figure.percent for found in history for figure in found.figures)
    numbers = whole.number is not None and part.number is not None and whole.number >= part.number
    if percent or not numbers or (whole.value == part.value and whole.label == part.label):
        return None
    return arithmetic.difference(context, whole, part)


def _prose_last(context: Context) -> bool:
    """Whether figures were given last that only the prose tells."""
    return bool(context.memory.last) and all(one.metric is None for one in context.memory.last)


def _before(context: Context, part: Found) -> Found | None:
    """The figure right before one in its sentence, counted alike: 点题26个，回应22个."""
    figures = _beside(context, part)
    at = next((n for n, figure in enumerate(figures) if figure in part.figures), 0)
    before = figures[at - 1] if at else None
    alike = before is not None and before.unit == part.unit and not before.percent
    return texts.of_prose(part.key, before) if before is not None and alike else None


def _leans_on(context: Context, history: list[Found]) -> bool:
    """Whether what is left is left of the figures given last: what was not done is what one of them tells."""
    said = [part for part in context.question.parts if not _asks(part)]
    words = [word for word in words_asked(context, said) if len(word.text) > 1]
    synonyms = synonyms_of(context.edition.catalog.words.synonyms)
    for word in words:
        clauses = [plain_form(found.label + "".join(f.evidence.quote for f in found.figures[:1])) for found in history]
        if not any(word.cover(Said(clause, synonyms.named(clause))) >= HELD for clause in clauses):
            return False
    return True


def _asks(part: Part) -> bool:
    meant = part.meaning.split()
    return bool(meant) and all(one.startswith("!") for one in meant)


def _beside(context: Context, found: Found) -> list[Figure]:
    """The figures of the sentence that a figure stands in."""
    quotes = {figure.evidence.quote for figure in found.figures if figure.kind is FigureKind.PROSE}
    return [f for f in context.view(found.key).figures if f.kind is FigureKind.PROSE and f.evidence.quote in quotes]
