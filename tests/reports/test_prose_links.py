"""Which number in prose speaks of which metric, and which of none, in the ways that real reports write."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.model.report import Figure, Scope
from tests.reports.test_prose import figures


def linked(found: list[Figure]) -> list[tuple[str, int]]:
    return [
        (figure.metric, int(figure.value)) for figure in found if figure.metric and isinstance(figure.value, Decimal)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "我局收到政府信息公开申请44件（其中：网上申请42件，现场申请0件），上年度结转1件，本年度办结39件。",
            [("requests.received", 44), ("requests.via.online", 42), ("requests.via.in_person", 0),
             ("requests.carried_in", 1), ("requests.completed", 39)],
        ),
        ("全县收到依申请件27件，办结30件，3件结转到2023年度继续办理。",
         [("requests.received", 27), ("requests.completed", 30), ("requests.carried_out", 3)]),
        ("我局接到依申请公开事项5项，未产生依申请公开案例。", [("requests.received", 5)]),
        ("新收到依申请公开政府信息42件，答复39件。", [("requests.received", 42)]),
        ("共接收申请书55份，均按时答复。", [("requests.received", 55)]),
        ("予以公开及部分公开的42件，不予公开的1件。", [("requests.result.refused", 1)]),
        ("行政复议、行政诉讼3件。", []),
        ("行政复议2件、行政诉讼3件。", [("review.total", 2), ("litigation.total", 3)]),
        ("配备了1名专职工作人员、2名兼职工作人员。", [("staff.full_time", 1), ("staff.part_time", 2)]),
        ("网站公开信息300条，“清溪发布”微信公众号公开98条，官方微博更新20条。",
         [("proactive.via.website", 300), ("proactive.via.wechat", 98), ("proactive.via.weibo", 20)]),
        ("微信公众号和头条号两个政务新媒体发布各类信息95条。", [("newmedia.published", 95)]),
        ("通过微博、微信等新兴媒体平台发布信息100条。", []),
        ("通过政府网站等渠道发布信息100条。", []),
        ("在门户网站“灾害预警”栏目发布信息24条。", []),
        ("“清溪发布”公众号推送信息259条。", [("proactive.via.wechat", 259)]),
        ("全年门户网站发布信息500条，其中：意见征集20条，建议提案30件。", [("proactive.via.website", 500)]),
        ("开展意见征集20次，办理建议提案30件。", [("consultations.public", 20), ("proposals.handled", 30)]),
        ("微信公众号刊发报道13篇，总点击量超10万次。", []),
        ("门户网站发布信息13条，点击量达3.5万次。", [("proactive.via.website", 13), ("visits.website", 35000)]),
        ("2022年7—12月，主动公开政府信息945条。", []),
        ("上半年举办培训2期。", []),
        ("2022年5月10日，举办政务公开培训1期。", []),
        ("2022年1—12月，主动公开政府信息945条。", [("proactive.total", 945)]),
        ("2022年1月1日至12月31日，主动公开政府信息945条。", [("proactive.total", 945)]),
        ("截至2022年12月31日，全年主动公开政府信息945条。", [("proactive.total", 945)]),
        ("全年累计主动公开政府信息945条。", [("proactive.total", 945)]),
        ("到2022年底累计主动公开政府信息945条。", []),
        ("主动公开政府信息945条次。", [("proactive.total", 945)]),
        ("全年公开发布各类信息4800余条，其中信息公开目录更新200余条。", [("proactive.total", 4800)]),
        ("永河县文化和旅游局2022年共发布信息283条，其中：政府网站公开政府信息27条。",
         [("proactive.total", 283), ("proactive.via.website", 27)]),
        ("通过政府网站，全年共发布信息283条。", []),
        ("公开工作信息1261条（其中：网站390条、微信公众号871条）。",
         [("proactive.via.website", 390), ("proactive.via.wechat", 871)]),
        ("公开发布稿件45篇，其中省级网站12篇。", []),
        ("政府网站上共公开285条，公众号公开90条。", [("proactive.via.website", 285), ("proactive.via.wechat", 90)]),
        ("我局通过不同渠道和方式公开政府信息1万余条。", [("proactive.total", 10000)]),
        ("承办县人大代表建议和县政协委员提案共10件，其中，人大代表建议7件，政协委员提案3件。",
         [("proposals.handled", 10), ("proposals.npc", 7), ("proposals.cppcc", 3)]),
        ("办理10件人大建议，28件政协提案。", [("proposals.npc", 10), ("proposals.cppcc", 28)]),
        ("市人大七届一次会议代表建议5件、七届二次会议代表建议15件。", []),
    ],
)  # fmt: skip
def test_what_is_linked(catalog: Catalog, sentence: str, expected: list[tuple[str, int]]) -> None:
    assert linked(figures(catalog, sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收到政府信息公开申请80件，办结78件。", [("requests.received", 80), ("requests.completed", 78)]),
        ("收到政府信息公开申请80件，其中网上申请60件，办结78件。",
         [("requests.received", 80), ("requests.via.online", 60), ("requests.completed", 78)]),
        ("全年办结政府信息公开申请78件。", [("requests.completed", 78)]),
        ("承办热线转办工单5126件，办结5109件。", [("hotline.handled", 5126)]),
        ("收到留言4936条，办结4871条。", []),
        ("收集居民意见146条，办结129条。", []),
        ("“局长信箱”收到来信586件，办结579件；收到政府信息公开申请45件，办结44件。",
         [("requests.received", 45), ("requests.completed", 44)]),
        ("其中以市人民政府为申请对象的64件，已办结61件。", []),
        ("全年标注主动公开19份、不予公开12份。", [("requests.result.refused", 12)]),
        ("起草公文时确定公开属性，全年标注主动公开19份、不予公开12份。", []),
        ("全年制发文件302份，其中主动公开149份、部分公开3份、不予公开61份。", [("docs.dispatched", 302)]),
        ("11月3日至5日在县委党校举办政务公开培训班，参训96人。", []),
        ("全年举办政务公开培训班，参训96人。", [("training.people", 96)]),
        ("3月11日和8月26日召开专题会议2次，举办培训2期，参训86人次。",
         [("training.sessions", 2), ("training.people", 86)]),
        ("主办件答复全文在门户网站公开46件。", []),
        ("全年没有减免事项。", []),
    ],
)  # fmt: skip
def test_a_number_is_of_what_its_sentence_speaks_of(
    catalog: Catalog, sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert linked(figures(catalog, sentence)) == expected


def test_what_was_disclosed_in_all_under_its_heading(catalog: Catalog) -> None:
    heading = "（一）主动公开情况"
    assert linked(figures(catalog, "我局累计公开政府信息93条。", heading=heading)) == [("proactive.total", 93)]
    assert linked(figures(catalog, "在公开栏公开政府信息93条。", heading=heading)) == []
    assert linked(figures(catalog, "我局累计公开政府信息93条。")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "未产生与诉讼（行政复议、行政申诉）有关的费用支出。",
        "本单位没有向依申请公开对象收取复印、传真等费用。",
    ],
)
def test_what_was_not_paid_is_no_other_zero(catalog: Catalog, sentence: str) -> None:
    metrics = {figure.metric for figure in figures(catalog, sentence)}
    assert metrics <= {"fees.information_processing"}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("主动公开政府信息304条。", "网上主动公开政府信息165条。"), [("proactive.total", 304)]),
        (("举办培训2期。", "举办培训5期。"), []),
        (("接待现场咨询30次。", "解答电话咨询72次。"), []),
        (("收到政府信息公开申请5件。", "共收到申请5件。"), [("requests.received", 5), ("requests.received", 5)]),
    ],
)
def test_of_different_numbers_only_the_whole_is_linked(
    catalog: Catalog, sentences: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    assert linked(figures(catalog, *sentences)) == expected


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("平均办理时限9.5个工作日。", ["9.5"]),
        ("每月发布信息3至5条。", []),
        ("新增信息20-30条。", []),
        ("扎实落实“惠企政策32条”宣传。", []),
        ("我乡做好以下几点: 1、明确责任 2、确定范围。", []),
        ("邮编:650000，电话:0871-62660000。", []),
    ],
)
def test_what_is_a_number(catalog: Catalog, sentence: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in figures(catalog, sentence)] == values


def test_numbers_in_brackets_are_told_apart_from_their_whole(catalog: Catalog) -> None:
    found = figures(catalog, "（二）2022年度主动公开规章13件（含新制定5件，修改4件），到2021年底统计2件。")
    assert [figure.path[-1] for figure in found] == ["主动公开规章", "新制定", "修改", "统计"]


def test_each_of_two_numbers_joined_by_and_counts_its_own(catalog: Catalog) -> None:
    found = figures(catalog, "发布政策解读5条及其他信息4条。")
    assert [(figure.path[-1], figure.metric) for figure in found] == [
        ("发布政策解读", "policy.interpretations"),
        ("其他信息", None),
    ]


def test_the_number_of_last_year_in_a_comparison(catalog: Catalog) -> None:
    found = figures(catalog, "收到申请12件，较上年的10件增长20%。")
    assert [figure.scope for figure in found] == [Scope.CURRENT, Scope.PREVIOUS, Scope.CURRENT]


def test_each_of_a_list_with_brackets_counts_its_own_member(catalog: Catalog) -> None:
    found = figures(catalog, "申请集中在征地补偿（34件）、退耕还林（18件）、招投标（11件）三个领域。")
    assert [figure.path[-1] for figure in found[:3]] == ["申请集中在征地补偿", "退耕还林", "招投标"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("配备了1名专职工作人员及3名兼职工作人员。", [("staff.full_time", 1), ("staff.part_time", 3)]),
        ("处理结果中，予以公开2件，因本机关不掌握相关政府信息无法提供1件。",
         [("requests.result.granted", 2), ("requests.result.unable.not_held", 1)]),
        ("不予公开（属于三类内部事务信息）1件，不予公开（属于四类过程性信息）2件。", []),
        ("无法提供（本机关不掌握相关政府信息）17件，无法提供（没有现成信息需另行制作）2件。", []),
        ("主动公开《中华人民共和国政府信息公开条例》第二十条规定的相关政府信息4712条。", [("proactive.total", 4712)]),
        ("门户网站主动公开1163条。", [("proactive.via.website", 1163)]),
        ("本年度受理依申请公开政府信息事项25件。", []),
        ("本年度受理依申请公开事项25件。", [("requests.received", 25)]),
        ("上年度结转办理件1件。", [("requests.carried_in", 1)]),
        ("每周在英文版网站发布3篇翻译简讯。", []),
        ("全年共受理依申请公开政府信息103件。已经办结98件。", [("requests.received", 103), ("requests.completed", 98)]),
        ("办结依申请公开件177件（含2021年结转的3件）。", [("requests.completed", 177)]),
        ("8件申请均按时办结，未引起行政复议和行政诉讼。", [("review.total", 0), ("litigation.total", 0)]),
    ],
)  # fmt: skip
def test_ways_of_real_reports_from_2021_on(catalog: Catalog, sentence: str, expected: list[tuple[str, int]]) -> None:
    assert linked(figures(catalog, sentence)) == expected
