"""Telling the language of what a person writes after a command."""

from __future__ import annotations

import re

CHINESE = re.compile("[一-龥]")
TO_BE_DONE_WITH = "把"
