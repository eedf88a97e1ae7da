"""Figures over years and agencies: growth, trends, rankings, sums; with what is missing, and how far they compare."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import refusals
from gisbot.answers.arithmetic import HUNDRED, rounded
from gisbot.answers.bulk import FEW as FEW_REPORTS
from gisbot.answers.bulk import views_of
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, amount_text, number_text, value_text
from gisbot.answers.ranking import ranked as ranked_of
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.catalog.metrics import BOUNDARIES, Comparability
from gisbot.model.answer import Answer, Reason, Table
from gisbot.model.key import ReportKey

SMALL_BASE = 30
FEW = 5
LONGEST_LIST = 15
MOST_MISSING = 10


def comparability(context: Context, metric: str, first: ReportKey, second: ReportKey) -> Comparability:
    """How far a metric compares between two reports, by the forms they really use."""
    early, late = sorted((_generation(context, first), _generation(context, second)))
    across = context.edition.catalog.metrics[metric].across
    words = [across.get(year, Comparability.SAME) for year in BOUNDARIES if early < year <= late]
    order = [Comparability.SAME, Comparability.CLOSE, Comparability.NARROWER, Comparability.WIDER, Comparability.NONE]
    return max(words, key=order.index, default=Comparability.SAME)


def _generation(context: Context, key: ReportKey) -> int:
    generations = [int(form.generation) for form in context.view(key).forms]
    return max(
        generations,
        default=min(max(key.year, 2014), 2021) if key.year >= 2021 else (2019 if key.year >= 2019 else 2014),
    )


def growth(context: Context, metric: str, column: str | None, *, rate: bool) -> Answer:
    """A year against the year before it: the difference, and the rate when it is asked for and has a base."""
    new = context.main
    old = context.edition.index.find(new.agency, new.year - 1)
    if old is None:
        return refusals.refuse(context, "previous", Reason.NO_YEAR, agency=new.agency, year=new.year - 1)
    return between(context, metric, column, new, old, rate=rate)


def between(context: Context, metric: str, column: str | None, new: ReportKey, old: ReportKey, *, rate: bool) -> Answer:
    """The change of a figure from one report to another of the same agency."""
    word = comparability(context, metric, new, old)
    if word is Comparability.NONE:
        label = context.edition.catalog.metrics[metric].label(context.language)
        return refusals.refuse(context, "not_comparable", Reason.NO_ITEM, first=old.year, second=new.year, label=label)
    found = [context.view(key).find(metric, column, context.language) for key in (new, old)]
    for key, part in zip((new, old), found, strict=True):
        if part is None:
            return refusals.no_item(context, metric, column, key)
        if part.number is None:
            return refusals.blank(context, part)
    a, b = found[0], found[1]
    assert a is not None
    assert b is not None
    assert a.number is not None
    assert b.number is not None
    draft = context.draft()
    _warn_of_forms(context, draft, metric, word, old, new)
    change = a.number - b.number
    unit = a.unit if a.unit == b.unit else None
    wants_rate = rate and b.number != 0
    said: list[str] = []
    direction = draft.say("growth.more" if change >= 0 else "growth.less")
    if wants_rate:
        percent = rounded(change / b.number * HUNDRED)
        draft.compute(f"{a.label} {new.year}/{old.year}", percent, "%", (a, b), metric)
        if b.number < SMALL_BASE:
            draft.warn("small_base", base=value_text(draft, b))
        shown = draft.say("growth.rate", word=direction, value=f"{number_text(abs(percent))}%")
        said.append(_growth_line(draft, a, b, "", shown))
    draft.compute(f"{a.label} {new.year} − {old.year}", change, unit, (a, b), metric)
    if not wants_rate:
        said.append(_growth_line(draft, a, b, direction, amount_text(draft, abs(change), unit)))
        if rate:
            draft.warn("small_base", base=value_text(draft, b))
    else:
        said.append(f"{direction} {amount_text(draft, abs(change), unit)}")
    warn_of_findings(context, draft, (a, b))
    return draft.close("\n".join(said))


def _growth_line(draft: Draft, a: Found, b: Found, word: str, value: str) -> str:
    return draft.say(
        "growth",
        agency=a.key.agency,
        label=a.label,
        first=a.key.year,
        a=value_text(draft, a),
        second=b.key.year,
        b=value_text(draft, b),
        word=word,
        value=value,
    )


def _warn_of_forms(
    context: Context, draft: Draft, metric: str, word: Comparability, old: ReportKey, new: ReportKey
) -> None:
    if word is not Comparability.SAME:
        label = context.edition.catalog.metrics[metric].label(context.language)
        draft.warn("forms", first=old.year, second=new.year, label=label, word=draft.say(f"word.{word.value}"))


def trend(context: Context, metric: str, column: str | None, keys: Sequence[ReportKey]) -> Answer:
    """A figure over the years of one agency, earliest first; blanks and missing years are named."""
    ordered = sorted(keys, key=lambda key: key.year)
    found = [(key, context.view(key).find(metric, column, context.language)) for key in ordered]
    stated = [(key, part) for key, part in found if part is not None]
    if not any(part.number is not None for _, part in stated):
        return refusals.no_item(context, metric, column)
    draft = context.draft()
    label = context.view(ordered[-1]).label(metric, column, context.language)
    agency = ordered[-1].agency
    lines = [draft.say("trend", agency=agency, label=label)]
    for key, part in stated:
        draft.add(part)
        lines.append(draft.say("trend_line", year=key.year, value=value_text(draft, part)))
    missing = [f"{key.year}" for key, part in found if part is None] + [str(year) for _, year in context.scope.missing]
    if missing:
        draft.warn("missing", names="、".join(missing))
    first, last = stated[0][0], stated[-1][0]
    _warn_of_forms(context, draft, metric, comparability(context, metric, first, last), first, last)
    draft.table = _table(label, [(str(key.year), part) for key, part in stated], "line")
    return draft.close("\n".join(lines))


def _table(title: str, rows: Sequence[tuple[str, Found]], series: str) -> Table:
    unit = next((part.unit for _, part in rows if part.unit), None)
    cells = tuple((name, number_text(part.number) if part.number is not None else "") for name, part in rows)
    return Table(title, ("", title), cells, unit, series)


def over_agencies(
    context: Context, metric: str, column: str | None, operation: str, limit: int | None = None
) -> Answer:
    """A ranking, an extreme, a sum, an average, or the agencies with a condition, over the reports of the scope."""
    reports = context.scope.reports
    whole = len(reports) + len(context.scope.missing)
    ranks = operation not in ("sum", "average", "having", "count")
    if ranks and len(reports) > FEW_REPORTS:
        best = ranked_of(
            context.edition,
            metric,
            column,
            reports,
            descending=operation != "least",
            limit=limit or LONGEST_LIST,
            language=context.language,
        )
        counted, stated = list(best.best), best.counted
        missing = [key.agency for key in best.missing]
    else:
        views = views_of(context.edition, metric, column, reports)
        pairs = [(key, view.find(metric, column, context.language)) for key, view in views]
        counted = [part for _, part in pairs if part is not None and part.number is not None]
        missing, stated = [key.agency for key, part in pairs if part is None or part.number is None], len(counted)
    missing += [agency for agency, _ in context.scope.missing]
    if not counted:
        return refusals.no_item(context, metric, column)
    draft = context.draft()
    label = context.view(counted[0].key).label(metric, column, context.language)
    if operation in ("sum", "average"):
        return _aggregate(context, draft, counted, label, operation, whole, missing)
    if operation in ("having", "count"):
        return _having(context, draft, counted, label, whole, missing)
    descending = operation != "least"
    ranked = sorted(
        counted, key=lambda part: (-(part.number or 0) if descending else (part.number or 0), part.key.agency)
    )
    shown = ranked[: limit or LONGEST_LIST]
    if operation in ("most", "least") and limit is None:
        bound = shown[0].number
        shown = [part for part in ranked if part.number == bound][:LONGEST_LIST]
        names = "、".join(_name(part, context.scope.reports) for part in shown)
        lines = [draft.say(operation, label=names, value=f"{label} {value_text(draft, shown[0])}")]
        lines.append(draft.say("coverage", count=stated, of=whole))
    else:
        lines = [draft.say("rank", label=label, count=stated)]
    place, previous = 0, None
    for at, part in enumerate(shown, start=1):
        if part.number != previous:
            place, previous = at, part.number
        draft.add(part)
        if operation in ("most", "least") and limit is None:
            continue
        lines.append(
            draft.say("rank_line", place=place, name=_name(part, context.scope.reports), value=value_text(draft, part))
        )
    if stated < FEW:
        draft.warn("few", count=stated)
    if missing:
        draft.warn("missing", names=_names(draft, missing))
    draft.table = _table(label, [(_name(part, context.scope.reports), part) for part in shown], "bar")
    return draft.close("\n".join(lines))


def _name(part: Found, reports: Sequence[ReportKey]) -> str:
    """What tells a figure from the others of the scope: the agency, the year, or both."""
    years = {key.year for key in reports}
    agencies = {key.agency for key in reports}
    if len(agencies) == 1:
        return str(part.key.year)
    return part.key.agency if len(years) == 1 else f"{part.key.agency}{part.key.year}"


def _names(draft: Draft, agencies: Sequence[str]) -> str:
    """The names of what is missing, the first of them when there are many."""
    names = list(dict.fromkeys(agencies))
    shown = "、".join(names[:MOST_MISSING])
    return shown if len(names) <= MOST_MISSING else draft.say("and_more", names=shown, count=len(names))


def _aggregate(
    context: Context,
    draft: Draft,
    counted: Sequence[Found],
    label: str,
    operation: str,
    whole: int,
    missing: Sequence[str],
) -> Answer:
    number = sum((part.number for part in counted if part.number is not None), Decimal(0))
    if operation == "average":
        number = rounded(number / len(counted))
    unit = counted[0].unit if len({part.unit for part in counted}) == 1 else None
    value = draft.compute(label, number, unit, counted, counted[0].metric)
    text = amount_text(draft, number, unit)
    lead = draft.say(
        "over",
        label=label,
        count=len(counted),
        of=whole,
        value=draft.say("approximately", value=text) if value.approximate else text,
    )
    lines = [
        lead,
        *(
            draft.say("several_line", label=_name(p, context.scope.reports), value=value_text(draft, p))
            for p in counted[:LONGEST_LIST]
        ),
    ]
    if missing:
        draft.warn("missing", names=_names(draft, missing))
    warn_of_findings(context, draft, counted)
    return draft.close("\n".join(lines))


def _having(
    context: Context, draft: Draft, counted: Sequence[Found], label: str, whole: int, missing: Sequence[str]
) -> Answer:
    bound = Decimal(str(context.question.numbers[0])) if context.question.numbers else Decimal(0)
    below = "below" in context.question.operations
    having = [p for p in counted if p.number is not None and (p.number < bound if below else p.number > bound)]
    for part in having:
        draft.add(part)
    names = "、".join(f"{_name(part, context.scope.reports)}（{value_text(draft, part)}）" for part in having)
    if having:
        lead = draft.say("where", count=len(having), names=names)
    else:
        for part in counted[:LONGEST_LIST]:
            draft.add(part)
        lead = draft.say("where_none", count=len(counted))
    if missing:
        draft.warn("missing", names=_names(draft, missing))
    return draft.close(f"{label}\n{lead}")
