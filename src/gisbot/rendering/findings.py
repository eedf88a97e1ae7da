"""Findings in people's words: the wordings of knowledge/reading/findings.yaml by rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from gisbot.model.report import Finding, Severity

if TYPE_CHECKING:
    from gisbot.catalog import Catalog

NOTHING = "-"


def told(finding: Finding, catalog: Catalog, language: str = "zh") -> Finding:
    """The finding with its message in people's words; one without a wording keeps its own message."""
    wording = catalog.reading.wording(finding.rule)
    if wording is None:
        return finding
    template = wording.en if language == "en" else wording.zh
    message = template.format(
        expected=finding.expected or NOTHING, found=finding.found or NOTHING, message=finding.message
    )
    return replace(finding, message=message)


def warnings_of(findings: Iterable[Finding], catalog: Catalog, language: str = "zh") -> dict[str, tuple[str, ...]]:
    """The warnings that stand beside the figures of a report, by metric; what is worth only a note is left out."""
    by_metric: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity is Severity.NOTE:
            continue
        message = told(finding, catalog, language).message
        text = catalog.replies[language].text("answer.warning.identity", message=message)
        for metric in finding.metrics:
            by_metric.setdefault(metric, []).append(text)
    return {metric: tuple(dict.fromkeys(texts)) for metric, texts in by_metric.items()}


def told_document(rule: str, message: str, catalog: Catalog, language: str = "zh") -> str:
    """Why a document is no report, in people's words."""
    wording = catalog.reading.wording(rule)
    if wording is None:
        return message
    template = wording.en if language == "en" else wording.zh
    return template.format(expected=NOTHING, found=NOTHING, message=message)


def document_line(source: str, rule: str, message: str, catalog: Catalog, language: str = "zh") -> str:
    """One line that names the document, says what is wrong with it, and names the rule."""
    return f"{source}: {told_document(rule, message, catalog, language)} ({rule})"
