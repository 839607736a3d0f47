"""The words out of which invented firms, people, projects and places are put together."""

from __future__ import annotations

from dataclasses import dataclass

# Pairs of these make brand names; the characters are rare so that no real firm is meant.
FIRST = "砚澜棠霁屿柘泠岫翎璟菡湑昫朓嵘沅葭蘅骐笙"
SECOND = "禾川衡予舟朔庭棹垚黎弈峤濯筠荟"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN = ("明", "志远", "晓岚", "建国", "文静", "海涛", "思齐", "立新", "云飞", "玉洁", "俊", "宁")


@dataclass(frozen=True)
class Sector:
    """One line of business: its code in GB/T 4754-2017, its cluster, what is built in it."""

    industry: str
    cluster: str
    trade: str  # as it stands in a firm's name
    projects: tuple[str, ...]
    weight: int
    least: int  # total investment, 万元
    most: int
    fitted_out: bool = False  # goes into plants that stand already

    @property
    def is_industrial(self) -> bool:
        return self.industry[0] in "BCD"


SECTORS = (
    Sector(
        "C30",
        "陶瓷新材料",
        "新材料",
        ("高温陶瓷部件生产线", "釉料配制基地", "紫砂器皿智能工厂", "轻质隔墙板生产线"),
        14,
        3_000,
        60_000,
    ),
    Sector(
        "C35",
        "装备制造",
        "智能装备",
        ("矿用输送设备制造", "果蔬分选设备制造", "环保除尘设备生产线"),
        12,
        2_000,
        80_000,
    ),
    Sector(
        "C38",
        "装备制造",
        "电气科技",
        ("储能电池组装配线", "智能配电柜生产线", "光伏支架制造"),
        10,
        5_000,
        120_000,
    ),
    Sector(
        "C13",
        "农产品加工",
        "食品",
        ("果蔬速冻加工", "杂粮精深加工", "菌菇深加工及冷链"),
        14,
        1_000,
        20_000,
    ),
    Sector(
        "C27",
        "医药健康",
        "医药",
        ("中药饮片加工基地", "医用敷料生产线"),
        7,
        3_000,
        40_000,
    ),
    Sector(
        "C42",
        "资源循环",
        "再生资源",
        ("废旧轮胎综合利用", "煤矸石制砖", "建筑垃圾资源化"),
        7,
        2_000,
        30_000,
    ),
    Sector(
        "C39",
        "数字信息",
        "电子科技",
        ("传感器封装线", "线束生产线", "智能终端组装"),
        9,
        1_000,
        15_000,
        fitted_out=True,
    ),
    Sector(
        "I65",
        "数字信息",
        "数字科技",
        ("数据标注基地", "呼叫中心及云客服"),
        6,
        500,
        5_000,
        fitted_out=True,
    ),
    Sector(
        "G59",
        "现代物流",
        "供应链",
        ("冷链仓储物流园", "城乡配送中心"),
        8,
        5_000,
        50_000,
    ),
    Sector(
        "R90",
        "文旅康养",
        "文旅发展",
        ("山地度假营地", "非遗文创街区", "温泉康养小镇"),
        7,
        3_000,
        100_000,
    ),
    Sector("A01", "农产品加工", "农业", ("设施蔬菜示范园", "中药材种植基地"), 6, 800, 8_000),
)


@dataclass(frozen=True)
class Home:
    """Where investors come from: the place, its origin, the kind of money, how often."""

    place: str
    origin: str
    money_type: str
    weight: int
    currency: str = ""


HOMES = (
    Home("浙江省", "PROVINCE_OUT", "DOMESTIC", 16),
    Home("广东省", "PROVINCE_OUT", "DOMESTIC", 14),
    Home("江苏省", "PROVINCE_OUT", "DOMESTIC", 12),
    Home("山东省", "PROVINCE_OUT", "DOMESTIC", 8),
    Home("北京市", "PROVINCE_OUT", "DOMESTIC", 8),
    Home("上海市", "PROVINCE_OUT", "DOMESTIC", 8),
    Home("福建省", "PROVINCE_OUT", "DOMESTIC", 6),
    Home("本省澜阳市", "CITY_OUT", "DOMESTIC", 14),
    Home("本省禾州市", "CITY_OUT", "DOMESTIC", 8),
    Home("本市云垭县", "DISTRICT_OUT", "DOMESTIC", 3),
    Home("香港", "FOREIGN", "HK_MACAO_TAIWAN", 2, "USD"),
    Home("新加坡", "FOREIGN", "FOREIGN_FUNDED", 2, "USD"),
)
CHANNELS = (
    ("SMALL_TEAM", 20),
    ("EVENT_LED", 18),
    ("INVESTOR_REFERRAL", 18),
    ("STATION", 14),
    ("ENTERPRISE_LED", 10),
    ("EVERYONE", 10),
    ("WALK_IN", 6),
    ("HANDED_DOWN", 2),
    ("COMMISSIONED", 2),
)
LOST_FOR = (
    ("LAND_SHORT", "没有连片工业用地，投资方改选他处", 5),
    ("RIVAL_PLACE", "邻市给出现成厂房，投资方已与其签约", 4),
    ("POLICY_UNMET", "投资方要求代建厂房并补贴员工食宿，无法承诺", 4),
    ("SITE_UNFIT", "可用厂房层高、荷载不够", 3),
    ("FINANCE_BROKEN", "投资方融资没有落实", 3),
    ("MARKET_CHANGED", "产品价格下行，投资方暂停扩产", 3),
    ("INVESTOR_UNREAL", "尽调发现投资方没有相应实力", 2),
)
ENDED_FOR = (
    ("FINANCE_BROKEN", "BY_BOTH", "投资方资金链断裂，双方协商解除"),
    ("MARKET_CHANGED", "BY_INVESTOR", "市场变化，投资方书面退出"),
    ("LAND_SHORT", "BY_BOTH", "用地指标长期没有落实，双方解除合同"),
    ("INVESTOR_UNREAL", "BY_DISTRICT", "两次限期开工均未履行，由区上解除合同"),
)
RETURNED_BECAUSE = (
    "缺少证明材料，请补齐后再报",
    "金额与所附材料对不上，请核对",
    "发生日与材料落款日期不一致，请说明",
    "材料没有签章，请补签章页",
)
ANSWERS = ("已补齐材料", "已核对无误，情况说明附后", "已更换带签章的材料", "已按退回意见补正")
