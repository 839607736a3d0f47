"""Who and what: names, places, contents, people and the words that say how a project stands."""

from __future__ import annotations

from luodi.intake.workbooks.rules.fields.row import Field, Holds
from luodi.kernel.text import gettext_noop as _

SIGN_TYPES = (
    ("合同", "CONTRACT"),
    ("合同项目", "CONTRACT"),
    ("正式合同", "CONTRACT"),
    ("协议", "AGREEMENT"),
    ("协议项目", "AGREEMENT"),
    ("框架协议", "AGREEMENT"),
    ("意向协议", "AGREEMENT"),
    ("战略合作协议", "AGREEMENT"),
)
BUILD_TYPES = (
    ("新建", "NEW"),
    ("扩建", "EXTENSION"),
    ("改建", "REBUILDING"),
    ("技改", "REBUILDING"),
    ("技术改造", "REBUILDING"),
    ("改扩建", "REBUILDING"),
    ("单纯购置", "PURCHASE"),
    ("迁建", "RELOCATION"),
    ("恢复", "RESTORATION"),
)
MONEY_TYPES = (
    ("内资", "DOMESTIC"),
    ("外资", "FOREIGN_FUNDED"),
    ("港澳台", "HK_MACAO_TAIWAN"),
    ("港澳台资", "HK_MACAO_TAIWAN"),
)

# 以会招商 and 节会招商 are one word of the vocabulary; what is none of them is asked once.
CHANNEL_WORDS = tuple(
    (word, code)
    for code, words in {
        "STATION": ("驻点", "驻点招商", "驻外招商"),
        "SMALL_TEAM": ("小分队", "小分队招商", "外出招商"),
        "INVESTOR_REFERRAL": ("以商招商", "以商引商", "客商引荐"),
        "ENTERPRISE_LED": ("以企招企", "以企招商", "企业引荐"),
        "EVENT_LED": ("以会招商", "节会招商", "会展招商", "展会招商", "活动招商"),
        "EVERYONE": ("全员", "全员招商"),
        "COMMISSIONED": ("委托", "委托招商", "代理招商", "中介招商", "第三方招商"),
        "FUND": ("基金", "基金招商", "资本招商"),
        "WALK_IN": ("客商自来", "自来", "自主投资", "客商自主投资"),
        "HANDED_DOWN": ("上级流转", "上级推送", "市级流转"),
    }.items()
    for word in words
)
# 产业类别 may be the industry of the statistics, and a cluster of the district.
LOCAL_INDUSTRIES = (*("产业", "产业类别", "所属产业", "产业类型", "产业分类", "产业属性"),)

