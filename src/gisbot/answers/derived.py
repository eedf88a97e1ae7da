"""Shares and growths over several reports, each computed from the two figures of its own report or agency, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gisbot.answers import arithmetic, proportions, refusals, verdicts
from gisbot.answers.arithmetic import HUNDRED, rounded
from gisbot.answers.comparable import comparability, warn_of_forms
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, amount_text, number_text, value_text
from gisbot.answers.over import FEW, LONGEST_LIST, name_of, stated, warn_of_missing
from gisbot.answers.patterns import ASCENDING, GOES_DOWN, GOES_UP, OF_RATE
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.answers.whole import wholes_of
from gisbot.catalog.metrics import Comparability
from gisbot.model.answer import Answer, Reason, Table
from gisbot.model.key import ReportKey

SMALL_BASE = 30
PERCENT = "%"
ORDERING = frozenset({"rank", "most", "least"})


@dataclass(frozen=True, slots=True)
class Derived:
    """A computed number of one report: `first` against `second`."""

    number: Decimal
    unit: str | None
    first: Found
    second: Found


def share_of_group(context: Context, metric: str, column: str | None, agency: str) -> Answer | None:
    """One agency's part in the sum of a group it belongs to, of one year."""
    given = stated(context, metric, column)
    part = next((found for found in given.figures if found.key.agency == agency), None)
    if part is None:
        key = next((key for key in context.scope.reports if key.agency == agency), None)
        return refusals.no_item(context, metric, column, key) if key is not None else None
    whole = sum((found.number for found in given.figures if found.number is not None), Decimal(0))
    draft = context.draft()
    unit = part.unit if len({found.unit for found in given.figures}) == 1 else None
    draft.compute(part.label, whole, unit, given.figures, metric)
    if whole == 0:
        return draft.close(draft.say("no_base", second=part.label, b=amount_text(draft, whole, unit)))
    assert part.number is not None
    percent = rounded(part.number / whole * HUNDRED)
    draft.compute(part.label, percent, PERCENT, (part,), metric)
    draft.values.reverse()
    if whole < SMALL_BASE:
        draft.warn("small_base", base=amount_text(draft, whole, unit))
    said = draft.say(
        "share_of_group",
        name=agency,
        label=part.label,
        a=value_text(draft, part),
        count=given.count,
        of=given.whole,
        b=amount_text(draft, whole, unit),
        value=f"{number_text(percent)}%",
    )
    warn_of_missing(context, draft, given.missing)
    warn_of_findings(context, draft, given.figures[:LONGEST_LIST])
    return draft.close(said)


def shares(context: Context, part: str, column: str | None, whole: str | None) -> Answer:
    """The share of a figure in its whole in every report of the scope, largest first."""
    made: list[Derived] = []
    missing: list[ReportKey | tuple[str, int]] = []
    no_base: list[str] = []
    for key in context.scope.reports:
        view = context.view(key)
        first = view.find(part, column, context.language)
        if column is not None and whole is None:
            second = view.find(part, None, context.language)
        else:
            names = (whole,) if whole is not None else wholes_of(part, context.edition.catalog)
            second = next(
                (f for n in names if (f := view.find(n, None, context.language)) and f.number is not None), None
            )
        if first is None or first.number is None or second is None or second.number is None:
            missing.append(key)
        elif second.number == 0:
            no_base.append(f"{key.agency}{key.year}")
        else:
            made.append(Derived(rounded(first.number / second.number * HUNDRED), PERCENT, first, second))
    return _ordered(context, made, missing, no_base, "share_line")


def growths(context: Context, metric: str, column: str | None) -> Answer:
    """The change of every agency: of numbers, or of rates when these are asked.

    Against the year before; from the first to the last of several years that are named.
    """
    years = sorted(context.scope.years | {year for _, year in context.scope.missing})
    base = None
    question = context.question
    ordered = question.operations & ORDERING or question.top is not None
    if len(years) > 1 and (question.years.mode == "" or (ordered and question.years.mode in ("range", "near"))):
        base, late = years[0], years[-1]
        keys = tuple(key for key in context.scope.reports if key.year == late)
        if not keys:
            return refusals.no_year(context, context.scope.reports[0].agency, late)
        absent = tuple(place for place in context.scope.missing if place[1] == late)
        context.scope = replace(context.scope, reports=keys, missing=absent)
    rates = OF_RATE.search(context.question.normal) is not None
    made: list[Derived] = []
    missing: list[ReportKey | tuple[str, int]] = list(context.scope.missing)
    no_base: list[str] = []
    for key in context.scope.reports:
        before = key.year - 1 if base is None else base
        old = context.edition.index.find(key.agency, before)
        if old is None:
            missing.append((key.agency, before))
            continue
        if comparability(context, metric, old, key) is Comparability.NONE:
            label = context.edition.catalog.metrics[metric].label(context.language)
            return refusals.refuse(
                context, "not_comparable", Reason.NO_ITEM, first=old.year, second=key.year, label=label
            )
        pair = [context.view(one).find(metric, column, context.language) for one in (key, old)]
        if pair[0] is None or pair[1] is None or pair[0].number is None or pair[1].number is None:
            blank = old if pair[1] is None or pair[1].number is None else key
            missing.append((blank.agency, blank.year))
            continue
        change = pair[0].number - pair[1].number
        if not rates:
            made.append(Derived(change, pair[0].unit, pair[0], pair[1]))
        elif pair[1].number == 0:
            no_base.append(key.agency)
        else:
            made.append(Derived(rounded(change / pair[1].number * HUNDRED), PERCENT, pair[0], pair[1]))
    return _ordered(context, made, missing, no_base, "growth_line", metric)


