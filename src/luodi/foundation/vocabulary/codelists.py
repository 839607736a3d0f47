"""The fixed lists of values: codes with their Chinese, one word for one code everywhere."""

from __future__ import annotations

type Pairs = tuple[tuple[str, str], ...]

OTHER: Pairs = (("OTHER", "其他"),)

READINGS: Pairs = (("CLAIMED", "申报"), ("VERIFIED", "核定"))
SIGN_TYPES: Pairs = (("CONTRACT", "合同"), ("AGREEMENT", "协议"))
UNIT_ROLES: Pairs = (
    ("INTRODUCING", "引进单位"),
    ("LANDING", "落地单位"),
    ("JOINT", "联合"),
    ("SERVING", "服务单位"),
)
UNIT_CLASSES: Pairs = (
    ("TOWN", "镇（街道）"),
    ("ECONOMIC", "经济部门"),
    ("NON_ECONOMIC", "非经济部门"),
    ("PARK", "园区"),
    ("COMPANY", "国企"),
    *OTHER,
)
CHANNELS: Pairs = (
    ("STATION", "驻点"),
    ("SMALL_TEAM", "小分队"),
    ("INVESTOR_REFERRAL", "以商招商"),
    ("ENTERPRISE_LED", "以企招企"),
    ("EVENT_LED", "以会招商"),
    ("EVERYONE", "全员"),
    ("COMMISSIONED", "委托"),
    ("FUND", "基金"),
    ("WALK_IN", "客商自来"),
    ("HANDED_DOWN", "上级流转"),
)

# The payer's place decides, traced to the controlling investor where the rulebook asks;
# a project company's own local account is never an origin.
ORIGINS: Pairs = (
    ("FOREIGN", "境外"),
    ("PROVINCE_OUT", "省外"),
    ("CITY_OUT", "市外省内"),
    ("DISTRICT_OUT", "市内区外"),
    ("LOCAL", "区内"),
)
OUTSIDE_ORIGINS = ("FOREIGN", "PROVINCE_OUT", "CITY_OUT")  # 市域外; the rulebook may say otherwise
PROVINCE_ORIGINS = ("PROVINCE_OUT",)  # 省际; whether 境外 joins it is the rulebook's

NATURES: Pairs = (
    ("FIXED_ASSETS", "固定资产投资"),
    ("LAND_PRICE", "土地款"),
    ("WORKING_CAPITAL", "流动资金"),
    ("EQUITY", "股权投入"),
    ("IN_KIND", "实物作价"),
    ("INTANGIBLE", "无形资产"),
    ("BANK_LOAN", "银行贷款"),
    ("PUBLIC_FUNDS", "财政资金"),
)
FIXED_NATURES = ("FIXED_ASSETS", "LAND_PRICE")
NON_CASH_NATURES = ("IN_KIND", "INTANGIBLE")
ADMITTED_NATURES = ("FIXED_ASSETS", "LAND_PRICE", "EQUITY")  # what ships; the rulebook decides

MONEY_TYPES: Pairs = (
    ("DOMESTIC", "内资"),
    ("FOREIGN_FUNDED", "外资"),
    ("HK_MACAO_TAIWAN", "港澳台"),
)
BUILD_TYPES: Pairs = (
    ("NEW_BUILD", "新建"),
    ("EXPANSION", "扩建"),
    ("RENOVATION", "改建和技术改造"),
    ("PURCHASE_ONLY", "单纯购置"),
    ("RELOCATION", "迁建"),
    ("RESTORATION", "恢复"),
)
SITE_WAYS: Pairs = (
    ("GRANTED", "出让"),
    ("LEASED_PLANT", "租赁厂房"),
    ("PURCHASED_PLANT", "购置厂房"),
    ("IDLE_REUSED", "盘活闲置"),
    ("ALLOCATED", "划拨"),
    ("OWNED", "自有"),
)
NEW_OR_CARRIED: Pairs = (("NEW", "新建"), ("CARRIED", "续建"))
STAGES: Pairs = (
    ("LEAD", "线索"),
    ("TALKS", "在谈"),
    ("REVIEW", "评审"),
    ("AGREEMENT", "协议"),
    ("CONTRACT", "合同"),
    ("START", "开工"),
    ("COMPLETED", "竣工"),
    ("PRODUCTION", "投产"),
    ("FULL_CAPACITY", "达产"),
)

ABOVE_TRADE: Pairs = (
    ("WHOLESALE", "批发"),
    ("RETAIL", "零售"),
    ("LODGING", "住宿"),
    ("CATERING", "餐饮"),
)
ABOVE_CLASSES: Pairs = (
    ("INDUSTRY", "规上工业"),
    ("CONSTRUCTION", "资质以上建筑业"),
    *ABOVE_TRADE,
    ("SERVICE", "规上服务业"),
    ("PROPERTY", "房地产开发经营业"),
)
QUALIFIED_CLASSES = ("CONSTRUCTION", "PROPERTY")  # entered by qualification, not by revenue

ISSUERS: Pairs = (
    ("CITY_INSPECTORS", "市政府督查室"),
    ("CITY_DEPARTMENT", "市级部门"),
    ("DISTRICT_PARTY", "区委"),
    ("DISTRICT_GOVERNMENT", "区政府"),
    ("DISTRICT_INSPECTORS", "区督查办"),
)
SUPERVISION_FORMS: Pairs = (("ASSIGNED", "交办"), ("SUPERVISED", "督办"), ("PRESSED", "催办"))
SUPERVISION_COLOURS: Pairs = (("BLUE", "蓝"), ("YELLOW", "黄"), ("RED", "红"))
GRADES: Pairs = (("A", "第三方出具"), ("B", "现场所见"), ("C", "单位陈述"))
OPENINGS: Pairs = (("OPENING", "建账补录"), ("DAILY", "日常"))
FIGURE_BASES: Pairs = (
    ("COUNTED", "明细计数"),
    ("PUBLISHED", "公报数"),
    ("OPENING_RECORDS", "据补录资料"),
    ("CLOSED", "封账数"),
)

FILING_ROUTES: Pairs = (("BY_FILING", "备案"), ("BY_RATIFYING", "核准"), ("BY_APPROVAL", "审批"))
IMPACT_CLASSES: Pairs = (
    ("IMPACT_REPORT", "报告书"),
    ("IMPACT_TABLE", "报告表"),
    ("IMPACT_REGISTRATION", "登记表"),
    ("IMPACT_EXEMPT", "豁免"),
)
STATISTICS_TYPES: Pairs = (("CONSTRUCTED", "建设"), ("PURCHASE_ONLY", "单纯购置"))
PRODUCTION_MODES: Pairs = (("TRIAL", "试运行"), ("FORMAL", "正式运行"))
ABOVE_BATCHES: Pairs = (("MONTHLY_NEW", "月度新建"), ("YEARLY", "年度"))
CONTACT_WAYS: Pairs = (("FACE_TO_FACE", "面谈"), ("TELEPHONE", "电话"), ("ONLINE", "线上"))
LEADER_RANKS: Pairs = (
    ("CHIEF_LEADER", "党政主要领导"),
    ("DISTRICT_LEADER", "其他区级领导"),
    ("UNIT_LEADER", "单位负责人"),
    *OTHER,
)
ENDED_BY: Pairs = (
    ("BY_DISTRICT", "我方解除"),
    ("BY_INVESTOR", "投资方退出"),
    ("BY_BOTH", "双方协商"),
    ("BY_COURT", "裁判解除"),
)


def codes(pairs: Pairs) -> tuple[str, ...]:
    """The codes of a list, as a field's choices hold them."""
    return tuple(code for code, _ in pairs)
