"""The words that reading a report needs: knowledge/reading/*.yaml, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.strict import Entry, Problems, load_entry

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


@dataclass(frozen=True, slots=True)
class CellWords:
    """Words in value cells, counters, and pairs of words that tell labels apart."""

    zero: frozenset[str]
    blank: frozenset[str]
    not_applicable: frozenset[str]
    more: tuple[str, ...]
    less: tuple[str, ...]
    confusable: tuple[tuple[str, str], ...]
    units: tuple[str, ...]
    chinese_units: tuple[str, ...]
    money_units: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """Words of titles, contact lines, signatures and table footers; labels are longest first."""

    title_endings: tuple[str, ...]
    title_subjects: tuple[str, ...]
    title_tails: tuple[str, ...]
    agency_suffixes: tuple[str, ...]
    places: tuple[str, ...]
    government: str
    place_offices: Mapping[str, tuple[str, ...]]
    generic_names: tuple[str, ...]
    preamble_headings: frozenset[str]
    unnumbered_headings: frozenset[str]
    contact: Mapping[str, tuple[str, ...]]
    contact_offices: tuple[str, ...]
    contact_verbs: tuple[str, ...]
    foreign_phones: tuple[str, ...]
    footer: Mapping[str, tuple[str, ...]]
    published_labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProseRule:
    """When a number or a zero statement in prose is a figure of `metric` (see knowledge/reading/prose.yaml)."""

    metric: str
    phrases: tuple[str, ...]
    zero: tuple[str, ...]
    units: frozenset[str]
    without: tuple[str, ...]
    since: int | None
    until: int | None
    weak: bool
    under: tuple[str, ...]
    near: tuple[str, ...]
    whole: bool
    unless: tuple[str, ...]
    of: tuple[str, ...]
    wider: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Words around numbers in prose, and the rules that link them to metrics."""

    fillers: tuple[str, ...]
    nothing_before: tuple[str, ...]
    nothing_firm: tuple[str, ...]
    nothing_after: tuple[str, ...]
    nothing_but: tuple[str, ...]
    ratio: tuple[str, ...]
    previous: tuple[str, ...]
    cumulative: tuple[str, ...]
    standing: frozenset[str]
    changes: tuple[str, ...]
    idioms: tuple[str, ...]
    measures: frozenset[str]
    plans: tuple[str, ...]
    channels: Mapping[str, tuple[str, ...]]
    channel_verbs: tuple[str, ...]
    rules: tuple[ProseRule, ...]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Words that show a document to be no annual report; `title` looks at the title alone."""

    rule: str
    words: tuple[str, ...]
    title: bool


@dataclass(frozen=True, slots=True)
class LookalikeWords:
    """What tells reports from their look-alikes and from blank templates."""

    template_titles: tuple[str, ...]
    template_residue: tuple[str, ...]
    not_reports: tuple[Lookalike, ...]
    residue: tuple[str, ...]
    pictures: tuple[str, ...]
    townships: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingWording:
    """How a finding is told to people; both texts may use {expected}, {found} and {message}."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """Half-width and simplified characters by the code of what stands for them; equal only to itself, so hashable."""

    table: Mapping[int, int]

    def fold(self, text: str) -> str:
        """`text` folded, every character still at its place."""
        return text.translate(self.table)


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """How many characters, lines, tables and cells a document may have to be read as a report."""

    characters: int
    lines: int
    tables: int
    cells: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All words of knowledge/reading/."""

    cells: CellWords
    header: HeaderWords
    prose: ProseWords
    lookalikes: LookalikeWords
    findings: Mapping[str, FindingWording]
    folding: Folding
    limits: ReadingLimits

    def fold(self, text: str) -> str:
        """`text` with half-width forms and simplified characters, every character still at its place."""
        return self.folding.fold(text)

    def wording(self, rule: str) -> FindingWording | None:
        """How to tell people of a finding: the wording of `rule`, else of the longest rule it begins with."""
        parts = rule.split(".")
        while parts:
            wording = self.findings.get(".".join(parts))
            if wording is not None:
                return wording
            parts.pop()
        return None


def load_reading(folder: Path, known_metrics: frozenset[str], problems: Problems, *, root: Path) -> Reading | None:
    """The words of `folder`; None, with the problems kept, when a file cannot be read."""
    names = ("cells", "header", "prose", "lookalikes", "findings", "traditional", "limits")
    tops = {name: load_entry(folder / f"{name}.yaml", problems, root=root) for name in names}
    found = {name: top for name, top in tops.items() if top is not None}
    if len(found) < len(names):
        return None
    reading = Reading(
        cells=_cells(found["cells"]),
        header=_header(found["header"], known_metrics),
        prose=_prose(found["prose"], known_metrics),
        lookalikes=_lookalikes(found["lookalikes"]),
        findings=_findings(found["findings"]),
        folding=Folding(_folding(found["traditional"])),
        limits=ReadingLimits(*(found["limits"].integer(name) for name in ("characters", "lines", "tables", "cells"))),
    )
    for top in found.values():
        top.finish()
    return reading


def _half_width(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.translate(_FULL_WIDTH) for word in words)


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _cells(top: Entry) -> CellWords:
    pairs = []
    for scalar in top.scalars("confusable", required=True):
        words = scalar.text.split()
        if len(words) == 2:
            pairs.append((words[0], words[1]))
        else:
            top.problem(f"a confusable pair is two words, not {scalar.text!r}", "confusable")
    return CellWords(
        zero=frozenset(top.texts("zero", required=True)),
        blank=frozenset(top.texts("blank", required=True)),
        not_applicable=frozenset(top.texts("not_applicable", required=True)),
        more=_longest_first(top.texts("more", required=True)),
        less=_longest_first(top.texts("less", required=True)),
        confusable=tuple(pairs),
        units=_longest_first(top.texts("units", required=True)),
        chinese_units=_longest_first(top.texts("chinese_units", required=True)),
        money_units=frozenset(top.texts("money_units", required=True)),
    )


