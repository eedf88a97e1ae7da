"""How Chinese prose is cut: sentences, clauses, heading numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gisbot.catalog.writing import simplified

ITEM = re.compile(
    "[一二三四五六七八九十]+(?:是|要|则)|第[一二三四五六七八九十]|(?:其[一二三四五])|[(（]?[一二三四五六七八九十\\d]+[)）、.．]"
)
ITEM_HEAD = re.compile("[一二三四五六七八九十]+是(?!否)[^。！？；]{2,28}。")
SENTENCES = re.compile(r"[^。！？!?；;]+[。！？!?；;]?[”」』\"]?")
CLAUSES = re.compile(r"[\s，。；：、！？,.;:!?（）()《》“”\"'「」【】\[\]—-]+")
WORDS = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]+(?:部分|、|\.|．|：|:|\s)|[（(][一二三四五六七八九十\d]+[)）]、?|\d+[.．、)）]|[①-⑳])\s*"
)
OWNER = r"(?P<of>[^\W\d的]{2,4})的"
RATE_SAID, AIM = re.compile(r"[^\W\d的]{2,4}率"), re.compile("力争|争取|目标")
PLANS = re.compile(
    "(?:下一?步|下阶段|针对上述|将采取|今后|改进的?(?:措施|办法|方法|举措|打算)|改进工作|我们将|我[镇区县市局]将|拟作|加以改进|20\\d\\d年[^，。]{0,8}采取|将[^，。]{0,6}(?:做好|抓好|加大|加强|继续|进一步|从)|下一?年|明年|来年|抓好以下|做好以下|打算|整改措施"
    "|(?:改进|措施)[：:]|20\\d\\d年度?(?:计划|将|拟|起|力争))"
)
IMPROVING, LACKING = re.compile("改进|改善|整改|提升|完善"), re.compile("不足|问题|差距|短板|薄弱|困难|欠缺")
SHORTCOMING = re.compile(
    "有待|不够|不足|不[强高够齐畅准严细深实多快便]|不到位|不规范|不均衡|不统一|不及时|不平衡|薄弱|滞后|偏[少低弱慢]|欠缺|缺[乏少]|短板|差距"
)
PLANNED = re.compile(
    "打算|计划|准备|安排|措施|举措|要[做抓干办搞]|怎么[办干]|下一?步|任务|工作|干[嘛吗啥]|做[啥什些]|改进"
)
"""Speaks of what is to be done: with the year after a report and a place, one of its plans is meant."""
PROBLEM = re.compile("(?:不足|问题|差距|短板|主要表现|主要是|有待|还不够|不到位|薄弱)")
INLINE = re.compile("(?:主要是|主要表现为|主要表现在|表现为|如下|以下方面|包括)?[：:]")
TOLD_INLINE = re.compile(
    "(?:存在|(?:主要)?(?:的?(?:不足|问题|短板|表现))?(?:是|有|为|在于)|表现为)"
    "(?P<list>[^。；;：:]+?、[^。；;：:]+?)(?:等.{0,4}?(?:问题|不足|短板|差距)?)?[。；;]?$"
)
MEMBERS, NUMBER_OF = re.compile("[，,；;。]"), "数"
PERSONS, PEOPLE, ENUMERATED, STOP, COUNTED_BY = "人", "人次", "、", "。", frozenset("条点个项")
SPECIAL, SEMICOLON = re.compile("专[项用门](?:的)?(?:经费|资金|费用|拨款|的?钱)"), re.compile("[；;]")
SEMICOLONS = ("；", ";")
WHICH = re.compile("哪[些个家]|which")
COUNTED = re.compile(
    r"\d|[一二三四五六七八九十两百千万几数]+[余多]?[件条次个份篇人名项场期万元家种类批处块天年]|[无未没零]"
)
NUMBER_TOLD = re.compile(
    "\\d|[一二三四五六七八九十百千万两几][余多]?[\u4e00-\u9fff]|没有|[均都]无|未(?:收|发生|出现|接|有|产生|提|召|举|开)"
    "|零|无[\u4e00-\u9fff]{0,8}(?:发生|情况|案)|逐|每|多次|若干|大量"
)
"""A sentence without any of this tells no number."""
AREA = re.compile("全(?P<level>[省市县区旗州])")
CALLED_OWN = re.compile(
    "(?:[我咱俺你](?:们(?:这个?)?)?|本|贵|该|全)[\u3400-\u9fff]{1,5}|(?:局|委|部门|镇|乡|街道|厅|院|村|[县区市省])[里上]"
)
DISTRICT, LEVELS, GOVERNMENT, NUMERALS = "区", "县区旗", "人民政府", "一二三四五六七八九十"
LEADING_WITH = re.compile("(?:那么?|再|要是|如果)?(?:跟|和|与|同|比|较|对比|相比|compared? (?:with|to)|than)")
ASKED_COUNT = re.compile(
    "有?(?:几|多少)(?:[个家](?!月)|年(?!度报告))"
    "|how many (?:agencies|townships|departments|bureaus|years|counties|districts)"
)
HOW_MUCH_MORE = re.compile("(?:[多少高低大小](?:了|出)?|相?差)(?:多少|几[㐀-鿿]|好多)|by how m")
MORE_THAN_ONE = re.compile("比.+?(?<![最至])[多高大]|超[过出]|[高多大]于|[高多]过|胜过|more .{0,40}?than|exceed|above")
LESS_THAN_ONE = re.compile(
    "比.+?(?<![最至])[少低小]|不如|不及|赶不上|[低少小]于|没有?.{2,}[多高大](?:的|$)|(?:less|fewer).+than"
)
ALL_REPORTS = re.compile("(?:所有|全部|全体|这些|各|每)份?的?(?:年度?)?(?:报告|年报)|all (?:the )?(?:reports|agencies)")
NAMED_GROUP = re.compile("[那这]?(?P<n>[两二三四五六七八九十2-9]|俩|仨)(?:[个家]|(?=局|镇|乡|县|区|市|部门|单位))")
THAT_ONE = re.compile(
    "(?:那么?|请问|再?看看?)?(?:它|他(?!们)|[该这那](?:一?家|个?(?:局|镇|乡|县|区|街道|单位|机关|部门))的?)"
)
ALL_ALONG = re.compile("每年.{0,10}都|年都|年年|从来|一直|历来|始终|every year|always|never")
UNNAMED_YEARS = re.compile("(?<!近)(?<!最近)(?<!过去)[两二三四五六七八九十几\\d]年来?都")
SOME_YEAR = re.compile(
    "(?:至少|起码|最少|哪怕|只要)有?过?[一1]个?年|(?<![没最])有过?(?:那么|这么)?(?:哪怕)?[任某]?[一1何]个?年(?![度份来半])|曾经?"
    "|任[意何]?一年|(?:at least|in) one year|in any year"
)
_FIRST = "(?:前[一二两三四五六七八九十\\d]+(?!年)|最[多少高低大小]的?[二两三四五六七八九十\\d]+[名位个家]|top ?\\d+)"
FIRST_ADDED = re.compile(
    _FIRST + ".*(?:一共|总共|共[计收有办是]|合计|总计|累计|加起来|加在?一[起块]|加总|相加|之和|总和"
    "|together|in (?:all|total)|add up)"
)
FIRST_SHARE = re.compile(_FIRST + ".*(?:占|share of)")
ASKS_WHO = re.compile("(?:的|哪[个家些])(?:单位|机关|部门)|谁|\\bwho\\b")
WHICH_YEARS = re.compile("哪(?:几|些|一)?(?:个)?年|(?:which|what) years?|有几年")
ASCENDING = re.compile("从[少低小]到|由[少低小]到|升序|倒数|ascending|lowest first")
ASKED_PLACE, _NUMBER = re.compile("第几|排几|老几|什么名次|what place|which place"), "[一二三四五六七八九十\\d]{1,3}"
NTH = re.compile(
    f"(?P<last>倒数)第(?P<n>{_NUMBER})|第(?P<n2>{_NUMBER})(?:(?P<least>[少低小])|[多高大])|第(?P<n3>{_NUMBER})[名位]"
    f"|排(?:名|在)?第(?P<n4>{_NUMBER})"
    "|(?P<word>second|third)[- ](?:(?P<least2>lowest|fewest|smallest|least)|most|highest|largest)"
    "|(?P<runner>runner[- ]up|亚军)|(?P<bronze>季军)"
)
NEXT_PLACE = re.compile(
    f"(?:那么?|再)?(?:然后)?(?:排)?第(?P<n>{_NUMBER})(?:[个名位家])?的?(?:单位|机关|部门)?(?:又?是(?:谁|哪[个家].*))?(?:呢|啊)?"
    "|(?:and )?(?:what about |who is |who was )?(?:the )?(?P<word>second|third)(?: one| place)?"
)
IN_A_ROW = re.compile(
    "(?:连续|连着|接连)(?P<n>[两二三四五六七八九\\d])年"
    "|(?P<word>two|three|four|five) (?:consecutive|straight|successive) years"
    "|(?P<word2>two|three|four|five) years in a row"
)
GOES_UP = re.compile("增长|增加|上升|上涨|增多|变多|[涨升增]|ris|rose|gr[eo]w|increas|more|up")
GOES_DOWN = re.compile("下降|减少|下滑|下跌|变少|[降跌减]|fell|fall|declin|decreas|drop|fewer|less|down")
OF_RATE = re.compile("率|幅|百分|快|慢|%|percent|rate|fast")
TOTAL = re.compile(
    "共[收办计有]|总数|总量|总和|总额|总共|合计|总计|累计|一共|共计|加起来|总的|\\btotal\\b|altogether|in all"
)
JOINED = re.compile("以及|和|与|跟|及|、|,|/")
CHANGE, MEAN = re.compile("增长|增加|减少|下降|上升|提高|降低|[较比](?:上|去)年|同比"), re.compile("平均|人均|均为")
RATE, PASSIVE = re.compile("率|比例|比重|占比|权重|百分"), re.compile("^[里中内]?[被所]?")
OF_A_PART = re.compile(
    "(?:针?对|涉及|关于)(?P<of>[^，,。；;]{2,16}?)(?:类|方面|领域)?(?:提问|问题|事项)?的(?=[^，,。；;]*\\d)"
)
NAMED_RATE = re.compile(r"(?P<of>[^\W\d]{2})率")
TEN_THOUSANDS, IN_TENS_OF_THOUSANDS = "万", re.compile("(?:多少|几|好多)个?万")
IN_MONEY = re.compile("[\\d一二三四五六七八九十百千两](?:万|元|块)")
RESPECTIVE = re.compile(
    "(?P<things>[^，,。；;：:]*(?:、|和|与|及)[^，,。；;：:]*)[，,]?(?:分别|依次)(?P<told>[^，,。；;]*\\d[^，,。；;]*)"
)
LEADING = re.compile("^.*(?:的是|分别是|分别为|主要是|包括|涉及|有)")
"""What stands before the things of a list: 申请量居前三位的是."""
LEANING = re.compile("(?:约|分别)?占|仅|只有")
ASKS_WORDS = re.compile(
    "谁|哪位|哪些人|什么人|啥人|哪个人|叫什么|叫啥|(?:什么|啥|哪个)(?:网站|平台|制度|奖|荣誉|称号|系统|栏目|专栏|活动|主题|规范|文件(?!数))|第几[名位]|哪[几一二两三四五六七八九十]|\\bwho\\b|\\bwhom\\b"
)
"""Asks for a name or for members, be it with a number word: 是谁当的, 哪几道关."""
RESPONDING, YEAR_BEFORE = re.compile("回应|解读|事件|热点|访谈|发布会"), re.compile("上一?年度?|去年|前一年|头一年")
POINTED_OUT = re.compile(
    "(?:上一?年度?|去年|前一年|头一年|上次|上回|20\\d\\d年度?)的?(?:年度)?(?:报告|年报)?里?(?:面|头)?[^,。]{0,4}(?:指出|点名|提出|提到|列出|列的|反馈|说到|讲到)"
    "|(?:上一?年度?|去年|前一年|头一年)[^,。]{1,20}问题[^。]{0,6}(?:解决|整改|改)"
)
TOLD_BEFORE = re.compile(
    '(?:上一?年度?|前一年|去年|20\\d\\d年度?)(?:报告|年报)?[^。，]{0,8}(?:指出|提出|反馈|点名|列出|存在|[“"])'
)
"""What the year before was found lacking, in a question and in a report."""
WHO_TOLD = re.compile(
    "由.{1,20}(?:负责|牵头|管理|承担|主管|担任|统一|任|兼)|组织部|归口|任[正副]?组长|主任|局长|[科股]长|归.{2,12}管"
)
TIMED = re.compile(
    "\\d+个?[年月日天]|[一二三四五六七八九十]+个?[月日天]|每[年月季周日天]|季度|年[初底末中]|月[初底末中]|半年|周[一二三四五六日末]|星期"
    "|小时|工作日|上午|下午|当[天日]|期间|随时|实时|即时|同步|定期|[之以]?[前后]|期限|时限|期满"
)
EITHER, DENIED = re.compile("[、或]"), re.compile("没有|没得|未|无|不存在|从不")
LEFT_ASKED = re.compile(
    "(?:还|仍|尚|又|只|就)?(?:剩|余下|剩余)[下了的]?(?:有|是)?(?=几|多少|多)|还差(?=几|多少)|还有(?:几|多少)[^,，]{0,6}[没未]"
    "|\\b(?:left over|are left|is left|still (?:open|outstanding|left)|remain(?:s|ing)?)\\b"
)
LEFT_TOLD = re.compile(
    "剩|余下|其余|结余|余额|尚|未|没|仍|还有|现有|保留|[精压缩削]减|[减降缩整合并简]{1,2}[至为到]|由[^，。]*[为至到]|余[^\\d]{0,6}\\d"
)
"""What is left of a thing: in a question, and in the clause of a figure."""
_POST = (
    "科长|股长|局长|处长|主任|镇长|乡长|县长|区长|市长|书记|院长|校长|所长|站长|组长|队长|会长|部长|厅长|司长|秘书长|专员|法官|检察官|律师"
    "|教授|讲师|老师|教师|专家|记者|调研员"
)
POST = re.compile(f"(?:常务)?副?(?:{_POST})")
AFTER = ("咯", "咖", "咗", "嘅", "起", "完", "好", "掉", "出", "下", "上", "来", "去")
"""Characters between a verb and a number word."""
NO_DEED = re.compile("[发做占办开搞出登弄干有是共到为达约近总给被拿用要会能和与年月日号个的人都还口类级]")
"""Single characters before a number word that tell nothing of what was done."""
DENIED_WORD = re.compile("[未不没](?:有|能|曾)?(?![有了过的])(..)")
TAILS = re.compile("(?:活动|工作|信息|情况|数量|总数|次数|人数|数|总量|人员|资料|材料|内容|类)+$")
MOVED, AT_FIRST = re.compile("[由从自].*[为到至]"), re.compile("原来|原先|原本|本来|以前|之前|年初|起初|一开始|当初")
RIGHT_BEFORE, ABOUT, NO_DIGIT = "[了过约共近超达]*", "[余多]?", r"(?!\d)"
"""What may stand between a word and its number, between a number and its measure word, and not behind a number."""
SCALES, PARTICLE = frozenset("万亿"), re.compile("[了过的着得吗呢啊呀吧嘛是有在]")
LATTER_FIRST = re.compile("(?:后者|后面|后一|第二).{0,4}[比较减].{0,4}(?:前者|前面|前一|第一)|latter.+former")
PERSON, MORE_THAN, PEOPLE_ALIKE, EACH, DENIES = "人", "[余多]", re.compile("人次?|个人次?|名|位"), "各", "未不没"
GRADE, OTHERS = re.compile(r"\d?[a-z]{1,5}[级类]"), re.compile("其[他它余]|别的|另外|剩|余下|other|remaining|the rest")
PAIR, TRIPLE = re.compile("两|俩|二者|\\b(?:both|two)\\b"), re.compile("三|仨|\\bthree\\b")
ASKS = re.compile(
    "你们|我们|咱们?|那个|听说|哪(?:[一二三四五六七八九十两几些\\d]+)?[个道条块位家处种类样天年月日号句]?|什么(?:时候|时间|名字?|样|东西)?|[啥甚]子?(?:时候|名字?|样)?|[叫喊]什么|几[月号点](?:几[号日点])?"
    "|多久|多长时间|好久|怎么样?|咋[样个]?|如何|为什么|有没有|是不是|算不算|谁|吗|名字|全[名称]|来着|写没写|(?:原话|报告)(?:里|是|上)?(?:怎么|咋)?说?的?|[都来去呢嘛]$"
)
"""The words of a question that say only that something is asked."""
ASKED_MEMBER = re.compile(
    "哪(?P<n>[一二三四五六七八九十两\\d]+|几|些|一)?(?P<measure>[个道条块位家种类样座栋所间款档])?(?P<head>[\u3400-\u9fff]{0,4})"
)
GENERAL = re.compile(
    "内容|方面|领域|问题|部分|事情?|东西|地方|环节|步骤|措施|话|人|单位|部门|机构|机关|科室|年|天|时|[的是了才最在会能要用为]|$"
)
"""A head that a list of members need not repeat: 哪三个方面."""
SHORT_HEAD = re.compile("[村乡镇县市区州省局委科股室所站校院楼街路巷关审卡道]")
SEVERAL_OF = re.compile("几(?P<a>[^\\W\\d几月点年天分号日个])几(?P<b>[^\\W\\d几月点年天分号日个])")
EACH_WHAT = re.compile("(?P<a>[\u3400-\u9fff])(?:什么|啥)[、，,和]?(?P<b>[\u3400-\u9fff])(?:什么|啥)")
LISTED_RUN = re.compile('[^，。；：,;:]*(?:、|[”"][“"]|和|与|及)[^，。；：,;:]*')
QUOTES, LISTED, DENYING = '“”"', re.compile("、"), re.compile("[未不没]")
OF_WHOLE, LEVEL_MARK = ("占", "它占", "那占", "又占"), "级"
"""How a share begins whose part was told before; what follows the level of a body."""
AT_LEAST = re.compile("不少于|不低于|不得少于")
MEDIA_LEVEL = re.compile("(?P<level>国家|中央|[省市县区镇乡])(?:级|里|级的|里的|的)?(?:报纸|电视|媒体|报刊|电台|新闻)")
MARKED, MARKED_OR_JOINED = re.compile('[、”“"]+'), re.compile('[、”“"]+|以及|[和与及]')
DAY_ASKED = re.compile("哪[一几]?[天日]|几[日号]|几月|周几|星期几")
DAY_TOLD = re.compile("\\d+月\\d+日|\\d+[日号]|初[一二三四五六七八九十]|[周期拜][一二三四五六日末]|每[天日]|\\d+月")
HOUR_ASKED, HOUR_TOLD = re.compile("几点|开门|关门|上下?班时间"), re.compile("\\d+ ?[时点:：]")
TIME_ASKED = re.compile("什么时[候间]|啥子?时[候间]|甚么时候|多会儿|何时|哪一?年|哪个?月|多久|多长时间|好久")
PERSON_ASKED = re.compile("谁|哪一?个人|哪位|什么人|啥人|姓[啥什甚]么?")
PLACE_ASKED = re.compile("哪里|哪儿|哪哈|哪块儿|在哪|什么地方|啥子?地方|何处|哪栋|哪层|几楼|哪条[街路]")
PLACE_SAID = re.compile("[在于到][^，。；]{2,}|[馆厅室站所楼层]|中心|广场|窗口")
ORGAN_ASKED = re.compile("(?:哪|什么|啥)一?[个家]?(?:部门|单位|机构|科室|机关)")
ORGAN_SAID = re.compile("[局委办科股室处院站所](?!长)|中心|部|办公厅")
NAME_ASKED = re.compile("叫什么|叫啥|[啥什][么]?名|名字|全[名称]")
NAME_SAID = re.compile("[“《][^”》]+[”》]|名为|称为")
WHETHER_ASKED = re.compile("有没有|是不是|是否|有过|吗|没有?[?？]?$|算不算|[能可]不[能可]|了没|过没|没得[?？]?$")
_DROPPED = re.compile(r"[\s，。；：、！？,.;:!?（）()《》“”\"'「」【】\[\]—\-+]+")


@lru_cache(maxsize=16384)
def plain_form(text: str) -> str:
    """Text for comparing: folded, simplified, lower case, without punctuation and white space."""
    return _DROPPED.sub("", simplified(unicodedata.normalize("NFKC", text).lower()))


_ROW_NUMBER = re.compile(r"^(?:([一二三四五六七八九十]+)、|[（(]([一二三四五六七八九十]+)[)）]|(\d+)[.．、])")
_NOTES, AMONG = re.compile(r"[（(][^（）()]*[)）]"), re.compile("其中[：:]?")
WORD_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "second": 2, "third": 3}
HAN_NUMBERS, SHARES = "零一二三四五六七八九十", ("占", "share", "percent")
TWICE = str.maketrans("两", "二")
SECTION_WORD, OTHER = "[这那的]?一?个?(?:部分|小节|章节|节|章|块|板块|段|方面|标题|栏)", "其他需要报告的事项"
OF_HEADINGS = re.compile("^(?:(?:政府)?信息公开|政务公开|政府信息|政府)(?=.{3})|(?:工作)?(?:的?情况|的?事项)$|工作$")
_COUNT = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
PLACED = re.compile(
    rf"第(?P<part>{_COUNT})个?大?(?:部分|章节|章|节|板块)(?:[的里中]|里面|里头|当中|下面)?[,、:]?"
    rf"(?:第?[(](?P<sub>{_COUNT})[)]|第(?P<sub2>{_COUNT})个?(?:小节|小点|小部分|小标题|小段|节|点|条|段|部分|小条))?"
)
NOTE_ASKED = re.compile(
    "(?P<open>口径|括号|括弧|[的上]注|备注|附注|注明|注的|不(?:算|含|包括|包含|计)(?:了|进)?(?:哪|谁|什么|啥)|[哪谁什么啥].{0,5}不(?:算|含|包括|计)"
    "|(?:排除|剔除|扣除)了?(?:哪|谁|什么|啥)|不?把(?:哪|谁|什么|啥).{0,6}算|怎么计|算几[条次件])"
    "|(?P<whether>含不含|包不包|包括不包|包含不包|算不算|计不计)|是[否不](?:是)?(?:也)?(?:包括|包含|含|算|计)|有没有(?:包括|包含|把|算|含)"
    "|不?把.{2,20}算(?:进|在|作)|(?:包括|包含|含|算|计)(?:了|进|在内|上|入)?.{0,20}(?:吗|没有?|么|不)[？?]?$"
    "|\\b(?:includ|exclud|counted in)"
)


def heading_words(label: str) -> str:
    """What a heading of a form is about, without its number and notes: 一、主动公开情况 is about 主动公开."""
    return plain_form(_NOTES.sub("", _ROW_NUMBER.sub("", label))).removesuffix("情况")


def row_number(label: str) -> str:
    """The number a row's label begins with, bare (三, 一, 4); "" when it has none."""
    match = _ROW_NUMBER.match(label)
    return next((group for group in match.groups() if group), "") if match else ""


