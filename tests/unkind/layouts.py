"""Troubles of layout: lying on its side, several tables on a sheet, several sheets and months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from unkind.ledgers import PROJECTS, Odd, ledger
from unkind.truth import Fact, Project, Truth, Workbook
from unkind.writing import Line, Sheet, xlsx

TITLE = "××区招商引资项目情况表"


def transposed() -> Workbook:
    """Fields down, projects across."""
    table = ledger("name", "unit", "enterprise", "total", "arrived", "signed", "status")
    turned = [list(line) for line in zip(*table.lines, strict=True)]
    across = tuple(replace(p, row=place) for place, p in enumerate(table.projects, start=2))
    return Workbook(
        "lying on its side",
        "横表.xlsx",
        lambda: xlsx(Sheet(turned)),
        Truth(across),
        ("项目横着排",),
    )


def transposed_with_title() -> Workbook:
    table = ledger("name", "unit", "total", "started", given=PROJECTS[:3])
    turned: list[Line] = [[TITLE], ["单位：万元"], *zip(*table.lines, strict=True)]
    across = tuple(replace(p, row=place) for place, p in enumerate(table.projects, start=2))
    return Workbook(
        "lying on its side under a title",
        "横表带标题.xlsx",
        lambda: xlsx(Sheet(turned, merges=["A1:D1"])),
        Truth(across),
        ("项目横着排", "标题行"),
    )


def card() -> Workbook:
    """One project on a form: a label, its value beside it, two to a row."""
    one = PROJECTS[0]
    lines: list[Line] = [
        ["招商引资项目情况登记表"],
        ["项目名称", one.name, "责任单位", one.unit],
        ["投资企业", one.enterprise, "总投资（万元）", int(one.total)],
        ["签约时间", one.signed, "开工时间", one.started],
        ["建设内容", one.content],
    ]
    facts: dict[str, Fact] = {
        "unit": one.unit,
        "enterprise": one.enterprise,
        "total_yuan": one.total * 10_000,
        "signed": (one.signed, one.signed),
        "started": (date(2023, 3, 6), date(2023, 3, 6)),
        "content": one.content,
    }
    return Workbook(
        "one project on a card",
        "登记表.xlsx",
        lambda: xlsx(Sheet(lines, merges=["A1:D1", "B5:D5"])),
        Truth((Project(one.name, facts, 2),)),
        ("一个项目一张登记表",),
    )


def two_tables() -> Workbook:
    """One above the other, with columns of their own."""
    keys = ("number", "name", "unit", "total", "signed")
    first = ledger(*keys, above=[["一、签约项目", None, None, "单位：万元"]], given=PROJECTS[:2])
    second = ledger(
        *("number", "name", "enterprise", "done", "started"),
        given=PROJECTS[2:5],
        heads={"done": "累计完成投资（亿元）"},
        odd={place: Odd({"done": float(g.done / 10_000)}) for place, g in enumerate(PROJECTS[2:5])},
    )
    above = len(first.lines) + 2
    moved = tuple(replace(p, row=p.row + above) for p in second.projects)
    lines: list[Line] = [*first.lines, [], ["二、开工项目"], *second.lines]
    return Workbook(
        "two tables on a sheet",
        "两张表.xlsx",
        lambda: xlsx(Sheet(lines)),
        Truth((*first.projects, *moved)),
        ("一张工作表上有几张表",),
    )


def side_by_side() -> Workbook:
    left = ledger("number", "name", "total", given=PROJECTS[:3])
    right = ledger("number", "name", "total", given=PROJECTS[3:])
    lines = [[*one, None, *other] for one, other in zip(left.lines, right.lines, strict=True)]
    return Workbook(
        "two tables side by side",
        "左右两栏.xlsx",
        lambda: xlsx(Sheet(lines)),
        Truth((*left.projects, *right.projects)),
        ("左右两张表",),
    )


def several_sheets() -> Workbook:
    tables = {
        "工业": ledger(given=PROJECTS[:2], where="工业"),
        "服务业": ledger("name", "unit", "total", "status", given=PROJECTS[2:4], where="服务业"),
        "农业（隐藏）": ledger(given=PROJECTS[4:], where="农业（隐藏）"),
    }
    sheets = [
        Sheet([["招商引资项目汇总说明"], ["本表由各单位填报"]], name="填表说明"),
        *(
            Sheet(table.lines, name=name, state="hidden" if "隐藏" in name else "visible")
            for name, table in tables.items()
        ),
    ]
    hidden = tuple(replace(p, is_hidden=True) for p in tables["农业（隐藏）"].projects)
    return Workbook(
        "several sheets",
        "汇总.xlsx",
        lambda: xlsx(*sheets),
        Truth((*tables["工业"].projects, *tables["服务业"].projects, *hidden), noted="隐藏"),
        ("几张工作表", "隐藏的工作表", "填表说明"),
    )


def of_a_month(number: int, share: Decimal) -> Workbook:
    """One file for each month: what arrived by then, as the ledger of that month says it."""
    odd = {
        place: Odd(
            {"arrived": float(g.arrived * share)}, {"arrived_yuan": g.arrived * share * 10_000}
        )
        for place, g in enumerate(PROJECTS)
    }
    table = ledger(
        *("number", "name", "unit", "total", "arrived"),
        above=[[f"××区2023年{number}月招商引资项目进展"]],
        odd=odd,
    )
    return Workbook(
        f"the file of month {number}",
        f"2023年{number}月.xlsx",
        lambda: xlsx(Sheet(table.lines, merges=["A1:E1"])),
        Truth(table.projects),
        ("一月一个文件",),
    )


def repeated_heads() -> Workbook:
    """The head stands again on each printed page."""
    table = ledger("number", "name", "unit", "total")
    head, *rows = table.lines
    lines = [head, *rows[:3], head, *rows[3:]]
    moved = tuple(
        p if place < 3 else replace(p, row=p.row + 1) for place, p in enumerate(table.projects)
    )
    return Workbook(
        "the head stands twice",
        "每页表头.xlsx",
        lambda: xlsx(Sheet(lines)),
        Truth(moved),
        ("表头重复",),
    )


BOOKS = (
    *(transposed(), transposed_with_title(), card(), two_tables(), side_by_side()),
    *(several_sheets(), of_a_month(10, Decimal("0.8")), of_a_month(11, Decimal(1))),
    repeated_heads(),
)
