"""Defects of prose, headings, period and contact."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from functools import cache

from examples.defects.base import SINCE_2019, Defect, change_paragraphs, preamble, with_block, without_facts
from examples.draft import Block, Cell, Draft, Fact, Generation, Heading, Paragraph, Table
from examples.world import Yaml, load_yaml, strings

_STATISTICS = frozenset({Generation.STATISTICS})


def _words() -> dict[str, Yaml]:
    return load_yaml("defects.yaml")


def _prose_disagrees(draft: Draft, rng: random.Random) -> Draft | None:
    """The prose gives one request more than the table."""
    for index, block in enumerate(draft.blocks):
        if not isinstance(block, Paragraph):
            continue
        for fact in block.facts:
            if fact.metric == "requests.received" and isinstance(fact.value, Decimal) and fact.value > 0:
                raw = str(fact.value + 1)
                wrong = replace(fact, value=fact.value + 1, raw=raw)
                text = block.text.replace(f"{fact.raw}{fact.unit}", f"{raw}{fact.unit}", 1)
                facts = tuple(wrong if one is fact else one for one in block.facts)
                return with_block(draft, index, replace(block, text=text, facts=facts))
    return None


def _period(draft: Draft, printed: str, value: str | None, *, sure: bool = True) -> Draft:
    """The draft with another period line; None for none at all."""
    index, block = preamble(draft)
    old = next(fact for fact in block.facts if fact.metric == "report.period")
    facts = without_facts(block, "report.period")
    if value is not None:
        facts = (Fact("report.period", "period", value, printed, sure=sure), *facts)
    return with_block(draft, index, replace(block, text=block.text.replace(old.raw, printed), facts=facts))


def _period_units_lost(draft: Draft, rng: random.Random) -> Draft | None:
    year = draft.year
    printed = f"报告所列数据的统计期限自{year}1月1日起至{year}1231日止。"
    return _period(draft, printed, f"{year}-01-01/{year}-12-31", sure=False)


def _period_early_end(draft: Draft, rng: random.Random) -> Draft | None:
    year = draft.year
    printed = f"报告所列数据的统计期限自{year}年1月1日起至{year}年12月27日止。"
    return _period(draft, printed, f"{year}-01-01/{year}-12-27")


def _period_absent(draft: Draft, rng: random.Random) -> Draft | None:
    return _period(draft, "", None)


def _phone_without_hyphen(draft: Draft, rng: random.Random) -> Draft | None:
    return _reprint_phone(draft, lambda phone: phone.replace("-", ""))


def _phone_long_dash(draft: Draft, rng: random.Random) -> Draft | None:
    return _reprint_phone(draft, lambda phone: phone.replace("-", "——"))


def _phone_local(draft: Draft, rng: random.Random) -> Draft | None:
    return _reprint_phone(draft, lambda phone: phone.split("-")[1])


def _reprint_phone(draft: Draft, change: object) -> Draft | None:
    assert callable(change)
    index, block = preamble(draft)
    phone = next((fact for fact in block.facts if fact.metric == "contact.phone"), None)
    if phone is None:
        return None
    printed = str(change(phone.value))
    facts = tuple(replace(fact, value=printed, raw=printed) if fact is phone else fact for fact in block.facts)
    return with_block(draft, index, replace(block, text=block.text.replace(phone.raw, printed, 1), facts=facts))


def _email_spaces(draft: Draft, rng: random.Random) -> Draft | None:
    index, block = preamble(draft)
    email = next((fact for fact in block.facts if fact.metric == "contact.email"), None)
    if email is None:
        return None
    text = block.text.replace(email.raw, email.raw.replace(".", ". "))
    return with_block(draft, index, replace(block, text=text))


def _hotline(draft: Draft, rng: random.Random) -> Draft | None:
    index, block = preamble(draft)
    return with_block(draft, index, replace(block, text=block.text + str(_words()["hotline"])))


def _old_notice(draft: Draft, rng: random.Random) -> Draft | None:
    index, block = preamble(draft)
    return with_block(draft, index, replace(block, text=str(_words()["old_notice"]) + block.text))


def _wrong_section_count(draft: Draft, rng: random.Random) -> Draft | None:
    index, block = preamble(draft)
    return with_block(draft, index, replace(block, text=str(_words()["sections_count"]) + block.text))


def _residue(draft: Draft, rng: random.Random) -> Draft | None:
    residue = Paragraph(rng.choice(strings(_words()["residue"])))
    blocks: list[Block] = []
    for block in draft.blocks:
        if isinstance(block, Table) and not any(isinstance(one, Table) for one in blocks):
            blocks.append(residue)
        blocks.append(block)
    return draft.with_blocks(blocks)


def _neighbour_named(draft: Draft, rng: random.Random) -> Draft | None:
    """A sentence copied from a neighbour's report, name and all."""
    sentence = f"{_words()['neighbour']}认真办理群众来访，做到件件有回音。"
    for index, block in enumerate(draft.blocks):
        if isinstance(block, Heading) and index > 1:
            return with_block(draft, index, block, Paragraph(sentence))
    return None


