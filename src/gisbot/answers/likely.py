"""How likely it is that a figure of the prose is the one asked for.

What speaks for it is weighed as `benchmarks/learn_prose.py` learnt from questions with known answers; the weights stand
in knowledge/words/likely.yaml. The sum is the logarithm of the odds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from gisbot.answers.clauses import ClauseIndex, Grams, grams_of
from gisbot.answers.context import Context
from gisbot.answers.patterns import AT_FIRST, MOVED, PARTICLE, PEOPLE_ALIKE, PERSON
from gisbot.answers.prose import Telling
from gisbot.answers.tellings import contradicts, counts_it, fits, holds_numbers, measured, of_the_deed, tellings_of
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
        told = [(odds, telling) for odds, telling in told if telling.figure.evidence.quote in within]
    if not told or told[0][0] < least:
        return None
    best = told[0][1].figure
    if MOVED.search(best.subject):
        ends = [t.figure for _, t in told if t.figure.subject == best.subject and t.figure.evidence == best.evidence]
        ends.sort(key=lambda figure: best.subject.find(figure.raw))
        best = ends[0 if AT_FIRST.search(context.question.normal) else -1]
        told = [entry for entry in told if entry[1].figure is best or entry[1].figure not in ends]
    others = [odds for odds, t in told if (t.figure.value, t.figure.unit) != (best.value, best.unit)]
    if others and _odds(others[0]) * LEAD > _odds(told[0][0]):
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


def asked_grams(context: Context) -> Grams:
    """The characters and pairs of a question but for its number words, its years and its agencies."""
    words = context.edition.catalog.words
    pieces = (" " if part.kind in PLACED or asks_amount(part, words) else part.text for part in context.question.parts)
    return grams_of("".join(pieces))


def signs_of(context: Context, key: ReportKey, wanted: Wanted, tellings: Sequence[Telling]) -> list[Signs]:
    """What speaks for each figure and against it; empty when nothing is asked or told."""
    asked = asked_grams(context)
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
