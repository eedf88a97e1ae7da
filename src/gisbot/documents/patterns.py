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

METADATA_LABELS: dict[str, str] = {
    "索引号": "",
    "信息索引号": "",
    "文号": "",
    "发文字号": "",
    "主题分类": "",
    "信息分类": "",
    "公开方式": "",
    "公开范围": "",
    "公开时限": "",
    "有效性": "",
    "效力状态": "",
    "关键词": "",
    "主题词": "",
    "作者": "",
    "责任编辑": "",
    "标题": "title",
    "名称": "title",
    "信息名称": "title",
    "文件名称": "title",
    "发布机构": "publisher",
    "发布机关": "publisher",
    "发文机关": "publisher",
    "公开机构": "publisher",
    "公开责任部门": "publisher",
    "信息来源": "publisher",
    "文章来源": "publisher",
    "来源": "publisher",
    "发布单位": "publisher",
    "发布日期": "published",
    "发布时间": "published",
    "公开日期": "published",
    "公开时间": "published",
    "公布日期": "published",
    "发文日期": "published",
    "生成日期": "published",
    "成文日期": "",
}
"""The labels of a page's metadata block, white space left out, and the field of `Metadata` each fills, if any."""

METADATA_PAIR = re.compile(
    r"(?:^|(?<=[\s|;；\[【]))(?P<label>"
    + "|".join(r"[ \u3000]*".join(label) for label in sorted(METADATA_LABELS, key=len, reverse=True))
    + r")[\]】]?\s*[:：]\s*"
)
"""A label of a metadata block and its colon, letter-spaced or not ("索 引 号：")."""

DATE = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)")
"""A day in figures ("2019-01-21", "2019年1月21日")."""

HAN = re.compile(r"[\u3400-\u9fff]")
"""A Chinese character."""

CHINESE_DIGITS = "〇一二三四五六七八九"
CHINESE_TENS = "十百"
CHINESE_ZERO = "零"
HEAVENLY_STEMS = "甲乙丙丁戊己庚辛壬癸"

PAGE_MARK = re.compile(r"[-—–－―·•~]{1,3}\d{1,4}[-—–－―·•~]{1,3}|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?")
"""A page number with the dashes or words that tell it from a value, white space left out."""

BARE_PAGE_MARK = re.compile(r"\d{1,3}|\d{1,3}/\d{1,3}")
"""A page number that only its place tells from a value."""

HEADING_START = re.compile(
    r"[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[.、．](?!\d)|附件"
)
"""How a heading or a numbered item begins."""

ROW_START = re.compile(rf"{HEADING_START.pattern}|其中")
"""How the label of a table's row begins, but for labels without a number."""

SENTENCE_END = re.compile(r"[。！？：；:;!?][”’）)」』】]*$")
"""The end of a sentence at the end of a line."""

OPENING_BRACKETS = "（“‘《〈「『【〔(—–"
"""What is not parted from the character after it at the end of a line; a dash holds the date behind it."""

SECTION_LINE = re.compile(r"[（(]?[一二三四五六七八九十]{1,2}[)）、.．].*(?:情况|事项)")
"""The heading of a section of a report, white space left out."""

VALUE = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?|[-—－/]{1,2}")
"""What stands in a value cell, as far as it can be told from a word without knowing the table."""


_FOOTNOTE = re.compile(r"[\[(（【〔]?(?:注\d?|\d{1,2}|[①-⑳*※])[\])）】〕]?")


def is_footnote(text: str) -> bool:
    """Whether a raised text is the mark of a footnote."""
    return _FOOTNOTE.fullmatch("".join(text.split())) is not None
