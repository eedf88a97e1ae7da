"""How likely it is that a figure of the prose is the one asked for.

What speaks for it is weighed as `benchmarks/learn_prose.py` learnt from questions with known answers; the weights stand
in knowledge/words/likely.yaml. The sum is the logarithm of the odds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from gisbot.answers.clauses import ClauseIndex, Grams, grams_of
from gisbot.answers.context import Context
from gisbot.answers.contradicting import contradicts
from gisbot.answers.patterns import AT_FIRST, MOVED, PARTICLE, PEOPLE_ALIKE, PERSON
from gisbot.answers.prose import Telling
from gisbot.answers.tellings import (
    counts_it,
    fits,
    holds_numbers,
    measured,
    of_the_deed,
    stands_in,
    tellings_of,
)
from gisbot.answers.wanted import asks_amount, wanted_of
from gisbot.answers.wording import Wanted
from gisbot.model.key import ReportKey
from gisbot.model.report import Figure

RELATIVE = ("reach", "reach_mass", "sentence_mass", "told", "before", "behind", "words", "words_reach")
"""What is also compared with the best of all figures."""
BOUND = 30.0
"""Odds beyond this are as good as sure."""
LEAD = 6.0
"""How many times likelier than any other a figure must be, by their odds."""
LEAD_EACH = 2.0
"""... where each number asked for has a figure of its own in one sentence."""
EVEN = 0.5
"""What is said of a word that is not asked for, or not told: neither for nor against."""
PLACED = frozenset({"separator", "end", "year", "agency"})

Signs = dict[str, float]


def likely(context: Context, key: ReportKey, *, least: float, within: str | None = None) -> Figure | None:
    """The figure of the prose that a question for one number most likely asks for, when its likelihood is at least
    `least` and that of no other comes near; `within` takes only those of one sentence. None for English."""
    wanted = wanted_of(context)
    if len(wanted) != 1 or context.question.normal.isascii():
        return None
    tellings = tuple(tellings_of(context, key, every=True))
    signs = signs_of(context, key, wanted[0], tellings)
    if not signs:
        return None
    weights = context.edition.catalog.words.likely
    told = sorted(
        ((chance(one, weights), telling) for one, telling in zip(signs, tellings, strict=True)),
        key=lambda entry: -entry[0],
    )
    if within is not None:
        told = [(odds, telling) for odds, telling in told if stands_in(telling.figure, within)]
    if not told or told[0][0] < least:
        return None
    best = told[0][1].figure
    if told[0][0] < context.threshold("likely") and not _free(context, wanted[0], told[0][1]):
        return None
    if MOVED.search(best.subject):
        ends = [t.figure for _, t in told if t.figure.subject == best.subject and t.figure.evidence == best.evidence]
        ends.sort(key=lambda figure: best.subject.find(figure.raw))
        best = ends[0 if AT_FIRST.search(context.question.normal) else -1]
        told = [entry for entry in told if entry[1].figure is best or entry[1].figure not in ends]
    others = [entry for entry in told if (entry[1].figure.value, entry[1].figure.unit) != (best.value, best.unit)]
    near = [t for odds, t in others if _odds(odds) * LEAD > _odds(told[0][0])]
    if near and not all(_told_apart(context, told[0][1], other) for other in near):
        return None
    context.trace.append(f"likely {told[0][0]:.2f} {best.subject}")
    sure = told[0][0] >= context.threshold("likeliest") or MOVED.search(best.subject) is not None
    general = best.unit in context.edition.catalog.words.general_units
    if not sure and general and not counts_it(context, wanted[0], told[0][1]):
        return None
    lead = _lead(context)
    people = not wanted[0].measure and lead.endswith(PERSON) and not PEOPLE_ALIKE.fullmatch(best.unit or "")
    if people or contradicts(context, best) or _another_way(lead, told[0][1], tellings):
        return None
    return of_the_deed(wanted[0], best, tellings)


def _free(context: Context, wanted: Wanted, telling: Telling) -> bool:
    """Whether a figure is no other row of the form, and of the kind asked for; where to something moved is any kind."""
    moved = MOVED.search(telling.figure.subject) is not None
    return telling.free and (moved or fits(context, wanted, telling.figure, telling.kind))


def _told_apart(context: Context, best: Telling, other: Telling) -> bool:
    """Whether all that a clause and that of another figure of its sentence differ by is asked of the former alone:
    省级媒体507篇 and 市级媒体311篇, asked 省里媒体; 一次会议 and 二次会议, asked 一次."""
    if best.figure.evidence != other.figure.evidence or best.figure.unit != other.figure.unit:
        return False
    asked = asked_grams(context)
    own, another = grams_of(best.figure.subject), grams_of(other.figure.subject)
    return bool((own - another) & asked) and not (another - own) & asked


def _lead(context: Context) -> str:
    """The word that the number word stands behind: 整改 in 整改了几项."""
    words, before = context.edition.catalog.words, ""
    for part in context.question.parts:
        if asks_amount(part, words):
            return before
        before = PARTICLE.sub("", part.text) or before
    return ""


def _another_way(lead: str, best: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether another figure of the sentence, counted alike, has the word that the number word stands behind, and this
    one has not: of 反馈问题31项，完成整改28项 no 31 for 整改了几项."""
    if len(lead) < 2 or lead in best.own.text:
        return False
    return any(
        other.figure.unit == best.figure.unit and lead in other.own.text
        for other in tellings
        if other.figure.evidence == best.figure.evidence and other.figure.value != best.figure.value
    )


