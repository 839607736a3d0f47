"""What makes a claim of any kind impossible: days, attempts, currency, opening, length."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from claiming import OPEN, TODAY, fitting, said

from luodi.foundation.vocabulary.kinds import ENDING_KINDS, KINDS, kind
from luodi.records.ledger.rules.claims import SubjectFacts, after, attempt_of
from luodi.records.ledger.rules.claims.own_fields import LONGEST

FUTURE = date(2023, 3, 2)
TALKS, PLAN, MONTHLY, MONEY = (
    kind("talks"),
    kind("start_planned"),
    kind("investment_done"),
    kind("planned_total"),
)


@pytest.mark.parametrize(
    ("more", "sentences"),
    [
        ({"occurred_from": TODAY}, []),
        ({"occurred_from": date(2023, 2, 1), "occurred_to": date(2023, 2, 28)}, []),
        (
            {"occurred_from": FUTURE},
            ["发生日 2023-03-02 晚于今天；将来的事请用计划类记录"],
        ),
        (
            {"occurred_from": date(2023, 2, 1), "occurred_to": FUTURE},
            ["发生日 2023-03-02 晚于今天，请填到今天为止"],
        ),
        (
            {"occurred_from": date(2023, 2, 2), "occurred_to": date(2023, 2, 1)},
            ["发生日的起止颠倒了"],
        ),
        ({"occurred_from": None}, ["请填写发生日，不知道具体哪天时填到月"]),
        ({"said": " "}, ["请用一句话说明发生了什么"]),
        (
            {"said": "", "occurred_from": None},
            ["请用一句话说明发生了什么", "请填写发生日，不知道具体哪天时填到月"],
        ),
    ],
)
def test_the_business_day_is_known_in_order_and_not_ahead(
    more: dict[str, Any], sentences: list[str]
) -> None:
    assert said(fitting(TALKS, **more)) == sentences


@pytest.mark.parametrize(
    ("first", "last", "sentences"),
    [
        (date(2023, 1, 1), date(2023, 1, 31), []),
        (date(2023, 1, 1), date(2023, 2, 28), []),  # January and February reported together
        (date(2023, 3, 1), date(2023, 3, 31), []),  # the month still running
        (date(2023, 1, 2), date(2023, 1, 31), ["所属期应从月初到月末"]),
        (date(2023, 1, 1), date(2023, 1, 30), ["所属期应从月初到月末"]),
        (date(2023, 2, 1), date(2023, 1, 31), ["所属期的起止颠倒了"]),
        (date(2023, 1, 1), None, ["所属期要有起有止"]),
        (None, date(2023, 1, 31), ["所属期要有起有止"]),
        (
            date(2023, 4, 1),
            date(2023, 4, 30),
            ["所属期 2023-04-01 还没有到，将来的事请用计划类记录"],
        ),
    ],
)
def test_what_a_periodic_amount_is_about_is_whole_months_that_have_begun(
    first: date | None, last: date | None, sentences: list[str]
) -> None:
    assert said(fitting(MONTHLY, covers_from=first, covers_to=last)) == sentences


def test_a_periodic_amount_without_a_day_happened_in_the_months_it_is_about() -> None:
    march = {"covers_from": date(2023, 3, 1), "covers_to": date(2023, 3, 31)}
    claim = fitting(MONTHLY, occurred_from=None, **march)
    assert claim.days == (date(2023, 3, 1), date(2023, 3, 31))
    assert not said(claim)
    explicit = replace(claim, occurred_from=TODAY, occurred_to=FUTURE)
    assert said(explicit) == ["发生日 2023-03-02 晚于今天，请填到今天为止"]


def test_next_years_plan_says_on_which_day_it_was_made() -> None:
    year = {"covers_from": date(2024, 1, 1), "covers_to": date(2024, 12, 31)}
    plan = kind("year_plan")
    assert not said(fitting(plan, **year))
    assert said(fitting(plan, occurred_from=None, **year)) == ["请填写计划是哪天定的，不能晚于今天"]
    assert said(fitting(PLAN, occurred_from=None)) == ["请填写发生日，不知道具体哪天时填到月"]


@pytest.mark.parametrize(
    ("more", "sentences"),
    [
        ({"value": Decimal("0.01")}, []),
        ({"value": Decimal("1.10000")}, []),
        ({"value": Decimal("0.005")}, ["0.005 的小数超过 2 位，请四舍五入后填写"]),
        ({"value": Decimal(10) ** 13}, ["数值大得不合常理，请核对单位"]),
        ({"value": Decimal(10) ** 13 - 1}, []),
        ({"value": Decimal("NaN")}, ["数值大得不合常理，请核对单位"]),
        ({"value": Decimal("Infinity")}, ["数值大得不合常理，请核对单位"]),
    ],
)
def test_a_number_fits_its_column_to_the_last_digit(
    more: dict[str, Any], sentences: list[str]
) -> None:
    assert said(fitting(MONEY, **more)) == sentences


DOLLARS = {
    "currency": "USD",
    "currency_amount": Decimal(1_000_000),
    "yuan_rate": Decimal("6.9"),
    "dollar_rate": Decimal(1),
    "value": Decimal(6_900_000),
}
NEEDED = "外币须同时填原币金额和当日折人民币、折美元汇率"


@pytest.mark.parametrize(
    ("more", "sentences"),
    [
        ({}, []),
        ({"value": Decimal("6900000.01")}, []),  # rounded to the 分
        ({"value": Decimal("6900000.02")}, ["原币 1000000 按汇率 6.9 折合与所填人民币金额不符"]),
        ({"currency_amount": None}, [NEEDED]),
        ({"yuan_rate": None}, [NEEDED]),
        ({"dollar_rate": None}, [NEEDED]),
        ({"currency": "CNY", "currency_amount": None}, []),
        ({"yuan_rate": Decimal("6.9000001")}, ["6.9000001 的小数超过 6 位，请四舍五入后填写"]),
    ],
)
def test_foreign_money_carries_its_amount_and_both_rates(
    more: dict[str, Any], sentences: list[str]
) -> None:
    assert said(fitting(MONEY, **{**DOLLARS, **more})) == sentences


@pytest.mark.parametrize(
    ("value", "local", "right"),
    [(100, 40, True), (100, 100, True), (100, 0, True), (100, 101, False), (100, -1, False)]
    + [(-100, -40, True), (-100, 40, False), (-100, -101, False)],
)
def test_a_part_is_no_more_than_the_whole(value: int, local: int, right: bool) -> None:
    claim = fitting(kind("tax_paid"), value=Decimal(value), local_value=Decimal(local))
    assert said(claim) == ([] if right else ["其中地方部分超出了总数"])


@pytest.mark.parametrize(("column", "most"), LONGEST.items())
def test_a_text_fits_its_column(column: str, most: int) -> None:
    row = next((k for k in KINDS if column in {own.column for own in k.fields}), MONEY)
    full, over = (said(fitting(row, **{column: "甲" * length})) for length in (most, most + 1))
    assert set(over) - set(full) == {f"最多 {most} 个字，现有 {most + 1} 个，请压缩"}


@pytest.mark.parametrize(
    ("more", "opening", "sentences"),
    [
        ({"opening": True, "known_on": date(2023, 2, 1)}, True, []),
        ({"opening": True, "known_on": TODAY}, True, []),
        (
            {"opening": True, "known_on": date(2023, 2, 1)},
            False,
            ["建账已结束，不能再补录期初记录"],
        ),
        ({"opening": True}, True, ["期初记录须注明来源台账的日期"]),
        ({"opening": True, "known_on": FUTURE}, True, ["来源台账的日期晚于今天"]),
        (
            {"opening": True, "known_on": date(2023, 1, 31)},
            True,
            ["来源台账的日期早于发生日"],
        ),
        (
            {"known_on": date(2023, 2, 1)},
            True,
            ["只有建账时补录的期初记录可以填来源台账的日期"],
        ),
        (
            {"opening": True},
            False,
            ["建账已结束，不能再补录期初记录", "期初记录须注明来源台账的日期"],
        ),
    ],
)
def test_what_is_entered_when_the_book_is_opened_says_since_when_it_was_known(
    more: dict[str, Any], opening: bool, sentences: list[str]
) -> None:
    assert said(fitting(TALKS, **more), opening=opening) == sentences


def test_an_opening_balance_needs_no_period() -> None:
    known = {"opening": True, "known_on": TODAY}
    assert not said(fitting(MONTHLY, covers_from=None, covers_to=None, **known), opening=True)


def test_an_unknown_kind_is_refused_with_what_comes_near() -> None:
    (sentence,) = said(replace(fitting(TALKS), kind="talk"))
    assert sentence.startswith("没有“talk”这种记录")


def test_a_closed_subject_takes_nothing() -> None:
    closed = replace(OPEN, is_open=False)
    assert said(fitting(TALKS), closed) == ["该事项已关闭，须先恢复再填报"]


ONCE = replace(
    OPEN, attempt=2, ends={1: date(2022, 6, 30)}, steps={(1, "talks"): 3, (1, "terminated"): 4}
)
TWICE = replace(
    ONCE,
    attempt=3,
    ends={1: date(2022, 6, 30), 2: date(2022, 12, 31)},
    begun=frozenset({2}),
)


@pytest.mark.parametrize(
    ("facts", "day", "attempt"),
    [
        (OPEN, date(2022, 6, 30), 1),
        (ONCE, date(2022, 6, 30), 1),
        (ONCE, date(2022, 7, 1), 2),
        (TWICE, date(2022, 1, 1), 1),
        (TWICE, date(2022, 7, 1), 2),
        (TWICE, date(2022, 12, 31), 2),
        (TWICE, date(2023, 1, 1), 3),
    ],
)
def test_a_late_entry_goes_to_the_attempt_that_was_running_on_its_day(
    facts: SubjectFacts, day: date, attempt: int
) -> None:
    assert attempt_of(fitting(TALKS, occurred_from=day), facts) == attempt


@pytest.mark.parametrize(
    ("facts", "attempt", "sentences"),
    [
        (OPEN, 1, []),
        (OPEN, 2, ["没有第 2 轮，该事项目前在第 1 轮"]),
        (OPEN, 0, ["没有第 0 轮，该事项目前在第 1 轮"]),
        (ONCE, 2, []),
        (ONCE, 3, ["没有第 3 轮，该事项目前在第 2 轮"]),
        (ONCE, 1, ["“在谈”在本轮已有一条记录，有误请先红冲，不能再记一次"]),
    ],
)
def test_a_step_stands_once_in_an_attempt_that_there_is(
    facts: SubjectFacts, attempt: int, sentences: list[str]
) -> None:
    assert said(fitting(TALKS, attempt=attempt), facts) == sentences


@pytest.mark.parametrize("row", [row for row in KINDS if row.is_single], ids=lambda row: row.code)
def test_no_single_kind_stands_twice_in_an_attempt(row: Any) -> None:
    facts = replace(OPEN, type=row.subjects[0])
    claim = fitting(row)
    following = after(facts, claim, 1)
    assert len(said(replace(claim, attempt=1), following)) == 1


@pytest.mark.parametrize(
    "row", [row for row in KINDS if not row.is_single], ids=lambda row: row.code
)
def test_every_other_kind_may_be_recorded_again(row: Any) -> None:
    facts = replace(OPEN, type=row.subjects[0])
    claim = fitting(row)
    assert not said(claim, after(facts, claim, 1))


@pytest.mark.parametrize("code", ENDING_KINDS)
def test_an_ending_opens_the_next_attempt_and_no_second_ending_follows_at_once(code: str) -> None:
    row = kind(code)
    facts = replace(OPEN, type=row.subjects[0])
    ended = after(facts, fitting(row), 1)
    assert (ended.attempt, ended.ends) == (2, {1: date(2023, 2, 1)})
    later = fitting(row, occurred_from=date(2023, 2, 2))
    assert said(later, ended) == [
        f"上一轮已于 2023-02-01 结束，其后没有任何记录，不能再记“{row.name}”"
    ]
    assert not said(later, replace(ended, begun=frozenset({2})))  # something stands in the second


def test_an_attempt_ends_once_whatever_the_kind_of_its_ending() -> None:
    lost = fitting(kind("lost"), occurred_from=date(2022, 6, 1))
    assert said(lost, ONCE) == ["第 1 轮已于 2022-06-30 结束，不能再记“流失”"]


def test_all_reasons_come_at_once() -> None:
    claim = fitting(MONTHLY, said="", occurred_from=FUTURE, covers_from=None, known_on=FUTURE)
    assert said(replace(claim, value=None), replace(OPEN, type="lead", is_open=False)) == [
        "“投资完成（月）”不能记在这类事项上，请换一个事项或记录种类",
        "该事项已关闭，须先恢复再填报",
        "请用一句话说明发生了什么",
        "发生日 2023-03-02 晚于今天；将来的事请用计划类记录",
        "所属期要有起有止",
        "请填写数值和单位",
        "只有建账时补录的期初记录可以填来源台账的日期",
    ]
