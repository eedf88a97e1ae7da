"""When two texts or two values are the same for a grader."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal

_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?!\d)")


def normal(text: str | None) -> str:
    """The form in which texts are compared: NFKC, without white space and thousands separators.

    Separators go first: NFKC would turn the list "11，198" into the number "11,198".
    """
    if text is None:
        return ""
    text = _THOUSANDS.sub(lambda match: match[0].replace(",", ""), text)
    return "".join(unicodedata.normalize("NFKC", text).split())


def occurs(needle: str, *texts: str | None) -> bool:
    """Whether the needle stands in one of the texts."""
    return any(normal(needle) in normal(text) for text in texts)


def same_value(gold: float | str | None, given: Decimal | str | float | None) -> bool:
    """Numbers as floats, strings in their normal form, None only with None."""
    if isinstance(gold, str) and isinstance(given, str):
        return normal(gold) == normal(given)
    if gold is None or given is None:
        return gold is given
    if isinstance(gold, str) or isinstance(given, str):
        return False
    return math.isclose(float(gold), float(given), rel_tol=1e-9, abs_tol=1e-9)
