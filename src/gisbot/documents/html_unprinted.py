"""What stands in a page's source and is not printed as part of its text: struck out or hidden words.

Left where they are they would run into their neighbours, the old number into the new one. Hidden blocks are looked at
later, since some sites hide the whole article until a script shows it.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_STRUCK = "s, strike, del"
_STRUCK_STYLE = "[style*='line-through' i]"
_HIDDEN = ", ".join(
    f"{tag}[hidden], {tag}[style*='display' i], {tag}[style*='mso-hide' i]"
    for tag in ("span", "font", "b", "strong", "i", "em", "u", "a", "td", "th")
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_MOST = 0.3
"""The share of a page's text above which an element was left open, or hides what a script will show."""


def take_out_unprinted(page: LexborHTMLParser, markup: bytes) -> None:
    """Remove what is struck out or hidden within lines and cells; `markup` is what `page` was parsed from."""
    found = page.css(_STRUCK)
    if b"line-through" in markup or b"LINE-THROUGH" in markup:
        found += page.css(_STRUCK_STYLE)
    if b"isplay" in markup or b"ISPLAY" in markup or b"hidden" in markup or b"mso-hide" in markup:
        found += [node for node in page.css(_HIDDEN) if _is_hidden(node)]
    if not found:
        return
    ids = {node.mem_id for node in found}
    outermost = {node.mem_id: node for node in found if not _lies_in(node, ids)}
    most = _MOST * len(page.text())
    if sum(len(node.text()) for node in outermost.values()) > most:
        return
    for node in outermost.values():
        node.decompose()


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or "") is not None


def _lies_in(node: LexborNode, ids: set[int]) -> bool:
    """Whether an element above `node` is one of `ids`, with which it goes."""
    above = node.parent
    while above is not None:
        if above.mem_id in ids:
            return True
        above = above.parent
    return False
