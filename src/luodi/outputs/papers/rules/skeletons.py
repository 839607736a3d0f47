"""Templates that come with the house: whole texts in Chinese, with placeholders for every figure.

They are held in Chinese because the meeting is. A district takes one, changes its words in Word
and keeps it as a template of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop


@dataclass(frozen=True)
class Line:
    """One paragraph: a heading of level 1 to 3, or 0 for text; its lead stands out."""

    words: str
    level: int = 0
    lead: str = ""


@dataclass(frozen=True)
class Rows:
    """A table: its heads, the row that is repeated for each of a list, the row of totals."""

    heads: tuple[str, ...]
    each: str  # the list, as a template names it
    row: tuple[str, ...]
    total: tuple[str, ...]


@dataclass(frozen=True)
class Skeleton:
    """One template: the name it is asked for by, its title on the sheet, and what it says."""

    code: str
    name: str
    title: str
    under: str
    body: tuple[Line | Rows, ...]


def owed(asked: str, typed: str, behind: str) -> str:
    """The target where one was set; else a blank of that name, with its measure behind it."""
    blank = f'{{{{ 手填("{typed}") }}}}{behind}'
    return f"{{% if {asked} %}}{{{{ {asked} }}}}{{% else %}}{blank}{{% endif %}}"


UNITS = Rows(
    heads=("单位", "合同项目（个）", "引资额（亿元）", "开工（个）", "到位资金（亿元）"),
    each="各单位(排序=到位资金)",
    row=(
        "{{ 行 }}",
        "{{ 行.合同项目数|数 }}",
        "{{ 合同引资额(单位=行)|亿元|数 }}",
        "{{ 行.开工项目数|数 }}",
        "{{ 到位资金(单位=行)|亿元|数 }}",
    ),
    total=(
        "合计",
        "{{ 合同项目数|数 }}",
        "{{ 合同引资额|亿元|数 }}",
        "{{ 开工项目数|数 }}",
        "{{ 到位资金|亿元|数 }}",
    ),
)

SPEECH = Skeleton(
    code="speech",
    name=gettext_noop("年终讲话骨架"),
    title="在全区招商引资和项目建设会议上的讲话",
    under="（代拟稿，{{ 日期 }}）",
    body=(
        Line("同志们："),
        Line(
            "今天开这个会，是把{{ 期间 }}的账算清楚，把今年的事定下来。各单位刚才都讲了，"
            "我讲三点。以下凡是数字，没有注明的都是核定数。"
        ),
        Line("一、账要算清楚，成绩和差距都摆出来", 1),
        Line("（一）一年来干成了什么", 2),
        Line(
            "{{ 期间 }}，全区新签合同项目{{ 合同项目数 }}个，同比{{ 合同项目数|同比 }}；合同引资额"
            "{{ 合同引资额|亿元 }}，同比{{ 合同引资额|同比 }}。"
            "其中亿元以上{{ 亿元以上合同项目数 }}个，制造业{{ 制造业合同项目数 }}个。",
            lead="签约。",
        ),
        Line(
            "开工项目{{ 开工项目数 }}个，其中新开工千万元以上{{ 新开工千万元以上项目数 }}个；"
            "{% if 投产项目数 > 0 %}{{ 名单(投产项目数, 前=3) }}建成投产；{% endif %}"
            "期末在建{{ 在建项目数 }}个。",
            lead="建设。",
        ),
        Line(
            "到位资金{{ 到位资金|亿元 }}，同比{{ 到位资金|同比 }}；其中实际利用市域外资金"
            "{{ 实际利用市域外资金|亿元 }}，省际{{ 省际项目资金|亿元 }}。",
            lead="到资。",
        ),
        Line(
            '新增五上企业{{ 新增五上企业数 }}户；固定资产投资增长{{ 手填("固定资产投资增速") }}'
            "（统计部门公布）。",
            lead="入规入统。",
        ),
        Line("各单位完成情况如下（按到位资金排）："),
        UNITS,
        Line("（二）差距在哪里", 2),
        Line(
            "在册合同项目里还有{{ 未落地合同项目数 }}个没有落地，签约满三个月的"
            "{{ 签约满三个月未落地数 }}个、满一年的{{ 签约满一年未落地数 }}个"
            "{% if 签约满一年未落地数 > 0 %}（{{ 名单(签约满一年未落地数, 前=3) }}）{% endif %}。",
            lead="签了没有落。",
        ),
        Line(
            "开工以后没有入统的{{ 开工未入统数 }}个，停工的{{ 停工项目数 }}个"
            "{% if 市上退回项目数 > 0 %}；被市上退回{{ 市上退回项目数 }}个，"
            "每退一个都要说清楚是谁的责任{% endif %}。",
            lead="开了没有建。",
        ),
        Line(
            "承担任务的{{ 承担任务单位数 }}个单位里，零招引{{ 零招引单位数 }}个、零签约"
            "{{ 零签约单位数 }}个、零开工{{ 零开工单位数 }}个。名单另发，会后逐个约谈。",
            lead="有的单位还是空白。",
        ),
        Line(
            '合同项目申报{{ 合同项目数(口径="申报") }}个、核定{{ 合同项目数(口径="核定") }}个；'
            '到位资金申报{{ 到位资金(口径="申报")|亿元 }}、核定{{ 到位资金(口径="核定")|亿元 }}。'
            "报上来核不下去的，就是水分，或者是材料没有跟上。",
            lead="报的和核的对不上。",
        ),
        Line("二、今年的目标，一件一件落到单位", 1),
        Line(
            "新开工千万元以上项目不少于"
            + owed('新开工千万元以上项目数(期间="本年")|目标|个', "新开工千万元以上项目目标", "个")
            + "，实际利用市域外资金"
            + owed('实际利用市域外资金(期间="本年")|目标|亿元', "市域外资金目标", "亿元")
            + "以上，固定资产投资增长"
            '{{ 手填("固定资产投资增速目标") }}。'
        ),
        Line("（一）抓项目源头", 2),
        Line(
            "对接企业要有名有姓，{{ 期间 }}对接企业{{ 对接企业数 }}家、外出招商"
            "{{ 外出招商批次 }}批次，今年只能多不能少；"
            "驻点{{ 驻点数 }}个、在岗{{ 驻点在岗人数 }}人，每个点每月都要有回音。"
        ),
        Line("（二）抓签约落地", 2),
        Line(
            "签约满三个月没有落地的，包抓领导一周一调度；满一年没有动静的，"
            "该清退的清退，地和指标收回来给能干的项目。"
        ),
        Line("（三）抓开工入统", 2),
        Line("开工一个、入统一个；手续谁没有办完，谁在会上说。"),
        Line("三、责任要压实，说了就要算", 1),
        Line("任务分到每个镇办、每个部门，按月通报，按季排名，年终兑现。"),
        Line("讲完了，散会以后就去办。"),
    ),
)

SKELETONS = (SPEECH,)


def skeleton(code: str) -> Skeleton:
    """The template of this code."""
    for one in SKELETONS:
        if one.code == code:
            return one
    raise Refused(because(gettext_noop("没有“%(given)s”这个自带模板"), given=code))
