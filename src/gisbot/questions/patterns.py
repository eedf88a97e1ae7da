"""The grammar that needs Chinese inside patterns: years, months, ordinals, row numbers, number words."""

from __future__ import annotations

import re


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


CHINESE, CHINESE_RUN = re.compile(r"[㐀-鿿]"), re.compile(r"[㐀-鿿]+")
CAPITALS = re.compile(
    r"(?<![A-Za-z ])(?:[A-Z]{1,4}|([A-Za-z])\1{1,4})(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff\d])[A-Z]{1,4}(?![A-Za-z ])"
)
"""Capitals, or one letter several times, that stand beside Chinese without a space."""
SAYING_NO = re.compile("(?:say|says|saying|said|tells|telling) no")
GRADE, LATIN_WORD = re.compile(r"(?<![a-z])\d?[a-z]{1,5}[级类]"), re.compile(r"[a-z][a-z']*(?:-[a-z]+)*\d?")
SPACE_BETWEEN_CHINESE = re.compile(r"(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])")

SPACES = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2}
TENS = {"十": 10, "百": 100, "千": 1000}

YEAR = re.compile(
    r"(?P<full>(?:19|20)\d{2})(?:年度|年[底末终]?)?(?!\d)"
    r"|(?P<han>[一二][〇零○九][〇零○一二三四五六七八九]{2})(?:年度|年[底末终]?)?"
    r"|(?<!\d)(?P<short>[012]\d)年(?:度|[底末终])?(?!内|来|多(?!少))"
    r"|(?P<hanshort>[一二][〇零○一二三四五六七八九])年度?"
    r"|(?<![近去第前后一二三四五六七八九十])(?P<hanten>二?十[一二三四五六七八九])年度?(?!内|来|多|间)"
)
_FULL = r"(?:(?:19|20)\d{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})"
_SHORT = r"[012]\d"
_UNIT = r"(?:年度|年)"
_COUNT = r"[一二三四五六七八九两\d]"
YEAR_RANGE = re.compile(
    rf"(?<!\d)(?P<first>{_FULL}|{_SHORT}){_UNIT}?(?:开始|起)?\s*(?:一直)?(?:到|至|-|—|~|–|－|\bto\b|through|until|till)+\s*"
    rf"(?:(?P<last>{_FULL})(?!\d){_UNIT}?|(?P<short>{_SHORT}){_UNIT})[底末终]?"
    rf"|\bbetween (?P<first2>(?:19|20)\d{{2}}) and (?P<last2>(?:19|20)\d{{2}})"
)
YEAR_LIST = re.compile(
    r"(?<!\d)(?P<list>(?:20)?[012]\d(?:年?\s*[、,/和与及 ]\s*(?:20)?[012]\d)+)年?度?(?:这?[两二三四五六七八]年(?!来))?"
)
YEARS_BARE = re.compile(r"(?<![\d.])[12]\d(?:(?:年?[ 、,/]|和)+[12]\d(?![\d.]))+(?=年|$|[^\d.%])(?:年度?)?")
YEARS_VERSUS = re.compile(r"(?<![\d.])[12]\d年?(?:比|对比|对|较|vs\.?|和|跟)[12]\d(?=年|$|[^\d.%㐀-鿿])年?")
YEARS_JOINED = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))(?:1[4-9]|2\d){2,6}(?=年|$|[^\d件条次个份篇人万元%.])(?:年度?)?"
)
YEARS_SINCE = re.compile(
    rf"[自从打]?(?P<year>{_FULL}|(?<!\d){_SHORT}(?=年)){_UNIT}?(?:以来|至今|到今|到现在|到如今|到目前|开始(?![办受执实推])|起(?![诉草码]))"
    r"|(?:ever )?since (?P<year2>(?:19|20)\d{2})|from (?P<year3>(?:19|20)\d{2}) (?:onwards?|on)\b"
)
YEARS_AFTER = re.compile(
    rf"(?P<year>{_FULL}){_UNIT}?(?:以后|之后|过后|往后|后(?![半续面来]|{_COUNT}))|after (?P<year2>(?:19|20)\d{{2}})"
)
YEARS_BEFORE = re.compile(
    rf"(?P<year>{_FULL}){_UNIT}?(?:以前|之前|前(?![后半述期面名十]|{_COUNT}))"
    r"|(?:before|prior to) (?P<year2>(?:19|20)\d{2})"
)
BEFOREHAND, AFTERWARDS, BESIDE_WORDS = "前", "后", re.compile("^[前后年度]+|[前后年度]+$")
YEAR_BESIDE = re.compile(
    rf"(?P<year>{_FULL}|{_SHORT}(?=年)){_UNIT}?的?再?往?"
    rf"(?:(?P<back>头一年|上一?个?年度?|前{_COUNT}年)|(?P<on>后{_COUNT}年|下一?个?年度?|次年|翌年|第二年|转过年))"
    r"|(?:the )?year (?:(?P<back2>before)|(?P<on2>after|following)) (?P<year2>(?:19|20)\d{2})"
)
"""A year told by another: 2020年的前一年. Dearer than its parts, so that a row's own words (上年结转) come first."""
NEAR_YEAR = re.compile(r"再?往?(?P<on>下一?个?年度?|次年|翌年|转过年|后一年)|再(?:往)?前(?:面)?一年|再上一年|再往前")
NEXT_ENGLISH = re.compile(r"\b(?:the )?(?:(?P<on>next year|following year|year after(?: that)?)|year before that)\b")
CARRIED_INTO = re.compile(
    rf"(?:结转|转结|结存|遗留|留存|留|顺延|挪|推|拖|移|放|带|剩|滚|压|转)(?:结|转|下)?(?:到|至|入|进)了?"
    rf"(?P<year>{_FULL}|{_SHORT}(?=年))(?:年度|年初|年)?(?:继续|接着|再|才)?(?:办理|处理|办)?"
)
CARRIED_BETWEEN = re.compile(
    rf"(?:(?P<from>{_FULL}|{_SHORT}(?=年))年?|(?P<told>头一?年|上一?年|前一年|去年|往年))(?:度|底|末)?[^,、。;?!]{{0,3}}?"
    rf"(?:没有?|未)[^,。;?!]{{1,4}}?的?(?:申请|件)?[,、]?(?:就|又|才|都|给|被)?[结转拖顺挪留推移放带滚压搁续接延]{{1,2}}"
    rf"(?:到|至|入|进|给)了?(?P<into>{_FULL}|{_SHORT}(?=年)|今年|本年|当年|这一?年)年?度?"
    rf"(?:来|去|继续|接着|再|才){{0,2}}(?:办理|处理|办|弄|答复)?"
)
CARRIED = re.compile("(?:结转|转结|结存|转|遗留|留|拖|剩|积压)(?!.*(?:下|来年|明年))")
CARRIED_FROM = re.compile(
    rf"[从由自打](?P<year>{_FULL}|{_SHORT}(?=年))(?:年度|年[底末]?)?(?:没办完|未办结|未办完)?的?"
    rf"(?:结转|转结|遗留|留|带|剩|拖|积压|滚|顺延|接|转)(?:结|转|存)?[下过入进]?来?(?:[到至入进](?P<into>{_FULL})年?)?"
)
CARRIED_ENGLISH = re.compile(
    r"(?<![a-z])(?:carr(?:y|ied)|roll(?:ed)?|held|brought|left|pushed|passed|moved|transferred|postponed)"
    r"(?: over| forward| on)? (?:(?P<from>from)|in ?to|to|till|until)(?: the year)? (?P<year>(?:19|20)\d{2})"
)
RELATIVE_YEAR = re.compile(
    r"大前年|前一年|前年|去年度?(?:同期)?|(?<![网信博报站台号])上一?年度?(?:同期)?|今年|最近(?P<n2>[一二三四五六七八九两\d]+)年|近(?P<n>[一二三四五六七八九两十\d]+)年来?"
    r"|过去(?P<n3>[一二三四五六七八九两\d]+)年|最新(?:的)?(?:一年|年度)?|最近(?!几)|明年|后年"
)
LATEST_WORDS = ("最新", "最近")
OFFSETS = {"今年": 0, "去年": -1, "去年度": -1, "上年": -1, "上一年": -1, "上年度": -1, "上一年度": -1, "前一年": -1}
FURTHER_OFFSETS = {"前年": -2, "大前年": -3, "明年": 1, "后年": 2}
PERSONS, PEOPLE_ASKED = "人", re.compile("(?:那)?(?:人|人数|人次)|people|persons|attendees|participants")
BODIES, SAME_PERIOD = re.compile("(?:单位|组织|机构|公家)的?|organi[sz]ations|bodies"), "同期"
NEAR_PREVIOUS = re.compile("上一?年|前一年|previous|prior|the year before")
EARLIEST = re.compile(r"最早的?(?:那?一年|那年|年份|年度)|最初的?一年|\b(?:the )?(?:earliest|first) year\b")
ALL_YEARS = re.compile(
    r"历年来?|各年度?|每一?年(?!度报告)|这几年|几年来|近几年|这些年来?|逐年|所有年份|各个年份|\ball (?:the )?years\b"
)
THAT_YEAR = re.compile("那一?年(?!度)|that year")
HAS_MORE = re.compile("(?<![多几最第许不至])[多高大少低小](?:一?[些点])?(?:呢|啊|呀)?[?？。]?$")
WHICH_YEAR = re.compile(r"哪[一几些]?年(?!哪月)|哪[一几些]?个?年[度份头]|什么年份|(?:which|what) ?years?")

