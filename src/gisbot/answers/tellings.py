"""The figures of a report's prose with what each is found by, ranked by how well they tell what is wanted."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gisbot.answers.context import Context
from gisbot.answers.contradicting import contradicts
from gisbot.answers.passages import pairs_of
from gisbot.answers.patterns import (
    AT_FIRST,
    BRACKETED,
    MOVED,
    NAMED_RATE,
    NO_DIGIT,
    OF_A_PART,
    OF_WHICH,
    OWNER,
    PARTICLE,
    RATE,
    RIGHT_BEFORE,
    TAILS,
    WHOLE_NAMED,
    plain_form,
)
from gisbot.answers.prose import Telling, said_in
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.wanted import LIGHT
from gisbot.answers.wording import FORM, Kind, Said, Wanted
from gisbot.model.key import ReportKey
from gisbot.model.report import Figure

OWN, EACH, MARGIN = 0.4, 0.5, 0.1
"""What the figure's own clause must hold of all words, what leads to it of each word; the lead over others."""
ALL, WHOLE = 0.95, 0.8
"""What is as good as all words: in the clause of another figure of the form, in what leads to a figure."""
LACKING = 0.2
"""What a figure loses whose sentence lacks a verb."""
LIGHTER = 0.5
"""What a verb weighs that only says that something was done."""
SAME_UNIT = 0.25
"""What the very measure word of the report adds."""
HEAD = 0.15
"""What the thing counted adds where it stands in the figure's own clause."""
DEED = 3
"""A clause with no more characters than this beside its number says what was done to the thing before: 办结681封."""
LOOKED_AT = 3
"""In how many reports the other figures of a sentence are looked for."""
LED_BY = 4
"""How many characters behind 其中 say of which part a figure is."""
NAME = 4
"""A word so long that a clause begins with it is no chance: 义务教育."""
LONG_NAME = 2
"""How many characters name a thing beyond chance right before a number."""
ENDING = 4
"""How many characters at its end say what a thing is."""


def tellings_of(context: Context, key: ReportKey, *, every: bool = False) -> Iterator[Telling]:
    """The figures of the prose that a number is given for; `every` takes those too that state a row of the form."""
    targets = context.question.targets
    read = {c.metric for target in targets for c in target.candidates if c.missing == 0 and c.unexplained == 0}
    near = {c.metric for target in targets for c in target.candidates if c.missing == 0}
    for telling in context.tellings(key):
        if telling.free:
            yield telling
            continue
        metric = telling.figure.metric
        if metric in read:
            yield replace(telling, free=True)
        elif every or (not read and metric in near):
            yield telling


Ranked = list[tuple[float, Telling]]


def ranked(context: Context, wanted: Wanted, tellings: Sequence[Telling]) -> Ranked:
    """The figures that tell what is wanted, the best first.

    A verb that the report does not say (喊, 印) may be lacking where only one figure of the part is counted so; a word
    that every report is full of (申请) where the whole report counts nothing else so (工作日).
    """
    fitting = very_counted(wanted, [t for t in tellings if fits(context, wanted, t.figure, t.kind)])
    fitting = [t for t in _behind_the_thing(wanted, fitting) if not _counts_another(context, wanted, t.figure)]
    counted = Counter(telling.part for telling in {(t.part, t.figure.value): t for t in fitting}.values())
    general = {"", *context.edition.catalog.words.general_units}
    lone = len({(t.figure.value, t.figure.unit) for t in fitting}) == 1 and wanted.measure not in general
    weights = _weights(wanted, [wanted.covers(telling.own) for telling in tellings])
    found: Ranked = []
    for telling in fitting:
        reached = wanted.covers(telling.reach)
        own, reach = wanted.held(wanted.covers(telling.own), weights), wanted.held(reached, weights)
        lacking = [word for word, cover in zip(wanted.words, reached, strict=True) if cover < EACH]
        alone = counted[telling.part] == 1
        if (
            len(lacking) == len(wanted.words)
            or (not telling.free and (own < OWN or reach < ALL))
            or (own < OWN and reach < WHOLE)
        ):
            continue
        follows = context.question.elliptical and bool(context.memory.last)
        if telling.figure.unit in general and not follows and not counts_it(context, wanted, telling):
            continue
        if not holds_numbers(wanted, telling) or contradicts(context, telling.figure):
            continue
        if lacking and BRACKETED.search(telling.figure.subject):
            continue
        if lacking and not ((alone or own >= ALL) and all(word.light or (lone and word.common) for word in lacking)):
            continue
        score = reach + 0.5 * own + SAME_UNIT * (telling.figure.unit == wanted.measure) - LACKING * bool(lacking)
        score += HEAD * (wanted.head is not None and wanted.head.cover(telling.own) >= FORM)
        found.append((score, telling))
    found = [(score, t) for score, t in found if not _of_another(context, wanted, t)]
    if (named := _row_named(context)) is not None:
        found = [(score, t) for score, t in found if t.figure.metric == named or not _of_which(context, t)]
    narrow = [telling for _, telling in found if _narrower(context, telling)]
    others = [(score, telling) for score, telling in found if telling not in narrow]
    if any(score >= ALL and t.figure.unit in {n.figure.unit for n in narrow} for score, t in others):
        found = others
    return sorted(found, key=lambda entry: -entry[0])


