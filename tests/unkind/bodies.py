"""Troubles among the rows: groups, sums, notes, merged, hidden and struck-out rows."""

from __future__ import annotations

from decimal import Decimal

from unkind.ledgers import PROJECTS, Given, Odd, cell, ledger, meant
from unkind.truth import End, Project, Total, Truth, Workbook
from unkind.writing import Formula, Line, Sheet, Written, xlsx

KEYS = ("number", "name", "unit", "total", "arrived", "signed")
HEAD: Line = ["序号", "项目名称", "责任单位", "总投资（万元）", "累计到位资金（万元）", "签约时间"]


class Page:
    """A sheet put together line by line, with the truth as it grows."""

    def __init__(self, *above: Line) -> None:
        self.lines: list[Line] = [*above, HEAD]
        self.projects: list[Project] = []
        self.totals: list[Total] = []

    def add(self, *line: Written) -> int:
        self.lines.append(line)
        return len(self.lines)

    def project(self, one: Given, how: Odd = Odd()) -> None:  # noqa: B008
        number = len(self.projects) + 1
        row = self.add(*(how.written.get(key, cell(one, key, number)) for key in KEYS))
        self.projects.append(meant(one, KEYS, how, row=row, where="台账"))

    def total(self, *line: Written, agrees: bool = True) -> None:
        row = self.add(*line)
        for fact, value in zip(("total_yuan", "arrived_yuan"), line[3:5], strict=True):
            worked = value.value if isinstance(value, Formula) else value
            self.totals.append(Total(row, fact, Decimal(str(worked)) * 10_000, agrees))

    def truth(self) -> Truth:
        return Truth(tuple(self.projects), tuple(self.totals))


def group_rows() -> Workbook:
    page = Page(["××区招商引资项目台账"])
    groups = {"一、工业项目（3个）": (0, 3, 4), "二、服务业项目": (2,), "（三）文旅项目": (1, 5)}
    for group, places in groups.items():
        page.add(group)
        for place in places:
            page.project(PROJECTS[place], Odd(group=group))
    return Workbook(
        "group rows",
        "分类台账.xlsx",
        lambda: xlsx(Sheet(page.lines, merges=["A1:F1"])),
        page.truth(),
        ("分组行",),
    )


def sums(*, right: bool) -> Workbook:
    """Subtotals of two groups and a grand total; wrong, the last is 100 万元 too high."""
    page = Page()
    for group, places in (("一、工业项目", (0, 3)), ("二、其他项目", (1, 2))):
        page.add(group)
        for place in places:
            page.project(PROJECTS[place], Odd(group=group))
        chosen = [PROJECTS[place] for place in places]
        page.total("小计", *[None] * 2, *sums_of(chosen), None)
    total, arrived = sums_of(PROJECTS[:4])
    more = 0 if right else 100
    page.total("合  计", "共4个项目", None, total + more, arrived, None)
    if not right:
        page.totals[-2] = Total(page.totals[-2].row, "total_yuan", page.totals[-2].printed, False)
    return Workbook(
        "sums that agree" if right else "a sum that does not agree",
        "有合计.xlsx",
        lambda: xlsx(Sheet(page.lines)),
        page.truth(),
        ("小计行", "合计行"),
    )


def sums_of(chosen: list[Given] | tuple[Given, ...]) -> tuple[float, float]:
    return float(sum(g.total for g in chosen)), float(sum(g.arrived for g in chosen))


def total_on_top() -> Workbook:
    page = Page()
    page.total("合计", *[None] * 2, *sums_of(PROJECTS), None)
    for one in PROJECTS:
        page.project(one)
    return Workbook(
        "the total stands on top",
        "合计在上.xlsx",
        lambda: xlsx(Sheet(page.lines)),
        page.truth(),
        ("合计行在最上面",),
    )


def feet() -> Workbook:
    page = Page()
    for one in PROJECTS:
        page.project(one)
    page.add()
    page.add("注：1.总投资以合同为准；2.到位资金为2023年1-11月累计数，其中外资500万美元。")
    page.add("填报人：张某", None, "审核人：李某", None, "填报日期：2023年12月1日")
    return Workbook(
        "footnotes and signatures",
        "有脚注.xlsx",
        lambda: xlsx(Sheet(page.lines)),
        page.truth(),
        ("脚注", "签名行"),
    )


def blank_rows_and_columns() -> Workbook:
    table = ledger(*KEYS)
    lines: list[Line] = [[], []]
    for line in table.lines:
        lines += [[None, None, line[0], line[1], None, *line[2:]], []]
    moved = tuple(
        Project(p.name, p.facts, 3 + 2 * place) for place, p in enumerate(table.projects, start=1)
    )
    return Workbook(
        "blank rows and columns",
        "空行空列.xlsx",
        lambda: xlsx(Sheet(lines)),
        Truth(moved),
        ("空行", "空列"),
    )


def merged_body() -> Workbook:
    """One unit's name stands for three rows."""
    shared = {place: Odd({"unit": None}, {"unit": PROJECTS[0].unit}) for place in (1, 2)}
    table = ledger(*KEYS, odd=shared)
    return Workbook(
        "merged body cells",
        "合并单元格.xlsx",
        lambda: xlsx(Sheet(table.lines, merges=["C2:C4"])),
        Truth(table.projects),
        ("表体里的合并单元格",),
    )


def hidden_rows() -> Workbook:
    table = ledger(*KEYS, odd={1: Odd(is_hidden=True), 4: Odd(is_hidden=True)})
    return Workbook(
        "hidden rows",
        "筛选过的台账.xlsx",
        lambda: xlsx(Sheet(table.lines, hidden_rows=[3, 6])),
        Truth(table.projects),
        ("隐藏的行",),
    )


def struck_rows() -> Workbook:
    table = ledger(*KEYS, odd={3: Odd(end=End.LEFT_OUT)})
    struck = [f"{letter}5" for letter in "ABCDEF"]
    return Workbook(
        "struck-out rows",
        "划掉的项目.xlsx",
        lambda: xlsx(Sheet(table.lines, struck=struck)),
        Truth(table.projects),
        ("划掉的行",),
    )


BOOKS = (
    group_rows(),
    sums(right=True),
    sums(right=False),
    total_on_top(),
    feet(),
    blank_rows_and_columns(),
    merged_body(),
    hidden_rows(),
    struck_rows(),
)
