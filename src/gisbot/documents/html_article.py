"""Which part of a page is the article: a known container, else the smallest that holds nearly all text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from gisbot.documents.html_drafts import Draft, GridDraft, Page, Region, TextDraft

_ARTICLE_NAME = re.compile(
    r"(?:^|\s)(?:trs_\w+|ucap-?content|zoom\w*|mainzoom|art(?:icle)?[-_]?(?:con\w*|content|body|main|box|text|txt)?"
    r"|(?:news|detail|details|main|page|pages|text|txt|xl|bd|vsb|v_news|xxgk|wz|con|info|nr)[-_]?"
    r"(?:con|content|contents|text|txt|body|nr|detail|zw)\w*|content\w*|view|zw|zhengwen|nr)(?=\s|$)",
    re.IGNORECASE,
)
_KNOWN_SHARE = 0.7
_NEARLY_ALL = 0.9
_MOST_BOILERPLATE = 0.3
_LEAST_TEXT = 200


def article_positions(page: Page, weights: list[int]) -> list[int]:
    """The positions of the drafts that belong to the article, in order; `weights` are those of all drafts."""
    shown = _without_boilerplate(page, weights, with_hidden=False)
    if sum(weights[position] for position in shown) < _LEAST_TEXT:
        shown = _without_boilerplate(page, weights, with_hidden=True)
    region = _container(page, weights, shown)
    return [position for position in shown if region is None or region.start <= position < region.end]


def _without_boilerplate(page: Page, weights: list[int], *, with_hidden: bool) -> list[int]:
    """All positions but those of navigation, footers, share bars; one that holds much of the text is none."""
    sums = [0, *accumulate(weights)]
    dropped = [
        region for region in page.boilerplate if sums[region.end] - sums[region.start] <= _MOST_BOILERPLATE * sums[-1]
    ]
    if not with_hidden:
        dropped.extend(page.hidden)
    if not dropped:
        return list(range(len(weights)))
    gone: set[int] = set()
    for region in dropped:
        gone.update(range(region.start, region.end))
    return [position for position in range(len(weights)) if position not in gone]


def _container(page: Page, weights: list[int], shown: list[int]) -> Region | None:
    """The region of the article; None when it is the whole page."""
    kept = set(shown)
    shown_weights = [w if place in kept else 0 for place, w in enumerate(weights)]
    tables = [w if isinstance(draft, GridDraft) else 0 for w, draft in zip(shown_weights, page.drafts, strict=True)]
    text_sums = [0, *accumulate(shown_weights)]
    table_sums = [0, *accumulate(tables)]

    def share(region: Region, sums: Sequence[int]) -> float:
        return (sums[region.end] - sums[region.start]) / sums[-1] if sums[-1] else 1.0

    whole = [region for region in page.regions if share(region, table_sums) >= _NEARLY_ALL]
    known = [
        region for region in whole if _ARTICLE_NAME.search(region.names) and share(region, text_sums) >= _KNOWN_SHARE
    ]
    if known:
        most = max(share(region, text_sums) for region in known)
        return max((r for r in known if share(r, text_sums) > most - 0.02), key=lambda region: region.depth)
    dense = [region for region in whole if share(region, text_sums) >= _NEARLY_ALL]
    return min(dense, key=lambda region: (region.end - region.start, -region.depth), default=None)


def weight(draft: Draft) -> int:
    """How many characters of text, links left out, a draft holds."""
    if isinstance(draft, TextDraft):
        return max(len(draft.text) - draft.linked, 0)
    if isinstance(draft, GridDraft):
        return sum([len(cell[0]) for row in draft.rows for cell in row])
    return 0
