"""Numbers as people write them come back as the numbers they meant, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.kernel.digits import number, western
from luodi.kernel.numerals import read_number
from luodi.kernel.readings import Absence, Certainty
from luodi.kernel.refusal import Refused


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("１．２", "1.2"),
        ("1,234.5", "1234.5"),
        ("1，234", "1234"),
        ("1,234,567.89", "1234567.89"),
        ("3.5", "3.5"),
        (" 3.5 ", "3.5"),
        ("\ufeff3.5\u200b", "3.5"),
        ("-3.5", "-3.5"),
        ("−3.5", "-3.5"),
        ("负三点五", "-3.5"),
        ("+5", "5"),
        ("0", "0"),
        ("零", "0"),
        ("〇", "0"),
        ("一亿八千万", "180000000"),
        ("1亿8千万", "180000000"),
        ("１亿８千万", "180000000"),
        ("壹亿叁仟万", "130000000"),
        ("三点五", "3.5"),
        ("三点五亿", "350000000"),
        ("3点5亿", "350000000"),
        ("零点一二", "0.12"),
        ("二十点五", "20.5"),
        ("十二点三五", "12.35"),
        ("二〇二三", "2023"),
        ("二○二三", "2023"),
        ("一五〇万", "1500000"),
        ("两千", "2000"),
        ("两千三", "2300"),
        ("两千零三", "2003"),
        ("三百五", "350"),
        ("三百零五", "305"),
        ("一百一十五", "115"),
        ("十二", "12"),
        ("廿", "20"),
        ("廿一", "21"),
        ("卅", "30"),
        ("千万", "10000000"),
        ("3万5", "35000"),
        ("3万零5", "30005"),
        ("一万二", "12000"),
        ("1亿2", "120000000"),
        ("1亿零8千", "100008000"),
        ("2千3百万", "23000000"),
        ("3.5千万", "35000000"),
        ("1.2万亿", "1200000000000"),
        ("1亿2000.5万", "120005000"),
        ("三萬", "30000"),
    ],
)
def test_a_number_is_read_as_it_was_meant(written: str, value: str) -> None:
    assert number(written) == Decimal(value)


@pytest.mark.parametrize(
    "written",
    [
        *("", "约", "以上", "亿", "萬", "abc", "三四", "三四百", "三五百万", "几亿", "数十", "半"),
        *("007", "12,34", "1,2345", "3 5", "3  5", "3。5", "1.5亿3千万", "10²", "①", "½", "1e5"),
        *("3.5.5", "--5", "三万零", "3万0", "3万5.5", "三百千", "亿亿", "万万", "5亿6亿", "12个"),
        *(
            "٣",
            "3五",
            "一百二三",
            "三千零百",
            "千5千",
            "3千5000",
            "33十",
            "零百",
            "1亿点5",
            "十0",
            "NaN",
            "Infinity",
        ),
    ],
)
def test_what_is_no_number_is_refused_by_name(written: str) -> None:
    with pytest.raises(Refused) as refusal:
        number(written)
    assert " ".join(written.split()) in str(refusal.value)
    assert "读不出数字：请写成" in str(refusal.value)


@pytest.mark.parametrize("written", ["1亿8千", "一亿八千", "1亿8500", "3亿5百"])
def test_a_remainder_that_may_mean_ten_thousands_is_refused_with_both_ways_out(
    written: str,
) -> None:
    tail = written.split("亿")[1]
    with pytest.raises(Refused) as refusal:
        number(written)
    assert "有两种读法" in str(refusal.value)
    assert number("一亿零" + tail) < number("一亿" + tail + "万")


def test_a_number_longer_than_exact_arithmetic_is_refused() -> None:
    assert number("9" * 28) == Decimal("9" * 28)
    with pytest.raises(Refused, match="位数太多，最多 28 位"):
        number("9" * 29)
    with pytest.raises(Refused, match="位数太多"):
        number("1234567890123456789012345亿1234万5678")


@pytest.mark.parametrize(
    ("written", "value", "certainty", "low", "high"),
    [
        ("3.5", "3.5", Certainty.EXACT, None, None),
        ("约3.5", "3.5", Certainty.ABOUT, None, None),
        ("约为300", "300", Certainty.ABOUT, None, None),
        ("超过300左右", "300", Certainty.OVER, "300", None),
        ("超过300以上", "300", Certainty.OVER, "300", None),
        ("大概300", "300", Certainty.ABOUT, None, None),
        ("300左右", "300", Certainty.ABOUT, None, None),
        ("300上下", "300", Certainty.ABOUT, None, None),
        ("十来亿", "1000000000", Certainty.ABOUT, None, None),
        ("近三百", "300", Certainty.NEARLY, None, "300"),
        ("近亿", "100000000", Certainty.NEARLY, None, "100000000"),
        ("超300", "300", Certainty.OVER, "300", None),
        ("超过300", "300", Certainty.OVER, "300", None),
        ("逾300", "300", Certainty.OVER, "300", None),
        ("300余", "300", Certainty.OVER, "300", None),
        ("300余万", "3000000", Certainty.OVER, "3000000", None),
        ("三百多", "300", Certainty.OVER, "300", None),
        ("3亿多", "300000000", Certainty.OVER, "300000000", None),
        ("十余亿", "1000000000", Certainty.OVER, "1000000000", None),
        ("上亿", "100000000", Certainty.OVER, "100000000", None),
        ("3000以上", "3000", Certainty.AT_LEAST, "3000", None),
        ("3000及以上", "3000", Certainty.AT_LEAST, "3000", None),
        ("不低于3000", "3000", Certainty.AT_LEAST, "3000", None),
        ("至少3000", "3000", Certainty.AT_LEAST, "3000", None),
        ("≥3000", "3000", Certainty.AT_LEAST, "3000", None),
        ("3000以下", "3000", Certainty.UNDER, None, "3000"),
        ("不足3000", "3000", Certainty.UNDER, None, "3000"),
        ("不到3000", "3000", Certainty.UNDER, None, "3000"),
        ("3000以内", "3000", Certainty.AT_MOST, None, "3000"),
        ("不超过3000", "3000", Certainty.AT_MOST, None, "3000"),
        ("3000及以下", "3000", Certainty.AT_MOST, None, "3000"),
        ("预计3000", "3000", Certainty.PLANNED, None, None),
        ("预计不低于3000", "3000", Certainty.PLANNED, "3000", None),
        ("约300余万", "3000000", Certainty.OVER, "3000000", None),
        ("3-5", None, Certainty.RANGE, "3", "5"),
        ("3～5", None, Certainty.RANGE, "3", "5"),
        ("3—5亿", None, Certainty.RANGE, "300000000", "500000000"),
        ("3亿至5亿", None, Certainty.RANGE, "300000000", "500000000"),
        ("3到5千万", None, Certainty.RANGE, "30000000", "50000000"),
        ("3千-5千万", None, Certainty.RANGE, "30000000", "50000000"),
        ("8000万-1.2亿", None, Certainty.RANGE, "80000000", "120000000"),
        ("二十至三十万", None, Certainty.RANGE, "200000", "300000"),
        ("八至十二万", None, Certainty.RANGE, "80000", "120000"),
        ("约3-5亿", None, Certainty.RANGE, "300000000", "500000000"),
        ("预计3-5亿", None, Certainty.PLANNED, "300000000", "500000000"),
        ("12%", "0.12", Certainty.EXACT, None, None),
        ("１２．５％", "0.125", Certainty.EXACT, None, None),
        ("百分之十二", "0.12", Certainty.EXACT, None, None),
        ("千分之三", "0.003", Certainty.EXACT, None, None),
        ("约百分之十二", "0.12", Certainty.ABOUT, None, None),
        ("10-15%", None, Certainty.RANGE, "0.10", "0.15"),
        ("10%-15%", None, Certainty.RANGE, "0.10", "0.15"),
        ("百分之十至十五", None, Certainty.RANGE, "0.10", "0.15"),
    ],
)
def test_a_hedge_gives_its_certainty_and_its_bound(
    written: str, value: str | None, certainty: Certainty, low: str | None, high: str | None
) -> None:
    reading = read_number(written)
    expected = tuple(None if part is None else Decimal(part) for part in (value, low, high))
    assert (reading.value, reading.low, reading.high) == expected
    assert reading.certainty is certainty
    assert reading.text == written


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", Absence.BLANK),
        (" \u3000\n", Absence.BLANK),
        ("—", Absence.DASH),
        ("——", Absence.DASH),
        ("-", Absence.DASH),
        ("－", Absence.DASH),
        ("/", Absence.DASH),
        ("无", Absence.NONE),
        ("暂无", Absence.NONE),
        ("n/a", Absence.NONE),
        ("待定", Absence.PENDING),
        ("不详", Absence.UNKNOWN),
    ],
)
def test_a_word_for_nothing_is_absent_and_never_zero(written: str, why: Absence) -> None:
    reading = read_number(written)
    assert reading.is_absent
    assert reading.absence is why
    assert (reading.value, reading.low, reading.high) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("超过5以内", "前后矛盾"),
        ("近300余", "前后矛盾"),
        ("10-3", "前大后小"),
        ("500-1千万", "前大后小"),
        ("3-5以上", "读不出数字"),
        ("三至五十", "读不出数字"),
        ("5-1亿8千万", "读不出数字"),
        ("-3-5", "读不出数字"),
        ("3-5-7", "读不出数字"),
        ("2023-03-15", "读不出数字"),
        ("百分之十二‰", "读不出数字"),
        ("3余百余万", "读不出数字"),
        ("300余400余万", "读不出数字"),
        ("12元", "读不出数字"),
    ],
)
def test_a_text_that_contradicts_itself_is_refused_whole(written: str, why: str) -> None:
    with pytest.raises(Refused, match=why) as refusal:
        read_number(written)
    assert written in str(refusal.value)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("二〇二三年三月十五日", "2023年3月15日"),
        ("十二月廿一日", "12月21日"),
        ("一九九八年", "1998年"),
        ("一二月", "一二月"),
        ("第一季度", "第1季度"),
    ],
)
def test_the_numerals_of_a_date_turn_western(written: str, plain: str) -> None:
    assert western(written) == plain
