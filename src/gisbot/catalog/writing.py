"""Traditional characters as simplified ones, in questions and in reports."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

_CHINESE = re.compile("[\u4e00-\u9fff]+")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@lru_cache(maxsize=1)
def _simplifier() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


def simplified(text: str) -> str:
    """The text in simplified characters; GB 2312 holds no traditional ones, so such text is kept."""
    chinese = "".join(_CHINESE.findall(text))
    try:
        chinese.encode("gb2312")
    except UnicodeEncodeError:
        return _simplifier().convert(text)
    return text
