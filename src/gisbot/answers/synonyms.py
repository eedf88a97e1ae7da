"""Words that mean the same in running text, so that a sentence is found by a word it does not use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from gisbot.answers.patterns import DENYING

Groups = tuple[tuple[str, ...], ...]
ROOT, ENDING = 4, 3
"""English words are alike that begin alike and differ in no more than an ending: disable, disabled."""


class Synonyms:
    """Groups of words that may stand for each other. A group is named by its place in the list.

    English forms, their words joined by underscores, are looked up among whole words only.
    """

    def __init__(self, groups: Groups) -> None:
        self._groups: dict[str, frozenset[int]] = {}
        self._english: dict[str, dict[tuple[str, ...], frozenset[int]]] = {}
        for number, forms in enumerate(groups):
            for form in forms:
                if form.isascii():
                    words = tuple(form.lower().replace("-", "_").split("_"))
                    held = self._english.setdefault(words[0][:ROOT], {})
                    held[words] = held.get(words, frozenset()) | {number}
                    continue
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

    def english(self, words: Sequence[str]) -> Iterator[tuple[int, int, frozenset[int]]]:
        """Where English forms stand among words, the longest first at each place; ends are exclusive."""
        at = 0
        while at < len(words):
            near = self._english.get(words[at][:ROOT], {})
            fitting = [form for form in near if _alike(form, words[at : at + len(form)])]
            longest = max(map(len, fitting), default=0)
            if longest:
                meant = [near[form] for form in fitting if len(form) == longest]
                yield at, at + longest, frozenset().union(*meant)
            at += max(longest, 1)

    def named(self, text: str) -> frozenset[int]:
        """Every group that a text names, words inside longer ones included, but not what a word before denies."""
        found: set[int] = set()
        for at in range(len(text) - 1):
            if at and DENYING.match(text[at - 1]):
                continue
            for end in range(at + 2, min(len(text), at + self._reach.get(text[at : at + 2], 0)) + 1):
                found |= self._groups.get(text[at:end], frozenset())
        return frozenset(found)


def _root(word: str) -> str:
    return f"{word.removesuffix('ies')}y" if word.endswith("ies") else word


def _alike(form: Sequence[str], words: Sequence[str]) -> bool:
    return len(form) == len(words) and all(
        one == other
        or (
            min(len(one), len(other)) >= ROOT
            and abs(len(one) - len(other)) <= ENDING
            and (one.startswith(other) or other.startswith(one))
        )
        for one, other in zip(map(_root, form), map(_root, words), strict=True)
    )


@lru_cache(maxsize=4)
def synonyms_of(groups: Groups) -> Synonyms:
    """The synonyms of a catalog, made once."""
    return Synonyms(groups)
