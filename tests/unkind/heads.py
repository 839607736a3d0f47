"""Troubles above the rows: titles, notes of units, heads of several rows, odd names of columns."""

from __future__ import annotations

from datetime import date

from unkind.ledgers import PROJECTS, USUAL, Odd, facts, ledger
from unkind.truth import Project, Truth, Workbook
from unkind.writing import Line, Sheet, xlsx

TITLE = "××区2023年招商引资项目台账"


def plain() -> Workbook:
    table = ledger()
    return Workbook(
        "plain", "招商项目台账.xlsx", lambda: xlsx(Sheet(table.lines)), Truth(table.projects)
    )


def title() -> Workbook:
    table = ledger(above=[[TITLE], []])
    sheet = Sheet(table.lines, merges=["A1:H1"])
    return Workbook(
        "title", "台账（带标题）.xlsx", lambda: xlsx(sheet), Truth(table.projects), ("标题行",)
    )


def unit_note() -> Workbook:
    table = ledger(
        above=[[TITLE], ["填报单位：招商局", *[None] * 5, "单位：万元"]],
        heads={"total": "总投资", "arrived": "累计到位资金"},
    )
    return Workbook(
        "unit note",
        "2023年台账.xlsx",
        lambda: xlsx(Sheet(table.lines, merges=["A1:H1"])),
        Truth(table.projects),
        ("标题行", "单位写在表外"),
    )


def as_of() -> Workbook:
    table = ledger(above=[[TITLE], ["截至2023年11月30日", *[None] * 5, "单位：万元"]])
    return Workbook(
        "as of",
        "11月台账.xlsx",
        lambda: xlsx(Sheet(table.lines, merges=["A1:H1"])),
        Truth(table.projects, as_of=date(2023, 11, 30)),
        ("标题行", "截至日期写在表外"),
    )


def two_head_rows() -> Workbook:
    keys = ("number", "name", "unit", "total", "arrived", "done", "signed", "started", "status")
    rows = ledger(*keys).lines[1:]
    top: Line = [
        "序号",
        "项目名称",
        "责任单位",
        "资金情况（万元）",
        None,
        None,
        "时间节点",
        None,
        "进展",
    ]
    under: Line = [None, None, None, "总投资", "累计到位资金", "累计完成投资", "签约", "开工", None]
    lines: list[Line] = [[TITLE], top, under, *rows]
    merges = ["A1:I1", "D2:F2", "G2:H2", "A2:A3", "B2:B3", "C2:C3", "I2:I3"]
    truth = Truth(tuple(Project(g.name, facts(g, keys), 4 + n) for n, g in enumerate(PROJECTS)))
    return Workbook(
        "two head rows",
        "两行表头.xlsx",
        lambda: xlsx(Sheet(lines, merges=merges)),
        truth,
        ("两行表头", "合并的表头"),
    )


def three_head_rows() -> Workbook:
    top: Line = ["序号", "项目名称", "投资情况", None, None, None, "责任单位"]
    middle: Line = [None, None, "计划总投资", "到位资金", None, "完成投资", None]
    under: Line = [None, None, "（亿元）", "本年（万元）", "累计（万元）", "累计（万元）", None]
    lines: list[Line] = [[TITLE], top, middle, under]
    projects = []
    for number, one in enumerate(PROJECTS, start=1):
        year = one.arrived / 2
        lines.append(
            [
                *(number, one.name, float(one.total / 10_000), float(year), float(one.arrived)),
                *(float(one.done), one.unit),
            ]
        )
        said = facts(one, ("total", "arrived", "done", "unit"))
        projects.append(Project(one.name, {**said, "arrived_year_yuan": year * 10_000}, len(lines)))
    merges = ["A1:G1", "C2:F2", "D3:E3", "A2:A4", "B2:B4", "G2:G4"]
    return Workbook(
        "three head rows",
        "三行表头.xlsx",
        lambda: xlsx(Sheet(lines, merges=merges)),
        Truth(tuple(projects)),
        ("三行表头", "合并的表头", "一张表里两种金额单位"),
    )


def broken_heads() -> Workbook:
    table = ledger(
        heads={
            "name": "项 目\n名 称",
            "unit": "责任\n单位",
            "total": "总投资\n（万元）",
            "arrived": "累计到位\r\n资金(万元)",
            "signed": "签 约\n时 间",
        }
    )
    return Workbook(
        "line breaks in heads",
        "表头换行.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("表头里有换行和空格",),
    )


def synonyms(number: int, total: str, name: str, enterprise: str, unit: str) -> Workbook:
    heads = {"total": total, "name": name, "enterprise": enterprise, "unit": unit}
    table = ledger(*USUAL, heads=heads)
    return Workbook(
        f"synonyms {number}",
        f"台账{number}.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("同一栏目的不同叫法",),
    )


def unknown_columns() -> Workbook:
    table = ledger(*USUAL, "remark", heads={"remark": "包抓领导"})
    return Workbook(
        "an unknown column",
        "多一栏.xlsx",
        lambda: xlsx(
            Sheet([[*line[:-1], line[-1] or f"领导{n}"] for n, line in enumerate(table.lines)])
        ),
        Truth(table.projects, unread=("包抓领导",)),
        ("不认识的栏目",),
    )


def two_meanings() -> Workbook:
    """资金 under no group may be agreed, arrived or spent."""
    bare = {
        place: Odd(unclear=frozenset({"total_yuan", "arrived_yuan", "done_yuan", "agreed_yuan"}))
        for place in range(len(PROJECTS))
    }
    table = ledger("number", "name", "unit", "done", heads={"done": "资金（万元）"}, odd=bare)
    return Workbook(
        "a head of two meanings",
        "资金.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("一栏有两种可能的意思",),
    )


def no_unit_anywhere() -> Workbook:
    """52000 of what: nobody says."""
    money = frozenset({"total_yuan", "arrived_yuan"})
    table = ledger(
        heads={"total": "总投资", "arrived": "累计到位资金"},
        odd={place: Odd(unclear=money) for place in range(len(PROJECTS))},
    )
    return Workbook(
        "no unit anywhere",
        "没写单位.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("没有金额单位",),
    )


SYNONYMS = (
    ("投资总额（万元）", "项目", "投资方", "承办单位"),
    ("计划总投资(万元)", "项目名称（全称）", "投资主体", "责任部门"),
    ("投资额/万元", "招商项目名称", "客商名称", "引进单位"),
    ("总投资额\n单位：万元", "签约项目名称", "投资单位（企业）", "牵头单位"),
    ("协议总投资（万元）", "项目名", "乙方", "责任单位（乡镇、部门）"),
)

BOOKS = (
    plain(),
    title(),
    unit_note(),
    as_of(),
    two_head_rows(),
    three_head_rows(),
    broken_heads(),
    *(synonyms(number, *words) for number, words in enumerate(SYNONYMS, start=1)),
    unknown_columns(),
    two_meanings(),
    no_unit_anywhere(),
)
