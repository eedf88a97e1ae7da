"""The grammar that only the rules need: what a question asks for, told by its shape."""

from __future__ import annotations

import re

FALLS_SHORT = re.compile("(?:不足|不到|低于|少于)(?!一共)[约近]?[\\d一二三四五六七八九十百千半]")
REMAINING = re.compile("(?:没有?|未|尚未)[得能]?(?:整改|解决|改)")
NEW_MEDIA = "媒体"
CALLS_COUNTED = re.compile("how many (?:\\w+\\W+){0,6}?calls?\\b|(?:多少|几)[个通次]?(?:电话|来电)")
CALLS_TOLD = re.compile("来电|电话|接听|接通|呼入|拨打|话务")
NO_ONE = re.compile(
    "没有?|都没有?|都未|全没|未|从未|并未|无|没有过|不曾|零|一件也没有?|都没有?|没得|冇"
    "|no|not|none|zero|never|without|did not|didn't|no one"
)
ASKED_MEMBERS = re.compile("有(?:几|多少)[个家](?=没|未|一件|都|收到|有过|超过|达到|不到)")
COUNTED_QUESTIONS = re.compile("(?:回答|解答|答复|解决|查出|查处|发现|反映|提出)[了过出的]*(?:多少|几)个?问题")
BARE_EXTREME = re.compile(
    "(?<![最第许不])(?:(?P<most>[多高大])|(?<![多至])(?P<least>[少低小]))(?:一?[些点])?(?:呢|啊|呀)?[?？。]?$"
)
EACH_NEWEST = re.compile("(?:最近|最新|最后)的?一?[份期次]|各自最[近新后]|(?:latest|newest|last) reports?")
AT_LEAST_ONCE = re.compile("(?:至少|起码|最少|哪怕)有?过?[一1]个?年|(?:at least|in) one year")
AHEAD = re.compile(
    "靠前|靠后|排(?:名|位|序|得|在)*(?:更|比较)?(?:前面|前头|后面|后头)|(?:位次|名次|排名)(?:更|比较)?[高低前后]"
    "|rank(?:s|ed)? (?:higher|lower|ahead)"
)
ASKS_WHICH_OF = re.compile("哪[一]?[个家]|which(?: one| of)?")
OF_SHARE = re.compile("比例|占比|比重|份额|百分比")
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
PART = re.compile(
    "最后(?:面)?一?(?:个)?(?:大)?(?:部分|章|节|段|块|点)|第[一二三四五六七八九十\\d]+(?:个?部分|章|大?节|段)"
)
NEARLY = re.compile("[快近约]|[\\d十百千万][余多来]|差不多|左右|上下|大概|大约|接近|nearly|almost|about|around|roughly")
REACHES = re.compile(r"有(?:没有|无)?[过到了]?[\d一二三四五六七八九十百千两]")
WHAT_NUMBER = re.compile("(?:什么|啥|哪个|哪一个|哪项|哪一项)(?:数|指标|东西|意思|数字|数据)")
SPENT = re.compile(
    "(?:花|用|投|使)(?:在|到|去|给|于)?(?:了)?(?:哪|什么|啥|何处)|(?:怎么|咋|如何)(?:花|用|分|支出|使用|安排)的?|花销|用途|去向|(?:都|全)花哪"
    "|(?:spent|used|gone?|went) (?:on|for|to|in)? ?(?:what|which)|(?:what|where|how)\\b.* (?:spent|go|went|used for)\\b"
)
"""Asks what money went into."""
THIS_MONEY = re.compile("[这那该]一?[些笔个]?[^,，]{0,4}(?:钱|款|经费|费用|资金)|\\b(?:this|that|the) money\\b")
MONEY, TAKEN_OFF = re.compile("钱|元|金额|money|cost"), re.compile("总|减|total|subtract|minus")
OTHER_WAYS = re.compile("(?:其[他它余]|别的|另外的?)(?:渠道|方式|办法|路子|途径|法子|平台|手段)")
WAYS, LIST_MARK = re.compile("公报|网站|官网|微博|微信|访谈|发布会|解读"), re.compile("[/、|]")
REASON_GIVEN = re.compile("because|because of|due to|on (?:the )?grounds of|owing to|on account of|因为|由于")
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
    "(?:(?:前|头)[一二三四五六七八九十几\\d]+[个家名]?|哪[一几些]?[个家]?|几[个家]|最[多少高低大小]的?)(?:县级|区级|市级|下属|内部|镇|街道|局)?(?:单位|部门|机关|科室|处室|股室|乡镇?|镇|村|社区|街道|局)"
    "|(?:单位|部门|机关|科室|处室|股室|乡镇|社区|街道)[^,，]{0,4}(?:最[多少高低大小]|前[一二三四五六七八九十\\d])"
)
"""Which bodies have most of a thing: no kind of it."""
TOPICS = re.compile("方面|领域|内容|主题|话题|题材|什么事|哪些事|一个人|同一个?人|单个|单人|最多的?一[个位人]")
"""What requests are about, or one person: no kind of applicant."""
PLACED_AT = re.compile("设在|设于|位于|地址|[大一二三四五六七八九十\\d]楼|窗口|[馆厅室站所]|中心")
PLACE_TOLD = re.compile("第[一二三四五六七八九十\\d]+|[前首][一二三四五六七八九十\\d]+[名位]|\\d+[名位]")
LEFT_AFTER = re.compile(
    "^(?:那么?|可)?[没未][^,，有]{1,5}的?(?:有|是|还有)?(?:几|多少)[^,，]?[呢啊呀]?[?？]?$|^剩下的?呢"
)
NOT_DONE = re.compile("[没未]|pending|outstanding|open")
ASKS_PERSON = re.compile("谁|哪一?个人?|哪位|叫[啥什][么]?(?:名字?)?|姓[啥什甚]么?|名字|大名|\\bwho\\b|\\bname\\b")
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
FORMER_OR_LATTER = re.compile(
    "(?P<former>前者|前面那?一?[个条项]|the former)|后者|后面那?一?[个条项]|最后那?一?[个条项]|the latter|the last one"
)
POINTED_AT = re.compile("你?[这那]个?(?:一?句话?|话|数字?|数据|一?段话?|条|说法)")
DIRECTION = re.compile("(?:[来去掉到起好完出]|上来|下来)$")
ALIKE_LEFT = re.compile("(?:涉及|涉|共|总|一|花|用|合计|到|收|来|听|去|参加|出席|参与){0,3}")
PHONE_SAID = re.compile("\\d{3,4}-\\d{7,8}|(?<!\\d)(?:1[012]\\d{3}|96\\d{3,4}|400-?\\d{3})(?!\\d)")
ADDRESS_SAID = re.compile("[在于设][^，。；]{2,}|[馆厅室站所楼层]|中心|广场|窗口|[路街巷]\\d*号?")
CALLED = re.compile("(?:热线|电话)[^，,]{0,3}(?:多少号|几号|哪个号|啥号|什么号)")
OF_OFFICES = frozenset("办公室处局委街镇乡县区市")
"""Characters of the names of offices, which tell no thing of its own."""
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
LINE, TABLE_OF = re.compile("第(?P<n>[一二三四五六七八九十\\d]+)行"), re.compile("表(?P<n>[一二三四五六七八九])")
JOINING = re.compile("[和与及、的]")
PREAMBLE = re.compile(
    "引言|前言|导语|导言|序言|开篇|卷首语?|开头[那这]?一?[段部]分?|[最正文报告]开头|\\b(?:preamble|introduction|introductory|opening)\\b"
)
OTHER_ALONE = re.compile(
    "(?:这个|那个)?(?:其[他它余]|别的|另外的?)(?:情形|情况)?(?:的|一?栏|一?项|[这那]一?[项栏行])?(?:的?数)?(?:[是有填])?(?:多少|几)?[件条个次]?[呢啊呀]?"
)
OTHER_MATTERS = re.compile(
    "(?:其[他它余]|别的|另外|还有).{0,6}(?:报告|交代|说明|汇报)的?(?:事|情况|内容|东西|吗|么|没)"
)
CHAPTER_POINTED = re.compile("[这那]一?个?(?:小节|章节|节(?![目日省约课])|章(?!程))")
SECTION_POINTED = re.compile("[这那]一?个?小?(?:部分|小节|章节|节|章|板块|块|段)(?!钱|时|日|期)")
NOTE = re.compile("[（(]([^（）()]{6,})[)）]")
EXCLUDES = re.compile("不(?:包括|包含|含|计)")
SIGNED = re.compile(
    "签[字名署章]|签的[字名]|签了[字名]|表[尾底末]|落款.{0,3}签|\\bsign(?:s|ed|atures?|atory|atories)?\\b"
)
SIGNING = re.compile(
    "统计表|报表|表格|这张|那张|表|报告|年报|最[后末]|末尾|尾[部巴]?|底[下部]?|下面|下方|签[字名署章]|签|字|署名|栏目?|处|[这那]?一?块|区"
    "|落款|[一二三四两几\\d]+个?人?|哪[几些]?[个位]?|名字|姓名|名单|分别|列一?下?|一列|写|填|都有|都|有|是|谁|姓|叫[做]?(?:什么|啥)|什么|啥|的人|多少|请问|查|看"
    '|信息|里面?|内容|审核的?|填[报表写]的?|的|了|上|下|给我|报|念|说|一下|人员?|负责|[，。？?、,.!！:："“” ]'
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
CAN_COMPARE = re.compile("(?:能|可以|可|好|适合)(?:不[能可]以?)?[^,;]{0,8}比较?性?|compar(?:ed directly|able)")
RESULT_SEEN = re.compile("结果.{0,4}(?:哪|何处|什么地方).{0,3}(?:看|查|公[布开示])")
"""Asks where something was published, not where the report says it."""
SEVERAL_PLACES = re.compile("(?:[两二三四五六几各](?:大|个|家|类)?)(?:网站|平台|账号|公众号|渠道|媒体)")
TOOL_ASKED = re.compile("(?:拿|用|靠|凭|借助)了?的?(?:是)?(?:什么|啥)(?!时|样)|(?:什么|啥)(?:工具|手段|系统|软件|法子)")
WAYS_ASKED = re.compile("哪[几些]?种.{0,4}(?:方式|办法|法子|方法|形式)")
WORDS_SOUGHT = re.compile(
    "(?:什么|啥|哪个)(?:网站|平台|奖|荣誉|称号|栏目|专栏|活动|主题|规范)|排第几|第几[名位]"
    "|(?:问|涉及|关于|申请)的?(?:是)?(?:啥|什么)(?!时候|年)(?:内容|方面|事|的)?$|结果(?:怎么样|怎样|如何|咋样)"
)
"""What asks for words though a row is named: 新建了什么网站, 微博排第几名, 申请主要问啥."""
