"""The grammar that needs Chinese inside patterns: years, months, ordinals, row numbers, number words."""

from __future__ import annotations

import re

CHINESE = re.compile(r"[㐀-鿿]")
CHINESE_RUN = re.compile(r"[㐀-鿿]+")
LATIN_WORD = re.compile(r"[a-z][a-z']*(?:-[a-z]+)*\d?")
SPACE_BETWEEN_CHINESE = re.compile(r"(?<=[㐀-鿿0-9])\s+(?=[㐀-鿿0-9])|(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])")

SPACES = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2}
TENS = {"十": 10, "百": 100, "千": 1000}

YEAR = re.compile(
    r"(?P<full>(?:19|20)\d{2})(?:年度|年)?(?!\d)"
    r"|(?P<han>[一二][〇零○九][〇零○一二三四五六七八九]{2})(?:年度|年)?"
    r"|(?<!\d)(?P<short>[012]\d)年度?(?!内|来|多)"
    r"|(?P<hanshort>[一二][〇零○一二三四五六七八九])年度?"
)
YEAR_RANGE = re.compile(
    r"(?P<first>(?:19|20)\d{2})年?度?\s*(?:到|至|-|—|~|–|－|to)+\s*(?P<last>(?:19|20)\d{2})(?:年度|年)?"
)
RELATIVE_YEAR = re.compile(
    r"大前年|前一年|前年|去年度?|(?<![网信博报])上一?年度?|今年|最近(?P<n2>[一二三四五六七八九两\d]+)年|近(?P<n>[一二三四五六七八九两十\d]+)年来?"
    r"|过去(?P<n3>[一二三四五六七八九两十\d]+)年|最新(?:的)?(?:一年|年度)?|最近(?!几)|明年|后年"
)
LATEST_WORDS = ("最新", "最近")
OFFSETS = {"今年": 0, "去年": -1, "去年度": -1, "上年": -1, "上一年": -1, "上年度": -1, "上一年度": -1, "前一年": -1}
FURTHER_OFFSETS = {"前年": -2, "大前年": -3, "明年": 1, "后年": 2}
ALL_YEARS = re.compile(r"历年来?|各年度?|每一?年(?!度报告)|这几年|几年来|近几年|逐年|所有年份|各个年份")
PREVIOUS_YEAR_WORDS = ("上年", "上一年", "去年", "上年度", "上一年度", "前一年", "去年度")

MONTH = re.compile(
    r"(?<![\d年])(?:1[0-2]|[1-9])月份?(?!\d)|(?:十[一二]?|[一二三四五六七八九])月份?(?!\d)|(?<=年)(?:1[0-2]|[1-9])月份?(?!\d|\s*\d)"
    r"|上半年|下半年|第?[一二三四1-4]个?季度|[qQ][1-4]|月度|单月|上个月|这个月|本月|上月"
)
DAY = re.compile(r"(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])[日号](?!起|止|为止|前|之前|以来|开始|至|到)")
UNTIL = re.compile("(?:截至|截止|到|至|自|从)[^,。]{0,8}$")
ENGLISH_MONTH = re.compile(
    r"\b(?:january|february|march|april|may(?= 20\d\d)|june|july|august|september|october|november|december"
    r"|first half|second half|q[1-4]|first quarter|last month|this month)\b"
)
ENGLISH_YEAR = re.compile(
    r"\b(?:last year|previous year|prior year|this year|the year before(?! that)|year before last)\b"
)
ENGLISH_OFFSETS = {
    "last year": -1,
    "previous year": -1,
    "prior year": -1,
    "this year": 0,
    "the year before": -1,
    "year before last": -2,
}

