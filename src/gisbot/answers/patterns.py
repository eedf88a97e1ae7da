"""How Chinese prose is cut: sentences, clauses, heading numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SENTENCES = re.compile(r"[^。！？!?；;]+[。！？!?；;]?[”」』\"]?")
CLAUSES = re.compile(r"[\s，。；：、！？,.;:!?（）()《》“”\"'「」【】\[\]—-]+")
WORDS = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]+(?:部分|、|\.|．|：|:|\s)|[（(][一二三四五六七八九十\d]+[)）]、?|\d+[.．、)）]|[①-⑳])\s*"
)
FALLS_SHORT = re.compile("(?:不足|不到|低于|少于)(?!一共)[约近]?[\\d一二三四五六七八九十百千半]")
PLANS = re.compile(
    "(?:下一?步|下阶段|针对上述|将采取|今后|改进的?(?:措施|办法|方法|举措|打算)|改进工作|我们将|我[镇区县市局]将|拟作|加以改进|20\\d\\d年[^，。]{0,8}采取|将[^，。]{0,6}(?:做好|抓好|加大|加强|继续|进一步|从)|下一?年|明年|抓好以下|做好以下|打算|整改措施)"
)
IMPROVING, LACKING = re.compile("改进|改善|整改|提升|完善"), re.compile("不足|问题|差距|短板|薄弱|困难|欠缺")
SHORTCOMING = re.compile(
    "有待|不够|不足|不[强高够齐畅准严细深实多快便]|不到位|不规范|不均衡|不统一|不及时|不平衡|薄弱|滞后|偏[少低弱慢]|欠缺|缺[乏少]|短板|差距"
)
REMAINING = re.compile("(?:没有?|未|尚未)[得能]?(?:整改|解决|改)")
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
NEW_MEDIA = "媒体"
PERSONS, PEOPLE, ENUMERATED, STOP, COUNTED_BY = "人", "人次", "、", "。", frozenset("条点个项")
CALLS_COUNTED = re.compile("how many (?:\\w+\\W+){0,6}?calls?\\b|(?:多少|几)[个通次]?(?:电话|来电)")
CALLS_TOLD = re.compile("来电|电话|接听|接通|呼入|拨打|话务")
SPECIAL, SEMICOLON = re.compile("专[项用门](?:的)?(?:经费|资金|费用|拨款|的?钱)"), re.compile("[；;]")
SEMICOLONS = ("；", ";")
WHICH = re.compile("哪[些个家]|which")
COUNTED = re.compile(
    r"\d|[一二三四五六七八九十两百千万几数]+[余多]?[件条次个份篇人名项场期万元家种类批处块天年]|[无未没零]"
)
AREA = re.compile("全(?P<level>[省市县区旗州])")
CALLED_OWN = re.compile(
    "(?:[我咱俺你](?:们(?:这个?)?)?|本|贵|该|全)[\u3400-\u9fff]{1,5}|(?:局|委|部门|镇|乡|街道|厅|院|村|[县区市省])[里上]"
)
DISTRICT, LEVELS, GOVERNMENT, NUMERALS = "区", "县区旗", "人民政府", "一二三四五六七八九十"
LEADING_WITH = re.compile("(?:那么?|再|要是|如果)?(?:跟|和|与|同|比|较|对比|相比|compared? (?:with|to)|than)")
NO_ONE = re.compile(
    "没有?|都没有?|都未|全没|未|从未|并未|无|没有过|不曾|零|一件也没有?|都没有?|没得|冇"
    "|no|not|none|zero|never|without|did not|didn't|no one"
)
ASKED_COUNT = re.compile(
    "有?(?:几|多少)(?:[个家](?!月)|年(?!度报告))"
    "|how many (?:agencies|townships|departments|bureaus|years|counties|districts)"
)
ASKED_MEMBERS = re.compile("有(?:几|多少)[个家](?=没|未|一件|都|收到|有过|超过|达到|不到)")
BARE_EXTREME = re.compile(
    "(?<![最第许不])(?:(?P<most>[多高大])|(?<![多至])(?P<least>[少低小]))(?:一?[些点])?(?:呢|啊|呀)?[?？。]?$"
)
HOW_MUCH_MORE = re.compile("(?:[多少高低大小](?:了|出)?|相?差)(?:多少|几[㐀-鿿]|好多)|by how m")
MORE_THAN_ONE = re.compile("比.+?(?<![最至])[多高大]|超[过出]|[高多大]于|[高多]过|胜过|more .{0,40}?than|exceed|above")
LESS_THAN_ONE = re.compile(
    "比.+?(?<![最至])[少低小]|不如|不及|赶不上|[低少小]于|没有?.{2,}[多高大](?:的|$)|(?:less|fewer).+than"
)
ALL_REPORTS = re.compile("(?:所有|全部|全体|这些|各|每)份?的?(?:年度?)?(?:报告|年报)|all (?:the )?(?:reports|agencies)")
EACH_NEWEST = re.compile("(?:最近|最新|最后)的?一?[份期次]|各自最[近新后]|(?:latest|newest|last) reports?")
NAMED_GROUP = re.compile("[那这]?(?P<n>[两二三四五六七八九十2-9]|俩|仨)(?:[个家]|(?=局|镇|乡|县|区|市|部门|单位))")
THAT_ONE = re.compile(
    "(?:那么?|请问|再?看看?)?(?:它|他(?!们)|[该这那](?:一?家|个?(?:局|镇|乡|县|区|街道|单位|机关|部门))的?)"
)
ALL_ALONG = re.compile("每年.{0,10}都|年都|年年|从来|一直|历来|始终|every year|always|never")
UNNAMED_YEARS = re.compile("(?<!近)(?<!最近)(?<!过去)[两二三四五六七八九十几\\d]年来?都")
AT_LEAST_ONCE = re.compile("(?:至少|起码|最少|哪怕)有?过?[一1]个?年|(?:at least|in) one year")
SOME_YEAR = re.compile(
    "(?:至少|起码|最少|哪怕|只要)有?过?[一1]个?年|(?<![没最])有过?(?:那么|这么)?(?:哪怕)?[任某]?[一1何]个?年(?![度份来半])|曾经?"
    "|任[意何]?一年|(?:at least|in) one year|in any year"
)
AHEAD = re.compile(
    "靠前|靠后|排(?:名|位|序|得|在)*(?:更|比较)?(?:前面|前头|后面|后头)|(?:位次|名次|排名)(?:更|比较)?[高低前后]"
    "|rank(?:s|ed)? (?:higher|lower|ahead)"
)
ASKS_WHICH_OF = re.compile("哪[一]?[个家]|which(?: one| of)?")
_FIRST = "(?:前[一二两三四五六七八九十\\d]+(?!年)|最[多少高低大小]的?[二两三四五六七八九十\\d]+[名位个家]|top ?\\d+)"
FIRST_ADDED = re.compile(
    _FIRST + ".*(?:一共|总共|共[计收有办是]|合计|总计|累计|加起来|加在?一[起块]|加总|相加|之和|总和"
    "|together|in (?:all|total)|add up)"
)
FIRST_SHARE = re.compile(_FIRST + ".*(?:占|share of)")
OF_SHARE = re.compile("比例|占比|比重|份额|百分比")
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
HELD = re.compile(
    "(?:哪[些几]?|几|多少|什么|啥)(?:[个家份篇些]|年)?(?:单位|机关|机构|部门|乡镇|地方|县区|区县|年份|年度|年|政府|人)*"
    "的?(?:政府)?(?:信息公开)?(?:工作)?(?:年度)?(?:报告|年报)(?:书|文件)?(?:呢|啊|呀)?[?？。]?$"
    "|(?:报告|年报)(?:现在|目前|一共|总共|都|是|共)*(?:有|装了|收了|收录了|加载了)?(?:的是|是)?(?:哪[些几]|几|多少)"
    "(?:[个家份篇])?(?:单位|机关|机构|部门|年份|年度|年)?的?(?:呢|啊|呀)?[?？。]?$"
    "|(?:which|what|how many) (?:agencies|agency|years?|(?:annual )?reports?)\\b.*"
    "\\b(?:loaded|have|available|there|hold|got|for)\\b"
    "|list (?:all )?(?:the )?reports"
)
HAS_REPORT = re.compile(
    "(?:有没有|有无|是否有|有不有|装没装|收没收).*(?:报告|年报)|有.*(?:报告|年报)(?:吗|么|没有|没|嘛|不)[?？。]?$"
    "|(?:do you have|is there) .*report"
)
NOT_HELD = re.compile("要报告|报告(?:里|中|上|内|里面|当中)|里面")
AT_MOST = re.compile(
    "不超过|不多于|没有?超过|未超过|以下|以内|之内|不大于|不高于|至多|顶多|at most|(?:no|not) more than"
)
OF_RATE = re.compile("率|幅|百分|快|慢|%|percent|rate|fast")
TOTAL = re.compile(
    "共[收办计有]|总数|总量|总和|总额|总共|合计|总计|累计|一共|共计|加起来|总的|\\btotal\\b|altogether|in all"
)
PART = re.compile(
    "最后(?:面)?一?(?:个)?(?:大)?(?:部分|章|节|段|块|点)|第[一二三四五六七八九十\\d]+(?:个?部分|章|大?节|段)"
)
JOINED = re.compile("以及|和|与|跟|及|、|,|/")
CHANGE, MEAN = re.compile("增长|增加|减少|下降|上升|提高|降低|[较比](?:上|去)年|同比"), re.compile("平均|人均|均为")
RATE, PASSIVE = re.compile("率|比例|比重|占比|权重|百分"), re.compile("^[里中内]?[被所]?")
OF_A_PART = re.compile(
    "(?:针?对|涉及|关于)(?P<of>[^，,。；;]{2,16}?)(?:类|方面|领域)?(?:提问|问题|事项)?的(?=[^，,。；;]*\\d)"
)
NAMED_RATE = re.compile(r"(?P<of>[^\W\d]{2})率")
NEARLY = re.compile("[快近约]|[\\d十百千万][余多来]|差不多|左右|上下|大概|大约|接近|nearly|almost|about|around|roughly")
REACHES = re.compile(r"有(?:没有|无)?[过到了]?[\d一二三四五六七八九十百千两]")
WHAT_NUMBER = re.compile("(?:什么|啥|哪个|哪一个|哪项|哪一项)(?:数|指标|东西|意思|数字|数据)")
SPENT = re.compile(
    "(?:花|用|投|使)(?:在|到|去|给|于)?(?:了)?(?:哪|什么|啥|何处)|(?:怎么|咋|如何)(?:花|用|分|支出|使用|安排)的?|花销|用途|去向|(?:都|全)花哪"
    "|(?:spent|used|gone?|went) (?:on|for|to|in)? ?(?:what|which)|(?:what|where|how)\\b.* (?:spent|go|went|used for)\\b"
)
"""Asks what money went into."""
TEN_THOUSANDS, IN_TENS_OF_THOUSANDS = "万", re.compile("(?:多少|几|好多)个?万")
THIS_MONEY = re.compile("[这那该]一?[些笔个]?[^,，]{0,4}(?:钱|款|经费|费用|资金)|\\b(?:this|that|the) money\\b")
MONEY, TAKEN_OFF = re.compile("钱|元|金额|money|cost"), re.compile("总|减|total|subtract|minus")
RESPECTIVE = re.compile(
    "(?P<things>[^，,。；;：:]*(?:、|和|与|及)[^，,。；;：:]*)[，,]?(?:分别|依次)(?P<told>[^，,。；;]*\\d[^，,。；;]*)"
)
LEADING = re.compile("^.*(?:的是|分别是|分别为|主要是|包括|涉及|有)")
"""What stands before the things of a list: 申请量居前三位的是."""
LEANING = re.compile("(?:约|分别)?占|仅|只有")
ASKS_WORDS = re.compile(
    "谁|哪位|哪些人|什么人|啥人|哪个人|叫什么|叫啥|哪[几一二两三四五六七八九十]|\\bwho\\b|\\bwhom\\b"
)
"""Asks for a name or for members, be it with a number word: 是谁当的, 哪几道关."""
OTHER_WAYS = re.compile("(?:其[他它余]|别的|另外的?)(?:渠道|方式|办法|路子|途径|法子|平台|手段)")
WAYS, LIST_MARK = re.compile("公报|网站|官网|微博|微信|访谈|发布会|解读"), re.compile("[/、|]")
REASON_GIVEN = re.compile("because|because of|due to|on (?:the )?grounds of|owing to|on account of|因为|由于")
RESPONDING, YEAR_BEFORE = re.compile("回应|解读|事件|热点|访谈|发布会"), re.compile("上一?年度?|去年|前一年|头一年")
POINTED_OUT = re.compile(
    "(?:上一?年度?|去年|前一年|头一年|上次|上回|20\\d\\d年度?)的?(?:年度)?(?:报告|年报)?里?(?:面|头)?[^,。]{0,4}(?:指出|点名|提出|提到|列出|列的|反馈|说到|讲到)"
    "|(?:上一?年度?|去年|前一年|头一年)[^,。]{1,20}问题[^。]{0,6}(?:解决|整改|改)"
)
TOLD_BEFORE = re.compile(
    '(?:上一?年度?|前一年|去年|20\\d\\d年度?)(?:报告|年报)?[^。，]{0,8}(?:指出|提出|反馈|点名|列出|存在|[“"])'
)
"""What the year before was found lacking, in a question and in a report."""
MEASURED = re.compile(
    "[\\d一二三四五六七八九十两半][余多]?(?:个?(?:工作日|小时|星期|月)|天|日|分钟|公里|平方米|亩|吨|户|字|岁)|[、,，][一二三四五六七八九十]"
)
"""A time or size told in figures, or days of a calendar one after the other."""
MOST_TOLD = re.compile("最[多高]|居多|集中[在于]|主要涉及|排在?前|[排居]第一|首位")
FRAMED = re.compile(
    "(?:在|从)?(?:这些|那些|所有|全部|这批|那批|收到的?|新收的?)[^,，、]{1,8}(?:里面|里头|之中|当中|[里中])[,，]"
)
"""Begins by what is asked of, which is no figure asked for: 这些申请里，当面的几件."""
PROSE_AND_TABLE = re.compile("(?:正文|文字)[^?？]*表|表[^?？]*(?:正文|文字)")
OF_BODIES = re.compile(
    "(?:(?:前|头)[一二三四五六七八九十几\\d]+[个家名]?|哪[一几些]?[个家]?|几[个家]|最[多少高低大小]的?)(?:县级|区级|市级|下属|内部|镇|街道|局)?(?:单位|部门|机关|科室|处室|股室|乡镇|村|社区|街道|局)"
    "|(?:单位|部门|机关|科室|处室|股室|乡镇|社区|街道)[^,，]{0,4}(?:最[多少高低大小]|前[一二三四五六七八九十\\d])"
)
"""Which bodies have most of a thing: no kind of it."""
TOPICS = re.compile("方面|领域|内容|主题|话题|题材|什么事|哪些事|一个人|同一个?人|单个|单人|最多的?一[个位人]")
"""What requests are about, or one person: no kind of applicant."""
WHO_TOLD = re.compile(
    "由.{1,20}(?:负责|牵头|管理|承担|主管|担任|统一|任|兼)|组织部|归口|任[正副]?组长|主任|局长|[科股]长|归.{2,12}管"
)
PLACED_AT = re.compile("设在|设于|位于|地址|[大一二三四五六七八九十\\d]楼|窗口|[馆厅室站所]|中心")
PLACE_TOLD = re.compile("第[一二三四五六七八九十\\d]+|[前首][一二三四五六七八九十\\d]+[名位]|\\d+[名位]")
TIMED = re.compile(
    "\\d+个?[年月日天]|[一二三四五六七八九十]+个?[月日天]|每[年月季周日天]|季度|年[初底末中]|月[初底末中]|半年|周[一二三四五六日末]|星期"
    "|小时|工作日|上午|下午|当[天日]|期间|随时|实时|即时|同步|定期|[之以]?[前后]|期限|时限|期满"
)
EITHER, DENIED = re.compile("[、或]"), re.compile("没有|没得|未|无|不存在|从不")
LEFT_ASKED = re.compile(
    "(?:还|仍|尚|又|只|就)?(?:剩|余下|剩余)[下了的]?(?:有|是)?(?=几|多少|多)|还差(?=几|多少)|还有(?:几|多少)[^,，]{0,6}[没未]"
    "|\\b(?:left over|are left|is left|still (?:open|outstanding|left)|remain(?:s|ing)?)\\b"
)
LEFT_AFTER = re.compile(
    "^(?:那么?|可)?[没未][^,，有]{1,5}的?(?:有|是|还有)?(?:几|多少)[^,，]?[呢啊呀]?[?？]?$|^剩下的?呢"
)
LEFT_TOLD = re.compile(
    "剩|余下|其余|结余|余额|尚|未|没|仍|还有|现有|保留|[精压缩削]减|[减降缩整合并简]{1,2}[至为到]|由[^，。]*[为至到]|余[^\\d]{0,6}\\d"
)
"""What is left of a thing: in a question, and in the clause of a figure."""
NOT_DONE = re.compile("[没未]|pending|outstanding|open")
ASKS_PERSON = re.compile("谁|哪一?个人?|哪位|叫[啥什][么]?(?:名字?)?|姓[啥什甚]么?|名字|大名|\\bwho\\b|\\bname\\b")
_POST = (
    "科长|股长|局长|处长|主任|镇长|乡长|县长|区长|市长|书记|院长|校长|所长|站长|组长|队长|会长|部长|厅长|司长|秘书长|专员|法官|检察官|律师"
    "|教授|讲师|老师|教师|专家|记者|调研员"
)
POST = re.compile(f"(?:常务)?副?(?:{_POST})")
DEPUTY = re.compile("\\bdeputy\\b|\\bvice\\b")
WHICH_DAY = re.compile("哪一?[天日]|周几|星期几|礼拜几|几号|\\b(?:which|what) (?:day|weekday)")
LATE_ASKED = re.compile(
    "超期|逾期|超时|拖着|晚答|[按准]时|法定期限|期限[内里]|[拖超]过[了]?(?:法定)?(?:期限|时限|日子)|过了?期限?"
)
LATE_DENIED = re.compile(
    "(?:没有|未|无)[^，。；]{0,6}(?:超期|逾期|超时)|(?:超期|逾期|超时)[^，。；]{0,6}(?:没有|为?[0零])"
)
INDEFINITE = re.compile("有(?:没有|无|过)?[^，,]{0,3}(?:哪[一]?[个家些件]|谁|什么人|啥人)")
"""有没有哪个 asks not which one."""
ALL_IN_TIME = re.compile(
    "(?:均|都|全部|一律|已)[^。；]{0,6}(?:法定期限|规定期限|期限内|规定时限|时限内|按期|按时|准时)"
)
AFTER = ("咯", "咖", "咗", "嘅", "起", "完", "好", "掉", "出", "下", "上", "来", "去")
"""Characters between a verb and a number word."""
NO_DEED = re.compile("[发做占办开搞出登弄干有是共到为达约近总给被拿用要会能和与年月日号个的人都还]")
"""Single characters before a number word that tell nothing of what was done."""
DENIED_WORD = re.compile("[未不没](?:有|能|曾)?(?![有了过的])(..)")
TAILS = re.compile("(?:活动|工作|信息|情况|数量|总数|次数|人数|数|总量|人员|资料|材料|内容|类)+$")
MOVED, AT_FIRST = re.compile("[由从自].*[为到至]"), re.compile("原来|原先|原本|本来|以前|之前|年初|起初|一开始|当初")
RIGHT_BEFORE, ABOUT, NO_DIGIT = "[了过约共近超达]*", "[余多]?", r"(?!\d)"
"""What may stand between a word and its number, between a number and its measure word, and not behind a number."""
SCALES, PARTICLE = frozenset("万亿"), re.compile("[了过的着得吗呢啊呀吧嘛是有在]")
FORMER_OR_LATTER = re.compile(
    "(?P<former>前者|前面那?一?[个条项]|the former)|后者|后面那?一?[个条项]|最后那?一?[个条项]|the latter|the last one"
)
LATTER_FIRST = re.compile("(?:后者|后面|后一|第二).{0,4}[比较减].{0,4}(?:前者|前面|前一|第一)|latter.+former")
POINTED_AT = re.compile("你?[这那]个?(?:一?句话?|话|数字?|数据|一?段话?|条|说法)")
DIRECTION = re.compile("(?:[来去掉到起好完出]|上来|下来)$")
ALIKE_LEFT = re.compile("(?:涉及|涉|共|总|一|花|用|合计|到|收|来|听|去|参加|出席|参与){0,3}")
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
MARKED, MARKED_OR_JOINED = re.compile('[、”“"]+'), re.compile('[、”“"]+|以及|[和与及]')
DAY_ASKED = re.compile("哪[一几]?[天日]|几[日号]|几月|周几|星期几")
DAY_TOLD = re.compile("\\d+月\\d+日|\\d+[日号]|初[一二三四五六七八九十]|[周期拜][一二三四五六日末]|每[天日]|\\d+月")
HOUR_ASKED, HOUR_TOLD = re.compile("几点|开门|关门|上下?班时间"), re.compile("\\d+ ?[时点:：]")
TIME_ASKED = re.compile("什么时[候间]|啥子?时[候间]|甚么时候|多会儿|何时|哪一?年|哪个?月|多久|多长时间|好久")
PERSON_ASKED = re.compile("谁|哪一?个人|哪位|什么人|啥人|姓[啥什甚]么?")
PLACE_ASKED = re.compile("哪里|哪儿|哪哈|哪块儿|在哪|什么地方|啥子?地方|何处|哪栋|哪层|几楼|哪条[街路]")
PLACE_SAID = re.compile("[在于到][^，。；]{2,}|[馆厅室站所楼层]|中心|广场|窗口")
PHONE_SAID = re.compile("\\d{3,4}-\\d{7,8}|(?<!\\d)(?:1[012]\\d{3}|96\\d{3,4}|400-?\\d{3})(?!\\d)")
ADDRESS_SAID = re.compile("[在于设][^，。；]{2,}|[馆厅室站所楼层]|中心|广场|窗口|[路街巷]\\d*号?")
CALLED = re.compile("(?:热线|电话)[^，,]{0,3}(?:多少号|几号|哪个号|啥号|什么号)")
OF_OFFICES = frozenset("办公室处局委街镇乡县区市")
"""Characters of the names of offices, which tell no thing of its own."""
ORGAN_ASKED = re.compile("(?:哪|什么|啥)一?[个家]?(?:部门|单位|机构|科室|机关)")
ORGAN_SAID = re.compile("[局委办科股室处院站所](?!长)|中心|部|办公厅")
NAME_ASKED = re.compile("叫什么|叫啥|[啥什][么]?名|名字|全[名称]")
NAME_SAID = re.compile("[“《][^”》]+[”》]|名为|称为")
WHETHER_ASKED = re.compile("有没有|是不是|是否|有过|吗|没有?[?？]?$|算不算|[能可]不[能可]|了没|过没|没得[?？]?$")
_DROPPED = re.compile(r"[\s，。；：、！？,.;:!?（）()《》“”\"'「」【】\[\]—\-+]+")


@lru_cache(maxsize=16384)
def plain_form(text: str) -> str:
    """Text for comparing: folded, lower case, without punctuation and white space."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower())


