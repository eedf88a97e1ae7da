"""The words of knowledge/words/: concepts with their synonyms, operations, fillers, measure words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gisbot.catalog.strict import Entry, Problems, Scalar, load_entry

KINDS = (
    "concepts",
    "fillers",
    "operations",
    "units",
    "confusables",
    "outside",
    "small_talk",
    "settings",
    "synonyms",
    "dialects",
    "likely",
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea that a question can name, with every surface form that names it.

    `axis` groups concepts of one kind; two of an exclusive axis in one question mean two figures.
    A weak concept may stand beside anything and never distinguishes figures.
    """

    id: str
    axis: str
    exclusive: bool
    weak: bool
    zh: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordGroup:
    """The surface forms of one operation or of one topic outside gisbot's field."""

    id: str
    zh: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Every word gisbot understands. `phrases` name several concepts at once.

    `ambiguous` are surface forms claimed by several concepts on purpose. `thresholds` are the numbers
    that decide between answering, asking back and refusing. `counting` are the words that ask for a number
    before a measure word; `foreign_units` are measure words of things that reports do not count, `money_units`
    those of money, `general_units` those of many different things, `english_units` the measure word of what an English
    question counts, `prose_units` those that only the prose counts by, `measures` all by which something is counted.
    `synonyms` are groups of words that may stand for each other in running text, `doing` verbs that only say that
    something was done. `nouns` are fillers that
    name another thing when they are written together with a figure's words: 网站栏目. `dialects` are what people of a
    region say, each with how it is written elsewhere. `likely` is what each sign weighs that a figure of the prose
    is the one asked for. `small_talk` is what people say that asks nothing, a word for what is answered each.
    """

    concepts: Mapping[str, Concept]
    phrases: Mapping[str, tuple[str, ...]]
    ambiguous: Mapping[str, tuple[str, ...]]
    operations: Mapping[str, WordGroup]
    outside: Mapping[str, WordGroup]
    small_talk: Mapping[str, WordGroup]
    fillers_zh: tuple[str, ...]
    fillers_en: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    confusables: tuple[tuple[str, str], ...]
    thresholds: Mapping[str, float]
    shapes: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    foreign_units: frozenset[str] = frozenset()
    money_units: frozenset[str] = frozenset()
    general_units: frozenset[str] = frozenset()
    english_units: Mapping[str, str] = field(default_factory=dict)
    prose_units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: frozenset[str] = frozenset()
    synonyms: tuple[tuple[str, ...], ...] = ()
    nouns: frozenset[str] = frozenset()
    doing: frozenset[str] = frozenset()
    dialects: tuple[tuple[str, str], ...] = ()
    likely: Mapping[str, float] = field(default_factory=dict)


class _Builder:
    """Collects the files of the folder and reports what they contradict."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.concepts: dict[str, Concept] = {}
        self.phrases: dict[str, tuple[str, ...]] = {}
        self.phrase_at: dict[str, Scalar] = {}
        self.ambiguous: dict[str, tuple[str, ...]] = {}
        self.operations: dict[str, WordGroup] = {}
        self.outside: dict[str, WordGroup] = {}
        self.small_talk: dict[str, WordGroup] = {}
        self.fillers_zh: list[str] = []
        self.fillers_en: list[str] = []
        self.general_units: frozenset[str] = frozenset()
        self.english_units: dict[str, str] = {}
        self.prose_units: dict[str, tuple[str, ...]] = {}
        self.nouns: set[str] = set()
        self.doing: set[str] = set()
        self.units: dict[str, tuple[str, ...]] = {}
        self.confusables: list[tuple[str, str]] = []
        self.dialects: list[tuple[str, str]] = []
        self.thresholds: dict[str, float] = {}
        self.likely: dict[str, float] = {}
        self.shapes: list[str] = []
        self.counting: tuple[str, ...] = ()
        self.foreign_units: frozenset[str] = frozenset()
        self.money_units: frozenset[str] = frozenset()
        self.synonyms: list[tuple[str, ...]] = []
        self.claims: dict[str, tuple[str, Scalar]] = {}

    def claim(self, scalar: Scalar, owner: str) -> None:
        """Note that `owner` is named by this surface form; a second owner is a problem."""
        surface = " ".join(scalar.text.lower().split())
        earlier = self.claims.setdefault(surface, (owner, scalar))
        if earlier[0] != owner and owner not in self.ambiguous.get(surface, ()):
            self.problems.add(
                scalar.file,
                scalar.line,
                f"{scalar.text!r} names {owner} here and {earlier[0]} in {earlier[1].file}:{earlier[1].line}",
            )

    def read(self, top: Entry) -> None:
        """Read one file, by its kind."""
        kind = top.choice("kind", KINDS)
        getattr(self, f"read_{kind}")(top)
        top.finish()

    def read_concepts(self, top: Entry) -> None:
        """Concepts of one axis, and phrases that name several."""
        axis = top.text("axis")
        exclusive = top.boolean("exclusive", False)
        for concept_id, entry in top.named("concepts", required=True):
            if concept_id in self.concepts:
                entry.problem(f"the concept {concept_id!r} occurs twice")
            zh, en = entry.scalars("zh"), entry.scalars("en")
            for scalar in (*zh, *en):
                self.claim(scalar, concept_id)
            self.concepts[concept_id] = Concept(
                concept_id,
                axis,
                exclusive,
                entry.boolean("weak", False),
                tuple(dict.fromkeys(scalar.text for scalar in zh)),
                tuple(dict.fromkeys(scalar.text.lower() for scalar in en)),
            )
            entry.finish()
        phrases = top.entry("phrases", required=False)
        if phrases is not None:
            for phrase in phrases.names():
                if phrase in self.phrases:
                    phrases.problem(f"the phrase {phrase!r} occurs twice", phrase)
                self.phrases[phrase] = tuple(phrases.text(phrase).split())
                self.phrase_at[phrase] = Scalar(phrase, phrases.file, phrases.line_of(phrase))

    def read_fillers(self, top: Entry) -> None:
        """Words without a meaning of their own."""
        self.fillers_zh += top.texts("zh", required=True)
        self.fillers_en += [text.lower() for text in top.texts("en", required=True)]
        self.nouns |= {text.lower() for text in top.texts("nouns")}

    def read_operations(self, top: Entry) -> None:
        """What is asked to be done."""
        self.operations.update(_groups(top, "operations"))

    def read_outside(self, top: Entry) -> None:
        """Topics outside gisbot's field."""
        self.outside.update(_groups(top, "topics"))

    def read_small_talk(self, top: Entry) -> None:
        """What people say that asks nothing."""
        self.small_talk.update(_groups(top, "said"))

    def read_units(self, top: Entry) -> None:
        """Measure words by printed unit."""
        self.money_units = frozenset(top.texts("money"))
        self.general_units = frozenset(top.texts("general"))
        english = top.entry("english")
        if english is not None:
            self.english_units.update({word: english.text(word) for word in english.names()})
        self.counting, self.foreign_units = top.texts("counting"), frozenset(top.texts("foreign"))
        holder = top.entry("units")
        if holder is not None:
            self.units.update({unit: holder.texts(unit) for unit in holder.names()})
        told = top.entry("prose")
        if told is not None:
            self.prose_units.update({unit: told.texts(unit) for unit in told.names()})

    def read_confusables(self, top: Entry) -> None:
        """Pairs that are never mistaken for each other, and characters that look alike."""
        self.confusables += self._pairs(top.scalars("pairs", required=True))
        self.shapes += top.texts("shapes")

    def read_dialects(self, top: Entry) -> None:
        """What people of a region say, and how it is written."""
        self.dialects += self._pairs(top.scalars("words", required=True))

    def _pairs(self, scalars: Iterable[Scalar]) -> list[tuple[str, str]]:
        """Two words joined by |, each."""
        found = []
        for scalar in scalars:
            left, _, right = scalar.text.partition("|")
            if not left or not right or "|" in right:
                self.problems.add(
                    scalar.file, scalar.line, f"a pair must be two words joined by |, not {scalar.text!r}"
                )
            else:
                found.append((left, right))
        return found

    def read_synonyms(self, top: Entry) -> None:
        """Words that may stand for each other in running text, one group a line, and those that only say that
        something was done."""
        self.doing |= set(top.texts("doing"))
        for scalar in top.scalars("groups", required=True):
            forms = tuple(scalar.text.split())
            if len(forms) < 2 or any(len(form) < 2 for form in forms) or len(set(forms)) < len(forms):
                self.problems.add(
                    scalar.file,
                    scalar.line,
                    f"a group needs two different words, none of one character: {scalar.text!r}",
                )
            self.synonyms.append(forms)

    def read_likely(self, top: Entry) -> None:
        """What each sign weighs that a figure of the prose is the one asked for."""
        holder = top.entry("weights")
        if holder is not None:
            self.likely.update({name: float(holder.decimal(name)) for name in holder.names()})

    def read_settings(self, top: Entry) -> None:
        """Thresholds, and forms claimed on purpose by several concepts."""
        holder = top.entry("thresholds")
        if holder is not None:
            self.thresholds.update({name: float(holder.decimal(name)) for name in holder.names()})
        ambiguous = top.entry("ambiguous", required=False)
        if ambiguous is not None:
            self.ambiguous.update({surface: tuple(ambiguous.text(surface).split()) for surface in ambiguous.names()})

    def check(self) -> None:
        """Report phrases that name unknown concepts."""
        for phrase, concepts in self.phrases.items():
            at = self.phrase_at[phrase]
            for concept in concepts:
                if concept not in self.concepts:
                    self.problems.add(at.file, at.line, f"the phrase {phrase!r} names the unknown concept {concept!r}")


