"""How people ask for a figure in words of their own: the nearest of the questions that are known for each figure.

A last resort for a question whose words name no figure. It compares pairs of characters (English: words), rare ones
weighing more, and says how near the best class is and how far ahead of the next.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from gisbot.questions.english import stem
from gisbot.questions.patterns import CHINESE_RUN, LATIN_WORD

BESIDE = (1.0, 0.35, 0.2)
"""What the nearest question of a class adds to its nearness, and the second and the third."""
RAREST = 5
"""What fewer questions say weighs no more than what so many say: a word of the asker's own is no proof."""
SINGLE = 0.35
"""What a single character weighs beside a pair."""
COMMON = 100
"""A feature of more questions than this finds none of its own: it only weighs those that a rarer one found."""

MOSTLY = 0.5
"""The share of the questions with a pair that must be of some classes, so that the pair points to them."""


@dataclass(frozen=True, slots=True)
class Near:
    """A class with its nearness: 1 is the same words, 0 nothing in common."""

    name: str
    score: float


class Paraphrases:
    """The known questions of each class, with the weights of their features."""

    def __init__(self, known: Mapping[str, tuple[str, ...]]) -> None:
        self._classes: list[str] = []
        held: list[dict[str, float]] = []
        for name, questions in known.items():
            for question in questions:
                self._classes.append(name)
                held.append(_features(question))
        count: Counter[str] = Counter()
        for features in held:
            count.update(features.keys())
        self._said: dict[str, set[str]] = defaultdict(set)
        for name, features in zip(self._classes, held, strict=True):
            self._said[name].update(features)
        self._rarity = {feature: math.log((len(held) + 1) / (max(n, RAREST) + 0.5)) for feature, n in count.items()}
        self._unseen = math.log((len(held) + 1) / (RAREST + 0.5))
        self._pointing: dict[str, frozenset[str]] = {}
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._held: list[dict[str, float]] = []
        for number, features in enumerate(held):
            size = math.sqrt(sum((self._rarity[f] * n) ** 2 for f, n in features.items())) or 1.0
            self._held.append({feature: self._rarity[feature] * n / size for feature, n in features.items()})
            for feature in features:
                self._postings[feature].append(number)

    def points_to(self, normal: str, name: str) -> bool:
        """Whether some pair of characters is said mostly by this class; cheap, before the nearest are sought."""
        pointing = self._pointing.get(name)
        if pointing is None:
            said = (feature for feature in self._said.get(name, ()) if len(feature) > 1)
            pointing = self._pointing[name] = frozenset(feature for feature in said if self._mostly(feature, name))
        return not pointing.isdisjoint(_features(normal))

    def _mostly(self, feature: str, name: str) -> bool:
        numbers = self._postings[feature]
        return sum(self._classes[number] == name for number in numbers[:COMMON]) > MOSTLY * len(numbers)

    def says(self, name: str, words: str) -> float:
        """The share of the pairs of some words that stand in known questions of a class."""
        features = _features(words)
        asked = {feature for feature in features if len(feature) > 1} or features.keys()
        return len(self._said[name] & asked) / len(asked) if asked else 1.0

    def nearest(self, normal: str, limit: int = 5) -> tuple[Near, ...]:
        """The classes nearest to a normalised question, nearest first."""
        features = _features(normal)
        weights = {f: self._rarity.get(f, self._unseen) * n for f, n in features.items()}
        size = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        best: dict[str, list[float]] = defaultdict(list)
        asked = weights.keys()
        for number in self._found(weights):
            held = self._held[number]
            common = held.keys() & asked
            score = math.fsum([weights[feature] * held[feature] for feature in common]) / size
            best[self._classes[number]].append(score)
        found = []
        for name, own in best.items():
            top = sorted(own, reverse=True)
            found.append(Near(name, sum(share * score for share, score in zip(BESIDE, top, strict=False))))
        found.sort(key=lambda near: (-near.score, near.name))
        return tuple(found[:limit])

    def _found(self, features: Iterable[str]) -> set[int]:
        """The questions that share a rare feature; when none is rare, those that share any."""
        known = [self._postings[feature] for feature in features if feature in self._postings]
        rare = [numbers for numbers in known if len(numbers) <= COMMON]
        return {number for numbers in rare or known for number in numbers}


def _features(text: str) -> dict[str, float]:
    features: dict[str, float] = defaultdict(float)
    for run in CHINESE_RUN.findall(text):
        for at, character in enumerate(run):
            features[character] += SINGLE
            if at:
                features[run[at - 1 : at + 1]] += 1
    words = [stem(word) for word in LATIN_WORD.findall(text)]
    for first, second in pairwise(words):
        features[f"{first} {second}"] += 1
    for word in words:
        features[word] += 1
    return features
