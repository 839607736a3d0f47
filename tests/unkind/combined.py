"""Many troubles at once, as a real ledger has them."""

from __future__ import annotations

from unkind.bodies import Page, sums_of
from unkind.ledgers import PROJECTS, Odd
from unkind.truth import End, Truth, Workbook
from unkind.writing import Formula, Sheet, Written, xls, xlsx

UNCLEAR = frozenset({"total_yuan"})


def page_of_everything() -> Page:
    """Title, note of the unit, groups, text numbers, a struck row, a hidden one, sums, feet."""
    page = Page(["××区2023年招商引资项目台账"], ["填报单位：招商局", *[None] * 3, "单位：万元"])
    page.add("一、工业项目")
    first = "一、工业项目"
    page.project(PROJECTS[0], Odd({"total": "５２，０００", "number": "①"}, group=first))
    page.project(PROJECTS[3], Odd({"signed": "2023.9.8"}, group=first))
    page.project(PROJECTS[4], Odd(end=End.LEFT_OUT, group=first))
    page.total("小计", *[None] * 2, *sums_of((PROJECTS[0], PROJECTS[3])), None)
    page.add()
    page.add("二、其他项目")
    second = "二、其他项目"
    page.project(PROJECTS[1], Odd({"name": "青禾预制菜\n加工项目"}, group=second))
    page.project(PROJECTS[2], Odd(group=second, is_hidden=True))
    page.project(
        PROJECTS[5], Odd({"total": "见协议"}, end=End.REFUSED, unclear=UNCLEAR, group=second)
    )
    page.add("注：划线的为已终止项目。")
    page.add("填报人：张某", None, "联系电话：0000-0000000")
    return page


def everything(kind: str) -> Workbook:
    page = page_of_everything()
    struck = [f"{letter}7" for letter in "ABCDEF"]
    sheet = Sheet(page.lines, merges=["A1:F1"], struck=struck, hidden_rows=[12])
    write = xlsx if kind == "xlsx" else xls
    return Workbook(
        f"everything at once in {kind}",
        f"台账（终稿）（最新）.{kind}",
        lambda: write(sheet),
        page.truth(),
        ("标题行", "单位写在表外", "分组行", "小计行", "划掉的行", "隐藏的行", "脚注", "文本数字"),
    )


def computed() -> Workbook:
    """Sums and numbers of lines are formulas; the grand total is a formula over the subtotals."""
    page = Page(["截至2023年11月"])
    for place, one in enumerate(PROJECTS[:3]):
        number: Written = Formula("=ROW()-2", place + 1)
        page.project(one, Odd({"number": number}))
    total, arrived = sums_of(PROJECTS[:3])
    sums = (Formula("=SUM(D3:D5)", total), Formula("=SUM(E3:E5)", arrived))
    page.total("合计", *[None] * 2, *sums, None)
    return Workbook(
        "sums that are formulas",
        "公式合计.xlsx",
        lambda: xlsx(Sheet(page.lines)),
        Truth(tuple(page.projects), tuple(page.totals)),
        ("公式", "合计行"),
    )


def merged_groups() -> Workbook:
    """The group stands in a merged first column instead of a row of its own."""
    lines: list[list[Written]] = [["类别", "项目名称", "责任单位", "总投资（万元）"]]
    page = Page()
    for place, one in enumerate(PROJECTS):
        group = "工业" if place in (0, 1) else "服务业"
        lines.append([group if place in (0, 2) else None, one.name, one.unit, float(one.total)])
        page.project(one)
    projects = tuple(
        type(p)(
            p.name,
            {k: v for k, v in p.facts.items() if k in ("unit", "total_yuan")},
            place,
        )
        for place, p in enumerate(page.projects, start=2)
    )
    return Workbook(
        "groups in a merged column",
        "类别合并.xlsx",
        lambda: xlsx(Sheet(lines, merges=["A2:A3", "A4:A7"])),
        Truth(projects),
        ("表体里的合并单元格", "分组列"),
    )


BOOKS = (everything("xlsx"), everything("xls"), computed(), merged_groups())
