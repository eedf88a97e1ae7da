"""Printed labels against the labels of the forms: exactly, with notes and numbers off, then tolerantly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from gisbot.catalog.reading import Folding, Reading
from gisbot.reports.patterns import AMONG, LABEL_NUMBER, NOTE, SIBLING_ORDINAL

_LEAST_LIKE = 0.72
_LEAST_MARGIN = 0.06
_LEAST_LENGTH = 4
_QUOTES = re.compile(r"[\"'“”‘’《》<>]")


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: `text` without white space, `number` its list number, `bare` what is compared."""

    text: str
    number: str
    bare: str


def compact(text: str) -> str:
    """`text` without any white space, otherwise as printed."""
    return "".join(text.split())


def _parse(folded: str) -> tuple[str, str]:
    match = LABEL_NUMBER.match(folded)
    number, rest = "", folded
    if match is not None and match.end() < len(folded):
        number, rest = next(group for group in match.groups() if group), folded[match.end() :]
    rest = AMONG.sub("", rest)
    without_notes = NOTE.sub("", rest)
    return number, SIBLING_ORDINAL.sub("", _QUOTES.sub("", without_notes or rest))


def parse_label(text: str, reading: Reading) -> Label:
    """The parts of a printed label."""
    return _label(compact(text), reading.folding)


@lru_cache(maxsize=16384)
def _label(printed: str, folding: Folding) -> Label:
    number, bare = _parse(folding.fold(printed))
    return Label(printed, number, bare)


class LabelMatcher:
    """Finds the one label of a list that a printed label means, never across a confusable pair."""

    def __init__(self, labels: tuple[tuple[str, ...], ...], reading: Reading) -> None:
        """`labels` are the alternatives, each with its other wordings; matches are indexes into it."""
        self._reading = reading
        self._exact: dict[str, list[int]] = {}
        self._wordings: list[tuple[int, Label]] = []
        self._memory: dict[str, tuple[int, ...]] = {}
        self._known_sides: dict[str, tuple[int, ...]] = {}
        for index, wordings in enumerate(labels):
            for wording in wordings:
                label = parse_label(wording, reading)
                self._wordings.append((index, label))
                known = self._exact.setdefault(label.bare, [])
                if index not in known:
                    known.append(index)

    def exact(self, label: Label) -> tuple[int, ...]:
        """All alternatives with this very wording, in order."""
        return tuple(self._exact.get(label.bare, ()))

    def find(self, label: Label) -> tuple[int, ...]:
        """The alternatives with this wording, else the one that is clearly the most alike, else none."""
        found = self.exact(label)
        if found or len(label.bare) < _LEAST_LENGTH:
            return found
        key = f"{label.number} {label.bare}"
        if key not in self._memory:
            self._memory[key] = self._alike(label)
        return self._memory[key]

    def _alike(self, label: Label) -> tuple[int, ...]:
        scores: dict[int, float] = {}
        sides = self._sides(label.bare)
        for index, wording in self._wordings:
            shorter, longer = sorted((len(wording.bare), len(label.bare)))
            if shorter < _LEAST_LENGTH or (2 * shorter < _LEAST_LIKE * (shorter + longer) and not _cut(label, wording)):
                continue
            if _differ(sides, self._sides(wording.bare)):
                continue
            score = _likeness(label.bare, wording.bare)
            if label.number and label.number == wording.number:
                score += 0.05
            scores[index] = max(score, scores.get(index, 0.0))
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < _LEAST_LIKE:
            return ()
        best = ranked[0][1]
        if len(ranked) > 1 and best - ranked[1][1] < _LEAST_MARGIN and not self._same_words(ranked[0][0], ranked[1][0]):
            return ()
        return tuple(sorted(index for index, score in ranked if score == best))

    def _same_words(self, one: int, other: int) -> bool:
        bares = [{label.bare for index, label in self._wordings if index == wanted} for wanted in (one, other)]
        return bool(bares[0] & bares[1])

    def _sides(self, text: str) -> tuple[int, ...]:
        """For every confusable pair, which of its words `text` holds: 1, 2, or 0 for neither and for both."""
        if text not in self._known_sides:
            pairs = self._reading.cells.confusable
            self._known_sides[text] = tuple(_side(text, left, right) for left, right in pairs)
        return self._known_sides[text]


def _differ(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a pair of words that are never taken for one another stands between two labels."""
    return any(ours and theirs and ours != theirs for ours, theirs in zip(one, other, strict=True))


def _cut(label: Label, wording: Label) -> bool:
    return wording.bare.startswith(label.bare) or wording.bare.endswith(label.bare)


def _side(text: str, left: str, right: str) -> int:
    """同意 inside 不同意 is not there."""
    has_left = left in (text.replace(right, "") if left in right else text)
    has_right = right in text
    return 0 if has_left == has_right else 1 if has_left else 2


def _likeness(printed: str, known: str) -> float:
    if len(printed) >= _LEAST_LENGTH and (known.startswith(printed) or known.endswith(printed)):
        return 0.75 + 0.2 * len(printed) / len(known)
    matcher = SequenceMatcher(None, known, printed, autojunk=False)
    if matcher.real_quick_ratio() < _LEAST_LIKE - 0.05 or matcher.quick_ratio() < _LEAST_LIKE - 0.05:
        return 0.0
    return matcher.ratio()
