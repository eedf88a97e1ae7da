"""The rule for another number of what was told last: 问卷发了多少份 → 收回多少 → 满意率多高."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gisbot.answers import proportions, texts
from gisbot.answers.context import Context
from gisbot.answers.followups import look_up
from gisbot.answers.passages import pairs_of
from gisbot.answers.patterns import CHANGE, LEANING, PARTICLE, PEOPLE_ALIKE, SEMICOLON, plain_form
from gisbot.answers.prose import clause_before
from gisbot.answers.rules.patterns import ALIKE_LEFT, DIRECTION
from gisbot.answers.rules.readings import value
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.tellings import fits
from gisbot.answers.view import Found
from gisbot.answers.wanted import CHANGES, LIGHT, wanted_of
from gisbot.answers.wording import Said, Wanted, kind_of
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey
from gisbot.model.question import Part
from gisbot.model.report import Figure, FigureKind

ASKS = frozenset({"howmany", "followup", "exists", "share", "together", "correction", "what", *CHANGES})
COUNTED = ASKS | {"improvement", "problem"}
"""What else a number may be asked of: 整改到位的几个, 发现问题几个."""
PLAIN = frozenset({"money", "!howmany", "!followup", "!exists", "!share", "!correction", "!together"})
COMPARING = frozenset({"than", "compare", "difference"})
MONEY = frozenset({"money", "!howmany"})
RECEIVED = "received"
SHORTEST, FEW, LONGEST = 2, 4, 12
"""Characters: the shortest word searched by, what may stand beside a measure word, the longest question that leans."""
VERBATIM = 1.5
HELD, SURE, MARGIN = 0.6, 0.9, 0.2
"""What a clause must hold of the words: in the sentence told last, further on in its paragraph; the lead it needs."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told last: the paragraph's report, the sentence, its part, and the figure when one was told."""

    key: ReportKey
    quote: str
    part: str
    figures: tuple[Figure, ...]


def continuing(context: Context) -> Answer | None:
    """A number of the sentence or the paragraph told last, by the words of its own clause or by its measure word."""
    if not _leans(context):
        return None
    asked = wanted_of(context)
    if len(asked) != 1:
        return None
    counted = context.question.units or any(set(part.meaning.split()) >= MONEY for part in context.question.parts)
    wanted = asked[0] if counted else replace(asked[0], measure="")
    said = _said(context.question.parts)
    complete = _complete(context)
    changes = bool(context.question.operations & CHANGES)
    for told in _told_last(context):
        figure = _by_words(context, told, wanted, said, complete=complete) if not changes else None
        if figure is None and wanted.share and (given := _share(context, told, said)) is not None:
            return given
        if figure is None and changes:
            figure = _change(context, told)
        elif figure is None and not complete and _says_nothing(context, wanted, said):
            figure = _by_measure(context, told, wanted)
        if figure is not None:
            named = _named(context)
            if named is not None and named.value == figure.value:
                return value(context, named.metric or "", None)
            if named is not None and (figure in told.figures or not _says(figure, said)):
                return None  # the words name another figure than the one told last, or than its own clause names
            context.trace.append(f"continued {figure.subject}")
            return _answer(context, told.key, figure)
    return None


def _says(figure: Figure, said: str) -> bool:
    """Whether the clause of a figure holds what is asked, but for a character or two."""
    asked = pairs_of(said)
    return len(asked & pairs_of(plain_form(figure.subject))) >= len(asked) / 2


def _named(context: Context) -> Found | None:
    """The figure of the form that the words name without lack, when the report states it."""
    best = context.question.targets[0].best if len(context.question.targets) == 1 else None
    whole = best is not None and best.missing == 0 and best.unexplained == 0 and not best.borrowed
    return context.find(best.metric, None) if whole and best is not None else None


def _leans(context: Context) -> bool:
    """Whether a question may be the next one about a sentence: it names no year, agency, row, number or column."""
    question = context.question
    named = question.agencies or question.unknown_agency or question.ambiguous_agencies or question.groups
    compared = question.years.mode == "previous" and question.operations & CHANGES
    undated = question.years.mode == "none" or compared
    if named or not context.memory.last or not undated or not context.scope.reports:
        return False
    if question.row or question.ordinal is not None or question.numbers or question.column or question.month:
        return False
    if question.outside or question.negated or question.leaves_out or question.boundary is not None:
        return False
    short = len(plain_form(question.normal)) <= LONGEST
    if question.language == "en":
        short = len(question.normal.split()) <= LONGEST
    asks = COUNTED if "howmany" in question.operations else ASKS
    if compared:
        asks = asks | COMPARING
    return short and question.operations <= asks and bool(question.operations) and len(question.targets) < 2


