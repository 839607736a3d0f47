"""Troubles of amounts: numbers as text, units in cells, words in place of numbers, formulas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from unkind.ledgers import PROJECTS, Odd, ledger
from unkind.truth import End, Fact, Truth, Workbook
from unkind.writing import Formula, Sheet, Written, xls, xlsx

KEYS = ("number", "name", "unit", "total", "status")
YUAN = "total_yuan"
UNCLEAR = frozenset({YUAN})


def column(
    name: str,
    head: str,
    cells: Mapping[int, tuple[Written, Decimal | int | str | None]],
    trouble: str,
    **sheet: object,
) -> Workbook:
    """A ledger whose column of money has such cells; None for a meaning is asked or refused."""
    odd = {place: told(written, means) for place, (written, means) in cells.items()}
    table = ledger(*KEYS, heads={"total": head}, odd=odd)
    made = Sheet(table.lines, **sheet)  # type: ignore[arg-type]
    return Workbook(name, f"{name}.xlsx", lambda: xlsx(made), Truth(table.projects), (trouble,))


def told(written: Written, means: Decimal | int | str | None) -> Odd:
    if means is None:
        return Odd({"total": written}, end=End.REFUSED, unclear=UNCLEAR)
    if means == "":  # nothing is said, and nothing is wrong
        return Odd({"total": written}, {YUAN: None})
    return Odd({"total": written}, {YUAN: Decimal(means)})


def text_numbers() -> Workbook:
    return column(
        "text numbers",
        "总投资（万元）",
        {
            0: ("52000", 520_000_000),
            1: (" 8,600.50 ", 86_005_000),
            2: ("30000.00", 300_000_000),
            3: ("120，000", 1_200_000_000),
            4: ("'15800", 158_000_000),
        },
        "以文本存储的数字",
    )


def full_width() -> Workbook:
    return column(
        "full-width digits",
        "总投资（万元）",
        {
            0: ("５２０００", 520_000_000),
            1: ("８６００．５", 86_005_000),
            2: ("３０，０００", 300_000_000),
            5: ("４万", None),
        },
        "全角数字",
    )


def units_in_cells() -> Workbook:
    return column(
        "units in the cells",
        "总投资",
        {
            0: ("5.2亿元", 520_000_000),
            1: ("8600.5万元", 86_005_000),
            2: ("300000000元", 300_000_000),
            3: ("12亿", 1_200_000_000),
            4: ("1亿5800万元", 158_000_000),
            5: ("4.32 亿元", 432_000_000),
        },
        "单位写在格子里",
    )


def own_unit_against_the_head() -> Workbook:
    return column(
        "a unit of its own under 万元",
        "总投资（万元）",
        {0: ("5.2亿元", 520_000_000), 2: ("30000万元", 300_000_000), 4: ("1.58亿", 158_000_000)},
        "格子里的单位与表头不同",
    )


def hedged() -> Workbook:
    return column(
        "about and over",
        "总投资（万元）",
        {
            0: ("约52000", 520_000_000),
            2: ("3亿元左右", 300_000_000),
            3: ("10-12亿元", None),
            4: ("预计15800", 158_000_000),
        },
        "约数、区间",
    )


def absent() -> Workbook:
    return column(
        "dashes and words for nothing",
        "总投资（万元）",
        {0: ("—", ""), 1: ("/", ""), 2: ("无", ""), 3: ("待定", ""), 4: ("", ""), 5: ("-", "")},
        "用横线、无、待定表示没有",
    )


def not_numbers() -> Workbook:
    return column(
        "errors and words among numbers",
        "总投资（万元）",
        {
            0: (Formula("=D3/0", "#DIV/0!"), None),
            1: (Formula("=VLOOKUP(B3,别处!A:B,2,0)", "#N/A"), None),
            2: ("见附件", None),
            3: ("120000+8000", None),
            4: ("一期8000，二期7800", None),
            5: ("4.32.00", None),
        },
        "错误值、文字",
    )


def written_out() -> Workbook:
    return column(
        "numbers written out",
        "总投资",
        {
            0: ("五亿二千万元", 520_000_000),
            1: ("捌仟陆佰万零伍仟元", 86_005_000),
            2: ("三亿元", 300_000_000),
            3: ("十二亿元", 1_200_000_000),
            4: ("1.58亿元（壹亿伍仟捌佰万元）", 158_000_000),
            5: ("4亿3千2百万元", 432_000_000),
        },
        "大写、汉字数字",
    )


def formulas() -> Workbook:
    return column(
        "formulas",
        "总投资（万元）",
        {
            0: (Formula("=50000+2000", 52_000), 520_000_000),
            1: (Formula("=8000*1.0750625", 8600.5), 86_005_000),
            2: (Formula("=SUM(D2,-22000)", 30_000), 300_000_000),
            4: (Formula("=[1]台账!$D$6", 15_800), 158_000_000),
        },
        "公式",
    )


def formulas_without_values() -> Workbook:
    return column(
        "formulas never worked out",
        "总投资（万元）",
        {2: (Formula("=SUM(D2:D3)"), None), 4: (Formula("=D2*2"), None)},
        "没有算过的公式",
    )


def floats() -> Workbook:
    return column(
        "what floats leave behind",
        "总投资（万元）",
        {
            0: (0.1 + 0.2, 3000),
            1: (1234.5600000000001, Decimal("12345600")),
            2: (29999.999999999996, 300_000_000),
            5: (1.1 * 3, 33_000),
        },
        "浮点误差",
    )


def scaled_formats() -> Workbook:
    """The number is in yuan, and its format shows it in 万元."""
    table = ledger(
        *KEYS,
        heads={"total": "总投资"},
        odd={place: Odd({"total": int(g.total * 10_000)}) for place, g in enumerate(PROJECTS)},
    )
    formats = {f"D{row}": '0!.0,"万元"' for row in range(2, 8)}
    return Workbook(
        "formats that scale",
        "数字格式带万元.xlsx",
        lambda: xlsx(Sheet(table.lines, formats=formats)),
        Truth(table.projects),
        ("数字格式把元显示成万元",),
    )


def unit_by_format() -> Workbook:
    table = ledger(
        *KEYS,
        heads={"total": "总投资"},
        odd={place: Odd({"total": float(g.total / 10_000)}) for place, g in enumerate(PROJECTS)},
    )
    formats = {f"D{row}": '0.00"亿元"' for row in range(2, 8)}
    return Workbook(
        "the unit stands in the number format",
        "单位在数字格式里.xlsx",
        lambda: xlsx(Sheet(table.lines, formats=formats)),
        Truth(table.projects),
        ("单位只在数字格式里",),
    )


def dollars() -> Workbook:
    """One column of dollars, one project among them in yuan; nothing is converted."""
    said: dict[int, tuple[Written, dict[str, Fact | None]]] = {
        0: ("8000万美元", {YUAN: None, "total_usd": Decimal(80_000_000)}),
        1: ("1200万美金", {YUAN: None, "total_usd": Decimal(12_000_000)}),
        2: ("3亿元", {YUAN: Decimal(300_000_000)}),
        3: ("1.7亿美元（折合人民币12亿元）", {YUAN: None}),
        4: ("15800万元人民币", {YUAN: Decimal(158_000_000)}),
        5: ("43200万元", {YUAN: Decimal(432_000_000)}),
    }
    odd = {place: Odd({"total": written}, means) for place, (written, means) in said.items()}
    odd[3] = Odd({"total": said[3][0]}, end=End.ASKED, unclear=frozenset({YUAN, "total_usd"}))
    table = ledger(*KEYS, heads={"total": "总投资"}, odd=odd)
    return Workbook(
        "dollars among yuan",
        "外资项目.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("万元和万美元混在一栏",),
    )


def dollar_column() -> Workbook:
    odd = {
        place: Odd({"total": 500 + place}, {YUAN: None, "total_usd": Decimal(500 + place) * 10_000})
        for place in range(len(PROJECTS))
    }
    table = ledger(*KEYS, heads={"total": "总投资（万美元）"}, odd=odd)
    return Workbook(
        "a column of dollars",
        "外资台账.xls",
        lambda: xls(Sheet(table.lines)),
        Truth(table.projects),
        ("万美元一栏",),
    )


def mixed_columns() -> Workbook:
    odd = {
        place: Odd({"total": float(g.total / 10_000), "done": int(g.done * 10_000)})
        for place, g in enumerate(PROJECTS)
    }
    table = ledger(
        *("number", "name", "total", "arrived", "done"),
        heads={
            "total": "总投资(亿元)",
            "arrived": "累计到位资金",
            "done": "累计完成投资（单位：元）",
        },
        above=[["招商引资项目资金表"], [None, None, None, "单位：万元"]],
        odd=odd,
    )
    return Workbook(
        "three units in three columns",
        "单位不一.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("元、万元、亿元各一栏",),
    )


def too_large() -> Workbook:
    """Yuan under a head of 万元: 5200 亿元 for a county's factory."""
    odd = {
        0: Odd({"total": 520_000_000}, end=End.ASKED, unclear=UNCLEAR),
        2: Odd({"total": 300_000_000}, end=End.ASKED, unclear=UNCLEAR),
    }
    table = ledger(*KEYS, odd=odd)
    return Workbook(
        "yuan under a head of 万元",
        "多了四个零.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("单位写错，大了一万倍",),
    )


