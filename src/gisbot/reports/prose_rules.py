"""The phrases of knowledge/reading/prose.yaml, ready to match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gisbot.catalog.reading import ProseRule, ProseWords
from gisbot.reports.patterns import CLAUSE_STOPS

MARK = "\u0001"
"""Stands for the number, with its counter, in the text that phrases are matched against."""

_ANY = rf"[^{''.join(re.escape(stop) for stop in sorted(CLAUSE_STOPS))}{MARK}\d]{{0,16}}?"


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its phrases as one pattern; `zero` finds what a zero statement speaks of."""

    rule: ProseRule
    phrases: re.Pattern[str]
    zero: re.Pattern[str] | None


def compiled_rules(words: ProseWords) -> tuple[CompiledRule, ...]:
    """All rules in the order of the file."""
    return tuple(_compiled(rule, words.fillers) for rule in words.rules)


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
    return CompiledRule(rule, _compile_phrases(rule.phrases, fillers), zero)


@lru_cache(maxsize=512)
def compile_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of `words`, in which * stands for a few characters within the clause."""
    return re.compile("|".join(_words(word) for word in words))
