"""A figure over several reports, of agencies or of years: rankings, extremes, sums, means, conditions.

Each says how many of how many reports it rests on and names what has no figure; a blank is never counted as zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from gisbot.answers import refusals
from gisbot.answers.across import table_of
from gisbot.answers.arithmetic import HUNDRED, rounded
from gisbot.answers.bulk import FEW as FEW_REPORTS
from gisbot.answers.bulk import views_of
from gisbot.answers.comparable import incomparable, warn_of_forms
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, amount_text, number_text, value_text
from gisbot.answers.patterns import ASCENDING
from gisbot.answers.ranking import ranked as ranked_of
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey

FEW = 5
LONGEST_LIST = 20
LONGEST_PARTS = 24
MOST_MISSING = 10


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures that the reports of the scope state; `keys` of `whole` reports do, the `missing` do not.

    Of a ranking over many reports `figures` holds only the first places.
    """

    figures: tuple[Found, ...]
    keys: tuple[ReportKey, ...]
    whole: int
    missing: tuple[ReportKey | tuple[str, int], ...]

    @property
    def count(self) -> int:
        """How many reports state the figure."""
        return len(self.keys)


PlaceOf = Callable[[Draft, Stated], list[str]]
"""Tells the place of one agency in what is stated."""


def stated(context: Context, metric: str, column: str | None) -> Stated:
    """Every figure of the scope, in its order."""
    reports = context.scope.reports
    pairs = [
        (key, view.find(metric, column, context.language))
        for key, view in views_of(context.edition, metric, column, reports)
    ]
    counted = tuple(part for _, part in pairs if part is not None and part.number is not None)
    absent = [key for key, part in pairs if part is None or part.number is None]
    keys = tuple(part.key for part in counted)
    return Stated(counted, keys, len(reports) + len(context.scope.missing), (*absent, *context.scope.missing))


def first_places(context: Context, metric: str, column: str | None, limit: int, *, descending: bool) -> Stated:
    """The figures that a ranking shows: all of them, or the first of very many."""
    reports = context.scope.reports
    if len(reports) <= FEW_REPORTS:
        given = stated(context, metric, column)
        figures = sorted(
            given.figures,
            key=lambda part: (-(part.number or 0) if descending else (part.number or 0), part.key.agency),
        )
        return Stated(tuple(figures), given.keys, given.whole, given.missing)
    best = ranked_of(
        context.edition, metric, column, reports, descending=descending, limit=limit, language=context.language
    )
    whole = len(reports) + len(context.scope.missing)
    return Stated(best.best, best.stated, whole, (*best.missing, *context.scope.missing))


def downwards(context: Context) -> bool:
    """Whether the order asked for begins with the most."""
    return not ("least" in context.question.operations or ASCENDING.search(context.question.normal))


def ranking(
    context: Context,
    metric: str,
    column: str | None,
    limit: int | None,
    *,
    own: PlaceOf | None = None,
    added: bool = False,
    share: bool = False,
) -> Answer:
    """The figures in order, equal ones on one place, which no limit cuts; `own` tells the place of one agency.

    The first ones are also `added` up, and their `share` in the sum of all is told.
    """
    descending = downwards(context)
    most = len(context.scope.reports) if share else (limit or LONGEST_LIST) + FEW
    given = first_places(context, metric, column, most, descending=descending)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    shown = list(given.figures[: limit or LONGEST_LIST])
    if limit:
        shown += [part for part in given.figures[limit : limit + FEW] if part.number == shown[-1].number]
    draft = context.draft()
    lines = [draft.say("rank", label=shown[0].label, count=given.count)]
    place, previous = 0, None
    for at, part in enumerate(shown, start=1):
        if part.number != previous:
            place, previous = at, part.number
        draft.add(part)
        lines.append(draft.say("rank_line", place=place, name=name_of(context, part), value=value_text(draft, part)))
    if own is not None:
        lines += own(draft, given)
    if added or share:
        lines.append(_added(draft, metric, shown))
    if share:
        lines.append(_share(draft, metric, shown, given))
    if limit is None and given.count > len(shown):
        lines.append(draft.say("rank_more", count=given.count - len(shown)))
    return closed(context, draft, given, shown, lines, metric)


