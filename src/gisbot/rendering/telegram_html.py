"""An answer as Telegram's HTML: the short answer bold, quotes set off, titles linked where there is a link.

The words are those of the answer's plain text; only their look changes, so that both say the same.
"""

from __future__ import annotations

import html
import re

from gisbot.model.answer import Answer, Citation
from gisbot.rendering.table import with_grid

_BOLD_UP_TO = 200
"""Characters of the first line that are set in bold; a longer one is a passage, not a short answer."""
_FOLDED_FROM = 300
"""Characters from which a quote is folded, to be opened by a tap (Bot API: expandable blockquote)."""
_WHOLE_UP_TO = 1200
"""Characters up to which a quote that the plain text shortens is given whole."""
_ELLIPSIS = "…"
_QUOTING = re.compile(r"(?m)^[ \t]*[^\n“”\"]{0,16}[“\"](?P<quoted>.+)[”\"]$")


def render(answer: Answer) -> str:
    """The whole reply as HTML (Bot API, "HTML style"), every character of the text escaped."""
    cut = with_grid(answer)
    if cut is not None:
        head, grid, rest = cut
        shown = _with_links(_with_quotes(rest, answer.citations), answer.citations)
        return f"<b>{escape(head)}</b>\n<pre>{escape(grid)}</pre>\n{shown}"
    head, newline, rest = answer.text.partition("\n")
    shown = escape(head)
    if answer.lead.startswith(head) and len(head) <= _BOLD_UP_TO:
        shown = f"<b>{shown}</b>"
    return shown + newline + _with_links(_with_quotes(rest, answer.citations), answer.citations)


def escape(text: str) -> str:
    """Text as it is, for Telegram's HTML."""
    return html.escape(text, quote=False)


def _with_quotes(text: str, citations: tuple[Citation, ...]) -> str:
    """The text escaped, each line that only quotes a citation turned into a block quote."""
    shown, at = [], 0
    for match in _QUOTING.finditer(text):
        quote = _whole(match["quoted"], citations)
        if quote is not None:
            shown += [escape(text[at : match.start()]), _block(quote)]
            at = match.end()
    return "".join((*shown, escape(text[at:])))


def _whole(quoted: str, citations: tuple[Citation, ...]) -> str | None:
    """The quote of a citation that a line shows whole or shortened; None when it quotes something else."""
    for citation in citations:
        flat = " ".join(citation.quote.split())
        if flat == quoted:
            return citation.quote.strip()
        if quoted.endswith(_ELLIPSIS) and flat.startswith(quoted.removesuffix(_ELLIPSIS)):
            return citation.quote.strip() if len(flat) <= _WHOLE_UP_TO else quoted
    return None


def _block(quote: str) -> str:
    folded = " expandable" if len(quote) >= _FOLDED_FROM else ""
    return f"<blockquote{folded}>{escape(quote)}</blockquote>"


def _with_links(shown: str, citations: tuple[Citation, ...]) -> str:
    """The first mention of each report's title linked to the report, where it has an address."""
    for title, url in {citation.report: citation.url for citation in citations if citation.url is not None}.items():
        named = f"《{escape(title)}》"
        shown = shown.replace(named, f'《<a href="{html.escape(url)}">{escape(title)}</a>》', 1)
    return shown
