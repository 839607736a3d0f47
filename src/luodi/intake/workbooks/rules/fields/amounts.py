"""Amounts: money agreed, planned, arrived and built, land, people, shares."""

from __future__ import annotations

from luodi.intake.workbooks.rules.fields.row import Field, Holds, Span
from luodi.kernel.text import gettext_noop as _

ARRIVED = (
    *("到位资金", "资金到位", "实际到位资金", "到资", "实际到资", "实到资金", "实到", "到位内资"),
    *("引资到位", "引进到位资金", "到位", "实际到位", "资金到位情况", "引资到位资金", "到位投资"),
)
OUTSIDE = (
    "市外到位资金",
    "市域外到位资金",
    "区外到位资金",
    "县外到位资金",
    "市外资金",
    "市域外资金",
    "其中市外",
    "其中市域外",
)
OTHER_PROVINCES = ("省外到位资金", "省际到位资金", "省外资金", "省际资金", "其中省外", "其中省际")
BUILT = (
    *("完成投资", "投资完成", "完成固定资产投资", "固定资产投资完成", "实际完成投资", "完成固投"),
    *("投资完成情况", "固定资产投资", "固投完成"),
)
SOLD = ("销售收入", "营业收入", "主营业务收入")
PAID = ("税收", "纳税", "入库税金", "上缴税金", "实缴税金", "完成税收", "入库税收", "税金")


def _money(code: str, name: str, words: tuple[str, ...], kind: str = "", *, span: Span) -> Field:
    return Field(code, name, Holds.MONEY, words, becomes="value", kinds=(kind,), span=span)


MONEY = (
    Field(
        "planned_total",
        _("计划总投资"),
        Holds.MONEY,
        (
            *("总投资", "投资总额", "计划总投资", "项目总投资", "投资规模", "总投资规模"),
            *("估算总投资", "概算总投资", "拟总投资", "预计总投资", "总投资概算", "投资总规模"),
        ),
        ("投资", "计划投资", "拟投资", "签约额", "签约金额", "签约资金"),
        becomes="value",
        kinds=("planned_total",),
    ),
    Field(
        "first_phase",
        _("一期投资额"),
        Holds.MONEY,
        ("一期投资", "首期投资", "一期总投资", "一期计划投资"),
        part_of="planned_total",
    ),
    Field(
        "fixed_total",
        _("其中固定资产投资"),
        Holds.MONEY,
        ("其中固定资产投资", "固定资产总投资", "计划固定资产投资", "其中固投"),
        part_of="planned_total",
    ),
    Field(
        "contract_amount",
        _("合同引资额"),
        Holds.MONEY,
        (
            *("合同引资", "合同资金", "合同投资", "合同引进资金", "引资", "引进资金", "合同额"),
            *("合同金额", "合同约定投资", "合同利用资金", "拟引资", "合同内资"),
        ),
        ("签约额", "签约金额", "签约资金"),
        becomes="value",
        kinds=("contract_amount",),
    ),
    Field(
        "agreement_amount",
        _("协议金额"),
        Holds.MONEY,
        ("协议资金", "协议额", "协议金额", "协议投资", "协议引资", "意向投资", "意向资金"),
        ("签约额", "签约金额", "签约资金", "拟投资"),
        becomes="value",
        kinds=("agreement_amount",),
    ),
    Field(
        "foreign_contract",
        _("合同外资"),
        Holds.MONEY,
        ("合同外资", "合同利用外资", "协议外资"),
        becomes="value",
        kinds=("contract_amount",),
        part_of="contract_amount",
    ),
    Field(
        "registered_capital",
        _("注册资本"),
        Holds.MONEY,
        ("注册资本", "注册资金", "注册资本金"),
        becomes="registered_capital",
        kinds=("registered",),
    ),
    Field(
        "year_plan",
        _("年度计划投资"),
        Holds.MONEY,
        ("计划投资", "投资计划", "计划完成投资", "目标投资", "投资目标", "投资任务"),
        becomes="value",
        kinds=("year_plan",),
        span=Span.YEAR,
    ),
    Field(
        "month_plan",
        _("月度计划投资"),
        Holds.MONEY,
        ("计划投资", "投资计划", "计划完成投资"),
        becomes="value",
        kinds=("month_plan",),
        span=Span.MONTH,
    ),
    Field(
        "land_price",
        _("土地价款"),
        Holds.MONEY,
        ("土地价款", "土地出让金", "出让金", "土地款", "土地成交价", "土地出让价款"),
        becomes="price",
        kinds=("site_secured",),
        usual_unit="万元",
        on_land=("成交价格", "成交价", "成交价款", "出让价款"),
    ),
    _money("money_in_to_date", _("累计到位资金"), ARRIVED, "money_in", span=Span.TO_DATE),
    _money("money_in_year", _("本年到位资金"), ARRIVED, "money_in", span=Span.YEAR),
    _money("money_in_month", _("本月到位资金"), ARRIVED, "money_in", span=Span.MONTH),
    _money("done_to_date", _("累计完成投资"), BUILT, "investment_done", span=Span.TO_DATE),
    _money("done_year", _("本年完成投资"), BUILT, "investment_done", span=Span.YEAR),
    *(
        Field(
            code,
            name,
            Holds.MONEY,
            tuple(
                way
                for word in words
                for way in (
                    f"上年同期{word}",
                    f"去年同期{word}",
                    f"{word}上年同期",
                    f"{word}去年同期",
                )
            ),
        )
        for code, name, words in (
            ("done_last_year", _("上年同期完成投资"), BUILT),
            ("money_in_last_year", _("上年同期到位资金"), ARRIVED),
        )
    ),
    _money("done_month", _("本月完成投资"), BUILT, "investment_done", span=Span.MONTH),
    _money("revenue_to_date", _("累计营业收入"), SOLD, "revenue", span=Span.TO_DATE),
    _money("revenue_year", _("本年营业收入"), SOLD, "revenue", span=Span.YEAR),
    _money("revenue_month", _("本月营业收入"), SOLD, "revenue", span=Span.MONTH),
    _money("tax_to_date", _("累计纳税"), PAID, "tax_paid", span=Span.TO_DATE),
    _money("tax_year", _("本年纳税"), PAID, "tax_paid", span=Span.YEAR),
    _money("tax_month", _("本月纳税"), PAID, "tax_paid", span=Span.MONTH),
)

