"""Warnings that stand beside a figure: its table does not add up, or another place says otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from gisbot.answers.context import Context
from gisbot.answers.draft import Draft
from gisbot.answers.view import Found
from gisbot.model.report import Severity


def warn_of_findings(context: Context, draft: Draft, found: Iterable[Found]) -> None:
    """Warn of every error or warning of the report that names one of the figures' metrics; both sides are cited."""
    for part in found:
        if part.key.findings == 0 or part.metric is None:
            continue
        metrics = {part.metric, *(operand.metric for operand in part.of)}
        for finding in context.edition.report(part.key.report_id).findings:
            if finding.severity is Severity.NOTE or metrics.isdisjoint(finding.metrics):
                continue
            said = (
                f"{finding.expected or ''} ≠ {finding.found or ''}"
                if finding.expected and finding.found
                else finding.rule
            )
            draft.warn("identity", message=said)
            for evidence in finding.evidence[:2]:
                draft.cite(part.key, evidence)
