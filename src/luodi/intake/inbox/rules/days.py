"""The days that a message names, reckoned from the day on which it came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from luodi.kernel.dates import DateRange, read_date
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Refused

NUMERAL = "[0-9一二三四五六七八九十]"
YEAR = r"(?:[0-9〇零一二三四五六七八九]{4}|[0-9]{2}|[今去明前本])年"
DAY = re.compile(
    rf"(?P<several>(?:{YEAR})?{NUMERAL}{{1,3}}月?[-~—至到]{NUMERAL}{{1,3}}月份?"
    rf"|(?:(?:{YEAR})?{NUMERAL}{{1,3}}月)?{NUMERAL}{{1,3}}[日号]?[-~—至到](?:{NUMERAL}{{1,3}}月)?{NUMERAL}{{1,3}}[日号])|"
    rf"[0-9]{{4}}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}[日号]?"
    rf"|(?:{YEAR})?{NUMERAL}{{1,3}}月(?:{NUMERAL}{{1,3}}[日号]|份|[上中下]旬|[初中底末])?"
    rf"|(?:{YEAR})(?:[初中底末内]|[上下]半年|第?[一二三四1-4]季度)"
    r"|(?:[0-9]{4}|[去前])年(?=[^0-9一二三四五六七八九十初中底末内上下第])"
    rf"|(?:上个?|本|当|下个?)月(?:{NUMERAL}{{1,3}}[日号]|[上中下]旬|[初中底末])?"
    r"|(?<![0-9.])(?P<alone>[0-9]{1,2})[日号](?![0-9楼线桩车厂房机地块路门院会公库仓井店梯])"
    r"|(?P<week>上上|上|本|这|下)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    r"|(?P<near>大前天|前天|昨[天日晚]|今[天日早晨晚]|明[天日]|后天|刚刚|刚才)"
    r"|(?P<now>上午|下午|中午)"
)
NEAR = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    **dict.fromkeys(("今天", "今日", "今早", "今晨", "今晚", "刚刚", "刚才"), 0),
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}
WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
NEW_YEAR_DAYS, HALF_A_YEAR_DAYS = 92, 183


@dataclass(frozen=True)
class Day:
    """The days that one word of a message means; `year` where it was taken for granted."""

    word: str
    start: int
    days: DateRange
    year: int | None = None

    def is_ahead(self, on: date) -> bool:
        return self.days.first > on


def days_in(text: str, on: date, *, ahead: bool = False) -> Iterator[Day]:
    """The days that a text names; of what can be meant in two ways, none.

    上午 alone is today's. `ahead` tells that the text speaks of a plan, so that 10月 is the next.
    """
    found = list(DAY.finditer(text))
    named = [one for one in found if not one["now"]]
    for one in named or found:
        if day := day_of(one, on, ahead):
            yield day


def day_of(found: re.Match[str], on: date, ahead: bool) -> Day | None:
    word, start = found[0], found.start()
    if found["several"]:
        return None
    if found["now"]:
        return Day(word, start, only(on))
    if near := found["near"]:
        return Day(word, start, only(on + timedelta(days=NEAR[near])))
    if found["weekday"]:
        return weekday_of(found, on, ahead)
    if alone := found["alone"]:
        return of_month(word, start, int(alone), on, ahead)
    return written(word, start, on, ahead)


def only(day: date) -> DateRange:
    return DateRange(day, day)


def weekday_of(found: re.Match[str], on: date, ahead: bool) -> Day:
    """周三 without its week is the last one, of a plan the next."""
    monday, week = on - timedelta(days=on.weekday()), found["week"]
    day = monday + timedelta(days=WEEKDAYS[found["weekday"]], weeks=WEEKS.get(week or "", 0))
    if week is None and not ahead and day > on:
        day -= timedelta(weeks=1)
    if week is None and ahead and day < on:
        day += timedelta(weeks=1)
    return Day(found[0], found.start(), only(day))


def of_month(word: str, start: int, number: int, on: date, ahead: bool) -> Day | None:
    """15日 alone is of this month; if that lies ahead and nothing is planned, nobody knows."""
    try:
        day = on.replace(day=number)
    except ValueError:
        return None
    return Day(word, start, only(day)) if day <= on or ahead else None


def written(word: str, start: int, on: date, ahead: bool) -> Day | None:
    """A day or month in figures; without its year, the nearest that makes sense."""
    try:
        return Day(word, start, days_of(word, on))
    except Refused:
        year = year_of(word, on, ahead)
    try:
        return Day(word, start, days_of(word, on, year), year) if year else None
    except Refused:
        return None


def days_of(word: str, on: date, year: int | None = None) -> DateRange:
    found = read_date(word, today=on, year=year)
    if found.value is None or found.certainty not in (Certainty.EXACT, Certainty.RANGE):
        raise Refused
    return found.value


def year_of(word: str, on: date, ahead: bool) -> int | None:
    """The year that a day without one is of; None where last year and this are as likely."""
    try:
        days = days_of(word, on, on.year)
    except Refused:
        return None
    if ahead:
        return on.year if days.last >= on else on.year + 1
    if days.first <= on:
        return on.year
    if (on - days_of(word, on, on.year - 1).last).days <= NEW_YEAR_DAYS:
        return on.year - 1
    return on.year if (days.first - on).days <= HALF_A_YEAR_DAYS else None
