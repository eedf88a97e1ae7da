"""Figures that the prose tells and no row of the form states, found by the words of their own clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gisbot.answers import single
from gisbot.answers.context import Context
from gisbot.answers.draft import shortened, value_text
from gisbot.answers.patterns import CHANGE, CLAUSES, LEANING, MEAN, RATE, plain_form
from gisbot.answers.view import Found
from gisbot.answers.wanted import Wanted, wanted_of
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey
from gisbot.model.report import Figure, FigureKind

OWN, EACH, MARGIN = 0.4, 0.5, 0.1
"""What the figure's own clause must hold of all words, its sentence of each word, and the lead over the next figure."""
CHANGES = frozenset({"growth", "more", "less"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure of the prose with the plain texts it is found by."""

    figure: Figure
    own: str
    around: str


def told(context: Context) -> Answer | None:
    """The figures asked for, each told by one clause of the prose; None when one of them is not, or not clearly."""
    question = context.question
    if question.language != "zh" or question.month or question.negated or question.numbers:
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
    """The figures of the prose, but none that states another figure of the form than the one named."""
    targets = context.question.targets
    read = {c.metric for target in targets for c in target.candidates if c.missing == 0 and c.unexplained == 0}
    meant = {None, *read}
    for figure in context.view(key).figures:
        if (
            figure.kind is not FigureKind.PROSE
            or figure.value is None
            or (figure.metric and figure.metric not in meant)
        ):
            continue
        own = figure.subject
        if LEANING.match(own) or (figure.percent and CHANGE.search(own)):
            own = _clause_before(figure.evidence.quote, own) + own
        around = figure.evidence.quote + "".join(figure.path[:-1])
        yield Telling(figure, plain_form(own + figure.path[-1]), plain_form(around))


def _clause_before(quote: str, clause: str) -> str:
    before = [piece for piece in CLAUSES.split(quote[: max(quote.find(clause), 0)]) if piece]
    return before[-1] if before else ""


def _told(context: Context, wanted: Wanted, tellings: Sequence[Telling]) -> Figure | None:
    """The figure whose clause holds the words, when no other does nearly as well."""
    ranked: list[tuple[float, Figure]] = []
    for telling in tellings:
        if not _fits(context, wanted, telling):
            continue
        own = wanted.cover(telling.own)
        if own < OWN or any(word.cover(telling.own + telling.around) < EACH for word in wanted.words):
            continue
        ranked.append((own + 0.5 * wanted.cover(telling.own + telling.around), telling.figure))
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
