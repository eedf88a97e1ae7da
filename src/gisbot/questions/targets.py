"""Which figures are asked for: one, or several that share words (复议和诉讼的其他情形各几件)."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.catalog import Catalog
from gisbot.model.question import Candidate, Target
from gisbot.questions.clauses import Clause, units_of
from gisbot.questions.columns import CITIZEN, everyday_column
from gisbot.questions.listed import total_beside
from gisbot.questions.matcher import BORROWED, UNFIT_UNIT, Matcher, flat
from gisbot.questions.patterns import ASKED_INSIDE, BARE_TOTAL, NUMBER_ENDINGS, PEOPLE
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import HOW_MANY

APPLICANT = "applicant"
CHANNEL = "channel"
THING = "thing"
TOTAL = "total"
RECEIVED = frozenset({"received"})
REQUEST = "request"
PLAIN = frozenset({HOW_MANY, "followup", "exists"})
ASKING = ("what", "who", "when", "where")
EACH = "each_applicant"
EVERY_COLUMN = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")
COMPLETE = 0.05
FIGURES_APART = {"outcome", "stage"}
"""Axes on which two names, joined by a comma, are always two figures: 予以公开、部分公开."""


class Resolver:
    """Finds the targets of a question's parts."""

    def __init__(self, catalog: Catalog, matcher: Matcher) -> None:
        concepts = catalog.words.concepts
        self._axis = {c.id: c.axis for c in concepts.values() if c.exclusive}
        self.deniable = frozenset(c.id for c in concepts.values() if c.axis in (APPLICANT, CHANNEL))
        self.applicants = frozenset(c.id for c in concepts.values() if c.axis == APPLICANT)
        self._asks = {metric.id: (*metric.asks, *metric.also) for metric in catalog.metrics.values()}
        self._units = {metric.id: metric.unit for metric in catalog.metrics.values()}
        self._matcher = matcher

    def axes(self, groups: Sequence[frozenset[str]]) -> dict[str, set[str]]:
        """The exclusive axes named, each with its concepts."""
        found: dict[str, set[str]] = {}
        for group in groups:
            for concept in group:
                if concept in self._axis and concept not in self.applicants:
                    found.setdefault(self._axis[concept], set()).add(concept)
        return found

    def merged_context(self, concepts: frozenset[str], groups: Sequence[frozenset[str]]) -> frozenset[str]:
        """What of an earlier question's concepts may be lent: none on an axis that is named anew."""
        taken = {self._axis[c] for group in groups for c in group if c in self._axis}
        return frozenset(c for c in concepts if self._axis.get(c) not in taken)

    def resolve(
        self,
        clauses: Sequence[Clause],
        *,
        units: frozenset[str],
        lent: frozenset[str],
        elliptical: bool,
        several: bool,
    ) -> tuple[tuple[Target, int], ...]:
        """The targets in order, each with the side of the boundary it stands on."""
        every = clauses
        clauses = [clause for clause in every if clause.groups or self._columns(clause) or _counts_people(clause)]
        if not clauses:
            plain = all(token.sense.operations <= PLAIN for clause in every for token in clause.tokens)
            return tuple((target, 0) for target in self._counted_by_unit(lent, units)) if plain else ()
        if lent and all(self._bare(clause) and clause.groups for clause in clauses) and len(clauses) == 1:
            spoken = self._counted_by_unit(lent, units)
            if spoken or REQUEST not in lent:  # 来了多少人, after 培训办了几期
                return tuple((target, 0) for target in spoken or [Target("", (), ())])
        if sum(not self._bare(clause) for clause in clauses) == 1 and (apart := self._counted_apart(clauses[0], every)):
            return tuple((target, clauses[0].side) for target in apart)
        if any(clause.apart and not clause.groups and self._bare(clause) for clause in every):
            return ((Target("", (), ()), 0), (Target("", (), ()), 0))  # a number is asked for that nothing names
        clauses = self._measured(every) if len(clauses) > 1 else clauses
        if clauses[0].heads and len(clauses) > 2:
            headed = [Clause((*clauses[0].tokens, *clause.tokens), clause.side) for clause in clauses[1:]]
            return tuple(self._each(headed, units, lent, elliptical))
        counted = sum(counts(clause) or self._asks_itself(clause) for clause in clauses) > 1
        sides = {clause.side for clause in clauses}
        if len(sides) == 1 and not self._must_split(clauses, units, several, counted):
            whole = Clause(tuple(token for clause in clauses for token in clause.tokens), clauses[0].side)
            return tuple((target, whole.side) for target in self._with_columns(whole, units, lent, elliptical))
        pieces = [
            piece
            for at, clause in enumerate(clauses)
            for piece in self._siblings(
                clause, units, flat(g for i, c in enumerate(clauses) if i != at for g in c.groups)
            )
        ]
        return tuple(self._each(pieces, units, lent, elliptical))

    def _asks_itself(self, clause: Clause) -> bool:
        """Whether a clause asks by a word that names its figure too: 谁填的."""
        asked = any(token.has(*ASKING) or (token.strong and ASKED_INSIDE.search(token.text)) for token in clause.tokens)
        return asked and self._complete(self._rows(clause), frozenset())

    def _counted_apart(self, named: Clause, clauses: Sequence[Clause]) -> list[Target]:
        """A second number of what the first clause names: 搞了几期培训，多少人来听. No reading when it has none."""
        own = units_of(named.tokens) or self._unit_of(named)
        bare = [clause for clause in clauses if self._bare(clause)]
        if not own or not bare or not counts(named):
            return []
        targets = self._with_columns(named, own, frozenset(), elliptical=False)
        groups = self._rows(named)
        for clause in bare:
            units = units_of(clause.tokens)
            found = self._matcher.candidates(groups, units=units)
            if not found or not targets[0].best or units <= own:
                return []
            fits = found[0].penalty < UNFIT_UNIT - BORROWED and found[0].metric != targets[0].best.metric
            targets.append(Target(named.words, targets[0].concepts, found[:8] if fits else ()))
        return targets

    def _unit_of(self, named: Clause) -> frozenset[str]:
        """The unit of the figure that a clause names without a measure word: how many training classes."""
        if not any(token.has(HOW_MANY) for token in named.tokens):
            return frozenset()
        best = self._best(self._rows(named), frozenset())
        unit = self._units[best.metric] if best is not None and not best.missing and not best.unexplained else None
        return frozenset({unit}) if unit is not None else frozenset()

    def _measured(self, clauses: Sequence[Clause]) -> list[Clause]:
        """The clauses that name something; a bare one counts what the clause before it names: 培训几次，多少人次."""
        kept: list[Clause] = []
        for clause in clauses:
            if clause.groups or self._columns(clause) or _counts_people(clause):
                kept.append(clause)
            elif kept and self._bare(clause) and not units_of(clause.tokens) <= units_of(kept[-1].tokens):
                named = tuple(token for token in kept[-1].tokens if token.strong)
                found = self._matcher.candidates(self._rows(kept[-1]), units=units_of(clause.tokens))
                if found and found[0].penalty < UNFIT_UNIT - BORROWED:
                    kept.append(Clause((*named, *clause.tokens), clause.side, measured=True))
        return kept

    def _bare(self, clause: Clause) -> bool:
        """Whether a clause counts something by its measure word alone: 一共多少人, 来了多少人."""
        units = units_of(clause.tokens)
        light = set(clause.groups) <= {RECEIVED} and (not clause.groups or any(map(PEOPLE.fullmatch, units)))
        return light and counts(clause) and bool(units) and not self._columns(clause)

    def _counted_by_unit(self, lent: frozenset[str], units: frozenset[str]) -> list[Target]:
        """Only a measure word, in a conversation: the figure of its topic that is counted so."""
        if not lent or not units:
            return []
        groups = tuple(frozenset({concept}) for concept in sorted(lent))
        found = self._matcher.candidates(groups, units=units)
        if not found or found[0].missing or found[0].unexplained or found[0].penalty >= UNFIT_UNIT - BORROWED:
            return []
        return [Target("", (), found[:8])]

    def _must_split(self, clauses: Sequence[Clause], units: frozenset[str], several: bool, counted: bool) -> bool:
        groups = [group for clause in clauses for group in self._rows(clause)]
        siblings = {axis: concepts for axis, concepts in self.axes(groups).items() if len(concepts) > 1}
        best = self._best(groups, units)
        if best is not None and best.unexplained == 0 and best.missing == 0:
            needed = {concept for ask in self._asks[best.metric] for need in ask for concept in need}
            if not siblings or any(concepts <= needed for concepts in siblings.values()):
                complete = self._complete(self._rows(clauses[0]), frozenset())
                return len(clauses) > 1 and (counted or (several and complete))
            if len(clauses) == 1 or not (counted or several or FIGURES_APART & siblings.keys()):
                return False  # the other names of the axis only say more of the same row: 没复议就起诉、法院维持
        if siblings:
            return True
        return len(clauses) > 1 and all(self._complete(self._rows(clause), units) for clause in clauses)

    def _rows(self, clause: Clause) -> tuple[frozenset[str], ...]:
        """What a clause names besides columns."""
        return tuple(group for group in clause.groups if not group <= self.applicants)

    def _complete(self, groups: Sequence[frozenset[str]], units: frozenset[str]) -> bool:
        best = self._best(groups, units)
        return best is not None and best.unexplained == 0 and best.missing == 0

    def _best(
        self, groups: Sequence[frozenset[str]], units: frozenset[str], borrow: frozenset[str] = frozenset()
    ) -> Candidate | None:
        found = self._matcher.candidates(groups, borrow=borrow, units=units)
        return found[0] if found else None

    def _siblings(self, clause: Clause, units: frozenset[str], others: frozenset[str]) -> list[Clause]:
        """A clause that names several of one axis is cut before each of them, unless one figure needs them all."""
        rows = self._rows(clause)
        best = self._best(rows, units, self.merged_context(others, rows))
        siblings = {axis: concepts for axis, concepts in self.axes(clause.groups).items() if len(concepts) > 1}
        if not siblings or (best is not None and best.unexplained == 0 and best.missing == 0):
            return [clause]
        axis = max(siblings, key=lambda name: len(siblings[name]))
        cuts: list[list[Token]] = [[]]
        seen: set[str] = set()
        for token in clause.tokens:
            names = {c for group in token.sense.groups for c in group if self._axis.get(c) == axis}
            if token.strong and names and seen and not names <= seen:
                cuts.append([])
            seen |= names
            cuts[-1].append(token)
        return [Clause(tuple(tokens), clause.side) for tokens in cuts]

    def _each(
        self, pieces: Sequence[Clause], units: frozenset[str], lent: frozenset[str], elliptical: bool
    ) -> list[tuple[Target, int]]:
        pieces = self._with_lead(pieces)
        every = [piece.groups for piece in pieces]
        targets: list[tuple[Target, int]] = []
        for index, piece in enumerate(pieces):
            own = piece.groups
            others = flat(group for groups in every[:index] for group in groups)
            borrow = self.merged_context(others, own)
            shared = self._shared(pieces, index)
            if shared and self._complete((*own, *shared), frozenset()):
                piece = Clause((*piece.tokens, *self._shared_tokens(pieces, index)), piece.side)
            elif not own and not self._columns(piece):
                continue
            # measure words belong to the last piece only when the pieces are counted alike
            if index and self._axis_of(own).isdisjoint({THING}) and THING in self._axis_of(every[0]):
                headed = self._headed(piece, every[0], units)
                if headed is not None:
                    targets.append((headed, piece.side))
                    continue
            counted = units_of(piece.tokens)
            apart = piece.measured or (counted and all(map(PEOPLE.fullmatch, counted)))
            own_units = counted if apart else frozenset() if len(pieces) > 1 else units
            if self._complete(piece.groups, own_units):
                borrow = frozenset()
            found = self._with_columns(piece, own_units, borrow | lent, elliptical and not borrow)
            targets += [(target, piece.side) for target in found]
        unique: dict[tuple[str, str | None, int, bool], tuple[Target, int]] = {}
        for target, side in targets:
            best = target.best
            named = best.metric if best is not None else target.words
            unique.setdefault((named, target.column, side, best is not None and best.missing > 0), (target, side))
        return list(unique.values())

    def _with_lead(self, pieces: Sequence[Clause]) -> list[Clause]:
        """The pieces, those after one that names who applied before its row led by the same: 企业新收、办结."""
        led: list[Clause] = []
        lead: tuple[Token, ...] = ()
        side = -1
        for piece in pieces:
            strong = [token for token in piece.tokens if token.strong or token.names_concept(CITIZEN)]
            who = [token for token in strong if token.names_concept(CITIZEN, *self.applicants)]
            if who:
                lead = tuple(who) if strong[0] is who[0] and self._rows(piece) and strong[-1] is not who[-1] else ()
                side = piece.side
            elif (
                lead
                and (piece.side == side or piece.compared)
                and not any(token.names_concept(TOTAL) for token in piece.tokens)
            ):
                piece = Clause((*lead, *piece.tokens), piece.side)
            led.append(piece)
        return led

    def _axis_of(self, groups: Sequence[frozenset[str]]) -> set[str]:
        return {self._axis[concept] for group in groups for concept in group if concept in self._axis}

    def _headed(self, piece: Clause, first: Sequence[frozenset[str]], units: frozenset[str]) -> Target | None:
        """The piece read under the thing that the first piece names: 规范性文件出了几件，公开了几件."""
        thing = frozenset(c for group in first for c in group if self._axis.get(c) == THING)
        found = self._matcher.candidates(piece.groups, borrow=thing, prefer_borrowed=True)
        if not found or not found[0].borrowed or found[0].missing or found[0].unexplained:
            return None
        concepts = tuple(dict.fromkeys(concept for group in piece.groups for concept in sorted(group)))
        return Target(piece.words, concepts, found[:8])

    def _shared_tokens(self, pieces: Sequence[Clause], index: int) -> tuple[Token, ...]:
        """Words after the last of several siblings hold for all of them: 复议和诉讼里的其他情形."""
        last = pieces[-1]
        if index == len(pieces) - 1 or pieces[index].side != last.side:
            return ()
        own_axes = set(self.axes(pieces[index].groups))
        after: list[Token] = []
        seen_sibling = False
        for token in last.tokens:
            axes = set(self.axes(token.sense.groups))
            if token.strong and axes & own_axes:
                seen_sibling, after = True, []
            elif seen_sibling and token.strong:
                after.append(token)
        return tuple(after)

    def _shared(self, pieces: Sequence[Clause], index: int) -> tuple[frozenset[str], ...]:
        return tuple(group for token in self._shared_tokens(pieces, index) for group in token.sense.groups)

    def _columns(self, clause: Clause) -> tuple[str, ...]:
        named = self._named_columns(clause)
        return EVERY_COLUMN if EACH in named else named

    def _named_columns(self, clause: Clause) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                concept
                for token in clause.tokens
                if token.kind is Kind.WORD
                for group in token.sense.groups
                if group & self.applicants
                for concept in sorted(group & self.applicants)
            )
        )

    def _with_columns(
        self, clause: Clause, units: frozenset[str], lent: frozenset[str], elliptical: bool
    ) -> list[Target]:
        """The clause's target, once for each applicant type it names."""
        columns = self._columns(clause)
        groups = tuple(group for group in clause.groups if not group <= self.applicants)
        bare, led = bool(columns) and not groups, self._led(clause)
        if bare:
            groups = () if lent else (frozenset({REQUEST}),)
            found = self._matcher.candidates(groups or tuple(frozenset({c}) for c in sorted(lent)), units=units)
        else:
            borrow = self.merged_context(lent, groups)
            total = any(token.names_concept(TOTAL) and BARE_TOTAL.fullmatch(token.text) for token in clause.tokens)
            leans = elliptical and not (total and groups)  # 那复议后起诉的总计: no other outcome
            found = self._matcher.candidates(groups, borrow=borrow, units=units, prefer_borrowed=leans)
        concepts = tuple(dict.fromkeys(concept for group in groups for concept in sorted(group)))
        people = None if columns else everyday_column(clause.tokens)
        with_total = bool(columns) and total_beside(clause.tokens, self.applicants)
        every = (None, *columns) if with_total else columns or (None,)
        return [Target(clause.words, concepts, found[:8], column, bare, led, people) for column in every]

    def _led(self, clause: Clause) -> bool:
        """Whether the first strong word names a column."""
        first = next((token for token in clause.tokens if token.strong), None)
        return first is not None and all(group <= self.applicants for group in first.sense.groups)


def _counts_people(clause: Clause) -> bool:
    return counts(clause) and everyday_column(clause.tokens) is not None


def counts(clause: Clause) -> bool:
    """Whether a clause asks for a number of its own: 几件, 次数."""
    asks = any(token.has(HOW_MANY) or token.names_concept("quantity", "total") for token in clause.tokens)
    named = bool(clause.groups) and clause.tokens[-1].text.endswith(NUMBER_ENDINGS)
    return asks or named or (bool(clause.groups) and clause.tokens[-1].has("followup"))
