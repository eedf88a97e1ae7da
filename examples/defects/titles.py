"""Defects of title, year, cover and signature."""

from __future__ import annotations

import random
from dataclasses import replace

from examples.defects.base import Defect, change_paragraphs, preamble
from examples.draft import Block, Draft, Paragraph
from examples.world import load_yaml


def _retitled(draft: Draft, *titles: str) -> Draft:
    """The draft under other title lines."""

    def change(block: Paragraph) -> list[Block]:
        return [Paragraph(title, place="title") for title in titles] if block.place == "title" else [block]

    return replace(change_paragraphs(draft, change), title="".join(titles))


def _wrong_year(draft: Draft, rng: random.Random) -> Draft | None:
    return _retitled(draft, draft.title.replace(str(draft.year), str(draft.year - 1)))


def _year_slip(draft: Draft, rng: random.Random) -> Draft | None:
    year = str(draft.year)
    return _retitled(draft, draft.title.replace(year, f"{year[:2]}0{year[2:]}"))


def _no_agency(draft: Draft, rng: random.Random) -> Draft | None:
    return _retitled(draft, f"{draft.year}年度政府信息公开工作年度报告")


def _split(draft: Draft, rng: random.Random) -> Draft | None:
    return replace(_retitled(draft, draft.title[:-2], draft.title[-2:]), title=draft.title)


def _twice(draft: Draft, rng: random.Random) -> Draft | None:
    return replace(_retitled(draft, draft.title, draft.title), title=draft.title)


def _followed_by_date(draft: Draft, rng: random.Random) -> Draft | None:
    day = draft.publication.published
    year, month, date = (int(part) for part in day.split("-"))
    return replace(_retitled(draft, draft.title, f"（{year}年{month}月{date}日）"), title=draft.title)


def _cover(draft: Draft, rng: random.Random) -> Draft | None:
    """Cover lines before the title: office and month of publication, which is not the report's year."""
    office = str(load_yaml("defects.yaml")["cover"]).format(agency=draft.agency)
    year, month, _ = (int(part) for part in draft.publication.published.split("-"))
    cover: list[Block] = [Paragraph(office, place="cover"), Paragraph(f"{year}年{month}月", place="cover")]
    return draft.with_blocks([*draft.blocks[:1], *cover, *draft.blocks[1:]])


def _no_signature(draft: Draft, rng: random.Random) -> Draft | None:
    """No signature and no date: only a web page still tells when it was published."""
    return change_paragraphs(draft, lambda block: [] if block.place == "signature" else [block])


def _early_signature(draft: Draft, rng: random.Random) -> Draft | None:
    """Signed on the last counted day, before the year was over."""
    iso = f"{draft.year}-12-31"
    printed = f"{draft.year}年12月31日"

    def change(block: Paragraph) -> list[Block]:
        if block.place != "signature" or not block.facts:
            return [block]
        return [Paragraph(printed, (replace(block.facts[0], value=iso, raw=printed),), "signature")]

    spoiled = change_paragraphs(draft, change)
    return replace(spoiled, publication=replace(spoiled.publication, published=iso))


def _contact_missing(draft: Draft, rng: random.Random) -> Draft | None:
    """A preamble without a contact; the site's and the table's phone numbers are not it."""
    index, block = preamble(draft)
    period = next(fact for fact in block.facts if fact.metric == "report.period")
    cut = block.text.index(period.raw) + len(period.raw)
    blocks = list(draft.blocks)
    blocks[index] = Paragraph(block.text[:cut], (period,))
    return draft.with_blocks(blocks)


TITLE_DEFECTS = (
    Defect("wrong_title_year", "last year's title kept", _wrong_year, ("title.",)),
    Defect("title_year_slip", "a digit too many in the title's year", _year_slip, ("title.",)),
    Defect("title_without_agency", "no agency in the title", _no_agency),
    Defect("title_split", "the title over two lines, inside a word", _split),
    Defect("title_twice", "the title printed twice", _twice),
    Defect("title_with_date", "the publication date behind the title", _followed_by_date),
    Defect("cover_lines", "a cover with office and month", _cover),
    Defect("no_signature", "neither signature nor date", _no_signature),
    Defect("signed_early", "signed before the year was over", _early_signature),
    Defect("contact_missing", "no contact in the preamble", _contact_missing),
)
