"""A question as understood: what is asked, of whom, of when. No figure is looked up yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A metric the words may mean. `penalty` 0 is a perfect reading; more is worse.

    `missing` counts the ideas that the metric needs and the words lack, `unexplained` weighs the words
    that the metric does not explain, `borrowed` counts the ideas taken from the conversation, `named` those
    that the words themselves name.
    """

    metric: str
    penalty: float
    missing: int
    unexplained: float
    borrowed: int
    named: int


@dataclass(frozen=True, slots=True)
class Target:
    """One thing asked for: the readings of its words, best first, and the column when one is named.

    `bare` says that nothing but the column is named; `led` that the column stands before what is counted.
    `people` is the column that everyday words (公民, 老百姓) mean where the report's form has columns.
    """

    words: str
    concepts: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    column: str | None = None
    bare: bool = False
    led: bool = False
    people: str | None = None

    @property
    def best(self) -> Candidate | None:
        """The likeliest reading."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class Years:
    """The years asked for. `mode` is "" (named), "latest", "earliest", "all", "near", "range", "previous",
    "unclear" (told by what is not known here) or "none"."""

    years: tuple[int, ...] = ()
    mode: str = "none"


@dataclass(frozen=True, slots=True)
class Row:
    """A row number as staff write it: 三(一)4; each part bare: 三, 一, 4."""

    block: str | None
    row: str | None
    leaf: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the question for `--why`: its words, what they were taken for, whether repaired."""

    text: str
    kind: str
    meaning: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks. `content` is the text without fillers, names and years, for finding passages;
    `loose` keeps fillers that a report may use too; `typed` is `content` without repairs, `aside` what else was said.

    `operations` are the operations named; `boundary` splits targets for share and comparison: those
    before it are compared with those after it; `whole_first` says that the first side is the whole (新收里不予公开).
    `unknown` are the pieces that were not understood, `residue` what they weigh. `subset` is the number of 那17件里;
    `top` that of 前三名; `figures` that of 三个数都报一下. `pairs` are agencies each with a year of its own.
    `groups` are the groups named, whose members stand in `agencies`; `beside` are agencies named beside a group.
    `negated` says that a word is denied which no form denies as a whole. `leaves_out` says that something is left
    out of what is asked (除了网站), `left_out` what; it `subtracts` when that is taken off a number (减掉).
    """

    text: str
    normal: str
    language: str
    operations: frozenset[str]
    targets: tuple[Target, ...]
    boundary: int | None
    whole_first: bool
    years: Years
    agencies: tuple[str, ...]
    pairs: tuple[tuple[str, int], ...]
    agency_words: tuple[str, ...]
    ambiguous_agencies: tuple[str, ...]
    unknown_agency: str | None
    groups: tuple[str, ...]
    beside: tuple[str, ...]
    month: bool
    numbers: tuple[float, ...]
    number_percent: bool
    ordinal: int | None
    units: frozenset[str]
    outside: frozenset[str]
    rows: tuple[Row, ...]
    column: str | None
    people: str | None
    content: str
    loose: str
    typed: str
    aside: str
    unknown: tuple[str, ...]
    residue: int
    known: int
    elliptical: bool
    subset: float | None
    top: int | None
    figures: int | None
    negated: bool
    leaves_out: bool
    left_out: tuple[Target, ...]
    subtracts: bool
    agencies_left_out: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def row(self) -> Row | None:
        """The row number named first."""
        return self.rows[0] if self.rows else None
