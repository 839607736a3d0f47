"""Words made of kinds (签约, 落地, 开工 …) as they ship; the rulebook in force overrides them."""

from __future__ import annotations

from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.foundation.vocabulary.shapes import Milestone

# Any of: dated by the first that came. All of: dated by the last.
DEFAULT_MILESTONES: tuple[Milestone, ...] = (
    Milestone(
        "m.signed",
        "签约",
        any_of=("contract",),
        note="签订正式合同；协议另列，不并入签约。",
    ),
    Milestone(
        "m.landed",
        "落地",
        all_of=("registered", "project_filed", "site_secured"),
        note="实质落地：公司注册、立项、用地载体三项齐备，以最后一项日期为准。",
    ),
    Milestone(
        "m.started",
        "开工",
        any_of=START_KINDS,
        note="破土开槽、首桩施工、设备进场安装任一项，以最早一项日期为准。",
    ),
    Milestone(
        "m.built",
        "建成",
        any_of=("completed", "production"),
        note="竣工或投产，以先到的为准。",
    ),
    Milestone(
        "m.on_books",
        "在册",
        all_of=("contract",),
        none_of=("terminated", "returned", "swap_out"),
        note="合同有效，且未终止、退回、置换出。",
    ),
    # 已开工 includes 已建成: a project whose start was never recorded is still no idle one (F4).
    Milestone(
        "m.started_or_built",
        "已开工（含已建成）",
        any_of=("m.started", "m.built"),
        note="已开工或已建成。",
    ),
    # Never strict, so that what has begun and is not in the statistics can be found.
    Milestone(
        "m.begun",
        "动工",
        any_of=START_KINDS,
        note="现场已动工；不论手册所定开工是否还要求入统或其他手续。",
    ),
)
