"""From a person's words to a Question: normalise, cut, repair, find the slots, find the targets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from itertools import pairwise

from gisbot.catalog import Catalog
from gisbot.model.conversation import Memory
from gisbot.model.lexicon import Lexicon
from gisbot.model.question import Candidate, Part, Question, Target
from gisbot.questions.agencies import mentioned_agencies, within
from gisbot.questions.alike import Alike, Likeness
from gisbot.questions.askings import Asking, askings
from gisbot.questions.bodies import as_heard
from gisbot.questions.clauses import clauses_of, units_of
from gisbot.questions.columns import (
    everyday_column,
    with_counted_ways,
    with_everybody,
    with_other_column,
    without_owners,
)
from gisbot.questions.contrast import without_denied
from gisbot.questions.cutting import Cutter
from gisbot.questions.focus import focused, weighed
from gisbot.questions.items import with_carried, with_items
from gisbot.questions.leads import as_meant, without_lead, without_trimmings
from gisbot.questions.listed import with_document_totals, with_listed_totals, with_request_channels
from gisbot.questions.matcher import build_matcher
from gisbot.questions.normalise import has_chinese
from gisbot.questions.pairs import pairs_of
from gisbot.questions.parting import parted
from gisbot.questions.patterns import (
    ASKS_WHETHER,
    EACH,
    ENGLISH_NUMBERS,
    FIGURES_SAID,
    FURTHER_OFFSETS,
    LESS_BY,
    MORE_BY,
    NEGATED_AXES,
    NEGATIONS,
    OFFSETS,
    PASSIVE,
    PEOPLE_ASKED,
    PERSONS,
    SAYING_NO,
    SPACES,
    SUBSET,
    TOP,
    han_number,
)
from gisbot.questions.periods import asked_years, without_year_beside
from gisbot.questions.relations import boundary_of, yes_or_no
from gisbot.questions.residue import residue
from gisbot.questions.rowcodes import rows_of
from gisbot.questions.said import aside, loose
from gisbot.questions.sounds import sounds_like_no
from gisbot.questions.suits import with_suits
from gisbot.questions.targets import Resolver
from gisbot.questions.tokens import Kind, Token, without_operations
from gisbot.questions.vocabulary import Sense, build_vocabulary

RECEIVED, WAYS = "received", "channel_word"
PLAINLY = frozenset({"howmany", "exists", "what"})
"""What is asked beside a figure that a known question asks for."""


class Understanding:
    """Understands questions in the words of one catalog and the names of one edition."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon) -> None:
        self._catalog = catalog
        matcher = build_matcher(catalog)
        self._cutter = Cutter(catalog, lexicon, build_vocabulary(catalog), matcher)
        self._resolver = Resolver(catalog, matcher)
        self._alike: Alike | None = None

    def without_groups(self) -> Understanding:
        """The same for one report's own words: 哪个乡镇 asks of those it speaks of, not of those that are loaded."""
        other = copy(self)
        other._cutter = self._cutter.without_groups()
        return other

    def understand(self, text: str, memory: Memory, today: date) -> Question:
        """What the words ask."""
        normal, tokens = self._cutter.cut(text, today)
        question = self._question(text, normal, tokens, memory)
        assert question is not None
        return question

    def askings(self, text: str, today: date) -> tuple[Asking, ...]:
        """The single questions of a message that asks for several things."""
        cut = self._cutter.cut(SPACES.sub(",", text), today)
        return askings(*cut, self._cutter.complete, self._catalog.words.doing)

    def understand_alike(self, text: str, memory: Memory, today: date, *, sure: bool = False) -> Question | None:
        """The same for a question whose words name no figure: the figure that known questions like it ask for.

        `sure` wants a known question so near that it overrules what the words seemed to mean.
        """
        normal, tokens = self._cutter.cut(text, today)
        return self._question(text, normal, tokens, memory, alike=Likeness.SURE if sure else Likeness.NEAR)

    def understand_as(self, text: str, memory: Memory, today: date, given: str | None) -> Question | None:
        """The question for the figure that known questions say it asks for, where another one was `given`."""
        normal, tokens = self._cutter.cut(text, today)
        metric = self._known().asked_for(text, tokens, given)
        return self._question(text, normal, tokens, memory, meant=metric) if metric is not None else None

    def of_row(self, text: str, memory: Memory, today: date) -> Question | None:
        """The question when its 去年 or 明年 tells which row is meant and not whose report: 去年剩下的申请有几件.

        None when the row asked for tells of no such year.
        """
        normal, tokens = self._cutter.cut(text, today)
        said = self._known().asked_for(text, tokens, None)
        for beside in (-1, 1):
            kept = without_year_beside(tokens, today.year + beside)
            if said is not None:
                if (metric := self._catalog.metrics.get(said)) is not None and metric.tells_of == beside:
                    return self._question(text, normal, kept, memory, meant=said)
            elif len(kept) < len(tokens):
                question = self._question(text, normal, kept, memory, alike=Likeness.SURE)
                if question is not None and self._tells_of(question) == beside:
                    return question
        return None

    def _tells_of(self, question: Question) -> int:
        """The year beside the report's own of which the one figure asked for tells."""
        best = question.targets[0].best if len(question.targets) == 1 else None
        return self._catalog.metrics[best.metric].tells_of if best is not None else 0

    def denied(self, text: str, metric: str, today: date) -> bool:
        """Whether known questions like this one ask for what no report counts, though its words name a metric."""
        return self._known().denies(self._cutter.cut(text, today)[1], metric)

    def _known(self) -> Alike:
        if self._alike is None:
            self._alike = Alike(self._catalog)
        return self._alike

    def _likely(
        self, tokens: Sequence[Token], targets: Sequence[Target], operations: frozenset[str], *, sure: bool
    ) -> Target | None:
        """The one figure that known questions like this one ask for."""
        return self._known().target(tokens, targets, operations, sure=sure)

    def _question(
        self,
        text: str,
        normal: str,
        tokens: tuple[Token, ...],
        memory: Memory,
        *,
        alike: Likeness | None = None,
        meant: str | None = None,
    ) -> Question | None:
        tokens = as_heard(tokens, self._cutter.lexicon)
        language = "zh" if has_chinese(normal) or not re.search("[a-z]", normal) else "en"
        tokens = without_trimmings(
            without_lead(as_meant(self._told_apart(tokens, language)), self._resolver.applicants)
        )
        whole = with_items(with_carried(without_denied(with_suits(with_everybody(tokens)))))
        whole = with_other_column(whole, next((one.column for one in memory.last if one.column), None))
        whole = without_owners(whole, self._resolver.applicants)
        whole = with_request_channels(with_listed_totals(whole, self._resolver.applicants))
        whole = with_counted_ways(with_document_totals(whole, self._cutter.lexicon.years))
        without = parted(whole, self._resolver.deniable)
        everything = without.kept
        tokens = focused(everything)
        operations = frozenset(op for token in tokens for op in token.sense.operations)
        if not operations & {"more", "less"}:
            operations |= {"more"} if MORE_BY.search(normal) else {"less"} if LESS_BY.search(normal) else set()
        if any(token.text.startswith(EACH) and token.names_concept(WAYS) for token in tokens):
            operations |= {"several"}
        operations |= yes_or_no(normal, tokens, operations)
        if "whether" in operations and ASKS_WHETHER.match(normal):
            operations -= {"howmany"}
        if "+" in normal and "=" in normal:
            operations |= {"sum"}
        boundary_at, whole_first = boundary_of(tokens)
        units = units_of(tokens) or _people_asked(tokens, operations)
        agencies = mentioned_agencies(everything, self._cutter.lexicon)
        elliptical = self._elliptical(tokens, operations) or bool(memory.options)
        lent = frozenset(memory.concepts)
        figures = _figures_said(normal)
        resolved = self._resolver.resolve(
            clauses_of(tokens, boundary_at),
            units=frozenset() if "average" in operations and units <= self._catalog.words.money_units else units,
            lent=lent,
            elliptical=elliptical,
            several=figures is not None
            or bool(
                operations
                & {"several", "sum", "difference", "equal", "bigger", "most", "least", "more", "less", "minus", "times"}
            ),
        )
        targets = tuple(target for target, _ in resolved)
        left_out = self._left_out(without.left_out, targets, lent if elliptical else frozenset())
        boundary = next((i for i, (_, side) in enumerate(resolved) if side > 0), None) if boundary_at else None
        left = residue(weighed(tokens)) + residue(without.left_out)
        each = any(token.text == EACH or token.has("several") for token in tokens)
        if alike and (without.left_out or (each and "sum" not in operations)):
            return None
        if alike:
            likely = self._likely(tokens, targets, operations, sure=alike is Likeness.SURE)
            if likely is None:
                return None
            targets, left = (replace(likely, people=everyday_column(tokens)),), 0
        if meant is not None:
            named = Target("", (), (Candidate(meant, 0.0, 0, 0.0, 0, 1),), people=everyday_column(tokens))
            targets, left, operations = (named,), 0, operations & PLAINLY | {"howmany"}
        numbers = tuple(token for token in tokens if token.kind is Kind.NUMBER and token.number is not None)
        ordinal = next((int(t.number) for t in tokens if t.kind is Kind.ORDINAL and t.number is not None), None)
        weighing = (*weighed(tokens), *without.left_out)
        unknown = tuple(t.text for t in weighing if t.kind is Kind.UNKNOWN and t.text.strip())
        gone = mentioned_agencies(without.left_out, self._cutter.lexicon)
        return Question(
            text=text,
            normal=normal,
            language=language,
            operations=operations,
            targets=targets,
            boundary=boundary,
            whole_first=whole_first,
            years=asked_years(_without_asides(everything, tokens), memory),
            agencies=agencies.agencies,
            pairs=pairs_of(everything),
            agency_words=agencies.words,
            ambiguous_agencies=agencies.ambiguous,
            unknown_agency=agencies.unknown,
            groups=agencies.groups,
            beside=agencies.beside,
            month=any(token.kind is Kind.MONTH for token in tokens),
            numbers=tuple(token.number for token in numbers if token.number is not None),
            number_percent=any(token.percent for token in numbers),
            ordinal=ordinal,
            units=units,
            outside=frozenset(topic for token in whole for topic in token.sense.outside),
            rows=rows_of(tokens),
            column=next((target.column for target in targets if target.column), None),
            people=everyday_column(tokens),
            content=self._content(tokens),
            loose=loose(tokens),
            typed=self._content(tokens, typed=True),
            aside=aside(tokens),
            unknown=unknown,
            residue=left,
            known=sum(1 for token in tokens if token.strong),
            elliptical=elliptical,
            subset=float(match["n"]) if (match := SUBSET.search(normal)) else None,
            top=_top(normal),
            figures=figures,
            negated=self._negated(tokens),
            leaves_out=without.marked,
            left_out=left_out,
            subtracts=without.subtracts,
            agencies_left_out=(*gone.agencies, *gone.ambiguous, *within(gone.unknown, self._cutter.lexicon)),
            parts=tuple(map(_part, tokens)),
        )

    def _left_out(self, tokens: Sequence[Token], targets: Sequence[Target], lent: frozenset[str]) -> tuple[Target, ...]:
        """What the question leaves out, read beside what it asks."""
        beside = frozenset(concept for target in targets for concept in target.concepts)
        resolved = self._resolver.resolve(
            clauses_of(tokens, frozenset()), units=frozenset(), lent=beside | lent, elliptical=False, several=True
        )
        return tuple(target for target, _ in resolved)

    def _told_apart(self, tokens: tuple[Token, ...], language: str) -> tuple[Token, ...]:
        """In English a word such as "more than" before a number is a threshold, and "issues" a verb; what
        "were declined" was refused; "saying no requests came" refuses none."""
        result: list[Token] = []
        for index, token in enumerate(tokens):
            if token.sense.groups and token.has("growth") and index and PASSIVE.fullmatch(tokens[index - 1].text):
                token = without_operations(token, token.sense.operations)
            said = index + 1 < len(tokens) and tokens[index + 1].strong
            if said and language == "en" and SAYING_NO.fullmatch(token.text):
                token = replace(token, sense=Sense(filler=True))
            if token.has("exceed", "below"):
                near = tokens[index + 1 : index + 3]
                number_follows = any(t.kind is Kind.NUMBER for t in near)
                dropped = frozenset({"more", "less", "than"}) if number_follows else frozenset({"exceed", "below"})
                if token.sense.operations & {"more", "less"}:
                    token = replace(token, sense=replace(token.sense, operations=token.sense.operations - dropped))
            result.append(token)
        return tuple(result)

    def _negated(self, tokens: Sequence[Token]) -> bool:
        """Whether an outcome, a stage or a verdict is denied in words that no form of its own covers: 不 + 按时."""
        concepts = self._catalog.words.concepts
        for token, following in pairwise(tokens):
            denies = token.kind is Kind.WORD and token.text in NEGATIONS
            mistyped = token.kind is Kind.UNKNOWN and len(token.text) == 1 and sounds_like_no(token.text)
            if (denies or mistyped) and following.strong and token.end == following.start:
                named = [concepts[name] for group in following.sense.groups for name in group]
                if any(concept.axis in NEGATED_AXES and concept.id != RECEIVED for concept in named):
                    return True
        return False

    @staticmethod
    def _elliptical(tokens: Sequence[Token], operations: frozenset[str]) -> bool:
        return bool(operations & {"followup", "correction"}) or not any(token.strong for token in tokens)

    def _in_chinese(self, token: Token) -> str:
        """The first Chinese words of the concepts an English word names; other words as they are."""
        concepts = self._catalog.words.concepts
        names = [concepts[min(group)].zh[0] for group in token.sense.groups if concepts[min(group)].zh]
        return " ".join(names) if names else token.text

    def _content(self, tokens: Sequence[Token], *, typed: bool = False) -> str:
        """The words that carry meaning, runs apart by spaces; repaired ones as meant, or as they were typed."""
        pieces: list[str] = []
        end = -1
        for token in tokens:
            kept = token.kind in (Kind.UNKNOWN, Kind.NUMBER, Kind.ROW, Kind.MONTH) or (
                token.kind is Kind.WORD
                and (token.sense.groups or token.sense.outside or (token.sense.units and not token.sense.operations))
            )
            filler = token.sense.filler and not token.sense.strong and len(token.text) < 2
            if not kept or filler or not token.text.strip():
                continue
            if pieces and end != token.start:
                pieces.append(" ")
            meant = token.text if typed else token.form or token.text
            pieces.append(self._in_chinese(token) if token.text.isascii() else meant)
            end = token.end
        return "".join(pieces)


