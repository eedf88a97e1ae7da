"""An agency's year becomes a draft: title, preamble, sections, tables, signature, publication."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date

from examples.draft import Block, Draft, Fact, Generation, Heading, Paragraph, Publication, Table
from examples.figures import YearFigures
from examples.forms import FormStyle, proactive_tables, proceedings_table, requests_table, statistics_table
from examples.wording import choose, sentences, write
from examples.world import Agency, mapping, mappings, strings


@dataclass(frozen=True, slots=True)
class Style:
    """How an agency writes, the same every year: which wording, outline, heading marks and form habits."""

    title: int
    opening: int
    period: int
    contact: int
    outline: int
    halfwidth_headings: bool
    preface: bool
    form: FormStyle

    @classmethod
    def of(cls, agency: Agency, seed: int) -> Style:
        """The style of `agency`; the same seed gives the same style."""
        rng = random.Random(f"{seed}:style:{agency.name}")
        text = sentences()
        return cls(
            title=rng.randrange(len(strings(text["titles"]))),
            opening=rng.randrange(len(strings(text["openings"]))),
            period=rng.randrange(len(strings(text["periods"]))),
            contact=rng.randrange(len(mappings(text["contacts"]))),
            outline=rng.randrange(2),
            halfwidth_headings=rng.random() < 0.4,
            preface=rng.random() < 0.3,
            form=FormStyle(
                notes=rng.random() < 0.8,
                short=rng.random() < 0.2,
                halfwidth=rng.random() < 0.25,
                signed=rng.random() < 0.6,
                empty=rng.choice(("", "", "——", "—")),
                serial=rng.random() < 0.1,
                separate=rng.random() < 0.25,
            ),
        )


def words_of(agency: Agency, year: int) -> dict[str, str]:
    """What the plain slots of a template stand for."""
    return {
        "year": str(year),
        "last": str(year - 1),
        "agency": agency.name,
        "name": agency.heading_name,
        "place": agency.place,
        "we": agency.self_name,
        "office": agency.office,
        "phone": agency.phone,
        "fax": agency.fax,
        "address": agency.address,
        "postcode": agency.postcode,
        "email": agency.email,
        "website": agency.website,
    }


def _published(agency: Agency, year: int, seed: int) -> date:
    rng = random.Random(f"{seed}:published:{agency.name}:{year}")
    return date(year + 1, rng.choice((1, 1, 2, 3)), rng.randint(2, 28))


def printed_date(day: date) -> str:
    """A date as the reports print it."""
    pattern = str(mapping(sentences()["signature"])["date"])
    return pattern.format(year=day.year, month=day.month, day=day.day)


def _preamble(agency: Agency, figures: YearFigures, style: Style) -> Paragraph:
    text = sentences()
    words = words_of(agency, figures.year)
    contact = mappings(text["contacts"])[style.contact]
    period = strings(text["periods"])[style.period].format_map(words)
    facts = [Fact("report.period", "period", f"{figures.year}-01-01/{figures.year}-12-31", period)]
    facts += [Fact(f"contact.{what}", "contact", words[what], words[what]) for what in strings(contact["gives"])]
    opening = strings(text["openings"])[style.opening].format_map(words)
    return Paragraph(opening + period + str(contact["text"]).format_map(words), tuple(facts))


def _numbering(level: int, count: int, style: Style) -> str:
    numeral = (
        strings(sentences()["numerals"])[count - 1]
        if count <= 10
        else f"十{strings(sentences()['numerals'])[count - 11]}"
    )
    if level == 1:
        return f"{numeral}、"
    return f"({numeral})" if style.halfwidth_headings else f"（{numeral}）"


def _tables(name: str, figures: YearFigures, style: Style) -> list[Table]:
    if name == "proactive":
        return proactive_tables(figures, style.form)
    return [(requests_table if name == "requests" else proceedings_table)(figures, style.form)]


def _sections(
    agency: Agency, figures: YearFigures, generation: Generation, style: Style, rng: random.Random
) -> list[Block]:
    text = sentences()
    words = words_of(agency, figures.year)
    outlines = mapping(text["outlines"])[generation.value]
    assert isinstance(outlines, list)
    groups = mapping(text["groups"])
    blocks: list[Block] = []
    counts = [0, 0]
    path: list[str] = []
    for section in mappings(outlines[style.outline]):
        level = int(str(section["level"]))
        counts[level - 1] += 1
        if level == 1:
            counts[1] = 0
        heading = Heading(level, _numbering(level, counts[level - 1], style), str(section["text"]))
        path = [*path[: level - 1], heading.printed]
        if "tables" in section:
            blocks.append(heading)
            blocks += _tables(str(section["tables"]), figures, style)
            continue
        parts = strings(section["parts"])
        written = [write(choose(groups[part], figures, rng), words, figures, tuple(path), rng) for part in parts]
        if "glue" in section:
            body = "".join(sentence.text for sentence in written)
            facts = tuple(fact for sentence in written for fact in sentence.facts)
            blocks.append(Paragraph(f"{heading.printed}。{body}", facts, place="glued"))
            continue
        blocks.append(heading)
        blocks += [Paragraph(sentence.text, sentence.facts) for sentence in written]
    return blocks


def _signature(agency: Agency, day: date) -> list[Block]:
    iso = day.isoformat()
    return [
        Paragraph(agency.name, place="signature"),
        Paragraph(printed_date(day), (Fact("report.published", "date", iso, printed_date(day)),), place="signature"),
    ]


def _form_footer(agency: Agency, day: date) -> list[Block]:
    """Who is responsible for the table of 2014-2018, two of them a line."""
    label = {key: str(value) for key, value in mapping(sentences()["signature"]).items()}
    head, reviewer, filler = agency.people
    filled = printed_date(day)

    def fact(name: str, value: str, raw: str) -> Fact:
        return Fact(f"form.{name}", "signature", value, raw)

    return [
        Paragraph(
            f"{label['head']}：{head} {label['reviewer']}：{reviewer}",
            (fact("head", head, head), fact("reviewer", reviewer, reviewer)),
            place="footer",
        ),
        Paragraph(
            f"{label['filler']}：{filler} {label['phone']}：{agency.phone}",
            (fact("filler", filler, filler), fact("phone", agency.phone, agency.phone)),
            place="footer",
        ),
        Paragraph(f"{label['filled_on']}：{filled}", (fact("filled_on", day.isoformat(), filled),), place="footer"),
    ]


def _publication(agency: Agency, day: date, year: int) -> Publication:
    rng = random.Random(f"page:{agency.name}:{year}")
    return Publication(
        published=day.isoformat(),
        publisher=agency.name,
        index=f"0499{rng.randrange(10**6, 10**7)}/{day.year}-{rng.randrange(10000):05d}",
        url=f"http://{agency.website}/xxgk/{day.year}{day.month:02d}/t{rng.randrange(10**6)}.html",
        phone=f"0499-1{rng.randrange(100000, 999999)}",
    )


def compose(
    agency: Agency,
    figures: YearFigures,
    seed: int,
    *,
    generation: Generation | None = None,
    style: Style | None = None,
) -> Draft:
    """The report of `agency` for the year of `figures`, without defects.

    `style` instead of the agency's own fixes how it is written; `generation` must be that of the figures.
    """
    own = style if style is not None else Style.of(agency, seed)
    year = figures.year
    form = generation if generation is not None else figures.generation
    rng = random.Random(f"{seed}:text:{agency.name}:{year}")
    text = sentences()
    title = strings(text["titles"])[own.title].format_map(words_of(agency, year))
    day = _published(agency, year, seed)
    blocks: list[Block] = [Paragraph(title, place="title")]
    if own.preface:
        blocks.append(Heading(1, "", str(mapping(text["headings"])["preface"])))
    blocks.append(_preamble(agency, figures, own))
    blocks += _sections(agency, figures, form, own, rng)
    if form is Generation.STATISTICS:
        blocks.append(Paragraph(str(mapping(text["headings"])["attachment"])))
    blocks += _signature(agency, day)
    if form is Generation.STATISTICS:
        table = statistics_table(figures, own.form)
        blocks += [Paragraph(line, place="caption") for line in table.caption]
        blocks.append(replace(table, caption=()))
        blocks += _form_footer(agency, day)
    blocks.append(Paragraph(str(text["fiction"]), place="note"))
    return Draft(
        agency=agency.name,
        kind=agency.kind,
        names=(agency.name, *agency.short),
        year=year,
        generation=form,
        title=title,
        blocks=tuple(blocks),
        publication=_publication(agency, day, year),
    )
