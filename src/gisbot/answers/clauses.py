"""The clauses of a report's prose figures, compared with a question by characters and pairs of them.

Rare ones weigh more, so that what few sentences say tells which figure is meant."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gisbot.answers.patterns import CLAUSES, plain_form
from gisbot.model.report import Figure

SINGLE = 0.35
"""What a single character weighs beside a pair."""
FLOOR = 0.3
"""What even the commonest weighs."""
BEFORE, BEHIND = 4, 5
"""How many characters stand right before a number, and behind it with its measure word."""

Grams = frozenset[str]


def grams_of(text: str) -> Grams:
    """The characters and pairs of neighbouring characters of a text, numbers left out."""
    found: set[str] = set()
    for run in CLAUSES.split(text):
        plain = plain_form(run)
        found.update(character for character in plain if not character.isdigit())
        found.update(pair for at in range(len(plain) - 1) if not any(map(str.isdigit, pair := plain[at : at + 2])))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Clause:
    """What a figure is told by: its own clause, all that leads to it with the headings, its whole sentence, and what
    stands right before and behind its number; and what three of these weigh."""

    own: Grams
    reach: Grams
    sentence: Grams
    before: Grams
    behind: Grams
    own_mass: float
    before_mass: float
    behind_mass: float


class ClauseIndex:
    """The clauses of one report, with what each character and pair weighs in it."""

    def __init__(self, sentences: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        number = 0
        for text in sentences:
            counts.update(grams_of(text))
            number += 1
        self._weights = {gram: _weight(gram, count, number) for gram, count in counts.items()}
        self._unseen, self._unseen_pair = _weight("-", 0, number), _weight("--", 0, number)
        self._clauses: dict[int, tuple[Figure, Clause]] = {}

    def weight(self, gram: str) -> float:
        """What a character or pair weighs: more the fewer sentences hold it."""
        held = self._weights.get(gram)
        return held if held is not None else self._unseen if len(gram) == 1 else self._unseen_pair

    def mass(self, grams: Iterable[str]) -> float:
        """The weight of some characters and pairs together."""
        return sum(map(self.weight, grams))

    def clause(self, figure: Figure) -> Clause:
        """What a figure is told by, worked out once."""
        held = self._clauses.get(id(figure))
        if held is None:
            held = self._clauses[id(figure)] = (figure, self._made(figure))
        return held[1]

    def _made(self, figure: Figure) -> Clause:
        quote, subject = figure.evidence.quote, figure.subject
        plain, raw = plain_form(subject), plain_form(figure.raw)
        at = plain.find(raw)
        behind = plain[at + len(raw) :][:BEHIND].removeprefix(figure.unit or "") if at >= 0 else ""
        head = grams_of("".join(figure.path))
        end = quote.find(subject) + len(subject) if subject in quote else len(quote)
        own = grams_of(subject)
        before, after = grams_of(plain[max(at - BEFORE, 0) : max(at, 0)]), grams_of(behind)
        masses = self.mass(own), self.mass(before), self.mass(after)
        return Clause(own, grams_of(quote[:end]) | head, grams_of(quote) | head, before, after, *masses)


def _weight(gram: str, count: int, sentences: int) -> float:
    rarity = math.log((sentences + 1) / (count + 0.5)) + FLOOR
    return rarity * (SINGLE if len(gram) == 1 else 1.0)
