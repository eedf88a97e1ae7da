"""Which of the reports that were read answer: one for an agency and year, and a finding for each that gives way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gisbot.model.key import DocumentFinding, ReportKey
from gisbot.model.report import Finding, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """The reports that answer, those that gave way, and why; all in the order of agency, year and source."""

    current: tuple[ReportKey, ...]
    superseded: tuple[ReportKey, ...]
    findings: tuple[DocumentFinding, ...]


def select_reports(keys: Iterable[ReportKey], digests: Mapping[str, str]) -> Selection:
    """Choose among reports.

    The same content under two names is one report, that of the first name. Of different reports by one
    agency on one year the newest published answers; `digests` tells whether their figures agree.
    """
    findings: list[DocumentFinding] = []
    once: dict[tuple[str, str, int, str], ReportKey] = {}
    for key in sorted(keys, key=lambda key: (key.source, key.report_id)):
        first = once.setdefault((key.content_hash, key.agency, key.year, key.title), key)
        if first is not key:
            findings.append(_duplicate(key, first))
    groups: dict[tuple[str, int], list[ReportKey]] = {}
    for key in sorted(once.values(), key=lambda key: (key.agency, key.year, key.source)):
        groups.setdefault((key.agency, key.year), []).append(key)
    current, superseded = [], []
    for group in groups.values():
        chosen = max(group, key=lambda key: key.published or date.min)
        current.append(chosen)
        for key in group:
            if key is not chosen:
                superseded.append(key)
                same = digests[key.report_id] == digests[chosen.report_id]
                findings.append(_duplicate(key, chosen) if same else _conflict(key, chosen))
    return Selection(tuple(current), tuple(superseded), tuple(findings))


def _duplicate(key: ReportKey, first: ReportKey) -> DocumentFinding:
    message = f"the same report as {first.source}"
    return DocumentFinding(
        key.source, Finding("report.duplicate", Severity.NOTE, message, expected=first.source, found=key.source)
    )


def _conflict(key: ReportKey, chosen: ReportKey) -> DocumentFinding:
    message = f"another report on {key.year} by {key.agency}; the one that answers is {chosen.source}"
    return DocumentFinding(
        key.source, Finding("report.conflict", Severity.WARNING, message, expected=chosen.source, found=key.source)
    )