_OTHER = "其[他它余](?!处理|组织|机构|法人|情形|结果|情况|方式|申请人)"
OTHER_COLUMN = re.compile(
    rf"(?:法人(?:(?:或者?|和|及|与)?其[他它]组织)?|组织)[(]?(?:里面?|里头|中|当中|下面|项下|的|那?一?类|/|-|:|,)*[(]?{_OTHER}[)]?(?:的|那?一?[列栏类项])?"
    rf"|{_OTHER}(?:的)?[这那]?一?[列栏]"
)
OTHER_HANDLING = re.compile(
    r"其[他它]处理[)]?(?:里面?|里头|中|当中|下面|项下|的|:|,|/|-)*(?:第?[3三][项小]?[.、]?|[(]?3[)]、?)?\s*其[他它](?!处理|组织|法人|列|栏|那)(?:情形|情况|的)?"
)
LISTED_OTHER = re.compile(
    "(?<=[、,和及与/])其[他它](?=[、,;。/?？!各分是有几多和]|[这那]?[两二三四五六七八九几]个|新收|收到|办结|予以|部分|不予|无法|结转|申请|$)"
)
NUMBERED_ROW = re.compile("[一二三四][、.]?(?=本年新收|上年结转|结转下年|本年度办理结果)")
KINDS_SUMMED = re.compile(
    "[这那]?(?:各|几)[种条个项类](?:情形|理由|原因|情况|细项|小项)?(?=都?(?:加|合计|合起来|合到|一?[共总]|相加|汇总))"
)
NEXT_YEAR, WHAT_NUMBER_IS = re.compile("下一?年度?"), re.compile("(?<=[数量额])为[何啥](?=[?？。]|$)")
LIST_MARKS = re.compile("[/、|]")
POINTER = re.compile("[这那该]一?[列栏行]|(?<=[人业构织他计所司民姓])一?[列栏](?!入|席|表|目|位)")
NO_APPLICANT = re.compile(
    "(?:打发|糊弄|应付|敷衍|忽悠|回绝|拒绝|对付|搪塞|答复|[给让向对跟为被帮替供和我咱是个名当]|为了|我们|咱们|作为|服务)$"
)
SPEAKING = re.compile("想|能|可以|会|该|怎么|咋|关心|看|查|满意")
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
    r"第(?P<n>[一二三四五六七八九十两\d]+)(?:个|条|点|项|大|方面|类|种|位|款|是|件|桩|样|步|招)?(?!季|年|名)|(?P<last>最后(?:一|1)?(?:个|条|点|项|方面|类|种|句|款|部分|段|章|节|块)|末尾一[个条点项])"
    r"|(?P<first>(?:头|打头的?)一[个条点项件桩样招]|首[个条点项](?!批))"
    r"|(?<![表十百第])(?P<label>[一二三四五六七八九十])是(?=[\"”」]|后面|后边|后头|之后|[说讲写指](?!明)|怎么|[这那]一?[条点项]|的内容|啥|什么|里|:|$)"
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
ENGLISH_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
NUMBER = re.compile(r"(?<![\d.])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>万|千|百|亿)?余?多?(?P<percent>%)?")
HAN_NUMBER = re.compile(r"(?P<han>[一二三四五六七八九十百千两]+)(?P<scale>[万亿])?(?=[件条次个份篇人项名元块])")
PEOPLE_COUNTED = "个人"
ENDS_ASKING = ("没有", "没", "否", "冇", "没得", "不")
ALL_OF = ("都", "全部", "全都", "所有")
OVER = re.compile(r"[过破上](?P<first>[一二两三四五六七八九])?(?P<scale>[万千百亿])(?=[了没吗件条个次份篇人?？]|$)")
HALF = re.compile(
    r"(?P<tenths>[一二三四五六七八九])成(?![功立员本果就份不])|(?P<over>过|大)半(?:数)?|一半|半数|\bhalf\b"
)
SCALES = {"万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000}
_NUMERAL = "[一二三四五六七八九十]"
_LEAF = (
    r"(?:、?(?P<leaf{0}>\d{{1,2}}(?:(?:[到至~]|-+|[、,和跟及])(?!\d\d\d)\d{{1,2}})*)(?![\d年月个件份次%万]|人(?!数))"
    rf"|[的里下面]*第(?P<ordinal{{0}}>{_NUMERAL}|\d{{{{1,2}}}})个?(?:小项|子项|小点))?"
)
ROW = re.compile(  # the first brackets look ahead, so that most places of a text are passed over at once
    r"(?=[表第(一二三四五六七八九十1-9])(?:"
    rf"(?:表?(?P<block>{_NUMERAL}|(?<![\d.])[1-9])[、.\-的里]*)?[(](?P<row>{_NUMERAL})[)]{_LEAF.format('')}"
    rf"|表?(?P<block5>{_NUMERAL}|(?<![\d.])[1-9])[(](?P<row5>\d{{1,2}})[)]{_LEAF.format(5)}"
    rf"|第?(?P<block3>[一二三四五六七八九])大?项第?[(]?(?P<row3>{_NUMERAL})[)]?小?项"
    r"|第(?P<block4>[一二三四五六七八九])(?:个?大项|大块|个?板块|块)(?!钱)"
    r"|表格?[的里上中头面]*第(?P<block8>[一二三四五六七八九])项"
    r"|(?<=[)\d][、,和跟与及])(?P<block6>[一二三四五六七八九])(?=各|分别|都|[、,和跟与及]|$)"
    r"|(?<![\d第十])(?P<block7>[一二三四五六七八九])(?=[这那]一?行|的[两二三四五六七八九]个(?:子项|小项))"
    r"|表(?P<block2>[一二三四五六七八九])(?=的|是|多|几|$|[?？]|第))"
)
TO, PARTICLE = re.compile("[到至~-]+"), re.compile("[了过的着得吗呢啊呀吧嘛是有在]")
HEADS = re.compile("[群费机稿员栏室册证书课站号库厂院校局所队组团章箱车房款金屏牌墙网]")
KINDS = re.compile(
    "[两三四五六七八九十]+(?:头(?=总|一共|合|加|共|都)|种|类|边|方|者|样|大类|方面|栏|行|列|格|个?大项|个?大块|个?子项|个?小项|个?分项|个?细项)"
)
GRAMMAR = re.compile(
    "[的地得了过着去来到要会能可做说问想看吗呢啊呀吧嘛么是有在和与跟及或就都也还又才再被把给让对向从以按于由为我你您他她它咱俺请个几多一这那哪各每有没不里中内上下后前共年月日呗哦哈噻咧嘞唦哩]"
)
EXCLUSION = re.compile(r"[(](?:不含|不包括|不算|除去|不计)[^()]*(?:政府公报|政府网站)[^()]*[)]")
DENIED_BEFORE = re.compile(
    r"(?:我|俺|咱)?(?:现在|刚才)?(?:想|要)?(?:问|说|指|要|查|看)?的?(?:并?不是|不要|不想|不问|不查|不看|不说|别|甭|莫|没问|没有问|不用|不必)(?:想|要)?(?:问|说|要|指|查|看|管|提|给我|知道|了解)?(?:的|是|那个|这个)?"
    r"|(?:no,?\s*)?(?:i\s*)?(?:(?:do|did)(?:n't| not)\s*)?(?:mean|want|ask|asking)?\s*(?:about\s*)?not(?: the| about)?"
    r"|(?:no,?\s*)?i (?:do|did)(?:n't| not) (?:mean|want|ask|need)(?: about| for)?(?: the)?"
)
DENIED_AFTER = re.compile(
    "(?:多少|几[件条个次]?)?的?(?:就|先)?(?:不用|不要|不必|别|甭)(?:再)?(?:说|管|提|算|问|看|加|混)(?:进去|进来|在内|一起|上)?[了啊哦哈呀嘛]*$"
    "|不算(?:进去|进来|在内)?[啊哦哈呀]*$|不提$|不说了?$"
)
NAMED_TOWNSHIP = re.compile("[\u4e00-\u9fff]{1,2}乡镇")
SET_ASIDE = re.compile(
    "(?<=.{4})(?:(?<=[,.;:?!])(?:你)?(?:可)?(?:别|不要|甭|莫)(?:再)?(?:拿|用)(?!的)[^,.;:?!]{1,20}[.!]?"
    "|(?<=[件多少几])[,.;]?(?:上年|去年|上一?年度?|往年|以前)?(?:结转|转过来|转下来|转来|带过来|遗留)[^,.;:?!]{0,4}"
    "(?:别|不要|不用|甭)(?:再)?(?:算|加|混|计|含)(?:进去|进来|在内|里头)?[啊哦哈呀]*[.!]?)$"
)
"""What shall not be told, said behind the question: 别拿社保土地那个糊弄我, 上年转过来的别算进去."""
REST, HAVING = re.compile("其[他它余]|剩|别的|另外|\\b(?:others?|rest|remaining|else)\\b"), "有"
FIGURES_SAID = re.compile(
    "(?P<n>[两二三四五六七八九]|[2-9]|two|three|four|five|six)(?:个|项|组| )?"
    "(?:数字?|数据|指标|列|(?:[a-z]+ )?(?:figures?|numbers?))(?![量额位字])"
)
ITEM_WORD = re.compile("项目(?:数量?)?|事项(?:数量?)?|\\bitems?\\b")
CARRIER_UNITS = frozenset({"个", "家"})
"""By these websites and accounts are counted, not what stands on them."""
DECISIONS, ITEM_UNIT = re.compile("处理决定|decisions?\\b"), re.compile("项|items?")
ITEM_CHANGE = re.compile("增|减|变|change|increase|decrease|more|fewer")
PEOPLE = re.compile("个?人次?|名|位")
ASKED_INSIDE = re.compile("谁|哪|什么|啥|几时|何时|多少|^(?:who|when|where|which|what)\\b")
TOP = re.compile(
    r"前(?P<n>[一二两三四五六七八九十\d]+)(?:名|位|个|强|家|大|的|$)|(?<![a-z])top ?(?P<n2>\d+)"
    r"|最[多少高低大小]的?(?P<n3>[二两三四五六七八九十\d]+)(?:名|位|个|家)"
    r"|哪(?P<n4>[二两三四五六七八九十\d]+)[个家].*最|\bthe (?P<n5>\d+) (?:agencies|townships|departments|bureaus)"
)
SEVERAL_YEARS = re.compile("几年|些年|years")
LEADING_WITH = re.compile("(?:那么?|再|要是|如果)?(?:跟|和|与|同|比|较|对比|相比|compared? (?:with|to)|than)")
GROUP_BEFORE = re.compile(  # looks ahead as ROW does
    r"(?=[全都有哪几多一二三四五六七八九十两\d各所每这那县市区政下直辖部单机])(?:全[县市区省])?(?:"
    r"(?P<which>(?:都有|有)?哪(?:[几两二三四五六七八九十\d]|[些一])?[个家]?)|(?P<count>有?(?:几|多少)[个家]?)|(?P<number>[一二三四五六七八九十两\d]+[个家])"
    r"|各[个家]?|所有的?|全部的?|全体|每一?[个家]?|[这那](?:[几些两]|[一二三四五六七八九十]{1,3}|\d{1,2})?[个家]?|(?:[县市区]直|[县市区]级|政府|(?<=全[县市区省]))(?=部门|单位|机关)|(?:下属|所属|下辖|直属|辖内|辖区内?)的?(?:各[个家]?|所有)?)"
)
NO_GROUP = re.compile("政府(?=信息|网|门户|公报|采购|规章|文件|数据|开放|新媒体|工作)")
GROUP_JOINED = re.compile(
    "(?<![㐀-鿿])(?P<bare>局|委办局|部门|街道|乡镇|镇街)(?=(?:[和与跟、及]|以及)各?(?:乡镇|镇街|街道|部门|局|委办局)(?![里上]))"
    "|(?<=的)(?P<behind>局|委办局|部门|街道|乡镇|镇街)(?=(?:[和与跟、及]|以及)各?(?:乡镇|镇街|街道|部门|局|委办局)(?![里上]))"
    "|(?:(?<=乡镇[和与跟、及])|(?<=镇街[和与跟、及])|(?<=街道[和与跟、及])|(?<=部门[和与跟、及]))(?P<last>局|委办局|部门|街道|乡镇|镇街)(?![㐀-鿿]*[长员])"
)
"""Groups named side by side: 局和乡镇放一起."""
GROUP_BEHIND = re.compile(r"(?<=[多少高低大小快慢猛名位一二两三四五六七八九十\d]的)(?=[㐀-鿿])")
"""Where the noun of a group stands behind what its members are put in order by: 申请最多的部门."""
BEHIND_GROUP = re.compile("(?![㐀-鿿])|[是有比和与在的呢吗啊各排前]")
GROUP_ASKED = re.compile(
    r"(?:的|里的?|中|里面|里头|当中)?(?:(?P<which>是?有?哪些|有谁|是谁|是哪[些个几家])|(?P<count>有(?:几|多少)[个家]))"
)
MORE_BY = re.compile(r"比.*多[㐀-鿿]{0,4}(?:多少|几|好多)")
LESS_BY = re.compile(r"比.*(?<![多])少[㐀-鿿]{0,4}(?:多少|几|好多)")
WITHIN_LABELS = re.compile(r"[\s,:()-]+")
ARTICLE = re.compile(
    r"(?:条例)?第[一二三四五六七八九十]+条第?[(][一二三四五六七八九十][)]项|第?[一二三四五六七八九十]+条第?[一二三四五六七八九十]项"
)
NEGATIONS = ("不", "没", "未", "没有", "并未", "从未", "不是", "没能", "未能", "非", "还没", "还未", "尚未")
ASIDE = "除"
BUT = "but"
BY_WAY_OF = ("在", "通过", "用", "由", "从", "经")
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
JOINERS = _listed("和 与 跟 及 以及 还有 同 或 加 and plus or 以及 另外 或者 又 含 连同 加 加上")
UNKNOWN_AGENCY = re.compile(
    r"(?P<name>[㐀-鿿]{1,8}?(?:街道办事处|街道|镇人民政府|镇政府|镇|乡|苏木|自治县|县|(?<![小片社校园景辖山城学库矿灾林街厂战地])区|自治州|市|省|开发区|管委会|教育局|公安局|财政局|卫健委|卫生健康局|民政局|局|委员会|厅|海关|旗|村))"
)
PLACE_BACK = re.compile("^[那这](?:儿|里|边|头|地方)|[,，][那这](?:儿|里|边|头|地方)")
NO_NAME = re.compile(
    "(?:[跑赶帮去来到找问]|贫困|示范|试点|重点|先进|文明|各个|每个|哪个|几个|全部|所有)(?=[镇乡村县区市局]|街道)|赶[早夜晚大]?[市集]"
)
"""What ends like the name of a place and is none: 贫困村, 老跑镇上."""
ORGAN = re.compile("[㐀-鿿]{0,7}(?:委|局|厅|院|所|处|站|队|中心|公司|集团|区|镇|乡|街道|村)")
HOTLINE = re.compile("1[012]\\d{3}|96\\d{3}")
BODY = re.compile(
    "[㐀-鿿]{0,5}?(?:报社|日报|晚报|电视台|广播电台|医院|学校|大学|学院|中学|小学|幼儿园|公司|集团|银行|法院|检察院|监狱|人大常委会|政协|纪委监委|武装部|供电局)"
)
"""What belongs to a place and publishes no report of its own here: 河口镇中学."""
UNIT_ENDINGS = ("局", "委", "办", "厅", "中心", "处", "署")
WITH_ITS = ("及其", "和其", "与其", "以及其", "及所属", "及下属")
INSIDE = ("里", "上")
BOTH = re.compile("(?:两|俩|二|2)个?$")
STRANGE_PLACE = re.compile("[㐀-鿿]{2,6}(?:省|市|州|县|区)")
PLACE_LEVELS = {"省": 3, "市": 2, "州": 2, "盟": 2, "县": 1, "区": 1, "旗": 1}
TOWN_ENDINGS = ("镇", "乡", "街道", "街道办事处")
EACH, HOUSE = "各", "家"
NUMBER_ENDINGS = ("数", "数量", "件数", "量")
GOVERNMENT = "人民政府"
GOVERNING = (GOVERNMENT, "政府")
OF = "的"
REFERRING = re.compile("[这那](?!里)|以上|上述")
HELD_AGAINST = re.compile("than|比|不如|不及|赶不上|超过|超出|高于|高过|多于|多过|大于|胜过|低于|少于|小于|没有|没")
WHICH_ONE = re.compile("的(?:[那这]一?[个家所]|[、,]|$)")
COUNTED_GROUP = re.compile(r"(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2})[个家]")
WITHIN_GROUP = re.compile("(?:里面|里头|里|当中|之中|中)(?!心)")
AREA = re.compile("全[省市县区旗州]")
NAMELESS = re.compile("[㐀-鿿]{2,3}")
"""What may be the name of a place, right before 县政府."""
ENGLISH_DIVISIONS = _listed("town township county district city village province street bureau subdistrict")
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


TWICE = re.compile(r"([㐀-鿿])\1")
"""A character written twice in a row."""

ORDINAL_SIGN = "第"
NUMERALS = "一二三四五六七八九十"
YEAR_SIGN = "年"
PASSIVE = re.compile("were|was|been|being|got|get|are|is")
"""What stands in English before what was done to a thing."""
ASKING_WORD = re.compile("什么|谁|哪|怎|几|多少")
"""What only a question has: forms of everyday words, of which no other character is mended."""

_SELF = "(?:我们?|俺们?|咱们?|本人|本公司|鄙人)"
SELF = re.compile(
    f"{_SELF}(?:家|自己|本身)?(?:原来|以前|现在)?(?:就)?(?:不?是|系|开|在|当|做|搞|摆|种|养|跑|干|经营|从事|作为).*(?<!申请)$"
    f"|作为一?[名个位].+|.*{_SELF}$"
)
"""Who asks: 我开养老院的, 本人系代理律师."""
OWN = re.compile("像[我俺咱]|[我俺咱]们?这|这样的|这[类种]|[我俺咱]们")
"""What leans on who asks: 像我们这样的组织."""
PURPOSE = re.compile(
    "(?:审计|填表|写报告|写材料|写论文|做课题|做台账|核对|核实|课题|统计|汇总|备查|存档|底稿|工作)"
    "(?:工作|调研|研究|底稿|报告)?(?:上|里)?(?:需要|要用|要填|要写|用|所需|核实|核对|要)?(?:一下|下)?$"
    "|写(?:稿子?|新闻|通讯|文章|总结|信息|简报|汇报|讲话稿?|发言稿?|方案)(?:要|需要|得|里?要)?用?(?:的|到|一下)?$"
)
"""What is asked for: 审计需要, 因工作需要, 代理律师核实一下, 写稿用."""
ASKED_BY = re.compile(
    "(?:[县市区镇乡局省]?[党]?(?:委)?(?:书记|县长|市长|区长|镇长|乡长|局长|主任|科长|处长|领导|老总|老板|头儿|上级|上面|记者|同事))"
    "(?:们|那边|那里|正|在|刚才|刚|急着|着急|今天|马上|临时)*(?:要|问|催|等着?要?|想要|想知道|让我?报|叫我?报)"
    "(?:了|我|一?下)?(?:一?[个组些]|几个|这个|那个)?(?:数字?|数据|指标|情况|材料|东西)?(?:呢|了)?$"
)
"""Who sent for it: 书记要个数, 领导急着要."""
MODIFIED_BODIES = re.compile("[㐀-鿿]{2}")
REVIEW_BEFORE = re.compile(
    "(?:决定|结果|下来|维持)?(?:完了?|过了?|了|之?后|以后|结束了?|下来)(?:以后|之后|后)?,?(?:还是|还|又|再|仍|接着|继续|才|就|也|不服|不认|不满意){0,3}"
    "(?:去|到|跑|找|上|往)?$|(?:还是|还)?(?:不服|不认|不满意)(?:又|再|还|才|就)?(?:去|到|跑|找|上)?$"
    "|(?:又|再|接着|继续)(?:去|到|跑|找|上|往)?$"
)
"""What stands between a review and the lawsuit that followed it."""
REVIEW_SKIPPED = re.compile(
    "(?:没有?|未|不|不先|没先|未先|没有?先|跳过|绕过|绕开|不经过?|没经过?|没走|不走|没去|没有?做|没有?申请)$"
)
BARE_TOTAL = re.compile("总[计数]|合计|总计数")
AMOUNT = re.compile("amount|value|worth")
PUBLISHED = re.compile("(?:目前|现在|一直|仍|还)?(?:已经?)?(?:对外|向社会|向公众)公开(?:着)?(?:的|了)?")
WITH_BODIES = re.compile(
    "(?:和|跟|与|及|、|或者?|还有)(?:各|其他)?(?:单位|组织|机构|部门|法人)|(?:单位|组织|机构|部门|法人)(?:和|跟|与|及|、|或者?|还有)"
)
"""People and bodies named together are all who apply: 老百姓和单位."""
EACH_ASKED = re.compile("分别|分开|各自?(?:是|有|占|提|申请|多少|几)")
"""What asks for each of those named together: 公民和法人分别多少."""
OWN_KIND = re.compile(
    "(?<![各个每几哪些邻外别他])(?P<kind>街道|乡|委员会)(?:办事处|办|政府|人民政府)?(?![亲下村土镇间邮愁音级办社])"
)
"""A kind of body as people name their own by it."""
ASIDE_OF_SELF = re.compile("(?:我|俺|咱)(?:们|家)?(?:就)?(?:是|系|在|做|当)")
POINTS_BACK = re.compile("这(?:样(?!东西)|么(?!多)|一?[条句种类招])")
MEANT = re.compile("我是说|我说的是|我的意思是|我是指|应该说|准确说|i mean")
"""After this stands what was meant before it."""
AMOUNT_INSIDE, ASPECT, GOES_ON = re.compile("多少"), re.compile("[了过]"), re.compile("呢$")
OF_WHICH = re.compile("[这那]?其中|里面|里头|当中|of (?:them|those|which|these)")
"""What follows a verb; what begins a part of what was counted before."""
WAYS_NAMED = re.compile("平台|渠道|途径|载体|账号|(?:政务)?新媒体(?:账号|平台)?|(?:微信)?公众号|(?:政府|门户)?网站")
WAYS_COUNTED = re.compile("(?:一共|总共|共)?有?(?:几|多少)[个种家]")
