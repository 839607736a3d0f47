"""Money is read in its own unit, else in its column's, and never in a guessed one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.money import WORDS, Currency, Money, in_unit, read_money, show, to_yuan
from luodi.kernel.readings import Absence, Certainty
from luodi.kernel.refusal import Refused
from luodi.kernel.rounding import Rounding

CNY, USD = Currency.CNY, Currency.USD


@pytest.mark.parametrize(
    ("written", "unit", "amount", "currency"),
    [
        ("3500元", None, "3500", CNY),
        ("3.5千元", None, "3500", CNY),
        ("3500万元", None, "35000000", CNY),
        ("3500万", None, "35000000", CNY),
        ("500百万元", None, "500000000", CNY),
        ("3.5亿元", None, "350000000", CNY),
        ("3.5亿", None, "350000000", CNY),
        ("三点五亿", None, "350000000", CNY),
        ("1亿8千万元", None, "180000000", CNY),
        ("1.2万亿元", None, "1200000000000", CNY),
        ("人民币3亿元", None, "300000000", CNY),
        ("3亿元人民币", None, "300000000", CNY),
        ("人民币壹亿叁仟万元整", None, "130000000", CNY),
        ("￥3,500.00", None, "3500", CNY),
        ("-200万元", None, "-2000000", CNY),
        ("3500", "元", "3500", CNY),
        ("3500", "千元", "3500000", CNY),
        ("3500", "万元", "35000000", CNY),
        ("3500", "万", "35000000", CNY),
        ("3.5", "百万元", "3500000", CNY),
        ("3.5", "亿元", "350000000", CNY),
        ("三千五百", "万元", "35000000", CNY),
        ("0", "万元", "0", CNY),
        ("0.00千元", None, "0", CNY),
        ("200美元", None, "200", USD),
        ("200万美元", None, "2000000", USD),
        ("2亿美元", None, "200000000", USD),
        ("200", "万美元", "2000000", USD),
        ("1000usd", None, "1000", USD),
        ("300万港元", None, "3000000", Currency.HKD),
        ("300万港币", None, "3000000", Currency.HKD),
        ("HK$300万", None, "3000000", Currency.HKD),
        ("50万欧元", None, "500000", Currency.EUR),
        ("2亿日元", None, "200000000", Currency.JPY),
        ("300万澳门元", None, "3000000", Currency.MOP),
    ],
)
def test_an_amount_is_in_the_main_unit_of_its_own_currency(
    written: str, unit: str | None, amount: str, currency: Currency
) -> None:
    reading = read_money(written, unit)
    assert reading.value == Money(Decimal(amount), currency)
    assert reading.certainty is Certainty.EXACT
    assert not reading.notes


@pytest.mark.parametrize("currency", Currency)
def test_every_word_for_a_currency_is_read_behind_the_number(currency: Currency) -> None:
    for word in WORDS[currency]:
        assert read_money(f"3万{word}").value == Money(Decimal(30000), currency)


@pytest.mark.parametrize("word", ["人民币", "¥", "RMB", "美元", "US$", "HK$", "€"])
def test_a_currency_may_stand_before_the_number(word: str) -> None:
    assert read_money(f"{word}3万").value == read_money(f"3万{word}").value


@pytest.mark.parametrize("written", ["元3万", "圆整3万"])
def test_a_word_that_ends_an_amount_does_not_begin_one(written: str) -> None:
    with pytest.raises(Refused, match="读不出金额"):
        read_money(written)


@pytest.mark.parametrize("written", ["3500", "三千五百", "约3.5", "3-5", "0", "1,234.5"])
def test_a_bare_number_with_no_unit_anywhere_is_refused(written: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_money(written)
    assert str(refusal.value) == f"“{written}”没有写单位：请写明是元、万元还是亿元"


@pytest.mark.parametrize("written", ["3千", "约8百"])
def test_a_thousand_typed_into_a_column_of_ten_thousands_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="“万元”这一列有两种读法"):
        read_money(written, "万元")
    assert read_money(written, "元").value is not None


@pytest.mark.parametrize(
    ("written", "unit", "amount", "currency", "noted"),
    [
        ("3500万元", "亿元", "35000000", CNY, True),
        ("3500元", "万元", "3500", CNY, True),
        ("3.5亿元", "万美元", "350000000", CNY, True),
        ("200万美元", "万元", "2000000", USD, True),
        ("3.5亿", "万美元", "350000000", USD, True),
        ("3500万元", "万元", "35000000", CNY, False),
        ("1亿8千万元", "亿元", "180000000", CNY, False),
        ("3万元", "元", "30000", CNY, False),
        ("3万", "元", "30000", CNY, False),
    ],
)
def test_the_unit_in_the_text_wins_over_the_column_and_a_difference_is_noted(
    written: str, unit: str, amount: str, currency: Currency, noted: bool
) -> None:
    reading = read_money(written, unit)
    assert reading.value == Money(Decimal(amount), currency)
    assert [str(note) for note in reading.notes] == (
        [f"“{written}”自带的单位与列单位“{unit}”不同，已按文字读取，请核对"] if noted else []
    )


@pytest.mark.parametrize(
    ("written", "certainty", "value", "low", "high"),
    [
        ("约3.5亿元", Certainty.ABOUT, "3.5", None, None),
        ("人民币约3.5亿元", Certainty.ABOUT, "3.5", None, None),
        ("近3亿元", Certainty.NEARLY, "3", None, "3"),
        ("近亿元", Certainty.NEARLY, "1", None, "1"),
        ("超3亿元", Certainty.OVER, "3", "3", None),
        ("3亿多元", Certainty.OVER, "3", "3", None),
        ("3亿余元", Certainty.OVER, "3", "3", None),
        ("3亿元以上", Certainty.AT_LEAST, "3", "3", None),
        ("亿元以上", Certainty.AT_LEAST, "1", "1", None),
        ("不低于3亿元", Certainty.AT_LEAST, "3", "3", None),
        ("5亿元以下", Certainty.UNDER, "5", None, "5"),
        ("不超过5亿元", Certainty.AT_MOST, "5", None, "5"),
        ("预计5亿元", Certainty.PLANNED, "5", None, None),
        ("3-5亿元", Certainty.RANGE, None, "3", "5"),
        ("3亿至5亿元", Certainty.RANGE, None, "3", "5"),
        ("3亿元-5亿元", Certainty.RANGE, None, "3", "5"),
        ("0.8-1.2亿元", Certainty.RANGE, None, "0.8", "1.2"),
    ],
)
def test_a_hedged_amount_keeps_its_bounds(
    written: str, certainty: Certainty, value: str | None, low: str | None, high: str | None
) -> None:
    reading = read_money(written)
    expected = [
        None if part is None else Money(Decimal(part) * 10**8) for part in (value, low, high)
    ]
    assert [reading.value, reading.low, reading.high] == expected
    assert reading.certainty is certainty


@pytest.mark.parametrize("unit", [None, "万元"])
@pytest.mark.parametrize(
    ("written", "why"),
    [("", Absence.BLANK), ("/", Absence.DASH), ("面议", Absence.PENDING), ("无", Absence.NONE)],
)
def test_no_amount_is_absent_with_or_without_a_column(
    written: str, why: Absence, unit: str | None
) -> None:
    reading = read_money(written, unit)
    assert (reading.value, reading.absence) == (None, why)


@pytest.mark.parametrize(
    ("written", "unit", "why"),
    [
        ("12%", None, "“12%”读不出金额"),
        ("亿元", None, "读不出金额"),
        ("元", "万元", "读不出金额"),
        ("若干", "万元", "“若干”读不出金额：请写成"),
        ("$300万", None, "读不出金额"),
        ("3元5角", None, "读不出金额"),
        ("100万美元-200万元", None, "两种货币"),
        ("5-3亿元", None, "前大后小"),
        ("3", "亩", "“亩”不是金额单位"),
        ("3", "3万元", "不是金额单位"),
        ("3", "人民币万美元", "不是金额单位"),
        ("3", "元万", "不是金额单位"),
        ("3.5亿", "公里", "不是金额单位"),
    ],
)
def test_what_is_no_money_is_refused_in_words_about_money(
    written: str, unit: str | None, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        read_money(written, unit)


def test_foreign_money_becomes_yuan_only_by_the_rate_of_one_unit() -> None:
    assert to_yuan(Money(Decimal(2_000_000), USD), Decimal("7.1234")) == Decimal("14246800")
    assert to_yuan(Money(Decimal(300))) == 300
    for rate in (None, Decimal(0), Decimal(-7)):
        with pytest.raises(Refused, match="美元折算人民币需要当日汇率"):
            to_yuan(Money(Decimal(1), USD), rate)


@pytest.mark.parametrize(
    ("yuan", "unit", "digits", "rounding", "printed"),
    [
        ("350000000", "亿元", 2, Rounding.HALF_UP, "3.50亿元"),
        ("345678900", "亿元", 2, Rounding.HALF_UP, "3.46亿元"),
        ("345678900", "亿元", 2, Rounding.DOWN, "3.45亿元"),
        ("345678900", "万元", 0, Rounding.DOWN, "34567万元"),
        ("-1", "亿元", 2, Rounding.HALF_UP, "0.00亿元"),
        ("1200000000000", "元", 0, Rounding.HALF_UP, "1200000000000元"),
    ],
)
def test_yuan_are_printed_in_a_unit_to_the_digits_asked(
    yuan: str, unit: str, digits: int, rounding: Rounding, printed: str
) -> None:
    assert show(Decimal(yuan), unit, digits, rounding) == printed


def test_yuan_are_not_counted_in_a_foreign_unit() -> None:
    assert in_unit(Decimal(2_000_000), "万美元", USD) == 200
    assert in_unit(Decimal(2_000_000), "万", USD) == 200
    with pytest.raises(Refused, match="元金额不能用“万美元”表示"):
        in_unit(Decimal(2_000_000), "万美元")


UNITS = st.sampled_from(["元", "千元", "万元", "百万元", "亿元", "万", "亿"])


@given(st.decimals(-(10**13), 10**13, places=2), UNITS)
def test_money_shown_to_its_last_fen_reads_back_unchanged(yuan: Decimal, unit: str) -> None:
    assert read_money(show(yuan, unit, digits=10)).value == Money(yuan)


@given(st.decimals(-(10**13), 10**13, places=2), UNITS)
def test_counting_in_a_unit_loses_nothing(yuan: Decimal, unit: str) -> None:
    assert read_money(f"{in_unit(yuan, unit):f}", unit).value == Money(yuan)
