"""The words for a span of time, and the period that each names once its year is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from luodi.kernel.digits import number
from luodi.kernel.periods import Period, month_end, parse_period
from luodi.kernel.refusal import Refused

_TO = r"[-—–~至到]{1,2}"
_OF = r"(?:(?P<{0}y>20\d\d)年|(?P<{0}w>去年|今年))?"
_COUNT = r"[一二两三四五六七八九十]{1,2}|\d{1,2}"
SAID = re.compile(
    rf"(?P<until>截[至止]到?(?:(?P<uy>20\d\d)年)?(?P<um>\d{{1,2}})月(?P<ud>\d{{1,2}}|底|末)?日?)|"
    rf"(?P<years>(?P<first_year>20\d\d)年?{_TO}(?P<final_year>20\d\d)年)|"
    rf"(?P<months>(?:(?P<my>20\d\d)年)?(?P<first>\d{{1,2}})月?份?{_TO}(?P<last>\d{{1,2}})月份?)|"
    rf"(?P<half>{_OF.format('h')}(?P<which>[上下])半年)|"
    rf"(?P<quarters>{_OF.format('t')}前(?P<t>[二两三23])个?季度)|"
    rf"(?P<quarter>{_OF.format('q')}(?:第)?(?P<q>[一二三四1-4])季度)|"
    rf"(?P<first_months>{_OF.format('n')}前(?P<n>{_COUNT})个月)|"
    r"(?P<month>(?:(?P<oy>20\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?:份)?(?!\d{0,2}日|\d))|"
    # 去年同期20个 is a figure of that span; 比去年同期多2个 is the distance to one.
    r"(?P<same>(?<![比较同与])(?:去年|上年)同期(?=[^,。;\d增减多少比持]{0,12}[\dXxＸ]))|"
    r"(?P<week>本周)|(?P<year>(?P<y>20\d\d)年度?(?!\d{1,2}月\d))|"
    r"(?P<last_year>(?:去年|上年)(?!同期)|过去一年|上一年)|(?P<next>明年)|"
    r"(?P<this>今年|年底前|到年底|本年|全年累计|全年|目前|现在)"
)
# What says the year of the spans behind it: 2024年,…,一季度; not the 去年 of a comparison.
ANCHOR = re.compile(r"(20\d\d)年|(?<![比较同与])(去年|上年|今年|本年|明年)(?!同期)")
_OFF = {"去年": -1, "上年": -1, "明年": 1}

type Found = re.Match[str]


@dataclass(frozen=True)
class Years:
    """The year of the speech, the day it is held on, and the year that a place speaks of."""

    year: int
    held: date | None
    at: Callable[[int], int]

    def of(self, found: Found, group: str) -> int:
        """The year said with a span, else that of its place."""
        names = found.re.groupindex
        if f"{group}w" in names and (word := found[f"{group}w"]):
            return self.year + _OFF.get(word, 0)
        return int(found[f"{group}y"]) if found[f"{group}y"] else self.at(found.start())


def year_said(anchor: Found, year: int) -> int:
    """The year that an anchor says, in a speech of the year."""
    return int(anchor[1]) if anchor[1] else year + _OFF.get(anchor[2], 0)


def period_of(found: Found, years: Years) -> Period:
    """The period that the words name; the year of the speech for what is no period."""
    for name, build in _BUILT.items():
        if found[name]:
            try:
                return build(years, found)
            except Refused:
                break
    return Period.year(years.year)


def _until(years: Years, found: Found) -> Period:
    year, month = years.of(found, "u"), int(found["um"])
    if found["ud"] and found["ud"].isdigit():
        return Period.to_date(date(year, month, int(found["ud"])))
    return Period.to_date(month_end(year, month))


def _years(years: Years, found: Found) -> Period:
    first, last = int(found["first_year"]), int(found["final_year"])
    return Period.custom(date(first, 1, 1), date(last, 12, 31))


def _months(years: Years, found: Found) -> Period:
    return parse_period(f"{years.of(found, 'm')}年{found['first']}-{found['last']}月")


def _half(years: Years, found: Found) -> Period:
    return Period.half(years.of(found, "h"), 1 if found["which"] == "上" else 2)


def _quarters(years: Years, found: Found) -> Period:
    count = 3 if found["t"] in "三3" else 2
    return Period.to_date(Period.quarter(years.of(found, "t"), count).last_day)


def _quarter(years: Years, found: Found) -> Period:
    return Period.quarter(years.of(found, "q"), ("一二三四1234".index(found["q"])) % 4 + 1)


def _first_months(years: Years, found: Found) -> Period:
    return Period.to_date(month_end(years.of(found, "n"), int(number(found["n"]))))


def _month(years: Years, found: Found) -> Period:
    return Period.month(years.of(found, "o"), int(found["m"]))


def _week(years: Years, found: Found) -> Period:
    iso = (years.held or date(years.year, 1, 1)).isocalendar()
    return Period.week(iso.year, iso.week)


_BUILT: Mapping[str, Callable[[Years, Found], Period]] = {
    "until": _until,
    "years": _years,
    "months": _months,
    "half": _half,
    "quarters": _quarters,
    "quarter": _quarter,
    "first_months": _first_months,
    "month": _month,
    "week": _week,
    "year": lambda years, found: Period.year(int(found["y"])),
    "last_year": lambda years, found: Period.year(years.year - 1),
    "next": lambda years, found: Period.year(years.year + 1),
}
