"""Which questions are alike: for an admin who works through what could not be answered."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from gisbot.questions.normalise import normalise

ALIKE = 72.0
"""The least share of characters, in per cent, that two questions of one group have in common, in order."""


def grouped(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The indexes of the texts in groups of alike ones, the largest group first; each text joins the nearest group."""
    keys: list[str] = []
    members: list[list[int]] = []
    for index, text in enumerate(texts):
        normal = normalise(text)
        scores = [fuzz.ratio(normal, key) for key in keys]
        best = max(range(len(scores)), key=scores.__getitem__, default=None)
        if best is not None and scores[best] >= ALIKE:
            members[best].append(index)
        else:
            keys.append(normal)
            members.append([index])
    return tuple(tuple(group) for group in sorted(members, key=lambda group: (-len(group), group[0])))
