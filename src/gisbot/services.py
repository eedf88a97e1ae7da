"""What every channel stands on, over an `App`: the `Services` of `gisbot.channels.base`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gisbot.catalog.commands import Command
from gisbot.channels.base import (
    Contents,
    Conversing,
    Inbox,
    ReloadOutcome,
    ReportSummary,
    SectionLine,
    SectionText,
    Shelf,
    StatusReport,
    UnansweredGroup,
    Words,
)
from gisbot.knowledge.holder import EditionHolder
from gisbot.knowledge.publisher import PUBLISHED, Publisher, Reload
from gisbot.model.report import Figure, FigureKind
from gisbot.model.who import Who
from gisbot.rendering.findings import document_line, warnings_of
from gisbot.store.base import AuditEntry, AuditLog, UnansweredLog

if TYPE_CHECKING:
    from gisbot.dialogue.dialogue import Dialogue
    from gisbot.knowledge.edition import Edition
    from gisbot.model.key import ReportKey


class AppServices:
    """Fulfils `Services`; it holds no state of its own but the edition of the moment."""

    def __init__(
        self,
        publisher: Publisher,
        editions: EditionHolder,
        dialogue: Dialogue,
        inbox: Callable[[AppServices], Inbox],
        unanswered: UnansweredLog,
        audit: AuditLog,
        shelf: Shelf,
    ) -> None:
        self._publisher, self._editions, self._dialogue = publisher, editions, dialogue
        self._unanswered, self._audit, self._shelf = unanswered, audit, shelf
        self._inbox = inbox(self)

    @property
    def dialogue(self) -> Conversing:
        """The one door for questions."""
        return self._dialogue

    @property
    def shelf(self) -> Shelf:
        """Where answers are kept for the buttons under them."""
        return self._shelf

    @property
    def inbox(self) -> Inbox:
        """Where files of admins go."""
        return self._inbox

    def commands(self) -> Sequence[Command]:
        """The commands, in the order of the help."""
        return self._editions.edition().catalog.commands

    def words(self, language: str) -> Words:
        """The replies of a language ("zh" or "en")."""
        return self._editions.edition().catalog.replies[language]

    def reports(self) -> Sequence[ReportSummary]:
        """The loaded reports, agencies in order, newest year first."""
        index = self._editions.edition().index
        return [_summary(key) for agency in index.agencies for key in reversed(index.of_agency(agency))]

    def reports_meant(self, text: str, who: Who) -> Sequence[ReportSummary]:
        """The reports that words mean: an agency, a year, or both; none when there are none such."""
        return [_summary(key) for key in self._dialogue.reports_meant(text, who)]

    def key(self, report: str) -> ReportKey | None:
        """The key of the report with this code; None when it is not loaded any more."""
        return self._editions.edition().index.key(report)

    def contents(self, report: str) -> Contents | None:
        """The outline of the report with this code; None when it is not loaded any more."""
        edition = self._editions.edition()
        key = edition.index.key(report)
        if key is None:
            return None
        sections = edition.report(report).sections
        lines = tuple(SectionLine(number, section.heading, section.level) for number, section in enumerate(sections))
        return Contents(_summary(key), lines, len(_table(edition, report)))

    def section(self, report: str, number: int) -> SectionText | None:
        """One section's text; None when there is none such."""
        edition = self._editions.edition()
        key = edition.index.key(report)
        if key is None:
            return None
        whole = edition.report(report)
        if not 0 <= number < len(whole.sections):
            return None
        paragraphs = tuple(passage.text for passage in whole.passages if passage.section == number)
        return SectionText(_summary(key), whole.sections[number].path, paragraphs)

    def table(self, report: str) -> Sequence[Figure] | None:
        """The figures of the report's tables, in the form's order; None when it is not loaded any more."""
        edition = self._editions.edition()
        return None if edition.index.key(report) is None else _table(edition, report)

    def doubts(self, report: str, language: str) -> Mapping[str, Sequence[str]]:
        """What to mind about the figures of the report with this code, by metric, in a language."""
        edition = self._editions.edition()
        if edition.index.key(report) is None:
            return {}
        return warnings_of(edition.report(report).findings, edition.catalog, language)

    def status(self) -> StatusReport:
        """What is loaded, and since when."""
        edition = self._editions.edition()
        pointer = self._publisher.pointer(PUBLISHED)
        years = edition.index.years
        return StatusReport(
            edition=edition.id,
            since=edition.loaded_at if pointer is None else pointer.since,
            reports=len(edition.reports),
            agencies=len(edition.index.agencies),
            first_year=years[0] if years else None,
            last_year=years[-1] if years else None,
            figures=sum(key.figures for key in edition.reports),
            findings=sum(key.findings for key in edition.reports) + len(edition.findings),
        )

    def reload(self, who: Who, *, accept_removed: bool = False) -> ReloadOutcome:
        """Read what changed and publish it, or keep the old knowledge and say why."""
        done = self._publisher.reload(accept_removed=accept_removed, note=f"reload by {_name(who)}")
        edition = self._editions.refresh()
        outcome = reload_outcome(done, edition)
        detail = f"edition {done.edition_id}, {'published' if done.published else 'kept'}"
        self._audit.record(AuditEntry(_name(who), "reload", datetime.now(UTC), detail))
        return outcome

    def unanswered(self) -> Sequence[UnansweredGroup]:
        """The questions that could not be answered, the most frequent first."""
        from gisbot.questions.likeness import grouped

        entries = self._unanswered.entries()
        groups = grouped([entry.text for entry in entries])
        newest = [(entries[members[0]], len(members)) for members in groups]
        return [
            UnansweredGroup(entry.text, count, entry.reason, entry.created.date().isoformat())
            for entry, count in newest
        ]

    def why(self, question: str, who: Who) -> Sequence[str]:
        """How a question is understood, line by line, for admins."""
        return self._dialogue.why(question, who)


def reload_outcome(done: Reload, edition: Edition) -> ReloadOutcome:
    """What a reload did, as lines for people.

    Documents that never could be read are told of when the reload is published; they keep nothing back.
    """
    catalog = edition.catalog
    problems = [str(problem) for problem in done.yaml]
    problems += [
        document_line(outcome.source, outcome.rule, outcome.message, catalog) for outcome in done.changes.broken
    ]
    if done.refusal is not None:
        problems.append(done.refusal)
    if done.published:
        problems += [
            document_line(outcome.source, outcome.rule, outcome.message, catalog) for outcome in done.changes.failed
        ]
    return ReloadOutcome(
        published=done.published,
        edition=done.edition_id,
        added=done.changes.added,
        changed=done.changes.changed,
        removed=done.changes.removed,
        problems=tuple(problems),
    )


def _name(who: Who) -> str:
    return f"{who.channel}:{who.person}"


def _summary(key: ReportKey) -> ReportSummary:
    published = None if key.published is None else key.published.isoformat()
    return ReportSummary(key.report_id, key.title, key.agency, key.year, published, key.url)


def _table(edition: Edition, report_id: str) -> tuple[Figure, ...]:
    return tuple(figure for figure in edition.figures.of_report(report_id) if figure.kind is FigureKind.TABLE)
