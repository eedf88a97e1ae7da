"""The truth of a draft as json lines in the shape of `gisbot facts --json`, and what else a test must know.

A truth line has two fields more than the contract: `file`, and `sure` (false where leaving out is honest).
`location` is "" and `quote` is the printed row or sentence: where it stands depends on the carrier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from examples.carriers.base import Carrier
from examples.draft import Draft, Fact, Heading, Paragraph, Table


class FactLine(TypedDict):
    """One line of `gisbot facts --json`."""

    report: str
    agency: str
    year: int
    metric: str | None
    path: list[str]
    column: str | None
    value: int | float | str | None
    raw: str
    unit: str | None
    approximate: bool
    kind: str
    section: str
    quote: str
    location: str


class TruthLine(FactLine):
    """A fact line with the file it stands in."""

    file: str
    sure: bool


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact and where the draft states it."""

    fact: Fact
    section: str
    quote: str


def squeeze(text: str) -> str:
    """`text` without white space, as labels are compared."""
    return "".join(text.split())


def json_number(value: Decimal | str | None) -> int | float | str | None:
    """A value as json writes it."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def stated_facts(draft: Draft) -> Iterator[StatedFact]:
    """Every fact of the draft in reading order; what was replaced by a picture is not among them."""
    path: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Heading):
            path = [*path[: block.level - 1], block.printed]
        elif isinstance(block, Paragraph):
            for fact in block.facts:
                yield StatedFact(fact, " / ".join(fact.path or path), block.text)
        elif isinstance(block, Table):
            for row in block.rows:
                quote = " | ".join(cell.text for cell in row)
                for cell in row:
                    if cell.fact is not None:
                        yield StatedFact(cell.fact, " / ".join(path), quote)


def truth_lines(draft: Draft, file: str, carrier: Carrier) -> Iterator[TruthLine]:
    """The truth of the draft written to `file` by `carrier`, which may hold tables only or add a date."""
    stated = list(stated_facts(draft))
    if carrier.tables_only:
        stated = [one for one in stated if one.fact.kind == "table"]
    elif carrier.metadata and all(one.fact.metric != "report.published" for one in stated):
        day = draft.publication.published
        stated.append(StatedFact(Fact("report.published", "date", day, day, sure=False), "", day))
    for one in stated:
        fact = one.fact
        yield TruthLine(
            report=draft.title,
            agency=draft.agency,
            year=draft.year,
            metric=fact.metric,
            path=[squeeze(label) for label in fact.path],
            column=squeeze(fact.column) if fact.column is not None else None,
            value=json_number(fact.value),
            raw=fact.raw,
            unit=fact.unit,
            approximate=fact.approximate,
            kind=fact.kind,
            section=one.section,
            quote=one.quote,
            location="",
            file=file,
            sure=fact.sure,
        )
