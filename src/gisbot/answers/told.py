"""Figures that the prose tells and no row of the form states, found by the words of their own clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gisbot.answers import single
from gisbot.answers.context import Context
from gisbot.answers.draft import shortened, value_text
from gisbot.answers.patterns import CHANGE, CLAUSES, LEANING, MEAN, RATE, SEMICOLON, plain_form
from gisbot.answers.synonyms import Synonyms, synonyms_of
from gisbot.answers.view import Found
from gisbot.answers.wanted import Said, Wanted, wanted_of
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey
from gisbot.model.report import Figure, FigureKind

OWN, EACH, MARGIN = 0.4, 0.5, 0.1
"""What the figure's own clause must hold of all words, its sentence of each word, and the lead over the next figure."""
ALL = 0.95
LACKING = 0.2
"""What a figure loses whose sentence lacks a verb."""
CHANGES = frozenset({"growth", "more", "less"})
NAMED = frozenset({"who", "where", "when", "how", "why_cause"})
COUNTED = frozenset({"howmany", "share"})
NAMES = 10_000
"""A number from here on names a thing, such as a hotline: 12345热线."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure of the prose with what it is found by: its own clause, and all that leads to it in its sentence.

    One that is not free states a figure of the form that the question does not name; its own clause must hold all.
    """

    figure: Figure
    own: Said
    reach: Said
    part: str
    free: bool


def told(context: Context) -> Answer | None:
    """The figures asked for, each told by one clause of the prose; None when one of them is not, or not clearly."""
    question = context.question
    if question.language != "zh" or question.month or question.negated or min(question.numbers, default=NAMES) < NAMES:
        return None
    if question.operations & NAMED and not question.operations & COUNTED:
        return None
    wanted = wanted_of(context)
    if not wanted or not any(one.words for one in wanted):
        return None
    for key in context.scope.reports[: 3 if context.scope.newest else 1]:
        tellings = tuple(_tellings(context, key))
        found: list[Figure] = []
        for one in wanted:
            figure = _continued(context, one, found, tellings) if not one.words else _told(context, one, tellings)
            if figure is None:
                break
            found.append(figure)
        else:
            return _answer(context, key, found)
    return None


def told_change(context: Context, metric: str) -> Answer | None:
    """A change that the report itself tells beside the figure: 主动公开1286条，比上年增长12.4%."""
    question = context.question
    percent = bool(question.operations & {"share"}) or (not question.units and "growth" in question.operations)
    for key in context.scope.reports[:1]:
        figures = [figure for figure in context.view(key).figures if figure.kind is FigureKind.PROSE]
        for before, figure in pairwise(figures):
            if (
                before.metric == metric
                and figure.metric is None
                and before.evidence == figure.evidence
                and CHANGE.search(figure.subject)
                and figure.percent == percent
                and (percent or _measured(context, Wanted((), next(iter(question.units), ""), False), figure))
            ):
                return _answer(context, key, [figure])
    return None


def _tellings(context: Context, key: ReportKey) -> Iterator[Telling]:
    """The figures of the prose that a number is given for."""
    targets = context.question.targets
    read = {c.metric for target in targets for c in target.candidates if c.missing == 0 and c.unexplained == 0}
    near = {c.metric for target in targets for c in target.candidates if c.missing == 0}
    synonyms = synonyms_of(context.edition.catalog.words.synonyms)
    for figure in context.view(key).figures:
        if figure.kind is not FigureKind.PROSE or figure.value is None:
            continue
        own = figure.subject
        quote = figure.evidence.quote
        if LEANING.match(own) or (figure.percent and CHANGE.search(own)):
            own = _clause_before(quote, own) + own
        part = next((piece for piece in SEMICOLON.split(quote) if figure.subject in piece), quote)
        end = quote.find(figure.subject) + len(figure.subject) if figure.subject in quote else len(quote)
        reach = _said(quote[:end], synonyms) + _said("".join(figure.path), synonyms)
        free = figure.metric is None or figure.metric in read
        if free or (not read and figure.metric in near):
            yield Telling(figure, _said(own + figure.path[-1], synonyms), reach, part, free)


@lru_cache(maxsize=4096)
def _said(text: str, synonyms: Synonyms) -> Said:
    plain = plain_form(text)
    return Said(plain, synonyms.named(plain))


