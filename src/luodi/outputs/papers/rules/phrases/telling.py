"""The sentences in which a binding says why: what was read, what is open, what it waits for."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.kernel.text import Sayable, Tongue, gettext_noop


@dataclass(frozen=True)
class Listed:
    """Several words of the tables in a row, each said in the reader's tongue."""

    parts: tuple[Sayable, ...]

    def said(self, tongue: Tongue) -> str:
        return tongue(COMMA).join(part.said(tongue) for part in self.parts)


COMMA = gettext_noop("、")

READ_AS = gettext_noop("“%(words)s”读作“%(name)s”")
SPUN = gettext_noop("“%(word)s”按“%(meant)s”读")
SPUN_UNSURE = gettext_noop("“%(word)s”可能是“%(meant)s”，全文没有别的字词被调换，请确认")
LEANS = gettext_noop("接前一个数：同一批项目、同一期间")
OF_COHORT = gettext_noop("是前面那批合同项目中的一部分，按基期数")
AT_EVENT = gettext_noop("属于“%(event)s”")
ALSO = gettext_noop("同样的话也可指：%(names)s")
LEFT = gettext_noop("“%(words)s”没有落到口径里")
UNKNOWN = gettext_noop("“%(words)s”不认识，可能缩小了范围")
UNKNOWN_BODY = gettext_noop("“%(body)s”不在本账套的单位里")
BEYOND = gettext_noop("说的是“%(body)s”，不是本账套的数：等公开数据")
PART_PERIOD = gettext_noop("句中没有写期间，按这一部分取%(period)s")
CARRIED_PERIOD = gettext_noop("期间接上文：%(period)s")
TWO_YEARS = gettext_noop("总结和计划都写%(year)s年，一年不能两用：总结按上一年")
NO_BOUNDS = gettext_noop("“%(words)s”没有起止日，请定期间")
OWN_ARRIVAL = gettext_noop("到位资金可以是期内全部到位，也可以只是这批项目的到位")
HAS_A_SHARE = gettext_noop("后面跟着占比，可能是前面那批项目中的一部分")
HEAPED = gettext_noop("“累计”与期末数不合：累计过的，还是期末在册的？")
BY_NOW = gettext_noop("“目前已”可以是期内的，也可以是前面那批项目到现在的")
NAMELESS = gettext_noop("“%(event)s”没有名称，请选是哪一次活动")
NO_YEAR = gettext_noop("全文没有写年份，请定年份")
EITHER_WAY = gettext_noop("“签约”是只算合同，还是连协议都算？")
PART_OF_ANOTHER = gettext_noop("“其中”：是前面那些里的一部分，还是全部？")
IN_ORDER = gettext_noop("“分别”：几个数按次序各是谁的，请确认单位")
NOT_FOUND = gettext_noop("没有一个指标的名称说的是这件事")
A_TARGET = gettext_noop("是目标，不是已有的数：等目标任务")
PUBLISHED = gettext_noop("由统计部门公布：等公开数据；总账只数招引的")
SERIES = gettext_noop("“%(series)s”由统计、财政部门公布：等公开数据")
RANK = gettext_noop("名次由上级或别处公布：等公开数据")
DIVISIONS = gettext_noop("区县、镇办有多少个：取自单位树，请确认范围")
RATE_DONE = gettext_noop("完成率要与目标相除：等目标任务")
SHARE = gettext_noop("占比由前后两数相除，请确认分子分母")
GROWTH = gettext_noop("同比，由本期与上年同期相除，请确认是哪个数")
ONE_PROJECT = gettext_noop("是一个项目自己的数：到项目页取")
OTHER_THING = gettext_noop("产能、面积等别的事：台账不计，问一次")
FUTURE = gettext_noop("说的是打算，还没有发生：等行程和线索台账")
NOTHING_ROUND = gettext_noop("前后的字说不出是什么，问一次，记住")
