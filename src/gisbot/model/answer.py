"""An answer as every channel gets it; the json of `gisbot ask` is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gisbot.model.conversation import Asked


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"


class Reason(StrEnum):
    """Why an answer is not found."""

    NO_AGENCY = "no_agency"
    NO_YEAR = "no_year"
    NO_ITEM = "no_item"
    BLANK = "blank"
    NOT_IN_REPORT = "not_in_report"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure that a computed value was made of; `citation` indexes the answer's citations."""

    metric: str | None
    label: str
    value: Decimal | None
    unit: str | None
    approximate: bool
    agency: str
    year: int
    citation: int


@dataclass(frozen=True, slots=True)
class Value:
    """A figure stated by the answer; `value` is a string for contacts, dates and names.

    `cited` indexes the answer's citations that state the figure; a computed one is cited by its operands.
    """

    metric: str | None
    label: str
    value: Decimal | str | None
    unit: str | None
    approximate: bool
    agency: str | None
    year: int | None
    computed: bool = False
    of: tuple[Operand, ...] = ()
    cited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where it stands; `published` is an ISO date."""

    report: str
    section: str
    quote: str
    source: str
    location: str
    published: str | None = None
    url: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that will be answered. `code` asks it without words (a button); at most 60 bytes."""

    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for a table or chart: a comparison, a trend, a ranking. Cells are what people read."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str | None = None
    series: str = "bar"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning about one figure: its table does not add up, or another place says otherwise."""

    agency: str
    year: int
    metric: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person gets. Cannot be made as answered without a citation.

    `lead` is the short answer, `text` the whole reply in plain text (lead, evidence, warnings).
    `doubts` are those of the warnings that speak of one figure, for a file that tells them beside it;
    `actions` are buttons under the answer (这是什么意思, 出处); `about` is what a follow-up leans
    on; `language` is "zh" or "en".
    """

    question: str
    status: Status
    lead: str
    text: str
    values: tuple[Value, ...] = ()
    citations: tuple[Citation, ...] = ()
    options: tuple[Choice, ...] = ()
    suggestions: tuple[Choice, ...] = ()
    actions: tuple[Choice, ...] = ()
    reason: Reason | None = None
    warnings: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    edition: str = ""
    language: str = "zh"
    table: Table | None = None
    about: tuple[Asked, ...] = ()

    def __post_init__(self) -> None:
        if self.status is Status.ANSWERED and not self.citations:
            raise ValueError("an answered question needs at least one citation")
        if self.status is not Status.ANSWERED and self.values:
            raise ValueError("only an answered question carries values")
        if self.status is Status.NOT_FOUND and self.reason is None:
            raise ValueError("a question that is not found needs its reason")
