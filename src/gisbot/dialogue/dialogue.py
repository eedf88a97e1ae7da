"""The one door for questions: every channel, command and test asks here."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from gisbot.answers import refusals, sources
from gisbot.answers.answerer import answer as answer_question
from gisbot.answers.besides import speaks_of_prose
from gisbot.answers.codes import ABOUT, ENGLISH, MEANING, PLACE, TOPIC, Coded, decode
from gisbot.answers.context import Context
from gisbot.answers.rereading import rather_told, reread, said_with
from gisbot.answers.scope import asked_reports
from gisbot.answers.shelf import Shelf
from gisbot.answers.single import one
from gisbot.dialogue import memory as memories
from gisbot.dialogue.anew import LEANING, asked_anew, asks_anew
from gisbot.dialogue.choices import chosen
from gisbot.dialogue.doubts import figure_of, open_to_doubt, plain, silent
from gisbot.dialogue.plans import of_plans
from gisbot.dialogue.private import without_personal_data
from gisbot.dialogue.several import each
from gisbot.knowledge.edition import Edition
from gisbot.knowledge.lexicon import build_lexicon
from gisbot.model.answer import Answer, Reason, Status
from gisbot.model.conversation import Memory
from gisbot.model.key import ReportKey
from gisbot.model.question import Question, Years
from gisbot.model.who import Who
from gisbot.questions.understand import Understanding
from gisbot.settings import Settings
from gisbot.store.base import ConversationStore, Unanswered, UnansweredLog

KEPT_UNDERSTANDINGS = 2
REFUSED = frozenset({Status.NOT_FOUND, Status.OUT_OF_SCOPE})


class Editions(Protocol):
    """Where the edition of the moment comes from."""

    def edition(self) -> Edition:
        """The edition to answer from."""


class Dialogue:
    """Answers questions and remembers conversations. Safe to call from several threads.

    A question is answered from one edition to its end, whatever is published meanwhile.
    """

    def __init__(
        self, *, editions: Editions, conversations: ConversationStore, unanswered: UnansweredLog, settings: Settings
    ) -> None:
        self._editions, self._conversations, self._unanswered = editions, conversations, unanswered
        self._settings = settings
        self._understandings: dict[str, Understanding] = {}
        self._lock = threading.Lock()
        self._shelf = Shelf()

    def ask(self, text: str, who: Who) -> Answer:
        """The answer to a message; it is remembered, and what could not be answered is recorded."""
        edition = self._editions.edition()
        memory = self._memory(who, edition)
        code = chosen(text, memory)
        if code is not None:
            return self._choose(code, text, who, edition, memory)
        memory = self._before(text, edition, memory)
        question, given, context = self._answered(text, edition, memory)
        self._remember(who, memory, question, given, context)
        self._record(question, given, context)
        return given

    def choose(self, code: str, who: Who) -> Answer:
        """The answer to a tap on a choice; a code that means nothing any more gets a kind answer."""
        edition = self._editions.edition()
        return self._choose(code, "", who, edition, self._memory(who, edition))

    def reports_meant(self, text: str, who: Who) -> tuple[ReportKey, ...]:
        """The reports that words mean: an agency, a year, or both, named or going without saying.

        Of an agency without a year the newest report; of a name that several agencies share, those of all of them;
        none when what is named is not there.
        """
        edition = self._editions.edition()
        memory = self._memory(who, edition)
        today, home = self._settings.current_date(), self._settings.home_agency
        question = self._understanding(edition).understand(text, memory, today)
        if not question.agencies and not question.ambiguous_agencies and question.content.strip():
            return ()
        scope = asked_reports(question, edition, memory, home, today)
        if scope.choose:
            years = question.years.years
            known = [key for agency in scope.choose for key in reversed(edition.index.of_agency(agency))]
            reports = tuple(key for key in known if not years or key.year in years)
        else:
            reports = scope.reports
        if question.years.years:
            return reports
        newest: dict[str, ReportKey] = {}
        for key in reports:
            if key.agency not in newest or newest[key.agency].year < key.year:
                newest[key.agency] = key
        return tuple(newest.values())

    def why(self, text: str, who: Who) -> Sequence[str]:
        """How a question is understood: normal form, parts, candidates with their penalties, the rule that decided."""
        edition = self._editions.edition()
        memory = self._memory(who, edition)
        question, given, context = self._answered(text, edition, memory)
        lines = [f"normal: {question.normal}", f"language: {question.language}"]
        lines += [
            f"part: {part.text} = {part.kind} {part.meaning}{' (repaired)' if part.repaired else ''}"
            for part in question.parts
        ]
        lines.append(f"operations: {' '.join(sorted(question.operations)) or '-'}")
        lines.append(f"years: {question.years.mode} {' '.join(map(str, question.years.years))}".rstrip())
        lines.append(f"agencies: {' '.join(question.agencies) or question.unknown_agency or '-'}")
        for number, target in enumerate(question.targets, start=1):
            lines.append(f"target {number}: {target.words} {target.column or ''}".rstrip())
            lines += [
                f"  {c.metric}: penalty {c.penalty:.2f}, missing {c.missing}, unexplained {c.unexplained:.0f}"
                for c in target.candidates[:5]
            ]
        lines.append(f"content: {question.content}")
        lines += context.trace
        lines.append(f"status: {given.status.value} {given.reason.value if given.reason else ''}".rstrip())
        lines.append(f"edition: {edition.id}")
        return lines

    def _before(self, text: str, edition: Edition, memory: Memory) -> Memory:
        """What was known when the same words were asked just before; 那前一年呢 goes on from where it led."""
        if not memory.before or text != memory.question:
            return memory
        earlier = memories.load(memory.before, datetime.now(UTC), self._lasting(edition))
        if not earlier.question:
            return earlier
        asked = self._understanding(edition).understand(text, earlier, self._settings.current_date())
        return memory if asked.operations & LEANING or not (asked.targets or asked.unknown) else earlier

    def _answered(self, text: str, edition: Edition, memory: Memory) -> tuple[Question, Answer, Context]:
        """The answer to a message: to all that it asks for at once, or else to each by itself."""
        whole = self._answered_once(text, edition, memory)
        asked = self._understanding(edition).askings(text, self._settings.current_date())
        return each(text, asked, whole, memory, lambda words, spoken: self._answered_once(words, edition, spoken))

    def _answered_once(self, text: str, edition: Edition, memory: Memory) -> tuple[Question, Answer, Context]:
        """The answer to words; when they name nothing, to the known question that they are most like."""
        understanding, today = self._understanding(edition), self._settings.current_date()
        question = understanding.understand(text, memory, today)
        anew: Question | None = None
        if asks_anew(question, memory):
            earlier = understanding.understand(memory.question, Memory(), today)
            anew = asked_anew(question, earlier, memory)
        if anew is not None:
            given, context = self._answer(anew, edition, memory)
            return replace(anew, text=memory.question), given, context
        given, context = self._answer(question, edition, memory)
        if (
            given.reason is Reason.NO_YEAR
            and (beside := self._of_year_beside(text, question, edition, memory)) is not None
        ):
            return beside
        if given.reason is Reason.NO_AGENCY and question.groups and len(question.beside) == 1:
            inside = understanding.without_groups().understand(text, memory, today)
            told, its_context = self._answer(inside, edition, memory)
            counts = bool(told.values) or "howmany" not in inside.operations
            if told.status is Status.ANSWERED and counts and all(value.metric is None for value in told.values):
                return inside, told, its_context  # 苇渡县哪个乡镇公开的信息最少, of whose townships none is loaded
        if silent(given) and (known := self._known(text, edition, memory, None)) is not None:
            return known
        of_prose = given.status in REFUSED and speaks_of_prose(context)
        if not of_prose and (context.unsure or open_to_doubt(question, given)):
            alike = understanding.understand_alike(text, memory, today, sure=not context.unsure)
            if alike is not None:
                again, its_context = self._answer(alike, edition, memory)
                if not its_context.unsure:
                    metric = alike.targets[0].candidates[0].metric
                    if given.status in REFUSED and (sure := rather_told(context, metric)) is not None:
                        return question, sure, context
                    its_context.trace.insert(0, f"alike {metric}")
                    told = reread(context, again, known=True) if again.status in REFUSED else again
                    return (alike, again, its_context) if told is again else (question, told, context)
        named = figure_of(question, given)
        if plain(question, given, memory) and (known := self._known(text, edition, memory, named)) is not None:
            return known
        one = len(context.scope.agencies) == 1  # 申请最多的部门 is known as nothing of one report alone
        if named is not None and one and understanding.denied(text, named, today):
            context.trace.append(f"denied {named}")
            given = refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
        return question, reread(context, given), context

    def _of_year_beside(
        self, text: str, question: Question, edition: Edition, memory: Memory
    ) -> tuple[Question, Answer, Context] | None:
        """The answer where the year without a report is that of the row (上年结转), or what was planned for it."""
        of_row = self._understanding(edition).of_row(text, memory, self._settings.current_date())
        if of_row is not None:
            given, context = self._answer(of_row, edition, memory)
            if given.status is Status.ANSWERED and given.values:
                context.trace.insert(0, "a year of the row")
                return of_row, given, context
        if (plans := of_plans(question)) is not None:
            before, words = plans
            _, context = self._answer(before, edition, memory)
            if context.scope.reports and (told := said_with(context, words)) is not None:
                context.trace.insert(0, "plans of the year before")
                return before, told, context
        return None

    def _known(
        self, text: str, edition: Edition, memory: Memory, named: str | None
    ) -> tuple[Question, Answer, Context] | None:
        """The figure that known questions say the words ask for, where the words `named` another one or none.

        Whoever wrote the question down weighed its measure word already: 接了几张申请表.
        """
        meant = self._understanding(edition).understand_as(text, memory, self._settings.current_date(), named)
        if meant is None:
            return None
        again, context = self._answer(replace(meant, units=frozenset()), edition, memory)
        if again.status is not Status.ANSWERED or not again.values:
            return None
        context.trace.insert(0, f"known {meant.targets[0].candidates[0].metric}")
        return meant, again, context

    def _answer(self, question: Question, edition: Edition, memory: Memory) -> tuple[Answer, Context]:
        today, home = self._settings.current_date(), self._settings.home_agency
        return answer_question(question, edition, memory, today, home, question.language, self._shelf)

    def _choose(self, code: str, text: str, who: Who, edition: Edition, memory: Memory) -> Answer:
        language = memory.language or ("zh" if who.language is None or who.language.startswith("zh") else "en")
        coded = decode(code, edition)
        empty = self._understanding(edition).understand("", Memory(), self._settings.current_date())
        question = replace(
            empty,
            text=text,
            agencies=(coded.agency,) if coded is not None and coded.agency else (),
            years=Years((coded.year,), "") if coded is not None and coded.year else Years(),
        )
        if coded is not None and coded.operation == TOPIC:
            return self.ask(edition.catalog.replies[language].text(f"answer.topic.{coded.subject}"), who)
        if coded is not None and coded.operation == ABOUT and memory.question:
            label = edition.catalog.metrics[coded.subject].label(language)
            replies = edition.catalog.replies[language]
            return self.ask(replies.text("answer.about_metric", label=label, question=memory.question), who)
        today, home = self._settings.current_date(), self._settings.home_agency
        context = Context.of(question, edition, memory, today, home, language, self._shelf)
        given = self._coded(coded, context)
        self._remember(who, memory, question, given, context, coded)
        return given

    @staticmethod
    def _coded(coded: Coded | None, context: Context) -> Answer:
        if coded is None:
            return refusals.refuse(context, "old_choice", Reason.NOT_UNDERSTOOD)
        if not context.scope.reports:
            return refusals.no_scope(context)
        if coded.operation == ENGLISH:
            context.language = "en"
        found = context.find(coded.subject, coded.column)
        if found is None:
            return refusals.no_item(context, coded.subject, coded.column)
        if coded.operation == MEANING:
            return sources.meaning(context, found)
        if coded.operation == PLACE:
            return sources.place_of_figure(context, found)
        return one(context, found)

    def _understanding(self, edition: Edition) -> Understanding:
        held = self._understandings.get(edition.id)
        if held is None:
            held = Understanding(edition.catalog, build_lexicon(edition, self._settings.home_agency))
            with self._lock:
                while len(self._understandings) >= KEPT_UNDERSTANDINGS:
                    self._understandings.pop(next(iter(self._understandings)))
                self._understandings[edition.id] = held
        return held

    @staticmethod
    def _key(who: Who) -> str:
        return f"{who.channel}/{who.chat}/{who.person}"

    def _memory(self, who: Who, edition: Edition) -> Memory:
        """What was said before; forgotten after a while."""
        return memories.load(self._conversations.load(self._key(who)), datetime.now(UTC), self._lasting(edition))

    @staticmethod
    def _lasting(edition: Edition) -> timedelta:
        return timedelta(minutes=edition.catalog.words.thresholds["memory_minutes"])

    def _remember(
        self,
        who: Who,
        memory: Memory,
        question: Question,
        given: Answer,
        context: Context,
        coded: Coded | None = None,
    ) -> None:
        after = memories.remembered(memory, question, given, context, given.about)
        if coded is not None and coded.subject in context.edition.catalog.metrics:
            asks = context.edition.catalog.metrics[coded.subject].asks
            after = replace(
                after, concepts=tuple(sorted({min(group) for group in asks[0]})) if asks else after.concepts
            )
        now = datetime.now(UTC)
        after = replace(after, before=memories.dump(replace(memory, before=""), now))
        self._conversations.save(self._key(who), memories.dump(after, now), now)

    def _record(self, question: Question, given: Answer, context: Context) -> None:
        if given.status is not Status.NOT_FOUND:
            return
        candidates = tuple(c.metric for target in question.targets for c in target.candidates[:3])
        reason = given.reason.value if given.reason is not None else ""
        self._unanswered.record(
            Unanswered(
                without_personal_data(question.text[:300]),
                reason,
                candidates,
                context.language,
                context.edition.id,
                datetime.now(UTC),
            )
        )
