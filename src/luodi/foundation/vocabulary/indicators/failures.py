"""What ended badly in numbers: 终止, 流失, 退回, 置换."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import codes
from luodi.foundation.vocabulary.reasons import SITE_REASONS
from luodi.foundation.vocabulary.shapes import Cohort, Indicator, Steps, Time, Where

FAMILY = "失败"

FAILURES = (
    Indicator(
        "terminations",
        "终止项目数",
        "个",
        Time.FLOW,
        Steps(("terminated",)),
        "期内合同或协议解除的项目个数。",
        also=("解约", "清退项目"),
        family=FAMILY,
    ),
    Indicator(
        "coh_terminated",
        "合同项目已终止数",
        "个",
        Time.COHORT,
        Cohort("m.signed", all_of=("terminated",)),
        "基期合同项目中，至该日已终止的个数。",
        also=("未履约（部分地方）", "已解约"),
        family=FAMILY,
    ),
    Indicator(
        "losses",
        "流失项目数",
        "个",
        Time.FLOW,
        Steps(("lost",)),
        "期内签约前流失的线索和在谈项目个数，按原因分列。",
        also=("项目流失", "没谈成"),
        family=FAMILY,
        answers=("S6", "S8"),
    ),
    Indicator(
        "losses_site",
        "因用地载体流失数",
        "个",
        Time.FLOW,
        Steps(("lost",)),
        "期内因无地可供或载体不合而流失的项目个数。",
        also=("因地流失", "无地落户"),
        where=Where(categories=codes(SITE_REASONS)),
        family=FAMILY,
        answers=("S6",),
    ),
    Indicator(
        "returns",
        "市上退回项目数",
        "个",
        Time.FLOW,
        Steps(("returned",)),
        "期内被市级退回的项目个数，按原因分列。",
        also=("开而未建被退回", "退库"),
        family=FAMILY,
        answers=("S10",),
    ),
    # A return ends the attempt, so its recognition lies in a later one of the same subject.
    Indicator(
        "returns_rereported",
        "退回后重报获认数",
        "个",
        Time.COHORT,
        Cohort("returned", all_of=("re_reported",), later_attempt=True),
        "基期退回项目中，至该日重报获认的个数。",
        also=("整改重报", "重新认定"),
        family=FAMILY,
        answers=("S10",),
    ),
    Indicator(
        "coh_returns",
        "退回基数",
        "个",
        Time.COHORT,
        Cohort("returned"),
        "作为重报率分母的基期退回项目个数。",
        also=("退回总数", "被退项目"),
        family=FAMILY,
        answers=("S10",),
    ),
    Indicator(
        "coh_returned",
        "合同项目已退回数",
        "个",
        Time.COHORT,
        Cohort("m.signed", all_of=("returned",)),
        "基期合同项目中，至该日被退回的个数。",
        also=("被退回项目", "上报被退"),
        family=FAMILY,
        answers=("S10",),
    ),
    Indicator(
        "swaps",
        "置换项目数",
        "个",
        Time.FLOW,
        Steps(("swap_out",)),
        "期内被置换出的项目个数。",
        also=("项目置换", "调换项目"),
        family=FAMILY,
        answers=("S16",),
    ),
)