NAMES = (
    Field("ordinal", _("序号"), Holds.ORDINAL, ("序号", "编号", "序", "NO", "NO.")),
    Field(
        "project_name",
        _("项目名称"),
        Holds.TEXT,
        ("项目名称", "工程名称", "建设项目名称", "招商项目名称", "签约项目名称", "项目全称"),
        ("项目", "名称", "招商项目", "签约项目", "项目（企业）名称", "项目企业名称"),
        becomes="project.name",
    ),
    Field(
        "investor",
        _("投资方"),
        Holds.TEXT,
        (
            *("投资方", "投资商", "投资企业", "投资主体", "投资单位", "引资方", "投资者", "投资人"),
            *("投资公司", "投资客商", "投资方企业", "投资业主"),
        ),
        (
            "客商",
            "乙方",
            "客商名称",
            "引进企业",
            "企业名称",
            "公司名称",
            "签约企业",
            "合作方",
            "签约单位",
        ),
        becomes="party.INVESTOR",
    ),
    Field(
        "company",
        _("项目公司"),
        Holds.TEXT,
        (
            *("项目公司", "注册名称", "注册企业", "注册公司", "项目法人", "项目法人单位"),
            *("项目业主", "业主单位", "落地企业", "实施主体", "建设单位", "注册企业名"),
        ),
        ("企业名称", "公司名称", "企业", "项目单位", "业主", "实施单位", "法人单位"),
        becomes="party.PROJECT_COMPANY",
        on_land=("土地使用权人", "受让方", "受让人", "竞得人"),
    ),
    Field(
        "investor_place",
        _("来源地"),
        Holds.TEXT,
        (
            *("来源地", "投资方所在地", "投资方来源地", "投资方注册地", "资金来源地", "客商来源地"),
            *("投资来源地", "引资来源地", "投资商所在地", "国别地区", "投资方来源", "引资地"),
        ),
        becomes="enterprise.place",
    ),
    Field(
        "place",
        _("落户地"),
        Holds.TEXT,
        (
            *("落户地", "落户地点", "落户园区", "落户乡镇", "落户镇办", "落地园区", "落地地点"),
            *("建设地点", "建设地址", "建设地", "项目地点", "项目选址", "选址", "项目位置"),
            *("项目所在地", "项目地址", "所在园区", "拟选址", "实施地点"),
        ),
        ("所在地", "地址", "地点", "位置", "所在乡镇", "园区", "土地坐落", "宗地坐落"),
        becomes="project.place",
    ),
    Field(
        "content",
        _("建设内容"),
        Holds.TEXT,
        (
            *("建设内容", "项目内容", "建设内容及规模", "建设规模及内容", "建设规模和内容"),
            *("建设内容与规模", "项目简介", "项目概况", "建设规模", "投资内容", "经营范围及规模"),
            *("项目建设内容", "建设规模及主要内容"),
        ),
        ("内容", "经营范围", "简介", "产品", "合作内容"),
        becomes="project.content",
    ),
    Field(
        "industry",
        _("行业"),
        Holds.INDUSTRY,
        (
            *("行业", "所属行业", "行业类别", "行业分类", "国民经济行业", "行业类型", "行业代码"),
            *("国民经济行业分类", "国民经济行业代码", "行业门类", "行业大类", *LOCAL_INDUSTRIES),
        ),
        ("项目类别", "项目类型", "类别", "类型", "主导产业"),
        becomes="classing.industry",
    ),
    Field(
        "cluster",
        _("产业集群"),
        Holds.TEXT,
        (
            *("产业链", "所属产业链", "产业集群", "所属产业集群", "重点产业链", "集群"),
            *LOCAL_INDUSTRIES,
        ),
        ("主导产业",),
        becomes="classing.cluster",
    ),
    Field(
        "channel",
        _("招商方式"),
        Holds.CHOICE,
        (
            *("招商方式", "引资方式", "招引方式", "引进方式", "招商渠道", "引进渠道", "招引渠道"),
            *("引资渠道", "信息来源", "项目来源"),
        ),
        ("渠道",),
        becomes="classing.channel",
        choices=CHANNEL_WORDS,
        is_aside=True,
    ),
    Field(
        "event",
        _("签约活动"),
        Holds.TEXT,
        ("签约活动", "招商活动", "活动名称", "签约平台", "签约场次", "签约会"),
        becomes="classing.event",
    ),
    Field(
        "sign_type",
        _("签约类型"),
        Holds.CHOICE,
        ("签约类型", "合同类型", "签约性质", "协议类型", "签约类别", "合同类别"),
        ("项目类型", "项目性质", "项目类别", "类别", "类型"),
        choices=SIGN_TYPES,
    ),
    Field(
        "build_type",
        _("建设性质"),
        Holds.CHOICE,
        ("建设性质", "建设类型"),
        ("项目性质", "项目类型", "项目类别", "类别", "类型"),
        becomes="project.build_type",
        choices=BUILD_TYPES,
    ),
    Field(
        "money_type",
        _("内外资"),
        Holds.CHOICE,
        ("内外资", "资金类型", "资金类别", "内资外资"),
        becomes="classing.money_type",
        choices=MONEY_TYPES,
    ),
)

TELLING = (
    Field(
        "status",
        _("状态"),
        Holds.STATUS,
        ("状态", "项目状态", "建设状态", "项目阶段", "当前状态", "推进状态", "所处阶段"),
        ("阶段", "建设阶段", "履约状态"),
    ),
    Field(
        "progress",
        _("进展情况"),
        Holds.PROGRESS,
        (
            *("进展情况", "项目进展", "进展", "目前进展", "工作进展", "推进情况", "建设进展"),
            *("最新进展", "形象进度", "工程形象进度", "项目进度", "建设进度", "工程进度"),
            *("当前进度", "进度", "进度情况", "推进进展", "工作进度"),
        ),
        ("建设情况", "履约情况", "开展情况", "落实情况"),
        becomes="progress",
        kinds=("image_progress",),
    ),
    Field(
        "problems",
        _("存在问题"),
        Holds.TEXT,
        (
            *("存在问题", "存在的问题", "存在困难", "主要问题", "困难问题", "问题", "困难和问题"),
            *("存在问题及困难", "存在的困难和问题", "需协调解决的问题", "需要协调解决的问题"),
            *("需协调事项", "需要区级解决的问题", "需协调解决问题", "问题及建议"),
        ),
    ),
    Field(
        "next_step",
        _("下步计划"),
        Holds.TEXT,
        (
            *("下步计划", "下一步计划", "下步打算", "下一步打算", "下步工作计划", "下步措施"),
            *("下一步工作计划", "下一步工作打算", "下步工作打算", "下一步工作", "下步工作"),
            *("下一步措施", "工作打算", "解决措施"),
        ),
        ("工作计划",),
    ),
    Field("remark", _("备注"), Holds.TEXT, ("备注", "备考", "其他说明"), ("说明",)),
    Field("review_state", _("审核结果"), Holds.TEXT, ("审核状态", "审核结果", "审核意见")),
    Field(
        "reported_on",
        _("报送时间"),
        Holds.DAY,
        ("报送时间", "填报时间", "上报时间", "更新时间", "报送日期", "填报日期"),
    ),
    Field(
        "build_years",
        _("建设起止年限"),
        Holds.TEXT,
        (
            *("建设期限", "建设周期", "建设起止年限", "建设年限", "起止年限", "建设工期", "工期"),
            *("建设起止时间", "开竣工时间", "建设期", "起止时间", "起止年月", "建设时间"),
        ),
    ),
)
