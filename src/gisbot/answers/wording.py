"""Texts of a report, and the words that a question looks for in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gisbot.answers.patterns import CHANGE, GRADE, MEAN, RATE

FORM, SYNONYM, SHORTENED = 0.9, 0.85, 0.7
"""What another form, a synonym, the long form of a shortened word cover."""
NEARLY = 0.75
"""What must be covered of a word that is understood."""
TELLING = 4
"""A weak word this long names a kind of its own: 工作动态."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the report in plain form, with the groups of synonyms that it names."""

    text: str
    named: frozenset[int]

    def __add__(self, other: Said) -> Said:
        return Said(self.text + other.text, self.named | other.named)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the telling sentence must hold: as asked, in another form of its concept, or by a synonym.

    `spans` are the parts of it that have synonyms. A light word only says that something was done (念, 印, 摆), a
    common one is what all reports are about (申请). A number or a grade stands `whole` in a text or not at all."""

    text: str
    forms: tuple[str, ...]
    known: bool
    spans: tuple[tuple[int, int, frozenset[int]], ...] = ()
    light: bool = False
    common: bool = False
    whole: re.Pattern[str] | None = None

    def cover(self, told: Said) -> float:
        """How much of the word a text holds: 1 as asked, a little less for another form of it or a synonym.

        Of a word that is not understood, the share of its characters that stand together there, or nearly so as
        in a shortened word (公租房 for 公共租赁住房), or have a synonym."""
        text = told.text
        if self.whole is not None:
            return float(self.whole.search(text) is not None)
        if self.text in text:
            return 1.0
        for form in self.forms:
            if form in text:
                return FORM
        weights = [0.0] * len(self.text)
        for start, end, groups in self.spans:
            if groups & told.named:
                weights[start:end] = [SYNONYM] * (end - start)
        if self.known and (all(weights) or len(self.text) < TELLING):
            return SYNONYM if all(weights) else 0.0
        for at in range(len(self.text) - 1):
            pair = self.text[at : at + 2]
            near = 1.0 if pair in text else SHORTENED if _apart(pair, text) else 0.0
            if near:
                weights[at] = max(weights[at], near)
                weights[at + 1] = max(weights[at + 1], near)
        covered = sum(weights) / len(weights) if weights else 0.0
        return covered if covered >= NEARLY or not self.known else 0.0

    def ends(self, told: Said) -> bool:
        """Whether a text ends with the word, so that this is what it is about."""
        if any(told.text.endswith(form) or form.endswith(told.text) for form in (self.text, *self.forms)):
            return True
        last = told.text[-2:]
        if not self.known and (last in self.text or self.text[-2:] in told.text[-4:]):
            return True
        return bool(self.spans) and any(groups & told.named for *_, groups in self.spans)


def _apart(pair: str, text: str) -> bool:
    """Whether two characters stand in a text in their order, one or two others between them."""
    at = text.find(pair[0]) if pair[1] in text else -1
    while at >= 0:
        if pair[1] in text[at + 2 : at + 4]:
            return True
        at = text.find(pair[0], at + 1)
    return False


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of figure some words ask for or tell: a change, a mean, a rate."""

    text: str
    changes: bool
    mean: bool
    rate: bool


NO_KIND = Kind("", False, False, False)


def kind_of(text: str) -> Kind:
    """The kind of figure that a question asks for, or a clause tells."""
    return Kind(text, CHANGE.search(text) is not None, MEAN.search(text) is not None, RATE.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One number that is asked for; `head` is the word behind the measure word (多少户家庭), `before` the end of what
    stands before it (采纳了多少条), `deed` a verb of one character there (回了多少封), `said` the kind of figure that
    the whole question asks for."""

    words: tuple[Word, ...]
    measure: str
    share: bool
    head: Word | None = None
    before: Word | None = None
    deed: str = ""
    said: Kind = NO_KIND

    def cover(self, told: Said) -> float:
        """The share of what is asked for that a text holds, each word by its length; light words that it lacks do not
        count."""
        return self.held(self.covers(told), [float(len(word.text)) for word in self.words])

    def covers(self, told: Said) -> tuple[float, ...]:
        """How much of each word a text holds."""
        return tuple([word.cover(told) for word in self.words])

    def held(self, covers: Sequence[float], weights: Sequence[float]) -> float:
        """How much of all words is covered, each by its weight; light words that are not covered do not count."""
        whole = held = 0.0
        for word, cover, weight in zip(self.words, covers, weights, strict=True):
            if cover or not word.light:
                whole += weight
                held += weight * cover
        return held / whole if whole else 0.0


def whole_word(text: str) -> re.Pattern[str] | None:
    """How a number or a grade is found, which must stand in a text as a whole; None for other words."""
    if text.isdigit():
        return re.compile(rf"(?<![\d.]){text}(?![\d.])")
    return re.compile(rf"(?<![a-z\d]){text}") if GRADE.fullmatch(text) else None