def _complete(context: Context) -> bool:
    """Whether the words name a figure that the report states; a bare 收到, 来了 names none."""
    question = context.question
    if not question.targets:
        return False
    [target] = question.targets
    if target.concepts == (RECEIVED,) or (question.elliptical and not question.units):
        return False
    best = target.best
    whole = best is not None and best.missing == 0 and best.unexplained == 0
    return whole and best is not None and context.present(best.metric, target.column)


def _said(parts: Sequence[Part]) -> str:
    """The words of a question but for those that only ask or lean."""
    kept = [
        PARTICLE.sub("", plain_form(part.text)) or ""
        for part in parts
        if part.kind not in ("separator", "end") and not (part.meaning and PLAIN.issuperset(part.meaning.split()))
    ]
    said = "".join(kept)
    return DIRECTION.sub("", said) if len(said) > SHORTEST else said


def _says_nothing(context: Context, wanted: Wanted, said: str) -> bool:
    """Whether only a measure word tells what is asked: 涉及多少钱, 来了多少人, 有多少人参加, 发了多少册."""
    if "together" in context.question.operations:
        return False
    if len("".join(context.question.unknown)) > 1:
        return False
    strong = {concept for target in context.question.targets for concept in target.concepts}
    people = any(PEOPLE_ALIKE.fullmatch(unit) for unit in context.question.units)
    if not people and wanted.measure in context.edition.catalog.words.general_units:
        return False
    if strong - {RECEIVED}:
        return strong <= LIGHT
    return not said or ALIKE_LEFT.fullmatch(said) is not None or (people and len(said) < FEW)


def _told_last(context: Context) -> Iterator[Told]:
    for asked in reversed(context.memory.last):
        key = context.edition.index.find(asked.agency, asked.year)
        if key is None or key not in context.scope.reports:
            continue
        found = look_up(context, asked)
        if found is None:
            if asked.metric is None and asked.words:
                yield Told(key, asked.words, asked.words, ())
            continue
        for figure in found.figures:
            if figure.kind is FigureKind.PROSE:
                yield Told(key, figure.evidence.quote, _part(figure), found.figures)


def _part(figure: Figure) -> str:
    quote = figure.evidence.quote
    return next((piece for piece in SEMICOLON.split(quote) if figure.subject in piece), quote)


def _others(context: Context, told: Told) -> list[Figure]:
    """The figures of the same paragraph, but for those told last."""
    prose = [f for f in context.view(told.key).figures if f.kind is FigureKind.PROSE and f.value is not None]
    home = next((f.evidence for f in prose if told.quote in f.evidence.quote or f.evidence.quote in told.quote), None)
    if home is None:
        return []
    near = [f for f in prose if (f.evidence.section, f.evidence.location) == (home.section, home.location)]
    return [f for f in near if f not in told.figures]


def _circles(figures: Sequence[Figure], told: Told) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """The figures of the part of the sentence told last, of the whole sentence, of the paragraph."""
    sentence = [f for f in figures if f.evidence.quote in told.quote or told.quote in f.evidence.quote]
    part = [f for f in sentence if f.subject in told.part]
    return part, sentence, list(figures)


def _by_words(context: Context, told: Told, wanted: Wanted, said: str, *, complete: bool) -> Figure | None:
    if len(said) < 2 or not told.quote:
        return None
    circles = _circles([*_others(context, told), *told.figures], told)
    for at, circle in enumerate(circles):
        least = HELD if at < 2 and not complete else SURE
        ranked = sorted(
            (
                (cover, -number, figure)
                for number, figure in enumerate(circle)
                if fits(context, wanted, figure, kind_of(figure.subject))
                and not _is_another_row(context, figure)
                and (cover := _cover(context, figure, wanted, said, complete=complete)) >= least
            ),
            key=lambda entry: entry[:2],
            reverse=True,
        )
        if not ranked or (complete and at == 2):
            continue
        near = [figure for cover, _, figure in ranked if cover > ranked[0][0] - MARGIN]
        if len({figure.value for figure in near}) > 1:
            units = {wanted.measure} if wanted.measure else {figure.unit for figure in told.figures}
            near = [figure for figure in near if figure.unit in units]
        return near[0] if len({figure.value for figure in near}) == 1 else None
    return None


