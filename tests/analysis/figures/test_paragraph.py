"""The paragraph that a deputy says when asked where a figure comes from."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from acting import claim, money, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.queries.explaining import explain
from luodi.analysis.figures.queries.paragraph import paragraph
from luodi.analysis.figures.rules.asked import Asked
from luodi.foundation.people.models import Account
from luodi.kernel.periods import Period
from luodi.kernel.text import CHINESE
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=1)
SIGNED = ("contract", ("contract_amount", Decimal(350_000_000)))


@pytest.fixture
def district(cast: Cast) -> Cast:
    """Four contracts claimed this year and one last year; one of another unit."""
    go_by(cast.book)
    for number in range(3):
        claimed_project(
            f"甲{number}厂", cast.town, SIGNED, on=date(2023, 2, 1), by=cast.clerk, at=NOON
        )
    steps = ("contract", ("contract_amount", Decimal(10**9)))
    claimed_project("园厂", cast.park, steps, on=date(2023, 2, 3), by=cast.park_clerk, at=NOON)
    claimed_project("乙厂", cast.town, SIGNED, on=date(2022, 2, 1), by=cast.clerk, at=NOON)
    return cast


def told(cast: Cast, name: str, *, is_verified: bool = False, reader: Account | None = None) -> str:
    asked = Asked(Period.year(2023))
    found = explain(cast.book, name, asked, LATER, verified=is_verified, reader=reader)
    return paragraph(found, CHINESE)


def test_money_is_told_by_rule_by_its_largest_and_beside_the_year_before(district: Cast) -> None:
    said = told(district, "合同引资额")
    assert said.startswith("甲区2023年合同引资额，申报20.50亿元。按")
    assert "：期内合同约定引资额，含增资、扣调减。" in said
    assert "由4项合计，最大的是园厂（" in said
    assert "）10.00亿元、甲0厂（东山镇）3.50亿元、甲1厂（东山镇）3.50亿元等。" in said
    assert "申报20.50亿元，其中20.50亿元还没有核定。" in said
    assert "上年同期3.50亿元，同比增长485.71%。" in said
    assert "以上截至2023-03-01，账记到第" in said


def test_who_may_not_see_rows_is_told_how_many(district: Cast) -> None:
    said = told(district, "合同引资额", reader=district.clerk)
    assert "园厂" not in said
    assert "由4项合计" in said
    assert "其中1项您无权查看。" in said


def test_a_rate_is_told_by_its_arithmetic(district: Cast) -> None:
    said = told(district, "开工率")
    assert "算式是" in said
    assert "上年同期" not in said


def test_what_is_verified_whole_says_so(cast: Cast) -> None:
    go_by(cast.book)
    subject = project(cast, "丙厂")
    verified(cast, claim(subject, "contract"))
    verified(cast, money(subject, "contract_amount", 120_000_000))
    said = told(cast, "合同引资额", is_verified=True)
    assert "核定1.20亿元" in said
    assert "是丙厂（东山镇）1.20亿元。" in said
    assert "申报与核定一致。上年同期没有。" in said
