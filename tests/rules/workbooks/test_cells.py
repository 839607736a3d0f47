"""A cell is read as what its column holds; what it does not plainly say is asked or refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luodi.intake.workbooks.rules.fields import field
from luodi.intake.workbooks.rules.findings import Context, Read
from luodi.intake.workbooks.rules.reading import read_cell
from luodi.kernel.grids import Cell, Written
from luodi.kernel.readings import Certainty

IN_WAN = Context(unit="万元", as_of=date(2023, 6, 30), today=date(2023, 7, 10))
ABSENT = Certainty.ABSENT


def read(code: str, written: Written, number_format: str = "", context: Context = IN_WAN) -> Read:
    return read_cell(field(code), Cell(written, number_format), context)


@pytest.mark.parametrize(
    ("written", "yuan", "certainty"),
    [
        (Decimal(3500), "35000000", Certainty.EXACT),
        ("3500", "35000000", Certainty.EXACT),
        ("３，５００．５", "35005000", Certainty.EXACT),
        ("约3500", "35000000", Certainty.ABOUT),
        ("5000余", "50000000", Certainty.OVER),
        ("近亿元", "100000000", Certainty.NEARLY),
        ("3.5亿元", "350000000", Certainty.EXACT),
        ("一亿二千万", "120000000", Certainty.EXACT),
        ("3500 万元", "35000000", Certainty.EXACT),
        ("50000元", "50000", Certainty.EXACT),
    ],
)
def test_money_is_yuan_in_its_own_unit_or_the_columns(
    written: Written, yuan: str, certainty: Certainty
) -> None:
    (found,) = read("planned_total", written).found
    assert (found.value.value, found.value.unit) == (Decimal(yuan), "元")
    assert found.value.certainty is certainty


def test_foreign_money_is_not_converted_and_a_range_has_no_value() -> None:
    (dollars,) = read("planned_total", "200万美元").found
    assert (dollars.value.value, dollars.value.unit) == (Decimal(2_000_000), "美元")
    (span,) = read("planned_total", "3-5亿元").found
    assert span.value.value is None
    assert (span.value.low, span.value.high) == (Decimal(3 * 10**8), Decimal(5 * 10**8))


@pytest.mark.parametrize("written", ["待定", "—", "无", "/", "面议"])
def test_no_amount_is_absent_and_never_nought(written: str) -> None:
    (found,) = read("planned_total", written).found
    assert (found.value.value, found.value.certainty) == (None, ABSENT)


@pytest.mark.parametrize("written", ["3千", "4万", "¥3,500", "800元"])
def test_an_amount_that_may_be_two_things_is_asked(written: str) -> None:
    said = read("planned_total", written)
    assert said.asked
    assert not said.found


@pytest.mark.parametrize(
    "written",
    [
        "若干",
        "见附件",
        "3500（原2000）",
        "3500（已调整为4000）",
        "3500（未到位）",
        "3500（合500万美元）",
        "#REF!",
    ],
)
def test_what_is_no_amount_is_refused_with_a_sentence(written: str) -> None:
    said = read("planned_total", written)
    assert said.refused
    assert "请" in str(said.refused[0])
    assert not said.found


@pytest.mark.parametrize(
    ("number_format", "yuan"),
    [('0.00"亿元"', "350000000"), ('#,##0.00"万元"', "35000"), ('0!.0,"万元"', "3.5")],
)
def test_the_unit_in_a_number_format_is_that_of_the_number(number_format: str, yuan: str) -> None:
    (found,) = read("planned_total", Decimal("3.5"), number_format, Context()).found
    assert found.value.value == Decimal(yuan)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        (date(2023, 3, 5), (2023, 3, 5), (2023, 3, 5)),
        ("2023.3", (2023, 3, 1), (2023, 3, 31)),
        (Decimal("2023.3"), (2023, 3, 1), (2023, 3, 31)),
        ("23年3月", (2023, 3, 1), (2023, 3, 31)),
        ("2023年3月中旬", (2023, 3, 11), (2023, 3, 20)),
        ("2023-3-5", (2023, 3, 5), (2023, 3, 5)),
        ("2023/3/5", (2023, 3, 5), (2023, 3, 5)),
        ("20230305", (2023, 3, 5), (2023, 3, 5)),
        ("45000", (2023, 3, 15), (2023, 3, 15)),
        (Decimal(45000), (2023, 3, 15), (2023, 3, 15)),
        ("2023年一季度", (2023, 1, 1), (2023, 3, 31)),
        ("2023年上半年", (2023, 1, 1), (2023, 6, 30)),
        ("2023年3月已开工", (2023, 3, 1), (2023, 3, 31)),
        ("去年10月", (2022, 10, 1), (2022, 10, 31)),
        ("2023年三月", (2023, 3, 1), (2023, 3, 31)),
    ],
)
def test_a_day_is_every_day_that_may_be_meant(
    written: Written, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (found,) = read("started", written).found
    assert found.field == "started"
    assert (found.value.value, found.value.last) == (date(*first), date(*last))


def test_a_day_without_its_year_takes_that_of_the_head_and_is_asked_where_none_is() -> None:
    assert read("started", "3月中旬").asked
    (found,) = read("started", "3月中旬", context=Context(year=2023)).found
    assert found.value.value == date(2023, 3, 11)


@pytest.mark.parametrize("written", ["√", "是", "已开工", "已办理", "在建"])
def test_a_step_that_has_happened_on_no_day_is_at_most_the_day_of_the_table(written: str) -> None:
    (found,) = read("started", written).found
    assert (found.field, found.value.value) == ("started", None)
    assert (found.value.certainty, found.value.last) == (Certainty.AT_MOST, date(2023, 6, 30))


@pytest.mark.parametrize("written", ["否", "×", "未开工", "尚未开工", "正在办理", "待定", "无"])
def test_a_step_that_has_not_happened_is_absent(written: str) -> None:
    (found,) = read("started", written).found
    assert found.value.certainty is ABSENT


@pytest.mark.parametrize("written", ["预计2023年9月", "拟2024年初", "计划2023年10月"])
def test_a_plan_in_a_column_of_steps_is_a_plan(written: str) -> None:
    (found,) = read("started", written).found
    assert (found.field, found.value.certainty) == ("start_planned", Certainty.PLANNED)


@pytest.mark.parametrize("written", ["2023年8月", "2025-01-01", date(2024, 1, 1)])
def test_a_step_cannot_have_happened_after_today(written: Written) -> None:
    said = read("started", written)
    assert said.asked
    assert not said.found


def test_a_column_of_plans_may_lie_ahead_and_says_that_it_is_a_plan() -> None:
    (found,) = read("start_planned", "2025年3月").found
    assert found.value.certainty is Certainty.PLANNED


def test_last_year_is_counted_from_the_day_of_the_table_and_from_no_other() -> None:
    assert read("started", "去年底", context=Context(today=date(2023, 7, 10))).asked


def test_a_year_under_a_format_of_days_is_asked() -> None:
    assert "像是把年份当成了日期" in str(read("started", date(1905, 7, 14)).asked[0])


@pytest.mark.parametrize(
    "written", ["2023.1", "2023.3-5", "2021年3月至2023年5月", "2023-13-01", "备案证号2203-6103"]
)
def test_a_day_that_cannot_be_read_is_asked_or_refused(written: str) -> None:
    said = read("started", written)
    assert said.asked or said.refused
    assert not said.found


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("在建", ["started"]),
        ("已投产", ["production"]),
        ("停工", ["stopped"]),
        ("正在筹备", []),
        ("签约未开工", ["signed"]),
        ("2023年3月开工", ["started"]),
    ],
)
def test_a_word_of_state_becomes_its_steps(written: str, steps: list[str]) -> None:
    said = read("status", written)
    assert [found.field for found in said.found] == ["status", *steps]
    assert not said.asked


@pytest.mark.parametrize("written", ["部分投产", "拟终止", "原合同终止，重新签订", "A类", "其他"])
def test_a_state_that_says_no_step_is_asked(written: str) -> None:
    assert read("status", written).asked


def test_choices_and_codes_are_checked_and_not_guessed() -> None:
    assert read("sign_type", "框架协议").found[0].value.value == "AGREEMENT"
    assert read("sign_type", "备忘录").asked
    assert not read("credit_code", "91350100M000100Y43").asked
    assert "校验位" in str(read("credit_code", "91350100M000100Y44").asked[0])


def test_a_share_is_a_part_of_one() -> None:
    assert read("image_progress", "30%").found[0].value.value == Decimal("0.3")
    percent = Context(shares_in_hundredths=True)
    (found,) = read("image_progress", Decimal(30), "", percent).found
    assert found.value.value == Decimal("0.3")
    assert read("image_progress", Decimal("0.3"), "0%").found[0].value.value == Decimal("0.3")
