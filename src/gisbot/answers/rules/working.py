"""Sums, differences and rates over figures that only the prose tells: 采纳率, where 收集意见17条，采纳11条."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from gisbot.answers import arithmetic, proportions
from gisbot.answers.context import Context
from gisbot.answers.passages import pairs_of
from gisbot.answers.patterns import CHANGE, JOINED, MEAN, NAMED_RATE, PASSIVE, plain_form
from gisbot.answers.prose import Telling
from gisbot.answers.tellings import EACH, MARGIN, tellings_of
from gisbot.answers.texts import of_prose
from gisbot.answers.told import told
from gisbot.answers.view import Found
from gisbot.answers.wanted import wanted_of, words_asked
from gisbot.answers.wording import Word
from gisbot.model.answer import Answer
from gisbot.model.question import Part
from gisbot.model.report import Figure

SUMS = frozenset({"sum", "together"})
DIFFERENCES = frozenset({"more", "less", "difference"})
BETWEEN = frozenset({"!than", "!minus"})
LONG = 2


def worked_from_prose(context: Context) -> Answer | None:
    """What is computed of two figures that the prose tells and no row of the form states."""
    question = context.question
    if question.negated or question.elliptical or not context.scope.reports or len(context.scope.reports) > 1:
        return None
    if "share" in question.operations:
        return _rate(context)
    if NAMED_RATE.search(question.normal) and "howmany" in question.operations:
        named = any(t.best is not None and context.present(t.best.metric) for t in question.targets)
        return None if named else told(context) or _rate(context)
    if not question.operations & (SUMS | DIFFERENCES) or "growth" in question.operations:
        return None
    sides = _sides(question.parts)
    found = [_told(context, side) for side in sides]
    stated = [part for part in found if part is not None]
    if len(sides) != LONG or len(stated) < len(sides) or stated[0].figures == stated[1].figures:
        return None
    if question.operations & DIFFERENCES:
        signed = next((one for one in ("more", "less") if one in question.operations), "")
        return arithmetic.difference(context, stated[0], stated[1], signed=signed)
    return arithmetic.total(context, stated) if stated[0].unit == stated[1].unit else None


def between_numbers(context: Context) -> Answer | None:
    """The difference of two numbers that the question itself names, one the row's, one of a sentence of the prose:
    正文写的受理件数跟表里的本年新收相差多少？正文17，表里95."""
    question = context.question
    numbers = {Decimal(str(number)) for number in question.numbers}
    if not question.operations & DIFFERENCES or len(numbers) != LONG or len(context.scope.reports) != 1:
        return None
    best = next((target.best for target in question.targets if target.best is not None), None)
    row = context.find(best.metric, None) if best is not None and not best.missing else None
    if row is None or row.number not in numbers:
        return None
    said = pairs_of(question.content)
    told_so = [
        telling.figure
        for telling in tellings_of(context, row.key, every=True)
        if telling.figure.value in numbers - {row.number}
        and telling.figure.unit == row.unit
        and said & pairs_of(telling.figure.subject)
    ]
    one = len({figure.evidence for figure in told_so}) == 1
    return arithmetic.difference(context, row, of_prose(row.key, told_so[0])) if one else None


def _sides(parts: Sequence[Part]) -> list[list[Part]]:
    """What stands on either side of 比, 和, 跟: the things that are added up or compared."""
    sides: list[list[Part]] = [[]]
    for part in parts:
        between = BETWEEN & set(part.meaning.split()) or JOINED.fullmatch(part.text)
        if between and sides[-1]:
            sides.append([])
        elif not between and part.kind not in ("separator", "end", "year", "agency") and "!" not in part.meaning:
            sides[-1].append(part)
    return [side for side in sides if side]


def _told(context: Context, side: Sequence[Part]) -> Found | None:
    """The one figure whose clause names a side."""
    words = words_asked(context, side)
    if not words:
        return None
    scored = []
    for telling in _counted(context):
        held = [word.cover(telling.own) >= EACH for word in words if not word.light]
        if held and all(held):
            scored.append((sum(word.cover(telling.own) for word in words) / len(words), telling))
    near = [telling.figure for score, telling in scored if score > max(score for score, _ in scored) - MARGIN]
    one = len({(figure.value, figure.unit) for figure in near}) == 1
    return _named(context, near[0]) if one else None


def _rate(context: Context) -> Answer | None:
    """A rate that the report does not state: what its verb counts, of what was counted so before in its sentence."""
    wanted = next((one for one in wanted_of(context) if one.words), None)
    words = wanted.words if wanted is not None else ()
    named = [match["of"] for match in NAMED_RATE.finditer(context.question.normal)]
    verb = named[-1] if named else PASSIVE.sub("", words[-1].text) if words else ""
    if len(verb) < LONG:
        return None
    others = [word for word in words if not _of_verb(word, verb) and not word.light]
    tellings = _counted(context)
    pairs: dict[tuple[object, object], tuple[Telling, Telling]] = {}
    for at, part in enumerate(tellings):
        if not _does(verb, plain_form(part.figure.subject)):
            continue
        base = _base(tellings[:at], part)
        if base is not None and all(word.cover(part.reach) >= EACH for word in others) and _holds(context, part, base):
            pairs.setdefault((part.figure.value, base.figure.value), (part, base))
    if len(pairs) != 1:
        return None
    part, base = next(iter(pairs.values()))
    context.trace.append(f"rate of {part.figure.subject} in {base.figure.subject}")
    return proportions.share(context, _named(context, part.figure), _named(context, base.figure))


def _named(context: Context, figure: Figure) -> Found:
    """A figure of the prose by its clause without the number, which stands beside it."""
    found = of_prose(context.main, figure)
    bare = found.label.replace(figure.raw, "") if figure.raw else found.label
    return replace(found, label=bare or found.label)


def _counted(context: Context) -> list[Telling]:
    """The figures of the prose that count something, in the order of the report."""
    return [
        telling
        for telling in tellings_of(context, context.main)
        if not telling.figure.percent
        and not telling.figure.approximate
        and not CHANGE.search(telling.figure.subject)
        and not MEAN.search(telling.figure.subject)
    ]


def _base(before: Sequence[Telling], part: Telling) -> Telling | None:
    """What was counted last in the same sentence by the same measure word, if it can hold the part."""
    same = [t for t in before if t.figure.evidence == part.figure.evidence and t.figure.unit == part.figure.unit]
    whole, number = same[-1].figure.value if same else None, part.figure.value
    holds = isinstance(whole, Decimal) and isinstance(number, Decimal) and whole >= number
    return same[-1] if holds else None


def _does(verb: str, clause: str) -> bool:
    """Whether a clause begins by the verb of a rate, in either order of its characters: 回收, 收回."""
    return verb in clause or verb[::-1] in clause


def _of_verb(word: Word, verb: str) -> bool:
    return word.text in verb or verb in word.text or word.text in verb[::-1]


def _holds(context: Context, part: Telling, base: Telling) -> bool:
    """Whether numbers that the question names are those of the part and the base."""
    own = {part.figure.value, base.figure.value}
    return all(number in own for number in context.question.numbers)