def _last_years_figure(draft: Draft, rng: random.Random) -> Draft | None:
    return _sentence_after_channels(draft, "last_year", rng)


def _cumulative(draft: Draft, rng: random.Random) -> Draft | None:
    return _sentence_after_channels(draft, "cumulative", rng)


def _sentence_after_channels(draft: Draft, key: str, rng: random.Random) -> Draft | None:
    """A figure of another time beside this year's; it is none of this year's metrics."""
    count = rng.randint(1500, 9000)
    sentence = str(_words()[key]).format(last=draft.year - 1, count=count)
    for index, block in enumerate(draft.blocks):
        if isinstance(block, Paragraph) and any(fact.metric == "proactive.via.website" for fact in block.facts):
            path = block.facts[0].path
            extra = Fact(None, "prose", Decimal(count), str(count), "条", path)
            return with_block(draft, index, replace(block, text=block.text + sentence, facts=(*block.facts, extra)))
    return None


def _units_lost(draft: Draft, rng: random.Random) -> Draft | None:
    """Units lost behind numbers: 申请50，. Such a figure may be left out."""

    def change(block: Paragraph) -> list[Block]:
        text, facts = block.text, list(block.facts)
        for place, fact in enumerate(facts):
            if fact.kind == "prose" and fact.unit and fact.raw and not fact.approximate and fact.metric:
                text = text.replace(f"{fact.raw}{fact.unit}", fact.raw, 1)
                facts[place] = replace(fact, unit=None, sure=False)
        return [replace(block, text=text, facts=tuple(facts))]

    return change_paragraphs(draft, change)


def _numbers_lost(draft: Draft, rng: random.Random) -> Draft | None:
    """Headings without their numbers, as when those were list styling."""
    return draft.with_blocks(
        [replace(block, number="") if isinstance(block, Heading) else block for block in draft.blocks]
    )


def _heading_twice(draft: Draft, rng: random.Random) -> Draft | None:
    headings = [index for index, block in enumerate(draft.blocks) if isinstance(block, Heading) and block.level == 1]
    index = rng.choice(headings[1:])
    return with_block(draft, index, draft.blocks[index], draft.blocks[index])


def _heading_missing(draft: Draft, rng: random.Random) -> Draft | None:
    """The heading of the last section is gone."""
    headings = [index for index, block in enumerate(draft.blocks) if isinstance(block, Heading) and block.level == 1]
    return with_block(draft, headings[-1])


def _contents(draft: Draft, rng: random.Random) -> Draft | None:
    """A table of contents that repeats every heading before the text."""
    listed = [Paragraph(block.printed) for block in draft.blocks if isinstance(block, Heading) and block.level == 1]
    return draft.with_blocks([draft.blocks[0], Paragraph("目录"), *listed, *draft.blocks[1:]])


def _one_paragraph(draft: Draft, rng: random.Random) -> Draft | None:
    """Everything up to the first signature in one paragraph."""
    body: list[str] = []
    facts: list[Fact] = []
    rest: list[Block] = []
    for block in draft.blocks[1:]:
        ended = isinstance(block, Table) or (isinstance(block, Paragraph) and block.place == "signature")
        if rest or ended:
            rest.append(block)
        elif isinstance(block, Heading):
            body.append(block.printed)
        elif isinstance(block, Paragraph):
            body.append(block.text)
            facts += block.facts
    return draft.with_blocks([draft.blocks[0], Paragraph(" ".join(body), tuple(facts)), *rest])


