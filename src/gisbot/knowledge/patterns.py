"""How the names of Chinese agencies are built: divisions and places. What people shorten stands in naming.yaml."""

from __future__ import annotations

import re

DIVISION = re.compile(
    r"(?P<stem>[㐀-鿿]{1,8}?)(?:自治区|自治州|自治县|特别行政区|街道|地区|新区|开发区|苏木|省|市(?!区)|州(?![省市区县])|盟|县|区|旗|镇(?![市区县])|乡(?![市区县]))"
)
BUREAU = "局"
FIELD = re.compile("(?!信息|统计|档案|审计|信访)[㐀-鿿]{2}")
GOVERNMENT = "人民政府"
GOVERNING = (GOVERNMENT, "政府")
EACH = "各"
ENGLISH_PLURAL = "s"
CITY_ABOVE = re.compile(r"(?P<stem>[㐀-鿿]{2,8}?)(?:省|市)(?=[㐀-鿿]{2,8}?(?:市|县|区|旗))")
PLACE = re.compile(
    r"(?:[㐀-鿿]{1,8}?(?:自治区|自治州|自治县|特别行政区|地区|新区|开发区|省|市(?!区)|州(?![省市区县])|盟|县|区|旗))+"
)
"""The places that the name of an agency begins with: 淮安市洪泽区 of 淮安市洪泽区教育局."""


def place_of(agency: str) -> str:
    """The place that the name of an agency begins with; "" when it begins with none."""
    match = PLACE.match(agency)
    return match[0] if match else ""
