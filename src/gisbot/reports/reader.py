"""The door of the room: a `Document` in, a `Report` out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from gisbot.catalog.catalog import Catalog
from gisbot.catalog.reading import Reading
from gisbot.errors import NotAReport
from gisbot.model.document import Block, Document, Grid
from gisbot.model.report import CellState, Evidence, Figure, FigureKind, Finding, Report, Severity
from gisbot.reports import findings as tell
from gisbot.reports.agency import Agency, read_agency
from gisbot.reports.contact import read_contact
from gisbot.reports.dates import PeriodRead, read_period
from gisbot.reports.enumerations import read_enumerations
from gisbot.reports.grid_rows import grid_rows
from gisbot.reports.identities import check_identities, stated_number, table_values
from gisbot.reports.limits import check_limits
from gisbot.reports.lines import Line, lines_of, row_lines
from gisbot.reports.lookalikes import refuse_lookalike
from gisbot.reports.other_tables import read_other_table
from gisbot.reports.outline import Outline, read_outline
from gisbot.reports.patterns import YEAR_IN_TEXT
from gisbot.reports.prose import read_prose
from gisbot.reports.rebuild import rebuild_tables
from gisbot.reports.rows import PrintedRow, PrintedTable
from gisbot.reports.second_report import without_second_report
from gisbot.reports.sentences import ProseContext
from gisbot.reports.signature import read_footer, read_signature
from gisbot.reports.tables import FormVotes, TablesRead, read_tables
from gisbot.reports.title import Title, read_title, year_in_title

_YEAR_LINES = 12
_CAPTION_ROWS = 3


def recognise_tables(document: Document, catalog: Catalog) -> TablesRead:
    """The tables of a document, also of one that is no report (the blank template)."""
    votes = FormVotes(catalog.forms, catalog.reading)
    rebuilt = rebuild_tables(document.blocks, catalog.forms, votes, catalog.reading)
    rows = {
        **{i: grid_rows(block, votes) for i, block in enumerate(document.blocks) if isinstance(block, Grid)},
        **rebuilt.rows,
    }
    skip = rebuilt.consumed - rebuilt.rows.keys()
    outline = read_outline(document.blocks, frozenset(skip), frozenset(rebuilt.rows), catalog.forms, catalog.reading)
    return read_tables(_placed(rows, outline), catalog.forms, votes, catalog.reading)


def read_report(
    document: Document, catalog: Catalog, *, url: str | None = None, published: str | None = None
) -> Report:
    """The annual report in `document`; `url` and `published` (an ISO date) go before what the file says.

    Raises NotAReport, whose rule says why, for look-alikes and for the blank template, and DocumentTooLarge for
    what holds more than a report ever does.
    """
    check_limits(document, catalog.reading.limits)
    reading = catalog.reading
    document, second = without_second_report(document, reading)
    blocks = document.blocks
    votes = FormVotes(catalog.forms, reading)
    rebuilt = rebuild_tables(blocks, catalog.forms, votes, reading)
    lines = tuple(line for line in lines_of(blocks, reading) if line.block not in rebuilt.consumed)
    printed_in_rows = row_lines(blocks, reading)
    title = read_title(document, lines, reading)
    if not title.text:
        title = replace(read_title(document, printed_in_rows, reading), blocks=frozenset())
    if not title.text:
        title = _caption(printed_in_rows, catalog, reading)
    signature = read_signature(lines, title.blocks, printed_in_rows, reading)
    footer = read_footer(lines, printed_in_rows, reading)
    skip = title.blocks | signature.blocks | footer.blocks | (rebuilt.consumed - rebuilt.rows.keys())
    outline = read_outline(blocks, skip, frozenset(rebuilt.rows), catalog.forms, reading)
    rows = {**{i: grid_rows(block, votes) for i, block in enumerate(blocks) if isinstance(block, Grid)}, **rebuilt.rows}
    tables = read_tables(_placed(rows, outline), catalog.forms, votes, reading)
    refuse_lookalike(title.text, lines, tables.entries, reading)
    title = _titled(title, document, reading)
    agency = read_agency(title.text, signature.agency, document.metadata.publisher, lines, reading)
    period = read_period(lines, title.year)
    day = _published(published, document, signature.date)
    aside = title.blocks | {line.block for line in lines if period.evidence and period.raw in line.text}
    year = _year(title, period, tuple(line for line in lines if line.block not in aside) or printed_in_rows, day)
    contact = read_contact(lines, title.blocks | footer.blocks, reading)
    stated = table_values(tables.entries, catalog.forms)
    numbers = {metric: number for metric, table in stated.items() if (number := stated_number(table)) is not None}
    head = _header_figures(
        (*contact, *_period_figure(period), *footer.figures, *_date_figure(signature.figure, document)), outline, blocks
    )
    told = frozenset(figure.evidence.quote for figure in head)
    context = ProseContext(year, numbers, tell.catalog_units(catalog))
    prose = read_prose(outline, told, context, reading)
    others = tuple(figure for table in tables.unread for figure in read_other_table(table, reading))
    tried = check_identities(tables.entries, catalog.forms)
    found: Iterable[Finding] = (
        *second,
        *tell.document_notes(document),
        *tables.findings,
        *tried.findings,
        *tell.prose_against_table(prose.figures, prose.doubtful, stated, reading),
        *tell.silent_channels(outline, stated, reading),
        *_about_header(title, agency, period, year),
        *tell.about_period(period, year),
        *tell.about_outline(outline, reading),
        *tell.missing_tables(document, tables.layouts, year, outline, catalog.forms, reading),
        *tell.about_entitlement(stated, agency.name, reading),
    )
    figures = (*(entry.figure for entry in tables.entries), *others, *prose.figures, *head)
    return Report(
        source=document.source,
        content_hash=document.content_hash,
        title=title.text,
        agency=agency.name,
        names=agency.names,
        year=year,
        period=period.period,
        published=day,
        url=url or document.metadata.url,
        forms=tables.forms,
        sections=outline.sections,
        passages=outline.passages,
        enumerations=read_enumerations(outline, reading),
        figures=figures,
        findings=tuple(found),
        rules_checked=tried.count,
        parent=agency.parent,
    )


def _placed(rows: dict[int, tuple[PrintedRow, ...]], outline: Outline) -> tuple[PrintedTable, ...]:
    tables = []
    for block, printed in sorted(rows.items()):
        if printed:
            section = outline.path(outline.places[block]) if block in outline.places else ""
            tables.append(PrintedTable(printed, section, printed[0].location))
    return tuple(tables)


def _caption(rows: tuple[Line, ...], catalog: Catalog, reading: Reading) -> Title:
    """The caption above a table that is printed alone, with the agency's name in it."""
    captions = [reading.fold(caption) for form in catalog.forms for caption in form.captions]
    for line in rows[:_CAPTION_ROWS]:
        folded = "".join(line.folded.split())
        if any(caption in folded and not folded.startswith(caption) for caption in captions):
            text = "".join(line.text.split())
            return Title(text, year_in_title(text, reading), frozenset(), None, line.location)
    return Title("", None, frozenset(), None)


