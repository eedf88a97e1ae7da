"""What a clerk wants to know before publishing: this year's draft against last year's report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gisbot.catalog.catalog import Catalog
from gisbot.model.report import CellState, Evidence, Figure, FigureKind, Finding, Passage, Report, Severity
from gisbot.reports.patterns import (
    BEFORE_TOWNSHIP,
    COMPARED_BEFORE,
    DOCUMENT_TITLE,
    NOT_A_TOWNSHIP,
    TOWNSHIP,
    YEAR_MENTION,
)

_CARRIED_IN, _CARRIED_OUT = "requests.carried_in", "requests.carried_out"
_STOCKS = ("docs.normative", "docs.regulations")
_LEAST_FILLED_CELLS = 3
_STOP = "。"

_Cells = Mapping[tuple[str, str | None], Figure]


def check_draft(report: Report, earlier: Report | None, catalog: Catalog) -> tuple[Finding, ...]:
    """The findings that need more than the report itself: last year's numbers, leftover years, other bodies' names.

    `earlier` is the same agency's report on the year before, when it is loaded. All evidence is the draft's own.
    """
    findings = [*_leftover_years(report, catalog), *_other_agencies(report, catalog)]
    if earlier is not None and earlier.year == report.year - 1:
        findings += [*_carry_over(report, earlier), *_stocks(report, earlier), *_same_figures(report, earlier)]
    return tuple(findings)


def _cells(report: Report) -> _Cells:
    return {
        (figure.metric, figure.column): figure
        for figure in report.figures
        if figure.kind is FigureKind.TABLE and figure.metric is not None
    }


def _number(figure: Figure | None) -> Decimal | None:
    if figure is None or figure.state is not CellState.NUMBER or not isinstance(figure.value, Decimal):
        return None
    return figure.value


def _carry_over(report: Report, earlier: Report) -> Iterator[Finding]:
    """In every column, what was carried out of last year is carried into this one."""
    before = {column: figure for (metric, column), figure in _cells(earlier).items() if metric == _CARRIED_OUT}
    for (metric, column), figure in _cells(report).items():
        if metric != _CARRIED_IN or column not in before:
            continue
        expected, found = _number(before[column]), _number(figure)
        if expected is None or found is None or expected == found:
            continue
        yield Finding(
            rule="draft.carry_over",
            severity=Severity.ERROR,
            message=f"{expected} carried out of {earlier.year}, {found} carried in ({column})",
            expected=str(expected),
            found=str(found) if column is None else f"{found} ({column})",
            evidence=(figure.evidence,),
            metrics=(_CARRIED_OUT, _CARRIED_IN),
        )


def _stocks(report: Report, earlier: Report) -> Iterator[Finding]:
    """What is in force: last year's, and what was issued, without what was repealed."""
    before = {metric: figure for (metric, _), figure in _cells(earlier).items()}
    now = {metric: figure for (metric, _), figure in _cells(report).items()}
    for stock in _STOCKS:
        names = (f"{stock}.in_force", f"{stock}.issued", f"{stock}.repealed")
        held, issued, repealed = _number(before.get(names[0])), _number(now.get(names[1])), _number(now.get(names[2]))
        found = _number(now.get(names[0]))
        if held is None or issued is None or repealed is None or found is None or held + issued - repealed == found:
            continue
        yield Finding(
            rule="draft.in_force",
            severity=Severity.WARNING,
            message=f"{held} + {issued} - {repealed} would be {held + issued - repealed}, not {found}",
            expected=str(held + issued - repealed),
            found=str(found),
            evidence=(now[names[0]].evidence,),
            metrics=names,
        )


def _same_figures(report: Report, earlier: Report) -> Iterator[Finding]:
    """Tables copied as they were: every cell equal, and some of them not 0."""
    now, before = _cells(report), _cells(earlier)
    filled = [key for key, figure in now.items() if _number(figure)]
    if len(filled) < _LEAST_FILLED_CELLS or now.keys() != before.keys():
        return
    if all(now[key].value == before[key].value for key in now):
        yield Finding(
            "draft.same_figures",
            Severity.WARNING,
            f"all {len(now)} cells equal those of {earlier.year}",
            evidence=(now[filled[0]].evidence,),
        )


def _evidence(report: Report, passage: Passage, text: str, start: int) -> Evidence:
    begin = text.rfind(_STOP, 0, start) + 1
    end = text.find(_STOP, start)
    quote = text[begin : end + 1 if end >= 0 else len(text)].strip()
    return Evidence(" / ".join(report.sections[passage.section].path), quote, passage.location)


def _leftover_years(report: Report, catalog: Catalog) -> Iterator[Finding]:
    """Sentences that speak of last year as if it were this one; comparisons and names of documents are none."""
    for passage in report.passages:
        folded = catalog.reading.fold(passage.text)
        titles = [(match.start(), match.end()) for match in DOCUMENT_TITLE.finditer(folded)]
        for match in YEAR_MENTION.finditer(folded):
            if int(match.group(1)) != report.year - 1:
                continue
            if any(start <= match.start() < end for start, end in titles):
                continue
            if COMPARED_BEFORE.search(folded[: match.start()]):
                continue
            yield Finding(
                "draft.leftover_year",
                Severity.WARNING,
                f"{match.group(1)} in a report on {report.year}",
                expected=str(report.year),
                found=match.group(1),
                evidence=(_evidence(report, passage, passage.text, match.start()),),
            )


def _other_agencies(report: Report, catalog: Catalog) -> Iterator[Finding]:
    """Names of bodies that are neither the agency nor above or below it."""
    own = (report.agency, *report.names, report.parent or "")
    told: set[str] = set()
    is_township = any(name.endswith(catalog.reading.lookalikes.townships) for name in own if name)
    known = [name for agency in catalog.agencies for name in (agency.name, *agency.short)]
    related = {agency.name for agency in catalog.agencies if agency.parent in own or agency.name in own}
    for passage in report.passages:
        folded = catalog.reading.fold(passage.text)
        found = [(folded.find(name), name) for name in known if name not in related and name in folded]
        if is_township:
            found += [(match.start(1), BEFORE_TOWNSHIP.sub("", match.group(1))) for match in TOWNSHIP.finditer(folded)]
        for start, name in found:
            is_own = any(name in mine or (len(mine) > 1 and mine in name) for mine in own if mine)
            if is_own or name in told or NOT_A_TOWNSHIP.search(name):
                continue
            told.add(name)
            yield Finding(
                "draft.other_agency",
                Severity.WARNING,
                f"{name} in the report of {report.agency}",
                found=name,
                evidence=(_evidence(report, passage, passage.text, start),),
            )
