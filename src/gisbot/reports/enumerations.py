"""Enumerations: 一是…二是…, (1)… (2)…, lists of numbered paragraphs, and numbered sub-headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gisbot.catalog.reading import Reading
from gisbot.model.report import Enumeration, Item, Passage, Section
from gisbot.reports.headings import ordinal_of
from gisbot.reports.outline import Outline
from gisbot.reports.patterns import ENUMERATED, HEADING_LEVELS, INLINE_MEMBER, SEQUENCE_WORDS

_STOPS = "。！？!?"
_LEAST_MEMBERS = 2


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a member begins: its passage, its ordinal, the label and the first character of its text."""

    passage: int
    value: int
    start: int
    text_start: int


def read_enumerations(outline: Outline, reading: Reading) -> tuple[Enumeration, ...]:
    """All enumerations of a report, in order of section and place."""
    found: list[Enumeration] = []
    for section in range(len(outline.sections)):
        passages = [passage for passage in outline.passages if passage.section == section]
        folded = [reading.fold(passage.text) for passage in passages]
        for marks in (_by_ordinal(folded, ENUMERATED), _by_words(folded), _inline(folded)):
            for run in _runs(marks):
                found.append(_enumeration(outline, section, passages, folded, run))
        found += _sub_headings(outline, section, reading)
    return tuple(found)


def _by_ordinal(folded: list[str], pattern: re.Pattern[str]) -> Iterator[_Mark]:
    for index, text in enumerate(folded):
        for match in pattern.finditer(text):
            yield _Mark(index, ordinal_of(match.group(1)), match.start(), match.end())


def _by_words(folded: list[str]) -> Iterator[_Mark]:
    """首先, 其次, 最后 count on from one another."""
    value = 0
    words: list[str] = []
    for index, text in enumerate(folded):
        for match in SEQUENCE_WORDS.finditer(text):
            if not words or match.group(1) in words[:1]:
                words, value = [match.group(1)], 1
            else:
                words.append(match.group(1))
                value += 1
            yield _Mark(index, value, match.start(), match.end())


def _inline(folded: list[str]) -> Iterator[_Mark]:
    for index, text in enumerate(folded):
        for match in INLINE_MEMBER.finditer(text):
            word = match.group(1) or match.group(2)
            yield _Mark(index, int(word) if word.isdigit() else ordinal_of(word), match.start(), match.end())


def _runs(marks: Iterator[_Mark]) -> Iterator[list[_Mark]]:
    """Members counted one, two, three; a number out of turn is no member."""
    run: list[_Mark] = []
    for mark in marks:
        if mark.value == 1:
            if len(run) >= _LEAST_MEMBERS:
                yield run
            run = [mark]
        elif run and mark.value == run[-1].value + 1:
            run.append(mark)
    if len(run) >= _LEAST_MEMBERS:
        yield run


def _enumeration(
    outline: Outline, section: int, passages: list[Passage], folded: list[str], run: list[_Mark]
) -> Enumeration:
    items = []
    single = True
    for number, mark in enumerate(run):
        passage = passages[mark.passage]
        following = run[number + 1] if number + 1 < len(run) else None
        end = following.start if following is not None and following.passage == mark.passage else len(passage.text)
        text = passage.text[mark.text_start : end]
        if following is None and single:
            text = _first_sentence(text)
        single = single and not any(stop in text.rstrip(f"；;{_STOPS} ") for stop in _STOPS)
        label = passage.text[mark.start : mark.text_start].strip(" ,，:：")
        items.append(Item(label, text.strip().rstrip("；;"), passage.location))
    first = run[0]
    lead = _lead(passages, first, outline.sections[section])
    return Enumeration(section, lead, tuple(items), passages[first.passage].location)


def _first_sentence(text: str) -> str:
    stops = [place for stop in _STOPS if (place := text.find(stop)) >= 0]
    return text[: min(stops) + 1] if stops else text


def _lead(passages: list[Passage], first: _Mark, section: Section) -> str:
    before = passages[first.passage].text[: first.start].strip()
    if not before and first.passage > 0:
        before = passages[first.passage - 1].text.strip()
    if not before:
        return section.heading
    body = before.rstrip(f"{_STOPS}：:")
    cut = max(body.rfind(stop) for stop in _STOPS)
    return before[cut + 1 :].strip()


def _sub_headings(outline: Outline, section: int, reading: Reading) -> Iterator[Enumeration]:
    parent = outline.sections[section]
    items = []
    for child in outline.sections[section + 1 :]:
        if child.level <= parent.level:
            break
        if child.level != parent.level + 1 or child.path[:-1] != parent.path:
            continue
        label = _number_of(child.heading, reading)
        items.append(Item(child.heading[:label].strip(), child.heading[label:].strip(), child.location))
    if len(items) >= _LEAST_MEMBERS:
        yield Enumeration(section, parent.heading, tuple(items), parent.location)


def _number_of(heading: str, reading: Reading) -> int:
    folded = reading.fold(heading)
    for _, pattern in HEADING_LEVELS:
        match = pattern.match(folded)
        if match is not None:
            return match.end()
    return 0
