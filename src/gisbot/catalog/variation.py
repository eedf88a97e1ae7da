"""A catalog with one word left out or one threshold moved: to see what the word or threshold does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gisbot.catalog.catalog import Catalog
from gisbot.catalog.words import WordGroup, Words
from gisbot.errors import SettingsError
from gisbot.model.word import Word


def all_words(catalog: Catalog) -> tuple[Word, ...]:
    """Every surface form of the catalog that questions are understood by, but for the metrics' own labels."""
    return tuple(_words(catalog))


def _words(catalog: Catalog) -> Iterator[Word]:
    words = catalog.words
    for concept in words.concepts.values():
        yield from (Word(form, "concept", concept.id) for form in (*concept.zh, *concept.en))
    yield from (Word(phrase, "phrase", " ".join(concepts)) for phrase, concepts in words.phrases.items())
    for kind, groups in (("operation", words.operations), ("outside", words.outside)):
        for group in groups.values():
            yield from (Word(form, kind, group.id) for form in (*group.zh, *group.en))
    yield from (Word(form, "filler", "") for form in (*words.fillers_zh, *words.fillers_en))
    for metric in catalog.metrics.values():
        yield from (Word(form, "metric", metric.id) for form in (*metric.aliases, *metric.aliases_en))


def without_word(catalog: Catalog, word: Word) -> Catalog:
    """The catalog as if the word were not in the yaml; its `content_hash` says so."""
    changed = replace(catalog, content_hash=f"{catalog.content_hash}-{word.kind}-{word.owner}-{word.text}")
    if word.kind == "metric":
        metric = catalog.metrics[word.owner]
        metric = replace(
            metric, aliases=_less(metric.aliases, word.text), aliases_en=_less(metric.aliases_en, word.text)
        )
        return replace(changed, metrics={**catalog.metrics, word.owner: metric})
    return replace(changed, words=_without(catalog.words, word))


def with_threshold(catalog: Catalog, name: str, value: float) -> Catalog:
    """The catalog with a threshold moved. Raises `SettingsError` when there is none of that name."""
    thresholds = catalog.words.thresholds
    if name not in thresholds:
        raise SettingsError(f"there is no threshold {name!r}; there are {', '.join(sorted(thresholds))}")
    words = replace(catalog.words, thresholds={**thresholds, name: value})
    return replace(catalog, content_hash=f"{catalog.content_hash}-{name}-{value}", words=words)


def _without(words: Words, word: Word) -> Words:
    if word.kind == "concept":
        concept = words.concepts[word.owner]
        concept = replace(concept, zh=_less(concept.zh, word.text), en=_less(concept.en, word.text))
        return replace(words, concepts={**words.concepts, word.owner: concept})
    if word.kind == "phrase":
        return replace(words, phrases={form: named for form, named in words.phrases.items() if form != word.text})
    if word.kind == "operation":
        return replace(words, operations=_less_in(words.operations, word))
    if word.kind == "outside":
        return replace(words, outside=_less_in(words.outside, word))
    return replace(words, fillers_zh=_less(words.fillers_zh, word.text), fillers_en=_less(words.fillers_en, word.text))


def _less_in(groups: Mapping[str, WordGroup], word: Word) -> dict[str, WordGroup]:
    group = groups[word.owner]
    return {**groups, word.owner: replace(group, zh=_less(group.zh, word.text), en=_less(group.en, word.text))}


def _less(forms: Iterable[str], form: str) -> tuple[str, ...]:
    return tuple(other for other in forms if other != form)
