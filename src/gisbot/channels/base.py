"""What every channel shows (a `Reply`) and what every channel stands on (`Services`).

A channel turns its own updates into calls of a `Desk` (see `gisbot.channels.desk`) and shows the
replies; it knows nothing of reports. `app.py` hands it an object that fulfils `Services`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gisbot.catalog.commands import Command
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey
from gisbot.model.report import Figure, Finding
from gisbot.model.who import Who

CALLBACK_BYTES = 64
"""The most a button may carry: Telegram's limit on callback data (Bot API, InlineKeyboardButton)."""

Progress = Callable[[int, int], None]
"""Called with how many documents are read and how many there are."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a reply; `data` says what a tap asks for, without any state kept here.

    Raises ValueError when the data is empty or longer than 64 bytes of UTF-8.
    """

    label: str
    data: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.data.encode()) <= CALLBACK_BYTES:
            raise ValueError(f"callback data of {len(self.data.encode())} bytes: {self.data!r}")


@dataclass(frozen=True, slots=True)
class Note:
    """Plain text that is no answer to a question: a greeting, a list, the outcome of a command."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply; a `picture` (PNG) is shown where the channel can show one."""

    name: str
    data: bytes
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What a channel shows next. `replaces`: in place of the message whose button was pressed.

    A note that comes with files is their caption.
    """

    body: Answer | Note
    rows: tuple[tuple[Button, ...], ...] = ()
    replaces: bool = False
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A loaded report as a list shows it; `code` names it in a button (ASCII, at most 16 bytes)."""

    code: str
    title: str
    agency: str
    year: int
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A heading of a report's outline; `number` counts from 0, `level` from 1."""

    number: int
    heading: str
    level: int


@dataclass(frozen=True, slots=True)
class Contents:
    """A report's outline; `figures` counts the figures of its tables."""

    report: ReportSummary
    sections: tuple[SectionLine, ...]
    figures: int


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section of a report: its headings from the top, and its paragraphs, verbatim."""

    report: ReportSummary
    path: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What is loaded, and since when."""

    edition: str
    since: datetime
    reports: int
    agencies: int
    first_year: int | None
    last_year: int | None
    figures: int
    findings: int


@dataclass(frozen=True, slots=True)
class ReloadOutcome:
    """What a reload did. `published` is False when the old knowledge goes on answering.

    `problems` are lines with file and line number; `removed` names documents that are gone, which
    (unless accepted) keep the old knowledge too.
    """

    published: bool
    edition: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What was read from one document of a submitted file; `problem` says why it is no report."""

    source: str
    agency: str | None = None
    year: int | None = None
    forms: tuple[str, ...] = ()
    figures: int = 0
    findings: tuple[Finding, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """A submitted file as read; `token` (ASCII, at most 48 bytes) loads or discards it.

    Nothing is kept, and `token` is None, when no document of the file is a report.
    """

    token: str | None
    name: str
    reports: tuple[ReadReport, ...]


@dataclass(frozen=True, slots=True)
class UnansweredGroup:
    """Questions that could not be answered and are alike; `latest` is an ISO date."""

    question: str
    count: int
    reason: str
    latest: str


class Words(Protocol):
    """The replies of one language, from bot/*.yaml."""

    def text(self, key: str, **values: object) -> str:
        """The reply `key` with its places filled; KeyError when there is none or a value is missing."""


class Conversing(Protocol):
    """The door for every channel: `gisbot.dialogue`."""

    def ask(self, text: str, who: Who) -> Answer:
        """The answer to a person's words."""

    def choose(self, code: str, who: Who) -> Answer:
        """The answer to a tap on a `Choice`; a code that means nothing any more gets a kind answer."""


class Shelf(Protocol):
    """Answers kept for the buttons under them."""

    def keep(self, answer: Answer, who: Who) -> str:
        """Keep an answer for the chat; its code (ASCII, at most 16 bytes)."""

    def find(self, code: str, who: Who) -> Answer | None:
        """The answer of a code; None when it has given way to others."""

    def pass_over(self, who: Who) -> None:
        """The chat went on with an answer that has no figures: none is the latest any more."""

    def latest(self, who: Who) -> Answer | None:
        """The answer given last in the chat; None when it had no figures."""


class Inbox(Protocol):
    """Where an admin's files wait until they are loaded or discarded."""

    def submit(self, data: bytes, name: str, who: Who, progress: Progress) -> ReadSummary:
        """Read a file without loading it."""

    def load(self, token: str, who: Who) -> ReloadOutcome | None:
        """Put the file among the reports and reload; None when no such file waits."""

    def discard(self, token: str, who: Who) -> str | None:
        """Forget the file, and give its name; None when no such file waits."""


class Services(Protocol):
    """Everything a channel calls; `app.py` implements it."""

    @property
    def dialogue(self) -> Conversing:
        """The one door for questions."""

    @property
    def shelf(self) -> Shelf:
        """Where answers are kept for the buttons under them."""

    @property
    def inbox(self) -> Inbox:
        """Where files of admins go."""

    def commands(self) -> Sequence[Command]:
        """The commands, in the order of the help."""

    def words(self, language: str) -> Words:
        """The replies of a language ("zh" or "en")."""

    def reports(self) -> Sequence[ReportSummary]:
        """The loaded reports, agencies in order, newest year first."""

    def reports_meant(self, text: str, who: Who) -> Sequence[ReportSummary]:
        """The reports that words mean: an agency, a year, or both; none when there are none such."""

    def key(self, report: str) -> ReportKey | None:
        """The key of the report with this code; None when it is not loaded any more."""

    def contents(self, report: str) -> Contents | None:
        """The outline of the report with this code; None when it is not loaded any more."""

    def section(self, report: str, number: int) -> SectionText | None:
        """One section's text; None when there is none such."""

    def table(self, report: str) -> Sequence[Figure] | None:
        """The figures of the report's tables, in the form's order; None when it is not loaded any more."""

    def doubts(self, report: str, language: str) -> Mapping[str, Sequence[str]]:
        """What to mind about the figures of the report with this code, by metric, in a language."""

    def status(self) -> StatusReport:
        """What is loaded, and since when."""

    def reload(self, who: Who, *, accept_removed: bool = False) -> ReloadOutcome:
        """Read what changed and publish it, or keep the old knowledge and say why."""

    def unanswered(self) -> Sequence[UnansweredGroup]:
        """The questions that could not be answered, the most frequent first."""

    def why(self, question: str, who: Who) -> Sequence[str]:
        """How a question is understood, line by line, for admins."""
