"""How reports and figures are named in an edition, without the whole report being loaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gisbot.model.report import Figure, Finding, Period


@dataclass(frozen=True, slots=True)
class ReportKey:
    """A report version as an index needs it.

    `report_id` names this very reading of this very document: other content or another reading has
    another id. `content_hash` is the hash of the file alone. `names` are the other names that the
    report gives its agency; `figures` and `findings` are how many it has.
    """

    report_id: str
    content_hash: str
    agency: str
    names: tuple[str, ...]
    parent: str | None
    year: int
    title: str
    source: str
    published: date | None
    url: str | None
    period: Period
    forms: tuple[str, ...]
    rules_checked: int = 0
    figures: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True)
class KeyedFigure:
    """A figure with the report, the agency and the year that it belongs to."""

    report_id: str
    agency: str
    year: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class DocumentFinding:
    """A finding about a document of the folder: it could not be read, it is there twice, ..."""

    source: str
    finding: Finding
