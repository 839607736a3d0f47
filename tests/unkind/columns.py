"""Columns beyond name, money and days: industries, channels, shares, origins, endings, remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from unkind.ledgers import PROJECTS, WAN
from unkind.truth import Fact, Project, Total, Truth, Workbook
from unkind.writing import Formula, Line, Sheet, Written, xls, xlsx

type Cells = Sequence[tuple[Written, Mapping[str, Fact]]]  # what is written, and what it means


def beside(name: str, heads: Sequence[str], *columns: Cells, **odd: frozenset[str]) -> Workbook:
    """A ledger of the invented projects with these columns behind their names and totals."""
    lines: list[Line] = [["序号", "项目名称", "总投资（万元）", *heads]]
    projects = []
    for place, cells in enumerate(zip(*columns, strict=True)):
        given = PROJECTS[place]
        lines.append([place + 1, given.name, float(given.total), *(one for one, _ in cells)])
        facts: dict[str, Fact] = {"total_yuan": given.total * WAN}
        for _, means in cells:
            facts |= means
        unclear = odd.get("unclear", frozenset())
        kept = {key: value for key, value in facts.items() if key not in unclear}
        projects.append(Project(given.name, kept, place + 2, unclear=unclear))
    sheet = Sheet(lines)
    return Workbook(name, f"{name}.xlsx", lambda: xlsx(sheet), Truth(tuple(projects)), (name,))


def said(fact: str, *texts: str) -> Cells:
    """Words that stand for themselves."""
    return [(text, {fact: text}) for text in texts]


def days(first: str, last: str) -> Fact:
    return date.fromisoformat(first), date.fromisoformat(last)


def industries() -> Workbook:
    words = ("计算机、通信和其他电子设备制造业", "C14", "59", "新能源", "医药制造业", "旅游")
    return beside("industries by name and code", ["所属行业"], said("industry", *words))


def clusters() -> Workbook:
    words = ("电子信息", "食品加工", "现代物流", "新能源", "生物医药", "文旅")
    return beside("clusters of the district", ["产业集群"], said("cluster", *words))


def channels() -> Workbook:
    words: Cells = [
        ("驻点招商", {"channel": "STATION"}),
        ("以商招商", {"channel": "INVESTOR_REFERRAL"}),
        ("节会招商", {"channel": "EVENT_LED"}),
        ("产业链招商", {}),
        ("—", {}),
        ("小分队", {"channel": "SMALL_TEAM"}),
    ]
    return beside("channels in the words of the trade", ["招商方式"], words)


def shares() -> Workbook:
    units = said("introducing", "商务局", "工信局", "农业农村局", "商务局", "发改局", "文旅局")
    ratios: Cells = [
        ("7:3", {"share": Decimal("0.7")}),
        ("5∶5", {"share": Decimal("0.5")}),
        ("五五分成", {"share": Decimal("0.5")}),
        ("引荐60%，落地40%", {"share": Decimal("0.6")}),
        ("7：2", {}),
        (None, {}),
    ]
    landing = said("unit", *(one.unit for one in PROJECTS))
    heads = ["首报单位", "落地单位", "分成比例"]
    return beside("shares of two units", heads, units, landing, ratios)


def remarks() -> Workbook:
    arrived: Cells = [
        ("18500（含设备）", {"arrived_yuan": Decimal(185_000_000)}),
        ("8000万元，分三期到位", {"arrived_yuan": Decimal(80_000_000)}),
        ("3000（含贷款1000）", {}),
        ("0（未到位）", {}),
        ("6200.25（原5000）", {}),
        ("1.1亿元（其中设备2000万元）", {"arrived_yuan": Decimal(110_000_000)}),
    ]
    return beside("amounts with remarks", ["累计到位资金（万元）"], arrived)


def stretches() -> Workbook:
    march = days("2023-03-01", "2023-05-31")
    signed: Cells = [
        ("2023年3月-5月", {"signed": march}),
        ("2023年3-5月", {"signed": march}),
        ("2023.03-2023.05", {"signed": march}),
        ("2023年一季度", {"signed": days("2023-01-01", "2023-03-31")}),
        ("2023年上半年", {"signed": days("2023-01-01", "2023-06-30")}),
        ("3至5月", {}),
    ]
    planned: Cells = [
        ("2024年6月至8月", {"finished": days("2024-06-01", "2024-08-31")}),
        ("2024年上半年", {"finished": days("2024-01-01", "2024-06-30")}),
        ("2024年一季度至三季度", {"finished": days("2024-01-01", "2024-09-30")}),
        ("2024.3-5", {}),
        ("2024年8月至6月", {}),
        ("2024年底", {"finished": days("2024-11-01", "2024-12-31")}),
    ]
    heads = ["签约时间", "计划竣工时间"]
    return beside("stretches of days", heads, signed, planned)


def years_of_building() -> Workbook:
    """2021年3月至2023年5月 under 开工时间 is the time of building, and no day of a start."""
    started: Cells = [
        ("2021年3月至2023年5月", {}),
        ("2023年3月", {"started": days("2023-03-01", "2023-03-31")}),
    ]
    return beside("the time of building under the start", ["开工时间"], started)


def endings() -> Workbook:
    texts: Sequence[tuple[str, Fact | None]] = [
        ("2023年5月因资金问题终止", days("2023-05-01", "2023-05-31")),
        ("已终止", None),
        ("2022年8月被市上退回", days("2022-08-01", "2022-08-31")),
        ("流失", None),
        ("2023年4月签订终止协议", days("2023-04-01", "2023-04-30")),
        ("在建", None),
    ]
    cells: Cells = [
        (text, {"status": text, **({"ended": day} if day else {})}) for text, day in texts
    ]
    return beside("endings in the column of states", ["项目状态"], cells)


def no_endings() -> Workbook:
    words = (
        "原合同终止，重新签订",
        "拟终止",
        "正在办理终止手续",
        "未终止",
        "水土流失治理",
        "资料被退回",
    )
    return beside("words that end nothing", ["进展情况"], said("status", *words))


def origins() -> Workbook:
    """其中 counts since the same day as the amount that it stands beside."""
    arrived: Cells = [
        (money, {"arrived_yuan": Decimal(money) * WAN}) for money in (1000, 800, 600, 0, 50, 20)
    ]
    province: Cells = [
        (money, {"province_yuan": Decimal(money) * WAN}) for money in (600, 0, 600, 0, 20, 5)
    ]
    outside: Cells = [
        (money, {"outside_yuan": Decimal(money) * WAN}) for money in (900, 300, 600, 0, 50, 20)
    ]
    heads = ["累计到位资金（万元）", "其中：省外资金（万元）", "其中：市外资金（万元）"]
    return beside("money by where it came from", heads, arrived, province, outside)


def dollars() -> Workbook:
    foreign: Cells = [
        (amount, {"foreign_usd": Decimal(amount) * WAN}) for amount in (100, 50, 0, 20, 30, 500)
    ]
    return beside("foreign money beside", ["累计实际利用外资（万美元）"], foreign)


def areas() -> Workbook:
    land: Cells = [
        ("30亩（含代征）", {"land_m2": Decimal(20_000)}),
        ("15", {"land_m2": Decimal(10_000)}),
        ("60亩（4万平方米）", {}),
    ]
    floor: Cells = [
        ("1.2万平方米", {"floor_m2": Decimal(12_000)}),
        ("8000", {"floor_m2": Decimal(8_000)}),
        ("约2万㎡", {"floor_m2": Decimal(20_000)}),
    ]
    heads = ["占地面积（亩）", "建筑面积（平方米）"]
    return beside("land and floors", heads, land, floor)


def of_which(kind: str) -> Workbook:
    """A total with two rows of 其中 under it, one of a group, one of a state."""
    lines: list[Line] = [["序号", "项目名称", "总投资（万元）", "项目状态"], ["一、工业项目"]]
    projects = []
    for place, (number, group) in enumerate(
        ((0, "一、工业项目"), (1, "一、工业项目"), (2, "二、服务业项目"), (5, "二、服务业项目"))
    ):
        given = PROJECTS[number]
        if place == 2:
            lines.append(["二、服务业项目"])
        lines.append([place + 1, given.name, float(given.total), given.status])
        facts: dict[str, Fact] = {"total_yuan": given.total * WAN, "status": given.status}
        projects.append(Project(given.name, facts, len(lines), group=group))
    chosen = [PROJECTS[number].total for number in (0, 1, 2, 5)]
    building = chosen[0] + chosen[2] + chosen[3]
    rows = (
        ("合计", sum(chosen, Decimal(0)), True),
        ("其中：工业项目", chosen[0] + chosen[1], True),
        ("其中：服务业", chosen[2] + chosen[3] + 1, False),
        ("其中：在建", building, True),
    )
    totals = []
    for words, amount, agrees in rows:
        lines.append([words, None, float(amount), None])
        totals.append(Total(len(lines), "total_yuan", amount * WAN, agrees))
    lines.append(["其中：重点项目", None, float(chosen[0]), None])
    sheet, write = Sheet(lines), xlsx if kind == "xlsx" else xls
    return Workbook(
        f"rows of which in {kind}",
        f"其中.{kind}",
        lambda: write(sheet),
        Truth(tuple(projects), tuple(totals)),
        ("合计下面有“其中”行",),
    )


def all_together() -> Workbook:
    """A month's ledger with every one of these columns, two rows of heads, groups and a total."""
    heads: list[Line] = [
        ["××区招商引资项目推进台账", *[None] * 12],
        ["截至2023年11月30日", *[None] * 10, "单位：万元", None],
        [
            *("序号", "项目名称", "产业集群", "招商方式", "引荐单位", "落地单位", "分成比例"),
            *("签约时间", "总投资", "资金到位情况", None, "占地面积（亩）", "项目状态"),
        ],
        [*[None] * 9, "累计到位资金", "其中：省外资金", None, None],
        ["一、工业项目"],
    ]
    rows: Sequence[tuple[int, Line, dict[str, Fact]]] = (
        (
            0,
            ["电子信息", "驻点招商", "商务局", "经济开发区管委会", "7:3", "2022年11-12月"],
            {
                "cluster": "电子信息",
                "channel": "STATION",
                "introducing": "商务局",
                "unit": "经济开发区管委会",
                "share": Decimal("0.7"),
                "signed": days("2022-11-01", "2022-12-31"),
            },
        ),
        (
            4,
            ["生物医药", "以商招商", "河西镇", "河西镇", None, "2021.12.3"],
            {
                "cluster": "生物医药",
                "channel": "INVESTOR_REFERRAL",
                "introducing": "河西镇",
                "unit": "河西镇",
                "signed": days("2021-12-03", "2021-12-03"),
            },
        ),
    )
    lines, projects = list(heads), []
    ending = "2023年8月因资金链断裂终止"
    for place, (number, written, means) in enumerate(rows):
        given = PROJECTS[number]
        status = ending if place else "在建"
        total: Written = "5.2亿元（含设备）" if not place else float(given.total)
        tail = [total, float(given.arrived), 1000 * (place + 1), "30（含代征）", status]
        lines.append([place + 1, given.name, *written, *tail])
        facts: dict[str, Fact] = {
            **means,
            "total_yuan": given.total * WAN,
            "arrived_yuan": given.arrived * WAN,
            "province_yuan": Decimal(1000 * (place + 1)) * WAN,
            "land_m2": Decimal(20_000),
            "status": status,
        }
        if place:
            facts["ended"] = days("2023-08-01", "2023-08-31")
        projects.append(Project(given.name, facts, len(lines), group="一、工业项目"))
    whole = PROJECTS[0].total + PROJECTS[4].total
    last = len(lines)
    sums = Formula(f"=SUM(I{last - 1}:I{last})", float(whole))
    lines.append(["合计", *[None] * 7, sums, *[None] * 4])
    lines.append(["其中：工业", *[None] * 7, float(whole), *[None] * 4])
    totals = tuple(Total(last + n, "total_yuan", whole * WAN) for n in (1, 2))
    sheet = Sheet(lines, merges=["A1:M1", "J3:K3"])
    return Workbook(
        "every column at once",
        "推进台账（11月）.xlsx",
        lambda: xlsx(sheet),
        Truth(tuple(projects), totals, as_of=date(2023, 11, 30)),
        ("两行表头", "分组行", "其中行", "带说明的金额", "日期区间", "终止"),
    )


BOOKS = (
    *(industries(), clusters(), channels(), shares(), remarks(), stretches(), endings()),
    *(years_of_building(), no_endings(), origins(), dollars(), areas(), of_which("xlsx")),
    *(of_which("xls"), all_together()),
)
