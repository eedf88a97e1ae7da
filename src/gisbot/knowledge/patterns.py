"""How Chinese agencies are named: divisions, endings, and what people shorten."""

from __future__ import annotations

import re

DIVISION = re.compile(
    r"(?P<stem>[㐀-鿿]{1,8}?)(?:自治区|自治州|自治县|特别行政区|街道|地区|新区|开发区|苏木|省|市(?!区)|州(?![省市区县])|盟|县|区|旗|镇(?![市区县])|乡(?![市区县]))"
)
REPLACED = (
    ("经济技术开发区管理委员会", "经开区"),
    ("经济技术开发区管理委员会", "开发区"),
    ("经济开发区管理委员会", "经开区"),
    ("经济开发区管理委员会", "开发区"),
    ("高新技术产业开发区管理委员会", "高新区"),
    ("教育委员会", "教委"),
    ("住房和城乡建设委员会", "住建委"),
    ("农业农村委员会", "农委"),
    ("文化体育广电和旅游局", "文旅局"),
    ("文化和旅游局", "文旅局"),
    ("医疗保障局", "医保局"),
    ("自然资源和规划局", "自然资源局"),
    ("人民政府办公室", "政府办"),
    ("街道办事处", "街道"),
    ("人民政府", ""),
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("委员会", "委"),
    ("卫生健康局", "卫健局"),
    ("卫生健康委员会", "卫健委"),
    ("人力资源和社会保障局", "人社局"),
    ("市场监督管理局", "市监局"),
    ("市场监督管理局", "市场监管局"),
    ("自然资源和规划局", "资规局"),
    ("自然资源和规划局", "自规局"),
    ("工业和信息化局", "工信局"),
    ("民族宗教事务局", "民宗局"),
    ("机关事务管理局", "机关事务局"),
    ("政务服务管理局", "政务局"),
    ("行政审批服务局", "审批局"),
    ("行政审批局", "审批局"),
    ("食品药品监督管理局", "食药监局"),
    ("文化广电新闻出版局", "文广新局"),
    ("大数据管理局", "大数据局"),
    ("政务服务和数据管理局", "政数局"),
    ("林业和草原局", "林草局"),
    ("林业和园林局", "林园局"),
    ("国土资源局", "国土局"),
    ("环境保护局", "环保局"),
    ("安全生产监督管理局", "安监局"),
    ("综合行政执法局", "综合执法局"),
    ("农业和农村局", "农业局"),
    ("住房和城乡建设局", "住建局"),
    ("农业农村局", "农业局"),
    ("发展和改革委员会", "发改委"),
    ("发展和改革局", "发改局"),
    ("生态环境局", "环保局"),
    ("交通运输局", "交通局"),
    ("综合行政执法局", "执法局"),
    ("城市管理局", "城管局"),
    ("退役军人事务局", "退役军人局"),
    ("文化广电和旅游局", "文旅局"),
    ("应急管理局", "应急局"),
    ("自治县", "县"),
)
BUREAU = "局"
FIELD = re.compile("(?!信息|统计|档案|审计|信访)[㐀-鿿]{2}")
GOVERNMENT = "人民政府"
GOVERNING = (GOVERNMENT, "政府")
GENERIC = (
    ("省人民政府", "省政府"),
    ("市人民政府", "市政府"),
    ("区人民政府", "区政府"),
    ("县人民政府", "县政府"),
    ("镇人民政府", "镇政府"),
    ("乡人民政府", "乡政府"),
)
TOWN_NOUNS = ("乡镇街道", "乡镇", "镇乡", "镇街", "街镇", "镇街道")
BUREAU_NOUNS = ("职能部门", "委办局", "部门", "委局", "局办", "局")
FAMILIES = (
    (TOWN_NOUNS, ("镇人民政府", "乡人民政府", "街道办事处", "镇", "乡", "街道", "苏木")),
    (("镇",), ("镇人民政府", "镇")),
    (("乡",), ("乡人民政府", "乡")),
    (("街道", "街道办", "街道办事处"), ("街道办事处", "街道")),
    (BUREAU_NOUNS, ("局", "委员会", "委", "办公室", "中心")),
    (("县市区", "市县区", "县区", "区县", "县(市)区"), ("区人民政府", "县人民政府")),
    (("区", "市辖区"), ("区人民政府",)),
    (("县",), ("县人民政府",)),
    (("市", "地市", "城市"), ("市人民政府",)),
    (("省",), ("省人民政府", "自治区人民政府")),
)
"""The nouns of a group, and how the names of its members end; a place alone (朝阳区) counts as its government."""
BARE_GROUPS = ("乡镇", "镇街", "乡镇街道", "委办局", "区县", "县区", "县市区")
EVERYONE = ("单位", "机关", "机构", "行政机关", "家", "家单位", "主体", "地方", "地区", "政府")
ENGLISH_GROUPS = (
    (("agencies", "agency", "authorities", "government bodies"), ""),
    (("townships", "township", "towns", "subdistricts"), "乡镇"),
    (("departments", "department", "bureaus", "bureau"), "部门"),
    (("counties and districts", "districts and counties", "counties", "districts", "county", "district"), "县市区"),
)
ENGLISH_BEFORE = (
    "all",
    "every",
    "each",
    "the",
    "which",
    "what",
    "of the",
    "among",
    "across",
    "per",
    "how many",
    "number of",
)
ENGLISH_PLURAL = "s"
EACH = "各"
WHOLE_AREA = ("全县", "全区", "全市", "全省")
OWN = ("我", "我们", "咱", "咱们", "本", "我们这个", "我们这")
OTHERS_OWN = (*OWN, "俺", "俺们", "你", "你们", "贵", "该", "全")
"""Before a kind of agency that the one at home is not: 贵局, 全镇."""
INSIDE = ("里", "上")
"""Behind such a kind: 局里, 镇上."""
KINDS = (
    (("局",), ("局",)),
    (("委", "委员会"), ("委", "委员会")),
    (("部门",), ("局", "委员会", "委", "办公室", "中心")),
    (("镇",), ("镇人民政府", "镇政府", "镇")),
    (("乡",), ("乡人民政府", "乡政府", "乡")),
    (("街道", "街道办", "街道办事处"), ("街道办事处", "街道")),
    (("厅",), ("厅",)),
    (("院",), ("院",)),
    (("法院",), ("法院",)),
    (("医院",), ("医院",)),
    (("学校",), ("学校",)),
    (("公司",), ("公司",)),
    (("中心",), ("中心",)),
    (("村",), ("村",)),
    (("社区",), ("社区",)),
    (("县",), ("县人民政府", "县")),
    (("区",), ("区人民政府", "区")),
    (("市",), ("市人民政府", "市")),
    (("省",), ("省人民政府", "省")),
)
"""What people call the agency that they belong to, and how the names of such agencies end."""
ENGLISH_OWN = ("our", "my", "this")
ENGLISH_KINDS = (
    (("bureau", "department", "commission"), ("局", "委员会", "委")),
    (("town", "township"), ("镇人民政府", "乡人民政府", "镇", "乡")),
    (("subdistrict", "street office"), ("街道办事处", "街道")),
    (("county",), ("县人民政府", "县")),
    (("district",), ("区人民政府", "区")),
    (("city",), ("市人民政府", "市")),
    (("province",), ("省人民政府", "省")),
)
ENGLISH_FIELDS = (
    (("transport", "transportation", "traffic"), "交通"),
    (("forestry",), "林业"),
    (("education",), "教育"),
    (("civil affairs",), "民政"),
    (("health", "public health"), "卫"),
    (("natural resources", "land"), "自然资源"),
    (("finance",), "财政"),
    (("justice",), "司法"),
    (("public security", "police"), "公安"),
    (("water", "water resources", "water conservancy", "water affairs"), "水"),
    (("agriculture", "agriculture and rural affairs", "agricultural", "agriculture and rural", "farming"), "农"),
    (("housing", "housing and construction", "construction", "housing and urban rural development"), "住"),
    (("environment", "environmental protection", "ecology", "ecology and environment", "environmental"), "环境"),
    (("emergency", "emergency management"), "应急"),
    (("market regulation", "market supervision", "market"), "市场"),
    (("tax", "taxation"), "税务"),
    (("statistics",), "统计"),
    (("audit",), "审计"),
    (("culture and tourism", "culture", "tourism", "cultural"), "文"),
    (("human resources", "labor", "labour", "social security", "human resources and social security"), "人力"),
    (("commerce", "business"), "商务"),
    (("urban management",), "城"),
    (("science and technology", "science"), "科"),
    (("development and reform", "planning"), "发展"),
    (("veterans", "veterans affairs"), "退役"),
    (("medical security", "medical insurance", "healthcare security"), "医疗保障"),
    (("sports",), "体育"),
    (("archives",), "档案"),
    (("meteorological", "weather"), "气象"),
)
ENGLISH_OFFICES = ((("bureau", "department", "office"), "局"), (("commission", "committee", "bureau"), "委员会"))
"""What an agency is called in English: the words for its field, by a part of its own name, and for its kind."""
ENGLISH_PLACES = ("", "county ", "city ", "municipal ", "district ")
CITY_ABOVE = re.compile(r"(?P<stem>[㐀-鿿]{2,8}?)(?:省|市)(?=[㐀-鿿]{2,8}?(?:市|县|区|旗))")
PLACE = re.compile(
    r"(?:[㐀-鿿]{1,8}?(?:自治区|自治州|自治县|特别行政区|地区|新区|开发区|省|市(?!区)|州(?![省市区县])|盟|县|区|旗))+"
)
"""The places that the name of an agency begins with: 淮安市洪泽区 of 淮安市洪泽区教育局."""


def place_of(agency: str) -> str:
    """The place that the name of an agency begins with; "" when it begins with none."""
    match = PLACE.match(agency)
    return match[0] if match else ""