def facts_in_a_cell() -> Workbook:
    march = (date(2023, 3, 1), date(2023, 3, 31))
    said: dict[int, tuple[str, dict[str, Fact]]] = {
        0: (
            "2023年3月开工，已完成投资21300万元",
            {"started": march, "done_yuan": Decimal(213_000_000)},
        ),
        1: ("已投产，累计到位资金8000万元", {"arrived_yuan": Decimal(80_000_000)}),
        2: ("主体施工，完成投资2100万元", {"done_yuan": Decimal(21_000_000)}),
        4: ("因资金问题停工", {}),
    }
    odd = {
        place: Odd({"status": text}, {**facts, "status": text})
        for place, (text, facts) in said.items()
    }
    table = ledger(*KEYS, odd=odd)
    return Workbook(
        "several facts in a cell",
        "形象进度.xlsx",
        lambda: xlsx(Sheet(table.lines)),
        Truth(table.projects),
        ("一格里有几件事",),
    )


BOOKS = (
    *(text_numbers(), full_width(), units_in_cells(), own_unit_against_the_head(), hedged()),
    *(absent(), not_numbers(), written_out(), formulas(), formulas_without_values(), floats()),
    *(scaled_formats(), unit_by_format(), dollars(), dollar_column(), mixed_columns()),
    *(too_large(), facts_in_a_cell()),
)
