"""Several facts in one cell, taken out of its clauses: 2023年3月开工,已完成投资2000万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from luodi.intake.workbooks.rules.fields.row import Span
from luodi.intake.workbooks.rules.spans import spanned
from luodi.kernel.dates import DateRange, read_date
from luodi.kernel.folding import fold
from luodi.kernel.money import Currency, read_money
from luodi.kernel.numerals import read_number
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Refused

# The words of a step; the first that fits a stretch of the text takes it.
_STEPS: tuple[tuple[str, str], ...] = (
    ("planning_permit", r"(?<!用地)(?:建设工程|工程)?规划许可证?"),
    ("construction_permit", r"(?:建筑工程)?施工许可证?"),
    ("project_filed", r"立项备案|备案立项|项目备案|备案证?|立项|核准"),
    ("env_approved", r"环境影响评价|环评(?:批复|手续|审批)?"),
    ("registered", r"(?:公司|工商|企业)注册(?:登记)?|注册公司|营业执照"),
    ("site_secured", r"土地摘牌|摘牌|土地出让(?!金|方案|公告|手续)|供地|拿地"),
    ("clearance_done", r"征地拆迁|土地征收|征拆"),
    ("statistics_entry", r"入库纳统|入统入库|入统|纳统|统计入库"),
    ("contract", r"签订(?:正式|投资)*合同|合同签订"),
    ("agreement", r"签订(?:框架|合作|战略|投资|意向)*协议"),
    ("stopped", r"停工|停建"),
    (
        "terminated",
        r"(?:项目|合同|协议)(?:已|被)?(?:终止|解除)|(?:终止|解除)(?:合同|协议|项目)|解约|终止(?=\(|\Z)",
    ),
    ("lost", r"(?<!水土)(?<!人才)(?<!人员)(?<!客户)流失|放弃投资"),
    ("returned", r"市(?:上|级|局|招商局|委|直?部门)?(?:予以)?退回(?!材料|资料|保证金|土地)"),
    ("started", r"(?:开工|破土动工|动工)(?:建设)?(?!仪式|典礼|令|率|前|后|条件|报告|手续)"),
    ("completed", r"竣工(?:验收)?|完工|建成"),
    ("production", r"投产(?:运营)?|投入使用|投入运营|投入生产|投用"),
)
_STEP = re.compile("|".join(f"(?P<{code}>{words})" for code, words in _STEPS))
PLAN_OF = {
    "started": "start_planned",
    "completed": "completion_planned",
    "production": "production_planned",
}
# 已备案、正在办理环评 are two clauses; 已办理备案、环评 is one.
_CLAUSES = re.compile(
    r"[,;。!:]|、(?=[^、,;。]{0,8}(?:已|未|尚|正|拟|计划|预计|待|力争))|[0-9]+[.、)](?=[一-鿿])"
)
# 未开工, 尚未办理: nothing happened. 拟, 预计: nothing has happened yet. 正在: it is under way.
_NOT = re.compile(r"未(?!来)|没有|没能|无法|不能|无|暂停办理|不具备|取消|复工")
_LATER = re.compile(
    r"计划|预计|预期|力争|争取|拟|将|待|准备|有望|目标|确保|即将|可望|要求|约定|下[一步月]|加快|推进|推动|督促"
    r"|协调|尽快|尽早|具备|筹备|促进|促|完善|如期|建成后|投产后|达产后|完工后|竣工后|开工前|启动"
    r"|应|须|需|原定|[可能](?=开工|动工|竣工|投产|建成)|[年月日底]前|后(?=.{0,4}(?:开工|动工|竣工|投产|办理))"
)
_UNDER_WAY = re.compile(r"正在|正|在办|申请|申报|办理中|进行中|筹划|洽谈")
_DONE = re.compile(r"已|完成|取得|办结|办理了|通过|成功|获得|获批|正式|顺利|均")
_AT_WORK = re.compile(
    r"正在(?:建设(?!用地|手续|方案)|施工(?!图)|浇筑|安装设备|(?:进行)?设备(?:安装|调试))"
    r"|正在(?:进行)?(?:主体|基础|土建|厂房|车间)(?:工程)?(?:施工(?!图)|建设|浇筑)"
    r"|主体(?:已?封顶|施工(?!图)|已?完工)|(?:厂房|主体)建设中"
)
_DAY = re.compile(
    r"(?:于)?((?:[0-9]{4}年|[0-9]{2}年|去年|今年|本年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[上中下]旬|[初中底末])?份?"
    r"|[0-9]{4}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?日?|[0-9]{4}年(?:[初中底末]|[上下]半年|第?[一二三四1-4]季度)?)"
)
_MONEY = re.compile(
    r"(?P<head>完成(?:固定资产)?投资|投资完成|到位资金|资金到位|到资)(?:额|总额)?(?P<hedge>约|超过?|近|逾|达到?|为)?"
    r"(?P<money>[0-9.,]+(?:余|多)?[百千万亿]*(?:余|多)?(?:美?元))"
)
# 厂房已建成 and 一期已投产 say nothing of the whole project.
_OF_A_PART = re.compile(
    r"厂房|主体|基础|[一二三四]期|[0-9]期|楼|车间|装修|围墙|道路|土建|部分|生产线|号|栋|设施|工程(?!项目)"
)
_SAID_ALONE = frozenset({"stopped", "terminated", "lost", "returned"})
# 原合同终止,重新签订: whether the project goes on, a person has to say.
_AFRESH = re.compile(r"重新|另行|改由|重签|转由|恢复|更换|变更")
_ENDINGS = _SAID_ALONE - {"stopped"}
_OF_THE_WHOLE = frozenset({"completed", "production", "full_capacity"})
_PERCENT = re.compile(
    r"(?:形象进度|工程进度|总?工程量|工程总量|总体进度|进度)(?:已?完成|达到?|为|的)*约?([0-9.]+)%"
    r"|完成(?:总?工程量?的?|总体?进度的?|形象进度)约?([0-9.]+)%"
)
_AMOUNTS = {
    ("到位", Span.TO_DATE): "money_in_to_date",
    ("到位", Span.YEAR): "money_in_year",
    ("到位", Span.MONTH): "money_in_month",
    ("完成", Span.TO_DATE): "done_to_date",
    ("完成", Span.YEAR): "done_year",
    ("完成", Span.MONTH): "done_month",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a clause says: a step (the days, or none where none is said) or an amount."""

    field: str
    days: DateRange | None = None
    amount: Decimal | None = None
    certainty: Certainty = Certainty.EXACT


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known besides the text: the year of days without one, and the days to count from."""

    year: int | None
    as_of: date | None
    today: date | None


@lru_cache(maxsize=5_000)
def facts_in(
    text: str, year: int | None = None, as_of: date | None = None, today: date | None = None
) -> tuple[Fact, ...]:
    """What has happened and what is planned by this text; what is only wished for is no fact.

    `year` is that of days written without one, `as_of` the day from which 去年 is counted; what
    lies after `today` is a plan. A step counts as happened only where 已, 完成,
    取得 or a day stands with it; 未, 拟, 正在办理 and 加快 never make one.
    """
    found: dict[str, Fact] = {}
    goes_on = bool(_AFRESH.search(text))
    for clause in _CLAUSES.split(fold(text.replace("\n", ";"))):
        for fact in _in_clause(clause, _Known(year, as_of, today or as_of)):
            if not (goes_on and fact.field in _ENDINGS):
                found.setdefault(fact.field, fact)
    return tuple(found.values())


def _in_clause(clause: str, known: _Known) -> Iterator[Fact]:
    if not clause or _NOT.search(clause):
        return
    is_later = bool(_LATER.search(clause))
    if not is_later:
        yield from _amounts(clause)
        yield from _progress(clause)
    days = _days(clause, known)
    steps = dict.fromkeys(found.lastgroup for found in _STEP.finditer(clause) if found.lastgroup)
    if is_later or (days and known.today and days.first > known.today):
        yield from _planned(steps, days)
    elif _AT_WORK.search(clause):
        yield Fact("started", certainty=Certainty.AT_MOST)
    elif not _UNDER_WAY.search(clause):
        yield from _happened(clause, steps, days)


def _planned(steps: dict[str, None], days: DateRange | None) -> Iterator[Fact]:
    for step in steps:
        if days and step in PLAN_OF:
            yield Fact(PLAN_OF[step], days, certainty=Certainty.PLANNED)


def _happened(clause: str, steps: dict[str, None], days: DateRange | None) -> Iterator[Fact]:
    is_said = bool(_DONE.search(clause))
    for step in steps:
        if step in _OF_THE_WHOLE and _OF_A_PART.search(clause):
            continue
        if days and len(steps) == 1:
            yield Fact(step, days)
        elif is_said or days or step in _SAID_ALONE:
            yield Fact(step, certainty=Certainty.AT_MOST)


def _days(clause: str, known: _Known) -> DateRange | None:
    """The one day or stretch of days that a clause names; of two, neither is sure."""
    named = _DAY.findall(clause)
    if len(named) != 1:
        return None
    try:
        reading = read_date(named[0], today=known.as_of, year=known.year)
    except Refused:
        return None
    return reading.value


def _amounts(clause: str) -> Iterator[Fact]:
    for found in _MONEY.finditer(clause):
        before = clause[: found.start()].rstrip("已共")
        span = spanned(before).span if before else Span.NONE
        is_of_the_year = re.search(r"今年|本年|当年|年度|年内|1-[0-9]+月", before)
        span = Span.YEAR if is_of_the_year else span
        if re.search(r"本月|当月|(?<!-)(?<![0-9])[0-9]{1,2}月份?\Z", before):
            span = Span.MONTH
        code = _AMOUNTS["到位" if "到" in found["head"] else "完成", span or Span.TO_DATE]
        try:
            reading = read_money((found["hedge"] or "").strip("达到为") + found["money"])
        except Refused:
            continue
        if reading.value and reading.value.currency is Currency.CNY:
            yield Fact(code, amount=reading.value.amount, certainty=reading.certainty)


def _progress(clause: str) -> Iterator[Fact]:
    for found in _PERCENT.finditer(clause):
        value = read_number((found[1] or found[2]) + "%").value
        if value is not None and value <= 1:
            yield Fact("image_progress", amount=value)