def _ordered(
    context: Context,
    made: Sequence[Derived],
    missing: Sequence[ReportKey | tuple[str, int]],
    no_base: Sequence[str],
    line: str,
    metric: str | None = None,
) -> Answer:
    question = context.question
    if not made:
        return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
    descending = not ("least" in question.operations or ASCENDING.search(question.normal))
    moved = line == "growth_line" and (question.operations & {"most", "least"} or question.top is not None)
    falls = line == "growth_line" and _falls(question.normal)
    descending = descending != falls
    count = len(made)
    made, unmoved = _moved(made, falls=falls) if moved else (made, False)
    ordered = sorted(made, key=lambda one: (-one.number if descending else one.number, one.first.key.agency))
    if len({key.agency for key in context.scope.reports}) == 1 and not question.operations & ORDERING:
        return _by_year(context, sorted(made, key=lambda one: one.first.key.year), missing)
    shown = ordered[: question.top or LONGEST_LIST]
    if question.operations & {"most", "least"} and question.top is None and "rank" not in question.operations:
        shown = [one for one in ordered if one.number == ordered[0].number]
    draft = context.draft()
    lines = [draft.say("rank", label=_title(draft, ordered[0], line), count=count)]
    place, previous = 0, None
    for at, one in enumerate(shown, start=1):
        if one.number != previous:
            place, previous = at, one.number
        draft.compute(one.first.label, one.number, one.unit, (one.first, one.second), one.first.metric)
        lines.append(_line(context, draft, place, one, line))
    if unmoved:
        lines.insert(0, draft.say("none_fell" if falls else "none_rose"))
    if no_base:
        lines.append(draft.say("no_bases", names="、".join(no_base[:LONGEST_LIST])))
    if count < FEW:
        draft.warn("few", count=count)
    if any(one.second.number is not None and one.second.number < SMALL_BASE for one in shown) and (
        shown[0].unit == PERCENT
    ):
        draft.warn("small_bases")
    warn_of_missing(context, draft, missing)
    if metric is not None:
        warn_of_forms(context, draft, metric, [key for one in shown for key in (one.first.key, one.second.key)])
    warn_of_findings(context, draft, [part for one in shown for part in (one.first, one.second)])
    draft.table = Table(
        _title(draft, ordered[0], line),
        ("", _title(draft, ordered[0], line)),
        tuple((name_of(context, one.first), number_text(one.number)) for one in shown),
        shown[0].unit,
        "bar",
    )
    return draft.close("\n".join(lines))


def _falls(normal: str) -> bool:
    """Whether it is asked by how much figures fell: 减少最多."""
    return GOES_DOWN.search(normal) is not None and GOES_UP.search(normal) is None


def _moved(made: Sequence[Derived], *, falls: bool) -> tuple[Sequence[Derived], bool]:
    """Those that moved the way that is asked; all of them, and True, when none did."""
    kept = [one for one in made if (one.number < 0 if falls else one.number > 0)]
    return (kept, False) if kept else (made, True)


def _by_year(context: Context, made: Sequence[Derived], missing: Sequence[ReportKey | tuple[str, int]]) -> Answer:
    """The shares of one agency, earliest year first."""
    draft = context.draft()
    title = _title(draft, made[-1], "share_line")
    lines = [draft.say("trend", agency=made[-1].first.key.agency, label=title)]
    for one in made:
        draft.compute(one.first.label, one.number, one.unit, (one.first, one.second), one.first.metric)
        value = amount_text(draft, one.number, one.unit)
        shown = draft.say("of_parts", value=value, a=value_text(draft, one.first), b=value_text(draft, one.second))
        lines.append(draft.say("trend_line", year=one.first.key.year, value=shown))
    if any(one.second.number is not None and one.second.number < SMALL_BASE for one in made):
        draft.warn("small_bases")
    warn_of_missing(context, draft, (*missing, *context.scope.missing))
    for metric in {one.first.metric for one in made if one.first.metric is not None}:
        warn_of_forms(context, draft, metric, [one.first.key for one in made])
    rows = tuple((str(one.first.key.year), number_text(one.number)) for one in made)
    draft.table = Table(title, ("", title), rows, PERCENT, "line")
    return draft.close("\n".join(lines))


def _title(draft: Draft, one: Derived, line: str) -> str:
    if line == "share_line":
        return f"{one.first.label} / {one.second.label}"
    new, old = one.first.key.year, one.second.key.year
    if old != new - 1:
        return draft.say("growth_since", label=one.first.label, year=new, base=old)
    return draft.say("growth_title", label=one.first.label, year=new)


def _line(context: Context, draft: Draft, place: int, one: Derived, line: str) -> str:
    value = amount_text(draft, one.number, one.unit)
    return draft.say(
        line,
        place=place,
        name=name_of(context, one.first),
        value=f"+{value}" if line == "growth_line" and one.number > 0 else value,
        a=value_text(draft, one.first),
        b=value_text(draft, one.second),
        second=one.second.key.year,
        first=one.first.key.year,
    )


def of_pair(context: Context, first: Found, second: Found) -> Answer | None:
    """What is asked of two figures of two agencies or years: by how much, how many times, what share, which is more."""
    operations = context.question.operations
    if "times" in operations:
        return proportions.ratio(context, first, second)
    if "share" in operations:
        return proportions.share(context, first, second)
    if operations & {"difference", "more", "less", "minus"} or {"than", "howmany"} <= operations:
        signed = "more" if operations & {"more", "minus"} else "less" if "less" in operations else ""
        return arithmetic.difference(context, first, second, signed=signed)
    if {"than", "exists"} <= operations:
        return verdicts.higher(context, first, second)
    if "equal" in operations:
        return verdicts.equality(context, (first, second))
    return None
