"""The Chinese that reading a file needs: what tells encodings apart, what numbers a list."""

from __future__ import annotations

import re

FREQUENT_CHARACTERS = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们年月日号第条件次数信息公开政府情况报告本机关工作"
    "收到申请办理结果其维持主动内容行规章县市区镇局開們國號條個關結報請數機縣區鎮與無對應"
)
"""Characters that make up a large part of any report, simplified or traditional, and of no mis-decoded text."""

LIST_NUMBER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})[)）、.．]?|[①-⑳㈠-㈩]|第[一二三四五六七八九十]{1,3}[部章节分]{1,2}"
)
"""A list number alone ("一、", "（二）", "3."), as it stands before a tab."""
