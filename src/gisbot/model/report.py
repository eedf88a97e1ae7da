"""An annual report as understood: header, outline, figures, findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    """Where a figure comes from; the words are those of `gisbot facts`."""

    TABLE = "table"
    PROSE = "prose"
    CONTACT = "contact"
    PERIOD = "period"
    SIGNATURE = "signature"
    DATE = "date"


class CellState(StrEnum):
    """What a value place holds: four things that are never mixed up; a blank is never 0."""

    NUMBER = "number"
    TEXT = "text"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"


class Scope(StrEnum):
    """What time a figure speaks of, relative to the report's period."""

    CURRENT = "current"
    CUMULATIVE = "cumulative"
    PREVIOUS = "previous"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a report and the exact text there.

    `section` is the heading path joined by " / ". `quote` is verbatim; a table row is its cells joined
    by " | ". `location` is `Place.location`.
    """

    section: str
    quote: str
    location: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report: a table cell, a number in prose, a contact datum, a date or a name.

    `value` is exact: Decimal for numbers, str for strings, None for blank and not applicable.
    `path` and `column` are as in the contract of `gisbot facts`. `subject` is, in prose, the clause the
    number stands in ("共下发文件65余份"); in tables the row's label.
    """

    metric: str | None
    path: tuple[str, ...]
    column: str | None
    value: Decimal | str | None
    raw: str
    unit: str | None
    kind: FigureKind
    state: CellState
    evidence: Evidence
    approximate: bool = False
    scope: Scope = Scope.CURRENT
    subject: str = ""
    percent: bool = False
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a report's prose, in order; `section` indexes `Report.sections`."""

    section: int
    text: str
    location: str


@dataclass(frozen=True, slots=True)
class Item:
    """One member of an enumeration: its ordinal as printed ("一是", "1.") and its text."""

    label: str
    text: str
    location: str


@dataclass(frozen=True, slots=True)
class Enumeration:
    """一是…二是…三是…, or numbered sub-headings: what introduces it and its members."""

    section: int
    lead: str
    items: tuple[Item, ...]
    location: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its place in the outline. `path` is the headings from the top, itself last.

    Headings are as printed, without the text glued to them. The preamble has the path ("引言",) or,
    when the report prints no heading for it, an empty heading.
    """

    heading: str
    level: int
    path: tuple[str, ...]
    location: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up or could not be read; the words are those of `gisbot check`."""

    rule: str
    severity: Severity
    message: str
    expected: str | None = None
    found: str | None = None
    evidence: tuple[Evidence, ...] = ()
    metrics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """The days a report's figures count, both included; None where the report does not say."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """One agency's report on one year.

    `names` are other names the report itself gives the agency (河口镇 for 河口镇人民政府).
    `forms` are the ids of the table forms met. `rules_checked` counts the arithmetic rules tried.
    """

    source: str
    content_hash: str
    title: str
    agency: str
    names: tuple[str, ...]
    year: int
    period: Period
    published: date | None
    url: str | None
    forms: tuple[str, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    enumerations: tuple[Enumeration, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    rules_checked: int = 0
    parent: str | None = None
