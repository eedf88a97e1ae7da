"""The figure that a question in words of its own asks for, when its words alone do not name one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gisbot.catalog import Catalog
from gisbot.catalog.known import NO_FIGURE
from gisbot.model.question import Candidate, Target
from gisbot.questions.normalise import normalise
from gisbot.questions.paraphrases import Paraphrases
from gisbot.questions.patterns import CHINESE_RUN
from gisbot.questions.tokens import Kind, Token

ALONE = frozenset(
    {"howmany", "exists", "what", "together", "followup", "which", "when", "who", "where", "how", "list", "reach"}
)
"""What may be asked beside a figure that is found by likeness: nothing is computed with it."""
WORDING = frozenset(
    {"quote", "sum", "several", "share", "correction", "whether", "summary", "expand", "all", "problem"}
)
"""What may be only a part of the wording, when a known question is very near: 各种理由加到一块, 想引用."""
THRESHOLD = frozenset({"exceed", "below"})
"""Without a number to compare with, 超过 is a part of the wording: 超过期限才办完的."""
DROPPED = (Kind.YEAR, Kind.AGENCY, Kind.MONTH, Kind.ORDINAL, Kind.NUMBER)
EXPLAINED = 0.12
"""What each strong word adds that the figure's own words hold."""
FOREIGN = 0.18
"""What each strong word takes away that is none of the figure's."""
REQUEST, REMEDIES = "request", ("review", "litigation")
OTHER, UNANSWERED, OVERDUE = "other_thing", "unanswered", "overdue"
HEARD = 0.01
"""How much of some piece that was not understood the known questions of the figure must say."""
UNHEARD = 2
"""More single characters than this that no known question of the figure says ask for something else."""
SURE = 0.5
"""So near a known question decides whatever else is said."""
NOTHING = "none"
PLAIN = frozenset({"howmany", "exists", "what"})
"""What is asked of any figure."""
DENIED = 0.6
"""So near a question for what no report counts takes a figure back that the words seemed to name."""
FAR = 0.25
"""So far ahead of the next class, and so near, is a question that overrules what its words seemed to mean."""
PARTED = 0.3
"""So far ahead of a whole is its part that one character tells which was not understood: 复议没结的."""
LIGHT = ("total", "quantity", "gov", "case")
"""Ideas that tell no part from its whole."""
TOLD = 0.2
"""So far ahead of a whole is its part that a word tells which names no idea: 拿到材料的申请."""
UNFIT = 0.2
"""What a measure word takes away that does not count the figure."""
OUTSIDE = 0.3
"""What a word takes away that belongs to another field: 按时发工资."""


class Likeness(StrEnum):
    """How near a known question must be."""

    NEAR = "near"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Likely:
    """A metric with how much speaks for it."""

    metric: str
    score: float


