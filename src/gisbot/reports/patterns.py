"""The grammar of reports that needs Chinese inside patterns; everything is matched on folded text.

Folded text has half-width punctuation and digits and simplified characters, each at its old place.
"""

from __future__ import annotations

import re

# Numbers

CHINESE_DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
CHINESE_POWERS = {"十": 10, "百": 100, "千": 1000}
MAGNITUDES = {"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}
"""Powers of ten of the words behind digits (3.5万)."""

APPROXIMATE_BEFORE = r"(?:大约|约为|约占|约|近|超过|超|逾|将近|接近|不足|不到|至少|上|几近|突破)"
APPROXIMATE_AFTER = r"(?:余|多|来|几)"
APPROXIMATE_END = r"(?:左右|以上|上下|以内|之多)"
DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE_NUMERAL = r"[零〇○一二两三四五六七八九十百千]"
CHINESE_NUMBER = CHINESE_NUMERAL + "+"
MAGNITUDE = r"(?:(?:百万|千万|万|亿)(?!元)|千|百)"
PERCENT = r"(?:%|个百分点|百分点)"
CHINESE_PERCENT = re.compile(r"百分之(" + CHINESE_NUMBER + r"(?:点" + CHINESE_NUMBER + r")?|\d+(?:\.\d+)?)")
DASHES = frozenset("-—–─―/\\~﹣＼_")

# Headings

CHINESE_ORDINAL = r"[一二三四五六七八九十]{1,3}"
HEADING_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第{CHINESE_ORDINAL}(?:部分|章)[\s、.:]*|({CHINESE_ORDINAL})\s*(?:[、.:．]|\s(?=\S))\s*")),
    (2, re.compile(rf"\(\s*({CHINESE_ORDINAL})\s*\)\s*[、.]?\s*|[㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩]\s*")),
    (3, re.compile(r"(\d{1,2})\s*(?:[、.](?!\d)|\))\s*|\(\s*(\d{1,2})\s*\)\s*|[①②③④⑤⑥⑦⑧⑨⑩]\s*")),
)
"""What a heading begins with, by level; the group holds the ordinal."""

INLINE_LEVEL_ONE = re.compile(rf"(?:(?<=[。;\s])|^)({CHINESE_ORDINAL})、(?=\S)")
"""一、 inside a paragraph, where a whole report stands in one."""

INLINE_LEVEL_TWO = re.compile(rf"(?<=[。;\s])\(({CHINESE_ORDINAL})\)(?=[^\s,。;)]{{2,30}}[。:\s])")
"""（一） inside a paragraph, followed by what may be a heading."""

GLUED_YEAR = re.compile(r"(?<=[^\s\d，,])(?=20\d\d年)|(?<=情况)(?=本年度|本年|全年|我[局镇乡县区市委办院街]|截[至止])")
"""Where a heading without a stop runs into its sentence (…组织领导2015年，…)."""

ORDINAL_WORDS = "一二三四五六七八九十"
LOST_NUMBER = re.compile(r"[、.]\s*")
"""What is left of a list number that extraction lost (、总体情况)."""

TOC_LINE = re.compile(r"(?:\.{3,}|…{2,}|·{3,}|\t)\s*\d+\s*$")
SENTENCE_END = re.compile(r"[。！？!?;；]")

ATTACHMENT = re.compile(r"附\s*[件表]\s*\d*\s*[:.][^。]{0,60}|\(?\s*(?:19|20)\d{2}\s*年度?\s*\)?")
"""A line that only points at an attachment, or only names the year under a caption."""

# Enumerations

ENUMERATED = re.compile(r"(?:^|(?<=[,。;:!?\s(、]))([一二三四五六七八九十])(?:是(?!否)|则)\s*[,:]?\s*")
SEQUENCE_WORDS = re.compile(r"(?:^|(?<=[,。;:\s]))(首先|其次|再次|再者|最后)(?:是)?[,:\s]?")
INLINE_MEMBER = re.compile(
    r"(?:^|(?<=[,。;:\s]))\(([一二三四五六七八九十]|\d{1,2})\)\s*|(?:^|(?<=[。;:\s]))(\d{1,2})[.、](?!\d)\s*"
)

# Dates and the period

