"""Every surface form with what it means, looked up by exact text (Chinese) or by stems (English)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from gisbot.catalog import Catalog
from gisbot.questions.english import stems
from gisbot.questions.normalise import has_chinese, normalise
from gisbot.questions.patterns import HAVING, WITHIN_LABELS

TOGETHER = "together"
"""The operation that a longer word may begin with: 一共收到."""
HOW_MANY = "howmany"
HOW_MANY_IN_ENGLISH = "how many"
PEOPLE_COUNTED = frozenset({"people", "persons", "ppl", "folks"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a surface form can mean. `groups` are concepts: each group one idea, any of its members.

    A `noun` is a filler that names another thing when it is written together with a figure's words.
    """

    groups: tuple[frozenset[str], ...] = ()
    operations: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    filler: bool = False
    strong: bool = False
    noun: bool = False

    @property
    def meaningful(self) -> bool:
        """Whether the form is more than a filler."""
        return bool(self.groups or self.operations or self.outside)


class Vocabulary:
    """The surface forms of a catalog. `chinese` is keyed by normal text, `english` by stems.

    `reach` gives the length of the longest Chinese form for each beginning of two characters, so that a search ends
    where no form goes on. The English half is built when the first English word is met.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._weak = frozenset(concept.id for concept in catalog.words.concepts.values() if concept.weak)
        self.chinese: dict[str, Sense] = _chinese(catalog).senses(self._weak, catalog.words.nouns)
        self.reach: dict[str, int] = {}
        for form in self.chinese:
            beginning = form[:2]
            if self.reach.get(beginning, 0) < len(form):
                self.reach[beginning] = len(form)

    @cached_property
    def english(self) -> dict[str, Sense]:
        """The English forms by their stems."""
        return _english(self._catalog).senses(self._weak, frozenset(map(stems, self._catalog.words.nouns)))

    @cached_property
    def longest_english(self) -> int:
        """How many words the longest English form has."""
        return max((form.count(" ") + 1 for form in self.english), default=1)

    def forms(self) -> tuple[str, ...]:
        """The Chinese forms that mean something."""
        return tuple(form for form, sense in self.chinese.items() if sense.meaningful)


class _Draft:
    """The meanings of forms while they are collected."""

    def __init__(self) -> None:
        self.groups: dict[str, tuple[frozenset[str], ...]] = {}
        self.operations: dict[str, set[str]] = defaultdict(set)
        self.outside: dict[str, set[str]] = defaultdict(set)
        self.units: dict[str, set[str]] = defaultdict(set)
        self.fillers: set[str] = set()

    def concept(self, form: str, concept: tuple[frozenset[str], ...]) -> None:
        """Let a form name one more concept."""
        earlier = self.groups.get(form)
        if earlier is None:
            self.groups[form] = concept
        elif len(earlier) == 1:
            self.groups[form] = (earlier[0] | concept[0],)

    def senses(self, weak: frozenset[str], nouns: frozenset[str]) -> dict[str, Sense]:
        """What every form means; forms of one meaning share it."""
        made: dict[tuple[object, ...], Sense] = {}
        senses = {}
        none: frozenset[str] = frozenset()
        ordered = (*self.groups, *self.operations, *self.outside, *self.units, *sorted(self.fillers))
        for form in dict.fromkeys(ordered):
            groups = self.groups.get(form, ())
            operations = frozenset(self.operations[form]) if form in self.operations else none
            outside = frozenset(self.outside[form]) if form in self.outside else none
            units = frozenset(self.units[form]) if form in self.units else none
            noun = form in nouns
            key = (groups, operations, outside, units, form in self.fillers, noun)
            sense = made.get(key)
            if sense is None:
                strong = any(group.isdisjoint(weak) for group in groups)
                sense = made[key] = Sense(groups, operations, outside, units, form in self.fillers, strong, noun)
            senses[form] = sense
        return senses


def build_vocabulary(catalog: Catalog) -> Vocabulary:
    """The vocabulary of a catalog: words, and the labels and aliases of its metrics."""
    return Vocabulary(catalog)


def _chinese(catalog: Catalog) -> _Draft:
    words, draft = catalog.words, _Draft()
    for concept in words.concepts.values():
        named = (frozenset({concept.id}),)
        for form in (*concept.zh, *concept.en):
            if has_chinese(form):
                draft.concept(_key(form), named)
            elif not form.isascii():
                draft.concept(form, named)
    for phrase, concepts in words.phrases.items():
        if has_chinese(phrase):
            draft.groups[_key(phrase)] = tuple(frozenset({concept}) for concept in concepts)
    for metric in catalog.metrics.values():
        if metric.asks:
            for name in (metric.zh, *metric.aliases):
                draft.groups.setdefault(_key(name), metric.asks[0])
    for group in words.operations.values():
        for form in group.zh:
            draft.operations[_key(form)].add(group.id)
    for group in words.outside.values():
        for form in group.zh:
            draft.outside[_key(form)].add(group.id)
    _begin_together(draft, frozenset(words.operations[TOGETHER].zh))
    _count(catalog, draft)
    draft.fillers.update(map(_key, words.fillers_zh))
    draft.fillers.update(word for word in words.nouns if has_chinese(word))
    return draft


def _begin_together(draft: _Draft, together: frozenset[str]) -> None:
    """A concept's form that begins with 一共 asks for the sum too."""
    lengths = sorted({len(form) for form in together if len(form) > 1})
    for form in draft.groups:
        for length in lengths:
            if len(form) > length and form[:length] in together:
                draft.operations[form].add(TOGETHER)


