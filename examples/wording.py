"""Sentences out of templates: text and, at each figure slot, the fact beside it."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import cache

from examples.draft import Fact
from examples.figures import YearFigures
from examples.forms import plain
from examples.world import Yaml, load_yaml, mappings, strings

_SLOT = re.compile(r"\{([=~!#])([a-z_.]+)\|([^|}]+)(?:\|([^}]+))?\}")
_BEFORE_NUMBER = frozenset("约近")


@cache
def sentences() -> dict[str, Yaml]:
    """sentences.yaml as it stands."""
    return load_yaml("sentences.yaml")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finished sentence and the facts it states, in order."""

    text: str
    facts: tuple[Fact, ...]


def figure(figures: YearFigures, key: str) -> Decimal:
    """The figure of `key`; a row of the table of requests stands for its total."""
    return figures.values[key] if key in figures.values else figures.of(f"{key}|total")


def choose(group: Yaml, figures: YearFigures, rng: random.Random) -> str:
    """One wording of a group, of its `none` list when the figure it is about is 0."""
    entries = group if isinstance(group, list) else [group]
    if entries and isinstance(entries[0], dict):
        parts = {key: value for entry in mappings(group) for key, value in entry.items()}
        about = figure(figures, str(parts["about"]))
        return rng.choice(strings(parts["none" if about == 0 else "some"]))
    return rng.choice(strings(group))


def write(
    template: str, words: Mapping[str, str], figures: YearFigures, path: tuple[str, ...], rng: random.Random
) -> Sentence:
    """`template` with its slots filled. Raises KeyError for a slot that has no word or figure."""
    facts: list[Fact] = []

    def fill(match: re.Match[str]) -> str:
        kind, key, unit, word = match.groups()
        if kind == "#":
            value = Decimal(rng.randint(6, 48))
            facts.append(Fact(None, "prose", value, plain(value), unit, path))
            return f"{plain(value)}{unit}"
        value = figure(figures, key)
        if kind == "!":
            facts.append(Fact(key, "prose", Decimal(0), "", unit, path))
            return ""
        if kind == "=":
            facts.append(Fact(key, "prose", value, plain(value), unit, path))
            return f"{plain(value)}{unit}"
        rough = (value / 5).to_integral_value(ROUND_FLOOR) * 5
        printed = f"{word}{plain(rough)}" if word in _BEFORE_NUMBER else f"{plain(rough)}{word}"
        facts.append(Fact(key, "prose", rough, printed, unit, path, approximate=True))
        return f"{printed}{unit}"

    text = _SLOT.sub(fill, template)
    return Sentence(text.format_map(words), tuple(facts))
