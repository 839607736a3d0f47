"""Bands of size and age as they ship, each from its lower bound on; the rulebook overrides them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class SizeBand:
    """One band of planned total investment, from its lower bound in yuan to the next band's."""

    code: str
    name: str
    least_yuan: Decimal


@dataclass(frozen=True)
class AgeBand:
    """One band of time since the contract, from so many full months to the next band's."""

    code: str
    name: str
    least_months: int


SIZE_BANDS = (
    SizeBand("UNDER_10M", "1000万元以下", Decimal(0)),
    SizeBand("FROM_10M", "1000万元–5000万元", Decimal(10_000_000)),
    SizeBand("FROM_50M", "5000万元–1亿元", Decimal(50_000_000)),
    SizeBand("FROM_100M", "1亿元–5亿元", Decimal(100_000_000)),
    SizeBand("FROM_500M", "5亿元–10亿元", Decimal(500_000_000)),
    SizeBand("FROM_1B", "10亿元以上", Decimal(1_000_000_000)),
)
AGE_BANDS = (
    AgeBand("UNDER_3_MONTHS", "不满3个月", 0),
    AgeBand("FROM_3_MONTHS", "3–6个月", 3),
    AgeBand("FROM_6_MONTHS", "6–12个月", 6),
    AgeBand("FROM_1_YEAR", "满1年", 12),
)
