"""Troubles of names and remarks: gaps in the numbering, breaks, the same twice, English, length."""

from __future__ import annotations

import re
from dataclasses import replace

from unkind.ledgers import PROJECTS, USUAL, Odd, ledger
from unkind.truth import Truth, Workbook
from unkind.writing import Sheet, Written, rewritten, xlsx

REMARK = "该项目位于开发区，需协调供电、供水、供气和道路配套，" * 400


def gaps() -> Workbook:
    numbers: dict[int, Written] = {0: 1, 1: 2, 2: 4, 3: "4-1", 4: None, 5: "十一"}
    table = ledger(odd={place: Odd({"number": said}) for place, said in numbers.items()})
    return Workbook(
        "gaps in the numbering",
        "序号不连续.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("序号有缺、有重",),
    )


def broken_names() -> Workbook:
    said = {
        0: "星河光电\n显示模组项目",
        2: "  云岭现代物流园项目  ",
        3: "锦程新能源电池壳体\r\n项目",
        5: "南湖文旅综合体项目\u3000",
    }
    table = ledger(odd={place: Odd({"name": text}) for place, text in said.items()})
    return Workbook(
        "breaks in names",
        "名称换行.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("项目名称里有换行和空格",),
    )


def the_same_twice() -> Workbook:
    given = (*PROJECTS[:3], replace(PROJECTS[0], unit="工信局"), PROJECTS[1])
    table = ledger(given=given)
    return Workbook(
        "the same name twice",
        "重名.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("重复的项目名称",),
    )


def english() -> Workbook:
    given = (
        replace(
            PROJECTS[0], name="Nova Display Module Project", enterprise="Nova Optics Co., Ltd."
        ),
        replace(PROJECTS[1], name="GREEN-FOOD 预制菜（二期）", enterprise="Green Foods Inc."),
        replace(PROJECTS[2], name="5G+智慧物流园", enterprise="云岭供应链管理有限公司"),
        replace(PROJECTS[3], name="2×350MW热电联产项目"),
        replace(PROJECTS[4], name="10万吨中药饮片项目"),
    )
    table = ledger(given=given)
    return Workbook(
        "english and numbers in names",
        "外资项目名称.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("名称里有英文和数字",),
    )


def wide_remarks() -> Workbook:
    table = ledger(*USUAL, "remark", odd={1: Odd({"remark": REMARK}), 3: Odd({"remark": "暂无"})})
    return Workbook(
        "very long remarks",
        "长备注.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("很长的备注",),
    )


def words_of_sums() -> Workbook:
    """合计 and 小计 may stand in the name of a project."""
    given = (
        replace(PROJECTS[0], name="合计光电显示模组项目"),
        replace(PROJECTS[1], name="总部基地项目"),
        replace(PROJECTS[2], name="小计然现代物流园项目"),
        replace(PROJECTS[3], name="一、二期电池壳体项目"),
    )
    table = ledger(given=given)
    return Workbook(
        "names that look like sums and groups",
        "名称像合计.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("项目名称像合计、像分组",),
    )


def status_words() -> Workbook:
    said = ("在建", "已投产", "正在筹备", "停工", "主体封顶", "已签约尚未开工")
    given = tuple(replace(g, status=word) for g, word in zip(PROJECTS, said, strict=True))
    table = ledger("name", "unit", "total", "status", given=given)
    return Workbook(
        "words for the state of things",
        "进展.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("状态词",),
    )


def partly_struck() -> Workbook:
    """A figure struck out and the new one written behind it, in one cell."""
    odd = {0: Odd({"total": "5亿元5.2亿元"})}
    table = ledger(
        "number",
        "name",
        "unit",
        "total",
        heads={"total": "总投资"},
        odd={
            place: odd.get(place, Odd({"total": f"{g.total}万元"}))
            for place, g in enumerate(PROJECTS)
        },
    )
    struck = "<is><r><rPr><strike/></rPr><t>5亿元</t></r><r><t>5.2亿元</t></r></is>"

    def make() -> bytes:
        plain = xlsx(Sheet(table.lines))
        cell = '<c r="D2" t="inlineStr">' + struck + "</c>"

        def change(xml: str) -> str:
            changed, count = re.subn(r'<c r="D2"[^>]*>.*?</c>', cell, xml)
            assert count == 1
            return changed

        return rewritten(plain, {"xl/worksheets/sheet1.xml": change})

    return Workbook(
        "a figure partly struck out", "改数.xlsx", make, Truth(table.projects), ("格子里划掉一半",)
    )


BOOKS = (
    *(gaps(), broken_names(), the_same_twice(), english(), wide_remarks(), words_of_sums()),
    *(status_words(), partly_struck()),
)
