"""Chinese dates as people write them, to the days they may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from luodi.kernel.dates.span import DateRange
from luodi.kernel.dates.spelling import full_year, spelled
from luodi.kernel.dates.stretches import ends_of
from luodi.kernel.digits import western
from luodi.kernel.folding import fold, quoted
from luodi.kernel.hedges import AFTER_A_DATE, BEFORE_A_DATE, Hedges, absence
from luodi.kernel.periods import Period, add_months, month_end
from luodi.kernel.periods.calendar import LAST_YEAR, day, days_in
from luodi.kernel.readings import Certainty, Reading, absent, bounded
from luodi.kernel.refusal import Ambiguous, Refused, because
from luodi.kernel.text import gettext_noop

_HEDGES = Hedges(BEFORE_A_DATE, AFTER_A_DATE)
_CLOCK = re.compile(r"(?<=[0-9日号])[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\Z")

# Wide on purpose: a range may hold days that were not meant, but it never misses the day that was.
_PARTS_OF_A_YEAR = {"初": (1, 2), "中": (6, 7), "底": (11, 12), "末": (11, 12), "内": (1, 12)}
_PARTS_OF_A_MONTH = {
    **dict.fromkeys(("初", "上旬"), (1, 10)),
    **dict.fromkeys(("中", "中旬"), (11, 20)),
    **dict.fromkeys(("底", "末", "下旬"), (21, 31)),
}
_UNREADABLE = gettext_noop(
    "“%(written)s”读不出日期：请写成 2023-03-15、2023年3月15日、2023年3月、2023年3月上旬 这样的形式"
)
_NO_SUCH_SERIAL = 60
_YEARS_AWAY = {"前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "明": 1}
_MONTHS_AWAY = {"上": -1, "上个": -1, "本": 0, "当": 0, "下": 1, "下个": 1}

_DATE = re.compile(
    # 15年 alone may be fifteen years: two digits are a year only where a part of it follows.
    r"(?:(?P<year>[0-9]{4}|[0-9]{2}(?=年.)(?!年[度内])|[今本去上前明])年度?)?"
    r"(?:"
    r"(?P<month>[0-9]{1,2}|[上下]个?|[本当])月份?"
    r"(?:(?P<day>[0-9]{1,2})[日号]|(?P<part>[上中下]旬|[初中底末]))?"
    r"|(?:年|(?<=年))(?P<season>[初中底末内])"
    r"|(?P<half>[上下])半年"
    r"|第?(?P<quarter>[0-9])季度"
    r")?"
)


type Words = dict[str, str | None]


@dataclass(frozen=True)
class _Known:
    """What the reader of one text knows besides it."""

    text: str
    today: date | None
    year: int | None


def read_date(
    text: str, *, today: date | None = None, year: int | None = None
) -> Reading[DateRange]:
    """The days that a written date may mean; RANGE where that is more than one day.

    月底 and 月末 are the 21st to the last day, 月初 the 1st to 10th, 月中 the 11th to 20th, like
    下旬, 上旬, 中旬; 年初 is January and February, 年中 June and July, 年底 and 年末 November and
    December, 年内 the whole year. Each is a range and never its last day.

    A stretch (2023年3-5月, 3月至5月) is all days from the first of one to the last of the other.

    A date without its year (3月15日, 一季度) takes `year`, 年底 and 年内 also that of `today`;
    去年, 今年, 上月 need `today`. What they need and is not given is refused, as is a day that
    does not exist. 前 and 以前 are AT_MOST, 后 and 起 AT_LEAST, 左右 ABOUT, 预计 PLANNED.
    """
    folded = fold(_CLOCK.sub("", text.strip()))
    if why := absence(folded):
        return absent(text, why)
    body, hedge = _HEDGES.taken_off(folded)
    span = _days(western(body.removeprefix("于")).upper(), _Known(text, today, year))
    one_or_many = Certainty.EXACT if span.is_day else Certainty.RANGE
    bound = one_or_many if hedge.bound is Certainty.EXACT else hedge.bound
    return bounded(text, span, bound, planned=hedge.planned)


def _days(plain: str, known: _Known) -> DateRange:
    """The days of one date, or of two with all between them."""
    found = _DATE.fullmatch(spelled(plain)) if plain else None
    if found:
        words = found.groupdict()
        return _in_month(words, known) if words["month"] else _in_year(words, known)
    ends = [_DATE.fullmatch(spelled(end)) for end in ends_of(plain) or ()]
    if not ends or None in ends:
        raise Refused(because(_UNREADABLE, written=quoted(known.text)))
    first, last = (
        _in_month(words, known) if words["month"] else _in_year(words, known)
        for words in (end.groupdict() for end in ends if end)
    )
    return DateRange(first.first, last.last)


def from_excel_serial(serial: float, *, since_1904: bool = False) -> date:
    """The day of a date cell stored as a number (45000 is 15 March 2023); its hours are dropped.

    `since_1904` is the workbook's own setting. Serial 60 is refused: it stands for 29 February
    1900, which the format counts and the calendar does not.
    """
    start, first = (date(1904, 1, 1), 0) if since_1904 else (date(1899, 12, 30), 1)
    if not first <= serial <= (date(LAST_YEAR, 12, 31) - start).days or (
        not since_1904 and int(serial) == _NO_SUCH_SERIAL
    ):
        sentence = gettext_noop("“%(serial)s”不是 Excel 的日期序号，请把单元格改成日期格式")
        raise Refused(because(sentence, serial=serial))
    before_the_gap = not since_1904 and serial < _NO_SUCH_SERIAL
    return start + timedelta(days=int(serial) + before_the_gap)


def _in_month(words: Words, known: _Known) -> DateRange:
    year, month = _month(words, known)
    if words["day"]:
        only = day(year, month, int(words["day"]))
        return DateRange(only, only)
    end = days_in(year, month)
    first, last = _PARTS_OF_A_MONTH[words["part"]] if words["part"] else (1, end)
    return DateRange(date(year, month, first), date(year, month, min(last, end)))


def _in_year(words: Words, known: _Known) -> DateRange:
    year = _year(words, known)
    if words["season"]:
        first, last = _PARTS_OF_A_YEAR[words["season"]]
        return DateRange(day(year, first, 1), month_end(year, last))
    if words["half"]:
        period = Period.half(year, 1 if words["half"] == "上" else 2)
    elif words["quarter"]:
        period = Period.quarter(year, int(words["quarter"]))
    else:
        period = Period.year(year)
    return DateRange(period.start, period.last_day)


def _month(words: Words, known: _Known) -> tuple[int, int]:
    month = words["month"] or ""
    if month.isdigit():
        return _year(words, known), int(month)
    if words["year"]:
        raise Refused(because(_UNREADABLE, written=quoted(known.text)))
    there = add_months(_today(known).replace(day=1), _MONTHS_AWAY[month])
    return there.year, there.month


def _year(words: Words, known: _Known) -> int:
    """The year written, counted from today, or taken for granted; else refused."""
    if written := words["year"]:
        away = _YEARS_AWAY.get(written)
        return full_year(written) if away is None else _today(known).year + away
    if known.year is not None:
        return known.year
    if words["season"] and known.today:
        return known.today.year
    sentence = gettext_noop("“%(written)s”没有写年份：请补上，如 2023年3月15日")
    raise Ambiguous(because(sentence, written=quoted(known.text)))


def _today(known: _Known) -> date:
    if known.today is None:
        sentence = gettext_noop("“%(written)s”要看是哪一天说的：请写明年月，如 2023年3月")
        raise Ambiguous(because(sentence, written=quoted(known.text)))
    return known.today
