"""Number formats of a workbook, as far as they change what a figure means: dates and per cents."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

_BUILT_IN_DATES = frozenset(str(number) for number in (*range(14, 18), 22, *range(27, 32), *range(50, 59)))
_BUILT_IN_PERCENTS = frozenset({"9", "10"})
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY = date(1899, 12, 30)
_LAST_DAY = 2_958_465
"""The 31st of December 9999, counted in days as Excel does (ECMA-376 18.17.4)."""


def shown_as_date(value: Decimal, number_format: str) -> str | None:
    """The ISO date that a cell of this format shows, None when it shows a number."""
    code = _LITERAL.sub("", number_format).lower()
    is_date = number_format in _BUILT_IN_DATES or ("y" in code and ("m" in code or "d" in code))
    if not is_date or not 1 <= value <= _LAST_DAY:
        return None
    return (_FIRST_DAY + timedelta(days=int(value))).isoformat()


def shown_as_percent(number_format: str) -> bool:
    """Whether a cell of this format shows a hundredfold with a per cent sign."""
    return number_format in _BUILT_IN_PERCENTS or "%" in _LITERAL.sub("", number_format)