PARTS = tuple(
    Field(
        f"{code}_{span.lower()}",
        name,
        Holds.MONEY,
        words,
        becomes="value",
        kinds=("money_in",),
        span=span,
        part_of=f"money_in_{span.lower()}",
    )
    for code, words, names in (
        ("outside", OUTSIDE, (_("累计市外资金"), _("本年市外资金"), _("本月市外资金"))),
        ("province", OTHER_PROVINCES, (_("累计省外资金"), _("本年省外资金"), _("本月省外资金"))),
        (
            "foreign",
            (
                *("实际利用外资", "到位外资", "实际到位外资", "利用外资", "外资到位", "境外资金"),
                *("境外到位资金", "其中境外", "其中外资", "实际使用外资", "实到外资"),
            ),
            (_("累计利用外资"), _("本年利用外资"), _("本月利用外资")),
        ),
    )
    for span, name in zip((Span.TO_DATE, Span.YEAR, Span.MONTH), names, strict=True)
)

SIZES = (
    Field(
        "land_area",
        _("用地面积"),
        Holds.AREA,
        (
            *("用地", "占地", "用地面积", "占地面积", "项目用地", "土地面积", "规划用地"),
            *("供地面积", "项目用地面积", "规划用地面积", "拟用地", "用地规模", "出让面积"),
            *("总占地面积", "项目占地", "用地需求"),
        ),
        ("面积",),
        becomes="area",
        kinds=("site_secured",),
        on_land=("面积", "宗地面积", "总面积", "供应面积"),
    ),
    Field(
        "floor_area",
        _("建筑面积"),
        Holds.AREA,
        ("建筑面积", "总建筑面积", "厂房面积", "规划建筑面积"),
        becomes="floor_area",
        kinds=("planning_permit",),
    ),
    Field(
        "jobs",
        _("就业人数"),
        Holds.COUNT,
        ("就业人数", "用工人数", "从业人数", "就业", "带动就业", "吸纳就业", "职工人数"),
    ),
    Field(
        "outside_percent",
        _("区外投资占比"),
        Holds.SHARE,
        ("区外占比", "外资占比", "市外占比", "区外投资占比"),
        becomes="outside_percent",
        kinds=("contract_amount",),
    ),
    Field(
        "image_progress",
        _("形象进度（%）"),
        Holds.SHARE,
        ("形象进度百分比", "完成比例", "工程完成率", "完成形象进度"),
        becomes="value",
        kinds=("image_progress",),
    ),
    Field(
        "expected_output",
        _("预计产值"),
        Holds.MONEY,
        ("预计产值", "年产值", "预计年产值", "达产产值", "达产后产值", "预期产值"),
    ),
    Field(
        "expected_tax",
        _("预计税收"),
        Holds.MONEY,
        ("预计税收", "年税收", "预计年税收", "年纳税", "达产税收", "预期税收"),
    ),
)
