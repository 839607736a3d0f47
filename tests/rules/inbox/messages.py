"""Messages as people of county offices write them, and what may be recorded of each.

The day on which they came is Wednesday, 15 March 2023. What is expected of a fact: the one kind it
is, or the kinds among which it is asked; its day or days; its amount in yuan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luodi.intake.inbox.rules.telling import Fact
from luodi.kernel.money import Currency

ON = date(2023, 3, 15)
STARTS = "ground_break|first_pile|fitout_start"
SIGNINGS = "contract|agreement"
PAPERS = "project_filed|env_approved|site_secured|planning_permit|construction_permit"
TODAY, YESTERDAY = "2023-03-15", "2023-03-14"


@dataclass(frozen=True)
class Case:
    """A message, and what must come of it: `kind@day=yuan`, the last two where they are said."""

    text: str
    facts: tuple[str, ...] = ()


def written(fact: Fact) -> str:
    """A fact as the table writes it."""
    said = "|".join(fact.kinds)
    if fact.day:
        first, last = fact.day.days.first, fact.day.days.last
        said += f"@{first}" if first == last else f"@{first}..{last}"
    if fact.amount and (money := fact.amount.reading.value):
        said += f"={int(money.amount)}"
        said += "" if money.currency is Currency.CNY else f" {money.currency.value}"
    return f"{said}={fact.percent}%" if fact.percent else said


CASES = tuple(
    Case(text, tuple(facts))
    for text, *facts in (
        # Works begin
        (
            "光电厂今天上午破土动工，一期计划投资3.5亿元，附照片",
            f"ground_break@{TODAY}",
            f"planned_total|year_plan@{TODAY}=350000000",
        ),
        ("3月10日光电厂一号桩开打", "first_pile@2023-03-10"),
        ("光电厂昨天打桩了", f"first_pile@{YESTERDAY}"),
        ("各位领导，光电厂项目已于2023年3月2日正式开工建设", f"{STARTS}@2023-03-02"),
        ("光电厂项目拟于10月开工", "start_planned@2023-10-01..2023-10-31"),
        ("光电厂计划4月8日开工，请各部门做好保障", "start_planned@2023-04-08"),
        ("光电厂尚未开工",),
        ("光电厂还没有破土，预计下月动工", "start_planned@2023-04-01..2023-04-30"),
        ("光电厂什么时候能开工？",),
        ("请尽快督促光电厂开工",),
        ("光电厂开工手续还没办好",),
        ("光电厂桩机进场，正在试桩",),
        ("今天参加了全市一季度重点项目集中开工仪式，我镇光电厂参加", f"ceremony@{TODAY}"),
        ("光电厂正在平整场地，预计4月破土", "start_planned@2023-04-01..2023-04-30"),
        ("设备今天进场安装了，光电厂", f"fitout_start|image_progress@{TODAY}"),
        # Works go on, stop, end
        ("光电厂一号厂房3月12日主体封顶", "image_progress@2023-03-12"),
        ("截至目前光电厂完成总工程量的60%", "image_progress=60%"),
        ("光电厂因资金问题停工了", "stopped"),
        ("光电厂春节后2月8日已复工", "resumed@2023-02-08"),
        ("光电厂2月28日通过竣工验收", "completed@2023-02-28"),
        ("光电厂预计2024年6月30日竣工，年底投产", "completion_planned@2024-06-30"),
        ("光电厂昨日正式投产", f"production@{YESTERDAY}"),
        ("光电厂正在设备调试，试生产阶段",),
        ("力争光电厂年内投产",),
        ("光电厂去年12月20日就达产了", "full_capacity@2022-12-20"),
        # Signing
        (
            "3月3日，区政府与江苏光电集团签订投资合同，总投资5亿元",
            "contract@2023-03-03",
            "planned_total@2023-03-03=500000000",
        ),
        ("今天和光电集团签约了", f"{SIGNINGS}@{TODAY}"),
        ("昨天与星河集团签订战略合作框架协议", f"agreement@{YESTERDAY}"),
        ("光电厂与省二建签订施工合同",),
        ("光电厂签了设备采购合同，合同额800万元",),
        ("光电厂的合同还没签下来",),
        ("光电厂合同已签好，3月9日签的", "contract"),
        ("光电厂项目通过区招商委员会联审", "review_passed"),
        ("双方达成初步投资意向", "intention"),
        ("解除与光电厂的投资合同，3月1日双方签字", "terminated"),
        # Papers and land
        ("光电厂3月6日拿到营业执照", "registered@2023-03-06"),
        ("光电厂项目取得备案证，项目代码2303-610500", "project_filed"),
        ("光电厂备案正在办理中",),
        ("光电厂环评批复下来了", "env_approved"),
        ("光电厂施工许可证还没办下来",),
        ("光电厂3月13日取得施工许可证", "construction_permit@2023-03-13"),
        ("光电厂拿到建设用地规划许可证",),
        ("光电厂今天取得建设工程规划许可证", f"planning_permit@{TODAY}"),
        ("光电厂地块3月8日摘牌", "site_secured@2023-03-08"),
        ("光电厂本月已入统", "statistics_entry@2023-03-01..2023-03-31"),
        # Money
        ("3月15日收到XX公司设备款1200万元(省外)", f"money_in@{TODAY}=12000000"),
        ("光电厂今天到账1,200万元", f"money_in@{TODAY}=12000000"),
        ("光电厂资本金到位三千万元", "money_in=30000000"),
        ("光电厂到账约1200万元", "money_in"),
        ("光电厂累计到位资金5000万元", "money_in"),
        ("光电厂资金还没到位",),
        (
            "光电厂3月1日到账500万元，3月10日到账700万元",
            "money_in@2023-03-01=5000000",
            "money_in@2023-03-10=7000000",
        ),
        ("光电厂奖补资金200万元已到账",),
        ("收到货款300万元",),
        ("光电厂设备已到位，人员还没到位",),
        (
            "总投资3.5亿元的光电厂今天到账1200万元",
            f"planned_total@{TODAY}=350000000",
            f"money_in@{TODAY}=12000000",
        ),
        ("光电厂2月份完成投资800万元", "investment_done@2023-02-01..2023-02-28=8000000"),
        ("光电厂1-2月累计完成投资1500万元", "investment_done"),
        ("昨天收到光电集团汇来首期资金50万美元", f"money_in@{YESTERDAY}=500000 USD"),
        # Visits and work
        ("深圳星河公司一行5人今天来我区考察，商谈光电项目", f"visit_in@{TODAY}"),
        ("明天深圳星河公司要来考察", "visit_planned@2023-03-16"),
        ("上周五星河公司董事长到我镇考察光电厂", "visit_in@2023-03-10"),
        ("李镇长一行赴深圳招商", "trip_out"),
        ("星河公司是否来考察？",),
        # Nothing to record
        ("收到",),
        ("好的，谢谢领导",),
        ("请各单位今天下午5点前报送月报",),
        ("会议通知：明天上午9点召开重点项目推进会",),
        ("光电厂今天没有进展",),
        ("如果4月能开工，年底可以投产",),
        ("听说光电厂投产了",),
        # Several at once
        (
            "光电厂项目进展：\n1. 3月2日破土\n2. 3月10日到账1200万元\n3. 计划9月30日竣工",
            "ground_break@2023-03-02",
            "money_in@2023-03-10=12000000",
            "completion_planned@2023-09-30",
        ),
        ("光电厂已开工，风电塔筒项目昨天投产", f"{STARTS}", f"production@{YESTERDAY}"),
        # Written without a look at the table of words, and added as they were read
        ("各位领导好，星河新材料项目今天正式破土，现场照片已发群里", f"ground_break@{TODAY}"),
        (
            "【项目进展】新能源电池壳项目：3月14日完成首桩施工，计划5月底完成桩基工程",
            f"first_pile@{YESTERDAY}",
        ),
        (
            "报告：昨天下午，华锐机械项目首台设备进场，预计本月底完成安装",
            f"fitout_start|image_progress@{YESTERDAY}",
        ),
        ("锂电池隔膜项目3月8日和区政府签了框架协议，意向投资10亿元", "agreement@2023-03-08"),
        ("我镇食品加工厂今年1-2月完成固定资产投资2300万元，累计完成1.2亿元", "investment_done"),
        (
            "刚接到银行通知，鼎盛公司第二笔资本金2000万元今天到账，回单见附件",
            f"money_in@{TODAY}=20000000",
        ),
        ("鼎盛公司承诺3月底前到账2000万",),
        ("鼎盛公司说钱已经打过来了，还没查到",),
        ("宏达二期项目环评报告已报市局，正在公示",),
        ("宏达二期项目环评昨天批了", f"env_approved@{YESTERDAY}"),
        ("宏达二期的地块明天摘牌",),
        ("3月13日，区长带队到宏达项目现场调研，要求加快开工进度",),
        ("北京某集团副总裁一行6人3月14日来我县考察，有意向投资新能源项目", f"visit_in@{YESTERDAY}"),
        ("拟邀请上海客商4月中旬来访", "visit_planned@2023-04-11..2023-04-20"),
        ("星河项目今天复工，100多名工人到岗", f"resumed@{TODAY}"),
        ("星河项目已停工三个月了", "stopped"),
        ("星河项目于2023年1月竣工投产", "production@2023-01-01..2023-01-31"),
        ("星河项目竣工验收资料准备中",),
        ("星河项目基本具备投产条件",),
        ("星河项目投产后预计年产值5亿元",),
        ("星河项目月底前投产没问题",),
        ("设备采购合同已签，预付款300万已付",),
        ("收到星河公司转来履约保证金100万元",),
        ("收到县财政拨付星河项目奖补资金500万元",),
        ("星河公司注册资本5000万元，3月7日完成工商注册", "registered@2023-03-07"),
        ("星河公司增资2000万元", "capital_increase|money_in=20000000"),
        ("星河项目已完成备案，环评、能评正在办", "project_filed"),
        ("3月10日拿到了星河项目的施工许可证和建设工程规划许可证", f"{PAPERS}@2023-03-10"),
        (
            "星河项目3月2日领取建设工程规划许可证，3月9日领取施工许可证",
            "planning_permit@2023-03-02",
            "construction_permit@2023-03-09",
        ),
        ("区招商局：请各镇上报一季度签约、开工、投产项目清单，3月20日前报",),
        ("一季度全区新签约项目12个，开工8个，投产3个",),
        ("经核实，星河项目未实际到位资金",),
        ("星河项目到位资金为零",),
        ("据星河公司反馈，预计4月10日前到位资金3000万元",),
        ("星河项目进账800万，其中省外资金500万", "money_in=8000000"),
        ("王总说下周三过来签合同",),
        ("上周三和王总签了投资合同，金额2.6亿", "contract@2023-03-08"),
        ("今天和王总谈得很好，基本达成一致，准备签约",),
        ("星河项目主体结构完成80%", "image_progress=80%"),
        ("星河项目征地拆迁已全部完成，净地已交付", "clearance_done"),
        ("经协商，双方终止星河项目合作", "terminated"),
        ("星河公司2月纳税35万元", "tax_paid@2023-02-01..2023-02-28=350000"),
        ("星河公司已升规入统", "above_scale"),
        ("争取星河项目上半年入统",),
        ("星河项目昨天举行了开工仪式，但实际还没进场", f"ceremony@{YESTERDAY}"),
        ("开工第一天，干劲十足！",),
        ("打桩机今天进场",),
        ("桩基施工今天结束", f"image_progress@{TODAY}"),
        (
            "星河项目一期已投产，二期在建，三期计划6月18日开工",
            "production",
            "start_planned@2023-06-18",
        ),
        ("原定3月10日的签约改到3月20日",),
        ("星河项目能否3月底开工？",),
        ("2023.3.15到账壹仟贰佰万元整", f"money_in@{TODAY}=12000000"),
        ("今日收到USD 50万元投资款", f"money_in@{TODAY}"),
        ("合同签了没？",),
        ("合同今天签不了，对方法务还在看",),
        (
            "昨天签约的星河项目今天到账首期款600万元",
            f"{SIGNINGS}@{YESTERDAY}",
            f"money_in@{TODAY}=6000000",
        ),
        ("天元项目基坑开挖完成60%", "image_progress=60%"),
        ("天元项目合同文本已经双方法务审定，拟于3月20日签约",),
        ("天元食品公司的验资报告出来了，实缴3000万元", "money_in=30000000"),
        ("收到天元公司打款回单，500万，用途：土地款", "money_in=5000000"),
        ("天元公司向施工方支付工程款600万元",),
        ("天元项目3月份预计完成投资500万元",),
        ("天元项目开工到现在已完成投资8000万元", "investment_done"),
        ("天元公司今日汇入保证金账户100万元",),
        ("省外资金到位情况：天元300万元，宏达500万元",),
        ("天元项目一期厂房已封顶，二期正在打桩", "image_progress"),
        ("下雨，天元项目停工一天",),
        ("天元项目复工审批通过",),
        ("天元项目土地昨日成功摘牌，成交价1260万元", f"site_secured@{YESTERDAY}"),
        ("与村里签订征地协议86亩",),
        ("天元项目今天试生产，下周正式投产",),
        ("天元投产仪式定于3月28日举行", "production_planned@2023-03-28"),
        ("天元达产后年纳税2000万",),
        ("2022年天元公司实现营业收入1.2亿元", "revenue@2022-01-01..2022-12-31=120000000"),
        ("天元3月入统没报上",),
        ("小分队3月6日至10日赴长三角招商，拜访企业8家", "trip_out"),
        ("明确天元项目4月底前必须开工",),
        ("更正：天元到账不是500万，是300万",),
        ("天元老总：明年一定投产！",),
        ("转发：天元项目今日开工", f"{STARTS}@{TODAY}"),
        ("润泽公司首笔注资1.5亿元昨日到账，其中省外1.2亿元", f"money_in@{YESTERDAY}=150000000"),
        ("请润泽公司3月20日前提供银行进账单",),
        ("听企业说下个月要开工",),
        ("润泽光伏去年12月28日到账800万元，一直没报", "money_in@2022-12-28=8000000"),
        ("润泽公司3月份到账两笔，300万和450万", "money_in@2023-03-01..2023-03-31"),
        ("今天区委书记调研润泽光伏，要求6月底前投产",),
        ("润泽光伏项目签约一年还没有开工",),
        ("润泽光伏项目开工一周年",),
        ("3月仅完成投资50万元", "investment_done@2023-03-01..2023-03-31=500000"),
        ("广东考察团明日到访", "visit_planned@2023-03-16"),
        ("润泽项目拿地后一直未动工",),
        ("与润泽公司签订了投资协议补充条款",),
    )
)
