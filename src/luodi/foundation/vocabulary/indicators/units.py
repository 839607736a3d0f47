"""Units in numbers: 零招引, 零签约, 零开工, 全军覆没."""

from __future__ import annotations

from luodi.foundation.vocabulary.shapes import Indicator, Time, Units

FAMILY = "失败"

UNITS = (
    # The seed speech names 零招引 beside 零签约, so they must differ; no written definition was
    # seen. The other reading (no signed project at all) is the rulebook's choice B.
    Indicator(
        "zero_leads_units",
        "零招引单位数",
        "个",
        Time.FLOW,
        Units(zero=("leads_valid", "talks_new", "contracts", "agreements")),
        "有任务而期内无有效线索、无新增在谈、无签约的单位个数。",
        also=("零招引", "空白单位"),
        family=FAMILY,
        answers=("S19",),
    ),
    Indicator(
        "zero_contract_units",
        "零签约单位数",
        "个",
        Time.FLOW,
        Units(zero=("contracts",)),
        "有任务而期内未签订合同的单位个数；仅签协议的另注。",
        also=("零签约", "未破白"),
        family=FAMILY,
        answers=("S19",),
    ),
    Indicator(
        "zero_start_units",
        "零开工单位数",
        "个",
        Time.FLOW,
        Units(zero=("starts",)),
        "有任务而期内无项目开工的单位个数。",
        also=("零开工", "开工空白"),
        family=FAMILY,
        answers=("S19",),
    ),
    Indicator(
        "wiped_out_units",
        "全军覆没单位数",
        "个",
        Time.COHORT,
        Units(zero=("coh_landed",), positive=("coh_contracts",)),
        "基期签有合同而至该日一个都未落地的单位个数。",
        also=("全军覆没", "一个都没有落地"),
        family=FAMILY,
        answers=("S19",),
    ),
    Indicator(
        "units_with_task",
        "承担任务单位数",
        "个",
        Time.STANDING,
        Units(),
        "期末有招商任务的镇办和部门个数。",
        also=("责任单位", "任务单位"),
        family=FAMILY,
        answers=("S17", "S19"),
    ),
)
