"""What people say leads to what reports count, and never to what is counted beside it."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations
from pathlib import Path

import pytest

from gisbot.answers.patterns import plain_form
from gisbot.answers.synonyms import Synonyms, synonyms_of
from gisbot.catalog.catalog import load_catalog

ROOT = Path(__file__).parents[2]

MEANT = [
    ("写来的信", "“局长信箱”收到来信47封"),
    ("打进来的电话", "12333热线全年接到来电9.2万个"),
    ("夸奖的", "意见建议类36件，表扬类12件"),
    ("转下来的单子", "12345热线转办件276件"),
    ("网民写的话", "回复网民留言58条"),
    ("点进来的", "网站全年访问量12万人次"),
    ("关注的人", "年末粉丝3.2万人"),
    ("喇叭喊", "“村村响”大喇叭全年播讲政策120次"),
    ("央媒", "其中国家级媒体12篇"),
    ("小栏目", "设二级栏目28个"),
    ("打不开的网页", "修复失效链接9个"),
    ("黑客攻击", "全年拦截网络攻击3万次"),
    ("手点的机器", "安装触摸查询屏2台"),
    ("自己查的机器", "配备自助查询终端3台"),
    ("放资料的架子", "资料架4组"),
    ("竖的牌子", "竖立河长公示牌12块"),
    ("折起来的", "散发政策折页2万份"),
    ("让补材料的单子", "发出补正通知书17份"),
    ("要收钱的通知", "全年发出收费通知6份"),
    ("快递费", "邮寄费360元"),
    ("扫成电子版", "村级财务公开资料2600页扫描入库"),
    ("听大家意见", "公开征求意见7次"),
    ("接受的意见", "采纳意见31条"),
    ("街坊意见", "收集居民意见64条"),
    ("敞开门", "举办“政府开放日”活动2场"),
    ("坐院子开会", "召开屋场会13场"),
    ("来听课的", "参训85人次"),
    ("换了人", "全年更换信息员5人"),
    ("喊来谈", "对工作滞后的3家单位进行约谈"),
    ("警告牌", "下半年发出黄牌2张"),
    ("限期改的单子", "下达整改通知书9份"),
    ("自己撤了", "办理过程中申请人撤回3件"),
    ("留到明年", "结转下年度继续办理2件"),
    ("打电话聊", "答复前与申请人电话沟通46次"),
    ("委员提的", "办理政协提案8件"),
    ("查资料的地方", "设政府信息查阅点14个"),
    ("收申请的地方", "设立了1个政府信息申请受理点"),
    ("来查的人", "接待查阅群众310人次"),
    ("补课班", "排查校外培训机构22家"),
    ("查吃的", "公布食品安全抽检结果18批次"),
    ("排污大户", "公布重点排污单位名录31家"),
    ("卖楼证", "公开商品房预售许可9宗"),
    ("农民补贴", "公开惠农补贴发放名单6批次"),
    ("捐的钱", "疫情期间接受的社会捐赠款80万元"),
]
APART = [
    ("表扬", "投诉", "咨询", "求助", "举报"),
    ("阅读量", "粉丝", "点赞", "转发", "评论", "播放量", "下载量", "访问量", "浏览量", "点击量", "注册用户"),
    ("收到", "办结", "答复", "受理", "转办"),
    ("人大代表建议", "政协提案"),
    ("主办件", "会办件"),
    ("来信", "来电", "来访"),
    ("专职人员", "兼职人员"),
    ("新闻发布会", "在线访谈", "政府开放日", "听证会", "座谈会", "培训班", "讲座"),
    ("收回", "发放"),
    ("黄牌", "红牌"),
    ("红榜", "黑榜", "白名单"),
    ("公开栏", "电子显示屏", "触摸屏", "大喇叭", "宣传栏"),
    ("查阅点", "受理点", "公开专区"),
    ("图解", "视频解读", "动漫解读", "文字解读", "音频解读", "专家解读"),
    ("宣传册", "折页", "传单", "横幅", "海报", "展板", "明白卡", "年画", "公报"),
    ("邮寄费", "复制费", "信息处理费"),
    ("胜诉", "败诉"),
    ("约谈", "通报", "督办函", "整改通知书", "诫勉谈话"),
    ("错别字", "失效链接", "隐患"),
    ("预算", "决算"),
    ("支出", "余额"),
    ("采纳", "收集意见", "问卷", "征集意见"),
    ("暗访", "抽查", "自查", "督查", "巡查"),
    ("一级栏目", "二级栏目", "专题"),
    ("乡镇", "行政村", "村民小组"),
    ("学校", "初中", "幼儿园"),
    ("废止", "失效", "现行有效"),
    ("电话沟通", "当面沟通"),
    ("网络申请", "信函申请", "当面申请", "传真申请"),
    ("户籍人口", "常住人口"),
    ("国家级媒体", "省级媒体", "市级媒体"),
    ("办结率", "满意率", "答复率", "合格率", "接通率"),
    ("出租车", "网约车", "公交车"),
    ("发现问题", "完成整改"),
    ("监督员", "观察员", "信息员", "志愿者", "发言人", "律师"),
    ("常务会议", "专题会议", "推进会", "屋场会"),
]


@lru_cache
def thesaurus() -> Synonyms:
    return synonyms_of(load_catalog(ROOT).words.synonyms)


def leads(said: str, told: str) -> bool:
    named = thesaurus().named(plain_form(told))
    return any(groups & named for *_, groups in thesaurus().spans(plain_form(said)))


@pytest.mark.parametrize(("said", "told"), MEANT)
def test_what_people_say_leads_to_what_reports_count(said: str, told: str) -> None:
    assert leads(said, told)


@pytest.mark.parametrize("counted", APART, ids=lambda counted: counted[0])
def test_what_is_counted_apart_has_no_group_in_common(counted: tuple[str, ...]) -> None:
    assert [(one, other) for one, other in permutations(counted, 2) if leads(one, other)] == []


def test_the_word_of_one_thing_leads_to_no_other() -> None:
    others = [(said, other) for said, told in MEANT for _, other in MEANT if other != told and leads(said, other)]
    assert others == []
