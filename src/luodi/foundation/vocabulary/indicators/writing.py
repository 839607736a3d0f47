"""Short words in which the rows of indicators are written."""

from __future__ import annotations

from decimal import Decimal

from luodi.foundation.vocabulary.codelists import FIXED_NATURES, OUTSIDE_ORIGINS, PROVINCE_ORIGINS
from luodi.foundation.vocabulary.shapes import Where

CONTRACT_MONEY = ("contract_amount", "capital_increase", "capital_reduction")
ARRIVED = ("money_in", "money_withdrawn")
ENDED = ("terminated", "lost", "returned", "swap_out")

TEN_MILLION = Where(least_total_yuan=Decimal(10_000_000))
HUNDRED_MILLION = Where(least_total_yuan=Decimal(100_000_000))
BILLION = Where(least_total_yuan=Decimal(1_000_000_000))
# Below 500万元 a project does not enter fixed-investment statistics (盐田统计局).
IN_STATISTICS_RANGE = Where(least_total_yuan=Decimal(5_000_000))
MANUFACTURING = Where(industries=("C",))
AT_AN_EVENT = Where(has_event=True)

ADMITTED = Where(admitted_natures=True)
OUTSIDE = Where(admitted_natures=True, origins=OUTSIDE_ORIGINS)
FROM_PROVINCES = Where(admitted_natures=True, origins=PROVINCE_ORIGINS)
FROM_ABROAD = Where(admitted_natures=True, origins=("FOREIGN",))
FROM_OWN_PROVINCE = Where(admitted_natures=True, origins=("CITY_OUT",))
FIXED = Where(admitted_natures=True, natures=FIXED_NATURES)
