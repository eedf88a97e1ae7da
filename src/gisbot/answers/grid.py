"""Many figures side by side: one of several agencies over several years, or several of each report."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import refusals, single
from gisbot.answers.comparable import warn_of_forms
from gisbot.answers.context import Context
from gisbot.answers.draft import number_text, value_text
from gisbot.answers.over import name_of, warn_of_missing
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Table
from gisbot.model.key import ReportKey

MOST_CELLS = 150
MOST_ROWS = 15
Item = tuple[str, str | None]


def agencies_by_years(context: Context, metric: str, column: str | None) -> Answer:
    """One figure of several agencies over several years: a line for each agency, earliest year first."""
    years = sorted({key.year for key in context.scope.reports} | {year for _, year in context.scope.missing})
    agencies = list(dict.fromkeys(key.agency for key in context.scope.reports))
    shown = agencies[: max(1, min(MOST_ROWS, MOST_CELLS // len(years)))]
    cells: dict[tuple[str, int], Found] = {}
    missing: list[ReportKey | tuple[str, int]] = []
    for key in context.scope.reports:
        if key.agency not in shown:
            continue
        found = context.view(key).find(metric, column, context.language)
        if found is None or found.number is None:
            missing.append(key)
        else:
            cells[key.agency, key.year] = found
    if not cells:
        return refusals.no_item(context, metric, column)
    draft = context.draft()
    label = list(cells.values())[-1].label
    lines = [draft.say("grid", label=label)]
    for agency in shown:
        known = [cells[agency, year] for year in years if (agency, year) in cells]
        for part in known:
            draft.add(part)
        said = draft.say("list_comma").join(
            draft.say("grid_cell", year=part.key.year, value=value_text(draft, part)) for part in known
        )
        lines.append(draft.say("several_line", label=agency, value=said or draft.say("blank_short")))
    if len(agencies) > len(shown):
        lines.append(draft.say("rank_more", count=len(agencies) - len(shown)))
    warn_of_missing(context, draft, (*missing, *(one for one in context.scope.missing if one[0] in shown)))
    warn_of_forms(context, draft, metric, [part.key for part in cells.values()])
    warn_of_findings(context, draft, list(cells.values()))
    draft.table = Table(
        label,
        ("", *map(str, years)),
        tuple((agency, *(_cell(cells.get((agency, year))) for year in years)) for agency in shown),
        next((part.unit for part in cells.values()), None),
        "line",
    )
    return draft.close("\n".join(lines))


def items_by_reports(context: Context, items: Sequence[Item]) -> Answer:
    """Several figures of several reports: a line for each report, with all that is asked of it."""
    found: dict[ReportKey, list[Found]] = {}
    for key in context.scope.reports[:MOST_ROWS]:
        stated = [context.view(key).find(metric, column, context.language) for metric, column in items]
        found[key] = [part for part in stated if part is not None]
    every = [part for parts in found.values() for part in parts]
    if not any(part.value is not None for part in every):
        return refusals.no_item(context, *items[0])
    draft = context.draft()
    lines = [draft.say("side_by_side")]
    for key, parts in found.items():
        for part in parts:
            draft.add(part)
        texts = [single.string_value(draft, p) if isinstance(p.value, str) else value_text(draft, p) for p in parts]
        said = draft.say("list_comma").join(f"{part.label} {text}" for part, text in zip(parts, texts, strict=True))
        lines.append(draft.say("several_line", label=f"{key.agency}{key.year}", value=said or draft.say("blank_short")))
    if len(context.scope.reports) > len(found):
        lines.append(draft.say("rank_more", count=len(context.scope.reports) - len(found)))
    absent = [key for key, parts in found.items() if len(parts) < len(items)]
    warn_of_missing(context, draft, (*absent, *context.scope.missing))
    warn_of_findings(context, draft, every)
    if all(not isinstance(part.value, str) for part in every) and len({part.unit for part in every}) == 1:
        labels = list(dict.fromkeys(part.label for part in every))
        rows = tuple(
            (
                name_of(context, parts[0]),
                *(_cell(next((p for p in parts if p.label == label), None)) for label in labels),
            )
            for parts in found.values()
            if parts
        )
        draft.table = Table(draft.say("side_by_side").rstrip("：:"), ("", *labels), rows, every[0].unit, "bar")
    return draft.close("\n".join(lines))


def _cell(part: Found | None) -> str:
    return number_text(part.number) if part is not None and part.number is not None else ""