def _commas_doubled(draft: Draft, rng: random.Random) -> Draft | None:
    def change(block: Paragraph) -> list[Block]:
        facts = tuple(replace(fact, raw=fact.raw.replace("，", "，，")) for fact in block.facts)
        return [replace(block, text=block.text.replace("，", "，，"), facts=facts)]

    return change_paragraphs(draft, change)


@cache
def _to_traditional() -> object:
    import opencc

    return opencc.OpenCC("s2tw").convert


def _traditional(draft: Draft, rng: random.Random) -> Draft | None:
    """The whole report in traditional characters."""
    convert = _to_traditional()
    assert callable(convert)

    def fact_of(fact: Fact | None) -> Fact | None:
        if fact is None:
            return None
        value = str(convert(fact.value)) if isinstance(fact.value, str) else fact.value
        return replace(
            fact,
            value=value,
            raw=str(convert(fact.raw)),
            unit=str(convert(fact.unit)) if fact.unit else fact.unit,
            path=tuple(str(convert(label)) for label in fact.path),
            column=str(convert(fact.column)) if fact.column else fact.column,
        )

    def cell_of(cell: Cell) -> Cell:
        return replace(cell, text=str(convert(cell.text)), fact=fact_of(cell.fact))

    blocks: list[Block] = []
    for block in draft.blocks:
        if isinstance(block, Heading):
            blocks.append(replace(block, text=str(convert(block.text))))
        elif isinstance(block, Paragraph):
            facts = tuple(new for fact in block.facts if (new := fact_of(fact)) is not None)
            blocks.append(replace(block, text=str(convert(block.text)), facts=facts))
        elif isinstance(block, Table):
            caption = tuple(str(convert(line)) for line in block.caption)
            rows = tuple(tuple(cell_of(cell) for cell in row) for row in block.rows)
            blocks.append(replace(block, rows=rows, caption=caption))
        else:
            blocks.append(block)
    names = (*draft.names, *(str(convert(name)) for name in draft.names))
    return replace(draft.with_blocks(blocks), title=str(convert(draft.title)), names=names)


TEXT_DEFECTS = (
    Defect("prose_disagrees", "prose and table give different counts", _prose_disagrees, ("prose.table",)),
    Defect("period_units_lost", "month and day marks lost in the period", _period_units_lost),
    Defect("period_early_end", "the period ends before the year", _period_early_end, ("period.short",)),
    Defect("period_absent", "no period line", _period_absent, ("period.missing",)),
    Defect("phone_without_hyphen", "area code and number run together", _phone_without_hyphen),
    Defect("phone_long_dash", "a long dash in the phone number", _phone_long_dash),
    Defect("phone_local", "a phone number without area code", _phone_local),
    Defect("email_spaces", "spaces inside the e-mail address", _email_spaces),
    Defect("hotline", "a hotline behind the contact", _hotline),
    Defect(
        "old_notice", "the notice of the old form cited", _old_notice, generations=frozenset({Generation.FORM_2021})
    ),
    Defect("wrong_section_count", "seven parts announced, six given", _wrong_section_count, generations=SINCE_2019),
    Defect("residue", "the template's own words left in", _residue, ("template.",)),
    Defect("neighbour_named", "another place's name in a copied sentence", _neighbour_named),
    Defect("last_years_figure", "last year's figure beside this year's", _last_years_figure),
    Defect("cumulative", "a cumulative figure beside this year's", _cumulative),
    Defect("units_lost", "units lost behind numbers in prose", _units_lost),
    Defect("heading_numbers_lost", "headings without numbers", _numbers_lost),
    Defect("heading_twice", "a heading printed twice", _heading_twice, ("heading.",)),
    Defect("heading_missing", "a heading missing", _heading_missing),
    Defect("contents", "a table of contents before the text", _contents),
    Defect("one_paragraph", "the whole prose in one paragraph", _one_paragraph, generations=_STATISTICS),
    Defect("commas_doubled", "commas doubled by a copying site", _commas_doubled),
    Defect("traditional", "traditional characters", _traditional, formats=frozenset({"txt", "html", "docx"})),
)