def _narrower(context: Context, telling: Telling) -> bool:
    """Whether a figure is told of a part that the question does not name: 对社保类提问的准确率只有74.5%."""
    of = OF_A_PART.search(telling.figure.subject)
    return of is not None and not any(pair in context.question.normal for pair in pairs_of(of["of"]))


def _of_another(context: Context, wanted: Wanted, telling: Telling) -> bool:
    """Whether a figure's own clause says not all that is asked for, and that of another in its sentence does: of
    结转1件，办结24件 no 24 when asked how many were carried over."""
    heavy = [word for word in wanted.words if not word.light]
    if not heavy or all(word.cover(telling.own) >= EACH for word in heavy):
        return False
    alone = all(word.cover(telling.own) == 0 for word in heavy)
    return any(
        other.figure.evidence == telling.figure.evidence
        and other.figure.value != telling.figure.value
        and (alone or other.figure.unit == telling.figure.unit)
        and fits(context, wanted, other.figure, other.kind)
        and all(word.cover(other.own) >= ALL for word in heavy)
        for key in context.scope.reports[:LOOKED_AT]
        for other in context.tellings(key)
    )


def _row_named(context: Context) -> str | None:
    """The metric that the words name in full, when they name nothing else."""
    targets = context.question.targets
    best = targets[0].best if len(targets) == 1 else None
    plain = best is not None and not best.missing and not best.unexplained
    return best.metric if best is not None and plain and not context.question.unknown else None


def _of_which(context: Context, telling: Telling) -> bool:
    """Whether a figure is told behind 其中 of a part that the question does not name: 其中，疫情防控发布会151场."""
    quote, subject = telling.figure.evidence.quote, telling.figure.subject
    at = quote.find(subject)
    begins = OF_WHICH.search(quote)
    if at < 0 or begins is None or begins.start() > at:
        return False
    first = pairs_of(OF_WHICH.sub("", telling.own.text)[:LED_BY])
    return not any(pair in context.question.normal for pair in first)


def very_counted(wanted: Wanted, tellings: Sequence[Telling]) -> list[Telling]:
    """The figures without those beside which, in the same sentence, another is counted by the very measure word."""
    exact = {t.figure.evidence for t in tellings if wanted.measure and t.figure.unit == wanted.measure}
    return [t for t in tellings if t.figure.evidence not in exact or t.figure.unit == wanted.measure]


def follows(word: str, figure: Figure) -> bool:
    """Whether a number stands right behind a word, given in plain form."""
    quote, raw = plain_form(figure.evidence.quote), plain_form(figure.raw)
    return re.search(re.escape(word) + RIGHT_BEFORE + re.escape(raw) + NO_DIGIT, quote) is not None