def _titled(title: Title, document: Document, reading: Reading) -> Title:
    """The title, or for a table without one the name of its file."""
    if title.text:
        return title
    stem = PurePosixPath(document.source.replace("\\", "/")).stem
    return Title(stem, year_in_title(stem, reading), title.blocks, None)


def _published(given: str | None, document: Document, signed: date | None) -> date | None:
    for text in (given, document.metadata.published):
        if text:
            return date.fromisoformat(text[:10])
    return signed


def _year(title: Title, period: PeriodRead, lines: tuple[Line, ...], published: date | None) -> int:
    """The year reported on: the title's, unless the text of `lines` or the day of publication speak for the period's.

    Raises NotAReport when nothing names a year.
    """
    bound = period.period.end or period.period.start
    if title.year is not None and (bound is None or bound.year == title.year):
        return title.year
    if title.year is not None and bound is not None:
        counted = Counter(int(word) for line in lines for word in YEAR_IN_TEXT.findall(line.folded))
        lead = counted[bound.year] - counted[title.year]
        votes = (lead > 0) - (lead < 0)
        if published is not None:
            votes += (published.year - 1 == bound.year) - (published.year - 1 == title.year)
        return bound.year if votes > 0 else title.year
    if bound is not None:
        return bound.year
    first = Counter(int(word) for line in lines[:_YEAR_LINES] for word in YEAR_IN_TEXT.findall(line.folded))
    if first:
        return first.most_common(1)[0][0]
    if published is not None:
        return published.year - 1
    raise NotAReport("lookalike.no_year", "the year that the document reports on was not found")


