"""Every surface form with what it means, looked up by exact text (Chinese) or by stems (English)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from gisbot.catalog import Catalog
from gisbot.questions.english import stems
from gisbot.questions.normalise import has_chinese, normalise
from gisbot.questions.patterns import HAVING, WITHIN_LABELS


TOGETHER = "together"
"""The operation that a longer word may begin with: 一共收到."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a surface form can mean. `groups` are concepts: each group one idea, any of its members."""

    groups: tuple[frozenset[str], ...] = ()
    operations: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    filler: bool = False
    strong: bool = False

    @property
    def meaningful(self) -> bool:
        """Whether the form is more than a filler."""
        return bool(self.groups or self.operations or self.outside)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The surface forms of a catalog. `chinese` is keyed by normal text, `english` by stems; `beginnings` are all
    beginnings of the Chinese forms, so that a search ends where no form goes on."""

    chinese: dict[str, Sense]
    english: dict[str, Sense]
    beginnings: frozenset[str]
    longest_english: int

    def forms(self) -> tuple[str, ...]:
        """The Chinese forms that mean something."""
        return tuple(form for form, sense in self.chinese.items() if sense.meaningful)


class _Draft:
    def __init__(self) -> None:
        self.groups: dict[str, tuple[frozenset[str], ...]] = {}
        self.operations: dict[str, set[str]] = defaultdict(set)
        self.outside: dict[str, set[str]] = defaultdict(set)
        self.units: dict[str, set[str]] = defaultdict(set)
        self.fillers: set[str] = set()

    def concept(self, form: str, concept: str) -> None:
        """Let a form name one more concept."""
        earlier = self.groups.get(form, (frozenset(),))
        self.groups[form] = (earlier[0] | {concept},) if len(earlier) == 1 else earlier

    def senses(self, weak: frozenset[str]) -> dict[str, Sense]:
        """What every form means."""
        forms = {*self.groups, *self.operations, *self.outside, *self.units, *self.fillers}
        return {
            form: Sense(
                groups=(groups := self.groups.get(form, ())),
                operations=frozenset(self.operations.get(form, ())),
                outside=frozenset(self.outside.get(form, ())),
                units=frozenset(self.units.get(form, ())),
                filler=form in self.fillers,
                strong=any(group.isdisjoint(weak) for group in groups),
            )
            for form in forms
        }


def build_vocabulary(catalog: Catalog) -> Vocabulary:
    """The vocabulary of a catalog: words, and the labels and aliases of its metrics."""
    words = catalog.words
    zh, en = _Draft(), _Draft()

    def add_concept(form: str, concept: str) -> None:
        if has_chinese(form):
            zh.concept(normalise(form), concept)
        else:
            en.concept(stems(form), concept)
            if not form.isascii():
                zh.concept(form, concept)

    for concept in words.concepts.values():
        for form in (*concept.zh, *concept.en):
            add_concept(form, concept.id)
    for phrase, concepts in words.phrases.items():
        draft, key = (zh, normalise(phrase)) if has_chinese(phrase) else (en, stems(phrase))
        draft.groups[key] = tuple(frozenset({concept}) for concept in concepts)
    for metric in catalog.metrics.values():
        if metric.asks:
            named = [(name, zh) for name in (metric.zh, *metric.aliases)]
            named += [(name, en) for name in (metric.en, *metric.aliases_en)]
            for name, draft in named:
                key = normalise(name) if draft is zh else stems(WITHIN_LABELS.sub(" ", name.lower()))
                draft.groups.setdefault(key, metric.asks[0])
    for group in words.operations.values():
        for form in group.zh:
            zh.operations[normalise(form)].add(group.id)
        for form in group.en:
            en.operations[stems(form)].add(group.id)
    for together in words.operations[TOGETHER].zh:
        for form in zh.groups:
            if len(together) > 1 and form.startswith(together) and form != together:
                zh.operations[form].add(TOGETHER)
    for group in words.outside.values():
        for form in group.zh:
            zh.outside[normalise(form)].add(group.id)
        for form in group.en:
            en.outside[stems(form)].add(group.id)
    for unit_words in words.units.values():
        for form in unit_words:
            zh.units[form].add(form)
    for unit in words.foreign_units:
        zh.units[unit].add(unit)
    for word in words.counting:
        for unit in {form for forms in words.units.values() for form in forms} | words.foreign_units:
            form = word + unit
            for asked in (form, HAVING + form):
                zh.operations[asked].add("howmany")
                zh.units[asked].add(unit)
    zh.fillers |= {normalise(form) for form in words.fillers_zh}
    en.fillers |= {stems(form) for form in words.fillers_en}

    weak = frozenset(concept.id for concept in words.concepts.values() if concept.weak)
    chinese, english = zh.senses(weak), en.senses(weak)
    return Vocabulary(
        chinese,
        english,
        frozenset(form[:end] for form in chinese for end in range(1, len(form) + 1)),
        max((form.count(" ") + 1 for form in english), default=1),
    )