def _behind_the_thing(wanted: Wanted, tellings: Sequence[Telling]) -> list[Telling]:
    """The figures without those beside which, in the same sentence, another stands right behind the thing counted: of
    拍卖公告9期，成交标的61个 only the 61 when asked 多少标的."""
    head = wanted.head.text if wanted.head is not None and not wanted.measure else ""
    if len(head) < LONG_NAME:
        return list(tellings)
    behind = [t for t in tellings if follows(head, t.figure)]
    sentences = {t.figure.evidence for t in behind}
    return [t for t in tellings if t.figure.evidence not in sentences or t in behind]


def _counts_another(context: Context, wanted: Wanted, figure: Figure) -> bool:
    """Whether another number of the sentence counts the thing asked for (在18个社区张贴公示72期 for 几个社区), or this
    one a thing that the question does not name (316条河流的监督电话 for 多少电话)."""
    quote, raw, unit = plain_form(figure.evidence.quote), plain_form(figure.raw), re.escape(figure.unit or "")
    if not wanted.measure:
        of = re.search(rf"(?<!\d){re.escape(raw)}{unit}{OWNER}", quote) if unit else None
        return of is not None and pairs_of(of["of"]).isdisjoint(pairs_of(context.question.normal))
    head = wanted.head.text if wanted.head is not None else ""
    if len(head) < LONG_NAME:
        return False
    counted = re.search(rf"(?P<n>\d+){re.escape(wanted.measure)}{re.escape(head)}", quote)
    return counted is not None and Decimal(counted["n"]) != figure.value


def of_the_deed(wanted: Wanted, figure: Figure, tellings: Sequence[Telling]) -> Figure | None:
    """The figure, or None where its sentence counts the same thing twice and its clause does not say what was done:
    of 收到来信692封，办结681封 none when asked 回了多少封."""
    if not wanted.deed or wanted.deed in figure.subject:
        return figure
    twice = [
        t.figure
        for t in tellings
        if t.figure.evidence == figure.evidence
        and t.figure.unit == figure.unit
        and t.figure.value != figure.value
        and len(t.figure.subject) - len(t.figure.raw) - len(t.figure.unit or "") <= DEED
    ]
    said = [other for other in twice if wanted.deed in other.subject]
    return figure if not twice else said[0] if len(said) == 1 else None


def _weights(wanted: Wanted, covers: Sequence[Sequence[float]]) -> list[float]:
    """What each word weighs: longer ones more, and those that few of the clauses hold that cover them so."""
    weights = []
    for at, word in enumerate(wanted.words):
        holding = sum(cover[at] >= EACH for cover in covers)
        rarity = math.log((len(covers) + 1) / (holding + 0.5))
        weights.append(len(word.text) * max(rarity, 0.1) * (LIGHTER if word.light else 1.0))
    return weights


def counts_it(context: Context, wanted: Wanted, telling: Telling) -> bool:
    """Whether a figure counts the only thing that is named, not another that the thing belongs to: of 有几个村 no
    16个村委会办理事项."""
    named = [word for word in wanted.words if not word.light]
    if len(named) != 1:
        return True
    thing = TAILS.sub("", plain_form(WHOLE_NAMED.sub("", telling.figure.path[-1])))
    if len(named[0].text) >= NAME and thing.startswith(plain_form(named[0].text)):
        return True
    last = said_in(thing[-ENDING:], synonyms_of(context.edition.catalog.words.synonyms))
    return named[0].ends(Said(thing, last.named))


def clear(context: Context, found: Ranked) -> Figure | None:
    """The best figure when no other does nearly as well; of 由87家集约为53家 the last, or as asked the first."""
    near = [telling.figure for score, telling in found if score > found[0][0] - MARGIN]
    unlike = {(figure.value, figure.unit) for figure in near}
    if not near:
        return None
    if len(unlike) == 1:
        context.trace.append(f"told {found[0][0]:.2f} {near[0].subject}")
        return near[0]
    moved = {(figure.evidence, figure.subject) for figure in near}
    if len(moved) == 1 and len(near) == 2 and MOVED.search(near[0].subject):
        return near[0 if AT_FIRST.search(context.question.normal) else -1]
    if (meant := _by_verb(context, near) or _before_its_parts(context, near)) is not None:
        return meant
    context.trace.append(f"told {len(found)}")
    return None


