"""What a page says about its article: <meta> elements, the metadata block, the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from gisbot.documents.html_drafts import Draft, GridDraft, TextDraft, printed
from gisbot.documents.patterns import DATE, METADATA_LABELS, METADATA_PAIR
from gisbot.model.document import Metadata

_TITLE_NAMES = ("articletitle", "og:title", "title")
_URL_NAMES = ("url", "og:url", "articleurl")
_DATE_NAMES = ("pubdate", "publishdate", "firstpublishedtime", "article:published_time", "publish_date", "createdate")
_PUBLISHER_NAMES = ("contentsource", "source", "publisher", "sitename")
_SITE_SUFFIX = re.compile(r"\s*(?:[-_|—–>]|::|--)+\s*[^-_|—–>]{2,40}$")
_LONGEST_LINE = 400
_LONGEST_VALUE = 120
_MOST_ROWS = 12
"""The rows of a metadata block at most; a longer table is data."""


def read_metadata(page: LexborHTMLParser, outside: Iterable[Draft], first: Iterable[Draft]) -> Metadata:
    """The metadata of a page; `outside` are its drafts outside the article, `first` the first ones inside."""
    named = _meta_elements(page)
    pairs = tuple(dict.fromkeys([*_pairs(outside), *_pairs(first)]))
    fields: dict[str, str] = {}
    for label, value in pairs:
        field = METADATA_LABELS[re.sub(r"\s", "", label)]
        if field and value:
            fields.setdefault(field, value)
    published = _first(named, _DATE_NAMES) or fields.get("published")
    return Metadata(
        title=_first(named, _TITLE_NAMES) or fields.get("title") or _page_title(page),
        url=_first(named, _URL_NAMES),
        published=_iso_date(published) if published else None,
        publisher=fields.get("publisher") or _first(named, _PUBLISHER_NAMES),
        pairs=pairs,
    )


def _meta_elements(page: LexborHTMLParser) -> dict[str, str]:
    named: dict[str, str] = {}
    for element in page.css("meta"):
        attributes = element.attributes
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        content = printed(attributes.get("content") or "")
        if name and content:
            named.setdefault(name, content)
    return named


def _first(named: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _page_title(page: LexborHTMLParser) -> str | None:
    """The text of <title> without the site's name after it."""
    element = page.css_first("title")
    text = printed(element.text()) if element is not None else ""
    return _SITE_SUFFIX.sub("", text) or None


def _pairs(drafts: Iterable[Draft]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for draft in drafts:
        if isinstance(draft, TextDraft):
            if len(draft.text) <= _LONGEST_LINE:
                found.extend(_pairs_of_line(draft.text))
        elif isinstance(draft, GridDraft) and len(draft.rows) <= _MOST_ROWS:
            found.extend(_pairs_of_grid(draft))
    return found


def _pairs_of_line(text: str) -> list[tuple[str, str]]:
    if ":" not in text and "：" not in text:
        return []
    matches = list(METADATA_PAIR.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    pairs = []
    for match, end in zip(matches, ends, strict=False):
        value = text[match.end() : end].strip(" \u3000|;,")
        if value and len(value) <= _LONGEST_VALUE:
            pairs.append((match["label"], value))
    return pairs


def _pairs_of_grid(grid: GridDraft) -> list[tuple[str, str]]:
    """Pairs of a table: a label cell and the cell after it, or both in one cell."""
    pairs = []
    for row in grid.rows:
        for position, cell in enumerate(row):
            label = re.sub(r"[\s:：\[\]【】]", "", cell.text)
            if label in METADATA_LABELS and position + 1 < len(row):
                pairs.append((label, row[position + 1].text))
            else:
                pairs.extend(_pairs_of_line(cell.text))
    return pairs


def _iso_date(text: str) -> str | None:
    match = DATE.search(text)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
