"""What does not add up outside the tables' arithmetic: prose against table, header, outline, leftovers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from gisbot.catalog.catalog import Catalog
from gisbot.catalog.forms import Form, Layout
from gisbot.catalog.reading import Reading
from gisbot.model.document import Document, Picture
from gisbot.model.report import Evidence, Figure, Finding, Period, Scope, Severity
from gisbot.reports.dates import PeriodRead
from gisbot.reports.identities import stated_number
from gisbot.reports.outline import Outline
from gisbot.reports.rows import TableEntry

_FIRST_YEAR_OF_TABLES = 2019
_PICTURE_NOTES = "document.picture"
_TEN_THOUSAND = Decimal(10_000)

Stated = Mapping[str, TableEntry | tuple[TableEntry, ...]]
"""What the tables state, by metric: see `identities.table_values`."""


def _evidence(stated: TableEntry | tuple[TableEntry, ...]) -> tuple[Evidence, ...]:
    entries = (stated,) if isinstance(stated, TableEntry) else stated
    return tuple(dict.fromkeys(entry.figure.evidence for entry in entries))


def _unit(stated: TableEntry | tuple[TableEntry, ...]) -> str | None:
    return (stated if isinstance(stated, TableEntry) else stated[0]).figure.unit


def prose_against_table(
    prose: tuple[Figure, ...], doubtful: tuple[tuple[str, Figure], ...], stated: Stated, reading: Reading
) -> Iterator[Finding]:
    """Figures of this year that prose and table give differently, once for each metric and number."""
    told: set[tuple[str, Decimal | str | None]] = set()
    linked = [(figure.metric, figure) for figure in prose if figure.metric is not None]
    for metric, figure in (*linked, *doubtful):
        table = stated.get(metric)
        if table is None or figure.scope is not Scope.CURRENT or figure.approximate:
            continue
        expected = stated_number(table)
        found = _in_unit(figure, _unit(table), reading)
        if expected is None or found is None or found == expected or (metric, found) in told:
            continue
        told.add((metric, found))
        yield Finding(
            rule=f"prose.table.{metric}",
            severity=Severity.WARNING,
            message=f"{metric}: the table gives {expected}, the prose {found}",
            expected=str(expected),
            found=str(found),
            evidence=(*_evidence(table), figure.evidence),
            metrics=(metric,),
        )


def _in_unit(figure: Figure, unit: str | None, reading: Reading) -> Decimal | None:
    """The number of a prose figure in the table's unit; None when money stands in units that do not convert."""
    value = figure.value
    if not isinstance(value, Decimal):
        return None
    money = reading.cells.money_units
    if figure.unit not in money and unit not in money:
        return value
    if figure.unit == unit or value == 0:
        return value
    base = min(money, key=len)
    if figure.unit == base and unit is not None and unit != base and len(unit) == len(base) + 1:
        return value / _TEN_THOUSAND
    return None


def silent_channels(outline: Outline, stated: Stated, reading: Reading) -> Iterator[Finding]:
    """Channels that prose says were used, for which the table gives 0."""
    for metric, words in reading.prose.channels.items():
        table = stated.get(metric)
        if table is None or stated_number(table) != 0:
            continue
        for passage in outline.passages:
            path = outline.sections[passage.section].path
            if any(word in heading for heading in path for word in reading.prose.plans):
                continue
            sentence = next(
                (
                    part
                    for part in _sentences(passage.text)
                    if any(word in part for word in words) and any(verb in part for verb in reading.prose.channel_verbs)
                ),
                None,
            )
            if sentence is not None:
                yield Finding(
                    rule=f"prose.channel.{metric}",
                    severity=Severity.NOTE,
                    message=f"{metric}: the prose names the channel, the table gives 0",
                    found="0",
                    evidence=(*_evidence(table), Evidence(" / ".join(path), sentence, passage.location)),
                    metrics=(metric,),
                )
                break


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for position, char in enumerate(text):
        if char in "。！？":
            yield text[start : position + 1].strip()
            start = position + 1
    if text[start:].strip():
        yield text[start:].strip()


def about_period(read: PeriodRead, year: int) -> Iterator[Finding]:
    """A period that is missing, broken, or not the whole year."""
    if read.evidence is None:
        if read.broken is not None:
            yield Finding("period.incomplete", Severity.WARNING, "the dates of the period are lost", found=read.broken)
        else:
            yield Finding("period.missing", Severity.NOTE, "the report does not state its period")
        return
    if not _is_whole_year(read.period, year):
        yield Finding(
            "period.short",
            Severity.NOTE,
            f"the figures count {read.raw}",
            expected=f"{date(year, 1, 1).isoformat()}/{date(year, 12, 31).isoformat()}",
            found=read.raw,
            evidence=(read.evidence,),
        )