_NAMED_SO = (
    "(?!信箱|热线|接待|办公|会议|讲政|电话|访谈|专线)(?P<{name}>[\u3400-\u9fff]{{2,4}}?)"
    "(?=任|担|兼|分管|主[讲持抓]|授|讲|[，。、；（）]|出[镜席任]|带[队头]|负责|牵头|作|为|解|参|签|到|率|等|$)"
)


@lru_cache(maxsize=512)
def post_told(post: str) -> re.Pattern[str]:
    """A post with the name of who holds it, before or behind it; no deputy's unless one is asked for ("": any)."""
    said = f"(?<!副){re.escape(post)}" if post else f"副(?:{_POST})"
    behind = said + "(?:由[^，。；]{0,24}?(?=[\u3400-\u9fff]{2,4}(?:担任|兼任)))?" + _NAMED_SO.format(name="behind")
    return re.compile(behind + f"|(?P<before>[\u3400-\u9fff]{{2,3}})(?:担|兼)?任[^，。；]{{0,14}}{said}")


OF_PROSE = re.compile("(?:正文|文字部分|文字叙述|叙述部分|文字)(?:里头?|中|部分|当中|上)?(?:说|写|讲|提|报|讲到|给)")
QUANTITY = re.compile("[率费数额量]$")
BRACKETED = re.compile(r"[(（][^()（）]*\d[^()（）]*[)）]")
"""Figures told in brackets, of parts of the number before them: 规章13件（含新制定5件，修改4件）."""
OF_WHICH = re.compile("其中[,，:：]?")
NOT_OF = re.compile("(?<!是)(?:不是|并非|不属于|不算)(?P<of>[^,，。;；?？!！]{1,6}?)的")
"""What is asked without: 不是疫情的发布会."""
SET_OFF = re.compile("(?:结转上年|扣除|剔除|除去|减去|除)[^,，。；;]{0,12}?(?:后|以?外)")
"""What a number is told without: 结转上年后新收到47件."""
TOLD_TOGETHER = re.compile(
    "(?P<one>[^,，、;；。]{2,})[和及与](?P<other>[^,，、;；。]{2,}?)(?:一共|共计|共|合计|总计|总共)(?=[^,，]*\\d)"
)
"""One number of two things: 目录和专栏共188条."""
MEMBER = re.compile(r"(?:包括|包含|分为)[:：]?(?P<own>[^\W\d]{2}.*\d.*)$")
"""A part behind that which it is a part of: 专栏包括价格收费52条."""
WHOLE_NAMED = re.compile("^.*(?:包括|包含|分为)[:：]?(?=.{2})")
"""What names the whole before the part: 专栏包括 in 专栏包括价格收费."""