def _groups(top: Entry, key: str) -> dict[str, WordGroup]:
    groups = {}
    for group_id, entry in top.named(key, required=True):
        groups[group_id] = WordGroup(group_id, entry.texts("zh"), tuple(t.lower() for t in entry.texts("en")))
        entry.finish()
    return groups


def read_words(folder: Path, problems: Problems, root: Path) -> Words:
    """All files of the folder as one vocabulary; contradictions are kept as problems."""
    builder = _Builder(problems)
    tops = [top for path in sorted(folder.glob("*.yaml")) if (top := load_entry(path, problems, root=root)) is not None]
    tops.sort(key=lambda top: 0 if top.file.endswith("settings.yaml") else 1)
    if not tops:
        problems.add(str(folder.relative_to(root)), 0, "holds no words")
    for top in tops:
        builder.read(top)
    builder.check()
    return Words(
        concepts=builder.concepts,
        phrases=builder.phrases,
        ambiguous=builder.ambiguous,
        operations=builder.operations,
        outside=builder.outside,
        small_talk=builder.small_talk,
        fillers_zh=tuple(dict.fromkeys(builder.fillers_zh)),
        fillers_en=tuple(dict.fromkeys(builder.fillers_en)),
        units=builder.units,
        confusables=tuple(builder.confusables),
        thresholds=builder.thresholds,
        likely=builder.likely,
        shapes=tuple(builder.shapes),
        counting=builder.counting,
        foreign_units=builder.foreign_units,
        money_units=builder.money_units,
        general_units=builder.general_units,
        english_units=builder.english_units,
        prose_units=builder.prose_units,
        measures=frozenset(
            unit
            for units in (builder.units, builder.prose_units)
            for key, others in units.items()
            for unit in (key, *others)
        ),
        synonyms=tuple(builder.synonyms),
        nouns=frozenset(builder.nouns),
        doing=frozenset(builder.doing),
        dialects=tuple(sorted(builder.dialects, key=lambda pair: -len(pair[0]))),
    )


def check_metric_concepts(asks: Mapping[str, tuple[tuple[str, ...], int]], words: Words, problems: Problems) -> None:
    """Report concepts that a metric names and no words file declares; `asks` gives them with the line."""
    for metric_id, (concepts, line) in asks.items():
        for concept in concepts:
            if concept not in words.concepts:
                problems.add("knowledge/metrics.yaml", line, f"{metric_id} names the unknown concept {concept!r}")
