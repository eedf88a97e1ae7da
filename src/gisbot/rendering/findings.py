"""Findings in people's words: the wordings of knowledge/reading/findings.yaml by rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gisbot.model.report import Finding

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