ORDINAL = re.compile(
    r"第(?P<n>[一二三四五六七八九十两\d]+)(?:个|条|点|项|大|方面|类|种|位|款|是)?(?!季|年|名)|(?P<last>最后(?:一|1)?(?:个|条|点|项|方面|类|种|句|款)|末尾一[个条点项])"
)
ENGLISH_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "last": -1,
    "final": -1,
}
NUMBER = re.compile(r"(?<![\d.])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>万|千|百|亿)?余?多?(?P<percent>%)?")
HAN_NUMBER = re.compile(r"(?P<han>[一二三四五六七八九十百千两]+)(?P<scale>[万亿])?(?=[件条次个份篇人项名])")
PEOPLE_COUNTED = "个人"
ENDS_ASKING = ("没有", "没", "否", "冇", "没得", "不")
ALL_OF = ("都", "全部", "全都", "所有")
OVER = re.compile(r"[过破上](?P<scale>[万千百亿])(?=[了没吗件条个次份篇人?？]|$)")
HALF = re.compile(r"(?P<over>过|大)半(?:数)?|一半|半数|\bhalf\b")
SCALES = {"万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000}
ROW = re.compile(
    r"(?:表)?(?P<block>[一二三四五六七八九])?、?[(](?P<row>[一二三四五六七八九十])[)]、?(?P<leaf>\d{1,2})?(?![\d年])"
    r"|第?(?P<block3>[一二三四五六七八九])大?项第?[(]?(?P<row3>[一二三四五六七八九十])[)]?小?项"
    r"|(?:表)(?P<block2>[一二三四五六七八九])(?=的|是|多|几|$|[?？])"
)
PARTICLE = re.compile("[了过的着得吗呢啊呀吧嘛是有在]")
HEADS = re.compile("[群费机稿员栏室册证书课站号库厂院校局所队组团章箱车房款金屏牌墙网]")
KINDS = re.compile("[两三四五六七八九十]+(?:种|类|边|方|者|样|大类|方面)")
GRAMMAR = re.compile(
    "[的地得了过着去来到要会能可做说问想看吗呢啊呀吧嘛么是有在和与跟及或就都也还又才再被把给让对向从以按于由为我你您他她它咱俺请个几多一这那哪各每有没不里中内上下后前共年月日呗哦哈噻咧嘞唦哩]"
)
EXCLUSION = re.compile(r"[(](?:不含|不包括|不算|除去|不计)[^()]*(?:政府公报|政府网站)[^()]*[)]")
HAVING = "有"
TOP = re.compile(r"前(?P<n>[一二三四五六七八九十\d]+)(?:名|位|个|强|家|的)|\btop (?P<n2>\d+)")
MORE_BY = re.compile(r"比.*多[㐀-鿿]{0,4}(?:多少|几)")
LESS_BY = re.compile(r"比.*少[㐀-鿿]{0,4}(?:多少|几)")
WITHIN_LABELS = re.compile(r"[\s,:()-]+")
ARTICLE = re.compile(
    r"(?:条例)?第[一二三四五六七八九十]+条第?[(][一二三四五六七八九十][)]项|第?[一二三四五六七八九十]+条第?[一二三四五六七八九十]项"
)
NEGATIONS = ("不", "没", "未", "没有", "并未", "从未", "不是", "没能", "未能", "非", "还没", "还未", "尚未")
ASIDE = "除"
BUT = "but"
EVERYTHING = ("all", "every", "everything", "any")
OUTSIDE_OF = ("外", "外的")
WITHIN = ("里", "里面", "里头", "里边", "内", "中", "当中", "之中", "其中", "in", "within")
IS = "是"
ASKS_WHETHER = re.compile(r"(?:is|are|was|were|isn't|aren't|wasn't|weren't|did|does|do|has|have) (?!(?:there )?any\b)")
LEFT_OUT_ENDS = ("后", "之后", "以后", "还", "也", "的话", "都", "各", "就", "呢")
TAKEN = ("把", "将")
FROM = ("从", "from")
NEGATED_AXES = ("outcome", "timing", "stage", "verdict")
SUBSET = re.compile(r"[那这](?P<n>\d+)[件个份条](?:里|中|当中|之中|申请里|申请中)")
EXCLUSION_ENGLISH = re.compile(r",\s*not\s(?!counting|including|included|from|by)[^?.,]*")
NEGATION = re.compile("[不未非无没勿莫别拒免唔冇]")
SEPARATORS = "、,;，；/+:"
ENDS = "。.!?！？\n"
JOINERS = (
    "和",
    "与",
    "跟",
    "及",
    "以及",
    "还有",
    "同",
    "或",
    "加",
    "and",
    "or",
    "以及",
    "另外",
    "或者",
    "又",
    "含",
    "连同",
    "加",
    "加上",
)
UNKNOWN_AGENCY = re.compile(
    r"(?P<name>[㐀-鿿]{1,8}?(?:街道办事处|街道|镇人民政府|镇政府|镇|乡|苏木|自治县|县|区|自治州|市|省|开发区|管委会|教育局|公安局|财政局|卫健委|卫生健康局|民政局|局|委员会|厅|海关|旗|村))"
)
ENGLISH_DIVISIONS = (
    "town",
    "township",
    "county",
    "district",
    "city",
    "village",
    "province",
    "street",
    "bureau",
    "subdistrict",
)
PINYIN_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňḿ", "aaaaeeeeiiiioooouuuuvvvvvnnm")


def han_number(text: str) -> int | None:
    """A number written in Chinese characters or digits; None when it is none."""
    if text.isdigit():
        return int(text)
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text)) if text else None
    total, current = 0, 0
    for c in text:
        if c in DIGITS:
            current = DIGITS[c]
        elif c in TENS:
            total += (current or 1) * TENS[c]
            current = 0
        else:
            return None
    return total + current
