"""A written date is the days that it may mean, never a day that nobody wrote."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.dates import DateRange, from_excel_serial, read_date
from luodi.kernel.periods import Period, month_end
from luodi.kernel.readings import Absence, Certainty
from luodi.kernel.refusal import Refused

TODAY = date(2023, 3, 15)


def span(first: str, last: str | None = None) -> DateRange:
    return DateRange(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    "written",
    [
        *("2023年3月15日", "2023年3月15号", "二〇二三年三月十五日", "２０２３年３月１５日"),
        *("2023.3.15", "2023/3/15", "2023-03-15", "2023-3-15", "20230315", "230315", "23.3.15"),
        *("23年3月15日", "2023-03-15 00:00:00", "2023-03-15T08:30", "2023年 3月 15日"),
    ],
)
def test_a_day_is_one_day_and_certain(written: str) -> None:
    reading = read_date(written)
    assert reading.value == span("2023-03-15")
    assert reading.certainty is Certainty.EXACT


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2023年3月", "2023-03-01", "2023-03-31"),
        ("2023年3月份", "2023-03-01", "2023-03-31"),
        ("二〇二三年三月", "2023-03-01", "2023-03-31"),
        ("2023-03", "2023-03-01", "2023-03-31"),
        ("2023/3", "2023-03-01", "2023-03-31"),
        ("2023.03", "2023-03-01", "2023-03-31"),
        ("2023.10", "2023-10-01", "2023-10-31"),
        ("202303", "2023-03-01", "2023-03-31"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2023年3月上旬", "2023-03-01", "2023-03-10"),
        ("2023年3月初", "2023-03-01", "2023-03-10"),
        ("2023年3月中旬", "2023-03-11", "2023-03-20"),
        ("2023年3月中", "2023-03-11", "2023-03-20"),
        ("2023年3月下旬", "2023-03-21", "2023-03-31"),
        ("2023年3月底", "2023-03-21", "2023-03-31"),
        ("2023年3月末", "2023-03-21", "2023-03-31"),
        ("2023年2月底", "2023-02-21", "2023-02-28"),
        ("2023年第一季度", "2023-01-01", "2023-03-31"),
        ("2023年3月-5月", "2023-03-01", "2023-05-31"),
        ("2023年3-5月", "2023-03-01", "2023-05-31"),
        ("2023年3月至2023年5月", "2023-03-01", "2023-05-31"),
        ("2022年11月—2023年2月", "2022-11-01", "2023-02-28"),
        ("2023.03-2023.05", "2023-03-01", "2023-05-31"),
        ("2023/3/1-2023/5/31", "2023-03-01", "2023-05-31"),
        ("2023-03-01至2023-05-31", "2023-03-01", "2023-05-31"),
        ("2023年3月10-12日", "2023-03-10", "2023-03-12"),
        ("2023年3月10日-12日", "2023-03-10", "2023-03-12"),
        ("2023年一季度至三季度", "2023-01-01", "2023-09-30"),
        ("2023年四季度", "2023-10-01", "2023-12-31"),
        ("2023Q2", "2023-04-01", "2023-06-30"),
        ("2023年上半年", "2023-01-01", "2023-06-30"),
        ("2023H2", "2023-07-01", "2023-12-31"),
        ("2023年", "2023-01-01", "2023-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023年度", "2023-01-01", "2023-12-31"),
        ("2023年内", "2023-01-01", "2023-12-31"),
        ("2023年初", "2023-01-01", "2023-02-28"),
        ("2023年中", "2023-06-01", "2023-07-31"),
        ("2023年底", "2023-11-01", "2023-12-31"),
        ("2023年年末", "2023-11-01", "2023-12-31"),
        ("23年3月", "2023-03-01", "2023-03-31"),
        ("23年底", "2023-11-01", "2023-12-31"),
    ],
)
def test_less_than_a_day_named_is_a_range_of_days(written: str, first: str, last: str) -> None:
    reading = read_date(written)
    assert reading.value == span(first, last)
    assert reading.certainty is Certainty.RANGE


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("今年", "2023-01-01", "2023-12-31"),
        ("去年", "2022-01-01", "2022-12-31"),
        ("前年", "2021-01-01", "2021-12-31"),
        ("明年", "2024-01-01", "2024-12-31"),
        ("去年12月底", "2022-12-21", "2022-12-31"),
        ("今年上半年", "2023-01-01", "2023-06-30"),
        ("本月", "2023-03-01", "2023-03-31"),
        ("上月", "2023-02-01", "2023-02-28"),
        ("上个月底", "2023-02-21", "2023-02-28"),
        ("下月", "2023-04-01", "2023-04-30"),
        ("本月8日", "2023-03-08", "2023-03-08"),
        ("年底", "2023-11-01", "2023-12-31"),
        ("年内", "2023-01-01", "2023-12-31"),
    ],
)
def test_a_relative_date_is_read_from_today_and_refused_without(
    written: str, first: str, last: str
) -> None:
    assert read_date(written, today=TODAY).value == span(first, last)
    with pytest.raises(Refused, match=written):
        read_date(written)


def test_last_month_of_january_is_december_of_the_year_before() -> None:
    assert read_date("上月", today=date(2023, 1, 31)).value == span("2022-12-01", "2022-12-31")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("3月上旬", "2022-03-01", "2022-03-10"),
        ("3月15日", "2022-03-15", "2022-03-15"),
        ("三月", "2022-03-01", "2022-03-31"),
        ("一季度", "2022-01-01", "2022-03-31"),
        ("上半年", "2022-01-01", "2022-06-30"),
        ("年底", "2022-11-01", "2022-12-31"),
    ],
)
def test_a_date_without_its_year_takes_the_year_given_for_granted(
    written: str, first: str, last: str
) -> None:
    assert read_date(written, year=2022, today=TODAY).value == span(first, last)
    with pytest.raises(Refused, match=f"“{written}”没有写年份：请补上"):
        read_date(written)


@pytest.mark.parametrize("written", ["3月上旬", "3月15日", "一季度"])
def test_today_does_not_lend_its_year_to_a_month(written: str) -> None:
    with pytest.raises(Refused, match="没有写年份"):
        read_date(written, today=TODAY)


@pytest.mark.parametrize(
    ("written", "certainty", "first", "last"),
    [
        ("约2023年3月", Certainty.ABOUT, "2023-03-01", "2023-03-31"),
        ("2023年3月15日左右", Certainty.ABOUT, "2023-03-15", "2023-03-15"),
        ("2023年6月底前", Certainty.AT_MOST, "2023-06-21", "2023-06-30"),
        ("不晚于2023年6月", Certainty.AT_MOST, "2023-06-01", "2023-06-30"),
        ("2023年6月以后", Certainty.AT_LEAST, "2023-06-01", "2023-06-30"),
        ("预计2024年6月", Certainty.PLANNED, "2024-06-01", "2024-06-30"),
        ("拟于2024年6月底前", Certainty.PLANNED, "2024-06-21", "2024-06-30"),
    ],
)
def test_a_hedged_date_keeps_the_days_it_names(
    written: str, certainty: Certainty, first: str, last: str
) -> None:
    reading = read_date(written)
    assert (reading.value, reading.certainty) == (span(first, last), certainty)


def test_before_and_after_a_date_are_bounds() -> None:
    before, after = read_date("2023年6月底前"), read_date("2023年6月起")
    assert (before.low, before.high) == (None, span("2023-06-21", "2023-06-30"))
    assert (after.low, after.high) == (span("2023-06-01", "2023-06-30"), None)


@pytest.mark.parametrize(
    ("written", "why"),
    [("", Absence.BLANK), ("—", Absence.DASH), ("待定", Absence.PENDING), ("暂无", Absence.NONE)],
)
def test_no_date_is_absent(written: str, why: Absence) -> None:
    assert read_date(written).absence is why


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2023-02-30", "没有2023年2月30日：该月只有28天"),
        ("20230230", "没有2023年2月30日"),
        ("2023年2月29日", "该月只有28天"),
        ("2023年6月31日", "该月只有30天"),
        ("2023年3月0日", "没有2023年3月0日"),
        ("2023年13月", "没有13月：月份是 1 到 12"),
        ("2023年第5季度", "没有第5季度"),
        ("0023年3月", "年份23不对：应在 1900 到 2199 之间"),
        ("2023.1", "“2023.1”分不清是1月还是10月"),
        ("200102", "“200102”分不清年月日"),
        ("231315", "分不清年月日"),
        ("98年3月", "分不清是哪个世纪"),
        ("15年", "读不出日期"),
        ("十五年内", "读不出日期"),
        ("10年前", "读不出日期"),
        ("45000", "“45000”像是 Excel 的日期序号"),
        ("3.15", "“3.15”读不出日期：请写成 2023-03-15"),
        ("3/15/23", "读不出日期"),
        ("2023.3-15", "读不出日期"),
        ("一二月", "读不出日期"),
        ("今年本月", "读不出日期"),
        ("底", "读不出日期"),
        ("年", "读不出日期"),
        ("前", "读不出日期"),
        ("春节后", "读不出日期"),
        ("2023.3-5", "读不出日期"),
        ("2023年5月至3月", "前后颠倒"),
        ("2023年3月至今", "读不出日期"),
    ],
)
def test_an_impossible_or_doubtful_date_is_refused_with_its_reason(written: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_date(written, today=TODAY, year=2023)


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (45000, date(2023, 3, 15)),
        (45000.75, date(2023, 3, 15)),
    ],
)
def test_a_serial_number_of_a_workbook_is_a_day(serial: float, day: date) -> None:
    assert from_excel_serial(serial) == day


def test_a_workbook_may_count_from_1904() -> None:
    assert from_excel_serial(0, since_1904=True) == date(1904, 1, 1)
    assert from_excel_serial(60, since_1904=True) == date(1904, 3, 1)
    assert from_excel_serial(45000 - 1462, since_1904=True) == date(2023, 3, 15)


@pytest.mark.parametrize("serial", [0, 0.5, -1, 60, 60.5, 10**9, float("nan"), float("inf")])
def test_a_number_that_is_no_day_of_a_workbook_is_refused(serial: float) -> None:
    with pytest.raises(Refused, match="不是 Excel 的日期序号"):
        from_excel_serial(serial)


def test_a_range_counts_in_a_period_only_with_all_its_days() -> None:
    march = read_date("2023年3月").value
    assert march is not None
    assert march.inside(Period.quarter(2023, 1))
    assert not march.inside(Period.custom(date(2023, 3, 2), date(2023, 12, 31)))
    assert not march.is_day


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused, match="日期前后颠倒"):
        span("2023-03-02", "2023-03-01")


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
FORMS = st.sampled_from(
    ["{0}年{1}月{2}日", "{0}-{1}-{2}", "{0}/{1:02}/{2:02}", "{0}.{1}.{2}", "{0}{1:02}{2:02}"]
)
TAILS = st.sampled_from(["", "份", "上旬", "中旬", "下旬", "初", "中", "底", "末"])


@given(DAYS, FORMS)
def test_every_day_in_every_form_reads_back(day: date, form: str) -> None:
    written = form.format(day.year, day.month, day.day)
    assert read_date(written).value == DateRange(day, day)


@given(DAYS, TAILS)
def test_every_reading_of_a_month_lies_inside_the_month(day: date, tail: str) -> None:
    reading = read_date(f"{day.year}年{day.month}月{tail}")
    assert reading.value is not None
    assert reading.value.inside(Period.month(day.year, day.month))
    assert reading.certainty is Certainty.RANGE


@given(DAYS)
def test_the_three_parts_of_a_month_partition_it(day: date) -> None:
    parts = [read_date(f"{day.year}年{day.month}月{part}旬").value for part in "上中下"]
    upper, middle, lower = (part for part in parts if part)
    assert upper.first.day == 1
    assert upper.last + timedelta(days=1) == middle.first
    assert middle.last + timedelta(days=1) == lower.first
    assert lower.last == month_end(day.year, day.month)


@given(DAYS)
def test_serials_count_the_days(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    if serial > 60:
        assert from_excel_serial(serial) == day
