"""Troubles of days: ten ways to write them, formats, the other epoch, days that do not exist."""

from __future__ import annotations

import calendar
from datetime import date

from openpyxl.utils.datetime import CALENDAR_MAC_1904

from unkind.ledgers import Odd, ledger
from unkind.truth import Days, End, Truth, Workbook
from unkind.writing import Sheet, Written, book, saved, xls, xlsx

KEYS = ("number", "name", "unit", "signed", "started")


def month(year: int, number: int) -> Days:
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def one(year: int, number: int, day: int) -> Days:
    return date(year, number, day), date(year, number, day)


def signed(cells: dict[int, tuple[Written, Days | None]]) -> dict[int, Odd]:
    """None for a day that has to be asked or refused."""
    return {
        place: Odd({"signed": written}, {"signed": days})
        if days
        else Odd({"signed": written}, end=End.REFUSED, unclear=frozenset({"signed"}))
        for place, (written, days) in cells.items()
    }


def made(name: str, cells: dict[int, tuple[Written, Days | None]], trouble: str) -> Workbook:
    table = ledger(*KEYS, odd=signed(cells))
    return Workbook(
        name, f"{name}.xlsx", lambda: xlsx(Sheet(table.lines)), Truth(table.projects), (trouble,)
    )


def written_ways() -> Workbook:
    return made(
        "days in six ways",
        {
            0: ("2022年11月18日", one(2022, 11, 18)),
            1: ("2022.6.30", one(2022, 6, 30)),
            2: ("2023/2/14", one(2023, 2, 14)),
            3: ("2023-09-08", one(2023, 9, 8)),
            4: ("二〇二一年十二月三日", one(2021, 12, 3)),
            5: ("2023年4月25号", one(2023, 4, 25)),
        },
        "日期的各种写法",
    )


def months_and_parts() -> Workbook:
    return made(
        "months, not days",
        {
            0: ("2022年11月", month(2022, 11)),
            1: ("2022.6", month(2022, 6)),
            2: ("2023年2月中旬", (date(2023, 2, 11), date(2023, 2, 20))),
            3: ("2023年三季度", (date(2023, 7, 1), date(2023, 9, 30))),
            4: ("2021年", (date(2021, 1, 1), date(2021, 12, 31))),
            5: ("2023年上半年", (date(2023, 1, 1), date(2023, 6, 30))),
        },
        "只写到月、旬、季、年",
    )


def impossible() -> Workbook:
    return made(
        "days that do not exist",
        {
            0: ("2022年11月31日", None),
            1: ("2023年13月", None),
            2: ("2023-02-29", None),
            4: ("去年底", None),
        },
        "不存在的日期、说不清的日期",
    )


def chinese_formats() -> Workbook:
    """Real days whose format shows the month alone, or carries a language mark."""
    table = ledger(*KEYS)
    formats = {
        "D2": 'yyyy"年"m"月"d"日"',
        "D3": '[$-804]yyyy"年"m"月"d"日";@',
        "D4": "yyyy/m/d;@",
        "D5": "[$-F800]dddd, mmmm dd, yyyy",
        "D6": "yyyy.mm.dd",
        "D7": "yyyy\\-mm\\-dd",
        **{f"E{row}": "mm-dd-yy" for row in range(2, 8)},
    }
    return Workbook(
        "chinese number formats of days",
        "日期格式.xlsx",
        lambda: xlsx(Sheet(table.lines, formats=formats)),
        Truth(table.projects),
        ("中文日期格式",),
    )


def since_1904() -> Workbook:
    table = ledger(*KEYS)

    def make() -> bytes:
        made = book(Sheet(table.lines))
        made.epoch = CALENDAR_MAC_1904
        return saved(made)

    return Workbook(
        "days counted from 1904", "苹果电脑.xlsx", make, Truth(table.projects), ("1904 日期系统",)
    )


def years_under_a_day_format() -> Workbook:
    """2022, typed into a cell of days, shows as a day of 1905."""
    odd = {
        place: Odd({"signed": year}, end=End.REFUSED, unclear=frozenset({"signed"}))
        for place, year in {0: 2022, 3: 2023}.items()
    }
    table = ledger(*KEYS, odd=odd)
    formats = {"D2": "yyyy/m/d", "D5": 'yyyy"年"m"月"'}
    return Workbook(
        "a year under a format of days",
        "1905年.xlsx",
        lambda: xlsx(Sheet(table.lines, formats=formats)),
        Truth(table.projects),
        ("年份变成 1905 年",),
    )


def bare_serials() -> Workbook:
    """44883 with no format is a number and no day."""
    odd = {0: Odd({"signed": 44_883}, {"signed": one(2022, 11, 18)})}
    table = ledger(*KEYS, odd=odd)
    return Workbook(
        "days as bare numbers",
        "日期成了数字.xlsx",
        lambda: xlsx(Sheet(table.lines, formats={"D2": "General"})),
        Truth(table.projects),
        ("日期变成序列号",),
    )


def old_workbook() -> Workbook:
    table = ledger(*KEYS)
    return Workbook(
        "days in an old workbook",
        "台账.xls",
        lambda: xls(Sheet(table.lines, formats={"D2": 'yyyy"年"m"月"d"日"'})),
        Truth(table.projects),
        ("老版本的日期",),
    )


BOOKS = (
    *(written_ways(), months_and_parts(), impossible(), chinese_formats(), since_1904()),
    *(years_under_a_day_format(), bare_serials(), old_workbook()),
)