def chance(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The likelihood, 0 to 1, that signs of one figure speak for."""
    odds = weights["always"] + sum(weights[name] * sign for name, sign in signs.items())
    return 1 / (1 + math.exp(-max(min(odds, BOUND), -BOUND)))


def _odds(chance: float) -> float:
    return chance / (1 - chance)


def likely_each(context: Context, key: ReportKey, *, least: float, within: str) -> list[Figure]:
    """The figures of one sentence that a question for several numbers most likely asks for, each by its own words; none
    where one of them is not told apart from the rest."""
    wanted = wanted_of(context)
    if len(wanted) < 2 or context.question.normal.isascii() or not all(one.words for one in wanted):
        return []
    weights = context.edition.catalog.words.likely
    tellings = tuple(t for t in tellings_of(context, key, every=True) if stands_in(t.figure, within))
    found: list[Figure] = []
    for one in wanted:
        signs = signs_of(context, key, one, tellings, grams_of("，".join(word.text for word in one.words)))
        told = [(chance(sign, weights), telling) for sign, telling in zip(signs, tellings, strict=False)]
        told.sort(key=lambda entry: -entry[0])
        told = told or [(least, telling) for telling in tellings if one.cover(telling.own) == 1]
        if not told or told[0][0] < least or not fits(context, one, told[0][1].figure, told[0][1].kind):
            return []
        if one.head is not None and one.head.cover(told[0][1].own) < EVEN:
            return []
        best = told[0][1].figure
        if any(_odds(odds) * LEAD_EACH > _odds(told[0][0]) for odds, t in told if t.figure.value != best.value):
            return []
        found.append(best)
    apart = len({id(figure) for figure in found}) == len(found)
    return found if apart and len({figure.evidence for figure in found}) == 1 else []


def asked_grams(context: Context) -> Grams:
    """The characters and pairs of a question but for its number words, its years and its agencies."""
    words = context.edition.catalog.words
    pieces = (" " if part.kind in PLACED or asks_amount(part, words) else part.text for part in context.question.parts)
    return grams_of("".join(pieces))


def signs_of(
    context: Context, key: ReportKey, wanted: Wanted, tellings: Sequence[Telling], asked: Grams | None = None
) -> list[Signs]:
    """What speaks for each figure and against it, by the words asked with; empty when nothing is asked or told."""
    asked = asked_grams(context) if asked is None else asked
    if not asked or not tellings:
        return []
    index = context.clauses(key)
    whole = index.mass(asked)
    found = [_signs(context, index, asked, whole, wanted, telling) for telling in tellings]
    best = {name: max(one[name] for one in found) for name in RELATIVE}
    for one in found:
        one.update({f"{name}_behind_best": one[name] - best[name] for name in RELATIVE})
    return found


def _signs(context: Context, index: ClauseIndex, asked: Grams, whole: float, wanted: Wanted, telling: Telling) -> Signs:
    figure = telling.figure
    clause = index.clause(figure)
    general = context.edition.catalog.words.general_units
    own, reach, sentence = (index.mass(asked & grams) for grams in (clause.own, clause.reach, clause.sentence))
    counted = float(measured(context, wanted, figure))
    told = own / clause.own_mass if clause.own_mass else 0.0
    return {
        "clause": own / whole,
        "reach": reach / whole,
        "sentence": sentence / whole,
        "clause_mass": math.log1p(own),
        "reach_mass": math.log1p(reach),
        "sentence_mass": math.log1p(sentence),
        "told": told,
        "before": index.mass(clause.before & asked) / clause.before_mass if clause.before else EVEN,
        "behind": index.mass(clause.behind & asked) / clause.behind_mass if clause.behind else EVEN,
        "counted": counted,
        "counted_exactly": float(bool(wanted.measure) and figure.unit == wanted.measure),
        "uncounted": float(not wanted.measure),
        "rate_unasked": float(figure.percent and not wanted.share),
        "fits": float(fits(context, wanted, figure, telling.kind)),
        "numbers": float(holds_numbers(wanted, telling)),
        "free": float(telling.free),
        "words": wanted.cover(telling.own),
        "words_reach": wanted.cover(telling.reach),
        "thing": wanted.head.cover(telling.own) if wanted.head is not None else EVEN,
        "lead": wanted.before.cover(telling.own) if wanted.before is not None else EVEN,
        "general": float(figure.unit in general),
        "reach_and_told": reach / whole * told,
        "told_and_counted": told * counted,
        "sentence_and_counted": sentence / whole * counted,
    }