def _count(catalog: Catalog, draft: _Draft) -> None:
    """Measure words, alone and behind the words that ask for a number: 几件, 有多少人次."""
    words = catalog.words
    units = [*(form for forms in words.units.values() for form in forms), *sorted(words.foreign_units)]
    for unit in dict.fromkeys(units):
        draft.units[unit].add(unit)
        for word in words.counting:
            for asked in (word + unit, HAVING + word + unit):
                draft.operations[asked].add(HOW_MANY)
                draft.units[asked].add(unit)


def _english(catalog: Catalog) -> _Draft:
    words, draft = catalog.words, _Draft()
    for counted in PEOPLE_COUNTED & words.english_units.keys():
        asked = stems(f"{HOW_MANY_IN_ENGLISH} {counted}")
        draft.operations[asked].add(HOW_MANY)
        draft.units[asked].add(words.english_units[counted])
    for concept in words.concepts.values():
        named = (frozenset({concept.id}),)
        for form in (*concept.zh, *concept.en):
            if not has_chinese(form):
                draft.concept(stems(form), named)
    for phrase, concepts in words.phrases.items():
        if not has_chinese(phrase):
            draft.groups[stems(phrase)] = tuple(frozenset({concept}) for concept in concepts)
    for metric in catalog.metrics.values():
        if metric.asks:
            for name in (metric.en, *metric.aliases_en):
                draft.groups.setdefault(stems(WITHIN_LABELS.sub(" ", name.lower())), metric.asks[0])
    for group in words.operations.values():
        for form in group.en:
            draft.operations[stems(form)].add(group.id)
    for group in words.outside.values():
        for form in group.en:
            draft.outside[stems(form)].add(group.id)
    draft.fillers.update(map(stems, words.fillers_en))
    draft.fillers.update(stems(word) for word in words.nouns if not has_chinese(word))
    return draft


def _key(form: str) -> str:
    """The normal form; a form of simplified characters alone is its own."""
    if form.isalpha() and not form.isascii():
        try:
            form.encode("gb2312")
        except UnicodeEncodeError:
            return normalise(form)
        if form.islower() or not any(c.isascii() for c in form):
            return form
    return normalise(form)