def _clause_before(quote: str, clause: str) -> str:
    before = [piece for piece in CLAUSES.split(quote[: max(quote.find(clause), 0)]) if piece]
    return before[-1] if before else ""


def _told(context: Context, wanted: Wanted, tellings: Sequence[Telling]) -> Figure | None:
    """The figure whose clause holds the words, when no other does nearly as well.

    A verb that the report does not say (喊, 印) may be lacking where only one figure of the part is counted so; a word
    that every report is full of (申请) where the whole report counts nothing else so (工作日).
    """
    fitting = [telling for telling in tellings if _fits(context, wanted, telling)]
    counted = Counter(telling.part for telling in {(t.part, t.figure.value): t for t in fitting}.values())
    general = {"", *context.edition.catalog.words.general_units}
    lone = len({(t.figure.value, t.figure.unit) for t in fitting}) == 1 and wanted.measure not in general
    ranked: list[tuple[float, Figure]] = []
    for telling in fitting:
        own, reach = wanted.cover(telling.own), wanted.cover(telling.reach)
        lacking = [word for word in wanted.words if word.cover(telling.reach) < EACH]
        alone = counted[telling.part] == 1
        if len(lacking) == len(wanted.words) or (own < ALL and not telling.free) or (own < OWN and reach < ALL):
            continue
        if lacking and not ((alone or own >= ALL) and all(word.light or (lone and word.common) for word in lacking)):
            continue
        ranked.append((reach + 0.5 * own - LACKING * bool(lacking), telling.figure))
    ranked.sort(key=lambda entry: -entry[0])
    best = ranked[0] if ranked else None
    if best is None or any(
        score > best[0] - MARGIN and (figure.value, figure.unit) != (best[1].value, best[1].unit)
        for score, figure in ranked[1:]
    ):
        context.trace.append(f"told {len(ranked)}")
        return None
    context.trace.append(f"told {best[0]:.2f} {best[1].subject}")
    return best[1]


def _continued(context: Context, wanted: Wanted, found: Sequence[Figure], tellings: Sequence[Telling]) -> Figure | None:
    """Asked only by a measure word: the one figure that is so counted, after the one told last, in its sentence."""
    if not found or not wanted.measure:
        return None
    last = found[-1]
    following = [t for t in tellings if t.figure.evidence == last.evidence]
    at = next(n for n, telling in enumerate(following) if telling.figure is last)
    fitting = [t.figure for t in following[at + 1 :] if _fits(context, wanted, t)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(context: Context, wanted: Wanted, telling: Telling) -> bool:
    """Whether a figure is of the kind asked for: a share, a change, a mean, counted with this measure word."""
    normal, figure = context.question.normal, telling.figure
    changes = bool(context.question.operations & CHANGES) or CHANGE.search(normal) is not None
    if changes != (CHANGE.search(figure.subject) is not None):
        return False
    if (MEAN.search(normal) is not None) != (MEAN.search(figure.subject) is not None):
        return False
    rated = wanted.share or RATE.search(normal) is not None
    if figure.percent:
        return rated or (changes and not wanted.measure)
    return not wanted.share and _measured(context, wanted, figure)


def _measured(context: Context, wanted: Wanted, figure: Figure) -> bool:
    words = context.edition.catalog.words
    if not wanted.measure or figure.unit is None:
        return not wanted.measure
    fitting = words.units.get(figure.unit, ())
    money = any(figure.unit.endswith(unit) for unit in words.money_units)
    return (
        wanted.measure == figure.unit
        or wanted.measure in fitting
        or figure.unit.startswith(wanted.measure)
        or (money and wanted.measure in words.money_units)
    )


def _answer(context: Context, key: ReportKey, figures: Sequence[Figure]) -> Answer:
    found = [
        Found(
            key,
            figure.metric,
            None,
            shortened(figure.subject or figure.path[-1], 60),
            figure.value,
            figure.unit,
            figure.approximate,
            figure.state,
            (figure,),
        )
        for figure in figures
    ]
    if len(found) > 1:
        return single.many(context, found)
    draft = context.draft()
    draft.add(found[0])
    label = f"{key.agency}{key.year} {found[0].label}"
    return draft.close(draft.say("computed", label=label, value=value_text(draft, found[0])))