def _top(normal: str) -> int | None:
    """How many places of a ranking are asked for: 前三名."""
    match = TOP.search(normal)
    number = next((found for found in match.groups() if found), None) if match else None
    return han_number(number) if number is not None else None


def _without_asides(everything: Sequence[Token], asking: Sequence[Token]) -> tuple[Token, ...]:
    """All parts but for 今年 and 去年 in sentences that tell a story and ask nothing."""
    if len(everything) == len(asking):
        return tuple(everything)
    asked = set(map(id, asking))
    return tuple(t for t in everything if id(t) in asked or (t.text not in OFFSETS and t.text not in FURTHER_OFFSETS))


def _people_asked(tokens: Sequence[Token], operations: frozenset[str]) -> frozenset[str]:
    """那人数呢, and the people: people are counted, of what was spoken of."""
    named = [token.text for token in tokens if PEOPLE_ASKED.fullmatch(token.text)]
    leans = "followup" in operations and not any(token.strong for token in tokens)
    return frozenset({PERSONS}) if leans and len(named) == 1 else frozenset()


def _figures_said(normal: str) -> int | None:
    """How many figures a question says that it asks for: 三个数都报一下."""
    match = FIGURES_SAID.search(normal)
    return (ENGLISH_NUMBERS.get(match["n"]) or han_number(match["n"])) if match else None


def _part(token: Token) -> Part:
    sense = token.sense
    meanings = ["|".join(sorted(group)) for group in sense.groups]
    meanings += [f"!{operation}" for operation in sorted(sense.operations)]
    meanings += [f"?{topic}" for topic in sorted(sense.outside)]
    meanings += [str(year) for year in token.years if token.kind is Kind.YEAR]
    return Part(token.text, token.kind.value, " ".join(meanings), token.repaired)


def best_metric(target: Target) -> str | None:
    """The id of the likeliest metric of a target."""
    return target.best.metric if target.best is not None else None
