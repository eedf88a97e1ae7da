"""What keeps a figure from being given that was understood, and what is given in its place."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import texts
from gisbot.answers.context import Context
from gisbot.answers.patterns import SEMICOLON, plain_form
from gisbot.answers.rules.patterns import CALLS_COUNTED, CALLS_TOLD
from gisbot.answers.rules.readings import counted_otherwise, single_prose
from gisbot.model.answer import Answer
from gisbot.model.question import Target
from gisbot.model.report import Figure, FigureKind


def both_told(context: Context, readings: Sequence[tuple[Target, tuple[str, ...]]]) -> Answer | None:
    """The sentence that tells as many numbers as are asked for, where not each of them is a row of its own."""
    asked = sum("!howmany" in part.meaning.split() for part in context.question.parts)
    found = [part for target, metrics in readings if metrics and (part := context.find(metrics[0], target.column))]
    stated = [part.figures[0] for part in found if part.number is not None and part.figures]
    if not stated or len(stated) >= asked or stated[0].kind is not FigureKind.PROSE:
        return None
    quote = stated[0].evidence.quote
    told_so = {figure.raw for figure in context.view(found[0].key).figures if figure.evidence.quote == quote}
    sentence = context.passages(found[0].key).sentence_with(plain_form(stated[0].subject))
    return texts.told_again(context, found[0].key, sentence) if sentence and len(told_so) >= asked else None


def lent_contact(context: Context) -> bool:
    """Whether a number is asked of what no word names, after a contact was given: 电话多少 → 人口有多少."""
    question = context.question
    lent = [target.best for target in question.targets if target.best is not None and target.best.borrowed]
    strings = bool(lent) and all(context.edition.catalog.metrics[best.metric].string for best in lent)
    return strings and "howmany" in question.operations and "followup" not in question.operations


def no_calls(context: Context, metric: str) -> bool:
    """Whether calls are counted and the sentence that tells the figure counts orders: how many calls did it answer."""
    found = context.find(metric, None) if CALLS_COUNTED.search(context.question.normal) else None
    prose = found is not None and bool(found.figures) and single_prose(context, metric, None)
    return prose and found is not None and not CALLS_TOLD.search(part_of(found.figures[0]))


def counted_by_none(context: Context, metrics: Sequence[str]) -> bool:
    """Whether one number is asked for, by a measure word that counts none of the figures: 电话和上门的多少人次."""
    asked = sum("!howmany" in part.meaning.split() for part in context.question.parts)
    counted = [metric for metric in metrics if not context.edition.catalog.metrics[metric].string]
    others = [counted_otherwise(context, metric) for metric in counted]
    return asked == 1 and bool(counted) and all(others) and not context.question.elliptical


def part_of(figure: Figure) -> str:
    """The part of its sentence, between semicolons, that tells a figure."""
    quote = figure.evidence.quote
    return next((piece for piece in SEMICOLON.split(quote) if figure.subject and figure.subject in piece), quote)