def _is_whole_year(period: Period, year: int) -> bool:
    starts = period.start is None or (period.start.month, period.start.day) == (1, 1)
    ends = period.end is None or (period.end.month, period.end.day) == (12, 31)
    return starts and ends and (period.start is None or period.end is None or period.start.year == period.end.year)


def about_outline(outline: Outline, reading: Reading) -> Iterator[Finding]:
    """Headings that repeat or are empty, and text that the template left."""
    for section in outline.repeated:
        if section.heading:
            yield Finding(
                "heading.repeated",
                Severity.NOTE,
                f"the heading {section.heading} occurs twice",
                found=section.heading,
                evidence=(Evidence(" / ".join(section.path), section.heading, section.location),),
            )
    for number, section in enumerate(outline.sections):
        following = outline.sections[number + 1] if number + 1 < len(outline.sections) else None
        if number in outline.held or not section.heading or (following is not None and following.level > section.level):
            continue
        yield Finding(
            "heading.empty",
            Severity.NOTE,
            f"nothing stands under {section.heading}",
            found=section.heading,
            evidence=(Evidence(" / ".join(section.path), section.heading, section.location),),
        )
    for passage in outline.passages:
        folded = reading.fold(passage.text)
        for word in reading.lookalikes.residue:
            if reading.fold(word) in folded:
                path = outline.sections[passage.section].path
                yield Finding(
                    "template.residue",
                    Severity.WARNING,
                    f"text of the template was left: {word}",
                    found=word,
                    evidence=(Evidence(" / ".join(path), passage.text, passage.location),),
                )


def missing_tables(
    document: Document, met: frozenset[Layout], year: int, outline: Outline, forms: tuple[Form, ...], reading: Reading
) -> Iterator[Finding]:
    """Tables that the report should hold and does not; pictures in their place."""
    wanted = (Layout.BLOCKS, Layout.MATRIX, Layout.LINE) if year >= _FIRST_YEAR_OF_TABLES else (Layout.LIST,)
    missing = [layout for layout in wanted if layout not in met]
    if not missing or Layout.LIST in met:
        return
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    named = [
        passage
        for passage in outline.passages
        if len(passage.text) < 30 and any(word in passage.text for word in reading.lookalikes.pictures)
    ]
    noted = [note for note in document.notes if note.rule.startswith(_PICTURE_NOTES)]
    if pictures or named or noted:
        place = noted[0].place if noted else None
        location = place.location if place is not None else ""
        location = pictures[0].place.location if pictures else named[0].location if named else location
        text = pictures[0].caption if pictures else named[0].text if named else ""
        yield Finding(
            "table.picture",
            Severity.WARNING,
            "a picture stands in the place of a table",
            evidence=(Evidence("", text, location),),
        )
    for layout in missing if year >= _FIRST_YEAR_OF_TABLES else ():
        caption = next(form.captions[0] for form in forms if form.layout is layout)
        yield Finding("table.missing", Severity.WARNING, f"no table {caption}", expected=caption)


def about_entitlement(stated: Stated, agency: str, reading: Reading) -> Iterator[Finding]:
    """Regulations said to be in force by a body that cannot make them."""
    table = stated.get("docs.regulations.in_force")
    number = stated_number(table) if table is not None else None
    core = agency.removesuffix(reading.header.government)
    if table is None or number is None or number <= 0 or not core.endswith(reading.lookalikes.townships):
        return
    yield Finding(
        "regulations.not_entitled",
        Severity.NOTE,
        f"a township gives {number} regulations in force",
        found=str(number),
        evidence=_evidence(table),
        metrics=("docs.regulations.in_force",),
    )


def document_notes(document: Document) -> Iterator[Finding]:
    """What the reader of the file had to say."""
    for note in document.notes:
        location = note.place.location if note.place is not None else ""
        evidence = (Evidence("", "", location),) if location else ()
        yield Finding(note.rule, Severity.WARNING, note.message, evidence=evidence)


def catalog_units(catalog: Catalog) -> dict[str, str | None]:
    """The canonical unit of every metric."""
    return {metric.id: metric.unit for metric in catalog.metrics.values()}