def _header_figures(figures: tuple[Figure, ...], outline: Outline, blocks: tuple[Block, ...]) -> tuple[Figure, ...]:
    """The figures with the headings they stand under."""
    placed = []
    for figure in figures:
        evidence = figure.evidence
        section = next(
            (
                outline.path(passage.section)
                for passage in outline.passages
                if passage.location == evidence.location and evidence.quote in passage.text
            ),
            None,
        )
        if section is None:
            found = [
                place
                for block, place in outline.places.items()
                if blocks[block].place.location == evidence.location and not isinstance(blocks[block], Grid)
            ]
            section = outline.path(found[-1]) if found else ""
        placed.append(replace(figure, evidence=replace(evidence, section=section)))
    return tuple(placed)


def _period_figure(period: PeriodRead) -> tuple[Figure, ...]:
    if period.evidence is None:
        return ()
    bounds = (period.period.start, period.period.end)
    value = "/".join(bound.isoformat() if bound is not None else "" for bound in bounds)
    figure = Figure(
        metric="report.period",
        path=(),
        column=None,
        value=value,
        raw=period.raw,
        unit=None,
        kind=FigureKind.PERIOD,
        state=CellState.TEXT,
        evidence=period.evidence,
    )
    return (figure,)


def _date_figure(signed: Figure | None, document: Document) -> tuple[Figure, ...]:
    """The day of publication: as signed, else as the page's own metadata print it."""
    if signed is not None or not document.metadata.published:
        return () if signed is None else (signed,)
    day = document.metadata.published[:10]
    raw = next((text for _, text in document.metadata.pairs if day in "".join(text.split())), day)
    figure = Figure(
        metric="report.published",
        path=(),
        column=None,
        value=day,
        raw=raw,
        unit=None,
        kind=FigureKind.DATE,
        state=CellState.TEXT,
        evidence=Evidence("", raw, document.blocks[0].place.location if document.blocks else ""),
    )
    return (figure,)


def _about_header(title: Title, agency: Agency, period: PeriodRead, year: int) -> Iterable[Finding]:
    if title.first is None:
        yield Finding("title.missing", Severity.NOTE, "no title was found in the text", found=title.text)
    if not agency.name:
        yield Finding("agency.missing", Severity.WARNING, "no agency was found")
    bound = period.period.end or period.period.start
    if title.year is None and title.first is not None:
        slip = any(char.isdigit() for char in title.text)
        yield Finding(
            "title.year",
            Severity.WARNING if slip else Severity.NOTE,
            f"the title names no year; {year} is taken",
            found=title.text,
            expected=str(year),
            evidence=(Evidence("", title.text, title.location),),
        )
    if title.year is not None and bound is not None and bound.year != title.year:
        evidence = (period.evidence,) if period.evidence is not None else ()
        yield Finding(
            "title.year",
            Severity.WARNING,
            f"the title names {title.year}, the period {bound.year}; {year} is taken",
            expected=str(title.year),
            found=str(bound.year),
            evidence=(Evidence("", title.text, title.location), *evidence) if title.location else evidence,
        )
