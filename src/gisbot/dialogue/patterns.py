"""How people pick one of several choices."""

from __future__ import annotations

import re

LABEL_END = re.compile("：|: ")
TRIMMED = re.compile(
    "^(?:我?(?:是)?(?:问|说|指|要|选|想问)的?(?:是)?|就?是)|(?:的?(?:那|这)[个家一]*|的)(?:吧|呀|啊|哈|呢)?$"
)
_DIGITS = "一二三四五六七八九"
CHOSEN = re.compile(
    r"(?:选|我选|就|要|是)?(?:第)?(?P<n>[1-9一二三四五六七八九])(?:个|号|项|条|种)?(?:吧|的)?"
    r"|(?:the )?(?:option |number |no\.? ?)(?P<n2>[1-9])"
    r"|(?:选|我选|就)?(?:(?P<first>前者|前面那?一?个|the former)|后者|后面那?一?个|the latter)(?:吧)?"
    r"|(?:选|我选|就)?最后一?(?:个|项|条)(?:吧)?"
)


def number_of(text: str) -> int | None:
    """A digit, Chinese or not, as a number."""
    if text.isascii() and text.isdigit():
        return int(text)
    return _DIGITS.index(text) + 1 if text in _DIGITS else None


ADDS = re.compile(
    "(?:那|再|也|请|麻烦|还要?|把)*(?:加上|添上|补上|算上|带上|加进|加|连(?=.*[也都]))|(?:also |and )?add |plus "
)
TAKES_AWAY = re.compile(
    "去掉|去除|除去|剔除|剔掉|排除|除开|除了|除外|不算|不要|不看|不含|删掉|拿掉|减掉|扣掉"
    "|without|exclud|leave out|remove|drop"
)
SUMS_UP = re.compile("一共|总共|合计|总计|加起来|之和|总和|in total|altogether")
"""Follow-ups that change the agencies spoken of: 加上石渡乡, 把柳湾镇去掉, 连柳湾镇一共多少."""
POINTS = re.compile("[这那它其]")
"""How words begin that point to what was said before them."""
PLANS = re.compile("准备|打算|计划|规划|安排|将|会不会|下一步|想(?:要|着)?|要(?!求|点|闻|件|紧)|plan|going to|will")
"""Words on what is still to come: 2025年准备编什么模板."""