def _added(draft: Draft, metric: str, shown: Sequence[Found]) -> str:
    """The sum of the first ones."""
    number, unit = total_of(shown), unit_of(shown)
    value = draft.compute(shown[0].label, number, unit, shown, metric)
    text = amount_text(draft, number, unit)
    text = draft.say("approximately", value=text) if value.approximate else text
    return draft.say("rank_sum", count=len(shown), value=text)


def _share(draft: Draft, metric: str, shown: Sequence[Found], given: Stated) -> str:
    """What part the sum of the first ones is of the sum of all."""
    whole, unit = total_of(given.figures), unit_of(given.figures)
    draft.compute(shown[0].label, whole, unit, given.figures, metric)
    if whole == 0 or unit is None:
        return draft.say("no_base", second=shown[0].label, b=amount_text(draft, whole, unit))
    percent = rounded(total_of(shown) / whole * HUNDRED)
    draft.compute(shown[0].label, percent, "%", shown, metric)
    base = amount_text(draft, whole, unit)
    return draft.say("rank_share", base=base, count=given.count, of=given.whole, value=f"{number_text(percent)}%")


def total_of(parts: Sequence[Found]) -> Decimal:
    """The sum of figures."""
    return sum((part.number for part in parts if part.number is not None), Decimal(0))


def unit_of(parts: Sequence[Found]) -> str | None:
    """The unit of figures; None when they differ in it."""
    return parts[0].unit if len({part.unit for part in parts}) == 1 else None


def extreme(context: Context, metric: str, column: str | None, which: str) -> Answer:
    """The most or the least, with everyone who has it."""
    given = first_places(context, metric, column, LONGEST_LIST, descending=which == "most")
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    best = [part for part in given.figures if part.number == given.figures[0].number][:LONGEST_LIST]
    draft = context.draft()
    for part in best:
        draft.add(part)
    names = "、".join(name_of(context, part) for part in best)
    lines = [draft.say(which, label=names, value=f"{best[0].label} {value_text(draft, best[0])}")]
    shown = best
    if _named_one_by_one(context) and len(best) < given.count:
        shown = list(given.figures)
        for part in shown[len(best) :]:
            draft.add(part)
            lines.append(draft.say("several_line", label=name_of(context, part), value=value_text(draft, part)))
    lines.append(draft.say("coverage", count=given.count, of=given.whole))
    return closed(context, draft, given, shown, lines, metric)


def _named_one_by_one(context: Context) -> bool:
    """Whether the question names the few agencies or years it compares: then each of their figures is shown."""
    question = context.question
    agencies, years = len(question.agencies), len(question.years.years)
    return not question.groups and max(agencies, 1) * max(years, 1) == len(context.scope.reports) <= FEW


def spread(context: Context, metric: str, column: str | None) -> Answer:
    """The most, the least, and how far they lie apart."""
    given = stated(context, metric, column)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    ordered = sorted(given.figures, key=lambda part: (-(part.number or 0), part.key.agency, part.key.year))
    numbers = [part.number for part in ordered if part.number is not None]
    highest = [part for part in ordered if part.number == numbers[0]]
    lowest = [part for part in ordered if part.number == numbers[-1]]
    draft = context.draft()
    unit = ordered[0].unit if len({part.unit for part in ordered}) == 1 else None
    number = numbers[0] - numbers[-1]
    draft.compute(ordered[0].label, number, unit, (highest[0], lowest[0]), metric)
    for part in (*highest[:LONGEST_LIST], *lowest[:LONGEST_LIST]):
        draft.add(part)
    lines = [
        draft.say(
            which,
            label="、".join(name_of(context, part) for part in best[:LONGEST_LIST]),
            value=f"{best[0].label} {value_text(draft, best[0])}",
        )
        for which, best in (("most", highest), ("least", lowest))
    ]
    lines.append(draft.say("spread", value=amount_text(draft, number, unit)))
    lines.append(draft.say("coverage", count=given.count, of=given.whole))
    return closed(context, draft, given, [*highest, *lowest], lines, metric)