def _labels(top: Entry, key: str) -> Mapping[str, tuple[str, ...]]:
    holder = top.entry(key)
    names = () if holder is None else holder.names()
    return {name: _longest_first(holder.texts(name, required=True)) for name in names if holder is not None}


def _by_metric(top: Entry, key: str, known: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    labels = _labels(top, key)
    for metric in labels:
        if metric not in known:
            top.problem(f"unknown metric {metric!r}", key)
    return labels


def _header(top: Entry, known: frozenset[str]) -> HeaderWords:
    footer = _by_metric(top, "footer", known)
    return HeaderWords(
        title_endings=_longest_first(top.texts("title_endings", required=True)),
        title_subjects=_longest_first(top.texts("title_subjects", required=True)),
        title_tails=_longest_first(top.texts("title_tails", required=True)),
        agency_suffixes=_longest_first(top.texts("agency_suffixes", required=True)),
        places=_longest_first(top.texts("places", required=True)),
        government=top.text("government"),
        place_offices=_labels(top, "place_offices"),
        generic_names=top.texts("generic_names", required=True),
        preamble_headings=frozenset(top.texts("preamble_headings", required=True)),
        unnumbered_headings=frozenset(top.texts("unnumbered_headings", required=True)),
        contact=_labels(top, "contact"),
        contact_offices=_longest_first(top.texts("contact_offices", required=True)),
        contact_verbs=top.texts("contact_verbs", required=True),
        foreign_phones=top.texts("foreign_phones", required=True),
        footer=footer,
        published_labels=_longest_first(top.texts("published_labels", required=True)),
    )


def _prose(top: Entry, known: frozenset[str]) -> ProseWords:
    nothing = top.entry("nothing")
    before: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    if nothing is not None:
        before = nothing.texts("before", required=True)
        firm = nothing.texts("firm", required=True)
        after = nothing.texts("after", required=True)
        but = nothing.texts("but", required=True)
        nothing.finish()
    rules = []
    for entry in top.entries("rules", required=True):
        metric = entry.text("metric")
        if metric not in known:
            entry.problem(f"unknown metric {metric!r}", "metric")
        rules.append(
            ProseRule(
                metric=metric,
                phrases=_half_width(entry.texts("phrases", required=True)),
                zero=_half_width(entry.texts("zero")),
                units=frozenset(entry.texts("units")),
                without=_half_width(entry.texts("without")),
                since=entry.integer("since") if "since" in entry else None,
                until=entry.integer("until") if "until" in entry else None,
                weak=entry.boolean("weak", False),
                under=entry.texts("under"),
                near=entry.texts("near"),
                whole=entry.boolean("whole", False),
                unless=entry.texts("unless"),
                of=entry.texts("of"),
                wider=entry.texts("wider"),
            )
        )
        for phrase in rules[-1].phrases:
            if phrase.count("#") != 1:
                entry.problem(f"a phrase holds one #, unlike {phrase!r}", "phrases")
        entry.finish()
    return ProseWords(
        fillers=_longest_first(top.texts("fillers", required=True)),
        nothing_before=_longest_first(before),
        nothing_firm=_longest_first(firm),
        nothing_after=_longest_first(after),
        nothing_but=_longest_first(but),
        ratio=top.texts("ratio_words", required=True),
        previous=top.texts("previous", required=True),
        cumulative=top.texts("cumulative", required=True),
        standing=frozenset(top.texts("standing", required=True)),
        changes=top.texts("changes", required=True),
        idioms=_longest_first(top.texts("idioms", required=True)),
        measures=frozenset(top.texts("measures", required=True)),
        plans=top.texts("plans", required=True),
        channels=_by_metric(top, "channels", known),
        channel_verbs=top.texts("channel_verbs", required=True),
        rules=tuple(rules),
    )


def _lookalikes(top: Entry) -> LookalikeWords:
    titles: tuple[str, ...] = ()
    residue: tuple[str, ...] = ()
    template = top.entry("blank_template")
    if template is not None:
        titles = template.texts("titles", required=True)
        residue = template.texts("residue", required=True)
        template.finish()
    not_reports = []
    for entry in top.entries("not_reports", required=True):
        not_reports.append(
            Lookalike(entry.text("rule"), entry.texts("words", required=True), entry.boolean("title", False))
        )
        entry.finish()
    return LookalikeWords(
        template_titles=titles,
        template_residue=residue,
        not_reports=tuple(not_reports),
        residue=top.texts("residue", required=True),
        pictures=top.texts("picture_words", required=True),
        townships=top.texts("townships", required=True),
    )


def _findings(top: Entry) -> Mapping[str, FindingWording]:
    findings = {}
    for rule, entry in top.named("findings", required=True):
        findings[rule] = FindingWording(zh=entry.text("zh"), en=entry.text("en"))
        entry.finish()
    return findings


def _folding(top: Entry) -> Mapping[int, int]:
    folding = dict(_FULL_WIDTH)
    for scalar in top.scalars("pairs", required=True):
        halves = scalar.text.split()
        if len(halves) != 2 or len(halves[0]) != len(halves[1]):
            top.problem("a pair is two texts of one length", "pairs")
            continue
        folding.update({ord(old): ord(new) for old, new in zip(*halves, strict=True)})
    return folding