def _before_its_parts(context: Context, near: Sequence[Figure]) -> Figure | None:
    """Of figures of one sentence, told equally well, the one before 其中: 政策解读8篇，其中图解5篇、视频解读3篇."""
    quotes = {figure.evidence.quote for figure in near}
    begins = OF_WHICH.search(quote) if len(quotes) == 1 and (quote := next(iter(quotes))) else None
    if begins is None or len({figure.unit for figure in near}) != 1:
        return None
    before = [figure for figure in near if 0 <= begins.string.find(figure.subject) < begins.start()]
    if len({figure.value for figure in before}) != 1:
        return None
    own = {pair for figure in near for pair in pairs_of(figure.subject)} - pairs_of(before[0].subject)
    best = [target.best for target in context.question.targets if target.best is not None]
    plain = not context.question.unknown and all(one.unexplained == 0 for one in best)
    return before[0] if plain and own.isdisjoint(pairs_of(context.question.normal)) else None


def _by_verb(context: Context, near: Sequence[Figure]) -> Figure | None:
    """Of figures told equally well, the one whose clause has the verb of the question: 问卷发了多少份, not 收回."""
    verbs = [verb for part in context.question.parts if part.meaning in LIGHT and (verb := PARTICLE.sub("", part.text))]
    fitting = [figure for figure in near if verbs and all(verb in figure.subject for verb in verbs)]
    return fitting[0] if len({(figure.value, figure.unit) for figure in fitting}) == 1 else None


def names_all(context: Context, wanted: Wanted, figure: Figure) -> bool:
    """Whether the figure's own clause names all that is asked for."""
    own = said_in(figure.subject, synonyms_of(context.edition.catalog.words.synonyms))
    return all(word.cover(own) >= EACH for word in wanted.words if not word.light)


def holds_numbers(wanted: Wanted, telling: Telling) -> bool:
    """Whether the figure is the rate that is named, and what leads to it holds the numbers that the question names."""
    for word in wanted.words:
        if telling.figure.percent and RATE.search(word.text) and word.cover(telling.own) < EACH:
            return False
        if word.text.isdigit() and word.cover(telling.reach) < 1:
            return False
    return True


def fits(context: Context, wanted: Wanted, figure: Figure, kind: Kind) -> bool:
    """Whether a figure, of the kind that its words tell, is of the kind asked for: a share, a change, a mean, counted
    with this measure word."""
    asked = wanted.said
    if asked.changes != kind.changes or asked.mean != kind.mean:
        return False
    if figure.percent:
        rates = NAMED_RATE.findall(figure.subject)
        if rates and not asked.text.isascii() and all(set(of).isdisjoint(asked.text) for of in rates):
            return False
        return wanted.share or asked.rate or (asked.changes and not wanted.measure)
    return not wanted.share and measured(context, wanted, figure)


def measured(context: Context, wanted: Wanted, figure: Figure) -> bool:
    """Whether a figure is counted by the measure word asked with, or one that people use in its place."""
    words = context.edition.catalog.words
    if not wanted.measure or figure.unit is None:
        return not wanted.measure
    fitting = words.units.get(figure.unit) or words.prose_units.get(figure.unit, ())
    money = any(figure.unit.endswith(unit) for unit in words.money_units)
    return (
        wanted.measure == figure.unit
        or wanted.measure in fitting
        or figure.unit.startswith(wanted.measure)
        or (money and wanted.measure in words.money_units)
    )


def stands_in(figure: Figure, sentence: str) -> bool:
    """Whether a figure stands in a sentence, which may be a part of the one that the figure is cited by."""
    quote = figure.evidence.quote
    return quote in sentence or (sentence in quote and figure.subject in sentence)
