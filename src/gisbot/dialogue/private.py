"""Taking personal data out of a question before it is kept for admins."""

from __future__ import annotations

import re

_LONG_NUMBER = re.compile(r"\d[\d\s-]{5,}\d[0-9Xx]?")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
MASK = "***"


def without_personal_data(text: str) -> str:
    """The text with numbers of seven digits or more (phones, identity cards) and mail addresses masked."""
    return _LONG_NUMBER.sub(MASK, _MAIL.sub(MASK, text))
