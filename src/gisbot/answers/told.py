"""Figures that the prose tells and no row of the form states, found by the words of their own clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gisbot.answers import single
from gisbot.answers.context import Context
from gisbot.answers.contradicting import contradicts
from gisbot.answers.draft import shortened, value_text
from gisbot.answers.patterns import (
    ABOUT,
    AIM,
    CHANGE,
    DENIED,
    IN_TENS_OF_THOUSANDS,
    JOINED,
    LEFT_ASKED,
    LEFT_TOLD,
    PARTICLE,
    RATE_SAID,
    TEN_THOUSANDS,
    plain_form,
)
from gisbot.answers.prose import Telling
from gisbot.answers.tellings import (
    ALL,
    EACH,
    Ranked,
    clear,
    fits,
    follows,
    holds_numbers,
    measured,
    names_all,
    of_the_deed,
    ranked,
    stands_in,
    tellings_of,
    very_counted,
)
from gisbot.answers.view import Found
from gisbot.answers.wanted import asks_amount, wanted_of
from gisbot.answers.wording import FORM, Wanted
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey
from gisbot.model.report import Evidence, Figure, FigureKind

AHEAD, LEAST = 0.2, 0.3
"""How much more of the words a clause must hold than the others of its sentence, and how much at all."""
CHANGES = frozenset({"growth", "difference", "more", "less", "than"})
NAMED = frozenset({"who", "where", "when", "how", "why_cause"})
COUNTED = frozenset({"howmany", "share"})
NAMED_SHARE = 0.5
"""How much of the words of 甲、乙、丙各多少 the clause of a figure must hold."""


def told(context: Context) -> Answer | None:
    """The figures asked for, each told by one clause of the prose; None when one of them is not, or not clearly."""
    question = context.question
    if question.negated:
        return None
    if question.operations & NAMED and not question.operations & COUNTED:
        return None
    wanted = wanted_of(context)
    if not wanted or not any(one.words for one in wanted):
        return None
    for key in context.scope.reports[: 3 if context.scope.newest else 1]:
        tellings = tuple(t for t in tellings_of(context, key) if _left_over(context, t.figure))
        if (rate := _rate_named(context, tellings)) is not None:
            return figures_told(context, key, [rate])
        found = _each(context, wanted, tellings)
        if len(found) > 2 and found[0] in found[1:]:  # 大起底那次，甲、乙各多少: when, not what
            found = _each(context, wanted[1:], tellings)
        alone = _adds_up(context) and len(found) == 1 and not names_all(context, wanted[0], found[0])
        if len(found) == 1:
            found = [_as_named(context, found[0], tellings)]
        if found and not alone and len(set(map(id, found))) == len(found):
            return figures_told(context, key, found)
    return None


def _rate_named(context: Context, tellings: Sequence[Telling]) -> Figure | None:
    """The one percentage whose clause has the very name of the rate that is asked for: 公告率."""
    rates = [*RATE_SAID.finditer(context.question.normal)]
    match = rates[0] if len(rates) == 1 else None
    if match is None or context.question.operations & CHANGES or len(context.scope.agencies) > 1:
        return None
    for start in range(len(match[0]) - 2):
        name = match[0][start:]
        percents = [t.figure for t in tellings if t.figure.percent and not AIM.search(t.figure.subject)]
        figures = [figure for figure in percents if name in plain_form(figure.subject)]
        if figures:
            kept = [figure for figure in figures if not contradicts(context, figure)]
            return kept[0] if len({figure.value for figure in figures}) == 1 and kept else None
    return None


def _as_named(context: Context, figure: Figure, tellings: Sequence[Telling]) -> Figure:
    """The figure, or the one of its sentence that states the row of the form which the question names: 网站上登了几条
    工作信息 of 工作信息1261条（其中：网站390条）."""
    bests = [target.best for target in context.question.targets if target.best is not None]
    named = {best.metric for best in bests if best.missing == 0 and best.unexplained == 0}
    if figure.metric is not None or len(named) != 1 or len(bests) != 1:
        return figure
    told = [t.figure for t in tellings if t.figure.metric in named and t.figure.evidence == figure.evidence]
    alike = len(told) == 1 and told[0].unit == figure.unit and told[0].subject in figure.subject
    return told[0] if alike else figure


def _left_over(context: Context, figure: Figure) -> bool:
    """Whether a figure may be what is left or not done, where that is asked: 还剩几封, 还有几个没改."""
    return not LEFT_ASKED.search(context.question.normal) or LEFT_TOLD.search(figure.subject) is not None


def _adds_up(context: Context) -> bool:
    """Whether a sum is asked of things that are joined: 建议跟提案一共多少件."""
    joined = any(JOINED.fullmatch(part.text) for part in context.question.parts if part.kind != "separator")
    return joined and bool(context.question.operations & {"sum", "together"})


def _each(context: Context, wanted: Sequence[Wanted], tellings: Sequence[Telling]) -> list[Figure]:
    """A figure for each number that is wanted, or none at all; several that one sentence tells are taken from it."""
    lists = [ranked(context, one, tellings) if one.words else [] for one in wanted]
    if len(wanted) > 1 and (sentence := _shared(lists)) is not None:
        lists = [[entry for entry in found if entry[1].figure.evidence == sentence] for found in lists]
    figures: list[Figure] = []
    for one, found in zip(wanted, lists, strict=True):
        figure = clear(context, found) if one.words else _continued(context, one, figures, tellings)
        figure = of_the_deed(one, figure, tellings) if figure is not None else None
        if figure is None:
            return []
        figures.append(figure)
    return figures


def told_by(context: Context, key: ReportKey, sentence: str, *, sure: bool = True) -> Answer | None:
    """The figures asked for out of one sentence that speaks of what is asked: for each number the one that is so
    counted, or the one whose own clause holds clearly more of the words. When it is not `sure` that the sentence is
    meant, what stands next to the number word must stand in the figure's own clause."""
    question = context.question
    wanted = wanted_of(context)
    asked = sum(asks_amount(part, context.edition.catalog.words) and len(part.text) > 1 for part in question.parts)
    denied = question.negated and not DENIED.search(sentence)
    if denied or question.subset is not None or (len(wanted) < asked and "several" not in question.operations):
        return None
    general = context.edition.catalog.words.general_units
    inside = [
        t
        for t in tellings_of(context, key, every=True)
        if stands_in(t.figure, sentence) and _left_over(context, t.figure)
    ]
    figures: list[Figure] = []
    if len(wanted) > max(asked, 1) and not any(wanted[0].cover(t.own) for t in inside):
        wanted = wanted[1:]
    for one in wanted:
        fitting = [t for t in inside if fits(context, one, t.figure, t.kind) and holds_numbers(one, t)]
        fitting = [t for t in fitting if _states(one, t)]
        fitting = very_counted(one, [t for t in fitting if not contradicts(context, t.figure)])
        fitting = [t for t in fitting if t.figure.unit not in general or _of_the_thing(one, t)]
        if not one.measure and not one.share:
            fitting = [t for t in fitting if _named(one, t)]
        if not sure:
            fitting = [t for t in fitting if any(word and word.cover(t.own) >= EACH for word in (one.head, one.before))]
        fresh = [t for t in fitting if t.figure not in figures]
        figure = _one_of(one, fresh, general, alone=len(inside) == 1)
        figure = of_the_deed(one, figure, inside) if figure is not None else None
        if figure is None:
            return None
        figures.append(figure)
    if not figures:
        return None
    context.trace.append(f"told by its sentence {figures[0].subject}")
    return figures_told(context, key, figures)


