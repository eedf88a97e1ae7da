"""Everything one question is answered with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from gisbot.answers.clauses import ClauseIndex
from gisbot.answers.codes import FIGURE, TOPIC, Coded, encode
from gisbot.answers.draft import Draft
from gisbot.answers.passages import PassageIndex
from gisbot.answers.patterns import PLANNED, POINTED_OUT, TOLD_BEFORE, YEAR_BEFORE, plain_form
from gisbot.answers.prose import Telling
from gisbot.answers.scope import Scope, asked_reports, of_the_group
from gisbot.answers.shelf import Shelf
from gisbot.answers.spoken_of import spoken_of
from gisbot.answers.view import Found, ReportView
from gisbot.answers.wording import Wanted
from gisbot.knowledge.edition import Edition
from gisbot.model.answer import Choice, Reason
from gisbot.model.conversation import Memory
from gisbot.model.key import ReportKey
from gisbot.model.question import Question, Target, Years

WORDS_ASKED = frozenset({"how", "what", "which", "list", "where", "who", "problem", "improvement", "exists", "summary"})

FIGURES_ASKED = frozenset({"howmany", "share", "difference", "growth", "sum"})


@dataclass(slots=True)
class Context:
    """The question, what it is answered from, and the views made on the way. Lives for one question.

    `unsure` says that the question was given up because its words name nothing; `wanted` is what the question wants
    told, once a rule has worked it out, with the question and the report that it was worked out for.
    """

    question: Question
    edition: Edition
    memory: Memory
    today: date
    home: str | None
    language: str
    scope: Scope
    shelf: Shelf
    trace: list[str] = field(default_factory=list)
    unsure: bool = False
    wanted: tuple[tuple[Question, tuple[ReportKey, ...]], tuple[Wanted, ...]] | None = None

    @classmethod
    def of(
        cls,
        question: Question,
        edition: Edition,
        memory: Memory,
        today: date,
        home: str | None,
        language: str,
        shelf: Shelf,
    ) -> Context:
        """The context of a question, with the reports it is about."""
        question = of_the_group(spoken_of(question, memory), memory, edition.index.agencies, home)
        scope = asked_reports(question, edition, memory, home, today)
        if not scope.reports and (inside := _named_inside(question, scope, edition, memory, shelf)) is not None:
            question = inside
            scope = asked_reports(question, edition, memory, home, today)
        if not scope.reports and _asks_of_plans(question, scope):
            years = question.years if question.ordinal is not None else Years()
            question = replace(question, operations=question.operations | {"improvement"}, years=years)
            scope = asked_reports(question, edition, memory, home, today)
        if not scope.reports and not scope.choose:
            question, scope = _told_of(question, scope, edition, memory, home, today, shelf)
        if scope.reports and (question.agencies or question.ambiguous_agencies):
            meant = (*(key.agency for key in scope.reports), *(agency for agency, _ in scope.missing))
            question = replace(question, agencies=tuple(dict.fromkeys(meant)), ambiguous_agencies=())
        return cls(question, edition, memory, today, home, language, scope, shelf)

    def view(self, key: ReportKey) -> ReportView:
        """The view of a report."""
        return self.shelf.view(self.edition, key)

    @property
    def main(self) -> ReportKey:
        """The report that is meant when one is: the first of the scope."""
        return self.scope.reports[0]

    def passages(self, key: ReportKey) -> PassageIndex:
        """The sentences of a report."""
        return self.shelf.passages(self.edition, key)

    def clauses(self, key: ReportKey) -> ClauseIndex:
        """The clauses of a report's prose figures."""
        return self.shelf.clauses(self.edition, key)

    def tellings(self, key: ReportKey) -> tuple[Telling, ...]:
        """The figures of a report's prose, with what each is found by."""
        return self.shelf.tellings(self.edition, key)

    def draft(self) -> Draft:
        """An empty answer to this question."""
        return Draft(self.question.text, self.language, self.edition.id, self.edition.catalog.replies[self.language])

    def threshold(self, name: str) -> float:
        """A threshold of the words."""
        return self.edition.catalog.words.thresholds[name]

    def find(self, metric: str, column: str | None) -> Found | None:
        """The figure in the newest report of the scope that has it (blank ones only when no other)."""
        blank: Found | None = None
        for key in self.scope.reports:
            found = self.view(key).find(metric, column, self.language)
            if found is not None and found.value is not None:
                return found
            blank = blank or found
            if not self.scope.newest:
                break
        return blank

    def present(self, metric: str, column: str | None = None) -> bool:
        """Whether some report of the scope states the metric."""
        return any(self.view(key).has(metric, column) for key in self.scope.reports)

    def metrics_of(self, target: Target, limit: float) -> tuple[str, ...]:
        """The readings of a target that are as good as its best one."""
        if target.best is None or target.best.penalty > limit:
            return ()
        near = target.best.penalty + self.threshold("margin")
        return tuple(c.metric for c in target.candidates if c.penalty <= near)

    def figure_question(
        self, metric: str, column: str | None = None, agency: str | None = None, year: int | None = None
    ) -> Choice:
        """A question for a figure, with its code; agency and year are named when there is more than one report."""
        label = (
            self.view(self.main).label(metric, column, self.language)
            if self.scope.reports
            else self.edition.catalog.metrics[metric].label(self.language)
        )
        string = self.edition.catalog.metrics[metric].string
        replies = self.edition.catalog.replies[self.language]
        who = agency if len(self.edition.index.agencies) > 1 and agency else ""
        when = replies.text("answer.ask.year", year=year) if year and len(self.edition.reports) > 1 else ""
        text = replies.text(
            "answer.ask.string" if string else "answer.ask.figure", agency=who, year=when, label=label
        ).strip()
        return Choice(text, encode(Coded(FIGURE, metric, column, agency if who else None, year if when else None)))

    def topic_question(self, topic: str) -> Choice:
        """A question about a topic of the report."""
        return Choice(
            self.edition.catalog.replies[self.language].text(f"answer.topic.{topic}"), encode(Coded(TOPIC, topic))
        )

    def suggestions(self, wanted: Iterable[str] = ()) -> tuple[Choice, ...]:
        """Two or three near questions that are answered: those wanted first, then the report's main ones."""
        if not self.scope.reports:
            keys = [key for agency in self.edition.index.agencies[:3] if (key := self.edition.index.latest(agency))]
        else:
            keys = [self.main]
        choices: list[Choice] = []
        for metric in (
            *wanted,
            "requests.received",
            "proactive.total",
            "contact.phone",
            "review.total",
            "contact.office",
        ):
            for key in keys:
                found = self.view(key).find(metric) if metric in self.edition.catalog.metrics else None
                if found is not None and found.value is not None:
                    choice = self.figure_question(metric, None, key.agency, key.year)
                    if choice.text not in [c.text for c in choices] and choice.text != self.question.text:
                        choices.append(choice)
            if len(choices) >= 3:
                break
        return tuple(choices[:3])