def _is_another_row(context: Context, figure: Figure) -> bool:
    """Whether a figure states another row of the form than the one that the words name."""
    best = context.question.targets[0].best if context.question.targets else None
    named = best is not None and best.missing == 0 and best.unexplained == 0 and context.present(best.metric)
    return named and best is not None and figure.metric not in (None, best.metric)


def _cover(context: Context, figure: Figure, wanted: Wanted, said: str, *, complete: bool) -> float:
    """How much of the words a figure's own clause holds: as they stand, by their pairs, or by their concepts."""
    own = figure.subject
    if LEANING.match(own):
        own = clause_before(figure.evidence.quote, own) + own
    plain = plain_form(own)
    if said in plain:
        return VERBATIM
    if complete:
        return 0.0
    pairs = {said[at : at + 2] for at in range(len(said) - 1)}
    share = sum(pair in plain for pair in pairs) / len(pairs)
    synonyms = synonyms_of(context.edition.catalog.words.synonyms)
    named = wanted.cover(Said(plain, synonyms.named(plain))) if wanted.words else 0.0
    return max(share, named)


def _by_measure(context: Context, told: Told, wanted: Wanted) -> Figure | None:
    """The one other figure that is counted so: in the same clause, the next one, of the part, of the sentence."""
    if not wanted.measure:
        return None
    others = _others(context, told)
    part, sentence, _ = _circles(others, told)
    last = [figure.subject for figure in told.figures]
    for circle in ([f for f in part if f.subject in last], _next(context, told), part, sentence):
        counted = [figure for figure in circle if figure.unit is not None]
        fitting = [figure for figure in counted if fits(context, wanted, figure, kind_of(figure.subject))]
        if fitting:
            return fitting[0] if len({(f.value, f.unit) for f in fitting}) == 1 else None
    return None


def _next(context: Context, told: Told) -> list[Figure]:
    """The figure after the one told last, in the same part of the sentence."""
    figures = [f for f in context.view(told.key).figures if f.kind is FigureKind.PROSE]
    at = next((n for n, figure in enumerate(figures) if figure in told.figures), None)
    following = figures[at + 1 : at + 2] if at is not None else []
    return [f for f in following if f.evidence.quote == told.quote and f.subject in told.part]


def _change(context: Context, told: Told) -> Figure | None:
    """The change that is told right after a figure: 支出19.6万元，同比下降8.3%. Where the report of the year before
    is there, it is worked out for what the form states."""
    before = context.edition.index.find(told.key.agency, told.key.year - 1)
    plain = before is None or all(figure.metric is None for figure in told.figures)
    return next((f for f in _next(context, told) if plain and CHANGE.search(f.subject)), None)


def _share(context: Context, told: Told, said: str) -> Answer | None:
    """The share of a figure in one given before, which the same sentence tells first: 解读187篇，其中图解96篇."""
    if len(said) < SHORTEST:
        return None
    figures = [
        f for f in context.view(told.key).figures if f.kind is FigureKind.PROSE and f.evidence.quote == told.quote
    ]
    parts = [n for n, figure in enumerate(figures) if said in plain_form(figure.subject)]
    if len(parts) != 1:
        return None
    part = figures[parts[0]]
    given = [found for asked in context.memory.history if (found := look_up(context, asked)) is not None]
    shown = [figure for found in given for figure in found.figures]
    before = [f for f in figures[: parts[0]] if f in shown and f.unit == part.unit and not f.percent]
    numbers = [f.value for f in before if isinstance(f.value, Decimal)]
    if not numbers or not isinstance(part.value, Decimal) or part.value > max(numbers):
        return None
    whole = max(before, key=lambda figure: (isinstance(figure.value, Decimal), figure.value))
    return proportions.share(context, texts.of_prose(told.key, part), texts.of_prose(told.key, whole))


def _answer(context: Context, key: ReportKey, figure: Figure) -> Answer:
    """The figure; that of the form when the clause tells the same."""
    stated = context.find(figure.metric, None) if figure.metric is not None else None
    if figure.metric is not None and stated is not None and stated.value == figure.value:
        return value(context, figure.metric, None)
    return texts.prose_answer(context, key, replace(figure, metric=None))
