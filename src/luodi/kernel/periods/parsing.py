"""The names of periods that people write and that addresses carry, to periods."""

from __future__ import annotations

import re
from collections.abc import Callable

from luodi.kernel.digits import western
from luodi.kernel.folding import fold, quoted
from luodi.kernel.periods.calendar import day, month_end
from luodi.kernel.periods.span import Period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

type Parts = dict[str, int]

_TO = r"(?:\.\.|-{1,2}|[—–]{1,2}|[~〜至到])"
_YEAR = r"(?P<year>[0-9]{4})"
_MONTH = rf"{_YEAR}[-/年](?P<month>[0-9]{{1,2}})"
_DAY = rf"{_MONTH}[-/月](?P<day>[0-9]{{1,2}})日?"


def parse_period(text: str) -> Period:
    """A period by its name: 2023, 2023H1, 2023Q1, 2023-03, 2023W05, 2023年1-9月, 截至2023年9月底.

    截至 runs from 1 January of the year named. Reads every `Period.label` back; refuses the rest.
    """
    plain = western(fold(text)).upper()
    for form, build in _FORMS:
        if found := form.fullmatch(plain):
            return build({name: int(part) for name, part in found.groupdict().items() if part})
    sentence = gettext_noop(
        "“%(written)s”读不出期间：请写成 2023、2023年上半年、2023Q1、2023-03、"
        "2023年1-9月 或 2023-01-01..2023-03-15 这样的形式"
    )
    raise Refused(because(sentence, written=quoted(text)))


def _month(parts: Parts) -> Period:
    return Period.month(parts["year"], parts["month"])


def _months(parts: Parts) -> Period:
    last_year = parts.get("last_year", parts["year"])
    first = day(parts["year"], parts["month"], 1)
    return Period.custom(first, month_end(last_year, parts["last_month"]))


def _day(parts: Parts) -> Period:
    only = day(parts["year"], parts["month"], parts["day"])
    return Period.custom(only, only)


def _days(parts: Parts) -> Period:
    first = day(parts["year"], parts["month"], parts["day"])
    last_year = parts.get("last_year", parts["year"])
    last_month = parts.get("last_month", parts["month"])
    return Period.custom(first, day(last_year, last_month, parts["last_day"]))


def _to_month_end(parts: Parts) -> Period:
    return Period.to_date(month_end(parts["year"], parts.get("month", 12)))


def _to_day(parts: Parts) -> Period:
    return Period.to_date(day(parts["year"], parts["month"], parts["day"]))


def _quarters(parts: Parts) -> Period:
    last = Period.quarter(parts["year"], parts["quarters"])
    return Period.to_date(last.last_day)


_LAST_DAY = (
    r"(?:(?:(?P<last_year>[0-9]{4})[-/年])?(?P<last_month>[0-9]{1,2})[-/月])?"
    r"(?P<last_day>[0-9]{1,2})日?"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Parts], Period]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_YEAR}(?:年度?|年全年)?", lambda parts: Period.year(parts["year"])),
        (rf"{_YEAR}(?:H1|年?上半年)", lambda parts: Period.half(parts["year"], 1)),
        (rf"{_YEAR}(?:H2|年?下半年)", lambda parts: Period.half(parts["year"], 2)),
        (
            rf"{_YEAR}(?:-?Q|年Q|年第?)(?P<quarter>[0-9])(?:(?<=Q[0-9])|季度)",
            lambda parts: Period.quarter(parts["year"], parts["quarter"]),
        ),
        (
            rf"{_YEAR}(?:-?W|年第)(?P<week>[0-9]{{1,2}})周?",
            lambda parts: Period.week(parts["year"], parts["week"]),
        ),
        (rf"{_MONTH}月?", _month),
        (rf"{_YEAR}年(?P<month>[0-9]{{1,2}})月份", _month),
        (rf"{_DAY}", _day),
        (rf"{_YEAR}年前(?P<quarters>[0-9])季度", _quarters),
        (
            rf"{_YEAR}年(?P<month>[0-9]{{1,2}})月?{_TO}"
            r"(?:(?P<last_year>[0-9]{4})年)?(?P<last_month>[0-9]{1,2})月",
            _months,
        ),
        (rf"{_DAY}{_TO}{_LAST_DAY}", _days),
        (rf"截[至止]到?{_YEAR}年(?:年?[底末])?", _to_month_end),
        (rf"截[至止]到?{_MONTH}(?:月[底末]?)?", _to_month_end),
        (rf"截[至止]到?{_DAY}", _to_day),
    )
)
