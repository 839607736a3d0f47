"""The words by which a message says what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from luodi.foundation.vocabulary.kinds import START_KINDS

SIGNED = r"签(?:订|署|定|了|下|成)?"
PAPER = r"[^，。；]{0,14}?"
GOT = r"(?:取得|拿到|领到|领取|办理了?|办好|办完|办结|核发|获得|获批|下发了?|拿下)"


@dataclass(frozen=True)
class Cue:
    """One way of saying something: the kinds it may mean (several are asked, none is no step).

    `planned` is the kind of a plan for it. `by_nature` marks a number that lies in a paper,
    whether its day has come or not.
    """

    written: str
    kinds: tuple[str, ...] = ()
    planned: str = ""
    by_nature: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.written)


CUES: tuple[Cue, ...] = (
    # 开工 is no kind: which of the three it was is asked, unless the message says it.
    Cue(
        r"破土(?:动工|开槽|开工|施工)?|动土(?:开工|动工)?|基坑开挖|基础开挖|开槽",
        ("ground_break",),
        "start_planned",
    ),
    Cue(r"土方开挖", ("ground_break", "image_progress")),
    Cue(
        r"首桩|第一根桩|[一1]号桩|1#桩|开桩|打桩",
        ("first_pile",),
        "start_planned",
    ),
    Cue(
        r"(?:破土|基坑开挖|基础开挖|土方开挖|桩基|打桩|设备安装)[^，。；]{0,8}[0-9.]+%",
        ("image_progress",),
    ),
    Cue(r"桩基(?:开始|正式)?施工", ("first_pile", "image_progress")),
    Cue(r"试桩|桩机进场|打桩机|桩基(?:施工)?单位|平场|场地平整|清表|打?围挡|临建"),
    Cue(r"桩基(?:工程|施工)?[^，。；]{0,6}(?:完成|完工|结束)", ("image_progress",)),
    Cue(
        r"设备进场(?:安装)?|设备(?:开始|陆续|全部)?安装|安装设备|进场安装|生产线安装",
        ("fitout_start", "image_progress"),
    ),
    Cue(
        r"(?:正式|全面)?开工(?:建设)?|(?:正式)?动工(?:建设)?|开建|启动建设|正式施工",
        START_KINDS,
        "start_planned",
    ),
    Cue(r"集中开工(?:仪式|活动)?|开工(?:仪式|活动|典礼)|奠基(?:仪式|活动)?", ("ceremony",)),
    Cue(r"开工(?:第一天|大吉|红包|奖)"),
    Cue(r"复工(?:复产)?|恢复施工", ("resumed",)),
    Cue(r"停工[一二两三半0-9]+[天日](?!以上)"),
    Cue(r"停工|停建|停摆", ("stopped",)),
    Cue(
        r"通过竣工验收|竣工验收(?:备案|合格|通过)?|竣工|全[面部]建成",
        ("completed",),
        "completion_planned",
    ),
    Cue(r"完工", ("completed", "image_progress"), "completion_planned"),
    Cue(r"试生产|试运行|试运营|试车|试产|试营业"),
    Cue(
        r"(?:建成|竣工|正式|全面)?投产|正式生产|投入生产|量产|(?:建成)?投用|投入(?:使用|运营)"
        r"|正式运营|首[批台件][^，。；]{0,8}下线",
        ("production",),
        "production_planned",
    ),
    Cue(r"达产(?:达效)?", ("full_capacity",)),
    Cue(
        r"封顶|主体(?:结构|工程|厂房)?(?:已|全部)*(?:完工|完成|封顶)|形象进度|正负零|±0"
        r"|(?:工程|施工)进度|钢结构[^，。；]{0,6}(?:完成|吊装|安装)|总工程量的?",
        ("image_progress",),
    ),
    # Signing: a works or sales contract is not the contract of the investment.
    Cue(
        rf"{SIGNED}{PAPER}(?:补充|三方|监管|保密|合作备忘|征地|征收|拆迁|补偿|安置|流转)[^，。；]{{0,4}}(?:协议|合同|录|条款)"
        rf"|{SIGNED}{PAPER}协议补充"
    ),
    Cue(
        rf"{SIGNED}{PAPER}(?:施工|设备|采购|购销|购置|监理|劳动|供货|销售|总承包|设计|勘察|委托|代理|服务"
        r"|贷款|借款|供电|供气|订货|EPC)[^，。；]{0,6}合同"
        r"|(?:施工|设备|采购|购销|监理|劳动|供货|销售|设计|勘察|贷款|供电)[^，。；]{0,4}合同"
        r"(?:已经?|正式|也)*签(?:订|署|了|下|好)?"
    ),
    Cue(
        rf"{SIGNED}{PAPER}(?:土地(?:使用权)?出让|出让|租赁)[^，。；]{{0,4}}合同|(?:土地|地块)?摘牌|竞得"
        rf"|{GOT}[^，。；]{{0,6}}(?:土地证|不动产权?证)|供地(?:已|全部)*(?:完成|到位)",
        ("site_secured",),
    ),
    Cue(rf"{SIGNED}{PAPER}(?:框架|意向|战略)[^，。；]{{0,8}}?协议(?:书)?", ("agreement",)),
    Cue(rf"{SIGNED}{PAPER}协议(?:书)?", ("agreement", "contract")),
    Cue(
        rf"{SIGNED}{PAPER}合同|合同(?:文本)?(?:已经?|正式|顺利|也)*签(?:订|署|了|下|好|完)",
        ("contract",),
    ),
    Cue(r"(?:集中|正式)?签约(?:仪式)?", ("contract", "agreement")),
    Cue(r"意向书|达成[^，。；]{0,8}意向", ("intention",)),
    Cue(
        r"(?:评审|联审|准入)(?:会)?(?:已|顺利)*通过|通过[^，。；]{0,10}(?:评审|联审|准入|审议)",
        ("review_passed",),
    ),
    Cue(
        rf"注册(?:成立|完成|登记)|{GOT}[^，。；]{{0,8}}营业执照|营业执照[^，。；]{{0,4}}(?:办好|下来|到手|办下)"
        r"|完成[^，。；]{0,4}(?:工商|公司)(?:注册|登记)|工商注册完成",
        ("registered",),
    ),
    Cue(
        rf"(?:{GOT}|完成)[^，。；]{{0,10}}(?:备案(?:证明?|表|手续)?|立项批复|核准批复)"
        r"|(?:项目|发改[委局]?|立项)备案[^，。；]{0,3}(?:完成|通过|下来|办好)|备案证[^，。；]{0,4}(?:下来|办好|到手|拿到)",
        ("project_filed",),
    ),
    Cue(
        rf"环评[^，。；]{{0,6}}(?:批复|批了|通过|办结|办完|备案|下来)|{GOT}[^，。；]{{0,6}}环评(?:批复|手续)?",
        ("env_approved",),
    ),
    Cue(
        rf"{GOT}[^，。；]{{0,8}}工程规划许可证?|工程规划许可证?[^，。；]{{0,4}}(?:下来|办好|到手|拿到|办完)",
        ("planning_permit",),
    ),
    Cue(rf"{GOT}[^，。；]{{0,8}}(?:用地|临时)规划许可证?|用地规划许可证?"),
    Cue(
        rf"{GOT}[^，。；]{{0,8}}施工许可证?|施工许可证?[^，。；]{{0,4}}(?:下来|办好|到手|拿到|办完|批了)",
        ("construction_permit",),
    ),
    Cue(
        rf"{GOT}[^，。；]{{0,12}}(?:备案证|环评|施工许可证?|规划许可证?|土地证)(?:[、和及与]\S+)+",
        ("project_filed", "env_approved", "site_secured", "planning_permit", "construction_permit"),
    ),
    Cue(r"净地交付|交付净地|(?:征地|征拆|拆迁)(?:已|全部)*完成", ("clearance_done",)),
    Cue(r"完成[^，。；]{0,6}(?:征地|拆迁|征收|征拆)", ("clearance_progress", "clearance_done")),
    Cue(r"入统|纳入[^，。；]{0,8}(?:统计|固投|投资)[^，。；]{0,4}库", ("statistics_entry",)),
    Cue(r"纳统|统计入库", ("statistics_entry", "above_scale")),
    Cue(r"(?:升规|上规)(?:入统|纳统|入库)?|入规|五上企业", ("above_scale",)),
    # Who comes and who goes
    Cue(
        r"来访|(?:来|到)[我本][区县市镇园]?[^，。；]{0,6}(?:考察|洽谈)|来[^，。；]{0,8}考察|莅临[^，。；]{0,8}考察",
        ("visit_in",),
        "visit_planned",
    ),
    Cue(r"实地考察|现场考察|考察团", ("visit_in", "site_check"), "visit_planned"),
    Cue(r"(?:赴|前往)[^，。；]{1,14}(?:招商|考察|拜访|对接|洽谈|推介)|外出招商", ("trip_out",)),
    Cue(r"现场核查|现场核实|实地核查", ("site_check",)),
    Cue(r"(?:开始|实质性|进行|进入|开展)[^，。；]{0,4}洽谈|在谈", ("talks",)),
    Cue(r"洽谈会|推介会|座谈会|招商会|项目洽谈"),
    # What goes wrong
    Cue(r"流失|放弃投资", ("lost", "terminated")),
    Cue(
        r"(?:解除|终止)(?:了)?[^，。；]{0,10}(?:合同|协议|合作)|项目终止|终止项目", ("terminated",)
    ),
    Cue(r"督办(?:单|通知|函)", ("supervision",)),
    # Money: of what is sold, granted or lent, nothing arrives from an investor.
    Cue(
        r"(?:收到|到账|进账|入账|汇入|打入|转入|转来|汇来|缴纳|交纳)[^，。；]{0,24}(?:货款|财政|奖补|补贴|补助|退税|退款|保证金|罚款|工资|租金|奖励|贷款|税款)"
        r"|(?:货款|奖补|补贴|补助|退税|退款|保证金|租金|奖励|贷款|税款)[^，。；]{0,10}(?:到账|到位|进账|入账)"
        r"|(?:人员|设备|材料|机械|施工队|责任|领导|专班|手续|队伍)[^，。；]{0,4}到位"
    ),
    Cue(
        r"到账|进账|入账|进资|(?:收到|汇入|打入|转入|打来|转来|汇来|注入)"
        r"[^，。；]{0,28}?(?:款|资金|资本金|投资|元)(?=[^，。；]*)"
        r"|(?:资金|款项?|资本金|投资|元|[0-9亿万])[^，。；到]{0,6}到位|到位(?:资金|资本金|投资)|到位(?=[0-9])"
        r"|实缴(?:资本|出资)?|增资[^，。；]{0,4}(?:到账|到位)",
        ("money_in",),
    ),
    Cue(r"增资(?!扩股协议)", ("capital_increase", "money_in")),
    Cue(r"撤资|抽回资金|抽逃", ("money_withdrawn",)),
    Cue(r"(?:调减|核减)[^，。；]{0,4}(?:引资|投资|合同)额?", ("capital_reduction",)),
    Cue(
        r"完成(?:的)?(?:固定资产|工业|有效|实际|当月)*(?:投资|固投)(?:额|量)?|投资完成"
        r"|(?:完成|实现)(?:固投|入统投资)",
        ("investment_done",),
    ),
    Cue(
        r"总投资(?:额|约|为|达|计划)*(?=[约近超0-9一二三四五六七八九])",
        ("planned_total",),
        by_nature=True,
    ),
    Cue(
        r"(?:计划|拟|预计)投资(?:额|约|为|达)*(?=[约近超0-9一二三四五六七八九])",
        ("planned_total", "year_plan"),
        by_nature=True,
    ),
    Cue(
        r"(?:合同|签约|协议|引资)(?:总|引资|投资|签约)?(?:金额|额|总额|资金)(?:约|为|达)*",
        ("contract_amount", "agreement_amount"),
        by_nature=True,
    ),
    # Of enterprises
    Cue(r"(?:缴纳?|纳|完|实现|上缴)税(?:收|款|金)?|入库税[收款]", ("tax_paid",)),
    Cue(r"(?:营业收入|营收|销售收入)", ("revenue",)),
    Cue(r"(?:从业人员|用工|在岗职工)[^，。；]{0,4}(?=[0-9]+人)", ("jobs",)),
)


# 新签约项目12个: a tally of many, and no step of one.
COUNTED = re.compile(r"(?:了)?(?:的)?(?:项目)?\s*[0-9一二三四五六七八九十两]+\s*[个家](?!月|亿)")


@dataclass(frozen=True)
class Spoken:
    """One cue as a clause says it: its words and where they stand."""

    cue: Cue
    word: str
    start: int
    end: int


def spoken_in(text: str) -> Iterator[Spoken]:
    """What a clause says, in order; of words that overlap, what is no step, then the longer."""
    every = [
        Spoken(cue, found[0], found.start(), found.end())
        for cue in CUES
        for found in cue.pattern.finditer(text)
        if not COUNTED.match(text, found.end())
    ]
    taken: list[Spoken] = []
    for one in sorted(every, key=lambda one: (bool(one.cue.kinds), one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    yield from sorted(taken, key=lambda one: one.start)
