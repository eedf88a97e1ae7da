"""What is loaded: which agencies' reports, of which years, and how many; each told by a place in the reports."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from gisbot.answers.context import Context
from gisbot.answers.draft import MOST_CITATIONS, Draft
from gisbot.model.answer import Answer, Value
from gisbot.model.key import ReportKey
from gisbot.model.report import Evidence

MOST_LISTED = 20
TELLING = ("report.period", "report.published")
"""What in a report says best that it is the report of a year."""


def holdings(context: Context, reports: Sequence[ReportKey]) -> Answer:
    """How many reports there are, of whom, and of which years."""
    agencies: dict[str, list[int]] = {}
    for key in reports:
        agencies.setdefault(key.agency, []).append(key.year)
    years = sorted({key.year for key in reports})
    draft = context.draft()
    cited = tuple(_cite(context, draft, key) for key in _cited(reports))
    label, unit = draft.say("held.label"), draft.say("held.unit")
    one = next(iter(agencies)) if len(agencies) == 1 else None
    year = years[0] if len(years) == 1 else None
    draft.values.append(Value(None, label, Decimal(len(reports)), unit, False, one, year, cited=cited))
    said = spans(draft, years)
    if one is not None:
        return draft.close(draft.say("held.one", agency=one, count=len(reports), years=said))
    unit = draft.say("count_unit")
    label = draft.say("held.agencies")
    draft.values.append(Value(None, label, Decimal(len(agencies)), unit, False, None, year, cited=cited))
    lines = [draft.say("held.all", count=len(reports), agencies=len(agencies), years=said)]
    listed = list(agencies.items())[:MOST_LISTED]
    lines += [draft.say("several_line", label=name, value=spans(draft, sorted(known))) for name, known in listed]
    if len(agencies) > len(listed):
        lines.append(draft.say("rank_more", count=len(agencies) - len(listed)))
    return draft.close("\n".join(lines))


def spans(draft: Draft, years: Sequence[int]) -> str:
    """Years in a row as one span: 2017-2022, 2024."""
    starts = [years[0], *(new for old, new in pairwise(years) if new != old + 1)]
    ends = [*(old for old, new in pairwise(years) if new != old + 1), years[-1]]
    said = [
        draft.say("ask.year", year=first) if first == last else draft.say("held.span", first=first, last=last)
        for first, last in zip(starts, ends, strict=True)
    ]
    return draft.say("and").join(said)


def _cited(reports: Sequence[ReportKey]) -> list[ReportKey]:
    """As many reports as there is room for: the newest of each agency, then the others."""
    newest: dict[str, ReportKey] = {}
    for key in reports:
        if key.agency not in newest or newest[key.agency].year < key.year:
            newest[key.agency] = key
    first = list(newest.values())
    return [*first, *(key for key in reports if key not in first)][:MOST_CITATIONS]


def _cite(context: Context, draft: Draft, key: ReportKey) -> int:
    """A place of the report that tells what it is."""
    figures = {figure.metric: figure for figure in context.edition.figures.of_report(key.report_id)}
    for metric in TELLING:
        if metric in figures:
            return draft.cite(key, figures[metric].evidence)
    index = context.passages(key)
    if index.sentences:
        return draft.cite(key, index.evidence(index.sentences[0]))
    figure = next(iter(figures.values()), None)
    evidence = figure.evidence if figure is not None else Evidence("", key.title, "")
    return draft.cite(key, evidence)
