"""The papers that come with the house: which there are, what each answers, what it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop


@dataclass(frozen=True)
class Ready:
    """One kind of paper."""

    code: str
    title: str
    sentence: str
    figures: tuple[str, ...]  # on which it rests, so that each can be opened
    is_of_a_unit: bool = False  # asks for a unit, and is about it alone
    is_weekly: bool = False


READY = (
    Ready(
        "bulletin",
        gettext_noop("招商引资工作通报"),
        gettext_noop("总的情况，各单位、各来源、各行业分列，和上年同期比，要盯住的附后"),
        (
            *("contracts", "contract_money", "contracts_100m", "money_100m", "starts"),
            *("completions", "productions", "arrived", "arrived_outside", "invested", "not_landed"),
        ),
    ),
    Ready(
        "brief",
        gettext_noop("单位简报"),
        gettext_noop("一个单位一页：签了几个、开了几个、到了多少钱，手上的项目各走到哪一步"),
        (
            *("leads", "talks_new", "contracts", "contract_money", "landed", "starts"),
            *("productions", "arrived", "arrived_outside", "invested", "not_landed", "returns"),
        ),
        is_of_a_unit=True,
    ),
    Ready(
        "unlanded",
        gettext_noop("签约未落地项目清单"),
        gettext_noop("在册合同项目中还没有落地的，按签约多久分开，责任单位写在旁边"),
        ("not_landed", "not_landed_3m", "not_landed_1y"),
    ),
    Ready(
        "zeros",
        gettext_noop("零招引、零签约、零开工单位名单"),
        gettext_noop(
            "有任务而期内一个也没有的单位，各按口径手册的规定；签了而一个都没有落地的另列"
        ),
        ("zero_leads_units", "zero_contract_units", "zero_start_units", "wiped_out_units"),
    ),
    Ready(
        "week",
        gettext_noop("一周调度单"),
        gettext_noop("这一周新签、开工、投产和到位的，停下来的，以及一直没有动静的"),
        ("contracts", "starts", "productions", "arrived", "terminations", "returns"),
        is_weekly=True,
    ),
)


def ready(code: str) -> Ready:
    """The paper of this code."""
    for one in READY:
        if one.code == code:
            return one
    raise Refused(because(gettext_noop("没有“%(given)s”这种文稿"), given=code))
