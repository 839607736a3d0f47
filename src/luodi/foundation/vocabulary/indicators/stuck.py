"""What stands still in numbers: signed and not landed, begun and not counted, stopped.

They look at contracts that stand: a terminated project is not 未落地. The cohort difference
`coh_contracts` less `coh_landed` still holds the ended ones; both are shown. 满三个月 is the same
day of the month three months on (month ends clamp); 超一年 is more than that (渭南: day 366).
"""

from __future__ import annotations

from luodi.foundation.vocabulary.indicators.writing import IN_STATISTICS_RANGE
from luodi.foundation.vocabulary.shapes import Indicator, State, Time, Waits

FAMILY = "失败"
ON_BOOKS = ("m.on_books",)
NOT_LANDED = ("m.landed",)
NOT_STARTED = ("m.started", "m.built")

STUCK = (
    # The later of 停工 and 复工 stands.
    Indicator(
        "stopped_now",
        "停工项目数",
        "个",
        Time.STANDING,
        State(("stopped", *ON_BOOKS), none_of=("resumed",)),
        "期末处于停工状态的在册项目个数。",
        also=("停建", "停滞项目"),
        family=FAMILY,
    ),
    Indicator(
        "not_landed",
        "未落地合同项目数",
        "个",
        Time.STANDING,
        State(ON_BOOKS, none_of=NOT_LANDED),
        "期末在册合同项目中尚未落地的个数。",
        also=("没有落地建设", "签约未落地"),
        family=FAMILY,
        answers=("S11",),
    ),
    Indicator(
        "not_landed_3m",
        "签约满三个月未落地数",
        "个",
        Time.STANDING,
        State(ON_BOOKS, none_of=NOT_LANDED, base="contract", aged_months=3),
        "期末签约满三个月仍未落地的在册合同项目个数，含满一年的。",
        also=("签约三月未落地", "超三月"),
        family=FAMILY,
        answers=("S11",),
    ),
    Indicator(
        "not_landed_1y",
        "签约满一年未落地数",
        "个",
        Time.STANDING,
        State(ON_BOOKS, none_of=NOT_LANDED, base="contract", aged_months=12),
        "期末签约满一年仍未落地的在册合同项目个数。",
        also=("超一年未落地", "久签未落"),
        family=FAMILY,
        answers=("S11",),
    ),
    Indicator(
        "not_started_3m",
        "签约满三个月未开工数",
        "个",
        Time.STANDING,
        State(ON_BOOKS, none_of=NOT_STARTED, base="contract", aged_months=3),
        "期末签约满三个月仍未开工的在册合同项目个数。",
        also=("签约三个月未开工", "签而未建"),
        family=FAMILY,
        answers=("S11",),
    ),
    Indicator(
        "not_started_1y",
        "签约一年以上未开工数",
        "个",
        Time.STANDING,
        State(ON_BOOKS, none_of=NOT_STARTED, base="contract", aged_months=12, beyond=True),
        "期末签约超过一年仍未开工的在册合同项目个数。",
        also=("签约1年以上未开工", "长期未开工"),
        family=FAMILY,
        answers=("S11",),
    ),
    Indicator(
        "started_no_stats",
        "开工未入统数",
        "个",
        Time.STANDING,
        State(("m.begun", *ON_BOOKS), none_of=("statistics_entry",)),
        "期末已开工而未入统的在册项目个数，不含500万元以下，按月龄分列。",
        also=("未入库", "应统未统"),
        where=IN_STATISTICS_RANGE,
        family=FAMILY,
        answers=("S14",),
    ),
    Indicator(
        "started_not_building",
        "开而未建项目数",
        "个",
        Time.STANDING,
        Waits("checkup"),
        "期末已报开工而按静止规则查无实质建设的项目个数。",
        also=("开而未建", "假开工（口语）"),
        family=FAMILY,
        answers=("S10",),
    ),
)