DATE = re.compile(
    r"((?:19|20)\d{2}|二[〇○零O0一二三四五六七八九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
ISO_DATE = re.compile(r"((?:19|20)\d{2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?!\d)")
PERIOD_SENTENCE = re.compile(r"统计|所列|数据|涵盖|起止|时限|期限|时间范围|跨度|时段")
_YEAR = r"(\d{4}|二[〇○零O0一二三四五六七八九]{3})"
_SMALL = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
PERIOD_FULL = re.compile(
    rf"{_YEAR}\s*[年./-]\s*{_SMALL}\s*[月./-]\s*{_SMALL}\s*日?\s*(?:开始)?\s*起?\s*[,]?\s*(?:截?至|到|止于|[-—–─~]+)\s*"
    rf"(?:{_YEAR}\s*[年./-]\s*|(?:本|同|当)年\s*)?{_SMALL}\s*[月./-]\s*{_SMALL}\s*日?"
)
PERIOD_MONTHS = re.compile(
    r"(\d{4})\s*年\s*1\s*月份?\s*起?\s*(?:至|到|[-—–─~]+)\s*(?:(?:同|当)年)?12\s*月(?!\s*\d)[份底末]?"
)
"""The months of the whole year, without days."""
PERIOD_END_ONLY = re.compile(
    r"(?:数据|统计)[^。,]{0,12}?(?:截止日期|截止时间|截止|截至|核定时间点|时间点|统计时点)\s*(?:日期|时间)?\s*(?:为|:|是|到|至)?\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
PERIOD_UNITS_LOST = re.compile(
    r"(?<!\d)(\d{4})\s*年?\s*1\s*月?\s*1\s*日\s*起?\s*[,]?\s*(?:至|到|[-—–─~]+)\s*(\d{4})\s*年?\s*12\s*月?\s*31\s*日"
)
"""The whole year with 年 or 月 lost by extraction (自201511日起至20151231日止)."""
PERIOD_BROKEN = re.compile(r"自?\s*\d{0,4}年?\d{0,2}月\d{0,2}日?\s*起\s*至[^。]{0,12}止")

YEAR_WORDS = r"(?:19|20)\d{2}|二[〇○零O0一][〇○零O0一二三四五六七八九]{2}|2[〇○零O0][〇○零O0一二三四五六七八九]{2}"
TITLE_YEAR = re.compile(rf"(?<!\d)({YEAR_WORDS})(?!\d)\s*(?:年度|年|度)?")
NO_YEAR = re.compile(r"\d+年度?")
"""A year that was mistyped (21010年)."""
ACADEMIC_YEAR = re.compile(r"(20\d{2})\s*(?:年)?\s*[-—–─~至]+\s*(20\d{2})\s*(?:学年度?|年度?)")
YEAR_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")

# Title and agency

TITLE_END = re.compile(r"(?:报告|年报|总结)\s*(?:[(（【][^)）】]*[)）】])?(?:/?全文)?\s*$")
FIRST_HEADING = re.compile(r"第一(?:部分|章)|一\s*[、.:．]")
"""The first heading, with which a report's text begins."""
TITLE_LABEL = re.compile(r"^(?:(?:标题|名称|信息名称|文件名称)[:：|]*|附件?\d*[:：])(?=[^:：|])")
"""What a block of metadata, or the notice that a report is attached to, prints before the title."""
TITLE_NOISE = re.compile(r"[(（【\[](?:全文|[^)）】\]]*(?:月|日|号)[^)）】\]]*)[)）】\]]$|/?全文$")
PREPARED_BY = re.compile(
    r"(?:本报告|本年度报告|本年报|年度报告|报告|年报)[》〉]?由([一-鿿()]{3,40}?)(?:根据|依据|按照|编制|负责|牵头|汇总)"
)
BASED_ON = re.compile(r"(?:^|[。,;\s])(?:现将|现由)?([一-鿿]{3,30}?)(?:根据|按照|依据)[《〈]?(?:中华人民共和国)?")
COMPILED_BY = re.compile(r"由([一-鿿()]{3,40}?)(?:组织|(?:结合|汇总|综合)[一-鿿]{0,16})?编制")
NOW_PUBLISHES = re.compile(
    r"(?:现将|现公布|[现特]向社会(?:公布|公开)|公布)(?:(?:19|20)\d{2}年度?)?([一-鿿]{3,30}?)(?:(?:19|20)\d{2}年|政府信息|信息公开|政务公开)"
)
INNER_OFFICE = re.compile(r"(?<=[府局厅会处院])(?:党政(?:综合)?|综合|行政|党群|政务公开|信息公开)办(?:公室)?$")
"""The office of an agency that never reports for itself (…镇人民政府党政办公室)."""
QUOTED_REPORT = re.compile(
    r"《([一-鿿()]{3,30}?)(?:(?:19|20)\d{2}年度?)?(?:政府信息|政务信息|信息公开|政务公开)[^》]{0,20}报告》"
)
"""Whose report it is, where the text names it by its title."""
OF_OFFICE = re.compile(r"[一-鿿]{2,28}?(?:人民政府|委员会|管委会|街道办事处|局|厅|院)(?=[一-鿿]{2,12}$)")
"""The agency that an office to ask belongs to (某县教育局 in 某县教育局办公室)."""
SPEAKS_AS_REPORT = re.compile(
    r"(?:编制|公布|发布|公开|报告|形成)[^。]{0,60}?(?:年度报告|年报|年度[^。]{0,12}工作报告)|(?:本年度报告|本报告|本年报)[^。]{0,12}?(?:编制|所列|数据|统计)|编制本(?:年度)?报告"
)
"""How a report speaks of itself in its first lines."""
SHORT_NAME = re.compile(r"([一-鿿]{4,30})\((?:以下|下)简?称\s*[:“\"]*([一-鿿]{2,12})[”\"]*\)")
DIVISION = re.compile(
    r"[一-鿿]{1,9}?(?:特别行政区|自治区|自治州|自治县|自治旗|省|市(?!市(?!场))|州(?![省市区县])|盟|县|区|旗)"
)
NO_DIVISION = re.compile(
    r"^(?:城|都|超|股|夜|门|社|街|园|校|灾|辖|地|防|各|全|本)[市区州县]$|^景区$"
    r"|(?:超|股|夜)市$|(?:主城|中心城|社|街|校|景|灾|辖|防)区$|(?:各|全|本)地区$"
)
"""What ends like the name of a place and is none: 城市, 社区, 园区."""
QUOTED_DIVISION = re.compile(
    r"《([一-鿿]{1,9}(?:自治县|自治州|县|市|区|州|旗))(?:人民政府)?(?:办公室)?(?:(?:19|20)\d{2}|关于|政府信息|政务)"
)
AROUND_NAMES = '()[]【】〔〕《》"“” -—_:、的'
PEOPLE = "人民"
GOVERNMENT_WORD = "政府"

PAGE_LABEL = re.compile(
    r"(?:浏览次数|浏览量|点击数|点击量|点击次数|阅读次数|访问次数|发布者|发布机构|发布机关|发文机关|信息来源|文章来源|来源|作者|"
    r"索\s*引\s*号|文\s*号|字\s*号|字\s*体|发布日期|发布时间|发文日期|公开日期|信息提供日期|日期|时间|访问量)\s*[:|]|^(?:索引号|发布机构|名称|文号)\s|"
    r"^(?:您|你)?(?:现在|当前|目前)?所?(?:在|的)?位置\s*[:是]|首页\s*[>»/]|[>»][^>»]{2,20}[>»]"
)
"""What a web page prints about the report, not the report itself."""

# Contact, signature and footer

PHONE = re.compile(
    r"(?<!\d)0\d{2,3}\s*[-—–－─―]+\s*\d{3,4}\s\d{4}(?!\d)|"
    r"(?:\(\s*0\d{2,3}\s*\)\s*|(?<!\d)0\d{2,3}\s*[-—–－─―]+\s*|(?<!\d)0\d{2,3}\s+)?(?<!\d)\d{7,8}(?!\d)"
    r"(?:\s*转\s*\d{0,6}|\s*[-*]\s*\d{1,6}(?!\d))?|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{9,11}(?!\d)|(?<!\d)400[-\s]?\d{3}[-\s]?\d{4}(?!\d)"
    r"|(?<=电话[:为])\d{4}-\d{4}(?!\d)"
)
PHONE_JOINT = re.compile(r"\s*(?:[、,/;或]|\s)\s*")
POSTCODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
EMAIL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*\s?@\s*[A-Za-z0-9\-]+(?:\s*\.\s*[A-Za-z0-9\-]+)+")
BARE_MAIL = re.compile(r"(?<!\d)\d{5,12}(?!\d)")
WEBSITE = re.compile(
    r"(?:https?://)?(?<![A-Za-z0-9.@\-])[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,8}(?![A-Za-z0-9@\-])"
    r"(?::\d{2,5})?(?:/[A-Za-z0-9_\-./?=&%#~]*)?"
)
PUBLISHED_ON_SITE = re.compile(r"网站|网址|下载|查阅|链接|电子版")
"""How the sentence speaks that names the site where the report can be read."""
ABOUT_REPORT = re.compile(r"疑问|意见|建议|异议|本报告|年度报告|年报|电子版")
ASKS_TO_CONTACT = re.compile(r"联系|咨询|致电|反映|拨打|垂询|洽询")
OFFICE_BEFORE_VERB = re.compile(
    r"(?:请|可|敬请|或|或者)(?:迳|径|直接|及时)?(?:与|和|向|同)\s*[:]?\s*([^,。;:(]{2,40}?)\s*(?:\([^)]{0,160}\)?\s*)?(?:进行|取得)?(?:联系|咨询|反映|洽询|垂询)"
)
OFFICE_AFTER_VERB = re.compile(
    r"(?:请|可以?|敬请)(?:迳|径|直接|及时)?(?:联系|致电|咨询|拨打|来[信电函](?:来[信电函访])?)\s*[:]?\s*(?!电话|热线)([^,。;:(\d]{2,40}?)(?=[,。;:(\d]|$|的?电话|联系电话|地址|咨询)"
)
CONTACT_LABEL_TAIL = r"(?:号码)?\s*[:]?\s*(?:为|是)?\s*"
CONTACT_LABEL_END = ":：为是"
ADDRESS_END = re.compile(r"[,;。\n]|$")
SEAL = re.compile(r"\((?:盖章|签字|签章|公章|印章|章|签名)\)|盖章|签章")
NAME = re.compile(r"[一-鿿][一-鿿·\s]{0,10}")

# Tables

BLOCK_HEAD = re.compile(r"第二十条第?\s*[((]?([一二三四五六七八九十])[))]?项")
LABEL_NUMBER = re.compile(
    rf"\s*(?:第?({CHINESE_ORDINAL})[、.:]|\(\s*({CHINESE_ORDINAL}|\d{{1,2}})\s*\)[、.]?|(\d{{1,2}})[、.)]|([①-⑩㈠-㈩]))\s*"
)
AMONG = re.compile(r"^其中\s*[:,、]?")
GLUED_NUMBER = re.compile(r"(?<=[一-鿿])\s*(\d[.．、])")
"""The number of a label right behind another word."""
NOTE = re.compile(r"\([^()]*(?:\)|$)|\[[^\[\]]*\]|【[^【】]*】")
CELL_NOTE = re.compile(
    r"(?<=\d|\w)(?:\*{1,3}|※|[①-⑳]|\[注?\d{1,2}\]|\(注[:\d]?[^()]{0,30}\)|\((?:其中|含|包括|包含|不含)[^()]{1,30}\))$"
)
"""What may stand behind the number of a cell: a footnote's mark, or a note of what is in it (22（其中修订16件）)."""
UNIT_HEAD = re.compile(r"(?:计量)?单位")
UNIT_JOINT = re.compile(r"[/、,，]")
UNIT_NOTE = re.compile(r"\(\s*(?:计量)?(?:单位)?\s*[:,]?\s*(万元|亿元|元|件|条|项|次|人次|人|个|篇|份)\s*\)")
SIBLING_ORDINAL = re.compile(r"[\s、,.:;。\"'“”‘’《》<>()\[\]【】/·]+")
BARS = frozenset("|｜")
PAGE_MARK = re.compile(r"[\s\-—–─·]*\d{1,3}[\s\-—–─·]*|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?")

# Prose

SENTENCE = re.compile(r"[^。!?！？\n]+(?:[。!?！？\n]+[”\"』」）)]*|$)")
CLAUSE_STOPS = frozenset(",;。:!?\n")
DATE_UNIT_AFTER = re.compile(r"\s*(?:年|月|日|号(?!召)|时(?!间)|点(?![位击])|世纪|届|℃|:\d|[-/.]\d|[〕\]】﹞]|~\d)")
NOT_COUNTED_BEFORE = re.compile(
    r"(?:第|〔|\[|【|﹝|[A-Za-z_@/.]|\d[-/.~:—至到]|令|(?<![错别汉文打数])字|(?<![账帐众阅频务])号|热线|编码|No\.?|(?:邮编|邮政编码|电话|传真)\s*:?)\s*$"
)
HOTLINE = re.compile(r"12\d{3}$|123$|96\d{3,4}$|114$|110$|119$|120$")
YEAR_LIKE = re.compile(r"(?:19|20)\d{2}$")
EARLIER_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")
CUMULATIVE_UNTIL = re.compile(r"截[至止][^。;]{0,30}累计|(?:到|至)(?:\d{4}年|目前|年)底?[^。,;]{0,4}累计")
LEADING_NOISE = re.compile(
    r"^(?:[\s,、;:：；，\"“”'‘’)(（）]|(?:截至|截止|到|至|自|在)?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:止|底|末)|\d{4}年度?(?:全年|以来|期间)?|\d{1,2}月\d{1,2}日|本年度|今年(?:以来|来)?|全年|年内|目前|当年|一年来|"
    r"(?:我|本|全)(?:镇|乡|局|县|区|市|委|办|院|街道|机关|单位|部门|厅|省|处|中心|公司|苏木|旗|州|校)(?:机关)?|其中|包括|含(?![^\d]{0,4}量)|并|且|同时|另有|另|均|已|共计|合计|总计|一共|总共|共|累计|先后|积极|及时|通过)+"
)
TRAILING_NOISE = re.compile(
    r"(?:一共|总共|共计|合计|总计|累计|总数|数量|共|均为|为|达到|达|约|近|有|了|(?<!统)计|已|超过|超|上|分别|的|:|\s|\"|“|\()+$"
)
"""Words between the thing counted and its number."""
COUNTED_AFTER = re.compile(r"^\s*[\"“]?(?:的)?(?![及和与或])([^\d,、;。:!?()\s]{2,24})")
EARLIER_NUMBER = re.compile(r"^.*\d[一-鿿]{1,2}(?:以?及|和|与)")
"""Another number and its counter before what is counted (解读5条及其他信息4条)."""
LIST_JOINTS = frozenset("比较与和同于")
"""Words before 上年 that compare with it."""
LIST_SEPARATORS = "、和及或与"
COUNTED_TOGETHER = frozenset("、和及或与暨")
"""Before the words for what is counted: the number counts another thing too (予以公开及部分公开42件)."""
DOCUMENT_TITLE = re.compile(r"《[^》]{0,300}》")
QUOTED_NAME = re.compile(r"“[^”]{1,24}”|\"[^\"]{1,24}\"")
BRACKET = re.compile(r"[()]")
BRACKETED_ORDINAL = re.compile(r"\([一二三四五六七八九十\d]{1,3}\)")
MEASURED_BEFORE = re.compile(r"平均[^,;。]{0,16}$")
OF_LAST_YEAR = re.compile(r"(?:同期)?的?\s*$")
"""Between 上年 and its number (较上年的10件)."""
CARRIED = re.compile(r"度?(?:末|底)?(?:结转|转结|转来|遗留)")
LISTED_INFORMATION = re.compile(r"信息[^。;]{0,40}其中[^。;]*$")
"""Before a member of a list of pieces of information (发布信息900条，其中意见征集20条)."""
NOTHING_PAID = re.compile(
    r"(?:费用|支出|经费|收费)[^,;]{0,4}$|^(?:没有|未|无)[^,;]{0,20}收取(?![^,;]*(?:复议|诉讼|举报|投诉))"
)
"""What a negated clause denies is a payment, whatever else it names."""
WHOLE_YEAR = re.compile(
    r"(?<!\d)0?1月(?:0?1日|份)?起?,?\s*(?:[-—–~至到]+)\s*(?:\d{4}年|同年|当年|本年)?12月(?:31日|底|份|末)?止?"
    r"|截[至止](?:到|于)?[^,;。]{0,12}?12月(?:\d{1,2}日|底|末|份)?|1[-—–~至到]+12月|[至到](?:\d{4}年)?12月(?:31日|底)"
)
"""The months of a whole year, or its last day."""
MONTHS = re.compile(r"(?<!\d)\d{1,2}月(?!均)|[上下]半年|[一二三四1-4首]季度")
"""Some months or a day of the year."""
HELD_ON_A_DAY = re.compile(
    r"(?<!截至)(?<!截止)(?<!\d)\d{1,2}月\d{1,2}日[^,;]*(?:举办|举行|召开|组织|开展|参加|邀请|承办)[^,;\d]*$"
)
"""A clause that tells of one thing held on a day, and counts nothing; the clauses behind it tell more of that."""
RECEIVED = re.compile(
    r"(?:收到|接到|接收|接听|接办|承接|承办|受理|收集|征集|转办|交办|办理|梳理|排查)(?P<thing>[^,;]*)$"
)
"""A clause that says what was received, to be dealt with in the clauses behind it."""
BARE_COUNT = re.compile(
    r"^(?:了|的|共|共计|合计|总计|累计|各类|约|近)*[\d,.]*\s*[余多]?(?:件次|件|份|起|宗|条|项|个|例|次)?$"
)
"""A number that says not of what."""
OF_WHICH = "其中"
TIME_ALONE = re.compile(
    r"(?:(?:截至|截止|到|至|自|从|在|今年)|\d{4}年|\d{1,2}月|\d{1,2}日|\d{1,2}(?=[-—–~至到])|[-—–~至到]|份|期间|止|底|末|"
    r"[上下]半年|[一二三四]季度|初|中旬|上旬|下旬)+"
)
"""A clause that says when and nothing else."""
NOT_A_CHINESE_COUNT = frozenset('“"‘第每前后上下某这那同任')
NOT_ONE_NUMBER = re.compile("[一二三四五六七八九]{2}")
"""Numerals side by side count nothing exactly: 唯一一场, 三五人, 二三十件."""
POINTS = "百分点"
DECIMAL_POINT = "点"
CJK = re.compile(r"[一-鿿]")
PERCENT_SIGN = "%"


def number_in_prose(units: tuple[str, ...], chinese_units: tuple[str, ...]) -> re.Pattern[str]:
    """A number in running text, with the counters given (escaped, longest first): 约44件, 3.5万次, 二十余场.

    No number begins deep inside a run of numerals, which would be looked through from each of them.
    """
    counters, chinese = "|".join(units), "|".join(chinese_units)
    digits = (
        rf"(?P<sign>(?<![\d一-鿿A-Za-z])[+\-])?(?<![\d.])(?P<digits>{DIGITS})\s*(?P<after>{APPROXIMATE_AFTER})?"
        rf"(?P<magnitude>{MAGNITUDE}(?!\w*分之))?(?P<after2>{APPROXIMATE_AFTER})?\s*(?P<unit>{PERCENT}|{counters})?"
    )
    words = (
        rf"(?<!{CHINESE_NUMERAL}{{6}})(?P<chinese>{CHINESE_NUMBER})(?P<cafter>{APPROXIMATE_AFTER})?(?P<cmagnitude>万)?"
        rf"(?P<cunit>{chinese})"
        r"(?![一-鿿]?[一二三四五六七八九])"
    )
    tail = rf"(?:\((?:{counters})\))?(?P<end>{APPROXIMATE_END})?"
    return re.compile(rf"(?P<before>{APPROXIMATE_BEFORE}\s*)?(?:{digits}|{words}){tail}")


# Drafts

YEAR_MENTION = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年(?!\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:起|施行|实施|修订))")
COMPARED_BEFORE = re.compile(r"(?:比|较|与|同|自|从|截至|截止|到|至|于|以来)$")
TOWNSHIP = re.compile(r"(?:^|(?<=[,。;、:\s“]))([一-鿿]{2,6}?(?:镇|乡|街道|苏木))(?!村|级|街|镇|党群)")
BEFORE_TOWNSHIP = re.compile(r"^(?:并|且|还|又)?(?:在|由|对|将)?(?=[一-鿿]{2,4}(?:镇|乡|街道|苏木)$)")
"""Words that ran into a township's name."""
NOT_A_TOWNSHIP = re.compile(
    r"^(?:各|全|我|本|该|城|乡|村|每个|所有|以|在|由|对|将|和|及|与)|(?:各|全|我|本|该|城)(?:镇|乡|街道)$"
)
EACH_TIME = re.compile("每(?:周|月|天|日|季度?|个月|个季度|星期|工作日)")
"""A number behind one of these is told of a part of the year: 每周发布3篇."""
BARE_DENIAL = re.compile(
    r"(?:本年度?|全年|年内|20\d\d年度?)?[,，]?(?:均)?(?:未发生|没有发生|未产生|没有产生|无|没有)[。.;；]?"
)
"""All that a section says of what its heading names: 六、行政复议、提起行政诉讼情况 / 本年度未发生。"""