def _told_of(
    question: Question, scope: Scope, edition: Edition, memory: Memory, home: str | None, today: date, shelf: Shelf
) -> tuple[Question, Scope]:
    """The question of the report that goes without saying, when it speaks of what this report tells of the year before
    (上年度指出的问题); else as it was."""
    if not _asks_of_before(question, scope):
        return question, scope
    meant = replace(question, years=Years())
    other = asked_reports(meant, edition, memory, home, today)
    if not other.reports:
        return question, scope
    index = shelf.passages(edition, other.reports[0])
    if POINTED_OUT.search(question.normal):
        told = any(TOLD_BEFORE.search(one.text) for one in index.sentences)
        return (meant, other) if told else (question, scope)
    hits = index.search(question.content, question.loose)
    known = edition.catalog.words.thresholds["telling_share"]
    told = bool(hits) and hits[0].score >= known and YEAR_BEFORE.search(hits[0].sentence.text) is not None
    return (meant, other) if told else (question, scope)


def _named_inside(question: Question, scope: Scope, edition: Edition, memory: Memory, shelf: Shelf) -> Question | None:
    """The question without its agency that no report is of, when the sentence told last names it: 县农业农村局呢."""
    named = plain_form(question.unknown_agency or "")
    if scope.reason is not Reason.NO_AGENCY or not named or not memory.last:
        return None
    for asked in memory.last:
        key = edition.index.find(asked.agency, asked.year)
        if key is None or not asked.words:
            continue
        told = [one.text for one in shelf.passages(edition, key).sentences if asked.words in one.text]
        if any(named in plain_form(text) for text in told):
            return replace(question, unknown_agency=None)
    return None


def _asks_of_plans(question: Question, scope: Scope) -> bool:
    """Whether one of the things to be done in a year without a report is asked for: 2025年要做的第三件事."""
    plain = not question.targets and not question.operations & FIGURES_ASKED
    coming = any(part.kind == "year" and not any(map(str.isdigit, part.text)) for part in question.parts)
    if plain and coming and "improvement" in question.operations and scope.reason is Reason.NO_YEAR:
        return True  # 今年打算咋整: what the newest report plans
    placed = question.ordinal is not None and plain
    return scope.reason is Reason.NO_YEAR and placed and PLANNED.search(question.normal) is not None


def _asks_of_before(question: Question, scope: Scope) -> bool:
    """Whether words are asked for, and no figure, of the year before the report."""
    pointed = POINTED_OUT.search(question.normal) is not None
    return scope.reason is Reason.NO_YEAR and (
        pointed
        or (
            YEAR_BEFORE.search(question.normal) is not None
            and not question.operations & FIGURES_ASKED
            and bool(question.operations & WORDS_ASKED)
        )
    )
