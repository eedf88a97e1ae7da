"""The phrases of knowledge/reading/prose.yaml, ready to match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gisbot.catalog.reading import ProseRule
from gisbot.reports.patterns import CLAUSE_STOPS

MARK = "\u0001"
"""Stands for the number, with its counter, in the text that phrases are matched against."""

_ANY = rf"[^{''.join(re.escape(stop) for stop in sorted(CLAUSE_STOPS))}{MARK}\d]{{0,16}}?"


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its phrases as one pattern; `zero` finds what a zero statement speaks of.

    No phrase matches where none of `needs` stands, and no zero where none of `zero_needs` does.
    """

    rule: ProseRule
    phrases: re.Pattern[str]
    zero: re.Pattern[str] | None
    needs: tuple[str, ...]
    zero_needs: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Whether a phrase of the rule can match in `text`; quicker than to look for it."""
        return any(map(text.__contains__, self.needs))

    def may_be_zero(self, text: str) -> bool:
        """Whether `zero` can match in `text`."""
        return any(map(text.__contains__, self.zero_needs))


@lru_cache(maxsize=8)
def compiled_rules(rules: tuple[ProseRule, ...], fillers: tuple[str, ...]) -> tuple[CompiledRule, ...]:
    """All rules in the order of the file."""
    return tuple(_compiled(rule, fillers) for rule in rules)


def _needed(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The longest piece of each phrase, which stands in whatever the phrase matches; none that holds another."""
    pieces = {max(re.split("[*#]", phrase), key=len) for phrase in phrases}
    return tuple(piece for piece in pieces if not any(other in piece for other in pieces - {piece}))


@lru_cache(maxsize=512)
def _compile_phrases(phrases: tuple[str, ...], fillers: tuple[str, ...]) -> re.Pattern[str]:
    filler = f'(?:{"|".join(re.escape(word) for word in fillers)}|[:"“(])*'
    parts = []
    for phrase in phrases:
        before, _, after = phrase.partition("#")
        parts.append(f"{_words(before)}{filler}{MARK}{_words(after)}")
    return re.compile("|".join(parts))


def _words(phrase: str) -> str:
    return _ANY.join(re.escape(piece) for piece in phrase.split("*"))


def _compiled(rule: ProseRule, fillers: tuple[str, ...]) -> CompiledRule:
    zero = compile_words(rule.zero) if rule.zero else None
    return CompiledRule(rule, _compile_phrases(rule.phrases, fillers), zero, _needed(rule.phrases), _needed(rule.zero))


@lru_cache(maxsize=512)
def compile_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of `words`, in which * stands for a few characters within the clause."""
    return re.compile("|".join(_words(word) for word in words))
