"""Figures of one agency over its years: the change from one to another, and the course over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import refusals
from gisbot.answers.arithmetic import HUNDRED, rounded
from gisbot.answers.comparable import incomparable, warn_of_forms
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, amount_text, number_text, value_text
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Reason, Table
from gisbot.model.key import ReportKey

SMALL_BASE = 30


def growth(context: Context, metric: str, column: str | None, *, rate: bool) -> Answer:
    """A year against the year before it: the difference, and the rate when it is asked for and has a base."""
    new = context.main
    old = context.edition.index.find(new.agency, new.year - 1)
    if old is None:
        return refusals.refuse(context, "previous", Reason.NO_YEAR, agency=new.agency, year=new.year - 1)
    return between(context, metric, column, new, old, rate=rate)


def between(context: Context, metric: str, column: str | None, new: ReportKey, old: ReportKey, *, rate: bool) -> Answer:
    """The change of a figure from one report to another of the same agency.

    Signed, new minus old; the other way round when it is asked how much less there is, or how much more the older
    one has than the newer; 相差 has no sign.
    """
    if (refused := incomparable(context, metric, (old, new))) is not None:
        return refused
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
    warn_of_forms(context, draft, metric, (old, new))
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
    turned = not rate and _from_the_older(context, change, new, old)
    first, second = (b, a) if turned else (a, b)
    label = f"{a.label} {first.key.year} − {second.key.year}"
    draft.compute(label, -change if turned else change, unit, (first, second), metric)
    if not wants_rate:
        said.append(_growth_line(draft, a, b, direction, amount_text(draft, abs(change), unit)))
        if rate:
            draft.warn("small_base", base=value_text(draft, b))
    else:
        said.append(f"{direction} {amount_text(draft, abs(change), unit)}")
    warn_of_findings(context, draft, (a, b))
    return draft.close("\n".join(said))


def _from_the_older(context: Context, change: Decimal, new: ReportKey, old: ReportKey) -> bool:
    """Whether the newer figure is taken from the older one."""
    operations, years = context.question.operations, context.question.years.years
    older_first = years[:2] == (old.year, new.year) and "than" in operations
    if "less" in operations:
        return not older_first
    if "more" in operations:
        return older_first
    return "difference" in operations and change < 0


def _growth_line(draft: Draft, a: Found, b: Found, word: str, value: str) -> str:
    said = draft.say(
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
    return said.replace("， ", "，").replace(";  ", "; ")


def trend(context: Context, metric: str, column: str | None, keys: Sequence[ReportKey]) -> Answer:
    """A figure over the years of one agency, earliest first; blanks and missing years are named."""
    ordered = sorted(keys, key=lambda key: key.year)
    found = [(key, context.view(key).find(metric, column, context.language)) for key in ordered]
    stated = [(key, part) for key, part in found if part is not None]
    if not any(part.number is not None for _, part in stated):
        return refusals.no_item(context, metric, column)
    draft = context.draft()
    label = context.view(ordered[-1]).label(metric, column, context.language)
    lines = [draft.say("trend", agency=ordered[-1].agency, label=label)]
    for key, part in stated:
        draft.add(part)
        lines.append(draft.say("trend_line", year=key.year, value=value_text(draft, part)))
    missing = [key.year for key, part in found if part is None] + [year for _, year in context.scope.missing]
    if missing:
        draft.warn("missing", names="、".join(map(str, sorted(missing))))
    warn_of_forms(context, draft, metric, [key for key, _ in stated])
    warn_of_findings(context, draft, [part for _, part in stated])
    draft.table = table_of(label, [(str(key.year), part) for key, part in stated], "line")
    return draft.close("\n".join(lines))


def table_of(title: str, rows: Sequence[tuple[str, Found]], series: str) -> Table:
    """One column of figures with their names before them; what has no number is empty."""
    unit = next((part.unit for _, part in rows if part.unit), None)
    cells = tuple((name, number_text(part.number) if part.number is not None else "") for name, part in rows)
    return Table(title, ("", title), cells, unit, series)
