"""Leads, visits and packaged projects in numbers.

A lead that became a project is one investment: the link between them says which keeps the count.
"""

from __future__ import annotations

from luodi.foundation.vocabulary.indicators.writing import ENDED
from luodi.foundation.vocabulary.shapes import Distinct, Indicator, State, Steps, Time

FAMILY = "线索和来访"

LEADS = (
    Indicator(
        "leads",
        "线索数",
        "条",
        Time.FLOW,
        Steps(("lead",)),
        "期内登记的投资线索条数，重复线索并计一条。",
        also=("项目信息数", "收集线索"),
        family=FAMILY,
    ),
    Indicator(
        "leads_valid",
        "有效线索数",
        "条",
        Time.FLOW,
        Steps(("lead_valid",)),
        "期内经研判认定有效的线索条数。",
        also=("有效信息", "有效项目信息"),
        family=FAMILY,
    ),
    Indicator(
        "talks_now",
        "在谈项目数",
        "个",
        Time.STANDING,
        State(("talks",), none_of=("agreement", "contract", *ENDED)),
        "期末正在洽谈、尚未签订协议或合同的项目个数。",
        also=("在谈", "洽谈项目", "在手项目"),
        family=FAMILY,
        answers=("S27",),
    ),
    Indicator(
        "talks_new",
        "新增在谈项目数",
        "个",
        Time.FLOW,
        Steps(("talks",)),
        "期内转入实质洽谈的项目个数。",
        also=("新增洽谈项目", "新转在谈"),
        family=FAMILY,
    ),
    Indicator(
        "visits",
        "来区考察批次",
        "批次",
        Time.FLOW,
        Steps(("visit_in",)),
        "期内来区实地考察的批次。",
        also=("客商来访", "接待客商批次"),
        family=FAMILY,
        answers=("S24",),
    ),
    Indicator(
        "visit_firms",
        "来区考察企业数",
        "家",
        Time.FLOW,
        Distinct(("visit_in",), of="enterprise"),
        "期内来区考察的企业户数，同一企业只计一户。",
        also=("来区考察X家", "邀请来访企业"),
        family=FAMILY,
        answers=("S24",),
    ),
    Indicator(
        "intentions",
        "达成意向数",
        "个",
        Time.FLOW,
        Steps(("intention",)),
        "期内书面达成投资意向的项目个数。",
        also=("意向项目", "投资意向X个"),
        family=FAMILY,
        answers=("S24",),
    ),
    Indicator(
        "reviews_passed",
        "评审通过数",
        "个",
        Time.FLOW,
        Steps(("review_passed",)),
        "期内通过准入评审的项目个数。",
        also=("通过联审", "准入项目"),
        family=FAMILY,
        answers=("S13",),
    ),
    Indicator(
        "packaged_now",
        "储备包装项目数",
        "个",
        Time.STANDING,
        State(("packaged",)),
        "期末储备库内有效的策划包装项目个数。",
        also=("策划包装项目", "储备项目"),
        family=FAMILY,
        answers=("S23",),
    ),
)