_ROW_NUMBER = re.compile(r"^(?:([一二三四五六七八九十]+)、|[（(]([一二三四五六七八九十]+)[)）]|(\d+)[.．、])")
_NOTES, AMONG = re.compile(r"[（(][^（）()]*[)）]"), re.compile("其中[：:]?")
AMONG_ASKED = re.compile('其中[”」"]?的?[那这]?一?[行项栏条格个](?!都|是不是)|[“「"]其中[”」"]')
WITH_AMONG = re.compile("[和与及跟连]其中")
BELOW = re.compile(
    "[各子小细分]项|明细|挨个|挨着|逐[个项行条一]|[一每][行项]?一[行项]|每一?[行项]|各[个]?(?:行|栏|渠道|方式|种)"
    "|(?:所有|全部|全套|整块|整个|整套)的?(?:行|项|数|内容|渠道|大?项|块|板块)?|[报念读列说抄]个?一?遍|都?[报念读列]全"
    "|都[报念读列说给抄誊]|[两二三四五六七八九十\\d]+个?(?:渠道|方式|途径|子项|小项|分项|行|数|项)"
    "|\\b(?:each|every|all|sub-?items?|rows below|breakdown)\\b"
)
SUBROWS = re.compile(
    "子项|[小细]项|明细|[下底][面属级下边]的?(?:各|几[个行项]|[两二三四五六七八九十\\d]+[个行项])|其中各|逐[个项行]|挨[个着]"
    "|[两二三四五六七八九十\\d]+个?(?:渠道|方式|途径)的?[数条件]|\\bsub-?items?\\b"
)
BLOCK = re.compile("整块|整个|大项|大块|板块|[这那]一?块|[这那]几行|各行|(?:全部|所有)数据|每一?行|\\bblock\\b")
DATA = re.compile("数|填|多少|几[件条个次人篇项]|\\b(?:figures?|numbers?|how many|values?)\\b")
WORD_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "second": 2, "third": 3}
HAN_NUMBERS, SHARES = "零一二三四五六七八九十", ("占", "share", "percent")
TWICE = str.maketrans("两", "二")
LINE, TABLE_OF = re.compile("第(?P<n>[一二三四五六七八九十\\d]+)行"), re.compile("表(?P<n>[一二三四五六七八九])")
JOINING = re.compile("[和与及、的]")
PREAMBLE = re.compile(
    "引言|前言|导语|导言|序言|开篇|卷首语?|开头[那这]?一?[段部]分?|[最正文报告]开头|\\b(?:preamble|introduction|introductory|opening)\\b"
)
SECTION_WORD, OTHER = "[这那的]?一?个?(?:部分|小节|章节|节|章|块|板块|段|方面|标题|栏)", "其他需要报告的事项"
OTHER_ALONE = re.compile(
    "(?:这个|那个)?(?:其[他它余]|别的|另外的?)(?:情形|情况)?(?:的|一?栏|一?项|[这那]一?[项栏行])?(?:的?数)?(?:[是有填])?(?:多少|几)?[件条个次]?[呢啊呀]?"
)
OTHER_MATTERS = re.compile(
    "(?:其[他它余]|别的|另外|还有).{0,6}(?:报告|交代|说明|汇报)的?(?:事|情况|内容|东西|吗|么|没)"
)
CHAPTER_POINTED = re.compile("[这那]一?个?(?:小节|章节|节(?![目日省约课])|章(?!程))")
SECTION_POINTED = re.compile("[这那]一?个?小?(?:部分|小节|章节|节|章|板块|块|段)(?!钱|时|日|期)")
OF_HEADINGS = re.compile("^(?:(?:政府)?信息公开|政务公开|政府信息|政府)(?=.{3})|(?:工作)?(?:的?情况|的?事项)$|工作$")
_COUNT = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
PLACED = re.compile(
    rf"第(?P<part>{_COUNT})个?大?(?:部分|章节|章|节|板块)(?:[的里中]|里面|里头|当中|下面)?[,、:]?"
    rf"(?:第?[(](?P<sub>{_COUNT})[)]|第(?P<sub2>{_COUNT})个?(?:小节|小点|小部分|小标题|小段|节|点|条|段|部分|小条))?"
)
NOTE = re.compile("[（(]([^（）()]{6,})[)）]")
NOTE_ASKED = re.compile(
    "(?P<open>口径|括号|括弧|[的上]注|备注|附注|注明|注的|不(?:算|含|包括|包含|计)(?:了|进)?(?:哪|谁|什么|啥)|[哪谁什么啥].{0,5}不(?:算|含|包括|计)"
    "|(?:排除|剔除|扣除)了?(?:哪|谁|什么|啥)|不?把(?:哪|谁|什么|啥).{0,6}算|怎么计|算几[条次件])"
    "|(?P<whether>含不含|包不包|包括不包|包含不包|算不算|计不计)|是[否不](?:是)?(?:也)?(?:包括|包含|含|算|计)|有没有(?:包括|包含|把|算|含)"
    "|不?把.{2,20}算(?:进|在|作)|(?:包括|包含|含|算|计)(?:了|进|在内|上|入)?.{0,20}(?:吗|没有?|么|不)[？?]?$"
    "|\\b(?:includ|exclud|counted in)"
)
EXCLUDES = re.compile("不(?:包括|包含|含|计)")
SIGNED = re.compile(
    "签[字名署章]|签的[字名]|签了[字名]|表[尾底末]|落款.{0,3}签|\\bsign(?:s|ed|atures?|atory|atories)?\\b"
)
SIGNING = re.compile(
    "统计表|报表|表格|这张|那张|表|报告|年报|最[后末]|末尾|尾[部巴]?|底[下部]?|下面|下方|签[字名署章]|签|字|署名|栏目?|处|[这那]?一?块|区"
    "|落款|[一二三四两几\\d]+个?人?|哪[几些]?[个位]?|名字|姓名|名单|分别|列一?下?|一列|写|填|都有|都|有|是|谁|姓|叫[做]?(?:什么|啥)|什么|啥|的人|多少|请问|查|看"
    '|信息|里面?|内容|的|了|上|下|给我|报|念|说|一下|人员?|负责|[，。？?、,.!！:："“” ]'
    "|\\b(?:who|has|have|the|names?|signed|sign|signatures?|form|table|statistics|report|people|persons?|block|of|in|on|at|bottom|list|are|is|those|that)\\b"
)
ADDED = re.compile("加|之和|合计|总和|求和|相加|各项|各[个]?渠道|各种|子项|小项|分项|\\b(?:add|sum|total|plus)")
LEDGER = re.compile("勾稽|钩稽|第一[项行].*第二[项行].*第三[项行].*第四[项行]")
BASIS_ASKED = re.compile(
    "(?:根据|依据|凭|按照?|依照)的?(?:是)?(?:什么|啥|哪)|依据(?:有哪|是)|\\b(?:on what basis|based on what)"
)
BASIS_TOLD = re.compile("(?:根据|依据|按照?|依照)[^。]*(?:编制|编写|撰写|起草|编撰)")
PER_HEAD = re.compile("人均|[每平]个?(?:均每个?)?人(?!次)|\\bper (?:person|head|capita|trainee|attendee|employee)\\b")
RULE_ASKED = re.compile("(?:勾稽|钩稽)关?系?[^,，?？]{0,4}(?:是[啥什]|怎么[写算说]|怎样|咋)|等于(?:什么|啥|谁|哪)")
PLUS = re.compile("加(?![起总在到和])")
EVERY_PART = re.compile(
    "各项|各[个]?(?:渠道|方式|途径|栏|行|种|情形|小项)|子项|小项|细项|分项|明细"
    "|[两二三四五六七八九十\\d几]+个?(?:渠道|方式|途径|小项|项|行)|\\ball (?:the )?(?:channels|parts|items|rows)"
)
NONE_OF = ("没有", "没", "从未", "从没", "未", "无", "没得", "冇")


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
CAN_COMPARE = re.compile("(?:能|可以|可|好|适合)(?:不[能可]以?)?[^,;]{0,8}比较?性?|compar(?:ed directly|able)")
QUANTITY = re.compile("[率费数额量]$")