class Alike:
    """Finds the nearest known question of a catalog and weighs it with the words that are understood."""

    def __init__(self, catalog: Catalog) -> None:
        self._paraphrases = Paraphrases(catalog.known.questions)
        self._thresholds = catalog.words.thresholds
        self._units = {unit: frozenset(words) for unit, words in catalog.words.units.items()}
        self._metrics = catalog.metrics
        self._allowed = {
            metric.id: metric.context.union(*(need for ask in (*metric.asks, *metric.also) for need in ask))
            for metric in catalog.metrics.values()
        }
        self._columns = frozenset(c.id for c in catalog.words.concepts.values() if c.axis == "applicant")
        self._wholes = frozenset(whole for wholes in catalog.wholes.values() for whole in wholes)
        self._said = {
            _bare(question.lower()): name
            for name, questions in catalog.known.questions.items()
            if name not in NO_FIGURE
            for question in questions
        }

        self._nothing = frozenset(_bare(question.lower()) for question in catalog.known.questions.get(NOTHING, ()))

    def target(
        self, tokens: Sequence[Token], targets: Sequence[Target], operations: frozenset[str], *, sure: bool
    ) -> Target | None:
        """The one figure that the question is most like, when it is near enough and well ahead of others.

        `sure` asks for a known question that is very near and far ahead; so does wording that may ask for more than
        one figure.
        """
        beside = operations - ALONE - ({"summary", "expand"} if "howmany" in operations else frozenset())
        if not any(token.kind is Kind.NUMBER for token in tokens):
            beside -= THRESHOLD
        if beside - WORDING or (len(targets) > 1 and sum(token.has("howmany") for token in tokens) > 1):
            return None
        sure = sure or bool(beside) or len(targets) > 1
        words = wording(tokens)
        ranked = self.ranked(words, tokens)
        near, ahead = (SURE, FAR) if sure else (self._thresholds["alike"], self._thresholds["ahead"])
        if not ranked or ranked[0].metric in NO_FIGURE or ranked[0].score < near:
            return None
        if len(ranked) > 1 and ranked[0].score - ranked[1].score < ahead:
            return None
        strange = [token for token in tokens if token.kind is Kind.UNKNOWN and len(token.text) > 1]
        heard = [self._paraphrases.says(ranked[0].metric, token.text) for token in strange]
        others = [token for token in tokens if token.names_concept(OTHER, UNANSWERED)]
        if self._of_no_remedy(ranked[0].metric, tokens) or any(token.names_concept(OVERDUE) for token in tokens):
            return None
        if any(self._paraphrases.says(ranked[0].metric, token.text) < HEARD for token in others):
            return None
        if (others or (heard and max(heard) < HEARD)) and ranked[0].score < SURE:
            return None
        single = [t for t in tokens if t.kind is Kind.UNKNOWN and len(t.text) == 1 and not t.text.isascii()]
        unheard = [t for t in single if self._paraphrases.says(ranked[0].metric, t.text) < HEARD]
        if len(unheard) > UNHEARD and ranked[0].score < DENIED:
            return None
        if not strange and not any(token.strong or token.kind is Kind.UNKNOWN for token in tokens):
            return None
        column = next((target.column for target in targets if target.column), None)
        concepts = tuple(dict.fromkeys(c for token in tokens if token.strong for g in token.sense.groups for c in g))
        return Target(words, concepts, (Candidate(ranked[0].metric, 0.0, 0, 0.0, 0, 1),), column)

    def _of_no_remedy(self, metric: str, tokens: Sequence[Token]) -> bool:
        """Whether requests or some other thing are asked about and no review or lawsuit, but the known question is."""
        family = metric.partition(".")[0]
        named = any(token.names_concept(*REMEDIES) for token in tokens)
        return family in REMEDIES and not named and any(token.names_concept(REQUEST, OTHER) for token in tokens)

    def asked_for(self, text: str, tokens: Sequence[Token], metric: str | None) -> str | None:
        """The figure that the question asks for though its words seemed to name another: word for word a known
        question, or a part of the whole that was taken, told by one character that was not understood or by a word
        that names no idea."""
        said = "".join(" " if token.kind in DROPPED else token.text for token in tokens)
        known = self._said.get(_bare(said)) or self._said.get(_bare(normalise(text)))
        if known is not None:
            return known if known != metric else None
        if metric not in self._wholes:
            return None
        strange = "".join(token.text for token in tokens if token.kind is Kind.UNKNOWN)
        one = len(strange) == 1 and not strange.isascii()
        plain = [] if strange else [token for token in tokens if _names_no_idea(token)]
        if not one and not plain:
            return None
        ranked = self.ranked(wording(tokens), tokens)
        own = max((likely.score for likely in ranked if self._whose(likely.metric) == metric), default=0.0)
        best = next((likely for likely in ranked if self._whose(likely.metric) != metric), None)
        if best is None or best.metric in NO_FIGURE or best.score < max(self._thresholds["alike"], own):
            return None
        if one and best.score - own >= PARTED:
            return best.metric
        told = any(self._tells(token, best.metric, metric) for token in plain)
        return best.metric if told and best.score - own >= TOLD else None

    def _whose(self, name: str) -> str:
        """The figure of which a class is one kind of applicants."""
        family, _, last = name.rpartition(".")
        return family if last in self._columns else name

    def _tells(self, token: Token, part: str, whole: str) -> bool:
        """Whether a word that names no idea is said where people ask for a part, and never where they ask for the
        whole: 拿到 in 拿到材料的申请."""
        own = [name for name in (*self._allowed, *NO_FIGURE) if self._whose(name) == whole]
        said = any(self._paraphrases.says(name, token.text) for name in own)
        return not said and self._paraphrases.says(part, token.text) == 1.0

    def denies(self, tokens: Sequence[Token], metric: str) -> bool:
        """Whether the question is very like one for what no report counts, and not like those for a metric."""
        words = wording(tokens)
        if _bare(words) not in self._nothing and not any(self._says_more(token, metric) for token in tokens):
            return False
        if not self._paraphrases.points_to(words, NOTHING):
            return False
        ranked = self.ranked(words, tokens)
        own = next((likely.score for likely in ranked if likely.metric == metric), 0.0)
        return bool(ranked) and ranked[0].metric == NOTHING and ranked[0].score >= max(DENIED, own + FAR)

    def _says_more(self, token: Token, metric: str) -> bool:
        """Whether a part says more than the name of a metric and how many: 驾校 in 驾校培训多少人."""
        if token.kind is Kind.UNKNOWN:
            return True
        if token.kind is not Kind.WORD or (token.sense.filler and not token.sense.meaningful):
            return False
        allowed = self._allowed.get(metric, frozenset())
        foreign = any(group.isdisjoint(allowed) for group in token.sense.groups)
        return foreign or bool(token.sense.operations - PLAIN) or not (token.sense.groups or token.sense.operations)

    def ranked(self, words: str, tokens: Sequence[Token]) -> tuple[Likely, ...]:
        """The classes that the words are like, the likeliest first."""
        groups = [
            group for token in tokens if token.strong for group in token.sense.groups if not group <= self._columns
        ]
        units = next((t.sense.units for t in reversed(tokens) if t.sense.units and not t.strong), frozenset())
        outside = any(token.sense.outside for token in tokens)
        found = []
        for near in self._paraphrases.nearest(words, limit=8):
            score = near.score
            allowed = self._allowed.get(near.name)
            if allowed is not None:
                score -= OUTSIDE * outside
                score += sum(-FOREIGN if group.isdisjoint(allowed) else EXPLAINED for group in groups)
                unit = self._metrics[near.name].unit
                if units and unit is not None and units.isdisjoint(self._units.get(unit, frozenset({unit}))):
                    score -= UNFIT
            found.append(Likely(near.name, score))
        return tuple(sorted(found, key=lambda likely: (-likely.score, likely.metric)))


def _bare(text: str) -> str:
    """The words alone, without marks and spaces."""
    return "".join(c for c in text if c.isalnum())


def _names_no_idea(token: Token) -> bool:
    """Whether a token is a Chinese word of its own that tells no figure by an idea."""
    plain = token.kind is Kind.WORD and not token.strong and not token.sense.operations and len(token.text) > 1
    return plain and not token.names_concept(*LIGHT) and CHINESE_RUN.fullmatch(token.text) is not None


def wording(tokens: Sequence[Token]) -> str:
    """The words to compare: parts that say nothing leave a gap, and English words keep theirs."""
    pieces: list[str] = []
    end = 0
    for token in tokens:
        pieces.append(" " if _says_nothing(token) else f"{' ' * (token.start > end)}{token.text}")
        end = token.end
    return "".join(pieces)


def _says_nothing(token: Token) -> bool:
    """Whether a part says nothing about what is asked: names, years, and fillers of more than one character."""
    plain = token.kind is Kind.WORD and token.sense.filler and not token.sense.meaningful and not token.sense.noun
    return token.kind in DROPPED or (plain and len(token.text) > 1)
