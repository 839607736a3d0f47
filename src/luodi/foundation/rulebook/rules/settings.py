"""The settings of a rulebook, as frozen values; each carries its Chinese name and its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, get_type_hints

from luodi.foundation.rulebook.rules.values import (
    Money,
    Pick,
    Quantity,
    Several,
    Shape,
    Switch,
    Whole,
)
from luodi.foundation.vocabulary.codelists import NATURES
from luodi.kernel.text import gettext_noop

# Units that may owe a task; the codes are those of the people room, which stands above.
TASKED_UNITS = {
    "TOWN": gettext_noop("镇（街道）"),
    "DEPARTMENT": gettext_noop("部门"),
    "PARK": gettext_noop("园区"),
    "STATION": gettext_noop("驻点"),
    "COMPANY": gettext_noop("国企"),
}
_PERCENT = Quantity(0, 100, "%")
_POINTS = Quantity(0, 100, gettext_noop("个百分点"))


@dataclass(frozen=True)
class Setting[T]:
    """What one setting is called on the page, and what its value looks like."""

    name: str
    shape: Shape[T]


@dataclass(frozen=True)
class Choices:
    """What districts decide differently, and every figure depends on."""

    admitted_natures: Annotated[
        tuple[str, ...],
        Setting(gettext_noop("计入到位资金的性质"), Several(Pick(dict(NATURES)))),
    ]
    foreign_in_outside: Annotated[bool, Setting(gettext_noop("境外资金计入市域外资金"), Switch())]
    foreign_in_province: Annotated[
        bool, Setting(gettext_noop("境外资金计入省际项目资金"), Switch())
    ]
    local_in_contract_money: Annotated[
        bool, Setting(gettext_noop("区内资金计入合同引资额"), Switch())
    ]
    loans_in_contract_money: Annotated[
        bool, Setting(gettext_noop("银行贷款计入合同引资额"), Switch())
    ]
    return_effect: Annotated[
        str,
        Setting(
            gettext_noop("退回项目在各率分母中"),
            Pick({"keep": gettext_noop("保留"), "drop": gettext_noop("剔除")}),
        ),
    ]
    resign_counts: Annotated[bool, Setting(gettext_noop("同一项目重新签约另计一个"), Switch())]
    new_or_carried: Annotated[
        str,
        Setting(
            gettext_noop("新建、续建的划分"),
            Pick(
                {
                    "signing": gettext_noop("按签约年度"),
                    "start": gettext_noop("按开工年度"),
                }
            ),
        ),
    ]
    tasked_unit_kinds: Annotated[
        tuple[str, ...],
        Setting(gettext_noop("承担任务的单位类别"), Several(Pick(TASKED_UNITS))),
    ]
    zero_leads: Annotated[
        str,
        Setting(
            gettext_noop("零招引"),
            Pick(
                {
                    "A": gettext_noop("无有效线索、无新增在谈、无签约"),
                    "B": gettext_noop("无签约"),
                }
            ),
        ),
    ]
    full_capacity_percent: Annotated[
        Decimal, Setting(gettext_noop("达产：达到设计产能的比例"), _PERCENT)
    ]
    full_capacity_months: Annotated[
        int, Setting(gettext_noop("达产：连续达到的月数"), Whole(1, 36, gettext_noop("个月")))
    ]
    statistics_floor: Annotated[
        Decimal, Setting(gettext_noop("入统起点（计划总投资，含本数）"), Money())
    ]


@dataclass(frozen=True)
class Limits:
    """From where on the checks (体检) call something a problem."""

    still_months: Annotated[
        int, Setting(gettext_noop("开工后连续无到位资金"), Whole(1, 60, gettext_noop("个月")))
    ]
    unstarted_days: Annotated[
        int, Setting(gettext_noop("签约后未开工超过"), Whole(1, 3660, gettext_noop("天")))
    ]
    money_after_months: Annotated[
        int, Setting(gettext_noop("开工满多久查到位比例"), Whole(1, 60, gettext_noop("个月")))
    ]
    money_share_percent: Annotated[
        Decimal, Setting(gettext_noop("开工满期后到位资金应达合同引资额的"), _PERCENT)
    ]
    progress_gap_points: Annotated[
        Decimal, Setting(gettext_noop("到位比例与形象进度相差超过"), _POINTS)
    ]


@dataclass(frozen=True)
class Colours:
    """When a light turns yellow and when red."""

    yellow_from_points: Annotated[Decimal, Setting(gettext_noop("落后序时达到此数亮黄灯"), _POINTS)]
    red_above_points: Annotated[Decimal, Setting(gettext_noop("落后序时超过此数亮红灯"), _POINTS)]
    red_unstarted_months: Annotated[
        int, Setting(gettext_noop("到期未开工满几个月亮红灯"), Whole(1, 24, gettext_noop("个月")))
    ]
    yellow_unentered_months: Annotated[
        int, Setting(gettext_noop("开工后未入统满几个月亮黄灯"), Whole(1, 24, gettext_noop("个月")))
    ]
    red_unentered_months: Annotated[
        int,
        Setting(gettext_noop("开工后未入统超过几个月亮红灯"), Whole(1, 24, gettext_noop("个月"))),
    ]


@dataclass(frozen=True)
class Clocks:
    """By when something is due."""

    month_report_day: Annotated[
        int, Setting(gettext_noop("月报截止：次月"), Whole(1, 28, gettext_noop("日")))
    ]
    lead_respond_days: Annotated[
        int, Setting(gettext_noop("线索：明确联系人"), Whole(1, 90, gettext_noop("日内")))
    ]
    lead_judge_days: Annotated[
        int, Setting(gettext_noop("线索：研判"), Whole(1, 90, gettext_noop("日内")))
    ]
    lead_answer_days: Annotated[
        int, Setting(gettext_noop("线索：答复引荐人"), Whole(1, 90, gettext_noop("日内")))
    ]
    lead_report_days: Annotated[
        int, Setting(gettext_noop("线索：报告进展每"), Whole(1, 90, gettext_noop("日")))
    ]
    not_landed_first_months: Annotated[
        int, Setting(gettext_noop("签约未落地：第一道提醒"), Whole(1, 60, gettext_noop("个月")))
    ]
    not_landed_last_months: Annotated[
        int, Setting(gettext_noop("签约未落地：第二道提醒"), Whole(1, 60, gettext_noop("个月")))
    ]


@dataclass(frozen=True)
class Sharing:
    """How the introducing and the landing unit share a project, in parts."""

    introducer: Annotated[
        int, Setting(gettext_noop("引进单位份额"), Whole(0, 100, gettext_noop("份")))
    ]
    lander: Annotated[int, Setting(gettext_noop("落地单位份额"), Whole(0, 100, gettext_noop("份")))]


def settings_of(shape: type) -> Iterator[tuple[str, Setting[Any]]]:
    """The key of each setting of a row, with what is said of it."""
    for key, hint in get_type_hints(shape, include_extras=True).items():
        yield key, hint.__metadata__[0]