def _of_the_thing(wanted: Wanted, telling: Telling) -> bool:
    """Whether what leads to a figure names the thing counted, where the question does: for 几件申请 no 28个数据集."""
    return wanted.head is None or not wanted.head.common or wanted.head.cover(telling.reach) >= EACH


def _named(wanted: Wanted, telling: Telling) -> bool:
    """Whether what a bare 多少 asks for stands in the figure's own clause."""
    if wanted.head is not None and wanted.head.cover(telling.own) >= FORM:
        return True
    return wanted.before is None and bool(wanted.words) and wanted.cover(telling.own) >= NAMED_SHARE


def _states(wanted: Wanted, telling: Telling) -> bool:
    """Whether a figure is no row of the form, or of a row all is said that is asked for."""
    return telling.free or wanted.cover(telling.reach) >= ALL


def _one_of(wanted: Wanted, fitting: Sequence[Telling], general: frozenset[str], *, alone: bool) -> Figure | None:
    """The figure that is wanted among those that are so counted; `alone` says that the sentence has no other."""
    if len({(t.figure.value, t.figure.unit) for t in fitting}) == 1:
        only = fitting[0]
        counted_so = wanted.share or only.figure.unit not in general or only.figure.unit == wanted.measure or alone
        return only.figure if counted_so or wanted.cover(only.own) > 0 or beside(wanted, only.figure) else None
    next_to = [t for t in fitting if beside(wanted, t.figure)]
    if len({(t.figure.value, t.figure.unit) for t in next_to}) == 1:
        return next_to[0].figure
    for word in (wanted.before, wanted.head):
        covers = [(word.cover(t.own), t) for t in fitting] if word is not None else []
        best = max((cover for cover, _ in covers), default=0.0)
        named = [t for cover, t in covers if cover == best]
        alone = len({(t.figure.value, t.figure.unit) for t in named}) == 1
        if best >= EACH and alone:
            return None if any(_rivals(wanted, named[0], t) for t in fitting) else named[0].figure
    scored = sorted(((wanted.cover(t.own), t) for t in fitting), key=lambda entry: -entry[0])
    if len(scored) > 1 and scored[0][0] - scored[1][0] >= AHEAD and scored[0][0] >= LEAST:
        return scored[0][1].figure
    return None


