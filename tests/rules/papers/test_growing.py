"""Growth against a year before, as papers say it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.kernel.text import CHINESE
from luodi.outputs.papers.rules.growing import grown, growth, percent, share

# 江华县 2012: 内联引资 35.6 against 10 gives 256 %, printed so in the county's own report (P35).
CASES = [
    ("35.6", "10", "同比增长256.0%", "+256.0"),
    ("11.23", "10", "同比增长12.3%", "+12.3"),
    ("9.7", "10", "同比下降3.0%", "-3.0"),
    ("10", "10", "与上年同期持平", "+0.0"),
    ("10", "0", "上年同期为零", "—"),
    ("0", "10", "同比下降100.0%", "-100.0"),
]


@pytest.mark.parametrize(("now", "before", "said", "cell"), CASES)
def test_growth_is_said_and_printed(now: str, before: str, said: str, cell: str) -> None:
    assert grown(Decimal(now), Decimal(before), CHINESE) == said
    assert percent(growth(Decimal(now), Decimal(before))) == cell


def test_nothing_grows_from_what_is_not_known_or_negative() -> None:
    assert growth(None, Decimal(1)) is None
    assert growth(Decimal(1), None) is None
    assert growth(Decimal(1), Decimal(-1)) is None


def test_a_share_of_nothing_is_none() -> None:
    assert share(Decimal(1), Decimal(3)) == "33.3"
    assert share(Decimal(0), Decimal(0)) == "—"
