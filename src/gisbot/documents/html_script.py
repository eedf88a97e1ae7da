"""An article that a page keeps in a string of a script, or escaped in a text area."""

from __future__ import annotations

import html as entities
import re

from selectolax.lexbor import LexborHTMLParser

from gisbot.documents.patterns import HAN

_STRING = re.compile(
    r"""\"((?:[^\"\\\n]++|\\.)*+)|'((?:[^'\\\n]++|\\.)*+)|`((?:[^`\\]++|\\.)*+)""",
    re.DOTALL,
)
"""A string of a script without its closing quote: each match goes on from the last, so the time is linear."""

_LEAST_LENGTH = 100
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "", "v": "", "0": ""}
_LEAST_HAN = 100


def article_in_scripts(page: LexborHTMLParser) -> str | None:
    """The html in the string with the most Chinese; None when no string holds an article."""
    candidates: list[str] = []
    for script in page.css("script"):
        for match in _STRING.finditer(script.text()):
            text = match[1] or match[2] or match[3] or ""
            if len(text) >= _LEAST_LENGTH:
                candidates.append(_unescaped(text))
    candidates.extend(area.text() for area in page.css("textarea"))
    candidates = [entities.unescape(text) if "&lt;" in text and "<" not in text else text for text in candidates]
    best = max(candidates, key=_han_count, default="")
    return best if _han_count(best) >= _LEAST_HAN else None


def _han_count(text: str) -> int:
    return len(HAN.findall(text))


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        if code:
            return chr(int(code, 16))
        return _PLAIN_ESCAPES.get(match[3], match[3])

    unescaped = _ESCAPE.sub(character, text)
    return unescaped.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
