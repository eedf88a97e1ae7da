"""How people write lists and ranges after an option."""

from __future__ import annotations

import re

BETWEEN = re.compile(r"[,，、;；\s]+")
YEARS = re.compile(r"(\d{4})年?(?:\s*[-–—~至到]\s*(\d{4})年?)?")
