"""Ids and digests that are made of content, and keys made of reports; no database is needed for them."""

from __future__ import annotations

import hashlib
import json

from gisbot.model.key import ReportKey
from gisbot.model.report import FigureKind, Report
from gisbot.store.codec import to_text

ID_LENGTH = 16


def report_id_of(report: Report) -> str:
    """The id of a report version: a short hash of all that was read."""
    return hashlib.sha256(to_text(report).encode()).hexdigest()[:ID_LENGTH]


def figures_digest(report: Report) -> str:
    """A digest of the figures as printed, the same for two carriers of one report."""
    printed = sorted(
        ([*figure.path], figure.column or "", figure.raw, figure.kind.value)
        for figure in report.figures
        if figure.kind in (FigureKind.TABLE, FigureKind.PROSE)
    )
    return hashlib.sha256(json.dumps(printed, ensure_ascii=False).encode()).hexdigest()


def key_of(report_id: str, report: Report) -> ReportKey:
    """The key of a report version."""
    return ReportKey(
        report_id=report_id,
        content_hash=report.content_hash,
        agency=report.agency,
        names=report.names,
        parent=report.parent,
        year=report.year,
        title=report.title,
        source=report.source,
        published=report.published,
        url=report.url,
        period=report.period,
        forms=report.forms,
        rules_checked=report.rules_checked,
        figures=len(report.figures),
        findings=len(report.findings),
    )
