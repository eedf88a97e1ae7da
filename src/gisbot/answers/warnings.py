"""Warnings that stand beside a figure: its table does not add up, or another place says otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from gisbot.answers.context import Context
from gisbot.answers.draft import Draft
from gisbot.answers.view import Found
from gisbot.model.report import Finding, Severity

PROSE = "prose."


def _told(context: Context, finding: Finding) -> str:
    """The finding in the words that people are told it with."""
    wording = context.edition.catalog.reading.wording(finding.rule)
    if wording is None:
        return f"{finding.expected} ≠ {finding.found}"
    template = wording.en if context.language == "en" else wording.zh
    return template.format_map({"expected": finding.expected or "?", "found": finding.found or "?"})


def warn_of_findings(context: Context, draft: Draft, found: Iterable[Found]) -> None:
    """Warn of every error or warning of the report that names one of the figures' metrics; both sides are cited."""
    parts = tuple(found)
    several = len({part.key.report_id for part in parts}) > 1
    for part in parts:
        if part.key.findings == 0 or part.metric is None:
            continue
        metrics = {part.metric, *(operand.metric for operand in part.of)}
        for finding in context.edition.report(part.key.report_id).findings:
            if finding.severity is Severity.NOTE or metrics.isdisjoint(finding.metrics):
                continue
            if part.column is not None and finding.rule.startswith(PROSE):
                continue
            if several:
                draft.warn("identity_of", agency=part.key.agency, year=part.key.year, message=_told(context, finding))
            else:
                draft.warn("identity", message=_told(context, finding))
            for evidence in finding.evidence[:2]:
                draft.cite(part.key, evidence)