def beside(wanted: Wanted, figure: Figure) -> bool:
    """Whether the number stands right behind the word that the number word stands behind, or right before the thing
    counted: 采纳了多少条 in 采纳87条, 多少居民代表 in 67名居民代表."""
    quote, raw = plain_form(figure.evidence.quote), plain_form(figure.raw)
    before = PARTICLE.sub("", wanted.before.text)[-2:] if wanted.before is not None else ""
    head = wanted.head.text[:2] if wanted.head is not None else ""
    unit = re.escape(figure.unit or "")
    ahead = len(before) == 2 and follows(before, figure)
    behind = len(head) == 2 and re.search(re.escape(raw) + ABOUT + unit + re.escape(head), quote)
    return bool(ahead or behind)


def _rivals(wanted: Wanted, chosen: Telling, other: Telling) -> bool:
    """Whether another figure's clause holds a word that the chosen one's does not."""
    return any(word.cover(other.own) - word.cover(chosen.own) > AHEAD for word in wanted.words)


def _shared(lists: Sequence[Ranked]) -> Evidence | None:
    """The sentence that tells all that is wanted best."""
    best: dict[Evidence, list[float]] = {}
    for found in lists:
        scores: dict[Evidence, float] = {}
        for score, telling in found:
            scores[telling.figure.evidence] = max(score, scores.get(telling.figure.evidence, 0.0))
        for evidence, score in scores.items():
            best.setdefault(evidence, []).append(score)
    whole = {evidence: sum(scores) for evidence, scores in best.items() if len(scores) == len(lists)}
    return max(whole, key=lambda evidence: whole[evidence]) if whole else None


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
                and (percent or measured(context, Wanted((), next(iter(question.units), ""), False), figure))
            ):
                return figures_told(context, key, [figure])
    return None


def _continued(context: Context, wanted: Wanted, found: Sequence[Figure], tellings: Sequence[Telling]) -> Figure | None:
    """Asked only by a measure word: the one figure that is so counted, after the one told last, in its clause or else
    in its sentence."""
    if not found or not wanted.measure:
        return None
    last = found[-1]
    following = [t for t in tellings if t.figure.evidence == last.evidence]
    at = next(n for n, telling in enumerate(following) if telling.figure is last)
    fitting = [t.figure for t in following[at + 1 :] if fits(context, wanted, t.figure, t.kind)]
    beside = [figure for figure in fitting if figure.subject == last.subject]
    narrow = beside or fitting
    return narrow[0] if len(narrow) == 1 else None


def _as_asked(context: Context, found: Found) -> Found:
    """The figure in tens of thousands where it is printed and asked for so: 多少万次."""
    raw = found.figures[0].raw if found.figures else ""
    if not IN_TENS_OF_THOUSANDS.search(context.question.normal) or TEN_THOUSANDS not in raw or found.number is None:
        return found
    unit = found.unit or ""
    return (
        found
        if unit.startswith(TEN_THOUSANDS)
        else replace(found, value=found.number / 10_000, unit=TEN_THOUSANDS + unit)
    )


def figures_told(context: Context, key: ReportKey, figures: Sequence[Figure]) -> Answer:
    """The answer that states figures of the prose."""
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
    found = [_as_asked(context, one) for one in found]
    if len(found) > 1:
        return single.many(context, found)
    stated = context.view(key).find(found[0].metric, None, context.language) if found[0].metric is not None else None
    if stated is not None and stated.number == found[0].number:
        return single.one(context, stated)
    draft = context.draft()
    draft.add(found[0])
    label = f"{key.agency}{key.year} {found[0].label}"
    return draft.close(draft.say("computed", label=label, value=value_text(draft, found[0])))
