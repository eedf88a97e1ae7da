"""Words that mean the same in running text, so that a sentence is found by a word it does not use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

Groups = tuple[tuple[str, ...], ...]


class Synonyms:
    """Groups of words that may stand for each other. A group is named by its place in the list."""

    def __init__(self, groups: Groups) -> None:
        self._groups: dict[str, frozenset[int]] = {}
        for number, forms in enumerate(groups):
            for form in forms:
                self._groups[form] = self._groups.get(form, frozenset()) | {number}
        self._reach: dict[str, int] = {}
        for form in self._groups:
            self._reach[form[:2]] = max(self._reach.get(form[:2], 0), len(form))

    def spans(self, text: str) -> Iterator[tuple[int, int, frozenset[int]]]:
        """Where words of the groups stand in a text, the longest first at each place, none inside another."""
        at = 0
        while at < len(text) - 1:
            for end in range(min(len(text), at + self._reach.get(text[at : at + 2], 0)), at + 1, -1):
                groups = self._groups.get(text[at:end])
                if groups is not None:
                    yield at, end, groups
                    at = end - 1
                    break
            at += 1

    def named(self, text: str) -> frozenset[int]:
        """Every group that a text names, words inside longer ones included."""
        found: set[int] = set()
        for at in range(len(text) - 1):
            for end in range(at + 2, min(len(text), at + self._reach.get(text[at : at + 2], 0)) + 1):
                found |= self._groups.get(text[at:end], frozenset())
        return frozenset(found)


@lru_cache(maxsize=4)
def synonyms_of(groups: Groups) -> Synonyms:
    """The synonyms of a catalog, made once."""
    return Synonyms(groups)