def aggregate(context: Context, metric: str, column: str | None, operations: Sequence[str]) -> Answer:
    """The sum, the mean, the median, with every figure they were made of."""
    given = stated(context, metric, column)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    draft, counted = context.draft(), given.figures
    unit = unit_of(counted)
    lines = []
    for operation in operations:
        if operation in ("most", "least"):
            lines.append(_extreme_line(context, draft, counted, operation))
            continue
        number = total_of(counted)
        if operation == "average":
            number = rounded(number / len(counted))
        if operation == "median":
            number = rounded(median(part.number for part in counted if part.number is not None))
        value = draft.compute(counted[0].label, number, unit, counted, metric)
        text = amount_text(draft, number, unit)
        text = draft.say("approximately", value=text) if value.approximate else text
        lines.append(
            draft.say(f"over.{operation}", label=counted[0].label, count=given.count, of=given.whole, value=text)
        )
    if unit is None:
        draft.warn("units")
    lines += [
        draft.say("several_line", label=name_of(context, part), value=value_text(draft, part))
        for part in counted[:LONGEST_PARTS]
    ]
    if len(counted) > LONGEST_PARTS:
        lines.append(draft.say("rank_more", count=len(counted) - LONGEST_PARTS))
    return closed(context, draft, given, counted, lines, metric, few=False)


def _extreme_line(context: Context, draft: Draft, counted: Sequence[Found], which: str) -> str:
    numbers = [part.number for part in counted if part.number is not None]
    bound = max(numbers) if which == "most" else min(numbers)
    best = [part for part in counted if part.number == bound][:LONGEST_LIST]
    for part in best:
        draft.add(part)
    names = "、".join(name_of(context, part) for part in best)
    return draft.say(which, label=names, value=f"{best[0].label} {value_text(draft, best[0])}")


def refused_of(context: Context, metric: str, column: str | None, given: Stated) -> Answer | None:
    """The refusal, when no report states the figure, or forms differ so that it must not be put together."""
    if not given.figures:
        return refusals.no_item(context, metric, column)
    return incomparable(context, metric, given.keys)


def closed(
    context: Context,
    draft: Draft,
    given: Stated,
    shown: Sequence[Found],
    lines: Sequence[str],
    metric: str,
    *,
    few: bool = True,
) -> Answer:
    """The answer with its cautions and its table."""
    if few and given.count < FEW:
        draft.warn("few", count=given.count)
    warn_of_missing(context, draft, given.missing)
    warn_of_forms(context, draft, metric, given.keys)
    warn_of_findings(context, draft, shown)
    if len(shown) > 1:
        by_year = len({part.key.agency for part in shown}) == 1
        rows = sorted(shown, key=lambda part: part.key.year) if by_year else shown
        named = [(name_of(context, part), part) for part in rows]
        draft.table = table_of(shown[0].label, named, "line" if by_year else "bar")
    years = {part.key.year for part in shown}
    if context.scope.newest and len(years) == 1:
        lines = [draft.say("over.year", year=years.pop(), line=lines[0]), *lines[1:]]
    return draft.close("\n".join(lines))


def name_of(context: Context, part: Found) -> str:
    """What tells a figure from the others of the scope: the agency, the year, or both."""
    if len(context.scope.reports) == 1:
        return f"{part.key.agency}{part.key.year}"
    if len(context.scope.agencies) == 1:
        return str(part.key.year)
    return part.key.agency if len(context.scope.years) == 1 else f"{part.key.agency}{part.key.year}"


def warn_of_missing(context: Context, draft: Draft, missing: Sequence[ReportKey | tuple[str, int]]) -> None:
    """Name what has no report or no figure, the first of them when there are many."""
    places = [(one.agency, one.year) if isinstance(one, ReportKey) else one for one in missing]
    agencies, years = {agency for agency, _ in places}, {year for _, year in places}
    known = {key.year for key in context.scope.reports} | years
    everyone = {key.agency for key in context.scope.reports} | agencies
    names = [
        str(year) if len(everyone) == 1 else agency if len(known) == 1 else f"{agency}{year}"
        for agency, year in dict.fromkeys(places)
    ]
    if not names:
        return
    shown = "、".join(names[:MOST_MISSING])
    more = len(names) > MOST_MISSING
    draft.warn("missing", names=draft.say("and_more", names=shown, count=len(names)) if more else shown)
