"""Warnings that stand beside a figure: its table does not add up, or another place says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, differing
from gisbot.answers.view import Found
from gisbot.catalog import Catalog
from gisbot.knowledge.edition import Edition
from gisbot.model.report import Finding, Severity

PROSE = "prose."


def _told(catalog: Catalog, language: str, finding: Finding) -> str:
    """The finding in the words that people are told it with."""
    wording = catalog.reading.wording(finding.rule)
    if wording is None:
        return f"{finding.expected} ≠ {finding.found}"
    template = wording.en if language == "en" else wording.zh
    return template.format_map({"expected": finding.expected or "?", "found": finding.found or "?"})


def findings_of(edition: Edition, part: Found) -> Iterator[Finding]:
    """Every error or warning of the report that names the figure's metric."""
    if part.key.findings == 0 or part.metric is None:
        return
    metrics = {part.metric, *(operand.metric for operand in part.of)}
    for finding in edition.report(part.key.report_id).findings:
        if finding.severity is Severity.NOTE or metrics.isdisjoint(finding.metrics):
            continue
        if part.column is None or not finding.rule.startswith(PROSE):
            yield finding


def told_of(edition: Edition, part: Found, language: str) -> tuple[str, ...]:
    """The warnings that stand beside a figure in a file."""
    catalog = edition.catalog
    said = [catalog.replies[language].text("answer.warning.differs", **values) for values in differing(part)]
    said += [
        catalog.replies[language].text("answer.warning.identity", message=_told(catalog, language, finding))
        for finding in findings_of(edition, part)
    ]
    return tuple(dict.fromkeys(said))


def warn_of_findings(context: Context, draft: Draft, found: Iterable[Found]) -> None:
    """Warn of every error or warning of the report that names one of the figures' metrics; both sides are cited."""
    parts = tuple(found)
    several = len({part.key.report_id for part in parts}) > 1
    for part in parts:
        for finding in findings_of(context.edition, part):
            message = _told(context.edition.catalog, context.language, finding)
            draft.doubt(part, draft.say("warning.identity", message=message))
            if several:
                draft.warn("identity_of", agency=part.key.agency, year=part.key.year, message=message)
            else:
                draft.warn("identity", message=message)
            for evidence in finding.evidence[:2]:
                draft.cite(part.key, evidence)
