"""Finding the sentence that speaks of something: character pairs weighed by how rare they are in the report."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gisbot.answers.patterns import (
    CLAUSES,
    MEMBERS,
    OF_HEADINGS,
    SECTION_WORD,
    SENTENCES,
    WORDS,
    plain_form,
    row_number,
)
from gisbot.answers.synonyms import Synonyms
from gisbot.model.report import Enumeration, Evidence, Report, Section

SHORTEST_KEY = 4
"""A shorter key of a heading names its section only beside a word for sections: 试点那一节."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report, verbatim, with its section. `named` are the groups of synonyms that it names."""

    text: str
    section: int
    location: str
    passage: int
    pairs: frozenset[str]
    named: frozenset[int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence with the share of the question's weight that it covers (0 to 1), and that weight."""

    sentence: Sentence
    score: float
    weight: float = 0.0


class PassageIndex:
    """The sentences of one report."""

    def __init__(self, report: Report, synonyms: Synonyms) -> None:
        self.report = report
        self._synonyms = synonyms
        self.sentences = tuple(_sentences(report, synonyms))
        counts = Counter(pair for sentence in self.sentences for pair in sentence.pairs)
        self._weight = {pair: self._rarity(count) for pair, count in counts.items()}
        named = Counter(group for sentence in self.sentences for group in sentence.named)
        self._group_weight = {group: self._rarity(count) for group, count in named.items()}
        self._unseen = self._rarity(0)
        self.text = plain_form("".join(passage.text for passage in report.passages))
        self._cores = tuple(heading_core(section) for section in report.sections)
        self._keys = tuple(heading_key(section) for section in report.sections)
        self._headings = tuple(self._named_above("".join(section.path)) for section in report.sections)

    def _rarity(self, count: int) -> float:
        return math.log((len(self.sentences) + 1) / (count + 0.5)) + 0.3

    def search(self, content: str, loose: str = "", limit: int = 5) -> tuple[Hit, ...]:
        """The sentences that cover most of the content, best first; headings count with their sentences.

        A word counts as covered by another that may stand for it. What `loose` adds counts only where the report says
        it somewhere.
        """
        wanted, groups = self._terms(content)
        further, more = self._terms(loose)
        wanted |= {pair for pair in further if pair in self._weight}
        groups = {**more, **groups}
        if not wanted and not groups:
            return ()
        weights = {pair: self._weight.get(pair, self._unseen) for pair in wanted}
        whole = sum(weights.values()) + sum(groups.values())
        hits = []
        for sentence in self.sentences:
            score = sum(weights[pair] for pair in wanted & sentence.pairs)
            score += sum(weight for named, weight in groups.items() if named & sentence.named)
            if not score:
                continue
            if sentence.section >= 0:
                pairs, named_above = self._headings[sentence.section]
                score += 0.5 * sum(weights[pair] for pair in wanted & pairs - sentence.pairs)
                score += 0.5 * sum(
                    weight for named, weight in groups.items() if named & named_above and not named & sentence.named
                )
            hits.append(Hit(sentence, score / whole, score))
        hits.sort(key=lambda hit: (-round(hit.score, 6), len(hit.sentence.text)))
        return tuple(hits[:limit])

    def _named_above(self, headings: str) -> tuple[frozenset[str], frozenset[int]]:
        """The pairs and synonyms of the headings above a sentence."""
        return pairs_of(headings), self._synonyms.named(plain_form(headings))

    def _terms(self, text: str) -> tuple[set[str], dict[frozenset[int], float]]:
        """What a text is searched by: words that the report says in some form, with weights; pairs of the rest."""
        pairs: set[str] = set()
        groups: dict[frozenset[int], float] = {}
        for run in CLAUSES.split(text):
            word = plain_form(run)
            covered = [False] * len(word)
            for start, end, named in self._synonyms.spans(word):
                known = [self._group_weight[group] for group in named if group in self._group_weight]
                if known:
                    groups[named] = max(groups.get(named, 0.0), min(known) * (end - start - 1))
                    covered[start:end] = [True] * (end - start)
            for at in range(len(word) - 1):
                inside = covered[at] and covered[at + 1]
                if not inside and (not (covered[at] or covered[at + 1]) or word[at : at + 2] in self._weight):
                    pairs.add(word[at : at + 2])
            if len(word) == 1:
                pairs.add(word)
        return pairs, groups

    def sentence_with(self, words: str) -> Sentence | None:
        """The first sentence that holds these words, given in plain form."""
        if words not in self.text:
            return None
        return next((sentence for sentence in self.sentences if words in plain_form(sentence.text)), None)

    def evidence(self, sentence: Sentence) -> Evidence:
        """The sentence as something to cite."""
        return Evidence(self.section_name(sentence.section), sentence.text, sentence.location)

    def section_name(self, section: int) -> str:
        """A section's headings from the top."""
        return " / ".join(self.report.sections[section].path) if 0 <= section < len(self.report.sections) else ""

    def section_named(self, normal: str) -> int | None:
        """The section whose heading the question names, the longest heading first."""
        asked = plain_form(normal)
        best, best_size = None, 0
        for number, core in enumerate(self._cores):
            if len(core) >= 3 and len(core) > best_size and core in asked:
                best, best_size = number, len(core)
        return best

    def numbered_section(self, number: int) -> int | None:
        """The section that stands in this place among the top ones; -1 is the last."""
        tops = [at for at, part in enumerate(self.report.sections) if part.level == 1 and WORDS.match(part.heading)]
        if not tops or number == 0 or abs(number) > len(tops):
            return None
        return tops[number - 1 if number > 0 else number]

    def section_keyed(self, normal: str) -> int | None:
        """The section whose heading the question names but for words that headings share: 平台建设这块."""
        asked = plain_form(normal)
        best, best_size = None, 0
        for number, key in enumerate(self._keys):
            if len(key) <= max(1, best_size) or key not in asked:
                continue
            if len(key) >= SHORTEST_KEY or re.search(re.escape(key) + SECTION_WORD, asked):
                best, best_size = number, len(key)
        return best

    def preamble(self) -> int | None:
        """The section before the first numbered one."""
        for number, section in enumerate(self.report.sections):
            if row_number(section.heading):
                return None
            if any(sentence.section == number for sentence in self.sentences):
                return number
        return None

    def section_at(self, part: str, sub: str | None) -> int | None:
        """The section with these printed numbers: 二, 三 is (三) below 二."""
        tops = [at for at, one in enumerate(self.report.sections) if one.level == 1 and row_number(one.heading) == part]
        if not tops or sub is None:
            return tops[0] if tops else None
        return next((at for at in self.below(tops[0]) if row_number(self.report.sections[at].heading) == sub), None)

    def below(self, section: int) -> tuple[int, ...]:
        """The sections one level below a section."""
        path = self.report.sections[section].path
        return tuple(
            at
            for at, one in enumerate(self.report.sections)
            if len(one.path) == len(path) + 1 and one.path[:-1] == path
        )

    def section_like(self, content: str, least: float = 0.5) -> int | None:
        """The section whose heading is nearest to the content, when it is near enough."""
        wanted = pairs_of(content)
        best, best_score = None, least
        for number, core in enumerate(self._cores):
            heading = pairs_of(core)
            if not heading or not wanted:
                continue
            score = max(
                len(wanted & heading) / len(heading | wanted),
                0.9 * len(wanted & heading) / len(wanted) if len(wanted) > 2 else 0,
            )
            if score > best_score:
                best, best_score = number, score
        return best

    def of_section(self, section: int, *, deep: bool = True) -> tuple[Sentence, ...]:
        """The sentences of a section, those of its subsections included."""
        path = self.report.sections[section].path
        numbers = {
            number
            for number, other in enumerate(self.report.sections)
            if number == section or (deep and other.path[: len(path)] == path and len(other.path) > len(path))
        }
        return tuple(sentence for sentence in self.sentences if sentence.section in numbers)

    def enumeration_score(self, enumeration: Enumeration, content: str) -> float:
        """How much of the content the lead and the heading of an enumeration cover."""
        wanted = pairs_of(content)
        if not wanted:
            return 0.0
        heading = self.section_name(enumeration.section)
        lead = pairs_of(enumeration.lead) | pairs_of(heading)
        wanted = frozenset(pair for pair in wanted if pair in self._weight)
        whole = sum(self._weight[pair] for pair in wanted)
        return sum(self._weight[pair] for pair in wanted & lead) / whole if whole else 0.0


def heading_core(section: Section) -> str:
    """A heading without its number."""
    return plain_form(WORDS.sub("", section.heading))


def heading_key(section: Section) -> str:
    """A heading without its number and without words that headings share: 平台建设 of 政府信息公开平台建设情况."""
    core = heading_core(section)
    return OF_HEADINGS.sub("", OF_HEADINGS.sub("", core))


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters within words; runs are told apart by spaces and punctuation."""
    pairs: set[str] = set()
    for run in CLAUSES.split(text):
        word = plain_form(run)
        if len(word) == 1:
            pairs.add(word)
        pairs.update(word[at : at + 2] for at in range(len(word) - 1))
    return frozenset(pairs)


def _sentences(report: Report, synonyms: Synonyms) -> Iterable[Sentence]:
    for number, passage in enumerate(report.passages):
        for match in SENTENCES.finditer(passage.text):
            text = match[0].strip()
            if text:
                named = synonyms.named(plain_form(text))
                yield Sentence(text, passage.section, passage.location, number, pairs_of(text), named)
    filled = {passage.section for passage in report.passages}
    for number, section in enumerate(report.sections):
        alone = not any(other.path[:-1] == section.path for other in report.sections)
        if alone and number not in filled and MEMBERS.search(told := WORDS.sub("", section.heading)):
            named = synonyms.named(plain_form(told))
            at = len(report.passages) + number
            yield Sentence(section.heading, number, section.location, at, pairs_of(section.heading), named)


def clause_of(sentence: str, wanted: Sequence[str]) -> str:
    """The part of a long sentence, between commas, that holds what is wanted; the whole when it is short."""
    if len(sentence) <= 60:
        return sentence
    parts = [part for part in CLAUSES.split(sentence) if any(word in part for word in wanted)]
    return parts[0] if parts else sentence
