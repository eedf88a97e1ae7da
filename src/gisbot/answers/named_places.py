"""A place or an agency that has no report here, but of which another report tells: 鹤苇乡 in its county's report."""

from __future__ import annotations

from dataclasses import replace

from gisbot.answers import texts
from gisbot.answers.context import Context
from gisbot.answers.followups import look_up
from gisbot.answers.patterns import plain_form
from gisbot.answers.prose import Telling
from gisbot.answers.tellings import EACH, fits, follows, holds_numbers, tellings_of
from gisbot.answers.told import beside, figures_told
from gisbot.answers.wanted import wanted_of
from gisbot.answers.wording import Wanted
from gisbot.model.answer import Answer, Reason
from gisbot.model.report import FigureKind

COMMON_THINGS = frozenset({"info", "request", "domain", "case"})
"""What all reports count, so that the very word must lead to the figure of a place."""


def told_of_place(context: Context) -> Answer | None:
    """What the report that goes without saying tells of a place that is named; None when it tells nothing of that.

    A figure's own clause must name the place, and what leads to it all else that is asked.
    """
    name = plain_form(context.question.unknown_agency or "")
    again = without_the_name(context)
    if again is None or not name:
        return None
    index = again.passages(again.main)
    if name not in index.text:
        return None
    if context.question.elliptical and context.memory.last and not context.question.targets:
        return _alike(again, name)
    if texts.counts(again):
        return _figure(again, name)
    if not texts.asks_words(again):
        return None
    near = index.search(again.question.content, again.question.aside)
    hits = [hit for hit in near if name in plain_form(hit.sentence.text)]
    rest = plain_form(again.question.content).replace(name, "")
    about = {hit.sentence for hit in index.search(rest) if hit.score >= context.threshold("sentence")}
    if not hits or not (hits[0].sentence in about or hits[0] == near[0]):
        return None
    least = "sentence" if hits[0] == near[0] else "passage"
    if hits[0].score < context.threshold(least):
        return None
    return texts.sentences(again, again.main, hits[:1])


def _alike(context: Context, name: str) -> Answer | None:
    """苇津镇公开了多少条 → 鹤苇乡呢: the figure counted alike that stands behind the name in the sentence told last."""
    last = look_up(context, context.memory.last[0]) if len(context.memory.last) == 1 else None
    if last is None or len(last.figures) != 1 or last.figures[0].kind is not FigureKind.PROSE:
        return None
    [given] = last.figures
    beside_it = [t.figure for t in tellings_of(context, last.key, every=True) if t.figure.evidence == given.evidence]
    found = [figure for figure in beside_it if figure.unit == given.unit and name in plain_form(figure.subject)]
    return figures_told(context, last.key, found) if len(found) == 1 else None


def without_the_name(context: Context) -> Context | None:
    """The question as one of the report that is meant when none is named."""
    if context.scope.reason is not Reason.NO_AGENCY or context.scope.choose:
        return None
    question = replace(context.question, unknown_agency=None)
    home, today, memory = context.home, context.today, context.memory
    again = Context.of(question, context.edition, memory, today, home, context.language, context.shelf)
    again.trace = context.trace
    return again if len(again.scope.reports) == 1 else None


def _figure(context: Context, name: str) -> Answer | None:
    wanted = wanted_of(context)
    if len(wanted) != 1:
        return None
    fitting = [
        telling
        for telling in tellings_of(context, context.main, every=True)
        if name in telling.reach.text
        and fits(context, wanted[0], telling.figure, telling.kind)
        and holds_numbers(wanted[0], telling)
        and _speaks_of(context, wanted[0], telling, name)
    ]
    found = [telling for telling in fitting if name in telling.own.text]
    if not found:
        found = [t for t in fitting if beside(wanted[0], t.figure) or t.figure.unit == wanted[0].measure]
    found = [telling for telling in found if follows(name, telling.figure)] or found
    if len({(telling.figure.value, telling.figure.unit) for telling in found}) != 1:
        return None
    context.trace.append(f"told of {name}: {found[0].figure.subject}")
    return figures_told(context, context.main, [found[0].figure])


def _speaks_of(context: Context, wanted: Wanted, telling: Telling, name: str) -> bool:
    """Whether a figure is so counted as is asked, or what leads to it says what else is asked of the place."""
    others = [word for word in wanted.words if name not in word.text and word.text not in name]
    if not all(word.cover(telling.reach) >= EACH for word in others):
        return False
    if wanted.measure and wanted.measure == telling.figure.unit:
        return True
    things = [plain_form(part.text) for part in context.question.parts if set(part.meaning.split("|")) & COMMON_THINGS]
    return bool(things or others) and all(thing in telling.reach.text for thing in things)
