"""Html pages as sites serve them: the article of the page, its title, its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from gisbot.documents.base import Content, picture_notes, without_text
from gisbot.documents.bounds import MAX_TEXT_BYTES, Budget, check_size
from gisbot.documents.encoding import decode
from gisbot.documents.html_article import article_positions, weight
from gisbot.documents.html_drafts import Draft, GridDraft, Page, TextDraft
from gisbot.documents.html_metadata import read_metadata
from gisbot.documents.html_places import placed
from gisbot.documents.html_script import article_in_scripts
from gisbot.documents.html_unprinted import take_out_unprinted
from gisbot.documents.html_walk import check_nesting, walk
from gisbot.errors import DamagedDocument
from gisbot.model.document import Block, Paragraph, Picture
from gisbot.model.place import Place

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LEAST_ARTICLE = 200
_FIRST_DRAFTS = 12
_MOST_TITLE_LINES = 8


def read_html(data: bytes, budget: Budget) -> Content:
    """The article of a page. Paragraphs are counted over those kept, tables over those that hold data."""
    check_size(len(data), MAX_TEXT_BYTES, "the page")
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared is not None else None)
    is_utf8 = decoded.encoding == "utf-8" and not decoded.notes
    parsed = _parsed(data if is_utf8 else decoded.text.encode("utf-8", "replace"))
    page, inside, length = _page(parsed, budget)
    if length < _LEAST_ARTICLE:
        script = article_in_scripts(parsed)
        if script is not None:
            page, inside, _ = _page(_parsed(script.encode("utf-8", "replace")), budget)
    article = [page.drafts[position] for position in inside]
    if not article:
        raise without_text("the page holds no text; it may be filled in by scripts")
    kept = set(inside)
    outside = (draft for position, draft in enumerate(page.drafts) if position not in kept)
    metadata = read_metadata(parsed, outside, article[:_FIRST_DRAFTS])
    if metadata.title is not None and not _begins_with(article, metadata.title):
        article.insert(0, TextDraft(metadata.title, True, "", 0))
    blocks = tuple(_blocks(article, budget))
    return Content(blocks, metadata, (*decoded.notes, *picture_notes(blocks)))


def _parsed(markup: bytes) -> LexborHTMLParser:
    check_nesting(markup)
    try:
        page = LexborHTMLParser(markup)
    except (SelectolaxError, ValueError) as error:
        raise DamagedDocument("the page cannot be parsed") from error
    take_out_unprinted(page, markup)
    return page


def _page(parsed: LexborHTMLParser, budget: Budget) -> tuple[Page, list[int], int]:
    """A walked page, the positions of its article, and how many characters that holds."""
    root = parsed.body or parsed.root
    if root is None:
        raise without_text("the page holds no text")
    page = walk(root, budget)
    weights = [weight(draft) for draft in page.drafts]
    inside = article_positions(page, weights)
    return page, inside, sum([weights[position] for position in inside])


def _begins_with(article: list[Draft], title: str) -> bool:
    """Whether the first lines of the article, joined, hold its title."""
    lines = [draft.text for draft in article[:_MOST_TITLE_LINES] if isinstance(draft, TextDraft)]
    return "".join(title.split()) in "".join("".join(lines).split())


def _blocks(drafts: Iterable[Draft], budget: Budget) -> Iterable[Block]:
    paragraph = table = 0
    for draft in drafts:
        if isinstance(draft, TextDraft):
            paragraph += 1
            text, heading, numbering, _ = draft
            yield Paragraph(text, _paragraph_place(paragraph), numbering, heading)
        elif isinstance(draft, GridDraft):
            table += 1
            yield placed(draft.rows, table, budget)
        else:
            yield Picture(Place(paragraph=max(paragraph, 1)), draft.caption)


@lru_cache(maxsize=1024)
def _paragraph_place(number: int) -> Place:
    return Place(paragraph=number)
