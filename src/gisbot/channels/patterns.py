"""Telling the language of what a person writes after a command."""

from __future__ import annotations

import re

CHINESE = re.compile("[一-龥]")
TO_BE_DONE_WITH = "把"
FILE_KIND = re.compile(
    r"(?:成|为|到|用|(?<![a-z])(?:as|to|in)(?: an?)?\s+)?"
    r"(?<![a-z])(?P<kind>csv|xlsx|excel)(?![a-z])\s*(?:格式|文件|表格?|file)?",
    re.IGNORECASE,
)
"""The kind of file asked for, with the words that lead to it."""
